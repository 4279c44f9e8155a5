"""Deriving: what a text has from the one before it, out of the comparison of both (条文的承继).

    descent = derive(compare(old, new))

Words are carried along the rows of the Comparison; a natural paragraph that
was moved, inside its provision or into another, is carried too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from texts.address import Address
from texts.carrying import Carried, PrintedLine, Source, lines
from texts.comparison import Basis, Comparison, Row, Side, Status, Typography
from texts.descent import Descent, Tie
from texts.document import Document, addresses
from texts.folding import class_of, flat

__all__ = ["derive"]

LEAST = 8
"""Characters that a paragraph must have to be known again in another provision by its words alone."""

_Prefixes = tuple[Mapping[Address, str], Mapping[Address, str]]
"""The numbers of the provisions of both texts as printed, the blanks after them included."""


def derive(comparison: Comparison) -> Descent:
    """Return what the new text of a comparison has from the old."""
    prefixes = (_prefixes(comparison.old), _prefixes(comparison.new))
    told = [row for row in comparison.rows() if not _same(row, prefixes)]
    carried = {str(address): _carried(rows, prefixes) for address, rows in _by_new(told).items()}
    _carry_paragraphs(told, carried, prefixes)
    return Descent(tuple(map(_tie, told)), {eid: one.strands() for eid, one in carried.items()})


def _prefixes(document: Document) -> dict[Address, str]:
    return {address: node.label + node.gap for address, node in addresses(document)}


def _same(row: Row, prefixes: _Prefixes) -> bool:
    """Say whether both sides have the same eId and the same characters."""
    old, new = row.old, row.new
    if old is None or new is None or row.status is not Status.UNCHANGED or old.address != new.address:
        return False
    return old.wording == new.wording and prefixes[0].get(old.address) == prefixes[1].get(new.address)


def _by_new(rows: Sequence[Row]) -> dict[Address, list[Row]]:
    found: dict[Address, list[Row]] = defaultdict(list)
    for row in rows:
        if row.new is not None:
            found[row.new.address].append(row)
    return found


def _carried(rows: Sequence[Row], prefixes: _Prefixes) -> Carried:
    """Carry the words of one provision of the new text from those that it is linked with, what keeps most first."""
    found: Carried | None = None
    for row in sorted(rows, key=_kept, reverse=True):
        if row.new is None:
            continue
        prefix = prefixes[1].get(row.new.address, "")
        found = found or Carried(len(prefix) + len(row.new.wording))
        if row.old is not None:
            before = prefixes[0].get(row.old.address, "")
            source = Source(str(row.old.address), _confidence(row), row.basis is Basis.INSTRUCTION)
            _carry_label(found, source, (0, prefix), (0, before))
            found.add_edits(row.edits, source, len(prefix), len(before))
            _carry_inside(found, row, source, (before, prefix))
    return found or Carried(0)


def _kept(row: Row) -> int:
    return sum(edit.new[1] - edit.new[0] for edit in row.edits if edit.kept)


def _confidence(row: Row) -> float:
    return row.confidence if row.basis is Basis.INFERRED else 1.0


def _carry_label(found: Carried, source: Source, new: tuple[int, str], old: tuple[int, str]) -> None:
    """Carry a number: a new one is another form of it, not other words.

    Args:
        new, old: where it begins, and the number with the blanks after it.
    """
    if new[1] and old[1]:
        ranges = ((new[0], new[0] + len(new[1])), (old[0], old[0] + len(old[1])))
        found.add(source.strand(*ranges, _form(old[1], new[1])))


def _form(old: str, new: str) -> Typography | None:
    """Name the difference between two numbers, or between two paragraphs of the same words."""
    if old == new:
        return None
    return class_of(old, new) if flat(old) == flat(new) else Typography.LABEL


def _carry_inside(found: Carried, row: Row, source: Source, prefixes: tuple[str, str]) -> None:
    """Carry the natural paragraphs that changed their order."""
    if row.old is None or row.new is None or not any(child.moved for child in row.children):
        return
    places = [lines(side, row.children, len(prefix), new=new) for new, side, prefix in ((False, row.old, prefixes[0]), (True, row.new, prefixes[1]))]
    printed = (prefixes[0] + row.old.wording, prefixes[1] + row.new.wording)
    for child in row.children:
        if child.old is not None and child.new is not None:
            old, new = places[0][child.old.place], places[1][child.new.place]
            sure = Source(source.eid, source.confidence * _confidence(child), source.stated)
            _carry_label(found, sure, (new.start, printed[1][new.start : new.words]), (old.start, printed[0][old.start : old.words]))
            found.add_edits(child.edits, sure, new.words, old.words)
            _carry_break(found, sure, (new.end, printed[1]), (old.end, printed[0]))


def _carry_break(found: Carried, source: Source, new: tuple[int, str], old: tuple[int, str]) -> None:
    if new[1][new[0] : new[0] + 1] == old[1][old[0] : old[0] + 1] == "\n":
        found.add(source.strand((new[0], new[0] + 1), (old[0], old[0] + 1)))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A natural paragraph of one of the texts.

    Args:
        eid: of the provision that it stands in.
        printed: that provision as printed.
        line: where it stands there.
    """

    eid: str
    printed: str
    line: PrintedLine

    @property
    def key(self) -> str:
        """Its words folded."""
        return flat(self.printed[self.line.words : self.line.end])


def _carry_paragraphs(rows: Sequence[Row], carried: Mapping[str, Carried], prefixes: _Prefixes) -> None:
    """Carry what stands in another provision now: gone there and new here, and of these words the only one."""
    used: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in carried.values():
        for strand in one.strands():
            used[strand.source].append(strand.old)
    gone = _once(p for p in _paragraphs(rows, prefixes[0], new=False) if not any(a < p.line.end and b > p.line.words for a, b in used[p.eid]))
    here = _once(p for p in _paragraphs(rows, prefixes[1], new=True) if list(carried[p.eid].open(p.line.words, p.line.end)) == [(p.line.words, p.line.end)])
    for key in gone.keys() & here.keys():
        _carry_paragraph(carried[here[key].eid], gone[key], here[key])


def _carry_paragraph(found: Carried, gone: _Paragraph, here: _Paragraph) -> None:
    old, new, source = gone.line, here.line, Source(gone.eid, 1.0)
    _carry_label(found, source, (new.start, here.printed[new.start : new.words]), (old.start, gone.printed[old.start : old.words]))
    words = (gone.printed[old.words : old.end], here.printed[new.words : new.end])
    form = None if words[0] == words[1] else class_of(*words)
    found.add(source.strand((new.words, new.end), (old.words, old.end), form))
    _carry_break(found, source, (new.end, here.printed), (old.end, gone.printed))


def _paragraphs(rows: Sequence[Row], prefixes: Mapping[Address, str], *, new: bool) -> Iterator[_Paragraph]:
    """Yield the natural paragraphs of one side of the rows, each once."""
    seen: set[Address] = set()
    for row in rows:
        side: Side | None = row.new if new else row.old
        if side is not None and side.address not in seen:
            seen.add(side.address)
            prefix = prefixes.get(side.address, "")
            for line in lines(side, row.children, len(prefix), new=new).values():
                yield _Paragraph(str(side.address), prefix + side.wording, line)


def _once(paragraphs: Iterable[_Paragraph]) -> dict[str, _Paragraph]:
    """Return those whose words no other of them has, by these words."""
    found = [(paragraph.key, paragraph) for paragraph in paragraphs]
    count = Counter(key for key, _ in found)
    return {key: paragraph for key, paragraph in found if count[key] == 1 and len(key) >= LEAST}


def _tie(row: Row) -> Tie:
    old = None if row.old is None else str(row.old.address)
    new = None if row.new is None else str(row.new.address)
    return Tie(old, new, row.status, row.amended, row.basis, row.confidence, tuple(map(_tie, row.children)))
