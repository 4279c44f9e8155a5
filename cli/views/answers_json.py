"""Answers of the archive as JSON; each shape names its schema and only ever grows."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.answering.answers import Compared, History, HistoryEntry, Plan, Planned, Provenance, Recorded, Shown, Span, Status, WitnessLine, WorkLine
    from texts.formats.remarks import Items

__all__ = [
    "compared_json",
    "history_json",
    "plan_json",
    "provenance_json",
    "recorded_json",
    "show_json",
    "span_json",
    "status_json",
    "witness_json",
    "work_json",
]


def work_json(line: "WorkLine") -> dict[str, Any]:
    """Return one line of `list` (`yange.work/1`)."""
    return {"schema": "yange.work/1"} | _plain(line._asdict())


def status_json(status: "Status") -> dict[str, Any]:
    """Return force and operative version on a day (`yange.status/1`)."""
    return {"schema": "yange.status/1"} | _plain(asdict(status)) | {"grounds": [ground._asdict() for ground in status.grounds]}


def show_json(shown: "Shown") -> dict[str, Any]:
    """Return what a law says on a day (`yange.show/1`): the fields of `status`, and the text."""
    witness = shown.witness
    return status_json(shown.status) | {
        "schema": "yange.show/1",
        "shown": shown.version,
        "address": shown.address,
        "cited": shown.cited,
        "text": shown.text,
        "witness": None if witness is None else witness_json(witness),
        "commit": None if witness is None else witness.commit,
        "not_commenced": list(shown.not_commenced),
        "notes": [*shown.status.notes, *shown.notes],
    }


def witness_json(witness: "WitnessLine") -> dict[str, Any]:
    """Return one text of a version, and where it comes from."""
    return _plain(asdict(witness))


def history_json(history: "History") -> dict[str, Any]:
    """Return which versions changed a law (`yange.history/1`); of one provision also what it was called when, and its words."""
    found = {
        "schema": "yange.history/1",
        "work": history.work,
        "title": history.title,
        "address": history.address,
        "cited": history.cited,
        "versions": [_entry_json(entry) for entry in history.entries],
        "notes": list(history.notes),
    }
    if history.cited is None:
        return found
    return found | {
        "named_in": history.named_in,
        "stands": [_plain(asdict(stand)) for stand in history.stands],
        "first_appeared": history.first_appeared,
        "or_earlier": history.or_earlier,
        "last_changed": history.last_changed,
    }


def _entry_json(entry: "HistoryEntry") -> dict[str, Any]:
    changed = None if entry.changed is None else list(entry.changed)
    found = span_json(entry.span) | {"changed": changed, "before": entry.before, "after": entry.after}
    if entry.deleted:
        found["deleted"] = list(entry.deleted)
    if entry.ordered:
        found["ordered"] = {name: list(items) for name, items in entry.ordered}
    if entry.clauses:
        found["clauses"] = list(entry.clauses)
    if entry.together is not None:
        found |= {"or_by": list(entry.or_by), "together": list(entry.together)}
    if entry.became is None:
        return found
    told = {"became": entry.became, "was": list(entry.was), "now": list(entry.now), "confidence": round(entry.confidence, 3), "or_by": list(entry.or_by)}
    return found | told | {"basis": entry.basis}


def span_json(span: "Span") -> dict[str, Any]:
    """Return one version on the axis of legal time."""
    return _plain(asdict(span))


def compared_json(compared: "Compared", items: "Items") -> dict[str, Any]:
    """Return two versions side by side (`yange.comparison/1`).

    Args:
        items: of the amending act, by what they changed.
    """
    from texts.formats.comparison_json import as_json

    return {
        **as_json(compared.comparison, items),
        "work": compared.work,
        "law": compared.title,
        "old": span_json(compared.old) | _of_law(compared.old_work, compared.old_title),
        "new": span_json(compared.new) | _of_law(compared.new_work, compared.new_title),
    }


def _of_law(work: str | None, title: str | None) -> dict[str, Any]:
    """Return of which law a side is, where it is another than the one asked about."""
    return {} if work is None else {"work": work, "law": title}


def provenance_json(provenance: "Provenance") -> dict[str, Any]:
    """Return how the archive knows what it says of a law (`yange.provenance/1`)."""
    return {
        "schema": "yange.provenance/1",
        "work": provenance.work,
        "title": provenance.title,
        "events": [_plain(asdict(event)) for event in provenance.events],
        "witnesses": [witness_json(witness) for witness in provenance.witnesses],
    }


def plan_json(plan: "Plan") -> list[dict[str, Any]]:
    """Return what recording would do, an object for each source (`yange.planned/1`)."""
    return [_planned_json(entry) for entry in plan.entries]


def _planned_json(entry: "Planned") -> dict[str, Any]:
    from texts.formats.promulgation_json import promulgation_json

    return {
        "schema": "yange.planned/1",
        "source": entry.source,
        "action": str(entry.action),
        "title": entry.title,
        "work": entry.work,
        "new_work": entry.new_work,
        "version": entry.version,
        "matched_by": entry.matched_by,
        "promulgation": promulgation_json(entry.promulgation),
        "stated_by": dict(entry.stated_by),
        "counts": dict(entry.counts),
        "findings": [{"code": str(found.code), "line": found.line, "message": found.message} for found in entry.findings],
        "notes": list(entry.notes),
        "named": list(entry.named),
        "ambiguous": [_plain(candidate._asdict()) for candidate in entry.ambiguous],
        "conflicts": [asdict(conflict) for conflict in entry.conflicts],
    }


def recorded_json(recorded: "Recorded") -> list[dict[str, Any]]:
    """Return what was recorded, an object for each source (`yange.recorded/1`)."""
    return [{"schema": "yange.recorded/1", **_plain(asdict(outcome)), "head": recorded.head} for outcome in recorded.outcomes]


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts as JSON has them: days and instants in ISO 8601, tuples as lists."""
    return {field: _value(value) for field, value in facts.items()}


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, list | tuple):
        return [_value(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
