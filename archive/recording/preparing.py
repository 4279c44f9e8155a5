"""Preparing: what will be written of a source, as records and files (著录内容的编制)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from archive.answering.shown import Candidate
from archive.recording.planned import Action, Planned
from archive.recording.relating import relations_stated
from archive.recording.understanding import Understood
from archive.records import canonical, layout
from archive.records.derivation import Derivation
from archive.records.layout import VersionId, WitnessId, WorkId
from archive.records.serialising import encode
from archive.records.statements import DatedName, StatedBy, Version, Witness, Work
from texts.promulgation import Commencement

if TYPE_CHECKING:
    from archive.answering.dossier import Dossier

__all__ = ["aliases_told", "counted_label", "label_of", "planned", "version_statement", "witness_files", "work_statement"]


def witness_files(
    understood: Understood,
    work: WorkId,
    version: VersionId,
    chain: str,
    *,
    taken: Callable[[str], bool] = lambda _: False,
    derivation: Derivation | None = None,
    supersedes: tuple[str, ...] = (),
) -> tuple[tuple[str, bytes], ...]:
    """Return the files of a Witness: its record, its text, the bytes as received.

    Args:
        chain: `Ledger-SHA256` that ids are minted from.
        taken: whether an id is in use.
        derivation: of a compiled text.
        supersedes: digests of the Witness records that it takes the place of.
    """
    statement = Witness(
        work=work,
        version=version,
        kind=understood.kind,
        source=understood.source,
        text=understood.text,
        extractor=understood.extractor,
        parser=understood.parser,
        provisions_root=understood.provisions_root,
        outline=understood.outline,
        derivation=derivation,
        supersedes=supersedes,
    )
    record = canonical.dump(encode(statement))
    witness = WitnessId(layout.mint("witness", record, chain, taken))
    return (
        (layout.witness_record(work, version, witness), record),
        (layout.text(work, version, witness), understood.written),
        (layout.source(work, version, witness, understood.source.extension), understood.content),
    )


def work_statement(understood: Understood) -> Work:
    """Return what a text says of a Work that is new to the archive."""
    told, first = understood.told.promulgation, understood.told.stated.versions[0]
    alone = len(understood.told.stated.versions) == 1
    return Work(
        titles=(DatedName(told.title or "?", first.made if alone else None),),
        organs=tuple(DatedName(organ) for organ in told.enacting_body),
        kind=told.doc_type,
        jurisdiction=told.jurisdiction,
        aliases=aliases_told(understood),
        adopted=first.act.adopted,
        promulgated=first.act.promulgated,
        number=told.number.printed if told.number is not None and alone else None,
    )


def aliases_told(understood: Understood) -> tuple[str, ...]:
    """Return the other names of the Work that the user states."""
    setting = understood.settings.get("alias")
    return tuple(part.strip() for part in setting.value.split(";")) if setting else ()


def version_statement(understood: Understood, work: WorkId) -> Version:
    """Return what a source says of its Version, without the Works that it acts upon."""
    told = understood.told
    by_user: Mapping[str, StatedBy] = {name: by for name, by in told.stated_by.items() if by is not StatedBy.TEXT}
    own = told.stated.own
    return Version(
        work=work,
        act=own.act,
        promulgation=told.promulgation,
        commencements=own.commencements,
        relations=relations_stated(told.promulgation, understood.parsed.document),
        stated_by=by_user,
        overridden=told.overridden,
    )


def label_of(understood: Understood, dossier: "Dossier | None") -> str:
    """Return what the Version will be called."""
    own = understood.told.stated.own
    return counted_label(own.made, own.commencements, dossier)


def counted_label(made: date | None, commencements: Sequence[Commencement], dossier: "Dossier | None") -> str:
    """Return what a Version will be called: by the day it was made, else took effect; the second of a day is `2021-09-28.2`."""
    days = [clause.effective for clause in commencements if clause.scope is None]
    day = made or (days[0] if len(days) == 1 else None)
    name = day.isoformat() if day is not None else "undated"
    taken = {label for id_, label in dossier.labels.items() if id_ in dossier.versions} if dossier is not None else set()
    count, label = 1, name
    while label in taken:
        count += 1
        label = f"{name}.{count}"
    return label


def planned(
    understood: Understood,
    action: Action,
    *,
    work: str | None = None,
    new_work: bool = False,
    version: str | None = None,
    matched_by: str = "",
    notes: Sequence[str] = (),
    named: tuple[str, ...] = (),
    ambiguous: tuple[Candidate, ...] = (),
) -> Planned:
    """Return what is shown to the user of one source."""
    told = understood.told
    return Planned(
        source=understood.name,
        action=action,
        title=told.promulgation.title,
        work=work,
        new_work=new_work,
        version=version,
        matched_by=matched_by,
        promulgation=told.promulgation,
        stated_by={name: by.value for name, by in told.stated_by.items()},
        counts=_counts(understood),
        findings=understood.parsed.findings,
        notes=tuple(notes),
        named=named,
        ambiguous=ambiguous,
        conflicts=told.conflicts,
        commencements=told.stated.own.commencements,
    )


def _counts(understood: Understood) -> dict[str, int]:
    """Count the provisions by level."""
    from texts.address import PREFIXES

    by_prefix = {prefix: level.value for level, prefix in PREFIXES.items()}
    found: dict[str, int] = {}
    for line in understood.outline:
        prefix = line.partition(" ")[0].rpartition("__")[2].partition("_")[0].partition("~")[0]
        level = by_prefix.get(prefix, prefix)
        found[level] = found.get(level, 0) + 1
    return found
