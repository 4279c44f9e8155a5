"""Grounds of an answer with the commits that hold them (答复的依据)."""

from collections.abc import Iterator
from typing import Any

from archive.answering.dossier import Dossier
from archive.timeline.standing import Fact, Ground, Standing

__all__ = ["grounds"]


def grounds(dossier: Dossier, standing: Standing) -> list[dict[str, Any]]:
    """Return the facts that an answer rests on, as JSON values: each says how it is known and which commit holds it."""
    found: list[dict[str, Any]] = []
    for ground in standing.grounds:
        facts = {
            "fact": ground.fact.value,
            "how": ground.how.value,
            "day": ground.effective and ground.effective.isoformat(),
            "source": ground.source,
            "text": ground.text or None,
            "where": ground.where,
            "commit": next(_commits(dossier, ground), None),
        }
        if facts not in found:
            found.append(facts)
    return found


def _commits(dossier: Dossier, ground: Ground) -> Iterator[str]:
    """Yield the commits of the records that state it, the nearest first."""
    if ground.fact is Fact.COMMENCEMENT:
        placed = dossier.timeline.find(ground.source) if ground.source else None
        record = dossier.record(placed.facts.id) if placed is not None else None
        if record is not None:
            yield record.commit
    elif ground.fact is Fact.ADOPTION:
        yield from (entries[-1].commit for entries in dossier.versions.values())
        yield from (act.entry.commit for act in dossier.acts)
    else:
        yield from (act.entry.commit for act in dossier.acts if act.entry.statement.promulgation.title == ground.source)
