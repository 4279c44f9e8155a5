"""The laws of an archive, a line each."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cli.views.kinds import KINDS
from cli.views.page import Page, Table

if TYPE_CHECKING:
    from archive.answering.answers import WorkLine

__all__ = ["page"]


def page(lines: Iterable["WorkLine"]) -> Page:
    """Return a table: title, kind, versions held, id."""
    return (Table(("title", "kind", "versions", "id"), tuple(map(_row, lines))),)


def _row(line: "WorkLine") -> tuple[str, ...]:
    kind = KINDS.get(line.kind or "", "cannot be told")
    return (line.title, kind, ", ".join(line.versions) if line.held else "known by name only", line.work)
