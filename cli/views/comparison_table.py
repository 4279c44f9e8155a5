"""Two texts as a comparison table in a file: HTML or docx (修改前后对照表)."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from texts.formats.editions import NOT_STATED, in_print
from texts.formats.table import Edition, Table

if TYPE_CHECKING:
    from archive.answering.answers import Span

__all__ = ["Form", "edition", "packed", "written"]

_MADE = {"amendment": "修正", "reenactment": "修订"}
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first instant that a zip can say: the same table gives the same bytes."""


class Form(StrEnum):
    """What sort of file."""

    HTML = "html"
    DOCX = "docx"


def edition(span: "Span", title: str | None = None) -> Edition:
    """Return what the archive knows of a version, for the head of a table.

    Args:
        span: the version.
        title: of its law, where two laws are compared.
    """
    return Edition(span.version if title is None else f"{title} {span.version}", tuple(_facts(span)))


def written(table: Table, form: Form) -> bytes:
    """Return the bytes of a file."""
    if form is Form.HTML:
        from texts.formats.table_html import as_html

        return as_html(table).encode()
    from texts.formats.table_docx import as_docx

    return packed(as_docx(table))


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts of a file packed into one (zip), in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EARLIEST), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _facts(span: "Span") -> Iterator[tuple[str, str]]:
    if span.kind in _MADE:
        yield "最近一次修改", f"{in_print(span.adopted)}{_MADE[span.kind]}"
        yield "修改依据", f"《{span.act}》" if span.act else NOT_STATED
    else:
        yield "通过", in_print(span.adopted)
    yield "公布", in_print(span.promulgated)
    yield "施行", in_print(span.effective) + ("（施行前已被取代）" if span.never_in_force else "")
