"""Inside: the natural paragraphs of linked provisions (款项目的对应).

A 款 bears no number and an inserted 项 shifts all that follow, so they are
aligned like articles are: by their words first, their number last.
"""

from collections.abc import Iterable
from functools import lru_cache

from texts.address import Level, Number
from texts.aligning.matching import Match, match
from texts.aligning.units import Line, Unit
from texts.comparison import Basis
from texts.document import Provision

__all__ = ["match_lines"]


def match_lines(old: Iterable[Line], new: Iterable[Line]) -> list[Match]:
    """Return the links between two runs of natural paragraphs, by their places."""
    of_old, of_new = _units(old), _units(new)
    if len(of_old) == len(of_new) == 1:
        same = of_old[0].key == of_new[0].key
        return [Match(0, 0, Basis.IDENTITY if same else Basis.INFERRED, 0.999 if same else 0.99)]
    return match(of_old, of_new, {})


def _units(lines: Iterable[Line]) -> list[Unit]:
    """Read each line as a unit, its level for a heading."""
    return [Unit(line.address, _provision(line.level, line.label, line.number), place, line.level.value, (line,)) for place, line in enumerate(lines)]


@lru_cache(maxsize=4096)
def _provision(level: Level, label: str, number: Number | None) -> Provision:
    return Provision(level, label, number)
