"""Numbering: which place and number each provision has in the new text (序号的确定).

The numbers that an act prints after 作为 and 改为 are final. The others keep
theirs, unless the act orders 条文顺序作相应调整: then they follow in the order
they had. A number that is taken pushes what bore it to the next; a number that
the old text passed over stays passed over. 款 bear no number: they are counted.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from texts.address import Number

__all__ = ["Numbering", "settle_order", "stay_in_place"]

T = TypeVar("T")


class Numbering(Generic[T]):
    """The numbers of one run of provisions.

    Args:
        fixed: what the act says bears a number.
        passed: the whole numbers that the old text passes over.
    """

    def __init__(self, fixed: Mapping[Number, T], passed: Sequence[int] = ()) -> None:
        self._fixed = dict(fixed)
        self._passed = sorted(passed)
        self.pushed: list[T] = []

    def following(self, free: Sequence[tuple[T, Number | None]], first: int = 1) -> list[tuple[T, Number]]:
        """Number everything in order, as 条文顺序作相应调整 says.

        Args:
            free: what keeps its place, with its old number; `None` for what is added without one.
            first: the first number.
        """
        found: list[tuple[T, Number]] = []
        number, gaps, last = first - 1, list(self._passed), first - 1
        for item, old in free:
            if old is not None and len(old) > 1:
                found.append((item, (number if old[0] == last else old[0], *old[1:])))
                continue
            while gaps and old is not None and gaps[0] < old[0]:
                gaps.pop(0)
                number = self._next(number)
            number = self._next(number)
            last = old[0] if old is not None else last
            found.append((item, (number,)))
        return found

    def keeping(self, free: Sequence[tuple[T, Number | None]]) -> list[tuple[T, Number]]:
        """Number what is not fixed with the number it has; what finds it taken takes the next."""
        found: list[tuple[T, Number]] = []
        last: Number = (0,)
        shift: dict[int, int] = {}
        for item, old in free:
            if old is not None and len(old) > 1:
                number: Number = (shift.get(old[0], old[0]), *old[1:])
            else:
                whole = old[0] if old is not None else last[0] + 1
                while (whole,) in self._fixed or (found and whole <= last[0]):
                    whole += 1
                number = (whole,)
                if old is not None:
                    shift[old[0]] = whole
                    if whole != old[0]:
                        self.pushed.append(item)
            found.append((item, number))
            last = max(last, number)
        return found

    def _next(self, number: int) -> int:
        number += 1
        while (number,) in self._fixed:
            number += 1
        return number


def settle_order(numbered: Sequence[tuple[T, Number]], fixed: Mapping[Number, T]) -> list[tuple[T, Number]]:
    """Return all provisions of a run in the order of their numbers."""
    return sorted([*numbered, *((item, number) for number, item in fixed.items())], key=lambda pair: pair[1])


def stay_in_place(places: Sequence[int]) -> set[int]:
    """Return the indexes of a longest rising run: what need not move for the rest to stand in order."""
    tails: list[int] = []
    ends: list[int] = []
    before = [-1] * len(places)
    for at, place in enumerate(places):
        slot = bisect_left(tails, place)
        before[at] = ends[slot - 1] if slot else -1
        tails[slot : slot + 1] = [place]
        ends[slot : slot + 1] = [at]
    found: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found
