"""Following: texts compiled before that rest on another text now, compiled anew (后续版本的重新编纂).

An act that is recorded late changes the text that the acts after it were
applied to. These are applied once more, in the plan that records it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.amending.amended import PlannedAmendment
from archive.amending.compilations import Compilations
from archive.amending.compiling import held_act
from archive.answering.dossier import Dossier
from archive.answering.overtaken import overtaken
from archive.catalog.snapshot import Entry
from archive.ledger.ledger import Ledger
from archive.recording.planned import Action
from archive.recording.planning import Planner, Prepared
from archive.records.statements import Witness

if TYPE_CHECKING:
    from texts.document import Document

__all__ = ["compiled_anew", "resting_on_another"]


def compiled_anew(ledger: Ledger, planner: Planner, work: str, compiled: "dict[str, Document]") -> Iterator[tuple[PlannedAmendment, Prepared | None]]:
    """Yield what is to be compiled anew of a law, in legal order, as it is planned.

    Args:
        planner: knows what is planned so far.
        compiled: the texts compiled in this plan, by their SHA-256.
    """
    dossier = Dossier.of(planner.now, work)
    for version in [placed.facts.id for placed in dossier.timeline.versions]:
        if dossier.snapshot is not planner.now:
            dossier = Dossier.of(planner.now, work)
        for entry in dossier.witnesses.get(version, ()):
            reason = overtaken(dossier, entry)
            if reason is not None and not _planned(entry):
                yield _anew(ledger, planner, entry, reason, compiled)


def resting_on_another(planner: Planner, work: str) -> Iterator[str]:
    """Yield what is to be told of the texts that are planned and rest on one that is to be compiled anew itself."""
    dossier = Dossier.of(planner.now, work)
    for version, entries in dossier.witnesses.items():
        for reason in (overtaken(dossier, entry) for entry in entries if _planned(entry)):
            if reason is not None:
                yield f"the text of {dossier.labels[version]}: {reason}"


def _planned(entry: Entry[Witness]) -> bool:
    """Say whether a text is of this plan, and no commit holds it yet."""
    return not entry.commit


def _anew(ledger: Ledger, planner: Planner, entry: Entry[Witness], reason: str, compiled: "dict[str, Document]") -> tuple[PlannedAmendment, Prepared | None]:
    derivation = entry.statement.derivation
    assert derivation is not None  # noqa: S101 - nothing else is overtaken
    act = held_act(ledger, planner.now, derivation.act.work)
    dossier = Dossier.of(planner.now, entry.work)
    law, prepared = Compilations(ledger, planner, act, None, compiled).plan(dossier.work)
    said = "cannot be compiled anew" if law.action is Action.UNDECIDED else "compiled anew"
    return replace(law, version=dossier.labels[str(entry.version)], notes=(f"by {act.title}, {said}: {reason}", *law.notes)), prepared
