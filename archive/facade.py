"""Archive: what the command line and other programs use (档案).

Every reading method answers from the catalog and at most a few git objects;
nothing heavy is imported before it is needed.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Self, TypeVar

from archive.answering.shown import Source
from archive.errors import Damaged, NotAnArchive, RequestError, Undecided
from archive.ledger.objects import ObjectId, Objects
from archive.ledger.repository import Repository
from archive.release import RELEASE

if TYPE_CHECKING:
    from archive.amending.amended import AmendmentPlan, Previewed, Replayed
    from archive.answering.answering import Asked
    from archive.answering.answers import Blamed, Candidate, Compared, History, Plan, Provenance, Recorded, RelationLine, Shown, Status, Timeline, WorkLine
    from archive.answering.showing import Laid
    from archive.answering.touching import Layers
    from archive.catalog.catalog import Catalog
    from archive.catalog.current import Current
    from archive.catalog.snapshot import Snapshot
    from archive.ledger.ledger import Ledger, Recorder
    from archive.verification import Verification

__all__ = ["Archive", "Source"]

_COMPLETED = 50
_MAY_CITE = re.compile("第|附件|附表|附录|序言|全文|[A-Za-z]")
Answer = TypeVar("Answer")


def _now() -> datetime:
    return datetime.now(UTC)


class Archive:
    """An archive of legal texts in one folder.

    Args:
        folder: of the archive.
        author: who records, `Name <mail>`; needed for writing alone.
        clock: gives the present as an aware datetime.

    Raises:
        NotAnArchive: there is none in `folder`.
    """

    def __init__(self, folder: Path, *, author: str | None = None, clock: Callable[[], datetime] = _now) -> None:
        self.folder = folder
        self._author = author
        self._clock = clock
        self._repository = Repository.at(folder)
        self._objects = Objects(self._repository.folder / "objects")
        self._reading: Current | None = None

    @classmethod
    def create(cls, folder: Path, *, author: str, zone: str = "Asia/Shanghai", clock: Callable[[], datetime] = _now) -> Self:
        """Make a new archive in `folder`, which must not exist or be empty.

        Args:
            author: who makes it, `Name <mail>`.
            zone: IANA name of the civil time in which days are counted.
            clock: gives the present as an aware datetime.

        Raises:
            AlreadyAnArchive: there is something in `folder` already.
        """
        from archive.ledger.ledger import Ledger, Recorder

        Ledger.create(folder, zone, Recorder(author, clock, f"yange {RELEASE}"))
        return cls(folder, author=author, clock=clock)

    @classmethod
    def open(cls, folder: Path, *, author: str | None = None, clock: Callable[[], datetime] = _now) -> Self:
        """Open the archive that `folder` is, or is in.

        Raises:
            NotAnArchive: there is none.
        """
        found = folder if (folder / ".git").is_dir() else Repository.around(folder)
        if found is None:
            raise NotAnArchive(f"no archive at {folder}, nor around it", hint="yange init makes a new one; --archive DIR or YANGE_ARCHIVE names one elsewhere")
        return cls(found, author=author, clock=clock)

    @cached_property
    def ledger(self) -> "Ledger":
        """What is recorded.

        Raises:
            IntegrityError: it is of a newer format, or damaged.
        """
        from archive.ledger.ledger import Ledger

        return Ledger.open(self.folder)

    def close(self) -> None:
        """Let go of files."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        if "_catalog" in self.__dict__:
            self._catalog.close()

    # ---- writing

    def plan(self, sources: Sequence[Source], *, given: Mapping[str, str] | None = None, manifest: Path | None = None) -> "Plan":
        """Read sources and say what recording them would do.

        Args:
            given: `--set FIELD=VALUE` pairs; they hold for every source.
                `FIELD!` (with the mark) overrides what the text states.
            manifest: JSONL, one object a file: `path` and fields.

        Raises:
            SourceError: a source is no text.
            BadSetting: a field is unknown or its value is none.
        """
        from archive.recording.recording import plan

        return plan(self.ledger, self._catalog, sources, given or {}, manifest)

    def record(self, plan: "Plan") -> "Recorded":
        """Write what was planned, by one move of the ref.

        Raises:
            Undecided: something in the plan is undecided.
            MachineError: the machine refuses; nothing was recorded.
        """
        from archive.recording.recording import record

        return record(self.ledger, self._catalog, plan.prepared, self._recorder())

    def plan_amendment(
        self,
        act: Source | str,
        *,
        law: str | None = None,
        given: Mapping[str, str] | None = None,
        base: str | None = None,
        leave_undecided: bool = False,
    ) -> "AmendmentPlan":
        """Read an amending act, apply it to the laws that it amends, and say what recording that would do.

        Args:
            act: its source, or the name of an act that is held.
            law: the one law to amend; `None` is every law that it amends and that is held.
            given: what the user states of the act, as for `plan`.
            base: label of the version that it was applied to, where its place among the versions does not say it.
            leave_undecided: record what is decided, and leave the laws of which something is not.

        Raises:
            SourceError: the act is no text.
            NotHeld: law or act is not held, or the act amends no law that is.
            BadSetting: a field is unknown or its value is none.
        """
        from archive.amending.amending import plan_amendment

        work = None if law is None else self._now(lambda current: _look_up(current, law)[0])
        source = act if not isinstance(act, str) else self._now(lambda current: _look_up(current, act)[0])
        return plan_amendment(self.ledger, self._catalog, source, work, given, base, leave_undecided=leave_undecided)

    def amend(self, plan: "AmendmentPlan") -> "Recorded":
        """Write an act and what it makes, by one move of the ref.

        Raises:
            Undecided: something in the plan is undecided.
            MachineError: the machine refuses; nothing was recorded.
        """
        from archive.recording.recording import record

        if not plan.recordable:
            undecided = [f"{law.title}: {law.reason}" for law in plan.laws if law.reason is not None]
            raise Undecided("nothing was recorded; this is to be decided:\n    " + "\n    ".join(undecided or [plan.title]))
        return record(self.ledger, self._catalog, plan.prepared, self._recorder())

    def correct(self, law: str, *, given: Mapping[str, str] | None = None, reason: str, version: str | None = None, source: Source | None = None) -> "Recorded":
        """Add a record that supersedes what was recorded wrongly of a version, or of the Work.

        Args:
            given: field → value; `alias` and `work` are about the Work, the others about a version.
            reason: why, in words; recorded.
            version: label; `None` is the only version held.
            source: a better text of the version, which takes the place of the one that is read.

        Raises:
            NotHeld: no such law or version is held.
            Undecided: what is to be corrected is not decided.
        """
        from archive.recording.correcting import correct, correct_text

        if source is not None:
            return correct_text(self.ledger, self._catalog, self._recorder(), law, source, reason, version)
        return correct(self.ledger, self._catalog, self._recorder(), law, given or {}, reason, version)

    # ---- reading

    def find(self, words: str) -> "tuple[Candidate, str | None]":
        """Say which Work, and which provision of it, a person means (`刑法第十七条第二款`).

        Returns:
            The Work, and the citation of the provision as typed or `None`.

        Raises:
            NotHeld: no Work is called so; the hint lists the nearest titles.
            AmbiguousLaw: several are; `candidates` lists them.
        """

        def answer(current: "Current") -> "tuple[Candidate, str | None]":
            work, provision = _look_up(current, words)
            return current.candidate(work), provision

        return self._now(answer)

    def works(self) -> "Iterator[WorkLine]":
        """Yield every Work, by title."""
        from archive.catalog.summaries import lines

        return iter(self._catalog.ask(lambda snapshot: tuple(lines(snapshot))))

    def titles(self, prefix: str) -> tuple[str, ...]:
        """Titles and aliases that begin with `prefix`, for shell completion; at most 50."""
        from archive.answering.naming import fold

        return self._now(lambda current: current.names.beginning_with(fold(prefix), _COMPLETED))

    def status(self, law: str, *, on: date | None = None, known: date | None = None) -> "Status":
        """Say whether a law is in force on a day, as known at the end of `known`.

        Args:
            on: `None` is today, or the day `known` where that is given.
        """
        from archive.answering.showing import status

        return self._laid(law, on, known, lambda laid, day, _: status(laid, day), lambda absent, _: absent)

    def show(self, law: str, provision: str | None = None, *, on: date | None = None, version: str | None = None, known: date | None = None) -> "Shown":
        """Say what a law or a provision says on a day, or in the version of that label.

        Args:
            law: may hold the provision too.
            provision: as people name it, or an eId.

        Raises:
            NoSuchProvision: the version has no such provision.
        """
        from archive.answering.showing import show
        from archive.answering.shown import Shown

        def answer(laid: "Laid", day: date, cited: str | None) -> "Shown":
            return show(laid, day, provision or cited, version)

        def absent(status: "Status", cited: str | None) -> "Shown":
            return Shown(status, None, None, provision or cited, None, None, None)

        return self._laid(law, on, known, answer, absent)

    def timeline(self, law: str, *, known: date | None = None) -> "Timeline":
        """Lay the versions of a law out over legal time."""
        from archive.answering import answering
        from archive.answering.answers import Timeline

        return self._about(law, known, lambda asked, _: answering.timeline(asked), lambda status, _: Timeline(status.work, status.title, known, (), ()))

    def relations(self, law: str, *, known: date | None = None) -> "tuple[RelationLine, ...]":
        """List what a law does to others, and others to it."""
        return self.timeline(law, known=known).relations

    def history(self, law: str, provision: str | None = None, *, version: str | None = None, known: date | None = None) -> "History":
        """Say which versions changed a law, or one provision of it.

        Args:
            version: whose numbering names the provision: a label, or an ISO date; `None` is the latest that has it.

        Raises:
            NoSuchProvision: no version held has such a provision.
        """
        from archive.answering import history
        from archive.answering.answers import History

        def answer(asked: "Asked", cited: str | None) -> "History":
            return history.history(self.ledger, asked, provision or cited, version)

        return self._about(law, known, answer, lambda status, _: History(status.work, status.title, None, None, ()))

    def touched(self, law: str, *, known: date | None = None) -> "Layers":
        """Say which articles each version of a law touched, chapter by chapter."""
        from archive.answering import touching

        return self._about(law, known, lambda asked, _: touching.layers(self.ledger, asked), lambda status, _: touching.Layers(status.work, status.title, ()))

    def compare(self, law: str, old: str | None, new: str | None, *, other: str | None = None, known: date | None = None) -> "Compared":
        """Compare two versions of a law, or one of it with one of another law.

        Args:
            old, new: a version label, or an ISO date: the version operative on
                that day, of the law that this one replaced, or that replaced it,
                where this one did not apply. `None` is the latest text held.
            other: the law that `new` is a version of.

        Raises:
            NotHeld: there is no such version, or its text is not held.
        """
        from archive.answering import comparing

        beside = None if other is None else self._now(lambda current: _look_up(current, other)[0])
        return self._about(law, known, lambda asked, _: comparing.compare(self.ledger, asked, old, new, beside), _refuse)

    def replay(self, law: str, *, known: date | None = None) -> "Replayed":
        """Apply all acts held that amend a law one after the other, from its first text, and compare each result with what is recorded.

        Raises:
            NotHeld: no text of the law is held.
        """
        from archive.amending import replaying

        return self._about(law, known, lambda asked, _: replaying.replay(self.ledger, asked), _refuse)

    def preview(self, law: str, *, on: date | None = None, known: date | None = None) -> "Previewed":
        """Say how a law will read once acts that are adopted and not yet in force on a day take effect.

        Args:
            on: `None` is today.
        """
        from dataclasses import replace

        from archive.amending import replaying

        def answer(asked: "Asked", _: str | None) -> "Previewed":
            return replaying.preview(self.ledger, asked if on is None else replace(asked, on=on))

        return self._about(law, known, answer, _refuse)

    def blame(self, law: str, provision: str | None = None, *, version: str | None = None, known: date | None = None) -> "Blamed":
        """Say who wrote each character of a law, or of one provision, and who last restated it.

        Args:
            version: whose text: a label, or an ISO date: the version operative on that day; `None` is the latest text held.

        Raises:
            NotHeld: there is no such version, or its text is not held.
            NoSuchProvision: the version has no such provision.
        """
        from archive.answering import blaming

        return self._about(law, known, lambda asked, cited: blaming.blame(self.ledger, asked, provision or cited, version), _refuse)

    def provenance(self, law: str, *, known: date | None = None) -> "Provenance":
        """Say how the archive knows what it says of a law."""
        from archive.answering.answers import Provenance
        from archive.answering.provenance import provenance

        return self._about(law, known, lambda asked, _: provenance(asked.dossier, self._blob), lambda status, _: Provenance(status.work, status.title, (), ()))

    def verify(self, law: str | None = None, *, head: str | None = None) -> "Verification":
        """Say whether the archive is what was recorded.

        Args:
            law: whose records and texts are checked; `None` is all. The ledger is always checked as a whole.
            head: a commit id or a `Ledger-SHA256` noted elsewhere, which the ledger must extend.

        Raises:
            NotHeld, AmbiguousLaw: no law, or several, are called so.
            RequestError: `head` is no id.
        """
        from archive.verification import verify

        only = None if law is None else self._now(lambda current: current.names.members(_look_up(current, law)[0]))
        return verify(self.folder, head=head, only=only)

    # ---- inside

    @cached_property
    def _catalog(self) -> "Catalog":
        from archive.catalog.catalog import Catalog

        return Catalog(self.ledger)

    def _recorder(self) -> "Recorder":
        from archive.ledger.ledger import Recorder

        if self._author is None:
            raise RequestError("who records is not said", hint="--author 'Name <mail@example.org>', or git config user.name and user.email")
        return Recorder(self._author, self._clock, f"yange {RELEASE}")

    def _today(self, current: "Current") -> date:
        from zoneinfo import ZoneInfo

        return self._clock().astimezone(ZoneInfo(current.zone)).date()

    def _now(self, question: "Callable[[Current], Answer]") -> Answer:
        """Answer from the latest state; a damaged catalog is made anew once."""
        import sqlite3

        try:
            return question(self._current())
        except (sqlite3.Error, Damaged) as error:
            from archive.catalog.catalog import refused

            if refused(error):
                raise
            self._reading = None
            self._catalog.discard()
            return question(self._current())

    def _current(self) -> "Current":
        from archive.catalog.current import Current

        head = self._repository.main()
        if self._reading is None or self._reading.head != head:
            if self._reading is not None:
                self._reading.close()
            self._reading = Current.open(self._repository.folder, head) or self._catalog.current()
        return self._reading

    def _laid(
        self,
        law: str,
        on: date | None,
        known: date | None,
        answer: "Callable[[Laid, date, str | None], Answer]",
        absent: "Callable[[Status, str | None], Answer]",
    ) -> Answer:
        """Find the law as it is called now, and answer from its row, or from what was known by then."""
        from archive.answering.showing import Laid, not_held, outline_of

        def now(current: "Current") -> Answer:
            work, cited = _look_up(current, law)
            if known is not None:
                return self._catalog.ask(lambda snapshot: then(snapshot, work, cited, current.candidate(work).title), known)
            laid = Laid(current.facts(work), None, self._blob, lambda record: outline_of(current.db, record))
            return answer(laid, on or self._today(current), cited)

        def then(snapshot: "Snapshot", work: str, cited: str | None, title: str) -> Answer:
            from archive.answering.dossier import Dossier
            from archive.catalog.laying import lay

            day = on or known or date.min
            if not snapshot.exists(work):
                return absent(not_held(work, title, day, known), cited)
            laid = Laid(lay(Dossier.of(snapshot, work)), known, self._blob, lambda record: outline_of(snapshot.db, record))
            return answer(laid, day, cited)

        return self._now(now)

    def _about(
        self,
        law: str,
        known: date | None,
        answer: "Callable[[Asked, str | None], Answer]",
        absent: "Callable[[Status, str | None], Answer]",
    ) -> Answer:
        """Find the law as it is called now, and answer from its dossier at the end of `known`."""
        from archive.answering.answering import Asked
        from archive.answering.dossier import Dossier
        from archive.answering.showing import not_held

        def found(current: "Current") -> tuple[str, str | None, str, date]:
            work, cited = _look_up(current, law)
            return work, cited, current.candidate(work).title, known or self._today(current)

        def of(snapshot: "Snapshot") -> Answer:
            if not snapshot.exists(work):
                return absent(not_held(work, title, day, known), cited)
            return answer(Asked(Dossier.of(snapshot, work), day, known), cited)

        work, cited, title, day = self._now(found)
        return self._catalog.ask(of, known)

    def _blob(self, oid: str) -> bytes:
        return self._objects.read(ObjectId(oid), "blob")


def _look_up(current: "Current", words: str) -> tuple[str, str | None]:
    """Return the Work and the provision that a person means.

    A title may end as a provision does (关于适用第三条的解释): what is no law with
    the provision cut off is tried as a whole.
    """
    from archive.answering.lookup import look_up
    from archive.errors import NotHeld

    if not _MAY_CITE.search(words):
        return look_up(current, words.strip().removeprefix("《").removesuffix("》")), None
    from texts.grammar.cn.citation import split_law

    law, provision = split_law(words)
    if law is None:
        raise RequestError(f"which law? {words!r} names a provision alone", hint="name the law before it: 刑法第十七条")
    if provision is None:
        return look_up(current, law), None
    try:
        return look_up(current, law), provision
    except NotHeld as error:
        try:
            return look_up(current, words), None
        except NotHeld:
            raise error from None


def _refuse(status: "Status", _: str | None) -> NoReturn:
    from archive.errors import NotHeld

    raise NotHeld(f"not held by {status.known}: {status.title}", hint="a later --known")
