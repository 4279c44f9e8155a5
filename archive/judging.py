"""Judging: how a Work stands on one day, from its facts in order (判断某日效力).

The rule behind every answer: a day that is not known may be any day of its
window, and an answer is given only where all of them lead to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from archive.chronology import Chronology, Entry, Stop
from archive.legal_facts import Ending, EndingKind
from archive.standing import Fact, Force, Ground, How, Part, PartState, Reason
from archive.windows import Window, commencement_window

__all__ = ["Judgement", "State", "judge"]

State = tuple[Force, frozenset[str | None]]
"""One way the Work may stand: its force, and the labels of the Versions that apply; `None` is that of the unknown first text."""

_IN_FORCE = (Force.IN_FORCE, Force.PARTLY_IN_FORCE, Force.SUSPENDED)
_WEAKER = {
    frozenset({Force.NOT_YET_ADOPTED, Force.NOT_YET_IN_FORCE}): Force.NOT_YET_IN_FORCE,
    frozenset({Force.IN_FORCE, Force.PARTLY_IN_FORCE}): Force.PARTLY_IN_FORCE,
}
"""What is true of both where either may be."""
_ENDINGS = {EndingKind.REPEAL: (Force.REPEALED, PartState.REPEALED, Fact.REPEAL), EndingKind.LAPSE: (Force.LAPSED, PartState.LAPSED, Fact.LAPSE)}


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a Work stands on a day; the fields are those of `Standing`.

    Args:
        states: every way it may stand, as far as what is known decides.
    """

    states: frozenset[State]
    status: Force
    version: str | None
    candidates: tuple[str, ...]
    possible: tuple[Force, ...]
    reasons: tuple[Reason, ...]
    text_held: bool
    ended_by: tuple[str, ...]
    parts: tuple[Part, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class _Contest:
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


def judge(facts: Chronology, day: date) -> Judgement:
    """Say how the Work stands on `day`."""
    if not facts.known_at_all:
        return _unknown_work()
    contest = _contest(facts, day)
    parts = {entry.label: tuple(_parts(facts, entry, day)) for entry in contest.all}
    ended = frozenset(_ended(facts, day))
    alive = frozenset() if _surely_ended(facts, day) else frozenset(_alive(facts, contest, parts, day))
    contradicted = facts.amended_after_ending and facts.surely_ended is not None and facts.surely_ended <= day
    if contradicted:
        alive = frozenset(_alive(facts, contest, parts, day))
    states = ended | alive
    status = Force.UNKNOWN if contradicted else _common(states)
    version, candidates = _operative(states, contest, status)
    shown = version is not None or (status in _IN_FORCE and bool(contest.all))
    return Judgement(
        states=states,
        status=status,
        version=version,
        candidates=candidates,
        possible=tuple(force for force in Force if any(force is state for state, _ in states)) if status is Force.UNKNOWN else (status,),
        reasons=tuple(_reasons(facts, contest, states, status, version, day)),
        text_held=_text_held(facts, version, candidates),
        ended_by=_ended_by(facts, day) if ended else (),
        parts=_merged((*_rest(entry, contest, day), *parts[entry.label]) for entry in contest.all) if shown else (),
        grounds=tuple(_grounds(facts, contest, states, day)),
    )


def _unknown_work() -> Judgement:
    return Judgement(frozenset({(Force.NOT_HELD, frozenset())}), Force.NOT_HELD, None, (), (Force.NOT_HELD,), (Reason.NOT_HELD,), False, (), (), ())


def _contest(facts: Chronology, day: date) -> _Contest:
    """Find the Versions that may apply: a later one that has commenced supersedes the earlier."""
    begun = [entry for entry in facts.entries if entry.whole.certain_by(day)]

    def superseded(entry: Entry) -> bool:
        return any(later.outranks(entry) for later in begun)

    leading = tuple(e for e in facts.entries if e.whole.possible_by(day) and not superseded(e))
    early = tuple(e for e in facts.entries if not e.whole.certain_by(day) and not superseded(e) and any(w.possible_by(day) for _, w in e.scoped))
    ahead = tuple(e for e in early if any(w.certain_by(day) for _, w in e.scoped))
    last = facts.last_day_before_end
    inferred = not begun and not ahead and last is not None and day >= last and bool(leading or early)
    return _Contest(leading, early, ahead, bool(begun or ahead or inferred), inferred)


def _alive(facts: Chronology, contest: _Contest, parts: dict[str | None, tuple[Part, ...]], day: date) -> Iterator[State]:
    """Yield the ways the Work may stand unless it has ended."""
    if not contest.certain:
        yield from _before_force(facts, day)
    forces = {entry: _with_parts(parts[entry.label]) for entry in contest.leading}
    states = {(force, _named([entry])) for entry in contest.leading if not contest.overtaken(entry) for force in forces[entry]}
    if contest.early and len(contest.all) > 1:
        states |= {(force, _named(contest.all)) for entry in contest.leading for force in forces[entry]}
    if not any(entry.whole.certain_by(day) for entry in contest.leading):
        states |= {(Force.PARTLY_IN_FORCE, _named([entry])) for entry in contest.early if set(contest.ahead) <= {entry}}
        states |= {(Force.PARTLY_IN_FORCE, _named(contest.early))} if len(contest.early) > 1 else set()
    for force, labels in states:
        yield from _unless_suspended(facts, force, labels, day)


def _with_parts(parts: tuple[Part, ...]) -> tuple[Force, ...]:
    """Return the force of a text of which these parts lack, or may lack, force."""
    if any(part.certain for part in parts):
        return (Force.PARTLY_IN_FORCE,)
    return (Force.PARTLY_IN_FORCE, Force.IN_FORCE) if parts else (Force.IN_FORCE,)


def _named(entries: Iterable[Entry]) -> frozenset[str | None]:
    return frozenset(entry.label for entry in entries)


def _unless_suspended(facts: Chronology, force: Force, labels: frozenset[str | None], day: date) -> Iterator[State]:
    whole = [stop for stop in facts.suspensions if stop.fact.scope is None]
    if any(stop.possible_on(day) for stop in whole):
        yield (Force.SUSPENDED, labels)
    if not any(stop.certain_on(day) for stop in whole):
        yield (force, labels)


def _before_force(facts: Chronology, day: date) -> Iterator[State]:
    if facts.adoption.possible_by(day):
        yield (Force.NOT_YET_IN_FORCE, frozenset())
    if not facts.adoption.certain_by(day):
        yield (Force.NOT_YET_ADOPTED, frozenset())


def _ended(facts: Chronology, day: date) -> Iterator[State]:
    """Yield the ways it may have ended; what lapsed and is then repealed is repealed."""
    if facts.repeal is not None and facts.repeal.possible_by(day):
        yield (Force.REPEALED, frozenset())
    surely_repealed = facts.repeal is not None and facts.repeal.certain_by(day)
    if facts.lapse is not None and facts.lapse.possible_by(day) and not surely_repealed:
        yield (Force.LAPSED, frozenset())


def _surely_ended(facts: Chronology, day: date) -> bool:
    return facts.surely_ended is not None and facts.surely_ended <= day


def _common(states: frozenset[State]) -> Force:
    """Return the strongest status that is true in every state."""
    forces = frozenset(force for force, _ in states)
    return next(iter(forces)) if len(forces) == 1 else _WEAKER.get(forces, Force.UNKNOWN)


def _operative(states: frozenset[State], contest: _Contest, status: Force) -> tuple[str | None, tuple[str, ...]]:
    """Return the operative Version, or the candidates in legal order."""
    applying = {labels for force, labels in states if force in _IN_FORCE}
    if not applying:
        return None, ()
    only = next(iter(applying))
    if len(applying) == 1 and len(only) == 1 and all(force in _IN_FORCE for force, _ in states):
        return next(iter(only)), ()
    return None, tuple(entry.label for entry in contest.all if entry.label is not None)


def _parts(facts: Chronology, entry: Entry, day: date) -> Iterator[Part]:
    """Yield the parts of one Version's text that have no force on `day`, or may have none."""
    for one in _since_baseline(facts, entry):
        for scope, window in one.scoped:
            if not window.certain_by(day):
                yield Part(scope, PartState.NOT_COMMENCED, not window.possible_by(day), window.exact)
    for stop in facts.endings:
        if isinstance(stop.fact, Ending) and stop.fact.scope is not None and stop.possible_on(day) and not _restated(facts, entry, stop):
            yield Part(stop.fact.scope, _ENDINGS[stop.fact.kind][1], stop.certain_on(day), stop.begins.exact)
    for stop in facts.suspensions:
        if stop.fact.scope is not None and stop.possible_on(day):
            yield Part(stop.fact.scope, PartState.SUSPENDED, stop.certain_on(day), stop.begins.exact)


def _rest(entry: Entry, contest: _Contest, day: date) -> Iterator[Part]:
    """Yield what has not commenced of a text of which a part has, and nothing earlier stands in its place."""
    if entry in contest.early and len(contest.all) == 1:
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


def _merged(parts: Iterable[tuple[Part, ...]]) -> tuple[Part, ...]:
    """Join the parts of several candidates; certain are those that all of them share."""
    sets = [dict.fromkeys(one) for one in parts]
    every = dict.fromkeys(part for one in sets for part in one)
    return tuple(Part(p.scope, p.state, p.certain and all(p in one for one in sets), p.effective) for p in every)


def _text_held(facts: Chronology, version: str | None, candidates: tuple[str, ...]) -> bool:
    places = [entry.place for entry in facts.entries if entry.place is not None]
    wanted = (version,) if version is not None else candidates
    return any(place.facts.text_held for place in places if not wanted or place.label in wanted)


def _ended_by(facts: Chronology, day: date) -> tuple[str, ...]:
    stops = [stop for stop in facts.endings if stop.fact.scope is None and stop.possible_on(day)]
    return tuple(dict.fromkeys(stop.fact.title for stop in stops if stop.fact.title is not None))


def _reasons(facts: Chronology, contest: _Contest, states: frozenset[State], status: Force, version: str | None, day: date) -> list[Reason]:
    """Return why something is not known, the weightiest first."""
    found: set[Reason] = {Reason.NOT_HELD} if facts.named_only else set()
    ended = {force for force, _ in states} & {Force.REPEALED, Force.LAPSED}
    applying = any(force in _IN_FORCE for force, _ in states)
    if facts.amended_after_ending and _surely_ended(facts, day):
        found.add(Reason.CONTRADICTION)
    elif ended and len(states) > 1:
        found |= {w.reason for w in (facts.repeal, facts.lapse) if w is not None and w.reason is not None and w.possible_by(day)}
    if applying and version is None:
        found |= set(_open_questions(contest, day))
    if status is Force.UNKNOWN and any(stop.possible_on(day) and not stop.certain_on(day) for stop in facts.suspensions if stop.fact.scope is None):
        found.add(Reason.SUSPENSION_UNKNOWN)
    if len({force for force, _ in states} & {Force.NOT_YET_ADOPTED, Force.NOT_YET_IN_FORCE}) > 1 and facts.adoption.reason is not None:
        found.add(facts.adoption.reason)
    return [reason for reason in Reason if reason in found]


def _open_questions(contest: _Contest, day: date) -> Iterator[Reason]:
    """Yield why it is not known which of the contesting Versions applies."""
    if any(contest.overtaken(entry) for entry in contest.all):
        yield Reason.TWO_TEXTS
    for entry in contest.leading:
        if not entry.whole.certain_by(day) and entry.whole.reason is not None:
            yield entry.whole.reason
    begun = [entry for entry in contest.leading if entry.whole.certain_by(day)]
    if len(begun) > 1:
        yield Reason.ORDER_UNKNOWN
    for entry in contest.early:
        yield from (w.reason for _, w in entry.scoped if w.reason is not None and w.possible_by(day) and not w.certain_by(day))


def _grounds(facts: Chronology, contest: _Contest, states: frozenset[State], day: date) -> Iterator[Ground]:
    """Yield the facts that the answer rests on."""
    forces = {force for force, _ in states}
    if forces & {Force.NOT_YET_ADOPTED, Force.NOT_YET_IN_FORCE} and facts.adoption.exact is not None:
        yield Ground(Fact.ADOPTION, facts.adoption.how, facts.adoption.exact)
    if forces & set(_IN_FORCE):
        for entry in contest.all:
            yield from _of_commencement(entry)
    for stop in facts.endings:
        if isinstance(stop.fact, Ending) and stop.fact.scope is None:
            force, _, fact = _ENDINGS[stop.fact.kind]
            if force in forces and stop.possible_on(day):
                yield _of_stop(stop, fact, stop.begins.how)
            elif contest.inferred and forces <= set(_IN_FORCE) and stop.begins.latest == facts.surely_ended:
                yield _of_stop(stop, fact, How.INFERRED)
    for stop in facts.suspensions:
        if Force.SUSPENDED in forces and stop.fact.scope is None and stop.possible_on(day):
            yield _of_stop(stop, Fact.SUSPENSION, stop.begins.how)


def _of_commencement(entry: Entry) -> Iterator[Ground]:
    if entry.place is None:
        return
    for clause in entry.place.facts.commencements:
        window: Window = commencement_window(entry.place.facts, clause)
        yield Ground(Fact.COMMENCEMENT, window.how, window.exact, entry.label, clause.text, clause.stated_by)


def _of_stop(stop: Stop, fact: Fact, how: How) -> Ground:
    return Ground(fact, how, stop.begins.exact, stop.fact.title, stop.fact.text)
