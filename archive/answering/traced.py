"""Traced: what happened to a Work, in law and in the archive, and how it is known (溯源答复)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from archive.answering.shown import WitnessLine

__all__ = ["Clock", "CompiledFrom", "Event", "Provenance", "RecordLine", "VersionLine"]


class Clock(StrEnum):
    """On which clock an event stands."""

    LEGAL = "legal"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class CompiledFrom:
    """What a compiled text was made of.

    Args:
        base_version: label of the version that the act was applied to; `None` where it has none.
        base_text, act_text: SHA-256 of the texts.
        act: title of the act.
        rules: what compiled it, with the version of its rules.
        verdict: what a comparison with another text of the same version showed.
        compared: SHA-256 of that text; `None` where none was held.
    """

    base_version: str | None
    base_text: str
    act: str
    act_text: str
    rules: str
    verdict: str
    compared: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a Work, in law or in the archive.

    Args:
        clock: legal or archive.
        kind: adopted, approved, promulgated, effective, amended, repealed; recorded, corrected, witnessed, named.
        on: the civil day, on the law's clock; `None` where it is not stated.
        at: the instant, on the archive's clock.
        version: label of the version it is about.
        words: the event in words (organ and session, the act, the file), or why a day is not known.
        stated_by: text with the place in it, manifest or set; the header note of another version, or another act.
        commit: the commit that holds it.
        who, software: who recorded it, with what.
        source_digest, text_digest, origin: of the text that states it, or that was recorded.
        recorded: when the record that holds it entered the archive.
        compiled: of a text that was compiled, what it was made of.
    """

    clock: Clock
    kind: str
    on: date | None
    at: datetime | None
    version: str | None
    words: str
    stated_by: str | None
    commit: str
    who: str | None = None
    software: str | None = None
    source_digest: str | None = None
    text_digest: str | None = None
    origin: str | None = None
    recorded: datetime | None = None
    compiled: CompiledFrom | None = None


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of the Work, and the act that made it.

    Args:
        label: of the version.
        id: its id; `None` where it is known from a header note or an act only.
        kind: adoption, amendment or reenactment; `None` where it cannot be told.
        act: title of the act, where stated.
        organs: who passed the act, as far as stated.
        adopted, approved, promulgated, effective: days on the law's clock, where known.
    """

    label: str
    id: str | None
    kind: str | None
    act: str | None
    organs: tuple[str, ...]
    adopted: date | None
    approved: date | None
    promulgated: date | None
    effective: date | None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record of the Work, corrected ones too.

    Args:
        digest: SHA-256 of its bytes.
        kind: work, version or witness.
        version, witness: ids it stands under.
        commit: that holds it.
        supersedes: digests of the records that it corrects.
    """

    digest: str
    kind: str
    version: str | None
    witness: str | None
    commit: str
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """How the archive knows what it says of a Work.

    Args:
        work: id.
        title: the latest known.
        events: legal and archival ones in one order of days.
        witnesses: its texts.
        versions: in legal order.
        records: in order of recording.
    """

    work: str
    title: str
    events: tuple[Event, ...]
    witnesses: tuple[WitnessLine, ...]
    versions: tuple[VersionLine, ...] = ()
    records: tuple[RecordLine, ...] = ()
