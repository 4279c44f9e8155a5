"""A page for a person: colour, and lines that break where Chinese print breaks them.

rich knows no 避头尾: it would start a line with a comma. So lines are broken
here and rich draws them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from cli.output import visible
from cli.views.page import MARKS, Beside, Block, Facts, Heading, Page, Paragraph, Piece, Sides, Style, Table
from texts.errors import columns

__all__ = ["breaks", "draw"]

_STYLES = {
    Style.PLAIN: "",
    Style.LABEL: "bold",
    Style.DELETED: "red strike",
    Style.INSERTED: "green underline",
    # The colours of `git diff --color-moved`.
    Style.MOVED_OUT: "magenta italic",
    Style.MOVED_IN: "cyan italic",
    Style.TYPOGRAPHIC: "yellow",
    Style.FAINT: "dim",
    Style.WARNING: "yellow",
}
_NOT_FIRST = frozenset("，。、；：？！）》〉」』”’】〕…—～·,.;:?!)]}%％℃")
_NOT_LAST = frozenset("（《〈「『“‘【〔([{")
_OPENING, _CLOSING = (tuple(mark[place] for mark in MARKS.values()) for place in (0, 1))
_WIDEST = 100
"""Columns; a line of fifty characters is as long as print makes them."""
_TWO_COLUMNS = 120
"""Columns; on a narrower terminal a line of either side would hold fewer than thirty characters."""
_BETWEEN = " │ "
_NARROWEST = 20
"""Columns; on a terminal narrower than that, lines run over its edge."""


def draw(page: Page, console: Console) -> None:
    """Draw a page on a terminal, or into the text that a pager will show."""
    width = min(console.width, _WIDEST)
    for block in page:
        for line in _columns(block, min(console.width, _WIDEST * 2)) if isinstance(block, Sides) and console.width >= _TWO_COLUMNS else _draw(block, width):
            console.print(line, soft_wrap=isinstance(line, Text))


def breaks(text: str, width: int) -> list[int]:
    """Return the offsets at which `text` goes on in a new line of `width` columns (避头尾).

    A comma or a closing mark starts no line, an opening mark ends none, marks
    of a change aside, which stay with their words; and words in Latin letters
    or digits stay whole where they fit a line.
    """
    found: list[int] = []
    start = 0
    while (end := _fitting(text, start, width)) < len(text):
        start = _allowed(text, start, end)
        found.append(start)
    return found


def _fitting(text: str, start: int, width: int) -> int:
    """Return the end of the longest piece from `start` that fits, at least one character."""
    used, end = 0, start
    while end < len(text):
        used += columns(text[end])
        if used > width and end > start:
            break
        end += 1
    return end


def _allowed(text: str, start: int, end: int) -> int:
    """Move a break to the left until it may stand there; where none may, leave it."""
    at = end
    while at > start + 1:
        if _may_stand(text, at):
            return at
        at -= 1
    return end


def _may_stand(text: str, at: int) -> bool:
    """Say whether a line may end before `at`."""
    if text.endswith(_OPENING, 0, at) or text.startswith(_CLOSING, at):
        return False
    first, last = at, at
    while text.startswith(_OPENING, first):
        first += 2
    while text.endswith(_CLOSING, 0, last):
        last -= 2
    before, after = text[last - 1 : last], text[first : first + 1]
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    inside_word = before.isascii() and after.isascii() and not before.isspace() and not after.isspace()
    return last < at or at < first or not inside_word


def _draw(block: Block, width: int) -> Iterable[RenderableType]:
    match block:
        case None:
            return (Text(),)
        case Heading(words, depth):
            return _broken(Text(visible(words), "bold" if depth == 1 else "bold cyan"), width)
        case Paragraph(pieces, indent, first):
            return _of(Paragraph(pieces, indent, first), width)
        case Beside(name, pieces, indent):
            return _beside(_text((name,)), _text(pieces), width, indent)
        case Facts(rows):
            return _facts(rows, width)
        case Table(names, rows):
            return (_table(names, rows),)
        case Sides(_, merged):
            return (line for paragraph in merged for line in _draw(paragraph, width))


def _text(pieces: Iterable[Piece]) -> Text:
    text = Text()
    for piece in pieces:
        before, after = MARKS.get(piece.style, ("", ""))
        text.append(before + visible(piece.words) + after, _STYLES[piece.style])
    return text


def _broken(text: Text, width: int, indent: int = 0) -> Iterator[Text]:
    """Yield the lines of running words, `indent` columns in."""
    for line in text.divide(breaks(text.plain, max(width - indent, _NARROWEST))):
        line.rstrip()
        yield Text(" " * indent) + line


def _columns(block: Sides, width: int) -> Iterator[Text]:
    """Yield the lines of two texts side by side, each column broken by itself."""
    column = (width - len(_BETWEEN)) // 2
    for height in block.heights:
        old, new = ([line for paragraph in side for line in _of(paragraph, column)] for side in height)
        for one, other in zip_longest(old, new, fillvalue=Text()):
            yield one + Text(" " * (column - columns(one.plain))) + Text(_BETWEEN, _STYLES[Style.FAINT]) + other


def _of(paragraph: Paragraph, width: int) -> Iterator[Text]:
    return _broken(Text(" " * paragraph.first) + _text(paragraph.pieces), width, paragraph.indent)


def _beside(name: Text, words: Text, width: int, indent: int) -> Iterator[Text]:
    behind = columns(name.plain)
    for line in _broken(words, width - indent - behind):
        yield Text(" " * indent) + name + line
        name = Text(" " * behind)


def _facts(rows: Sequence[tuple[str, tuple[str, ...]]], width: int) -> Iterator[Text]:
    names = max((columns(name) for name, _ in rows), default=0)
    for name, values in rows:
        shown = name
        for value in values:
            for line in _broken(Text(visible(value)), width - names - 4):
                yield Text("  ").append(shown, "cyan").append(" " * (names - columns(shown) + 2)) + line
                shown = ""


def _table(names: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> RenderableType:
    table = RichTable(box=None, pad_edge=False, header_style="bold cyan")
    for name in names:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    return Padding(table, 0)
