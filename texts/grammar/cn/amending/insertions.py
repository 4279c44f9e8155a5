"""Insertions: what is added (增加).

insertion ::= "增加" count ("，"? "作为" labels)? ":"? quotation+       一条, 作为第八条：“…”
| "增加" count "，作为" label name ("，包括" refs)?          一章，作为第一章“总则”，包括第一条至第七条
| "增加" ("规定" ":")? quotation ("，放在" quotation ("后" | "前"))?
| "增加一句" ("，作为" sentence)? quotation
regrouped ::= refs "为" label ("，" "节名为" name)?                      第四条至第六条为第一节，节名为“一般规定”
"""

import re
from dataclasses import replace

from texts.address import CONTAINERS, Level
from texts.amendment import Era, Operation, Place
from texts.grammar.cn.amending.given import Given
from texts.grammar.cn.amending.labelling import Labelling
from texts.grammar.cn.amending.orders import Order, Ref, Spot
from texts.grammar.cn.amending.progress import Progress
from texts.grammar.cn.amending.quoting import Quotation
from texts.grammar.cn.amending.vocabulary import Kind
from texts.grammar.cn.cited import LEVELS

__all__ = ["Insertions"]

_N = "[一二三四五六七八九十百千零]+"
_NUMBERED = re.compile(r"[0-9]{1,3}[.．、](?![0-9])")
_LABEL = re.compile(
    rf"(?P<heading>第{_N}(?P<unit>编|分编|章|节)[\s　])|(?P<article>第{_N}条(?:之{_N})?[ 　])|[（(][一二三四五六七八九十]{{1,3}}[)）](?![、和至项])"
)


def _labelled(payload: tuple[Quotation, ...], *, in_annex: bool = False) -> Level | None:
    """Return what is added where the words given bear its number themselves (增加“（四）…”; in an annex “4.…”)."""
    first = payload[0].lines[0] if payload[0].lines else ""
    if in_annex and _NUMBERED.match(first):
        return Level.POINT
    match = _LABEL.match(first)
    if match is not None and match["heading"]:
        return LEVELS[match["unit"]]
    return None if match is None else Level.ARTICLE if match["article"] else Level.POINT


class Insertions:
    """Reads what is added."""

    def __init__(self, item: Progress, given: Given, labelling: Labelling) -> None:
        self._item = item
        self._given = given
        self._labelling = labelling

    def add(self, spots: tuple[Spot, ...], *, respectively: bool = False) -> None:
        """Read 增加 and what follows it; `spots` are where, none for what was named last."""
        if spots and spots[-1].place is not None:
            # 在第三条“甲”、第四条“乙”后增加: what is said last is said of all.
            spots = tuple(spot if spot.place is not None or not spot.operands else replace(spot, place=spots[-1].place) for spot in spots)
        cursor = self._item.cursor
        verb = cursor.take()
        token = cursor.peek()
        sentence = token is not None and token.kind is Kind.FILLER and token.text in ("一句", "一句话")
        cursor.skip(Kind.FILLER)
        if sentence and not any(spot.operands or spot.place for spot in spots):
            self._add_sentence(spots or self._named_last())
            return
        if cursor.sees(Kind.COUNT):
            self._insert(spots)
            return
        if cursor.sees(Kind.HEADING):
            # 增加章名：“第一章　总则”; 增加章名，第一条至第三条为第一章“总则”.
            cursor.skip(Kind.HEADING)
            if not cursor.sees(Kind.QUOTE, past=(Kind.COLON, Kind.FILLER)):
                return
        label = cursor.peek()
        if label is not None and label.kind is Kind.CITE:
            self._insert(spots, unnumbered=True)
            return
        where = spots or self._named_last()
        payload = self._given.payload(whole=not respectively)
        if not payload:
            self._item.unread.append(cursor.peek() or verb)
            return
        if respectively:
            self._item.emit(Order(Operation.ADD_WORDS, where, self._item.start, cursor.passed, payload, respectively=True))
            return
        unit = _labelled(payload, in_annex=all(ref.steps and ref.steps[0].level is Level.ANNEX for spot in where for ref in spot.refs))
        if cursor.sees(Kind.AS) and cursor.sees(Kind.CITE, past=(Kind.AS, Kind.FILLER)):
            # 第二项后增加“…”作为第三项.
            cursor.skip(Kind.AS, Kind.FILLER)
            labels = self._labelling.labels(where)
            self._item.emit(Order(Operation.INSERT, where, self._item.start, cursor.passed, payload, labels, labels[0].steps[-1].level))
            return
        if unit is not None and not any(spot.operands for spot in where):
            self._item.emit(Order(Operation.INSERT, where, self._item.start, cursor.passed, payload, level=unit))
            return
        if cursor.sees(Kind.PUT, past=(Kind.COMMA, Kind.FILLER)) and not any(spot.operands or spot.place for spot in where):
            where = self._put(where)
        plain = not any(spot.operands or spot.place for spot in where)
        article = all(ref.steps and ref.steps[-1].level in (Level.ARTICLE, Level.ITEM) and ref.sentence is None for spot in where for ref in spot.refs)
        if plain and article:
            self._item.emit(Order(Operation.INSERT, where, self._item.start, cursor.passed, payload, level=Level.PARAGRAPH))
        else:
            self._item.emit(Order(Operation.ADD_WORDS, where, self._item.start, cursor.passed, payload))
        self._item.subject = where

    def _named_last(self) -> tuple[Spot, ...]:
        """Return where something is added, no place being said with it."""
        return self._item.subject or (Spot((Ref(self._item.context.steps, self._item.start, self._item.start, self._item.context.era),)),)

    def _add_sentence(self, where: tuple[Spot, ...]) -> None:
        """Read 增加一句，作为第二句：“…”; with no number it is the last."""
        cursor = self._item.cursor
        sentence, place = -1, Place.AFTER
        if cursor.sees(Kind.AS, past=(Kind.COMMA, Kind.FILLER)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.AS)
            token = cursor.peek()
            if token is None or token.kind is not Kind.SENTENCE or token.ranged:
                self._item.stumble()
                return
            sentence, place = (token.count - 1, Place.AFTER) if token.count else (0, Place.BEFORE)
            sentence = -1 if token.count < 0 else sentence
            cursor.take()
        payload = self._given.payload(whole=True)
        if not payload:
            self._item.stumble()
            return
        spots = tuple(replace(spot, refs=tuple(replace(ref, sentence=sentence) for ref in spot.refs), place=place) for spot in where)
        self._item.emit(Order(Operation.ADD_WORDS, spots, self._item.start, cursor.passed, payload))

    def _put(self, where: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """Read ，放在“甲”之后; where it says no such thing, what was named before."""
        cursor = self._item.cursor
        cursor.skip(Kind.COMMA, Kind.FILLER)
        put, quote, side = cursor.peek(), cursor.peek(1), cursor.peek(2)
        if put is None or quote is None or side is None or quote.quotation is None or side.kind not in (Kind.AFTER, Kind.BEFORE):
            return where
        cursor.take_through(side)
        cursor.skip(Kind.FILLER)
        place = Place.AFTER if side.kind is Kind.AFTER else Place.BEFORE
        return tuple(replace(spot, operands=(quote.quotation,), place=place) for spot in where)

    def _insert(self, spots: tuple[Spot, ...], *, unnumbered: bool = False) -> None:
        """Read 一条，作为第八条：“…”."""
        cursor = self._item.cursor
        if unnumbered:
            token = cursor.peek()
            level = token.level if token is not None else None
        else:
            level = cursor.take().level
        assert level is not None  # noqa: S101 - a count and a citation have one
        if level in CONTAINERS and cursor.sees(Kind.HEADING) and cursor.sees(Kind.CITE, past=(Kind.HEADING, Kind.COLON, Kind.COMMA)):
            # 增加三章章名：第一章“总则”，包括…
            cursor.skip(Kind.HEADING)
            return
        parent = spots or self._parent(level)
        cursor.skip(Kind.FILLER)
        name: tuple[Quotation, ...] = self.name(level)
        labels: tuple[Ref, ...] = ()
        named = cursor.sees(Kind.CITE, past=(Kind.COMMA, Kind.FILLER)) and self._is_called()
        if unnumbered or named or cursor.sees(Kind.AS, past=(Kind.COMMA, Kind.FILLER, Kind.RESPECTIVELY)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.AS, Kind.RESPECTIVELY)
            labels = self._labelling.labels(parent)
        cursor.skip(Kind.FILLER)
        name = name or self.name(level)
        if labels and level not in (*CONTAINERS, Level.ARTICLE, Level.ANNEX) and not any(ref.steps for spot in parent for ref in spot.refs):
            # 增加一款，作为第五条第二款: the number says in which article.
            parent = (Spot(tuple(Ref(label.steps[:-1], label.start, label.end, Era.NEW) for label in labels[:1])),)
        order = Order(Operation.INSERT, parent, self._item.start, cursor.passed, name, labels, level)
        if cursor.sees(Kind.CHANGE, past=(Kind.COMMA, Kind.TAKE, Kind.SAME, Kind.FILLER)) and not name:
            # 增加一款作为第二款，将该条修改为：the whole article is printed, the new 款 in it.
            self._item.subject = tuple(replace(spot, operands=(), place=None) for spot in parent)
            return
        included = cursor.sees(Kind.INCLUDE, past=(Kind.COMMA, Kind.FILLER))
        if not included:
            if cursor.sees(Kind.COMMA) and cursor.sees(Kind.COLON, Kind.QUOTE, past=(Kind.COMMA, Kind.FILLER, Kind.ADD)):
                cursor.skip(Kind.COMMA, Kind.ADD)
            order = replace(order, payload=(*name, *self._given.payload(whole=True)))
        if not order.payload and cursor.sees(Kind.COMMA):
            # 作为第十条，原第十条改为第十一条：“…”: the words follow another clause.
            self._item.waiting = order
            return
        if not order.payload:
            self._item.stumble()
            return
        if not order.labels and cursor.sees(Kind.AS, past=(Kind.COMMA,)):
            order = self._labelled_after(order, parent, level)
        self._item.emit(replace(order, end=cursor.passed))
        if labels and level in (*CONTAINERS, Level.ARTICLE):
            self._item.context.steps, self._item.context.era = labels[-1].steps, Era.NEW
        if included:
            self._include(order, name)

    def _labelled_after(self, order: Order, parent: tuple[Spot, ...], level: Level) -> Order:
        """Read a number that follows the words (增加一款：“…”，作为第三条第二款)."""
        self._item.cursor.skip(Kind.COMMA, Kind.AS, Kind.FILLER)
        said = self._labelling.labels(parent)
        within = tuple(Ref(label.steps[:-1], label.start, label.end) for label in said[:1])
        return replace(order, labels=said, spots=(Spot(within),) if level not in (*CONTAINERS, Level.ARTICLE) else parent)

    def _include(self, order: Order, name: tuple[Quotation, ...]) -> None:
        """Read which articles a new heading holds (包括第八条至第九条), and their words where these are printed below."""
        cursor = self._item.cursor
        cursor.skip(Kind.COMMA, Kind.FILLER)
        cursor.take()
        made = len(self._item.orders) - 1
        self._labelling.include(order.labels)
        printed = self._given.payload(whole=True) if cursor.sees(Kind.COLON) else ()
        if printed:
            self._item.orders[made] = replace(order, payload=(*name, *printed), end=cursor.passed)

    def give(self) -> None:
        """Read the words of an insertion that another clause parts from its 增加."""
        order = self._item.waiting
        payload = self._given.payload(whole=True)
        self._item.waiting = None
        if order is None or not payload:
            self._item.stumble()
            return
        self._item.emit(replace(order, payload=payload, end=self._item.cursor.passed))

    def regroup(self, spots: tuple[Spot, ...], labels: tuple[Ref, ...]) -> None:
        """Read 第四条至第五条为第一节，节名为“一般规定”: articles under a heading, a new one where it is given a name."""
        cursor = self._item.cursor
        level = labels[0].steps[-1].level
        name = self.name(level)
        if name:
            law = (Spot((Ref((), self._item.start, self._item.start),)),)
            self._item.emit(Order(Operation.INSERT, law, self._item.start, cursor.passed, name, labels[:1], level))
        self._item.emit(Order(Operation.GROUP, spots, self._item.start, cursor.passed, labels=labels[:1]))

    def _is_called(self) -> bool:
        """Say whether a number follows after 为 (增加一条，为第四条)."""
        ahead = 0
        while (token := self._item.cursor.peek(ahead)) is not None and token.kind in (Kind.COMMA, Kind.FILLER):
            ahead += 1
        before = self._item.cursor.peek(ahead - 1)
        return before is not None and before.text == "为"

    def name(self, level: Level) -> tuple[Quotation, ...]:
        """Read the name of a chapter that is added: “总则”; ，章名为“总则”."""
        cursor = self._item.cursor
        if level not in CONTAINERS:
            return ()
        if cursor.sees(Kind.HEADING, past=(Kind.COMMA, Kind.FILLER)) and cursor.sees(Kind.QUOTE, past=(Kind.COMMA, Kind.HEADING, Kind.FILLER, Kind.COLON)):
            cursor.skip(Kind.COMMA, Kind.HEADING, Kind.FILLER, Kind.COLON)
        token = cursor.peek()
        if token is None or token.kind is not Kind.QUOTE or token.quotation is None or token.quotation.block:
            return ()
        cursor.take()
        return (token.quotation,)

    def _parent(self, level: Level) -> tuple[Spot, ...]:
        """Return where something is added without a place being said: in the article named last; an article, in the law."""
        if level in (*CONTAINERS, Level.ARTICLE, Level.ANNEX):
            return (Spot((Ref((), self._item.start, self._item.start),)),)
        steps = self._item.context.outer(level)
        if level is Level.PARAGRAPH:
            steps = self._item.context.article()
        return (Spot((Ref(steps, self._item.start, self._item.start, self._item.context.era),)),)
