"""Items: the 一、二、三、 of a text that has no articles (条目)."""

import re
from bisect import bisect_right
from typing import NamedTuple

from texts.grammar.cn.structure.labels import BLANK, number_of
from texts.grammar.cn.structure.lines import Page
from texts.grammar.cn.structure.quotes import Quotes
from texts.grammar.cn.structure.sequence import Candidate, choose_chain
from texts.patterns import lazily

__all__ = ["Items", "find_items"]

_LABEL = lazily(rf"(?:^|(?<=[。；：！？:;”）])|(?<=[。；：！？:;”）]{BLANK}))[一二三四五六七八九十百零〇]{{1,5}}{BLANK}?、", re.M)
_DOTTED = lazily(rf"^[0-9０-９]{{1,3}}{BLANK}?[．.、](?![0-9０-９])", re.M)
_TITLE = lazily(r"[^。；：，！？\n]{1,50}\n")
_FEWEST = 2
_AT_START, _GLUED = 10.0, 6.0


class Items(NamedTuple):
    """The items of a text.

    Args:
        labels: the labels that number them, in order.
        titles: labels of the same run that number headings, where the items
            are 1. 2. 3. that run on below 一、二、三、.
    """

    labels: tuple[Candidate, ...] = ()
    titles: tuple[Candidate, ...] = ()


def find_items(page: Page, start: int, end: int, quotes: Quotes) -> Items:
    """Find the items between two offsets, those that a source prints in the middle of a line among them."""
    run = choose_chain(_candidates(page, start, end, quotes, _LABEL))
    if len(run) < _FEWEST:
        return Items(tuple(run))
    titles = [label for label, after in zip(run, [*run[1:], None], strict=True) if _heads(page, label, after, end)]
    if 2 * len(titles) <= len(run):
        return Items(tuple(run))
    # 一、 heads what 1. numbers; where 1. does not start anew below each, it numbers the items.
    dotted = _candidates(page, titles[0].start, end, quotes, _DOTTED)
    starts = [title.start for title in titles]
    below = {bisect_right(starts, label.start) for label in dotted}
    if sum(label.number == (1,) for label in dotted) == 1 and len(below) > 1:
        return Items(tuple(choose_chain(dotted)), tuple(run))
    return Items((), tuple(run))


def _heads(page: Page, label: Candidate, after: Candidate | None, end: int) -> bool:
    """Say whether a label stands before a title that has something below it before the next label."""
    title = _TITLE.match(page.joined, label.end)
    return title is not None and title.end() < (end if after is None else after.start)


def _candidates(page: Page, start: int, end: int, quotes: Quotes, pattern: "re.Pattern[str]") -> list[Candidate]:
    found = []
    for match in pattern.finditer(page.joined, start, end):
        number = number_of(match[0])
        if number is not None and not quotes.hold(match.start()):
            at_start = page.starts[page.line_at(match.start())] == match.start()
            found.append(Candidate(match.start(), match.end(), match[0], number, _AT_START if at_start else _GLUED))
    return found
