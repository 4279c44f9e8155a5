"""Strips: the words of a row cut where both sides begin a natural paragraph (逐款对照).

A table sets them side by side, so that what stands at the same height is the
same 款 or 项. Nothing is left out: the strips of a row, joined, are its two
wordings.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from texts.comparison import Edit, Row

__all__ = ["Cell", "Layout", "Mark", "Run", "Strip", "abridged", "layout", "paragraphs", "strips"]


class Mark(StrEnum):
    """What is to be seen of some words."""

    KEPT = "kept"
    """In both texts."""
    FORM = "form"
    """In both texts, in another form (仅文字形式不同)."""
    DELETED = "deleted"
    """删去的文字."""
    INSERTED = "inserted"
    """增加的文字."""
    ELSEWHERE = "elsewhere"
    """In another row of the same divided or merged provision."""
    OMITTED = "omitted"
    """Not words of the text: a sign that what another row shows is left out here."""


class Layout(StrEnum):
    """How a natural paragraph is set."""

    WORDS = "words"
    TABLE_ROW = "row"
    """| 表 | 行 |"""
    TABLE_RULE = "rule"
    """|---|---|, which is no words."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words under one mark; line breaks between natural paragraphs are among them."""

    words: str
    mark: Mark = Mark.KEPT


Cell = tuple[Run, ...]
"""The words of one side of a strip; none where that side has nothing there."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One height of a row: mostly a natural paragraph of each side."""

    old: Cell = ()
    new: Cell = ()

    @property
    def lines(self) -> int:
        """How many lines it takes on paper, about."""
        return max(sum(1 + sum(len(run.words) for run in line) // _LINE for line in paragraphs(cell)) for cell in (self.old, self.new))


_LINE = 24
"""Characters that a line of a column holds on paper."""
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_OMISSION = Run("……", Mark.OMITTED)


def strips(row: Row) -> tuple[Strip, ...]:
    """Return the words of a row in strips, from the first paragraph to the last."""
    ends = (len(row.old.wording) if row.old else 0, len(row.new.wording) if row.new else 0)
    found: list[Strip] = []
    old: list[Run] = []
    new: list[Run] = []
    at = [0, 0]
    for one, other in _pieces(row):
        old += [one] if one.words else []
        new += [other] if other.words else []
        at = [at[0] + len(one.words), at[1] + len(other.words)]
        if _begins(old, at[0], ends[0]) and _begins(new, at[1], ends[1]):
            found.append(Strip(_joined(old), _joined(new)))
            old, new = [], []
    if old or new:
        found.append(Strip(_joined(old), _joined(new)))
    return tuple(found)


def paragraphs(cell: Cell) -> list[tuple[Run, ...]]:
    """Return the natural paragraphs of a cell, without their line breaks; an empty paragraph has no run."""
    if not cell:
        return []
    found: list[list[Run]] = [[]]
    for run in cell:
        first, *others = run.words.split("\n")
        found[-1] += [Run(first, run.mark)] if first else []
        found += [[Run(words, run.mark)] if words else [] for words in others]
    if not found[-1] and cell[-1].words.endswith("\n"):
        found.pop()
    return [tuple(runs) for runs in found]


def layout(line: Iterable[Run]) -> Layout:
    """Say how a natural paragraph is set: rows of tables are read as they are printed, cell by cell."""
    words = "".join(run.words for run in line)
    if not (len(words) > 1 and words[0] == words[-1] == "|") or words.endswith("\\|"):
        return Layout.WORDS
    return Layout.TABLE_ROW if words.strip("|-: ") else Layout.TABLE_RULE


def abridged(found: Iterable[Strip], *, old: bool, new: bool) -> tuple[Strip, ...]:
    """Leave out on one side, or both, what another row of a divided provision shows.

    Args:
        found: the strips of a row.
        old, new: whether the row above shows that side in full.
    """
    kept = [Strip(_abridged(one.old, one.new) if old else one.old, _abridged(one.new, one.old) if new else one.new) for one in found]
    result: list[Strip] = []
    for one in kept:
        if result and _only_omits(one) and _only_omits(result[-1]):
            continue
        result.append(one)
    return tuple(result)


def _only_omits(strip: Strip) -> bool:
    return all(run.mark is Mark.OMITTED for run in (*strip.old, *strip.new))


def _abridged(cell: Cell, beside: Cell) -> Cell:
    """Put one sign for each run of changed words, and of marks between them, that has a part standing elsewhere.

    And for all of a paragraph that has nothing in this row: what the row above
    strikes out is not struck out twice.
    """
    if cell and not beside and all(run.mark not in (Mark.KEPT, Mark.FORM) for run in cell):
        return (_OMISSION,)
    found: list[Run] = []
    waiting: list[Run] = []
    for run in (*cell, None):
        if run is not None and (run.mark not in (Mark.KEPT, Mark.FORM) or not any(map(str.isalnum, run.words))):
            waiting.append(run)
            continue
        away = any(one.mark is Mark.ELSEWHERE for one in waiting)
        found += [_OMISSION] if away else waiting
        waiting = []
        if run is not None:
            found.append(run)
    return tuple(found)


def _begins(side: list[Run], at: int, end: int) -> bool:
    """Say whether a natural paragraph begins on one side at `at`, or nothing is left of it."""
    return at in (0, end) or not side or side[-1].words.endswith("\n")


def _joined(runs: Iterable[Run]) -> Cell:
    found: list[Run] = []
    for run in runs:
        if found and found[-1].mark is run.mark:
            found[-1] = Run(found[-1].words + run.words, run.mark)
        else:
            found.append(run)
    return tuple(found)


def _pieces(row: Row) -> Iterator[tuple[Run, Run]]:
    """Yield the words of both sides, cut wherever a strip may end."""
    started = True
    for edit in row.edits:
        old = row.old.wording[slice(*edit.old)] if row.old else ""
        new = row.new.wording[slice(*edit.new)] if row.new else ""
        marks = _marks(edit, old == new)
        for one, other in _cut(old, new, kept=edit.kept, started=started):
            if one or other:
                yield Run(one, marks[0]), Run(other, marks[1])
        started = _ends_paragraph(old, started) and _ends_paragraph(new, started)


def _marks(edit: Edit, same: bool) -> tuple[Mark, Mark]:
    if edit.kept:
        mark = Mark.KEPT if same else Mark.FORM
        return mark, mark
    if edit.elsewhere:
        return Mark.ELSEWHERE, Mark.ELSEWHERE
    return Mark.DELETED, Mark.INSERTED


def _ends_paragraph(words: str, before: bool) -> bool:
    return words.endswith("\n") if words else before


def _cut(old: str, new: str, *, kept: bool, started: bool) -> Iterator[tuple[str, str]]:
    """Cut the words of one edit; together the pieces are both sides.

    Args:
        old, new: the words.
        kept: they are the same, typography aside.
        started: both sides begin a natural paragraph here.
    """
    lines = (_LINES.findall(old), _LINES.findall(new))
    if not old or not new or (kept and old.count("\n") == new.count("\n") and len(lines[0]) == len(lines[1])):
        size = max(map(len, lines))
        yield from zip(*(side + [""] * (size - len(side)) for side in lines), strict=True)
    elif started and not kept:
        ends = (old.rfind("\n") + 1, new.rfind("\n") + 1)
        yield old[: ends[0]], new[: ends[1]]
        yield old[ends[0] :], new[ends[1] :]
    elif kept:
        yield old, new
    else:
        # What was begun on both sides ends together; what follows is of other paragraphs.
        ends = (old.find("\n") + 1 or len(old), new.find("\n") + 1 or len(new))
        yield old[: ends[0]], new[: ends[1]]
        yield old[ends[0] :], new[ends[1] :]
