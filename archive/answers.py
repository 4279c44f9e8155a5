"""Answers: what the archive says when it is asked (答复).

Plain frozen values, so that reading needs nothing heavy. A date that no
source states is `None`, and `reason` says why an answer is not known.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from archive.planned import Action, Conflict, Outcome, Plan, Planned, Recorded
from archive.shown import Candidate, Shown, Source, Status, WitnessLine
from archive.traced import Clock, Event, Provenance

if TYPE_CHECKING:
    from texts.attribution import Attribution
    from texts.comparison import Comparison

__all__ = [
    "Action",
    "Author",
    "Blamed",
    "Candidate",
    "Clock",
    "Compared",
    "Conflict",
    "Event",
    "History",
    "HistoryEntry",
    "Outcome",
    "Plan",
    "Planned",
    "Provenance",
    "Recorded",
    "RelationLine",
    "Shown",
    "Source",
    "Span",
    "Stand",
    "Status",
    "Timeline",
    "WitnessLine",
    "WorkLine",
]


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One line of `list`.

    Args:
        work: id.
        title: the title of the latest version known.
        kind: a `DocumentType` value, where it can be told.
        jurisdiction: ISO 3166-2.
        organs: who adopts it.
        adopted: its first adoption, where stated.
        versions: labels of the versions held, in legal order.
        held: whether a text is held; else the Work is only named by another.
    """

    work: str
    title: str
    kind: str | None
    jurisdiction: str | None
    organs: tuple[str, ...]
    adopted: date | None
    versions: tuple[str, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class RelationLine:
    """A relation seen from one of its sides.

    Args:
        kind: repeals, repeals_in_part, amends, replaces, suspends, implements, cites.
        outgoing: `True` where the Work asked about acts, `False` where it is acted upon.
        work: id of the other Work; `None` where it could not be decided which it is.
        title: title of the other Work, as stated.
        version: label of the version that asserts it.
        effective: the day of the effect, where stated or computed.
        scope: the part it is about; `None` is the whole.
    """

    kind: str
    outgoing: bool
    work: str | None
    title: str
    version: str | None
    effective: date | None
    scope: str | None


@dataclass(frozen=True, slots=True)
class Span:
    """One version on the axis of legal time.

    Args:
        version: label.
        id: version id; `None` where it is known from a header note only.
        act: title of the act that made it, where stated.
        kind: adoption, amendment or reenactment; `None` where it cannot be told.
        adopted, promulgated, effective: stated or computed days.
        effective_basis: how `effective` is known, in words.
        until: first day on which it is no longer operative, where known.
        text_held: whether its text is held.
        never_in_force: superseded before it commenced.
        witnesses: its texts, the one that is read first.
    """

    version: str
    id: str | None
    act: str | None
    kind: str | None
    adopted: date | None
    promulgated: date | None
    effective: date | None
    effective_basis: str | None
    until: date | None
    text_held: bool
    never_in_force: bool = False
    witnesses: tuple[WitnessLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """The versions of a Work laid out over legal time (`yange.timeline/1`)."""

    work: str
    title: str
    known: date | None
    spans: tuple[Span, ...]
    relations: tuple[RelationLine, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One version in the history of a law or a provision.

    Args:
        span: the version.
        changed: the provisions it changed, as people name them; `None` where it or
            the version before it is not held, so that this is not known.
        before, after: the words of the provision asked about, where one was; `None` where absent.
        became: what became of that provision: modified, split, merged, inserted,
            deleted; present where the first text held has it, which may not have brought it.
        was, now: what it is called in the text before, and in this; several where it is divided.
        confidence: how sure it is that this is the same provision; 1 where that was not inferred.
        or_by: versions before it whose texts are not held, any of which may have made the change.
    """

    span: Span
    changed: tuple[str, ...] | None
    before: str | None = None
    after: str | None = None
    became: str | None = None
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    confidence: float = 1.0
    or_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """What a provision is called in one version.

    Args:
        version: label.
        names: as people name it; several where it is divided, none where it does not exist.
    """

    version: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """Who changed a law when, or a provision of it (`yange.history/1`).

    Args:
        entries: every version of a law; of a provision the first text that
            has it, and the versions that changed it.
        named_in: label of the version whose numbering names the provision.
        stands: what the provision is called in each text held.
        first_appeared: label of the first text that has it.
        or_earlier: the text before that is not held, so that it may be older.
        last_changed: label of the last version that brought, changed or ended it,
            `None` where it stands as in the first text.
    """

    work: str
    title: str
    address: str | None
    cited: str | None
    entries: tuple[HistoryEntry, ...]
    notes: tuple[str, ...] = ()
    named_in: str | None = None
    stands: tuple[Stand, ...] = ()
    first_appeared: str | None = None
    or_earlier: bool = False
    last_changed: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """A version that words are attributed to.

    Args:
        span: the version, with the title of its act.
        or_by: versions before it whose texts are not held, any of which may have written or restated it instead.
        or_earlier: it is the first text held and may have been amended before, or follow one that is not held.
        wrote: how many characters of the text asked about it wrote, blanks aside.
        restated: how many provisions of it its act was the last to give anew.
    """

    span: Span
    or_by: tuple[str, ...]
    or_earlier: bool
    wrote: int
    restated: int


@dataclass(frozen=True, slots=True)
class Blamed:
    """Who wrote each character of a text, and who last restated it (`yange.blame/1`).

    Args:
        version: label of the version whose text it is.
        address, cited: the provision asked about, `None` for the whole text.
        authors: the versions held up to this one, in legal order; the numbers in `attribution` count them from 0.
        attribution: every character once.
    """

    work: str
    title: str
    version: str
    address: str | None
    cited: str | None
    authors: tuple[Author, ...]
    attribution: "Attribution"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a law side by side (`yange.comparison/1`)."""

    work: str
    title: str
    old: Span
    new: Span
    comparison: "Comparison"
