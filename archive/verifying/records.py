"""Checks of one record: its form, its schema, its ids (记录核验)."""

from collections.abc import Iterator
from typing import Any

from archive.errors import ArchiveError, IntegrityError
from archive.ledger.repository import SCHEMA, ArchiveRecord
from archive.records import canonical, layout
from archive.records.derivation import TextRead
from archive.records.layout import Kind, Place
from archive.records.serialising import BadRecord, decode
from archive.records.statements import Version, Witness, Work
from archive.verifying.checks import Check
from archive.verifying.findings import Findings, Where

__all__ = ["KINDS", "check_archive_record", "check_record", "pointers"]

KINDS: dict[Kind, type[Any]] = {Kind.WORK: Work, Kind.VERSION: Version, Kind.WITNESS: Witness}


def check_archive_record(content: bytes, where: Where, findings: Findings) -> None:
    """Check `yange.json`; its id was minted from the rest of it."""
    try:
        record = ArchiveRecord.load(content)
    except IntegrityError as error:
        findings.add(Check.SCHEMA, where, "the record of an archive of a known format", str(error))
        return
    rest = canonical.dump({"schema": SCHEMA, "format": record.format, "zone": record.zone, "created": record.created})
    minted = layout.mint("archive", rest, "", lambda _: False)
    if minted != record.id:
        findings.add(Check.IDS, where, f"id {minted}, which follows from the record", f"id {record.id}")


def check_record(content: bytes, sha256: str, place: Place, where: Where, findings: Findings) -> Work | Version | Witness | None:
    """Check one record, and return what it says, as far as it can be read.

    Args:
        content: its bytes.
        sha256: of them.
        place: what its path says.
        where: for findings.
    """
    from archive.records import records

    try:
        records.check(content)
    except canonical.NotCanonical as error:
        findings.add(Check.CANONICAL, where, "canonical JSON", str(error))
    except BadRecord as error:
        findings.add(Check.SCHEMA, where, f"a record of schema yange.{place.kind.value}/1", str(error))
    statement = _read(content, place.kind)
    if place.digest is not None and place.digest != sha256[: len(place.digest)]:
        findings.add(Check.IDS, where, f"a name with {place.digest}", f"its bytes have {sha256}")
    if statement is not None:
        _check_ids(statement, place, where, findings)
    return statement


def _read(content: bytes, kind: Kind) -> Work | Version | Witness | None:
    """Return what a record says, even where its form is faulty; `None` where that cannot be told."""
    import json

    try:
        data = json.loads(content)
        statement: Work | Version | Witness = decode(KINDS[kind], data)
    except (ArchiveError, ValueError, AttributeError, RecursionError):
        return None
    return statement


def _check_ids(statement: Work | Version | Witness, place: Place, where: Where, findings: Findings) -> None:
    if isinstance(statement, Work):
        return
    if statement.work != place.work:
        findings.add(Check.IDS, where, f"work {place.work}, as its path says", f"work {statement.work}")
    if isinstance(statement, Witness) and statement.version != place.version:
        findings.add(Check.IDS, where, f"version {place.version}, as its path says", f"version {statement.version}")


def pointers(statement: Work | Version | Witness) -> Iterator[tuple[str, Kind, str]]:
    """Yield the Works and Versions that a record points to: field, kind, id."""
    if isinstance(statement, Work):
        if statement.same_as is not None:
            yield "same_as", Kind.WORK, statement.same_as
        if statement.named is not None:
            yield "named.version", Kind.VERSION, statement.named.version
    elif isinstance(statement, Version):
        if statement.act.work is not None:
            yield "act.work", Kind.WORK, statement.act.work
        if statement.follows is not None:
            yield "follows", Kind.VERSION, statement.follows
        yield from ((f"relations.{number}.target", Kind.WORK, one.target) for number, one in enumerate(statement.relations) if one.target is not None)
    elif statement.derivation is not None:
        for name in ("base", "act"):
            read: TextRead = getattr(statement.derivation, name)
            yield f"derivation.{name}.work", Kind.WORK, read.work
            yield f"derivation.{name}.version", Kind.VERSION, read.version
