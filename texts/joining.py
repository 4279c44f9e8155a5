"""Joining: the edits of a whole provision from those of its natural paragraphs (逐款比较).

Words are compared only between paragraphs that are linked, so that a 款 or a
项 that is put in stands as one insertion and what follows it as it was.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from texts.aligning.units import Line
from texts.comparison import Edit, Typography
from texts.diffing import joined_edits, moved_on, words
from texts.folding import class_of, flat
from texts.renumbering import Renumbering

__all__ = ["Block", "blocks", "joined", "line_edits"]


_NUMBER = 3
"""Characters that the beginnings of two printed numbers must share to be the same."""


class Block(NamedTuple):
    """Runs of lines that are compared with each other: mostly one with one, several where a paragraph is divided.

    Args:
        old, new: half-open ranges of places among the lines of two provisions.
        edits: over the words of both lines, where it is one with one.
    """

    old: tuple[int, int]
    new: tuple[int, int]
    edits: tuple[Edit, ...] | None = None


def blocks(run: Sequence[tuple[int, int]]) -> list[Block]:
    """Group linked lines that keep their order into blocks that share no line.

    Args:
        run: places of linked lines, in order on both sides; a line may come
            in several pairs, one after the other.
    """
    found: list[Block] = []
    for i, j in run:
        last = found[-1] if found else None
        if last and (i < last.old[1] or j < last.new[1]):
            found[-1] = Block((last.old[0], max(i + 1, last.old[1])), (last.new[0], max(j + 1, last.new[1])))
        else:
            found.append(Block((i, i + 1), (j, j + 1)))
    return found


def joined(old: Sequence[Line], new: Sequence[Line], run: Sequence[Block], renumber: Renumbering) -> tuple[Edit, ...]:
    """Return the edits over both wordings, the lines of each joined by line breaks.

    Args:
        old, new: the lines of two linked provisions.
        run: blocks of linked lines in order; other lines are taken as deleted
            where they stood and inserted where they stand.
        renumber: as for `words`.
    """
    found: list[Edit] = []
    at = [0, 0]
    done = (0, 0)
    ends = (_last(old), _last(new))
    for block in (*run, Block((len(old), len(old)), (len(new), len(new)))):
        same = _same(old, new, block) if done == (block.old[0], block.new[0]) else 0
        if same:
            found.append(Edit((at[0], at[0] + same), (at[1], at[1] + same), True))
            at, done = [at[0] + same, at[1] + same], (block.old[1], block.new[1])
            continue
        alone = (_printed(old, done[0], block.old[0]), _printed(new, done[1], block.new[0]))
        inside = (_printed(old, *block.old), _printed(new, *block.new))
        blank = block.old[1] >= ends[0] and block.new[1] >= ends[1]
        for texts, edits in ((alone, _alone(*alone)), (inside, list(_inside(old, new, block, renumber, blank)))):
            found += moved_on(edits, at[0], at[1])
            at = [at[0] + len(texts[0]), at[1] + len(texts[1])]
        done = (block.old[1], block.new[1])
    return tuple(joined_edits(found))


def _same(old: Sequence[Line], new: Sequence[Line], block: Block) -> int:
    """Return how long two lines are, with the line break after them, that are printed alike; 0 where they are not."""
    if block.edits is None or (block.old[1] < len(old)) is not (block.new[1] < len(new)):
        return 0
    text = old[block.old[0]].text
    return len(text) + (block.old[1] < len(old)) if text == new[block.new[0]].text else 0


def _last(lines: Sequence[Line]) -> int:
    """Return the place after which there are nothing but blank lines."""
    return next((at + 1 for at in range(len(lines) - 1, -1, -1) if flat(lines[at].text)), 0)


def line_edits(old: Line, new: Line, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits of two printed lines: those of the number, then those of the words."""
    labels = (old.label + old.gap, new.label + new.gap)
    yield from _label(*labels)
    yield from moved_on(edits, len(labels[0]), len(labels[1]))


def _inside(old: Sequence[Line], new: Sequence[Line], block: Block, renumber: Renumbering, blank: bool) -> Iterator[Edit]:
    """Yield the edits of a block, and of the line breaks after it."""
    texts = tuple("\n".join([line.text for line in side[slice(*ends)]]) for side, ends in ((old, block.old), (new, block.new)))
    if block.edits is None or _read_once(old[block.old[0]], new[block.new[0]]):
        yield from words(texts[0], texts[1], renumber)
    else:
        yield from line_edits(old[block.old[0]], new[block.new[0]], block.edits)
    if texts[0] or texts[1] or block.edits is not None:
        breaks = ("\n" if block.old[1] < len(old) else "", "\n" if block.new[1] < len(new) else "")
        yield from _break(breaks, len(texts[0]), len(texts[1]), blank)


def _read_once(old: Line, new: Line) -> bool:
    """Say whether what is printed alike was read as a number on one side alone: （十一） and （十 一）."""
    return bool(old.label) != bool(new.label) and flat(old.text)[:_NUMBER] == flat(new.text)[:_NUMBER]


def _printed(lines: Sequence[Line], start: int, end: int) -> str:
    if start == end:
        return ""
    return "\n".join([line.text for line in lines[start:end]]) + ("\n" if end < len(lines) else "")


def _alone(old: str, new: str) -> list[Edit]:
    """Return the edit of lines without a partner; lines of nothing but blanks are spacing."""
    if not old and not new:
        return []
    if not flat(old + new).strip():
        return [Edit((0, len(old)), (0, len(new)), True, Typography.SPACING)]
    return [Edit((0, len(old)), (0, len(new)), False)]


def _break(ends: tuple[str, str], old: int, new: int, blank: bool) -> Iterator[Edit]:
    """Yield the edit of the line breaks after two lines; one with nothing after it but blanks is spacing."""
    same = ends[0] == ends[1]
    if any(ends):
        yield Edit((old, old + len(ends[0])), (new, new + len(ends[1])), same or blank, None if same or not blank else Typography.SPACING)


def _label(old: str, new: str) -> Iterator[Edit]:
    """Yield the edit of two printed numbers; a number that appears or goes makes another kind of paragraph."""
    ranges = ((0, len(old)), (0, len(new)))
    if old == new:
        yield Edit(*ranges, True)
    elif flat(old) and flat(new):
        yield Edit(*ranges, True, class_of(old, new) if flat(old) == flat(new) else Typography.LABEL)
    elif flat(old) or flat(new):
        yield Edit(*ranges, False)
    else:
        yield Edit(*ranges, True, Typography.SPACING)
