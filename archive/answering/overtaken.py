"""Overtaken: whether a compiled text still rests on what is held (编纂依据的变动).

A text is compiled from what is known that day. An act adopted between base and
act may be recorded later, or a better text of either; what was compiled before
stands as it was recorded, and is told to be compiled anew.
"""

from archive.answering.dossier import Dossier
from archive.catalog.snapshot import Entry
from archive.records.derivation import Derivation
from archive.records.statements import Witness
from archive.timeline.standing import Placed

__all__ = ["overtaken", "version_before"]


def overtaken(dossier: Dossier, entry: Entry[Witness]) -> str | None:
    """Return why a compiled text is to be compiled anew, in words; `None` where it is not, or it was not compiled.

    Args:
        dossier: of the Work that the text belongs to.
    """
    derivation = entry.statement.derivation
    if derivation is None:
        return None
    return _another_base(dossier, str(entry.version), derivation) or _another_text(dossier, derivation) or _another_act(dossier, derivation)


def _another_base(dossier: Dossier, version: str, derivation: Derivation) -> str | None:
    """Say whether another version stands right before now; where the user said which it was applied to, that holds."""
    record, before = dossier.record(version), version_before(dossier, version)
    if record is None or "follows" in record.statement.stated_by or before is None or before.facts.id == derivation.base.version:
        return None
    return f"it was compiled from the text of {_label(dossier, derivation)}, and the version of {before.label} stands between"


def version_before(dossier: Dossier, version: str) -> Placed | None:
    """Return the version that every act adopted earlier left before this one; those of the same day are left aside.

    Args:
        version: its id.
    """
    versions = dossier.timeline.versions
    place = next((index for index, placed in enumerate(versions) if placed.facts.id == version), 0)
    return next((one for one in reversed(versions[:place]) if one.facts.made is None or one.facts.made != versions[place].facts.made), None)


def _another_text(dossier: Dossier, derivation: Derivation) -> str | None:
    read = dossier.witnesses.get(derivation.base.version, ())
    if read and read[0].statement.text.sha256 != derivation.base.sha256:
        return f"it was compiled from another text of {_label(dossier, derivation)} than the one that is read now"
    if read and overtaken(dossier, read[0]):
        return f"it was compiled from the text of {_label(dossier, derivation)}, which is to be compiled anew itself"
    return None


def _another_act(dossier: Dossier, derivation: Derivation) -> str | None:
    read = Dossier.of(dossier.snapshot, derivation.act.work).witnesses.get(derivation.act.version, ())
    if read and read[0].statement.text.sha256 != derivation.act.sha256:
        return "it was compiled from another text of the amending act than the one that is read now"
    return None


def _label(dossier: Dossier, derivation: Derivation) -> str:
    return dossier.labels.get(derivation.base.version, derivation.base.version)
