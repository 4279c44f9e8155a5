"""Answering: the timeline of one Work and its relations, out of its dossier (查询答复)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from archive.answering.answers import RelationLine, Span, Timeline, WitnessLine
from archive.answering.dossier import Dossier
from archive.answering.showing import witness_line
from archive.catalog.laying import witness_facts
from archive.errors import NotHeld
from archive.records.statements import StatedBy
from archive.timeline.standing import How, Placed

__all__ = ["Asked", "placed_on", "relations", "spans", "timeline", "witness_lines"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one Work.

    Args:
        dossier: of the Work.
        on: the day asked about.
        known: the day whose knowledge answers; `None` is all.
    """

    dossier: Dossier
    on: date
    known: date | None


def placed_on(asked: Asked, words: str) -> Placed:
    """Return the version of a label, or the one operative on a day.

    Raises:
        NotHeld: there is none; the hint lists the labels.
    """
    dossier = asked.dossier
    placed = dossier.version(words)
    if placed is not None:
        return placed
    labels = ", ".join(one.label for one in dossier.timeline.versions) or "none"
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise NotHeld(f"no version of {dossier.title()} is called {words!r}", hint=f"versions known: {labels}") from None
    standing = dossier.timeline.at(day)
    found = dossier.timeline.find(standing.version) if standing.version else None
    if found is None:
        why = standing.reason or standing.status.value.replace("_", " ")
        raise NotHeld(f"no one version of {dossier.title()} is operative on {words}: {why}", hint=f"versions known: {labels}")
    return found


def witness_lines(dossier: Dossier, version: str) -> tuple[WitnessLine, ...]:
    """Return the texts of a version, the one that is read first."""
    facts = [witness_facts(dossier, entry) for entry in dossier.witnesses.get(version, ())]
    return tuple(witness_line(one, facts[0]) for one in facts)


def timeline(asked: Asked) -> Timeline:
    """Lay the versions of the Work out over legal time."""
    dossier = asked.dossier
    notes = tuple(note.message for note in dossier.timeline.notes)
    return Timeline(dossier.work, dossier.title(), asked.known, spans(dossier), tuple(relations(dossier)), notes)


def spans(dossier: Dossier) -> tuple[Span, ...]:
    """Return the versions in legal order."""
    acts = _act_titles(dossier)
    return tuple(_span(dossier, placed, acts) for placed in dossier.timeline.versions)


def _span(dossier: Dossier, placed: Placed, acts: dict[date, str]) -> Span:
    facts, record = placed.facts, dossier.record(placed.facts.id)
    title = record.statement.act.title if record is not None else None
    return Span(
        version=placed.label,
        id=facts.id if facts.recorded else None,
        act=title or (acts.get(facts.made) if facts.made is not None else None),
        kind=facts.act.value if facts.act is not None else None,
        adopted=facts.adopted,
        promulgated=facts.promulgated,
        effective=placed.effective,
        effective_basis=_basis(dossier, placed),
        until=placed.until,
        text_held=facts.text_held,
        never_in_force=placed.never_in_force,
        witnesses=witness_lines(dossier, facts.id),
    )


def _act_titles(dossier: Dossier) -> dict[date, str]:
    """Return the titles of amending acts by their day, as header notes and held acts name them."""
    found: dict[date, str] = {}
    for entries in dossier.versions.values():
        for note in entries[-1].statement.promulgation.amendments:
            day = note.amended or note.promulgated
            if day is not None and note.act is not None:
                found.setdefault(day, note.act)
    for act in dossier.acts:
        day = act.entry.statement.act.adopted or act.entry.statement.act.promulgated
        title = act.entry.statement.promulgation.title
        if day is not None and title is not None and act.relation.kind.value == "amends":
            from texts.grammar.cn.amending.header_note import lowered

            found.setdefault(day, lowered(title))
    return found


def _basis(dossier: Dossier, placed: Placed) -> str | None:
    """Return how the day of commencement is known, or why it is not, in words."""
    if placed.effective is None:
        return str(placed.reason.value) if placed.reason is not None else None
    record = dossier.record(placed.facts.id)
    by = record.statement.stated_by.get("effective") if record is not None else None
    if by in (StatedBy.MANIFEST, StatedBy.SET):
        return f"stated by the user ({by.value})"
    clauses = [clause for clause in placed.facts.commencements if clause.scope is None]
    words = f": {clauses[0].text}" if clauses and clauses[0].text else ""
    where = f" ({clauses[0].stated_by})" if clauses and clauses[0].stated_by else ""
    return ("computed" if placed.how is How.COMPUTED else "stated") + words + where


def relations(dossier: Dossier) -> Iterator[RelationLine]:
    """Yield what the Work does to others, then what others do to it."""
    seen = set()
    for id_, entries in dossier.versions.items():
        for relation in entries[-1].statement.relations:
            key = (relation.kind, relation.target or relation.title, relation.scope)
            if key in seen:
                continue
            seen.add(key)
            target = dossier.snapshot.canonical(relation.target) if relation.target else None
            if target == dossier.work:
                continue
            effective = relation.effective or (_ending_day(dossier, target) if target else None)
            yield RelationLine(relation.kind.value, True, target, relation.title, dossier.labels.get(id_), effective, relation.scope)
    for act in dossier.acts:
        other = Dossier.of(dossier.snapshot, act.entry.work)
        key = (act.relation.kind, other.work, act.relation.scope)
        if key in seen:
            continue
        seen.add(key)
        days = {ending.effective for ending in dossier.facts.endings if ending.work == act.entry.work and ending.scope == act.relation.scope}
        effective = act.relation.effective or (days.pop() if len(days) == 1 else None)
        label = other.labels.get(str(act.entry.version))
        yield RelationLine(act.relation.kind.value, False, other.work, other.title(act.entry.version), label, effective, act.relation.scope)


def _ending_day(dossier: Dossier, target: str) -> date | None:
    """Return the day from which this Work ends another, as the other's timeline has it."""
    days = {ending.effective for ending in Dossier(dossier.snapshot, target).facts.endings if ending.work == dossier.work}
    return days.pop() if len(days) == 1 else None
