"""Similarity: how much of one provision's words stands in another (相似度).

Pairs of neighbouring characters are weighed by how few provisions have them:
县级以上人民政府 says little of what an article is about, 遗产管理人 much.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import log, sqrt
from operator import add

from texts.aligning.units import Unit

__all__ = ["Grams", "Likeness", "grams"]


def grams(key: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of folded words."""
    return frozenset(map(add, key, key[1:])) or frozenset(key)


class Likeness:
    """The likeness of every old unit with every new one, by weighed pairs of characters.

    Args:
        old, new: the units that are compared.
    """

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        self.old = [grams(unit.key) for unit in old]
        self.new = [grams(unit.key) for unit in new]
        self.weight = _weights([*self.old, *self.new])
        self.old_mass = [self.mass(found) for found in self.old]
        self.new_mass = [self.mass(found) for found in self.new]
        self.shared = self._shared()

    def mass(self, found: Iterable[str]) -> float:
        """The weight of a set of pairs of characters."""
        return sum(map(self.weight.__getitem__, found))

    def coverage(self, i: int, j: int) -> tuple[float, float]:
        """How much of old unit `i` stands in new unit `j`, and the reverse, from 0 to 1."""
        shared = self.shared[i].get(j, 0.0)
        return shared / (self.old_mass[i] or 1.0), shared / (self.new_mass[j] or 1.0)

    def cosine(self, i: int, j: int) -> float:
        """The geometric mean of both coverages."""
        return self.shared[i].get(j, 0.0) / sqrt((self.old_mass[i] or 1.0) * (self.new_mass[j] or 1.0))

    def _shared(self) -> list[dict[int, float]]:
        having: dict[str, list[int]] = defaultdict(list)
        for j, found in enumerate(self.new):
            for gram in found:
                having[gram].append(j)
        rows = []
        for found in self.old:
            row: dict[int, float] = defaultdict(float)
            for gram in found:
                weight = self.weight[gram]
                for j in having.get(gram, ()):
                    row[j] += weight
            rows.append(dict(row))
        return rows


Grams = frozenset[str]


def _weights(units: Sequence[Grams]) -> dict[str, float]:
    """Weigh pairs of characters: the rarer in these units and in law at large, the heavier."""
    count: dict[str, int] = defaultdict(int)
    for found in units:
        for gram in found:
            count[gram] += 1
    scale = {n: log((len(units) + 2) / (n + 0.5)) for n in set(count.values())}
    common = _commonplace()
    return {gram: scale[n] * common.get(gram, 1.0) for gram, n in count.items()}


@cache
def _commonplace() -> dict[str, float]:
    """Return the pairs of characters that all law is full of (应当, 依法), with the weight of each below 1.

    The table has a line for each frequency: half octaves below 1 in an article,
    then the pairs; `bench/quality_comparison.py --commonplace` counts them.
    """
    found: dict[str, float] = {}
    lines = files("texts.aligning").joinpath("commonplace.txt").read_text(encoding="utf-8").splitlines()
    rarest = int(lines[-1].split(" ", 1)[0]) + 1
    for line in lines:
        level, *pairs = line.split(" ")
        found.update(dict.fromkeys(pairs, int(level) / rarest))
    return found
