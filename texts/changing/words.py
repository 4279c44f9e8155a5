"""Words: those inside a provision that an act changes (改词、删词、加词)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from texts.address import CONTAINERS, Level
from texts.amendment import Era, Instruction, Notice, Operation, Part, Place, Target
from texts.changing.errors import Unplaced
from texts.changing.places import SEGMENTS, line_of, name, old_node, pointed_paragraph, span_in
from texts.changing.site import Site
from texts.changing.substituting import Substituting
from texts.folding import flat
from texts.grammar.cn.amending.quoting import ELLIPSIS
from texts.rewording import Edit, apply_edits, find_all
from texts.worktree import Node

__all__ = ["PARTS", "Rewording"]

PARTS = frozenset((*SEGMENTS, Part.FIRST_WORDS))
"""The parts of a paragraph that may be given other words, or struck."""

_UNITS = (Level.ARTICLE, Level.ITEM)
_GOES_ON = "，、；,;：:"
_STOPS = "。；;"
_OF_PARTS = frozenset((Operation.SUBSTITUTE, Operation.REPEAL))
_SLIP = 0.05
"""What share of a quoted paragraph may differ from the text that it is taken from."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where an operand stands."""

    node: Node
    start: int
    end: int


class Rewording:
    """The changes of words that one act orders, made all at once."""

    def __init__(self, site: Site, substituting: Substituting) -> None:
        self._site = site
        self._tree = site.tree
        self._substituting = substituting
        self._touch = site.touch
        self._edits: dict[int, list[tuple[Node, Edit, Instruction]]] = defaultdict(list)

    def change(self, instruction: Instruction) -> None:
        """Note what one instruction changes.

        Raises:
            Unplaced: an operand is not there.
        """
        planned = [plan for target in instruction.targets for plan in self._plan(instruction, target)]
        for node, edit in planned:
            self._edits[id(node)].append((node, edit, instruction))

    def settle(self) -> Iterator[tuple[Instruction, str]]:
        """Make all changes; yield the instructions that contradict each other."""
        for found in self._edits.values():
            node = found[0][0]
            if node.within_gone or node.whole:
                yield from ((one, f"{line_of(node)[:12]} is given other words by the same act") for _, _, one in found if one.operation in _OF_PARTS)
                continue
            words = apply_edits(node.words, [edit for _, edit, _ in found])
            if words is None:
                yield from ((instruction, f"changes words of {line_of(node)[:20]} that another instruction changes too") for _, _, instruction in found)
                continue
            node.words = words
            node.changed = True
            for _, _, instruction in found:
                self._touch(node, instruction)
            if not words and node.level is Level.PARAGRAPH and not node.children:
                node.gone = True

    def _plan_part(self, instruction: Instruction, target: Target) -> tuple[Node, Edit]:
        """Return the change that gives a sentence, 前段 or 引导语 other words, or strikes it."""
        node = pointed_paragraph(self._site.node(target))
        words = node.origin.words
        start, end = (0, len(words)) if target.part is Part.FIRST_WORDS else span_in(words, target)
        if instruction.payload is None:
            # What stands before a struck end takes its full stop.
            stop = words[end - 1] if end == len(words) and words[start - 1 : start] in _GOES_ON and start else ""
            return node, Edit(start - bool(stop), end, stop)
        if len(instruction.payload.lines) != 1:
            raise Unplaced("several paragraphs are given for part of one")
        return node, Edit(start, end, instruction.payload.lines[0])

    def _plan(self, instruction: Instruction, target: Target) -> Iterator[tuple[Node, Edit]]:
        if instruction.operation in _OF_PARTS:
            yield self._plan_part(instruction, target)
            return
        if instruction.operation is Operation.ADD_WORDS and not target.words:
            yield from self._add_at_edge(instruction, target)
            return
        if len(target.words) > 1 or (instruction.payload is not None and len(instruction.payload.lines) > 1):
            self._replace_paragraphs(instruction, target)
            return
        payload = instruction.payload.lines[0] if instruction.payload is not None else ""
        target, payload = self._without_own_label(target, payload)
        if target.part is Part.TITLE and self._substituting.reword_title(target.words[0], payload):
            return
        heading = self._heading(target) if instruction.operation is Operation.REWORD and not target.address.steps else None
        if heading is not None:
            yield heading, Edit(0, len(heading.origin.words), _without_label(payload, heading.label))
            return
        hits = self._hits(instruction, target)
        if instruction.operation is Operation.ADD_WORDS and instruction.place is None:
            raise Unplaced(f"it is not said where in {name(target.address)} the words are added")
        if instruction.operation is Operation.ADD_WORDS and len(hits) > 1 and not instruction.every:
            raise Unplaced(f"“{target.words[0]}” stands {len(hits)} times in {name(target.address)}")
        if instruction.operation is not Operation.ADD_WORDS and instruction.place in (Place.AFTER, Place.BEFORE):
            yield self._part_beside(instruction, hits, payload)
            return
        for hit in hits:
            if instruction.operation is Operation.ADD_WORDS:
                at = hit.start if instruction.place is Place.BEFORE else hit.end
                yield hit.node, Edit(at, at, payload)
            else:
                yield hit.node, Edit(hit.start, hit.end, payload)

    def _without_own_label(self, target: Target, payload: str) -> tuple[Target, str]:
        """Return operand and words without the number of the point that is named, where both are quoted with it (第一项“（一）甲”)."""
        node = self._tree.find(target.address) if target.address.steps and target.era is Era.OLD else None
        label = flat(node.label) if node is not None else ""
        if not label or node is None or node.level in (*_UNITS, *CONTAINERS) or not flat(target.words[0]).startswith(label):
            return target, payload
        size = len(node.label)
        return replace(target, words=(target.words[0][size:].lstrip(),)), payload[size:].lstrip() if flat(payload).startswith(label) else payload

    @staticmethod
    def _part_beside(instruction: Instruction, hits: list[_Hit], payload: str) -> tuple[Node, Edit]:
        """Return the change of all that stands after, or before, the quoted words of a paragraph (“甲”以后的部分)."""
        if len(hits) != 1:
            raise Unplaced(f"the words stand {len(hits)} times, and it is not said after which")
        hit, words = hits[0], hits[0].node.origin.words
        if instruction.place is Place.BEFORE:
            return hit.node, Edit(0, hit.start, payload)
        end = len(words) - 1 if not payload and words[-1] in _STOPS else len(words)
        return hit.node, Edit(hit.end, end, payload)

    def _scope(self, instruction: Instruction, target: Target) -> list[Node]:
        if target.part is Part.FIRST_WORDS:
            return [pointed_paragraph(old_node(self._tree, target))]
        if target.part is Part.OPENING:
            return [node for top in self._tree.root.children if top.level is Level.LEAD for node in top.walk()]
        if not target.address.steps:
            spared = {id(inner) for address in instruction.exceptions for inner in _inside(self._tree.find(address))}
            return [node for top in self._tree.root.children for node in top.walk() if id(node) not in spared and not node.added]
        node = self._site.new_node(target) if target.era is Era.NEW else old_node(self._tree, target)
        return [node] if target.part is Part.HEADING else list(node.walk())

    def _heading(self, target: Target) -> Node | None:
        """Return the one heading that an operand quotes with its number (“一、一般规定”)."""
        quoted = flat(target.words[0])
        found = [node for node in self._tree.body() if node.level in CONTAINERS and node.label and flat(line_of(node)) == quoted]
        return found[0] if len(found) == 1 else None

    def _hits(self, instruction: Instruction, target: Target) -> list[_Hit]:
        """Find the operand; the words of an article that is wholly replaced have been read in the payload already."""
        operand = target.words[0]
        spans = ((node, span) for node in self._scope(instruction, target) for span in find_all(node.origin.words, operand))
        found = [_Hit(node, *span) for node, span in spans if _in_sentences(node, span, target) and _in_words(node, span, target)]
        if not found and instruction.operation is Operation.REWORD and target.address.steps and target.era is Era.OLD:
            whole = self._quoted(target)
            if whole is not None:
                return [_Hit(whole[0], 0, len(whole[0].words))]
        if not found and ELLIPSIS in operand:
            found = [_Hit(node, *span) for node in self._scope(instruction, target) for span in _from_to(node.origin.words, operand)]
        if not found:
            where = name(target.address) if target.address.steps else "the text"
            if any(node.whole for node in self._scope(instruction, target)):
                self._site.notices.append((Notice.IMPLIED, f"{instruction.clause.item}“{operand}”: {where} is printed anew by the same act"))
                return []
            raise Unplaced(f"“{target.within or operand}” does not stand in {where}")
        if target.occurrence is not None:
            if target.occurrence > len(found):
                raise Unplaced(f"“{operand}” stands {len(found)} times in {name(target.address)}")
            return [found[target.occurrence - 1 if target.occurrence > 0 else target.occurrence]]
        return found

    def _replace_paragraphs(self, instruction: Instruction, target: Target) -> None:
        """Put paragraphs in the place of paragraphs that are quoted as a whole (“…”“…”)."""
        nodes = self._quoted(target)
        if nodes is None:
            raise Unplaced(f"the paragraphs quoted do not stand once in {name(target.address)}")
        tops = [inner for inner in nodes if inner.parent not in nodes]
        if any(id(inner) not in {id(n) for n in nodes} for top in tops for inner in top.walk() if inner.words):
            raise Unplaced("what is quoted ends in the middle of a paragraph's points")
        if instruction.operation is Operation.STRIKE:
            for top in tops:
                top.gone = True
                self._touch(top, instruction)
            return
        self._substituting.replace_run(tops, instruction.payload.provisions if instruction.payload is not None else (), instruction)

    def _quoted(self, target: Target) -> list[Node] | None:
        """Return the nodes whose lines an operand quotes: alike to the letter, or all the lines of the target and nearly so."""
        node = old_node(self._tree, target)
        lines = [(inner, flat(line_of(inner))) for inner in node.walk() if inner.words and inner.level not in _UNITS]
        wanted = [flat(line) for line in target.words]
        starts = [at for at in range(len(lines) - len(wanted) + 1) if [line for _, line in lines[at : at + len(wanted)]] == wanted]
        if len(starts) == 1:
            return [inner for inner, _ in lines[starts[0] : starts[0] + len(wanted)]]
        if starts or len(lines) != len(wanted) or not all(_alike(line, quoted) for (_, line), quoted in zip(lines, wanted, strict=True)):
            return None
        self._site.notices.append((Notice.OPERAND, f"{name(target.address)}: the act quotes other words than the text has"))
        return [inner for inner, _ in lines]

    def _add_at_edge(self, instruction: Instruction, target: Target) -> Iterator[tuple[Node, Edit]]:
        """Add words at the start or end of a provision or a sentence."""
        assert instruction.payload is not None  # noqa: S101 - words are added
        node = self._site.new_node(target) if target.era is Era.NEW else old_node(self._tree, target)
        at_start = instruction.place in (Place.START, Place.BEFORE)
        if len(instruction.payload.lines) > 1:
            raise Unplaced("several paragraphs are added, and it is not said as what")
        words = instruction.payload.lines[0]
        edge = _edge(node, at_start=at_start)
        if target.sentences and sum(1 for inner in node.walk() if inner.words) > 1:
            raise Unplaced(f"{name(target.address)} has several paragraphs or points, and it is not said in which the sentence is")
        if target.sentences or target.part in SEGMENTS:
            at = span_in(edge.origin.words, target)[0 if at_start else 1]
            yield edge, Edit(at, at, words)
            return
        text = edge.origin.words
        if at_start or not text:
            yield edge, Edit(0, 0, words)
        elif words[0] in _GOES_ON and text[-1] in _STOPS:
            yield edge, Edit(len(text) - 1, len(text), words if words[-1] in _STOPS else words + text[-1])
        else:
            yield edge, Edit(len(text), len(text), words)


def _alike(line: str, quoted: str) -> bool:
    """Say whether a quotation of a whole paragraph can mean no other: a few letters in a hundred differ."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_distance(line, quoted) <= _SLIP


def _from_to(text: str, operand: str) -> list[tuple[int, int]]:
    """Return where words stand that a quotation gives the beginning and the end of (“甲……乙”)."""
    head, _, tail = operand.partition(ELLIPSIS)
    starts = find_all(text, head)
    ends = [end for _, end in find_all(text, tail) if len(starts) == 1 and end - len(tail) >= starts[0][1]]
    return [(starts[0][0], ends[0])] if len(ends) == 1 else []


def _without_label(words: str, label: str) -> str:
    return words[len(label) :].lstrip(" 　") if words.startswith(label) else words


def _inside(node: Node | None) -> Iterator[Node]:
    if node is not None:
        yield from node.walk()


def _in_sentences(node: Node, span: tuple[int, int], target: Target) -> bool:
    if not target.sentences and target.part not in SEGMENTS:
        return True
    try:
        start, end = span_in(node.origin.words, target)
    except Unplaced:
        return False
    return start <= span[0] and span[1] <= end


def _in_words(node: Node, span: tuple[int, int], target: Target) -> bool:
    if target.within is None:
        return True
    return any(start <= span[0] and span[1] <= end for start, end in find_all(node.origin.words, target.within))


def _edge(node: Node, *, at_start: bool) -> Node:
    """Return the paragraph where a provision's words begin or end."""
    own = [inner for inner in node.walk() if inner.words]
    if not own:
        raise Unplaced("there are no words to add to")
    if node.words and node.level not in _UNITS and not at_start and node.level is Level.PARAGRAPH and not node.children:
        return node
    return own[0] if at_start else own[-1]
