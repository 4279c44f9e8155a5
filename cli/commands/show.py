"""`yange show LAW [PROVISION]`: what it says on a day, and how that is known."""

from typing import TYPE_CHECKING

from cli.exits import ExitCode
from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, Law, OnDay, Provision, VersionLabel
from cli.output import as_json, note
from cli.output import show as show_page

if TYPE_CHECKING:
    from archive.answering.answers import Shown

__all__ = ["show"]


def show(
    law: Law,
    provision: Provision = None,
    on: OnDay = None,
    version: VersionLabel = None,
    known: KnownDay = None,
    archive: Folder = None,
    json: AsJson = False,
) -> int:
    """Show what a law, or one provision, says on a day.

    LAW may hold the provision too: yange show 刑法第十七条第二款.
    """
    found = open_archive(archive).show(law, provision, on=on, version=version, known=known)
    if json:
        from cli.views.answers_json import show_json

        as_json(show_json(found))
    else:
        from cli.views.shown import page

        show_page(page(found))
        _advise(found)
    return ExitCode.NOT_HELD if found.text is None else ExitCode.DONE


def _advise(found: "Shown") -> None:
    for words in (*found.status.notes, *found.notes):
        note(f"note: {words}")
    if found.text is None and found.status.text_held:
        note("hint: yange history lists the versions held; --version LABEL or --on DAY shows one")
