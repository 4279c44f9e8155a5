"""Pairing: which provision of the new text each one of the old has become (新旧条文的对应).

A drafter says of each article one thing: that it changes, that it is new, or
that it goes. Of a divided article the likest part is the same article and the
others are new; of merged ones likewise.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from texts.address import CONTAINERS, Address
from texts.comparison import Comparison, Row
from texts.document import Document, Provision, addresses

__all__ = ["Named", "Pair", "Pairing", "pair"]


@dataclass(frozen=True, slots=True)
class Named:
    """A provision with its name, and where it stands.

    Args:
        address: in its own text.
        provision: it.
        under: the headings above it, innermost last.
    """

    address: Address
    provision: Provision
    under: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """What was and what becomes of it.

    Args:
        old, new: the two sides; one is `None` for what is new or goes.
        inside: the natural paragraphs that are the same, by their addresses.
    """

    old: Named | None
    new: Named | None
    inside: Mapping[Address, Address]


@dataclass(frozen=True, slots=True)
class Pairing:
    """All pairs of two texts.

    Args:
        articles: in order of the new text, what goes at its old place.
        headings: likewise; 编 章 节.
        others: 序言, 引言, 附件, likewise.
    """

    articles: tuple[Pair, ...]
    headings: tuple[Pair, ...]
    others: tuple[Pair, ...]


def pair(comparison: Comparison) -> Pairing:
    """Return which provisions of two texts are one, each in one pair at most."""
    old, new = _named(comparison.old), _named(comparison.new)
    return Pairing(*(tuple(_pairs(rows, old, new)) for rows in (comparison.articles, comparison.headings, comparison.others)))


def _named(document: Document) -> dict[Address, Named]:
    """Return all provisions by address, each with the headings above it."""
    found: dict[Address, Named] = {}
    above: list[tuple[Provision, Address]] = []
    held: dict[int, list[Address]] = {}
    for address, provision in addresses(document):
        under = tuple(held.get(id(provision), ()))
        found[address] = Named(address, provision, under)
        if provision.level in CONTAINERS:
            above.append((provision, address))
            held.update((id(child), [*under, address]) for child in provision.children)
    return found


def _pairs(rows: Sequence[Row], old: Mapping[Address, Named], new: Mapping[Address, Named]) -> Iterable[Pair]:
    taken, placed = _likest(rows), _in_place(rows)
    said: set[tuple[str, Address]] = {("old", address) for address in placed}
    for row in rows:
        one, other = row.old, row.new
        if one is not None and other is not None and taken.get(one.address) == other.address and ("old", one.address) not in said:
            said |= {("old", one.address), ("new", other.address)}
            yield Pair(old[one.address], new[other.address], _inside(row))
            continue
        if other is not None and other.address in placed and ("new", other.address) not in said:
            said.add(("new", other.address))
            yield Pair(old[other.address], new[other.address], {})
            continue
        if other is not None and other.address not in taken.values() and ("new", other.address) not in said:
            said.add(("new", other.address))
            yield Pair(None, new[other.address], {})
        if one is not None and one.address not in taken and ("old", one.address) not in said:
            said.add(("old", one.address))
            yield Pair(old[one.address], None, {})


def _likest(rows: Sequence[Row]) -> dict[Address, Address]:
    """Return for each old provision the new one that it has become, no new one twice."""
    linked = sorted(((-_kept(row), at) for at, row in enumerate(rows) if row.old is not None and row.new is not None))
    found: dict[Address, Address] = {}
    for _, at in linked:
        old, new = rows[at].old, rows[at].new
        assert old is not None and new is not None  # noqa: S101, PT018 - filtered
        if old.address not in found and new.address not in found.values():
            found[old.address] = new.address
    return found


def _in_place(rows: Sequence[Row]) -> set[Address]:
    """Return what goes with what comes under the same number at the same place: a drafter says that it reads anew."""
    found: set[Address] = set()
    gone: set[Address] = set()
    come: set[Address] = set()
    for row in rows:
        if row.old is not None and row.new is not None:
            gone, come = set(), set()
            continue
        gone |= {row.old.address} if row.old else set()
        come |= {row.new.address} if row.new else set()
        found |= gone & come
    return found


def _kept(row: Row) -> int:
    return sum(edit.old[1] - edit.old[0] for edit in row.edits if edit.kept)


def _inside(row: Row) -> dict[Address, Address]:
    """Return which natural paragraphs are the same, each once."""
    found: dict[Address, Address] = {}
    for child in sorted((child for child in row.children if child.old and child.new), key=lambda child: -_kept(child)):
        assert child.old is not None and child.new is not None  # noqa: S101, PT018 - filtered
        if child.old.address not in found and child.new.address not in found.values():
            found[child.old.address] = child.new.address
    return found
