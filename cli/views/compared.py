"""Two texts side by side, for people: what changed, words marked inside."""

from collections.abc import Callable, Iterable, Iterator

from cli.views.page import Block, Facts, Heading, Page, Paragraph, Piece, Sides, Style, Table
from texts.comparison import Comparison, Edit, Row
from texts.formats.comparison_text import NAMES, headline, summary
from texts.formats.ordering import in_order
from texts.formats.remarks import Items, beside, no_items, parts
from texts.formats.strips import Cell, Mark, paragraphs, strips
from texts.formats.table import changed, near

__all__ = ["Wanted", "page", "stat"]

Wanted = Callable[[Row], bool]
"""Which rows are to be shown."""

_STYLES = {
    Mark.FORM: Style.TYPOGRAPHIC,
    Mark.DELETED: Style.DELETED,
    Mark.INSERTED: Style.INSERTED,
    Mark.OMITTED: Style.FAINT,
}
_BAR = 30
"""Columns; the longest bar of signs that `stat` draws."""


def page(
    comparison: Comparison,
    name: str,
    sources: tuple[tuple[str, tuple[str, ...]], ...] = (),
    *,
    wanted: Wanted = changed,
    around: int = 0,
    items: Items = no_items,
) -> Page:
    """Return the provisions that changed, how many did, and where the texts come from.

    Args:
        comparison: two texts.
        name: what is compared.
        sources: where the texts come from.
        wanted: which provisions to show.
        around: how many to show before and after each of them.
        items: of the amending act, by what they changed.
    """
    blocks: list[Block] = [*_head(name, sources), Paragraph.of(summary(comparison), Style.FAINT)]
    found = parts(comparison.rows())
    for row in _chosen(comparison, wanted, around):
        said = beside(row, found, items(row))
        blocks += [None, Heading(headline(row), depth=2), *([Paragraph.of(f"（{said}）", Style.FAINT)] if said else []), _words(row)]
    return tuple(blocks)


def stat(comparison: Comparison, name: str, sources: tuple[tuple[str, tuple[str, ...]], ...] = (), *, wanted: Wanted = changed, around: int = 0) -> Page:
    """Return a line for each provision that changed: how many characters were inserted and deleted, blanks aside."""
    rows = [(row, _size(row, old=False), _size(row, old=True)) for row in _chosen(comparison, wanted, around)]
    most = max((added + gone for _, added, gone in rows), default=0)
    scale = min(1.0, _BAR / most) if most else 1.0
    lines = tuple((*_named(row), f"+{added}", f"-{gone}", _bar("+", added, scale) + _bar("-", gone, scale)) for row, added, gone in rows)
    table = [Table(("条文", "情况", "增", "删", ""), lines)] if lines else []
    return (*_head(name, sources), *table, Paragraph.of(summary(comparison), Style.FAINT))


def _head(name: str, sources: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[Block]:
    yield Heading(name)
    if sources:
        yield Facts(sources)


def _chosen(comparison: Comparison, wanted: Wanted, around: int) -> Iterator[Row]:
    """Yield the rows to show: the title, then all others as the new text prints them."""
    rows = [*([comparison.title] if comparison.title else []), *in_order(comparison)]
    return (row for row, shown in zip(rows, near([wanted(row) for row in rows], around), strict=True) if shown)


def _named(row: Row) -> tuple[str, str]:
    names, _, what = headline(row).rpartition(f" {NAMES[row.status]}")
    return names, NAMES[row.status] + what


def _size(row: Row, *, old: bool) -> int:
    side = row.old if old else row.new
    if side is None:
        return 0
    ranges = [edit.old if old else edit.new for edit in row.edits if not edit.kept and not edit.elsewhere]
    return sum(len("".join(side.wording[slice(*one)].split())) for one in ranges)


def _bar(sign: str, count: int, scale: float) -> str:
    return sign * (max(1, round(count * scale)) if count else 0)


def _words(row: Row) -> Sides:
    heights = tuple((tuple(_side(one.old, Style.MOVED_OUT)), tuple(_side(one.new, Style.MOVED_IN))) for one in strips(row))
    return Sides(heights, tuple(_merged(row)))


def _side(cell: Cell, moved: Style) -> Iterator[Paragraph]:
    styles = {**_STYLES, Mark.ELSEWHERE: moved}
    for runs in paragraphs(cell):
        yield Paragraph(tuple(Piece(run.words, styles.get(run.mark, Style.PLAIN)) for run in runs), first=4)


def _merged(row: Row) -> Iterator[Paragraph]:
    """Yield the words of both sides in one, a natural paragraph each."""
    waiting: list[Piece] = []
    for edit in row.edits:
        for piece in _pieces(row, edit):
            first, *others = piece.words.split("\n")
            waiting.append(Piece(first, piece.style))
            for words in others:
                yield Paragraph(_written(waiting), indent=2)
                waiting = [Piece(words, piece.style)]
    yield Paragraph(_written(waiting), indent=2)


def _written(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.words)


def _pieces(row: Row, edit: Edit) -> Iterator[Piece]:
    old = row.old.wording[slice(*edit.old)] if row.old else ""
    new = row.new.wording[slice(*edit.new)] if row.new else ""
    if edit.kept:
        yield Piece(new, Style.TYPOGRAPHIC if edit.typography else Style.PLAIN)
    else:
        yield Piece(old, Style.MOVED_OUT if edit.elsewhere else Style.DELETED)
        yield Piece(new, Style.MOVED_IN if edit.elsewhere else Style.INSERTED)
