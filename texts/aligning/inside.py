"""Inside: the natural paragraphs of linked provisions (款项目的对应).

A 款 bears no number and an inserted 项 shifts all that follow, so they are
aligned like articles are: by their words first, their number last.
"""

from collections.abc import Sequence
from dataclasses import replace

from texts.address import Level, Number
from texts.aligning.matching import Match, Matching, match
from texts.aligning.units import Line, Unit
from texts.comparison import Basis
from texts.document import Provision

__all__ = ["match_lines"]

ALONE = 0.99
"""What is said of the only paragraphs of two provisions that are linked."""


def match_lines(old: Unit, new: Unit) -> Matching:
    """Return what corresponds between the natural paragraphs of two linked units, by their places among `lines`.

    The words that are a unit's own (an annex's title) belong to those of the other.
    """
    first = [int(bool(unit.lines) and unit.lines[0].address == unit.address) for unit in (old, new)]
    found = [Match(0, 0, Basis.IDENTITY, ALONE)] if all(first) else []
    rest = (old.lines[first[0] :], new.lines[first[1] :])
    if len(rest[0]) == len(rest[1]) == 1:
        return Matching((*found, Match(first[0], first[1], Basis.INFERRED, ALONE)))
    inside = match(_units(rest[0]), _units(rest[1])) if all(rest) else Matching()
    moved_on = [replace(m, old=m.old + first[0], new=m.new + first[1]) for m in inside.matches]
    alone = [{place + first[side]: sure for place, sure in inside.alone[side].items()} for side in (0, 1)]
    return Matching((*found, *moved_on), (alone[0], alone[1]))


def _units(lines: Sequence[Line]) -> list[Unit]:
    """Read each line as a unit, its level for a heading."""
    return [Unit(line.address, _provision(line.level, line.label, line.number, line.words), place, line.level.value) for place, line in enumerate(lines)]


def _provision(level: Level, label: str, number: Number | None, words: str) -> Provision:
    return Provision(level, label, number, "", words)
