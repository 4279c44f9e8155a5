"""Frame: what a page must be read by before its words can be (条文的框架)."""

from itertools import pairwise
from typing import NamedTuple

from texts.grammar.cn.structure.annexes import find_annexes
from texts.grammar.cn.structure.articles import find_articles
from texts.grammar.cn.structure.breaking import break_annexed, break_articles, break_items, break_points
from texts.grammar.cn.structure.fronts import break_front
from texts.grammar.cn.structure.items import Items, find_items
from texts.grammar.cn.structure.lines import Page
from texts.grammar.cn.structure.quotes import Quotes, find_quotes
from texts.grammar.cn.structure.sequence import Candidate

__all__ = ["Frame", "find_frame", "find_units"]


class Frame(NamedTuple):
    """A page with its units: its articles, or where it has none its items.

    Args:
        page: with the line breaks put back that the source lost.
        quotes: its quotations.
        articles: the labels that number its articles, in order.
        strays: labels that stand as an article's does, out of the run.
        items: the labels that number its items, and their headings; none where
            it has articles.
        annexes: indexes of the lines that head an annex.
    """

    page: Page
    quotes: Quotes
    articles: tuple[Candidate, ...]
    strays: tuple[Candidate, ...]
    items: Items
    annexes: tuple[int, ...]

    @property
    def units(self) -> tuple[Candidate, ...]:
        """The articles, or the items, or the headings that it has in place of them."""
        return self.articles or tuple(sorted((*self.items.labels, *self.items.titles), key=lambda label: label.start))


def find_frame(page: Page) -> Frame:
    """Return the frame of a page, broken again into the lines that it must have had."""
    frame = _frame(page)
    for mend in (_mend_units, _mend_annexes, _mend_points):
        page = mend(frame)
        if page is not frame.page:
            frame = _frame(page)
    return frame


def find_units(page: Page, start: int, end: int, quotes: Quotes) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...], Items]:
    """Return articles, strays and items between two offsets; items only where there are no articles."""
    articles, strays = find_articles(page, start, end, quotes)
    if articles and articles[0].number == (1,):
        return articles, strays, Items()
    items = find_items(page, start, end, quotes)
    # An act that orders 一、, 二、 quotes articles inside its items; their run is not the act's.
    if len(items.labels) > 1 and items.labels[0].number == (1,) and (not articles or items.labels[0].start < articles[0].start):
        return (), (), items
    return (articles, strays, Items()) if articles else ((), (), items)


def _frame(page: Page) -> Frame:
    quotes, annexes = find_quotes(page), find_annexes(page)
    end = page.starts[annexes[0]] if annexes else len(page.joined)
    start = page.starts[page.head] if page.head < len(page.starts) else end
    articles, strays, items = find_units(page, start, end, quotes)
    quotes = quotes.without(tuple(label.start for label in articles or items.labels))
    return Frame(page, quotes, articles, strays, items, tuple(annexes))


def _mend_units(frame: Frame) -> Page:
    page, units = frame.page, frame.units
    first = units[0].start if units else len(page.joined)
    before = len(page.joined)
    page = break_articles(page, units) if frame.articles else break_items(page, units)
    return break_front(page, first + len(page.joined) - before)


def _mend_annexes(frame: Frame) -> Page:
    page, bounds = frame.page, (*frame.annexes, len(frame.page.lines))
    labels: list[Candidate] = []
    for first, last in pairwise(bounds):
        end = page.starts[last] if last < len(page.starts) else len(page.joined)
        labels.extend(find_articles(page, page.starts[first] + len(page.lines[first]), end, frame.quotes)[0])
    return break_annexed(page, labels)


def _mend_points(frame: Frame) -> Page:
    page = frame.page
    end = page.starts[frame.annexes[0]] if frame.annexes else len(page.joined)
    return break_points(page, frame.quotes, {unit.start for unit in (*frame.units, *frame.strays)}, end)
