"""Inside: the natural paragraphs of linked provisions (款项目的对应).

A 款 bears no number and an inserted 项 shifts all that follow, so they are
aligned like articles are: by their words first, their number last.
"""

from collections.abc import Sequence

from rapidfuzz import fuzz

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
        if old.wording == new.wording and not any(stated.alone) and all(i == j for i, j in stated.pairs):
            return Matching(tuple(_same(i, stated) for i in range(len(old.lines))))
        return _match(old.lines, new.lines, stated)
    first = [int(bool(unit.lines) and unit.lines[0].address == unit.address) for unit in (old, new)]
    found = [Match(0, 0, Basis.IDENTITY, ALONE)] if all(first) else []
    rest = (old.lines[first[0] :], new.lines[first[1] :])
    if len(rest[0]) == len(rest[1]) == 1 or _alike(*rest):
        return Matching((*found, *(_plain(first[0] + i, first[1] + i, old, new) for i in range(len(rest[0])))))
    inside = _match(*rest) if all(rest) else Matching()
    moved_on = [m._replace(old=m.old + first[0], new=m.new + first[1]) for m in inside.matches]
    alone = [{place + first[side]: sure for place, sure in inside.alone[side].items()} for side in (0, 1)]
    return Matching((*found, *moved_on), (alone[0], alone[1]))


def _match(old: Sequence[Line], new: Sequence[Line], stated: Stated = NOTHING) -> Matching:
    """Match lines; a number that has its words in a paragraph of their own is not inferred to be a paragraph of words."""
    found = match(_units(old), _units(new), stated, first=LINES)
    alike = (m for m in found.matches if m.basis is Basis.INSTRUCTION or bool(old[m.old].words) == bool(new[m.new].words))
    return found._replace(matches=tuple(alike))


def _same(place: int, stated: Stated) -> Match:
    """Return the match of two paragraphs at one place of equal words."""
    if (place, place) in stated.pairs:
        return Match(place, place, Basis.INSTRUCTION, 1.0)
    return Match(place, place, Basis.IDENTITY, 1.0)


def _plain(i: int, j: int, old: Unit, new: Unit) -> Match:
    """Return the match of two paragraphs that are plainly the same."""
    same = fuzz.ratio(old.lines[i].words, new.lines[j].words) / 100
    return Match(i, j, Basis.IDENTITY if same == 1.0 else Basis.INFERRED, ALONE, same)


def _alike(old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Say whether both have as many paragraphs, each plainly that of the same place."""
    return len(old) == len(new) and all(fuzz.ratio(one.words, other.words, score_cutoff=_PLAINLY) > 0 for one, other in zip(old, new, strict=True))


def _units(lines: Sequence[Line]) -> list[Unit]:
    """Read each line as a unit, its level for a heading."""
    following = [*lines[1:], None]
    return [Unit(line.address, _provision(line, after), place, line.level.value) for place, (line, after) in enumerate(zip(lines, following, strict=True))]


def _provision(line: Line, after: Line | None) -> Provision:
    """Read a line as a provision; a number whose words stand in a paragraph of their own (附件中的条、项) is known by these."""
    words = line.words
    if not words and after is not None and after.address.within(line.address):
        words = f"{line.level}\n{after.words}"
    return Provision(line.level, line.label, line.number, "", words)
