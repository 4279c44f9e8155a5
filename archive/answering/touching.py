"""Touching: which articles each version of a Work touched, chapter by chapter (历次修改的分布)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.answering.answering import Asked, spans
from archive.answering.answers import Span
from archive.answering.held import HeldTexts
from archive.answering.succession import Succession, succession
from archive.errors import NotHeld
from archive.ledger.ledger import Ledger

if TYPE_CHECKING:
    from texts.document import Document, Provision

__all__ = ["Chapter", "Layer", "Layers", "layers"]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of one text, or its articles that stand in none.

    Args:
        heading: as printed, `None` where there is none.
        touched: for each of its articles in order, whether the version gave it anew.
    """

    heading: str | None
    touched: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """One version and what it touched.

    Args:
        span: the version.
        chapters: of its text, in order; `None` where that is not held, or its place is not known.
        first: it is the first text held, so that all of it is as it stands there.
        known: what it touched is known: its text and the one right before it are held.
        deleted: how many articles it deleted.
    """

    span: Span
    chapters: tuple[Chapter, ...] | None
    first: bool = False
    known: bool = False
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class Layers:
    """All versions of a Work in legal order."""

    work: str
    title: str
    layers: tuple[Layer, ...]


def layers(ledger: Ledger, asked: Asked) -> Layers:
    """Say which articles each version of a Work touched."""
    texts = HeldTexts(ledger, asked.dossier)
    try:
        chain: Succession | None = succession(texts)
    except NotHeld:
        chain = None
    found = tuple(_layer(chain, span) for span in spans(asked.dossier))
    return Layers(asked.dossier.work, asked.dossier.title(), found)


def _layer(chain: Succession | None, span: Span) -> Layer:
    if chain is None or span.id is None or span.id not in chain.ids:
        return Layer(span, None)
    place = chain.ids.index(span.id)
    document = chain.texts.document(span.id)
    if place == 0 or chain.before[place]:
        return Layer(span, _chapters(document, frozenset()), first=place == 0)
    descent = chain.descents[place - 1]
    deleted = {tie.old for tie in descent.ties if tie.old and tie.new is None and tie.old.startswith(("art_", "item_"))}
    return Layer(span, _chapters(document, descent.restated), known=True, deleted=len(deleted))


def _chapters(document: "Document", restated: frozenset[str]) -> tuple[Chapter, ...]:
    """Return the chapters of a text, its articles outside of all as one without a heading."""
    from texts.address import Level
    from texts.document import addresses

    above: dict[int, Provision] = {id(article): top for top, article in _under(document.provisions)}
    found: list[tuple[Provision | None, list[bool]]] = []
    for address, node in addresses(document, inside=False):
        if node.level in (Level.ARTICLE, Level.ITEM) and address.steps[0].level is not Level.ANNEX:
            top = above.get(id(node))
            if not found or found[-1][0] is not top:
                found.append((top, []))
            found[-1][1].append(str(address) in restated)
    return tuple(Chapter(_heading(top), tuple(touched)) for top, touched in found)


def _under(provisions: "Iterable[Provision]") -> "Iterable[tuple[Provision, Provision]]":
    """Yield each article with the chapter that it stands in, or with what stands at the top where there is no chapter."""
    from texts.address import CONTAINERS, Level

    waiting = [(node, node) for node in provisions if node.level in CONTAINERS]
    while waiting:
        top, node = waiting.pop()
        for child in node.children:
            if child.level in CONTAINERS:
                waiting.append((child if child.level is Level.CHAPTER else top, child))
            else:
                yield top, child


def _heading(node: "Provision | None") -> str | None:
    if node is None:
        return None
    return " ".join(filter(None, ("".join(node.label.split()), "".join(node.words.split()))))
