"""Structure: a promulgated text as a Document (法律文本的结构)."""

from itertools import pairwise

from texts.address import Level
from texts.document import Document, Passage, Provision
from texts.finding import Code, Finding
from texts.grammar.cn.structure.annexes import find_lists
from texts.grammar.cn.structure.back import read_back
from texts.grammar.cn.structure.body import read_pieces
from texts.grammar.cn.structure.checks import check
from texts.grammar.cn.structure.facts import CLOSING
from texts.grammar.cn.structure.frame import Frame, find_frame, find_units
from texts.grammar.cn.structure.front import read_front
from texts.grammar.cn.structure.labels import ANNEX, number_of
from texts.grammar.cn.structure.lines import read_page
from texts.grammar.cn.structure.nesting import nest
from texts.grammar.cn.structure.pieces import Piece
from texts.patterns import lazily

__all__ = ["read"]

_TITLE = lazily("[^。；：，！？]{2,50}")

_LONGEST_FRONT = 80
"""Lines that may be front matter where no article or item shows its end."""


def read(text: str) -> tuple[Document, tuple[Finding, ...]]:
    """Read a promulgated text."""
    page = read_page(text)
    if not page.lines:
        return Document(), (Finding(Code.EMPTY_BODY, None, "there is no text"),)
    frame = find_frame(page)
    page = frame.page
    end = frame.annexes[0] if frame.annexes else len(page.lines)
    front = read_front(page, page.line_at(frame.units[0].start) if frame.units else min(end, page.head + _LONGEST_FRONT), open_end=not frame.units)
    back = read_back(page, front.begin, end)
    parts: list[Passage | Provision] = []
    pieces: list[Piece] = []
    body: list[Piece] = []
    for part in front.parts:
        if isinstance(part, Passage):
            parts.extend(nest(_as_lead(pieces)))
            parts.append(part)
            pieces = []
        else:
            pieces = _read(frame, part)
            body.extend(pieces)
    main = _read(frame, range(front.begin, back.end))
    body.extend(main)
    pieces.extend(main)
    _mark_lead(pieces)
    _mark_closing(pieces)
    parts.extend(nest(pieces))
    parts.extend(back.parts)
    bounds = (*frame.annexes, len(page.lines))
    lists = find_lists(page, list(frame.annexes))
    annexed = [[] if first in lists else _read_annex(frame, first, last) for first, last in pairwise(bounds)]
    for (first, last), inside in zip(pairwise(bounds), annexed, strict=True):
        if first in lists:
            parts.extend(Provision(Level.NOTE, words=line) for line in page.lines[first:last])
        else:
            parts.append(_make_annex(page.lines[first], inside))
    return Document(tuple(parts)), check(frame, front.contents, body, annexed)


def _read(frame: Frame, lines: range) -> list[Piece]:
    return read_pieces(frame.page, lines, (*frame.articles, *frame.strays), frame.items, frame.quotes)


def _read_annex(frame: Frame, first: int, last: int) -> list[Piece]:
    """Return what stands in an annex; its articles run for themselves."""
    page = frame.page
    start, end = page.starts[first] + len(page.lines[first]), page.starts[last] if last < len(page.starts) else len(page.joined)
    articles, strays, items = find_units(page, start, end, frame.quotes)
    pieces = read_pieces(page, range(first + 1, last), (*articles, *strays), items, frame.quotes)
    head = ANNEX.match(page.lines[first])
    if pieces and head is not None and not head["words"] and pieces[0].level is Level.PARAGRAPH and _TITLE.fullmatch(pieces[0].words):
        pieces[0].level = Level.HEADING
    return pieces


def _make_annex(line: str, inside: list[Piece]) -> Provision:
    head = ANNEX.match(line)
    label, words = (head["label"].rstrip(), head["words"]) if head else ("", line)
    return Provision(Level.ANNEX, label, number_of(label), line[len(label) : len(line) - len(words)] if words else "", words, nest(inside))


def _mark_lead(pieces: list[Piece]) -> None:
    """Name the paragraphs before the first article or item what they are."""
    units = (Level.ARTICLE, Level.ITEM)
    numbered = any(piece.level in units for piece in pieces)
    first = next((i for i, p in enumerate(pieces) if p.level in units or (p.level is Level.HEADING and p.number and not numbered)), 0)
    preamble = False
    for piece in pieces[:first]:
        preamble = piece.level is Level.PREAMBLE or (preamble and piece.level is Level.PARAGRAPH)
        if piece.level is Level.PARAGRAPH and not preamble:
            piece.level = Level.LEAD


def _as_lead(pieces: list[Piece]) -> list[Piece]:
    for piece in pieces:
        if piece.level is Level.PARAGRAPH:
            piece.level = Level.LEAD
    return pieces


def _mark_closing(pieces: list[Piece]) -> None:
    """Set apart the sentences after the last item that speak of the whole act (本决定自公布之日起施行)."""
    for piece in reversed(pieces):
        if piece.level is not Level.PARAGRAPH or piece.quoted or not CLOSING.match(piece.words):
            break
        piece.apart = True
