"""Legal facts: what the timeline of one Work is laid out from (法律事实).

Small frozen values that the catalog fills from the records, so that the read
path needs neither pydantic nor git. A day that no source states is `None`.

Two clocks: every value here is on the law's clock. The archive's clock is the
`sequence` of a `Recorded` fact alone, and `known` is the one place where the
two meet: what was recorded by then, and not superseded by then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from archive.records.statements import ActKind
from texts.promulgation import Commencement

__all__ = ["Ending", "EndingKind", "Mention", "Recorded", "Suspension", "VersionFacts", "WorkFacts", "known"]

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """What is known of one Version: the act that made it, and when that takes effect.

    Args:
        id: of the Version; of one that only a header note names, any other
            name that is unique within the Work.
        act: what the act made of the Work; `None` where that cannot be told.
        adopted: 通过; of several organs, the day the last of them passed it.
        approved: 批准.
        promulgated: 公布, 发布.
        commencements: of this Version itself (`archive/timeline/commencing.py`); the
            whole text's has `scope` `None`.
        in_force_by: a day by which it, or what superseded it, had surely
            commenced, where its commencement is not known.
        text_held: whether a text of it is held.
        recorded: `False` where it is known from a header note only.
        follows: id of the Version that the act was applied to, where that is
            known; it decides the order of acts of one day.
    """

    id: str
    act: ActKind | None = None
    adopted: date | None = None
    approved: date | None = None
    promulgated: date | None = None
    commencements: tuple[Commencement, ...] = ()
    text_held: bool = True
    recorded: bool = True
    follows: str | None = None
    in_force_by: date | None = None

    @property
    def made(self) -> date | None:
        """The first known day of the act itself: adopted, else approved, else promulgated."""
        return self.adopted or self.approved or self.promulgated


class EndingKind(StrEnum):
    """How force ends."""

    REPEAL = "repeal"
    """废止."""
    LAPSE = "lapse"
    """失效: a fixed term runs out."""


class Ending(NamedTuple):
    """The Work, or a part of it, loses force (废止、失效).

    Args:
        kind: repeal or lapse.
        effective: the first day without force, where it is known.
        not_before: where `effective` is not known, the day before which it
            cannot be: the acting Version's promulgation or adoption.
        not_after: where `effective` is not known, the day by which it surely was.
        scope: the part, as printed; `None` is the whole Work.
        work, version: the acting Version; `None` where it is not recorded.
        title: of the acting Work.
        text: the clause as printed.
        computed: whether `effective` was computed (同时废止: the acting
            Version's own commencement) and is not stated apart.
    """

    kind: EndingKind
    effective: date | None
    not_before: date | None = None
    not_after: date | None = None
    scope: str | None = None
    work: str | None = None
    version: str | None = None
    title: str | None = None
    text: str = ""
    computed: bool = False


class Suspension(NamedTuple):
    """The Work, or a part of it, is not applied for a time (暂停施行).

    Args:
        start: the first day, where known.
        end: the first day on which it is applied again; `None` with
            `end_not_before` `None` is no end that is known of.
        not_before: where `start` is not known, the day before which it cannot be.
        end_not_before: of a resumption whose day is not known, likewise.
        scope: the part, as printed; `None` is the whole Work.
        title: of the act that suspends.
        text: the clause as printed.
    Law: 立法法（2023修正）第十六条.
    """

    start: date | None
    end: date | None = None
    not_before: date | None = None
    end_not_before: date | None = None
    scope: str | None = None
    title: str | None = None
    text: str = ""


class Mention(NamedTuple):
    """What another act states of the Work's first text (被废止法规的通过日期等).

    Args:
        adopted, promulgated, effective: of that text, where stated.
        title: of the act that states it.
    """

    adopted: date | None = None
    promulgated: date | None = None
    effective: date | None = None
    title: str | None = None


class WorkFacts(NamedTuple):
    """All that is known of one Work's time; the order within a field says nothing.

    Args:
        versions: its Versions, held or not.
        endings: repeals and lapses, in whole or in part.
        suspensions: times in which it is not applied.
        mentions: what others state of its first text.
    """

    versions: tuple[VersionFacts, ...] = ()
    endings: tuple[Ending, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded(Generic[Fact]):
    """A fact as it entered the archive.

    Args:
        sequence: place of its commit on the first-parent line, from 0.
        digest: of its record.
        fact: what it says.
        supersedes: digests of the records that it corrects.
    """

    sequence: int
    digest: str
    fact: Fact
    supersedes: tuple[str, ...] = ()


def known(facts: Iterable[Recorded[Fact]], upto: int) -> tuple[Recorded[Fact], ...]:
    """Return what the archive held, uncorrected, once the commit `upto` was made.

    A correction counts from its own commit on, also where it is itself
    corrected later; so an answer about a past head never changes.

    Args:
        facts: in any order; of a record that two forks hold, either or both.
        upto: `sequence` of the last commit that counts.

    Returns:
        By digest, each once.
    """
    held = {one.digest: one for one in facts if one.sequence <= upto}
    corrected = {digest for one in held.values() for digest in one.supersedes}
    return tuple(held[digest] for digest in sorted(held.keys() - corrected))
