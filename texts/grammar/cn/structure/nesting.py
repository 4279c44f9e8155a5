"""Nesting: from pieces in a row to a tree of provisions (层级)."""

from dataclasses import dataclass, field

from texts.address import CONTAINERS, Level, Number
from texts.document import Provision
from texts.grammar.cn.structure.pieces import Piece

__all__ = ["nest"]

_RANKS = {Level.PART: 0, Level.SUBPART: 1, Level.CHAPTER: 2, Level.SECTION: 3}
_LONGEST_TITLE = 20
_BESIDE = frozenset((Level.TABLE, Level.FORMULA, Level.NOTE))


@dataclass(slots=True)
class _Node:
    piece: Piece
    style: str
    rank: int
    children: list[Provision] = field(default_factory=list)


def nest(pieces: list[Piece]) -> tuple[Provision, ...]:
    """Return the tree that the pieces of one body make."""
    return _Nesting(pieces).run()


class _Nesting:
    """One pass over the pieces, with the provisions that are still open."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces
        self._ahead = _labels_ahead(pieces)
        self._below = _ranks_ahead(pieces)
        self._open: list[_Node] = []
        self._top: list[Provision] = []

    def run(self) -> tuple[Provision, ...]:
        for index, piece in enumerate(self._pieces):
            self._add(index, piece)
        self._close(0)
        return tuple(self._top)

    def _close(self, depth: int) -> None:
        while len(self._open) > depth:
            node = self._open.pop()
            piece = node.piece
            words = "" if piece.level in (Level.ARTICLE, Level.ITEM) else piece.words
            made = Provision(piece.level, piece.label, piece.number, piece.gap, words, tuple(node.children))
            (self._open[-1].children if self._open else self._top).append(made)

    def _push(self, depth: int, piece: Piece, style: str = "", rank: int = 9) -> None:
        self._close(depth)
        self._open.append(_Node(piece, style, rank))

    def _add(self, index: int, piece: Piece) -> None:
        if piece.apart:
            self._push(0, piece)
        elif piece.level in CONTAINERS or piece.level is Level.PREAMBLE:
            self._add_heading(index, piece)
        elif piece.level in (Level.ARTICLE, Level.ITEM):
            depth = self._containers()
            self._push(depth, piece)
            if piece.words:
                self._push(depth + 1, Piece(Level.PARAGRAPH, piece.line, piece.words))
        elif piece.style and not piece.quoted:
            self._add_point(piece)
        elif piece.level is Level.LEAD:
            self._push(self._containers(), piece)
        else:
            self._add_paragraph(index, piece)

    def _containers(self) -> int:
        """Return how many headings are open."""
        depth = 0
        while depth < len(self._open) and (self._open[depth].piece.level in CONTAINERS):
            depth += 1
        return depth

    def _add_heading(self, index: int, piece: Piece) -> None:
        rank = _RANKS.get(piece.level)
        open_headings = self._containers()
        if rank is None:
            rank = (5 if piece.label[:1] in "（(" else 4) if piece.number is not None else self._rank_beside(index, piece)
        depth = 0
        while depth < open_headings and self._open[depth].rank < rank:
            depth += 1
        self._push(depth, piece, rank=rank)

    def _rank_beside(self, index: int, piece: Piece) -> int:
        """Return the rank of a heading without a number.

        附则 and 总则 stand beside the highest, what stands right below a
        heading is a section of it, another stands beside the last heading, or
        where there is none beside the next.
        """
        if piece.marks in (-2, -3):
            return _RANKS[Level.SECTION]
        if piece.level is Level.PREAMBLE:
            return 0
        opened = self._containers()
        if not opened:
            return self._below[index]
        return self._open[0 if "".join(piece.words.split()) in ("附则", "总则") else opened - 1].rank

    def _unit(self) -> int:
        """Return the depth of what holds paragraphs: just below the article, the item, or the headings."""
        depth = self._containers()
        if depth < len(self._open) and self._open[depth].piece.level in (Level.ARTICLE, Level.ITEM, Level.PREAMBLE):
            return depth + 1
        return depth

    def _add_point(self, piece: Piece) -> None:
        unit = self._unit()
        if self._open and self._open[-1].piece.level in _BESIDE:
            self._close(len(self._open) - 1)
        for depth in range(unit, len(self._open)):
            if self._open[depth].style == piece.style:
                self._push(depth, piece, piece.style)
                return
        self._push(len(self._open) if len(self._open) > unit else unit, piece, piece.style)

    def _add_paragraph(self, index: int, piece: Piece) -> None:
        ahead, unit = self._ahead[index], self._unit()
        nearest, inside = len(self._pieces), 0
        for depth in range(unit, len(self._open)):
            node = self._open[depth]
            coming = ahead.get(node.style)
            if coming is not None and coming[0] < nearest and _follows(node.piece.number, coming[1]):
                nearest, inside = coming[0], depth + 1
        inside = inside or self._below_list(unit) or self._below_title(unit)
        if inside:
            self._push(inside, piece)
            return
        if piece.quoted and self._colon_above(unit):
            self._push(self._colon_above(unit), piece)
            return
        self._push(unit, piece)

    def _below_list(self, unit: int) -> int:
        """Return the depth below the last point if it opened a list with a colon that no full stop has ended yet, or 0."""
        if len(self._open) <= unit:
            return 0
        last = self._open[-1]
        if last.piece.level is Level.PARAGRAPH and len(self._open) > unit + 1 and self._open[-2].style:
            goes_on = last.piece.words[-1] in "；;" and self._open[-2].piece.words[-1:] in ("：", ":")
            return len(self._open) - 1 if goes_on else 0
        return len(self._open) if last.style and not last.children and last.piece.words[-1:] in ("：", ":") else 0

    def _below_title(self, unit: int) -> int:
        """Return the depth below the open point if it only bears a title, as the point before it did, or 0."""
        for depth in range(len(self._open) - 1, unit - 1, -1):
            node = self._open[depth]
            if node.style:
                before = self._open[depth - 1].children[-1] if depth and self._open[depth - 1].children else None
                titled = before is not None and before.label and before.children and _is_title(before.words)
                return depth + 1 if titled and _is_title(node.piece.words) else 0
        return 0

    def _colon_above(self, unit: int) -> int:
        """Return the depth below the open point that a quotation belongs to, or 0."""
        for depth in range(len(self._open) - 1, unit - 1, -1):
            if self._open[depth].style:
                return depth + 1
        return 0


def _is_title(words: str) -> bool:
    return 0 < len(words) <= _LONGEST_TITLE and words[-1] not in "。；;：:，,、"


def _follows(last: Number | None, number: Number | None) -> bool:
    """Say whether a label goes on with the run that `last` belongs to, numbers lost between them or not."""
    return last is not None and number is not None and number > last


def _ranks_ahead(pieces: list[Piece]) -> list[int]:
    """Return, for each piece, the rank of the next heading that bears its name."""
    ahead = [_RANKS[Level.CHAPTER]] * len(pieces)
    coming = _RANKS[Level.CHAPTER]
    for index in range(len(pieces) - 1, -1, -1):
        coming = _RANKS.get(pieces[index].level, coming)
        ahead[index] = coming
    return ahead


def _labels_ahead(pieces: list[Piece]) -> list[dict[str, tuple[int, Number | None]]]:
    """Return, for each piece, where in the same article the next label of each style stands, and its number."""
    ahead: list[dict[str, tuple[int, Number | None]]] = [{}] * len(pieces)
    coming: dict[str, tuple[int, Number | None]] = {}
    for index in range(len(pieces) - 1, -1, -1):
        ahead[index] = coming
        piece = pieces[index]
        if piece.style and not piece.quoted:
            coming = {**coming, piece.style: (index, piece.number)}
        elif piece.level in (Level.ARTICLE, Level.ITEM) or piece.level in CONTAINERS:
            coming = {}
    return ahead
