"""Legal order: which Version of a Work came after which, and what each is called (版本顺序).

A Version is placed by the day of the act that made it: adopted, else approved,
else promulgated, and only where none of these is known, by the day it took
effect. Acts of one day are ordered by what one was applied to, else by their
commencements; where that does not decide, they share a place.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from archive.records.statements import ActKind
from archive.timeline.legal_facts import VersionFacts
from archive.timeline.windows import whole_window

__all__ = ["Place", "in_legal_order"]

_UNDATED = "undated"


class Place(NamedTuple):
    """A Version in legal order.

    Args:
        facts: the Version.
        label: for people; unique among those it was placed with.
        rank: its place from 0; equal for Versions whose order is not known,
            `None` for one that cannot be placed at all.
        first: whether the Work was adopted as this Version (制定).
    """

    facts: VersionFacts
    label: str
    rank: int | None
    first: bool = False

    def outranks(self, other: "Place") -> bool:
        """Say whether this Version came after `other`, as far as known."""
        if other.first or self.first:
            return not self.first
        return self.rank is not None and other.rank is not None and self.rank > other.rank


def in_legal_order(versions: Iterable[VersionFacts]) -> tuple[Place, ...]:
    """Place and name the Versions of one Work.

    Args:
        versions: each id once, in any order; the answer does not depend on it.

    Returns:
        In legal order, those that cannot be placed last.
    """
    given = sorted(versions, key=lambda version: version.id)
    keys = {version.id: _key(version, given) for version in given}
    placed = sorted((v for v in given if keys[v.id] is not None), key=lambda v: (keys[v.id], v.id))
    ranks: dict[str, int] = {}
    for rank, (_, sharing) in enumerate(groupby(placed, key=lambda v: keys[v.id])):
        ranks |= {version.id: rank for version in sharing}
    ordered = placed + [v for v in given if keys[v.id] is None]
    labels = _labels(ordered)
    alone = list(ranks.values()).count(0) == 1
    return tuple(Place(v, labels[v.id], ranks.get(v.id), alone and ranks.get(v.id) == 0 and v.act is ActKind.ADOPTION) for v in ordered)


def placing_day(version: VersionFacts) -> date | None:
    """Return the day by which a Version is placed and named."""
    return version.made or whole_window(version).exact


_Key = tuple[date, bool, int, date]


def _key(version: VersionFacts, versions: Sequence[VersionFacts]) -> _Key | None:
    """Return what the Version is sorted by; `None` where it cannot be placed."""
    day = placing_day(version)
    first = version.act is ActKind.ADOPTION
    if day is None:
        # 制定 comes before every 修改: it needs no date to be first.
        alone = first and sum(v.act is ActKind.ADOPTION for v in versions) == 1
        return (date.min, False, 0, date.min) if alone else None
    same_day = [v for v in versions if placing_day(v) == day and (v.act is ActKind.ADOPTION) == first]
    depths = _depths(same_day)
    tied = [whole_window(v).exact for v in same_day if depths[v.id] == depths[version.id]]
    commencement = whole_window(version).exact if None not in tied else None
    return (day, not first, depths[version.id], commencement or date.min)


def _depths(versions: Sequence[VersionFacts]) -> Mapping[str, int]:
    """Count for each Version how many of these it follows; 0 for all where they do not make one chain."""
    follows = {v.id: v.follows for v in versions}
    depths = {}
    for start in follows:
        seen = [start]
        while (before := follows[seen[-1]]) in follows and before is not None and before not in seen:
            seen.append(before)
        depths[start] = len(seen) - 1
    one_chain = sorted(depths.values()) == list(range(len(versions)))
    return depths if one_chain else dict.fromkeys(follows, 0)


def _labels(ordered: Iterable[VersionFacts]) -> dict[str, str]:
    """Name each Version by its day; the second of a day is `2021-09-28.2`."""
    counted: Counter[str] = Counter()
    labels = {}
    for version in ordered:
        day = placing_day(version)
        name = _UNDATED if day is None else day.isoformat()
        counted[name] += 1
        labels[version.id] = name if counted[name] == 1 else f"{name}.{counted[name]}"
    return labels
