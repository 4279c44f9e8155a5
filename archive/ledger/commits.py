"""Commits: one entry of the ledger, as git keeps it.

tree <id>
parent <id>                     none at genesis, two where archives joined
author <name> <mail> <seconds> <zone>
committer <the same>

what was recorded, in words

Key: value                      trailers, the last two always these
Recorded-With: yange 0.1.0
Ledger-SHA256: <64 hexadecimal digits>
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from archive.errors import BadAddition, Damaged
from archive.ledger.objects import ObjectId

__all__ = ["CHAIN", "Commit", "CommitId", "Trailer", "compose", "decode", "encode"]

CommitId = ObjectId
Trailer = tuple[str, str]

CHAIN = "Ledger-SHA256"
_KEY = r"[A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)*"
_PERSON = r"(?P<name>[^<>\n\x00]*) <(?P<mail>[^<>\n\x00 ]*)>"
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit as it was read.

    Args:
        id: its id.
        tree: the tree of all files.
        parents: the commits that it follows; none at genesis, two after a join.
        author: who recorded, `Name <mail>`.
        recorded: when, by the clock of the archive.
        message: what was recorded, in words, without the trailers.
        trailers: keys and values, in order.
        body: message and trailers as they stand there.
    """

    id: CommitId
    tree: ObjectId
    parents: tuple[CommitId, ...]
    author: str
    recorded: datetime
    message: str
    trailers: tuple[Trailer, ...]
    body: bytes

    def trailer(self, key: str) -> str | None:
        """Return the value of the last trailer with that key, or `None`."""
        return next((value for name, value in reversed(self.trailers) if name == key), None)

    @property
    def chain(self) -> str:
        """The value of the chain that this commit states.

        Raises:
            Damaged: it states none; yange did not write it.
        """
        stated = self.trailer(CHAIN)
        if stated is None or len(stated) != 64 or not _HEX.issuperset(stated):
            raise Damaged(f"commit {self.id} states no {CHAIN}: it was not written by yange")
        return stated


def compose(message: str, trailers: Sequence[Trailer]) -> str:
    """Return message and trailers as a commit holds them.

    Raises:
        BadAddition: an empty message, a control character, a trailer that is none.
    """
    words = message.strip()
    if not words:
        raise BadAddition("a commit says in words what it records: the message is empty")
    _require_printable(words.replace("\n", ""), "the message")
    for key, value in trailers:
        if re.fullmatch(_KEY, key) is None or not value or value != value.strip():
            raise BadAddition(f"not a trailer: {key!r}: {value!r}")
        _require_printable(value, f"the trailer {key}")
    return f"{words}\n\n" + "".join(f"{key}: {value}\n" for key, value in trailers)


def encode(tree: ObjectId, parents: Sequence[CommitId], author: str, recorded: datetime, body: str) -> bytes:
    """Return the content of a commit.

    Args:
        author: `Name <mail>`.
        recorded: aware; seconds count.
        body: as `compose` returns it.
    """
    signed = f"{_person(author)} {int(recorded.timestamp())} {_zone(recorded)}"
    lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents), f"author {signed}", f"committer {signed}", "", body]
    return "\n".join(lines).encode("utf-8")


def decode(oid: CommitId, content: bytes) -> Commit:
    """Read the content of a commit.

    Raises:
        Damaged: the content is no commit.
    """
    head, _, body = content.partition(b"\n\n")
    try:
        lines = [line.partition(" ") for line in head.decode("utf-8").split("\n")]
        message, trailers = _read_body(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Damaged(f"commit {oid} is not in UTF-8") from error
    headers = {key: value for key, _, value in lines if key}
    try:
        tree, (author, _), (_, recorded) = headers["tree"], _read_signed(headers["author"]), _read_signed(headers["committer"])
    except (KeyError, ValueError, OverflowError, OSError) as error:
        raise Damaged(f"commit {oid} has no tree, author or committer") from error
    parents = tuple(CommitId(ObjectId(value)) for key, _, value in lines if key == "parent")
    return Commit(oid, ObjectId(tree), parents, author, recorded, message, trailers, body)


def _person(author: str) -> str:
    match = re.fullmatch(_PERSON, author)
    if match is None or not match["name"].strip():
        raise BadAddition(f"not an author: {author!r}", hint="authors look like Name <mail@example.org>")
    _require_printable(author, "the author")
    return author


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        raise BadAddition(f"the clock gives no time zone: {moment.isoformat()}")
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _read_signed(line: str) -> tuple[str, datetime]:
    """Part person and moment: `Name <mail> 1767229323 +0800`."""
    person, seconds, zone = line.rsplit(" ", 2)
    if len(zone) != 5 or zone[0] not in "+-":
        raise ValueError(zone)
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:]))
    return person, datetime.fromtimestamp(int(seconds), timezone(-offset if zone[0] == "-" else offset))


def _read_body(body: str) -> tuple[str, tuple[Trailer, ...]]:
    """Part message and trailers; trailers are the last paragraph, where every line of it is one."""
    message, _, last = body.rstrip("\n").rpartition("\n\n")
    lines = [line.partition(": ") for line in last.split("\n")]
    trailers = tuple((key, value) for key, _, value in lines if value and key.isascii() and key.replace("-", "").isalnum())
    return (message, trailers) if message and len(trailers) == len(lines) else (body.strip("\n"), ())


def _require_printable(words: str, where: str) -> None:
    from unicodedata import category

    # Cc are controls, Cs lone surrogates: neither can stand in a commit.
    bad = next((char for char in words if category(char) in ("Cc", "Cs")), None)
    if bad is not None:
        raise BadAddition(f"a control character in {where}: {bad!a}")
