"""Laying: one Work laid out over legal time, as the row that answers are read from (时间轴的编排).

What `status` and `show` ask of a Work is worked out when something is
recorded that bears on it, so that reading it loads none of what works it out.
"""

from typing import Any

from archive.answering.dossier import Dossier
from archive.answering.overtaken import overtaken
from archive.catalog.grounded import grounds
from archive.catalog.snapshot import Entry
from archive.records.statements import Witness
from archive.timeline.standing import Part, PartState, Standing

__all__ = ["lay", "witness_facts"]


def lay(dossier: Dossier) -> dict[str, Any]:
    """Return a Work as JSON values; `archive/answering/showing.py` reads them."""
    timeline = dossier.timeline
    return {
        "work": dossier.work,
        "title": dossier.title(),
        "notes": [note.message for note in timeline.notes],
        "segments": [_segment(dossier, standing) for standing in timeline.segments],
        "versions": [
            {
                "label": placed.label,
                "id": placed.facts.id,
                "title": dossier.title(placed.facts.id),
                "witnesses": [witness_facts(dossier, entry) for entry in dossier.witnesses.get(placed.facts.id, ())],
            }
            for placed in timeline.versions
        ],
    }


def _segment(dossier: Dossier, standing: Standing) -> dict[str, Any]:
    return {
        "start": standing.start and standing.start.isoformat(),
        "status": standing.status.value,
        "version": standing.version,
        "candidates": list(standing.candidates),
        "reason": standing.reason,
        "text_held": standing.text_held,
        "since": standing.since and standing.since.isoformat(),
        "until": standing.until and standing.until.isoformat(),
        "repealed_by": standing.repealed_by,
        "title": _title(dossier, standing),
        "grounds": grounds(dossier, standing),
        "parts": [_part_words(part) for part in standing.parts],
        "not_commenced": [part.scope for part in standing.parts if part.state is PartState.NOT_COMMENCED and part.scope],
    }


def _title(dossier: Dossier, standing: Standing) -> str:
    """Return the title in these days: the operative version's, else that of the latest act by then."""
    label = standing.version or (standing.candidates[-1] if standing.candidates else None)
    placed = dossier.timeline.find(label) if label else None
    if placed is not None and placed.facts.recorded:
        return dossier.title(placed.facts.id)
    recorded = [one for one in dossier.timeline.versions if one.facts.recorded]
    made = [one for one in recorded if one.facts.made is not None and standing.start is not None and one.facts.made <= standing.start]
    return dossier.title((made[-1] if made else recorded[0]).facts.id) if recorded else dossier.title()


def _part_words(part: Part) -> str:
    scope = part.scope or "the rest"
    when = ""
    if part.effective is not None:
        when = f" {'until' if part.state is PartState.NOT_COMMENCED else 'since'} {part.effective.isoformat()}"
    return f"{scope}: {part.state.value.replace('_', ' ')}{when}{'' if part.certain else ' (possibly)'}"


def witness_facts(dossier: Dossier, entry: Entry[Witness]) -> dict[str, Any]:
    """Return where one text of a version comes from, and where it is."""
    statement = entry.statement
    return {
        "record": entry.digest,
        "blob": dossier.snapshot.blob(entry, "text"),
        "witness": entry.witness,
        "kind": statement.kind.value,
        "origin": statement.source.origin,
        "source_digest": statement.source.sha256,
        "text_digest": statement.text.sha256,
        "media_type": statement.source.media_type,
        "encoding": statement.source.encoding,
        "recorded": dossier.snapshot.commit(entry.commit).recorded.isoformat(),
        "commit": entry.commit,
        "overtaken": overtaken(dossier, entry),
    }
