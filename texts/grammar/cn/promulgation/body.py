"""What the body says of commencement and repeal, found from its end (附则中的施行与废止条款)."""

from collections.abc import Iterator
from typing import NamedTuple

from texts.address import CONTAINERS, Address, Level, Step
from texts.document import Document, Provision
from texts.grammar.cn.promulgation import commencement
from texts.grammar.cn.promulgation.commencement import Clause
from texts.grammar.cn.promulgation.history import Names
from texts.grammar.cn.promulgation.repeals import may_repeal, repeals
from texts.promulgation import Repeal

__all__ = ["Stated", "commencement_in", "repeals_in"]


class Stated(NamedTuple):
    """The commencement clauses of a text, the whole text's first.

    Args:
        clauses: of one article or item.
        stated_by: its eId.
        words: the words of that article or item.
    """

    clauses: tuple[Clause, ...]
    stated_by: str
    words: str


# A clause that does not name the text (自发布之日起施行) counts only this near to the end.
_NEAR_END = 6
_SILENT = frozenset((Level.TABLE, Level.FORMULA, Level.NOTE))


def commencement_in(document: Document) -> Stated | None:
    """Find the clause by which the text says when it takes effect; the last one counts."""
    from_end = 0
    for unit in _units_from_end(document):
        words = [node.words for node in _spoken(unit)]
        from_end += len(words)
        found = [clause for text in words if commencement.may_commence(text) for clause in commencement.clauses(text)]
        whole = [clause for clause in found if clause.scope is None and (clause.names_itself or from_end <= _NEAR_END)]
        if whole:
            parts = [clause for clause in found if clause.scope is not None]
            return Stated((whole[0], *parts), str(_address(document, unit)), "\n".join(words))
    return None


def repeals_in(document: Document, lead: list[str], names: Names, *, ordered: bool) -> tuple[Repeal, ...]:
    """Return the acts that the text repeals, in printed order, each once.

    Args:
        lead: words of law before the first article.
        names: what tells which place a bare rank means.
        ordered: the text is an act that repeals (关于废止…的决定).
    """
    found: dict[tuple[str, str | None, str | None], Repeal] = {}
    spoken = (text for text in lead if may_repeal(text))
    for text in (*spoken, *_repealing(document)):
        for repeal in repeals(text, names, ordered=ordered):
            found.setdefault((repeal.title, repeal.number, repeal.scope), repeal)
    return tuple(found.values())


def _repealing(document: Document) -> list[str]:
    """Return the words of the body that may repeal, in printed order; every node is looked at, so this is kept plain."""
    found: list[str] = []
    waiting = list(reversed(document.provisions))
    while waiting:
        node = waiting.pop()
        words = node.words
        if "》" in words and may_repeal(words) and not words.startswith("“") and node.level not in _SILENT:
            found.append(words)
        if node.children:
            waiting.extend(reversed(node.children))
    return found


def _units_from_end(document: Document) -> Iterator[Provision]:
    """Yield articles, items and what stands outside them, last first."""
    waiting = list(document.provisions)
    while waiting:
        node = waiting.pop()
        if node.level in CONTAINERS:
            waiting.extend(node.children)
        else:
            yield node


def _spoken(unit: Provision) -> Iterator[Provision]:
    """Yield the nodes of `unit` with words of its own; what an act quotes speaks for another."""
    waiting = [unit]
    while waiting:
        node = waiting.pop()
        if node.words and not node.words.startswith("“") and node.level not in _SILENT:
            yield node
        waiting.extend(reversed(node.children))


def _address(document: Document, unit: Provision) -> Address:
    """Name a unit that stands outside others; as `addresses` does, without walking all of the text."""
    beside = [node for node in _units_from_end(document) if node.level is unit.level]
    beside.reverse()
    place = next(index for index, node in enumerate(beside) if node is unit)
    if unit.number is None:
        unnumbered = sum(node.number is None for node in beside[:place])
        return Address.of(Step(unit.level, (unnumbered + 1,)))
    again = sum(node.number == unit.number for node in beside[:place])
    return Address.of(Step(unit.level, unit.number, again + 1))
