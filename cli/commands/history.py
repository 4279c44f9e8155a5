"""`yange history LAW [PROVISION]`: which acts changed it, and what they changed."""

from typing import Annotated

import typer

from cli.completing import versions
from cli.days import read_day
from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, Law, Provision
from cli.output import as_json, note, show

__all__ = ["history"]

NamedIn = Annotated[
    str | None,
    typer.Option(
        "--version", metavar="VERSION", help="Whose numbering PROVISION is of: a label, or a day; else the latest text that has it.", autocompletion=versions
    ),
]


def history(law: Law, provision: Provision = None, version: NamedIn = None, known: KnownDay = None, archive: Folder = None, json: AsJson = False) -> None:
    """List the versions of a law and what each changed; of a provision, those that changed it.

    A provision is followed through other numbers and places, and through all its
    parts where it was split or merged, with the words before and after.
    """
    numbering = read_day(version).isoformat() if version is not None and "年" in version else version
    found = open_archive(archive).history(law, provision, version=numbering, known=known)
    if json:
        from cli.views.answers_json import history_json

        as_json(history_json(found))
    else:
        from cli.views.history import page

        show(page(found))
        for words in found.notes:
            note(f"note: {words}")
