"""Joining (合并): one archive takes over what a fork of it recorded.

Nothing is believed: every commit of the other side is proved by its chain
before it is taken over, and no file of either side may change.
"""

from typing import TYPE_CHECKING

from archive.errors import CannotJoin, IntegrityError, WriteOnceViolated
from archive.ledger.objects import ObjectId
from archive.ledger.trees import FOLDER, decode
from archive.ledger.walking import LedgerEntry
from archive.ledger.writing import Writing

if TYPE_CHECKING:
    from archive.ledger.ledger import Ledger

__all__ = ["take_over"]


def take_over(ours: "Ledger", theirs: "Ledger", writing: Writing) -> None:
    """Write everything that a fork recorded, and the commit that joins it.

    Args:
        ours: the archive that is being written.
        theirs: the fork.
        writing: upon the head of `ours`.

    Raises:
        CannotJoin: it is another archive, its ledger does not hold, or both
            recorded other bytes under one path.
    """
    if ours.record.id != theirs.record.id:
        raise CannotJoin(f"{theirs.folder} is another archive ({theirs.record.id}), not a fork of this one ({ours.record.id})")
    head = theirs.head()
    new = theirs.beyond({commit.id for commit in ours.history()}, head)
    if not new:
        return
    for entry in new:
        _prove(theirs, entry)
        writing.take("commit", entry.commit.id, theirs.object(entry.commit.id, "commit"))
        _take_tree(theirs, writing, entry.commit.tree, "")
    commit = theirs.commit(head)
    # Nothing is ever removed, so that the files of the new commits are all that theirs can have and ours not.
    files = [file for entry in new for file in entry.added]
    try:
        writing.join(commit, files, f"Join a fork that recorded {len(new)} commits", (("Joined", head),))
    except WriteOnceViolated as error:
        raise CannotJoin(f"both recorded {error.path}, with other bytes") from error


def _prove(theirs: "Ledger", entry: LedgerEntry) -> None:
    commit = entry.commit
    try:
        sound = theirs.expected_chain(entry) == commit.chain and not theirs.lost(commit)
        parents = [theirs.commit(parent) for parent in commit.parents]
    except IntegrityError as error:
        raise CannotJoin(f"the fork is damaged: {error}") from error
    if not sound or any(parent.recorded > commit.recorded for parent in parents):
        raise CannotJoin(f"the fork's ledger does not hold at commit {commit.id}", hint="verify the fork")


def _take_tree(theirs: "Ledger", writing: Writing, tree: ObjectId, prefix: str) -> None:
    content = theirs.object(tree, "tree")
    if not writing.take("tree", tree, content):
        return
    for name, entry in decode(content).items():
        if entry.mode == FOLDER:
            _take_tree(theirs, writing, entry.oid, f"{prefix}{name}/")
        else:
            writing.take("blob", entry.oid, theirs.blob(entry.oid), prefix + name)
