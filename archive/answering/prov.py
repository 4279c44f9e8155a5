"""PROV: a Provenance as W3C PROV-JSON (溯源的标准格式).

    entity     the Work, its versions, sources, texts and records
    activity   the acts of law, and the commits of the archive
    agent      organs, people, programs

Legal days are days of a calendar and no instants: they are attributes
(`yange:adopted`, `xsd:date`), and only commits have a `prov:startTime`.

See: W3C, The PROV-JSON Serialization (2013); a revision is a derivation of
`prov:type` `prov:Revision`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from itertools import pairwise
from typing import Any

from archive.answering.shown import WitnessLine
from archive.answering.traced import Clock, CompiledFrom, Event, Provenance, RecordLine, VersionLine

__all__ = ["prov_json"]

_NAMESPACES = {
    "a": "urn:yange:archive:",
    "yange": "urn:yange:vocabulary:",
    "dcterms": "http://purl.org/dc/terms/",
}
_DAYS = ("adopted", "approved", "promulgated", "effective")


def prov_json(provenance: Provenance) -> dict[str, Any]:
    """Return a Provenance as a PROV-JSON document."""
    document = _Document()
    work = document.entity(f"work-{provenance.work}", "Work", {"dcterms:title": provenance.title})
    for line in provenance.versions:
        _add_version(document, work, line)
    for earlier, later in pairwise(provenance.versions):
        document.derive(_version_id(later), _version_id(earlier), revision=True)
    for event in provenance.events:
        if event.clock is Clock.ARCHIVE:
            _add_commit(document, event)
    labels = {line.id: line for line in provenance.versions if line.id is not None}
    for record in provenance.records:
        _add_record(document, work, record, labels)
    versions = {record.witness: labels.get(record.version or "") for record in provenance.records}
    for witness in provenance.witnesses:
        _add_witness(document, witness, versions.get(witness.witness))
    for event in provenance.events:
        if event.kind == "repealed":
            _add_repeal(document, work, event)
    return document.finished()


def _add_version(document: "_Document", work: str, line: VersionLine) -> None:
    version = document.entity(_version_id(line), "Version", {"yange:label": line.label, **_days(line, ("effective",))})
    document.relate("specializationOf", **{"prov:specificEntity": version, "prov:generalEntity": work})
    act = document.activity(f"act-{_version_id(line)}", "Act", {"yange:kind": line.kind, "dcterms:title": line.act, **_days(line, _DAYS[:3])})
    document.relate("wasGeneratedBy", **{"prov:entity": version, "prov:activity": act})
    for organ in line.organs:
        document.associate(act, document.agent(organ, "Organization"))


def _add_commit(document: "_Document", event: Event) -> None:
    times = {"prov:startTime": event.at.isoformat(), "prov:endTime": event.at.isoformat()} if event.at is not None else {}
    commit = document.activity(f"commit-{event.commit}", event.kind.capitalize(), {**times, "yange:words": event.words, "yange:commit": event.commit})
    if event.who is not None:
        document.associate(commit, document.agent(event.who, "Person"))
    if event.software is not None:
        document.associate(commit, document.agent(event.software, "SoftwareAgent"))
    if event.source_digest is not None:
        source = document.entity(f"source-{event.source_digest}", "Source", {"yange:sha256": event.source_digest, "yange:origin": event.origin})
        document.relate("used", **{"prov:activity": commit, "prov:entity": source})
    if event.text_digest is not None and event.kind != "named":
        text = document.entity(f"text-{event.text_digest}", "Text", {"yange:sha256": event.text_digest})
        document.relate("wasGeneratedBy", **{"prov:entity": text, "prov:activity": commit})
        if event.compiled is not None:
            _add_compiled(document, event.text_digest, event.compiled, commit)


def _add_compiled(document: "_Document", text: str, made: CompiledFrom, commit: str) -> None:
    """Say what a compiled text was made of, and by which rules."""
    document.entity(f"text-{text}", "Text", {"yange:rules": made.rules, "yange:verdict": made.verdict, "yange:compared": made.compared})
    for digest in (made.base_text, made.act_text):
        used = document.entity(f"text-{digest}", "Text", {"yange:sha256": digest})
        document.relate("used", **{"prov:activity": commit, "prov:entity": used})
        document.derive(f"text-{text}", f"text-{digest}", activity=commit.removeprefix("a:"))


def _add_record(document: "_Document", work: str, record: RecordLine, versions: Mapping[str, VersionLine]) -> None:
    name = document.entity(f"record-{record.digest}", "Record", {"yange:sha256": record.digest, "yange:kind": record.kind})
    document.relate("wasGeneratedBy", **{"prov:entity": name, "prov:activity": f"a:commit-{record.commit}"})
    line = versions.get(record.version or "")
    document.influence(name, f"a:{_version_id(line)}" if line is not None else work)
    for old in record.supersedes:
        document.derive(f"record-{record.digest}", f"record-{old}", revision=True)


def _add_witness(document: "_Document", witness: WitnessLine, version: VersionLine | None) -> None:
    facts = {"yange:sha256": witness.source_digest, "yange:origin": witness.origin, "yange:mediaType": witness.media_type, "yange:encoding": witness.encoding}
    document.entity(f"source-{witness.source_digest}", "Source", facts)
    text = document.entity(f"text-{witness.text_digest}", "Text", {"yange:sha256": witness.text_digest, "yange:witness": witness.kind})
    document.derive(f"text-{witness.text_digest}", f"source-{witness.source_digest}", activity=f"commit-{witness.commit}")
    if version is not None:
        document.relate("specializationOf", **{"prov:specificEntity": text, "prov:generalEntity": f"a:{_version_id(version)}"})


def _add_repeal(document: "_Document", work: str, event: Event) -> None:
    digest = sha256(f"{event.words} {event.on}".encode()).hexdigest()[:12]
    act = document.activity(f"repeal-{digest}", "Act", {"yange:kind": "repeal", "yange:words": event.words, "yange:effective": event.on})
    document.relate("wasInvalidatedBy", **{"prov:entity": work, "prov:activity": act})


def _version_id(line: VersionLine) -> str:
    return f"version-{line.id}" if line.id is not None else f"version-named-{line.label}"


def _days(line: VersionLine, kinds: Iterable[str]) -> dict[str, date | None]:
    return {f"yange:{kind}": getattr(line, kind) for kind in kinds}


class _Document:
    """A PROV-JSON document that is being made."""

    def __init__(self) -> None:
        self._sections: dict[str, dict[str, dict[str, Any]]] = {}

    def entity(self, name: str, kind: str, facts: Mapping[str, Any]) -> str:
        """Add an entity, or facts to it; return its qualified name."""
        return self._node("entity", name, kind, facts)

    def activity(self, name: str, kind: str, facts: Mapping[str, Any]) -> str:
        """Add an activity; return its qualified name."""
        return self._node("activity", name, kind, facts)

    def agent(self, label: str, kind: str) -> str:
        """Add an agent by what it is called; return its qualified name."""
        name = f"a:agent-{sha256(label.encode()).hexdigest()[:12]}"
        self._section("agent")[name] = {"prov:type": _name(f"prov:{kind}"), "prov:label": label}
        return name

    def derive(self, later: str, earlier: str, *, revision: bool = False, activity: str | None = None) -> None:
        """Say that one entity was made of another."""
        facts: dict[str, Any] = {"prov:generatedEntity": f"a:{later}", "prov:usedEntity": f"a:{earlier}"}
        if activity is not None:
            facts["prov:activity"] = f"a:{activity}"
        if revision:
            facts["prov:type"] = _name("prov:Revision")
        self.relate("wasDerivedFrom", **facts)

    def associate(self, activity: str, agent: str) -> None:
        """Say who did something."""
        self.relate("wasAssociatedWith", **{"prov:activity": activity, "prov:agent": agent})

    def influence(self, entity: str, by: str) -> None:
        """Say that an entity is about another."""
        self.relate("wasInfluencedBy", **{"prov:influencee": entity, "prov:influencer": by})

    def relate(self, relation: str, **facts: Any) -> None:
        """Add a relation once."""
        section = self._section(relation)
        if facts not in section.values():
            section[f"_:{relation}{len(section) + 1}"] = facts

    def finished(self) -> dict[str, Any]:
        """Return the document."""
        return {"prefix": dict(_NAMESPACES), **self._sections}

    def _node(self, section: str, name: str, kind: str, facts: Mapping[str, Any]) -> str:
        known = self._section(section).setdefault(f"a:{name}", {"prov:type": _name(f"yange:{kind}")})
        known |= {fact: _literal(value) for fact, value in facts.items() if value is not None}
        return f"a:{name}"

    def _section(self, name: str) -> dict[str, dict[str, Any]]:
        return self._sections.setdefault(name, {})


def _name(qualified: str) -> dict[str, str]:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _literal(value: Any) -> Any:
    return {"$": value.isoformat(), "type": "xsd:date"} if isinstance(value, date) else value
