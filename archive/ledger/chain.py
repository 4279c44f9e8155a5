"""The chain (账链): one SHA-256 that stands for everything recorded so far.

git's own ids are SHA-1. Every commit of the ledger therefore ends in a line

    Ledger-SHA256: <64 hexadecimal digits>

whose value is the SHA-256 of these lines, in UTF-8, each ended by LF:

    yange-ledger/1
    parent <value>            of each parent, in its order; none at genesis
    author <Name <mail>>      as the commit has it
    recorded <seconds> <zone> since 1970, and +0800; as the commit has them
    message <digest>          SHA-256 of the commit's message without its last
                              line, which is the one that states this value
    file <digest> <path>      of each file that is in this commit and in none
                              of its parents under that path with that content,
                              in order of path; the digest is the SHA-256 of its content

Whoever has the commits and the files can compute it again with git and
sha256sum. It covers who, when and in what words as well as the files: the
answer to `--known` rests on the time of a commit.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256

from archive.ledger.commits import CHAIN

__all__ = ["CHAIN", "value"]


def value(parents: Sequence[str], author: str, recorded: datetime, message: bytes, files: Iterable[tuple[str, str]]) -> str:
    """Return the value of the chain at a commit.

    Args:
        parents: the values at its parents, in their order.
        author: `Name <mail>`.
        recorded: aware, to the second.
        message: all of it but the line that states the value.
        files: path and SHA-256 of each file that it adds.
    """
    lines = ["yange-ledger/1"]
    lines += [f"parent {parent}" for parent in parents]
    lines += [f"author {author}", f"recorded {int(recorded.timestamp())} {recorded:%z}", f"message {sha256(message).hexdigest()}"]
    lines += [f"file {digest} {path}" for path, digest in sorted(files)]
    return sha256(("\n".join(lines) + "\n").encode("utf-8")).hexdigest()
