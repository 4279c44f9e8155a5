"""History: what changed from version to version, and side by side (历次修改).

Which provisions of two texts are the same is decided in `texts`; here it is
asked about the versions that are held.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.answering import Asked, placed_on, spans
from archive.answers import Compared, History, HistoryEntry, Span
from archive.dossier import Dossier
from archive.errors import NotHeld
from archive.ledger import Ledger
from archive.reading import extents, text_of
from archive.standing import Placed

if TYPE_CHECKING:
    from texts.address import Address
    from texts.comparison import Alignment, Comparison, Row
    from texts.document import Document

__all__ = ["compare", "history"]


@dataclass
class _Texts:
    """The texts of one Work's versions, read once each."""

    ledger: Ledger
    dossier: Dossier
    _written: dict[str, str] = field(default_factory=dict)
    _documents: dict[str, "Document"] = field(default_factory=dict)

    def held(self, version: str) -> bool:
        """Say whether a text of the version is held."""
        return version in self.dossier.witnesses

    def written(self, version: str) -> str:
        """Return the text that is read of a version, in the written format."""
        if version not in self._written:
            self._written[version] = text_of(self.ledger, self.dossier.snapshot, self.dossier.witnesses[version][0])
        return self._written[version]

    def document(self, version: str) -> "Document":
        """Return the same as a tree."""
        from texts.formats import markdown

        if version not in self._documents:
            self._documents[version] = markdown.read(self.written(version))
        return self._documents[version]

    def words(self, version: str, address: "Address") -> str:
        """Return the words of one provision as a person quotes them."""
        from texts.formats import markdown

        start, end = extents(self.dossier.witnesses[version][0].statement)[str(address)]
        return markdown.plain(self.written(version)[start:end])


def compare(ledger: Ledger, asked: Asked, old: str, new: str) -> Compared:
    """Compare two versions of a Work.

    Args:
        old, new: a label, or a day on which the version was operative.

    Raises:
        NotHeld: there is no such version, or its text is not held.
    """
    from texts.comparing import compare as compare_texts

    texts = _Texts(ledger, asked.dossier)
    one, other = (_with_text(texts, placed_on(asked, words)) for words in (old, new))
    by_label = {span.version: span for span in spans(asked.dossier)}
    comparison = compare_texts(texts.document(one.facts.id), texts.document(other.facts.id))
    return Compared(asked.dossier.work, asked.dossier.title(), by_label[one.label], by_label[other.label], comparison)


def _with_text(texts: _Texts, placed: Placed) -> Placed:
    if not texts.held(placed.facts.id):
        held = ", ".join(one.label for one in texts.dossier.timeline.versions if one.facts.text_held) or "none"
        raise NotHeld(f"the text of the version of {placed.label} is not held", hint=f"texts held: {held}")
    return placed


def history(ledger: Ledger, asked: Asked, provision: str | None) -> History:
    """Say which versions changed a Work, or one provision of it.

    Raises:
        NoSuchProvision: no version held has such a provision.
    """
    dossier = asked.dossier
    texts = _Texts(ledger, dossier)
    notes = tuple(note.message for note in dossier.timeline.notes)
    if provision is None:
        return History(dossier.work, dossier.title(), None, None, tuple(_whole(texts, spans(dossier))), notes)
    return _of_provision(texts, spans(dossier), provision, notes)


def _whole(texts: _Texts, laid_out: tuple[Span, ...]) -> Iterator[HistoryEntry]:
    before: Span | None = None
    for span in laid_out:
        changed = None
        if before is not None and _both_held(texts, before, span):
            changed = tuple(_changed(_compared(texts, before, span)))
        yield HistoryEntry(span, changed)
        before = span


def _both_held(texts: _Texts, old: Span, new: Span) -> bool:
    return old.id is not None and new.id is not None and texts.held(old.id) and texts.held(new.id)


def _compared(texts: _Texts, old: Span, new: Span) -> "Comparison":
    from texts.comparing import compare as compare_texts

    return compare_texts(texts.document(str(old.id)), texts.document(str(new.id)))


def _changed(comparison: "Comparison") -> Iterator[str]:
    """Yield the provisions whose words are others, as people name them, each once."""
    seen = set()
    for row in (*comparison.articles, *comparison.others, *comparison.headings):
        name = _name(row)
        if row.amended and name not in seen:
            seen.add(name)
            yield name


def _name(row: "Row") -> str:
    from texts.errors import RequestError
    from texts.grammar.cn.citation import write_address

    side = row.new or row.old
    if side is None:
        return ""
    try:
        return write_address(side.address)
    except RequestError:
        return str(side.address)


def _of_provision(texts: _Texts, laid_out: tuple[Span, ...], provision: str, notes: tuple[str, ...]) -> History:
    """Follow one provision from the latest text that has it, back and forth through the links between texts."""
    from texts.grammar.cn.citation import write_address

    held = [index for index, span in enumerate(laid_out) if span.id is not None and texts.held(span.id)]
    anchor, address = _anchor(texts, laid_out, held, provision)
    places: dict[int, Address | None] = {anchor: address}
    for steps, backwards in ((held[: held.index(anchor)][::-1], True), (held[held.index(anchor) + 1 :], False)):
        at, here = anchor, address if address.steps else None
        for index in steps:
            old, new = (index, at) if backwards else (at, index)
            alignment = _aligned(texts, laid_out[old], laid_out[new])
            here = _linked(alignment, here, backwards=backwards) if here is not None else None
            places[index], at = here, index
    entries = tuple(_entry(texts, laid_out, places, index) for index in range(len(laid_out)))
    return History(texts.dossier.work, texts.dossier.title(), str(address), write_address(address), entries, notes)


def _anchor(texts: _Texts, laid_out: tuple[Span, ...], held: list[int], provision: str) -> tuple[int, "Address"]:
    from texts.errors import NoSuchProvision
    from texts.grammar.cn.citation import read_address

    missing: NoSuchProvision | None = None
    for index in reversed(held):
        try:
            return index, read_address(provision, texts.document(str(laid_out[index].id)))
        except NoSuchProvision as error:
            missing = missing or error
    if missing is not None:
        raise missing
    raise NotHeld(f"no text of {texts.dossier.title()} is held")


def _aligned(texts: _Texts, old: Span, new: Span) -> "Alignment":
    from texts.aligning import align

    return align(texts.document(str(old.id)), texts.document(str(new.id)))


def _linked(alignment: "Alignment", address: "Address", *, backwards: bool) -> "Address | None":
    """Return where a provision stands on the other side; of several links the surest."""
    links = alignment.of_new(address) if backwards else alignment.of_old(address)
    if not links:
        return None
    best = max(links, key=lambda link: (link.confidence, link.similarity))
    return best.old if backwards else best.new


def _entry(texts: _Texts, laid_out: tuple[Span, ...], places: dict[int, "Address | None"], index: int) -> HistoryEntry:
    from texts.folding import flat
    from texts.grammar.cn.citation import write_address

    span = laid_out[index]
    after = _words(texts, laid_out, places, index)
    if index == 0 or index - 1 not in places or index not in places:
        return HistoryEntry(span, None, None, after)
    before = _words(texts, laid_out, places, index - 1)
    if flat(_bare(before)) == flat(_bare(after)):
        return HistoryEntry(span, (), before, after)
    address = places[index] or places[index - 1]
    return HistoryEntry(span, (write_address(address),) if address is not None else (), before, after)


def _words(texts: _Texts, laid_out: tuple[Span, ...], places: dict[int, "Address | None"], index: int) -> str | None:
    address = places.get(index)
    return texts.words(str(laid_out[index].id), address) if address is not None else None


def _bare(words: str | None) -> str:
    """Return the words of an article without its number, which may change alone."""
    import re

    return re.sub(r"^\s*第\S+?条(?:之[一二三四五六七八九十]+)?\s*", "", words or "")
