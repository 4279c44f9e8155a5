"""Arranging: where every provision stands once all instructions are known (条文次序)."""

from collections.abc import Iterator, Mapping, Sequence

from texts.address import CONTAINERS, Level, Number
from texts.amendment import Instruction, Notice
from texts.changing.errors import Unplaced
from texts.document import Provision
from texts.grammar.cn.amending.labels import relabelled
from texts.numbering import Numbering, settle_order, stay_in_place
from texts.worktree import Node, Tree

__all__ = ["Arranging"]

_LISTED = (Level.POINT, Level.INDENT, Level.SUBINDENT)


class _Run:
    """Provisions that are numbered together: all articles, or the children of one node."""

    def __init__(self, parent: Node, level: Level) -> None:
        self.parent = parent
        self.level = level
        self.fixed: dict[Number, Node] = {}
        self.said: dict[int, Instruction] = {}


class Arranging:
    """The numbers and places that one act gives.

    Args:
        tree: the text.
        renumber: whether the act orders 条文顺序作相应调整.
    """

    def __init__(self, tree: Tree, *, renumber: bool) -> None:
        self._tree = tree
        self._renumber = renumber
        self._runs: dict[tuple[int, Level], _Run] = {}
        self._groups: list[tuple[Node, tuple[Number, ...]]] = []
        self._homes: dict[int, Node] = {}
        self._following: list[Node] = []
        self._parted: list[tuple[Level, tuple[Node, ...], Instruction]] = []
        self.notices: list[tuple[Notice, str]] = []

    def run(self, parent: Node, level: Level) -> _Run:
        """Return the run that a provision of this level in this parent belongs to, and mark it as touched."""
        if level in (Level.ARTICLE, Level.ITEM):
            parent = self._tree.root
        return self._runs.setdefault((id(parent), level), _Run(parent, level))

    def fix(self, node: Node, parent: Node, number: Number, instruction: Instruction) -> None:
        """Note that a node bears a number in the new text.

        Raises:
            Unplaced: another one does.
        """
        run = self.run(parent, node.level)
        other = run.fixed.get(number)
        if other is not None and other is not node:
            raise Unplaced(f"two provisions would bear the number {'-'.join(map(str, number))}")
        for taken in [key for key, value in run.fixed.items() if value is node]:
            del run.fixed[taken]
        run.fixed[number] = node
        run.said[id(node)] = instruction

    def fixed(self, parent: Node, level: Level, number: Number) -> Node | None:
        """Return what the act says bears a number."""
        run = self._runs.get((id(self._tree.root if level is Level.ARTICLE else parent), level))
        return run.fixed.get(number) if run is not None else None

    def added(self, level: Level, number: Number | None) -> tuple[Node, Node] | None:
        """Return the one heading that the act adds with this number, and what it stands in."""
        found = [(run.fixed[number], run.parent) for run in self._runs.values() if run.level is level and number is not None and number in run.fixed]
        return found[0] if len(found) == 1 and found[0][0].added else None

    def _parent_of(self, heading: Node, else_in: Node) -> Node:
        """Return what a heading stands in: as the act says, else as the articles do that it holds."""
        said = next((run.parent for run in self._runs.values() if heading in run.fixed.values()), None)
        if said is not None and said is not self._tree.root:
            return said
        home = else_in
        while home is not self._tree.root and CONTAINERS.index(home.level) >= CONTAINERS.index(heading.level):
            home = home.parent or self._tree.root
        return home

    def is_fixed(self, node: Node) -> bool:
        """Say whether the act gives this node a number."""
        return any(value is node for run in self._runs.values() for value in run.fixed.values())

    def follow(self, article: Node) -> None:
        """Note that what an article holds takes the numbers that follow each other."""
        self._following.append(article)
        for node in article.walk():
            if node.level in _LISTED and node.parent is not None:
                self.run(node.parent, node.level)

    def _follows(self, run: _Run) -> bool:
        node: Node | None = run.parent
        while node is not None and node not in self._following:
            node = node.parent
        return node is not None

    def group(self, heading: Node, numbers: tuple[Number, ...]) -> None:
        """Note which articles of the new text a heading holds."""
        self._groups.append((heading, numbers))

    def part(self, heading: Node, instruction: Instruction) -> None:
        """Take away a heading in the place of which others stand (第二章分为两章): they must hold all its articles."""
        articles = tuple(inner for inner in heading.walk() if inner.level in (Level.ARTICLE, Level.ITEM))
        self._parted.append((heading.level, articles, instruction))
        home = heading.parent or self._tree.root
        at = home.children.index(heading)
        for child in list(heading.children):
            child.remove()
            at += 1
            home.put(child, at)
        heading.gone = True
        self.run(home, heading.level)

    def house(self, node: Node, home: Node) -> None:
        """Note in which chapter an added article stands."""
        self._homes[id(node)] = home

    def settle(self) -> Iterator[tuple[Instruction, str]]:
        """Give every provision its number and place."""
        order = (*CONTAINERS, Level.ARTICLE, Level.ITEM)
        if self._renumber and any(run.level in CONTAINERS and run.fixed for run in self._runs.values()):
            # Where a chapter goes elsewhere, so do the numbers of its articles.
            self.run(self._tree.root, Level.ARTICLE)
        before = {id(node): at for at, node in enumerate(self._tree.body())}
        for run in sorted(self._runs.values(), key=lambda run: order.index(run.level) if run.level in order else len(order)):
            yield from self._drop_repealed(run)
            if run.level in (Level.ARTICLE, Level.ITEM):
                self._settle_articles(run, before)
            elif run.level in CONTAINERS or run.level in _LISTED:
                self._settle_numbered(run)
            else:
                self._settle_counted(run)
        # From the outside in and from the first on: where a heading goes is seen from what those before it have taken.
        for heading, numbers in sorted(self._groups, key=lambda group: (CONTAINERS.index(group[0].level), min(group[1], default=()))):
            self._gather(heading, numbers)
        for level, articles, instruction in self._parted:
            left = [article.label for article in articles if not article.within_gone and not _under(article, level)]
            if left:
                yield instruction, f"{'、'.join(left)} would stand in none of its parts"

    @staticmethod
    def _drop_repealed(run: _Run) -> Iterator[tuple[Instruction, str]]:
        """Yield what gives a number to something that the same act repeals."""
        for number, node in list(run.fixed.items()):
            if node.within_gone:
                del run.fixed[number]
                yield run.said[id(node)], f"{node.label or node.words[:12]} is repealed by the same act"

    # runs

    def _settle_articles(self, run: _Run, before: Mapping[int, int]) -> None:
        standing = [node for node in self._tree.body() if node.level is run.level and not node.within_gone]
        # What keeps its number keeps it though its chapter goes elsewhere; what follows in order follows the new one.
        free = standing if self._renumber else sorted(standing, key=lambda node: before.get(id(node), len(before)))
        numbered = self._number(run, free, self._passed(run.level))
        self._place(numbered, standing)
        self._label(numbered)

    def _passed(self, level: Level) -> list[int]:
        """Return the whole numbers that the old text passes over."""
        old = {node.old_number[0] for _, node in self._tree.nodes() if node.level is level and node.old_number}
        return [number for number in range(min(old), max(old)) if number not in old] if old else []

    def _settle_numbered(self, run: _Run) -> None:
        standing = [child for child in run.parent.children if child.level is run.level and not child.gone]
        if run.level in _LISTED and any(node.number is None for node in standing):
            self._settle_counted(run)
            return
        last = next((child for child in reversed(run.parent.origin.children) if child.level is run.level), None)
        numbered = self._number(run, standing, ())
        self._place(numbered, standing, run.parent)
        self._label(numbered)
        if run.level in _LISTED:
            self._mend_marks(run.parent, [node for node, _ in numbered], last)

    def _settle_counted(self, run: _Run) -> None:
        standing = [child for child in run.parent.children if child.level is run.level and not child.gone]
        free: list[tuple[Node, Number | None]] = [(node, None) for node in standing if node not in run.fixed.values()]
        numbered = settle_order(Numbering(run.fixed).following(free), run.fixed)
        self._place(numbered, standing, run.parent)

    def _number(self, run: _Run, standing: Sequence[Node], passed: Sequence[int]) -> list[tuple[Node, Number]]:
        fixed = {id(node) for node in run.fixed.values()}
        free = [(node, node.old_number) for node in standing if id(node) not in fixed]
        numbering = Numbering(run.fixed, passed)
        if self._renumber or self._follows(run):
            first = 1 if (1,) in run.fixed or run.level in _LISTED else self._first(run)
            numbered = numbering.following(free, first)
        else:
            numbered = numbering.keeping(free)
            if numbering.pushed and run.level not in _LISTED:
                self.notices.append((Notice.IMPLIED, f"{numbering.pushed[0].label}: its number is taken, and it takes the next; the act does not say so"))
        return settle_order(numbered, run.fixed)

    def _first(self, run: _Run) -> int:
        """Return the number with which the old text begins this run."""
        every = run.level in (Level.ARTICLE, Level.ITEM)
        old = [node.old_number[0] for _, node in self._tree.nodes() if node.level is run.level and node.old_number and (every or node.parent is run.parent)]
        return min(old, default=1)

    # places

    def _place(self, numbered: Sequence[tuple[Node, Number]], standing: Sequence[Node], parent: Node | None = None) -> None:
        """Put every node where its number says; what stands in order already is not moved."""
        ranks = {id(node): rank for rank, (node, _) in enumerate(numbered)}
        kept = [node for node in standing if id(node) in ranks]
        stay = stay_in_place([ranks[id(node)] for node in kept])
        staying = {id(node) for at, node in enumerate(kept) if at in stay}
        for node in kept:
            if id(node) not in staying:
                node.remove()
        before: Node | None = None
        for at, (node, _) in enumerate(numbered):
            if id(node) not in staying:
                after = next((other for other, _ in numbered[at + 1 :] if id(other) in staying), None)
                self._stand(node, before, after, parent)
            before = node

    def _stand(self, node: Node, before: Node | None, after: Node | None, parent: Node | None) -> None:
        home = self._homes.get(id(node))
        if home is not None and not any(inner.level in (Level.ARTICLE, Level.ITEM) and not inner.within_gone for inner in home.walk()):
            home.put(node, len(home.children))
        elif before is not None and before.parent is not None and (home is None or _within(before, home) or after is None or not _within(after, home)):
            before.parent.put(node, _end_of(before))
        elif after is not None and after.parent is not None:
            after.parent.put(node, after.parent.children.index(after))
        else:
            target = home or parent or self._tree.root
            struck = [at for at, child in enumerate(target.children) if child.level is node.level]
            target.put(node, struck[0] if struck else len(target.children))

    def _label(self, numbered: Sequence[tuple[Node, Number]]) -> None:
        level = numbered[0][0].level if numbered else None
        gaps = [node.gap for node, _ in numbered if not node.added] or [node.gap for _, node in self._tree.nodes() if node.level is level]
        gap = max(set(gaps), key=gaps.count) if gaps else "　"
        model = next((node.label for node, _ in numbered if node.label and not node.added), "")
        for node, number in numbered:
            if node.number != number or not node.label:
                node.label = relabelled(node.label or model, node.level, number)
                node.number = number
                node.changed = True
            if node.added and not any(char.strip() for char in node.gap):
                node.gap = gap if gaps else node.gap

    def _mend_marks(self, parent: Node, order: Sequence[Node], last: Provision | None) -> None:
        """Let ； follow each point and 。 the last, where points were added or struck at the end."""
        marked = any(node.words[-1:] in tuple("；;。") for node in order if not node.added)
        for node in order if marked else ():
            if node.added and not node.children and node.words and node.words[-1] not in "；;。，,：:":
                # “（四）甲”: the mark that closes the quotation stands for that of the point.
                node.words += "。" if node is order[-1] else "；"
        if not order or (order[-1].origin is last and not order[-1].added):
            return
        for node in order[:-1]:
            if (node.origin is last or node.added) and node.words[-1:] == "。" and not node.children:
                node.words = node.words[:-1] + "；"
                self.notices.append((Notice.IMPLIED, f"{node.label}{node.words[:12]}…: 。 becomes ；, as it is no longer the last"))
        if order[-1].words[-1:] in "；;" and not order[-1].children and order[-1].words:
            order[-1].words = order[-1].words[:-1] + "。"
            self.notices.append((Notice.IMPLIED, f"{order[-1].label}{order[-1].words[:12]}…: ； becomes 。, as it is the last now"))
        parent.changed = True

    def _gather(self, heading: Node, numbers: tuple[Number, ...]) -> None:
        """Put the articles of these numbers under a heading, in their order; those under its own headings stay there."""
        wanted = set(numbers)
        found = [node for node in self._tree.body() if node.level is Level.ARTICLE and node.number in wanted and not node.within_gone]
        articles = sorted(found, key=lambda node: node.number or ())
        if not articles:
            return
        home = heading.parent if heading.parent is not None and not heading.added else self._parent_of(heading, articles[0].parent or self._tree.root)
        heading.remove()
        home.put(heading, _place_before(home, articles[0]))
        own = [article for article in articles if article.parent is heading or not _within(article, heading)]
        for article in own:
            article.remove()
        for article in own:
            heading.put(article, _place_before(heading, article))


def _place_before(home: Node, article: Node) -> int:
    """Return the place in `home` of an article, or of a heading over it: before the part that begins with it or a later one."""
    last = 0
    for at, child in enumerate(home.children):
        held = [inner for inner in child.walk() if inner.level is Level.ARTICLE and not inner.within_gone] if child.level is not Level.ANNEX else []
        if held and (held[0].number or ()) >= (article.number or ()):
            return at
        last = at + 1 if held else last
    return last


def _under(node: Node, level: Level) -> bool:
    """Say whether a node stands under a heading of a level."""
    above = node.parent
    while above is not None and above.level is not level:
        above = above.parent
    return above is not None


def _within(node: Node, home: Node) -> bool:
    inner: Node | None = node
    while inner is not None and inner is not home:
        inner = inner.parent
    return inner is not None


def _end_of(node: Node) -> int:
    """Return the place right after a node among its siblings."""
    assert node.parent is not None  # noqa: S101 - the caller looked
    return node.parent.children.index(node) + 1
