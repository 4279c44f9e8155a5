"""Evidence: what speaks for two provisions being the same (对应的依据)."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from rapidfuzz import fuzz
from rapidfuzz.process import extractOne

from texts.address import Level
from texts.aligning.anchors import Pair
from texts.aligning.similarity import Likeness, grams, telling
from texts.aligning.units import Unit

__all__ = ["CONTEXT", "WORDS", "Context", "Evidence", "likeliest"]

WORDS = ("line", "more", "less", "lead", "brevity")
"""What the words say: the likest natural paragraphs, shares of weighed words, lead over rivals."""
CONTEXT = (*WORDS, "in_order", "neighbours", "number", "heading")
"""What stands around adds: order, linked neighbours, the same number, the same heading."""

_RIVALS = 3
_STOCK = (40, 0.51)
"""Shorter than this and telling less, a provision is made of what any law says (构成犯罪的，依法追究刑事责任)."""
_SAME_STOCK = 0.6
"""Such a provision goes on only where so much of it is the same."""
_TELLING = 14


class Evidence:
    """The evidence for every pair worth weighing between two runs of units.

    Args:
        old, new: the units that are still without a partner.
        among: how many units both texts have, these included.
    """

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], among: int) -> None:
        self.old, self.new = old, new
        self.likeness = Likeness(old, new, among)
        self._ratio: dict[Pair, float] = {}
        self._lines = ([_telling(unit.key) for unit in old], [_telling(unit.key) for unit in new])

    def candidates(self) -> list[Pair]:
        """Return the pairs that share the most rare words, for each place of either side, in order of their places."""
        found = likeliest(self.likeness.rare_in_common(self.likeness.old, self.likeness.new), _RIVALS)
        stock = ({i for i, unit in enumerate(self.old) if _stock(unit)}, {j for j, unit in enumerate(self.new) if _stock(unit)})
        return sorted(pair for pair in found if not (pair[0] in stock[0] or pair[1] in stock[1]) or self.ratio(pair) >= _SAME_STOCK)

    def by_words(self, pairs: Iterable[Pair]) -> dict[Pair, tuple[float, ...]]:
        """Return what the words alone say of each pair, as listed in WORDS."""
        listed = list(pairs)
        lead = self._leads(listed)
        found: dict[Pair, tuple[float, ...]] = {}
        for pair in listed:
            covered = self.likeness.coverage(pair)
            shortest = min(len(self.old[pair[0]].key), len(self.new[pair[1]].key))
            found[pair] = (self._line(pair), max(covered), min(covered), lead[pair], 1 / log(2 + shortest))
        return found

    def ratio(self, pair: Pair) -> float:
        """The share of characters that both have in the same order."""
        if pair not in self._ratio:
            self._ratio[pair] = fuzz.ratio(self.old[pair[0]].key, self.new[pair[1]].key) / 100
        return self._ratio[pair]

    def _line(self, pair: Pair) -> float:
        """The likeness of the two likest natural paragraphs; those of a few characters say nothing."""
        best = 0.0
        others = self._lines[1][pair[1]]
        for line in self._lines[0][pair[0]]:
            found = extractOne(line, others, scorer=fuzz.ratio, score_cutoff=best)
            best = found[1] if found else best
        return best / 100

    def _leads(self, pairs: Sequence[Pair]) -> dict[Pair, float]:
        """Say by how much each pair's cosine leads the best rival of either place."""
        rows: dict[int, list[float]] = {}
        columns: dict[int, list[float]] = {}
        cosines = {pair: self.likeness.cosine(pair) for pair in pairs}
        for (i, j), cosine in cosines.items():
            rows.setdefault(i, []).append(cosine)
            columns.setdefault(j, []).append(cosine)
        best = [{place: [*sorted(found)[:-3:-1], 0.0] for place, found in side.items()} for side in (rows, columns)]
        return {(i, j): cosine - max(_rival(best[0][i], cosine), _rival(best[1][j], cosine)) for (i, j), cosine in cosines.items()}


class Context:
    """What stands around a pair, as far as links are known.

    Args:
        spine: places in the whole texts of the links that keep their order.
        linked: old place to new place of every link so far; the beginnings
            and the ends of both texts count as linked.
    """

    def __init__(self, spine: Sequence[Pair], linked: Mapping[int, int]) -> None:
        self._spine, self._linked = spine, linked
        self._starts = [i for i, _ in spine]
        self._between: dict[int, tuple[int, int]] = {}

    def around(self, old: Unit, new: Unit) -> tuple[float, ...]:
        """Return whether a pair keeps the order, its linked neighbours, the same number, the same heading."""
        i, j = old.place, new.place
        if i not in self._between:
            self._between[i] = self._ends(i)
        before, after = self._between[i]
        neighbours = (self._linked.get(i - 1) == j - 1) + (self._linked.get(i + 1) == j + 1)
        return float(before < j < after), neighbours / 2, float(old.number is not None and old.number == new.number), _same_heading(old, new)

    def _ends(self, place: int) -> tuple[int, int]:
        """Return between which new places an old one keeps the order."""
        at = bisect_left(self._starts, place)
        before = next((q for p, q in reversed(self._spine[max(0, at - 2) : at]) if p != place), -1)
        return before, next((q for p, q in self._spine[at : at + 2] if p != place), 1 << 30)


def likeliest(weights: Mapping[Pair, float], count: int) -> set[Pair]:
    """Return the pairs that weigh the most, so many for each place of either side."""
    rows: dict[int, list[tuple[float, Pair]]] = defaultdict(list)
    columns: dict[int, list[tuple[float, Pair]]] = defaultdict(list)
    for pair, weight in weights.items():
        weighed = (weight, pair)
        rows[pair[0]].append(weighed)
        columns[pair[1]].append(weighed)
    # Of pairs that weigh the same the last ones are taken.
    return {pair for side in (rows, columns) for found in side.values() for _, pair in sorted(found)[-count:]}


def _stock(unit: Unit) -> bool:
    """Say whether an article is of stock words alone; a 款 or a 项 is weighed among those of one article, and may be."""
    return unit.provision.level in (Level.ARTICLE, Level.ITEM) and len(unit.key) < _STOCK[0] and telling(grams(unit.key)) < _STOCK[1]


def _telling(key: str) -> list[str]:
    lines = key.split("\n")
    return [line for line in lines if len(line) >= _TELLING] or [max(lines, key=len)]


def _rival(best: Sequence[float], cosine: float) -> float:
    return best[1] if cosine >= best[0] else best[0]


def _same_heading(old: Unit, new: Unit) -> float:
    if old.heading == new.heading:
        return 1.0
    if not old.heading or not new.heading:
        return 0.0
    return fuzz.ratio(old.heading, new.heading) / 200
