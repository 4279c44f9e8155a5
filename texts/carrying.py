"""Carrying: the characters of one provision, as they are found again in the text before (文字的来源)."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from texts.comparison import Edit, Row, Side, Typography
from texts.descent import Strand

__all__ = ["Carried", "PrintedLine", "Source", "lines"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where words come from.

    Args:
        eid: of the provision in the text before.
        confidence: how surely it is the same provision.
        stated: the amending act says that it is.
    """

    eid: str
    confidence: float
    stated: bool = False

    def strand(self, new: tuple[int, int], old: tuple[int, int], typography: Typography | None = None) -> Strand:
        """Return a run of characters that comes from there."""
        return Strand(new, self.eid, old, self.confidence, typography, self.stated)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A natural paragraph inside a printed provision.

    Args:
        start: where its number begins, or its words where it has none.
        words: where its words begin.
        end: where they end; a line break may follow.
    """

    start: int
    words: int
    end: int


class Carried:
    """The characters of one provision that are known to come from the text before.

    What was added first stays: a later strand is clipped to what is still open.

    Args:
        length: characters of the printed provision.
    """

    def __init__(self, length: int) -> None:
        self.length = length
        self._strands: list[Strand] = []

    def add(self, strand: Strand) -> None:
        """Add a strand as far as its characters are open; one whose form differs only whole."""
        exact = strand.new[1] - strand.new[0] == strand.old[1] - strand.old[0]
        for start, end in list(self.open(*strand.new)):
            if exact:
                moved = strand.old[0] - strand.new[0]
                insort(self._strands, replace(strand, new=(start, end), old=(start + moved, end + moved)), key=_end)
            elif (start, end) == strand.new:
                insort(self._strands, strand, key=_end)

    def add_edits(self, edits: Iterable[Edit], source: Source, new: int, old: int) -> None:
        """Add what is kept of two wordings.

        Args:
            new, old: where the wordings begin in the printed provisions.
        """
        for edit in edits:
            if edit.kept and edit.new[0] < edit.new[1]:
                before = (edit.old[0] + old, edit.old[1] + old)
                if before[0] == before[1]:
                    # Blanks that were put in are nobody's words: they are of whoever wrote what they stand beside.
                    before = (before[0] - 1, before[0]) if before[0] else (0, 1)
                self.add(source.strand((edit.new[0] + new, edit.new[1] + new), before, edit.typography))

    def open(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the parts of a range that no strand covers."""
        for strand in self._strands[bisect_right(self._strands, start, key=_end) :]:
            if strand.new[0] >= end:
                break
            if start < strand.new[0]:
                yield start, strand.new[0]
            start = strand.new[1]
        if start < end:
            yield start, end

    def strands(self) -> tuple[Strand, ...]:
        """Return the strands in order, neighbours that go on from each other as one."""
        found: list[Strand] = []
        for strand in self._strands:
            last = found[-1] if found else None
            if last is not None and _goes_on(last, strand):
                found[-1] = replace(last, new=(last.new[0], strand.new[1]), old=(last.old[0], strand.old[1]))
            else:
                found.append(strand)
        return tuple(found)


def lines(side: Side, children: Sequence[Row], prefix: int, *, new: bool) -> dict[int, PrintedLine]:
    """Return the natural paragraphs of one side of a row by their place, where they stand in the printed provision.

    Args:
        children: the rows of its natural paragraphs; none for a provision that is one itself.
        prefix: the length of the provision's own number.
        new: which side of the children it is.
    """
    texts = side.wording.split("\n")
    words = {one.place: one.wording for one in ((child.new if new else child.old) for child in children) if one is not None}
    found, at = {}, prefix
    for place, text in enumerate(texts):
        own = words.get(place, text)
        found[place] = PrintedLine(at, at + len(text) - len(own), at + len(text))
        at += len(text) + 1
    return found


def _end(strand: Strand) -> int:
    """Sort strands by their ends; they do not overlap."""
    return strand.new[1]


def _goes_on(last: Strand, strand: Strand) -> bool:
    same = (last.source, last.confidence, last.typography, last.stated) == (strand.source, strand.confidence, strand.typography, strand.stated)
    exact = last.typography is None
    return same and exact and last.new[1] == strand.new[0] and last.old[1] == strand.old[0]
