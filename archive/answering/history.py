"""History: which versions changed a Work, or one provision of it (历次修改)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.amending.linking import derivation_of
from archive.amending.ordering import ordered_by, orders_of
from archive.answering.answering import Asked, placed_on, spans
from archive.answering.answers import History, HistoryEntry, Span, Stand
from archive.answering.citing import former_name, provision_name
from archive.answering.held import HeldTexts
from archive.answering.succession import Succession, succession
from archive.errors import NotHeld
from archive.ledger.ledger import Ledger

if TYPE_CHECKING:
    from texts.descent import Descent, Tie
    from texts.tracing import Stage, Trace

__all__ = ["history"]


def history(ledger: Ledger, asked: Asked, provision: str | None, version: str | None = None) -> History:
    """Say which versions changed a Work, or one provision of it.

    Args:
        provision: as people name it; followed through all versions.
        version: whose numbering names it: a label, or a day; `None` is the latest that has it.

    Raises:
        NoSuchProvision: no version held has such a provision.
        NotHeld: a provision is asked about and no text is held.
    """
    texts = HeldTexts(ledger, asked.dossier)
    if provision is None:
        return _whole(texts)
    anchor = texts.checked(placed_on(asked, version)).facts.id if version is not None else None
    chain = succession(texts)
    place, address = chain.find(provision, anchor)
    return _of_provision(chain, place, str(address)) if address.steps else _whole(texts)


def _whole(texts: HeldTexts) -> History:
    dossier = texts.dossier
    try:
        chain: Succession | None = succession(texts)
    except NotHeld:
        chain = None
    entries = tuple(_entry_of_law(chain, span) for span in spans(dossier))
    return History(dossier.work, dossier.title(), None, None, entries, _notes(texts, chain))


def _notes(texts: HeldTexts, chain: Succession | None) -> tuple[str, ...]:
    return (*(note.message for note in texts.dossier.timeline.notes), *(chain.overtaken if chain is not None else ()))


def _entry_of_law(chain: Succession | None, span: Span) -> HistoryEntry:
    """Say which provisions a version changed, or changed with those before it whose texts are not held."""
    if chain is None or span.id not in chain.ids[1:]:
        return HistoryEntry(span, None)
    place = chain.ids.index(span.id)
    changed = tuple(dict.fromkeys(_changed(chain.descents[place - 1])))
    unheld = tuple(one.version for one in chain.before[place])
    if unheld:
        entry = HistoryEntry(span, None, or_by=unheld, together=changed)
    else:
        entry = HistoryEntry(span, changed, ordered=tuple(_ordered(chain, place, _restated(chain.descents[place - 1]))))
    given = dict.fromkeys(provision_name(new) for new, _ in _restated(chain.descents[place - 1]) if new is not None)
    deleted = dict.fromkeys(former_name(old) for new, old in _restated(chain.descents[place - 1]) if new is None and old is not None)
    return replace(entry, given=tuple(given), deleted=tuple(deleted), clauses=_clauses(chain, place))


def _clauses(chain: Succession, place: int) -> tuple[str, ...]:
    """Return what the act of a version says beside the text that it changes."""
    found = derivation_of(chain.texts, chain.ids[place])
    return found[1].own if found is not None else ()


def _restated(descent: "Descent") -> Iterator[tuple[str | None, str | None]]:
    """Yield the eIds after and before of what was given anew."""
    return ((tie.new, tie.old) for tie in sorted(descent.ties, key=_kind) if tie.restated)


def _ordered(chain: Succession, place: int, eids: "Iterable[tuple[str | None, str | None]]") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the items of the act of a version that changed provisions, as far as that is recorded."""
    orders = orders_of(chain.texts, chain.ids[place - 1], chain.ids[place])
    for new, old in eids if orders else ():
        items = ordered_by(orders, new if new is not None else f"-{old}")
        if items:
            yield provision_name(new) if new is not None else former_name(old or ""), items


def _changed(descent: "Descent") -> Iterator[str]:
    """Yield the names of the provisions that were given anew: articles, then others, then headings."""
    for tie in sorted(descent.ties, key=_kind):
        if tie.restated and (tie.new or tie.old):
            yield provision_name(tie.new or tie.old or "")


def _kind(tie: "Tie") -> int:
    from texts.descent import is_heading

    eid = tie.new or tie.old or ""
    return 2 if is_heading(eid) else 0 if eid.startswith(("art_", "item_")) else 1


def _of_provision(chain: Succession, place: int, eid: str) -> History:
    """Follow one provision through all texts, and say which versions changed it."""
    from texts.descent import is_heading
    from texts.tracing import trace

    found = trace(eid, place, chain.descents, (lambda at, one: chain.texts.under(chain.ids[at], one)) if is_heading(eid) else None)
    dossier, last = chain.texts.dossier, found.last_changed
    return History(
        work=dossier.work,
        title=dossier.title(),
        address=eid,
        cited=provision_name(eid),
        entries=tuple(_entries(chain, found)),
        notes=(*_notes(chain.texts, chain), *_unknown(chain)),
        named_in=chain.spans[place].version,
        stands=tuple(Stand(span.version, tuple(map(provision_name, eids))) for span, eids in zip(chain.spans, found.places, strict=True)),
        first_appeared=chain.spans[found.first].version,
        or_earlier=bool(chain.before[found.first]) or (found.first == 0 and chain.starts_late),
        last_changed=None if last is None else chain.spans[last].version,
    )


def _entries(chain: Succession, found: "Trace") -> Iterator[HistoryEntry]:
    """Yield the first text that has the provision, then the versions that changed it."""
    if found.first == 0:
        name = tuple(map(provision_name, found.places[0]))
        before = tuple(span.version for span in chain.before[0])
        yield HistoryEntry(
            chain.spans[0],
            None if chain.starts_late else name,
            after=chain.texts.words(chain.ids[0], found.places[0]),
            became="present" if chain.starts_late else "inserted",
            now=name,
            or_by=before,
        )
    yield from (_entry(chain, stage) for stage in found.stages if stage.changed)


def _entry(chain: Succession, stage: "Stage") -> HistoryEntry:
    place = stage.version
    was, now = tuple(map(provision_name, stage.old)), tuple(map(provision_name, stage.new))
    or_by = tuple(span.version for span in chain.before[place])
    gone = () if stage.new else stage.old
    ordered = () if or_by else tuple(_ordered(chain, place, [*((eid, None) for eid in stage.new), *((None, eid) for eid in gone)]))
    return HistoryEntry(
        chain.spans[place],
        None if or_by else _names(stage),
        before=chain.texts.words(chain.ids[place - 1], stage.old),
        after=chain.texts.words(chain.ids[place], stage.new),
        became=stage.status.value,
        was=was,
        now=now,
        confidence=stage.confidence,
        basis=stage.basis.value,
        or_by=or_by,
        ordered=ordered,
        clauses=_clauses(chain, place),
    )


def _names(stage: "Stage") -> tuple[str, ...]:
    """Return the names of what was changed: of a heading, of what stands under it too."""
    return tuple(map(provision_name, stage.under or stage.new or stage.old))


def _unknown(chain: Succession) -> Iterator[str]:
    """Yield what cannot be said because texts are not held."""
    if chain.after:
        yield f"not held, so that it is not known whether they changed it: the texts of {', '.join(span.version for span in chain.after)}"
    if chain.unplaced:
        yield f"left out, since their place among the others is not known: {', '.join(chain.unplaced)}"
