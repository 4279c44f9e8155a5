"""Comparing: two texts side by side, from their alignment and the words inside (新旧对照)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from texts.address import Level, Number
from texts.aligning import align
from texts.aligning.units import Line, Unit, outline
from texts.comparison import Alignment, Basis, Comparison, Edit, KnownLink, Link, Row, Side, Status, Typography
from texts.diffing import words
from texts.document import Document
from texts.folding import class_of
from texts.joining import Block, blocks, joined
from texts.renumbering import Renumbering

__all__ = ["compare"]


def compare(old: Document, new: Document, known: Sequence[KnownLink] = (), *, alignment: Alignment | None = None) -> Comparison:
    """Return what became of every provision of `old` in `new`.

    Args:
        old, new: the texts.
        known: links that an amending act states.
        alignment: of the two, where it was made already.
    """
    found = alignment or align(old, new, known)
    table = _Table(found)
    one, other = outline(old), outline(new)
    titles = list(table.rows(one.titles, other.titles))
    return Comparison(
        old,
        new,
        titles[0] if titles else None,
        tuple(table.rows(one.headings, other.headings)),
        tuple(table.rows(one.articles, other.articles)),
        (*table.rows(one.loose, other.loose), *table.rows(one.annexes, other.annexes)),
    )


_Numbers = tuple[Number | None, Number | None]
_ALONE_SURE = 0.9


class _Table:
    """Makes the rows of one Comparison.

    Args:
        alignment: which provisions are the same.
    """

    def __init__(self, alignment: Alignment) -> None:
        self._links = alignment
        self._renumber = Renumbering(alignment)

    def rows(self, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Row]:
        """Yield the rows of one kind of unit: in order of the new text, deletions at their old place."""
        by_address = {unit.address: unit for unit in old}
        links = [self._links.of_new(unit.address) for unit in new]
        kept = [(by_address[link.old].place, j) for j, found in enumerate(links) for link in found if not link.moved]
        gone = _after([unit.place for unit in old if not self._links.of_old(unit.address)], kept)
        yield from (_deleted(old[i]) for i in gone.get(-1, ()))
        for unit, found in zip(new, links, strict=True):
            if not found:
                yield _inserted(unit)
            for link in found:
                yield self._linked(by_address[link.old], unit, link)
            yield from (_deleted(old[i]) for i in gone.get(unit.place, ()))

    def _linked(self, old: Unit, new: Unit, link: Link) -> Row:
        sides = (Side(old.address, old.label, old.wording, old.place), Side(new.address, new.label, new.wording, new.place))
        if old.wording == new.wording:
            edits = _whole(old.wording, new.wording)
            children = tuple(self._same_line(i, pair) for i, pair in enumerate(zip(old.lines, new.lines, strict=True)))
        else:
            edits, children = self._inside(old, new)
        return self._row(new.provision.level, sides, link, (old.number, new.number), edits, _own(children, new))

    def _inside(self, old: Unit, new: Unit) -> tuple[tuple[Edit, ...], tuple[Row, ...]]:
        """Return the edits of two units and the rows of their natural paragraphs."""
        places = {line.address: i for i, line in enumerate(old.lines)}
        links = {(places[link.old], j): link for j, line in enumerate(new.lines) for link in self._links.of_new(line.address) if link.old in places}
        edits = {(i, j): words(old.lines[i].words, new.lines[j].words, self._renumber) for i, j in links}
        kept = sorted(pair for pair, link in links.items() if not link.moved)
        run = [replace(block, edits=edits[block.old[0], block.new[0]]) if _single(block) else block for block in blocks(kept)]
        gone = _after([i for i in range(len(old.lines)) if i not in {i for i, _ in links}], kept)
        children = [_deleted_line(i, old.lines[i]) for i in gone.get(-1, ())]
        for j, line in enumerate(new.lines):
            found = [pair for pair in links if pair[1] == j]
            children += [self._line((i, old.lines[i]), (j, line), links[i, j], edits[i, j]) for i, _ in found]
            children += [] if found else [_inserted_line(j, line)]
            children += [_deleted_line(i, old.lines[i]) for i in gone.get(j, ())]
        return joined(old.lines, new.lines, run, self._renumber), tuple(children)

    def _line(self, old: tuple[int, Line], new: tuple[int, Line], link: Link, edits: tuple[Edit, ...]) -> Row:
        sides = (_line_side(*old), _line_side(*new))
        return self._row(new[1].level, sides, link, (old[1].number, new[1].number), edits, ())

    def _same_line(self, place: int, pair: tuple[Line, Line]) -> Row:
        old, new = pair
        link = Link(old.address, new.address, Basis.IDENTITY, 1.0)
        return self._row(new.level, (_line_side(place, old), _line_side(place, new)), link, (old.number, new.number), _whole(old.words, new.words), ())

    def _row(self, level: Level, sides: tuple[Side, Side], link: Link, numbers: _Numbers, edits: tuple[Edit, ...], children: tuple[Row, ...]) -> Row:
        old, new = sides
        renumbered = numbers[0] != numbers[1] if numbers[0] and numbers[1] else old.label != new.label
        forms = {edit.typography for edit in edits if edit.typography}
        if old.label != new.label:
            forms.add(Typography.LABEL if renumbered else class_of(old.label, new.label))
        status = self._status(link, renumbered, any(not edit.kept for edit in edits))
        return Row(level, old, new, status, link.basis, link.confidence, link.moved, frozenset(forms), edits, children)

    def _status(self, link: Link, renumbered: bool, amended: bool) -> Status:
        into, out_of = len(self._links.of_old(link.old)), len(self._links.of_new(link.new))
        if into > 1 or out_of > 1:
            return Status.SPLIT if into >= out_of else Status.MERGED
        if amended:
            return Status.MODIFIED
        if link.moved:
            return Status.MOVED
        return Status.RENUMBERED if renumbered else Status.UNCHANGED


def _single(block: Block) -> bool:
    return block.old[1] - block.old[0] == block.new[1] - block.new[0] == 1


def _after(gone: Sequence[int], kept: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Say after which new place each old place without a partner is shown: where the one before it has come."""
    found: dict[int, list[int]] = {}
    ordered = sorted(kept)
    for place in gone:
        before = ordered[: bisect_left(ordered, (place, -1))]
        found.setdefault(max((j for _, j in before), default=-1), []).append(place)
    return found


def _whole(old: str, new: str) -> tuple[Edit, ...]:
    return (Edit((0, len(old)), (0, len(new)), old == new),) if old or new else ()


def _own(children: tuple[Row, ...], unit: Unit) -> tuple[Row, ...]:
    """Leave out the row of a unit that is itself one natural paragraph: it says what the unit's own says."""
    return () if all(line.address == unit.address for line in unit.lines) else children


def _line_side(place: int, line: Line) -> Side:
    return Side(line.address, "".join(line.label.split()), line.words, place)


def _deleted(unit: Unit) -> Row:
    side = Side(unit.address, unit.label, unit.wording, unit.place)
    children = tuple(_deleted_line(i, line) for i, line in enumerate(unit.lines))
    return Row(unit.provision.level, side, None, Status.DELETED, Basis.INFERRED, _ALONE_SURE, edits=_whole(unit.wording, ""), children=_own(children, unit))


def _inserted(unit: Unit) -> Row:
    side = Side(unit.address, unit.label, unit.wording, unit.place)
    children = tuple(_inserted_line(i, line) for i, line in enumerate(unit.lines))
    return Row(unit.provision.level, None, side, Status.INSERTED, Basis.INFERRED, _ALONE_SURE, edits=_whole("", unit.wording), children=_own(children, unit))


def _deleted_line(place: int, line: Line) -> Row:
    return Row(line.level, _line_side(place, line), None, Status.DELETED, Basis.INFERRED, _ALONE_SURE, edits=_whole(line.words, ""))


def _inserted_line(place: int, line: Line) -> Row:
    return Row(line.level, None, _line_side(place, line), Status.INSERTED, Basis.INFERRED, _ALONE_SURE, edits=_whole("", line.words))
