"""Contesting: which Versions of a Work may apply on a day, and which parts of them may not (适用的版本)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from archive.timeline.chronology import Chronology, Entry, Stop
from archive.timeline.legal_facts import Ending
from archive.timeline.standing import ENDINGS, Part, PartState

__all__ = ["Contest", "contest", "lacking", "merged", "rest"]


class Contest(NamedTuple):
    """Which Versions may apply on a day, endings and suspensions aside.

    Args:
        leading: those that may be the operative one as a whole.
        early: those of which a part may apply while the rest does not.
        ahead: those among them of which a part surely applies.
        certain: whether one of them has surely commenced.
        inferred: whether that is known only from the ending that came the day after.
    """

    leading: tuple[Entry, ...]
    early: tuple[Entry, ...]
    ahead: tuple[Entry, ...]
    certain: bool
    inferred: bool

    def overtaken(self, entry: Entry) -> bool:
        """Say whether a part of a later Version surely applies, so that this one does not apply alone."""
        return any(later.outranks(entry) for later in self.ahead)

    @property
    def all(self) -> tuple[Entry, ...]:
        """Each once, in legal order."""
        return self.leading + tuple(entry for entry in self.early if entry not in self.leading)


def contest(facts: Chronology, day: date) -> Contest:
    """Find the Versions that may apply: a later one that has commenced supersedes the earlier."""
    begun = [entry for entry in facts.entries if entry.whole.certain_by(day)]

    def superseded(entry: Entry) -> bool:
        return any(later.outranks(entry) for later in begun)

    leading = tuple(e for e in facts.entries if e.whole.possible_by(day) and not superseded(e))
    early = tuple(e for e in facts.entries if not e.whole.certain_by(day) and not superseded(e) and any(w.possible_by(day) for _, w in e.scoped))
    ahead = tuple(e for e in early if any(w.certain_by(day) for _, w in e.scoped))
    last = facts.last_day_before_end
    inferred = not begun and not ahead and last is not None and day >= last and bool(leading or early)
    return Contest(leading, early, ahead, bool(begun or ahead or inferred), inferred)


def lacking(facts: Chronology, entry: Entry, day: date) -> Iterator[Part]:
    """Yield the parts of one Version's text that have no force on `day`, or may have none."""
    for one in _since_baseline(facts, entry):
        for scope, window in one.scoped:
            if not window.certain_by(day):
                yield Part(scope, PartState.NOT_COMMENCED, not window.possible_by(day), window.exact)
    for stop in facts.endings:
        if isinstance(stop.fact, Ending) and stop.fact.scope is not None and stop.possible_on(day) and not _restated(facts, entry, stop):
            yield Part(stop.fact.scope, ENDINGS[stop.fact.kind].part, stop.certain_on(day), stop.begins.exact)
    for stop in facts.suspensions:
        if stop.fact.scope is not None and stop.possible_on(day):
            yield Part(stop.fact.scope, PartState.SUSPENDED, stop.certain_on(day), stop.begins.exact)


def rest(entry: Entry, among: Contest, day: date) -> Iterator[Part]:
    """Yield what has not commenced of a text of which a part has, and nothing earlier stands in its place."""
    if entry in among.early and len(among.all) == 1:
        yield Part(None, PartState.NOT_COMMENCED, not entry.whole.possible_by(day), entry.whole.exact)


def _since_baseline(facts: Chronology, entry: Entry) -> tuple[Entry, ...]:
    """Return the Versions whose words the entry's text still holds: back to the last whole-text enactment."""
    if entry.rank is None or entry.baseline:
        return (entry,)
    earlier = [one for one in facts.entries if one.rank is not None and one.rank < entry.rank]
    start = max((one.rank for one in earlier if one.baseline and one.rank is not None), default=-1)
    return (*(one for one in earlier if one.rank is not None and one.rank >= start), entry)


def _restated(facts: Chronology, entry: Entry, stop: Stop) -> bool:
    """Say whether the entry's text was enacted anew after the part was repealed."""
    repealed = stop.begins.earliest
    chain = [one.place.facts for one in _since_baseline(facts, entry) if one.baseline and one.place is not None]
    return repealed is not None and any(version.made is not None and version.made >= repealed for version in chain)


def merged(parts: Iterable[tuple[Part, ...]]) -> tuple[Part, ...]:
    """Join the parts of several candidates; certain are those that all of them share."""
    sets = [dict.fromkeys(one) for one in parts]
    every = dict.fromkeys(part for one in sets for part in one)
    return tuple(Part(p.scope, p.state, p.certain and all(p in one for one in sets), p.effective) for p in every)
