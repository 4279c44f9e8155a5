"""Ordering: all rows of a Comparison as one text would print them (对照表的次序)."""

from bisect import bisect_left
from collections.abc import Sequence

from texts.address import Address
from texts.comparison import Comparison, Row
from texts.document import Document, addresses

__all__ = ["in_order"]


def in_order(comparison: Comparison) -> tuple[Row, ...]:
    """Return headings, articles and all else in the order of the new text, deletions at their old place.

    The title is not among them. A row of deleted words comes after what stood
    before it in the old text, wherever that stands now.
    """
    rows = [*comparison.headings, *comparison.articles, *comparison.others]
    places = (_places(comparison.old), _places(comparison.new))
    kept = sorted((places[0][row.old.address], places[1][row.new.address]) for row in rows if row.old and row.new and not row.moved)
    return tuple(sorted(rows, key=lambda row: _key(row, places, kept)))


def _key(row: Row, places: tuple[dict[Address, int], dict[Address, int]], kept: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if row.new is not None:
        return places[1][row.new.address], -1
    old = places[0][row.old.address] if row.old else 0
    at = bisect_left(kept, (old, -1))
    return kept[at - 1][1] if at else -1, old


def _places(document: Document) -> dict[Address, int]:
    return {address: place for place, (address, _) in enumerate(addresses(document, inside=False))}
