"""`yange blame LAW [PROVISION]`: which act wrote these words, and which last restated them."""

from datetime import date
from typing import Annotated

import typer

from cli.days import read_day
from cli.errors import CommandError
from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, Law, Provision, VersionLabel
from cli.output import as_json, note, show

__all__ = ["blame"]

On = Annotated[date | None, typer.Option("--on", metavar="DAY", parser=read_day, help="The text operative on that day; else the latest held.")]
ByLine = Annotated[bool, typer.Option("--lines", help="By paragraph: its youngest author, its oldest, its words.")]


def blame(
    law: Law,
    provision: Provision = None,
    on: On = None,
    version: VersionLabel = None,
    lines: ByLine = False,
    known: KnownDay = None,
    archive: Folder = None,
    json: AsJson = False,
) -> None:
    """Say for every word which version wrote it, and which last restated its article.

    Of the latest text held, or the one that --on or --version names. A version
    marked ≤ wrote it, or one before it whose text is not held. A change of form
    alone (a number, width, spacing) leaves the author and is told beside the words.
    """
    if on is not None and version is not None:
        raise CommandError("--on and --version name two texts", hint="one of them is enough")
    found = open_archive(archive).blame(law, provision, version=on.isoformat() if on is not None else version, known=known)
    if json:
        from cli.views.blame_json import blame_json

        as_json(blame_json(found))
    else:
        from cli.views.blame import page

        show(page(found, lines=lines))
        for words in found.notes:
            note(f"note: {words}")
