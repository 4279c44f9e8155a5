"""Similarity: how much of one provision's words stands in another (相似度).

Pairs of neighbouring characters are weighed by how few provisions have them:
县级以上人民政府 says little of what an article is about, 遗产管理人 much.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from math import log, sqrt

from texts.aligning.anchors import Pair
from texts.aligning.units import Unit

__all__ = ["Grams", "Likeness", "grams", "telling"]

Grams = frozenset[int]
"""Pairs of neighbouring characters, each as the number that their two codes make: numbers are made and hashed fast."""

_AMONG = 60
"""Few units say little of how rare words are; they are weighed as if among so many."""

_RARE = 8
"""Pairs of characters that more units have do not bring two units together."""

_PAIR = 4
"""Bytes of two characters."""

_GRAIN = 2.0**20
"""Weights are multiples of one part in so many."""


def grams(key: str) -> Grams:
    """Return the pairs of neighbouring characters of folded words; of one character, itself."""
    codes = memoryview(key.encode("utf-16-le", "surrogatepass"))
    if len(codes) < _PAIR:
        return frozenset(map(ord, key))
    # Read four bytes at a time from the first character, and again from the second.
    first, second = len(codes) // _PAIR * _PAIR, (len(codes) - 2) // _PAIR * _PAIR + 2
    return frozenset(codes[:first].cast("I").tolist() + codes[2:second].cast("I").tolist())


def telling(found: Grams) -> float:
    """Say how far pairs of characters are others than those that all law is full of, from 0 to 1."""
    common = _commonplace()
    return sum([common.get(gram, 1.0) for gram in found]) / (len(found) or 1)


class Likeness:
    """The likeness of old units and new ones, by weighed pairs of characters.

    Args:
        old, new: the units that are compared.
        among: how many units both texts have, these included.
    """

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit], among: int) -> None:
        self.old = [grams(unit.key) for unit in old]
        self.new = [grams(unit.key) for unit in new]
        self._weight = _weights([*self.old, *self.new], max(among, _AMONG))
        self.old_mass = [self.mass(found) for found in self.old]
        self.new_mass = [self.mass(found) for found in self.new]
        self._shared: dict[Pair, float] = {}

    def mass(self, found: Iterable[int]) -> float:
        """The weight of a set of pairs of characters."""
        return sum(map(self._weight.__getitem__, found))

    def shared(self, pair: Pair) -> float:
        """The weight of what an old unit and a new one both have."""
        found = self._shared.get(pair)
        if found is None:
            found = self._shared[pair] = self.mass(self.old[pair[0]] & self.new[pair[1]])
        return found

    def coverage(self, pair: Pair) -> tuple[float, float]:
        """How much of the old unit stands in the new one, and the reverse, from 0 to 1."""
        shared = self.shared(pair)
        return shared / (self.old_mass[pair[0]] or 1.0), shared / (self.new_mass[pair[1]] or 1.0)

    def cosine(self, pair: Pair) -> float:
        """The geometric mean of both coverages."""
        return self.shared(pair) / sqrt((self.old_mass[pair[0]] or 1.0) * (self.new_mass[pair[1]] or 1.0))

    def rare_in_common(self, old: Sequence[Grams], new: Sequence[Grams]) -> dict[Pair, float]:
        """Say for every pair that has one what the rare pairs of characters weigh that both have.

        Args:
            old, new: what stands in each place.
        """
        if len(new) <= _RARE:
            both = (((i, j), found & other) for i, found in enumerate(old) for j, other in enumerate(new))
            few = {pair: self.mass(common) for pair, common in both if common}
            if old is self.old and new is self.new:
                self._shared.update(few)
            return few
        rare = {gram for gram, count in Counter(chain.from_iterable(new)).items() if count <= _RARE}
        rare &= set().union(*old)
        having: dict[int, list[int]] = {gram: [] for gram in rare}
        for j, found in enumerate(new):
            for gram in found & rare:
                having[gram].append(j)
        weighed: dict[Pair, float] = {}
        for i, found in enumerate(old):
            row: dict[int, float] = defaultdict(float)
            for gram in found & rare:
                weight = self._weight[gram]
                for j in having[gram]:
                    row[j] += weight
            for j, weight in row.items():
                weighed[i, j] = weight
        return weighed


def _weights(units: Sequence[Grams], among: int) -> dict[int, float]:
    """Weigh pairs of characters: the rarer among all units and in law at large, the heavier."""
    count = Counter(chain.from_iterable(units))
    scale = {n: _exact(log((among + 2) / (n + 0.5))) for n in set(count.values())}
    weights = dict(zip(count, map(scale.__getitem__, count.values()), strict=True))
    common = _commonplace()
    weights.update({gram: _exact(scale[count[gram]] * common[gram]) for gram in count.keys() & common.keys()})
    return weights


@lru_cache(maxsize=4096)
def _exact(weight: float) -> float:
    """Round a weight so that sums of weights are exact, in whatever order a set is read."""
    return round(weight * _GRAIN) / _GRAIN


@cache
def _commonplace() -> dict[int, float]:
    """Return the pairs of characters that all law is full of (应当, 依法), with the weight of each below 1.

    The table has a line for each frequency: half octaves below 1 in an article,
    then the pairs; `bench/count_words.py commonplace` counts them.
    """
    found: dict[int, float] = {}
    lines = files("texts.aligning").joinpath("commonplace.txt").read_text(encoding="utf-8").splitlines()
    rarest = int(lines[-1].split(" ", 1)[0]) + 1
    for line in lines:
        level, *pairs = line.split(" ")
        found.update(dict.fromkeys([gram for pair in pairs for gram in grams(pair)], int(level) / rarest))
    return found
