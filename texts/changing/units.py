"""Units: whole provisions changed, added, repealed and given other numbers (整条整款的修改)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from texts.address import CONTAINERS, Address, Level, Number, Step
from texts.amendment import Era, Instruction, Notice, Operation, Part, Place, Target
from texts.changing.arranging import Arranging
from texts.changing.errors import Unplaced
from texts.changing.places import name, old_node, pointed_paragraph
from texts.document import Document, Provision, Role
from texts.grammar.cn.amending.labels import relabelled, write_label
from texts.rewording import sentence_spans
from texts.worktree import Node, Tree

__all__ = ["Units"]

_ARTICLES = (Level.ARTICLE, Level.ITEM)
_LISTED = (Level.POINT, Level.INDENT, Level.SUBINDENT)
_ROLES = {Part.TITLE: Role.TITLE, Part.HEADER_NOTE: Role.HEADER_NOTE, Part.CONTENTS: Role.CONTENTS}
_FLOWING = (Level.PARAGRAPH, Level.TABLE, Level.FORMULA, Level.NOTE)


class Units:
    """The whole provisions that one act changes.

    Args:
        document: the old text.
        tree: the same, as it is being changed.
        arranging: told of numbers and places.
        touch: told which instruction made or changed a node.
    """

    def __init__(self, document: Document, tree: Tree, arranging: Arranging, touch: Callable[[Node, Instruction], None]) -> None:
        self._document = document
        self._tree = tree
        self._arranging = arranging
        self._touch = touch
        self._taken: dict[int, Instruction] = {}
        self._later: list[Instruction] = []
        self._headings = False
        self.notices: list[tuple[Notice, str]] = []

    def change(self, instruction: Instruction) -> None:
        """Carry out one instruction.

        Raises:
            Unplaced: it cannot be.
        """
        if any(target.era is Era.NEW for target in instruction.targets) or self._crosses(instruction):
            self._later.append(instruction)
            return
        self._carry_out(instruction)

    def _crosses(self, instruction: Instruction) -> bool:
        """Say whether paragraphs go to another article: which one bears its number is known only at the end."""
        if instruction.operation is not Operation.RENUMBER or not instruction.targets[0].address.steps:
            return False
        old, new = instruction.targets[0].address.steps, instruction.labels[0].steps
        return old[0].level is Level.ARTICLE and (len(old) > 1 or len(new) > 1) and old[0] != new[0] and new[0].level is Level.ARTICLE

    def settle(self) -> Iterator[tuple[Instruction, str]]:
        """Carry out what names provisions of the new text; yield what cannot be."""
        for instruction in self._later:
            try:
                self._carry_out(instruction)
            except Unplaced as unplaced:
                yield instruction, unplaced.reason

    def _carry_out(self, instruction: Instruction) -> None:
        carry_out = {
            Operation.SUBSTITUTE: self._substitute,
            Operation.INSERT: self._insert,
            Operation.REPEAL: self._repeal,
            Operation.RENUMBER: self._renumber,
            Operation.MERGE: self._merge,
            Operation.SPLIT: self._split,
            Operation.MOVE: self._move,
            Operation.GROUP: self._group,
        }.get(instruction.operation)
        if carry_out is not None:
            carry_out(instruction)

    # finding

    def new_node(self, target: Target) -> Node:
        """Return the node that will bear an address of the new text.

        Raises:
            Unplaced: none will.
        """
        if target.era is Era.OLD:
            return old_node(self._tree, target)
        steps = target.address.steps
        top = self._arranging.fixed(self._tree.root, steps[0].level, steps[0].number or ()) or self._tree.find(target.address.of(steps[0]))
        if top is None:
            raise Unplaced(f"there will be no {name(target.address)}")
        node = top
        for step in steps[1:]:
            node = self._inner(node, step, target)
        return node

    def _inner(self, node: Node, step: Step, target: Target) -> Node:
        fixed = self._arranging.fixed(node, step.level, step.number or ())
        if fixed is not None:
            return fixed
        inside = [child for child in node.children if child.level is step.level and not child.gone]
        number = step.number or (1,)
        found = [child for at, child in enumerate(inside, 1) if (child.number or (at,)) == number]
        if len(found) != 1:
            raise Unplaced(f"there will be no {name(target.address)}")
        return found[0]

    def _node(self, target: Target) -> Node:
        return self.new_node(target) if target.era is Era.NEW else old_node(self._tree, target)

    def _claim(self, node: Node, instruction: Instruction) -> None:
        """Refuse a second instruction that gives the whole of the same provision other words."""
        other = self._taken.setdefault(id(node), instruction)
        if other is not instruction:
            raise Unplaced(f"{node.label or node.words[:12]} is given other words by {other.clause.item or 'another clause'} of the same act")

    # 修改为

    def _substitute(self, instruction: Instruction) -> None:
        first = instruction.targets[0]
        assert instruction.payload is not None  # noqa: S101 - 修改为 gives words
        if first.part in _ROLES:
            self._retitle(instruction, _ROLES[first.part])
        elif not first.address.steps:
            raise Unplaced("the whole text is given anew: that is a re-enactment, no amendment")
        elif first.sentences or first.part is Part.FIRST_WORDS:
            self._substitute_words(instruction)
        elif first.part is Part.HEADING:
            self._rename(instruction)
        elif first.address.steps[-1].level is Level.LEAD:
            self.substitute([node for node in self._tree.root.children if node.level is Level.LEAD], instruction.payload.provisions, instruction)
        else:
            self._substitute_nodes(instruction)

    def _substitute_nodes(self, instruction: Instruction) -> None:
        nodes = [self._node(target) for target in instruction.targets]
        assert instruction.payload is not None  # noqa: S101 - 修改为 gives words
        provisions = instruction.payload.provisions
        level = nodes[0].level
        if level in _ARTICLES:
            self._substitute_articles(nodes, provisions, instruction)
        elif level is Level.PREAMBLE or level in CONTAINERS or level is Level.ANNEX:
            self._refill(nodes[0], provisions, instruction)
        else:
            self.substitute(nodes, provisions, instruction)

    def _substitute_articles(self, nodes: Sequence[Node], provisions: Sequence[Provision], instruction: Instruction) -> None:
        if not any(provision.level in _ARTICLES for provision in provisions):
            if len(nodes) != 1:
                raise Unplaced(f"{len(nodes)} articles, and it is not said which words are whose")
            self._refill(nodes[0], provisions, instruction)
            return
        if len(nodes) == len(provisions):
            for node, provision in zip(nodes, provisions, strict=True):
                self._refill(node, provision.children, instruction)
                if provision.number is not None and provision.number != node.number and not self._arranging.is_fixed(node):
                    self._arranging.fix(node, self._tree.root, provision.number, instruction)
            return
        if len(nodes) != 1:
            raise Unplaced(f"{len(nodes)} articles, and words for {len(provisions)}")
        self._divide(nodes[0], provisions, (), instruction)

    def _refill(self, node: Node, provisions: Sequence[Provision], instruction: Instruction) -> None:
        """Give a provision other contents; its number stays."""
        self._claim(node, instruction)
        if len(provisions) == 1 and provisions[0].level is node.level and node.level not in _FLOWING:
            node.words = provisions[0].words or node.words
            provisions = provisions[0].children
        for inner in node.walk():
            inner.whole = True
        node.adopt([Node(provision, node, added=True) for provision in provisions])
        self._mark(node, instruction)

    def substitute(self, nodes: Sequence[Node], provisions: Sequence[Provision], instruction: Instruction) -> None:
        """Put provisions in the place of siblings: the first for the first, what is over after the last.

        Raises:
            Unplaced: there is nothing to replace, or nothing to put there.
        """
        if not nodes or not provisions:
            raise Unplaced("there is nothing to replace" if provisions else "no words are given")
        if any(node.parent is not nodes[0].parent for node in nodes):
            raise Unplaced("the provisions stand in different places, and it is not said which words are whose")
        for node in nodes:
            self._claim(node, instruction)
        for node, provision in zip(nodes, provisions, strict=False):
            self._become(node, provision, instruction)
        for node in nodes[len(provisions) :]:
            node.gone = True
        last = nodes[min(len(nodes), len(provisions)) - 1]
        parent = last.parent
        assert parent is not None  # noqa: S101 - siblings have a parent
        for provision in provisions[len(nodes) :]:
            node = Node(provision, parent, added=True)
            parent.put(node, parent.children.index(last) + 1)
            if node.number is not None and node.level in _LISTED:
                self._arranging.fix(node, parent, node.number, instruction)
            self._mark(node, instruction)
            last = node

    def _become(self, node: Node, provision: Provision, instruction: Instruction) -> None:
        """Let a node read as a provision of the payload; a number printed there is the new one."""
        for inner in node.walk():
            inner.whole = True
        node.words = provision.words
        if provision.label and provision.number != node.number and node.level is provision.level and node.parent is not None:
            if not self._arranging.is_fixed(node) and provision.number is not None:
                self._arranging.fix(node, node.parent, provision.number, instruction)
        elif provision.label:
            node.label, node.gap = provision.label, provision.gap
        node.adopt([Node(child, node, added=True) for child in provision.children])
        self._mark(node, instruction)

    def _mark(self, node: Node, instruction: Instruction) -> None:
        for inner in node.walk():
            self._touch(inner, instruction)

    def _substitute_words(self, instruction: Instruction) -> None:
        """Replace sentences, or the words before the points."""
        first = instruction.targets[0]
        node = pointed_paragraph(self._node(first))
        assert instruction.payload is not None  # noqa: S101 - 修改为 gives words
        if len(instruction.payload.lines) != 1:
            raise Unplaced("several paragraphs are given for part of one")
        words = instruction.payload.lines[0]
        if first.sentences:
            spans = sentence_spans(node.words)
            if any(not -len(spans) <= at < len(spans) for at in first.sentences):
                raise Unplaced(f"{name(first.address)} has {len(spans)} sentences")
            chosen = [spans[at] for at in first.sentences]
            words = node.words[: chosen[0][0]] + words + node.words[chosen[-1][1] :]
        self._claim(node, instruction)
        node.words, node.changed, node.whole = words, True, True
        self._touch(node, instruction)

    def _retitle(self, instruction: Instruction, role: Role) -> None:
        passages = self._document.passages(role)
        if not passages:
            raise Unplaced(f"the text prints no {role.replace('_', ' ')}")
        assert instruction.payload is not None  # noqa: S101 - 修改为 gives words
        self._tree.replace_passage(passages[0], instruction.payload.lines)

    def reword_title(self, operand: str, words: str) -> bool:
        """Replace words of the title; say whether they stand there once."""
        passages = self._document.passages(Role.TITLE)
        title = "".join(passages[0].lines) if passages else ""
        if title.count(operand) != 1:
            return False
        self._tree.replace_passage(passages[0], (title.replace(operand, words),))
        return True

    def _rename(self, instruction: Instruction) -> None:
        """Give a heading other words; a number printed before them is that of the heading."""
        assert instruction.payload is not None  # noqa: S101 - 修改为 gives words
        for target in instruction.targets:
            node = self._node(target)
            words = instruction.payload.lines[0]
            for label in {node.label, *(write_label(node.level, number) for number in self._numbers(node) if number)}:
                words = words.removeprefix(label).lstrip(" 　") if label else words
            node.words, node.changed, node.whole = words, True, True
            self._headings = True
            self._touch(node, instruction)

    def _numbers(self, node: Node) -> list[Number | None]:
        return [node.number, *((number,) for number in range(1, 100))] if node.level in CONTAINERS else [node.number]

    # 增加

    def _insert(self, instruction: Instruction) -> None:
        level = instruction.level
        assert level is not None  # noqa: S101 - the compiler says of what
        if level in _ARTICLES:
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
        if not any(provision.level in _ARTICLES for provision in provisions):
            provisions = (Provision(Level.ARTICLE, children=provisions),)
        labels = [label.steps[-1].number for label in instruction.labels]
        if labels and len(labels) != len(provisions):
            raise Unplaced(f"{len(labels)} numbers and words for {len(provisions)} articles")
        anchor = self._node(instruction.targets[0]) if instruction.targets and instruction.targets[0].address.steps else None
        numbers = labels or [provision.number for provision in provisions]
        if not all(numbers) and (anchor is None or instruction.place is None):
            raise Unplaced("it is not said where the article stands")
        for provision, number in zip(provisions, numbers, strict=True):
            node = Node(replace(provision, label="", number=None), None, added=True)
            self._mark(node, instruction)
            if anchor is not None and anchor.level in CONTAINERS:
                self._arranging.house(node, anchor)
            elif anchor is not None and anchor.parent is not None and anchor.parent is not self._tree.root:
                self._arranging.house(node, anchor.parent)
            if number:
                self._arranging.fix(node, self._tree.root, number, instruction)
            elif anchor is not None and anchor.parent is not None:
                after = instruction.place is Place.AFTER
                anchor.parent.put(node, anchor.parent.children.index(anchor) + after)
                self._arranging.run(self._tree.root, Level.ARTICLE)
                anchor = node

    def _insert_headings(self, instruction: Instruction) -> None:
        """Add 章 with the articles printed below it, or with its name alone."""
        assert instruction.payload is not None and instruction.level is not None  # noqa: S101, PT018 - words are added
        provisions = self._headed(instruction, instruction.payload.provisions, instruction.payload.lines)
        self._headings = True
        parent = self._node(instruction.targets[0]) if instruction.targets and instruction.targets[0].address.steps else self._tree.root
        anchor = parent if parent is not self._tree.root and instruction.place in (Place.AFTER, Place.BEFORE) else None
        if anchor is not None:
            parent = anchor.parent or self._tree.root
        for at, provision in enumerate(provisions):
            node = Node(provision, None, added=True)
            self._mark(node, instruction)
            number = instruction.labels[at].steps[-1].number if at < len(instruction.labels) else provision.number
            for article in [inner for inner in node.walk() if inner.level in _ARTICLES and inner.number is not None]:
                assert article.number is not None  # noqa: S101 - filtered
                self._arranging.fix(article, self._tree.root, article.number, instruction)
            if len(instruction.labels) > at and len(instruction.labels[at].steps) > 1:
                parent = self.new_node(Target(instruction.labels[at].parent, Era.NEW))
            if number is None:
                raise Unplaced("it is not said which number the heading bears")
            self._arranging.fix(node, parent, number, instruction)
            self._arranging.run(self._tree.root, Level.ARTICLE)

    def _headed(self, instruction: Instruction, provisions: Sequence[Provision], lines: Sequence[str]) -> Sequence[Provision]:
        """Return the headings of a payload; the first line alone names one that bears no number there."""
        level = instruction.level
        assert level is not None  # noqa: S101 - the caller looked
        if provisions and provisions[0].level is level:
            return provisions
        number = instruction.labels[0].steps[-1].number if instruction.labels else None
        label = write_label(level, number) if number else ""
        name_of = lines[0].removeprefix(label).lstrip(" 　")
        articles = tuple(provision for provision in provisions if provision.level in _ARTICLES)
        return (Provision(level, label, number, "　", name_of, articles),)

    def _insert_annex(self, instruction: Instruction) -> None:
        assert instruction.payload is not None  # noqa: S101 - words are added
        for provision in instruction.payload.provisions:
            node = Node(provision if provision.level is Level.ANNEX else Provision(Level.ANNEX, "附件", None, "", "", (provision,)), None, added=True)
            self._tree.root.put(node, len(self._tree.root.children))
            self._mark(node, instruction)

    def _insert_inside(self, instruction: Instruction, level: Level) -> None:
        """Add 款, 项 or 目."""
        assert instruction.payload is not None  # noqa: S101 - words are added
        target = instruction.targets[0]
        if not target.address.steps:
            raise Unplaced("it is not said in which article")
        parent, anchor = self._parent(self._node(target), level)
        provisions = instruction.payload.provisions
        labels = [label.steps[-1].number for label in instruction.labels]
        if labels and len(labels) != len(provisions):
            raise Unplaced(f"{len(labels)} numbers and words for {len(provisions)} provisions")
        numbers = labels or [provision.number for provision in provisions]
        for provision, number in zip(provisions, numbers, strict=True):
            node = Node(provision, parent, added=True)
            self._mark(node, instruction)
            self._arranging.run(parent, node.level)
            if number and node.level is level:
                if level is not Level.PARAGRAPH and node.number != number:
                    node.label, node.number = self._label_like(parent, node, number), number
                self._arranging.fix(node, parent, number, instruction)
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
        if level is Level.POINT and node.level in _ARTICLES:
            return pointed_paragraph(node), None
        if level is Level.PARAGRAPH and node.level in (*_ARTICLES, Level.PREAMBLE, Level.ANNEX, *_LISTED):
            return node, None
        if level is Level.POINT and node.level is Level.PARAGRAPH:
            return node, None
        if level in (Level.INDENT, Level.SUBINDENT) and node.level in (Level.POINT, Level.INDENT, Level.PARAGRAPH):
            return node, None
        raise Unplaced(f"no {level} can stand in {node.label or node.level}")

    # 删去

    def _repeal(self, instruction: Instruction) -> None:
        for target in instruction.targets:
            node = self._node(target)
            if not target.address.steps:
                raise Unplaced("it is not said what is repealed")
            if target.part is Part.HEADING:
                self._dissolve(node)
                continue
            if target.sentences:
                self._strike_sentences(node, target, instruction)
                continue
            self._claim(node, instruction)
            node.gone = True
            if node.level in CONTAINERS:
                self._headings = True
            if node.parent is not None:
                node.parent.changed = True
                self._touch(node.parent, instruction)
                self._note_run(node)

    def _note_run(self, node: Node) -> None:
        """Let what follows be numbered again where that is ordered, and lists close their ranks."""
        parent = node.parent
        assert parent is not None  # noqa: S101 - the caller looked
        self._arranging.run(parent, node.level)

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
        self._headings = True

    def _strike_sentences(self, node: Node, target: Target, instruction: Instruction) -> None:
        paragraph = pointed_paragraph(node)
        spans = sentence_spans(paragraph.words)
        if any(not -len(spans) <= at < len(spans) for at in target.sentences):
            raise Unplaced(f"{name(target.address)} has {len(spans)} sentences")
        chosen = [spans[at] for at in target.sentences]
        self._claim(paragraph, instruction)
        paragraph.words = paragraph.words[: chosen[0][0]] + paragraph.words[chosen[-1][1] :]
        paragraph.changed = paragraph.whole = True
        self._touch(paragraph, instruction)

    # 改为第…条

    def _renumber(self, instruction: Instruction) -> None:
        node, label = self._node(instruction.targets[0]), instruction.labels[0]
        last = label.steps[-1]
        if last.number is None or node.parent is None:
            raise Unplaced("there is no number to give it")
        self._touch(node, instruction)
        if node.level is last.level or (node.level is Level.ITEM and last.level is Level.ARTICLE):
            if node.level in CONTAINERS:
                self._headings = True
            self._renumber_alike(node, label.steps, instruction)
        elif last.level is Level.ARTICLE and node.level is Level.PARAGRAPH:
            self._promote(node, last.number, instruction)
        elif node.level in _ARTICLES and last.level is Level.PARAGRAPH:
            self._demote(node, label.steps, instruction)
        else:
            raise Unplaced(f"a {node.level} cannot become {name(label)}")

    def _renumber_alike(self, node: Node, steps: Sequence[Step], instruction: Instruction) -> None:
        number = steps[-1].number
        assert number is not None and node.parent is not None  # noqa: S101, PT018 - the caller looked
        if node.level in (Level.PARAGRAPH, *_LISTED) and len(steps) > 1:
            home = self._home(node, steps, instruction)
            if home is not node.parent:
                old = node.parent
                node.remove()
                self._arranging.run(old, node.level)
                self._arranging.fix(node, home, number, instruction)
                home.changed = True
                return
        self._arranging.fix(node, node.parent, number, instruction)

    def _home(self, node: Node, steps: Sequence[Step], instruction: Instruction) -> Node:
        """Return where a renumbered paragraph or point will stand: where it stands, or in another article."""
        parent = node.parent
        assert parent is not None  # noqa: S101 - the caller looked
        article = parent
        while article.level not in (*_ARTICLES, Level.PREAMBLE) and article.parent is not None:
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
        fixed = self._arranging.fixed(self._tree.root, Level.ARTICLE, label.number or ())
        if fixed is not None:
            return fixed
        old = self._tree.find(Address((label,)))
        return None if old is None or old.gone or self._arranging.is_fixed(old) else old

    def _new_article(self, number: Number | None, instruction: Instruction) -> Node:
        """Return an article that is made of paragraphs of others."""
        node = Node(Provision(Level.ARTICLE), None, added=True)
        if number is None:
            raise Unplaced("there is no number to give the article")
        self._arranging.fix(node, self._tree.root, number, instruction)
        return node

    def _promote(self, node: Node, number: Number, instruction: Instruction) -> None:
        """Make an article of a paragraph."""
        old = node.parent
        assert old is not None  # noqa: S101 - the caller looked
        article = self._arranging.fixed(self._tree.root, Level.ARTICLE, number)
        if article is None:
            article = self._new_article(number, instruction)
            home = old.parent
            if home is not None and home is not self._tree.root:
                self._arranging.house(article, home)
        node.remove()
        article.put(node, len(article.children))
        self._touch(article, instruction)

    def _demote(self, node: Node, steps: Sequence[Step], instruction: Instruction) -> None:
        """Make paragraphs of an article's paragraphs in another article."""
        dest = self._bearer(steps[0])
        if dest is None or steps[-1].number is None:
            raise Unplaced(f"there will be no {name(instruction.labels[0])}")
        first = steps[-1].number[0]
        for at, child in enumerate([child for child in node.children if not child.gone]):
            child.remove()
            self._arranging.fix(child, dest, (first + at,), instruction)
        node.gone = True
        self._note_run(node)

    # 合并 分为 移至 包括

    def _merge(self, instruction: Instruction) -> None:
        nodes = [self._node(target) for target in instruction.targets]
        first = nodes[0]
        if len(nodes) < 2:
            raise Unplaced("there is nothing to merge it with")
        number = instruction.labels[-1].steps[-1].number if instruction.labels else None
        first = next((node for node in nodes if node.number == number and node.level in _ARTICLES), first)
        article = first if first.level in _ARTICLES else next((node for node in nodes if node.level in _ARTICLES), None)
        if article is None:
            self._merge_inside(nodes, instruction)
            return
        provisions = instruction.payload.provisions if instruction.payload is not None else ()
        if provisions and provisions[0].level in _ARTICLES:
            provisions = provisions[0].children
        moved = [] if provisions else [child for node in nodes if node is not article for child in (node.children if node.level in _ARTICLES else [node])]
        for node in nodes:
            if node is not article:
                self._claim(node, instruction)
                if node.parent is not None:
                    self._note_run(node)
                node.gone = node.level in _ARTICLES or bool(provisions)
        if provisions:
            self._refill(article, provisions, instruction)
        for child in moved:
            child.remove()
            article.put(child, len(article.children))
        self._touch(article, instruction)
        if number is not None:
            self._arranging.fix(article, self._tree.root, number, instruction)

    def _merge_inside(self, nodes: Sequence[Node], instruction: Instruction) -> None:
        """Merge paragraphs or points."""
        if instruction.payload is None or not instruction.payload.lines:
            raise Unplaced("no words are given for what is merged")
        level = nodes[0].level
        provisions = instruction.payload.provisions if level is Level.PARAGRAPH else (Provision(level, words=instruction.payload.lines[0]),)
        for node in nodes:
            if node.parent is not None:
                self._note_run(node)
        self.substitute(nodes, provisions, instruction)
        label = instruction.labels[-1].steps[-1].number if instruction.labels else None
        if label is not None and nodes[0].parent is not None:
            self._arranging.fix(nodes[0], nodes[0].parent, label, instruction)

    def _split(self, instruction: Instruction) -> None:
        node = self._node(instruction.targets[0])
        if instruction.payload is None or len(instruction.targets) != 1:
            raise Unplaced("no words are given for the parts")
        numbers = tuple(label.steps[-1].number for label in instruction.labels)
        if node.level in _ARTICLES:
            self._divide(node, instruction.payload.provisions, numbers, instruction)
            return
        self.substitute([node], instruction.payload.provisions, instruction)

    def _divide(self, node: Node, provisions: Sequence[Provision], numbers: Sequence[Number | None], instruction: Instruction) -> None:
        """Make several articles of one: the first stays the same article."""
        if not all(provision.level in _ARTICLES for provision in provisions):
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
                self._refill(node, provision.children, instruction)
                self._arranging.fix(node, self._tree.root, number, instruction)
                continue
            part = Node(replace(provision, label="", number=None), None, added=True)
            self._mark(part, instruction)
            if home is not None and home is not self._tree.root:
                self._arranging.house(part, home)
            self._arranging.fix(part, self._tree.root, number, instruction)

    def _move(self, instruction: Instruction) -> None:
        *nodes, dest = [self._node(target) for target in instruction.targets]
        for node in nodes:
            node.remove()
            self._touch(node, instruction)
            if dest.level in CONTAINERS and node.level in _ARTICLES:
                self._arranging.house(node, dest)
                dest.put(node, len(dest.children))
            elif dest.parent is not None:
                after = instruction.place is not Place.BEFORE
                dest.parent.put(node, dest.parent.children.index(dest) + after)
                dest = node
            self._arranging.run(self._tree.root if node.level in _ARTICLES else node.parent or self._tree.root, node.level)

    def _group(self, instruction: Instruction) -> None:
        label = instruction.labels[0]
        heading = self._heading(label.steps)
        numbers = tuple(step.number for target in instruction.targets for step in target.address.steps[-1:] if step.number is not None)
        self._arranging.group(heading, numbers)

    def _heading(self, steps: Sequence[Step]) -> Node:
        """Return the heading that bears an address in the new text."""
        node: Node = self._tree.root
        for step in steps:
            found = self._arranging.fixed(node, step.level, step.number or ())
            if found is None:
                found = next((child for child in node.children if child.level is step.level and child.number == step.number and not child.gone), None)
            if found is None:
                raise Unplaced(f"there will be no {step}")
            node = found
        return node

    # 目录

    def rewrite_contents(self) -> None:
        """Let the table of contents follow the headings, where an instruction changed these."""
        found = self._document.passages(Role.CONTENTS)
        if not self._headings or not found:
            return
        title = [line for line in found[0].lines[:1] if re.sub(r"\s", "", line).strip("#*") == "目录"]
        headings = [node.label + node.gap + node.words for node in self._tree.body() if node.level in CONTAINERS and not node.within_gone]
        self._tree.replace_passage(found[0], (*title, *headings))
        self.notices.append((Notice.IMPLIED, "目录 follows the headings"))


def _last_of(parent: Node, level: Level) -> int:
    """Return the place after the last child of a level."""
    places = [at for at, child in enumerate(parent.children, 1) if child.level is level]
    return places[-1] if places else len(parent.children)
