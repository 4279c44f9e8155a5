"""Repealing: provisions, headings and sentences that go (删去)."""

from texts.address import CONTAINERS
from texts.amendment import Instruction, Part, Target
from texts.changing.errors import Unplaced
from texts.changing.places import name, pointed_paragraph
from texts.changing.site import Site
from texts.rewording import sentence_spans
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
            if target.part is Part.HEADING:
                self._dissolve(node)
                self._site.touch(node, instruction)
                continue
            if target.sentences:
                self._strike_sentences(node, target, instruction)
                continue
            self._site.claim(node, instruction)
            node.gone = True
            self._site.touch(node, instruction)
            if node.level in CONTAINERS:
                self._site.headings = True
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

    def _strike_sentences(self, node: Node, target: Target, instruction: Instruction) -> None:
        paragraph = pointed_paragraph(node)
        spans = sentence_spans(paragraph.words)
        if any(not -len(spans) <= at < len(spans) for at in target.sentences):
            raise Unplaced(f"{name(target.address)} has {len(spans)} sentences")
        chosen = [spans[at] for at in target.sentences]
        self._site.claim(paragraph, instruction)
        paragraph.words = paragraph.words[: chosen[0][0]] + paragraph.words[chosen[-1][1] :]
        paragraph.changed = paragraph.whole = True
        self._site.touch(paragraph, instruction)
