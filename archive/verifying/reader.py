"""Reading objects that may be damaged: what cannot be read is a finding, and the check goes on (逐件读取)."""

import zlib
from collections.abc import Callable
from typing import TypeVar

from archive.errors import ArchiveError, Damaged, ObjectMissing
from archive.ledger import commits, trees
from archive.ledger.commits import Commit, CommitId
from archive.ledger.objects import ObjectId, Objects
from archive.verifying.checks import Check
from archive.verifying.findings import Findings, Where

__all__ = ["FOLDER", "READ_ERRORS", "Names", "Reader"]

FOLDER = trees.FOLDER
Names = dict[str, trees.Entry]
T = TypeVar("T")
_KEPT = 1024

READ_ERRORS = (ArchiveError, OSError, ValueError, LookupError, ArithmeticError, RecursionError, zlib.error)
"""What reading bytes that somebody broke on purpose may raise."""


class Reader:
    """The objects of a repository, read one by one.

    Args:
        objects: of the repository.
        findings: where damage is told, once for each object.
    """

    def __init__(self, objects: Objects, findings: Findings) -> None:
        self._objects = objects
        self._findings = findings
        self._commits: dict[CommitId, Commit] = {}
        self._trees: dict[ObjectId, Names] = {}
        self._damaged: set[ObjectId] = set()

    def read(self, oid: ObjectId, kind: str, where: Where) -> bytes | None:
        """Return the content of an object; `None`, with a finding, where it is damaged or missing."""
        if oid in self._damaged:
            return None
        try:
            return self._objects.read(oid, kind)
        except ObjectMissing:
            self._tell(oid, Check.OBJECTS, where, f"{kind} {oid}", "it is missing")
        except READ_ERRORS as error:
            self._tell(oid, Check.OBJECTS, where, f"{kind} {oid}", str(error) or type(error).__name__)
        return None

    def tell(self, check: Check, where: Where, expected: str, found: str) -> None:
        """Tell what is wrong with what was read."""
        self._findings.add(check, where, expected, found)

    def is_damaged(self, oid: ObjectId) -> bool:
        """Say whether an object turned out to be damaged or missing."""
        return oid in self._damaged

    def commit(self, oid: CommitId) -> Commit | None:
        """Return a commit, or `None` where it is damaged."""

        def decoded() -> Commit | None:
            content = self.read(oid, "commit", Where(commit=oid))
            return None if content is None else self._decoded(oid, content)

        return _kept(self._commits, oid, decoded)

    def names(self, tree: ObjectId, where: Where) -> Names:
        """Return what a folder holds; nothing where it is damaged."""

        def decoded() -> Names | None:
            content = self.read(tree, "tree", where)
            return None if content is None else self._folder(tree, content, where)

        return _kept(self._trees, tree, decoded) or {}

    def find(self, tree: ObjectId, path: str) -> trees.Entry | None:
        """Return what stands under a path of a tree, or `None`."""
        entry = trees.Entry(FOLDER, tree)
        for step in path.split("/"):
            found = self.names(entry.oid, Where(path=path)).get(step) if entry.mode == FOLDER else None
            if found is None:
                return None
            entry = found
        return entry

    def holds(self, tree: ObjectId, path: str) -> bool:
        """Say whether there is something under a path of a tree."""
        return self.find(tree, path) is not None

    def _decoded(self, oid: CommitId, content: bytes) -> Commit | None:
        try:
            return commits.decode(oid, content)
        except READ_ERRORS as error:
            self._tell(oid, Check.FORM, Where(commit=oid), "a commit as yange writes it", str(error))
            return None

    def _folder(self, tree: ObjectId, content: bytes, where: Where) -> Names | None:
        try:
            names = trees.decode(content)
        except Damaged as error:
            self._tell(tree, Check.FORM, where, f"tree {tree} holds entries", str(error))
            return None
        if trees.encode(names) != content:
            self._findings.add(Check.FORM, where, f"tree {tree} in git's order, each name once", "another order, or a name twice")
        return names

    def _tell(self, oid: ObjectId, check: Check, where: Where, expected: str, found: str) -> None:
        self._damaged.add(oid)
        self._findings.add(check, where, expected, found)


def _kept(kept: dict[ObjectId, T], oid: ObjectId, read: Callable[[], T | None]) -> T | None:
    """Return what was read before, else read it and keep it; of many, the last are kept."""
    if oid in kept:
        return kept[oid]
    found = read()
    if found is not None:
        if len(kept) >= _KEPT:
            kept.clear()
        kept[oid] = found
    return found
