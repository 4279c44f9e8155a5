"""Together: what several articles have in common is said once (相同修改的合并表述).

alike   ::= "将" places "中的" quotation "修改为" quotation | "删去" places "中的" quotation
numbers ::= "将" range "改为" range | "对条文顺序作相应调整"
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from texts.address import Address, Step
from texts.drafting.changes import Change, WordChange
from texts.drafting.items import Item
from texts.drafting.pairing import Pair
from texts.drafting.phrasing import Naming, runs, words_of

__all__ = ["Told", "alike", "numbers"]

_STATED = 2
"""In how many runs of numbers a drafter states each; more are left to 条文顺序作相应调整."""


_MANY = 4
"""From how many articles on the same change of words is told for all of them together, whatever else changes in them."""

_Key = WordChange


@dataclass(frozen=True, slots=True)
class Told:
    """An article with the changes that are told of it."""

    pair: Pair
    changes: tuple[Change, ...]


def alike(told: Sequence[Told], naming: Naming) -> tuple[list[Told], list[Item]]:
    """Take the words that change alike in several articles out of these, and say them once.

    An article of which more is told keeps its words, unless many share them.
    """
    groups = _groups(told)
    shared = {key for key, places in groups.items() if len(places) > 1}
    wholly = {at for at, one in enumerate(told) if all(_key(change) in shared for change in one.changes)}
    groups = {key: places if len(places) >= _MANY else [at for at in places if at in wholly] for key, places in groups.items()}
    groups = {key: places for key, places in groups.items() if len(places) > 1}
    left = [Told(one.pair, tuple(change for change in one.changes if at not in _sharing(groups, change))) for at, one in enumerate(told)]
    items = [_shared(key, [told[at] for at in places], naming) for key, places in groups.items()]
    return left, items


def _sharing(groups: Mapping[_Key, Sequence[int]], change: Change) -> Sequence[int]:
    key = _key(change)
    return groups.get(key, ()) if key is not None else ()


def _groups(told: Sequence[Told]) -> dict[_Key, list[int]]:
    """Return which articles have the same change of words, each once."""
    found: dict[_Key, list[int]] = defaultdict(list)
    for at, article in enumerate(told):
        for key in dict.fromkeys(map(_key, article.changes)):
            if key is not None:
                found[key].append(at)
    return found


def _key(change: Change) -> _Key | None:
    """Return what a change of words says, wherever it stands; `None` for other changes."""
    return replace(change, place=Address()) if isinstance(change, WordChange) else None


def _shared(key: _Key, told: Sequence[Told], naming: Naming) -> Item:
    places = _places([change.place for one in told for change in one.changes if isinstance(change, WordChange) and _key(change) == key], naming)
    pairs = [one.pair for one in told]
    old, new = (tuple(side.address for side in sides if side) for sides in ([pair.old for pair in pairs], [pair.new for pair in pairs]))
    return Item(f"{words_of(key, places)}。", old, new)


def _places(addresses: Sequence[Address], naming: Naming) -> str:
    """Name places side by side, whole articles that follow each other as a range."""
    words: list[str] = []
    waiting: list[Step] = []
    for address in dict.fromkeys(addresses):
        if len(address.steps) == 1:
            waiting.append(address.steps[0])
            continue
        words.extend([runs(waiting)] if waiting else [])
        waiting = []
        words.append(naming.whole(address))
    return "、".join([*words, *([runs(waiting)] if waiting else [])])


def numbers(renumbered: Sequence[tuple[Address, Address]], moved: Container[Address], *, stated: bool) -> Iterator[Item]:
    """Say the numbers that alone change.

    Args:
        renumbered: the articles that read as before under another number, old and new name.
        moved: those of the old text that do not follow in order: their numbers are always stated.
        stated: whether each is stated however many there are.
    """
    groups: list[list[tuple[Address, Address]]] = []
    for pair in renumbered:
        if groups and all(_follows(before, after) for before, after in zip(groups[-1][-1], pair, strict=True)):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    followed = len(groups) > _STATED and not stated
    for group in groups:
        if followed and not any(old in moved for old, _ in group):
            continue
        was, is_ = (tuple(pair[side] for pair in group) for side in (0, 1))
        yield Item(f"将{runs([one.steps[-1] for one in was])}改为{runs([one.steps[-1] for one in is_])}。", was, is_)
    if followed:
        yield Item("对条文顺序作相应调整。")


def _follows(before: Address, after: Address) -> bool:
    one, other = before.steps[-1].number, after.steps[-1].number
    return one is not None and other is not None and len(one) == len(other) == 1 and one[0] + 1 == other[0]
