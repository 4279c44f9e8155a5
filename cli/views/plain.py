"""A page for a file or another program: no colour, no wrapping, columns aligned."""

from collections.abc import Iterable, Iterator, Sequence

from cli.views.page import MARKS, Beside, Block, Facts, Heading, Page, Paragraph, Piece, Sides, Table
from texts.errors import columns

__all__ = ["lines", "pad"]


def lines(page: Page) -> Iterator[str]:
    """Yield the lines of a page."""
    for block in page:
        yield from _lines(block)


def pad(words: str, width: int) -> str:
    """Return `words` followed by blanks up to `width` terminal columns."""
    return words + " " * (width - columns(words))


def _lines(block: Block) -> Iterable[str]:
    match block:
        case None:
            return ("",)
        case Heading(words):
            return (words,)
        case Paragraph(pieces, indent):
            return (" " * indent + "".join(map(_marked, pieces)),)
        case Beside(name, pieces, indent):
            return (" " * indent + "".join(map(_marked, (name, *pieces))),)
        case Facts(rows):
            return _facts(rows)
        case Table(names, rows):
            return _table(names, rows)
        case Sides(_, merged):
            return (line for paragraph in merged for line in _lines(paragraph))


def _marked(piece: Piece) -> str:
    before, after = MARKS.get(piece.style, ("", ""))
    return before + piece.words + after


def _facts(rows: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    width = max((columns(name) for name, _ in rows), default=0)
    for name, values in rows:
        for index, value in enumerate(values):
            yield f"  {pad('' if index else name, width)}  {value}"


def _table(names: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    widths = [max(map(columns, cells)) for cells in zip(names, *rows, strict=True)]
    for row in (names, *rows):
        yield "  ".join(map(pad, row, widths)).rstrip()
