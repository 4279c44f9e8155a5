"""Verbs: what is done to a place (修改动作).

verb ::= ("修改为" | "改为") (label | count "作为" labels)? payload?
| "作为" label payload?
| insertion
| "删去"
| "包括" refs
| rearranged                              rearranging.py
"""

from dataclasses import replace

from texts.address import CONTAINERS, Level
from texts.amendment import Era, Operation, Part
from texts.grammar.cn.amending.given import Given
from texts.grammar.cn.amending.insertions import Insertions
from texts.grammar.cn.amending.labelling import Labelling, olds
from texts.grammar.cn.amending.orders import Order, Ref, Spot
from texts.grammar.cn.amending.progress import Progress
from texts.grammar.cn.amending.quoting import Quotation
from texts.grammar.cn.amending.rearranging import Rearranging
from texts.grammar.cn.amending.spotting import Spotting
from texts.grammar.cn.amending.tokens import Token
from texts.grammar.cn.amending.vocabulary import Kind

__all__ = ["VERBS", "Verbs"]

VERBS = frozenset((Kind.CHANGE, Kind.AS, Kind.ADD, Kind.DELETE, Kind.MERGE, Kind.SPLIT, Kind.MOVE, Kind.EXCHANGE, Kind.INCLUDE, Kind.PUT))
"""The words that order something."""
_HIGHER = str.maketrans("〈〉", "《》")


class Verbs:
    """Reads what is done."""

    def __init__(self, item: Progress, given: Given, labelling: Labelling, insertions: Insertions, spotting: Spotting) -> None:
        self._item = item
        self._spotting = spotting
        self._given = given
        self._labelling = labelling
        self._insertions = insertions
        self.rearranging = Rearranging(item, given, labelling, insertions, spotting)

    def verbs(self, spots: tuple[Spot, ...]) -> None:
        """Read what is done to `spots`."""
        cursor = self._item.cursor
        if not spots:
            return
        self._item.subject = spots
        manner = self._manner()
        respectively = Kind.RESPECTIVELY in manner
        if Kind.EACH in manner:
            spots = tuple(replace(spot, every=True) for spot in spots)
        token = cursor.peek()
        if token is not None and token.kind is Kind.JOINT and cursor.sees(*VERBS, past=(Kind.JOINT,)):
            # 第三条、修改为: a mark too many.
            self._item.misprints.append(f"{self._item.shown[max(0, token.start - 4) : token.end + 3]}: read without {token.text}")
            cursor.take()
            token = cursor.peek()
        if self._operands_above(spots):
            # 原文为：“甲。” on one line, 修改为：“乙。” on the next.
            cursor.skip(Kind.STOP, Kind.FILLER)
            token = cursor.peek()
        if token is not None and token.kind is Kind.CITE and token.level in CONTAINERS and self._item.shown[: token.start].endswith("为"):
            self._relabel(spots)
            return
        if token is None or token.kind not in VERBS:
            self._without_verb(spots, token)
        else:
            self._order(spots, token.kind, respectively)

    def _manner(self) -> frozenset[Kind]:
        """Take the words before a verb that say how it is meant: 均, 分别."""
        cursor = self._item.cursor
        found: set[Kind] = set()
        while (token := cursor.peek()) is not None and token.kind in (Kind.FILLER, Kind.EACH, Kind.RESPECTIVELY, Kind.TAKE):
            found.add(token.kind)
            cursor.take()
        return frozenset(found)

    def _without_verb(self, spots: tuple[Spot, ...], token: Token | None) -> None:
        """Go on where no verb follows: it comes later, or nothing can be understood."""
        cursor = self._item.cursor
        if token is None:
            self._item.stumble()
        elif token.kind is Kind.COMMA and cursor.peek(1) is not None and cursor.sees(*VERBS, past=(Kind.COMMA, Kind.FILLER, Kind.TAKE)):
            return
        elif token.kind is Kind.COMMA and self._is_left(spots):
            self._item.stumble()
        elif token.kind is Kind.COMMA or (token.kind is Kind.COLON and self._item.shown[: token.start].endswith(("修改", "修正"))):
            return
        elif token.kind is Kind.COLON and cursor.sees(*VERBS, Kind.CITE, Kind.TAKE, past=(Kind.COLON, Kind.STOP)):
            # 第四条：删去第二款: what is done to it follows.
            cursor.take()
        elif self._announced(token):
            self._given_anew(spots, token)
        else:
            self._item.stumble()

    def _order(self, spots: tuple[Spot, ...], verb: Kind, respectively: bool) -> None:
        """Read what a verb orders."""
        if verb is Kind.CHANGE:
            self._change(spots, respectively)
            return
        if verb is Kind.ADD:
            self._insertions.add(spots, respectively=respectively)
            return
        if verb is Kind.MERGE:
            self.rearranging.merge_or_join(spots)
            return
        self._item.cursor.take()
        if verb is Kind.AS:
            self._relabel(spots)
        elif verb is Kind.DELETE:
            self.delete(self._struck(spots))
        elif verb is Kind.EXCHANGE:
            self.rearranging.exchange(spots)
        elif verb is Kind.SPLIT:
            self.rearranging.split(spots)
        elif verb is Kind.PUT:
            self.rearranging.move_words(spots)
        elif verb is Kind.MOVE:
            self.rearranging.move(spots)
        else:
            self._labelling.include(tuple(ref for spot in spots for ref in spot.refs))

    def _is_left(self, spots: tuple[Spot, ...]) -> bool:
        """Say whether a comma leaves provisions behind of which nothing was said, since another article is named after it."""
        after = self._item.cursor.peek(1)
        named = any(ref.steps and ref.steps[0].level is Level.ARTICLE for ref in olds(spots))
        return named and after is not None and after.kind is Kind.CITE and after.level is Level.ARTICLE

    def _operands_above(self, spots: tuple[Spot, ...]) -> bool:
        """Say whether the words quoted end a line, and what they become stands on the next."""
        token = self._item.cursor.peek()
        quoted = any(spot.operands for spot in spots)
        return quoted and token is not None and token.text == "\n" and self._item.cursor.sees(Kind.CHANGE, past=(Kind.STOP, Kind.FILLER))

    def _announced(self, token: Token) -> bool:
        """Say whether 修改 has been said before the place (修改第三条为：“…”; 修改第三条。将…)."""
        return token.kind in (Kind.COLON, Kind.STOP) and self._item.shown[self._item.start :].startswith("修改")

    def _given_anew(self, spots: tuple[Spot, ...], token: Token) -> None:
        payload = self._given.payload(whole=True) if token.kind is Kind.COLON else ()
        if payload:
            self._item.emit(Order(Operation.SUBSTITUTE, spots, self._item.start, self._item.cursor.passed, payload))

    def _struck(self, spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """Read what is struck where it follows the verb: 第三条删去第二款, 第三条删去“甲”."""
        cursor = self._item.cursor
        if any(spot.operands for spot in spots) or not cursor.sees(Kind.QUOTE, Kind.CITE, Kind.SENTENCE, past=(Kind.FILLER, Kind.TAKE)):
            return spots
        cursor.skip(Kind.FILLER, Kind.TAKE)
        return self._spotting.spots(deleting=True)

    def _change(self, spots: tuple[Spot, ...], respectively: bool) -> None:
        cursor = self._item.cursor
        cursor.take()
        cursor.skip(Kind.FILLER)
        if cursor.sees(Kind.CITE, past=(Kind.LAW, Kind.FILLER)) and not any(spot.operands for spot in spots):
            self._relabel(spots)
            return
        if cursor.sees(Kind.COUNT) and cursor.sees(Kind.AS, past=(Kind.COUNT, Kind.COMMA, Kind.FILLER)) and self._changes_level(spots):
            # 第二款改为单独一条，作为第六条.
            self._relabel(spots)
            return
        if (count := cursor.peek()) is not None and count.kind is Kind.COUNT and not any(spot.operands for spot in spots):
            steps = olds(spots)[-1].steps
            if steps and count.level is steps[-1].level:
                self.rearranging.split(spots)
                return
            # 将第七条修改为两款：the article stays one.
            cursor.take()
        whole = not any(spot.operands for spot in spots)
        if whole and cursor.skip(Kind.ANNEXED):
            self._item.emit(Order(Operation.SUBSTITUTE, spots, self._item.start, cursor.passed, annexed=True))
            return
        payload = self._given.payload(whole=whole) or self._title(spots)
        if not payload:
            self._item.stumble()
            return
        last = self._item.orders[-1] if self._item.orders else None
        if whole and last is not None and last.operation in (Operation.MERGE, Operation.SPLIT) and not last.payload and last.spots == spots:
            self._item.orders[-1] = replace(last, payload=payload, end=cursor.passed)
            return
        if whole and any(ref.named is not None for ref in olds(spots)):
            # 第三章“罚则”修改为“法律责任”: the name, not what stands under it.
            spots = tuple(replace(spot, refs=tuple(replace(ref, part=Part.HEADING) for ref in spot.refs)) for spot in spots)
        operation = Operation.SUBSTITUTE if whole else Operation.REWORD
        self._item.emit(Order(operation, spots, self._item.start, cursor.passed, payload, respectively=respectively, exceptions=self._item.exceptions))

    def _changes_level(self, spots: tuple[Spot, ...]) -> bool:
        """Say whether the units counted next are of another level than what becomes them."""
        count, steps = self._item.cursor.peek(), olds(spots)[-1].steps
        return count is not None and bool(steps) and count.level is not steps[-1].level

    def _title(self, spots: tuple[Spot, ...]) -> tuple[Quotation, ...]:
        """Read a new title that stands in 《 》 instead of quotation marks."""
        token = self._item.cursor.peek()
        if token is None or token.kind is not Kind.LAW or not all(ref.part is Part.TITLE for ref in olds(spots)):
            return ()
        self._item.cursor.take()
        return (Quotation((token.text[1:-1].translate(_HIGHER),)),)

    def _relabel(self, spots: tuple[Spot, ...]) -> None:
        """Read the number after 改为 or 作为, and the words that may follow it at once."""
        cursor = self._item.cursor
        if cursor.skip(Kind.COUNT) and not cursor.sees(Kind.AS, past=(Kind.COMMA, Kind.FILLER)):
            self._item.stumble()
            return
        # 单列一条，作为第四条.
        cursor.skip(*((Kind.COMMA, Kind.AS, Kind.FILLER) if cursor.sees(Kind.AS, past=(Kind.COMMA, Kind.FILLER)) else ()))
        labels = self._labelling.labels(spots)
        if not labels:
            self._item.stumble()
            return
        spots = self._in_the_old(spots, labels)
        if labels[0].steps[-1].level in CONTAINERS and olds(spots)[0].steps[-1:] and olds(spots)[0].steps[-1].level not in CONTAINERS:
            self._insertions.regroup(spots, labels)
            return
        if (
            len(olds(spots)) == 1
            and all(label.steps[:-1] == olds(spots)[0].steps != () for label in labels)
            and cursor.sees(Kind.COLON, Kind.CHANGE, past=(Kind.COMMA, Kind.FILLER))
        ):
            # 第六条改为三款，作为第一款、第二款、第三款：“…”: the article stays one, and all of it is printed.
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.CHANGE)
            payload = self._given.payload(whole=True)
            if not payload:
                self._item.stumble()
                return
            self._item.emit(Order(Operation.SUBSTITUTE, spots, self._item.start, cursor.passed, payload))
            return
        if len(labels) > len(olds(spots)) == 1 and cursor.sees(Kind.COLON, Kind.CHANGE, past=(Kind.COMMA, Kind.FILLER)):
            # 第三条改为第四条、第五条：“…”: one provision becomes several.
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.CHANGE)
            self._item.emit(Order(Operation.SPLIT, spots, self._item.start, cursor.passed, self._given.payload(whole=True), labels))
            return
        if len(labels) == 1 < len(olds(spots)) and all(len(ref.steps) == len(labels[0].steps) for ref in olds(spots)):
            # 第三条、第四条改为第三条：“…”: several provisions become one.
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.CHANGE)
            self._item.emit(Order(Operation.MERGE, spots, self._item.start, cursor.passed, self._given.payload(whole=True), labels))
            return
        self._item.emit(Order(Operation.RENUMBER, spots, self._item.start, cursor.passed, labels=labels))
        articles = [(ref.steps[0], label.steps[0]) for ref, label in zip(olds(spots), labels, strict=False) if len(ref.steps) == len(label.steps) == 1]
        self._item.context.renumbered = (*self._item.context.renumbered, *(pair for pair in articles if pair[0].level is pair[1].level is Level.ARTICLE))
        if labels[0].steps[:-1] != olds(spots)[0].steps[:-1]:
            self._item.context.steps, self._item.context.era, self._item.context.left = labels[-1].steps, Era.NEW, olds(spots)[0].steps[:1]
        name = self._insertions.name(labels[-1].steps[-1].level)
        if name:
            headed = tuple(replace(spot, refs=tuple(replace(ref, part=Part.HEADING) for ref in spot.refs), operands=()) for spot in spots)
            self._item.emit(Order(Operation.SUBSTITUTE, headed, self._item.start, cursor.passed, name))
        elif self._item.waiting is None and (cursor.sees(Kind.COLON) or self._given.announced()):
            payload = self._given.payload(whole=True)
            if payload:
                self._item.emit(Order(Operation.SUBSTITUTE, spots, self._item.start, cursor.passed, payload))

    def _in_the_old(self, spots: tuple[Spot, ...], labels: tuple[Ref, ...]) -> tuple[Spot, ...]:
        """Return places in the old text: what becomes an article is not named by the number of another (第四条第一款改为第四条，第二款改为第五条)."""
        context = self._item.context
        if not context.left or labels[0].steps[-1].level is not Level.ARTICLE or not all(_new_inside(ref) for ref in olds(spots)):
            return spots
        self._item.subject = tuple(
            replace(spot, refs=tuple(replace(ref, steps=(*context.left, *ref.steps[1:]), era=Era.OLD) for ref in spot.refs)) for spot in spots
        )
        return self._item.subject

    def delete(self, spots: tuple[Spot, ...]) -> None:
        """Order that provisions, or the words quoted from them, are struck."""
        if not spots:
            self._item.stumble()
            return
        self._item.subject = spots
        words = any(spot.operands for spot in spots)
        self._item.emit(
            Order(Operation.STRIKE if words else Operation.REPEAL, spots, self._item.start, self._item.cursor.passed, exceptions=self._item.exceptions)
        )


def _new_inside(ref: Ref) -> bool:
    """Say whether a paragraph is named inside an article of the new text."""
    return ref.era is Era.NEW and len(ref.steps) > 1 and ref.steps[0].level is Level.ARTICLE
