"""Provenance: the legal and the archival events of one Work, each with how it is known (溯源).

Two clocks: what the law did stands on civil days, what the archive did on
instants. Every event names the record that holds it, the text that states it,
and who recorded that when.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from archive.answering.answering import witness_lines
from archive.answering.dossier import Dossier
from archive.answering.traced import Clock, CompiledFrom, Event, Provenance, RecordLine, VersionLine
from archive.catalog.snapshot import Act, CommitLine, Entry
from archive.recording.placing import Places
from archive.records.statements import ActKind, RelationKind, Version, Witness, Work
from archive.timeline.assembling import stating_of
from archive.timeline.commencing import StatedVersion
from archive.timeline.legal_facts import Ending
from archive.timeline.standing import Placed

__all__ = ["provenance"]

_ENDS = (RelationKind.REPEALS, RelationKind.REPEALS_IN_PART)
_STEPS = ("adopted", "amended", "approved", "promulgated", "effective", "repealed", "named", "recorded", "witnessed", "corrected")
_BY_USER = {"amended": "adopted"}
NOT_STATED = "no source held states the day"


def provenance(dossier: Dossier, read: Callable[[str], bytes]) -> Provenance:
    """Return everything that happened to a Work, in law and in the archive.

    Args:
        dossier: of the Work.
        read: the bytes of a blob by its id.
    """
    tracing = _Tracing(dossier, Places(read))
    dated = [*tracing.legal(), *tracing.endings(), *tracing.mentions(), *tracing.archival()]
    witnesses = tuple(line for placed in dossier.timeline.versions for line in witness_lines(dossier, placed.facts.id))
    return Provenance(
        work=dossier.work,
        title=dossier.title(),
        events=tuple(event for _, event in sorted(dated, key=_order)),
        witnesses=witnesses,
        versions=tuple(map(tracing.version_line, dossier.timeline.versions)),
        records=tuple(map(_record_line, dossier.snapshot.all_records(dossier.work))),
    )


_Dated = tuple[date, Event]
"""An event with the day by which it is sorted: its own, or where that is not known, that of what came before it."""


def _order(dated: _Dated) -> tuple[date, int, str, str]:
    day, event = dated
    return day, _STEPS.index(event.kind), event.at.isoformat() if event.at is not None else "", event.version or ""


@dataclass(frozen=True, slots=True)
class _Statement:
    """The record that states a day, and how."""

    entry: Entry[Version]
    stated_by: str
    by_text: bool = True


class _Tracing:
    """Traces one Work."""

    def __init__(self, dossier: Dossier, places: Places) -> None:
        self._dossier = dossier
        self._places = places
        self._records = [entry for entry in dossier.snapshot.all_records(dossier.work) if isinstance(entry.statement, Version)]
        self._acts = sorted(dossier.acts, key=lambda act: (act.entry.sequence, act.entry.digest))

    # ---- on the law's clock

    def legal(self) -> Iterator[_Dated]:
        """Yield what acts did to the Work."""
        for placed in self._dossier.timeline.versions:
            day = placed.facts.made or date.max
            for kind, own in _days(placed):
                day = own or day
                event = self._legal_event(placed, kind, own)
                if event is not None:
                    yield day, event

    def _legal_event(self, placed: Placed, kind: str, day: date | None) -> Event | None:
        """Return one event; of a version that is recorded also where no day is known."""
        if day is None:
            record = self._dossier.record(placed.facts.id)
            if record is None or kind == "approved":
                return None
            why = placed.reason.value if kind == "effective" and placed.reason is not None else NOT_STATED
            return self._event(kind, None, placed.label, why, _Statement(record, "", by_text=False))
        statement = self._statement(placed, kind, day)
        return None if statement is None else self._event(kind, day, placed.label, self._words(placed, kind), statement)

    def _statement(self, placed: Placed, kind: str, day: date) -> _Statement | None:
        """Return the first record that states a day: of the version itself, of another in its header note, of another Work."""
        own = [entry for entry in self._records if entry.version == placed.facts.id]
        current = self._dossier.record(placed.facts.id)
        for entry in own:
            if current is not None and _same_fact(kind, stating_of(entry.statement).own, stating_of(current.statement).own, day):
                return self._own_statement(entry, kind, day, placed)
        for entry in self._records:
            named = (one for one in stating_of(entry.statement).earlier if _same_act(one, placed))
            if any(day in _stated_days(kind, one) for one in named):
                label = self._dossier.labels.get(str(entry.version), "another version")
                return _Statement(entry, f"header note of {label}")
        for act in self._acts:
            if act.relation.kind is RelationKind.AMENDS and day in _stated_days(kind, stating_of(act.entry.statement).own):
                return _Statement(act.entry, f"《{_title_of(act)}》")
        return None if current is None else self._own_statement(current, kind, day, placed)

    def _own_statement(self, entry: Entry[Version], kind: str, day: date, placed: Placed) -> _Statement:
        by_user = entry.statement.stated_by.get(_BY_USER.get(kind, kind))
        if by_user is not None:
            return _Statement(entry, f"the user ({by_user.value})", by_text=False)
        if kind == "effective":
            clauses = [clause for clause in entry.statement.commencements if clause.scope is None and clause.stated_by]
            where = clauses[0].stated_by if clauses else None
            how = "text" if placed.how is None or placed.how.value == "stated" else f"text, {placed.how.value}"
            return _Statement(entry, f"{how}: {where}" if where else how)
        where = self._places.of(day, self._dossier.snapshot, self._witness(entry))
        return _Statement(entry, f"text: {where}" if where else "text")

    def _words(self, placed: Placed, kind: str) -> str:
        """Return organ and session, number, or the clause, as stated."""
        record = self._dossier.record(placed.facts.id)
        if record is None:
            return ""
        stated, act = record.statement.promulgation, record.statement.act
        if kind in ("adopted", "amended"):
            who = act.meeting or "、".join(act.organs or stated.enacting_body)
            return " ".join(filter(None, (who, f"《{act.title}》" if act.title else None)))
        if kind == "approved":
            # A text lists the approvals of earlier acts too; another day is another act.
            return "、".join(one.meeting or one.organ or "" for one in stated.approvals if one.approved == placed.facts.approved)
        if kind == "promulgated":
            number = stated.number.printed if stated.number else None
            return " ".join(filter(None, ("、".join(stated.issuing_authority), act.number or number)))
        clause = next((clause.text for clause in placed.facts.commencements if clause.scope is None and clause.text), "")
        return f"{clause} (superseded before it commenced)".strip() if placed.never_in_force else clause

    def endings(self) -> Iterator[_Dated]:
        """Yield what ended the Work, or a part of it."""
        for ending in self._dossier.facts.endings:
            acts = [act for act in self._acts if act.relation.kind in _ENDS and (act.entry.work, act.relation.scope) == (ending.work, ending.scope)]
            # An amended law prints again what its first text repealed: the record that stated it first holds it.
            if acts:
                yield ending.effective or ending.not_before or date.max, self._ending_event(acts[0], ending)

    def _ending_event(self, act: Act, ending: Ending) -> Event:
        words = f"by 《{_title_of(act)}》" + (f": {ending.scope}" if ending.scope else "")
        if ending.effective is None:
            words += f"; {NOT_STATED}"
        how = "with the act's own commencement" if ending.computed else "its own day"
        by_text = act.relation.stated_by.value == "text"
        stated_by = f"《{_title_of(act)}》, {how}" if by_text else f"the user ({act.relation.stated_by.value})"
        return self._event("repealed", ending.effective, None, words, _Statement(act.entry, stated_by, by_text))

    def mentions(self) -> Iterator[_Dated]:
        """Yield what others state of the first text, where it is not held."""
        known = {placed.facts.adopted for placed in self._dossier.timeline.versions} | {placed.facts.promulgated for placed in self._dossier.timeline.versions}
        for act in self._acts:
            for kind, day in (("adopted", act.relation.adopted), ("promulgated", act.relation.promulgated)):
                if day is not None and day not in known:
                    known.add(day)
                    who = act.relation.meeting or act.relation.organ or ""
                    yield day, self._event(kind, day, None, who, _Statement(act.entry, f"《{_title_of(act)}》"))

    def _event(self, kind: str, day: date | None, label: str | None, words: str, statement: _Statement) -> Event:
        line = self._dossier.snapshot.commit(statement.entry.commit)
        witness = self._witness(statement.entry) if statement.by_text else None
        event = Event(Clock.LEGAL, kind, day, None, label, words, statement.stated_by or None, line.id)
        return self._with_source(event, line, witness)

    def _with_source(self, event: Event, line: CommitLine, witness: Entry[Witness] | None) -> Event:
        """Say of an event who recorded it when, and from which bytes."""
        source = witness.statement if witness is not None else None
        return replace(
            event,
            who=line.author,
            software=line.software,
            source_digest=source.source.sha256 if source is not None else None,
            text_digest=source.text.sha256 if source is not None else None,
            origin=source.source.origin if source is not None else None,
            recorded=line.recorded,
            compiled=self._compiled(witness),
        )

    def _witness(self, entry: Entry[Version]) -> Entry[Witness] | None:
        """Return the text that a record was read from: the one recorded with it, else the one that is read."""
        dossier = self._dossier if entry.work in self._dossier.snapshot.members(self._dossier.work) else Dossier.of(self._dossier.snapshot, entry.work)
        witnesses = dossier.witnesses.get(str(entry.version), ())
        return next((one for one in witnesses if one.commit == entry.commit), None) or next(iter(witnesses), None)

    # ---- on the archive's clock

    def archival(self) -> Iterator[_Dated]:
        """Yield one event for each commit that recorded something of the Work."""
        records = self._dossier.snapshot.all_records(self._dossier.work)
        for commit, entries in groupby(sorted(records, key=lambda entry: (entry.sequence, entry.commit)), key=lambda entry: entry.commit):
            event = self._archival_event(commit, list(entries))
            yield (event.at.date() if event.at else date.max), event

    def _archival_event(self, commit: str, entries: list[Entry[Any]]) -> Event:
        line = self._dossier.snapshot.commit(commit)
        kind = _archival_kind(entry.statement for entry in entries)
        witness = next((entry for entry in entries if isinstance(entry.statement, Witness)), None) or self._naming(entries)
        version = next((str(entry.version) for entry in entries if entry.version is not None), None)
        label = self._dossier.labels.get(version) if version is not None else None
        words = "; ".join(filter(None, map(str.strip, line.message.split("\n"))))
        return self._with_source(Event(Clock.ARCHIVE, kind, None, line.recorded, label, words, None, commit), line, witness)

    def _compiled(self, witness: Entry[Witness] | None) -> CompiledFrom | None:
        """Return what a compiled text was made of."""
        derivation = witness.statement.derivation if witness is not None else None
        if derivation is None:
            return None
        base, act = derivation.base, derivation.act
        return CompiledFrom(
            base_version=self._dossier.labels.get(base.version),
            base_text=base.sha256,
            act=Dossier.of(self._dossier.snapshot, act.work).title(act.version),
            act_text=act.sha256,
            rules=derivation.rules,
            verdict=derivation.verdict,
            compared=derivation.compared,
        )

    def _naming(self, entries: Iterable[Entry[Any]]) -> Entry[Witness] | None:
        """Return the text that names a Work of which none is held."""
        named = next((entry.statement.named for entry in entries if isinstance(entry.statement, Work) and entry.statement.named), None)
        acting = next((act.entry for act in self._acts if named is not None and act.entry.version == named.version), None)
        return self._witness(acting) if acting is not None else None

    # ---- what there is

    def version_line(self, placed: Placed) -> VersionLine:
        """Return a version, and the act that made it."""
        facts, record = placed.facts, self._dossier.record(placed.facts.id)
        act = record.statement.act if record is not None else None
        organs = (act.organs or record.statement.promulgation.enacting_body) if act is not None and record is not None else ()
        kind = facts.act.value if facts.act is not None else None
        title = act.title if act is not None else None
        id_ = facts.id if facts.recorded else None
        return VersionLine(placed.label, id_, kind, title, organs, facts.adopted, facts.approved, facts.promulgated, placed.effective)


def _record_line(entry: Entry[Any]) -> RecordLine:
    kind = type(entry.statement).__name__.lower()
    return RecordLine(entry.digest, kind, entry.version, entry.witness, entry.commit, entry.statement.supersedes)


def _days(placed: Placed) -> Iterator[tuple[str, date | None]]:
    facts = placed.facts
    yield ("amended" if facts.act in (ActKind.AMENDMENT, ActKind.REENACTMENT) else "adopted"), facts.adopted
    yield "approved", facts.approved
    yield "promulgated", facts.promulgated
    yield "effective", placed.effective


def _stated_days(kind: str, stated: StatedVersion) -> frozenset[date | None]:
    """Return the days of a kind that a text states of a version."""
    if kind == "effective":
        return frozenset(clause.effective for clause in stated.commencements if clause.scope is None)
    day = {"approved": stated.approved, "promulgated": stated.act.promulgated}.get(kind, stated.act.adopted)
    return frozenset([day])


def _same_fact(kind: str, one: StatedVersion, current: StatedVersion, day: date) -> bool:
    """Say whether a record states a day as the current one does; a computed one by the same clause."""
    if day in _stated_days(kind, one):
        return True
    clauses = [clause for clause in one.commencements if clause.scope is None]
    return kind == "effective" and bool(clauses) and clauses == [clause for clause in current.commencements if clause.scope is None]


def _same_act(named: StatedVersion, placed: Placed) -> bool:
    facts = placed.facts
    first = named.act.kind is ActKind.ADOPTION and facts.act is ActKind.ADOPTION
    return first or bool({named.act.adopted, named.approved, named.act.promulgated} & ({facts.adopted, facts.approved, facts.promulgated} - {None}))


def _title_of(act: Act) -> str:
    return act.entry.statement.promulgation.title or act.entry.work


def _archival_kind(statements: Iterable[Work | Version | Witness]) -> str:
    """Return what a commit did: a new Version before a further text, a further text before a correction."""
    found = list(statements)
    if any(isinstance(one, Version) and not one.supersedes for one in found):
        return "recorded"
    if any(isinstance(one, Witness) and not one.supersedes for one in found):
        return "witnessed"
    if any(isinstance(one, Work) and one.named is not None and not one.supersedes for one in found):
        return "named"
    return "corrected"
