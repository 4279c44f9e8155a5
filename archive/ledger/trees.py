"""Trees: the folders of the ledger, as git keeps them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from archive.errors import Damaged
from archive.ledger.objects import ObjectId

__all__ = ["BLOB", "FOLDER", "Entry", "decode", "encode", "entries"]

BLOB = "100644"
FOLDER = "40000"
_ENTRY = re.compile(rb"([0-7]+) ([^\x00/]+)\x00(.{20})", re.DOTALL)


class Entry(NamedTuple):
    """One name in a folder: a file or a folder.

    Args:
        mode: `BLOB` or `FOLDER`; git knows others, which the ledger has not.
        oid: the blob or tree.
    """

    mode: str
    oid: ObjectId


def entries(content: bytes) -> list[tuple[bytes, bytes, bytes]]:
    """Return mode, name and id (twenty bytes) of every entry of a tree, in git's order.

    Raises:
        Damaged: the content is no tree.
    """
    found: list[tuple[bytes, bytes, bytes]] = _ENTRY.findall(content)
    if sum([len(mode) + len(name) + 22 for mode, name, _ in found]) != len(content):
        raise Damaged("a tree holds bytes that are no entry")
    return found


def decode(content: bytes) -> dict[str, Entry]:
    """Read the content of a tree: entries by name, in git's order.

    Raises:
        Damaged: the content is no tree.
    """
    return {name.decode("utf-8", "surrogateescape"): Entry(mode.decode("ascii"), ObjectId(oid.hex())) for mode, name, oid in entries(content)}


def encode(named: Mapping[str, Entry]) -> bytes:
    """Return the content of a tree with these entries."""
    # git orders a folder as if its name ended in a slash.
    ordered = sorted(named.items(), key=lambda item: item[0] + "/" if item[1].mode == FOLDER else item[0])
    return b"".join(b"%s %s\x00%s" % (entry.mode.encode(), name.encode("utf-8", "surrogateescape"), bytes.fromhex(entry.oid)) for name, entry in ordered)
