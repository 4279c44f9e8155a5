"""Standing: how a Work stands in law on a day, and how that is known (效力状态).

The force of the Work and its operative Version are two answers. What the
facts do not decide is unknown, with the reason and the possibilities.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from archive.timeline.legal_facts import EndingKind, VersionFacts

__all__ = [
    "APPLYING",
    "ENDINGS",
    "EndingWords",
    "Fact",
    "Force",
    "Ground",
    "How",
    "Note",
    "NoteCode",
    "Part",
    "PartState",
    "Placed",
    "Reason",
    "Standing",
    "State",
]


class Force(StrEnum):
    """The status of a Work on a day (时效性).

    A status is given where it is true whatever the unknown days turn out to
    be: `not_yet_in_force` where it is not known whether the Work was adopted
    by then, but it had no force; `partly_in_force` where a part has no force,
    or is not known to have it.
    """

    NOT_HELD = "not_held"
    """The archive knows no fact about it."""
    NOT_YET_ADOPTED = "not_yet_adopted"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    IN_FORCE = "in_force"
    PARTLY_IN_FORCE = "partly_in_force"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    REPEALED = "repealed"
    UNKNOWN = "unknown"
    """What is known leaves more than one of the others possible, or contradicts itself."""


APPLYING = (Force.IN_FORCE, Force.PARTLY_IN_FORCE, Force.SUSPENDED)
"""The statuses under which a Version is the operative one."""

State = tuple[Force, frozenset[str | None]]
"""One way a Work may stand: its force, and the labels of the Versions that apply; `None` is that of the unknown first text."""


class Reason(StrEnum):
    """Why the force or the operative Version is not known; the value is printed."""

    CONTRADICTION = "amended after it was repealed or had lapsed: what is recorded contradicts itself"
    TWO_ENDINGS = "two acts end it on different days"
    COMMENCEMENT_CONFLICT = "its commencement is stated with different days"
    NOT_HELD = "no text is held; later amendments are possible and not held"
    FIRST_TEXT_UNKNOWN = "the version before the earliest one known is not known"
    COMMENCEMENT_UNKNOWN = "the day on which a version took effect is not stated"
    CONDITIONAL = "the commencement depends on an event whose day is not recorded"
    PROMULGATION_UNKNOWN = "it takes effect from its promulgation, whose day is not stated"
    COUNTING = "whether the day of promulgation counts is not settled"
    ORDER_UNKNOWN = "which of two acts of one day came later is not known"
    UNDATED = "a version bears no date"
    TWO_TEXTS = "a part of the later version applies already, the rest as in the earlier"
    ENDING_UNKNOWN = "the day of the repeal or lapse is not stated"
    SUSPENSION_UNKNOWN = "the days of the suspension are not stated"
    ADOPTION_UNKNOWN = "the day of adoption is not stated"
    ADOPTION_CONFLICT = "the adoption is stated with different days"


class How(StrEnum):
    """How a fact is known."""

    STATED = "stated"
    COMPUTED = "computed"
    """A stated rule applied to a stated day."""
    INFERRED = "inferred"
    """What ends with effect from a day had force the day before."""


class Fact(StrEnum):
    """What a Ground is about."""

    ADOPTION = "adoption"
    COMMENCEMENT = "commencement"
    REPEAL = "repeal"
    LAPSE = "lapse"
    SUSPENSION = "suspension"


class Ground(NamedTuple):
    """One fact that an answer rests on.

    Args:
        fact: what it is about.
        how: how it is known.
        effective: the day that it gives; `None` where it gives none.
        source: label of the Version, or title of the act, that states it.
        text: the clause as printed, where it is known.
        where: the place of the clause: an eId, `announcement`, `header_note`.
    """

    fact: Fact
    how: How
    effective: date | None
    source: str | None = None
    text: str = ""
    where: str | None = None


class PartState(StrEnum):
    """What a part of the text lacks."""

    NOT_COMMENCED = "not_commenced"
    REPEALED = "repealed"
    LAPSED = "lapsed"
    SUSPENDED = "suspended"


class EndingWords(NamedTuple):
    """What an ending makes of the Work, of a part, and as a ground."""

    force: Force
    part: PartState
    fact: Fact


ENDINGS = {
    EndingKind.REPEAL: EndingWords(Force.REPEALED, PartState.REPEALED, Fact.REPEAL),
    EndingKind.LAPSE: EndingWords(Force.LAPSED, PartState.LAPSED, Fact.LAPSE),
}


class Part(NamedTuple):
    """A part of the operative text that has no force on the day.

    Args:
        scope: as printed; `None` is all that no other clause names (其余).
        state: what it lacks.
        certain: `False` where it may have force on that day.
        effective: of what has not commenced, the day it will; of the others,
            the day they ceased; `None` where not known.
    """

    scope: str | None
    state: PartState
    certain: bool
    effective: date | None = None


class NoteCode(StrEnum):
    """What is lawful or possible, and should be told."""

    EFFECTIVE_BEFORE_PROMULGATED = "effective-before-promulgated"
    """Law: 立法法（2023修正）第一百零四条 (不溯及既往, 但…特别规定除外)."""
    NEVER_IN_FORCE = "never-in-force"
    """Superseded, or the Work ended, before it commenced."""
    DATES_OUT_OF_ORDER = "dates-out-of-order"
    """Approved before adopted, or promulgated before either."""
    RECORDS_DISAGREE = "records-disagree"
    """Two current records of one Version differ: neither supersedes the other."""
    COMMENCEMENT_CONFLICT = "commencement-conflict"
    SAME_DAY = "same-day"
    """Two acts of one day, in no order that is known."""
    TWO_ENDINGS = "two-endings"
    AMENDED_AFTER_ENDING = "amended-after-ending"
    ADOPTION_CONFLICT = "adoption-conflict"


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One thing that a lawyer should know.

    Args:
        code: which kind.
        version: label of the Version it is about; `""` for the Work.
        message: in words.
    """

    code: NoteCode
    version: str
    message: str


class Placed(NamedTuple):
    """A Version in its place on the timeline.

    Args:
        facts: what is known of it.
        label: computed for people: the day of its act, unique in the Work.
        effective: the day its text as a whole took effect, where one day is known.
        how: how `effective` is known.
        earliest, latest: the days between which that was; `None` is open.
        reason: why `effective` is not known.
        since, until: the days from which, and until which (exclusive), it
            was the operative one, where known.
        never_in_force: superseded, or the Work ended, before it commenced.
    """

    facts: VersionFacts
    label: str
    effective: date | None
    how: How | None
    earliest: date | None
    latest: date | None
    reason: Reason | None
    since: date | None
    until: date | None
    never_in_force: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer for every day of `[start, end)`.

    Args:
        start, end: days for which this answer is given; `None` is open.
        status: of the Work.
        version: label of the operative Version; `None` where there is none or
            which one is not known.
        candidates: labels that may be operative, in legal order, where
            `version` is not known.
        possible: what `status` may be, where that is unknown; else itself.
        reasons: why something is not known, the weightiest first.
        text_held: whether a text of the operative Version is held, or of a
            candidate, or where there are none, of any Version.
        since: first day of this state in law; `None` where that is not known.
            Of an unknown status, the first day on which it is unknown.
        until: first day on which it no longer holds, likewise; `None` also
            where no end is known of.
        ended_by: the repeals or lapses that ended the Work.
        parts: what has no force although the Work has.
        grounds: the facts that the answer rests on.
    """

    start: date | None
    end: date | None
    status: Force
    version: str | None = None
    candidates: tuple[str, ...] = ()
    possible: tuple[Force, ...] = ()
    reasons: tuple[Reason, ...] = ()
    text_held: bool = False
    since: date | None = None
    until: date | None = None
    ended_by: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    grounds: tuple[Ground, ...] = ()

    @property
    def reason(self) -> str | None:
        """Why something is not known, in words."""
        return "; ".join(self.reasons) or None

    @property
    def repealed_by(self) -> str | None:
        """Title of the act that repealed the Work, by the day asked about."""
        return "; ".join(self.ended_by) or None if self.status is Force.REPEALED else None
