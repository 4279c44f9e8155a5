"""Rearranging: provisions merged, divided, moved and exchanged (合并、拆分、移动、对调).

rearranged ::= spots "合并" ("为" count)? ("作为" label)? ("修改为" payload)?
| spots "分为" count "作为" labels ("修改为" payload)?
| spots "移至" ref ("后" | "前")? ("作为" label)?
| spots ("移至" | "放在") quotation ("后" | "前")                               words
| spots "对调"
| spots "并入" ref ("，"? "作为" label)? ("修改为" payload)?
"""

from dataclasses import replace

from texts.address import CONTAINERS, Level
from texts.amendment import Era, Operation
from texts.grammar.cn.amending.given import Given
from texts.grammar.cn.amending.insertions import Insertions
from texts.grammar.cn.amending.labelling import Labelling, olds
from texts.grammar.cn.amending.orders import Order, Ref, Spot
from texts.grammar.cn.amending.progress import Progress
from texts.grammar.cn.amending.spotting import PLACES, Spotting
from texts.grammar.cn.amending.vocabulary import Kind

__all__ = ["Rearranging"]


class Rearranging:
    """Reads what becomes of provisions that keep their words and lose their place."""

    def __init__(self, item: Progress, given: Given, labelling: Labelling, insertions: Insertions, spotting: Spotting) -> None:
        self._item = item
        self._spotting = spotting
        self._given = given
        self._labelling = labelling
        self._insertions = insertions

    def merge_or_join(self, spots: tuple[Spot, ...]) -> None:
        """Read 合并, or 并入 with what something is merged into."""
        cursor = self._item.cursor
        verb = cursor.take()
        if not verb.text.endswith(("入", "入到", "到", "至")) and not (verb.text == "并为" and len(olds(spots)) == 1):
            self.merge(spots)
            return
        into = self._spotting.spots()
        if not into or not all(ref.steps for ref in (*olds(spots), *olds(into))):
            self._item.stumble()
            return
        inner = all(ref.steps and ref.steps[-1].level not in CONTAINERS for ref in olds(spots))
        if inner and all(ref.steps and ref.steps[-1].level in CONTAINERS for ref in olds(into)):
            self._item.emit(Order(Operation.MOVE, (*spots, *into), self._item.start, cursor.passed))
            return
        if cursor.sees(Kind.AS, past=(Kind.COMMA, Kind.FILLER)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.AS)
            labels = self._labelling.labels(into)
            self._item.emit(Order(Operation.RENUMBER, spots, self._item.start, cursor.passed, labels=labels))
            return
        self.merge((*into, *spots))

    def exchange(self, spots: tuple[Spot, ...]) -> None:
        """Let two provisions bear each other's numbers."""
        refs = olds(spots)
        if len(refs) != 2 or refs[0].steps[:-1] != refs[1].steps[:-1] or any(spot.operands for spot in spots):
            self._item.stumble()
            return
        self._item.emit(Order(Operation.EXCHANGE, spots, self._item.start, self._item.cursor.passed))

    def merge(self, spots: tuple[Spot, ...]) -> None:
        """Read what merged provisions become."""
        cursor = self._item.cursor
        self._item.subject = spots
        cursor.skip(Kind.FILLER, Kind.COUNT)
        if cursor.sees(Kind.AS, Kind.CHANGE, past=(Kind.COMMA, Kind.FILLER, Kind.COUNT)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.COUNT)
        while cursor.skip(Kind.AS, Kind.FILLER, Kind.COUNT) or (
            cursor.sees(Kind.COMMA) and cursor.sees(Kind.AS, past=(Kind.COMMA,)) and cursor.skip(Kind.COMMA)
        ):
            pass
        changed = cursor.sees(Kind.CHANGE) and cursor.sees(Kind.CITE, past=(Kind.CHANGE, Kind.FILLER, Kind.LAW))
        if changed:
            cursor.skip(Kind.CHANGE, Kind.FILLER)
        labels = self._labelling.labels(spots)
        if cursor.sees(Kind.CHANGE, past=(Kind.COMMA, Kind.FILLER)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.CHANGE)
        payload = (self._insertions.name(labels[-1].steps[-1].level) if labels else ()) or self._given.payload(whole=True)
        self._item.emit(Order(Operation.MERGE, spots, self._item.start, cursor.passed, payload, labels))
        if labels and labels[-1].steps[-1].level is Level.ARTICLE:
            # 合并为一条，作为第三条，第一款修改为: of the article that they make.
            self._item.context.steps, self._item.context.era = labels[-1].steps, Era.NEW

    def split(self, spots: tuple[Spot, ...]) -> None:
        """Read into what provisions are divided."""
        cursor = self._item.cursor
        self._item.subject = spots
        parts = cursor.peek() if cursor.sees(Kind.COUNT) else None
        cursor.skip(Kind.COUNT, Kind.FILLER)
        if cursor.sees(Kind.AS, past=(Kind.COMMA, Kind.FILLER, Kind.RESPECTIVELY)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.AS, Kind.RESPECTIVELY)
        labels = self._labelling.labels(spots)
        if cursor.sees(Kind.CHANGE, past=(Kind.COMMA, Kind.FILLER)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.CHANGE)
        payload = self._given.payload(whole=True)
        if not payload and not labels and all(not ref.steps or ref.steps[-1].level in CONTAINERS for ref in olds(spots)):
            # 第二章分为两节, 第二章分为两章: what follows says which articles each holds.
            if parts is not None and all(ref.steps and ref.steps[-1].level is parts.level for ref in olds(spots)):
                self._item.emit(Order(Operation.SPLIT, spots, self._item.start, cursor.passed))
            return
        self._item.emit(Order(Operation.SPLIT, spots, self._item.start, cursor.passed, payload, labels))

    def move_words(self, spots: tuple[Spot, ...]) -> None:
        """Read 将“甲”移至“乙”之后: the words go from the one place to the other."""
        cursor = self._item.cursor
        anchor, side = cursor.peek(), cursor.peek(1)
        if (
            anchor is None
            or anchor.quotation is None
            or side is None
            or side.kind not in (Kind.AFTER, Kind.BEFORE)
            or len(spots) != 1
            or len(spots[0].operands) != 1
        ):
            self._item.stumble()
            return
        cursor.take_through(side)
        there = tuple(replace(spot, operands=(anchor.quotation,), place=PLACES[side.kind]) for spot in spots)
        self._item.emit(Order(Operation.STRIKE, spots, self._item.start, cursor.passed))
        self._item.emit(Order(Operation.ADD_WORDS, there, self._item.start, cursor.passed, spots[0].operands))

    def move(self, spots: tuple[Spot, ...]) -> None:
        """Read where provisions, or words, go."""
        cursor = self._item.cursor
        cursor.skip(Kind.RANGE, Kind.FILLER)
        if any(spot.operands for spot in spots):
            self.move_words(spots)
            return
        there = self._labelling.labels(spots)
        place = None
        if (token := cursor.peek()) is not None and token.kind in PLACES:
            place = PLACES[cursor.take().kind]
        labels: tuple[Ref, ...] = ()
        if cursor.sees(Kind.AS, past=(Kind.COMMA, Kind.FILLER)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.AS)
            labels = self._labelling.labels((Spot(there),) if there else spots)
        if not there:
            self._item.stumble()
            return
        if not labels and place is None and there[-1].steps[-1].level is olds(spots)[-1].steps[-1].level:
            labels = there
        if labels:
            self._item.emit(Order(Operation.RENUMBER, spots, self._item.start, cursor.passed, labels=labels))
        if (
            labels is there
            or (labels and labels[-1].steps[-1].level in CONTAINERS)
            or (labels and there[-1].steps[-1].level in (Level.ARTICLE, Level.PARAGRAPH) and place is None)
        ):
            return
        old = tuple(replace(ref, era=Era.OLD) for ref in there)
        self._item.emit(Order(Operation.MOVE, (*spots, Spot(old, place=place)), self._item.start, cursor.passed))
