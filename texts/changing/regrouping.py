"""Regrouping: provisions merged, divided, moved and put under other headings (合并、分为、移至、包括)."""

from collections.abc import Sequence

from texts.address import CONTAINERS, Number, Step
from texts.amendment import Instruction, Place
from texts.changing.errors import Unplaced
from texts.changing.site import Site
from texts.changing.substituting import ARTICLES, Substituting
from texts.document import Provision
from texts.worktree import Node

__all__ = ["Regrouping"]


class Regrouping:
    """Provisions that stand together otherwise.

    Args:
        site: the text.
        substituting: gives merged and divided provisions their words.
    """

    def __init__(self, site: Site, substituting: Substituting) -> None:
        self._site = site
        self._substituting = substituting

    def merge(self, instruction: Instruction) -> None:
        """Carry out 合并为."""
        nodes = [self._site.node(target) for target in instruction.targets]
        first = nodes[0]
        if len(nodes) < 2:
            raise Unplaced("there is nothing to merge it with")
        numbers = tuple(dict.fromkeys(step.number for label in instruction.labels for step in label.steps if step.level in ARTICLES))
        number = numbers[0] if numbers else None
        first = next((node for node in nodes if node.number == number and node.level in ARTICLES), first)
        if all(node.level in CONTAINERS for node in nodes):
            self._merge_headings(nodes, instruction)
            return
        article = first if first.level in ARTICLES else next((node for node in nodes if node.level in ARTICLES), None)
        if article is None:
            self._merge_inside(nodes, instruction)
            return
        provisions = instruction.payload.provisions if instruction.payload is not None else ()
        printed = [provision for provision in provisions if provision.level in ARTICLES]
        if len(printed) > 1 or len(numbers) > 1:
            self._redistribute([node for node in nodes if node.level in ARTICLES], printed, numbers, instruction)
            return
        if printed:
            provisions = printed[0].children
        for node in nodes:
            if node is not article or provisions:
                self._site.claim(node, instruction)
        if number is not None:
            self._site.arranging.fix(article, self._site.tree.root, number, instruction)
        moved = [] if provisions else [child for node in nodes if node is not article for child in (node.children if node.level in ARTICLES else [node])]
        for node in nodes:
            if node is not article:
                if node.parent is not None:
                    self._site.note_run(node)
                node.gone = node.level in ARTICLES or bool(provisions)
                if node.gone:
                    node.merged_into = article
                    self._site.touch(node, instruction)
        if provisions:
            self._substituting.refill(article, provisions, instruction)
        for child in moved:
            child.remove()
            article.put(child, len(article.children))
        self._site.touch(article, instruction)

    def _merge_headings(self, nodes: Sequence[Node], instruction: Instruction) -> None:
        """Put what stands under several headings under the first, which may get another name."""
        first = nodes[0]
        for node in nodes[1:]:
            for child in list(node.children):
                child.remove()
                first.put(child, len(first.children))
            self._site.note_run(node)
            node.gone, node.merged_into = True, first
            self._site.touch(node, instruction)
        if instruction.payload is not None:
            first.words = instruction.payload.lines[0].removeprefix(first.label).lstrip(" 　")
        first.changed = self._site.headings = True
        self._site.touch(first, instruction)
        if instruction.labels and instruction.labels[-1].steps[-1].number is not None and first.parent is not None:
            self._site.arranging.fix(first, first.parent, instruction.labels[-1].steps[-1].number, instruction)

    def _redistribute(self, nodes: Sequence[Node], printed: Sequence[Provision], numbers: Sequence[Number | None], instruction: Instruction) -> None:
        """Make some articles of others, all of whose words are printed (三条合并为两条): the first stay the same articles."""
        said = list(numbers) or [provision.number for provision in printed]
        if len(said) != len(printed) or not all(said) or len(nodes) < len(printed):
            raise Unplaced(f"{len(nodes)} articles, {len(said)} numbers and words for {len(printed)}")
        for node in nodes:
            self._site.claim(node, instruction)
        for node, number in zip(nodes, said, strict=False):
            self._site.arranging.fix(node, self._site.tree.root, number or (), instruction)
        for node, provision in zip(nodes, printed, strict=False):
            self._substituting.refill(node, provision.children, instruction)
        for node in nodes[len(printed) :]:
            self._site.note_run(node)
            node.gone, node.merged_into = True, nodes[len(printed) - 1]
            self._site.touch(node, instruction)

    def _merge_inside(self, nodes: Sequence[Node], instruction: Instruction) -> None:
        """Merge paragraphs or points."""
        if instruction.payload is None or not instruction.payload.lines:
            raise Unplaced("no words are given for what is merged")
        provisions = instruction.payload.provisions
        for node in nodes:
            if node.parent is not None:
                self._site.note_run(node)
        self._substituting.replace_run(nodes, provisions, instruction)
        label = instruction.labels[-1].steps[-1].number if instruction.labels else None
        if label is not None and nodes[0].parent is not None:
            self._site.arranging.fix(nodes[0], nodes[0].parent, label, instruction)

    def split(self, instruction: Instruction) -> None:
        """Carry out 分为."""
        node = self._site.node(instruction.targets[0])
        if node.level in CONTAINERS and instruction.payload is None:
            self._site.arranging.part(node, instruction)
            self._site.headings = True
            self._site.touch(node, instruction)
            return
        if node.level in CONTAINERS:
            raise Unplaced("it is not said which articles each part holds")
        if instruction.payload is None or len(instruction.targets) != 1:
            raise Unplaced("no words are given for the parts")
        numbers = tuple(label.steps[-1].number for label in instruction.labels)
        if node.level in ARTICLES:
            self._substituting.divide(node, instruction.payload.provisions, numbers, instruction)
            return
        self._substituting.replace_run([node], instruction.payload.provisions, instruction)

    def move(self, instruction: Instruction) -> None:
        """Carry out 移至."""
        *nodes, dest = [self._site.node(target) for target in instruction.targets]
        for node in nodes:
            node.remove()
            self._site.touch(node, instruction)
            if dest.level in CONTAINERS and (node.level not in CONTAINERS or CONTAINERS.index(dest.level) < CONTAINERS.index(node.level)):
                if node.level in ARTICLES:
                    self._site.arranging.house(node, dest)
                dest.put(node, len(dest.children))
            elif dest.parent is not None:
                after = instruction.place is not Place.BEFORE
                dest.parent.put(node, dest.parent.children.index(dest) + after)
                dest = node
            self._site.arranging.run(self._site.tree.root if node.level in ARTICLES else node.parent or self._site.tree.root, node.level)

    def exchange(self, instruction: Instruction) -> None:
        """Carry out 对调: what else the act orders counts from the places that they have then."""
        one, other = [self._site.node(target) for target in instruction.targets]
        here, there = one.parent, other.parent
        if here is None or there is None or one.level is not other.level:
            raise Unplaced(f"{one.label} and {other.label} cannot change places")
        at, to = here.children.index(one), there.children.index(other)
        here.children[at], there.children[to] = other, one
        one.parent, other.parent = there, here
        here.changed = there.changed = True
        one.old_number, other.old_number = other.old_number, one.old_number
        for node in (one, other):
            self._site.touch(node, instruction)
            self._site.note_run(node)

    def group(self, instruction: Instruction) -> None:
        """Carry out 第…章包括第…条至第…条."""
        label = instruction.labels[0]
        heading = self._heading(label.steps)
        numbers = tuple(step.number for target in instruction.targets for step in target.address.steps[-1:] if step.number is not None)
        self._site.arranging.group(heading, numbers)

    def _heading(self, steps: Sequence[Step]) -> Node:
        """Return the heading that bears an address in the new text."""
        node: Node = self._site.tree.root
        for step in steps:
            found = self._site.arranging.fixed(node, step.level, step.number or ())
            if found is None:
                found = next((child for child in node.children if child.level is step.level and child.number == step.number and not child.gone), None)
            if found is None:
                raise Unplaced(f"there will be no {step}")
            node = found
        return node
