"""`yange history LAW [PROVISION]`: which acts changed it, and what they changed."""

from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, Law, Provision
from cli.output import as_json, note, show

__all__ = ["history"]


def history(law: Law, provision: Provision = None, known: KnownDay = None, archive: Folder = None, json: AsJson = False) -> None:
    """List the versions of a law, and what each changed."""
    found = open_archive(archive).history(law, provision, known=known)
    if json:
        from cli.views.answers_json import history_json

        as_json(history_json(found))
    else:
        from cli.views.history import page

        show(page(found))
        for words in found.notes:
            note(f"note: {words}")
