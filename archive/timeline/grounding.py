"""Grounding: what an answer rests on, and why what is not known is not known (依据与理由)."""

from collections.abc import Iterator
from datetime import date

from archive.timeline.chronology import Chronology, Entry, Stop
from archive.timeline.contesting import Contest
from archive.timeline.legal_facts import Ending
from archive.timeline.standing import APPLYING, ENDINGS, Fact, Force, Ground, How, Reason, State
from archive.timeline.windows import commencement_window

__all__ = ["grounds", "reasons"]


def reasons(facts: Chronology, among: Contest, states: frozenset[State], version: str | None, day: date) -> tuple[Reason, ...]:
    """Return why something is not known, the weightiest first."""
    found: set[Reason] = {Reason.NOT_HELD} if facts.named_only else set()
    ended = {force for force, _ in states} & {Force.REPEALED, Force.LAPSED}
    applying = any(force in APPLYING for force, _ in states)
    if facts.amended_after_ending and facts.surely_ended_by(day):
        found.add(Reason.CONTRADICTION)
    elif ended and len(states) > 1:
        found |= {w.reason for w in (facts.repeal, facts.lapse) if w is not None and w.reason is not None and w.possible_by(day)}
    if applying and version is None:
        found |= set(_open_questions(among, day))
    if any(stop.possible_on(day) and not stop.certain_on(day) for stop in facts.suspensions if stop.fact.scope is None):
        found.add(Reason.SUSPENSION_UNKNOWN)
    if len({force for force, _ in states} & {Force.NOT_YET_ADOPTED, Force.NOT_YET_IN_FORCE}) > 1 and facts.adoption.reason is not None:
        found.add(facts.adoption.reason)
    return tuple(reason for reason in Reason if reason in found)


def _open_questions(among: Contest, day: date) -> Iterator[Reason]:
    """Yield why it is not known which of the contesting Versions applies."""
    if any(among.overtaken(entry) for entry in among.all):
        yield Reason.TWO_TEXTS
    for entry in among.leading:
        if not entry.whole.certain_by(day) and entry.whole.reason is not None:
            yield entry.whole.reason
    begun = [entry for entry in among.leading if entry.whole.certain_by(day)]
    if len(begun) > 1:
        yield Reason.ORDER_UNKNOWN
    for entry in among.early:
        yield from (w.reason for _, w in entry.scoped if w.reason is not None and w.possible_by(day) and not w.certain_by(day))


def grounds(facts: Chronology, among: Contest, states: frozenset[State], day: date) -> Iterator[Ground]:
    """Yield the facts that the answer rests on."""
    forces = {force for force, _ in states}
    if forces & {Force.NOT_YET_ADOPTED, Force.NOT_YET_IN_FORCE} and facts.adoption.exact is not None:
        yield Ground(Fact.ADOPTION, facts.adoption.how, facts.adoption.exact)
    if forces & set(APPLYING):
        for entry in among.all:
            yield from _of_commencement(entry)
    for stop in facts.endings:
        if isinstance(stop.fact, Ending) and stop.fact.scope is None:
            ends = ENDINGS[stop.fact.kind]
            if ends.force in forces and stop.possible_on(day):
                yield _of_stop(stop, ends.fact, stop.begins.how)
            elif among.inferred and forces <= set(APPLYING) and stop.begins.latest == facts.surely_ended:
                yield _of_stop(stop, ends.fact, How.INFERRED)
    for stop in facts.suspensions:
        if Force.SUSPENDED in forces and stop.fact.scope is None and stop.possible_on(day):
            yield _of_stop(stop, Fact.SUSPENSION, stop.begins.how)


def _of_commencement(entry: Entry) -> Iterator[Ground]:
    if entry.place is None:
        return
    for clause in entry.place.facts.commencements:
        window = commencement_window(entry.place.facts, clause)
        yield Ground(Fact.COMMENCEMENT, window.how, window.exact, entry.label, clause.text or "", clause.stated_by)


def _of_stop(stop: Stop, fact: Fact, how: How) -> Ground:
    return Ground(fact, how, stop.begins.exact, stop.fact.title, stop.fact.text)
