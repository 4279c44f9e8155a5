"""Headings: which 编 章 节 of two texts are the same (编章节的对应)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from rapidfuzz import fuzz

from texts.aligning.anchors import Pair
from texts.aligning.assignment import assign
from texts.aligning.confidence import HEADINGS, LEAST, logit, sure
from texts.aligning.matching import Match, Matching, sorted_out
from texts.aligning.stated import NOTHING, Stated
from texts.aligning.units import Unit
from texts.comparison import Basis

__all__ = ["HEADING", "Kind", "heading_evidence", "match_headings"]

HEADING = ("words", "share", "number")
"""What is weighed: likeness of the words, share of linked articles that stand under both, the same number."""

ONCE = 3.2
"""Log-odds that headings of equal words which each text has once (附则) are the same, though no article links
them; of such headings in synthetic revisions all were, but there were few.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """The units of one kind in both texts, and which are the same.

    Args:
        old, new: in printed order.
        matching: which are the same.
        inside: the same of the natural paragraphs of matched units; units of
            equal wording are left out, since each line is its like's.
    """

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    matching: Matching
    inside: Mapping[Pair, Matching]

    @property
    def matches(self) -> tuple[Match, ...]:
        """The matches of the units, in order of the new text."""
        return self.matching.matches


def match_headings(old: Sequence[Unit], new: Sequence[Unit], articles: Kind, stated: Stated = NOTHING) -> Matching:
    """Return which headings are the same.

    Args:
        old, new: the headings.
        articles: which articles are the same.
        stated: what an act says of the headings.
    """
    # A heading has no parts: what an act says of one that is not there says nothing of the one above it.
    told = stated._replace(whole=NOTHING.whole).told
    open_ = ([unit for unit in old if unit.place not in told[0]], [unit for unit in new if unit.place not in told[1]])
    once = _once(*open_)
    odds = {pair: max(logit(HEADINGS, said), ONCE if pair in once else -inf) for pair, said in heading_evidence(*open_, articles).items()}
    found = [Match(i, j, Basis.INSTRUCTION, 1.0) for i, j in stated.pairs]
    found += [
        Match(i, j, Basis.IDENTITY if old[i].key == new[j].key else Basis.INFERRED, sure(odds[i, j]))
        for i, j in assign({pair: odd - LEAST for pair, odd in odds.items()})
    ]
    return Matching(tuple(sorted_out(found, old)), (dict.fromkeys(stated.alone[0], 1.0), dict.fromkeys(stated.alone[1], 1.0)))


def _once(old: Sequence[Unit], new: Sequence[Unit]) -> set[Pair]:
    """Return the pairs of headings of one level and equal words that each text has once."""
    places = [{(unit.provision.level, unit.key): unit.place for unit in side if unit.key} for side in (old, new)]
    counts = [Counter((unit.provision.level, unit.key) for unit in side) for side in (old, new)]
    return {(places[0][name], places[1][name]) for name in places[0].keys() & places[1].keys() if counts[0][name] == counts[1][name] == 1}


def heading_evidence(old: Sequence[Unit], new: Sequence[Unit], articles: Kind) -> dict[Pair, tuple[float, ...]]:
    """Return what speaks for each pair of headings of one level, as listed in HEADING.

    Words alone make no two headings the same (第一节　一般规定): a pair is weighed
    where an article, the number or all words of it are the same.
    """
    under = Counter((articles.old[m.old].under, articles.new[m.new].under) for m in articles.matches)
    common, sizes = _standing_under(under)
    found: dict[Pair, tuple[float, ...]] = {}
    for one in old:
        level, i = one.provision.level, one.place
        for other in new:
            j = other.place
            both, numbered = common.get((i, j), 0), one.number == other.number
            if other.provision.level is level and (both or numbered or one.key == other.key):
                share = both / max(1, sizes[0].get(i, 0), sizes[1].get(j, 0))
                found[i, j] = (fuzz.ratio(one.key, other.key) / 100, share, float(numbered))
    return found


def _standing_under(under: Mapping[tuple[tuple[int, ...], tuple[int, ...]], int]) -> tuple[Counter[Pair], tuple[Counter[int], Counter[int]]]:
    """Count the linked articles under each two headings, and under each heading of either text.

    Args:
        under: how many have these headings above them in the old text and those in the new.
    """
    common: Counter[Pair] = Counter()
    sizes: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    for sides, count in under.items():
        for i in sides[0]:
            for j in sides[1]:
                common[i, j] += count
        for size, places in zip(sizes, sides, strict=True):
            for place in places:
                size[place] += count
    return common, sizes
