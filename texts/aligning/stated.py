"""Stated: what an amending act says of provisions and of what stands inside them (修改决定明示的对应).

An act names provisions at every level: 第九条改为第七条, 第三条第二款作为第四条, 删去
第六条第二项. What it says of a 款 or a 项 holds inside the articles that they
stand in; and where a 款 goes to another article, a part of the one is a part of
the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from texts.address import Address
from texts.aligning.anchors import Pair
from texts.aligning.units import Unit
from texts.comparison import KnownLink

__all__ = ["NOTHING", "Stated", "Statements"]

_Places = frozenset[int]


class Stated(NamedTuple):
    """What an act states of two runs of units, by places.

    Args:
        pairs: links of the whole of both.
        alone: the old places that it deletes, the new ones that it inserts.
        parts: links of a part of one with the other, or with a part of it;
            both may go on elsewhere too.
        whole: the places that are the whole of their side of such a link.
    """

    pairs: tuple[Pair, ...] = ()
    alone: tuple[_Places, _Places] = (frozenset(), frozenset())
    parts: tuple[Pair, ...] = ()
    whole: tuple[_Places, _Places] = (frozenset(), frozenset())

    @property
    def told(self) -> tuple[_Places, _Places]:
        """The places of either side of which everything is said."""
        return (
            self.alone[0].union([i for i, _ in self.pairs], self.whole[0]),
            self.alone[1].union([j for _, j in self.pairs], self.whole[1]),
        )


NOTHING = Stated()


class _Named(NamedTuple):
    """A link by the places of the units that its addresses stand in; -1 where it has none on that side."""

    old: int
    new: int
    link: KnownLink


class Statements:
    """What an act states of the units of one kind, and of what stands inside each two of them.

    Args:
        known: its links.
        old, new: the units of one kind.

    Attributes:
        units: what it states of the units themselves.
        inner: whether it states anything of what stands inside them.
    """

    def __init__(self, known: Sequence[KnownLink], old: Sequence[Unit], new: Sequence[Unit]) -> None:
        self._units = (old, new)
        whole, inner = _named(known, old, new) if known else ([], [])
        self._inner = (_grouped(inner, 0), _grouped(inner, 1))
        self.inner = bool(inner)
        self.units = _stated(whole, inner, old, new)

    def inside(self, i: int, j: int) -> Stated:
        """Return what is stated of the natural paragraphs of two units, by their places among `lines`."""
        sides = (self._inner[0].get(i, ()), self._inner[1].get(j, ()))
        if not any(sides):
            return NOTHING
        lines = [[line.address for line in self._units[side][place].lines] for side, place in enumerate((i, j))]
        found = [(_within(lines[0], named.link.old), _within(lines[1], named.link.new)) for named in sides[0] if named.new == j]
        pairs = tuple(dict.fromkeys((olds[0], news[0]) for olds, news in found if olds and news))
        # What the act takes to another provision, or away, goes with all that stands inside it.
        gone = {place for named in sides[0] if named.new != j for place in _within(lines[0], named.link.old)}
        come = {place for named in sides[1] if named.old != i for place in _within(lines[1], named.link.new)}
        linked = ({place for olds, news in found if news for place in olds}, {place for olds, news in found if olds for place in news})
        return Stated(pairs, (frozenset(gone - linked[0]), frozenset(come - linked[1])))


def _named(known: Sequence[KnownLink], old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[_Named], list[_Named]]:
    """Return the links of whole units, and those of what stands inside a unit of either side."""
    places = ({unit.address: unit.place for unit in old}, {unit.address: unit.place for unit in new})
    whole: list[_Named] = []
    inner: list[_Named] = []
    for link in known:
        one, other = _unit(link.old, places[0]), _unit(link.new, places[1])
        if (link.old and one < 0) or (link.new and other < 0):
            continue
        named = _Named(one, other, link)
        plain = (not link.old or old[one].address == link.old) and (not link.new or new[other].address == link.new)
        (whole if plain else inner).append(named)
    return whole, inner


def _unit(address: Address | None, places: dict[Address, int]) -> int:
    """Return the place of the unit that an address names or stands inside."""
    while places and address is not None and address.steps:
        if address in places:
            return places[address]
        address = address.parent
    return -1


def _grouped(named: Iterable[_Named], side: int) -> dict[int, list[_Named]]:
    found: dict[int, list[_Named]] = defaultdict(list)
    for one in named:
        if (one.old, one.new)[side] >= 0:
            found[(one.old, one.new)[side]].append(one)
    return found


def _stated(whole: Sequence[_Named], inner: Sequence[_Named], old: Sequence[Unit], new: Sequence[Unit]) -> Stated:
    pairs = tuple(dict.fromkeys((one.old, one.new) for one in whole if one.old >= 0 and one.new >= 0))
    linked = [one for one in inner if one.old >= 0 and one.new >= 0]
    parts = tuple(dict.fromkeys(pair for one in linked if (pair := (one.old, one.new)) not in pairs))
    goes_on = ({i for i, _ in (*pairs, *parts)}, {j for _, j in (*pairs, *parts)})
    alone = ({one.old for one in whole if one.new < 0} - goes_on[0], {one.new for one in whole if one.old < 0} - goes_on[1])
    wholly = ({one.old for one in linked if old[one.old].address == one.link.old}, {one.new for one in linked if new[one.new].address == one.link.new})
    return Stated(pairs, (frozenset(alone[0]), frozenset(alone[1])), parts, (frozenset(wholly[0]), frozenset(wholly[1])))


def _within(lines: Sequence[Address], address: Address | None) -> list[int]:
    """Return the places of the lines that a provision is made of, its own first."""
    return [place for place, line in enumerate(lines) if address is not None and line.within(address)]
