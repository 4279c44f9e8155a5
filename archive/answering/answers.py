"""Answers: what the archive says when it is asked (答复).

Plain frozen values, so that reading needs nothing heavy. A date that no
source states is `None`, and `reason` says why an answer is not known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from archive.answering.changes import Author, Blamed, History, HistoryEntry, Stand
from archive.answering.listed import WorkLine
from archive.answering.shown import Candidate, Shown, Source, Status, WitnessLine
from archive.answering.traced import Clock, Event, Provenance
from archive.recording.planned import Action, Conflict, Outcome, Plan, Planned, Recorded

if TYPE_CHECKING:
    from texts.comparison import Comparison

__all__ = [
    "Action",
    "Author",
    "Blamed",
    "Candidate",
    "Clock",
    "Compared",
    "Conflict",
    "Event",
    "History",
    "HistoryEntry",
    "Outcome",
    "Plan",
    "Planned",
    "Provenance",
    "Recorded",
    "RelationLine",
    "Shown",
    "Source",
    "Span",
    "Stand",
    "Status",
    "Timeline",
    "WitnessLine",
    "WorkLine",
]


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A relation seen from one of its sides.

    Args:
        kind: repeals, repeals_in_part, amends, replaces, suspends, implements, cites.
        outgoing: `True` where the Work asked about acts, `False` where it is acted upon.
        work: id of the other Work; `None` where it could not be decided which it is.
        title: title of the other Work, as stated.
        version: label of the version that asserts it.
        effective: the day of the effect, where stated or computed.
        scope: the part it is about; `None` is the whole.
    """

    kind: str
    outgoing: bool
    work: str | None
    title: str
    version: str | None
    effective: date | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """One version on the axis of legal time.

    Args:
        version: label.
        id: version id; `None` where it is known from a header note only.
        act: title of the act that made it, where stated.
        kind: adoption, amendment or reenactment; `None` where it cannot be told.
        adopted, promulgated, effective: stated or computed days.
        effective_basis: how `effective` is known, in words.
        until: first day on which it is no longer operative, where known.
        text_held: whether its text is held.
        never_in_force: superseded before it commenced.
        witnesses: its texts, the one that is read first.
    """

    version: str
    id: str | None
    act: str | None
    kind: str | None
    adopted: date | None
    promulgated: date | None
    effective: date | None
    effective_basis: str | None
    until: date | None
    text_held: bool
    never_in_force: bool = False
    witnesses: tuple[WitnessLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The versions of a Work laid out over legal time (`yange.timeline/1`)."""

    work: str
    title: str
    known: date | None
    spans: tuple[Span, ...]
    relations: tuple[RelationLine, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a law side by side (`yange.comparison/1`).

    Args:
        work, title: of the law asked about.
        old_work, old_title, new_work, new_title: of the law that a side is of, where it is another.
        orders: of a version compared with the one that its act was applied to, the items of the act by the eId of
            what they changed, as `archive.amending.ordering.orders_of` gives them.
    """

    work: str
    title: str
    old: Span
    new: Span
    comparison: "Comparison"
    old_work: str | None = None
    old_title: str | None = None
    new_work: str | None = None
    new_title: str | None = None
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
