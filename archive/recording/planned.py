"""Planned: what recording would do, and what it did (著录方案与结果)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from archive.answering.shown import Candidate

if TYPE_CHECKING:
    from texts.finding import Finding
    from texts.promulgation import Commencement, Promulgation

__all__ = ["Action", "Conflict", "Outcome", "Plan", "Planned", "Recorded"]


class Action(StrEnum):
    """What recording one source does."""

    VERSION = "version"
    """A version that was not held."""
    WITNESS = "witness"
    """Another source of a version that is held; its text may differ."""
    NOTHING = "nothing"
    """The same bytes are recorded already."""
    UNDECIDED = "undecided"
    """It cannot be written until the user decides; `conflicts` or `ambiguous` say what."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value given by the user that the text contradicts.

    Args:
        field: path of the field (`promulgated`).
        stated: what the text states, as ISO date or as printed.
        where: the place in the text that states it.
        given: what the manifest or `--set` says.
        by: manifest or set.
    """

    field: str
    stated: str
    where: str
    given: str
    by: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What was understood of one source, and what recording it would do.

    Args:
        source: as given.
        action: what would be done.
        title: title of the text; `None` where none is printed or set.
        work: id of the Work it belongs to, of a new one if `new_work`; `None` where undecided.
        new_work: whether the Work is new to the archive.
        version: label of the version.
        matched_by: why it is that Work, in words.
        promulgation: what is recorded, the user's values included.
        stated_by: field → text, manifest or set, for the fields that are known.
        counts: provisions by level.
        findings: what was noticed in the text.
        notes: what the archive noticed (other witness differs, predecessor completed, …), in words.
        named: titles of the Works that become known because this text names them.
        ambiguous: Works it may be; the user decides with `--set work=ID` or `--set work=new`.
        conflicts: values that the text contradicts.
        commencements: the version's own, which the clause printed in an amended text is not.
    """

    source: str
    action: Action
    title: str | None
    work: str | None
    new_work: bool
    version: str | None
    matched_by: str
    promulgation: "Promulgation"
    stated_by: dict[str, str]
    counts: dict[str, int]
    findings: tuple["Finding", ...]
    notes: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    ambiguous: tuple[Candidate, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    commencements: tuple["Commencement", ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What recording some sources would do; nothing is written yet.

    Args:
        entries: one for each source, in the order given.
        prepared: what `Archive.record` writes; opaque to callers.
    """

    entries: tuple[Planned, ...]
    prepared: object = None

    @property
    def ready(self) -> bool:
        """Whether nothing is left for the user to decide."""
        return all(entry.action is not Action.UNDECIDED for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What recording one source did.

    Args:
        source: as given.
        action: what was done.
        work, version, title: where it is now.
        commit: the commit that holds it; for NOTHING, the one that held it already.
    """

    source: str
    action: Action
    work: str
    version: str
    title: str
    commit: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What one `record` wrote.

    Args:
        outcomes: one for each source.
        head: the ledger's head afterwards.
        named: Works that became known by name only, with their ids.
    """

    outcomes: tuple[Outcome, ...]
    head: str
    named: tuple[Candidate, ...] = ()
