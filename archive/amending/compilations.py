"""Compilations: of each law that an act amends, the Version that it makes, as it will be recorded (编纂文本的著录)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.amending.amended import PlannedAmendment
from archive.amending.compiling import Applied, HeldAct, apply_act, base_of
from archive.amending.deriving import changes_of, orders_of, own_clauses
from archive.answering.citing import provision_name
from archive.answering.dossier import Dossier, stated_by_act
from archive.answering.shown import Source
from archive.catalog.snapshot import Entry
from archive.errors import NotHeld, Undecided
from archive.ledger.ledger import Ledger
from archive.ledger.writing import Addition
from archive.recording import wording
from archive.recording.merging import merge
from archive.recording.planned import Action
from archive.recording.planning import Planner, Prepared
from archive.recording.preparing import counted_label, planned, witness_files
from archive.recording.understanding import Understood, understand
from archive.records import canonical, layout
from archive.records.derivation import Derivation, TextRead
from archive.records.layout import VersionId, WorkId
from archive.records.serialising import encode
from archive.records.statements import Act, ActKind, StatedBy, Version, Witness, WitnessKind
from texts.amendment import Instruction
from texts.enacting import RULES
from texts.grammar.cn.amending.header_note import lowered
from texts.promulgation import Commencement

if TYPE_CHECKING:
    from texts.document import Document

__all__ = ["Compilations"]


class Compilations:
    """What one act makes of the laws that it amends.

    Args:
        ledger: where the texts are.
        planner: knows what is recorded and what is planned.
        act: the act.
        base: label of the version that it is applied to, where the user says it.
        compiled: texts compiled in this plan, by their SHA-256; what is compiled here is added.
    """

    def __init__(self, ledger: Ledger, planner: Planner, act: HeldAct, base: str | None, compiled: "dict[str, Document]") -> None:
        self._ledger = ledger
        self._planner = planner
        self._act = act
        self._base = base
        self._texts = compiled

    def plan(self, work: str) -> tuple[PlannedAmendment, Prepared | None]:
        """Return what the act makes of a law, and what is written of it; nothing where that is undecided."""
        dossier = Dossier.of(self._planner.now, work)
        try:
            base = base_of(dossier, self._act, self._base)
            read = dossier.witnesses[base.facts.id][0].statement.text.sha256
            applied = apply_act(self._ledger, dossier, self._act, base, self._texts.get(read))
        except (NotHeld, Undecided) as error:
            reason = f"{error.message}; {error.hint}" if error.hint else error.message
            return PlannedAmendment(work, dossier.title(), Action.UNDECIDED, reason=reason), None
        undecided = _undecided(applied)
        if undecided is not None:
            return self._told(dossier, applied, Action.UNDECIDED, reason=undecided), None
        return self._compiled(dossier, applied)

    def _told(
        self, dossier: Dossier, applied: Applied, action: Action, *, version: str | None = None, reason: str | None = None, notes: Sequence[str] = ()
    ) -> PlannedAmendment:
        label = version or (applied.made.label if applied.made is not None else None)
        compared = None if applied.compared is None else f"{applied.compared.statement.source.origin} ({applied.compared.statement.kind.value})"
        return PlannedAmendment(dossier.work, dossier.title(), action, applied.base.label, label, applied.enacted, compared, reason, tuple(notes))

    def _compiled(self, dossier: Dossier, applied: Applied) -> tuple[PlannedAmendment, Prepared]:
        understood = self._understand(dossier, applied)
        derivation = self._derivation(dossier, applied)
        recorded = None if applied.made is None else dossier.record(applied.made.facts.id)
        commencements, notes = self._commencements(applied)
        bare = Version(
            work=dossier.work,
            act=self._statement(),
            promulgation=understood.told.promulgation,
            commencements=commencements,
            follows=applied.base.facts.id,
            stated_by={"follows": StatedBy.SET} if self._base is not None else {},
        )
        if recorded is None:
            return self._new_version(dossier, applied, understood, derivation, bare, notes)
        before, merged = _compiled_before(dossier, str(recorded.version), self._act), _merged(dossier, recorded, bare)
        if before is not None and before.statement.derivation == derivation and merged is None:
            shown = planned(understood, Action.NOTHING, work=dossier.work, version=dossier.labels[str(recorded.version)], matched_by="the same compilation")
            return self._told(dossier, applied, Action.NOTHING), Prepared(shown, held_by=before.commit)
        return self._further_witness(dossier, applied, understood, derivation, recorded, merged, before, notes)

    def _new_version(
        self, dossier: Dossier, applied: Applied, understood: Understood, derivation: Derivation, statement: Version, notes: Sequence[str]
    ) -> tuple[PlannedAmendment, Prepared]:
        work = WorkId(dossier.work)
        record = canonical.dump(encode(statement))
        version = VersionId(self._planner.mint("version", record))
        label = counted_label(self._act.made, statement.commencements, dossier)
        title = understood.told.promulgation.title or dossier.title()
        addition = Addition(
            (
                (layout.version_record(work, version, record), record),
                *witness_files(understood, work, version, self._planner.chain, taken=self._planner.taken, derivation=derivation),
            ),
            wording.compiled_words(title, label, statement, derivation, applied.base.label),
            wording.trailers(work, title=title, version=version, commencements=statement.commencements, understood=understood),
        )
        shown = planned(understood, Action.VERSION, work=work, version=label, matched_by=f"amended by {self._act.title}", notes=notes)
        prepared = Prepared(shown, (addition,))
        self._planner.add(prepared)
        return self._told(dossier, applied, Action.VERSION, version=label, notes=notes), prepared

    def _further_witness(
        self,
        dossier: Dossier,
        applied: Applied,
        understood: Understood,
        derivation: Derivation,
        recorded: Entry[Version],
        merged: Version | None,
        before: Entry[Witness] | None,
        notes: Sequence[str],
    ) -> tuple[PlannedAmendment, Prepared]:
        # Of a Work that has turned out to be another, the Version stays where it was recorded.
        work, version = WorkId(recorded.work), VersionId(str(recorded.version))
        title, label = dossier.title(version), dossier.labels[version]
        supersedes = () if before is None else (before.digest,)
        files = witness_files(understood, work, version, self._planner.chain, taken=self._planner.taken, derivation=derivation, supersedes=supersedes)
        if merged is not None:
            record = canonical.dump(encode(merged))
            files = ((layout.version_record(work, version, record), record), *files)
        statement = merged or recorded.statement
        message = wording.compiled_words(title, label, statement, derivation, applied.base.label)
        addition = Addition(files, message, wording.trailers(work, title=title, version=version, understood=understood))
        shown = planned(understood, Action.WITNESS, work=work, version=label, matched_by=f"amended by {self._act.title}", notes=notes)
        prepared = Prepared(shown, (addition,))
        self._planner.add(prepared)
        return self._told(dossier, applied, Action.WITNESS, notes=notes), prepared

    def _understand(self, dossier: Dossier, applied: Applied) -> Understood:
        from texts.formats import markdown

        origin = f"{dossier.title(applied.base.facts.id)} as of {applied.base.label}, amended by 《{lowered(self._act.title)}》"
        written = markdown.write(applied.enacted.document).encode("utf-8")
        understood = understand(Source(written, "compiled.md", origin, WitnessKind.COMPILED.value), {})
        self._texts[understood.text.sha256] = markdown.read(understood.written.decode("utf-8"))
        return understood

    def _derivation(self, dossier: Dossier, applied: Applied) -> Derivation:
        read = dossier.witnesses[applied.base.facts.id][0]
        return Derivation(
            base=TextRead(read.work, str(read.version), read.statement.text.sha256),
            act=TextRead(self._act.work, self._act.version, self._act.sha256),
            rules=RULES,
            verdict=applied.enacted.verification.verdict.value,
            compared=None if applied.compared is None else applied.compared.statement.text.sha256,
            orders=orders_of(applied.enacted),
            changes=changes_of(applied.enacted),
            own=own_clauses(applied.enacted),
        )

    def _statement(self) -> Act:
        """Return the act as the Version that it makes names it."""
        statement = self._act.statement
        promulgation = statement.promulgation
        meetings = [adoption.meeting for adoption in promulgation.adoptions if adoption.meeting is not None]
        return Act(
            kind=ActKind.AMENDMENT,
            title=lowered(self._act.title),
            organs=promulgation.enacting_body,
            meeting=meetings[-1] if meetings else None,
            number=promulgation.number.printed if promulgation.number is not None else None,
            adopted=statement.act.adopted,
            promulgated=statement.act.promulgated,
            work=self._act.work,
        )

    def _commencements(self, applied: Applied) -> tuple[tuple[Commencement, ...], tuple[str, ...]]:
        """Return when the Version takes effect, as the act says it, and what is to be told of that.

        A clause about a part of the act is about the provisions that this
        part changes; where that is not clear, nothing is said.
        """
        by = f"《{lowered(self._act.title)}》"
        parts: list[Commencement] = []
        for clause in self._act.statement.commencements:
            if clause.scope is not None:
                names = tuple(_changed_by(applied, clause.scope))
                if not names:
                    return (), (f"{clause.scope} of the act takes effect at another time, and which provisions that changes is not clear: no day is recorded",)
                parts += [replace(clause, scope=name, stated_by=by) for name in names]
        return (*stated_by_act(self._act.statement), *parts), ()


def _undecided(applied: Applied) -> str | None:
    """Return why a compilation is not recorded; `None` where it can be."""
    unresolved = applied.enacted.unresolved
    if unresolved:
        return f"not placed in the text of {applied.base.label}: {len(unresolved)} of {len(unresolved) + len(applied.enacted.carried_out)} instructions"
    if not applied.enacted.carried_out:
        return "the act orders no change of its text, as far as it is understood"
    return None


def _compiled_before(dossier: Dossier, version: str, act: HeldAct) -> Entry[Witness] | None:
    """Return the text of a version that was compiled from the same act before."""
    for entry in dossier.witnesses.get(version, ()):
        derivation = entry.statement.derivation
        if derivation is not None and derivation.act.work == act.work:
            return entry
    return None


def _merged(dossier: Dossier, recorded: Entry[Version], bare: Version) -> Version | None:
    """Return a Version's record with what its act says; `None` where it says nothing new.

    Args:
        bare: what would be recorded of the Version, were it new.
    """
    held = recorded.statement
    compiled = all(entry.statement.derivation is not None for entry in dossier.witnesses.get(str(recorded.version), ()))
    # What a compiled text printed, and no other text does, goes with it: the title that an act recorded late has changed.
    promulgation, _ = merge(held.promulgation, bare.promulgation, prefer_other=True, decided=held.stated_by) if compiled else (held.promulgation, ())
    decided = {name.removeprefix("act_") for name in held.stated_by if name != "title"}
    act, _ = merge(held.act, bare.act, prefer_other=False, decided=decided)
    others = tuple(clause for clause in held.commencements if clause.stated_by != f"《{bare.act.title}》")
    known = any(clause.effective is not None or clause.rule is not None for clause in others)
    commencements = others if known else bare.commencements or others
    stated_by = {**held.stated_by, **bare.stated_by}
    merged = replace(held, act=act, promulgation=promulgation, commencements=commencements, follows=bare.follows, stated_by=stated_by)
    return None if merged == held else replace(merged, supersedes=(recorded.digest,))


def _changed_by(applied: Applied, scope: str) -> Iterator[str]:
    """Yield the names of the provisions that the items of an act change that a scope names (第三条、第五条)."""
    from texts.grammar.cn.amending.scopes import items_named

    found = {name: None for done in applied.enacted.applied for effect in done.effects for name in _named(effect.new, effect.by, items_named(scope))}
    yield from found


def _named(new: object, by: Sequence[Instruction], items: frozenset[str]) -> Iterator[str]:
    if new is not None and any(instruction.clause.item in items for instruction in by):
        yield provision_name(str(new).partition("__")[0])
