"""Changes: who changed a law when, and who wrote which words (修改与出处的答复)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.answering.answers import Span
    from texts.attribution import Attribution

__all__ = ["Author", "Blamed", "History", "HistoryEntry", "Stand"]


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
        basis: how that is known: instruction, identity or inferred; `None` where no provision was asked about.
        or_by: versions before it whose texts are not held, any of which may have made the change.
        together: the provisions that it and those versions changed between them; `None` where there are none such.
        given: of a law, the provisions of this text that were given anew; with `deleted` the same as `changed`
            or `together`, where 第三条 may be one that is no more and one of now.
        deleted: those that are no more, by their former names (原第三条).
        ordered: name of a provision → the items of the act that changed it, as far as that is recorded; what
            was repealed under its former name.
        clauses: what the act says beside (施行日期、过渡条款), as far as that is recorded.
    """

    span: "Span"
    changed: tuple[str, ...] | None
    before: str | None = None
    after: str | None = None
    became: str | None = None
    was: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    confidence: float = 1.0
    basis: str | None = None
    or_by: tuple[str, ...] = ()
    together: tuple[str, ...] | None = None
    given: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    ordered: tuple[tuple[str, tuple[str, ...]], ...] = ()
    clauses: tuple[str, ...] = ()


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
        republished: it is what the republication made of the text, beyond what the act ordered.
        orders: eId in that version → the items of its act that changed the provision, as far as that is recorded.
    """

    span: "Span"
    or_by: tuple[str, ...]
    or_earlier: bool
    wrote: int
    restated: int
    republished: bool = False
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blamed:
    """Who wrote each character of a text, and who last restated it (`yange.blame/1`).

    Args:
        version: label of the version whose text it is.
        address, cited: the provision asked about, `None` for the whole text.
        authors: the versions held up to this one, in legal order, one that departs from its act in two stages;
            the numbers in `attribution` count them from 0.
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
