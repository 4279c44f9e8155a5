"""Inside: how one article becomes another in the fewest words that a drafter would choose (条内修改的写法).

Words where a few change, a 款 or 项 where one changes, is added or goes; the
whole article where that would take about as long, or many orders.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from texts.address import Address, Level, Number, Step
from texts.document import Provision, addresses_inside
from texts.drafting.changes import AddWords, Change, Insert, Renumber, Repeal, Restate, Reword, Strike, WordChange
from texts.drafting.lines import lines_inside, reads_alike, same_number, whole_lines
from texts.drafting.pairing import Pair
from texts.drafting.wording import Line, Scope, line_of, word_changes
from texts.numbering import Numbering, stay_in_place
from texts.proving import fold

__all__ = ["Detail", "changes_inside"]

_LISTED = (Level.POINT, Level.INDENT, Level.SUBINDENT)
_NAMED = (Level.PARAGRAPH, Level.POINT, Level.INDENT)
"""What an order can name inside an article."""
_FEW, _MANY = (3, 0.75), (6, 0.33)
"""How many orders are still told one by one, and what share of the whole article's words they may take."""


class Detail(IntEnum):
    """How closely a change is told; what is not understood so is told the next way."""

    WORDS = 0
    PARTS = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class _Branch:
    """A provision with its address and all inside it."""

    address: Address
    provision: Provision
    children: tuple["_Branch", ...]

    def walk(self) -> Iterator["_Branch"]:
        yield self
        for child in self.children:
            yield from child.walk()


def changes_inside(pair: Pair, detail: Detail) -> tuple[Change, ...]:
    """Return the changes that make the new article of the old one; none where both read the same.

    Args:
        pair: an article, or a 序言, on both sides.
        detail: how closely they may be told.
    """
    assert pair.old is not None and pair.new is not None  # noqa: S101, PT018 - a pair of two
    if reads_alike(pair.old.provision, pair.new.provision):
        return ()
    whole = (Restate(pair.old.address, lines_inside(pair.new.provision)),)
    if detail is Detail.WHOLE:
        return whole
    parts = _Inside(pair, detail).changes()
    return whole if parts is None or not _is_shorter(parts, whole) else parts


def _branch(address: Address, provision: Provision) -> _Branch:
    names = addresses_inside(address, provision)

    def grown(address: Address, provision: Provision) -> _Branch:
        return _Branch(address, provision, tuple(grown(*next(names)) for _ in provision.children))

    return grown(address, provision)


def _is_shorter(parts: Sequence[Change], whole: Sequence[Change]) -> bool:
    share = _cost(parts) / _cost(whole)
    return any(len(parts) <= count and share <= most for count, most in (_FEW, _MANY))


def _cost(changes: Sequence[Change]) -> int:
    """Return about how many characters it takes to print changes."""
    return sum(10 + _spelled(change) for change in changes)


def _spelled(change: Change) -> int:
    match change:
        case Reword():
            return len(change.old) + len(change.new)
        case Strike():
            return len(change.old)
        case AddWords():
            return len(change.anchor) + len(change.new)
        case Restate() | Insert():
            return sum(map(len, change.lines))
        case _:
            return 0


class _Inside:
    """One article that is told in parts."""

    def __init__(self, pair: Pair, detail: Detail) -> None:
        assert pair.old is not None and pair.new is not None  # noqa: S101, PT018 - a pair of two
        self._old = _branch(pair.old.address, pair.old.provision)
        self._new = _branch(pair.new.address, pair.new.provision)
        self._inside = pair.inside
        self._detail = detail
        self._told: list[WordChange] = []
        linked = {one.address: line_of(one.provision.words, other.provision.words) for one, other in self._linked(self._old, self._new)}
        self._lines = {one.address: linked.get(one.address) or line_of(one.provision.words, one.provision.words) for one in self._old.walk()}

    def changes(self) -> tuple[Change, ...] | None:
        """Return the changes in order; `None` where they cannot be told in parts."""
        if fold(self._old.provision.words) != fold(self._new.provision.words):
            return None
        found = self._below(self._old, self._new)
        if found is None:
            return None
        single = len(self._old.children) == 1
        if single and any(isinstance(change, Restate) and change.place == self._old.children[0].address for change in found):
            return None
        return tuple(dict.fromkeys(found))

    # what corresponds

    def _linked(self, old: _Branch, new: _Branch) -> Iterator[tuple[_Branch, _Branch]]:
        """Yield the natural paragraphs that have other words, each with what it becomes."""
        for one, other in self._pairs(old, new):
            if one is not None and other is not None:
                if one.provision.words != other.provision.words:
                    yield one, other
                yield from self._linked(one, other)

    def _pairs(self, old: _Branch, new: _Branch) -> list[tuple[_Branch | None, _Branch | None]]:
        """Return what stands directly in two provisions side by side, in order; what no link keeps in order is new, or goes."""
        places = {child.address: at for at, child in enumerate(new.children)}
        linked = [(i, places[to]) for i, child in enumerate(old.children) if (to := self._inside.get(child.address)) in places]
        linked = [(i, j) for i, j in linked if old.children[i].provision.level is new.children[j].provision.level]
        kept = stay_in_place([j for _, j in linked])
        found: list[tuple[_Branch | None, _Branch | None]] = []
        done = (0, 0)
        for i, j in [*(pair for at, pair in enumerate(linked) if at in kept), (len(old.children), len(new.children))]:
            found.extend(_between(old.children[done[0] : i], new.children[done[1] : j]))
            if i < len(old.children):
                found.append((old.children[i], new.children[j]))
            done = (i + 1, j + 1)
        return found

    # what is told

    def _below(self, old: _Branch, new: _Branch) -> list[Change] | None:
        """Return what changes directly inside two provisions."""
        pairs = self._pairs(old, new)
        found: list[Change] = []
        counted = 0
        for one, other in pairs:
            counted += other is not None and other.provision.level is Level.PARAGRAPH
            told = self._child(old, pairs, (one, other), counted)
            if told is None:
                return None
            if told and isinstance(told[0], Insert) and found and _goes_on(found[-1], told[0]):
                last = found.pop()
                assert isinstance(last, Insert)  # noqa: S101 - it goes on
                told = [Insert(last.place, (*last.labels, *told[0].labels), (*last.lines, *told[0].lines))]
            found.extend(told)
        numbered = _numbered(pairs)
        return None if numbered is None else [*found, *numbered]

    def _child(
        self, parent: _Branch, pairs: Sequence[tuple[_Branch | None, _Branch | None]], pair: tuple[_Branch | None, _Branch | None], counted: int
    ) -> list[Change] | None:
        old, new = pair
        if old is None:
            assert new is not None  # noqa: S101 - one side is there
            level, number = new.provision.level, new.provision.number
            if level not in _NAMED or (level is Level.PARAGRAPH and parent.provision.level in _LISTED):
                return None
            if level is Level.PARAGRAPH:
                number = (counted,)
            return None if number is None else [Insert(parent.address, (_label(parent, level, number),), whole_lines(new.provision))]
        if new is None:
            return [Repeal((old.address,))] if _has_name(old) else None
        if old.provision.number == new.provision.number and not same_number(old.provision, new.provision):
            return None
        if reads_alike(old.provision, new.provision) or _is_mended(pairs, old, new):
            return []
        return self._changed(old, new) if _has_name(old) else None

    def _changed(self, old: _Branch, new: _Branch) -> list[Change] | None:
        """Return what changes in a 款 or 项: words and parts of it, or all of it."""
        whole: list[Change] = [Restate(old.address, whole_lines(new.provision))]
        told = len(self._told)
        parts = self._parts(old, new)
        if parts is not None and _is_shorter(parts, whole):
            return parts
        del self._told[told:]
        return whole

    def _parts(self, old: _Branch, new: _Branch) -> list[Change] | None:
        """Return the words and parts of a 款 or 项 that change; `None` where they cannot be told."""
        own: Sequence[WordChange] | None = ()
        if fold(old.provision.words) != fold(new.provision.words):
            own = word_changes(self._lines[old.address], self._scopes(old), self._told) if self._detail is Detail.WORDS else None
        if own is None:
            return None
        self._told.extend(own)
        below = self._below(old, new)
        return None if below is None else list(dict.fromkeys([*own, *below]))

    def _scopes(self, line: _Branch) -> list[Scope]:
        """Return the places that may be named for a natural paragraph: the article, its 款, its 项."""
        around = [branch for branch in self._old.walk() if line.address.within(branch.address)]
        several = len(self._old.children) > 1
        named = [branch for branch in around if branch is self._old or (several and _has_name(branch)) or branch.provision.level in _LISTED]
        return [self._scope(branch, 3 * depth) for depth, branch in enumerate(named)]

    def _scope(self, branch: _Branch, spelled: int) -> Scope:
        lines: list[Line] = [self._lines[inner.address] for inner in branch.walk() if inner.provision.words]
        return Scope(branch.address, tuple(lines), spelled)


def _between(old: Sequence[_Branch], new: Sequence[_Branch]) -> Iterator[tuple[_Branch | None, _Branch | None]]:
    """Yield what stands between two links: as many of one level on both sides have become each other."""
    if [one.provision.level for one in old] == [one.provision.level for one in new]:
        yield from zip(old, new, strict=True)
        return
    yield from ((one, None) for one in old)
    yield from ((None, one) for one in new)


def _has_name(branch: _Branch) -> bool:
    step = branch.address.steps[-1]
    return step.level in _NAMED and step.occurrence == 1 and (step.level is Level.PARAGRAPH or branch.provision.number is not None)


def _label(parent: _Branch, level: Level, number: Number) -> Address:
    return parent.address / Step(level, number)


def _goes_on(last: Change, told: Insert) -> bool:
    """Say whether two insertions are one: 增加二款，作为第二款、第三款."""
    if not isinstance(last, Insert) or last.place != told.place or last.level is not told.level:
        return False
    before, after = last.labels[-1].steps[-1].number, told.labels[0].steps[-1].number
    # What has lines of its own below it cannot be parted from what is added after it.
    return before is not None and after is not None and before[0] + 1 == after[0] and len(last.lines) == len(last.labels) and len(told.lines) == 1


def _is_mended(pairs: Sequence[tuple[_Branch | None, _Branch | None]], old: _Branch, new: _Branch) -> bool:
    """Say whether nothing changes but the mark of a point that is the last no more, or now: that follows of itself."""
    if old.provision.level not in _LISTED or old.children or new.children:
        return False
    before, after = fold(old.provision.words), fold(new.provision.words)
    was_last = _last((pair[0] for pair in pairs), old.provision.level) is old
    is_last = _last((pair[1] for pair in pairs), old.provision.level) is new
    marks = {(True, False): ("。", ";"), (False, True): (";", "。")}.get((was_last, is_last))
    return before[:-1] == after[:-1] and (before[-1:], after[-1:]) == marks


def _last(branches: Iterable[_Branch | None], level: Level) -> _Branch | None:
    found = [branch for branch in branches if branch is not None and branch.provision.level is level]
    return found[-1] if found else None


def _numbered(pairs: Sequence[tuple[_Branch | None, _Branch | None]]) -> list[Change] | None:
    """Return the numbers that 项 are given, where they do not follow from what is added; `None` where one bears none."""
    listed = [pair for pair in pairs if (pair[1] or pair[0]).provision.level in _LISTED]  # type: ignore[union-attr]
    kept = [(old, new) for old, new in listed if old is not None and new is not None]
    if any(old.provision.number is None or new.provision.number is None for old, new in kept):
        return [] if len(kept) == len(listed) else None
    fixed = {new.provision.number: new.address for old, new in listed if old is None and new is not None and new.provision.number is not None}
    followed = Numbering(fixed).keeping([(old.address, old.provision.number) for old, _ in kept])
    wanted = {old.address: new.provision.number for old, new in kept}
    if all(wanted[address] == number for address, number in followed):
        return []
    moved = [(old.address, new) for old, new in kept if old.provision.number != new.provision.number]
    return [Renumber(tuple(old for old, _ in moved), tuple(old.parent / new.address.steps[-1] for old, new in moved))]
