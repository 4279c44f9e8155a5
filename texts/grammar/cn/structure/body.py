"""Body: from lines to pieces (正文)."""

import re
from collections import defaultdict

from texts.address import Level
from texts.grammar.cn.structure.headings import read_headings
from texts.grammar.cn.structure.labels import HEADING, LISTED, STYLE_LEVELS, number_of, split_gap
from texts.grammar.cn.structure.lines import Page
from texts.grammar.cn.structure.pieces import Piece
from texts.grammar.cn.structure.quotes import Quotes
from texts.grammar.cn.structure.sequence import Candidate

__all__ = ["read_lead", "read_pieces"]

_TAIL_HEADING = re.compile(rf"(?<=[。；！？”：])[ \u3000]*({HEADING}[^。；，：！？“”《》]{{0,40}})$")
_LISTING = frozenset("（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽一二三四五六七八九十0123456789０１２３４５６７８９")


def read_lead(page: Page, indexes: tuple[int, ...], quotes: Quotes) -> list[Piece]:
    """Return the pieces of lines that stand before the first heading, article or item."""
    pieces: list[Piece] = []
    for index in indexes:
        _read_line(page, index, pieces, quotes, True)
    return pieces


def read_pieces(page: Page, first: int, last: int, chain: list[Candidate], quotes: Quotes) -> list[Piece]:
    """Return the pieces of the lines from `first` up to `last`.

    Args:
        chain: the labels that number articles, in order.
    """
    cuts: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in chain:
        cuts[page.line_at(candidate.start)].append(candidate)
    pieces: list[Piece] = []
    for index in range(first, last):
        found = cuts.get(index)
        if found is None:
            _read_line(page, index, pieces, quotes, bool(chain))
        else:
            _read_cut_line(page, index, found, pieces)
    return pieces


def _read_cut_line(page: Page, index: int, cuts: list[Candidate], pieces: list[Piece]) -> None:
    start, line, number = page.starts[index], page.lines[index], page.numbers[index]
    ends = [c.start for c in cuts[1:]] + [start + len(line)]
    before = page.joined[start : cuts[0].start].strip()
    if before:
        pieces.extend(_split_tail(before, number) or [Piece(Level.PARAGRAPH, number, before)])
    for cut, end in zip(cuts, ends, strict=True):
        gap, words = split_gap(page.joined[cut.end : end])
        words = words.rstrip()
        tail = _TAIL_HEADING.search(words, max(0, len(words) - 80))
        article = Piece(Level.ARTICLE, number, words[: tail.start()] if tail else words, cut.label, cut.number, gap if words else "")
        pieces.append(article)
        if tail:
            pieces.extend(read_headings(tail[1], number, 0))


def _split_tail(text: str, number: int) -> list[Piece]:
    headings = read_headings(text, number, 0)
    if headings:
        return headings
    tail = _TAIL_HEADING.search(text, max(0, len(text) - 80))
    if tail is None:
        return []
    return [Piece(Level.PARAGRAPH, number, text[: tail.start()]), *read_headings(tail[1], number, 0)]


def _read_line(page: Page, index: int, pieces: list[Piece], quotes: Quotes, has_articles: bool) -> None:
    line, number, marks = page.lines[index], page.numbers[index], page.marks[index]
    quoted = line[:1] == "“" or quotes.hold(page.starts[index])
    if marks or (not quoted and (line[0] in "第笫序附总罚分" and len(line) < 80)):
        headings = read_headings(line, number, marks)
        if headings:
            pieces.extend(headings)
            return
    if line[:1] in _LISTING and not quoted:
        match = LISTED.match(line)
        if match is not None:
            pieces.append(_read_listed(line, match, number, has_articles))
            return
    pieces.append(Piece(Level.PARAGRAPH, number, line, quoted=quoted))


def _read_listed(line: str, match: re.Match[str], number: int, has_articles: bool) -> Piece:
    style = match.lastgroup or ""
    gap, words = split_gap(line[match.end() :])
    label = match[0]
    if style == "comma" and not has_articles:
        return Piece(Level.ITEM, number, words, label, number_of(label), gap if words else "")
    return Piece(STYLE_LEVELS[style], number, words, label, number_of(label), gap, style)
