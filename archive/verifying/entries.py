"""Checks of one entry of the ledger: its form, time, chain, words, and what it lost (逐笔核验)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.errors import ArchiveError, BadPath
from archive.ledger import chain, commits
from archive.ledger.commits import Commit
from archive.ledger.objects import ObjectId
from archive.ledger.repository import ArchiveRecord
from archive.records import layout
from archive.records.layout import Kind, Place
from archive.verifying.checks import Check
from archive.verifying.findings import Findings, Where
from archive.verifying.growth import Growth
from archive.verifying.reader import Reader

__all__ = ["EntryChecks", "ReadFile"]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that a commit added, once it was read.

    Args:
        path: where it lies.
        sha256: of its content.
        place: what the path says of it; `None` where that is nothing.
    """

    path: str
    sha256: str
    place: Place | None


class EntryChecks:
    """The checks of one commit after the other.

    Args:
        reader: of the repository.
        findings: where they are told.
    """

    def __init__(self, reader: Reader, findings: Findings) -> None:
        self._reader = reader
        self._findings = findings
        self._begun = False

    def check_alone(self, commit: Commit, parents: Sequence[Commit]) -> None:
        """Check what needs none of the commit's files."""
        where = Where(commit=commit.id)
        content = self._reader.read(commit.id, "commit", where)
        if content is not None and content != _as_written(commit):
            self._findings.add(Check.FORM, where, "author and committer the same, no other header", "headers that yange does not write")
        if not commit.parents and self._begun:
            self._findings.add(Check.FORM, where, "one commit without a parent: the archive's first", "another one")
        self._begun |= not commit.parents
        for parent in parents:
            if parent.recorded > commit.recorded:
                expected = f"not before {parent.recorded.isoformat()}, when its parent was recorded"
                self._findings.add(Check.RECORDED_TIME, where, expected, commit.recorded.isoformat())

    def check_chain(self, commit: Commit, parents: Sequence[Commit], files: Iterable[ReadFile]) -> str | None:
        """Check the value that the commit states, and return the one that follows from what is here.

        Args:
            parents: all of them.
            files: all that it added.
        """
        where = Where(commit=commit.id)
        try:
            stated = commit.chain
            before = [parent.chain for parent in parents]
        except ArchiveError as error:
            if commit.trailer(chain.CHAIN) is None:
                self._findings.add(Check.CHAIN, where, f"a trailer {chain.CHAIN}", str(error))
            return None
        last = f"{chain.CHAIN}: {stated}\n".encode("ascii")
        if not commit.body.endswith(b"\n" + last):
            self._findings.add(Check.CHAIN, where, f"{chain.CHAIN} as the last line", "words after it, or before it on its line")
            return None
        message = commit.body.removesuffix(last)
        value = chain.value(before, commit.author, commit.recorded, message, [(file.path, file.sha256) for file in files])
        if value != stated:
            self._findings.add(Check.CHAIN, where, value, stated)
        return value

    def check_write_once(self, commit: Commit, parents: Sequence[Commit], growth: Growth) -> None:
        """Check that nothing is gone or changed."""
        for lost in sorted(growth.lost, key=lambda one: one.path):
            if lost.path == layout.ARCHIVE_RECORD and lost.now is not None and self._is_migration(parents, lost.now.oid):
                continue
            where = Where.at(_place(lost.path), lost.path, commit.id)
            found = "it is gone" if lost.now is None else f"blob {lost.now.oid}"
            self._findings.add(Check.WRITE_ONCE, where, f"{lost.path} as it was: {lost.before}", found)

    def check_trailers(self, commit: Commit, files: Sequence[ReadFile]) -> None:
        """Check that the trailers name what the files are."""
        places = [file.place for file in files if file.place is not None]
        self._agree(commit, "Work", {place.work for place in places if place.work is not None})
        self._agree(commit, "Version", {place.version for place in places if place.version is not None})
        for key, kind in (("Source-SHA256", Kind.SOURCE), ("Text-SHA256", Kind.TEXT)):
            self._agree(commit, key, {file.sha256 for file in files if file.place is not None and file.place.kind is kind})
        if commit.trailer("Recorded-With") is None:
            self._findings.add(Check.TRAILERS, Where(commit=commit.id), "a trailer Recorded-With", "none")

    def check_entering(self, commit: Commit, parents: Sequence[Commit], files: Sequence[ReadFile]) -> frozenset[str]:
        """Check what enters the archive with a commit, and return the ids of its new Versions."""
        if not commit.parents and [file.path for file in files] != [layout.ARCHIVE_RECORD]:
            self._findings.add(
                Check.FORM, Where(commit=commit.id), f"the first commit adds {layout.ARCHIVE_RECORD} alone", _listed(file.path for file in files)
            )
        trees = [parent.tree for parent in parents]
        by_folder = _by_folder(files)
        new = {folder: inside for folder, inside in by_folder.items() if not any(self._reader.holds(tree, folder) for tree in trees)}
        versions = {inside[0].place.version: folder for folder, inside in new.items() if inside[0].place is not None and _depth(folder) == _VERSION}
        if len(versions) > 1:
            self._findings.add(Check.ONE_COMMIT, Where(commit=commit.id), "one new Version", f"{len(versions)}: {_listed(map(str, versions))}")
        for folder, inside in new.items():
            self._check_whole(commit, folder, inside)
        for folder, inside in by_folder.items():
            if folder not in new and _depth(folder) == _WITNESS and any(file.place is None or file.place.digest is None for file in inside):
                where = Where.at(inside[0].place, folder, commit.id)
                self._findings.add(Check.ONE_COMMIT, where, "a Witness enters by one commit", f"files added to it later: {_listed(f.path for f in inside)}")
        return frozenset(str(version) for version in versions)

    def _check_whole(self, commit: Commit, folder: str, inside: Sequence[ReadFile]) -> None:
        """Check that a new Work, Version or Witness enters with what belongs to it."""
        kinds = [file.place.kind for file in inside if file.place is not None]
        depth = _depth(folder)
        if depth == _WORK:
            wanted, whole = "a Work record", Kind.WORK in kinds
        elif depth == _VERSION:
            wanted, whole = "a Version record and a Witness", Kind.VERSION in kinds and Kind.WITNESS in kinds
        else:
            own = sorted(kind for file in inside if file.place is not None and file.place.digest is None for kind in (file.place.kind,))
            wanted, whole = "one record, one text, one source", own == sorted((Kind.WITNESS, Kind.TEXT, Kind.SOURCE))
        if not whole:
            self._findings.add(Check.ONE_COMMIT, Where.at(inside[0].place, folder, commit.id), wanted, _listed(file.path for file in inside))

    def _agree(self, commit: Commit, key: str, values: set[str]) -> None:
        stated = {value for name, value in commit.trailers if name == key}
        if stated != values:
            expected = f"{key}: {_listed(values)}" if values else f"no trailer {key}"
            self._findings.add(Check.TRAILERS, Where(commit=commit.id), expected, f"{key}: {_listed(stated)}" if stated else "none")

    def _is_migration(self, parents: Sequence[Commit], now: ObjectId) -> bool:
        """Say whether yange.json changed because the format did."""
        olds = [entry.oid for parent in parents if (entry := self._reader.find(parent.tree, layout.ARCHIVE_RECORD)) is not None]
        formats = [self._format(oid) for oid in (*olds, now)]
        return all(number is not None for number in formats) and all((one or 0) < (formats[-1] or 0) for one in formats[:-1])

    def _format(self, oid: ObjectId) -> int | None:
        content = self._reader.read(oid, "blob", Where(path=layout.ARCHIVE_RECORD))
        try:
            return ArchiveRecord.load(content).format if content is not None else None
        except ArchiveError as error:
            return getattr(error, "found", None)


_WORK, _VERSION, _WITNESS = 4, 5, 6
"""How many names lead to a folder of each kind."""


def _depth(folder: str) -> int:
    return folder.count("/") + 1


def _by_folder(files: Iterable[ReadFile]) -> dict[str, list[ReadFile]]:
    """Return what stands in each Work's, Version's and Witness's folder and below it."""
    found: dict[str, list[ReadFile]] = {}
    for file in files:
        place = file.place
        if place is None or place.work is None:
            continue
        steps = file.path.split("/")
        for depth, id_ in ((_WORK, place.work), (_VERSION, place.version), (_WITNESS, place.witness)):
            if id_ is not None:
                found.setdefault("/".join(steps[:depth]), []).append(file)
    return found


def _place(path: str) -> Place | None:
    try:
        return layout.read(path)
    except BadPath:
        return None


def _as_written(commit: Commit) -> bytes | None:
    try:
        return commits.encode(commit.tree, commit.parents, commit.author, commit.recorded, commit.body.decode("utf-8"))
    except (ArchiveError, ValueError):
        return None


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)) or "nothing"
