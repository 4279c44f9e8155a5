"""From a citation to the provision that it names in one Document (引用的定位)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from texts.address import CONTAINERS, Address, Level
from texts.document import Document, Provision, addresses
from texts.errors import BadAddress, NoSuchProvision, caret
from texts.grammar.cn.cited import UNITS, Citation, CitedStep, write_step

__all__ = ["Index", "Place", "index", "resolve", "resolve_in"]

# Found anywhere in the scope: articles are numbered through all chapters of a text.
_WIDE = (*CONTAINERS, Level.ARTICLE, Level.ITEM, Level.PREAMBLE, Level.LEAD, Level.ANNEX)
# A citation may leave these out where there is only one way to go.
_PASSED = (Level.PARAGRAPH, Level.POINT, Level.INDENT)
# What 项 also names where the text has no （一）: 二、 in place of articles, and 3． or （1） straight under a 款.
_STAND_INS = {Level.POINT: (Level.ITEM, Level.INDENT, Level.SUBINDENT)}


@dataclass(frozen=True, slots=True)
class Place:
    """A provision at its place in printed order; what stands inside it ends before `end`."""

    at: int
    end: int
    address: Address
    provision: Provision | None


@dataclass(frozen=True, slots=True)
class Index:
    """All provisions of a document in printed order."""

    places: tuple[Place, ...]
    root: Place

    def inside(self, scope: Place) -> Iterator[Place]:
        """Yield all that stands inside `scope`; the body without its annexes, for the whole text."""
        at = scope.at + 1
        while at < scope.end:
            place = self.places[at]
            skipped = scope is self.root and _level(place) is Level.ANNEX
            if not skipped:
                yield place
            at = place.end if skipped else at + 1

    def children(self, scope: Place) -> Iterator[Place]:
        """Yield what stands directly inside `scope`, or in no more than headings inside it."""
        at = scope.at + 1
        while at < scope.end:
            place = self.places[at]
            yield place
            at = at + 1 if _level(place) in CONTAINERS else place.end


def _level(place: Place) -> Level | None:
    return place.provision.level if place.provision else None


def resolve(citation: Citation, document: Document) -> Address:
    """Find the provision that `citation` names in `document`.

    款 may be left out where the article has one, or one alone has 项; 条 names
    the items (一、) of a text that has no articles; a chapter's number alone
    names it where no other part has a chapter of that number.

    Raises:
        NoSuchProvision: there is none; the hint says what there is.
        BadAddress: it names several; the hint lists them.
    """
    return resolve_in(index(document), citation)


def resolve_in(index: Index, citation: Citation) -> Address:
    """Find the provision that `citation` names in a document whose index is at hand, as `resolve` does."""
    place = index.root
    for step in citation.steps:
        place = _descend(index, place, step, citation.text)
    return place.address


def index(document: Document) -> Index:
    """Return the provisions of a document in printed order, for finding several."""
    flat = list(addresses(document))
    ends = [0] * (len(flat) + 1)
    open_: list[list[int]] = []
    for at, (_, provision) in enumerate(flat, 1):
        open_.append([at, len(provision.children)])
        while open_ and open_[-1][1] == 0:
            ends[open_.pop()[0]] = at + 1
            if open_:
                open_[-1][1] -= 1
    root = Place(0, len(flat) + 1, Address(), None)
    return Index((root, *(Place(at, ends[at], *found) for at, found in enumerate(flat, 1))), root)


def _descend(index: Index, scope: Place, step: CitedStep, text: str) -> Place:
    """Find one step inside `scope`."""
    pool: list[Place] = []
    for level in (step.level, *_STAND_INS.get(step.level, ())):
        pool = _of_level(index, scope, level, step, text)
        if pool:
            break
    found = [place for place in pool if _named(place, step)]
    if len(found) > 1 and step.level in CONTAINERS:
        # 第一编第一章 is the chapter straight under the 编, though a 分编 may have one too.
        found = [place for place in found if place.address.parent == scope.address] or found
    if len(found) == 1:
        return found[0]
    if found:
        raise _ambiguous(found, step, text)
    raise NoSuchProvision(_pointed("no such provision", step, text), hint=_what_there_is(index, scope, pool, step))


def _named(place: Place, step: CitedStep) -> bool:
    printed = place.address.steps[-1]
    if step.number is None and step.level is Level.ANNEX:
        return True
    return printed.number == step.number and step.occurrence in (None, printed.occurrence)


def _of_level(index: Index, scope: Place, level: Level, step: CitedStep, text: str) -> list[Place]:
    """Return the provisions of one level that a step may name inside `scope`."""
    if level is Level.ANNEX:
        return [place for place in index.children(scope) if _level(place) is level]
    if level in _WIDE:
        # 一、 in place of articles is cited as 条, and so is one beside them.
        levels = (level, Level.ITEM) if level is Level.ARTICLE else (level,)
        return [place for place in index.inside(scope) if _level(place) in levels]
    near = [place for place in index.children(scope) if _level(place) is level]
    if near:
        return near
    ways = [place for place in index.children(scope) if _level(place) in _PASSED and any(_level(inner) is level for inner in index.inside(place))]
    if len(ways) > 1:
        raise _unsaid(ways, step, text)
    return _of_level(index, ways[0], level, step, text) if ways else []


def _unsaid(ways: list[Place], step: CitedStep, text: str) -> BadAddress:
    unit = _unit(ways[0])
    return BadAddress(_pointed(f"several {unit} have {UNITS[step.level]}: say which", step, text), hint=f"{_names(ways)} have {UNITS[step.level]}")


def _ambiguous(found: list[Place], step: CitedStep, text: str) -> BadAddress:
    names = ", ".join(f"{place.address} ({_name(place.address)})" for place in found)
    return BadAddress(_pointed(f"{text[step.start : step.end]} names {len(found)} provisions", step, text), hint=f"name one of {names}")


def _pointed(what: str, step: CitedStep, text: str) -> str:
    return f"{what}\n    {text}\n    {caret(text, step.start, step.end)}"


def _what_there_is(index: Index, scope: Place, pool: list[Place], step: CitedStep) -> str:
    here = _name(scope.address) if scope.provision else "the text"
    unit = UNITS[step.level]
    if not pool:
        present = [place for place in index.children(scope) if _level(place) in _PASSED]
        also = f"{len(present)} {_unit(present[0])} and " if present else ""
        return f"{here} has {also}no {unit}"
    first, last = (write_step(place.address.steps[-1], _level(scope)) for place in (pool[0], pool[-1]))
    return f"{here} has {len(pool)} {unit}: {first}" + (f" to {last}" if len(pool) > 1 else "")


def _unit(place: Place) -> str:
    return UNITS[place.address.steps[-1].level]


def _names(places: Iterable[Place]) -> str:
    return ", ".join(_name(place.address) for place in places)


def _name(address: Address) -> str:
    levels = (None, *(step.level for step in address.steps))
    return "".join(write_step(step, above) for step, above in zip(address.steps, levels, strict=False))
