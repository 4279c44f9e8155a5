"""Document and Instructions to the Document that they make (修改指令的施行).

All instructions of an act take effect at once: operands are looked up in the
old text, numbers after 作为 and 改为 are those of the new one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from texts.address import Level, Step
from texts.amendment import Instruction, Notice, Operation, Part, Target, Unresolved
from texts.changing.arranging import Arranging
from texts.changing.citing import follow, outdated
from texts.changing.conflicts import conflicts
from texts.changing.errors import Unplaced
from texts.changing.site import Site
from texts.changing.substituting import Substituting
from texts.changing.units import Units
from texts.changing.words import PARTS, Rewording
from texts.document import Document
from texts.effects import Effect, effects
from texts.worktree import Node, Tree

__all__ = ["Applied", "apply"]

_WORDS = frozenset((Operation.REWORD, Operation.STRIKE, Operation.ADD_WORDS))


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a text and of the instructions applied to it.

    Args:
        document: the new text; untouched provisions are the same objects.
        applied: the instructions that were carried out.
        unresolved: those that were not, with reasons.
        notices: what followed of itself, in words.
        effects: what became of each provision that is changed, numbered anew, added or repealed.
    """

    document: Document
    applied: tuple[Instruction, ...]
    unresolved: tuple[Unresolved, ...]
    notices: tuple[tuple[Notice, str], ...]
    effects: tuple[Effect, ...]


def apply(document: Document, instructions: Sequence[Instruction], *, follow_citations: bool = False) -> Applied:
    """Return the text as it reads once the instructions (修改指令) of one act take effect.

    Args:
        document: the text left by every act adopted earlier.
        instructions: of one act, all of them.
        follow_citations: whether citations that the act leaves take the new numbers of the articles cited; no act orders it.

    Returns:
        The new text; an instruction whose operand is not there exactly once,
        or that another one contradicts, is not carried out and reported.
    """
    return _Applying(document, instructions).run(follow_citations=follow_citations)


class _Applying:
    """One act on one text."""

    def __init__(self, document: Document, instructions: Sequence[Instruction]) -> None:
        self._instructions = instructions
        self._tree = Tree(document)
        self._failed: dict[int, Unresolved] = {}
        self._by: dict[int, list[Instruction]] = {}
        renumber = any(instruction.operation is Operation.RENUMBER_FOLLOWING and not instruction.targets for instruction in instructions)
        self._arranging = Arranging(self._tree, renumber=renumber)
        self._site = Site(document, self._tree, self._arranging, self._touch)
        substituting = Substituting(self._site)
        self._units = Units(self._site, substituting)
        self._words = Rewording(self._site, substituting)

    def run(self, *, follow_citations: bool) -> Applied:
        said_twice = self._said_twice()
        for instruction, reason in conflicts([one for one in self._instructions if id(one) not in said_twice]):
            self._fail(instruction, reason)
        sound = [instruction for instruction in self._instructions if id(instruction) not in self._failed and id(instruction) not in said_twice]
        for step in (self._unit_step, self._word_step):
            for instruction in sound:
                try:
                    step(instruction)
                except Unplaced as unplaced:
                    self._fail(instruction, unplaced.reason)
        for instruction, reason in (*self._words.settle(), *self._units.settle(), *self._arranging.settle()):
            self._fail(instruction, reason)
        self._refuse_losses()
        self._site.rewrite_contents()
        document = self._tree.frozen()
        notices = (*self._site.notices, *self._arranging.notices)
        applied = tuple(instruction for instruction in self._instructions if id(instruction) not in self._failed)
        following = next((one for one in applied if one.operation is Operation.RENUMBER_FOLLOWING), None)
        found = effects(self._tree, document, self._by, following)
        # What follows is no effect of the act: it is made when these are known.
        citing = tuple(follow(self._tree) if follow_citations else outdated(self._tree))
        document = self._tree.frozen() if follow_citations else document
        return Applied(document, applied, tuple(self._failed.values()), (*notices, *citing), found)

    def _said_twice(self) -> set[int]:
        """Return the repeals of paragraphs that are gone already, since their article is printed anew without them.

        第六条修改为：“甲。”，删去第二款: whether the words given are those of
        the article or of its first paragraph, they and what is repealed are
        all of it. Otherwise the two contradict each other.
        """
        found: set[int] = set()
        for whole in self._instructions:
            node = self._tree.find(whole.targets[0].address) if whole.operation is Operation.SUBSTITUTE and len(whole.targets) == 1 else None
            if (
                node is None
                or node.level is not Level.ARTICLE
                or whole.payload is None
                or whole.targets[0].part is not Part.WHOLE
                or whole.targets[0].sentences
            ):
                continue
            repeals = [one for one in self._instructions if _strikes_paragraphs_of(one, whole)]
            repealed = {id(self._tree.find(target.address)) for one in repeals for target in one.targets}
            given = [provision.level for provision in whole.payload.provisions]
            last = [child for child in node.children if child.level is Level.PARAGRAPH][len(given) :]
            if repeals and set(given) == {Level.PARAGRAPH} and repealed == set(map(id, last)):
                found.update(map(id, repeals))
                self._site.notices.extend((Notice.IMPLIED, f"{one.clause.item}: {node.label} is printed anew without it by the same act") for one in repeals)
        return found

    def _refuse_losses(self) -> None:
        """Report the instructions that would let words disappear which the act does not repeal."""
        for _, node in self._tree.nodes():
            if node.words and not node.whole and not node.within_gone and not self._tree.holds(node):
                for instruction in self._by.get(id(node), self._by.get(id(node.parent), [])):
                    self._fail(instruction, f"{node.words[:12]}… would stand nowhere")

    def _unit_step(self, instruction: Instruction) -> None:
        if not _is_of_words(instruction):
            self._units.change(instruction)

    def _word_step(self, instruction: Instruction) -> None:
        if _is_of_words(instruction):
            self._words.change(instruction)

    def _fail(self, instruction: Instruction, reason: str) -> None:
        self._failed.setdefault(id(instruction), Unresolved(instruction.clause, reason))

    def _touch(self, node: Node, instruction: Instruction) -> None:
        by = self._by.setdefault(id(node), [])
        if instruction not in by:
            by.append(instruction)


def _is_of_words(instruction: Instruction) -> bool:
    """Say whether an instruction changes words inside a paragraph: those quoted, or a sentence or part of it."""
    parts = instruction.operation in (Operation.SUBSTITUTE, Operation.REPEAL) and bool(instruction.targets)
    return instruction.operation in _WORDS or (parts and all(target.sentences or target.part in PARTS for target in instruction.targets))


def _strikes_paragraphs_of(one: Instruction, whole: Instruction) -> bool:
    """Say whether the same item strikes whole paragraphs of the article that it gives anew."""
    article = whole.targets[0].address.steps
    return one.operation is Operation.REPEAL and one.clause.item == whole.clause.item and all(_is_paragraph_of(target, article) for target in one.targets)


def _is_paragraph_of(target: Target, article: tuple[Step, ...]) -> bool:
    steps = target.address.steps
    plain = target.part is Part.WHOLE and not target.sentences and not target.words
    return plain and len(steps) > 1 and steps[-1].level is Level.PARAGRAPH and steps[:-1] == article
