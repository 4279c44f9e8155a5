"""Anchors: provisions whose words are the same, typography aside (相同条文)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from itertools import pairwise

from rapidfuzz import fuzz

from texts.aligning.units import Unit

__all__ = ["Pair", "beside", "exact", "in_order", "longest_run"]

_NEARLY = 0.95

Pair = tuple[int, int]
"""Places of one unit of the old text and one of the new."""


def exact(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """Return the pairs with equal words: the unique ones, then those that neighbours decide.

    Words that a text prints twice are paired only next to a pair that is
    already known, walking outwards from it; the rest is left to similarity.
    """
    partner = _unique(old, new, lambda unit: unit.wording)
    taken = set(partner.values())
    rest = ([unit for unit in old if unit.place not in partner], [unit for unit in new if unit.place not in taken])
    if all(rest):
        partner |= _unique(*rest, lambda unit: unit.key)
        _spread(old, new, partner, _equal)
    return sorted(partner.items())


def beside(old: Sequence[Unit], new: Sequence[Unit], known: Mapping[int, int], apart: tuple[Set[int], Set[int]]) -> dict[int, int]:
    """Return the pairs of nearly equal words that stand next to known pairs, walking outwards from them.

    A few words that differ between neighbours that are the same leave no
    doubt, and need not be weighed against all others.

    Args:
        old, new: the units.
        known: old place to new place; the beginnings and ends of both texts count as known.
        apart: places of either side that have no partner.
    """
    partner = {**known, -1: -1, len(old): len(new)}
    _spread(old, new, partner, lambda one, other: one.place not in apart[0] and other.place not in apart[1] and _nearly_equal(one, other))
    return {i: j for i, j in partner.items() if i not in known and 0 <= i < len(old)}


def in_order(pairs: Sequence[Pair], weights: Sequence[float]) -> list[Pair]:
    """Return the pairs that keep the order of most of the text.

    Args:
        pairs: sorted.
        weights: how much each old place counts.
    """
    if all(pair[1] <= after[1] for pair, after in pairwise(pairs)):
        return list(pairs)
    return sorted(longest_run(pairs, [weights[i] for i, _ in pairs]))


def longest_run(pairs: Sequence[Pair], weights: Sequence[float]) -> set[Pair]:
    """Return the heaviest chain of pairs that stand in the same order in both texts.

    A place may come in several pairs of the chain, since one provision may
    stand in several that follow each other.

    Args:
        pairs: sorted by the first place.
        weights: of each pair, in the same order.
    """
    best: list[float] = []
    before: list[int] = []
    tree = _Maxima(1 + max((j for _, j in pairs), default=0))
    for (_, j), weight in zip(pairs, weights, strict=True):
        value, last = tree.best(j + 1)
        best.append(value + weight)
        before.append(last)
        tree.put(j, value + weight, len(best) - 1)
    at = max(range(len(pairs)), key=best.__getitem__, default=-1)
    chain: set[Pair] = set()
    while at >= 0:
        chain.add(pairs[at])
        at = before[at]
    return chain


class _Maxima:
    """The best value put at any place below a given one (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._cells = [(0.0, -1)] * (size + 2)

    def best(self, place: int) -> tuple[float, int]:
        found = (0.0, -1)
        while place > 0:
            found = max(found, self._cells[place], key=lambda cell: cell[0])
            place -= place & -place
        return found

    def put(self, place: int, value: float, at: int) -> None:
        place += 1
        while place < len(self._cells):
            if value > self._cells[place][0]:
                self._cells[place] = (value, at)
            place += place & -place


def _unique(old: Sequence[Unit], new: Sequence[Unit], words: Callable[[Unit], str]) -> dict[int, int]:
    """Pair the places whose words each side has once."""
    of_old, of_new = _places(old, words), _places(new, words)
    return {place: of_new[key] for key, place in of_old.items() if key in of_new}


def _places(units: Sequence[Unit], words: Callable[[Unit], str]) -> dict[str, int]:
    """Return the place of the words that come once."""
    keys = [words(unit) for unit in units]
    found = dict(zip(keys, [unit.place for unit in units], strict=True))
    if len(found) < len(keys):
        found = {key: found[key] for key, count in Counter(keys).items() if count == 1}
    found.pop("", None)
    return found


def _equal(old: Unit, new: Unit) -> bool:
    return bool(old.key) and old.key == new.key


def _nearly_equal(old: Unit, new: Unit) -> bool:
    return fuzz.ratio(old.key, new.key, score_cutoff=100 * _NEARLY) > 0


def _spread(old: Sequence[Unit], new: Sequence[Unit], partner: dict[int, int], alike: Callable[[Unit, Unit], bool]) -> None:
    """Pair what is alike next to known pairs, walking on in both directions."""
    taken = set(partner.values())
    for step in (1, -1):
        for i in sorted(partner, reverse=step < 0):
            j = partner[i]
            while (i := i + step) not in partner and (j := j + step) not in taken and 0 <= i < len(old) and 0 <= j < len(new):
                if not alike(old[i], new[j]):
                    break
                partner[i] = j
                taken.add(j)
