"""Archive: what the command line and other programs use (档案).

Every reading method answers from the catalog and at most a few git objects;
nothing heavy is imported before it is needed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from archive.answers import Candidate, Compared, History, Plan, Provenance, Recorded, RelationLine, Shown, Status, Timeline, WorkLine

__all__ = ["Archive", "Source"]


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to be recorded (来源).

    Args:
        content: the bytes as received.
        name: file name or path as given; its ending helps to tell the format.
        origin: URL or file name to be recorded; `name` where none is given.
        kind: gazette, official or unofficial; the user's statement, recorded as such.
    """

    content: bytes
    name: str
    origin: str | None = None
    kind: str | None = None


def _now() -> datetime:
    return datetime.now(UTC)


class Archive:
    """An archive of legal texts in one folder."""

    @classmethod
    def create(cls, folder: Path, *, author: str, zone: str = "Asia/Shanghai", clock: Callable[[], datetime] = _now) -> Self:
        """Make a new archive in `folder`, which must not exist or be empty.

        Args:
            author: who makes it, `Name <mail>`.
            zone: IANA name of the civil time in which days are counted.
            clock: gives the present as an aware datetime.

        Raises:
            RequestError: there is something in `folder` already.
        """
        raise NotImplementedError

    @classmethod
    def open(cls, folder: Path, *, author: str | None = None, clock: Callable[[], datetime] = _now) -> Self:
        """Open the archive that `folder` is, or is in.

        Raises:
            RequestError: there is no archive.
            IntegrityError: it is of a newer format, or damaged.
        """
        raise NotImplementedError

    # ---- writing

    def plan(self, sources: Sequence[Source], *, given: Mapping[str, str] | None = None, manifest: Path | None = None) -> "Plan":
        """Read sources and say what recording them would do.

        Args:
            given: `--set FIELD=VALUE` pairs; they hold for every source.
                `FIELD!` (with the mark) overrides what the text states.
            manifest: JSONL, one object a file: `path` and fields.

        Raises:
            SourceError: a source is no text.
            RequestError: a field is unknown or its value is none.
        """
        raise NotImplementedError

    def record(self, plan: "Plan") -> "Recorded":
        """Write what was planned, by one move of the ref.

        Raises:
            RequestError: something in the plan is undecided.
        """
        raise NotImplementedError

    def correct(self, law: str, *, given: Mapping[str, str], reason: str, version: str | None = None) -> "Recorded":
        """Add a record that supersedes what was recorded wrongly of a version, or of the Work.

        Args:
            version: label; `None` corrects the only version, or Work fields (`alias`).
        """
        raise NotImplementedError

    # ---- reading

    def find(self, words: str) -> "tuple[Candidate, str | None]":
        """Say which Work, and which provision of it, a person means (`刑法第十七条第二款`).

        Returns:
            The Work, and the citation of the provision as typed or `None`.

        Raises:
            NotHeld: no Work is called so; the hint lists the nearest titles.
            AmbiguousLaw: several are; `candidates` lists them.
        """
        raise NotImplementedError

    def works(self) -> "Iterator[WorkLine]":
        """Yield every Work, by title."""
        raise NotImplementedError

    def titles(self, prefix: str) -> tuple[str, ...]:
        """Titles and aliases that begin with `prefix`, for shell completion; at most 50."""
        raise NotImplementedError

    def status(self, law: str, *, on: date | None = None, known: date | None = None) -> "Status":
        """Say whether a law is in force on a day (`None`: today), as known at the end of `known`."""
        raise NotImplementedError

    def show(self, law: str, provision: str | None = None, *, on: date | None = None, version: str | None = None, known: date | None = None) -> "Shown":
        """Say what a law or a provision says on a day, or in the version of that label.

        Raises:
            NoSuchProvision: the version has no such provision.
        """
        raise NotImplementedError

    def timeline(self, law: str, *, known: date | None = None) -> "Timeline":
        """Lay the versions of a law out over legal time."""
        raise NotImplementedError

    def relations(self, law: str, *, known: date | None = None) -> "tuple[RelationLine, ...]":
        """List what a law does to others, and others to it."""
        raise NotImplementedError

    def history(self, law: str, provision: str | None = None, *, known: date | None = None) -> "History":
        """Say which versions changed a law, or one provision of it."""
        raise NotImplementedError

    def compare(self, law: str, old: str, new: str, *, known: date | None = None) -> "Compared":
        """Compare two versions of a law.

        Args:
            old, new: a version label, or an ISO date: the version operative on that day.
        """
        raise NotImplementedError

    def provenance(self, law: str, *, known: date | None = None) -> "Provenance":
        """Say how the archive knows what it says of a law."""
        raise NotImplementedError
