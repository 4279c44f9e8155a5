"""Lineage: the commits that lead to the head, parents before children (账目的顺序)."""

from collections.abc import Iterator

from archive.ledger.commits import CommitId
from archive.verifying.reader import Reader

__all__ = ["Lineage"]


class Lineage:
    """The commits that lead to a head, as far as they can be read.

    Only ids are kept: a commit is read again when its turn comes.

    Args:
        reader: of the repository.
        head: the last one.

    Attributes:
        order: parents before children, a joined side before its join.
        line: the first-parent line.
        sequences: place of each on that line, from 0; a joined side has its join's.
    """

    def __init__(self, reader: Reader, head: CommitId) -> None:
        self._reader = reader
        self._parents: dict[CommitId, tuple[CommitId, ...]] = {}
        self.order: tuple[CommitId, ...] = tuple(self._ordered(head))
        self.line = self._first_parents(head)
        self.sequences = self._numbered()

    def __contains__(self, oid: object) -> bool:
        return oid in self._parents

    def beyond(self, head: CommitId) -> frozenset[CommitId]:
        """Return the commits that lead to another head and not to this one's: those recorded meanwhile."""
        found: set[CommitId] = set()
        waiting = [head]
        while waiting:
            oid = waiting.pop()
            if oid not in self and oid not in found:
                found.add(oid)
                commit = self._reader.commit(oid)
                waiting += commit.parents if commit is not None else ()
        return frozenset(found)

    def _ordered(self, head: CommitId) -> Iterator[CommitId]:
        waiting = [(head, False)]
        while waiting:
            oid, ready = waiting.pop()
            if ready:
                yield oid
            elif oid not in self._parents:
                commit = self._reader.commit(oid)
                self._parents[oid] = commit.parents if commit is not None else ()
                waiting.append((oid, True))
                waiting += [(parent, False) for parent in reversed(self._parents[oid])]

    def _first_parents(self, head: CommitId) -> frozenset[CommitId]:
        found: set[CommitId] = set()
        at: tuple[CommitId, ...] = (head,)
        while at:
            found.add(at[0])
            at = self._parents.get(at[0], ())
        return frozenset(found)

    def _numbered(self) -> dict[CommitId, int]:
        found: dict[CommitId, int] = {}
        number = 0
        for oid in self.order:
            found[oid] = number
            number += oid in self.line
        return found
