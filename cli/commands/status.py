"""`yange status LAW`: is it in force on a day, and which version is operative?"""

from cli.exits import ExitCode
from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, Law, OnDay
from cli.output import as_json, note, show

__all__ = ["status"]


def status(law: Law, on: OnDay = None, known: KnownDay = None, archive: Folder = None, json: AsJson = False) -> int:
    """Say whether a law is in force on a day.

    Force is the law's; the version is the text that is operative, where the
    sources say which. What no source states is said to be unknown.
    """
    found = open_archive(archive).status(law, on=on, known=known)
    if json:
        from cli.views.answers_json import status_json

        as_json(status_json(found))
    else:
        from cli.views.status import page

        show(page(found))
        for words in found.notes:
            note(f"note: {words}")
    return ExitCode.NOT_HELD if found.status == "not_held" else ExitCode.DONE
