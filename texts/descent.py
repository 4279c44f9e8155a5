"""Descent: what a text has from the one before it, down to the characters (条文的承继).

A Descent is what history and blame need of a Comparison, without its texts,
so that a chain of sixty versions can be kept and followed at once. What it
does not mention stands under the same eId with the same characters.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from texts.address import CONTAINERS, PREFIXES
from texts.comparison import Basis, Status, Typography

__all__ = ["Descent", "Strand", "Tie", "is_heading", "unit_of"]

_HEADINGS = tuple(PREFIXES[level] for level in CONTAINERS)


@dataclass(frozen=True, slots=True)
class Strand:
    """A run of characters that the text before has as well.

    Args:
        new: half-open range in the provision's printed text: number, gap and wording.
        source: eId in the text before.
        old: the same range in that one's printed text; as long, unless the form differs.
        confidence: how surely the two provisions are the same; 1 where that was not inferred.
        typography: the class of their difference, where they differ in form.
        stated: the amending act says that they are the same.
    """

    new: tuple[int, int]
    source: str
    old: tuple[int, int]
    confidence: float = 1.0
    typography: Typography | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """What became of one provision, as a row of a Comparison without its words.

    Args:
        old, new: eIds, `""` for the title; one is `None` for an insertion or a deletion.
        status: what became of it.
        amended: some words are others, or stand on one side alone.
        basis, confidence: how it is known.
        inside: the same of its natural paragraphs, where its words differ.
    """

    old: str | None
    new: str | None
    status: Status
    amended: bool
    basis: Basis = Basis.IDENTITY
    confidence: float = 1.0
    inside: tuple["Tie", ...] = ()

    @property
    def restated(self) -> bool:
        """It was given anew: amended, divided or joined; another number or place alone is not that."""
        return self.amended or self.status in _ANEW


_ANEW = frozenset((Status.SPLIT, Status.MERGED, Status.INSERTED, Status.DELETED))


@dataclass(frozen=True)
class Descent:
    """What one text has from another.

    Args:
        ties: what became of each provision, in order of the new text; left out
            is what has the same eId and the same characters.
        strands: by eId of the new text what of its characters comes from
            where, in order; what no strand covers is new.
    """

    ties: tuple[Tie, ...]
    strands: Mapping[str, tuple[Strand, ...]]

    @cached_property
    def of_new(self) -> Mapping[str, tuple[Tie, ...]]:
        """The ties of each provision of the new text."""
        return _grouped((tie.new, tie) for tie in self.ties)

    @cached_property
    def of_old(self) -> Mapping[str, tuple[Tie, ...]]:
        """The ties of each provision of the old text."""
        return _grouped((tie.old, tie) for tie in self.ties)

    @cached_property
    def restated(self) -> frozenset[str]:
        """The provisions of the new text that were given anew."""
        return frozenset(tie.new for tie in self.ties if tie.new is not None and tie.restated)

    def before(self, eid: str) -> str:
        """Return where a provision stood that was not given anew."""
        return next((tie.old for tie in self.of_new.get(eid, ()) if tie.old is not None), eid)


def unit_of(eid: str) -> str:
    """Return the eId of what is compared as one: the article, heading, annex or preamble that a provision is, or is in."""
    return eid if is_heading(eid) else eid.partition("__")[0]


def is_heading(eid: str) -> bool:
    """Say whether a provision is a heading of the body (编 章 节)."""
    return eid.partition("__")[0].partition("~")[0].partition("_")[0] in _HEADINGS


def _grouped(named: Iterable[tuple[str | None, Tie]]) -> dict[str, tuple[Tie, ...]]:
    found: dict[str, tuple[Tie, ...]] = {}
    for name, tie in _named(named):
        found[name] = (*found.get(name, ()), tie)
    return found


def _named(named: Iterable[tuple[str | None, Tie]]) -> Iterator[tuple[str, Tie]]:
    return ((name, tie) for name, tie in named if name is not None)
