"""Table: two texts as a comparison table, before it is written as HTML or docx (修改前后对照表).

    修改前 | 修改后 | 说明

Every output is written from this one value, so that no two can disagree.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from texts.address import CONTAINERS
from texts.comparison import Basis, Comparison, Row, Side, Status
from texts.formats.comparison_text import summary
from texts.formats.grids import shares
from texts.formats.ordering import in_order
from texts.formats.remarks import Items, no_items, parts, remark
from texts.formats.strips import Cell, Strip, abridged, paragraphs, strips

__all__ = ["COLUMNS", "Box", "Edition", "Entry", "Omission", "Table", "changed", "near", "table"]

COLUMNS = ("修改前", "修改后", "说明")
_AGAIN = "（续）"
"""After the number of a provision that a row above shows in full."""
_SHORT = 8
"""Lines; a longer provision may go over to the next page."""
_FACTS = ("通过", "最近一次修改", "修改依据", "批准", "公布", "文号", "施行", "最近一次修改的施行日期", "文本所载施行条款")
"""The order in which a head gives facts; others follow."""


@dataclass(frozen=True, slots=True)
class Edition:
    """Which text a column shows: what is stated of it, in print.

    Args:
        name: how it is told from the other: the label of a version, or the name of a file.
        facts: what is said of its making, each a name and a value (公布, 2021年9月28日).
    """

    name: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """One cell of words.

    Args:
        label: the number of the provision, where its words begin here; `""` elsewhere.
        cell: the words.
        absent: that side has no such provision, and this is the first box of it.
    """

    label: str
    cell: Cell
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One provision of either text, or of both.

    Args:
        row: what is compared.
        strips: its words by natural paragraph.
        remark: what became of it; `""` where nothing did.
        again: for either side, whether a row above has shown that provision in full.
    """

    row: Row
    strips: tuple[Strip, ...]
    remark: str
    again: tuple[bool, bool] = (False, False)

    @property
    def boxes(self) -> tuple[tuple[Box, Box], ...]:
        """Its cells, old and new, height by height."""
        old = _boxes(self.row.old, [one.old for one in self.strips], again=self.again[0])
        new = _boxes(self.row.new, [one.new for one in self.strips], again=self.again[1])
        return tuple(zip(old, new, strict=True))

    @property
    def together(self) -> bool:
        """It is short enough not to be parted by the end of a page."""
        return sum(one.lines for one in self.strips) <= _SHORT

    @property
    def grids(self) -> Mapping[int, tuple[int, ...]]:
        """How wide the columns of tables in it are, by their number."""
        return shares(line for one in self.strips for cell in (one.old, one.new) for line in paragraphs(cell))

    @property
    def heading(self) -> bool:
        """It is a heading (编、章、节), or the title."""
        return self.row.level is None or self.row.level in CONTAINERS


@dataclass(frozen=True, slots=True)
class Omission:
    """Rows that were not asked for.

    Args:
        articles: how many articles.
        labels: the first and the last of them in the new text, where they have numbers.
    """

    articles: int
    labels: tuple[str, str] | None = None

    def __str__(self) -> str:
        between = "" if self.labels is None else self.labels[0] if self.labels[0] == self.labels[1] else f"{self.labels[0]}至{self.labels[1]}"
        return f"（{between or '此处'}从略，共{self.articles}条）" if self.articles else "（此处从略）"


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table.

    Args:
        title: what the law is called, in the new text where it is printed there.
        old, new: what the columns show.
        entries: in the order of the new text, deletions at their old place.
        summary: how many articles became what.
        instructed: an amending act states what became of some of them.
        part: the provision that it is about; `""` is the whole.
    """

    title: str
    old: Edition
    new: Edition
    entries: tuple[Entry | Omission, ...]
    summary: str
    instructed: bool = False
    part: str = ""

    @property
    def facts(self) -> tuple[tuple[str, str, str], ...]:
        """What is stated of both texts: name, old value, new value; a dash where one has no such fact."""
        old, new = dict(self.old.facts), dict(self.new.facts)
        names = sorted({**old, **new}, key=lambda name: _FACTS.index(name) if name in _FACTS else len(_FACTS))
        return tuple((name, old.get(name, "—"), new.get(name, "—")) for name in names)


def table(
    comparison: Comparison,
    old: Edition,
    new: Edition,
    *,
    title: str | None = None,
    wanted: Callable[[Row], bool] | None = None,
    around: int = 0,
    items: Items = no_items,
) -> Table:
    """Return the table of a Comparison.

    Args:
        comparison: two texts.
        old, new: what is known of them.
        title: what the law is called, where the texts do not print it.
        wanted: which rows to show; `None` is all of them.
        around: how many rows to show before and after each that is wanted.
        items: of the amending act, by what they changed.
    """
    rows = ([comparison.title] if comparison.title and comparison.title.status is not Status.UNCHANGED else []) + list(in_order(comparison))
    entries = list(_entries(rows, items))
    shown = tuple(entries) if wanted is None else tuple(_chosen(entries, wanted, around))
    instructed = any(row.basis is Basis.INSTRUCTION for row in rows)
    return Table(title or _title(comparison.title) or "", old, new, shown, summary(comparison), instructed)


def near(wanted: Sequence[bool], around: int) -> list[bool]:
    """Say which of a row of things are wanted, or stand within `around` of one that is."""
    places = [place for place, one in enumerate(wanted) if one]
    return [any(abs(place - one) <= around for one in places[bisect_left(places, place - around) :][:1]) for place in range(len(wanted))]


def changed(row: Row) -> bool:
    """Say whether some words became others, or stand elsewhere."""
    return row.amended or row.status not in (Status.UNCHANGED, Status.RENUMBERED)


def _boxes(side: Side | None, cells: list[Cell], *, again: bool) -> Iterator[Box]:
    """Yield the boxes of one side; its number stands where its first words do."""
    first = next((place for place, cell in enumerate(cells) if cell), 0)
    label = side.label + (_AGAIN if again else "") if side else ""
    for place, cell in enumerate(cells):
        yield Box(label if place == first else "", cell, absent=side is None and place == 0)


def _title(row: Row | None) -> str | None:
    side = row and (row.new or row.old)
    return side.wording if side else None


def _entries(rows: list[Row], items: Items) -> Iterator[Entry]:
    found = parts(rows)
    seen: set[tuple[bool, Side]] = set()
    for row in rows:
        sides = {(is_new, side) for is_new, side in enumerate((row.old, row.new)) if side}
        again = ((False, row.old) in seen, (True, row.new) in seen)
        seen |= {(bool(is_new), side) for is_new, side in sides}
        words = strips(row)
        yield Entry(row, abridged(words, old=again[0], new=again[1]) if any(again) else words, remark(row, found, items(row)), again)


def _chosen(entries: list[Entry], wanted: Callable[[Row], bool], around: int) -> Iterator[Entry | Omission]:
    """Yield what is wanted with its neighbours and the headings above it; what is left out is said."""
    shown = near([wanted(entry.row) for entry in entries], around)
    over: list[tuple[int, int]] = []
    for place, entry in enumerate(entries):
        if entry.heading:
            rank = CONTAINERS.index(entry.row.level) if entry.row.level else len(CONTAINERS)
            over = [(at, higher) for at, higher in over if higher < rank] + [(place, rank)]
        elif shown[place]:
            for at, _ in over:
                shown[at] = True
    left: list[Entry] = []
    for place, entry in enumerate(entries):
        if not shown[place]:
            left.append(entry)
            continue
        yield from _omitted(left)
        left = []
        yield entry
    yield from _omitted(left)


def _omitted(left: list[Entry]) -> Iterator[Omission]:
    articles = [entry.row for entry in left if not entry.heading]
    if articles:
        labels = [row.new.label for row in articles if row.new and row.new.label]
        count = len({row.new or row.old for row in articles})
        yield Omission(count, (labels[0], labels[-1]) if labels else None)
