"""Witnessing: what is kept of a text so that it can be proved later (存证).

`provisions_root` is a Merkle tree over the provisions in printed order, made
as in RFC 6962, section 2.1:

    leaf  = SHA-256(0x00 || eId in ASCII || 0x0A || words in UTF-8)
    node  = SHA-256(0x01 || left || right)
    empty = SHA-256()

`words` is the text kept from the start to the end of the provision, with all
that stands inside it; a tree of n leaves splits at the largest power of two
below n. A proof of one article holds its words, its place and the siblings on
the way to the root, and needs nothing else of the text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from archive.records.statements import Extent

__all__ = ["InclusionProof", "leaf", "proof", "root", "sha256_hex", "verify_inclusion"]


def sha256_hex(content: bytes) -> str:
    """Return the SHA-256 of some bytes, hexadecimal."""
    return sha256(content).hexdigest()


def leaf(eid: str, words: str) -> bytes:
    """Return the leaf hash of one provision.

    Args:
        eid: its eId.
        words: its text as kept, with all that stands inside it.
    """
    return sha256(b"\x00" + eid.encode("ascii") + b"\n" + words.encode("utf-8")).digest()


def root(text: str, outline: Iterable[Extent]) -> str:
    """Return `provisions_root`, hexadecimal.

    Args:
        text: the text kept.
        outline: every provision's place in it, in printed order.
    """
    return _tree(_leaves(text, outline)).hex()


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """That one provision belongs to a text of which only the root is known.

    Args:
        eid: the provision's eId.
        words: its text as kept.
        index: its place among the leaves, from 0.
        size: how many leaves there are.
        path: hashes of the siblings from the leaf upwards, hexadecimal.
    """

    eid: str
    words: str
    index: int
    size: int
    path: tuple[str, ...]


def proof(text: str, outline: Sequence[Extent], eid: str) -> InclusionProof:
    """Prove that a provision stands in a text.

    Raises:
        KeyError: no provision has that eId.
    Law: RFC 6962, section 2.1.1.
    """
    index = next((i for i, extent in enumerate(outline) if extent.eid == eid), None)
    if index is None:
        raise KeyError(eid)
    leaves = _leaves(text, outline)
    path = tuple(hashed.hex() for hashed in _path(leaves, index))
    return InclusionProof(eid, text[outline[index].start : outline[index].end], index, len(leaves), path)


def verify_inclusion(given: InclusionProof, provisions_root: str) -> bool:
    """Say whether a proof leads to a root.

    Law: RFC 9162, section 2.1.3.2 (the same tree, verified from the leaf upwards).
    """
    if not 0 <= given.index < given.size:
        return False
    place, last = given.index, given.size - 1
    hashed = leaf(given.eid, given.words)
    for sibling in map(bytes.fromhex, given.path):
        if last == 0:
            return False
        if place & 1 or place == last:
            hashed = _node(sibling, hashed)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            hashed = _node(hashed, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and hashed.hex() == provisions_root


def _leaves(text: str, outline: Iterable[Extent]) -> list[bytes]:
    return [leaf(extent.eid, text[extent.start : extent.end]) for extent in outline]


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _tree(leaves: Sequence[bytes]) -> bytes:
    """Return the root over some leaves, level by level; an odd last one rises as it is."""
    if not leaves:
        return sha256().digest()
    level = list(leaves)
    while len(level) > 1:
        paired = [_node(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = paired + level[len(paired) * 2 :]
    return level[0]


def _path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    level, path = list(leaves), []
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            path.append(level[sibling])
        paired = [_node(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level, index = paired + level[len(paired) * 2 :], index >> 1
    return path
