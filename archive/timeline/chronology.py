"""Chronology: the facts of one Work put in order, each with the window of its day (时间事实的整理).

What `timeline.py` judges from. Nothing is decided here but what belongs where.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import TypeVar

from archive.records.statements import ActKind
from archive.timeline.legal_facts import Ending, EndingKind, Suspension, VersionFacts, WorkFacts
from archive.timeline.legal_order import Place, in_legal_order
from archive.timeline.standing import Reason
from archive.timeline.windows import (
    OPEN,
    Window,
    adoption_window,
    commencement_window,
    ending_window,
    hull,
    resumption_window,
    shifted,
    suspension_window,
    whole_window,
)
from texts.promulgation import CommencementRule

__all__ = ["Chronology", "Entry", "Stop", "chronology"]

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Entry:
    """A Version, or the first text where no Version is known to be it.

    Args:
        place: in legal order; `None` for the text that is not known.
        whole: when its text as a whole takes effect.
        scoped: when parts of it do that have a clause of their own.
    """

    place: Place | None
    whole: Window
    scoped: tuple[tuple[str, Window], ...] = ()

    @property
    def label(self) -> str | None:
        """What people call it."""
        return None if self.place is None else self.place.label

    @property
    def rank(self) -> int | None:
        """Its place in legal order; `None` where it has none."""
        return None if self.place is None else self.place.rank

    @property
    def baseline(self) -> bool:
        """Whether the whole text was enacted by its act."""
        return self.place is None or self.place.facts.act in (ActKind.ADOPTION, ActKind.REENACTMENT)

    def outranks(self, other: "Entry") -> bool:
        """Say whether it came after `other`, as far as known."""
        if self.place is None or other.place is None:
            # The text that is not known came before every Version that is.
            return self.place is not None
        return self.place.outranks(other.place)


@dataclass(frozen=True, slots=True)
class Stop:
    """A time without force, of the Work or of a part.

    Args:
        fact: the ending or suspension.
        begins: when.
        ends: of a suspension, when; `None` where no end is known of.
    """

    fact: Ending | Suspension
    begins: Window
    ends: Window | None = None

    def certain_on(self, day: date) -> bool:
        """Say whether it covers `day`, whatever the unknown days are."""
        return self.begins.certain_by(day) and not (self.ends is not None and self.ends.possible_by(day))

    def possible_on(self, day: date) -> bool:
        """Say whether it may cover `day`."""
        return self.begins.possible_by(day) and not (self.ends is not None and self.ends.certain_by(day))


@dataclass(frozen=True, slots=True)
class Chronology:
    """One Work's facts in order.

    Args:
        entries: in legal order; the unknown first text, if any, first.
        adoption: of the Work.
        repeal, lapse: of the whole Work; `None` where none is known of.
        endings, suspensions: every one, of the whole and of parts.
        disagreeing: ids of the Versions whose current records differ.
        amended_after_ending: whether an act amended it once it had surely ended.
        known_at_all: whether anything is known of its time.
    """

    entries: tuple[Entry, ...]
    adoption: Window
    repeal: Window | None
    lapse: Window | None
    endings: tuple[Stop, ...]
    suspensions: tuple[Stop, ...]
    disagreeing: tuple[str, ...]
    amended_after_ending: bool
    known_at_all: bool

    @property
    def named_only(self) -> bool:
        """Whether no Version of it is known, held or not."""
        return all(entry.place is None for entry in self.entries)

    @property
    def surely_ended(self) -> date | None:
        """The first day on which it has surely ended."""
        return min((w.latest for w in (self.repeal, self.lapse) if w is not None and w.latest is not None), default=None)

    def surely_ended_by(self, day: date) -> bool:
        """Say whether it has ended by `day`, whatever the unknown days are."""
        return self.surely_ended is not None and self.surely_ended <= day

    @property
    def last_day_before_end(self) -> date | None:
        """The day on which it had force if it ever had: what ends from a day had force the day before."""
        return None if self.surely_ended is None or self.surely_ended == date.min else shifted(self.surely_ended, -1)

    def turning_points(self) -> tuple[date, ...]:
        """Return the days on which an answer may change, in order."""
        windows = [self.adoption, self.repeal, self.lapse]
        windows += [w for entry in self.entries for w in (entry.whole, *(window for _, window in entry.scoped))]
        windows += [w for stop in (*self.endings, *self.suspensions) for w in (stop.begins, stop.ends)]
        days = {day for w in windows if w is not None for day in (w.earliest, w.latest)}
        return tuple(sorted(day for day in days | {self.last_day_before_end} if day is not None))


def chronology(work: WorkFacts) -> Chronology:
    """Put the facts of one Work in order; the order in which they are given says nothing."""
    versions, disagreeing = _one_of_each(work.versions)
    places = in_legal_order(versions)
    first = next((place.facts for place in places if place.first), None)
    adoption = adoption_window(first, work.mentions)
    entries = tuple(_entry(place, adoption if first is not None else OPEN, places) for place in places)
    endings = tuple(Stop(e, ending_window(e)) for e in _in_order(work.endings))
    if first is None:
        entries = (_unknown_first_text(work, adoption), *entries)
    repeal, lapse = (_of_the_whole(endings, kind) for kind in (EndingKind.REPEAL, EndingKind.LAPSE))
    ended = min((w.latest for w in (repeal, lapse) if w is not None and w.latest is not None), default=None)
    return Chronology(
        entries=entries,
        adoption=adoption,
        repeal=repeal,
        lapse=lapse,
        endings=endings,
        suspensions=tuple(Stop(s, suspension_window(s), resumption_window(s)) for s in _in_order(work.suspensions)),
        disagreeing=disagreeing,
        amended_after_ending=ended is not None and any(v.made is not None and v.made >= ended for v in versions),
        known_at_all=bool(versions or work.endings or work.suspensions or any(m.adopted or m.promulgated or m.effective for m in work.mentions)),
    )


def _in_order(facts: Iterable[Value]) -> list[Value]:
    return sorted(set(facts), key=repr)


def _entry(place: Place, adoption: Window, places: Sequence[Place]) -> Entry:
    version = replace(place.facts, in_force_by=_in_force_by(place, places))
    whole = whole_window(version)
    if place.rank is None:
        # What cannot be placed still came after the Work was adopted, unless what is stated leaves no such day.
        earliest = max((d for d in (whole.earliest, adoption.earliest) if d is not None), default=None)
        if earliest is None or whole.latest is None or earliest <= whole.latest:
            whole = replace(whole, earliest=earliest)
    clauses = groupby(sorted((c for c in version.commencements if c.scope is not None), key=lambda c: c.scope or ""), key=lambda c: c.scope or "")
    scoped = tuple((scope, hull((commencement_window(version, c) for c in group), Reason.COMMENCEMENT_CONFLICT)) for scope, group in clauses)
    return Entry(place, whole, scoped)


def _in_force_by(place: Place, places: Sequence[Place]) -> date | None:
    """Return a day by which the Version had surely commenced, although it does not say when.

    What is amended had been promulgated; so what takes effect from its
    promulgation had commenced when a later act was made.
    """
    rules = {clause.rule for clause in place.facts.commencements if clause.scope is None}
    days = [place.facts.in_force_by]
    if rules == {CommencementRule.ON_PROMULGATION}:
        days += [later.facts.made for later in places if later.outranks(place)]
    return min((day for day in days if day is not None), default=None)


def _unknown_first_text(work: WorkFacts, adoption: Window) -> Entry:
    """Stand for the first text of a Work of which only later Versions, or none, are known."""
    effective = {m.effective for m in work.mentions if m.effective is not None}
    reason = Reason.FIRST_TEXT_UNKNOWN if work.versions else Reason.NOT_HELD
    if effective:
        return Entry(None, Window(min(effective), max(effective), reason=None if len(effective) == 1 else Reason.COMMENCEMENT_CONFLICT))
    promulgated = max((m.promulgated for m in work.mentions if m.promulgated is not None), default=adoption.earliest)
    return Entry(None, Window(promulgated, None, reason=reason))


def _of_the_whole(endings: Iterable[Stop], kind: EndingKind) -> Window | None:
    """Join the endings of the whole Work; where acts differ, it ended on one of their days or between."""
    windows = [stop.begins for stop in endings if stop.fact.scope is None and isinstance(stop.fact, Ending) and stop.fact.kind is kind]
    if not windows:
        return None
    earliest = None if any(w.earliest is None for w in windows) else min(w.earliest for w in windows if w.earliest is not None)
    latest = max((w.latest for w in windows if w.latest is not None), default=None)
    if earliest is not None and earliest == latest:
        return next(w for w in windows if w.exact == latest)
    known = sum(w.latest is not None for w in windows)
    return Window(earliest, latest, reason=Reason.TWO_ENDINGS if known > 1 else Reason.ENDING_UNKNOWN)


def _one_of_each(versions: Iterable[VersionFacts]) -> tuple[tuple[VersionFacts, ...], tuple[str, ...]]:
    """Join the facts of each Version; where two current records differ, what they differ in is unknown."""
    by_id = groupby(sorted(set(versions), key=lambda v: (v.id, repr(v))), key=lambda v: v.id)
    joined = [_joined(tuple(same)) for _, same in by_id]
    return tuple(version for version, _ in joined), tuple(version.id for version, differ in joined if differ)


def _joined(same: Sequence[VersionFacts]) -> tuple[VersionFacts, bool]:
    if len(same) == 1:
        return same[0], False
    first = same[0]
    joined = replace(
        first,
        act=_agreed(v.act for v in same),
        adopted=_agreed(v.adopted for v in same),
        approved=_agreed(v.approved for v in same),
        promulgated=_agreed(v.promulgated for v in same),
        commencements=tuple(dict.fromkeys(c for v in same for c in v.commencements)),
        text_held=any(v.text_held for v in same),
        recorded=any(v.recorded for v in same),
        follows=_agreed(v.follows for v in same),
        in_force_by=_agreed(v.in_force_by for v in same),
    )
    return joined, True


def _agreed(values: Iterator[Value | None]) -> Value | None:
    distinct = set(values)
    return distinct.pop() if len(distinct) == 1 else None
