"""Verification: is the archive what was recorded? (核验)

One pass over the history from the first commit to the head: every file is
read once, when the commit that added it has its turn. What is damaged is
told, and the pass goes on. Of the history only ids are kept in memory, and
records in a temporary index on disk.

What is proved: that nothing recorded was lost, changed or made to look older
since, as far as the chain of `Ledger-SHA256` reaches. A rewrite that computes
the whole chain anew is consistent in itself; only a head that was noted
elsewhere (`head`) shows it.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from archive.answering.dossier import Dossier
from archive.catalog.schema import FILE
from archive.errors import ArchiveError, RequestError
from archive.ledger.commits import CommitId
from archive.ledger.objects import ObjectId, Objects
from archive.ledger.repository import ArchiveRecord, Repository
from archive.records.layout import ARCHIVE_RECORD, Kind
from archive.verifying.checks import Check, Severity
from archive.verifying.compilations import CompilationChecks
from archive.verifying.entries import EntryChecks
from archive.verifying.files import FileChecks
from archive.verifying.findings import Finding, Findings, Where
from archive.verifying.growth import growth
from archive.verifying.index import Index
from archive.verifying.law import LawChecks
from archive.verifying.lineage import Lineage
from archive.verifying.reader import READ_ERRORS, Reader
from archive.verifying.storage import StorageChecks

__all__ = ["Verification", "verify"]

_UNREAD = (Check.OBJECTS, Check.FORM, Check.PATHS, Check.SCHEMA)
"""What keeps a record out of the index, so that the catalog cannot be held against it."""
_NOTED = re.compile(r"[0-9a-f]{12,40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Verification:
    """What was verified, and what was found (`yange.verification/1`).

    Args:
        head: the commit that main points to; `None` where it points to none.
        chain: `Ledger-SHA256` of the head, as computed; noted elsewhere, it proves the ledger later.
        commits, works, versions: how many there are.
        findings: errors first, then by number.
        left_out: how many findings of a check are not listed, by its number.
    """

    head: str | None
    chain: str | None
    commits: int
    works: int
    versions: int
    findings: tuple[Finding, ...]
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def intact(self) -> bool:
        """Whether no finding is an error; notes and warnings are allowed."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def verify(folder: Path, *, head: str | None = None, only: Collection[str] | None = None) -> Verification:
    """Verify an archive; of one that is damaged, tell everything that is wrong.

    Args:
        folder: of the archive.
        head: a head noted elsewhere that the ledger must extend: a commit id,
            its first twelve digits or more, or a value of `Ledger-SHA256`.
        only: ids of the Works whose records and texts are checked; `None` is
            all. The ledger is always checked as a whole.

    Raises:
        NotAnArchive: there is none.
        RequestError: `head` is no id.
    """
    if head is not None and _NOTED.fullmatch(head) is None:
        raise RequestError(f"not a head: {head!r}", hint="a commit id of 12 to 40 hexadecimal digits, or a Ledger-SHA256 of 64")
    index = Index()
    try:
        return _Pass(Repository.at(folder), index, head, only).verification()
    finally:
        index.close()


class _Pass:
    """One pass over one archive."""

    def __init__(self, repository: Repository, index: Index, noted: str | None, only: Collection[str] | None) -> None:
        self._repository = repository
        self._findings = Findings()
        self._reader = Reader(Objects(repository.folder / "objects"), self._findings)
        self._index = index
        self._entries = EntryChecks(self._reader, self._findings)
        self._files = FileChecks(self._reader, self._findings, index, only)
        self._noted = noted
        self._met = noted is None
        self._only = only
        self._chain: str | None = None

    def verification(self) -> Verification:
        """Carry it out."""
        storage = StorageChecks(self._repository.folder, self._findings, bare=self._repository.bare)
        storage.check_repository()
        storage.check_files()
        head = self._head()
        commits = 0
        if head is not None:
            lineage = Lineage(self._reader, head)
            commits = len(lineage.order)
            for oid in lineage.order:
                self._check_entry(lineage, oid)
            storage.check_beside(lineage, lineage.beyond(self._head() or head))
            self._check_works(head)
            if not any(self._findings.counts[check] for check in _UNREAD):
                self._check_catalog(head)
        if not self._met:
            self._findings.add(Check.HEAD, Where(commit=head), f"a history that holds {self._noted}", "it does not: rolled back, rewritten, or another archive")
        return self._told(head, commits)

    def _head(self) -> CommitId | None:
        try:
            return self._repository.main()
        except ArchiveError as error:
            self._findings.add(Check.OBJECTS, Where(), "main points to a commit", str(error))
            return None

    def _check_entry(self, lineage: Lineage, oid: CommitId) -> None:
        commit = self._reader.commit(oid)
        if commit is None:
            self._meet(oid, None)
            return
        known = [parent for parent in map(self._reader.commit, commit.parents) if parent is not None]
        self._entries.check_alone(commit, known)
        grown = growth(self._reader, [parent.tree for parent in known], commit.tree, oid)
        seen = self._files.check(commit, lineage.sequences[oid], grown.added)
        self._index.add_commit(commit, lineage.sequences[oid], main=oid in lineage.line)
        self._entries.check_write_once(commit, known, grown)
        sure = grown.sure and len(known) == len(commit.parents)
        if sure and seen.whole:
            self._chain = self._entries.check_chain(commit, known, seen.files)
            self._entries.check_trailers(commit, seen.files)
            for version in self._entries.check_entering(commit, known, seen.files):
                self._files.check_stated(seen, version)
        else:
            # What cannot be read was told; what follows from it cannot be checked.
            self._chain = None
        self._meet(oid, self._chain)

    def _meet(self, oid: CommitId, value: str | None) -> None:
        """See whether this is the head that was noted elsewhere."""
        if self._noted is not None and (oid.startswith(self._noted) or value == self._noted):
            self._met = True

    def _check_works(self, head: CommitId) -> None:
        for kind, id_, field, where in self._index.dangling():
            self._findings.add(Check.RELATIONS, where, f"{field}: {kind} {id_} is recorded", "it is not")
        for work in self._index.orphans():
            self._findings.add(Check.IDS, Where(work), "a Work record", "none")
        checks, compilations = LawChecks(self._findings), CompilationChecks(self._reader, self._findings)
        for dossier in self._dossiers(head):
            if self._only is None or dossier.work in self._only:
                checks.check(dossier)
                compilations.check(dossier)

    def _check_catalog(self, head: CommitId) -> None:
        commit = self._reader.commit(head)
        entry = self._reader.find(commit.tree, ARCHIVE_RECORD) if commit is not None else None
        content = self._reader.read(entry.oid, "blob", Where(path=ARCHIVE_RECORD)) if entry is not None else None
        try:
            record = ArchiveRecord.load(content or b"")
        except ArchiveError:
            return
        self._index.compare(self._repository.folder / FILE, head, record, self._findings)

    def _dossiers(self, head: CommitId) -> Iterator[Dossier]:
        """Yield the dossier of every Work, each out of a snapshot of its own, so that none is kept."""
        for work in self._index.works():
            snapshot = self._index.snapshot(head)
            if snapshot.canonical(work) == work:
                yield Dossier(snapshot, work)

    def _told(self, head: CommitId | None, commits: int) -> Verification:
        named = {work: _Names.of(self._index, head, work) for work in {one.where.work for one in self._findings.kept if one.where.work}}
        findings = [named[one.where.work].give(one) if one.where.work else one for one in self._findings.kept]
        return Verification(
            head=head,
            chain=self._chain,
            commits=commits,
            works=self._index.count(Kind.WORK),
            versions=self._index.count(Kind.VERSION),
            findings=tuple(sorted(findings, key=_weight)),
            left_out=tuple(sorted((check.number, count) for check, count in self._findings.left_out())),
        )


@dataclass(frozen=True, slots=True)
class _Names:
    """How people call a Work and its Versions, as far as its records can be read."""

    title: str | None
    labels: Mapping[str, str]

    @classmethod
    def of(cls, index: Index, head: CommitId | None, work: str) -> "_Names":
        try:
            dossier = Dossier.of(index.snapshot(head or CommitId(ObjectId(""))), work)
            title = dossier.title()
            return cls(None if title == work else title, dict(dossier.labels))
        except READ_ERRORS:
            # Other findings say what is wrong with its records.
            return cls(None, {})

    def give(self, finding: Finding) -> Finding:
        return replace(finding, title=self.title, label=self.labels.get(finding.where.version or ""))


def _weight(finding: Finding) -> tuple[int, str, str, str]:
    return list(Severity).index(finding.severity), finding.check.number, finding.where.path or "", finding.where.commit or ""
