"""Places: a provision of the text for a Target of an instruction (修改位置)."""

from texts.address import Address, Level
from texts.amendment import Era, Target
from texts.changing.errors import Unplaced
from texts.grammar.cn.citation import write_address
from texts.worktree import Node, Tree

__all__ = ["line_of", "name", "old_node", "pointed_paragraph"]

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


def line_of(node: Node) -> str:
    """Return the words of a node as printed, its number before them."""
    return node.label + node.gap + node.words
