"""Planning: which items an act has, and in which order (决定的编排).

Items follow the order of the new text, what goes stands at its old place; the
same words changed in several articles, and numbers that alone change, come last.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from texts.address import Address, Level
from texts.document import Document, addresses
from texts.drafting.headings import Headings
from texts.drafting.inside import Detail, changes_inside
from texts.drafting.items import Item
from texts.drafting.lines import lines_inside, numbered_lines
from texts.drafting.pairing import Named, Pair, Pairing
from texts.drafting.phrasing import Naming, counted, named, quoted_block, runs, sentence
from texts.drafting.surroundings import annexes, lead, title
from texts.drafting.together import Told, alike, numbers
from texts.numbering import stay_in_place

__all__ = ["Manner", "plan"]


@dataclass(frozen=True, slots=True)
class Manner:
    """How an act is told where there is more than one way.

    Args:
        details: how closely the change of a provision is told, by its new name; most closely where nothing is said.
        stated: whether every number that changes is stated.
        gathered: the headings of the new text of which it is said which articles they hold.
    """

    details: Mapping[Address, Detail] = field(default_factory=dict)
    stated: bool = False
    gathered: frozenset[Address] = frozenset()


def plan(old: Document, new: Document, pairing: Pairing, manner: Manner) -> tuple[Item, ...]:
    """Return the items of the act that turns one text into the other."""
    return tuple(_Planning(old, new, pairing, manner).items())


class _Planning:
    """One act being laid out."""

    def __init__(self, old: Document, new: Document, pairing: Pairing, manner: Manner) -> None:
        self._old, self._new = old, new
        self._pairing = pairing
        self._manner = manner
        self._headings = Headings(pairing.headings, pairing.articles, manner.gathered)
        children = {pair.old.address: len(pair.old.provision.children) for pair in pairing.articles if pair.old}
        self._naming = Naming(lambda article: children.get(article) == 1)
        self._coming = [pair.new for pair in pairing.articles if pair.new]

    def items(self) -> Iterator[Item]:
        """Yield the items in the order in which they are printed."""
        told, shared = alike([self._told(pair) for pair in self._pairing.articles if pair.old and pair.new], self._naming)
        changed = {one.pair.new.address: one for one in told if one.pair.new}
        yield from title(self._old, self._new)
        yield from lead(self._old, self._new)
        yield from self._preamble()
        yield from self._in_order([*self._about_headings(), *self._about_articles(changed)])
        yield from shared
        yield from annexes(self._pairing.others)
        silent = [one.pair for one in told if not one.changes]
        yield from numbers(
            [(pair.old.address, pair.new.address) for pair in silent if pair.old and pair.new and pair.old.address != pair.new.address],
            self._moved({pair.new.address for pair in silent if pair.new}),
            stated=self._manner.stated,
        )

    def _moved(self, silent: Container[Address]) -> frozenset[Address]:
        """Return the articles that do not stand in their old order, among those whose number no item states."""
        places = {address: at for at, (address, _) in enumerate(addresses(self._old, inside=False))}
        free = [pair.old for pair in self._pairing.articles if pair.old and pair.new and (pair.old.address == pair.new.address or pair.new.address in silent)]
        staying = stay_in_place([places[one.address] for one in free])
        return frozenset(one.address for at, one in enumerate(free) if at not in staying)

    def _told(self, pair: Pair) -> Told:
        assert pair.new is not None  # noqa: S101 - a pair of two
        return Told(pair, changes_inside(pair, self._manner.details.get(pair.new.address, Detail.WORDS)))

    def _preamble(self) -> Iterator[Item]:
        for pair in self._pairing.others:
            if pair.old and pair.new and pair.old.provision.level is Level.PREAMBLE:
                changes = self._told(pair).changes
                if changes:
                    yield Item(sentence(changes, self._naming), (pair.old.address,), (pair.new.address,))

    def _in_order(self, items: Sequence[tuple[Named, Item]]) -> Iterator[Item]:
        """Yield items by the place of the provision that each is about; what goes stands after what stood before it."""
        became = {pair.old.address: pair.new.address for pair in (*self._pairing.articles, *self._pairing.headings) if pair.old and pair.new}
        places = {("new", address): float(at) for at, (address, _) in enumerate(addresses(self._new, inside=False))}
        last = -1.0
        for address, _ in addresses(self._old, inside=False):
            last = places["new", became[address]] if address in became else last
            places["old", address] = last + 0.5
        by = {id(pair.new): "new" for pair in (*self._pairing.articles, *self._pairing.headings) if pair.new}
        yield from (item for _, item in sorted(items, key=lambda found: places[by.get(id(found[0]), "old"), found[0].address]))

    def _about_headings(self) -> Iterator[tuple[Named, Item]]:
        yield from self._headings.items()

    def _about_articles(self, changed: Mapping[Address, Told]) -> Iterator[tuple[Named, Item]]:
        run: list[Pair] = []
        for pair in (*self._pairing.articles, None):
            if run and not (pair and self._goes_on(run[-1], pair)):
                yield self._alone(run)
                run = []
            if pair is None or self._is_covered(pair):
                continue
            if pair.old is None or pair.new is None:
                run.append(pair)
                continue
            changes = changed[pair.new.address].changes
            if changes:
                renumbered = pair.new.address if pair.old.address != pair.new.address else None
                yield pair.new, Item(sentence(changes, self._naming, renumbered), (pair.old.address,), (pair.new.address,))

    def _is_covered(self, pair: Pair) -> bool:
        """Say whether an article comes or goes with its chapter."""
        gone = pair.new is None and pair.old is not None and pair.old.address in self._headings.repealed
        return gone or (pair.old is None and pair.new is not None and pair.new.address in self._headings.added)

    def _goes_on(self, last: Pair, pair: Pair) -> bool:
        """Say whether what is new, or goes, is said in one item with the one before it."""
        if self._is_covered(pair) or (last.old is None) != (pair.old is None) or (last.new is None) != (pair.new is None):
            return False
        if last.new is None or pair.new is None:
            return True
        before, after = last.new.provision.number, pair.new.provision.number
        follows = before is not None and after is not None and before[:-1] == after[:-1] and before[-1] + 1 == after[-1]
        return follows and last.new.under == pair.new.under

    def _alone(self, run: Sequence[Pair]) -> tuple[Named, Item]:
        """Say what is new, or goes."""
        gone = [pair.old for pair in run if pair.old]
        if gone:
            steps = [one.address.steps[-1] for one in gone]
            return gone[0], Item(f"删去{runs(steps)}。", tuple(one.address for one in gone))
        come = [pair.new for pair in run if pair.new]
        labels = runs([one.address.steps[-1] for one in come])
        if len(come) == 1:
            block = quoted_block(lines_inside(come[0].provision))
        else:
            block = "\n" + quoted_block([line for one in come for line in numbered_lines(one.provision)])
        text = f"{self._where(come[0])}增加{counted(len(come), Level.ARTICLE)}，作为{labels}：{block}"
        return come[0], Item(text, (), tuple(one.address for one in come))

    def _where(self, one: Named) -> str:
        """Name the chapter of a new article that opens it; others stand where the article before them does."""
        at = self._coming.index(one)
        if not one.under or (at and self._coming[at - 1].under == one.under):
            return ""
        home = self._headings.home(one.under[-1])
        return f"在{named(home.steps)}中" if home else ""
