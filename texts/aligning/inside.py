"""Inside: the natural paragraphs of linked provisions (款项目的对应).

A 款 bears no number and an inserted 项 shifts all that follow, so they are
aligned like articles are: by their words first, their number last.
"""

from collections.abc import Sequence

from rapidfuzz import fuzz

from texts.address import Level, Number
from texts.aligning.confidence import LINES
from texts.aligning.matching import Match, Matching, match
from texts.aligning.stated import NOTHING, Stated
from texts.aligning.units import Line, Unit
from texts.comparison import Basis
from texts.document import Provision

__all__ = ["match_lines"]

ALONE = 0.99
"""What is said of the only paragraphs of two linked provisions, and of those that are plainly the same."""

_PLAINLY = 60


def match_lines(old: Unit, new: Unit, stated: Stated = NOTHING) -> Matching:
    """Return what corresponds between the natural paragraphs of two linked units, by their places among `lines`.

    The words that are a unit's own (an annex's title) belong to those of the other.

    Args:
        old, new: the units.
        stated: what an act says of their paragraphs.
    """
    if stated != NOTHING:
        return match(_units(old.lines), _units(new.lines), stated, first=LINES)
    first = [int(bool(unit.lines) and unit.lines[0].address == unit.address) for unit in (old, new)]
    found = [Match(0, 0, Basis.IDENTITY, ALONE)] if all(first) else []
    rest = (old.lines[first[0] :], new.lines[first[1] :])
    if len(rest[0]) == len(rest[1]) == 1 or _alike(*rest):
        return Matching((*found, *(_plain(first[0] + i, first[1] + i, old, new) for i in range(len(rest[0])))))
    inside = match(_units(rest[0]), _units(rest[1]), first=LINES) if all(rest) else Matching()
    moved_on = [m._replace(old=m.old + first[0], new=m.new + first[1]) for m in inside.matches]
    alone = [{place + first[side]: sure for place, sure in inside.alone[side].items()} for side in (0, 1)]
    return Matching((*found, *moved_on), (alone[0], alone[1]))


def _plain(i: int, j: int, old: Unit, new: Unit) -> Match:
    """Return the match of two paragraphs that are plainly the same."""
    same = fuzz.ratio(old.lines[i].words, new.lines[j].words) / 100
    return Match(i, j, Basis.IDENTITY if same == 1.0 else Basis.INFERRED, ALONE, same)


def _alike(old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Say whether both have as many paragraphs, each plainly that of the same place."""
    return len(old) == len(new) and all(fuzz.ratio(one.words, other.words, score_cutoff=_PLAINLY) > 0 for one, other in zip(old, new, strict=True))


def _units(lines: Sequence[Line]) -> list[Unit]:
    """Read each line as a unit, its level for a heading."""
    return [Unit(line.address, _provision(line.level, line.label, line.number, line.words), place, line.level.value) for place, line in enumerate(lines)]


def _provision(level: Level, label: str, number: Number | None, words: str) -> Provision:
    return Provision(level, label, number, "", words)
