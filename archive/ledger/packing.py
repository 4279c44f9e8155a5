"""Packing: writing objects into one new pack, and many small packs into one.

Whatever is written is synced, files and folder, before it is relied upon.

See: Documentation/gitformat-pack.txt of git, version 2 of pack and index.
"""

import os
import struct
import zlib
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha1
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, Self

from archive.errors import writing_to
from archive.ledger import delta
from archive.ledger.objects import ObjectId
from archive.ledger.packs import KINDS, OFS_DELTA, Pack, entry_header

__all__ = ["PackWriter", "merge", "sync_folder"]

TEMPORARY = "tmp_yange_"
"""git prune removes what begins with tmp_; what begins so is ours, and no living git writes it."""
_NUMBERS = {name: number for number, name in KINDS.items()}
_DEEPEST = 50
_LARGEST_DELTA = 16 << 20
_BLOCK = 1 << 20


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a loss of power."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class PackWriter:
    """A pack that is being written, in a folder of packs.

    Nothing is seen by a reader before `finish`; a writer that is closed
    without leaves nothing behind.

    Args:
        folder: `objects/pack`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{TEMPORARY}{os.getpid()}_{id(self):x}"
        self._file: BinaryIO | None = None
        self._entries: dict[bytes, tuple[int, int]] = {}
        self._depth: dict[bytes, int] = {}
        self._end = 12
        self._finished: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # A disk that is full or read-only refuses this too; what stays is swept by the next writer.
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None
        for path in (self._path, self._path.with_suffix(".idx")):
            with suppress(OSError):
                path.unlink()

    def __contains__(self, oid: bytes) -> bool:
        return oid in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, kind: str, oid: ObjectId, content: bytes, base: tuple[ObjectId, bytes] | None = None) -> None:
        """Add an object, once.

        Args:
            kind: `blob`, `tree` or `commit`.
            base: id and content of an object that may be much the same; a
                delta is written where that one is in this pack and it pays.
        """
        binary = bytes.fromhex(oid)
        if binary in self._entries:
            return
        shorter = self._delta(base, content) if base else None
        if base and shorter is not None:
            base_binary = bytes.fromhex(base[0])
            self._depth[binary] = self._depth.get(base_binary, 0) + 1
            self.add_deflated(binary, OFS_DELTA, len(shorter), zlib.compress(shorter), base_binary)
        else:
            self.add_deflated(binary, _NUMBERS[kind], len(content), zlib.compress(content))

    def add_deflated(self, oid: bytes, kind: int, size: int, deflated: bytes, base: bytes = b"") -> None:
        """Add an entry whose bytes are deflated already.

        Args:
            kind: a key of `KINDS`, or `OFS_DELTA`.
            size: bytes once inflated.
            base: of an `OFS_DELTA`, the id of its base, which is in this pack.

        Raises:
            CannotWrite: the machine refuses.
        """
        header = entry_header(kind, size, self._end - self._entries[base][0] if kind == OFS_DELTA else 0)
        with writing_to(self._folder):
            file = self._opened()
            file.write(header)
            file.write(deflated)
        self._entries[oid] = self._end, zlib.crc32(deflated, zlib.crc32(header))
        self._end += len(header) + len(deflated)

    def finish(self) -> str | None:
        """Make the pack seen, synced; return its name, or `None` where nothing was added.

        Raises:
            OSError: the machine refuses.
        """
        if self._file is None:
            return None
        trailer = self._seal(self._file)
        index = self._path.with_suffix(".idx")
        _write_synced(index, _index(self._entries, trailer))
        self._file.close()
        self._file = None
        name = f"pack-{trailer.hex()}"
        # A pack is seen by its index: that comes last.
        self._path.rename(self._folder / f"{name}.pack")
        index.rename(self._folder / f"{name}.idx")
        sync_folder(self._folder)
        self._finished = self._folder / name
        return name

    def withdraw(self) -> None:
        """Take a finished pack back: nothing will refer to it, and the disk may need the room."""
        if self._finished is not None:
            for suffix in (".idx", ".pack"):
                with suppress(OSError):
                    self._finished.with_suffix(suffix).unlink()

    def _opened(self) -> BinaryIO:
        if self._file is None:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o444)
            file = os.fdopen(handle, "w+b", buffering=_BLOCK)
            file.write(bytes(12))
            self._file = file
        return self._file

    def _seal(self, file: BinaryIO) -> bytes:
        """Write the number of objects in front and the digest of all behind."""
        file.seek(0)
        file.write(b"PACK" + struct.pack(">LL", 2, len(self._entries)))
        file.seek(0)
        digest = sha1(usedforsecurity=False)
        while block := file.read(_BLOCK):
            digest.update(block)
        file.write(digest.digest())
        file.flush()
        os.fsync(file.fileno())
        return digest.digest()

    def _delta(self, base: tuple[ObjectId, bytes], content: bytes) -> bytes | None:
        oid, former = base
        binary = bytes.fromhex(oid)
        if binary not in self._entries or self._depth.get(binary, 0) >= _DEEPEST or max(len(former), len(content)) > _LARGEST_DELTA:
            return None
        found = delta.encode(former, content)
        return found if len(found) < len(content) // 2 else None


def merge(folder: Path, packs: Iterable[Pack]) -> None:
    """Copy several packs into one and remove them; what stands twice is kept once.

    Killed at any moment, every object is still in at least one pack.
    """
    merged = tuple(packs)
    with PackWriter(folder) as writer:
        for pack in merged:
            _copy(pack, writer)
        name = writer.finish()
    for pack in merged:
        if pack.path.stem != name:
            # A pack without its index is not seen, an index without its pack is an error.
            for suffix in (".idx", ".rev", ".pack"):
                with suppress(FileNotFoundError):
                    pack.path.with_suffix(suffix).unlink()
    sync_folder(folder)


def _copy(pack: Pack, writer: PackWriter) -> None:
    by_offset = dict(pack.ids())
    offsets = sorted(by_offset)
    ends = [*offsets[1:], len(pack.data) - 20]
    for offset, end in zip(offsets, ends, strict=True):
        oid = by_offset[offset]
        if oid in writer:
            continue
        entry = pack.entry_at(offset)
        base = by_offset[entry.base_offset] if entry.kind == OFS_DELTA else entry.base_id
        deflated = pack.data[entry.content : end]
        if entry.kind in KINDS:
            writer.add_deflated(oid, entry.kind, entry.size, deflated)
        elif base in writer:
            writer.add_deflated(oid, OFS_DELTA, entry.size, deflated, base)
        else:
            kind, content = pack.read(offset)
            writer.add(kind, ObjectId(oid.hex()), content)


def _index(entries: dict[bytes, tuple[int, int]], trailer: bytes) -> bytes:
    """Return the bytes of the index of a pack.

    Args:
        entries: offset and CRC-32 of each entry, by id.
        trailer: the digest that the pack ends in.
    """
    ids = sorted(entries)
    counts = [0] * 256
    for oid in ids:
        counts[oid[0]] += 1
    offsets = [entries[oid][0] for oid in ids]
    wide = [offset for offset in offsets if offset >= 0x80000000]
    places = iter(range(len(wide)))
    narrow = [offset if offset < 0x80000000 else 0x80000000 | next(places) for offset in offsets]
    body = b"".join(
        (
            b"\xfftOc",
            struct.pack(">L256L", 2, *accumulate(counts)),
            b"".join(ids),
            struct.pack(f">{len(ids)}L", *(entries[oid][1] for oid in ids)),
            struct.pack(f">{len(ids)}L", *narrow),
            struct.pack(f">{len(wide)}Q", *wide),
            trailer,
        )
    )
    return body + sha1(body, usedforsecurity=False).digest()


def _write_synced(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)
