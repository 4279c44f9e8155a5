"""Records: the checked shapes of what the ledger holds (记录), schemas `yange.…/1`.

Frozen, nothing unknown, nothing coerced. What writes and reads day by day
uses the same shapes as plain values (`archive/records/statements.py`), since pydantic
is slow to load; `verify` and whoever brings records from elsewhere use these.
"""

import re
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from archive.records import canonical
from archive.records.serialising import BadRecord
from archive.records.statements import ActKind, RelationKind, StatedBy, WitnessKind
from texts.amendment import Operation
from texts.promulgation import CommencementRule, DocumentType, DocumentVariety
from texts.proving import Verdict

__all__ = ["Record", "VersionRecord", "WitnessRecord", "WorkRecord", "check"]


def _iso_day(value: Any) -> Any:
    """Read an ISO 8601 calendar day; nothing else is a date in a record."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return date.fromisoformat(value)
    raise ValueError("a day is written YYYY-MM-DD")


def _of(*words: str) -> BeforeValidator:
    """Accept one of a closed set of words."""
    allowed = frozenset(words)

    def accept(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(f"expected one of {', '.join(sorted(allowed))}")
        return value

    return BeforeValidator(accept)


Day = Annotated[date, BeforeValidator(_iso_day)]
Words = Annotated[str, Field(min_length=1)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Id = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]
Length = Annotated[int, Field(ge=0)]
Rules = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[0-9]+$")]
_EID = r"^[a-z0-9_~-]+$"
Stated = Annotated[str, _of(*StatedBy)]


class _Checked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_empty(cls, value: Any) -> Any:
        """Refuse null and empty: a record leaves out what it does not say."""
        if isinstance(value, dict):
            idle = [name for name, item in value.items() if item is None or item == [] or item == {} or item == ""]
            if idle:
                raise ValueError(f"empty instead of absent: {', '.join(sorted(idle))}")
            return {name: tuple(item) if isinstance(item, list) else item for name, item in value.items()}
        return value


class NameRecord(_Checked):
    """A title or an organ, and since when."""

    name: Words
    since: Day | None = None


class NamingRecord(_Checked):
    """Which Version's relation names a Work that is not held."""

    version: Id
    relation: Annotated[str, _of(*RelationKind)]


class WorkRecord(_Checked):
    """A regulation as such; see `statements.Work`."""

    schema_: Literal["yange.work/1"] = Field(alias="schema")
    titles: tuple[NameRecord, ...] = ()
    organs: tuple[NameRecord, ...] = ()
    kind: Annotated[str, _of(*DocumentType)] | None = None
    jurisdiction: Words | None = None
    aliases: tuple[Words, ...] = ()
    adopted: Day | None = None
    promulgated: Day | None = None
    number: Words | None = None
    named: NamingRecord | None = None
    same_as: Id | None = None
    supersedes: tuple[Sha256, ...] = ()


class AdoptionRecord(_Checked):
    """通过."""

    adopted: Day | None = None
    organ: Words | None = None
    meeting: Words | None = None


class ApprovalRecord(_Checked):
    """批准."""

    approved: Day | None = None
    organ: Words | None = None
    meeting: Words | None = None


class NumberRecord(_Checked):
    """发文字号."""

    printed: Words
    series: Words | None = None
    year: int | None = None
    term: int | None = None
    number: int | None = None


class CommencementRecord(_Checked):
    """施行."""

    effective: Day | None = None
    rule: Annotated[str, _of(*CommencementRule)] | None = None
    text: Words | None = None
    scope: Words | None = None
    days: int | None = None
    stated_by: Words | None = None


class AmendmentNoteRecord(_Checked):
    """题注中的修改."""

    kind: Words
    amended: Day | None = None
    ordinal: int | None = None
    act: Words | None = None
    organ: Words | None = None
    meeting: Words | None = None
    promulgated: Day | None = None
    number: Words | None = None
    approved: Day | None = None


class RepealRecord(_Checked):
    """废止."""

    title: Words
    organ: Words | None = None
    meeting: Words | None = None
    adopted: Day | None = None
    promulgated: Day | None = None
    number: Words | None = None
    scope: Words | None = None
    effective: Day | None = None


class PromulgationRecord(_Checked):
    """What the text states of its making; see `texts/promulgation.py`."""

    title: Words | None = None
    doc_type: Annotated[str, _of(*DocumentType)] | None = None
    jurisdiction: Words | None = None
    header_note: Words | None = None
    enacting_body: tuple[Words, ...] = ()
    issuing_authority: tuple[Words, ...] = ()
    number: NumberRecord | None = None
    adoptions: tuple[AdoptionRecord, ...] = ()
    approvals: tuple[ApprovalRecord, ...] = ()
    promulgated: Day | None = None
    signatory: Words | None = None
    commencements: tuple[CommencementRecord, ...] = ()
    amendments: tuple[AmendmentNoteRecord, ...] = ()
    repeals: tuple[RepealRecord, ...] = ()
    addressee: Words | None = None
    variety: Annotated[str, _of(*DocumentVariety)] | None = None


class ActRecord(_Checked):
    """The act that made a Version."""

    kind: Annotated[str, _of(*ActKind)] | None = None
    title: Words | None = None
    organs: tuple[Words, ...] = ()
    meeting: Words | None = None
    number: Words | None = None
    adopted: Day | None = None
    promulgated: Day | None = None
    work: Id | None = None


class RelationRecord(_Checked):
    """What a Version does to another Work."""

    kind: Annotated[str, _of(*RelationKind)]
    title: Words
    target: Id | None = None
    organ: Words | None = None
    meeting: Words | None = None
    adopted: Day | None = None
    promulgated: Day | None = None
    number: Words | None = None
    scope: Words | None = None
    effective: Day | None = None
    stated_by: Stated


class OverriddenRecord(_Checked):
    """The text's value that the user set aside."""

    field: Words
    stated: Words
    where: Words | None = None


class VersionRecord(_Checked):
    """What one act made of a Work; see `statements.Version`."""

    schema_: Literal["yange.version/1"] = Field(alias="schema")
    work: Id
    act: ActRecord = ActRecord()
    promulgation: PromulgationRecord = PromulgationRecord()
    commencements: tuple[CommencementRecord, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    stated_by: dict[str, Stated] = {}
    overridden: tuple[OverriddenRecord, ...] = ()
    reason: Words | None = None
    follows: Id | None = None
    supersedes: tuple[Sha256, ...] = ()


class SourceRecord(_Checked):
    """The bytes as received."""

    sha256: Sha256
    length: Length
    media_type: Words
    origin: Words
    extension: Annotated[str, Field(pattern=r"^[a-z0-9]{1,8}$")]
    encoding: Words | None = None


class TextRecord(_Checked):
    """The text as kept."""

    sha256: Sha256
    length: Length


class TextReadRecord(_Checked):
    """The text of a Version that was worked from."""

    work: Id
    version: Id
    sha256: Sha256


class OrderedRecord(_Checked):
    """One instruction that was carried out."""

    item: Words | None = None
    operation: Annotated[str, _of(*Operation)]
    words: Words


class ChangeRecord(_Checked):
    """What became of one provision."""

    new: Annotated[str, Field(pattern=_EID)] | None = None
    old: Annotated[str, Field(pattern=_EID)] | None = None
    by: tuple[Length, ...] = ()

    @model_validator(mode="after")
    def _of_something(self) -> Self:
        if self.new is None and self.old is None:
            raise ValueError("a change of nothing")
        return self


class DerivationRecord(_Checked):
    """How a compiled text came about; see `archive/records/derivation.py`."""

    base: TextReadRecord
    act: TextReadRecord
    rules: Rules
    verdict: Annotated[str, _of(*Verdict)]
    compared: Sha256 | None = None
    orders: tuple[OrderedRecord, ...] = ()
    changes: tuple[ChangeRecord, ...] = ()
    own: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _by_its_orders(self) -> Self:
        if any(number >= len(self.orders) for change in self.changes for number in change.by):
            raise ValueError("a change by an instruction that is not listed")
        return self


class WitnessRecord(_Checked):
    """One text of a Version; see `statements.Witness`."""

    schema_: Literal["yange.witness/1"] = Field(alias="schema")
    work: Id
    version: Id
    kind: Annotated[str, _of(*WitnessKind)]
    source: SourceRecord
    text: TextRecord
    extractor: Rules
    parser: Rules
    provisions_root: Sha256
    outline: tuple[Annotated[str, Field(pattern=r"^\S+ \d+ \d+$")], ...] = ()
    derivation: DerivationRecord | None = None
    supersedes: tuple[Sha256, ...] = ()

    @model_validator(mode="after")
    def _derived_where_compiled(self) -> Self:
        if (self.derivation is not None) != (self.kind == WitnessKind.COMPILED):
            raise ValueError("a compiled text says how it came about, and no other does")
        return self

    @model_validator(mode="after")
    def _within_bounds(self) -> Self:
        for line in self.outline:
            _, start, end = line.split(" ")
            if int(start) > int(end):
                raise ValueError(f"a provision that ends before it starts: {line}")
        return self


Record = WorkRecord | VersionRecord | WitnessRecord
_SCHEMAS: dict[str, type[WorkRecord] | type[VersionRecord] | type[WitnessRecord]] = {
    "yange.work/1": WorkRecord,
    "yange.version/1": VersionRecord,
    "yange.witness/1": WitnessRecord,
}


def check(content: bytes) -> Record:
    """Read the bytes of a record, refusing whatever its schema does not allow.

    Raises:
        NotCanonical: not the canonical bytes of any value.
        BadRecord: of no known schema, or against it; every fault is named.
    """
    data = canonical.load(content)
    schema = data.get("schema") if isinstance(data, dict) else None
    model = _SCHEMAS.get(schema) if isinstance(schema, str) else None
    if model is None:
        raise BadRecord(f"a record of no known schema: {schema!r}")
    try:
        return model.model_validate(data)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc'])) or '(record)'}: {fault['msg']}" for fault in error.errors())
        raise BadRecord(f"against {schema}: {faults}") from error
