"""Judging: how a Work stands on one day, from its facts in order (判断某日效力).

The rule behind every answer: a day that is not known may be any day of its
window, and an answer is given only where all of them lead to it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from archive.timeline.chronology import Chronology, Entry
from archive.timeline.contesting import Contest, contest, lacking, merged, rest
from archive.timeline.grounding import grounds, reasons
from archive.timeline.standing import APPLYING, Force, Part, Reason, Standing, State

__all__ = ["Judgement", "judge"]

_WEAKER = {
    frozenset({Force.NOT_YET_ADOPTED, Force.NOT_YET_IN_FORCE}): Force.NOT_YET_IN_FORCE,
    frozenset({Force.IN_FORCE, Force.PARTLY_IN_FORCE}): Force.PARTLY_IN_FORCE,
}
"""What is true of both where either may be."""


class Judgement(NamedTuple):
    """How a Work stands on a day.

    Args:
        states: every way it may stand, as far as what is known decides.
        standing: what all of them have in common; without its days.
    """

    states: frozenset[State]
    standing: Standing


def judge(facts: Chronology, day: date) -> Judgement:
    """Say how the Work stands on `day`."""
    if not facts.known_at_all:
        nothing = Standing(None, None, Force.NOT_HELD, possible=(Force.NOT_HELD,), reasons=(Reason.NOT_HELD,))
        return Judgement(frozenset({(Force.NOT_HELD, frozenset())}), nothing)
    among = contest(facts, day)
    parts = {entry.label: tuple(lacking(facts, entry, day)) for entry in among.all}
    contradicted = facts.amended_after_ending and facts.surely_ended_by(day)
    ended = frozenset(_ended(facts, day))
    alive = frozenset(_alive(facts, among, parts, day)) if contradicted or not facts.surely_ended_by(day) else frozenset()
    states = ended | alive
    status = Force.UNKNOWN if contradicted else _common(states)
    version, candidates = _operative(states, among)
    standing = Standing(
        start=None,
        end=None,
        status=status,
        version=version,
        candidates=candidates,
        possible=tuple(force for force in Force if force in {one for one, _ in states}) if status is Force.UNKNOWN else (status,),
        reasons=reasons(facts, among, states, version, day),
        text_held=_text_held(facts, version, candidates),
        ended_by=_ended_by(facts, day) if ended else (),
        parts=merged((*rest(entry, among, day), *parts[entry.label]) for entry in among.all) if version is not None or status in APPLYING else (),
        grounds=tuple(grounds(facts, among, states, day)),
    )
    return Judgement(states, standing)


def _alive(facts: Chronology, among: Contest, parts: Mapping[str | None, tuple[Part, ...]], day: date) -> Iterator[State]:
    """Yield the ways the Work may stand unless it has ended."""
    if not among.certain:
        yield from _before_force(facts, day)
    forces = {entry: _with_parts(parts[entry.label]) for entry in among.leading}
    states = {(force, _named([entry])) for entry in among.leading if not among.overtaken(entry) for force in forces[entry]}
    if among.early and len(among.all) > 1:
        states |= {(force, _named(among.all)) for entry in among.leading for force in forces[entry]}
    if not any(entry.whole.certain_by(day) for entry in among.leading):
        states |= {(Force.PARTLY_IN_FORCE, _named([entry])) for entry in among.early if set(among.ahead) <= {entry}}
        states |= {(Force.PARTLY_IN_FORCE, _named(among.early))} if len(among.early) > 1 else set()
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


def _common(states: frozenset[State]) -> Force:
    """Return the strongest status that is true in every state."""
    forces = frozenset(force for force, _ in states)
    return next(iter(forces)) if len(forces) == 1 else _WEAKER.get(forces, Force.UNKNOWN)


def _operative(states: frozenset[State], among: Contest) -> tuple[str | None, tuple[str, ...]]:
    """Return the operative Version, or the candidates in legal order."""
    applying = {labels for force, labels in states if force in APPLYING}
    if not applying:
        return None, ()
    only = next(iter(applying))
    if len(applying) == 1 and len(only) == 1 and all(force in APPLYING for force, _ in states):
        return next(iter(only)), ()
    return None, tuple(entry.label for entry in among.all if entry.label is not None)


def _text_held(facts: Chronology, version: str | None, candidates: tuple[str, ...]) -> bool:
    places = [entry.place for entry in facts.entries if entry.place is not None]
    wanted = (version,) if version is not None else candidates
    return any(place.facts.text_held for place in places if not wanted or place.label in wanted)


def _ended_by(facts: Chronology, day: date) -> tuple[str, ...]:
    stops = [stop for stop in facts.endings if stop.fact.scope is None and stop.possible_on(day)]
    return tuple(dict.fromkeys(stop.fact.title for stop in stops if stop.fact.title is not None))
