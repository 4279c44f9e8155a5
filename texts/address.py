"""Address: the name of a Provision in one Version (条款项目的定位).

An Address is a path of steps. Written for machines it is an AKN eId
(`art_133-1__para_2__point_3`); how it is written for people belongs to a
grammar (`grammar/cn/citation.py` writes 第一百三十三条之一第二款第三项).
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from texts.errors import BadAddress

__all__ = ["CONTAINERS", "PREFIXES", "Address", "Level", "Number", "Step"]

Number = tuple[int, ...]
"""A printed number: 第一百三十三条之一 is `(133, 1)`."""


class Level(StrEnum):
    """What a Provision is (编 章 节 条 款 项 目, and what stands beside them).

    Law: 立法法（2023修正）第六十五条第二款.
    """

    PREAMBLE = "preamble"
    """序言: a preamble, and the paragraphs in it."""
    LEAD = "lead"
    """The words before the first article or item: 为了…，作如下决定：, 引言."""
    PART = "part"
    """编."""
    SUBPART = "subpart"
    """分编."""
    CHAPTER = "chapter"
    """章."""
    SECTION = "section"
    """节."""
    HEADING = "heading"
    """A heading that bears none of these names: 附则 without a number, 一、管辖 over articles."""
    ARTICLE = "article"
    """条."""
    ITEM = "item"
    """一、二、三、 where a document has these in place of articles; cited as 条 or 项."""
    PARAGRAPH = "paragraph"
    """款: a natural paragraph, never numbered in print."""
    POINT = "point"
    """项: （一）."""
    INDENT = "indent"
    """目: 1."""
    SUBINDENT = "subindent"
    """Below 目: （1）, ①; no name in law, printed nonetheless."""
    TABLE = "table"
    """A table; no 款."""
    FORMULA = "formula"
    """A formula or figure on its own line; no 款."""
    NOTE = "note"
    """Words inside the body that are no provision: an editor's note, a page mark."""
    ANNEX = "annex"
    """附件 附表 附录."""

    # Enum hashes the name by a Python call, and an Address is hashed for every provision of a text.
    __hash__ = str.__hash__


CONTAINERS = (Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION, Level.HEADING)
"""Levels that group articles; an article's address does not pass through them."""

PREFIXES = {
    Level.PREAMBLE: "preamble",
    Level.LEAD: "lead",
    Level.PART: "part",
    Level.SUBPART: "subpart",
    Level.CHAPTER: "chp",
    Level.SECTION: "sec",
    Level.HEADING: "heading",
    Level.ARTICLE: "art",
    Level.ITEM: "item",
    Level.PARAGRAPH: "para",
    Level.POINT: "point",
    Level.INDENT: "indent",
    Level.SUBINDENT: "subindent",
    Level.TABLE: "table",
    Level.FORMULA: "formula",
    Level.NOTE: "note",
    Level.ANNEX: "annex",
}
_LEVELS = {prefix: level for level, prefix in PREFIXES.items()}
_STEP = re.compile(r"([a-z]+)(?:_([0-9]+(?:-[0-9]+)*))?(?:~([0-9]+))?")


class Step(NamedTuple):
    """One step of an Address.

    Args:
        level: what the provision is.
        number: the printed number; for what bears none (款, a table, an
            unnumbered heading) the count among its siblings of that level,
            from 1; `None` only where there can be one (序言).
        occurrence: 2 for the second sibling that prints the same number.
    """

    level: Level
    number: Number | None = None
    occurrence: int = 1

    def __str__(self) -> str:
        number = "" if self.number is None else "_" + "-".join(map(str, self.number))
        again = "" if self.occurrence == 1 else f"~{self.occurrence}"
        return PREFIXES[self.level] + number + again


class Address(NamedTuple):
    """The name of one Provision in one Version; `str()` is its eId.

    Law: Akoma Ntoso naming convention, eId.
    """

    steps: tuple[Step, ...] = ()

    @classmethod
    def of(cls, *steps: Step) -> "Address":
        """Return the address that these steps make."""
        return cls(steps)

    @classmethod
    def parse(cls, eid: str) -> "Address":
        """Read an eId.

        Raises:
            BadAddress: `eid` is no eId.
        """
        return cls(tuple(_read_steps(eid)))

    def __str__(self) -> str:
        return "__".join(map(str, self.steps))

    def __truediv__(self, step: Step) -> "Address":
        return Address((*self.steps, step))

    @property
    def parent(self) -> "Address":
        """The address one step up; that of a top-level provision is empty."""
        return Address(self.steps[:-1])

    def within(self, other: "Address") -> bool:
        """Say whether this provision is `other` or stands inside it."""
        return self.steps[: len(other.steps)] == other.steps


def _read_steps(eid: str) -> Iterable[Step]:
    for text in eid.split("__"):
        match = _STEP.fullmatch(text)
        if match is None or match[1] not in _LEVELS:
            raise BadAddress(f"not the name of a provision: {eid!r} (at {text!r})", hint="names look like art_133-1__para_2__point_3")
        number = tuple(map(int, match[2].split("-"))) if match[2] else None
        yield Step(_LEVELS[match[1]], number, int(match[3] or 1))
