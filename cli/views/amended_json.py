"""Answers about amending acts as JSON; each shape names its schema and only ever grows."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.amending.amended import AmendmentPlan, PlannedAmendment, Previewed, Replayed, ReplayedAct
    from archive.answering.answers import Recorded
    from texts.enacting import Enacted

__all__ = ["amendment_json", "preview_json", "replay_json"]


def amendment_json(plan: "AmendmentPlan", recorded: "Recorded | None") -> dict[str, Any]:
    """Return what an act makes of the laws that it amends, and where it is now (`yange.amendment/1`)."""
    commits = {} if recorded is None else {(outcome.work, outcome.version): outcome.commit for outcome in recorded.outcomes}
    act = plan.act
    return {
        "schema": "yange.amendment/1",
        "act": {
            "title": plan.title,
            "work": None if act is None else act.work,
            "version": None if act is None else act.version,
            "action": "held" if act is None else act.action.value,
            "commit": None if act is None else commits.get((str(act.work), str(act.version))),
        },
        "laws": [_law(law, commits.get((law.work, str(law.version)))) for law in plan.laws],
        "not_held": list(plan.not_held),
        "unsure": list(plan.unsure),
        "recorded": recorded is not None,
        "head": None if recorded is None else recorded.head,
    }


def _law(law: "PlannedAmendment", commit: str | None) -> dict[str, Any]:
    return {
        "work": law.work,
        "title": law.title,
        "action": law.action.value,
        "base": law.base,
        "version": law.version,
        "commit": commit,
        "compared": law.compared,
        "reason": law.reason,
        "notes": list(law.notes),
        "compilation": _compilation(law.enacted),
    }


def _compilation(enacted: "Enacted | None") -> dict[str, Any] | None:
    from texts.formats.compilation_json import compilation_json

    return None if enacted is None else compilation_json(enacted)


def replay_json(found: "Replayed") -> dict[str, Any]:
    """Return a law replayed through its acts (`yange.replay/1`)."""
    return {"schema": "yange.replay/1", "work": found.work, "title": found.title, "first": found.first, "acts": [_replayed(act) for act in found.acts]}


def _replayed(act: "ReplayedAct") -> dict[str, Any]:
    return {
        "version": act.version,
        "act": act.act,
        "act_held": act.act_held,
        "applied_to": act.applied_to,
        "reason": act.reason,
        "compilation": _compilation(act.enacted),
    }


def preview_json(found: "Previewed") -> dict[str, Any]:
    """Return a law as it will read (`yange.preview/1`)."""
    return {
        "schema": "yange.preview/1",
        "work": found.work,
        "title": found.title,
        "on": found.on.isoformat(),
        "in_force": False,
        "base": found.base,
        "version": found.version,
        "acts": [{"title": title, "effective": None if day is None else day.isoformat()} for title, day in found.acts],
        "compiled": found.compiled,
        "text": found.text,
        "reason": found.reason,
    }
