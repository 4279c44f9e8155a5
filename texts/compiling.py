"""From an amending act and a law to an Amendment (修改决定的编译).

What the words of the act order, a grammar reads; here each reference is looked
up in the law. A target that is not there exactly once is Unresolved.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from texts.address import Address, Level, Number, Step
from texts.amendment import Amendment, Clause, Era, Instruction, Notice, Operation, OwnClause, Part, Payload, Target, Unresolved
from texts.document import Document, Role, walk
from texts.errors import caret
from texts.grammar.cn.amending.items import Act, Item, read_acts
from texts.grammar.cn.amending.orders import Misread, Order, Reading, Ref, Spot
from texts.grammar.cn.amending.payloads import finished, numbered, read_payload, read_words
from texts.grammar.cn.amending.phrases import ADJUSTS_NUMBERS, ADJUSTS_WORDS, FORCE, read_item
from texts.grammar.cn.amending.quoting import Quotation, Words, read_quotations
from texts.grammar.cn.amending.references import Context
from texts.grammar.cn.amending.titles import Names
from texts.placing import Places, Unplaced, without_number

__all__ = ["acts_of", "compile_act", "laws_named"]


def acts_of(document: Document) -> tuple[Act, ...]:
    """Return the acts that a text prints, in order."""
    return read_acts(document)


def compile_act(act: Act, law: Document) -> Amendment:
    """Compile one amending act against the text that it changes.

    Args:
        act: as `acts_of` returns it.
        law: the text left by every act adopted earlier.
    """
    return _Compiling(act, law).run()


def laws_named(act: Act) -> tuple[str, ...]:
    """Return the titles of the laws that an act changes, as its items name them."""
    return tuple(dict.fromkeys(_named(act)))


_LAW = re.compile(r"《((?:[^《》]|《[^《》]*》)*)》(?:[（(][^（）()]*[)）])?(?=原?第|的?名称|中的)")


@dataclass(frozen=True, slots=True)
class _Said:
    """An order with the item that says it."""

    item: Item
    reading: Reading
    order: Order

    def clause(self) -> Clause:
        return Clause(self.item.name, self.reading.shown, self.order.start, self.order.end)


class _Compiling:
    """One act against one law."""

    def __init__(self, act: Act, law: Document) -> None:
        self._act = act
        self._law = law
        self._places = Places(law)
        titles = law.passages(Role.TITLE)
        self._names = Names.of("".join(titles[0].lines) if titles else None, act.lead)
        self._named = laws_named(act)
        self._notices: list[tuple[Notice, str]] = []
        self._unresolved: list[Unresolved] = []
        self._others: list[str] = []
        # What a provision becomes that the act gives a number of another level.
        self._levels: dict[Address, Level] = {}

    def run(self) -> Amendment:
        instructions: list[Instruction] = []
        if not self._decide_law():
            return Amendment((), tuple(self._unresolved), tuple(OwnClause(text) for text in self._act.own), (), self._named)
        context, whole = Context(), ""
        for item in self._act.items:
            if item.heading is not None and not self._is_ours(item.heading):
                continue
            if item.whole != whole or not item.whole:
                # A shorter reference leans on what its own item named, never on another's.
                context, whole = Context(), item.whole
            reading = read_item(read_quotations(item.lines), self._names.mean, context)
            self._note(item, reading)
            for order in reading.orders:
                instructions.extend(self._compile(_Said(item, reading, order)))
        instructions.extend(self._from_own())
        if not instructions and not self._unresolved:
            self._notices.append((Notice.NO_CHANGE, _without_change(self._act)))
        own = tuple(OwnClause(text) for text in self._act.own)
        return Amendment(tuple(instructions), tuple(self._unresolved), own, tuple(self._notices), tuple(dict.fromkeys(self._others)))

    def _decide_law(self) -> bool:
        """Say whether it is known which items are about this law.

        An act that names one law alone is about that one, though its text may
        bear another title; of several, none is taken on a guess.
        """
        if self._names.title is not None and any(self._names.mean(title) for title in self._named):
            return True
        if len(self._named) <= 1:
            if self._named and self._names.title is not None:
                self._notices.append((Notice.OTHER_LAW, f"the act names {self._named[0]}, the text is titled {self._names.title}"))
            self._names = Names(None)
            return True
        reason = "the text prints no title" if self._names.title is None else "none of them is the title of the text"
        for item in self._act.items:
            clause = Clause(item.name, item.heading or item.lines[0], 0, len(item.heading or item.lines[0]))
            self._unresolved.append(Unresolved(clause, f"the act changes {len(self._named)} laws, and {reason}"))
        return False

    def _is_ours(self, heading: str) -> bool:
        title = heading[heading.find("《") + 1 : heading.rfind("》")]
        if self._names.mean(title):
            return True
        self._others.append(title)
        return False

    def _note(self, item: Item, reading: Reading) -> None:
        self._others.extend(reading.foreign)
        self._notices.extend((Notice.MISPRINT, f"{item.name}{text}") for text in reading.misprints)
        self._notices.extend((Notice.NO_CHANGE, f"{item.name}{words}: changes no words") for words in reading.forces)
        for found in reading.misread:
            self._unresolved.append(Unresolved(Clause(item.name, reading.shown, found.start, found.end), _misread(reading, found)))

    def _from_own(self) -> Iterator[Instruction]:
        """Yield what the act's own clauses order (作相应修改并对条文顺序作相应调整，重新公布)."""
        for text in self._act.own:
            for pattern, operation in ((ADJUSTS_NUMBERS, Operation.RENUMBER_FOLLOWING), (ADJUSTS_WORDS, Operation.ADJUST_WORDING)):
                match = pattern.search(text)
                if match:
                    yield Instruction(Clause("", text, match.start(), match.end()), operation)

    def _compile(self, said: _Said) -> Iterator[Instruction]:
        try:
            yield from list(self._instructions(said))
        except Unplaced as unplaced:
            clause = Clause(said.item.name, said.reading.shown, unplaced.start, max(unplaced.end, unplaced.start + 1))
            self._unresolved.append(Unresolved(clause, unplaced.reason))

    def _instructions(self, said: _Said) -> Iterator[Instruction]:
        order = said.order
        self._refuse_others(order)
        bare = Instruction(said.clause(), order.operation, exceptions=tuple(self._places.place(ref).address for ref in order.exceptions))
        if order.operation in (Operation.RENUMBER_FOLLOWING, Operation.ADJUST_WORDING):
            yield replace(bare, targets=self._places.targets(order), level=order.level)
        elif order.operation is Operation.REWORD:
            yield from self._reword(bare, order)
        elif order.operation in (Operation.STRIKE, Operation.ADD_WORDS):
            yield from self._words(bare, order)
        elif order.operation is Operation.RENUMBER:
            yield from self._renumber(bare, order)
        elif order.operation is Operation.INSERT:
            yield self._insert(bare, order)
        elif order.operation is Operation.SUBSTITUTE:
            yield from self._substitute(bare, order)
        else:
            if order.operation is Operation.GROUP:
                yield from self._new_heading(bare, order)
            yield self._whole(bare, order)

    # operations

    def _refuse_others(self, order: Order) -> None:
        """Refuse 第三条等条款 unless what is to change stands nowhere but in those named."""
        for spot in order.spots:
            if not spot.others:
                continue
            named = [self._places.place(ref).address for ref in spot.refs]
            operands = [read_words((operand,))[0] for operand in spot.operands]
            beside = self._places.beside(named, operands)
            if beside or not operands:
                raise Unplaced(f"等: others than those named may be meant{f', as {beside}' if beside else ''}", spot.refs[0].start, spot.refs[-1].end)

    def _reword(self, bare: Instruction, order: Order) -> Iterator[Instruction]:
        operands = [operand for spot in order.spots for operand in spot.operands]
        pairs = _pair(operands, order)
        at = 0
        for spot in order.spots:
            for operand in spot.operands:
                words = read_words((operand,))
                payload = Payload(read_words((pairs[at],)))
                if len(words) > 1 or len(payload.lines) > 1:
                    payload = read_payload((pairs[at],), Level.PARAGRAPH)
                at += 1
                named = [without_number(ref, words) for ref in spot.refs]
                if any(ref is not said for (ref, _), said in zip(named, spot.refs, strict=True)):
                    payload = Payload(without_number(Ref((), 0, 0), payload.lines)[1], payload.provisions)
                targets = tuple(replace(self._places.place_words(ref, quoted), words=quoted, within=_within(spot)) for ref, quoted in named)
                yield replace(bare, targets=targets, payload=payload, place=spot.place, every=spot.every)

    def _words(self, bare: Instruction, order: Order) -> Iterator[Instruction]:
        payload = Payload(read_words(order.payload)) if order.payload else None
        headings = [self._places.heading(ref, operand) for spot in order.spots for ref in spot.refs for operand in spot.operands]
        if order.operation is Operation.STRIKE and headings and all(headings):
            # 删去标题“二、执行管辖”: the heading goes, what stands under it stays.
            targets = tuple(Target(heading, part=Part.HEADING) for heading in headings if heading is not None)
            yield replace(bare, operation=Operation.REPEAL, targets=targets)
            return
        given = iter(_pair([operand for spot in order.spots for operand in spot.operands], order) if order.respectively else ())
        for spot in order.spots:
            for operand in spot.operands or (None,):
                payload = Payload(read_words((next(given),))) if order.respectively else payload
                words = read_words((operand,)) if operand is not None else ()
                targets = tuple(replace(self._places.place_words(ref, words), words=words, within=_within(spot)) for ref in spot.refs)
                yield replace(bare, targets=targets, payload=payload, place=spot.place, every=spot.every)

    def _renumber(self, bare: Instruction, order: Order) -> Iterator[Instruction]:
        targets = self._places.targets(order)
        labels = order.labels
        if len(labels) == 1 < len(targets) and all(len(target.address.steps) > len(labels[0].steps) for target in targets):
            # 第二款、第三款改为第四条: all of them make the one article.
            labels = labels * len(targets)
        if len(targets) != len(labels):
            raise Unplaced(f"{len(targets)} provisions and {len(labels)} numbers for them", order.start, order.end)
        for target, label in zip(targets, labels, strict=True):
            self._levels[target.address] = label.steps[-1].level
            yield replace(bare, targets=(target,), labels=(Address(label.steps),))

    def _insert(self, bare: Instruction, order: Order) -> Instruction:
        assert order.level is not None  # noqa: S101 - an insertion says of what
        payload = read_payload(self._finished(order, order.level), order.level)
        labels = tuple(Address(label.steps) for label in order.labels)
        targets = self._places.targets(order)
        place = order.spots[0].place if order.spots else None
        if (
            order.level is Level.POINT
            and payload.lines[0][:1].isdigit()
            and targets
            and targets[0].address.steps
            and targets[0].address.steps[0].level is Level.ANNEX
        ):
            # The list of an annex is numbered 1. 2. 3., and called 项 all the same.
            payload = read_payload(order.payload, Level.INDENT)
        level = self._places.article_level() if order.level is Level.ARTICLE else order.level
        if level is not order.level:
            payload = read_payload(order.payload, level, labels[0].steps[-1].number if labels else None)
            labels = tuple(Address((Step(level, label.steps[-1].number),)) for label in labels)
        return replace(bare, targets=targets, payload=payload, labels=labels, place=place, level=level)

    def _substitute(self, bare: Instruction, order: Order) -> Iterator[Instruction]:
        targets = self._places.targets(order)
        if order.annexed:
            yield replace(bare, targets=targets, payload=self._annexed(targets[0], order))
            return
        if len(targets) > 1 and len({_level(target) for target in targets}) > 1:
            yield from self._substitute_apart(bare, order, targets)
            return
        level = self._levels.get(targets[0].address, _level(targets[0])) if targets[0].part is Part.WHOLE and not targets[0].sentences else _level(targets[0])
        yield replace(bare, targets=targets, payload=read_payload(self._finished(order, level), level, _number(targets[0])))

    @staticmethod
    def _substitute_apart(bare: Instruction, order: Order, targets: Sequence[Target]) -> Iterator[Instruction]:
        """Yield one instruction for each of several provisions of different levels: the words of one begin with its number (序言及第一条修改为)."""
        lines = [(line, quotation) for quotation in order.payload for line in quotation.lines]
        starts = [0]
        for target in targets[1:]:
            found = [at for at, (line, _) in enumerate(lines) if numbered(line) == _number(target) is not None]
            if len(found) != 1 or found[0] <= starts[-1]:
                raise Unplaced("provisions of different levels, and it is not said which words are whose", order.start, order.end)
            starts.append(found[0])
        for target, start, end in zip(targets, starts, [*starts[1:], len(lines)], strict=True):
            given = [replace(quotation, lines=(line,)) for line, quotation in lines[start:end]]
            yield replace(bare, targets=(target,), payload=read_payload(given, _level(target), _number(target)))

    def _finished(self, order: Order, level: Level) -> Sequence[Quotation]:
        """Return the words given; a full stop that stands behind the mark that closes them is told."""
        given = finished(order.payload, level)
        if given is not order.payload:
            self._notices.append((Notice.QUOTE, f"“…{given[-1].lines[-1][-8:-1]}”。: the full stop is taken for that of the provision"))
        return given

    def _annexed(self, target: Target, order: Order) -> Payload:
        """Return the annex of the act that is meant: the only one, or the one with the number of what it replaces."""
        found = [annex for annex in self._act.annexes if len(self._act.annexes) == 1 or annex.number == _number(target)]
        if len(found) != 1:
            raise Unplaced(f"the act prints {len(self._act.annexes)} annexes, and it is not said which is meant", order.start, order.end)
        lines = tuple(line for node in walk(found[0]) for line in (node.label + node.gap + node.words).splitlines() if line)
        return Payload(lines, tuple(found))

    def _new_heading(self, bare: Instruction, order: Order) -> Iterator[Instruction]:
        """Yield the heading that is named with the articles it holds and is not there yet (第一节“一般规定”，包括第四条、第五条)."""
        label = order.labels[0]
        if label.named is None or label.era is Era.NEW or any(place.address.steps == label.steps for place in self._places.index.places):
            return
        payload = Payload((label.named,))
        yield replace(
            bare, operation=Operation.INSERT, targets=(Target(Address()),), payload=payload, labels=(Address(label.steps),), level=label.steps[-1].level
        )

    def _whole(self, bare: Instruction, order: Order) -> Instruction:
        targets = self._places.targets(order)
        inside = targets[0].address.steps[1:] and all(target.address.steps[-1].level is targets[0].address.steps[-1].level for target in targets)
        payload = read_payload(order.payload, _level(targets[0]) if inside else Level.ARTICLE) if order.payload else None
        place = order.spots[-1].place if order.spots else None
        return replace(bare, targets=targets, payload=payload, labels=tuple(Address(label.steps) for label in order.labels), place=place)


def _named(act: Act) -> Iterator[str]:
    """Yield the titles of the laws that an act changes, as its items name them."""
    for item in act.items:
        if item.heading is not None:
            yield item.heading[item.heading.find("《") + 1 : item.heading.rfind("》")]
        else:
            for part in read_quotations(item.lines):
                if isinstance(part, Words):
                    yield from (match[1] for match in _LAW.finditer(part.text))


def _without_change(act: Act) -> str:
    """Return what an act does that orders no change of words."""
    said = FORCE.search("。".join((act.title or "", *act.lead, *(line for item in act.items for line in item.lines), *act.own)))
    if said is None and act.title is not None and act.title.endswith("解释"):
        return "the act interprets the law, and changes no words of it"
    return f"the act changes no words of the text: {said[0]}" if said is not None else "no instruction to change the text was found in the act"


def _level(target: Target) -> Level:
    if target.part is Part.OPENING and not target.sentences:
        return Level.LEAD
    if not target.address.steps or target.part is not Part.WHOLE or target.sentences:
        return Level.HEADING
    return target.address.steps[-1].level


def _number(target: Target) -> Number | None:
    """Return the number of a whole provision; `None` for a part of one."""
    whole = target.part is Part.WHOLE and not target.sentences
    return target.address.steps[-1].number if target.address.steps and whole else None


def _pair(operands: Sequence[Quotation], order: Order) -> Sequence[Quotation]:
    """Return the payload of each operand: one for all, or one for each in turn (分别)."""
    if len(order.payload) == 1:
        return list(order.payload) * len(operands)
    if len(order.payload) != len(operands):
        raise Unplaced(f"{len(operands)} quotations to change and {len(order.payload)} to change them to", order.start, order.end)
    return order.payload


def _within(spot: Spot) -> str | None:
    return None if spot.within is None else "\n".join(read_words((spot.within,)))


def _misread(reading: Reading, found: Misread) -> str:
    line = " ".join(reading.shown.splitlines())
    return f"instruction not understood: expected {found.expected}\n    {line}\n    {caret(line, found.start, max(found.end, found.start + 1))}"
