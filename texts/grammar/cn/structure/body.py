"""Body: from lines to pieces (正文)."""

from texts.address import CONTAINERS, Level
from texts.grammar.cn.structure.facts import SENTENCE
from texts.grammar.cn.structure.headings import is_heading, mend_headings, read_headings
from texts.grammar.cn.structure.items import Items
from texts.grammar.cn.structure.labels import LISTED, STYLE_LEVELS, number_of, split_gap
from texts.grammar.cn.structure.lines import Page
from texts.grammar.cn.structure.pieces import Piece
from texts.grammar.cn.structure.points import mend_points
from texts.grammar.cn.structure.quotes import Quotes
from texts.grammar.cn.structure.sequence import Candidate
from texts.grammar.cn.structure.tables import read_apart
from texts.patterns import lazily

__all__ = ["read_pieces"]

_LISTING = frozenset("（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑一二三四五六七八九十百0123456789０１２３４５６７８９")
_HEADING_FIRST = frozenset("第笫序附总罚分")
_BARE_HEADING = lazily(r"[一-龥、\s　（）]{2,30}")
_CONTINUED = lazily(r"[^。；：！？“”]{2,40}")
_BRACKETED_HEADING = lazily(r"[（(][一二三四五六七八九十]{1,3}[）)][^。；：，]{1,40}")
_FAR = 400
_NAMED = frozenset((Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION))
_WIKI = lazily(r"={2,6}[^=]+={2,6}")
_NUMBERED_HEADING = lazily(r"[一二三四五六七八九十百]{1,4}[ 　]?、[^。；：，]{1,40}")


def read_pieces(page: Page, lines: range, articles: tuple[Candidate, ...], items: Items, quotes: Quotes) -> list[Piece]:
    """Return the pieces of some lines.

    Args:
        articles: the labels that number articles, in order.
        items: those that number items, where there are no articles.
    """
    return _Reader(page, articles, items, quotes).read(lines)


class _Reader:
    """One pass over the lines of a body."""

    def __init__(self, page: Page, articles: tuple[Candidate, ...], items: Items, quotes: Quotes) -> None:
        self._page = page
        self._quotes = quotes
        self._articles = _by_line(page, articles)
        self._items = _by_line(page, items.labels)
        self._titles = _by_line(page, items.titles)

    def read(self, lines: range) -> list[Piece]:
        pieces: list[Piece] = []
        index = lines.start
        while index < lines.stop:
            known = len(pieces)
            after = self._read_at(index, lines, pieces)
            if index in self._page.glued:
                for piece in pieces[known:]:
                    piece.glued = True
            index = after
        return mend_points(mend_headings(pieces))

    def _read_at(self, index: int, lines: range, pieces: list[Piece]) -> int:
        """Read what starts at a line; return the index of the line after it."""
        page = self._page
        unit = self._articles.get(index) or self._items.get(index)
        if unit is not None:
            line, level = page.lines[index], Level.ARTICLE if index in self._articles else Level.ITEM
            gap, words = split_gap(line[len(unit.label) :])
            pieces.append(Piece(level, page.numbers[index], words, unit.label, unit.number, gap if words else ""))
            return index + 1
        quoted = page.lines[index][:1] == "“" or (self._quotes.opens != () and self._quotes.hold(page.starts[index]))
        found = self._read_heading(index, lines, pieces, quoted)
        if found or quoted:
            pieces.extend(found or [self._plain(index, True)])
            return index + 1
        apart = read_apart(page, index, lines.stop)
        pieces.append(self._read_listed(index) if apart is None else apart[0])
        return index + 1 if apart is None else apart[1]

    def _plain(self, index: int, quoted: bool) -> Piece:
        return Piece(Level.PARAGRAPH, self._page.numbers[index], self._page.lines[index], quoted=quoted)

    def _read_heading(self, index: int, lines: range, pieces: list[Piece], quoted: bool) -> list[Piece]:
        page = self._page
        line, number, marks = page.lines[index], page.numbers[index], page.marks[index]
        if marks or index in self._titles:
            return read_headings(line, number, marks or 1)
        if quoted or len(line) > 60:
            return []
        if line[0] == "=" and _WIKI.fullmatch(line):
            return [Piece(Level.HEADING, number, line, marks=-3)]
        if line[0] in _HEADING_FIRST:
            headings = read_headings(line, number, 0)
            if headings:
                return headings
        if self._heads_article(index, lines):
            return self._read_by_place(line, number, pieces)
        if pieces and pieces[-1].words[-1:] == "。" and self._heads_in_two_lines(index, lines):
            return [Piece(Level.HEADING, number, line, marks=-1)]
        return []

    def _heads_in_two_lines(self, index: int, lines: range) -> bool:
        """Say whether a line and the next stand alone above an article: a heading broken in two, or two that lost their numbers."""
        below = index + 1
        if below + 1 >= lines.stop or below + 1 not in self._articles or below in self._articles or self._page.marks[below]:
            return False
        return all(_is_bare_heading(text) for text in self._page.lines[index : below + 1])

    def _heads_article(self, index: int, lines: range) -> bool:
        """Say whether an article, or the heading of one, follows on the next line."""
        after = index + 1
        if after >= lines.stop or after in self._articles or after + 1 not in self._articles:
            return after < lines.stop and after in self._articles
        line = self._page.lines[after]
        return is_heading(line, self._page.marks[after]) or _BRACKETED_HEADING.fullmatch(line) is not None

    def _read_by_place(self, line: str, number: int, pieces: list[Piece]) -> list[Piece]:
        """Read a heading that only its place shows: it lost its number, or goes on with the heading above it."""
        before = pieces[-1] if pieces else None
        if _NUMBERED_HEADING.fullmatch(line) or (_BRACKETED_HEADING.fullmatch(line) and self._goes_on_heading(line, pieces)):
            return read_headings(line, number, 1)
        if before is not None and (before.level in _NAMED or (before.level is Level.HEADING and before.marks == -1 and before.line != number)):
            return [Piece(Level.HEADING, number, line, marks=-2)] if _CONTINUED.fullmatch(line) else []
        if before is not None and _is_bare_heading(line) and (SENTENCE.search(before.words) or before.level is Level.TABLE):
            return [Piece(Level.HEADING, number, line, marks=-1)]
        return []

    def _goes_on_heading(self, line: str, pieces: list[Piece]) -> bool:
        """Say whether （一）, （二） number headings of articles: the first stands right below another heading."""
        match = LISTED.match(line)
        number = number_of(match[0]) if match is not None else None
        last = next((piece for piece in reversed(pieces[-_FAR:]) if piece.level in CONTAINERS), None)
        if number is None or last is None:
            return False
        if number == (1,):
            return pieces[-1] is last
        return last.level is Level.HEADING and last.label[:1] in "（(" and last.number == (number[0] - 1,)

    def _read_listed(self, index: int) -> Piece:
        line = self._page.lines[index]
        match = LISTED.match(line) if line[:1] in _LISTING else None
        if match is None:
            return self._plain(index, False)
        style = match.lastgroup or ""
        gap, words = split_gap(line[match.end() :])
        label = match[0]
        return Piece(STYLE_LEVELS[style], self._page.numbers[index], words, label, number_of(label), gap, style)


def _is_bare_heading(line: str) -> bool:
    return _BARE_HEADING.fullmatch(line) is not None and LISTED.match(line) is None


def _by_line(page: Page, labels: tuple[Candidate, ...]) -> dict[int, Candidate]:
    """Return the labels that start a line, by its index."""
    lines = ((page.line_at(label.start), label) for label in labels)
    return {line: label for line, label in lines if page.starts[line] == label.start}
