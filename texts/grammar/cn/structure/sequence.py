"""Sequence: which of the labels in sight number the articles (条的序列).

A text cites articles everywhere, and a lossy source prints labels in the
middle of lines. What tells the two apart is the run of numbers. Every label in
sight is a candidate with a score for how it stands; of all chains of rising
numbers the one with the best sum is taken, where each missing number costs.
"""

from typing import NamedTuple

from texts.address import Number

__all__ = ["Candidate", "choose_chain"]

_GAP = 6.0
"""What a chain pays where a number is missing: more than one weak candidate is worth."""
_EACH_MISSING = 0.05
_GAP_AT_MOST = 12.0
_FIRST_IS_NOT_ONE = 3.0


class Candidate(NamedTuple):
    """A label that may number an article.

    Args:
        start, end: its offsets in the page's `joined`.
        label: as printed.
        number: what it prints.
        score: how much it looks like a label that is borne.
    """

    start: int
    end: int
    label: str
    number: Number
    score: float


def choose_chain(candidates: list[Candidate]) -> list[Candidate]:
    """Return the best chain of rising numbers, in order; empty where nothing is worth its cost.

    Time is n log n: the best chain that ends below a number is kept in two
    Fenwick trees, one for the cost that grows with what is missing and one for
    the cost at most.
    """
    if _runs_on(candidates):
        return candidates
    ranks = {number: rank for rank, number in enumerate(sorted({c.number for c in candidates}), 1)}
    growing, capped = _BestBelow(len(ranks)), _BestBelow(len(ranks))
    ends: dict[int, tuple[float, int]] = {}
    exact: dict[Number, tuple[float, int]] = {}
    before: list[int] = []
    worth: list[float] = []
    for index, candidate in enumerate(candidates):
        number, rank = candidate.number, ranks[candidate.number]
        start = 0.0 if number[0] <= 1 else _FIRST_IS_NOT_ONE + min(_GAP_AT_MOST, _EACH_MISSING * number[0])
        best = (-start, -1)
        predecessor = (
            exact.get((*number[:-1], number[-1] - 1) if len(number) > 1 and number[-1] > 1 else number[:-1]) if len(number) > 1 else ends.get(number[0] - 1)
        )
        for option, cost in ((predecessor, 0.0), (growing.best(rank - 1), _GAP + _EACH_MISSING * number[0]), (capped.best(rank - 1), _GAP_AT_MOST)):
            if option is not None and option[0] - cost > best[0]:
                best = (option[0] - cost, option[1])
        total = best[0] + candidate.score
        before.append(best[1])
        worth.append(total)
        found = (total, index)
        ends[number[0]] = max(ends.get(number[0], found), found)
        exact[number] = max(exact.get(number, found), found)
        growing.add(rank, (total + _EACH_MISSING * number[0], index))
        capped.add(rank, found)
    return _trace(candidates, before, worth)


def _runs_on(candidates: list[Candidate]) -> bool:
    """Say whether the candidates all stand well and count up from one without a gap."""
    return all(c.score >= 7 and c.number == (n,) for n, c in enumerate(candidates, 1))


def _trace(candidates: list[Candidate], before: list[int], worth: list[float]) -> list[Candidate]:
    at = max(range(len(worth)), key=lambda i: worth[i], default=-1)
    if at < 0 or worth[at] <= 0:
        return []
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = before[at]
    return chain[::-1]


class _BestBelow:
    """The best of what was added at ranks up to a rank (Fenwick tree)."""

    __slots__ = ("_best",)

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, int] | None] = [None] * (size + 1)

    def add(self, rank: int, found: tuple[float, int]) -> None:
        tree = self._best
        while rank < len(tree):
            held = tree[rank]
            if held is None or found > held:
                tree[rank] = found
            rank += rank & -rank

    def best(self, rank: int) -> tuple[float, int] | None:
        tree, best = self._best, None
        while rank > 0:
            held = tree[rank]
            if held is not None and (best is None or held > best):
                best = held
            rank -= rank & -rank
        return best
