"""Deltas between two contents, in git's format for packs.

A version of a law, and a folder of laws, mostly repeat what they were before.
The format: base length, target length, then instructions, each either a copy
(offset and length in the base) or an insertion of up to 127 bytes.

See: Documentation/gitformat-pack.txt of git, "Deltified representation".
"""

from collections.abc import Iterator

from archive.errors import Damaged

__all__ = ["apply", "common_prefix", "encode"]

_LONGEST_COPY = 0xFFFFFF
_LONGEST_INSERT = 0x7F
_WORTH_COPYING = 16


def encode(base: bytes, target: bytes) -> bytes:
    """Return the delta that makes `target` of `base`, found line by line.

    It is right for any two contents, and short where whole lines are kept.
    """
    front = common_prefix(base, target)
    back = common_prefix(base[front:][::-1], target[front:][::-1])
    pieces = [_size(len(base)), _size(len(target))]
    pieces += _copy(0, front)
    pieces += _middle(base, target[front : len(target) - back])
    pieces += _copy(len(base) - back, back)
    return b"".join(pieces)


def apply(base: bytes, delta: bytes) -> bytes:
    """Return what a delta makes of `base`.

    Raises:
        Damaged: the delta does not fit.
    """
    expected_base, at = _read_size(delta, 0)
    expected, at = _read_size(delta, at)
    if expected_base != len(base):
        raise Damaged(f"a delta is for {expected_base} bytes, its base has {len(base)}")
    pieces: list[bytes] = []
    while at < len(delta):
        command = delta[at]
        at += 1
        if command & 0x80:
            offset, length, at = _read_copy(delta, at, command)
            pieces.append(base[offset : offset + length])
        else:
            pieces.append(delta[at : at + command])
            at += command
    target = b"".join(pieces)
    if len(target) != expected:
        raise Damaged(f"a delta makes {len(target)} bytes in place of {expected}")
    return target


def common_prefix(one: bytes, other: bytes) -> int:
    """Return how many bytes both begin with, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _middle(base: bytes, changed: bytes) -> Iterator[bytes]:
    """Yield instructions for the bytes between the common front and the common end."""
    known = _lines_by_offset(base) if len(changed) > _WORTH_COPYING else {}
    pending = bytearray()
    start = end = 0
    for line in changed.splitlines(keepends=True):
        offset = end if base.startswith(line, end) and end > start else known.get(line, -1)
        if offset < 0 or (offset != end and len(line) < _WORTH_COPYING):
            if end > start:
                yield from _copy(start, end - start)
                start = end = 0
            pending += line
            continue
        if pending:
            yield from _insert(pending)
            pending.clear()
        if offset != end or start == end:
            yield from _copy(start, end - start)
            start = offset
        end = offset + len(line)
    yield from _copy(start, end - start)
    yield from _insert(pending)


def _lines_by_offset(base: bytes) -> dict[bytes, int]:
    offsets: dict[bytes, int] = {}
    offset = 0
    for line in base.splitlines(keepends=True):
        offsets.setdefault(line, offset)
        offset += len(line)
    return offsets


def _size(length: int) -> bytes:
    octets = bytearray()
    while length > 0x7F:
        octets.append(length & 0x7F | 0x80)
        length >>= 7
    octets.append(length)
    return bytes(octets)


def _copy(offset: int, length: int) -> Iterator[bytes]:
    while length > 0:
        part = min(length, _LONGEST_COPY)
        yield _copy_instruction(offset, part)
        offset += part
        length -= part


def _copy_instruction(offset: int, length: int) -> bytes:
    command = 0x80
    operands = bytearray()
    for bit, value in enumerate((*offset.to_bytes(4, "little"), *length.to_bytes(3, "little"))):
        if value:
            command |= 1 << bit
            operands.append(value)
    return bytes((command,)) + bytes(operands)


def _insert(new: bytes | bytearray) -> Iterator[bytes]:
    for start in range(0, len(new), _LONGEST_INSERT):
        part = new[start : start + _LONGEST_INSERT]
        yield bytes((len(part),)) + bytes(part)


def _read_size(delta: bytes, at: int) -> tuple[int, int]:
    length = shift = 0
    while True:
        if at >= len(delta):
            raise Damaged("a delta is cut off")
        octet = delta[at]
        at += 1
        length |= (octet & 0x7F) << shift
        shift += 7
        if not octet & 0x80:
            return length, at


def _read_copy(delta: bytes, at: int, command: int) -> tuple[int, int, int]:
    values = [0] * 7
    for bit in range(7):
        if command & 1 << bit:
            if at >= len(delta):
                raise Damaged("a delta is cut off")
            values[bit] = delta[at]
            at += 1
    length = int.from_bytes(bytes(values[4:]), "little")
    return int.from_bytes(bytes(values[:4]), "little"), length or 0x10000, at
