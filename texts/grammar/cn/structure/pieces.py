"""Pieces: the words of a body in printed order, each with what it is (条款项目的片段)."""

from dataclasses import dataclass

from texts.address import Level, Number

__all__ = ["Piece"]


@dataclass(slots=True)
class Piece:
    """One stretch of a line, or the rows of a table, before it has a place in the tree.

    Args:
        level: what it is; PARAGRAPH for what bears no label.
        line: where it stands in the source.
        words: its words; of an article or item, those of its first paragraph.
        style: how the label is printed, for what may stand inside an article:
            a name of a group of `labels.LISTED`.
        quoted: whether it stands in a quotation.
        marks: of a heading, how many `#` it bears; -1 where it is known by its
            place alone, -2 where it stands right below another heading, -3
            where it is marked as a wiki marks it.
        broken: whether a heading was printed over two lines.
        glued: whether it stands behind others on its line.
        apart: whether it stands outside the item before it.
    """

    level: Level
    line: int
    words: str = ""
    label: str = ""
    number: Number | None = None
    gap: str = ""
    style: str = ""
    quoted: bool = False
    marks: int = 0
    apart: bool = False
    broken: bool = False
    glued: bool = False
