"""Lines: a source text as numbered lines without markup (分行).

Layout is what typesetting adds: white space at the ends of lines, blank lines,
zero-width spaces and byte order marks there, HTML comments, and the marks that
make a Markdown heading. All else is text, and stays as it is.
"""

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from texts.patterns import lazily

__all__ = ["Page", "read_page"]

_ZERO_WIDTH = "\ufeff\u200b\u200c\u200d\u2060"
_MARKED = lazily(r"(#{1,6})(?:[\s\ufeff\u200b\u200c\u200d\u2060]+|$)|(#{1,6})(?=[第附序总一二三四五六七八九十])")
_EMPHASIS = lazily(r"^\*\*([^*]{1,80})\*\*")
_INFO_END = "INFO END"


class Page(NamedTuple):
    """The lines of a text that are not blank.

    Args:
        lines: their text, without layout.
        numbers: where each stands in the source, from 1.
        marks: how many `#` stood before each.
        head: how many of them stand before the mark that ends a header; 0
            where there is no such mark.
        marked: whether there is such a mark.
        joined: all lines, a line feed after each.
        starts: where each line starts in `joined`.
        glued: the lines that the source prints behind others on one line.
    """

    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    marks: tuple[int, ...]
    head: int
    marked: bool
    joined: str
    starts: tuple[int, ...]
    glued: frozenset[int] = frozenset()

    def line_at(self, offset: int) -> int:
        """Return the index of the line that holds an offset of `joined`."""
        return bisect_right(self.starts, offset) - 1

    def number_at(self, offset: int) -> int:
        """Return the source's line number for an offset of `joined`."""
        return self.numbers[self.line_at(offset)]

    def broken_at(self, offsets: list[int]) -> "Page":
        """Return the page with a new line at each of these offsets of `joined`.

        Args:
            offsets: rising, each inside a line.
        """
        lines: list[str] = []
        numbers: list[int] = []
        marks: list[int] = []
        glued: set[int] = set()
        head, next_break = self.head, 0
        for index, (line, start) in enumerate(zip(self.lines, self.starts, strict=True)):
            if index == self.head:
                head = len(lines)
            cuts = [0]
            while next_break < len(offsets) and offsets[next_break] < start + len(line):
                cuts.append(offsets[next_break] - start)
                next_break += 1
            for cut, end in zip(cuts, [*cuts[1:], len(line)], strict=True):
                piece = line[cut:end].strip()
                if piece or not line:
                    if cut or index in self.glued:
                        glued.add(len(lines))
                    lines.append(piece)
                    numbers.append(self.numbers[index])
                    marks.append(0 if cut else self.marks[index])
        return _make_page(lines, numbers, marks, head, self.marked, frozenset(glued))


def read_page(text: str) -> Page:
    """Read a text as lines."""
    text, head_line = _without_comments(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines: list[str] = []
    numbers: list[int] = []
    marks: list[int] = []
    head = 0
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line:
            continue
        mark = 0
        if line[0] in _ZERO_WIDTH or line[-1] in _ZERO_WIDTH:
            line = _strip_zero_width(line)
        if line[:1] == "#":
            line, mark = _without_marks(line)
        if line[:2] == "**":
            line = _strip_zero_width(_EMPHASIS.sub(r"\1", line, count=1))
        if line or mark:
            lines.append(line)
            numbers.append(number)
            marks.append(mark)
            head += number < head_line
    return _make_page(lines, numbers, marks, head, head_line > 0)


def _make_page(lines: list[str], numbers: list[int], marks: list[int], head: int, marked: bool, glued: frozenset[int] = frozenset()) -> Page:
    starts = (0, *accumulate(len(line) + 1 for line in lines))[:-1]
    joined = "\n".join(lines) + "\n"
    return Page(tuple(lines), tuple(numbers), tuple(marks), head, marked, joined, starts, glued)


def _strip_zero_width(line: str) -> str:
    while line and (line[0] in _ZERO_WIDTH or line[-1] in _ZERO_WIDTH or line[0].isspace() or line[-1].isspace()):
        line = line.strip().strip(_ZERO_WIDTH)
    return line


def _without_marks(line: str) -> tuple[str, int]:
    marked = _MARKED.match(line)
    if marked is None:
        return line, 0
    return _strip_zero_width(line[marked.end() :]), len(marked[1] or marked[2])


def _without_comments(text: str) -> tuple[str, int]:
    """Return the text without HTML comments, and the line of the mark that ends the header, or 0."""
    if "<!--" not in text:
        return text, 0
    kept, at, line, head_line = [], 0, 1, 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        kept.append(text[at:start])
        line += text.count("\n", at, start)
        comment = text[start + 4 : end]
        if comment.strip() == _INFO_END and not head_line:
            head_line = line
        breaks = comment.count("\n")
        kept.append("\n" * breaks)
        line += breaks
        at = end + 3
    kept.append(text[at:])
    return "".join(kept), head_line
