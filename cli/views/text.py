"""A stored text laid out for reading: headings, numbers of articles, points set in."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cli.views.page import Block, Heading, Paragraph, Piece, Style

if TYPE_CHECKING:
    from archive.answering.answers import Shown

__all__ = ["blocks"]

_MARK = re.compile(r"<!-- (/?)([a-z_]+) -->")
_ROLES = frozenset(("title", "announcement", "header_note", "contents", "addressee", "signature", "date_line", "furniture"))
_NOT_SHOWN = ("title", "contents", "furniture")
"""The title stands above already; a table of contents is no text of law. JSON has them all."""
_ARTICLE = re.compile(r"\*\*(.+?)\*\*(.*)")
_ITEM = re.compile(r"( *)- (.*)")


def blocks(shown: "Shown") -> Iterator[Block]:
    """Yield the paragraphs of a text, from its written format where there is one."""
    if shown.written is None:
        for line in (shown.text or "").split("\n"):
            yield Paragraph.of(line)
    else:
        yield from _written(shown.written)


def _written(written: str) -> Iterator[Block]:
    role: str | None = None
    for line in written.split("\n"):
        if mark := _MARK.fullmatch(line.strip()):
            role = mark[2] if not mark[1] and mark[2] in _ROLES else None
        elif line and not line.lstrip().startswith("<!--") and role not in _NOT_SHOWN:
            yield from _line(line) if role is None else _beside(line)


def _line(line: str) -> Iterator[Block]:
    """Yield a paragraph of the body, or a heading with room above it."""
    from texts.formats.escaping import unescape

    if line.startswith("#"):
        yield None
        yield Heading(unescape(line.lstrip("#").strip()), depth=2)
    elif article := _ARTICLE.fullmatch(line):
        yield Paragraph((Piece(unescape(article[1]), Style.LABEL), Piece(unescape(article[2]))))
    elif item := _ITEM.fullmatch(line):
        yield Paragraph.of(unescape(item[2]), indent=4 + len(item[1]))
    else:
        yield Paragraph.of(unescape(line.strip()), first=4)


def _beside(line: str) -> Iterator[Block]:
    from texts.formats.escaping import unescape

    yield Paragraph.of(unescape(line), Style.FAINT)
