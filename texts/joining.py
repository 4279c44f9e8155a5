"""Joining: the edits of a whole provision from those of its natural paragraphs (逐款比较).

Words are compared only between paragraphs that are linked, so that a 款 or a
项 that is put in stands as one insertion and what follows it as it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from texts.aligning.units import Line
from texts.comparison import Edit, Typography
from texts.folding import class_of, flat

__all__ = ["Pairing", "joined", "line_edits", "shifted"]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two natural paragraphs that are linked, and the words between them.

    Args:
        old, new: places among the lines of their provisions.
        edits: over both lines' words, without their numbers.
    """

    old: int
    new: int
    edits: tuple[Edit, ...]


def joined(old: Sequence[Line], new: Sequence[Line], run: Sequence[Pairing]) -> tuple[Edit, ...]:
    """Return the edits over both wordings, the lines of each joined by line breaks.

    Args:
        old, new: the lines of two linked provisions.
        run: the linked lines that keep their order; others are taken as
            deleted where they stood and inserted where they stand.
    """
    found: list[Edit] = []
    at = (0, 0)
    i = j = 0
    for pair in (*run, None):
        to = (pair.old, pair.new) if pair else (len(old), len(new))
        alone = (_printed(old, i, to[0]), _printed(new, j, to[1]))
        found += shifted(_alone(*alone), at)
        at = (at[0] + len(alone[0]), at[1] + len(alone[1]))
        if pair:
            ends = ("\n" if to[0] + 1 < len(old) else "", "\n" if to[1] + 1 < len(new) else "")
            blank = not flat(_printed(old, to[0] + 1, len(old)) + _printed(new, to[1] + 1, len(new))).strip()
            found += shifted(line_edits(old[to[0]], new[to[1]], pair.edits), at)
            found += shifted(_break(ends, len(old[to[0]].text), len(new[to[1]].text), blank), at)
            at = (at[0] + len(old[to[0]].text + ends[0]), at[1] + len(new[to[1]].text + ends[1]))
            i, j = to[0] + 1, to[1] + 1
    return tuple(merged(found))


def line_edits(old: Line, new: Line, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits of two printed lines: those of the number, then those of the words."""
    labels = (old.label + old.gap, new.label + new.gap)
    yield from _label(*labels)
    yield from shifted(edits, (len(labels[0]), len(labels[1])))


def shifted(edits: Sequence[Edit] | Iterator[Edit], by: tuple[int, int]) -> Iterator[Edit]:
    """Yield the edits with both ranges moved on."""
    for edit in edits:
        yield Edit((edit.old[0] + by[0], edit.old[1] + by[0]), (edit.new[0] + by[1], edit.new[1] + by[1]), edit.kept, edit.typography)


def merged(edits: Sequence[Edit]) -> Iterator[Edit]:
    """Join neighbouring edits of the same kind; empty ones go."""
    last: Edit | None = None
    for edit in edits:
        if edit.old[0] == edit.old[1] and edit.new[0] == edit.new[1]:
            continue
        if last and (last.kept, last.typography) == (edit.kept, edit.typography):
            last = Edit((last.old[0], edit.old[1]), (last.new[0], edit.new[1]), edit.kept, edit.typography)
            continue
        if last:
            yield last
        last = edit
    if last:
        yield last


def _printed(lines: Sequence[Line], start: int, end: int) -> str:
    return "".join(line.text + ("\n" if at + 1 < len(lines) else "") for at, line in enumerate(lines[start:end], start))


def _alone(old: str, new: str) -> list[Edit]:
    """Return the edit of lines without a partner; lines of nothing but blanks are spacing."""
    if not old and not new:
        return []
    if not flat(old).strip("\n") and not flat(new).strip("\n"):
        return [Edit((0, len(old)), (0, len(new)), True, Typography.SPACING)]
    return [Edit((0, len(old)), (0, len(new)), False)]


def _break(ends: tuple[str, str], old: int, new: int, blank: bool) -> Iterator[Edit]:
    """Yield the edit of the line breaks after two lines; one with nothing after it but blanks is spacing."""
    same = ends[0] == ends[1]
    if any(ends):
        yield Edit((old, old + len(ends[0])), (new, new + len(ends[1])), same or blank, None if same or not blank else Typography.SPACING)


def _label(old: str, new: str) -> Iterator[Edit]:
    """Yield the edit of two printed numbers; a number that appears or goes makes another kind of paragraph."""
    if old == new:
        yield Edit((0, len(old)), (0, len(new)), True)
    elif flat(old) and flat(new):
        yield Edit((0, len(old)), (0, len(new)), True, class_of(old, new) if flat(old) == flat(new) else Typography.LABEL)
    else:
        yield Edit((0, len(old)), (0, len(new)), not flat(old) and not flat(new), None if flat(old) or flat(new) else Typography.SPACING)
