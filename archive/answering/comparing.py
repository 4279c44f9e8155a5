"""Comparing: two versions side by side, of one Work or of two (新旧对照)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from archive.amending.linking import links_through
from archive.amending.ordering import orders_of
from archive.answering.answering import Asked, placed_on, spans
from archive.answering.answers import Compared, Span
from archive.answering.dossier import Dossier
from archive.answering.held import HeldTexts
from archive.answering.succession import nowhere
from archive.errors import NotHeld
from archive.ledger.ledger import Ledger
from archive.records.statements import RelationKind
from archive.timeline.standing import Force, Placed
from texts.promulgation import DocumentType

if TYPE_CHECKING:
    from texts.comparison import KnownLink
    from texts.document import Document

__all__ = ["compare"]

_SUCCEEDS = (RelationKind.REPEALS, RelationKind.REPLACES)
_NOT_APPLYING = (Force.REPEALED, Force.LAPSED, Force.NOT_YET_ADOPTED, Force.NOT_YET_IN_FORCE)
_ONLY_ACT = (DocumentType.AMENDING_DECISION, DocumentType.AMENDMENT, DocumentType.DECISION, DocumentType.RESOLUTION, DocumentType.REPLY)
"""What repeals a law without taking its place (关于废止《…》的决定)."""


@dataclass(frozen=True)
class _Side:
    """One version of one Work."""

    dossier: Dossier
    placed: Placed

    @property
    def span(self) -> Span:
        """The version on the axis of legal time."""
        return next(span for span in spans(self.dossier) if span.version == self.placed.label)

    @property
    def title(self) -> str:
        """What the Work was called in this version."""
        return self.dossier.title(self.placed.facts.id)


def compare(ledger: Ledger, asked: Asked, old: str | None, new: str | None, other: str | None = None) -> Compared:
    """Compare two versions of a Work, or one of it with one of another.

    Args:
        old, new: a label, or a day: the version operative on it. On a day on
            which the Work does not apply, the one Work that it replaced, or
            that replaced it, may. `None` is the latest text held.
        other: id of the Work that `new` is of.

    Raises:
        NotHeld: there is no such version, or its text is not held.
    """
    from texts.comparing import compare as compare_texts

    beside = asked if other is None else Asked(Dossier.of(asked.dossier.snapshot, other), asked.on, asked.known)
    one, two = _side(asked, old), _side(beside, new)
    before, after = (_document(ledger, side) for side in (one, two))
    known = _known(ledger, one, two)
    dossier = asked.dossier
    names = [(side.dossier.work, side.title) if side.dossier.work != dossier.work else (None, None) for side in (one, two)]
    return Compared(
        work=dossier.work,
        title=dossier.title(),
        old=one.span,
        new=two.span,
        comparison=compare_texts(before, after, known),
        old_work=names[0][0],
        old_title=names[0][1],
        new_work=names[1][0],
        new_title=names[1][1],
        orders=_orders(ledger, one, two),
    )


def _known(ledger: Ledger, one: _Side, two: _Side) -> "tuple[KnownLink, ...]":
    """Return what the acts between two versions of one Work say of their provisions, whichever of the two is the older."""
    from texts.comparison import KnownLink

    if one.dossier.work != two.dossier.work:
        return ()
    texts = HeldTexts(ledger, one.dossier)
    order = [placed.facts.id for placed in one.dossier.timeline.versions]
    ends = (order.index(one.placed.facts.id), order.index(two.placed.facts.id))
    known = links_through(texts, order[min(ends) : max(ends) + 1]).known
    return known if ends[0] <= ends[1] else tuple(KnownLink(link.new, link.old) for link in known)


def _orders(ledger: Ledger, one: _Side, two: _Side) -> Mapping[str, tuple[str, ...]]:
    """Return the items of the act that made the second version of the first."""
    if one.dossier.work != two.dossier.work:
        return {}
    return orders_of(HeldTexts(ledger, two.dossier), one.placed.facts.id, two.placed.facts.id)


def _document(ledger: Ledger, side: _Side) -> "Document":
    texts = HeldTexts(ledger, side.dossier)
    return texts.document(texts.checked(side.placed).facts.id)


def _side(asked: Asked, words: str | None) -> _Side:
    if words is None:
        return _Side(asked.dossier, _latest(asked.dossier))
    try:
        return _Side(asked.dossier, placed_on(asked, words))
    except NotHeld:
        found = list(_beyond(asked, words))
        if len(found) != 1:
            raise
        return found[0]


def _latest(dossier: Dossier) -> Placed:
    held = [placed for placed in dossier.timeline.versions if placed.facts.id in dossier.witnesses]
    if not held:
        raise NotHeld(f"no text of {dossier.title()} is held", hint="yange record FILE adds one")
    # What is of no known day stands last in the timeline, and may be the oldest.
    return next((placed for placed in reversed(held) if not nowhere(placed)), held[-1])


def _beyond(asked: Asked, words: str) -> Iterator[_Side]:
    """Yield the versions that applied on a day in place of the Work: of what it replaced, or of what replaced it."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return
    if asked.dossier.timeline.at(day).status not in _NOT_APPLYING:
        return
    for work in dict.fromkeys((*_before(asked.dossier), *_after(asked.dossier))):
        dossier = Dossier.of(asked.dossier.snapshot, work)
        standing = dossier.timeline.at(day)
        placed = dossier.timeline.find(standing.version) if standing.version else None
        if placed is not None and placed.facts.id in dossier.witnesses:
            yield _Side(dossier, placed)


def _before(dossier: Dossier) -> Iterator[str]:
    """Yield the Works that this one replaces as a whole."""
    for entries in dossier.versions.values():
        for relation in entries[-1].statement.relations:
            if relation.kind in _SUCCEEDS and relation.scope is None and relation.target is not None:
                yield dossier.snapshot.canonical(relation.target)


def _after(dossier: Dossier) -> Iterator[str]:
    """Yield the Works that replace this one as a whole."""
    for act in dossier.acts:
        kind = act.entry.statement.promulgation.doc_type
        if act.relation.kind in _SUCCEEDS and act.relation.scope is None and kind not in _ONLY_ACT:
            yield dossier.snapshot.canonical(act.entry.work)
