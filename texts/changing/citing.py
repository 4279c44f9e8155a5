"""Citing: citations of the text itself that point elsewhere once its articles are renumbered (条文引用与序号调整)."""

import re
from collections.abc import Iterator

from texts.address import Address, Level, Step
from texts.amendment import Notice
from texts.grammar.cn import numerals
from texts.patterns import lazily
from texts.rewording import Edit, apply_edits
from texts.worktree import Node, Tree

__all__ = ["follow", "outdated"]

_NUMBER = "[一二三四五六七八九十百千零]+"
_ARTICLE = f"第{_NUMBER}条(?:之[一二三四五六七八九十]+)?"
_INSIDE = f"(?:第{_NUMBER}款|第[（(]?{_NUMBER}[)）]?项)"
# Citations without 本法 before them may be of another text.
_OWN = lazily(
    r"本(?:法|条例|规定|办法|细则|决定|章程|规则|解释|准则|规程|意见|通知)"
    f"{_ARTICLE}(?:{_INSIDE}|(?:、|和|或者|或|至|到|及|以及){_ARTICLE}|(?:、|和|或者|或|至|及|以及){_INSIDE})*"
)
_ONE = re.compile(_ARTICLE)


def outdated(tree: Tree) -> Iterator[tuple[Notice, str]]:
    """Yield a notice for each citation that an act leaves as it is although the article cited bears another number now, or is repealed.

    They are not changed: the act does not say so, and the republication may.

    Args:
        tree: the text, changed and arranged.
    """
    for article, node in _left(tree):
        yield from (_told(article, cited, own + match[0]) for cited, match, own in _cited(tree, node))


def follow(tree: Tree) -> Iterator[tuple[Notice, str]]:
    """Give the citations that an act leaves the numbers that the articles bear now; yield a notice for each.

    No act orders this: it is made on request alone, and told of every place.
    What cites a repealed article stays as it is, and so does what the act may
    have cited itself.

    Args:
        tree: the text, changed and arranged.
    """
    for article, node in _left(tree):
        edits: list[Edit] = []
        for cited, match, own in _cited(tree, node):
            if cited.within_gone or node.words.count(own + match[0]) != node.origin.words.count(own + match[0]):
                yield _told(article, cited, own + match[0])
            else:
                edits.append(Edit(match.start(), match.end(), cited.label))
                yield Notice.FOLLOWED, f"{article.label}: {own}{match[0]} becomes {own}{cited.label}, as asked for; the act does not say so"
        node.words = apply_edits(node.words, edits) or node.words


def _told(article: Node, cited: Node, citation: str) -> tuple[Notice, str]:
    now = "repealed" if cited.within_gone else f"{cited.label} now"
    return Notice.REFERENCE, f"{article.label} cites {citation}, which is {now}; the act does not change it"


def _left(tree: Tree) -> Iterator[tuple[Node, Node]]:
    """Yield what the act has not printed anew, with the article in which it stands."""
    for article in tree.body():
        if article.level is not Level.ARTICLE or article.added or article.within_gone:
            continue
        yield from ((article, node) for node in article.walk() if not node.whole and not node.added and not node.within_gone)


def _cited(tree: Tree, node: Node) -> Iterator[tuple[Node, re.Match[str], str]]:
    """Yield the articles that words cite by a number that is not theirs now: which, its number in the words, and 本法 where it stands right before."""
    for citation in _OWN.finditer(node.words):
        for match in _ONE.finditer(node.words, citation.start(), citation.end()):
            cited = tree.find(Address((Step(Level.ARTICLE, numerals.read_label(match[0])),)))
            if cited is None or (not cited.within_gone and cited.number == cited.old_number):
                continue
            first = node.words[citation.start() : match.start()]
            yield cited, match, first if "条" not in first.removeprefix("本条例") else ""
