"""Walking: the commits of the ledger in order, and what each added.

Only folders that differ are opened. Answers do not walk: the catalog does,
when it is brought up to date.
"""

import re
from collections.abc import Iterable, Iterator, Set
from datetime import datetime
from typing import NamedTuple

from archive.errors import Damaged, NotInLedger, ObjectMissing
from archive.ledger.commits import Commit, CommitId, decode
from archive.ledger.delta import common_prefix
from archive.ledger.objects import ObjectId, Objects
from archive.ledger.trees import entries

__all__ = ["AddedFile", "LedgerEntry", "Walk"]

_FOLDER = b"40000"
_SHARDS = rb"(?s:(?:40000 [0-9a-f]{2}\x00.{20})*)"
_SHARD = 29
_TREES_KEPT = 512

_Names = set[tuple[bytes, bytes, bytes]]
"""Mode, name and id of entries of a folder."""


class AddedFile(NamedTuple):
    """A file that a commit added.

    Args:
        path: where it lies.
        blob: the id of its content.
        mode: `100644`, or what somebody else made of it.
    """

    path: str
    blob: ObjectId
    mode: str


class LedgerEntry(NamedTuple):
    """One commit, and the files that are in it and in none of its parents.

    Args:
        commit: who recorded, when, in what words.
        added: in order of path; empty for a join.
    """

    commit: Commit
    added: tuple[AddedFile, ...]


class Walk:
    """A walk over the history of one repository.

    Args:
        objects: where commits and trees are read.
    """

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._trees: dict[ObjectId, bytes] = {}

    def commit(self, oid: CommitId) -> Commit:
        """Read one commit.

        Raises:
            Damaged: there is none, or it is not what was written.
        """
        return decode(oid, self._objects.read(oid, "commit"))

    def commits(self, head: CommitId, since: CommitId | None = None) -> list[Commit]:
        """Return the commits that lead to `head`, parents before children, a joined side before its join.

        Args:
            since: leave out this one and everything that leads to it.

        Raises:
            NotInLedger: `since` does not lead to `head`.
        """
        line = self._line(head, since)
        if line is not None:
            return line
        known = set() if since is None else {commit.id for commit in self._all(since, set())}
        found = self._all(head, known)
        if since is not None and since not in {head, *(parent for commit in found for parent in commit.parents)}:
            raise _not_leading(since, head)
        return found

    def beyond(self, head: CommitId, known: Set[CommitId]) -> list[Commit]:
        """Return the commits that lead to `head` and to none of those known, parents before children."""
        return self._all(head, set(known))

    def entries(self, commits: Iterable[Commit]) -> Iterator[LedgerEntry]:
        """Yield what each commit added."""
        trees: dict[CommitId, ObjectId] = {}
        for commit in commits:
            trees[commit.id] = commit.tree
            parents = [trees[parent] if parent in trees else self.commit(parent).tree for parent in commit.parents]
            yield LedgerEntry(commit, self._added(commit.tree, parents))

    def lost(self, commit: Commit) -> tuple[AddedFile, ...]:
        """Return the files of its parents that a commit has not, or has otherwise; the write-once rule allows none."""
        found = {file for parent in commit.parents for file in self.differing(commit.tree, self.commit(parent).tree)}
        return tuple(sorted(found, key=lambda file: file.path))

    def _added(self, tree: ObjectId, parents: list[ObjectId]) -> tuple[AddedFile, ...]:
        found = set(self.differing(parents[0] if parents else None, tree))
        for other in parents[1:]:
            found &= set(self.differing(other, tree))
        return tuple(sorted(found, key=lambda file: file.path))

    def differing(self, old: ObjectId | None, new: ObjectId) -> list[AddedFile]:
        """Return the files of the tree `new` that `old` has not, or has otherwise."""
        found: list[AddedFile] = []
        self._compare(old, new, "", found)
        return found

    def _compare(self, old: ObjectId | None, new: ObjectId, prefix: str, found: list[AddedFile]) -> None:
        gone, come = _differing_names(self._read(old) if old else b"", self._read(new))
        folders = {name: ObjectId(oid.hex()) for mode, name, oid in gone if mode == _FOLDER}
        for mode, name, oid in come:
            path = prefix + name.decode("utf-8", "surrogateescape")
            inner = ObjectId(oid.hex())
            if mode == _FOLDER:
                self._compare(folders.get(name), inner, path + "/", found)
            else:
                found.append(AddedFile(path, inner, mode.decode("ascii")))

    def at(self, head: CommitId, instant: datetime) -> Commit | None:
        """Return the last commit of the first-parent line that was recorded by `instant`, or `None`."""
        commit = self.commit(head)
        while commit.recorded > instant:
            if not commit.parents:
                return None
            commit = self.commit(commit.parents[0])
        return commit

    def _line(self, head: CommitId, since: CommitId | None) -> list[Commit] | None:
        """Return the commits since `since` where none of them is a join; else `None`."""
        found: list[Commit] = []
        oid: CommitId | None = head
        while oid is not None and oid != since:
            commit = self._parent(oid)
            if len(commit.parents) > 1:
                return None
            found.append(commit)
            oid = commit.parents[0] if commit.parents else None
        if since is not None and oid is None:
            raise _not_leading(since, head)
        return found[::-1]

    def _all(self, head: CommitId, known: set[CommitId]) -> list[Commit]:
        seen = set(known)
        found: list[Commit] = []
        waiting: list[CommitId | Commit] = [head]
        while waiting:
            top = waiting.pop()
            if isinstance(top, Commit):
                found.append(top)
            elif top not in seen:
                seen.add(top)
                commit = self._parent(top)
                waiting.append(commit)
                waiting += reversed(commit.parents)
        return found

    def _parent(self, oid: CommitId) -> Commit:
        try:
            return self.commit(oid)
        except ObjectMissing as error:
            raise Damaged(f"the history is cut off: commit {oid} is missing", hint=error.hint) from error

    def _read(self, tree: ObjectId) -> bytes:
        content = self._trees.get(tree)
        if content is None:
            content = self._objects.read(tree, "tree")
            if len(self._trees) >= _TREES_KEPT:
                self._trees.clear()
            self._trees[tree] = content
        return content


def _differing_names(old: bytes, new: bytes) -> tuple[_Names, _Names]:
    """Return what only the one tree names, and what only the other."""
    if len(new) > _SHARD and re.fullmatch(_SHARDS, new) and re.fullmatch(_SHARDS, old):
        # The folders that hold all Works have hundreds of names of one length: only the part that differs is taken apart.
        front = common_prefix(old, new) // _SHARD * _SHARD
        old, new = old[front:], new[front:]
        back = common_prefix(old[::-1], new[::-1]) // _SHARD * _SHARD
        old, new = old[: len(old) - back], new[: len(new) - back]
    before: _Names = set(entries(old))
    now: _Names = set(entries(new))
    return before - now, now - before


def _not_leading(since: CommitId, head: CommitId) -> NotInLedger:
    return NotInLedger(f"commit {since} does not lead to {head}: the ledger was rolled back, or this is another one")
