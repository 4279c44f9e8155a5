"""`yange provenance LAW`: who, what, whence, when."""

from enum import StrEnum
from typing import Annotated

import typer

from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, Law
from cli.output import as_json, show

__all__ = ["provenance"]


class Format(StrEnum):
    """In which form the answer is given."""

    PAGE = "page"
    JSON = "json"
    PROV = "prov"


InFormat = Annotated[Format, typer.Option("--format", help="A page for people; yange.provenance/1; or W3C PROV-JSON.")]


def provenance(law: Law, known: KnownDay = None, archive: Folder = None, form: InFormat = Format.PAGE, json: AsJson = False) -> None:
    """Show what happened to a law, in law and in the archive, and how each event is known."""
    found = open_archive(archive).provenance(law, known=known)
    if form is Format.PROV:
        from archive.answering.prov import prov_json

        as_json(prov_json(found))
    elif json or form is Format.JSON:
        from cli.views.answers_json import provenance_json

        as_json(provenance_json(found))
    else:
        from cli.views.provenance import page

        show(page(found))
