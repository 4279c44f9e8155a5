"""Checks of the repository as it lies on disk: packs, loose objects, HEAD, what git reads beside them (存储核验)."""

import re
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from hashlib import sha1
from pathlib import Path

from archive.ledger.commits import CommitId
from archive.ledger.objects import ObjectId
from archive.ledger.packs import KINDS, OFS_DELTA, Entry, Pack
from archive.ledger.repository import MAIN
from archive.verifying.checks import Check, Severity
from archive.verifying.findings import Findings, Where
from archive.verifying.lineage import Lineage
from archive.verifying.reader import READ_ERRORS

__all__ = ["StorageChecks"]

_TRAILER = 20
_COMMIT = next(number for number, kind in KINDS.items() if kind == "commit")
_LOOSE = re.compile(r"[0-9a-f]{2}/[0-9a-f]{38}")
_OTHER_HISTORY = ("info/grafts", "shallow")
"""Files by which git shows other parents than the commits have."""
_GUARDS = {"denynonfastforwards": "true", "denydeletes": "true"}
"""Settings of `[receive]` without which a push may roll the ledger back."""


class StorageChecks:
    """The checks of one repository's files.

    Args:
        folder: where HEAD, objects and refs are.
        bare: whether it stands alone; a clone with files checked out has its own branch and settings.
        findings: where they are told.
    """

    def __init__(self, folder: Path, findings: Findings, *, bare: bool) -> None:
        self._folder = folder
        self._findings = findings
        self._bare = bare

    def check_files(self) -> None:
        """Check every pack and index by the digests at their ends, and every loose object by its id."""
        for index in sorted((self._folder / "objects" / "pack").glob("*.idx")):
            with self._told(index):
                self._check_pack(index)
        for pack in sorted((self._folder / "objects" / "pack").glob("*.pack")):
            if not pack.with_suffix(".idx").exists():
                # A writer that was killed leaves one; nothing of it was published.
                self._tell(pack, "its index beside it", "none: nothing in it can be found", Severity.WARNING)
        for path, oid in self._loose():
            with self._told(path):
                if sha1(zlib.decompress(path.read_bytes()), usedforsecurity=False).hexdigest() != oid:
                    self._tell(path, f"object {oid}", "other bytes")

    def check_repository(self) -> None:
        """Check what git reads beside the objects."""
        head = self._text("HEAD")
        if self._bare and (head is None or head.strip() != f"ref: {MAIN}"):
            self._repository("HEAD", f"ref: {MAIN}", repr(head.strip()[:60]) if head is not None else "none")
        for name in _OTHER_HISTORY:
            if self._text(name):
                self._repository(name, "no such file", "git shows another history with it")
        replaced = [
            *(self._folder / "refs" / "replace").glob("*"),
            *(line for line in (self._text("packed-refs") or "").splitlines() if " refs/replace/" in line),
        ]
        if replaced:
            self._repository("refs/replace", "no replacements", f"git shows {len(replaced)} objects as others")
        if self._text("objects/info/alternates"):
            self._repository("objects/info/alternates", "all objects in the archive itself", "some are borrowed from another repository", Severity.WARNING)
        if self._bare:
            self._check_guards()

    def check_beside(self, lineage: Lineage, meanwhile: Collection[CommitId]) -> None:
        """Look for commits that main does not lead to: a rollback leaves them, and so does a writer that was killed.

        Args:
            lineage: what leads to the head that is verified.
            meanwhile: what was recorded since the pass began.
        """
        beside: list[str] = []
        for index in sorted((self._folder / "objects" / "pack").glob("*.idx")):
            try:
                beside += [oid for oid in _commits_in(Pack(index)) if oid not in lineage and oid not in meanwhile]
            except READ_ERRORS:
                # check_files tells of it.
                continue
        for path, oid in self._loose():
            if oid not in lineage and oid not in meanwhile and _is_commit(path):
                beside.append(oid)
        if beside:
            shown = ", ".join(sorted(set(beside))[:5])
            found = f"{len(set(beside))} commits: {shown}"
            self._findings.add(Check.BESIDE, Where(), "no commit that main does not lead to (a rollback, or a writing that was killed, leaves some)", found)

    def _check_pack(self, index: Path) -> None:
        pack = Pack(index)
        listed = index.read_bytes()
        if sha1(listed[:-_TRAILER], usedforsecurity=False).digest() != listed[-_TRAILER:]:
            self._tell(index, "the digest at its end", "its bytes have another")
        if not pack.intact():
            self._tell(pack.path, "the digest at its end", "its bytes have another")
        elif listed[-2 * _TRAILER : -_TRAILER] != pack.data[-_TRAILER:]:
            self._tell(index, f"the index of {pack.path.name}", "the index of another pack")

    def _check_guards(self) -> None:
        section = re.search(r"^\[receive\](.*?)(?=^\[|\Z)", self._text("config") or "", re.MULTILINE | re.DOTALL | re.IGNORECASE)
        settings = dict(re.findall(r"^\s*(\w+)\s*=\s*(\w+)", section[1].lower() if section else "", re.MULTILINE))
        for name, wanted in _GUARDS.items():
            if settings.get(name) != wanted:
                self._repository(f"config, receive.{name}", wanted, settings.get(name, "not set") + ": a push may roll the ledger back", Severity.WARNING)

    def _loose(self) -> Iterator[tuple[Path, CommitId]]:
        for path in sorted((self._folder / "objects").glob("??/*")):
            name = path.relative_to(self._folder / "objects").as_posix()
            if _LOOSE.fullmatch(name):
                yield path, CommitId(ObjectId(name.replace("/", "")))

    @contextmanager
    def _told(self, path: Path) -> Iterator[None]:
        """Turn what reading a damaged file raises into a finding."""
        try:
            yield
        except READ_ERRORS as error:
            if not path.exists():
                # Packs are merged while we read: what main leads to is looked for by itself.
                return
            self._tell(path, "a file that can be read", str(error) or type(error).__name__)

    def _tell(self, path: Path, expected: str, found: str, severity: Severity | None = None) -> None:
        self._findings.add(Check.STORAGE, Where(path=path.relative_to(self._folder).as_posix()), expected, found, severity)

    def _repository(self, path: str, expected: str, found: str, severity: Severity | None = None) -> None:
        self._findings.add(Check.REPOSITORY, Where(path=path), expected, found, severity)

    def _text(self, name: str) -> str | None:
        try:
            return (self._folder / name).read_text("utf-8", "replace")
        except OSError:
            return None


def _is_commit(path: Path) -> bool:
    try:
        return zlib.decompressobj().decompress(path.read_bytes(), 7).startswith(b"commit ")
    except READ_ERRORS:
        # check_files tells of it.
        return False


def _commits_in(pack: Pack) -> Iterator[CommitId]:
    """Yield the ids of the commits of a pack; of most entries only the header is read."""
    for offset, binary in pack.ids():
        if _kind(pack, offset) == _COMMIT:
            yield CommitId(ObjectId(binary.hex()))


def _kind(pack: Pack, offset: int) -> int:
    """Return the kind of an object: that of the object at the end of its deltas."""
    entry = pack.entry_at(offset)
    for _ in range(pack.count):
        if entry.kind in KINDS:
            return entry.kind
        base = _base(pack, entry)
        if base is None or not 0 < base < len(pack.data):
            break
        entry = pack.entry_at(base)
    return entry.kind


def _base(pack: Pack, entry: Entry) -> int | None:
    return entry.base_offset if entry.kind == OFS_DELTA else pack.find(entry.base_id)
