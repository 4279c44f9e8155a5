"""Substituting: provisions, headings and titles that read anew (修改为)."""

from collections.abc import Sequence
from dataclasses import replace

from texts.address import CONTAINERS, Level, Number
from texts.amendment import Instruction, Part
from texts.changing.errors import Unplaced
from texts.changing.site import Site
from texts.document import Provision, Role
from texts.grammar.cn.amending.labels import write_label
from texts.worktree import Node

__all__ = ["ARTICLES", "Substituting"]

ARTICLES = (Level.ARTICLE, Level.ITEM)
"""What is numbered through the whole text: 条, and 一、 where a text has these instead."""
_LISTED = (Level.POINT, Level.INDENT, Level.SUBINDENT)
_ROLES = {Part.TITLE: Role.TITLE, Part.HEADER_NOTE: Role.HEADER_NOTE, Part.CONTENTS: Role.CONTENTS}
_FLOWING = (Level.PARAGRAPH, Level.TABLE, Level.FORMULA, Level.NOTE)


class Substituting:
    """Whole provisions given other words."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def change(self, instruction: Instruction) -> None:
        """Carry out 修改为 for whole provisions and parts of them.

        Raises:
            Unplaced: it cannot be.
        """
        first = instruction.targets[0]
        assert instruction.payload is not None  # noqa: S101 - 修改为 gives words
        if first.part in _ROLES:
            self._retitle(instruction, _ROLES[first.part])
        elif not first.address.steps:
            raise Unplaced("the whole text is given anew: that is a re-enactment, no amendment")
        elif first.part is Part.HEADING:
            self._rename(instruction)
        elif first.part is Part.OPENING and not first.sentences:
            self.replace_run([node for node in self._site.tree.root.children if node.level is Level.LEAD], instruction.payload.provisions, instruction)
        else:
            self._substitute_nodes(instruction)

    def _substitute_nodes(self, instruction: Instruction) -> None:
        nodes = [self._site.node(target) for target in instruction.targets]
        assert instruction.payload is not None  # noqa: S101 - 修改为 gives words
        provisions = instruction.payload.provisions
        level = nodes[0].level
        if level in ARTICLES:
            self._substitute_articles(nodes, provisions, instruction)
        elif level is Level.PREAMBLE or level in CONTAINERS or level is Level.ANNEX:
            if len(nodes) != 1:
                raise Unplaced(f"{len(nodes)} provisions, and it is not said which words are whose")
            self.refill(nodes[0], provisions, instruction)
        else:
            self.replace_run(nodes, provisions, instruction)

    def _substitute_articles(self, nodes: Sequence[Node], provisions: Sequence[Provision], instruction: Instruction) -> None:
        if not any(provision.level in ARTICLES for provision in provisions):
            if len(nodes) != 1:
                raise Unplaced(f"{len(nodes)} articles, and it is not said which words are whose")
            self.refill(nodes[0], provisions, instruction)
            return
        if len(nodes) == len(provisions):
            for node, provision in zip(nodes, provisions, strict=True):
                self.refill(node, provision.children, instruction)
                if provision.number is not None and provision.number != node.number and not self._site.arranging.is_fixed(node):
                    self._site.arranging.fix(node, self._site.tree.root, provision.number, instruction)
            return
        if len(nodes) != 1:
            raise Unplaced(f"{len(nodes)} articles, and words for {len(provisions)}")
        self.divide(nodes[0], provisions, (), instruction)

    def refill(self, node: Node, provisions: Sequence[Provision], instruction: Instruction) -> None:
        """Give a provision other contents; its number stays."""
        self._site.claim(node, instruction)
        if len(provisions) == 1 and provisions[0].level is node.level and node.level not in _FLOWING:
            node.words = provisions[0].words or node.words
            if node.level is Level.ANNEX and provisions[0].label:
                # No instruction gives an annex its number: it is printed with its words.
                node.label, node.number, node.gap, node.words = provisions[0].label, provisions[0].number, provisions[0].gap, provisions[0].words
            provisions = provisions[0].children
        for inner in node.walk():
            inner.whole = True
        node.adopt([Node(provision, node, added=True) for provision in provisions])
        self._site.mark(node, instruction)

    def replace_run(self, nodes: Sequence[Node], provisions: Sequence[Provision], instruction: Instruction) -> None:
        """Put provisions in the place of siblings: the first for the first, what is over after the last.

        Raises:
            Unplaced: there is nothing to replace, or nothing to put there.
        """
        if not nodes or not provisions:
            raise Unplaced("there is nothing to replace" if provisions else "no words are given")
        if any(node.parent is not nodes[0].parent for node in nodes):
            raise Unplaced("the provisions stand in different places, and it is not said which words are whose")
        for node in nodes:
            self._site.claim(node, instruction)
        for node, provision in zip(nodes, provisions, strict=False):
            self._become(node, provision, instruction)
        for node in nodes[len(provisions) :]:
            node.gone = True
            node.merged_into = nodes[len(provisions) - 1]
            self._site.touch(node, instruction)
        last = nodes[min(len(nodes), len(provisions)) - 1]
        parent = last.parent
        for provision in provisions[len(nodes) :]:
            if parent is None:
                raise Unplaced("several provisions are given for one that goes to another place")
            node = Node(provision, parent, added=True)
            parent.put(node, parent.children.index(last) + 1)
            if node.number is not None and node.level in _LISTED:
                self._site.arranging.fix(node, parent, node.number, instruction)
            self._site.mark(node, instruction)
            last = node

    def _become(self, node: Node, provision: Provision, instruction: Instruction) -> None:
        """Let a node read as a provision of the payload; a number printed there is the new one."""
        for inner in node.walk():
            inner.whole = True
        node.words = provision.words
        if provision.label and provision.number != node.number and node.level is provision.level and node.parent is not None:
            if not self._site.arranging.is_fixed(node) and provision.number is not None:
                self._site.arranging.fix(node, node.parent, provision.number, instruction)
        elif provision.label:
            node.label, node.gap = provision.label, provision.gap
        node.adopt([Node(child, node, added=True) for child in provision.children])
        self._site.mark(node, instruction)

    def _retitle(self, instruction: Instruction, role: Role) -> None:
        passages = self._site.document.passages(role)
        if not passages:
            raise Unplaced(f"the text prints no {role.replace('_', ' ')}")
        assert instruction.payload is not None  # noqa: S101 - 修改为 gives words
        self._site.tree.replace_passage(passages[0], instruction.payload.lines)

    def reword_title(self, operand: str, words: str) -> bool:
        """Replace words of the title; say whether they stand there once."""
        passages = self._site.document.passages(Role.TITLE)
        title = "".join(passages[0].lines) if passages else ""
        if title.count(operand) != 1:
            return False
        self._site.tree.replace_passage(passages[0], (title.replace(operand, words),))
        return True

    def _rename(self, instruction: Instruction) -> None:
        """Give a heading other words; a number printed before them is that of the heading."""
        assert instruction.payload is not None  # noqa: S101 - 修改为 gives words
        for target in instruction.targets:
            node = _named(self._site.node(target))
            words = instruction.payload.lines[0]
            for label in {node.label, *(write_label(node.level, number) for number in self._numbers(node) if number)}:
                words = words.removeprefix(label).lstrip(" 　") if label else words
            node.words, node.changed, node.whole = words, True, True
            self._site.headings = True
            self._site.touch(node, instruction)

    def _numbers(self, node: Node) -> list[Number | None]:
        return [node.number, *((number,) for number in range(1, 100))] if node.level in CONTAINERS else [node.number]

    def divide(self, node: Node, provisions: Sequence[Provision], numbers: Sequence[Number | None], instruction: Instruction) -> None:
        """Make several articles of one: the first stays the same article."""
        if not all(provision.level in ARTICLES for provision in provisions):
            if len(numbers) != len(provisions):
                raise Unplaced(f"{len(numbers)} numbers and {len(provisions)} paragraphs")
            provisions = [Provision(Level.ARTICLE, children=(provision,)) for provision in provisions]
        said = list(numbers) or [provision.number for provision in provisions]
        if len(said) != len(provisions) or not all(said):
            raise Unplaced(f"{len(said)} numbers and words for {len(provisions)} articles")
        home = node.parent
        for at, (provision, number) in enumerate(zip(provisions, said, strict=True)):
            assert number is not None  # noqa: S101 - all are said
            if at == 0:
                self.refill(node, provision.children, instruction)
                self._site.arranging.fix(node, self._site.tree.root, number, instruction)
                continue
            part = Node(replace(provision, label="", number=None), None, added=True)
            part.part_of = node
            self._site.mark(part, instruction)
            if home is not None and home is not self._site.tree.root:
                self._site.arranging.house(part, home)
            self._site.arranging.fix(part, self._site.tree.root, number, instruction)


def _named(node: Node) -> Node:
    """Return what prints the name of a heading: itself, or the first line of an annex whose number stands on a line alone.

    Raises:
        Unplaced: the annex has no such line.
    """
    if node.level is not Level.ANNEX or node.words:
        return node
    names = [child for child in node.children if child.level is Level.HEADING and not child.label and not child.gone]
    if len(names) != 1 or names[0] is not node.children[0]:
        raise Unplaced(f"{node.label} has no name that could be told from its text")
    return names[0]
