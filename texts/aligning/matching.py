"""Matching: which units of two texts are the same, one to one (一一对应)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from texts.aligning.anchors import Pair, exact, longest_run
from texts.aligning.assignment import assign
from texts.aligning.confidence import CONTEXT, WORDS, logit, sure
from texts.aligning.evidence import Evidence
from texts.aligning.units import Unit
from texts.comparison import Basis

__all__ = ["Match", "in_order", "match"]

SURE = 0.995
"""What is said of equal words that stand where they alone can belong."""


@dataclass(frozen=True, slots=True)
class Match:
    """One unit of the old text that is one of the new, by their places.

    Args:
        old, new: places.
        basis: how it is known.
        confidence: how surely.
        similarity: how much of the words is the same.
    """

    old: int
    new: int
    basis: Basis
    confidence: float
    similarity: float = 1.0


def match(old: Sequence[Unit], new: Sequence[Unit], known: Mapping[int, int]) -> list[Match]:
    """Return the one-to-one links of two runs of units.

    Args:
        old, new: the units; `place` is their index.
        known: old place to new place of links that an act states.
    """
    found = [Match(i, j, Basis.INSTRUCTION, 1.0) for i, j in known.items()]
    taken = (set(known), set(known.values()))
    anchored = [(i, j) for i, j in exact(old, new) if i not in taken[0] and j not in taken[1]]
    found += [Match(i, j, Basis.IDENTITY, SURE) for i, j in anchored]
    linked = {m.old: m.new for m in found}
    rest_old = [unit for unit in old if unit.place not in linked]
    rest_new = [unit for unit in new if unit.place not in set(linked.values())]
    if rest_old and rest_new:
        found += _infer(Evidence(rest_old, rest_new), linked, old)
    return sorted(found, key=lambda m: (m.new, m.old))


def _infer(evidence: Evidence, linked: Mapping[int, int], old: Sequence[Unit]) -> list[Match]:
    """Weigh words first, then words in the context that the first links give."""
    said = evidence.by_words(evidence.candidates())
    first = assign({pair: logit(WORDS, values) for pair, values in said.items()})
    weights = [1 + len(unit.key) / 1000 for unit in old]
    for _ in range(2):
        now = {**linked, **{evidence.old[i].place: evidence.new[j].place for i, j in first}}
        weighed = evidence.in_context(said, in_order(sorted(now.items()), weights), now)
        gains = {pair: logit(CONTEXT, values) for pair, values in weighed.items()}
        first = assign(gains)
    return [Match(evidence.old[i].place, evidence.new[j].place, Basis.INFERRED, sure(gains[i, j]), evidence.ratio((i, j))) for i, j in first]


def in_order(pairs: Sequence[Pair], weights: Sequence[float]) -> list[Pair]:
    """Return the pairs that keep the order of most of the text.

    Args:
        pairs: sorted.
        weights: how much each old place counts.
    """
    return sorted(longest_run(pairs, [weights[i] for i, _ in pairs]))
