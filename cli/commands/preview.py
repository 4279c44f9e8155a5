"""`yange preview LAW`: as it will read once acts that are adopted and not yet in force take effect."""

from cli.exits import ExitCode
from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, Law, OnDay
from cli.output import as_json, show

__all__ = ["preview"]


def preview(law: Law, on: OnDay = None, known: KnownDay = None, archive: Folder = None, json: AsJson = False) -> int:
    """Show a law as it will read once what is adopted takes effect.

    The text is not in force, and says so. What is recorded of it is shown, and
    where an act is held whose text is not, it is compiled for the answer.
    """
    from cli.views.amended import previewed
    from cli.views.amended_json import preview_json

    found = open_archive(archive).preview(law, on=on, known=known)
    if json:
        as_json(preview_json(found))
    else:
        show(previewed(found))
    return ExitCode.NOT_HELD if found.text is None else ExitCode.DONE
