"""Items: the 一、二、三、 of a text that has no articles (条目)."""

import re

from texts.grammar.cn.structure.labels import BLANK, number_of
from texts.grammar.cn.structure.lines import Page
from texts.grammar.cn.structure.quotes import Quotes
from texts.grammar.cn.structure.sequence import Candidate, choose_chain

__all__ = ["find_items"]

_LABEL = re.compile(rf"(?:^|(?<=[。；：！？:;”）])|(?<=[。；：！？:;”）]{BLANK}))[一二三四五六七八九十百]{{1,5}}{BLANK}?、", re.M)
_AT_START, _GLUED = 10.0, 6.0


def find_items(page: Page, start: int, end: int, quotes: Quotes) -> list[Candidate]:
    """Return the run of labels that number the items between two offsets, those in the middle of lines among them."""
    candidates = []
    for match in _LABEL.finditer(page.joined, start, end):
        number = number_of(match[0])
        if number is not None and not quotes.hold(match.start()):
            at_start = page.starts[page.line_at(match.start())] == match.start()
            candidates.append(Candidate(match.start(), match.end(), match[0], number, _AT_START if at_start else _GLUED))
    return choose_chain(candidates)
