"""The ledger (总账): a growing set of files that are written once.

It knows paths, bytes, words, trailers and times; what the files mean is the
business of `records`. Reading imports no git library.
"""

from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from archive.errors import BadAddition, CannotWrite, Damaged, HeadMoved, NotAnArchive, NotInLedger, RequestError, writing_to
from archive.ledger.additions import Addition, Recorder
from archive.ledger.commits import Commit, CommitId, decode
from archive.ledger.objects import ObjectId, Objects
from archive.ledger.repository import ArchiveRecord, Repository
from archive.ledger.trees import FOLDER, Entry
from archive.ledger.trees import decode as decode_tree
from archive.ledger.walking import AddedFile, LedgerEntry, Walk
from archive.records import layout

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from archive.ledger.packing import PackWriter
    from archive.ledger.writing import Writing

__all__ = ["PATIENCE", "AddedFile", "Addition", "Commit", "CommitId", "Ledger", "LedgerEntry", "Recorder"]

PATIENCE = 60.0
"""For how many seconds a writer waits for another."""


class Ledger:
    """The ledger of one archive.

    Args:
        folder: of the archive.
        repository: its git repository.
    """

    def __init__(self, folder: Path, repository: Repository) -> None:
        self.folder = folder
        self._repository = repository
        self._objects = Objects(repository.folder / "objects")
        self._walk = Walk(self._objects)

    @classmethod
    def create(cls, folder: Path, zone: str, recorder: Recorder) -> Self:
        """Make a new archive.

        Args:
            folder: does not exist, or is empty.
            zone: IANA name of the civil time in which days are counted.

        Raises:
            AlreadyAnArchive: there is something in `folder`.
            CannotWrite: the machine refuses.
        """
        from archive.ledger import store
        from archive.ledger.locking import locked

        civil = _zone(zone)
        store.claim(folder)
        ledger = cls(folder, Repository(folder))
        with locked(folder, PATIENCE), writing_to(folder):
            try:
                store.make(folder)
                ledger._begin(civil, recorder)
                store.made(folder)
            except BaseException:
                store.unmake(folder)
                raise
        return ledger

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the archive in `folder`.

        Raises:
            NotAnArchive: there is none.
            NewerFormat: a newer release wrote it.
            Damaged: it cannot be read.
        """
        ledger = cls(folder, Repository.at(folder))
        # Looked at now, so that nobody gets an answer from a format not understood.
        if not ledger.holds(layout.ARCHIVE_RECORD):
            raise NotAnArchive(f"no archive at {folder}: a git repository without {layout.ARCHIVE_RECORD}", hint="yange init makes a new one")
        _ = ledger.record
        return ledger

    @staticmethod
    def around(folder: Path) -> Path | None:
        """Return the folder of the archive that `folder` is, or is in, or `None`."""
        return Repository.around(folder)

    # ---- reading

    @cached_property
    def record(self) -> ArchiveRecord:
        """The archive's own record: id, format, time zone."""
        return ArchiveRecord.load(self.read(layout.ARCHIVE_RECORD))

    @cached_property
    def zone(self) -> "ZoneInfo":
        """Civil time of the archive."""
        return _zone(self.record.zone)

    def head(self) -> CommitId:
        """Return the commit that main points to now; ask once for each answer, and read `at` it."""
        return self._repository.main()

    def object(self, oid: ObjectId, kind: str) -> bytes:
        """Return the content of a git object: `blob`, `tree` or `commit`."""
        return self._objects.read(oid, kind)

    def blob(self, oid: ObjectId) -> bytes:
        """Return the bytes of a file by the id of its blob.

        Raises:
            Damaged: they are missing, or not those that were written.
        """
        return self._objects.read(oid, "blob")

    def read(self, path: str, at: CommitId | None = None) -> bytes:
        """Return the bytes of a file.

        Args:
            at: as of this commit; `None` is now.

        Raises:
            NotInLedger: it is not recorded.
        """
        entry = self._find(path, at)
        if entry is None or entry.mode == FOLDER:
            raise NotInLedger(f"not recorded: {path}")
        return self.blob(entry.oid)

    def holds(self, path: str, at: CommitId | None = None) -> bool:
        """Say whether a file or folder is recorded."""
        return self._find(path, at) is not None

    def files(self, folder: str = "", at: CommitId | None = None) -> Iterator[AddedFile]:
        """Yield every file in a folder and below it, in order of path.

        Args:
            folder: without a slash at its end; empty for all.
        """
        commit = self.commit(at or self.head())
        entry = self._find(folder, commit.id) if folder else Entry(FOLDER, commit.tree)
        if entry is not None and entry.mode == FOLDER:
            yield from self._below(entry.oid, f"{folder}/" if folder else "")

    def paths(self, folder: str = "", at: CommitId | None = None) -> Iterator[str]:
        """Yield the path of every file in a folder and below it."""
        return (file.path for file in self.files(folder, at))

    def commit(self, oid: CommitId) -> Commit:
        """Return one commit.

        Raises:
            Damaged: it is missing, or not what was written.
        """
        return decode(oid, self._objects.read(oid, "commit"))

    def entry(self, oid: CommitId) -> LedgerEntry:
        """Return one commit, and what it added."""
        (entry,) = self._walk.entries((self.commit(oid),))
        return entry

    def commits(self, since: CommitId | None = None, head: CommitId | None = None) -> Iterator[LedgerEntry]:
        """Yield the commits and what each added, parents before children, a joined side before its join.

        Args:
            since: leave out this one and everything that leads to it.
            head: the last one; `None` is main now.

        Raises:
            NotInLedger: `since` does not lead to the head.
        """
        return self._walk.entries(self.history(since, head))

    def history(self, since: CommitId | None = None, head: CommitId | None = None) -> list[Commit]:
        """Return the commits without what they added, in the order of `commits`, which is quicker."""
        return self._walk.commits(head or self.head(), since)

    def beyond(self, known: Set[CommitId], head: CommitId) -> list[LedgerEntry]:
        """Return the commits that lead to `head` and to none of those known, parents before children."""
        return list(self._walk.entries(self._walk.beyond(head, known)))

    def head_at(self, instant: datetime) -> Commit | None:
        """Return the last commit of the first-parent line that was recorded by `instant`, or `None`.

        Args:
            instant: aware.
        """
        return self._walk.at(self.head(), instant)

    # ---- proving

    def expected_chain(self, entry: LedgerEntry) -> str:
        """Return the value that `Ledger-SHA256` of a commit should have, from the bytes that are here.

        Raises:
            Damaged: bytes or a parent are missing, or the commit's message ends otherwise than ours do.
        """
        from hashlib import sha256

        from archive.ledger import chain

        commit = entry.commit
        stated = f"{chain.CHAIN}: {commit.chain}\n".encode("ascii")
        if not commit.body.endswith(stated):
            raise Damaged(f"commit {commit.id} does not end in its {chain.CHAIN}")
        parents = [self.commit(parent).chain for parent in commit.parents]
        files = [(file.path, sha256(self.blob(file.blob)).hexdigest()) for file in entry.added]
        return chain.value(parents, commit.author, commit.recorded, commit.body.removesuffix(stated), files)

    def lost(self, commit: Commit) -> tuple[AddedFile, ...]:
        """Return the files of its parents that a commit has not, or has otherwise: write-once allows none."""
        return self._walk.lost(commit)

    # ---- writing

    @contextmanager
    def writing(self, recorder: Recorder, *, expected_head: CommitId | None = None, patience: float = PATIENCE) -> "Iterator[Writing]":
        """Hold the lock and write; what was added is published at the end, all at once, or nothing.

        Args:
            recorder: who writes, by which clock.
            expected_head: refuse where main is not there.
            patience: for how many seconds to wait for another writer.

        Raises:
            HeadMoved: somebody else recorded in between.
            ArchiveLocked: another process is writing.
            CannotWrite: the machine refuses; nothing was recorded.
        """
        from archive.ledger import store
        from archive.ledger.locking import locked
        from archive.ledger.packing import PackWriter
        from archive.ledger.writing import Writing

        folder = self._writable()
        with locked(folder, patience):
            with writing_to(folder):
                store.sweep(folder)
            head = self.head()
            if expected_head not in (None, head):
                raise HeadMoved(str(expected_head), head)
            with PackWriter(self._pack_folder) as pack:
                writing = Writing(self._objects, pack, self.commit(head), recorder, self.zone)
                yield writing
                self._publish(head, writing, pack)
            store.consolidate(folder, self._objects)

    def join(self, other: "Ledger", recorder: Recorder) -> CommitId:
        """Take over all that a fork of this archive recorded; the files of both are then here.

        The join is a commit that follows both heads, ours first, even where
        ours alone would lead to theirs: what this archive knew on a past day
        is read from the first-parent line and does not change.

        Returns:
            The new head; the same as before where there is nothing to take over.

        Raises:
            CannotJoin: it is another archive, its ledger does not hold, or
                both recorded other bytes under one path.
        """
        from archive.ledger.joining import take_over

        with self.writing(recorder) as writing:
            take_over(self, other, writing)
            return writing.head or self.head()

    def append(self, additions: Iterable[Addition], recorder: Recorder, *, expected_head: CommitId | None = None) -> tuple[CommitId, ...]:
        """Add one commit for each addition, all published by one move of main.

        Args:
            additions: taken one by one; the bytes of one are let go before the next.
            recorder: who writes, by which clock.
            expected_head: refuse where main is not there.

        Returns:
            Their ids, in order.

        Raises:
            AlreadyRecorded, WriteOnceViolated, BadAddition, BadPath: see `Writing.add`; nothing was recorded.
            HeadMoved, ArchiveLocked, CannotWrite: see `writing`.
        """
        with self.writing(recorder, expected_head=expected_head) as writing:
            return tuple([writing.add(addition) for addition in additions])

    # ---- inside

    @property
    def _pack_folder(self) -> Path:
        return self._repository.folder / "objects" / "pack"

    def _writable(self) -> Path:
        if not self._repository.bare:
            raise CannotWrite(f"{self.folder} is a clone with files checked out: it is only read", hint="git clone --bare makes one that can be written")
        return self._repository.folder

    def _begin(self, zone: "ZoneInfo", recorder: Recorder) -> None:
        from dataclasses import replace

        from archive.ledger.packing import PackWriter
        from archive.ledger.writing import Writing

        moment = recorder.clock()
        with PackWriter(self._pack_folder) as pack:
            writing = Writing(self._objects, pack, None, replace(recorder, clock=lambda: moment), zone)
            record = ArchiveRecord.mint(zone.key, writing.present())
            writing.add(Addition(((layout.ARCHIVE_RECORD, record.dump()),), f"Begin the archive {record.id}", (("Archive", record.id),)))
            self._publish(None, writing, pack)

    def _publish(self, old: CommitId | None, writing: "Writing", pack: "PackWriter") -> None:
        from archive.ledger import store

        if writing.head == old or writing.head is None:
            return
        if not writing.sound:
            raise BadAddition("an addition failed half-way: nothing was recorded")
        with writing_to(self._repository.folder):
            pack.finish()
            try:
                store.publish(self._repository.folder, old, writing.head)
            except BaseException:
                if not self._repository.has_main() or self.head() == old:
                    pack.withdraw()
                raise

    def _find(self, path: str, at: CommitId | None) -> Entry | None:
        entry = Entry(FOLDER, self.commit(at or self.head()).tree)
        for step in path.split("/"):
            if entry.mode != FOLDER:
                return None
            found = decode_tree(self._objects.read(entry.oid, "tree")).get(step)
            if found is None:
                return None
            entry = found
        return entry

    def _below(self, tree: ObjectId, prefix: str) -> Iterator[AddedFile]:
        for name, entry in decode_tree(self._objects.read(tree, "tree")).items():
            if entry.mode == FOLDER:
                yield from self._below(entry.oid, f"{prefix}{name}/")
            else:
                yield AddedFile(prefix + name, entry.oid, entry.mode)


def _zone(name: str) -> "ZoneInfo":
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError) as error:
        raise RequestError(f"not a time zone: {name!r}", hint="zones are called as in the IANA list: Asia/Shanghai") from error
