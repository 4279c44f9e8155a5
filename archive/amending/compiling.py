"""Compiling: what an amending act that is held makes of the text of a law that is held (编纂).

The act is applied to the text left by every act adopted earlier, in force or
not. Where another text of the version that it makes is held, the two are
compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from archive.answering.dossier import Dossier
from archive.answering.held import HeldTexts
from archive.answering.overtaken import version_before
from archive.answering.reading import text_of
from archive.catalog.snapshot import Entry, Snapshot
from archive.errors import NotHeld, Undecided
from archive.ledger.ledger import Ledger
from archive.ledger.objects import ObjectId
from archive.records.statements import RelationKind, Version, Witness, WitnessKind
from archive.sources.registry import by_rules
from archive.timeline.standing import Placed

if TYPE_CHECKING:
    from texts.document import Document
    from texts.enacting import Enacted

__all__ = ["Applied", "HeldAct", "amending_acts", "apply_act", "base_of", "compared_with", "held_act", "made_by"]


class HeldAct(NamedTuple):
    """An act of which a text is held, or about to be.

    Args:
        work, version: ids of its own.
        title: as printed.
        statement: its Version's record.
        sha256: of its text as kept.
        document: the text.
    """

    work: str
    version: str
    title: str
    statement: Version
    sha256: str
    document: "Document"

    @property
    def days(self) -> frozenset[date]:
        """The days by which versions name it."""
        return frozenset(day for day in (self.statement.act.adopted, self.statement.act.promulgated) if day is not None)

    @property
    def made(self) -> date | None:
        """The first known day of the act."""
        return self.statement.act.adopted or self.statement.act.promulgated


def held_act(ledger: Ledger, snapshot: Snapshot, words: str, document: "Document | None" = None) -> HeldAct:
    """Return an act that is held.

    Args:
        words: the id of its Work, or the SHA-256 of its text.
        document: its text, where that is at hand and not in the ledger yet.

    Raises:
        NotHeld: no text of it is held.
    """
    entries = snapshot.recorded_text(words) or _read_first(snapshot, words)
    if not entries:
        raise NotHeld("no text of this act is held", hint="--by FILE reads it from a file")
    entry = entries[0]
    dossier = Dossier.of(snapshot, entry.work)
    record = dossier.record(str(entry.version))
    assert record is not None  # noqa: S101 - a Witness enters with its Version
    if document is None:
        from texts.formats import markdown

        document = markdown.read(text_of(ledger, snapshot, entry))
    return HeldAct(dossier.work, str(entry.version), dossier.title(str(entry.version)), record.statement, entry.statement.text.sha256, document)


def _read_first(snapshot: Snapshot, work: str) -> tuple[Entry[Witness], ...]:
    dossier = Dossier.of(snapshot, work)
    held = [placed.facts.id for placed in dossier.timeline.versions if placed.facts.id in dossier.witnesses]
    return dossier.witnesses[held[-1]][:1] if held else ()


def made_by(dossier: Dossier, act: HeldAct, base: str | None = None) -> Placed | None:
    """Return the version of a law that an act made, where the archive knows of one.

    Args:
        base: id of the version that the user says it was applied to.

    Raises:
        Undecided: several were made that day, or another act made it.
    """
    versions = dossier.timeline.versions
    own = [one for one in versions if dossier.act_of(one.facts.id) == act.work]
    found = own or [one for one in versions if one.facts.id == f"act/{act.version}" or act.days & _days(one)]
    if base in {one.facts.id for one in own}:
        raise Undecided(f"the version of {own[0].label} is the one that this act made", hint="--base LABEL names the version before it")
    # What an act is applied to it did not make.
    found = [one for one in found if one.facts.id != base]
    if len(found) > 1:
        raise Undecided(
            f"several versions of {dossier.title()} were made that day: {', '.join(one.label for one in found)}",
            hint="--base LABEL names the one of them that the act was applied to",
        )
    other = dossier.act_of(found[0].facts.id) if found and not own else None
    if other is not None:
        raise Undecided(
            f"the version of {found[0].label} is recorded as made by {Dossier.of(dossier.snapshot, other).title()}",
            hint=f"--base {found[0].label} applies this act to what that one made",
        )
    return found[0] if found else None


def _days(placed: Placed) -> frozenset[date]:
    facts = placed.facts
    return frozenset(day for day in (facts.adopted, facts.approved, facts.promulgated) if day is not None)


def base_of(dossier: Dossier, act: HeldAct, label: str | None = None) -> Placed:
    """Return the version that an act is applied to: what every act adopted earlier left.

    Args:
        label: the version that the user says it is.

    Raises:
        NotHeld: its text is not held, or there is none.
        Undecided: the day of the act is not known.
    """
    versions = dossier.timeline.versions
    label = label or _told_before(dossier, act)
    if label is not None:
        told = dossier.version(label)
        if told is None:
            raise NotHeld(f"no version of {dossier.title()} is called {label!r}", hint=f"versions known: {', '.join(one.label for one in versions)}")
        return _with_text(dossier, told)
    if act.made is None:
        raise Undecided(f"it is not stated when {act.title} was adopted or published", hint="--set adopted=DAY says it")
    own = made_by(dossier, act)
    before = version_before(dossier, own.facts.id) if own is not None else next((one for one in reversed(versions) if _earlier(one, act.made)), None)
    if before is None:
        raise NotHeld(f"no version of {dossier.title()} is known that is older than {act.title}", hint="yange record the text before it first")
    return _with_text(dossier, before)


def _told_before(dossier: Dossier, act: HeldAct) -> str | None:
    """Return the id of the version that the user said an act was applied to, when it was recorded."""
    made = (entries[-1].statement for version, entries in dossier.versions.items() if dossier.act_of(version) == act.work)
    return next((statement.follows for statement in made if "follows" in statement.stated_by), None)


def _earlier(placed: Placed, day: date) -> bool:
    return placed.facts.made is not None and placed.facts.made < day


def _with_text(dossier: Dossier, placed: Placed) -> Placed:
    if placed.facts.id not in dossier.witnesses:
        held = ", ".join(one.label for one in dossier.timeline.versions if one.facts.id in dossier.witnesses) or "none"
        raise NotHeld(
            f"the text that it is applied to, {dossier.title()} as of {placed.label}, is not held",
            hint=f"record it first, or its amending act by yange amend; --base LABEL applies the act to another text (held: {held})",
        )
    return placed


def compared_with(dossier: Dossier, version: str | None) -> Entry[Witness] | None:
    """Return the text of a version that a compiled one is held against: the one read first that is not compiled."""
    entries = dossier.witnesses.get(version, ()) if version is not None else ()
    return next((entry for entry in entries if entry.statement.kind is not WitnessKind.COMPILED), None)


@dataclass(frozen=True, slots=True)
class Applied:
    """What an act makes of a law.

    Args:
        base: the version that it was applied to.
        made: the version that it makes, where the archive knows of one.
        compared: the text that it was held against, if any.
        enacted: the compilation.
        law: the text that it was applied to.
    """

    base: Placed
    made: Placed | None
    compared: Entry[Witness] | None
    enacted: "Enacted"
    law: "Document"


def apply_act(ledger: Ledger, dossier: Dossier, act: HeldAct, base: Placed, law: "Document | None" = None) -> Applied:
    """Apply an act to a law, and compare with the text held of the version that it makes.

    Args:
        base: the version that it is applied to.
        law: its text; `None` is the one that is read of it.

    Raises:
        Undecided: it is not known which version it makes.
    """
    from texts.enacting import enact
    from texts.formats import markdown
    from texts.grammar.cn.grammar import CN

    made = made_by(dossier, act, base.facts.id)
    compared = compared_with(dossier, made.facts.id if made is not None else None)
    law = law if law is not None else HeldTexts(ledger, dossier).document(base.facts.id)
    expected = None if compared is None else markdown.read(text_of(ledger, dossier.snapshot, compared))
    printed = None if compared is None else _printed(ledger, dossier.snapshot, compared)
    return Applied(base, made, compared, enact(law, [act.document], CN, expected, printed), law)


def _printed(ledger: Ledger, snapshot: Snapshot, entry: Entry[Witness]) -> str:
    """Return the characters of a source as they came."""
    name, _, version = entry.statement.extractor.rpartition("/")
    content = ledger.blob(ObjectId(snapshot.blob(entry, "source")))
    return by_rules(name, int(version)).extract(content, encoding=entry.statement.source.encoding).text


def amending_acts(ledger: Ledger, dossier: Dossier) -> Iterator[HeldAct]:
    """Yield the acts held that amend a law, by day; those of no stated day are left out."""
    works = {act.entry.work: None for act in dossier.acts if act.relation.kind is RelationKind.AMENDS}
    acts = [held_act(ledger, dossier.snapshot, work) for work in works if Dossier.of(dossier.snapshot, work).witnesses]
    yield from sorted((act for act in acts if act.made is not None), key=lambda act: act.made or date.max)
