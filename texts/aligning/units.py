"""What is aligned as one: an article, a heading, a natural paragraph (条、标题、自然段)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

from texts.address import CONTAINERS, Address, Level, Number, Step
from texts.comparison import printed
from texts.document import Document, Provision, Role, addresses, walk
from texts.folding import flat

__all__ = ["Line", "Outline", "Unit", "lines", "outline"]


@dataclass(frozen=True, slots=True)
class Line:
    """A natural paragraph (自然段): a 款, 项 or 目, a row of a table, a formula.

    Args:
        address: of the provision; of a row in a table, the table's with `~row`.
        level: what it is.
        label: its number as printed.
        number: the same as numbers.
        gap: the white space printed between number and words.
        words: its own words.
    """

    address: Address
    level: Level
    label: str
    number: Number | None
    gap: str
    words: str

    @property
    def text(self) -> str:
        """The line as printed."""
        return self.label + self.gap + self.words


@dataclass(frozen=True)
class Unit:
    """A provision that is aligned as one with all that stands inside it.

    Args:
        address: its name in its text.
        provision: it.
        place: which it is among the units of its kind, from 0.
        heading: the folded words of the heading right above it.
        lines: its natural paragraphs.
        under: the places of the headings above it, innermost last.
    """

    address: Address
    provision: Provision
    place: int
    heading: str
    lines: tuple[Line, ...]
    under: tuple[int, ...] = ()

    @property
    def number(self) -> Number | None:
        """Its printed number."""
        return self.provision.number

    @property
    def label(self) -> str:
        """Its number as printed, white space aside."""
        return printed(self.provision)

    @cached_property
    def wording(self) -> str:
        """Its words as printed, a natural paragraph a line."""
        return "\n".join([line.text for line in self.lines])

    @cached_property
    def key(self) -> str:
        """Its words folded, without the numbers of what stands inside it."""
        return "\n".join([flat(line.words) for line in self.lines])


@dataclass(frozen=True, slots=True)
class Outline:
    """The units of one text by kind, each in printed order.

    Args:
        titles: the title's lines as one unit, or none.
        headings: 编 分编 章 节 and headings without a number.
        articles: 条 and 一、二、三、.
        loose: natural paragraphs outside of articles: preamble, lead, notes.
        annexes: 附件.
    """

    titles: tuple[Unit, ...]
    headings: tuple[Unit, ...]
    articles: tuple[Unit, ...]
    loose: tuple[Unit, ...]
    annexes: tuple[Unit, ...]


def lines(inside: Iterable[tuple[Address, Provision]]) -> tuple[Line, ...]:
    """Return the natural paragraphs of the provisions given, in printed order."""
    found: list[Line] = []
    for address, node in inside:
        if node.level is Level.TABLE:
            found.extend(Line(address / Step(Level.TABLE, (row,)), node.level, "", None, "", words) for row, words in enumerate(node.words.split("\n"), 1))
        elif node.words or node.label:
            found.append(Line(address, node.level, node.label, node.number, node.gap, node.words))
    return tuple(found)


def outline(document: Document) -> Outline:
    """Return the units of a document by kind."""
    named = addresses(document)
    kinds: dict[str, list[Unit]] = {"headings": [], "articles": [], "loose": [], "annexes": []}
    waiting: list[tuple[tuple[int, ...], Provision]] = [((), p) for p in reversed(document.parts) if isinstance(p, Provision)]
    while waiting:
        under, node = waiting.pop()
        address, _ = next(named)
        kind = _kind(node.level)
        group = kinds[kind]
        if kind == "headings":
            own: tuple[Line, ...] = (Line(address, node.level, "", None, "", node.words),)
            waiting.extend(((*under, len(group)), child) for child in reversed(node.children))
        else:
            inside = islice(named, sum(1 for _ in walk(node)) - 1)
            own = lines(chain([(address, replace(node, label="", gap=""))], inside))
        heading = flat(kinds["headings"][under[-1]].provision.words) if under else ""
        group.append(Unit(address, node, len(group), heading, own, under))
    return Outline(_title(document), *map(tuple, kinds.values()))


def _kind(level: Level) -> str:
    if level in CONTAINERS:
        return "headings"
    if level in (Level.ARTICLE, Level.ITEM):
        return "articles"
    return "annexes" if level is Level.ANNEX else "loose"


def _title(document: Document) -> tuple[Unit, ...]:
    """Return the title as a unit; its lines are one name, so they are read as one line."""
    words = "".join(line for passage in document.passages(Role.TITLE) for line in passage.lines)
    if not words:
        return ()
    provision = Provision(Level.HEADING, words=words)
    return (Unit(Address(), provision, 0, "", (Line(Address(), Level.HEADING, "", None, "", words),)),)
