"""Effects: what an act did to each provision of a law, and by which instruction (修改的结果)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from texts.address import CONTAINERS, Address
from texts.amendment import Instruction, Operation
from texts.comparison import KnownLink
from texts.document import Document, addresses
from texts.worktree import Node, Tree

__all__ = ["Effect", "effects", "known_links", "said"]


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of one provision.

    A provision that no effect names stands under the same address with the
    same words, or inside one that an effect names and goes with it.

    Args:
        new: its address in the new text; `None` where it was repealed.
        old: its address in the old text; `None` where it was added. One old
            provision has several effects where it was divided, one new
            provision where several were merged.
        by: the instructions that ordered it; none where it follows of itself
            (a paragraph after one that was added).
    """

    new: Address | None
    old: Address | None
    by: tuple[Instruction, ...]


def effects(tree: Tree, document: Document, by: Mapping[int, Sequence[Instruction]], following: Instruction | None) -> tuple[Effect, ...]:
    """Return what the instructions of an act did, in order of the new text, repeals last.

    Args:
        tree: the text, changed.
        document: the same, frozen.
        by: the instructions that touched each node, by its `id`.
        following: the instruction by which what follows is numbered anew (条文顺序作相应调整), where the act has one.
    """
    old = {id(node): address for address, node in tree.nodes()}
    nodes = [node for top in tree.root.children for node in top.walk() if not node.within_gone]
    new = {id(node): address for (address, _), node in zip(addresses(document), nodes, strict=True)}
    found = [effect for node in nodes for effect in _of_node(node, old, new, by, following)]
    return (*found, *_repealed(tree, new, by))


def _of_node(
    node: Node, old: Mapping[int, Address], new: Mapping[int, Address], by: Mapping[int, Sequence[Instruction]], following: Instruction | None
) -> Iterator[Effect]:
    ordered = tuple(by.get(id(node), ()))
    now, before = new[id(node)], old.get(id(node))
    if before is None:
        if node.part_of is not None:
            yield Effect(now, old.get(id(node.part_of)), ordered)
        elif not _restated_with(node, old):
            yield Effect(now, None, ordered)
    elif ordered and (now != before or not _holds(node)):
        yield Effect(now, before, ordered)
    elif now != before and not _goes_with(node, now, before, old, new):
        own_number = now.steps[-1:] != before.steps[-1:] and node.number is not None
        yield Effect(now, before, (following,) if following is not None and own_number else ())


def _holds(node: Node) -> bool:
    """Say whether a node is a heading with its old words: that something under it was repealed is no change of it."""
    return node.level in CONTAINERS and node.words == node.origin.words


def _restated_with(node: Node, old: Mapping[int, Address]) -> bool:
    """Say whether a new node came with the words of the provision that it stands in: what it was before is not said."""
    parent = node.parent
    if parent is None or parent.parent is None:
        return False
    return id(parent) not in old or parent.whole


def _goes_with(node: Node, now: Address, before: Address, old: Mapping[int, Address], new: Mapping[int, Address]) -> bool:
    """Say whether a node has another address because what it stands in has."""
    parent = node.parent
    return parent is not None and new.get(id(parent)) == now.parent and old.get(id(parent)) == before.parent and now.steps[-1:] == before.steps[-1:]


def _repealed(tree: Tree, new: Mapping[int, Address], by: Mapping[int, Sequence[Instruction]]) -> Iterator[Effect]:
    for address, node in tree.nodes():
        if not node.gone or (node.parent is not None and node.parent.within_gone):
            continue
        into = node.merged_into
        yield Effect(None if into is None else new.get(id(into)), address, tuple(by.get(id(node), ())))


Said = tuple[Address | None, Address | None, frozenset[str]]
"""New and old address of one provision, and the operations that made of the one the other."""


def said(found: Sequence[Effect]) -> Iterator[Said]:
    """Yield what an act says of each provision that it names."""
    for effect in found:
        yield effect.new, effect.old, frozenset(instruction.operation for instruction in effect.by)


def known_links(found: Iterable[Said], old: Document, new: Document) -> tuple[KnownLink, ...]:
    """Return which provisions of two texts are the same, as an act says.

    What it does not name has the same address, or goes with what it stands
    in. Inside a provision that it restates nothing is said, and neither is
    where it restates several by fewer or more: a repeal or an addition is one
    where the act calls it so.

    Args:
        found: what the act says.
        old, new: the text before, and a text of the version that the act made.
    """
    return _Linking(list(found), old, new).links()


class _Linking:
    """What an act says of two texts."""

    def __init__(self, told: Sequence[Said], old: Document, new: Document) -> None:
        self._told = told
        self._after = {address for address, _ in addresses(new)}
        self._named_old, self._named_new = {was for _, was, _ in told}, {now for now, _, _ in told}
        self._before: dict[Address, list[Address]] = {}
        for address, _ in addresses(old):
            self._before[address] = []
            if len(address.steps) > 1 and address.parent in self._before:
                self._before[address.parent].append(address)

    def links(self) -> tuple[KnownLink, ...]:
        return (*self._ordered(), *self._kept())

    def _ordered(self) -> Iterator[KnownLink]:
        """Yield what the act names, and what goes with it."""
        for now, was, operations in self._told:
            if (was is not None and was not in self._before) or (now is not None and now not in self._after):
                continue
            if was is not None and now is not None:
                yield KnownLink(was, now)
                if operations.isdisjoint(_RESTATING):
                    yield from self._inside(was, now)
            elif not operations.isdisjoint(_ALONE):
                yield KnownLink(was, now)

    def _kept(self) -> Iterator[KnownLink]:
        """Yield what the act does not name."""
        for address in self._before:
            if len(address.steps) == 1 and address in self._after and address not in self._named_old and address not in self._named_new:
                yield KnownLink(address, address)
                yield from self._inside(address, address)

    def _inside(self, was: Address, now: Address) -> Iterator[KnownLink]:
        for child in self._before[was]:
            target = now / child.steps[-1]
            if child not in self._named_old and target in self._after and target not in self._named_new:
                yield KnownLink(child, target)
                yield from self._inside(child, target)


_RESTATING = frozenset((Operation.SUBSTITUTE, Operation.MERGE, Operation.SPLIT))
_ALONE = frozenset((Operation.INSERT, Operation.REPEAL))
