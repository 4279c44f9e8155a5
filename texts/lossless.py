"""Losslessness: every character of a source is in its Document (无损).

This shares no code with the parsers, so that it can check them.
"""

import re
from dataclasses import dataclass
from itertools import zip_longest

from texts.document import Document, Passage, walk
from texts.patterns import lazily

__all__ = ["Loss", "find_loss"]

_LAYOUT = lazily("[\\s\ufeff\u200b\u200c\u200d\u2060]+")
_BLANK = "(?:[^\\S\n]|[\ufeff\u200b\u200c\u200d\u2060])"
_MARKS = lazily(rf"^{_BLANK}*(?:#{{1,6}}(?={_BLANK}|$|[第附序总一二三四五六七八九十]))?{_BLANK}*(?:\*\*([^*\n]{{1,80}})\*\*)?", re.M)
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Loss:
    """The first place where a Document and its source part.

    Args:
        offset: how many characters that are no layout agree before it.
        source, document: what stands there on either side.
    """

    offset: int
    source: str
    document: str


def find_loss(source: str, document: Document) -> Loss | None:
    """Compare a source with what was read from it.

    Layout is not compared: white space, zero-width spaces, line ends, HTML
    comments, the `#` before a Markdown heading, and `**` around the first
    words of a line. Everything else must come back, once and in order.

    Returns:
        `None` where nothing is lost, added or moved.
    """
    wanted, got = _characters(source), _LAYOUT.sub("", "".join(_words(document)))
    if wanted == got:
        return None
    offset = next(i for i, (a, b) in enumerate(zip_longest(wanted, got)) if a != b)
    return Loss(offset, wanted[offset : offset + _SHOWN], got[offset : offset + _SHOWN])


def _characters(source: str) -> str:
    lines = source.replace("\r\n", "\n").replace("\r", "\n")
    return _LAYOUT.sub("", _MARKS.sub(r"\1", _without_comments(lines)))


def _without_comments(source: str) -> str:
    kept, at = [], 0
    while (start := source.find("<!--", at)) >= 0 and (end := source.find("-->", start + 4)) >= 0:
        kept.append(source[at:start])
        at = end + 3
    return "".join(kept) + source[at:]


def _words(document: Document) -> list[str]:
    words: list[str] = []
    for part in document.parts:
        if isinstance(part, Passage):
            words.extend(part.lines)
        else:
            words.extend(text for node in walk(part) for text in (node.label, node.words))
    return words
