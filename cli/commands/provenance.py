"""`yange provenance LAW`: who, what, whence, when."""

from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, Law
from cli.output import as_json, show

__all__ = ["provenance"]


def provenance(law: Law, known: KnownDay = None, archive: Folder = None, json: AsJson = False) -> None:
    """Show what happened to a law, in law and in the archive, and how each event is known."""
    found = open_archive(archive).provenance(law, known=known)
    if json:
        from cli.views.answers_json import provenance_json

        as_json(provenance_json(found))
    else:
        from cli.views.provenance import page

        show(page(found))
