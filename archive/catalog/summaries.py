"""Summaries: one line for each Work, so that a list reads no records (目录摘要)."""

import json
import zlib
from collections.abc import Iterable
from datetime import date

from archive.answering.dossier import Dossier
from archive.answering.listed import WorkLine
from archive.answering.shown import Candidate
from archive.catalog.laying import lay
from archive.catalog.snapshot import Snapshot

__all__ = ["candidate", "lines", "summarise", "summary"]


def summarise(snapshot: Snapshot, touched: Iterable[str]) -> None:
    """Write the rows of Works that something was recorded of, and of those that they act upon.

    The caller holds a transaction.
    """
    for work in sorted(_concerned(snapshot, touched)):
        if snapshot.canonical(work) != work:
            snapshot.db.execute("DELETE FROM summaries WHERE work = ?", (work,))
            snapshot.db.execute("DELETE FROM standings WHERE work = ?", (work,))
            continue
        dossier = Dossier(snapshot, work)
        line = summary(dossier)
        laid = zlib.compress(json.dumps(lay(dossier), ensure_ascii=False).encode("utf-8"), 1)
        snapshot.db.execute("INSERT OR REPLACE INTO standings VALUES (?, ?)", (work, laid))
        body = json.dumps([line.kind, line.jurisdiction, line.organs, line.adopted and line.adopted.isoformat(), line.versions, line.held], ensure_ascii=False)
        snapshot.db.execute("INSERT OR REPLACE INTO summaries VALUES (?, ?, ?)", (work, line.title, body))


def _concerned(snapshot: Snapshot, touched: Iterable[str]) -> set[str]:
    """Return the Works whose answers may be others now.

    A repeal takes effect with the act that orders it: what bears on an act
    bears on all that it acts upon, and on what these act upon.
    """
    waiting, found = list(touched), set(touched)
    while waiting:
        work = waiting.pop()
        targets = snapshot.db.execute("SELECT DISTINCT target FROM relations WHERE work = ? AND target IS NOT NULL", (work,))
        near = {work, snapshot.canonical(work), *snapshot.members(work), *(row[0] for row in targets)} - found
        found |= near
        waiting += near
    return found


def summary(dossier: Dossier) -> WorkLine:
    """Return the line of one Work."""
    placed = dossier.timeline.versions
    newest = [dossier.record(one.facts.id) for one in reversed(placed)]
    promulgations = [entry.statement.promulgation for entry in newest if entry is not None]
    works = [entry.statement for entry in dossier.records]
    organs = next((p.enacting_body for p in promulgations if p.enacting_body), ()) or tuple(name.name for work in works for name in work.organs)
    kind = next((p.doc_type for p in promulgations if p.doc_type), None) or next((work.kind for work in works if work.kind), None)
    return WorkLine(
        work=dossier.work,
        title=dossier.title(),
        kind=kind.value if kind else None,
        jurisdiction=next((p.jurisdiction for p in promulgations if p.jurisdiction), None) or next((w.jurisdiction for w in works if w.jurisdiction), None),
        organs=tuple(dict.fromkeys(organs)),
        adopted=_adopted(dossier),
        versions=tuple(one.label for one in placed if one.facts.text_held),
        held=any(one.facts.text_held for one in placed),
    )


def lines(snapshot: Snapshot) -> Iterable[WorkLine]:
    """Yield the line of every Work, by title."""
    for work, title, body in snapshot.db.execute("SELECT work, title, body FROM summaries ORDER BY title, work"):
        kind, jurisdiction, organs, adopted, versions, held = json.loads(body)
        yield WorkLine(work, title, kind, jurisdiction, tuple(organs), adopted and date.fromisoformat(adopted), tuple(versions), held)


def candidate(snapshot: Snapshot, work: str) -> Candidate:
    """Return one Work as something that a question may mean."""
    line = summary(Dossier.of(snapshot, work))
    return Candidate(line.work, line.title, line.organs, line.adopted, line.held)


def _adopted(dossier: Dossier) -> date | None:
    """Return the day of its first adoption: its first Version's, else what others state of it."""
    days = {one.facts.adopted for one in dossier.timeline.versions[:1] if one.facts.adopted} or {m.adopted for m in dossier.facts.mentions if m.adopted}
    return days.pop() if len(days) == 1 else None
