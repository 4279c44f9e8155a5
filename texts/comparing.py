"""Comparing: two texts side by side, from what corresponds and the words inside (新旧对照)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import cast

from texts.address import Address, Level
from texts.aligning import Correspondence, Kind, Match, Matching, correspond
from texts.aligning.units import Line, Unit
from texts.comparison import Basis, Comparison, Edit, KnownLink, Row, Side, Status, Typography
from texts.diffing import words
from texts.document import Document
from texts.folding import class_of, flat
from texts.joining import Block, blocks, joined
from texts.renumbering import Renumbering
from texts.sharing import shared_out

__all__ = ["compare"]

# Made for every unit and line of both texts: as the types themselves make them, in half the time.
_sided = cast("Callable[[tuple[Address, str, str, int]], Side]", partial(tuple.__new__, Side))
_edit = cast("Callable[[tuple[tuple[int, int], tuple[int, int], bool, Typography | None, bool]], Edit]", partial(tuple.__new__, Edit))
_told = cast("Callable[[tuple[object, ...]], Row]", partial(tuple.__new__, Row))

ALONE = 0.999
"""How sure it is that what shares no rare word with any has no partner."""


def compare(old: Document, new: Document, known: Sequence[KnownLink] = ()) -> Comparison:
    """Return what became of every provision of `old` in `new`.

    Args:
        old, new: the texts.
        known: links that an amending act states, at every level.
    """
    found = correspond(old, new, known)
    renumbering = _renumbering(found)
    titles = list(_rows(found.titles, renumbering))
    articles = tuple(shared_out(list(_rows(found.articles, renumbering))))
    others = (*_rows(found.loose, renumbering), *_rows(found.annexes, renumbering))
    return Comparison(old, new, titles[0] if titles else None, tuple(_rows(found.headings, renumbering)), articles, others)


def _renumbering(found: Correspondence) -> Renumbering:
    articles = found.articles
    pairs = [(articles.old[m.old], articles.new[m.new], m) for m in articles.matches]
    return Renumbering([(old.number, new.number, m.similarity) for old, new, m in pairs if old.number and new.number])


def _rows(kind: Kind, renumbering: Renumbering) -> Iterator[Row]:
    """Yield the rows of one kind of unit: in order of the new text, deletions at their old place."""
    alone = kind.matching.alone
    of_new: dict[int, list[Match]] = {}
    for m in kind.matches:
        of_new.setdefault(m.new, []).append(m)
    counts = (Counter(m.old for m in kind.matches), Counter(m.new for m in kind.matches))
    gone = _after([unit.place for unit in kind.old if not counts[0][unit.place]], sorted((m.old, m.new) for m in kind.matches if not m.moved))
    yield from (_alone(kind.old[i], Status.DELETED, alone[0]) for i in gone.get(-1, ()))
    for unit in kind.new:
        if unit.place not in of_new:
            yield _alone(unit, Status.INSERTED, alone[1])
        for m in of_new.get(unit.place, ()):
            yield _linked(kind, m, (counts[0][m.old], counts[1][m.new]), renumbering)
        yield from (_alone(kind.old[i], Status.DELETED, alone[0]) for i in gone.get(unit.place, ()))


def _linked(kind: Kind, m: Match, parts: tuple[int, int], renumbering: Renumbering) -> Row:
    """Return the row of two units that are linked."""
    old, new = kind.old[m.old], kind.new[m.new]
    inside = kind.inside.get((m.old, m.new))
    edits, children = (_whole(old.wording, new.wording), ()) if _same(old, new, inside) else _inside(old, new, inside or Matching(), renumbering)
    numbers = old.number != new.number if old.number and new.number else None
    return _row(new.provision.level, _side(old), _side(new), m, parts, numbers, edits, children)


def _same(old: Unit, new: Unit, inside: Matching | None) -> bool:
    """Say whether two units have the same words, each natural paragraph that of its place."""
    return inside is None or (old.wording == new.wording and not any(inside.alone) and all(m.old == m.new for m in inside.matches))


def _inside(old: Unit, new: Unit, found: Matching, renumbering: Renumbering) -> tuple[tuple[Edit, ...], tuple[Row, ...]]:
    """Return the edits of two units and the rows of their natural paragraphs."""
    edits = {(m.old, m.new): words(old.lines[m.old].words, new.lines[m.new].words, renumbering) for m in found.matches}
    kept = sorted((m.old, m.new) for m in found.matches if not m.moved)
    run = [block._replace(edits=edits[block.old[0], block.new[0]]) if _single(block) else block for block in blocks(kept)]
    children = () if _is_line(old) and _is_line(new) else tuple(_lines(old.lines, new.lines, found, edits))
    return joined(old.lines, new.lines, run, renumbering), children


def _lines(old: Sequence[Line], new: Sequence[Line], found: Matching, edits: Mapping[tuple[int, int], tuple[Edit, ...]]) -> Iterator[Row]:
    """Yield the rows of natural paragraphs, in order of the new text, deletions at their old place."""
    matches, alone = found.matches, found.alone
    of_new: dict[int, list[Match]] = {}
    for m in matches:
        of_new.setdefault(m.new, []).append(m)
    counts = (Counter(m.old for m in matches), Counter(m.new for m in matches))
    gone = _after([i for i in range(len(old)) if not counts[0][i]], sorted((m.old, m.new) for m in matches if not m.moved))
    yield from (_alone_line(i, old[i], Status.DELETED, alone[0].get(i, ALONE)) for i in gone.get(-1, ()))
    for j, line in enumerate(new):
        if not counts[1][j]:
            yield _alone_line(j, line, Status.INSERTED, alone[1].get(j, ALONE))
        for m in of_new.get(j, ()):
            one = old[m.old]
            numbers = one.number != line.number if one.number and line.number else None
            yield _row(line.level, _line_side(m.old, one), _line_side(j, line), m, (counts[0][m.old], counts[1][j]), numbers, edits[m.old, j], ())
        yield from (_alone_line(i, old[i], Status.DELETED, alone[0].get(i, ALONE)) for i in gone.get(j, ()))


def _row(
    level: Level,
    old: Side,
    new: Side,
    m: Match,
    parts: tuple[int, int],
    renumbered: bool | None,
    edits: tuple[Edit, ...],
    children: tuple[Row, ...],
) -> Row:
    """Return a row with two sides.

    Args:
        parts: into how many the old side went, out of how many the new side came.
        renumbered: whether the numbers differ, where both are read.
    """
    if renumbered is None:
        renumbered = old.label != new.label and flat(old.label) != flat(new.label)
    forms = frozenset([edit.typography for edit in edits if edit.typography])
    if old.label != new.label:
        forms |= {Typography.LABEL if renumbered else class_of(old.label, new.label)}
    status = _status(parts, m.moved, renumbered, not all(map(_kept, edits)))
    return _told((level, old, new, status, m.basis, m.confidence, m.moved, forms, edits, children))


_kept = attrgetter("kept")


def _status(parts: tuple[int, int], moved: bool, renumbered: bool, amended: bool) -> Status:
    if parts != (1, 1):
        return Status.SPLIT if parts[0] >= parts[1] else Status.MERGED
    if amended:
        return Status.MODIFIED
    if moved:
        return Status.MOVED
    return Status.RENUMBERED if renumbered else Status.UNCHANGED


def _after(gone: Sequence[int], kept: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Say after which new place each old place without a partner is shown: where the one before it has come.

    Args:
        gone: the old places without a partner.
        kept: the matches that keep their order, sorted.
    """
    found: dict[int, list[int]] = {}
    for place in gone:
        at = bisect_left(kept, (place, -1))
        found.setdefault(kept[at - 1][1] if at else -1, []).append(place)
    return found


def _alone(unit: Unit, status: Status, alone: Mapping[int, float]) -> Row:
    """Return the row of a unit without a partner."""
    confidence = alone.get(unit.place, ALONE)
    lines = () if _is_line(unit) else tuple(_alone_line(i, line, status, confidence) for i, line in enumerate(unit.lines))
    return _one_sided(unit.provision.level, _side(unit), status, confidence, lines)


def _alone_line(place: int, line: Line, status: Status, confidence: float) -> Row:
    return _one_sided(line.level, _line_side(place, line), status, confidence, ())


def _one_sided(level: Level, side: Side, status: Status, confidence: float, children: tuple[Row, ...]) -> Row:
    basis = Basis.INSTRUCTION if confidence == 1.0 else Basis.INFERRED
    if status is Status.DELETED:
        return Row(level, side, None, status, basis, confidence, edits=_whole(side.wording, ""), children=children)
    return Row(level, None, side, status, basis, confidence, edits=_whole("", side.wording), children=children)


def _side(unit: Unit) -> Side:
    return _sided((unit.address, unit.label, unit.wording, unit.place))


def _line_side(place: int, line: Line) -> Side:
    return _sided((line.address, "".join(line.label.split()), line.words, place))


def _whole(old: str, new: str) -> tuple[Edit, ...]:
    return (_edit(((0, len(old)), (0, len(new)), old == new, None, False)),) if old or new else ()


def _single(block: Block) -> bool:
    return block.old[1] - block.old[0] == block.new[1] - block.new[0] == 1


def _is_line(unit: Unit) -> bool:
    """Say whether a unit is itself one natural paragraph, whose row would say the same again."""
    return all(line.address == unit.address for line in unit.lines)
