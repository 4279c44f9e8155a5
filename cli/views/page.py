"""A page: an answer as blocks, before it is laid out for a terminal or a file.

Views build pages; `plain.py` and `terminal.py` lay them out. The blocks are
named tuples, which take a seventh of the time that dataclasses take to define:
`show` is a process of its own each time.
"""

from enum import StrEnum
from typing import NamedTuple

__all__ = ["MARKS", "Beside", "Block", "Facts", "Heading", "Page", "Paragraph", "Piece", "Sides", "Style", "Table"]


class Style(StrEnum):
    """Why some words are marked."""

    PLAIN = "plain"
    LABEL = "label"
    """The number of a provision."""
    DELETED = "deleted"
    INSERTED = "inserted"
    MOVED_OUT = "moved out"
    """Old words of a divided provision that stand in another part of it."""
    MOVED_IN = "moved in"
    """New words of a provision made of several that come from another of them."""
    TYPOGRAPHIC = "typographic"
    """Another width or form of the same mark."""
    FAINT = "faint"
    """Beside the answer: where it comes from."""
    WARNING = "warning"


MARKS = {
    Style.DELETED: ("[-", "-]"),
    Style.INSERTED: ("{+", "+}"),
    Style.MOVED_OUT: ("[~", "~]"),
    Style.MOVED_IN: ("{~", "~}"),
}
"""What stands around words whose style must not be lost: on paper, in a copy, for eyes that know no red from green.

The marks of `git diff --word-diff`, and two of the same kind for words that moved.
"""


class Piece(NamedTuple):
    """Some words, marked or not."""

    words: str
    style: Style = Style.PLAIN


class Heading(NamedTuple):
    """A line over what follows.

    Args:
        depth: 1 for the name of the law, 2 for a part of the answer.
        words: no line break.
    """

    words: str
    depth: int = 1


class Paragraph(NamedTuple):
    """Running words.

    Args:
        pieces: in order; together no line break.
        indent: columns in front of every line.
        first: columns more in front of the first line, where lines are broken
            and a paragraph (款) would not be told from the end of the last.
    """

    pieces: tuple[Piece, ...]
    indent: int = 0
    first: int = 0

    @classmethod
    def of(cls, words: str, style: Style = Style.PLAIN, *, indent: int = 0, first: int = 0) -> "Paragraph":
        """Return a paragraph in one style."""
        return cls((Piece(words, style),), indent, first)


class Beside(NamedTuple):
    """Running words with a name in front, all their lines set in behind it.

    Args:
        name: how they are called; with blanks up to the width that its neighbours have.
        pieces: the words; together no line break.
        indent: columns in front of every line.
    """

    name: Piece
    pieces: tuple[Piece, ...]
    indent: int = 0


class Facts(NamedTuple):
    """Names and values in two columns; a value may have several lines."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]


class Table(NamedTuple):
    """Rows under column names."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Sides(NamedTuple):
    """Words of two texts: in two columns where there is room, else in one.

    Args:
        heights: what stands beside each other, old and new.
        merged: both sides in one, changes marked.
    """

    heights: tuple[tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]], ...]
    merged: tuple[Paragraph, ...]


Block = Heading | Paragraph | Beside | Facts | Table | Sides | None
"""`None` is an empty line."""

Page = tuple[Block, ...]
