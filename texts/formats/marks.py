"""Marks of the written format: escapes, labels, and the notes above a block.

`markdown.py` specifies the format; this file is what its reader and its
writer share, and `plain`, which turns a slice into what a person quotes. The
readings here are frozen with format 1: nothing in them follows a grammar.
"""

import re
from dataclasses import dataclass
from unicodedata import digit

from texts.address import Level, Number
from texts.formats.escaping import escape, plain, unescape, written_length
from texts.patterns import lazily

__all__ = ["UNITS", "Block", "Shape", "default", "escape", "numbers_in", "plain", "split_gap", "unescape", "written_length"]

UNITS = frozenset((Level.ARTICLE, Level.ITEM))
"""Levels whose text is that of a first paragraph."""


_DIGIT = "一二三四五六七八九"
_NUMERAL = f"[{_DIGIT}十百千零〇]+|[0-9０-９]+"
_RUN = lazily(f"{_NUMERAL}|[①-⑳⑴-⒇⒈-⒛㈠-㈩]")
_LONGEST_NUMBER = 18
_PLACES = {"十": 10, "百": 100, "千": 1000}

_HEADING = lazily(rf"第[{_DIGIT}十百千零〇0-9０-９ \u3000]+(分编|编|章|节)(?:之[{_DIGIT}十百千零〇]+)?|[{_DIGIT}十百]+、")
_ITEM = lazily(f"[{_DIGIT}十百]+、")
_POINT = lazily(rf"([（(][{_DIGIT}十百]+[）)]|[{_DIGIT}十百]+、)|([0-9０-９]+[．.、])|[（(][0-9０-９]+[）)]|[①-⑳]")
_NAMED = {"编": Level.PART, "分编": Level.SUBPART, "章": Level.CHAPTER, "节": Level.SECTION}


class Shape:
    """How a block stands on the page."""

    HEADING = "#"
    """`## …`, as many marks as it stands deep, and one more."""
    BOLD = "**"
    """`**第一条**　…`: an article and, on the same line, its first paragraph."""
    LISTED = "-"
    """`- （一）…`: below a paragraph."""
    TABLE = "|"
    """`| … |`: the rows of a table, a line each."""
    FLOWING = ""
    """Anything else."""


@dataclass(frozen=True, slots=True)
class Block:
    """What the line of one block says of its provision.

    Args:
        own: the words are the provision's own, and not those of a first
            paragraph inside it.
    """

    level: Level
    label: str
    number: Number | None
    gap: str
    words: str
    own: bool = True


def numbers_in(label: str) -> Number | None:
    """Return the numerals that stand in a label, in order: 第一百三十三条之一 is `(133, 1)`.

    Chinese numerals below ten thousand, Arabic ones of any width, and
    enclosed ones; `None` where there are none, or one that is badly formed.
    """
    found = tuple(_value(run) for run in _RUN.findall(label))
    return None if not found or None in found else tuple(value for value in found if value is not None)


def _value(run: str) -> int | None:
    if run[0] in _DIGIT + "十百千零〇":
        return _chinese(run)
    if len(run) == 1 and not run.isdecimal():
        return _enclosed(run)
    return int(run) if len(run) <= _LONGEST_NUMBER else None


def _enclosed(char: str) -> int:
    for first, last in (("①", "⑳"), ("⑴", "⒇"), ("⒈", "⒛"), ("㈠", "㈩")):
        if first <= char <= last:
            return ord(char) - ord(first) + 1
    return digit(char)


def _chinese(run: str) -> int | None:
    """Read an additive numeral; one that does not fall in its places is none."""
    total, pending, last = 0, None, 10**4
    for char in run:
        if char in "零〇":
            if pending is not None or not total:
                return None
        elif char in _PLACES:
            place = _PLACES[char]
            if place >= last or (pending is None and (place != 10 or total)):
                return None
            total, pending, last = total + (1 if pending is None else pending) * place, None, place
        elif pending is not None:
            return None
        else:
            pending = _DIGIT.index(char) + 1
    if pending is not None and last == 1:
        return None
    return total + (pending or 0)


def default(shape: str, content: str, bold: str = "") -> Block:
    """Return what a block says that bears no note.

    Args:
        content: the line without structure marks and escapes; what follows
            the bold label, for BOLD.
        bold: the label, for BOLD.
    """
    if shape == Shape.BOLD:
        gap, words = split_gap(content)
        return Block(Level.ARTICLE, bold, numbers_in(bold), gap, words, own=False)
    if shape == Shape.HEADING:
        match = _HEADING.match(content)
        return _labelled(Level.HEADING if match is None or match[1] is None else _NAMED[match[1]], match, content)
    if shape == Shape.LISTED:
        match = _POINT.match(content)
        level = Level.PARAGRAPH if match is None else Level.POINT if match[1] else Level.INDENT if match[2] else Level.SUBINDENT
        return _labelled(level, match, content)
    if shape == Shape.TABLE:
        return Block(Level.TABLE, "", None, "", content)
    match = _ITEM.match(content)
    if match is not None:
        return _labelled(Level.ITEM, match, content, own=False)
    return Block(Level.PARAGRAPH, "", None, "", content)


def _labelled(level: Level, match: re.Match[str] | None, content: str, *, own: bool = True) -> Block:
    label = "" if match is None else match[0]
    if not label:
        return Block(level, "", None, "", content)
    gap, words = split_gap(content[len(label) :])
    return Block(level, label, numbers_in(label), gap, words, own=own)


def split_gap(text: str) -> tuple[str, str]:
    """Part the white space at the start of `text` from the rest."""
    words = text.lstrip()
    return text[: len(text) - len(words)], words
