"""Matching: which units of two texts are the same (对应)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from texts.aligning.anchors import Pair, exact, in_order
from texts.aligning.assignment import assign
from texts.aligning.confidence import CONTEXT, WORDS, logit, sure
from texts.aligning.dividing import divide
from texts.aligning.evidence import Context, Evidence
from texts.aligning.units import Unit
from texts.comparison import Basis

__all__ = ["Match", "context_of", "match", "sorted_out"]

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
        moved: it stands out of the order that most matches keep.
    """

    old: int
    new: int
    basis: Basis
    confidence: float
    similarity: float = 1.0
    moved: bool = False


def match(old: Sequence[Unit], new: Sequence[Unit], known: Mapping[int, int]) -> list[Match]:
    """Return the matches of two runs of units, in order of the new one.

    Args:
        old, new: the units; `place` is their index.
        known: old place to new place of links that an act states.
    """
    taken = set(known.values())
    anchored = {i: j for i, j in exact(old, new) if i not in known and j not in taken}
    linked = {**known, **anchored}
    taken |= set(anchored.values())
    found = [Match(i, j, Basis.INSTRUCTION, 1.0) for i, j in known.items()]
    found += [Match(i, j, Basis.IDENTITY, SURE) for i, j in anchored.items()]
    rest = ([unit for unit in old if unit.place not in linked], [unit for unit in new if unit.place not in taken])
    if all(rest):
        found += _infer(Evidence(*rest), {**linked, -1: -1, len(old): len(new)}, [1.0 + len(unit.wording) / 1000 for unit in old])
    return sorted_out(found, old)


def sorted_out(found: Sequence[Match], old: Sequence[Unit]) -> list[Match]:
    """Return the matches in order of the new text, those out of order marked as moved."""
    run = set(in_order(sorted((m.old, m.new) for m in found), [1.0 + len(unit.wording) / 1000 for unit in old]))
    marked = [m if (m.old, m.new) in run else replace(m, moved=True) for m in found]
    return sorted(marked, key=lambda m: (m.new, m.old))


def _infer(evidence: Evidence, linked: Mapping[int, int], weights: Sequence[float]) -> Iterator[Match]:
    """Weigh words first, then words in the context that the first links give, then what is divided."""
    said = evidence.by_words(evidence.candidates())
    odds = {pair: logit(WORDS, values) for pair, values in said.items()}
    first = assign(odds)
    for _ in range(2):
        context = context_of(evidence, linked, first, weights)
        odds = {pair: logit(CONTEXT, values) for pair, values in evidence.in_context(said, context).items()}
        first = assign(odds)
    for pair in first:
        yield _match(evidence, pair, odds[pair])
    for pair, odd in divide(evidence, first, context_of(evidence, linked, first, weights)):
        yield _match(evidence, pair, odd)


def context_of(evidence: Evidence, linked: Mapping[int, int], first: Sequence[Pair], weights: Sequence[float]) -> Context:
    """Return the context that links make: those known and those inferred so far.

    Args:
        evidence: of the units without equal words.
        linked: old place to new place of what is known; ends included.
        first: pairs of places in `evidence`.
        weights: how much each old place counts for the order.
    """
    now = {**linked, **{evidence.old[i].place: evidence.new[j].place for i, j in first}}
    inside = sorted((i, j) for i, j in now.items() if 0 <= i < len(weights))
    return Context(in_order(inside, weights), now)


def _match(evidence: Evidence, pair: Pair, odds: float) -> Match:
    return Match(evidence.old[pair[0]].place, evidence.new[pair[1]].place, Basis.INFERRED, sure(odds), evidence.ratio(pair))
