"""Layout: where what is recorded lies in the ledger, and the ids it lies under.

    yange.json                                archive id, format, time zone
    works/3f/9c/3f9c0a12bd34/                 a Work
        work-5b2e….json                       a Work record, named by its digest
        8a117c04e6f2/                         a Version
            version-c41d….json                a Version record
            77ab…/                            a Witness
                3f9c0a12bd34.json             its record
                witness-9d0e….json            a later record of it, which supersedes
                3f9c0a12bd34.md               its text
                source/3f9c0a12bd34.txt       the bytes as received

Every name is ASCII and matched as a whole, so that no name from outside leads
out of the archive.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple, NewType

from archive.errors import BadPath

__all__ = [
    "ARCHIVE_RECORD",
    "Kind",
    "Place",
    "VersionId",
    "WitnessId",
    "WorkId",
    "digest_of",
    "mint",
    "read",
    "source",
    "text",
    "version_folder",
    "version_record",
    "witness_folder",
    "witness_record",
    "witness_superseding",
    "work_folder",
    "work_record",
]

WorkId = NewType("WorkId", str)
VersionId = NewType("VersionId", str)
WitnessId = NewType("WitnessId", str)

ARCHIVE_RECORD = "yange.json"
ID_LENGTH = 12
_DIGEST_LENGTH = 12
_HEX = "[0-9a-f]{12}"
_PATH = (
    rf"works/(?P<one>[0-9a-f]{{2}})/(?P<two>[0-9a-f]{{2}})/(?P<work>{_HEX})/"
    rf"(?:work-(?P<work_digest>{_HEX})\.json"
    rf"|(?P<version>{_HEX})/(?:version-(?P<version_digest>{_HEX})\.json"
    rf"|(?P<witness>{_HEX})/(?:witness-(?P<witness_digest>{_HEX})\.json"
    rf"|(?P<named>{_HEX})\.(?P<written>json|md)"
    rf"|source/(?P<received>{_HEX})\.(?P<extension>[a-z0-9]{{1,8}}))))"
)
"""Compiled when first used: reading a law needs no path."""


class Kind(StrEnum):
    """What a file of the ledger holds."""

    ARCHIVE = "archive"
    """The archive's own record, `yange.json`."""
    WORK = "work"
    """A Work record."""
    VERSION = "version"
    """A Version record."""
    WITNESS = "witness"
    """A Witness record, the first or one that supersedes it."""
    TEXT = "text"
    """The text of a Witness."""
    SOURCE = "source"
    """The bytes that a Witness came from."""


class Place(NamedTuple):
    """What a path says of the file under it.

    Args:
        kind: what the file holds.
        work, version, witness: the ids it stands under; `None` above them.
        digest: the first twelve hexadecimal digits of the record's SHA-256, where the name bears them.
        extension: of a source, without the dot.
    """

    kind: Kind
    work: WorkId | None = None
    version: VersionId | None = None
    witness: WitnessId | None = None
    digest: str | None = None
    extension: str | None = None


def work_folder(work: WorkId) -> str:
    """Return the folder of a Work, two levels of shards deep."""
    _require_id(work)
    return f"works/{work[:2]}/{work[2:4]}/{work}"


def work_record(work: WorkId, record: bytes) -> str:
    """Return the path of a Work record with these bytes."""
    return f"{work_folder(work)}/work-{digest_of(record)}.json"


def version_folder(work: WorkId, version: VersionId) -> str:
    """Return the folder of a Version."""
    _require_id(version)
    return f"{work_folder(work)}/{version}"


def version_record(work: WorkId, version: VersionId, record: bytes) -> str:
    """Return the path of a Version record with these bytes."""
    return f"{version_folder(work, version)}/version-{digest_of(record)}.json"


def witness_folder(work: WorkId, version: VersionId, witness: WitnessId) -> str:
    """Return the folder of a Witness."""
    _require_id(witness)
    return f"{version_folder(work, version)}/{witness}"


def witness_record(work: WorkId, version: VersionId, witness: WitnessId) -> str:
    """Return the path of the first record of a Witness."""
    return f"{witness_folder(work, version, witness)}/{work}.json"


def witness_superseding(work: WorkId, version: VersionId, witness: WitnessId, record: bytes) -> str:
    """Return the path of a later record of a Witness, which supersedes an earlier one."""
    return f"{witness_folder(work, version, witness)}/witness-{digest_of(record)}.json"


def text(work: WorkId, version: VersionId, witness: WitnessId) -> str:
    """Return the path of the text of a Witness."""
    return f"{witness_folder(work, version, witness)}/{work}.md"


def source(work: WorkId, version: VersionId, witness: WitnessId, extension: str) -> str:
    """Return the path of the bytes that a Witness came from.

    Args:
        extension: without the dot, one to eight of `a-z0-9`.
    """
    path = f"{witness_folder(work, version, witness)}/source/{work}.{extension}"
    read(path)
    return path


def read(path: str) -> Place:
    """Say what lies under a path.

    Raises:
        BadPath: no file of an archive has that name.
    """
    if path == ARCHIVE_RECORD:
        return Place(Kind.ARCHIVE)
    match = re.fullmatch(_PATH, path)
    if match is None:
        raise BadPath(path, "no file of an archive has that name")
    _require_agreement(path, match)
    work = WorkId(match["work"])
    version = VersionId(match["version"]) if match["version"] else None
    witness = WitnessId(match["witness"]) if match["witness"] else None
    digest = match["work_digest"] or match["version_digest"] or match["witness_digest"]
    return Place(_kind(match), work, version, witness, digest, match["extension"])


def digest_of(record: bytes) -> str:
    """Return the part of a record's SHA-256 that its name bears."""
    return sha256(record).hexdigest()[:_DIGEST_LENGTH]


def mint(kind: str, record: bytes, chain: str, taken: Callable[[str], bool]) -> str:
    """Make the id of something new, from its first record and where it enters the ledger.

    The id is the first twelve hexadecimal digits of the SHA-256 of
    `yange-<kind>/1 LF <chain> LF <record>`; while that id is taken, of the
    same with `LF 2`, `LF 3`, … behind it. It is never computed again: what is
    recorded under it later does not change it.

    Args:
        kind: the domain: `archive`, `work`, `version` or `witness`.
        record: the canonical bytes of its first record.
        chain: `Ledger-SHA256` of the commit that it enters upon; empty at genesis.
        taken: whether an id is in use already.
    """
    base = f"yange-{kind}/1\n{chain}\n".encode("ascii") + record
    minted = sha256(base).hexdigest()[:ID_LENGTH]
    count = 1
    while taken(minted):
        count += 1
        minted = sha256(base + f"\n{count}".encode("ascii")).hexdigest()[:ID_LENGTH]
    return minted


def _kind(match: re.Match[str]) -> Kind:
    if match["work_digest"]:
        return Kind.WORK
    if match["version_digest"]:
        return Kind.VERSION
    if match["witness_digest"] or match["written"] == "json":
        return Kind.WITNESS
    return Kind.TEXT if match["written"] else Kind.SOURCE


def _require_agreement(path: str, match: re.Match[str]) -> None:
    work = match["work"]
    if (match["one"], match["two"]) != (work[:2], work[2:4]):
        raise BadPath(path, "its shard is not that of its Work")
    if (match["named"] or match["received"] or work) != work:
        raise BadPath(path, "its name is not that of its Work")


def _require_id(word: str) -> None:
    if re.fullmatch(_HEX, word) is None:
        raise BadPath(word, f"an id is {ID_LENGTH} hexadecimal digits")
