"""Two texts side by side, for people: what changed, words marked inside."""

from collections.abc import Iterator

from cli.views.page import Block, Facts, Heading, Page, Paragraph, Piece, Style
from texts.comparison import Comparison, Edit, Row, Status
from texts.formats.comparison_text import headline, summary

__all__ = ["page"]


def page(comparison: Comparison, name: str, sources: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Page:
    """Return the provisions that changed, how many did, and where the texts come from."""
    blocks: list[Block] = [Heading(name), *([Facts(sources)] if sources else []), Paragraph.of(summary(comparison), Style.FAINT)]
    for row in comparison.rows():
        if row.amended or row.status not in (Status.UNCHANGED, Status.RENUMBERED):
            blocks += [None, Heading(headline(row), depth=2), *_paragraphs(row)]
    return tuple(blocks)


def _paragraphs(row: Row) -> Iterator[Paragraph]:
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


def _written(pieces: list[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.words)


def _pieces(row: Row, edit: Edit) -> Iterator[Piece]:
    old = row.old.wording[slice(*edit.old)] if row.old else ""
    new = row.new.wording[slice(*edit.new)] if row.new else ""
    if edit.kept:
        yield Piece(new, Style.TYPOGRAPHIC if edit.typography else Style.PLAIN)
    else:
        yield Piece(old, Style.DELETED)
        yield Piece(new, Style.INSERTED)
