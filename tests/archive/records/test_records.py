"""Statements and records: the same shapes twice, held together here."""

import dataclasses
import json
import re
from datetime import date
from functools import cache
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.records import canonical, records
from archive.records.derivation import Change, Derivation
from archive.records.serialising import BadRecord, decode, encode
from archive.records.statements import (
    SCHEMAS,
    Act,
    DatedName,
    Extent,
    Relation,
    SourceFacts,
    StatedBy,
    TextFacts,
    Version,
    Witness,
    WitnessKind,
    Work,
)
from texts.amendment import Operation
from texts.promulgation import Adoption, AmendmentNote, Approval, Commencement, DocumentNumber, Promulgation, Repeal
from texts.proving import Verdict

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=8)
DIGEST = st.from_regex(re.compile(r"[0-9a-f]{64}"), fullmatch=True)
ID = st.from_regex(re.compile(r"[0-9a-f]{12}"), fullmatch=True)
SMALL = st.integers(0, 9999)
DAY = st.dates()


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


STATED_BY: dict[Any, st.SearchStrategy[Any]] = {
    Relation: st.sampled_from(StatedBy),
    Version: st.dictionaries(WORDS, st.sampled_from(StatedBy), max_size=2),
}
SAYS_SOMETHING: dict[Any, str] = {Adoption: "adopted", Approval: "approved"}


@cache
def statements(kind: Any) -> st.SearchStrategy[Any]:
    """Build a statement from the types of its fields; an entry of a list says something."""
    special = {
        "work": ID, "version": ID, "target": maybe(ID), "same_as": maybe(ID), "sha256": DIGEST, "provisions_root": DIGEST, "supersedes": some(DIGEST),
        "follows": maybe(ID), "compared": maybe(DIGEST), "rules": st.just("amending/1"), "by": st.just(()),
        "verdict": st.sampled_from([verdict.value for verdict in Verdict]), "operation": st.sampled_from([one.value for one in Operation]),
        "extension": st.just("txt"), "extractor": st.just("text/1"), "parser": st.just("cn/12"),
        "outline": some(st.builds(Extent, st.just("art_1"), st.just(3), SMALL.map(lambda n: n + 3)).map(str)),
        "stated_by": STATED_BY.get(kind, maybe(WORDS)),
    }  # fmt: skip
    if kind is Act:
        special["work"] = maybe(ID)
    if kind is Change:
        special["new"] = special["old"] = st.just("art_1__para_2")
    if kind is Witness:
        kinds = {compiled: st.builds(kind, **{**_typed(kind, special), **_compiled(compiled)}) for compiled in (True, False)}
        return kinds[True] | kinds[False]
    if kind in SAYS_SOMETHING:
        special[SAYS_SOMETHING[kind]] = DAY
    return st.builds(kind, **_typed(kind, special))


def _typed(kind: Any, special: dict[str, st.SearchStrategy[Any]]) -> dict[str, st.SearchStrategy[Any]]:
    return {name: special[name] if name in special else typed(hint) for name, hint in get_type_hints(kind).items()}


def _compiled(compiled: bool) -> dict[str, st.SearchStrategy[Any]]:
    """A compiled text says how it came about, and no other does."""
    if compiled:
        return {"kind": st.just(WitnessKind.COMPILED), "derivation": statements(Derivation)}
    return {"kind": st.sampled_from([one for one in WitnessKind if one is not WitnessKind.COMPILED]), "derivation": st.none()}


def typed(hint: Any) -> st.SearchStrategy[Any]:
    args = [arm for arm in getattr(hint, "__args__", ()) if arm not in (type(None), Ellipsis)]
    if type(None) in getattr(hint, "__args__", ()):
        return maybe(typed(args[0]))
    if getattr(hint, "__origin__", None) is tuple:
        return some(typed(args[0]))
    if dataclasses.is_dataclass(hint):
        return statements(hint)  # type: ignore[arg-type]
    plain = {str: WORDS, int: SMALL, date: DAY}
    return plain[hint] if hint in plain else st.sampled_from(hint)


@pytest.mark.parametrize("kind", list(SCHEMAS))
@settings(max_examples=60)
@given(data=st.data())
def test_what_is_written_passes_its_schema_and_reads_back(kind: type, data: st.DataObject) -> None:
    """Every statement is a valid record, and the record says the same statement."""
    statement = data.draw(statements(kind))
    content = canonical.dump(encode(statement))
    record = records.check(content)
    assert decode(kind, canonical.load(content)) == statement  # type: ignore[arg-type]
    assert canonical.dump(record.model_dump(mode="json", by_alias=True, exclude_defaults=True) | {"schema": SCHEMAS[kind]}) == content


WITNESS = Witness(
    work="3f9c0a12bd34",
    version="8a117c04e6f2",
    kind=WitnessKind.UNOFFICIAL,
    source=SourceFacts("0" * 64, 3, "text/plain", "a.txt", "txt", "utf-8"),
    text=TextFacts("1" * 64, 3),
    extractor="text/1",
    parser="cn/1",
    provisions_root="2" * 64,
    outline=("art_1 0 3",),
)


WORK_RECORD = """{
  "jurisdiction": "CN-XX",
  "schema": "yange.work/1",
  "titles": [
    {
      "name": "虚构市公园条例",
      "since": "1994-01-21"
    }
  ]
}
"""


def test_a_work_record_as_it_is_written() -> None:
    work = Work(titles=(DatedName("虚构市公园条例", date(1994, 1, 21)),), jurisdiction="CN-XX")
    assert canonical.dump(encode(work)).decode() == WORK_RECORD


FAULTS = [
    (Work(), {"colour": "red"}, "colour"),
    (Work(), {"adopted": None}, "null at $.adopted"),
    (Work(), {"aliases": []}, "empty instead of absent: aliases"),
    (Work(), {"adopted": "1994-1-21"}, "adopted"),
    (Work(), {"adopted": "1994-02-30"}, "adopted"),
    (Work(), {"kind": "edict"}, "kind"),
    (Work(), {"same_as": "../../etc"}, "same_as"),
    (Version(work="3f9c0a12bd34"), {"work": "3F9C0A12BD34"}, "work"),
    (Version(work="3f9c0a12bd34"), {"stated_by": {"promulgated": "guess"}}, "stated_by.promulgated"),
    (WITNESS, {"outline": ["art_1 9 3"]}, "ends before it starts"),
    (WITNESS, {"provisions_root": "xyz"}, "provisions_root"),
]


@pytest.mark.parametrize(("statement", "fault", "named"), FAULTS)
def test_a_record_against_its_schema_is_refused(statement: Any, fault: dict[str, Any], named: str) -> None:
    content = (json.dumps(encode(statement) | fault, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
    with pytest.raises((BadRecord, canonical.NotCanonical)) as caught:
        records.check(content)
    assert named in str(caught.value)


def test_a_record_of_a_schema_that_is_not_known_is_refused() -> None:
    with pytest.raises(BadRecord, match="a record of no known schema: 'yange\\.work/2'"):
        records.check(canonical.dump({"schema": "yange.work/2"}))


def test_reading_refuses_what_writing_never_writes() -> None:
    with pytest.raises(BadRecord, match=r"expected a record of schema yange\.work/1, found 'yange\.version/1'"):
        decode(Work, {"schema": "yange.version/1"})
    with pytest.raises(BadRecord, match="unknown field in Work: 'colour'"):
        decode(Work, {"schema": "yange.work/1", "colour": "red"})
    with pytest.raises(BadRecord, match="expected date, found 'yesterday'"):
        decode(Work, {"schema": "yange.work/1", "adopted": "yesterday"})


def test_the_kinds_of_statement_are_those_of_the_texts() -> None:
    """A fact that `texts` can state has a place in the record."""
    pairs: dict[Any, Any] = {
        Promulgation: records.PromulgationRecord,
        Commencement: records.CommencementRecord,
        Repeal: records.RepealRecord,
        AmendmentNote: records.AmendmentNoteRecord,
        Adoption: records.AdoptionRecord,
        Approval: records.ApprovalRecord,
        DocumentNumber: records.NumberRecord,
        Act: records.ActRecord,
        Relation: records.RelationRecord,
    }
    for plain, record in pairs.items():
        assert {field.name for field in dataclasses.fields(plain)} == set(record.model_fields)
