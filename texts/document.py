"""Document: the parsed tree of a Witness's text (结构化的法律文本).

A Document keeps every character of the text that is not layout (indents,
blank lines, line ends): in exactly one Provision, or in a Passage that says
what it is. Nodes know their own words and nothing of their place, so that a
provision that an act leaves alone stays the same object; places are computed
by `addresses` and, in the written text, by `formats/markdown.py`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import cast

from texts.address import CONTAINERS, Address, Level, Number, Step

__all__ = ["Document", "Passage", "Provision", "Role", "addresses", "addresses_inside", "walk"]


class Role(StrEnum):
    """What a Passage is: the parts of a printed text that are no provision."""

    TITLE = "title"
    """标题: one line or several."""
    ANNOUNCEMENT = "announcement"
    """公布令、公告、通知: the act that publishes the text, with its number, signature and date."""
    HEADER_NOTE = "header_note"
    """题注: who adopted and amended it when, in brackets or one dated event a line."""
    CONTENTS = "contents"
    """目录: no text of law; agrees with the headings or a finding says so."""
    ADDRESSEE = "addressee"
    """主送机关: whom a reply or a notice addresses."""
    SIGNATURE = "signature"
    """落款: who signs, after the text."""
    DATE_LINE = "date_line"
    """成文日期: the date under the signature."""
    FURNITURE = "furniture"
    """What the source's page printed around the text: site lines, key-value boxes, front matter."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A named part of the text that is no provision.

    Args:
        role: what it is.
        lines: its lines as printed, outer white space aside; none is empty.
    """

    role: Role
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the text (编 章 节 条 款 项 目).

    An article's and an item's words are in its paragraphs; a heading's words
    are its title (总　则); a table's are its rows, one a line.

    Args:
        level: what it is.
        label: the number as printed (第一百三十三条之一, （三）, 3．), misprints
            included; `""` where none is printed.
        number: `label` as numbers; `None` where none is printed or readable.
        gap: the white space printed between label and words.
        words: its own words as printed; no line break but in tables.
        children: what stands inside it, in order.
    """

    level: Level
    label: str = ""
    number: Number | None = None
    gap: str = ""
    words: str = ""
    children: tuple["Provision", ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text in its parts, in printed order.

    Args:
        parts: passages and top-level provisions as they follow each other.
    """

    parts: tuple[Passage | Provision, ...] = ()

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The top-level provisions of the body, without annexes."""
        return tuple(p for p in self.parts if isinstance(p, Provision) and p.level is not Level.ANNEX)

    @property
    def annexes(self) -> tuple[Provision, ...]:
        """The annexes (附件)."""
        return tuple(p for p in self.parts if isinstance(p, Provision) and p.level is Level.ANNEX)

    def passages(self, role: Role) -> tuple[Passage, ...]:
        """The passages of one role, in order."""
        return tuple(p for p in self.parts if isinstance(p, Passage) and p.role is role)

    def articles(self) -> tuple[Provision, ...]:
        """The articles (条) of the body in order, annexes aside."""
        return tuple(p for top in self.provisions for p in walk(top) if p.level is Level.ARTICLE)


def walk(provision: Provision) -> Iterator[Provision]:
    """Yield `provision` and all that stands inside it, in printed order."""
    waiting = [provision]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))


def addresses(document: Document, *, inside: bool = True) -> Iterator[tuple[Address, Provision]]:
    """Yield every provision with its Address, in printed order.

    An article's address does not pass through the chapters above it (条 are
    numbered through the whole text); inside an annex it starts with the annex.
    A number that its siblings print twice gets an occurrence (`art_5~2`), so
    that no two provisions share an address.

    Args:
        document: the text.
        inside: whether to go into what stands below 编 章 节 as well.

    Law: 立法法（2023修正）第六十五条第二款 (款不编序号).
    """
    root = _Names(Address())
    return _named([(root, root, p) for p in document.parts if isinstance(p, Provision)], inside=inside)


def addresses_inside(address: Address, provision: Provision) -> Iterator[tuple[Address, Provision]]:
    """Yield what stands inside a provision with its Address, as `addresses` names it.

    Args:
        address: the provision's own.
        provision: no 编 章 节: articles are numbered through the whole text.
    """
    own = _Names(address)
    return _named([(own, own, child) for child in provision.children], inside=True)


_CONTAINERS = frozenset(CONTAINERS)

# Every provision of a text is named: made as `Step` and `Address` make them, in half the time.
_step = cast("Callable[[tuple[Level, Number | None, int]], Step]", partial(tuple.__new__, Step))
_address = cast("Callable[[tuple[tuple[Step, ...]]], Address]", partial(tuple.__new__, Address))


class _Names:
    """Names given so far under one address.

    Args:
        base: the address.
    """

    __slots__ = ("_base", "_given")

    def __init__(self, base: Address) -> None:
        self._base = base.steps
        self._given: dict[tuple[Level, Number | None], int] = {}

    def following(self, node: Provision) -> Address:
        """Name a node, counting what bears no number or repeats one."""
        level, number, given = node.level, node.number, self._given
        if number is None:
            count = given[level, None] = given.get((level, None), 0) + 1
            if level is Level.PREAMBLE and count == 1:
                return _address(((*self._base, Step(level)),))
            number = (count,)
        occurrence = given[level, number] = given.get((level, number), 0) + 1
        return _address(((*self._base, _step((level, number, occurrence))),))


def _named(tops: list[tuple[_Names, _Names, Provision]], *, inside: bool) -> Iterator[tuple[Address, Provision]]:
    """Yield nodes and all inside them; each comes with the names for articles and for headings around it."""
    waiting = tops[::-1]
    while waiting:
        scope, above, node = waiting.pop()
        container = node.level in _CONTAINERS
        found = (above if container else scope).following(node)
        yield found, node
        if node.children and (inside or container):
            inner = _Names(found)
            around = scope if container else inner
            waiting += [(around, inner, child) for child in node.children[::-1]]
