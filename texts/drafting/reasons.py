"""Reasons: why something of the new text is not brought about (未能表述的原因)."""

from collections import Counter
from collections.abc import Iterator

from texts.address import CONTAINERS, Level
from texts.document import Document, Provision, walk
from texts.drafting.items import NotExpressed
from texts.drafting.lines import lines_inside
from texts.drafting.phrasing import quoted
from texts.drafting.verifying import Checked
from texts.grammar.cn.amending.labels import write_label
from texts.grammar.cn.amending.quoting import raised
from texts.proving import Difference, fold

__all__ = ["reasons"]

_UNKNOWN = "no order that was tried makes it read as the new text does"
_LOOSE = (Level.PARAGRAPH, Level.POINT, Level.INDENT, Level.SUBINDENT, Level.TABLE, Level.FORMULA, Level.NOTE)


def reasons(old: Document, new: Document, checked: Checked) -> tuple[NotExpressed, ...]:
    """Return what differs from the new text, with the reason where one is known; nothing where the act is proved."""
    return () if checked.proved else tuple(dict.fromkeys(_Reasons(old, new, checked).all()))


class _Reasons:
    """What one act does not bring about."""

    def __init__(self, old: Document, new: Document, checked: Checked) -> None:
        self._old, self._new = old, new
        self._checked = checked
        self._printed = {name: Counter(fold(a.label) for a in document.articles()) for name, document in (("old", old), ("new", new))}
        self._articles = {fold(article.label): article for document in (old, new) for article in document.articles()}

    def all(self) -> Iterator[NotExpressed]:
        """Yield everything, in the order in which it was found."""
        differences = self._checked.verification.differences
        for difference in differences:
            yield NotExpressed(difference.article, self._why(difference))
        for one in self._checked.unresolved:
            yield NotExpressed("", f"{one.clause.item} {one.reason}")
        if not self._checked.titled:
            yield NotExpressed("", "the title is another")
        elif not differences and not self._checked.unresolved:
            yield NotExpressed("", "the provisions stand in another order")

    def _why(self, difference: Difference) -> str:
        label = difference.article
        for name, printed in self._printed.items():
            if printed[label] > 1:
                return f"the {name} text prints this number more than once"
        if label in self._articles:
            return _unsayable(self._articles[label]) or ("the new text has none of this number" if difference.expected is None else _UNKNOWN)
        for name, document in (("new", self._new), ("old", self._old)):
            for node in _outside(document):
                if label not in (fold(node.label), fold(node.words)[:20]):
                    continue
                if node.level in _LOOSE:
                    return f"in the {name} text it stands in no article"
                if node.level in CONTAINERS and node.number is None:
                    return f"in the {name} text it is a heading without a number, which no order can name"
        if not label and any(top.level is Level.LEAD for top in self._new.provisions) and not any(top.level is Level.LEAD for top in self._old.provisions):
            return "there are new words before the first article, and no order adds these"
        return _UNKNOWN


def _outside(document: Document) -> Iterator[Provision]:
    """Yield what stands in no article: headings, and what is printed right under them."""
    for top in document.provisions:
        inside = {id(node) for article in walk(top) if article.level in (Level.ARTICLE, Level.ITEM) for node in walk(article)}
        yield from (node for node in walk(top) if id(node) not in inside)


def _unsayable(article: Provision) -> str | None:
    """Return what in the print of an article no act can order; `None` where there is nothing."""
    if article.number is None:
        return "its number cannot be read"
    if article.level is Level.ARTICLE and fold(article.label) != write_label(article.level, article.number):
        return f"its number is printed {article.label}"
    if any(raised(quoted(line)[1:-1]) != line for line in lines_inside(article)):
        return "its quotation marks would be others after they have been quoted"
    return None if lines_inside(article) else "it has no words"
