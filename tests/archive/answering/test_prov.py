"""PROV-JSON: what is written is a document that others can read (W3C, The PROV-JSON Serialization)."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.answering.prov import prov_json

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "fictitious"
LAW = "虚构市小型游船停泊管理条例"
ELEMENTS = ("entity", "activity", "agent")
RELATIONS: Mapping[str, Mapping[str, tuple[str, bool]]] = {
    "used": {"prov:activity": ("activity", True), "prov:entity": ("entity", False)},
    "wasGeneratedBy": {"prov:entity": ("entity", True), "prov:activity": ("activity", False)},
    "wasInvalidatedBy": {"prov:entity": ("entity", True), "prov:activity": ("activity", False)},
    "wasAssociatedWith": {"prov:activity": ("activity", True), "prov:agent": ("agent", False)},
    "wasDerivedFrom": {"prov:generatedEntity": ("entity", True), "prov:usedEntity": ("entity", True), "prov:activity": ("activity", False)},
    "wasInfluencedBy": {"prov:influencee": ("entity", True), "prov:influencer": ("entity", True)},
    "specializationOf": {"prov:specificEntity": ("entity", True), "prov:generalEntity": ("entity", True)},
}
"""Each relation's arguments: what they refer to, and whether they must be there."""
QUALIFIED = re.compile(r"(?P<prefix>[a-z]+):[A-Za-z0-9][A-Za-z0-9-]*")
PREDEFINED = ("prov", "xsd")


def faults(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield what PROV-JSON does not allow, or does not know."""
    prefixes = {*document.get("prefix", {}), *PREDEFINED}
    yield from (f"a prefix that is predefined: {name}" for name in document.get("prefix", {}) if name in PREDEFINED)
    yield from (f"a section that is none: {name}" for name in document if name not in {"prefix", *ELEMENTS, *RELATIONS})
    for section in ELEMENTS:
        for name, facts in document.get(section, {}).items():
            match = QUALIFIED.fullmatch(name)
            if match is None or match["prefix"] not in prefixes:
                yield f"{section} {name}: no qualified name"
            times = {"prov:startTime", "prov:endTime"} if section == "activity" else set()
            yield from _attributes(name, facts, times, prefixes)
    for relation, arguments in RELATIONS.items():
        for name, facts in document.get(relation, {}).items():
            if not name.startswith("_:"):
                yield f"{relation} {name}: no blank name"
            yield from _arguments(document, f"{relation} {name}", facts, arguments)
            yield from _attributes(name, {key: value for key, value in facts.items() if key not in arguments}, set(), prefixes)


def _arguments(document: Mapping[str, Any], where: str, facts: Mapping[str, Any], arguments: Mapping[str, tuple[str, bool]]) -> Iterator[str]:
    for argument, (section, required) in arguments.items():
        if argument not in facts:
            if required:
                yield f"{where}: no {argument}"
        elif facts[argument] not in document.get(section, {}):
            yield f"{where}: {argument} refers to no {section}: {facts[argument]}"


def _attributes(where: str, facts: Mapping[str, Any], times: set[str], prefixes: set[str]) -> Iterator[str]:
    for key, value in facts.items():
        match = QUALIFIED.fullmatch(key)
        if match is None or match["prefix"] not in prefixes:
            yield f"{where}: {key} is no qualified name"
        if key in times:
            if datetime.fromisoformat(value).tzinfo is None:
                yield f"{where}: {key} without a zone"
        elif key.startswith("prov:") and key not in ("prov:type", "prov:label"):
            yield f"{where}: {key} is no attribute here"
        elif isinstance(value, dict):
            yield from _typed(where, value, prefixes)
        elif not isinstance(value, str):
            yield f"{where}: {key} is {value!r}"


def _typed(where: str, value: Mapping[str, Any], prefixes: set[str]) -> Iterator[str]:
    if set(value) != {"$", "type"}:
        yield f"{where}: a typed value has a value and a type: {value}"
    elif value["type"] == "xsd:date":
        date.fromisoformat(value["$"])
    elif value["type"] == "prov:QUALIFIED_NAME":
        match = QUALIFIED.fullmatch(value["$"])
        if match is None or match["prefix"] not in prefixes:
            yield f"{where}: {value['$']} is no qualified name"
    else:
        yield f"{where}: a type that is not known here: {value['type']}"


@pytest.fixture
def document(desk: Any) -> Any:
    texts = [(EXAMPLES / name).read_text("utf-8") for name in ("1-adopted-2016.txt", "2-amended-2019.txt", "3-revised-2023.txt")]
    desk.record(*texts[:2], names=["1.txt", "2.txt"])
    desk.record(texts[2], names=["3.txt"])
    desk.archive.correct(LAW, given={"effective": "2020-05-01"}, reason="the decision says so", version="2019-11-28")
    return prov_json(desk.archive.provenance(LAW))


def test_it_is_a_prov_json_document(document: Any) -> None:
    assert list(faults(document)) == []
    assert json.loads(json.dumps(document)) == document


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        (lambda d: d["entity"].pop(next(name for name in d["entity"] if "text-" in name)), "refers to no entity"),
        (lambda d: d["agent"].clear(), "refers to no agent"),
        (lambda d: d["prefix"].pop("yange"), "no qualified name"),
        (lambda d: d.update(wasRevisionOf={}), "a section that is none"),
        (lambda d: next(iter(d["used"].values())).pop("prov:activity"), "no prov:activity"),
        (lambda d: next(iter(d["entity"].values())).update({"prov:startTime": "2020-01-01"}), "is no attribute here"),
        (lambda d: next(iter(d["entity"].values())).update({"yange:x": None}), "is None"),
    ],
)
def test_what_is_none_is_refused(document: Any, damage: Any, fault: str) -> None:
    """The validator above can fail."""
    damage(document)
    assert any(fault in found for found in faults(document))


def kinds(document: Any, section: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for facts in document[section].values():
        kind = facts["prov:type"]["$"]
        found[kind] = found.get(kind, 0) + 1
    return found


def test_what_it_says(document: Any) -> None:
    """Sources are used, texts derived from them, corrections revise, who and what is associated."""
    assert kinds(document, "entity") == {"yange:Work": 1, "yange:Version": 3, "yange:Source": 3, "yange:Text": 3, "yange:Record": 8}
    assert kinds(document, "activity") == {"yange:Act": 3, "yange:Recorded": 3, "yange:Corrected": 1}
    assert kinds(document, "agent") == {"prov:Organization": 1, "prov:Person": 1, "prov:SoftwareAgent": 1}
    revisions = [facts for facts in document["wasDerivedFrom"].values() if facts.get("prov:type", {}).get("$") == "prov:Revision"]
    assert sorted(facts["prov:generatedEntity"].partition("-")[0] for facts in revisions) == ["a:record", "a:version", "a:version"]
    assert len(document["used"]) == 3


def test_legal_days_are_dates_and_no_instants(document: Any) -> None:
    """Legal time is data; only what the archive did has a time."""
    for name, facts in document["activity"].items():
        assert ("prov:startTime" in facts) == name.startswith("a:commit-")
    act = next(facts for facts in document["activity"].values() if facts.get("yange:kind") == "adoption")
    assert act["yange:adopted"] == {"$": "2016-03-18", "type": "xsd:date"}


def test_a_repealed_law_is_invalidated_by_the_act(desk: Any) -> None:
    desk.record((EXAMPLES / "1-adopted-2016.txt").read_text("utf-8"))
    document = prov_json(desk.archive.provenance("月牙湖游船停靠暂行办法"))
    assert list(faults(document)) == []
    (invalidated,) = document["wasInvalidatedBy"].values()
    assert document["activity"][invalidated["prov:activity"]]["yange:effective"] == {"$": "2016-07-01", "type": "xsd:date"}
