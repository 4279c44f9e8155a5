"""Citing: citations of the text itself that point elsewhere once its articles are renumbered (条文引用与序号调整)."""

from collections.abc import Iterator

from texts.address import Address, Level, Step
from texts.amendment import Notice
from texts.grammar.cn import numerals
from texts.patterns import lazily
from texts.worktree import Tree

__all__ = ["outdated"]

# Citations without 本法 before them may be of another text.
_OWN = lazily(r"本(?:法|条例|规定|办法|细则|决定|章程|规则|解释|准则|规程|意见|通知)(第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?)")


def outdated(tree: Tree) -> Iterator[tuple[Notice, str]]:
    """Yield a notice for each citation that an act leaves as it is although the article cited bears another number now, or is repealed.

    They are not changed: the act does not say so, and the republication may.

    Args:
        tree: the text, changed and arranged.
    """
    for article in tree.body():
        if article.level is not Level.ARTICLE or article.added or article.within_gone:
            continue
        for node in article.walk():
            for match in [] if node.whole or node.within_gone else _OWN.finditer(node.words):
                cited = tree.find(Address((Step(Level.ARTICLE, numerals.read_label(match[1])),)))
                if cited is None or (not cited.within_gone and cited.number == cited.old_number):
                    continue
                now = "repealed" if cited.within_gone else f"{cited.label} now"
                yield Notice.REFERENCE, f"{article.label} cites {match[0]}, which is {now}; the act does not change it"
