"""What is aligned as one: an article, a heading, a natural paragraph (条、标题、自然段)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple, cast

from texts.address import CONTAINERS, Address, Level, Number, Step
from texts.comparison import printed
from texts.document import Document, Provision, Role, addresses, addresses_inside, walk
from texts.folding import flat

__all__ = ["Line", "Outline", "Unit", "outline"]


class Line(NamedTuple):
    """A natural paragraph (自然段): a 款, 项 or 目, a row of a table, a formula.

    Args:
        address: of the provision; of a row in a table, the table's with `table_` and the row.
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


class Unit:
    """A provision that is aligned as one with all that stands inside it.

    Args:
        address: its name in its text.
        provision: it; a heading without what stands under it.
        place: which it is among the units of its kind, from 0.
        heading: the folded words of the heading right above it.
        under: the places of the headings above it, innermost last.

    Attributes:
        number: its printed number.
        label: its number as printed, white space aside.
        wording: its words as printed, a natural paragraph a line.
    """

    def __init__(self, address: Address, provision: Provision, place: int, heading: str = "", under: tuple[int, ...] = ()) -> None:
        self.address, self.provision, self.place = address, provision, place
        self.heading, self.under = heading, under
        self.number = provision.number
        self.label = printed(provision)
        self.wording = _wording(provision)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its natural paragraphs, its own words without its number first."""
        return tuple(self._lines())

    @cached_property
    def key(self) -> str:
        """Its words folded, without the numbers of what stands inside it."""
        return flat("\n".join([node.words for node in walk(self.provision) if node.words]))

    def _lines(self) -> Iterator[Line]:
        if self.provision.words:
            yield from _own_lines(self.address, replace(self.provision, label="", gap=""))
        for address, node in addresses_inside(self.address, self.provision):
            if node.words or node.label:
                yield from _own_lines(address, node)


@dataclass(frozen=True, slots=True)
class Outline:
    """The units of one text by kind, each in printed order.

    Args:
        titles: the title's lines as one unit, or none.
        headings: 编 分编 章 节 and headings without a number.
        articles: 条 and 一、二、三、.
        loose: what stands outside of articles: preamble, lead, notes.
        annexes: 附件.
    """

    titles: tuple[Unit, ...]
    headings: tuple[Unit, ...]
    articles: tuple[Unit, ...]
    loose: tuple[Unit, ...]
    annexes: tuple[Unit, ...]


def outline(document: Document) -> Outline:
    """Return the units of a document by kind."""
    named = addresses(document, inside=False)
    kinds: dict[str, list[Unit]] = {"headings": [], "articles": [], "loose": [], "annexes": []}
    waiting: list[tuple[tuple[int, ...], Provision]] = [((), p) for p in reversed(document.parts) if isinstance(p, Provision)]
    while waiting:
        under, node = waiting.pop()
        address, _ = next(named)
        kind = _KINDS.get(node.level, "loose")
        group = kinds[kind]
        heading = kinds["headings"][under[-1]].key if under else ""
        if kind == "headings":
            inside = (*under, len(group))
            waiting += [(inside, child) for child in node.children[::-1]]
            node = Provision(node.level, node.label, node.number, node.gap, node.words)
        group.append(Unit(address, node, len(group), heading, under))
    return Outline(_title(document), *map(tuple, kinds.values()))


def _wording(provision: Provision) -> str:
    children = provision.children
    if len(children) == 1 and children[0].words and not provision.words and not children[0].children:
        return children[0].label + children[0].gap + children[0].words
    found = [provision.words] if provision.words else []
    waiting = list(provision.children[::-1])
    while waiting:
        node = waiting.pop()
        if node.words or node.label:
            found.append(node.label + node.gap + node.words)
        if node.children:
            waiting += node.children[::-1]
    return "\n".join(found)


_line = cast("Callable[[tuple[Address, Level, str, Number | None, str, str]], Line]", partial(tuple.__new__, Line))
"""Make a line as `Line` does, in half the time."""


def _own_lines(address: Address, node: Provision) -> Iterator[Line]:
    if node.level is Level.TABLE:
        for row, words in enumerate(node.words.split("\n"), 1):
            yield Line(address / Step(Level.TABLE, (row,)), node.level, "", None, "", words)
    else:
        yield _line((address, node.level, node.label, node.number, node.gap, node.words))


_KINDS = dict.fromkeys(CONTAINERS, "headings") | {Level.ARTICLE: "articles", Level.ITEM: "articles", Level.ANNEX: "annexes"}


def _title(document: Document) -> tuple[Unit, ...]:
    """Return the title as a unit; its lines are one name, so they are read as one line.

    A text that prints its title twice says the same twice.
    """
    words = "".join(line for passage in document.passages(Role.TITLE)[:1] for line in passage.lines)
    return (Unit(Address(), Provision(Level.HEADING, words=words), 0),) if words else ()
