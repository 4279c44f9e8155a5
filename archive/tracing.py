"""Tracing: the legal and the archival events of one Work, each with how it is known (溯源)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from archive.answering import witness_lines
from archive.answers import Clock, Event, Provenance
from archive.catalog.snapshot import Entry
from archive.dossier import Dossier
from archive.standing import Placed
from archive.statements import ActKind, RelationKind, Version, Witness, Work

__all__ = ["provenance"]

_ENDS = (RelationKind.REPEALS, RelationKind.REPEALS_IN_PART)


def provenance(dossier: Dossier) -> Provenance:
    """Return everything that happened to a Work, in law and in the archive, by day."""
    events = sorted((*_legal(dossier), *_repeals(dossier), *_archival(dossier)), key=_order)
    witnesses = tuple(line for placed in dossier.timeline.versions for line in witness_lines(dossier, placed.facts.id))
    return Provenance(dossier.work, dossier.title(), tuple(events), witnesses)


_STEPS = ("adopted", "amended", "approved", "promulgated", "effective", "repealed", "named", "recorded", "witnessed", "corrected")


def _order(event: Event) -> tuple[date, int, str]:
    day = event.on or (event.at.date() if event.at is not None else date.max)
    return day, _STEPS.index(event.kind), event.at.isoformat() if event.at is not None else ""


def _legal(dossier: Dossier) -> Iterator[Event]:
    """Yield what the law did, as far as days are known."""
    for placed in dossier.timeline.versions:
        record = dossier.record(placed.facts.id)
        source = record or _first_record(dossier)
        if source is None:
            continue
        for kind, day in _days(placed):
            yield Event(
                clock=Clock.LEGAL,
                kind=kind,
                on=day,
                at=None,
                version=placed.label,
                words=_legal_words(dossier, placed, kind),
                stated_by=_stated_by(record, placed, kind) if record is not None else "header_note of another version",
                commit=source.commit,
            )


def _days(placed: Placed) -> Iterator[tuple[str, date]]:
    first = "amended" if placed.facts.act in (ActKind.AMENDMENT, ActKind.REENACTMENT) else "adopted"
    days = ((first, placed.facts.adopted), ("approved", placed.facts.approved), ("promulgated", placed.facts.promulgated), ("effective", placed.effective))
    yield from ((kind, day) for kind, day in days if day is not None)


def _first_record(dossier: Dossier) -> Entry[Any] | None:
    return next((entries[-1] for entries in dossier.versions.values()), None)


def _legal_words(dossier: Dossier, placed: Placed, kind: str) -> str:
    """Return organ and session, number, or the clause, as stated."""
    record = dossier.record(placed.facts.id)
    if record is None:
        return ""
    stated, act = record.statement.promulgation, record.statement.act
    if kind in ("adopted", "amended"):
        who = act.meeting or "、".join(act.organs or stated.enacting_body)
        return " ".join(filter(None, (who, f"《{act.title}》" if act.title else None)))
    if kind == "approved":
        # A text lists the approvals of earlier acts too; another day is another act.
        return "、".join(approval.meeting or approval.organ or "" for approval in stated.approvals if approval.approved == placed.facts.approved)
    if kind == "promulgated":
        number = stated.number.printed if stated.number else None
        return " ".join(filter(None, ("、".join(stated.issuing_authority), act.number or number)))
    return next((clause.text for clause in placed.facts.commencements if clause.scope is None and clause.text), "")


def _stated_by(record: Entry[Version], placed: Placed, kind: str) -> str:
    """Return who states a day: the text and where, or the user."""
    by_user = record.statement.stated_by.get("adopted" if kind == "amended" else kind)
    if by_user is not None:
        return by_user.value
    if kind == "effective":
        where = next((clause.stated_by for clause in placed.facts.commencements if clause.scope is None and clause.stated_by), None)
        return f"text, {where}" if where else "text"
    return "text"


def _repeals(dossier: Dossier) -> Iterator[Event]:
    for act in dossier.acts:
        if act.relation.kind not in _ENDS:
            continue
        title = act.entry.statement.promulgation.title or act.entry.work
        endings = [ending for ending in dossier.facts.endings if ending.work == act.entry.work and ending.scope == act.relation.scope]
        for ending in endings:
            if ending.effective is not None and ending.version == act.entry.version:
                words = f"by 《{title}》" + (f": {ending.scope}" if ending.scope else "")
                yield Event(Clock.LEGAL, "repealed", ending.effective, None, None, words, act.relation.stated_by.value, act.entry.commit)


def _archival(dossier: Dossier) -> Iterator[Event]:
    """Yield one event for each commit that recorded something of the Work."""
    records = dossier.snapshot.all_records(dossier.work)
    by_commit = groupby(sorted(records, key=lambda entry: (entry.sequence, entry.commit)), key=lambda entry: entry.commit)
    for commit, entries in by_commit:
        yield _archival_event(dossier, commit, list(entries))


def _archival_event(dossier: Dossier, commit: str, entries: list[Entry[Any]]) -> Event:
    line = dossier.snapshot.commit(commit)
    witness = next((entry.statement for entry in entries if isinstance(entry.statement, Witness)), None)
    version = next((str(entry.version) for entry in entries if entry.version is not None), None)
    recorded: datetime = line.recorded
    return Event(
        clock=Clock.ARCHIVE,
        kind=_archival_kind([entry.statement for entry in entries]),
        on=None,
        at=recorded,
        version=dossier.labels.get(version) if version is not None else None,
        words=line.message,
        stated_by=None,
        commit=commit,
        who=line.author,
        software=line.software,
        source_digest=witness.source.sha256 if witness is not None else None,
        text_digest=witness.text.sha256 if witness is not None else None,
        origin=witness.source.origin if witness is not None else None,
    )


def _archival_kind(statements: Iterable[Work | Version | Witness]) -> str:
    """Return what a commit did: a new Version before a further text, a further text before a correction."""
    found = list(statements)
    if any(isinstance(one, Version) and not one.supersedes for one in found):
        return "recorded"
    if any(isinstance(one, Witness) and not one.supersedes for one in found):
        return "witnessed"
    if any(isinstance(one, Work) and one.named is not None and not one.supersedes for one in found):
        return "named"
    return "corrected"
