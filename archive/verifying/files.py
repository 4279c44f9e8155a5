"""Checks of the files that a commit added: each is read once, Witness by Witness (文件核验)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, fields
from hashlib import sha256
from itertools import groupby

from archive.errors import BadPath
from archive.ledger.commits import Commit
from archive.ledger.trees import BLOB
from archive.records import layout
from archive.records.layout import Kind, Place
from archive.records.statements import Version, Witness, Work
from archive.verifying.checks import Check
from archive.verifying.entries import ReadFile
from archive.verifying.findings import Findings, Where
from archive.verifying.growth import Added
from archive.verifying.index import Index
from archive.verifying.reader import Reader
from archive.verifying.records import KINDS, check_archive_record, check_record, pointers
from archive.verifying.witnesses import Reread, WitnessChecks

__all__ = ["FileChecks", "Seen"]

_ALSO = {"adopted": ("adoptions", "amendments"), "approved": ("approvals", "amendments"), "promulgated": ("promulgated", "amendments")}
"""Which facts of a Promulgation a field that the user states may change, where they are called otherwise."""


@dataclass(slots=True)
class Seen:
    """What was seen of one commit.

    Args:
        files: those that could be read.
        whole: whether all could.
        records: the records of Versions that supersede nothing, by version.
        rereads: what their sources state, with the rules they were recorded by.
    """

    files: list[ReadFile] = field(default_factory=list)
    whole: bool = True
    records: dict[str, tuple[Version, Where]] = field(default_factory=dict)
    rereads: dict[str, tuple[Reread, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Content:
    """A file with its bytes."""

    path: str
    place: Place
    content: bytes
    sha256: str


class FileChecks:
    """The checks of the files of one commit after the other.

    Args:
        reader: of the repository.
        findings: where they are told.
        index: what is held so far; filled here.
        only: the Works whose records and texts are checked; `None` is all.
    """

    def __init__(self, reader: Reader, findings: Findings, index: Index, only: Collection[str] | None) -> None:
        self._reader = reader
        self._findings = findings
        self._index = index
        self._only = only
        self._witnesses = WitnessChecks(findings)

    def check(self, commit: Commit, sequence: int, added: Iterable[Added]) -> Seen:
        """Check the files that a commit added."""
        seen = Seen()
        for _, together in groupby(added, key=_folder):
            contents = list(self._read(commit, together, seen))
            statements = {one.path: self._take_in(commit, sequence, one) for one in contents}
            self._check_witness(commit, contents, statements, seen)
            for one in contents:
                statement = statements[one.path]
                if isinstance(statement, Version) and one.place.version is not None and not statement.supersedes:
                    seen.records[one.place.version] = statement, Where.at(one.place, one.path, commit.id)
        return seen

    def check_stated(self, seen: Seen, version: str) -> None:
        """Check that the first record of a Version says of its making what its text states."""
        if version not in seen.records or version not in seen.rereads:
            return
        (statement, where), (reread, recorded) = seen.records[version], seen.rereads[version]
        if reread.parser != recorded:
            # Other rules may read more of the same text; what was recorded stands.
            return
        by_user = {*statement.stated_by, *(one.field for one in statement.overridden)}
        theirs = {name for user in by_user for name in _ALSO.get(user, (user,))}
        for fact in fields(reread.promulgation):
            stated, said = getattr(reread.promulgation, fact.name), getattr(statement.promulgation, fact.name)
            if fact.name not in theirs and stated != said:
                self._findings.add(Check.STATED, where, f"{fact.name}: {stated}", f"{fact.name}: {said}")

    def _read(self, commit: Commit, files: Iterable[Added], seen: Seen) -> Iterator[_Content]:
        for file in files:
            place = _place(file.path)
            where = Where.at(place, file.path, commit.id)
            if place is None:
                self._findings.add(Check.PATHS, where, "a path that the layout knows", file.path)
            if file.mode != BLOB:
                self._findings.add(Check.PATHS, where, f"a plain file, mode {BLOB}", f"mode {file.mode}")
            content = self._reader.read(file.blob, "blob", where)
            if content is None:
                seen.whole = False
                continue
            digest = sha256(content).hexdigest()
            seen.files.append(ReadFile(file.path, digest, place))
            if place is not None:
                if place.kind in (Kind.TEXT, Kind.SOURCE):
                    self._index.add_file(place, file.blob)
                yield _Content(file.path, place, content, digest)

    def _take_in(self, commit: Commit, sequence: int, one: _Content) -> Work | Version | Witness | None:
        """Check a record, and add it to the index; a text or a source has its turn with its Witness."""
        where = Where.at(one.place, one.path, commit.id)
        if one.place.kind is Kind.ARCHIVE:
            check_archive_record(one.content, where, self._findings)
        if one.place.kind not in KINDS:
            return None
        statement = None
        if self._selected(one.place):
            statement = check_record(one.content, one.sha256, one.place, where, self._findings)
        self._index.add_record(one.place, one.content, one.sha256, sequence, commit.id, one.path)
        if statement is not None:
            self._check_pointers(statement, one.sha256, where)
        return statement

    def _check_pointers(self, statement: Work | Version | Witness, digest: str, where: Where) -> None:
        for old in statement.supersedes:
            if old == digest or not self._index.holds_record(old):
                self._findings.add(Check.SUPERSEDES, where, f"a record with SHA-256 {old}, recorded before", "none")
        for field_, kind, id_ in pointers(statement):
            self._index.add_pointer(kind, id_, field_, where)

    def _check_witness(self, commit: Commit, contents: list[_Content], statements: dict[str, Work | Version | Witness | None], seen: Seen) -> None:
        for one in contents:
            record = statements[one.path]
            if not isinstance(record, Witness):
                continue
            where = Where.at(one.place, one.path, commit.id)
            source, text = (self._part(commit, one.place, kind, contents) for kind in (Kind.SOURCE, Kind.TEXT))
            self._witnesses.check_digests(record, source, text, where)
            if source is not None and text is not None:
                reread = self._witnesses.check_text(record, source, text, where)
                if reread is not None and one.place.version is not None:
                    seen.rereads.setdefault(one.place.version, (reread, record.parser))

    def _part(self, commit: Commit, place: Place, kind: Kind, contents: list[_Content]) -> bytes | None:
        """Return the text or the source of a Witness: added with the record, or before it."""
        found = next((one.content for one in contents if one.place.kind is kind), None)
        if found is not None or place.digest is None or place.work is None or place.version is None or place.witness is None:
            return found
        folder = layout.witness_folder(place.work, place.version, place.witness)
        inner = f"{folder}/source" if kind is Kind.SOURCE else folder
        entry = self._reader.find(commit.tree, inner)
        names = self._reader.names(entry.oid, Where(path=inner)) if entry is not None else {}
        blob = next((one.oid for name, one in names.items() if kind is Kind.SOURCE or name.endswith(".md")), None)
        return self._reader.read(blob, "blob", Where.at(place, inner, commit.id)) if blob is not None else None

    def _selected(self, place: Place) -> bool:
        return self._only is None or place.work in self._only


def _folder(file: Added) -> str:
    """Return the folder of the Witness that a file belongs to, else the file itself."""
    place = _place(file.path)
    if place is None or place.work is None or place.version is None or place.witness is None:
        return file.path
    return layout.witness_folder(place.work, place.version, place.witness)


def _place(path: str) -> Place | None:
    try:
        return layout.read(path)
    except BadPath:
        return None
