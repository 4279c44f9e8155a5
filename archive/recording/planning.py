"""Planning: what recording a source would do, decided and not yet done (著录方案).

Every decision is made against one state of the archive, and what the sources
before it in the same plan would add. What is not decided stays undecided: the
user is told what the choices are.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from archive.answering.naming import name_keys
from archive.answering.shown import Candidate
from archive.catalog.draft import Draft
from archive.catalog.snapshot import Entry, Snapshot
from archive.ledger.writing import Addition
from archive.recording import wording
from archive.recording.claiming import bears, claim_of, clause_of, is_own, profiles
from archive.recording.matching import Ambiguous, New, Same, Verdict, match, resolve
from archive.recording.planned import Action, Planned
from archive.recording.preparing import aliases_told, label_of, planned, version_statement, witness_files, work_statement
from archive.recording.understanding import Understood
from archive.records import canonical, layout
from archive.records.layout import VersionId, WorkId
from archive.records.serialising import encode
from archive.records.statements import DatedName, Naming, Relation, RelationKind, StatedBy, Version, Witness, Work

if TYPE_CHECKING:
    from archive.answering.dossier import Dossier
    from archive.recording.settling import Settled

__all__ = ["Planner", "Prepared"]


class Prepared(NamedTuple):
    """One source with what recording it would write.

    Args:
        planned: what is shown to the user.
        additions: the commits, the source's own first.
        names: of those after it, the Work that each makes known.
        held_by: of a source that is recorded already, the commit that holds it; `""` is one of this plan.
    """

    planned: Planned
    additions: tuple[Addition, ...] = ()
    names: tuple[Candidate, ...] = ()
    held_by: str | None = None


class Planner:
    """Plans sources one after the other.

    Args:
        snapshot: the archive as it is.
        chain: `Ledger-SHA256` of its head; new ids are minted from it.
        amended: id of the Work that the user says an act amends, where its title alone would not decide that.
    """

    def __init__(self, snapshot: Snapshot, chain: str, amended: str | None = None) -> None:
        self._amended = amended
        self.chain = chain
        self._draft = Draft(snapshot)
        self._minted: set[str] = set()

    def close(self) -> None:
        """Forget the draft."""
        self._draft.close()

    def plan(self, understood: Understood, *, last: bool = False) -> Prepared:
        """Decide what recording a source would do.

        Args:
            last: no other source of this plan comes after it.
        """
        prepared = self._decide(understood)
        if not last:
            self.add(prepared)
        return prepared

    def add(self, prepared: Prepared) -> None:
        """Let what comes after see what was planned."""
        for addition in prepared.additions:
            self._draft.add(addition.files)

    @property
    def now(self) -> Snapshot:
        """The archive with what is planned so far."""
        return self._draft.snapshot

    def _decide(self, understood: Understood) -> Prepared:
        same = self.now.recorded_source(understood.source.sha256)
        if same:
            return self._nothing(understood, same[0])
        faults = _undecided(understood)
        if faults:
            return Prepared(planned(understood, Action.UNDECIDED, notes=faults))
        verdict = self._which_work(understood)
        if isinstance(verdict, Ambiguous):
            from archive.catalog.summaries import candidate

            found = tuple(candidate(self.now, work) for work in verdict.candidates)
            return Prepared(planned(understood, Action.UNDECIDED, matched_by=verdict.why, ambiguous=found))
        if isinstance(verdict, New):
            return self._new_work(understood, verdict)
        from archive.recording.settling import settle_version

        dossier = self._dossier(verdict.work)
        settled = settle_version(understood, dossier)
        if settled.undecided is not None:
            return Prepared(planned(understood, Action.UNDECIDED, work=dossier.work, matched_by=verdict.why, notes=(settled.undecided,)))
        if settled.version is None:
            return self._new_version(understood, dossier, verdict)
        return self._further_witness(understood, dossier, settled, verdict)

    def _dossier(self, work: str) -> "Dossier":
        from archive.answering.dossier import Dossier

        return Dossier.of(self.now, work)

    def _nothing(self, understood: Understood, entry: Entry[Witness]) -> Prepared:
        dossier = self._dossier(entry.work)
        notes = ["the same bytes are recorded already"]
        if any(name in understood.settings for name in understood.told.stated_by):
            notes.append("what --set or the manifest says was not recorded: yange correct changes what is held")
        label = dossier.labels.get(str(entry.version))
        shown = planned(understood, Action.NOTHING, work=dossier.work, version=label, matched_by="the same bytes", notes=tuple(notes))
        return Prepared(shown, held_by=entry.commit)

    def _which_work(self, understood: Understood) -> Verdict:
        """Return the Work: as the user says, else by the same text, else by what the text states."""
        told = understood.settings.get("work")
        if told is not None:
            return New("the user says that it is new") if told.value == "new" else Same(self._told_work(told.value), "the user says so")
        same = {entry.work for entry in self.now.recorded_text(understood.text.sha256)}
        if len(same) == 1:
            return Same(same.pop(), "the same text is recorded")
        claim = claim_of(understood.told.promulgation, understood.told.stated)
        return match(claim, profiles(self.now, claim))

    def _told_work(self, words: str) -> str:
        from archive.recording.manifest import BadSetting

        found = self.now.works_with_id(words) if words.isascii() and words.isalnum() else ()
        if len(found) != 1:
            raise BadSetting(
                f"work: no law has the id {words!r}" if not found else f"work: several ids begin with {words!r}", hint="yange list --json shows ids"
            )
        return found[0]

    def _new_work(self, understood: Understood, verdict: New) -> Prepared:
        record = canonical.dump(encode(work_statement(understood)))
        work = WorkId(self.mint("work", record))
        files = [(layout.work_record(work, record), record)]
        return self._version(understood, work, files, None, new=True, matched_by=verdict.why, notes=())

    def _new_version(self, understood: Understood, dossier: "Dossier", verdict: Same) -> Prepared:
        work = WorkId(dossier.work)
        files = []
        if "alias" in understood.settings:
            record = canonical.dump(encode(Work(aliases=aliases_told(understood))))
            files.append((layout.work_record(work, record), record))
        notes = () if dossier.versions else (f"completes {dossier.title()}, which was known by its name only",)
        return self._version(understood, work, files, dossier, new=False, matched_by=verdict.why, notes=notes)

    def _version(
        self,
        understood: Understood,
        work: WorkId,
        files: list[tuple[str, bytes]],
        dossier: "Dossier | None",
        *,
        new: bool,
        matched_by: str,
        notes: tuple[str, ...],
    ) -> Prepared:
        """Prepare a Version with its first Witness, and the Works that it names."""
        bare = version_statement(understood, work)
        version = VersionId(self.mint("version", canonical.dump(encode(bare))))
        statement, named, unsure = self._with_targets(bare, version, work)
        record = canonical.dump(encode(statement))
        title = understood.told.promulgation.title or "?"
        label = label_of(understood, dossier)
        addition = Addition(
            files=(
                *files,
                (layout.version_record(work, version, record), record),
                *witness_files(understood, work, version, self.chain, taken=self.taken),
            ),
            message=wording.version_words(title, label, statement),
            trailers=wording.trailers(work, title=title, version=version, commencements=statement.commencements, understood=understood),
        )
        shown = planned(
            understood,
            Action.VERSION,
            work=work,
            new_work=new,
            version=label,
            matched_by=matched_by,
            notes=(*notes, *unsure),
            named=tuple(one.title for one, _ in named),
        )
        return Prepared(shown, (addition, *(naming for _, naming in named)), tuple(one for one, _ in named))

    def _further_witness(self, understood: Understood, dossier: "Dossier", settled: "Settled", verdict: Same) -> Prepared:
        """Prepare another text of a Version that is held; what it states beside is added to the Version."""
        version = VersionId(str(settled.version))
        # Of a Work that has turned out to be another, the Version stays where it was recorded.
        work = WorkId(dossier.versions[version][-1].work)
        title, label = dossier.title(version), dossier.labels[version]
        differs = not any(entry.statement.text.sha256 == understood.text.sha256 for entry in dossier.witnesses.get(version, ()))
        files, notes = list(witness_files(understood, work, version, self.chain)), list(settled.notes)
        named: list[tuple[Candidate, Addition]] = []
        if settled.merged is not None:
            statement, named, unsure = self._with_targets(settled.merged, version, work)
            record = canonical.dump(encode(statement))
            files = [(layout.version_record(work, version, record), record), *files]
            notes += unsure
        if differs:
            notes.insert(0, f"its text differs from the one held of {label}")
        message = wording.witness_words(title, label, understood, differs)
        addition = Addition(tuple(files), message, wording.trailers(work, title=title, version=version, understood=understood))
        shown = planned(
            understood, Action.WITNESS, work=work, version=label, matched_by=verdict.why, notes=tuple(notes), named=tuple(one.title for one, _ in named)
        )
        return Prepared(shown, (addition, *(naming for _, naming in named)), tuple(one for one, _ in named))

    # ---- what it does to other Works

    def _with_targets(self, bare: Version, version: VersionId, work: WorkId) -> tuple[Version, list[tuple[Candidate, Addition]], list[str]]:
        """Find the Works that a Version acts upon; those that are not known become known by their names."""
        named: dict[str, tuple[Candidate, Addition]] = {}
        unsure: list[str] = []
        relations = []
        for relation in bare.relations:
            if self._told(relation):
                relations.append(replace(relation, target=self._amended, stated_by=StatedBy.SET))
                continue
            target = relation.target or self._target(relation, bare, work, version, named, unsure)
            relations.append(replace(relation, target=target))
        return replace(bare, relations=tuple(relations)), list(named.values()), unsure

    def _told(self, relation: Relation) -> bool:
        """Say whether the user has said which Work an act amends, and it bears the name that the act gives."""
        return self._amended is not None and relation.kind is RelationKind.AMENDS and bears(self.now, self._amended, relation.title)

    def _target(
        self, relation: Relation, acting: Version, work: WorkId, version: VersionId, named: dict[str, tuple[Candidate, Addition]], unsure: list[str]
    ) -> str | None:
        clause = clause_of(relation, acting.promulgation, acting.act.adopted or acting.act.promulgated)
        if is_own(clause, acting.promulgation):
            # 修订 that repeals the text it replaces: the clause names the Work itself.
            return work
        verdict = resolve(clause, profiles(self.now, clause, aside=work))
        if isinstance(verdict, Same):
            return verdict.work
        if isinstance(verdict, Ambiguous):
            unsure.append(f"which 《{relation.title}》 it {relation.kind.value} is not decided: {', '.join(verdict.candidates)} ({verdict.why})")
            return None
        key = name_keys(relation.title)[0]
        if key not in named:
            named[key] = self._naming(relation, acting, version)
        return named[key][0].work

    def _naming(self, relation: Relation, acting: Version, version: VersionId) -> tuple[Candidate, Addition]:
        """Prepare a Work of which only the name and what is stated beside it are known."""
        organs = (DatedName(relation.organ),) if relation.organ else ()
        statement = Work(
            titles=(DatedName(relation.title),),
            organs=organs,
            adopted=relation.adopted,
            promulgated=relation.promulgated,
            number=relation.number,
            named=Naming(version, relation.kind),
        )
        record = canonical.dump(encode(statement))
        work = WorkId(self.mint("work", record))
        message = wording.naming_words(relation.title, relation, acting.promulgation.title or version)
        addition = Addition(((layout.work_record(work, record), record),), message, wording.trailers(work, title=relation.title))
        organ_names = tuple(organ.name for organ in organs)
        return Candidate(work, relation.title, organ_names, relation.adopted, held=False), addition

    def taken(self, one: str) -> bool:
        """Say whether this plan has minted an id."""
        return one in self._minted

    def mint(self, kind: str, record: bytes) -> str:
        """Make an id that neither the archive nor this plan has."""
        minted = layout.mint(kind, record, self.chain, lambda one: one in self._minted or (kind == "work" and self.now.exists(one)))
        self._minted.add(minted)
        return minted


def _undecided(understood: Understood) -> tuple[str, ...]:
    """Return what stops a source before any Work is looked for."""
    if understood.told.conflicts:
        return ("what the user states contradicts the text: FIELD! instead of FIELD overrules the text",)
    if understood.told.promulgation.title is None:
        return ("no title is printed: --set title=… says it",)
    return ()
