"""Packs: many objects of the ledger in one file, as git keeps them.

A pack is read here, by id, with nothing but the standard library, so that an
answer does not wait for the import of a git library.

See: Documentation/gitformat-pack.txt of git, version 2 of pack and index.
"""

import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from hashlib import sha1
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from archive.errors import Damaged
from archive.ledger import delta

__all__ = ["KINDS", "OFS_DELTA", "REF_DELTA", "Entry", "Pack", "entry_header"]

KINDS = {1: "commit", 2: "tree", 3: "blob", 4: "tag"}
OFS_DELTA = 6
REF_DELTA = 7
_MAGIC = b"\xfftOc\x00\x00\x00\x02"
_FANOUT = struct.Struct(">256L")
_IDS = 8 + 256 * 4
_KEPT_BYTES = 8 << 20
_LONGEST_HEADER = 64
_FEW = 512


class Entry(NamedTuple):
    """One entry of a pack, as it lies there.

    Args:
        kind: a key of `KINDS`, `OFS_DELTA` or `REF_DELTA`.
        size: bytes once inflated; of a delta, of the delta itself.
        base_offset: where the base of an `OFS_DELTA` lies.
        base_id: the twenty bytes of the id of the base of a `REF_DELTA`.
        content: where its deflated bytes begin.
    """

    kind: int
    size: int
    base_offset: int
    base_id: bytes
    content: int


class Pack:
    """One pack and its index, mapped into memory.

    Args:
        index: path of the `.idx` file; the `.pack` stands beside it.

    Raises:
        OSError: it cannot be opened.
        Damaged: it is no pack of a known version.
    """

    def __init__(self, index: Path) -> None:
        self.path = index.with_suffix(".pack")
        self._index = _map(index)
        if self._index[:8] != _MAGIC:
            raise Damaged(f"{index.name}: no index of version 2")
        if len(self._index) < _IDS:
            raise Damaged(f"{index.name}: cut off")
        self._fanout = _FANOUT.unpack_from(self._index, 8)
        self.count = self._fanout[255]
        self._offsets = _IDS + self.count * 24
        self._data: mmap | None = None
        self._kept: dict[int, tuple[int, bytes]] = {}
        self._kept_bytes = 0
        if len(self._index) < self._offsets + self.count * 4 + 40:
            raise Damaged(f"{index.name}: cut off")

    def find(self, oid: bytes) -> int | None:
        """Return where the object with this id (twenty bytes) lies, or `None`."""
        first = oid[0]
        low = self._fanout[first - 1] if first else 0
        high = self._fanout[first]
        if high - low <= _FEW:
            return self._search(oid, low, high)
        at = bisect_left(range(high), oid, low, high, key=self.id_at)
        return self.offset_at(at) if at < high and self.id_at(at) == oid else None

    def _search(self, oid: bytes, low: int, high: int) -> int | None:
        """Return where an object lies; among few ids, this is quicker than halving."""
        start, end = _IDS + low * 20, _IDS + high * 20
        found = self._index.find(oid, start, end)
        while found >= 0:
            if (found - _IDS) % 20 == 0:
                return self.offset_at((found - _IDS) // 20)
            found = self._index.find(oid, found + 1, end)
        return None

    def id_at(self, position: int) -> bytes:
        """Return the id that stands at a position of the index."""
        start = _IDS + position * 20
        return self._index[start : start + 20]

    def offset_at(self, position: int) -> int:
        """Return where the object at a position of the index lies in the pack."""
        offset = int.from_bytes(self._index[self._offsets + position * 4 : self._offsets + position * 4 + 4], "big")
        if not offset & 0x80000000:
            return offset
        wide = self._offsets + self.count * 4 + (offset & 0x7FFFFFFF) * 8
        return int.from_bytes(self._index[wide : wide + 8], "big")

    def ids(self) -> Iterator[tuple[int, bytes]]:
        """Yield offset and id of every object, in order of id."""
        return ((self.offset_at(position), self.id_at(position)) for position in range(self.count))

    def intact(self) -> bool:
        """Say whether the bytes of the pack are those that were written, by the digest at its end."""
        data = memoryview(self.data)
        with data[:-20] as body, data:
            return sha1(body, usedforsecurity=False).digest() == self.data[-20:]

    @property
    def data(self) -> mmap:
        """The bytes of the pack; mapped when first asked for."""
        if self._data is None:
            self._data = _map(self.path)
            if self._data[:8] != b"PACK\x00\x00\x00\x02":
                raise Damaged(f"{self.path.name}: no pack of version 2")
        return self._data

    def entry_at(self, offset: int) -> Entry:
        """Read the header of the entry at `offset`."""
        header = self.data[offset : offset + _LONGEST_HEADER]
        try:
            return _read_entry(header, offset)
        except IndexError:
            raise Damaged(f"{self.path.name}: cut off at {offset}") from None

    def read(self, offset: int) -> tuple[str, bytes]:
        """Return kind and content of the object at `offset`; its id is not checked here.

        Raises:
            Damaged: what lies there is no object.
        """
        deltas: list[tuple[int, Entry]] = []
        while (kept := self._kept.get(offset)) is None:
            entry = self.entry_at(offset)
            if entry.kind in KINDS:
                kept = entry.kind, self._inflate(entry)
                break
            deltas.append((offset, entry))
            if len(deltas) > self.count:
                raise Damaged(f"{self.path.name}: deltas that are their own base")
            offset = self._base_of(entry, offset)
        kind, content = kept
        for delta_offset, entry in reversed(deltas):
            self._keep(offset, kind, content)
            content = delta.apply(content, self._inflate(entry))
            offset = delta_offset
        if deltas:
            self._keep(offset, kind, content)
        return KINDS[kind], content

    def _base_of(self, entry: Entry, offset: int) -> int:
        if entry.kind == OFS_DELTA:
            base: int | None = entry.base_offset
        elif entry.kind == REF_DELTA:
            base = self.find(entry.base_id)
        else:
            base = None
        if base is None or base < 12 or base == offset:
            raise Damaged(f"{self.path.name}: a delta at {offset} has no base")
        return base

    def _inflate(self, entry: Entry) -> bytes:
        # zlib copies what it was handed and did not need: hand it no more than such an object can take.
        most = entry.size + (entry.size >> 8) + 256
        inflating = zlib.decompressobj()
        try:
            content = inflating.decompress(self.data[entry.content : entry.content + most], entry.size + 1)
        except zlib.error as error:
            raise Damaged(f"{self.path.name}: cannot inflate at {entry.content}: {error}") from error
        if len(content) != entry.size or not inflating.eof:
            raise Damaged(f"{self.path.name}: {len(content)} bytes at {entry.content} in place of {entry.size}")
        return content

    def _keep(self, offset: int, kind: int, content: bytes) -> None:
        """Remember a base, since its neighbours in history want it next."""
        if self._kept_bytes + len(content) > _KEPT_BYTES:
            self._kept.clear()
            self._kept_bytes = 0
        if offset not in self._kept:
            self._kept[offset] = kind, content
            self._kept_bytes += len(content)


def entry_header(kind: int, size: int, base_distance: int = 0) -> bytes:
    """Return the header of an entry.

    Args:
        kind: a key of `KINDS` or `OFS_DELTA`.
        size: bytes once inflated.
        base_distance: of an `OFS_DELTA`, how far before it its base begins.
    """
    octets = bytearray()
    first, size = kind << 4 | size & 0x0F, size >> 4
    while size:
        octets.append(first | 0x80)
        first, size = size & 0x7F, size >> 7
    octets.append(first)
    if kind == OFS_DELTA:
        octets += _distance(base_distance)
    return bytes(octets)


def _distance(distance: int) -> bytes:
    octets = [distance & 0x7F]
    while distance := distance >> 7:
        distance -= 1
        octets.append(distance & 0x7F | 0x80)
    return bytes(reversed(octets))


def _read_entry(header: bytes, offset: int) -> Entry:
    octet = header[0]
    kind, size, shift, at = octet >> 4 & 0x07, octet & 0x0F, 4, 1
    while octet & 0x80:
        octet = header[at]
        size |= (octet & 0x7F) << shift
        shift += 7
        at += 1
    if kind == OFS_DELTA:
        octet = header[at]
        at += 1
        distance = octet & 0x7F
        while octet & 0x80:
            octet = header[at]
            at += 1
            distance = distance + 1 << 7 | octet & 0x7F
        return Entry(kind, size, offset - distance, b"", offset + at)
    if kind == REF_DELTA:
        return Entry(kind, size, 0, header[at : at + 20], offset + at + 20)
    return Entry(kind, size, 0, b"", offset + at)


def _map(path: Path) -> mmap:
    with path.open("rb") as file:
        try:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
        except ValueError:
            raise Damaged(f"{path.name}: empty") from None
