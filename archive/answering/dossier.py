"""Dossier: all that the archive holds of one Work at one time, laid out (案卷)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from archive.catalog.snapshot import Act, Entry, Snapshot
from archive.records.statements import ActKind, RelationKind, Version, Witness, WitnessKind, Work
from archive.timeline.assembling import Acting, acting, ending_by, mention_by, suspension_by, version_facts
from archive.timeline.legal_facts import Ending, Mention, Suspension, VersionFacts, WorkFacts
from archive.timeline.standing import Placed
from archive.timeline.timeline import Timeline, lay_out
from texts.promulgation import Commencement

__all__ = ["Dossier", "stated_by_act"]

_READ_FIRST = tuple(WitnessKind)


@dataclass(frozen=True)
class Dossier:
    """One Work as a Snapshot knows it.

    Args:
        snapshot: what the archive held.
        work: the id the Work goes by.
        above: Works whose timelines wait for this one's, so that two Works
            that repeal each other do not wait for ever.
    """

    snapshot: Snapshot
    work: str
    above: frozenset[str] = frozenset()

    @classmethod
    def of(cls, snapshot: Snapshot, work: str) -> "Dossier":
        """Return the dossier of a Work, under the id it goes by."""
        return cls(snapshot, snapshot.canonical(work))

    @cached_property
    def records(self) -> tuple[Entry[Work], ...]:
        """Its current Work records, in order of recording."""
        return self.snapshot.works(self.work)

    @cached_property
    def versions(self) -> Mapping[str, tuple[Entry[Version], ...]]:
        """The current records of each Version by its id; several where two forks corrected it."""
        found: dict[str, tuple[Entry[Version], ...]] = {}
        for entry in self.snapshot.versions(self.work):
            found[str(entry.version)] = (*found.get(str(entry.version), ()), entry)
        return found

    @cached_property
    def witnesses(self) -> Mapping[str, tuple[Entry[Witness], ...]]:
        """The current witnesses of each Version, the one that is read first."""
        found: dict[str, list[Entry[Witness]]] = {}
        for entry in self.snapshot.witnesses(self.work):
            found.setdefault(str(entry.version), []).append(entry)
        return {id_: tuple(sorted(entries, key=_reading_order)) for id_, entries in found.items()}

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What other Works do to this one."""
        return self.snapshot.acts_upon(self.work)

    @cached_property
    def facts(self) -> WorkFacts:
        """The legal facts of the Work."""
        versions = self._amended(self._own_facts())
        endings: list[Ending] = []
        suspensions: list[Suspension] = []
        mentions: list[Mention] = []
        made = {version.made for version in versions if version.act is not ActKind.ADOPTION}
        for act in self.acts:
            by = self._acting(act)
            if by is not None:
                endings += filter(None, [ending_by(act.relation, by)])
                suspensions += filter(None, [suspension_by(act.relation, by)])
            mention = mention_by(act.relation, self._title_of(act))
            # 2005年修订的《…》 gives the day of a later act, not of the adoption.
            if mention is not None and not (mention.adopted in made and mention.adopted is not None):
                mentions.append(mention)
        return WorkFacts(versions, tuple(_once(endings)), tuple(dict.fromkeys(suspensions)), tuple(dict.fromkeys(mentions)))

    @cached_property
    def timeline(self) -> Timeline:
        """Its Versions laid out over legal time."""
        return lay_out(self.facts)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Label of each Version by its id."""
        return {placed.facts.id: placed.label for placed in self.timeline.versions}

    def version(self, label: str) -> Placed | None:
        """Return the Version of a label, or of an id."""
        return self.timeline.find(label) or next((placed for placed in self.timeline.versions if placed.facts.id == label), None)

    def record(self, version: str) -> Entry[Version] | None:
        """Return the record of a Version, the last where forks left several."""
        return self.versions[version][-1] if version in self.versions else None

    def act_of(self, version: str) -> str | None:
        """Return the Work of the act that is recorded to have made a Version, where one is."""
        record = self.record(version)
        work = record.statement.act.work if record is not None else None
        return None if work is None else self.snapshot.canonical(work)

    def title(self, version: str | None = None) -> str:
        """Return the title of a Version, else the latest one known."""
        ids = [version] if version is not None else []
        ids += [placed.facts.id for placed in reversed(self.timeline.versions)]
        for id_ in ids:
            entry = self.record(id_)
            if entry is not None and entry.statement.promulgation.title:
                return entry.statement.promulgation.title
        names = [name.name for record in self.records for name in record.statement.titles]
        return names[-1] if names else self.work

    def _own_facts(self) -> tuple[VersionFacts, ...]:
        first = {id_: entries[-1].statement for id_, entries in self.versions.items()}
        facts = list(version_facts(first, texts=self.witnesses.keys()))
        for id_, entries in self.versions.items():
            for other in entries[:-1]:
                # Two current records of one Version: both are laid out, and the timeline says that they disagree.
                again = version_facts({**first, id_: other.statement}, texts=self.witnesses.keys())
                facts += [fact for fact in again if fact.id == id_ and fact not in facts]
        return tuple(facts)

    def _amended(self, versions: tuple[VersionFacts, ...]) -> tuple[VersionFacts, ...]:
        """Add what held amending acts say: that they amended the Work, and when that takes effect."""
        found, made_by = list(versions), {id_: work for id_ in self.versions if (work := self.act_of(id_)) is not None}
        for act in self.acts:
            if act.relation.kind is not RelationKind.AMENDS:
                continue
            own, day = act.entry.statement.act, act.entry.statement.act.adopted or act.entry.statement.act.promulgated
            made = [index for index, fact in enumerate(found) if made_by.get(fact.id) == self.snapshot.canonical(act.entry.work)]
            same = made or [index for index, fact in enumerate(found) if day is not None and day in (fact.adopted, fact.promulgated, fact.approved)]
            if not same:
                clauses = stated_by_act(act.entry.statement)
                found.append(
                    VersionFacts(f"act/{act.entry.version}", ActKind.AMENDMENT, own.adopted, None, own.promulgated, clauses, text_held=False, recorded=False)
                )
            elif len(same) == 1:
                found[same[0]] = self._said_by(act.entry.statement, found[same[0]])
        return tuple(found)

    def _said_by(self, act: Version, fact: VersionFacts) -> VersionFacts:
        """Return what is known of a Version once its act is heard: what was taken from the act may have been corrected since."""
        clauses = stated_by_act(act)
        taken = {clause.stated_by for clause in clauses}
        others = tuple(clause for clause in fact.commencements if clause.scope is not None or clause.stated_by not in taken)
        stated = any(clause.scope is None for clause in others)
        compiled = all(entry.statement.derivation is not None for entry in self.witnesses.get(fact.id, ())) and self.act_of(fact.id) is not None
        return replace(
            fact,
            adopted=act.act.adopted if compiled and act.act.adopted is not None else fact.adopted,
            promulgated=act.act.promulgated if compiled and act.act.promulgated is not None else fact.promulgated or act.act.promulgated,
            commencements=others if stated else (*clauses, *others),
        )

    def _acting(self, act: Act) -> Acting | None:
        entry = act.entry
        if entry.work in self.above or entry.work == self.work:
            return None
        dossier = Dossier(self.snapshot, self.snapshot.canonical(entry.work), self.above | {self.work})
        return acting(entry.work, str(entry.version), dossier.title(entry.version), entry.statement, dossier.timeline.versions)

    def _title_of(self, act: Act) -> str:
        return act.entry.statement.promulgation.title or act.entry.work


def _reading_order(entry: Entry[Witness]) -> tuple[int, int, str]:
    """Sort the standard text first, a compiled one that nothing proves last, and of equals the one recorded first.

    Law: 立法法（2023修正）第六十二条 (公报文本为标准文本).
    """
    derivation = entry.statement.derivation
    rank = len(_READ_FIRST) if derivation is not None and not derivation.proved else _READ_FIRST.index(entry.statement.kind)
    return rank, entry.sequence, entry.digest


def _once(endings: Iterable[Ending]) -> Iterable[Ending]:
    """Keep one ending for each acting Work and part: an amended law prints again what its first text repealed.

    The one whose day is known is kept; where the days differ, all of them are.
    """
    by_act: dict[tuple[str | None, str | None], list[Ending]] = {}
    for ending in endings:
        by_act.setdefault((ending.work, ending.scope), []).append(ending)
    for same in by_act.values():
        known = [ending for ending in same if ending.effective is not None] or same
        yield from {ending.effective: ending for ending in reversed(known)}.values()


def stated_by_act(act: Version) -> tuple[Commencement, ...]:
    """Return when an amending act takes effect as a whole, as the Versions that it makes state it."""
    from texts.grammar.cn.amending.header_note import lowered

    by = f"《{lowered(act.promulgation.title or '?')}》"
    return tuple(replace(clause, stated_by=by) for clause in act.commencements if clause.scope is None)
