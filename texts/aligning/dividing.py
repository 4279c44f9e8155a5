"""Dividing: provisions that stand in several, and several that stand in one (拆分、合并).

A second link is weighed by what it alone explains: clauses of the old
provision that stand in this new one and not in its first partner, and clauses
of the new one that come from this old one and not from its first partner.
"""

import re
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from rapidfuzz import fuzz

from texts.aligning.anchors import Pair
from texts.aligning.confidence import DIVIDED, LEAST, logit
from texts.aligning.evidence import Context, Evidence, likeliest
from texts.aligning.similarity import Grams, grams, telling

__all__ = ["DIVISION", "Division", "divide"]

DIVISION = ("more", "less", "mass", "line", "lead", "near", "alone", "in_order", "neighbours", "heading")
"""What is weighed: shares of the two provisions explained (the greater, the smaller) and their weight, the likest
natural paragraphs and their lead over those of the first partners, and what stands around. Nothing of it tells
old from new: a split read backwards is a merger.
"""

_CLAUSE = re.compile(r"[^,。;:\n]{4,}")
_EXPLAINED = 0.75
"""A clause of which a partner has this share needs no other partner."""
_COVERED = 0.5
"""A clause of which a provision has less than this share does not come from it."""
_TELLING = 0.59
"""Clauses that tell less than this stand in any law (构成犯罪的，依法追究刑事责任), and alone come from no provision."""
_RIVALS = 2
"""How many would-be partners of each provision are weighed."""
_LEAST = 8.0
"""What the rare words must weigh that two provisions have in common and their partners have not: of a whole law, two pairs
of characters at the least.
"""


class _Clause(NamedTuple):
    """A clause that no partner explains: its words, their weight, and how much of them partners have."""

    found: Grams
    mass: float
    explained: float


class Division:
    """The evidence for second links, given the first ones.

    Args:
        evidence: of the units without equal words.
        first: their one-to-one links, by places in `evidence`.
        context: what stands around each unit.
    """

    def __init__(self, evidence: Evidence, first: Sequence[Pair], context: Context) -> None:
        self._evidence, self._context = evidence, context
        likeness = evidence.likeness
        self._keys = tuple([unit.key for unit in side] for side in (evidence.old, evidence.new))
        self._grams = (likeness.old, likeness.new)
        self._mass = (likeness.old_mass, likeness.new_mass)
        self._partners: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        for pair in first:
            self._note(pair)
        self._clauses: tuple[dict[int, list[_Clause]], dict[int, list[_Clause]]] = ({}, {})

    def link(self, pair: Pair) -> None:
        """Take a link as given from here on."""
        self._note(pair)
        for side in (0, 1):
            self._clauses[side].pop(pair[side], None)

    def candidates(self) -> list[Pair]:
        """Return the pairs without a link that have rare words in common which no partner of either has."""
        old, new = self._own(0), self._own(1)
        if not any(old) or not any(new):
            return []
        common = self._evidence.likeness.rare_in_common(old, new)
        worth = {pair: weight for pair, weight in common.items() if weight >= _LEAST and pair[1] not in self._partners[0].get(pair[0], ())}
        return sorted(likeliest(worth, _RIVALS))

    def weigh(self, pair: Pair) -> tuple[float, ...] | None:
        """Return what speaks for a pair, as listed in DIVISION; `None` where it explains nothing."""
        of_old = self._explained(0, pair)
        explained = (of_old, self._explained(1, pair) if of_old else [])
        if not all(explained) or all(telling(clause.found) < _TELLING for side in explained for clause, _ in side):
            return None
        gains = [sum(gain for _, gain in side) for side in explained]
        shares = sorted(gain / (self._mass[side][pair[side]] or 1.0) for side, gain in enumerate(gains))
        alone = sum(pair[side] not in self._partners[side] for side in (0, 1))
        in_order, neighbours, _, heading = self._context.around(self._evidence.old[pair[0]], self._evidence.new[pair[1]])
        near = max(self._near(0, pair), self._near(1, pair))
        return (shares[1], shares[0], log(1 + min(gains)), *self._lines(pair), near, float(alone), in_order, neighbours, heading)

    def _note(self, pair: Pair) -> None:
        for side in (0, 1):
            self._partners[side].setdefault(pair[side], []).append(pair[1 - side])

    def _own(self, side: int) -> list[Grams]:
        """Return what each unit has that its partners do not have."""
        there, partners = self._grams[1 - side], self._partners[side]
        return [found.difference(*[there[partner] for partner in partners.get(place, ())]) for place, found in enumerate(self._grams[side])]

    def _open(self, side: int, place: int) -> list[_Clause]:
        """Return the clauses of a unit that its partners do not have, found once."""
        found = self._clauses[side].get(place)
        if found is None:
            found = self._clauses[side][place] = self._unexplained(side, place)
        return found

    def _unexplained(self, side: int, place: int) -> list[_Clause]:
        mass = self._evidence.likeness.mass
        partners = self._partners[side].get(place, ())
        rivals = [self._grams[1 - side][partner] for partner in partners]
        printed = "\n".join([self._keys[1 - side][partner] for partner in partners])
        found = []
        for words in _CLAUSE.findall(self._keys[side][place]):
            if words in printed:
                continue
            clause = grams(words)
            if any(clause <= rival for rival in rivals):
                continue
            whole = mass(clause)
            explained = max((mass(clause & rival) for rival in rivals), default=0.0) / whole
            if explained < _EXPLAINED:
                found.append(_Clause(clause, whole, explained))
        return found

    def _explained(self, side: int, pair: Pair) -> list[tuple[_Clause, float]]:
        """Return one unit's clauses that the other explains better than its partners do, with the weight that it adds."""
        there, mass = self._grams[1 - side][pair[1 - side]], self._evidence.likeness.mass
        found: list[tuple[_Clause, float]] = []
        for clause in self._open(side, pair[side]):
            covered = mass(clause.found & there)
            if covered >= _COVERED * clause.mass and covered > clause.explained * clause.mass:
                found.append((clause, covered - clause.explained * clause.mass))
        return found

    def _lines(self, pair: Pair) -> tuple[float, float]:
        """The likeness of the two likest natural paragraphs, and its lead over those of the partners."""
        best, lead = 0.0, -1.0
        sides = (self._broken(0, pair[0]), self._broken(1, pair[1]))
        rivals = [[line for partner in self._partners[side].get(pair[side], ()) for line in self._broken(1 - side, partner)] for side in (0, 1)]
        for line in sides[0]:
            ratio, other = max((fuzz.ratio(line, other), other) for other in sides[1])
            best = max(best, ratio)
            if ratio > 50:
                elsewhere = [fuzz.ratio(line, rival) for rival in rivals[0]] + [fuzz.ratio(other, rival) for rival in rivals[1]]
                lead = max(lead, (ratio - max(elsewhere, default=0.0)) / 100)
        return best / 100, lead

    def _broken(self, side: int, place: int) -> list[str]:
        return self._keys[side][place].split("\n")

    def _near(self, side: int, pair: Pair) -> float:
        """Say how near this unit stands to what its would-be partner is linked with already: 1 next to it."""
        units = (self._evidence.old, self._evidence.new)[side]
        place = units[pair[side]].place
        return max((1 / abs(units[other].place - place) for other in self._partners[1 - side].get(pair[1 - side], ())), default=0.0)


def divide(evidence: Evidence, first: Sequence[Pair], context: Context) -> list[tuple[Pair, float]]:
    """Return the second links of units that have been split or merged with their log-odds, the surest first.

    Args:
        evidence: of the units without equal words.
        first: their one-to-one links.
        context: what stands around each unit.
    """
    division = Division(evidence, first, context)
    waiting = {pair: logit(DIVIDED, said) for pair in division.candidates() if (said := division.weigh(pair))}
    found: list[tuple[Pair, float]] = []
    while waiting:
        pair = max(waiting, key=lambda pair: (waiting[pair], pair))
        odds = waiting.pop(pair)
        if odds <= LEAST:
            break
        division.link(pair)
        found.append((pair, odds))
        for other in [other for other in waiting if other[0] == pair[0] or other[1] == pair[1]]:
            said = division.weigh(other)
            waiting[other] = logit(DIVIDED, said) if said else LEAST
    return found
