"""Statements: what the archive's records say, as plain values (记录的内容).

Plain dataclasses, so that reading and writing need no pydantic;
`archive/records/records.py` holds the same shapes as checked records, and a test holds
the two together. A record never says `null` or an empty list: what is not
known is absent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from archive.records.derivation import Derivation
from texts.promulgation import Commencement, DocumentType, Promulgation

__all__ = [
    "SCHEMAS",
    "Act",
    "ActKind",
    "DatedName",
    "Extent",
    "Naming",
    "Overridden",
    "Relation",
    "RelationKind",
    "SourceFacts",
    "StatedBy",
    "TextFacts",
    "Version",
    "Witness",
    "WitnessKind",
    "Work",
]


class ActKind(StrEnum):
    """What an act makes of a Work."""

    ADOPTION = "adoption"
    """制定: the first text."""
    AMENDMENT = "amendment"
    """修正: a partial amendment; provisions keep their identity."""
    REENACTMENT = "reenactment"
    """修订: the whole text is enacted anew; a new baseline."""


class RelationKind(StrEnum):
    """What an act does to another Work (ELI)."""

    REPEALS = "repeals"
    REPEALS_IN_PART = "repeals_in_part"
    AMENDS = "amends"
    REPLACES = "replaces"
    SUSPENDS = "suspends"
    IMPLEMENTS = "implements"
    CITES = "cites"


class StatedBy(StrEnum):
    """How a field of a record is known."""

    TEXT = "text"
    MANIFEST = "manifest"
    SET = "set"


class WitnessKind(StrEnum):
    """Where a text comes from; the first is read before the others.

    Law: 立法法（2023修正）第六十二条 (公报上刊登的文本为标准文本).
    """

    GAZETTE = "gazette"
    OFFICIAL = "official"
    COMPILED = "compiled"
    """Made by us from a text and an amending act; it is read before an unofficial text where that one proves it."""
    UNOFFICIAL = "unofficial"


@dataclass(frozen=True, slots=True)
class DatedName:
    """A title or an organ, and since when it holds, where that is stated."""

    name: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """How a Work of which no text is held became known.

    Args:
        version: the Version whose relation names it.
        relation: the kind of that relation.
    """

    version: str
    relation: RelationKind


@dataclass(frozen=True, slots=True)
class Work:
    """A regulation as such (法规): what was known of it when this was recorded.

    Args:
        titles, organs: dated facts; later ones also come from its Versions.
        kind: document type.
        jurisdiction: ISO 3166-2.
        aliases: other names people use.
        adopted, promulgated: of its first text, where stated.
        number: of its first text.
        named: how it is known where no text of it was held; absent where one was.
        same_as: id of the Work that this one has turned out to be.
        supersedes: digests of the Work records this one corrects.
    """

    titles: tuple[DatedName, ...] = ()
    organs: tuple[DatedName, ...] = ()
    kind: DocumentType | None = None
    jurisdiction: str | None = None
    aliases: tuple[str, ...] = ()
    adopted: date | None = None
    promulgated: date | None = None
    number: str | None = None
    named: Naming | None = None
    same_as: str | None = None
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """The act that made a Version (制定、修改的法律文件).

    Args:
        kind: what it made of the Work; `None` where that cannot be told.
        title: of an amending act, as printed.
        organs: who passed it.
        meeting: the session as printed.
        number: its own number as printed.
        adopted, promulgated: its own days.
        work: the act's own Work, where held.
    """

    kind: ActKind | None = None
    title: str | None = None
    organs: tuple[str, ...] = ()
    meeting: str | None = None
    number: str | None = None
    adopted: date | None = None
    promulgated: date | None = None
    work: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What a Version does to another Work, and what it stated of it.

    Args:
        kind: repeals, amends, …
        title: of the other, as printed.
        target: id of the Work; `None` where it could not be decided which it is.
        organ, meeting, adopted, promulgated, number: of the other, where stated.
        scope: the part it is about; `None` is the whole.
        effective: the day of the effect, where it is stated apart.
        stated_by: text, manifest or set.
    """

    kind: RelationKind
    title: str
    target: str | None = None
    organ: str | None = None
    meeting: str | None = None
    adopted: date | None = None
    promulgated: date | None = None
    number: str | None = None
    scope: str | None = None
    effective: date | None = None
    stated_by: StatedBy = StatedBy.TEXT


@dataclass(frozen=True, slots=True)
class Overridden:
    """What the text states where the user decided otherwise.

    Args:
        field: path of the field.
        stated: the text's value.
        where: the place in the text that states it.
    """

    field: str
    stated: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """What one act made of a Work.

    Args:
        work: id of the Work.
        act: the act that made it.
        promulgation: what its text states of its making, verbatim in facts.
        commencements: when this Version takes effect, as far as known; the
            clause printed in the text may be an earlier Version's.
        relations: what it does to other Works.
        stated_by: field → how it is known, for what the text does not say itself.
        overridden: values of the text that the user set aside.
        reason: why a correction was made.
        follows: id of the Version whose text the act was applied to, where it was compiled.
        supersedes: digests of the Version records this one corrects.
    """

    work: str
    act: Act = field(default_factory=Act)
    promulgation: Promulgation = field(default_factory=Promulgation)
    commencements: tuple[Commencement, ...] = ()
    relations: tuple[Relation, ...] = ()
    stated_by: Mapping[str, StatedBy] = field(default_factory=dict)
    overridden: tuple[Overridden, ...] = ()
    reason: str | None = None
    follows: str | None = None
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """The bytes as received.

    Args:
        sha256: hexadecimal.
        length: in bytes.
        media_type: IANA name.
        encoding: of the characters, where the format leaves it open.
        origin: URL or file name as given.
        extension: how its file in the archive ends, without the dot.
    """

    sha256: str
    length: int
    media_type: str
    origin: str
    extension: str
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class TextFacts:
    """The text as kept.

    Args:
        sha256: of its UTF-8 bytes, hexadecimal.
        length: in bytes.
    """

    sha256: str
    length: int


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a provision stands in the text kept.

    Args:
        eid: its eId.
        start, end: code points, half-open, with all that stands inside it.
    """

    eid: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.eid} {self.start} {self.end}"


@dataclass(frozen=True, slots=True)
class Witness:
    """One text of a Version, and whence it comes (文本).

    Args:
        work, version: ids of what it is a text of.
        kind: gazette, official, compiled or unofficial.
        source: the bytes as received.
        text: the text kept.
        extractor: what made characters of the bytes, with the version of its rules (`text/1`).
        parser: what made the Document of the characters, likewise (`cn/1`).
        outline: every provision's place in the text, one `eId start end` each.
        provisions_root: `archive.recording.witnessing.root` over them, hexadecimal.
        derivation: of a compiled text, how it came about; its source is the text itself.
        supersedes: digests of the Witness records this one replaces.
    """

    work: str
    version: str
    kind: WitnessKind
    source: SourceFacts
    text: TextFacts
    extractor: str
    parser: str
    provisions_root: str
    outline: tuple[str, ...] = ()
    derivation: Derivation | None = None
    supersedes: tuple[str, ...] = ()


SCHEMAS: Mapping[type, str] = {Work: "yange.work/1", Version: "yange.version/1", Witness: "yange.witness/1"}
"""Under which schema each kind of statement is recorded."""
