"""Quotes: which stretches of a text are quoted in it (引文)."""

from bisect import bisect_right
from typing import NamedTuple

from texts.grammar.cn.structure.lines import Page
from texts.patterns import lazily

__all__ = ["Quotes", "find_quotes"]

_MARK = lazily("[“”]")


class Quotes(NamedTuple):
    """The quoted stretches of a page, apart and in order.

    Args:
        opens, closes: offsets of the marks of each in the page's `joined`.
        odd: offsets of marks that have no other half.
    """

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    odd: tuple[int, ...]

    def hold(self, offset: int) -> bool:
        """Say whether an offset stands between two marks."""
        found = bisect_right(self.opens, offset) - 1
        return found >= 0 and offset < self.closes[found]

    def without(self, offsets: tuple[int, ...]) -> "Quotes":
        """Return the quotes that hold none of `offsets`: what bears a number of the text itself is not quoted."""
        broken = {bisect_right(self.opens, offset) - 1 for offset in offsets if self.hold(offset)}
        if not broken:
            return self
        kept = [i for i in range(len(self.opens)) if i not in broken]
        odd = sorted((*self.odd, *(self.opens[i] for i in broken), *(self.closes[i] for i in broken)))
        return Quotes(tuple(self.opens[i] for i in kept), tuple(self.closes[i] for i in kept), tuple(odd))


def find_quotes(page: Page) -> Quotes:
    """Pair the quotation marks of a page.

    A quotation of several paragraphs opens each of them and closes the last
    alone. A mark that opens in the middle of a later line while none of its
    paragraphs has opened shows that the earlier one never closes.
    """
    opens: list[int] = []
    closes: list[int] = []
    odd: list[int] = []
    opened, last, depth, continued = -1, -1, 0, -1
    for mark in _MARK.finditer(page.joined):
        at = mark.start()
        if mark[0] == "”":
            if depth:
                depth -= 1
            elif opened >= 0:
                opens.append(opened)
                closes.append(at)
                opened = -1
            else:
                odd.append(at)
            continue
        line = page.line_at(at)
        if opened >= 0 and page.starts[line] == at:
            depth, continued = 0, line
        elif opened >= 0 and line in (last, continued):
            depth += 1
        else:
            if opened >= 0:
                odd.append(opened)
            opened, depth, continued = at, 0, -1
        last = line
    if opened >= 0:
        odd.append(opened)
    return Quotes(tuple(opens), tuple(closes), tuple(sorted(odd)))
