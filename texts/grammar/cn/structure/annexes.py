"""Annexes: what is attached to a text (附件 附表 附录)."""

import re
from bisect import bisect_left
from itertools import pairwise

from texts.grammar.cn.structure.articles import stands_as_label
from texts.grammar.cn.structure.labels import ANNEX, ARTICLE, number_of
from texts.grammar.cn.structure.lines import Page
from texts.patterns import lazily

__all__ = ["find_annexes", "find_lists"]

_LABEL = lazily(ARTICLE)
_AFTER_LABEL = lazily(r"$|[:：\s《（(“【]")
_FIRST = frozenset("附【[")
_STOPS = frozenset("。”；）)")
_LONGEST = 80


def find_annexes(page: Page) -> list[int]:
    """Return the indexes of the lines that head an annex.

    A list of what is attached may stand among the articles: where the next
    label continues the run of articles, no annex has begun yet. The contents,
    before the first article, may list annexes too.
    """
    heads = [index for index in range(page.head, len(page.lines)) if page.lines[index][:1] in _FIRST and _is_head(page.lines[index])]
    if not heads:
        return []
    labels = [(index, number_of(match[0])) for index in range(page.head, len(page.lines)) if (match := _label(page, index))]
    places = [index for index, _ in labels]
    for position, head in enumerate(heads):
        at = bisect_left(places, head)
        before, after = labels[at - 1][1] if at else None, labels[at][1] if at < len(labels) else None
        if not (before and after and after > before) and (before or _ends_sentence(page, head - 1)):
            return _without_mentions(page, heads[position:])
    return []


def _ends_sentence(page: Page, index: int) -> bool:
    """Say whether a line of the text ends a sentence: the contents, which may list annexes, have none."""
    return index >= page.head and page.lines[index][-1:] in _STOPS


def _without_mentions(page: Page, heads: list[int]) -> list[int]:
    """Leave out 附件： without a number among annexes that bear one: it stands in one of them."""
    numbered = [number_of(match["label"]) is not None for head in heads if (match := ANNEX.match(page.lines[head]))]
    first = numbered.index(True) if True in numbered else len(heads)
    return [head for position, head in enumerate(heads) if numbered[position] or position < first]


def find_lists(page: Page, heads: list[int]) -> set[int]:
    """Return those heads that only list the annexes, or name one, before these begin themselves."""
    lists = set()
    for head, after in pairwise(heads):
        match, next_match = ANNEX.match(page.lines[head]), ANNEX.match(page.lines[after])
        if match is None or next_match is None or number_of(match["label"]) is not None:
            continue
        named = after == head + 1 and next_match["words"] in ("", match["words"])
        listing = number_of(next_match["label"]) == (1,) and all(len(page.lines[index]) <= _LONGEST for index in range(head + 1, after))
        if named or listing:
            lists.add(head)
    return lists


def _is_head(line: str) -> bool:
    match = ANNEX.match(line)
    if match is None or not (line[match.end("label") - 1] in ":：" or _AFTER_LABEL.match(line, match.end("label"))):
        return False
    first = line[: _LONGEST + 1]
    return "。" not in first and (len(line) <= _LONGEST or "略" in line)


def _label(page: Page, index: int) -> re.Match[str] | None:
    match = _LABEL.match(page.lines[index]) if page.lines[index][:1] in "第笫" else None
    return match if match and stands_as_label(page.lines[index], match.end()) else None
