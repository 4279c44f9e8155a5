"""Structure: a promulgated text as a Document (法律文本的结构)."""

from texts.address import Level
from texts.document import Document
from texts.finding import Finding
from texts.grammar.cn.structure.articles import find_articles
from texts.grammar.cn.structure.body import read_lead, read_pieces
from texts.grammar.cn.structure.front import read_front
from texts.grammar.cn.structure.labels import LISTED
from texts.grammar.cn.structure.lines import Page, read_page
from texts.grammar.cn.structure.nesting import nest
from texts.grammar.cn.structure.pieces import Piece
from texts.grammar.cn.structure.quotes import Quotes, find_quotes

__all__ = ["read"]


def read(text: str) -> tuple[Document, tuple[Finding, ...]]:
    """Read a promulgated text."""
    page = read_page(text)
    if not page.lines:
        return Document(), ()
    quotes = find_quotes(page)
    head = page.starts[page.head] if page.head < len(page.starts) else len(page.joined)
    chain, _ = find_articles(page, head, len(page.joined), quotes)
    quotes = quotes.without(tuple(c.start for c in chain))
    limit = page.line_at(chain[0].start) if chain else _first_item(page, quotes)
    front = read_front(page, limit)
    pieces = read_lead(page, front.lead, quotes) + read_pieces(page, front.begin, len(page.lines), chain, quotes)
    _mark_lead(pieces)
    return Document((*front.parts, *nest(pieces))), ()


def _first_item(page: Page, quotes: Quotes) -> int:
    """Return the index of the line that 一、 opens, in a text that has no articles; the end where none does."""
    for index in range(page.head, len(page.lines)):
        match = LISTED.match(page.lines[index])
        if match is not None and match["comma"] and not quotes.hold(page.starts[index]):
            return index
    return len(page.lines)


def _mark_lead(pieces: list[Piece]) -> None:
    """Name the paragraphs before the first article or item what they are."""
    first = next((i for i, piece in enumerate(pieces) if piece.level in (Level.ARTICLE, Level.ITEM)), 0)
    preamble = False
    for piece in pieces[:first]:
        preamble = piece.level is Level.PREAMBLE or (preamble and piece.level is Level.PARAGRAPH)
        if piece.level is Level.PARAGRAPH and not preamble:
            piece.level = Level.LEAD
