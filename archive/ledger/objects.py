"""Objects: what git calls blobs, trees and commits, read by id.

Nothing but the standard library is needed here; every object is hashed as it
is read, so that what an answer shows is what was recorded.
"""

import zlib
from hashlib import sha1
from pathlib import Path
from typing import NewType

from archive.errors import Damaged, ObjectMissing, cannot_read, reading_from
from archive.ledger.packs import Pack

__all__ = ["ObjectId", "Objects", "object_id"]

ObjectId = NewType("ObjectId", str)
"""A git object id: forty hexadecimal digits of a SHA-1."""


def object_id(kind: str, content: bytes) -> ObjectId:
    """Return the id that git gives to these bytes."""
    # SHA-1 is what git's ids are; Ledger-SHA256 is what the ledger relies on.
    return ObjectId(sha1(b"%s %d\x00%s" % (kind.encode("ascii"), len(content), content), usedforsecurity=False).hexdigest())


class Objects:
    """The objects of one repository, loose, packed, or borrowed from another by `alternates`.

    Args:
        folder: the repository's `objects` folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._packs: dict[str, Pack] = {}
        self._scanned = False
        self._unreadable: dict[str, Damaged] = {}
        self._borrowed: tuple[Objects, ...] | None = None

    def read(self, oid: ObjectId, kind: str | None = None) -> bytes:
        """Return the content of an object.

        Args:
            kind: what it must be: `blob`, `tree` or `commit`; `None` for any.

        Raises:
            ObjectMissing: there is none with that id.
            Damaged: its bytes are not those that the id names.
            CannotRead: the machine refuses.
        """
        try:
            found = self._find(oid)
        except OSError as error:
            raise cannot_read(self._folder, error) from error
        if found is None:
            # It may lie in a pack that cannot be read: then that is what is wrong.
            raise next(iter(self._unreadable.values()), ObjectMissing(oid))
        found_kind, content = found
        if object_id(found_kind, content) != oid:
            raise Damaged(f"object {oid} holds other bytes than were written")
        if kind is not None and found_kind != kind:
            raise Damaged(f"object {oid} is a {found_kind}, not a {kind}")
        return content

    def holds(self, oid: ObjectId) -> bool:
        """Say whether there was an object with that id when we last looked at the packs."""
        with reading_from(self._folder):
            if not self._scanned:
                self._scan()
            known = self._locate_known(bytes.fromhex(oid)) is not None
            return known or self._loose(oid).exists() or any(other.holds(oid) for other in self._others())

    def close(self) -> None:
        """Let go of the files; they are mapped again when they are wanted."""
        self._packs = {}
        self._scanned = False

    def packs(self) -> tuple[Pack, ...]:
        """Return the packs that lie there now."""
        self._scan()
        return tuple(self._packs.values())

    def _find(self, oid: ObjectId) -> tuple[str, bytes] | None:
        binary = bytes.fromhex(oid)
        located = self._locate_known(binary)
        if located is None and self._scan():
            located = self._locate_known(binary)
        if located is not None:
            pack, offset = located
            try:
                return pack.read(offset)
            except FileNotFoundError:
                # Packs are merged while we read: the object now lies in another one.
                self._packs = {stem: other for stem, other in self._packs.items() if other is not pack}
                return self._find(oid)
        loose = self._read_loose(oid)
        if loose is not None:
            return loose
        return next((found for other in self._others() if (found := other._find(oid)) is not None), None)

    def _locate_known(self, binary: bytes) -> tuple[Pack, int] | None:
        for pack in self._packs.values():
            offset = pack.find(binary)
            if offset is not None:
                return pack, offset
        return None

    def _scan(self) -> bool:
        """Look at the folder of packs again; say whether there are others than before."""
        self._scanned = True
        folder = self._folder / "pack"
        try:
            names = {path.stem: path for path in folder.iterdir() if path.suffix == ".idx" and path.stem.startswith("pack-")}
        except FileNotFoundError:
            names = {}
        new = names.keys() - self._packs.keys()
        # Another dict, never the same one changed: another thread may be looking through it.
        packs = {stem: pack for stem, pack in self._packs.items() if stem in names}
        self._unreadable = {}
        for stem in sorted(new):
            try:
                packs[stem] = Pack(names[stem])
            except FileNotFoundError:
                continue
            except Damaged as error:
                self._unreadable[stem] = error
        # Most objects lie in the largest pack: look there first.
        self._packs = dict(sorted(packs.items(), key=lambda item: -item[1].count))
        return bool(new)

    def _loose(self, oid: ObjectId) -> Path:
        return self._folder / oid[:2] / oid[2:]

    def _read_loose(self, oid: ObjectId) -> tuple[str, bytes] | None:
        try:
            deflated = self._loose(oid).read_bytes()
        except FileNotFoundError:
            return None
        try:
            header, _, content = zlib.decompress(deflated).partition(b"\x00")
            kind, _, size = header.decode("ascii").partition(" ")
        except (zlib.error, UnicodeDecodeError) as error:
            raise Damaged(f"object {oid} cannot be inflated: {error}") from error
        if size != str(len(content)):
            raise Damaged(f"object {oid} is cut off")
        return kind, content

    def _others(self) -> "tuple[Objects, ...]":
        if self._borrowed is None:
            try:
                lines = (self._folder / "info" / "alternates").read_text("utf-8").splitlines()
            except FileNotFoundError:
                lines = []
            self._borrowed = tuple(Objects(self._folder / line) for line in lines if line and not line.startswith("#"))
        return self._borrowed
