"""Inserting: provisions and headings that are added (增加)."""

from collections.abc import Sequence
from dataclasses import replace

from texts.address import CONTAINERS, Level, Number
from texts.amendment import Era, Instruction, Place, Target
from texts.changing.errors import Unplaced
from texts.changing.places import pointed_paragraph
from texts.changing.site import Site
from texts.changing.substituting import ARTICLES
from texts.document import Provision, walk
from texts.grammar.cn.amending.labels import relabelled, write_label
from texts.worktree import Node

__all__ = ["Inserting"]

_LISTED = (Level.POINT, Level.INDENT, Level.SUBINDENT)


class Inserting:
    """Provisions added."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def change(self, instruction: Instruction) -> None:
        """Carry out 增加.

        Raises:
            Unplaced: it is not said where, or there is no such place.
        """
        level = instruction.level
        assert level is not None  # noqa: S101 - the compiler says of what
        if level in ARTICLES:
            self._insert_articles(instruction)
        elif level in CONTAINERS:
            self._insert_headings(instruction)
        elif level is Level.ANNEX:
            self._insert_annex(instruction)
        else:
            self._insert_inside(instruction, level)

    def _insert_articles(self, instruction: Instruction) -> None:
        assert instruction.payload is not None  # noqa: S101 - words are added
        provisions = instruction.payload.provisions
        if any(provision.level in CONTAINERS for provision in provisions):
            self._insert_under_headings(instruction)
            return
        if not any(provision.level in ARTICLES for provision in provisions):
            provisions = (Provision(instruction.level or Level.ARTICLE, children=provisions),)
        labels = [label.steps[-1].number for label in instruction.labels]
        if labels and len(labels) != len(provisions):
            raise Unplaced(f"{len(labels)} numbers and words for {len(provisions)} articles")
        anchor = self._site.node(instruction.targets[0]) if instruction.targets and instruction.targets[0].address.steps else None
        numbers = labels or [provision.number for provision in provisions]
        if not all(numbers) and (anchor is None or instruction.place is None):
            raise Unplaced("it is not said where the article stands")
        for provision, number in zip(provisions, numbers, strict=True):
            node = Node(replace(provision, label="", number=None), None, added=True)
            self._site.mark(node, instruction)
            if anchor is not None and anchor.level in CONTAINERS:
                self._site.arranging.house(node, anchor)
            elif anchor is not None and anchor.parent is not None and anchor.parent is not self._site.tree.root:
                self._site.arranging.house(node, anchor.parent)
            if number:
                self._site.arranging.fix(node, self._site.tree.root, number, instruction)
            elif anchor is not None and anchor.parent is not None:
                after = instruction.place is Place.AFTER
                anchor.parent.put(node, anchor.parent.children.index(anchor) + after)
                self._site.arranging.run(self._site.tree.root, node.level)
                anchor = node

    def _insert_under_headings(self, instruction: Instruction) -> None:
        """Add articles that are printed below the heading that another instruction of the act adds."""
        assert instruction.payload is not None  # noqa: S101 - words are added
        numbers = [label.steps[-1].number for label in instruction.labels]
        printed = [(top, article) for top in instruction.payload.provisions for article in walk(top) if article.level in ARTICLES]
        if numbers and numbers != [article.number for _, article in printed]:
            raise Unplaced(f"{len(numbers)} numbers and words for {len(printed)} articles, or other numbers than are printed")
        under: dict[int, tuple[Node, list[Number]]] = {}
        for top, article in printed:
            node = Node(replace(article, label="", number=None), None, added=True)
            self._site.mark(node, instruction)
            if top.level in CONTAINERS:
                found = self._site.arranging.added(top.level, top.number)
                if found is None:
                    raise Unplaced(f"the act does not say where {top.label} is added")
                heading, home = found
                self._site.arranging.house(node, home)
                under.setdefault(id(heading), (heading, []))[1].append(article.number or ())
            if article.number is None:
                raise Unplaced("it is not said which number the article bears")
            self._site.arranging.fix(node, self._site.tree.root, article.number, instruction)
        for heading, held in under.values():
            self._site.arranging.group(heading, tuple(held))

    def _insert_headings(self, instruction: Instruction) -> None:
        """Add 章 with the articles printed below it, or with its name alone."""
        assert instruction.payload is not None and instruction.level is not None  # noqa: S101, PT018 - words are added
        provisions = self._headed(instruction, instruction.payload.provisions, instruction.payload.lines)
        self._site.headings = True
        parent = self._site.node(instruction.targets[0]) if instruction.targets and instruction.targets[0].address.steps else self._site.tree.root
        anchor = parent if parent is not self._site.tree.root and instruction.place in (Place.AFTER, Place.BEFORE) else None
        if anchor is not None and anchor.level in ARTICLES and instruction.place is Place.BEFORE:
            self._insert_above(anchor, provisions, instruction)
            return
        if anchor is not None:
            parent = anchor.parent or self._site.tree.root
        for at, provision in enumerate(provisions):
            node = Node(provision, None, added=True)
            self._site.mark(node, instruction)
            number = instruction.labels[at].steps[-1].number if at < len(instruction.labels) else provision.number
            articles = [inner for inner in node.walk() if inner.level in ARTICLES and inner.number is not None]
            for article in articles:
                assert article.number is not None and article.parent is not None  # noqa: S101, PT018 - filtered, and inside the heading
                self._site.arranging.fix(article, self._site.tree.root, article.number, instruction)
                self._site.arranging.house(article, article.parent)
            if len(instruction.labels) > at and len(instruction.labels[at].steps) > 1:
                parent = self._site.new_node(Target(instruction.labels[at].parent, Era.NEW))
            if number is None:
                raise Unplaced("it is not said which number the heading bears")
            self._site.arranging.fix(node, parent, number, instruction)
            self._site.arranging.run(self._site.tree.root, Level.ARTICLE)
            self._site.arranging.group(node, tuple(article.number for article in articles if article.number))

    def _insert_above(self, article: Node, provisions: Sequence[Provision], instruction: Instruction) -> None:
        """Put a heading before an article; what follows it up to the next heading stands under it (在第四条前增加“第二章　栽种”)."""
        if len(provisions) != 1 or provisions[0].number is None or article.parent is None:
            raise Unplaced("one heading with its number can stand before an article")
        node = Node(provisions[0], None, added=True)
        home, at = article.parent, article.parent.children.index(article)
        below = [child for child in home.children[at:] if child.level in ARTICLES]
        while home is not self._site.tree.root and CONTAINERS.index(home.level) >= CONTAINERS.index(node.level):
            at = (home.parent or self._site.tree.root).children.index(home) + 1
            home = home.parent or self._site.tree.root
        for child in below:
            child.remove()
        home.put(node, at)
        for child in below:
            node.put(child, len(node.children))
        self._site.touch(node, instruction)
        self._site.arranging.fix(node, home, provisions[0].number, instruction)

    def _headed(self, instruction: Instruction, provisions: Sequence[Provision], lines: Sequence[str]) -> Sequence[Provision]:
        """Return the headings of a payload; the first line alone names one that bears no number there."""
        level = instruction.level
        assert level is not None  # noqa: S101 - the caller looked
        if provisions and provisions[0].level is level:
            return provisions
        number = instruction.labels[0].steps[-1].number if instruction.labels else None
        label = write_label(level, number) if number and level is not Level.HEADING else ""
        name_of = lines[0].removeprefix(label).lstrip(" 　")
        articles = tuple(provision for provision in provisions if provision.level in ARTICLES)
        return (Provision(level, label, number, "　", name_of, articles),)

    def _insert_annex(self, instruction: Instruction) -> None:
        assert instruction.payload is not None  # noqa: S101 - words are added
        for provision in instruction.payload.provisions:
            node = Node(provision if provision.level is Level.ANNEX else Provision(Level.ANNEX, "附件", None, "", "", (provision,)), None, added=True)
            self._site.tree.root.put(node, len(self._site.tree.root.children))
            self._site.mark(node, instruction)

    def _insert_inside(self, instruction: Instruction, level: Level) -> None:
        """Add 款, 项 or 目."""
        assert instruction.payload is not None  # noqa: S101 - words are added
        target = instruction.targets[0]
        if not target.address.steps:
            raise Unplaced("it is not said in which article")
        parent, anchor = self._parent(self._site.node(target), level)
        provisions = instruction.payload.provisions
        if self._site.node(target).level is Level.ANNEX and level in _LISTED:
            # What an act calls 项 in an annex is whatever its list is made of.
            level = next(child.level for child in parent.children if child.level in _LISTED)
            provisions = tuple(replace(provision, level=level) for provision in provisions)
        labels = [label.steps[-1].number for label in instruction.labels]
        if labels and len(labels) != len(provisions):
            raise Unplaced(f"{len(labels)} numbers and words for {len(provisions)} provisions")
        numbers = labels or [provision.number for provision in provisions]
        for provision, number in zip(provisions, numbers, strict=True):
            node = Node(provision, parent, added=True)
            self._site.mark(node, instruction)
            self._site.arranging.run(parent, node.level)
            if number and node.level is level:
                if level is not Level.PARAGRAPH and node.number != number:
                    node.label, node.number = self._label_like(parent, node, number), number
                self._site.arranging.fix(node, parent, number, instruction)
            else:
                after = instruction.place is not Place.BEFORE
                at = parent.children.index(anchor) + after if anchor is not None else _last_of(parent, level)
                parent.put(node, at)
                anchor = node if anchor is not None else None
        parent.changed = True

    @staticmethod
    def _label_like(parent: Node, node: Node, number: Number) -> str:
        model = next((child.label for child in parent.children if child.level is node.level and child.label), node.label)
        return relabelled(model, node.level, number)

    @staticmethod
    def _parent(node: Node, level: Level) -> tuple[Node, Node | None]:
        """Return what a provision is added to, and its neighbour where that is what was named."""
        if node.level is level and node.parent is not None:
            return node.parent, node
        if level is Level.POINT and node.level in ARTICLES:
            return pointed_paragraph(node), None
        if level is Level.PARAGRAPH and node.level in (*ARTICLES, Level.PREAMBLE, Level.ANNEX, *_LISTED):
            return node, None
        if level is Level.POINT and node.level is Level.PARAGRAPH:
            return node, None
        lists = [inner for inner in node.walk() if any(child.level in _LISTED for child in inner.children)] if node.level is Level.ANNEX else []
        if level in _LISTED and len(lists) == 1:
            return lists[0], None
        if level in (Level.INDENT, Level.SUBINDENT) and node.level in (Level.POINT, Level.INDENT, Level.PARAGRAPH):
            return node, None
        raise Unplaced(f"no {level} can stand in {node.label or node.level}")


def _last_of(parent: Node, level: Level) -> int:
    """Return the place after the last child of a level."""
    places = [at for at, child in enumerate(parent.children, 1) if child.level is level]
    return places[-1] if places else len(parent.children)
