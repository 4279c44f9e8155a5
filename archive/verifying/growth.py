"""Growth: what a commit added to its parents' files, and what it lost of them (账的增长).

Only folders that differ are opened, so that a pass over the whole history
opens every folder once, and no list of what was seen is kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from archive.ledger.objects import ObjectId
from archive.ledger.trees import Entry
from archive.verifying.checks import Check
from archive.verifying.findings import Where
from archive.verifying.reader import FOLDER, Names, Reader

__all__ = ["Added", "Growth", "Lost", "growth"]

_DEEPEST = 16
"""Twice as deep as any layout; whoever nests thousands of folders must not exhaust us."""


@dataclass(frozen=True, slots=True)
class Added:
    """A file that a commit has and none of its parents has under that path with that content."""

    path: str
    blob: ObjectId
    mode: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A file or folder of a parent that a commit has not, or has otherwise.

    Args:
        path: where it stood.
        before: its id.
        now: what stands there; `None` where nothing does.
    """

    path: str
    before: ObjectId
    now: Entry | None


@dataclass(slots=True)
class Growth:
    """What one commit did to the files.

    Args:
        added: in order of path.
        lost: in any order.
        sure: whether every folder on the way could be read.
    """

    added: list[Added] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)
    sure: bool = True


def growth(reader: Reader, parents: Sequence[ObjectId], tree: ObjectId, commit: str) -> Growth:
    """Compare the tree of a commit with those of its parents.

    Args:
        parents: their trees.
        tree: its own.
        commit: for findings.
    """
    found = Growth()
    if tree not in parents or len(set(parents)) > 1:
        _compare(reader, list(parents), tree, "", commit, found, known=tree in parents)
    found.added.sort(key=lambda file: file.path)
    return found


def _compare(reader: Reader, olds: list[ObjectId], new: ObjectId, prefix: str, commit: str, found: Growth, *, known: bool) -> None:
    """Compare one folder; `known` where a parent has just this one, so that nothing in it is new."""
    where = Where(path=prefix or None, commit=commit)
    if prefix.count("/") > _DEEPEST:
        reader.tell(Check.PATHS, where, f"folders no more than {_DEEPEST} deep", "deeper ones")
        found.sure = False
        return
    now = reader.names(new, where)
    before = [reader.names(old, where) for old in olds]
    found.sure &= not any(reader.is_damaged(tree) for tree in (new, *olds))
    for name in _differing(now, before):
        path, entry = prefix + name, now.get(name)
        formers = [names[name] for names in before if name in names]
        same = known or entry in formers
        if entry is not None and entry.mode == FOLDER:
            folders = [former.oid for former in formers if former.mode == FOLDER]
            if not (entry in formers and all(former == entry for former in formers)):
                _compare(reader, folders, entry.oid, path + "/", commit, found, known=same)
        elif entry is not None and not same:
            found.added.append(Added(path, entry.oid, entry.mode))
        found.lost += [Lost(path, former.oid, entry) for former in dict.fromkeys(formers) if _is_lost(former, entry)]


def _differing(now: Names, before: Sequence[Names]) -> Iterator[str]:
    """Yield the names that do not stand the same on every side."""
    if len(before) == 1:
        differing = {name for name, _ in now.items() ^ before[0].items()}
    else:
        differing = {name for name in {*now, *(name for names in before for name in names)} if any(names.get(name) != now.get(name) for names in before)}
        differing |= set() if before else set(now)
    yield from sorted(differing)


def _is_lost(former: Entry, entry: Entry | None) -> bool:
    """Say whether what a parent had is gone; a folder that has become another folder is looked into."""
    if entry is None:
        return True
    return former != entry and not (former.mode == FOLDER and entry.mode == FOLDER)
