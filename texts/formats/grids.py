"""Grids: the rows of a table that a text prints, set in columns inside a cell (表中表).

    | 船型 | 费用 |

A row is cut at its bars. Rows with as many columns have the same widths on
both sides of a provision, so that they stand under and beside each other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from texts.errors import columns
from texts.formats.strips import Layout, Run, layout

__all__ = ["Line", "cells", "shares"]

Line = tuple[Run, ...]
"""A natural paragraph, as `strips.paragraphs` gives it."""

_BAR = re.compile(r"(?<!\\)\|")
_NARROWEST, _WIDEST = 4, 24
"""Columns of a terminal, between which the widths of cells keep their proportion."""


def cells(line: Line) -> tuple[Line, ...]:
    """Return what stands between the bars of a row, blanks included."""
    found: list[list[Run]] = [[]]
    text = "".join(run.words for run in line)
    bars = {match.start() for match in _BAR.finditer(text)}
    at = 0
    for run in line:
        start = at
        for place in (*sorted(bar for bar in bars if at <= bar < at + len(run.words)), at + len(run.words)):
            words = text[start:place]
            found[-1] += [Run(words, run.mark)] if words else []
            if place in bars and place < at + len(run.words):
                found.append([])
            start = place + 1
        at += len(run.words)
    return tuple(map(tuple, found[1:-1]))


def shares(lines: Iterable[Line]) -> Mapping[int, tuple[int, ...]]:
    """Return how wide the columns are, in hundredths, for each number of columns that a row has."""
    widths: dict[int, list[int]] = {}
    for row in (cells(line) for line in lines if layout(line) is Layout.TABLE_ROW):
        found = widths.setdefault(len(row), [_NARROWEST] * len(row))
        found[:] = [max(one, min(_WIDEST, columns("".join(run.words for run in cell).strip()))) for one, cell in zip(found, row, strict=True)]
    return {count: tuple(_hundredths(found)) for count, found in widths.items()}


def _hundredths(widths: list[int]) -> Iterator[int]:
    """Yield the proportion of each; together a hundred."""
    total, at, given = sum(widths), 0, 0
    for width in widths:
        at += width
        yield at * 100 // total - given
        given = at * 100 // total
