"""Worktree: a Document that is being amended (修改中的文本).

Nodes can be changed; `frozen` gives a Provision back, the same object where
nothing inside it changed.
"""

from collections.abc import Iterator
from dataclasses import replace

from texts.address import Address, Level
from texts.document import Document, Passage, Provision, addresses

__all__ = ["Node", "Tree"]


class Node:
    """A provision that can be changed.

    Args:
        origin: the provision as it stands in the old text; of what is added,
            as it was read from the act.
        parent: the node it stands in.
        added: whether an act adds it.

    `part_of` is the node that it was divided from, `merged_into` the one that
    it became part of.
    """

    __slots__ = (
        "added",
        "changed",
        "children",
        "gap",
        "gone",
        "label",
        "level",
        "merged_into",
        "number",
        "old_number",
        "origin",
        "parent",
        "part_of",
        "whole",
        "words",
    )

    def __init__(self, origin: Provision, parent: "Node | None", *, added: bool = False) -> None:
        self.origin = origin
        self.parent = parent
        self.added = added
        self.level, self.label, self.number, self.gap, self.words = origin.level, origin.label, origin.number, origin.gap, origin.words
        self.old_number = None if added else origin.number
        self.children = [Node(child, self, added=added) for child in origin.children]
        self.changed = added
        self.gone = False
        self.whole = added
        self.part_of: Node | None = None
        self.merged_into: Node | None = None

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all inside it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def adopt(self, children: list["Node"]) -> None:
        """Take these nodes as children in place of those there are."""
        self.children = children
        self.changed = True
        for child in children:
            child.parent = self

    def put(self, node: "Node", at: int) -> None:
        """Put a node among the children."""
        self.children.insert(at, node)
        node.parent = self
        self.changed = True

    def remove(self) -> None:
        """Take this node out of where it stands."""
        if self.parent is not None:
            self.parent.children.remove(self)
            self.parent.changed = True
        self.parent = None

    @property
    def within_gone(self) -> bool:
        """Whether this node, or one that it stands in, is repealed."""
        node: Node | None = self
        while node is not None:
            if node.gone:
                return True
            node = node.parent
        return False

    def frozen(self) -> Provision:
        """Return the provision that this node has become."""
        children = tuple(child.frozen() for child in self.children if not child.gone)
        old = self.origin
        same = len(children) == len(old.children) and all(one is other for one, other in zip(children, old.children, strict=True))
        if same and (self.label, self.number, self.gap, self.words, self.level) == (old.label, old.number, old.gap, old.words, old.level):
            return old
        return Provision(self.level, self.label, self.number, self.gap, self.words, children)


class Tree:
    """A Document as nodes, each found by its Address in the old text.

    Args:
        document: the old text.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.root = Node(Provision(Level.NOTE), None)
        self.root.children.extend(Node(part, self.root) for part in document.parts if isinstance(part, Provision))
        nodes = (node for top in self.root.children for node in top.walk())
        self._named = {address: node for (address, _), node in zip(addresses(document), nodes, strict=True)}
        self._passages: dict[int, Passage] = {}

    def find(self, address: Address) -> Node | None:
        """Return the node of an address in the old text; the whole text for the empty one."""
        return self._named.get(address) if address.steps else self.root

    def nodes(self) -> Iterator[tuple[Address, Node]]:
        """Yield the nodes of the old text with their addresses."""
        yield from self._named.items()

    def holds(self, node: Node) -> bool:
        """Say whether a node stands in the text as it is now."""
        while node.parent is not None:
            if node not in node.parent.children:
                return False
            node = node.parent
        return node is self.root

    def body(self) -> Iterator[Node]:
        """Yield all nodes of the text as it stands, annexes aside."""
        for top in self.root.children:
            if top.level is not Level.ANNEX:
                yield from top.walk()

    def replace_passage(self, old: Passage, lines: tuple[str, ...]) -> None:
        """Let a passage read anew."""
        self._passages[id(old)] = replace(old, lines=lines)

    def frozen(self) -> Document:
        """Return the document that the tree has become; parts keep their order."""
        parts: list[Passage | Provision] = []
        waiting = self.root.children
        tops = {id(part): place for place, part in enumerate(self._document.parts)}
        passages = [(place, part) for place, part in enumerate(self._document.parts) if isinstance(part, Passage)]
        # What is printed above the first provision stays there, though that may go or stand under a heading.
        first = next((place for place, part in enumerate(self._document.parts) if isinstance(part, Provision)), 0)
        while passages and passages[0][0] < first:
            part = passages.pop(0)[1]
            parts.append(self._passages.get(id(part), part))
        for at, node in enumerate(waiting):
            # What is added stands with what follows it, after the passages before that.
            place = next((tops[id(other.origin)] for other in waiting[at:] if id(other.origin) in tops), None)
            while passages and place is not None and passages[0][0] < place:
                part = passages.pop(0)[1]
                parts.append(self._passages.get(id(part), part))
            if not node.gone:
                parts.append(node.frozen())
        parts.extend(self._passages.get(id(part), part) for _, part in passages)
        return Document(tuple(parts))
