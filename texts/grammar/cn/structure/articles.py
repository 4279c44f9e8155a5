"""Articles: where the articles of a text start (条)."""

import re

from texts.grammar.cn.structure.labels import ARTICLE, BLANK, CITING, HEADING, number_of
from texts.grammar.cn.structure.lines import Page
from texts.grammar.cn.structure.quotes import Quotes
from texts.grammar.cn.structure.sequence import Candidate, choose_chain
from texts.patterns import lazily

__all__ = ["find_articles", "stands_as_label"]

_LABEL = lazily(ARTICLE)
_ENDS = "。；;：:！？!?”）)】…."
# What a heading glued to an article's label looks like: 第二章 守望, 一、守望, 附则.
_GLUED_HEADING = lazily(
    rf"({HEADING}){BLANK}*[^。；：！？“”《》]{{0,40}}$|(?:^|：)[一二三四五六七八九十]{{1,3}}、[^。；，：！？]{{1,30}}$|^(?:附|总){BLANK}*则$"
)
_OPENING_WORDS = lazily(rf"{BLANK}+(?:为|根据|依据|本|在|凡)")

_AT_START, _BARE, _QUOTED_LINE = 10.0, 7.0, 1.0
_AFTER_END, _AFTER_BLANK, _WITHOUT_GAP = 6.0, 4.0, 4.0


def find_articles(page: Page, start: int, end: int, quotes: Quotes) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Find the labels that number the articles between two offsets.

    Returns:
        The chain; and the labels that stand at the start of a line as an
        article's does, but out of the run of numbers.
    """
    candidates = []
    for match in _LABEL.finditer(page.joined, start, end):
        score = _score(page.joined, match.start(), match.end(), quotes)
        if score > 0 and (number := number_of(match[0])) is not None:
            candidates.append(Candidate(match.start(), match.end(), match[0], number, score))
    chain = choose_chain(candidates)
    taken = {c.start for c in chain}
    return tuple(chain), tuple(c for c in candidates if c.score >= _AT_START and c.start not in taken)


def stands_as_label(line: str, end: int) -> bool:
    """Say whether what follows a label at the start of a line is no citation's rest."""
    return end == len(line) or line[end].isspace() or CITING.match(line, end) is None


def _score(joined: str, start: int, end: int, quotes: Quotes) -> float:
    """Return how much a label looks like one that an article bears; 0 for what cannot be."""
    before, after = joined[start - 1] if start else "\n", joined[end]
    gap = after.isspace()
    if before == "\n":
        if not gap and CITING.match(joined, end):
            return 0
        if quotes.hold(start):
            return _QUOTED_LINE
        return _AT_START if gap else _BARE
    if (not gap and CITING.match(joined, end)) or before == "“" or quotes.hold(start):
        return 0
    if before.isspace():
        if joined[start - 2 : start] == "| ":
            return 0
        return (_AFTER_END if joined[max(0, start - 8) : start].rstrip()[-1:] in _ENDS else _AFTER_BLANK) if gap else _WITHOUT_GAP - 2
    if before in _ENDS:
        return _AFTER_END if gap else _WITHOUT_GAP
    return _glued(joined, start, end)


def _glued(joined: str, start: int, end: int) -> float:
    """Return the score of a label that follows other words without a break: those of a heading, or a title."""
    segment = joined[max(0, start - 45) : start]
    segment = re.split("[\n。；！？”]", segment)[-1].strip()
    heading = _GLUED_HEADING.search(segment)
    if heading is not None and not (heading[1] and CITING.match(segment, heading.end(1))):
        return _AFTER_END
    return _WITHOUT_GAP if number_of(joined[start:end]) == (1,) and _OPENING_WORDS.match(joined, end) else 0
