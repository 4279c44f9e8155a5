"""Margins: where a block of the written format stands in the tree (层级), for its reader and its writer alike."""

from texts.address import Level
from texts.formats.marks import UNITS, Shape

__all__ = ["DEEPEST_INDENT", "Margins"]

DEEPEST_INDENT = 16
"""Deeper list items keep this indent and note their depth, so that size stays linear."""


class Margins:
    """The depths that the blocks written so far leave open.

    `heading` is the depth of the last heading, `unit` that of the article or
    item below it, `anchor` that of the last block at the margin: list items
    hang from it.
    """

    __slots__ = ("anchor", "heading", "unit")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget what is open, as after a passage."""
        self.heading = self.anchor = -1
        self.unit: int | None = None

    def expect(self, shape: str, level: Level, marks: int) -> int:
        """Return the depth of a block that notes none.

        Args:
            marks: how many `#` a heading has, or how deep a line is indented.
        """
        if shape == Shape.HEADING:
            return marks - 2
        if shape == Shape.LISTED or marks:
            return self.anchor + 1 + marks
        if self.unit is None or level in UNITS:
            return self.heading + 1
        return self.unit + 1

    def place(self, shape: str, level: Level, marks: int, depth: int, *, merged: bool) -> None:
        """Take note of a block that stands at `depth`, with its first paragraph on its line if `merged`."""
        if self.unit is not None and depth <= self.unit:
            self.unit = None
        self.heading = min(self.heading, depth - 1)
        if shape == Shape.HEADING:
            self.heading = self.anchor = depth
        elif shape == Shape.LISTED or marks:
            self.anchor = min(self.anchor, depth - 1)
        else:
            self.anchor = depth + 1 if merged else depth
            if level in UNITS:
                self.unit = depth
