"""Matching: which units of two texts are the same (对应)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from texts.aligning.anchors import Pair, beside, exact, in_order
from texts.aligning.assignment import assign
from texts.aligning.confidence import CONTEXT, FIRST, LEAST, SECOND, WORDS, logit, sure
from texts.aligning.dividing import divide
from texts.aligning.evidence import WORDS as WORDS_SAID
from texts.aligning.evidence import Context, Evidence
from texts.aligning.stated import NOTHING, Stated
from texts.aligning.units import Unit
from texts.comparison import Basis

__all__ = ["Inference", "Match", "Matching", "match", "sorted_out", "unmatched"]

SURE = 0.995
"""What is said of words that are equal, or nearly, and stand where they alone can belong."""


class Match(NamedTuple):
    """One unit of the old text that is one of the new, by their places.

    Args:
        old, new: places.
        basis: how it is known.
        confidence: how surely.
        similarity: how much of the words is the same.
        moved: it stands out of the order that most matches keep.
        odds: the log-odds that its evidence came to; `None` where none was weighed.
        second: it was told beside another link of a place that has been divided.
    """

    old: int
    new: int
    basis: Basis
    confidence: float
    similarity: float = 1.0
    moved: bool = False
    odds: float | None = None
    second: bool = False


class Matching(NamedTuple):
    """What corresponds between two runs of units.

    Args:
        matches: in order of the new run.
        alone: for either side, how surely a place without a match has none;
            1 where an act says so.
    """

    matches: tuple[Match, ...] = ()
    alone: tuple[Mapping[int, float], Mapping[int, float]] = ({}, {})


def match(old: Sequence[Unit], new: Sequence[Unit], stated: Stated = NOTHING, first: Sequence[float] = FIRST) -> Matching:
    """Return what corresponds between two runs of units.

    Args:
        old, new: the units; `place` is their index.
        stated: what an act says of them.
        first: what the odds of first links come to, as in `confidence`.
    """
    linked, rest_old, rest_new = unmatched(old, new, stated)
    told = stated.told[0]
    found = [_said(old[i], new[j]) for i, j in stated.pairs]
    found += [_anchored(old[i], new[j]) for i, j in linked.items() if i not in told]
    alone = (dict.fromkeys(stated.alone[0], 1.0), dict.fromkeys(stated.alone[1], 1.0))
    if rest_old and rest_new:
        inference = Inference(rest_old, rest_new, old, new, linked)
        found += [_match(inference.evidence, pair, inference.odds[pair], first) for pair in inference.first]
        second = divide(inference.evidence, inference.first, inference.context)
        found += [_match(inference.evidence, pair, odds, SECOND)._replace(second=True) for pair, odds in second]
        inferred = _alone(inference, found)
        alone = (inferred[0] | alone[0], inferred[1] | alone[1])
    if stated.parts:
        found = [m for m in found if (m.old, m.new) not in stated.parts] + [_said(old[i], new[j]) for i, j in stated.parts]
    return Matching(tuple(sorted_out(found, old)), alone)


def unmatched(old: Sequence[Unit], new: Sequence[Unit], stated: Stated = NOTHING) -> tuple[dict[int, int], list[Unit], list[Unit]]:
    """Return what is stated, of equal words or nearly so beside these, by places, and the units of both sides that remain."""
    told = stated.told
    linked = dict(stated.pairs) | {i: j for i, j in exact(old, new) if i not in told[0] and j not in told[1]}
    linked |= beside(old, new, linked, told)
    taken = (told[0].union(linked), told[1].union(linked.values()))
    return linked, [unit for unit in old if unit.place not in taken[0]], [unit for unit in new if unit.place not in taken[1]]


def sorted_out(found: Sequence[Match], old: Sequence[Unit]) -> list[Match]:
    """Return the matches in order of the new text, those out of order marked as moved."""
    run = set(in_order(sorted((m.old, m.new) for m in found), [1.0 + len(unit.wording) / 1000 for unit in old]))
    marked = [m if (m.old, m.new) in run else m._replace(moved=True) for m in found]
    return sorted(marked, key=lambda m: (m.new, m.old))


class Inference:
    """The best one-to-one links between units whose words differ.

    The words are weighed first, then the words in the context of the links
    that they give, twice; only the pairs that may still come to a link.

    Args:
        rest_old, rest_new: the units that are without a partner.
        old, new: all units.
        linked: old place to new place of the others.
        words, context: the weights of the evidence.

    Attributes:
        evidence: of the units without a partner; pairs are places in it.
        said: what the words say of each pair.
        odds: what the same with what stands around it comes to, of the pairs for which that may be enough.
        first: the best pairs.
        context: all links, the best pairs included.
    """

    def __init__(
        self,
        rest_old: Sequence[Unit],
        rest_new: Sequence[Unit],
        old: Sequence[Unit],
        new: Sequence[Unit],
        linked: Mapping[int, int],
        words: Sequence[float] = WORDS,
        context: Sequence[float] = CONTEXT,
    ) -> None:
        self.evidence = Evidence(rest_old, rest_new, len(old) + len(new))
        # The beginnings and the ends of both texts are linked.
        self._linked = {**linked, -1: -1, len(old): len(new)}
        self._weights = [1.0 + len(unit.wording) / 1000 for unit in old]
        self._in_context = context
        self.said = self.evidence.by_words(self.evidence.candidates())
        self.first = assign({pair: logit(words, values) - LEAST for pair, values in self.said.items()})
        self.context = self._surroundings()
        hopeful = self._hopeful()
        for _ in range(2):
            self._weighed_in = self.context
            self.odds = {pair: self.odds_of(pair) for pair in hopeful}
            before, self.first = self.first, assign({pair: odds - LEAST for pair, odds in self.odds.items()})
            if self.first == before:
                break
            self.context = self._surroundings()

    def around(self, pair: Pair) -> tuple[float, ...]:
        """Return what speaks for a pair, what stands around it included, as listed in CONTEXT."""
        return (*self.said[pair], *self._weighed_in.around(self.evidence.old[pair[0]], self.evidence.new[pair[1]]))

    def odds_of(self, pair: Pair) -> float:
        """Return the log-odds that a pair is a link."""
        return logit(self._in_context, self.around(pair))

    def _hopeful(self) -> list[Pair]:
        """Return the pairs that are told as links where all that stands around them speaks for them."""
        words, around = self._in_context[: len(WORDS_SAID) + 1], self._in_context[len(WORDS_SAID) + 1 :]
        most = sum([weight for weight in around if weight > 0])
        return [pair for pair, said in self.said.items() if logit(words, said) + most > LEAST]

    def _surroundings(self) -> Context:
        now = {**self._linked, **{self.evidence.old[i].place: self.evidence.new[j].place for i, j in self.first}}
        inside = sorted((i, j) for i, j in now.items() if 0 <= i < len(self._weights))
        return Context(in_order(inside, self._weights), now)


def _alone(inference: Inference, found: Sequence[Match]) -> tuple[dict[int, float], dict[int, float]]:
    """Say how surely each place has no partner, from the odds of all that it might have had."""
    linked = ({m.old for m in found}, {m.new for m in found})
    none: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for pair in inference.said:
        places = (inference.evidence.old[pair[0]].place, inference.evidence.new[pair[1]].place)
        open_ = [side for side in (0, 1) if places[side] not in linked[side]]
        odds = inference.odds_of(pair) if open_ else 0.0
        for side in open_:
            none[side][places[side]] = none[side].get(places[side], 1.0) * (1 - sure(odds))
    return none


def _said(old: Unit, new: Unit) -> Match:
    """Return the match of units of which an act says that they are the same, or a part of them."""
    return Match(old.place, new.place, Basis.INSTRUCTION, 1.0, fuzz.ratio(old.key, new.key) / 100)


def _anchored(old: Unit, new: Unit) -> Match:
    """Return the match of equal words, or of nearly equal words that stand where they should."""
    if old.wording == new.wording or old.key == new.key:
        return Match(old.place, new.place, Basis.IDENTITY, SURE)
    return Match(old.place, new.place, Basis.INFERRED, SURE, fuzz.ratio(old.key, new.key) / 100)


def _match(evidence: Evidence, pair: Pair, odds: float, calibration: Sequence[float]) -> Match:
    old, new = evidence.old[pair[0]], evidence.new[pair[1]]
    return Match(old.place, new.place, Basis.INFERRED, sure(logit(calibration, (odds,))), evidence.ratio(pair), odds=odds)
