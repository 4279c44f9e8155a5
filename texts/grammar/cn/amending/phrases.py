"""Phrases: from the tokens of an item to what it orders (修改指令的句法).

    item    ::= clause (("，" | "；" | "。" | newline) clause)*
    clause  ::= "将"? spots verb+ | "删去" spots | "增加" … | verb+      the last with the subject named before
    spots   ::= spot (("、" | "和" | "，") spot)*
    spot    ::= refs ("中的" quotation ("、" quotation)*)? ("后" | "前" | "末尾")?
    verb    ::= ("修改为" | "改为") (label | count "作为" labels)? (":"? quotation+)?
              | "作为" label | "增加" insertion | "删去" | "合并为" … | "分为" … | "移至" …
    insertion ::= count ("，"? "作为" labels)? ":"? quotation+ | quotation

Operands name the old text, labels after 作为 and 改为 the new one.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from texts.address import CONTAINERS, Level
from texts.amendment import Era, Operation, Part, Place
from texts.grammar.cn.amending.cursor import Cursor
from texts.grammar.cn.amending.orders import Misread, Order, Reading, Ref, Spot
from texts.grammar.cn.amending.quoting import Quotation, Words
from texts.grammar.cn.amending.references import Context, read_refs
from texts.grammar.cn.amending.tokens import Kind, Token, tokenize

__all__ = ["ADJUSTS_NUMBERS", "ADJUSTS_WORDS", "read_item"]

ADJUSTS_NUMBERS = re.compile(
    r"(?:条文|条款|章节|条|款|项|章|节|编).{0,8}(?:顺序|序号|次序|编号|序数|排序|排列).{0,14}(?:调整|顺延|变动|变更|修改|排列|类推)|(?:顺序|序号|次序|条次).{0,10}(?:调整|顺延|变动)"
    r"|(?:条文|条款|以下各条|其后各条|其他各条|其余).{0,8}(?:依次|相应|顺次|顺序).{0,4}(?:顺延|后移|递延|前移|递补|调整)|调整条文顺序|条款相应顺延"
)
"""条文顺序作相应调整."""
ADJUSTS_WORDS = re.compile(
    r"(?:个别|部分|有关|相关|若干|一些)?(?:条文|条款)?(?:的|中的)?(?:个别|部分|有关|相关)?(?:文字|词语|表述|标点符号|标点).{0,12}(?:修改|调整|修正)"
)
"""对个别文字作相应修改."""

_LABEL = re.compile(r"(?P<article>第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?[ 　])|[（(][一二三四五六七八九十]{1,3}[)）](?![、和至项])")
_PLACES = {Kind.AFTER: Place.AFTER, Kind.BEFORE: Place.BEFORE, Kind.END: Place.END, Kind.START: Place.START}
_LOCUS = frozenset(
    (
        Kind.CITE,
        Kind.PREAMBLE,
        Kind.WHOLE,
        Kind.SAME,
        Kind.SENTENCE,
        Kind.TITLE,
        Kind.HEADER_NOTE,
        Kind.CONTENTS,
        Kind.HEADING,
        Kind.FIRST_WORDS,
        Kind.LAW,
        Kind.QUOTE,
    )
)
_VERBS = frozenset((Kind.CHANGE, Kind.AS, Kind.ADD, Kind.DELETE, Kind.MERGE, Kind.SPLIT, Kind.MOVE, Kind.INCLUDE))
_SOFT = (Kind.FILLER, Kind.EACH, Kind.TAKE)


def read_item(found: tuple[Words | Quotation, ...], is_ours: Callable[[str], bool], context: Context | None = None) -> Reading:
    """Read what one item orders.

    Args:
        found: its words and quotations.
        is_ours: says whether a title in 《 》 means the law that is compiled.
        context: what the item before named last; brought up to date.
    """
    shown, tokens = tokenize(found)
    return _Phrases(shown, tokens, is_ours, context or Context()).read()


def _labelled(payload: tuple[Quotation, ...]) -> Level | None:
    """Return what is added where the words given bear its number themselves (增加“（四）…”)."""
    first = payload[0].lines[0] if payload[0].lines else ""
    match = _LABEL.match(first)
    return None if match is None else Level.ARTICLE if match["article"] else Level.POINT


def _together(first: Quotation, second: Quotation) -> Quotation:
    """Return two quotations that stand side by side as one: each is a paragraph (“…”“…”)."""
    return Quotation((*first.lines, *second.lines), second.closed, first.block)


class _Phrases:
    """One pass over an item's tokens."""

    def __init__(self, shown: str, tokens: tuple[Token, ...], is_ours: Callable[[str], bool], context: Context) -> None:
        self._shown = shown
        self._cursor = Cursor(tokens)
        self._is_ours = is_ours
        self._context = context
        self._orders: list[Order] = []
        self._misread: list[Misread] = []
        self._misprints = tuple(token.text for token in tokens if token.misprinted)
        self._foreign: list[str] = []
        self._skipping = False
        self._subject: tuple[Spot, ...] = ()
        self._exceptions: tuple[Ref, ...] = ()
        self._start = 0
        self._unread: list[Token] = []
        self._made = 0

    def read(self) -> Reading:
        cursor = self._cursor
        while cursor.peek() is not None:
            before = cursor.at
            self._clause()
            if cursor.at == before:
                self._unread.append(cursor.take())
        self._end_sentence()
        return Reading(self._shown, tuple(self._orders), tuple(self._misread), self._misprints, tuple(dict.fromkeys(self._foreign)))

    # sentences

    def _end_sentence(self) -> None:
        """Report a sentence in which words stand that were not understood."""
        if self._unread and not self._skipping:
            start, end = self._unread[0].start, self._unread[0].end
            expected = "修改为, 增加, 删去 or the like" if self._made == len(self._orders) else "nothing more"
            del self._orders[self._made :]
            self._misread.append(Misread(start, end, expected))
        self._unread = []
        self._made = len(self._orders)
        self._exceptions = ()

    def _clause(self) -> None:
        cursor = self._cursor
        token = cursor.peek()
        assert token is not None  # noqa: S101 - the caller looked
        if token.kind is Kind.STOP:
            cursor.take()
            if token.text != "\n" or not self._goes_on():
                self._end_sentence()
            return
        if token.kind in (Kind.COMMA, Kind.COLON, Kind.JOINT):
            cursor.take()
            return
        if self._adjusts():
            return
        self._start = token.start
        cursor.skip(Kind.TAKE, Kind.FILLER, Kind.EACH, Kind.RESPECTIVELY)
        token = cursor.peek()
        if token is None or token.kind in (Kind.STOP, Kind.COMMA):
            return
        if token.kind is Kind.EXCEPT:
            self._except()
        elif token.kind is Kind.DELETE:
            cursor.take()
            cursor.skip(Kind.TAKE)
            self._delete(self._spots(deleting=True) or self._subject)
        elif token.kind is Kind.ADD:
            self._add(())
        elif (
            token.kind is Kind.MERGE
            and cursor.peek(1) is not None
            and cursor.sees(Kind.CITE, past=(Kind.MERGE, Kind.FILLER))
            and not token.text.endswith(("为", "作为", "成"))
        ):
            cursor.take()
            self._merge(self._spots())
        elif token.kind in _LOCUS:
            self._verbs(self._spots())
        elif token.kind in _VERBS and self._subject:
            self._verbs(self._subject)

    def _goes_on(self) -> bool:
        """Say whether a line that has ended is not the end of its sentence."""
        before = self._shown[: self._cursor.passed].rstrip()
        return before[-1:] in "：:，,"

    def _adjusts(self) -> bool:
        """Read 条文顺序作相应调整 and 个别文字作相应修改, up to the end of the sentence."""
        start = self._cursor.offset
        rest = self._until_stop()
        if not rest or any(token.kind is Kind.QUOTE for token in rest):
            return False
        comma = next((at for at, token in enumerate(rest) if token.kind is Kind.COMMA), len(rest))
        first = self._shown[start : rest[comma - 1].end] if comma else ""
        numbers, words = ADJUSTS_NUMBERS.search(first), ADJUSTS_WORDS.search(first)
        if any(token.kind is Kind.CITE for token in rest[:comma]) and not (numbers and not any(token.kind in (Kind.CHANGE, Kind.AS) for token in rest[:comma])):
            return False
        if not numbers and not words:
            return False
        if words:
            self._emit(Order(Operation.ADJUST_WORDING, (), start, rest[comma - 1].end))
        if numbers:
            self._emit(Order(Operation.RENUMBER_FOLLOWING, (), start, rest[comma - 1].end))
        for _ in range(comma):
            self._cursor.take()
        return True

    def _until_stop(self) -> list[Token]:
        found: list[Token] = []
        for token in self._cursor.rest():
            if token.kind is Kind.STOP:
                break
            found.append(token)
        return found

    def _except(self) -> None:
        """Read 除第三条外."""
        cursor = self._cursor
        cursor.take()
        held = self._context.steps
        refs = read_refs(cursor, self._context, self._take_law)
        self._context.steps = held
        if refs and cursor.skip(Kind.EXCEPT):
            self._exceptions = refs

    def _take_law(self, token: Token) -> None:
        title = token.text[1:-1]
        self._skipping = not self._is_ours(title)
        if self._skipping:
            self._foreign.append(title)

    def _emit(self, order: Order) -> None:
        if not self._skipping:
            self._orders.append(order)

    # where

    def _spots(self, *, deleting: bool = False) -> tuple[Spot, ...]:
        spots: list[Spot] = []
        while True:
            spot = self._spot()
            if spot is None:
                break
            spots.append(spot)
            if not self._more_spots(spot, deleting=deleting):
                break
        return tuple(spots)

    def _more_spots(self, spot: Spot, *, deleting: bool) -> bool:
        """Take the joint before another place of the same order (第二条中的“A”和第三条中的“B”)."""
        cursor = self._cursor
        token = cursor.peek()
        if token is None or not spot.operands:
            return False
        joint = token.kind is Kind.JOINT or token.kind is Kind.COMMA or (token.kind is Kind.FILLER and token.text == "并")
        if not joint:
            return False
        ahead = 1
        while (after := cursor.peek(ahead)) is not None and after.kind in (Kind.FILLER, Kind.LAW, Kind.CITE, Kind.SENTENCE, Kind.JOINT):
            ahead += 1
        if after is None or after.kind is not Kind.QUOTE or ahead == 1:
            return False
        if deleting and token.kind is Kind.COMMA and not self._ends_after(ahead):
            return False
        cursor.take()
        return True

    def _ends_after(self, ahead: int) -> bool:
        """Say whether nothing is done to the quotations that stand ahead but what has been said before them."""
        while (token := self._cursor.peek(ahead)) is not None and token.kind in (Kind.QUOTE, Kind.FILLER, Kind.JOINT):
            ahead += 1
        return token is None or token.kind in (Kind.STOP, Kind.COMMA)

    def _spot(self) -> Spot | None:
        cursor = self._cursor
        refs = read_refs(cursor, self._context, self._take_law)
        cursor.skip(Kind.FILLER)
        refs = self._with_occurrence(refs)
        if cursor.peek() is not None and cursor.sees(Kind.COLON) and self._quotes_before_verb():
            cursor.take()
        within, (operands, every) = self._within(), self._operands()
        if not refs:
            if not operands:
                return None
            refs = self._default_refs()
        place = None
        cursor.skip(Kind.FILLER)
        refs = self._with_occurrence(refs)
        if (token := cursor.peek()) is not None and token.kind in _PLACES:
            place = _PLACES[cursor.take().kind]
            cursor.skip(Kind.FILLER)
        return Spot(refs, operands, place, every, within)

    def _with_occurrence(self, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        token = self._cursor.peek()
        if token is None or token.kind is not Kind.OCCURRENCE:
            return refs
        self._cursor.take()
        self._cursor.skip(Kind.FILLER)
        return tuple(replace(ref, occurrence=token.count) for ref in refs) if token.count else refs

    def _default_refs(self) -> tuple[Ref, ...]:
        """Return what words without a place are quoted from: what was named last, else the whole law."""
        if self._subject:
            return self._subject[-1].refs
        offset = self._cursor.offset
        return (Ref(self._context.steps, offset, offset, self._context.era),)

    def _quotes_before_verb(self) -> bool:
        """Say whether the quotations after a colon are what is changed, not what it is changed to."""
        ahead = 1
        while (token := self._cursor.peek(ahead)) is not None and (
            token.kind in (Kind.QUOTE, Kind.COMMA, Kind.JOINT) or (token.kind is Kind.STOP and token.text == "\n")
        ):
            ahead += 1
        return ahead > 1 and token is not None and token.kind in (Kind.CHANGE, Kind.DELETE)

    def _within(self) -> Quotation | None:
        """Read the words in which the operand stands (“甲”中的“乙”)."""
        cursor = self._cursor
        token, link, after = cursor.peek(), cursor.peek(1), cursor.peek(2)
        if token is None or link is None or after is None or token.kind is not Kind.QUOTE or after.kind is not Kind.QUOTE:
            return None
        if link.kind is not Kind.FILLER or link.text not in ("中的", "中", "里的", "里"):
            return None
        cursor.take()
        cursor.take()
        return token.quotation

    def _operands(self) -> tuple[tuple[Quotation, ...], bool]:
        """Read “A”、“B” with what is said of them (均, 一词)."""
        cursor = self._cursor
        found: list[Quotation] = []
        every = False
        while (token := cursor.peek()) is not None:
            if token.kind is Kind.QUOTE and token.quotation is not None:
                joined = cursor.at > 0 and found and cursor.peek(-1) is not None and cursor.peek(-1).kind is Kind.QUOTE  # type: ignore[union-attr]
                found[len(found) - bool(joined) :] = [_together(found[-1], token.quotation) if joined else token.quotation]
                cursor.take()
                cursor.skip(Kind.FILLER)
            elif token.kind is Kind.JOINT and found and cursor.sees(Kind.QUOTE, past=(Kind.JOINT,)):
                cursor.take()
            else:
                break
        if found:
            every = self._cursor.skip(Kind.EACH)
            cursor.skip(Kind.FILLER)
        return tuple(found), every

    # what

    def _verbs(self, spots: tuple[Spot, ...]) -> None:
        """Read what is done to `spots`."""
        cursor = self._cursor
        if not spots:
            return
        self._subject = spots
        respectively = False
        every = False
        while (token := cursor.peek()) is not None and token.kind in (Kind.FILLER, Kind.EACH, Kind.RESPECTIVELY, Kind.TAKE):
            respectively = respectively or token.kind is Kind.RESPECTIVELY
            every = every or token.kind is Kind.EACH
            cursor.take()
        if every:
            spots = tuple(replace(spot, every=True) for spot in spots)
        if token is None or token.kind not in _VERBS:
            if (
                token is not None
                and token.kind is Kind.COMMA
                and cursor.peek(1) is not None
                and cursor.sees(*_VERBS, past=(Kind.COMMA, Kind.FILLER, Kind.TAKE))
            ):
                return
            if token is not None and (token.kind is Kind.COMMA or (token.kind is Kind.COLON and self._shown[: token.start].endswith(("修改", "修正")))):
                return
            self._unread.append(token or Token(Kind.WORDS, "", cursor.passed - 1, cursor.passed))
            return
        if token.kind is Kind.CHANGE:
            self._change(spots, respectively)
        elif token.kind is Kind.AS:
            cursor.take()
            self._relabel(spots)
        elif token.kind is Kind.ADD:
            self._add(spots)
        elif token.kind is Kind.DELETE:
            cursor.take()
            self._delete(spots)
        elif token.kind is Kind.MERGE:
            cursor.take()
            self._merge(spots)
        elif token.kind is Kind.SPLIT:
            cursor.take()
            self._split(spots)
        elif token.kind is Kind.MOVE:
            cursor.take()
            self._move(spots)
        else:
            cursor.take()
            self._include(tuple(ref for spot in spots for ref in spot.refs))

    def _change(self, spots: tuple[Spot, ...], respectively: bool) -> None:
        cursor = self._cursor
        cursor.take()
        cursor.skip(Kind.FILLER)
        if cursor.sees(Kind.CITE, past=(Kind.LAW, Kind.FILLER)) and not any(spot.operands for spot in spots):
            self._relabel(spots)
            return
        if (count := cursor.peek()) is not None and count.kind is Kind.COUNT and not any(spot.operands for spot in spots):
            steps = self._olds(spots)[-1].steps
            if steps and count.level is steps[-1].level:
                self._split(spots)
                return
            # 将第七条修改为两款：the article stays one.
            cursor.take()
        whole = not any(spot.operands for spot in spots)
        payload = self._payload(whole=whole)
        if not payload:
            self._unread.append(cursor.peek() or Token(Kind.WORDS, "", cursor.passed - 1, cursor.passed))
            return
        last = self._orders[-1] if self._orders else None
        if whole and last is not None and last.operation in (Operation.MERGE, Operation.SPLIT) and not last.payload and last.spots == spots:
            self._orders[-1] = replace(last, payload=payload, end=cursor.passed)
            return
        operation = Operation.SUBSTITUTE if whole else Operation.REWORD
        self._emit(Order(operation, spots, self._start, cursor.passed, payload, respectively=respectively, exceptions=self._exceptions))

    def _relabel(self, spots: tuple[Spot, ...]) -> None:
        """Read the number after 改为 or 作为, and the words that may follow it at once."""
        cursor = self._cursor
        labels = self._labels(spots)
        if not labels:
            self._unread.append(cursor.peek() or Token(Kind.WORDS, "", cursor.passed - 1, cursor.passed))
            return
        self._emit(Order(Operation.RENUMBER, spots, self._start, cursor.passed, labels=labels))
        if labels[0].steps[:-1] != self._olds(spots)[0].steps[:-1]:
            self._context.steps, self._context.era = labels[-1].steps, Era.NEW
        if cursor.sees(Kind.COLON):
            payload = self._payload(whole=True)
            if payload:
                self._emit(Order(Operation.SUBSTITUTE, spots, self._start, cursor.passed, payload))

    @staticmethod
    def _olds(spots: tuple[Spot, ...]) -> tuple[Ref, ...]:
        return tuple(ref for spot in spots for ref in spot.refs)

    def _labels(self, spots: tuple[Spot, ...]) -> tuple[Ref, ...]:
        """Read the numbers that something bears in the new text; they lean on the old place where they begin inside an article."""
        held = self._context.steps, self._context.era
        if spots:
            last = self._olds(spots)[-1]
            if last.steps:
                self._context.steps, self._context.era = last.steps, last.era
        refs = read_refs(self._cursor, self._context, self._take_law_aside, era=Era.NEW)
        self._context.steps, self._context.era = held
        return refs

    def _take_law_aside(self, token: Token) -> None:
        """Pass over a title inside a label (改为修改后《解释》第十二条)."""

    def _payload(self, *, whole: bool) -> tuple[Quotation, ...]:
        """Read the words given: one quotation after the other, or lines without marks to the end of the item."""
        cursor = self._cursor
        cursor.skip(Kind.FILLER)
        colon = cursor.skip(Kind.COLON)
        if cursor.sees(Kind.STOP) and cursor.sees(Kind.QUOTE, past=(Kind.STOP,)) and (colon or whole):
            cursor.skip(Kind.STOP)
        found: list[Quotation] = []
        while (token := cursor.peek()) is not None:
            if token.kind is Kind.QUOTE and token.quotation is not None:
                before = cursor.peek(-1)
                joined = not whole and found and before is not None and before.kind is Kind.QUOTE
                found[len(found) - bool(joined) :] = [_together(found[-1], token.quotation) if joined else token.quotation]
                cursor.take()
            elif found and (self._another_paragraph(token) if whole else self._another_quotation(token)):
                cursor.take()
            else:
                break
        if not found and colon and whole:
            return self._unmarked()
        return tuple(found)

    def _another_quotation(self, token: Token) -> bool:
        """Say whether a joint leads to another payload (“甲”、“乙”), and not to the next operand (、“丙”修改为“丁”)."""
        after, ahead = self._cursor.peek(1), 2
        if token.kind is not Kind.JOINT or after is None or after.kind is not Kind.QUOTE:
            return False
        while (later := self._cursor.peek(ahead)) is not None and later.kind in (Kind.FILLER, Kind.EACH, Kind.RESPECTIVELY):
            ahead += 1
        return later is None or later.kind not in (*_VERBS, *_PLACES)

    def _another_paragraph(self, token: Token) -> bool:
        after, later = self._cursor.peek(1), self._cursor.peek(2)
        if token.text != "\n" or after is None or after.kind is not Kind.QUOTE:
            return False
        return later is None or later.kind in (Kind.STOP, Kind.QUOTE)

    def _unmarked(self) -> tuple[Quotation, ...]:
        """Read a payload that bears no marks: the lines below the colon, to the end of the item."""
        rest = self._cursor.rest()
        if not rest or any(token.kind is Kind.QUOTE for token in rest):
            return ()
        lines = tuple(line.strip() for line in self._shown[rest[0].start : rest[-1].end].splitlines() if line.strip())
        if not lines:
            return ()
        while self._cursor.peek() is not None:
            self._cursor.take()
        return (Quotation(lines, closed=False, block=True),)

    def _add(self, spots: tuple[Spot, ...]) -> None:
        cursor = self._cursor
        verb = cursor.take()
        cursor.skip(Kind.FILLER)
        if cursor.sees(Kind.COUNT):
            self._insert(spots)
            return
        label = cursor.peek()
        if label is not None and label.kind is Kind.CITE:
            self._insert(spots, unnumbered=True)
            return
        where = spots or self._subject or (Spot((Ref(self._context.steps, self._start, self._start, self._context.era),)),)
        payload = self._payload(whole=True)
        if not payload:
            self._unread.append(cursor.peek() or verb)
            return
        unit = _labelled(payload)
        if unit is not None and not any(spot.operands for spot in where):
            self._emit(Order(Operation.INSERT, where, self._start, cursor.passed, payload, level=unit))
            return
        plain = not any(spot.operands or spot.place for spot in where)
        article = all(ref.steps and ref.steps[-1].level in (Level.ARTICLE, Level.ITEM) and ref.sentence is None for spot in where for ref in spot.refs)
        if plain and article:
            self._emit(Order(Operation.INSERT, where, self._start, cursor.passed, payload, level=Level.PARAGRAPH))
        else:
            self._emit(Order(Operation.ADD_WORDS, where, self._start, cursor.passed, payload))
        self._subject = where

    def _insert(self, spots: tuple[Spot, ...], *, unnumbered: bool = False) -> None:
        """Read 一条，作为第八条：“…”."""
        cursor = self._cursor
        if unnumbered:
            token = cursor.peek()
            level = token.level if token is not None else None
        else:
            level = cursor.take().level
        assert level is not None  # noqa: S101 - a count and a citation have one
        parent = spots or self._parent(level)
        cursor.skip(Kind.FILLER)
        name: tuple[Quotation, ...] = self._name(level)
        labels: tuple[Ref, ...] = ()
        if unnumbered or cursor.sees(Kind.AS, past=(Kind.COMMA, Kind.FILLER, Kind.RESPECTIVELY)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.AS, Kind.RESPECTIVELY)
            labels = self._labels(parent)
        cursor.skip(Kind.FILLER)
        name = name or self._name(level)
        order = Order(Operation.INSERT, parent, self._start, cursor.passed, name, labels, level)
        if cursor.sees(Kind.CHANGE, past=(Kind.COMMA, Kind.TAKE, Kind.SAME, Kind.FILLER)) and not name:
            # 增加一款作为第二款，将该条修改为：the whole article is printed, the new 款 in it.
            self._subject = tuple(replace(spot, operands=(), place=None) for spot in parent)
            return
        included = cursor.sees(Kind.INCLUDE, past=(Kind.COMMA, Kind.FILLER))
        if not included:
            if cursor.sees(Kind.COMMA) and cursor.sees(Kind.COLON, Kind.QUOTE, past=(Kind.COMMA, Kind.FILLER, Kind.ADD)):
                cursor.skip(Kind.COMMA, Kind.ADD)
            order = replace(order, payload=(*name, *self._payload(whole=True)))
        if not order.payload:
            self._unread.append(cursor.peek() or Token(Kind.WORDS, "", cursor.passed - 1, cursor.passed))
            return
        self._emit(replace(order, end=cursor.passed))
        if labels and level in (*CONTAINERS, Level.ARTICLE):
            self._context.steps, self._context.era = labels[-1].steps, Era.NEW
        if included:
            cursor.skip(Kind.COMMA, Kind.FILLER)
            cursor.take()
            self._include(labels)

    def _name(self, level: Level) -> tuple[Quotation, ...]:
        """Read the name of a chapter that is added: “总则”; ，章名为“总则”."""
        cursor = self._cursor
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
            return (Spot((Ref((), self._start, self._start),)),)
        steps = self._context.outer(level)
        if level is Level.PARAGRAPH:
            steps = self._context.article()
        return (Spot((Ref(steps, self._start, self._start, self._context.era),)),)

    def _delete(self, spots: tuple[Spot, ...]) -> None:
        if not spots:
            self._unread.append(self._cursor.peek() or Token(Kind.WORDS, "", self._cursor.passed - 1, self._cursor.passed))
            return
        self._subject = spots
        words = any(spot.operands for spot in spots)
        self._emit(Order(Operation.STRIKE if words else Operation.REPEAL, spots, self._start, self._cursor.passed, exceptions=self._exceptions))

    def _merge(self, spots: tuple[Spot, ...]) -> None:
        cursor = self._cursor
        self._subject = spots
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
        labels = self._labels(spots)
        if cursor.sees(Kind.CHANGE, past=(Kind.COMMA, Kind.FILLER)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.CHANGE)
        payload = self._payload(whole=True)
        self._emit(Order(Operation.MERGE, spots, self._start, cursor.passed, payload, labels))

    def _split(self, spots: tuple[Spot, ...]) -> None:
        cursor = self._cursor
        self._subject = spots
        cursor.skip(Kind.COUNT, Kind.FILLER)
        if cursor.sees(Kind.AS, past=(Kind.COMMA, Kind.FILLER, Kind.RESPECTIVELY)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.AS, Kind.RESPECTIVELY)
        labels = self._labels(spots)
        if cursor.sees(Kind.CHANGE, past=(Kind.COMMA, Kind.FILLER)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.CHANGE)
        payload = self._payload(whole=True)
        self._emit(Order(Operation.SPLIT, spots, self._start, cursor.passed, payload, labels))

    def _move(self, spots: tuple[Spot, ...]) -> None:
        cursor = self._cursor
        cursor.skip(Kind.RANGE, Kind.FILLER)
        there = self._labels(spots)
        place = None
        if (token := cursor.peek()) is not None and token.kind in _PLACES:
            place = _PLACES[cursor.take().kind]
        labels: tuple[Ref, ...] = ()
        if cursor.sees(Kind.AS, past=(Kind.COMMA, Kind.FILLER)):
            cursor.skip(Kind.COMMA, Kind.FILLER, Kind.AS)
            labels = self._labels((Spot(there),) if there else spots)
        if not there:
            self._unread.append(cursor.peek() or Token(Kind.WORDS, "", cursor.passed - 1, cursor.passed))
            return
        if not labels and place is None and there[-1].steps[-1].level is self._olds(spots)[-1].steps[-1].level:
            labels = there
        if labels:
            self._emit(Order(Operation.RENUMBER, spots, self._start, cursor.passed, labels=labels))
        if labels is there or (labels and there[-1].steps[-1].level in (Level.ARTICLE, Level.PARAGRAPH) and place is None):
            return
        old = tuple(replace(ref, era=Era.OLD) for ref in there)
        self._emit(Order(Operation.MOVE, (*spots, Spot(old, place=place)), self._start, cursor.passed))

    def _include(self, labels: tuple[Ref, ...]) -> None:
        """Read 包括第一条至第七条: the numbers are those of the new text."""
        held = self._context.steps, self._context.era
        refs = read_refs(self._cursor, self._context, self._take_law_aside, era=Era.NEW)
        self._context.steps, self._context.era = held
        if not labels or not refs:
            return
        spot = Spot(tuple(replace(ref, part=Part.WHOLE) for ref in refs))
        self._emit(Order(Operation.GROUP, (spot,), self._start, self._cursor.passed, labels=labels[:1]))
