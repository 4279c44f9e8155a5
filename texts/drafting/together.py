"""Together: what several articles have in common is said once (相同修改的合并表述).

alike   ::= "将" places "中的" quotation "修改为" quotation | "删去" places "中的" quotation
numbers ::= "将" range "改为" range | "对条文顺序作相应调整"
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from texts.address import Address, Step
from texts.drafting.changes import Change, Reword, Strike
from texts.drafting.items import Item
from texts.drafting.pairing import Pair
from texts.drafting.phrasing import Naming, quoted, runs

__all__ = ["Told", "alike", "numbers"]

_STATED = 2
"""In how many runs of numbers a drafter states each; more are left to 条文顺序作相应调整."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article with the changes that are told of it."""

    pair: Pair
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """One change of words, and the article that it stands in."""

    at: int
    change: Reword | Strike


def alike(told: Sequence[Told], naming: Naming) -> tuple[list[Told], list[Item]]:
    """Take the words that change alike in several articles out of these, and say them once."""
    by: dict[tuple[str, str | None], list[_Found]] = defaultdict(list)
    for at, article in enumerate(told):
        for change in article.changes:
            if isinstance(change, Reword | Strike):
                by[change.old, change.new if isinstance(change, Reword) else None].append(_Found(at, change))
    left = list(told)
    items = []
    for (old, new), found in by.items():
        if len({one.at for one in found}) < 2:
            continue
        for one in found:
            left[one.at] = Told(left[one.at].pair, tuple(change for change in left[one.at].changes if change is not one.change))
        places = _places([one.change.place for one in found], naming)
        text = f"删去{places}中的{quoted(old)}。" if new is None else f"将{places}中的{quoted(old)}修改为{quoted(new)}。"
        pairs = [told[at].pair for at in dict.fromkeys(one.at for one in found)]
        items.append(Item(text, tuple(pair.old.address for pair in pairs if pair.old), tuple(pair.new.address for pair in pairs if pair.new)))
    return left, items


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


def numbers(renumbered: Sequence[tuple[Address, Address]], *, stated: bool) -> Iterator[Item]:
    """Say the numbers that alone change.

    Args:
        renumbered: the articles that read as before under another number, old and new name.
        stated: whether each is stated however many there are.
    """
    groups: list[list[tuple[Address, Address]]] = []
    for pair in renumbered:
        if groups and all(_follows(before, after) for before, after in zip(groups[-1][-1], pair, strict=True)):
            groups[-1].append(pair)
        else:
            groups.append([pair])
    if len(groups) > _STATED and not stated:
        yield Item("对条文顺序作相应调整。")
        return
    for group in groups:
        was, is_ = (tuple(pair[side] for pair in group) for side in (0, 1))
        yield Item(f"将{runs([one.steps[-1] for one in was])}改为{runs([one.steps[-1] for one in is_])}。", was, is_)


def _follows(before: Address, after: Address) -> bool:
    one, other = before.steps[-1].number, after.steps[-1].number
    return one is not None and other is not None and len(one) == len(other) == 1 and one[0] + 1 == other[0]
