"""Headings: 编 章 节 that are named anew, numbered anew, added and struck (章节的变动)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from texts.address import CONTAINERS, Address, Level
from texts.document import Provision
from texts.drafting.items import Item
from texts.drafting.lines import numbered_lines
from texts.drafting.pairing import Named, Pair
from texts.drafting.phrasing import counted, named, quoted, quoted_block, runs, unit
from texts.grammar.cn.amending.labels import write_label
from texts.proving import fold

__all__ = ["Headings"]


@dataclass(frozen=True, slots=True)
class _Below:
    """What stands under the headings of one text."""

    articles: Mapping[Address, tuple[Named, ...]]
    headings: Mapping[Address, tuple[Named, ...]]


class Headings:
    """The headings of two texts.

    Args:
        headings, articles: their pairs.
        gathered: headings of the new text of which it is said which articles they hold.
    """

    def __init__(self, headings: Sequence[Pair], articles: Sequence[Pair], gathered: frozenset[Address]) -> None:
        self._gathered = gathered
        self.kept = dict(_kept(headings))
        self._became = {new.address: old for old, new in self.kept.values()}
        old = [pair.old for pair in headings if pair.old is not None and pair.old.provision.number]
        new = [pair.new for pair in headings if pair.new is not None and pair.new.provision.number]
        self._gone = [one for one in old if one.address not in self.kept]
        self._come = [one for one in new if one.address not in self._became]
        self._old = _below([pair.old for pair in articles if pair.old], old)
        self._new = _below([pair.new for pair in articles if pair.new], new)
        staying = {pair.old.address for pair in articles if pair.old and pair.new}
        coming = {pair.new.address for pair in articles if pair.old and pair.new}
        self._repealed = [one for one in self._gone if not self._holds(self._old, one, staying, self.kept)]
        self._whole = [one for one in self._come if not self._holds(self._new, one, coming, self._became) and self._new.articles.get(one.address)]
        self.repealed = frozenset(article.address for one in self._repealed for article in self._old.articles.get(one.address, ()))
        self.added = frozenset(article.address for one in self._whole for article in self._new.articles.get(one.address, ()))

    @staticmethod
    def _holds(below: _Below, one: Named, articles: "set[Address]", headings: Mapping[Address, object]) -> bool:
        """Say whether an article or heading that stays stands under a heading."""
        inside = any(article.address in articles for article in below.articles.get(one.address, ()))
        return inside or any(heading.address in headings for heading in below.headings.get(one.address, ()))

    def home(self, heading: Address) -> Address | None:
        """Return the name that a heading of the new text has in the old one."""
        found = self._became.get(heading)
        return found.address if found else None

    def items(self) -> Iterator[tuple[Named, Item]]:
        """Yield the items about headings, each with the heading at whose place it is said."""
        for one in _outermost(self._repealed):
            yield one, Item(f"删去{named(one.address.steps)}。", (one.address, *self._articles(self._old, one)))
        for one in self._gone:
            if one not in self._repealed:
                yield one, Item(f"删去{named(one.address.steps)}{_name_of(one)}。", (one.address,))
        yield from self._kept_items()
        blocks = {one.address for one in _outermost(self._whole)}
        for one in self._come:
            if one.address in blocks:
                yield one, self._block(one)
            elif not blocks & set(one.under):
                yield one, self._by_name(one)

    def _kept_items(self) -> Iterator[tuple[Named, Item]]:
        """Yield what is said of headings that stay; numbers alone that change side by side are said together."""
        run: list[tuple[Named, Named]] = []
        for old, new in self.kept.values():
            if run and not _goes_on(run[-1], (old, new)):
                yield run[0][1], _renumbered(run)
                run = []
            if _reads_anew(old, new):
                yield new, Item(_renamed(old, new), (old.address,), (new.address,))
            elif _is_renumbered(old, new):
                run.append((old, new))
            if new.address in self._gathered:
                yield new, self._gather(new)
        if run:
            yield run[0][1], _renumbered(run)

    @staticmethod
    def _articles(below: _Below, one: Named) -> Iterator[Address]:
        return (article.address for article in below.articles.get(one.address, ()))

    def _block(self, one: Named) -> Item:
        """Add a heading with the articles under it."""
        text = f"增加{counted(1, one.provision.level)}，作为{named(one.address.steps)}：\n{quoted_block(tuple(_printed(one.provision)))}"
        return Item(text, (), (one.address, *self._articles(self._new, one)))

    def _by_name(self, one: Named) -> Item:
        """Add a heading over articles that are there."""
        text = f"增加{counted(1, one.provision.level)}，作为{named(one.address.steps)}{quoted(one.provision.words)}"
        held = self._held(one)
        return Item(f"{text}，包括{held}。" if held else f"{text}。", (), (one.address,))

    def _gather(self, one: Named) -> Item:
        return Item(f"{named(one.address.steps)}包括{self._held(one)}。", (), (one.address,))

    def _held(self, one: Named) -> str:
        return runs([article.steps[-1] for article in self._articles(self._new, one)])


def _kept(headings: Sequence[Pair]) -> Iterator[tuple[Address, tuple[Named, Named]]]:
    """Yield the headings that stay the same: of the same level, under the same heading."""
    partner = {pair.old.address: pair.new.address for pair in headings if pair.old and pair.new}
    for pair in headings:
        old, new = pair.old, pair.new
        if old is None or new is None or old.provision.level is not new.provision.level:
            continue
        if old.provision.number is None or new.provision.number is None or len(old.under) != len(new.under):
            continue
        if all(partner.get(one) == other for one, other in zip(old.under, new.under, strict=True)):
            yield old.address, (old, new)


def _below(articles: Sequence[Named], headings: Sequence[Named]) -> _Below:
    inside: dict[Address, list[Named]] = {}
    for article in articles:
        for heading in article.under:
            inside.setdefault(heading, []).append(article)
    under: dict[Address, list[Named]] = {}
    for one in headings:
        for heading in one.under:
            under.setdefault(heading, []).append(one)
    return _Below({key: tuple(value) for key, value in inside.items()}, {key: tuple(value) for key, value in under.items()})


def _outermost(headings: Sequence[Named]) -> list[Named]:
    """Return the headings that stand under none of the others."""
    every = {one.address for one in headings}
    return [one for one in headings if not every & set(one.under)]


def _reads_anew(old: Named, new: Named) -> bool:
    return fold(old.provision.words) != fold(new.provision.words)


def _is_renumbered(old: Named, new: Named) -> bool:
    return old.address.steps[-1] != new.address.steps[-1]


def _goes_on(last: tuple[Named, Named], pair: tuple[Named, Named]) -> bool:
    """Say whether a heading changes its number alone, right after another one that does."""
    if _reads_anew(*pair) or not _is_renumbered(*pair):
        return False
    for before, after in zip(last, pair, strict=True):
        one, other = before.address.steps, after.address.steps
        if one[:-1] != other[:-1] or one[-1].level is not other[-1].level or not one[-1].number or not other[-1].number:
            return False
        if one[-1].number[-1] + 1 != other[-1].number[-1]:
            return False
    return True


def _renumbered(run: Sequence[tuple[Named, Named]]) -> Item:
    """Say the numbers of headings that change and nothing else."""
    old, new = (tuple(pair[side].address for pair in run) for side in (0, 1))
    was, is_ = (f"{named(side[0].steps[:-1])}{runs([address.steps[-1] for address in side])}" for side in (old, new))
    return Item(f"将{was}改为{is_}。", old, new)


def _renamed(old: Named, new: Named) -> str:
    """Return what is said of a heading whose name changes, and perhaps its number too."""
    was, anew = named(old.address.steps), f"修改为{quoted(new.provision.words)}"
    if _is_renumbered(old, new):
        return f"将{was}改为{named(new.address.steps)}，{_name_of(old)}{anew}。"
    return f"将{was}{_name_of(old)}{anew}。"


def _name_of(one: Named) -> str:
    return "标题" if one.provision.level is Level.HEADING else unit(one.provision.level) + "名"


def _printed(heading: Provision) -> Iterator[str]:
    label = write_label(heading.level, heading.number) if heading.number else heading.label
    yield f"{label}　{heading.words}".strip()
    for child in heading.children:
        yield from _printed(child) if child.level in CONTAINERS else numbered_lines(child)
