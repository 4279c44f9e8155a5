"""Amending: an amending act recorded with the texts that it makes (修改决定的施行与著录).

    plan_amendment   read the act, apply it to each law that it amends, compare; nothing is written

`recording.record` writes what was planned: the act as a Work of its own, and
of each law the Version that the act makes, with the compiled text and how it
came about. All of it is published by one move of main.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from archive.amending.amended import AmendmentPlan, PlannedAmendment
from archive.amending.compilations import Compilations
from archive.amending.compiling import HeldAct, held_act
from archive.amending.following import compiled_anew, resting_on_another
from archive.answering.dossier import Dossier
from archive.answering.shown import Source
from archive.catalog.catalog import Catalog
from archive.catalog.snapshot import Snapshot
from archive.errors import NotHeld, Undecided
from archive.ledger.ledger import CommitId, Ledger
from archive.recording.claiming import bears
from archive.recording.planned import Action
from archive.recording.planning import Planner, Prepared
from archive.recording.recording import decided, settings_of
from archive.recording.understanding import Understood, understand
from archive.records.statements import RelationKind

if TYPE_CHECKING:
    from texts.document import Document

__all__ = ["plan_amendment"]


class _Amended(NamedTuple):
    """The laws that an act amends.

    Args:
        works: those of which a text is held, by id.
        not_held: titles of those of which none is.
        unsure: titles that several laws bear, so that it is not decided which is meant.
    """

    works: tuple[str, ...]
    not_held: tuple[str, ...]
    unsure: tuple[str, ...]


class _Decided(NamedTuple):
    """An amendment decided upon one state of the archive.

    Args:
        act: the act's own entry, nothing to write where it is held.
        laws: what it makes of each law, with what is written.
        not_held: titles of the laws that are not held.
        title: of the act.
        unsure: titles that several laws bear.
    """

    act: Prepared | None
    laws: tuple[tuple[PlannedAmendment, Prepared | None], ...]
    not_held: tuple[str, ...]
    title: str
    unsure: tuple[str, ...] = ()


class _Question(NamedTuple):
    """What the user asked for.

    Args:
        act: its source as understood, or the id of the Work of one that is held.
        law: the one Work to amend; `None` is every law that the act amends and that is held.
        base: label of the version that the act is applied to, where the user says it.
        leave_undecided: leave out the laws of which something is undecided, and record the others.
    """

    act: Understood | str
    law: str | None
    base: str | None
    leave_undecided: bool


def plan_amendment(
    ledger: Ledger,
    catalog: Catalog,
    act: Source | str,
    law: str | None = None,
    given: Mapping[str, str] | None = None,
    base: str | None = None,
    *,
    leave_undecided: bool = False,
) -> AmendmentPlan:
    """Say what recording an amending act, and what it makes, would do.

    Args:
        act: its source, or the id of the Work of an act that is held.
        law: id of the one Work to amend; `None` is every law that the act amends and that is held.
        given: what the user states of the act, as for `record`.
        base: label of the version that the act was applied to, where its place among the versions does not say it.
        leave_undecided: record what is decided, and leave the rest.

    Raises:
        SourceError: the act is no text.
        NotHeld: the act amends no law that is held.
    """
    read = act if isinstance(act, str) else understand(act, settings_of(act, given or {}, {}, PurePath()))
    question = _Question(read, law, base, leave_undecided)
    seen: list[_Decided] = []

    def decide(snapshot: Snapshot) -> tuple[Prepared, ...]:
        found = _decide(ledger, snapshot, question)
        if seen:
            _require_decided(found, question)
        seen.append(found)
        laws = [prepared for _, prepared in found.laws if prepared is not None]
        return (*(() if found.act is None else (found.act,)), *laws)

    recording = decided(ledger, catalog, decide)
    found = seen[0]
    entry = None if found.act is None else found.act.planned
    return AmendmentPlan(entry, found.title, tuple(planned for planned, _ in found.laws), found.not_held, recording, leave_undecided, found.unsure)


def _require_decided(found: _Decided, question: _Question) -> None:
    """Refuse where somebody else's recording has left a law undecided since.

    Raises:
        Undecided: it has.
    """
    undecided = [f"{law.title}: {law.reason}" for law, _ in found.laws if law.action is Action.UNDECIDED]
    if undecided and not question.leave_undecided:
        raise Undecided("nothing was recorded; this is to be decided since:\n    " + "\n    ".join(undecided))


def _decide(ledger: Ledger, snapshot: Snapshot, question: _Question) -> _Decided:
    with closing(Planner(snapshot, ledger.commit(CommitId(snapshot.head)).chain, question.law)) as planner:
        entry = None if isinstance(question.act, str) else planner.plan(question.act)
        if entry is not None and entry.planned.action is Action.UNDECIDED:
            return _Decided(entry, (), (), entry.planned.title or "?")
        act = _held(ledger, planner.now, question.act)
        _require_one(act)
        amended = _amended(planner.now, act, question.law)
        return _Decided(entry, tuple(_laws(ledger, planner, act, amended.works, question.base)), amended.not_held, act.title, amended.unsure)


def _laws(ledger: Ledger, planner: Planner, act: HeldAct, works: Iterable[str], base: str | None) -> Iterator[tuple[PlannedAmendment, Prepared | None]]:
    """Yield what an act makes of each law, and what is compiled anew because of it."""
    compiled: dict[str, Document] = {}
    for work in works:
        law, prepared = Compilations(ledger, planner, act, base, compiled).plan(work)
        following = [] if law.action is Action.UNDECIDED else list(compiled_anew(ledger, planner, work, compiled))
        # That a later act does not fit what this one makes is told, and does not stop it.
        stuck = [f"the text of {one.version}: {'; '.join(filter(None, (*one.notes, one.reason)))}" for one, _ in following if one.action is Action.UNDECIDED]
        yield replace(law, notes=(*law.notes, *stuck, *resting_on_another(planner, work))), prepared
        yield from (one for one in following if one[0].action is not Action.UNDECIDED)


def _held(ledger: Ledger, snapshot: Snapshot, act: Understood | str) -> HeldAct:
    if isinstance(act, str):
        return held_act(ledger, snapshot, act)
    return held_act(ledger, snapshot, act.text.sha256, act.parsed.document)


def _require_one(act: HeldAct) -> None:
    """Refuse a text that prints several acts: each is a Work of its own.

    Raises:
        Undecided: it does.
    """
    from texts.compiling import acts_of

    titles = [one.title or "?" for one in acts_of(act.document)]
    if len(titles) > 1:
        raise Undecided(f"the text prints {len(titles)} acts: {'; '.join(titles)}", hint="each from a file of its own, in the order in which they were adopted")


def _amended(snapshot: Snapshot, act: HeldAct, law: str | None) -> _Amended:
    """Return the laws that an act amends.

    Raises:
        NotHeld: there is none that is held, or not the one that is asked for.
        Undecided: of none is it decided which law is meant.
    """
    held: dict[str, None] = {}
    not_held: dict[str, None] = {}
    unsure: dict[str, None] = {}
    amends = [relation for relation in act.statement.relations if relation.kind is RelationKind.AMENDS]
    for relation in amends:
        if relation.target is None:
            unsure[relation.title] = None
        elif Dossier(snapshot, snapshot.canonical(relation.target)).witnesses:
            held[snapshot.canonical(relation.target)] = None
        else:
            not_held[relation.title] = None
    if law is not None and law not in held and any(bears(snapshot, law, title) for title in unsure):
        # The act was recorded when its title left open which law it means; the user says it now.
        return _Amended((law,), tuple(not_held), ())
    names = "、".join(f"《{title}》" for title in dict.fromkeys(relation.title for relation in amends))
    if law is not None and law not in held:
        raise NotHeld(
            f"{act.title} does not amend {Dossier.of(snapshot, law).title()}, as far as it is known: it names {names or 'no law'}",
            hint="a law that the act calls by another name is known by it once yange correct LAW --set alias=NAME has said so",
        )
    if not held and unsure:
        raise Undecided(f"several laws bear the title that {act.title} names: {names}", hint="yange amend LAW --by ACT says which, by title and year or by id")
    if not held:
        hint = "yange record the text before it first" if names else "yange amend is for acts that amend others (修改决定, 修正案); yange record for all else"
        raise NotHeld(f"no text is held of any law that {act.title} amends: it names {names or 'none'}", hint=hint)
    return _Amended((law,) if law is not None else tuple(held), tuple(not_held), tuple(unsure))
