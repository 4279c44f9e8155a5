"""Answers: what the archive says when it is asked (答复).

Plain frozen values, so that reading needs nothing heavy. A date that no
source states is `None`, and `reason` says why an answer is not known.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.shown import Candidate, Shown, Source, Status, WitnessLine

if TYPE_CHECKING:
    from texts.comparison import Comparison
    from texts.finding import Finding
    from texts.promulgation import Commencement, Promulgation

__all__ = [
    "Action",
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
    "Status",
    "Timeline",
    "WitnessLine",
    "WorkLine",
]


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One line of `list`.

    Args:
        work: id.
        title: the title of the latest version known.
        kind: a `DocumentType` value, where it can be told.
        jurisdiction: ISO 3166-2.
        organs: who adopts it.
        adopted: its first adoption, where stated.
        versions: labels of the versions held, in legal order.
        held: whether a text is held; else the Work is only named by another.
    """

    work: str
    title: str
    kind: str | None
    jurisdiction: str | None
    organs: tuple[str, ...]
    adopted: date | None
    versions: tuple[str, ...]
    held: bool


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
class HistoryEntry:
    """One version in the history of a law or a provision.

    Args:
        span: the version.
        changed: the provisions it changed, as people name them; `None` where it or
            the version before it is not held, so that nothing can be compared.
        before, after: the words of the provision asked about, where one was; `None` where absent.
    """

    span: Span
    changed: tuple[str, ...] | None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Who changed a law when (`yange.history/1`)."""

    work: str
    title: str
    address: str | None
    cited: str | None
    entries: tuple[HistoryEntry, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a law side by side (`yange.comparison/1`)."""

    work: str
    title: str
    old: Span
    new: Span
    comparison: "Comparison"


class Clock(StrEnum):
    """On which clock an event stands."""

    LEGAL = "legal"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a Work, in law or in the archive.

    Args:
        clock: legal or archive.
        kind: adopted, approved, promulgated, effective, amended, repealed; recorded, corrected, witnessed, named.
        on: the civil day; `None` where it is not stated.
        at: the instant, for archive events.
        version: label of the version it is about.
        words: the event in words (organ and session, the act, the file).
        stated_by: text, manifest or set, and the place in the text where it is known.
        commit: the commit that holds it.
        who, software: of archive events.
        source_digest, text_digest, origin: of archive events.
    """

    clock: Clock
    kind: str
    on: date | None
    at: datetime | None
    version: str | None
    words: str
    stated_by: str | None
    commit: str
    who: str | None = None
    software: str | None = None
    source_digest: str | None = None
    text_digest: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """How the archive knows what it says of a Work."""

    work: str
    title: str
    events: tuple[Event, ...]
    witnesses: tuple[WitnessLine, ...]


class Action(StrEnum):
    """What recording one source does."""

    VERSION = "version"
    """A version that was not held."""
    WITNESS = "witness"
    """Another source of a version that is held; its text may differ."""
    NOTHING = "nothing"
    """The same bytes are recorded already."""
    UNDECIDED = "undecided"
    """It cannot be written until the user decides; `conflicts` or `ambiguous` say what."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value given by the user that the text contradicts.

    Args:
        field: path of the field (`promulgated`).
        stated: what the text states, as ISO date or as printed.
        where: the place in the text that states it.
        given: what the manifest or `--set` says.
        by: manifest or set.
    """

    field: str
    stated: str
    where: str
    given: str
    by: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What was understood of one source, and what recording it would do.

    Args:
        source: as given.
        action: what would be done.
        title: title of the text; `None` where none is printed or set.
        work: id of the Work it belongs to, of a new one if `new_work`; `None` where undecided.
        new_work: whether the Work is new to the archive.
        version: label of the version.
        matched_by: why it is that Work, in words.
        promulgation: what is recorded, the user's values included.
        stated_by: field → text, manifest or set, for the fields that are known.
        counts: provisions by level.
        findings: what was noticed in the text.
        notes: what the archive noticed (other witness differs, predecessor completed, …), in words.
        named: titles of the Works that become known because this text names them.
        ambiguous: Works it may be; the user decides with `--set work=ID` or `--set work=new`.
        conflicts: values that the text contradicts.
        commencements: the version's own, which the clause printed in an amended text is not.
    """

    source: str
    action: Action
    title: str | None
    work: str | None
    new_work: bool
    version: str | None
    matched_by: str
    promulgation: "Promulgation"
    stated_by: dict[str, str]
    counts: dict[str, int]
    findings: tuple["Finding", ...]
    notes: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    ambiguous: tuple[Candidate, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    commencements: tuple["Commencement", ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What recording some sources would do; nothing is written yet.

    Args:
        entries: one for each source, in the order given.
        prepared: what `Archive.record` writes; opaque to callers.
    """

    entries: tuple[Planned, ...]
    prepared: object = None

    @property
    def ready(self) -> bool:
        """Whether nothing is left for the user to decide."""
        return all(entry.action is not Action.UNDECIDED for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What recording one source did.

    Args:
        source: as given.
        action: what was done.
        work, version, title: where it is now.
        commit: the commit that holds it; for NOTHING, the one that held it already.
    """

    source: str
    action: Action
    work: str
    version: str
    title: str
    commit: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one `record` wrote.

    Args:
        outcomes: one for each source.
        head: the ledger's head afterwards.
        named: Works that became known by name only, with their ids.
    """

    outcomes: tuple[Outcome, ...]
    head: str
    named: tuple[Candidate, ...] = ()
