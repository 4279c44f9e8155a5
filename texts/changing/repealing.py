"""Repealing: provisions, headings and sentences that go (删去)."""

from texts.address import CONTAINERS
from texts.amendment import Instruction, Part
from texts.changing.errors import Unplaced
from texts.changing.site import Site
from texts.changing.substituting import ARTICLES
from texts.worktree import Node

__all__ = ["Repealing"]


class Repealing:
    """Provisions repealed."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def change(self, instruction: Instruction) -> None:
        """Carry out 删去 for whole provisions and sentences.

        Raises:
            Unplaced: there is no such thing.
        """
        for target in instruction.targets:
            node = self._site.node(target)
            if not target.address.steps:
                raise Unplaced("it is not said what is repealed")
            if target.part is Part.OPENING and any(other is not node and other.level is node.level for other in self._site.tree.root.children):
                raise Unplaced("there are several paragraphs before the first article, and it is not said which goes")
            if target.part is Part.HEADING:
                self._dissolve(node)
                self._site.touch(node, instruction)
                continue
            self._site.claim(node, instruction)
            node.gone = True
            self._site.touch(node, instruction)
            if node.level in CONTAINERS:
                self._site.headings = True
                for article in [inner for inner in node.walk() if inner.level in ARTICLES][:1]:
                    self._site.note_run(article)
            if node.parent is not None:
                node.parent.changed = True
                self._site.touch(node.parent, instruction)
                self._site.note_run(node)

    def _dissolve(self, node: Node) -> None:
        """Take a heading away and leave what stands under it."""
        parent = node.parent
        if parent is None:
            return
        at = parent.children.index(node)
        for child in list(node.children):
            child.remove()
            at += 1
            parent.put(child, at)
        node.gone = True
        self._site.headings = True
