"""Trying: an act is drafted, compiled and applied, and told otherwise where it does not make the new text (拟写与核验)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from texts.address import CONTAINERS, Address, Level
from texts.comparing import compare
from texts.document import Document, addresses, walk
from texts.drafting.acting import Given, act, numbered
from texts.drafting.inside import Detail
from texts.drafting.items import Draft, Item
from texts.drafting.pairing import Pairing, pair
from texts.drafting.planning import Manner, plan
from texts.drafting.reasons import reasons
from texts.drafting.verifying import Checked, check
from texts.errors import NoArticles
from texts.grammar.base import Grammar
from texts.proving import fold

__all__ = ["draft"]

_TRIES = 8


def draft(old: Document, new: Document, grammar: Grammar, given: Given | None = None) -> Draft:
    """Write the amending act (修改决定) that turns one text of a law into another.

    Args:
        old, new: the texts.
        grammar: the jurisdiction's rules.
        given: what only the drafter knows.

    Returns:
        The act; it is verified where compiling it and applying it to `old`
        gives title and body of `new`, its header note aside.

    Raises:
        NoArticles: one of the texts has none.
    """
    for name, document in (("old", old), ("new", new)):
        if not any(provision.level in (Level.ARTICLE, Level.ITEM) for top in document.provisions for provision in walk(top)):
            raise NoArticles(f"the {name} text has no articles: an amending act names them")
    tried = list(_tries(old, new, grammar, given or Given()))
    best = min(tried, key=lambda one: one.missing)
    return Draft(best.act if best.items else "", best.items, best.checked.proved, reasons(old, new, best.checked))


@dataclass(frozen=True, slots=True)
class _Try:
    """An act that was drafted, and what it makes."""

    items: tuple[Item, ...]
    act: str
    checked: Checked

    @property
    def missing(self) -> int:
        """How much does not come out."""
        return 0 if self.checked.proved else 1 + len(self.checked.verification.differences) + len(self.checked.unresolved)


def _tries(old: Document, new: Document, grammar: Grammar, given: Given) -> Iterator[_Try]:
    """Draft an act, and draft it otherwise as long as something does not come out and there is another way."""
    pairing = pair(compare(old, new))
    amended = grammar.promulgation(old)[0].title
    manner = Manner()
    for _ in range(_TRIES):
        items = plan(old, new, pairing, manner)
        text = act(amended, items, given)
        checked = check(old, new, text, grammar)
        yield _Try(items, text, checked)
        told = _told_otherwise(manner, pairing, items, new, checked)
        if checked.proved or told == manner:
            return
        manner = told


def _told_otherwise(manner: Manner, pairing: Pairing, items: Sequence[Item], new: Document, checked: Checked) -> Manner:
    """Return how the act is told next: what did not come out, less closely; then all numbers, and what headings hold."""
    details = dict(manner.details)
    for address in _missed(pairing, items, checked):
        details[address] = Detail(min(details.get(address, Detail.WORDS) + 1, Detail.WHOLE))
    if details != manner.details:
        return replace(manner, details=details)
    gathered = manner.gathered | frozenset(_misplaced(pairing, checked.document, new))
    if gathered != manner.gathered:
        return replace(manner, gathered=gathered)
    return replace(manner, stated=True)


def _missed(pairing: Pairing, items: Sequence[Item], checked: Checked) -> Iterator[Address]:
    """Yield the provisions of the new text that read otherwise, or whose orders were not carried out."""
    labels = {difference.article for difference in checked.verification.differences}
    failed = {one.clause.item for one in checked.unresolved}
    named = {address for name, item in zip(numbered(items), items, strict=True) if name in failed for address in item.new}
    for found in (*pairing.articles, *pairing.others):
        if found.new and found.old and (fold(found.new.provision.label) in labels - {""} or found.new.address in named):
            yield found.new.address


def _misplaced(pairing: Pairing, made: Document, new: Document) -> Iterator[Address]:
    """Yield the headings of the new text that hold other articles in what was made."""
    was, is_ = (dict(_held(document)) for document in (made, new))
    for found in pairing.headings:
        if found.new and was.get(found.new.address) != is_[found.new.address]:
            yield found.new.address


def _held(document: Document) -> Iterator[tuple[Address, tuple[str, ...]]]:
    """Yield each heading with the numbers of the articles right under it."""
    for address, provision in addresses(document, inside=False):
        if provision.level in CONTAINERS:
            yield address, tuple(fold(child.label) for child in provision.children if child.level not in CONTAINERS)
