"""Writing: one or many additions, published by one move of main.

The write-once rules stand here: nothing that is recorded is changed, recorded
time never precedes the parent's, every commit carries the chain on.
"""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from archive.errors import AlreadyRecorded, BadAddition, WriteOnceViolated
from archive.ledger import chain, commits
from archive.ledger.additions import Addition, Recorder
from archive.ledger.commits import Commit, CommitId, Trailer
from archive.ledger.growing import GrowingTree
from archive.ledger.objects import ObjectId, Objects, object_id
from archive.ledger.packing import PackWriter
from archive.ledger.walking import AddedFile
from archive.records import layout

__all__ = ["Addition", "Writing"]

CLOCK_SAID = "Clock-Said"
RECORDED_WITH = "Recorded-With"
_OURS = frozenset({CLOCK_SAID, RECORDED_WITH, chain.CHAIN})
_REMEMBERED_BYTES = 64 << 20
_SHORTEST_SIMILAR = 256


class Writing:
    """Commits that are being written upon a head, seen by nobody before they are published.

    Args:
        objects: what is recorded already.
        pack: where new objects go.
        head: the commit to build upon; `None` at genesis.
        recorder: who writes.
        zone: civil time of the archive.
    """

    def __init__(self, objects: Objects, pack: PackWriter, head: Commit | None, recorder: Recorder, zone: ZoneInfo) -> None:
        self._objects = objects
        self._pack = pack
        self._recorder = recorder
        self._zone = zone
        self._tree = GrowingTree(lambda oid: objects.read(oid, "tree"), head.tree if head else None)
        self._similar = _Similar()
        self._recorded = head.recorded if head else None
        self.head = head.id if head else None
        self.chain = head.chain if head else ""
        self.sound = True

    def present(self) -> datetime:
        """Return what the clock says, in civil time of the archive, to the second."""
        return self._moment()[0]

    def holds(self, path: str) -> bool:
        """Say whether a file or folder is recorded, or about to be."""
        return self._tree.find(path) is not None

    def add(self, addition: Addition) -> CommitId:
        """Add one commit.

        Returns:
            Its id. `head` and `chain` are now those of this commit.

        Raises:
            AlreadyRecorded: every file is recorded already, with the same bytes.
            WriteOnceViolated: one of them is recorded with other bytes, or only some are.
            BadAddition, BadPath: it cannot be written as it was handed in.
        """
        for path, _ in addition.files:
            if layout.read(path).kind is layout.Kind.ARCHIVE and self.head is not None:
                raise WriteOnceViolated(path, "it changes only when the format does")
        trailers = self._trailers(addition.trailers)
        self._refuse_recorded(addition.files)
        return self._commit(addition.files, addition.message, trailers, self._parents())

    def take(self, kind: str, oid: ObjectId, content: bytes, path: str = "") -> bool:
        """Take over an object as it is; say whether it was new.

        Args:
            kind: `blob`, `tree` or `commit`.
            path: of a blob, where it lies.
        """
        if self._objects.holds(oid) or bytes.fromhex(oid) in self._pack:
            return False
        self._pack.add(kind, oid, content, self._similar.to(path) if path else None)
        if path:
            self._similar.remember(path, oid, content)
        return True

    def join(self, other: Commit, files: Sequence[AddedFile], message: str, trailers: tuple[Trailer, ...]) -> CommitId:
        """Add a commit that follows both this head and another, and has the files of both.

        Args:
            other: head of the other side, taken over already.
            files: what the other side has; this one may have it too. Where the other
                side has joined forks itself, one file may have come in twice.

        Raises:
            WriteOnceViolated: this side has something else there.
        """
        new = dict.fromkeys(file for file in files if not self._stands(file))
        self.sound = False
        for file in new:
            self._tree.add(file.path, file.blob)
        self._recorded = max(self._recorded or other.recorded, other.recorded)
        return self._commit((), message, self._trailers(trailers), (*self._parents(), (other.id, other.chain)))

    def _stands(self, file: AddedFile) -> bool:
        entry = self._tree.find(file.path)
        if entry is not None and entry.oid != file.blob:
            raise WriteOnceViolated(file.path)
        return entry is not None

    def _parents(self) -> tuple[tuple[CommitId, str], ...]:
        return ((self.head, self.chain),) if self.head else ()

    def _trailers(self, given: tuple[Trailer, ...]) -> tuple[Trailer, ...]:
        for key, _ in given:
            if key in _OURS:
                raise BadAddition(f"the trailer {key} is the ledger's own")
        return given

    def _refuse_recorded(self, files: Sequence[tuple[str, bytes]]) -> None:
        if not files or len({path for path, _ in files}) != len(files):
            raise BadAddition("a commit adds files, each once" if files else "a commit adds files: there is none")
        standing = {path: entry.oid for path, _ in files if (entry := self._tree.find(path)) is not None}
        for path, content in files:
            if path in standing and standing[path] != object_id("blob", content):
                raise WriteOnceViolated(path)
        if len(standing) == len(files):
            raise AlreadyRecorded(tuple(path for path, _ in files))
        if standing:
            raise WriteOnceViolated(next(iter(standing)), "it is recorded already, other files of the same addition are not")

    def _commit(self, files: Sequence[tuple[str, bytes]], message: str, given: tuple[Trailer, ...], parents: tuple[tuple[CommitId, str], ...]) -> CommitId:
        said, recorded = self._moment()
        late = () if said == recorded else ((CLOCK_SAID, said.isoformat()),)
        body = commits.compose(message, (*given, *late, (RECORDED_WITH, self._recorder.release)))
        digests = [(path, sha256(content).hexdigest()) for path, content in files]
        value = chain.value([former for _, former in parents], self._recorder.author, recorded, body.encode("utf-8"), digests)
        # From here on the tree is edited: what fails now must not be published.
        self.sound = False
        for path, content in sorted(files):
            self._tree.add(path, self._write_blob(path, content))
        tree, written = self._tree.write()
        for new in written:
            self._pack.add("tree", new.oid, new.content, (new.former_oid, new.former) if new.former_oid else None)
        content = commits.encode(tree, [parent for parent, _ in parents], self._recorder.author, recorded, f"{body}{chain.CHAIN}: {value}\n")
        self.head = CommitId(object_id("commit", content))
        self._pack.add("commit", self.head, content)
        self.chain, self._recorded, self.sound = value, recorded, True
        return self.head

    def _moment(self) -> tuple[datetime, datetime]:
        """Return what the clock says, and what is recorded: never before the parent."""
        present = self._recorder.clock()
        if present.tzinfo is None:
            raise BadAddition(f"the clock gives no time zone: {present.isoformat()}")
        said = present.astimezone(self._zone).replace(microsecond=0)
        return said, said if self._recorded is None else max(said, self._recorded.astimezone(self._zone))

    def _write_blob(self, path: str, content: bytes) -> ObjectId:
        oid = object_id("blob", content)
        if not self._objects.holds(oid):
            self._pack.add("blob", oid, content, self._similar.to(path))
            self._similar.remember(path, oid, content)
        return oid


class _Similar:
    """The contents last written, to find one that a new one is much like.

    Every text of a law ends in the same name (`layout`), and its source is
    mostly the same words in another file.
    """

    def __init__(self) -> None:
        self._last: OrderedDict[str, tuple[ObjectId, bytes]] = OrderedDict()
        self._bytes = 0

    def to(self, path: str) -> tuple[ObjectId, bytes] | None:
        name = path.rpartition("/")[2]
        stem, _, ending = name.partition(".")
        return self._last.get(name) or (None if ending == "json" else self._last.get(stem))

    def remember(self, path: str, oid: ObjectId, content: bytes) -> None:
        if len(content) < _SHORTEST_SIMILAR:
            return
        name = path.rpartition("/")[2]
        stem, _, ending = name.partition(".")
        for key in (name,) if ending == "json" else (name, stem):
            _, former = self._last.pop(key, (None, b""))
            self._last[key] = oid, content
            self._bytes += len(content) - len(former)
        while self._bytes > _REMEMBERED_BYTES:
            _, (_, dropped) = self._last.popitem(last=False)
            self._bytes -= len(dropped)
