"""Comparison: what became of every provision of one text in another (新旧条文对照).

A Comparison holds both texts. Its rows cover every provision of either side,
its edits cover every character of a row's two wordings, and swapping the
sides mirrors it. What is typographic is marked as such and never dropped.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from texts.address import Address, Level
from texts.document import Document, Provision

__all__ = ["Alignment", "Basis", "Comparison", "Edit", "KnownLink", "Link", "Row", "Side", "Status", "Typography", "printed"]


class Status(StrEnum):
    """What became of a provision (修改情况)."""

    UNCHANGED = "unchanged"
    """Same words under the same number; at most typography differs."""
    MODIFIED = "modified"
    """修改: other words, whether or not the number or the place is another."""
    RENUMBERED = "renumbered"
    """仅序号变化: the same words under another number."""
    MOVED = "moved"
    """移动: the same words at a place that order alone does not explain."""
    SPLIT = "split"
    """拆分: one provision of the old text stands in several of the new."""
    MERGED = "merged"
    """合并: several provisions of the old text stand in one of the new."""
    INSERTED = "inserted"
    """新增."""
    DELETED = "deleted"
    """删除."""


class Basis(StrEnum):
    """How a link is known."""

    INSTRUCTION = "instruction"
    """The amending act says so (修改指令)."""
    IDENTITY = "identity"
    """The words are the same, typography aside, and stand where they alone can belong."""
    INFERRED = "inferred"
    """Read from similarity, number, heading and neighbours; the confidence says how surely."""


class Typography(StrEnum):
    """A class of difference that is no change of text."""

    WIDTH = "width"
    """全角、半角: ， and ,"""
    SPACING = "spacing"
    """总　则 and 总则."""
    PUNCTUATION = "punctuation"
    """The same mark in another form: 〔2013〕 and [2013], —— and --; never ， for ；."""
    QUOTATION = "quotation"
    """“ ” and 「 」 and \" \"."""
    VARIANT = "variant"
    """异体字: 帐 and 账, 〇 and 零."""
    NUMERAL = "numeral"
    """十五日 and 15日, 20% and 百分之二十."""
    LABEL = "label"
    """The number of the provision alone."""
    CITATION = "citation"
    """A cited provision of the same text under its new number."""


@dataclass(frozen=True, slots=True)
class KnownLink:
    """A link that an amending act states: 第九条改为第七条.

    Args:
        old: the provision's address in the old text; `None` for an insertion.
        new: its address in the new text; `None` for a deletion.
    """

    old: Address | None
    new: Address | None


class Link(NamedTuple):
    """One provision of the old text that stands in one of the new.

    Args:
        old, new: its two addresses.
        basis: how it is known.
        confidence: how surely, from 0 to 1: of links said to be 0.9 sure
            about nine in ten are right.
        moved: it stands out of the order that most links keep.
        similarity: how much of the words is the same, from 0 to 1.
    """

    old: Address
    new: Address
    basis: Basis
    confidence: float
    moved: bool = False
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which provisions of two texts are the same (条文对应).

    Args:
        links: in order of the new text; a provision has several where it is
            split or merged. Inside linked articles they go down to 款项目.
    """

    links: tuple[Link, ...] = ()
    _of_old: dict[Address, tuple[Link, ...]] = field(init=False, repr=False, compare=False, hash=False)
    _of_new: dict[Address, tuple[Link, ...]] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        of_old: dict[Address, tuple[Link, ...]] = {}
        of_new: dict[Address, tuple[Link, ...]] = {}
        for link in self.links:
            of_old[link.old] = (*of_old.get(link.old, ()), link)
            of_new[link.new] = (*of_new.get(link.new, ()), link)
        object.__setattr__(self, "_of_old", of_old)
        object.__setattr__(self, "_of_new", of_new)

    def of_old(self, address: Address) -> tuple[Link, ...]:
        """The links of one provision of the old text."""
        return self._of_old.get(address, ())

    def of_new(self, address: Address) -> tuple[Link, ...]:
        """The links of one provision of the new text."""
        return self._of_new.get(address, ())


class Edit(NamedTuple):
    """One run of words: kept, deleted, inserted or replaced.

    The edits of a row cover both wordings from end to end, in order. A kept
    run has the same words on both sides, or differs by `typography` alone.

    Args:
        old: half-open range of code points in the old side's wording.
        new: the same in the new side's.
        kept: the words are the same, typography aside.
        typography: what sort of difference it is, where it is no change of text.
        elsewhere: not kept in this row, but in another of the same split or
            merged provision.
    """

    old: tuple[int, int]
    new: tuple[int, int]
    kept: bool
    typography: Typography | None = None
    elsewhere: bool = False

    def __invert__(self) -> "Edit":
        return Edit(self.new, self.old, self.kept, self.typography, self.elsewhere)


class Side(NamedTuple):
    """One side of a row.

    Args:
        address: the provision's name in its text; empty for the title.
        label: its number as printed, white space aside; `""` where none is.
        wording: its words and all that stands inside it, a natural paragraph
            (自然段) a line, without its own number.
        place: where it comes in its text, counted over the rows of its kind.
    """

    address: Address
    label: str
    wording: str
    place: int


class Row(NamedTuple):
    """One line of the table of both texts (对照表的一行).

    Args:
        level: what is compared; `None` for the title.
        old, new: the two sides; one is `None` for an insertion or a deletion.
        status: what became of it.
        basis, confidence: how the link is known; what has no link has the
            confidence that there is none.
        moved: it stands out of order, whatever else became of it.
        typography: the classes of typographic difference found in it.
        edits: the words, over both wordings from end to end.
        children: its natural paragraphs (款项目, rows of a table) with the
            words inside each; none where both wordings are the same and no act
            says what became of them, or where the row is itself one paragraph.
    """

    level: Level | None
    old: Side | None
    new: Side | None
    status: Status
    basis: Basis
    confidence: float
    moved: bool = False
    typography: frozenset[Typography] = frozenset()
    edits: tuple[Edit, ...] = ()
    children: tuple["Row", ...] = ()

    @property
    def amended(self) -> bool:
        """Some words are others, or stand on one side alone."""
        return any(not edit.kept and not edit.elsewhere for edit in self.edits)

    @property
    def typographic(self) -> bool:
        """It differs, and by typography alone: no word, and no place."""
        return bool(self.typography) and self.status in (Status.UNCHANGED, Status.RENUMBERED)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side (新旧对照).

    Args:
        old, new: the texts.
        title: the row of the titles, where one is printed.
        headings: 编 章 节, in order of the new text, deletions at their old place.
        articles: 条, or 一、二、三、 where a text has these, likewise.
        others: preamble, words before the first article, annexes, likewise.
    """

    old: Document
    new: Document
    title: Row | None
    headings: tuple[Row, ...]
    articles: tuple[Row, ...]
    others: tuple[Row, ...]

    def rows(self) -> Iterator[Row]:
        """Every row but the children, title first, then headings, articles and others."""
        if self.title is not None:
            yield self.title
        yield from self.headings
        yield from self.articles
        yield from self.others

    def summary(self) -> Counter[Status]:
        """How many articles of each status there are, each counted once; of a text without articles, its paragraphs."""
        found: Counter[Status] = Counter()
        seen: set[tuple[str, Address]] = set()
        for row in self.articles or self.others:
            names = {("old", row.old.address)} if row.old else set()
            names |= {("new", row.new.address)} if row.new else set()
            if not names & seen:
                found[row.status] += 1
            seen |= names
        return found


def printed(provision: Provision) -> str:
    """The number of a provision as printed, white space aside (第 三 条 is 第三条)."""
    return "".join(provision.label.split())
