"""`yange history LAW [PROVISION]`: which acts changed it, and what they changed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.completing import versions
from cli.days import read_day
from cli.errors import CommandError
from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, Law, Provision
from cli.output import as_json, note, show

if TYPE_CHECKING:
    from archive.facade import Archive

__all__ = ["history"]

NamedIn = Annotated[
    str | None,
    typer.Option(
        "--version", metavar="VERSION", help="Whose numbering PROVISION is of: a label, or a day; else the latest text that has it.", autocompletion=versions
    ),
]

Plot = Annotated[
    Path | None, typer.Option("--plot", metavar="FILE.svg", help="Draw the law through time instead: its versions, and the articles each touched.")
]


def history(
    law: Law,
    provision: Provision = None,
    version: NamedIn = None,
    known: KnownDay = None,
    archive: Folder = None,
    plot: Plot = None,
    json: AsJson = False,
) -> None:
    """List the versions of a law and what each changed; of a provision, those that changed it.

    A provision is followed through other numbers and places, and through all its
    parts where it was split or merged, with the words before and after.
    """
    if plot is not None:
        _plot(open_archive(archive), law, plot, known, alone=not json and provision is None and version is None)
        return
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


def _plot(archive: "Archive", law: str, to: Path, known: date | None, *, alone: bool) -> None:
    """Draw the whole law into a file."""
    if not alone:
        raise CommandError("--plot draws the whole law and nothing else", hint="leave PROVISION, --version and --json away")
    from cli.delivering import deliver
    from cli.views.history_svg import as_svg

    deliver(as_svg(archive.touched(law, known=known)).encode(), to, text=True)
