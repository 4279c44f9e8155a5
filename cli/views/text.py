"""A stored text laid out for reading: headings, numbers of articles, points set in."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cli.views.page import Block, Heading, Paragraph, Piece, Style

if TYPE_CHECKING:
    from archive.answers import Shown

__all__ = ["blocks"]

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
    from texts.formats.marks import unescape

    for line in written.split("\n"):
        if not line or line.lstrip().startswith("<!--"):
            continue
        if line.startswith("#"):
            yield Heading(unescape(line.lstrip("#").strip()), depth=2)
        elif article := _ARTICLE.fullmatch(line):
            yield Paragraph((Piece(unescape(article[1]), Style.LABEL), Piece(unescape(article[2]))))
        elif item := _ITEM.fullmatch(line):
            yield Paragraph.of(unescape(item[2]), indent=4 + len(item[1]))
        else:
            yield Paragraph.of(unescape(line.strip()))
