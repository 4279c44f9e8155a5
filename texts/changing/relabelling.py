"""Renumbering units: provisions that bear another number in the new text (改为第…条)."""

from collections.abc import Sequence

from texts.address import CONTAINERS, Address, Level, Number, Step
from texts.amendment import Era, Instruction, Target
from texts.changing.errors import Unplaced
from texts.changing.places import name, pointed_paragraph
from texts.changing.site import Site
from texts.changing.substituting import ARTICLES
from texts.document import Provision
from texts.worktree import Node

__all__ = ["Relabelling"]

_LISTED = (Level.POINT, Level.INDENT, Level.SUBINDENT)


class Relabelling:
    """Provisions given other numbers, and with them other places."""

    def __init__(self, site: Site) -> None:
        self._site = site
        # Articles that paragraphs have left, and where these went.
        self._left: list[tuple[Node, Node]] = []

    def change(self, instruction: Instruction) -> None:
        """Carry out 改为第…条 and 作为第…款.

        Raises:
            Unplaced: the number cannot be borne.
        """
        node, label = self._site.node(instruction.targets[0]), instruction.labels[0]
        last = label.steps[-1]
        if last.number is None or node.parent is None:
            raise Unplaced("there is no number to give it")
        self._site.touch(node, instruction)
        stands_in = node.level in _LISTED and last.level is Level.POINT and label.steps[0].level is Level.ANNEX
        if node.level is last.level or stands_in or (node.level is Level.ITEM and last.level is Level.ARTICLE):
            if node.level in CONTAINERS:
                self._site.headings = True
            self._renumber_alike(node, label.steps, instruction)
        elif last.level is Level.ARTICLE and node.level is Level.PARAGRAPH:
            self._promote(node, last.number, instruction)
        elif node.level in ARTICLES and last.level is Level.PARAGRAPH:
            self._demote(node, label.steps, instruction)
        elif (node.level, last.level) in ((Level.PARAGRAPH, Level.POINT), (Level.POINT, Level.PARAGRAPH)) and not node.children:
            self._change_level(node, label.steps, instruction)
        else:
            raise Unplaced(f"a {node.level} cannot become {name(label)}")

    def _change_level(self, node: Node, steps: Sequence[Step], instruction: Instruction) -> None:
        """Make a point of a paragraph, or a paragraph of a point (第二款作为第一款第十三项)."""
        last, article = steps[-1], self._bearer(steps[0])
        if article is None or last.number is None:
            raise Unplaced(f"there will be no {name(instruction.labels[0])}")
        home = article
        if last.level is Level.POINT:
            inside = [child for child in article.children if child.level is Level.PARAGRAPH and not child.gone and child is not node]
            said = next((step.number for step in steps[1:-1] if step.level is Level.PARAGRAPH), None)
            home = pointed_paragraph(article) if said is None else inside[said[0] - 1] if said[0] <= len(inside) else article
        if home is article and last.level is Level.POINT:
            raise Unplaced(f"there will be no {name(instruction.labels[0])}")
        self._site.note_run(node)
        node.remove()
        node.level, node.label, node.number, node.gap, node.changed = last.level, "", None, "", True
        self._site.arranging.fix(node, home, last.number, instruction)

    def follow(self, instruction: Instruction) -> None:
        """Carry out 以下各项序号顺延 inside one article; for the whole text, it is known from the first."""
        for target in instruction.targets:
            self._site.arranging.follow(self._site.node(target))

    def _renumber_alike(self, node: Node, steps: Sequence[Step], instruction: Instruction) -> None:
        number = steps[-1].number
        assert number is not None and node.parent is not None  # noqa: S101, PT018 - the caller looked
        if node.level in (Level.PARAGRAPH, *_LISTED) and len(steps) > 1:
            home = self._home(node, steps, instruction)
            if home is not node.parent:
                old = node.parent
                node.remove()
                self._site.arranging.run(old, node.level)
                self._site.arranging.fix(node, home, number, instruction)
                home.changed = True
                return
        if node.level in CONTAINERS and len(steps) > 1:
            home = self._site.new_node(Target(Address(tuple(steps[:-1])), Era.NEW))
            if home is not node.parent:
                self._site.note_run(node)
                node.remove()
                self._site.arranging.fix(node, home, number, instruction)
                return
        self._site.arranging.fix(node, node.parent, number, instruction)

    def _home(self, node: Node, steps: Sequence[Step], instruction: Instruction) -> Node:
        """Return where a renumbered paragraph or point will stand: where it stands, or in another article."""
        parent = node.parent
        assert parent is not None  # noqa: S101 - the caller looked
        article = parent
        while article.level not in (*ARTICLES, Level.PREAMBLE) and article.parent is not None:
            article = article.parent
        label = steps[0]
        if label.level is not Level.ARTICLE or label.number == article.number:
            return parent
        dest = self._bearer(label)
        if dest is None:
            dest = self._new_article(label.number, instruction)
        return parent if dest is article else dest

    def _bearer(self, label: Step) -> Node | None:
        """Return the article that will bear a number: the one that is given it, else the one that keeps it."""
        fixed = self._site.arranging.fixed(self._site.tree.root, Level.ARTICLE, label.number or ())
        if fixed is not None:
            return fixed
        old = self._site.tree.find(Address((label,)))
        return None if old is None or old.gone or self._site.arranging.is_fixed(old) else old

    def _new_article(self, number: Number | None, instruction: Instruction) -> Node:
        """Return an article that is made of paragraphs of others."""
        node = Node(Provision(Level.ARTICLE), None, added=True)
        if number is None:
            raise Unplaced("there is no number to give the article")
        self._site.arranging.fix(node, self._site.tree.root, number, instruction)
        return node

    def _promote(self, node: Node, number: Number, instruction: Instruction) -> None:
        """Make an article of a paragraph."""
        old = node.parent
        assert old is not None  # noqa: S101 - the caller looked
        article = self._site.arranging.fixed(self._site.tree.root, Level.ARTICLE, number)
        if article is None:
            article = self._new_article(number, instruction)
            home = old.parent
            if home is not None and home is not self._site.tree.root:
                self._site.arranging.house(article, home)
        node.remove()
        article.put(node, len(article.children))
        self._site.touch(article, instruction)
        self._left.append((old, article))

    def drop_empty(self) -> None:
        """Let go of the articles of which all paragraphs have become others."""
        for old, article in self._left:
            if old.level in ARTICLES and not old.gone and not old.words and all(child.gone for child in old.children):
                self._site.note_run(old)
                old.gone, old.merged_into = True, article

    def _demote(self, node: Node, steps: Sequence[Step], instruction: Instruction) -> None:
        """Make paragraphs of an article's paragraphs in another article."""
        dest = self._bearer(steps[0])
        if dest is None or dest is node or steps[-1].number is None:
            raise Unplaced(f"there will be no {name(instruction.labels[0])}")
        first = steps[-1].number[0]
        for at, child in enumerate([child for child in node.children if not child.gone]):
            child.remove()
            self._site.arranging.fix(child, dest, (first + at,), instruction)
        node.gone = True
        node.merged_into = dest
        self._site.touch(node, instruction)
        self._site.note_run(node)
