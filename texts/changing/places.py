"""Places: a provision of the text for a Target of an instruction (修改位置)."""

from texts.address import Address, Level
from texts.amendment import Era, Part, Target
from texts.changing.errors import Unplaced
from texts.grammar.cn.citation import write_address
from texts.rewording import segment_span, sentence_spans
from texts.worktree import Node, Tree

__all__ = ["SEGMENTS", "line_of", "name", "old_node", "pointed_paragraph", "span_in"]

SEGMENTS = {Part.PROVISO: "但书", Part.FORMER: "前段", Part.LATTER: "后段"}
"""The parts of a paragraph that have a name and no number."""
_LISTED = (Level.POINT, Level.INDENT, Level.SUBINDENT)


def name(address: Address) -> str:
    """Return the name of a provision in words."""
    try:
        return write_address(address)
    except Exception:
        return str(address)


def old_node(tree: Tree, target: Target) -> Node:
    """Return the node that a target names in the old text.

    Raises:
        Unplaced: there is none.
    """
    found = tree.find(target.address) if target.era is Era.OLD else None
    if found is None:
        raise Unplaced(f"there is no {name(target.address)}")
    return found


def pointed_paragraph(node: Node) -> Node:
    """Return the paragraph of an article whose points are meant: the only one, or the only one that has any.

    Raises:
        Unplaced: several have points.
    """
    if node.level not in (Level.ARTICLE, Level.ITEM):
        return node
    paragraphs = [child for child in node.children if child.level is Level.PARAGRAPH and not child.gone]
    pointed = [child for child in paragraphs if any(inner.level in _LISTED for inner in child.children)]
    found = pointed or paragraphs
    if len(found) != 1:
        raise Unplaced(f"{node.label} has {len(found)} paragraphs, and it is not said which")
    return found[0]


def span_in(words: str, target: Target) -> tuple[int, int]:
    """Return which words of a paragraph a target means by 第二句, 前段 or 但书; all of them where it says none.

    Raises:
        Unplaced: they are not there, or it is not plain which are meant.
    """
    if target.part in SEGMENTS:
        found = segment_span(words, target.part)
        if found is None:
            raise Unplaced(f"{name(target.address)} has no {SEGMENTS[target.part]} that could be told apart")
        return found
    if not target.sentences:
        return (0, len(words))
    spans = sentence_spans(words)
    if any(not -len(spans) <= at < len(spans) for at in target.sentences):
        raise Unplaced(f"{name(target.address)} has {len(spans)} sentences")
    return (spans[target.sentences[0]][0], spans[target.sentences[-1]][1])


def line_of(node: Node) -> str:
    """Return the words of a node as printed, its number before them."""
    return node.label + node.gap + node.words
