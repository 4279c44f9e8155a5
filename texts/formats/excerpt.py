"""Excerpt: the rows of a Comparison that are about one provision (单条对照)."""

from dataclasses import replace

from texts.address import CONTAINERS, Address
from texts.comparison import Comparison, Row, Side
from texts.document import Document, addresses, walk
from texts.errors import NoSuchProvision
from texts.grammar.cn.citation import read_address, write_address

__all__ = ["excerpt"]


def excerpt(comparison: Comparison, provision: str) -> tuple[Comparison, str]:
    """Return the part of a Comparison that is about one provision, and the name of that.

    It is its row, or the rows of all that stands under it.

    Of a provision that is split or merged all the rows are there, since what a
    row says of it is said in view of the others.

    Args:
        comparison: two texts.
        provision: as people name it; as the new text numbers it, where that has such a one, else as the old text does.

    Raises:
        BadAddress: it is no name of a provision.
        NoSuchProvision: neither text has it.
    """
    try:
        asked, document, new = read_address(provision, comparison.new), comparison.new, True
    except NoSuchProvision as missing:
        try:
            asked, document, new = read_address(provision, comparison.old), comparison.old, False
        except NoSuchProvision:
            raise missing from None
    under = _under(asked, document)

    def about(row: Row) -> bool:
        side = row.new if new else row.old
        return side is not None and (side.address in under or _around(side, asked, row))

    chosen = {side for row in comparison.rows() if about(row) for side in (row.old, row.new) if side}
    kinds = (comparison.headings, comparison.articles, comparison.others)
    headings, articles, others = (tuple(row for row in rows if row.old in chosen or row.new in chosen) for rows in kinds)
    return replace(comparison, title=None, headings=headings, articles=articles, others=others), write_address(asked)


def _under(asked: Address, document: Document) -> frozenset[Address]:
    """Return the provision, and what stands under it where it is a heading."""
    named = list(addresses(document, inside=False))
    nodes = {id(node) for address, top in named if address == asked for node in walk(top)}
    return frozenset(address for address, node in named if id(node) in nodes)


def _around(side: Side, asked: Address, row: Row) -> bool:
    """Say whether the provision stands inside a row, which is an article or an annex as a whole."""
    steps = side.address.steps
    return bool(steps) and row.level not in CONTAINERS and asked.steps[: len(steps)] == steps
