"""Answering: force, text and timeline of one Work, out of its dossier (查询答复)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from archive.answers import RelationLine, Shown, Span, Status, Timeline, WitnessLine
from archive.catalog.snapshot import Entry, Snapshot
from archive.dossier import Dossier
from archive.errors import NotHeld
from archive.ledger import Ledger
from archive.reading import extents, text_of
from archive.standing import How, Part, PartState, Placed, Standing
from archive.statements import StatedBy, Witness

__all__ = ["Asked", "not_held", "placed_on", "relations", "show", "spans", "status", "timeline", "witness_lines"]


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


def not_held(work: str, title: str, on: date, known: date | None) -> Status:
    """Return the answer about a Work of which nothing was known by then."""
    reason = f"nothing was recorded of it by the end of {known.isoformat()}" if known else "nothing is recorded of it"
    return Status(work, title, on, known, "not_held", None, (), reason, False, None, None, None)


def status(asked: Asked) -> Status:
    """Say whether the Work is in force on the day, and which version is operative."""
    dossier = asked.dossier
    standing = dossier.timeline.at(asked.on)
    return Status(
        work=dossier.work,
        title=_title(dossier, standing, asked.on),
        on=asked.on,
        known=asked.known,
        status=standing.status.value,
        version=standing.version,
        candidates=standing.candidates,
        reason=standing.reason,
        text_held=standing.text_held,
        since=standing.since,
        until=standing.until,
        repealed_by=standing.repealed_by,
        notes=(*(note.message for note in dossier.timeline.notes), *map(_part_words, standing.parts)),
    )


def _title(dossier: Dossier, standing: Standing, on: date) -> str:
    """Return the title on a day: the operative version's, else that of the latest act by then."""
    label = standing.version or (standing.candidates[-1] if standing.candidates else None)
    placed = dossier.timeline.find(label) if label else None
    if placed is not None and placed.facts.recorded:
        return dossier.title(placed.facts.id)
    recorded = [one for one in dossier.timeline.versions if one.facts.recorded]
    made = [one for one in recorded if one.facts.made is not None and one.facts.made <= on]
    return dossier.title((made or recorded)[-1 if made else 0].facts.id) if recorded else dossier.title()


def _part_words(part: Part) -> str:
    scope = part.scope or "the rest"
    when = f" until {part.effective.isoformat()}" if part.effective and part.state is PartState.NOT_COMMENCED else ""
    when = f" since {part.effective.isoformat()}" if part.effective and not when else when
    sure = "" if part.certain else " (possibly)"
    return f"{scope}: {part.state.value.replace('_', ' ')}{when}{sure}"


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


def show(ledger: Ledger, asked: Asked, provision: str | None, version: str | None) -> Shown:
    """Say what the Work, or a provision of it, says on the day, or in the version of a label.

    Raises:
        NotHeld: no version has that label.
        NoSuchProvision: the version has no such provision.
    """
    dossier, force = asked.dossier, status(asked)
    placed = placed_on(asked, version) if version is not None else dossier.timeline.find(force.version) if force.version else None
    witnesses = dossier.witnesses.get(placed.facts.id, ()) if placed is not None else ()
    if placed is None or not witnesses:
        notes = (f"the text of the version of {placed.label} is not held",) if placed is not None else ()
        return Shown(force, placed.label if placed else None, None, provision, None, None, None, notes=notes)
    witness = witnesses[0]
    written = text_of(ledger, dossier.snapshot, witness)
    part = _part(written, witness.statement, provision)
    lines = witness_lines(dossier, placed.facts.id)
    differing = [line for line in lines if line.differs]
    standing = dossier.timeline.at(asked.on)
    return Shown(
        status=force,
        version=placed.label,
        address=part.address,
        cited=part.cited,
        text=part.plain,
        written=part.written,
        witness=lines[0],
        promulgation_title=dossier.title(placed.facts.id),
        not_commenced=_not_commenced(written, standing.parts) if version is None else (),
        notes=tuple(f"another witness of this version reads otherwise: {line.origin} ({line.kind})" for line in differing),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A provision, or the whole text."""

    address: str | None
    cited: str | None
    plain: str
    written: str


def _part(written: str, witness: Witness, provision: str | None) -> _Part:
    from texts.formats import markdown

    if provision is None:
        return _Part(None, None, markdown.plain(written), written)
    from texts.grammar.cn.citation import read_address, write_address

    address = read_address(provision, markdown.read(written))
    if not address.steps:
        return _Part(None, None, markdown.plain(written), written)
    start, end = extents(witness)[str(address)]
    piece = written[start:end]
    return _Part(str(address), write_address(address), markdown.plain(piece), piece)


def _not_commenced(written: str, parts: Iterable[Part]) -> tuple[str, ...]:
    """Return the eIds of what has not commenced, as far as its scope names provisions."""
    scopes = [part.scope for part in parts if part.state is PartState.NOT_COMMENCED and part.scope]
    if not scopes:
        return ()
    from texts.errors import RequestError
    from texts.formats import markdown
    from texts.grammar.cn.citation import read_address

    document, found = markdown.read(written), []
    for scope in scopes:
        try:
            found.append(str(read_address(scope, document)))
        except RequestError:
            # Words that name no provision (其他条款) stay in the notes of the answer.
            continue
    return tuple(found)


def witness_lines(dossier: Dossier, version: str) -> tuple[WitnessLine, ...]:
    """Return the texts of a version, the one that is read first."""
    entries = dossier.witnesses.get(version, ())
    return tuple(_witness_line(dossier.snapshot, entry, entries[0]) for entry in entries)


def _witness_line(snapshot: Snapshot, entry: Entry[Witness], read: Entry[Witness]) -> WitnessLine:
    statement = entry.statement
    return WitnessLine(
        witness=str(entry.witness),
        kind=statement.kind.value,
        origin=statement.source.origin,
        source_digest=statement.source.sha256,
        text_digest=statement.text.sha256,
        media_type=statement.source.media_type,
        encoding=statement.source.encoding,
        recorded=snapshot.commit(entry.commit).recorded,
        commit=entry.commit,
        read=entry is read,
        differs=statement.text.sha256 != read.statement.text.sha256,
    )


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
            found.setdefault(day, title)
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
