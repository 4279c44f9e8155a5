"""Site: the text being amended, and what several kinds of change do to it alike (施工现场)."""

import re
from collections.abc import Callable

from texts.address import CONTAINERS, Step
from texts.amendment import Era, Instruction, Notice, Target
from texts.changing.arranging import Arranging
from texts.changing.errors import Unplaced
from texts.changing.places import name, old_node
from texts.document import Document, Role
from texts.worktree import Node, Tree

__all__ = ["Site"]


class Site:
    """The text being amended by one act.

    Args:
        document: the old text.
        tree: the same, as it is being changed.
        arranging: told of numbers and places.
        touch: told which instruction made or changed a node.
    """

    def __init__(self, document: Document, tree: Tree, arranging: Arranging, touch: Callable[[Node, Instruction], None]) -> None:
        self.document = document
        self.tree = tree
        self.arranging = arranging
        self.touch = touch
        self.headings = False
        self.notices: list[tuple[Notice, str]] = []
        self._taken: dict[int, Instruction] = {}

    def new_node(self, target: Target) -> Node:
        """Return the node that will bear an address of the new text.

        Raises:
            Unplaced: none will.
        """
        if target.era is Era.OLD:
            return old_node(self.tree, target)
        steps = target.address.steps
        top = self.arranging.fixed(self.tree.root, steps[0].level, steps[0].number or ()) or self.tree.find(target.address.of(steps[0]))
        if top is None:
            raise Unplaced(f"there will be no {name(target.address)}")
        node = top
        for step in steps[1:]:
            node = self._inner(node, step, target)
        return node

    def _inner(self, node: Node, step: Step, target: Target) -> Node:
        fixed = self.arranging.fixed(node, step.level, step.number or ())
        if fixed is not None:
            return fixed
        inside = [child for child in node.children if child.level is step.level and not child.gone]
        number = step.number or (1,)
        found = [child for at, child in enumerate(inside, 1) if (child.number or (at,)) == number]
        if len(found) != 1:
            raise Unplaced(f"there will be no {name(target.address)}")
        return found[0]

    def node(self, target: Target) -> Node:
        """Return the node that a target names, in whichever text."""
        return self.new_node(target) if target.era is Era.NEW else old_node(self.tree, target)

    def claim(self, node: Node, instruction: Instruction) -> None:
        """Refuse a second instruction that gives the whole of the same provision other words."""
        other = self._taken.setdefault(id(node), instruction)
        if other is not instruction:
            raise Unplaced(f"{node.label or node.words[:12]} is given other words by {other.clause.item or 'another clause'} of the same act")

    def mark(self, node: Node, instruction: Instruction) -> None:
        """Note that an instruction made or changed a node and all inside it."""
        for inner in node.walk():
            self.touch(inner, instruction)

    def note_run(self, node: Node) -> None:
        """Let what follows be numbered again where that is ordered, and lists close their ranks."""
        parent = node.parent
        assert parent is not None  # noqa: S101 - the caller looked
        self.arranging.run(parent, node.level)

    def rewrite_contents(self) -> None:
        """Let the table of contents follow the headings, where an instruction changed these."""
        found = self.document.passages(Role.CONTENTS)
        if not self.headings or not found:
            return
        title = [line for line in found[0].lines[:1] if re.sub(r"\s", "", line).strip("#*") == "目录"]
        headings = [node.label + node.gap + node.words for node in self.tree.body() if node.level in CONTAINERS and not node.within_gone]
        self.tree.replace_passage(found[0], (*title, *headings))
        self.notices.append((Notice.IMPLIED, "目录 follows the headings"))
