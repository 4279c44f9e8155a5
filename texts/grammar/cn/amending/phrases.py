"""Phrases: from the tokens of an item to what it orders (修改指令的句法).

    item    ::= clause (("，" | "；" | "。" | newline) clause)*
    clause  ::= "将"? spots verb+ | "删去" spots | "增加" … | verb+      the last with the subject named before
    verb, spots, insertion, payload: verbs.py, spotting.py, insertions.py, given.py

Operands name the old text, labels after 作为 and 改为 the new one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from texts.address import Level
from texts.amendment import Operation, Part
from texts.grammar.cn.amending.given import Given
from texts.grammar.cn.amending.insertions import Insertions
from texts.grammar.cn.amending.labelling import Labelling
from texts.grammar.cn.amending.orders import Order, Reading, Ref, Spot
from texts.grammar.cn.amending.progress import Progress
from texts.grammar.cn.amending.quoting import Quotation, Words
from texts.grammar.cn.amending.references import Context, read_refs
from texts.grammar.cn.amending.spotting import Spotting
from texts.grammar.cn.amending.tokens import Token, tokenize
from texts.grammar.cn.amending.verbs import VERBS, Verbs
from texts.grammar.cn.amending.vocabulary import Kind

__all__ = ["ADJUSTS_NUMBERS", "ADJUSTS_WORDS", "FORCE", "read_item"]

ADJUSTS_NUMBERS = re.compile(
    r"(?:条文|条款|章节|条|款|项|章|节|编).{0,8}(?:顺序|序号|次序|编号|序数|排序|排列).{0,14}(?:调整|顺延|变动|变更|修改|排列|类推|递减|递增|递推|推移|前移|后移|顺移)"
    r"|(?:顺序|序号|次序|条次).{0,10}(?:调整|顺延|变动|前移|后移|递减|递增)"
    r"|(?:条文|条款|(?:以下|以后|其后|之后|其他|后面的?)各[条款项]|其余).{0,8}(?:依次|相应|顺次|顺序|序号).{0,4}(?:顺延|后移|递延|前移|递补|递减|调整)|调整(?:相关|有关)?(?:条文|条款|章节)的?(?:顺序|序号)|条款相应顺延"
    r"|[以依]此类推|依次类推"
    r"|(?:以下|以后|其余|余)(?:各[条款项]|条次|条文|条款)?(?:的?(?:条次|序号))?(?:依次|相应|顺次)?(?:类推|顺延|顺推)"
)
"""条文顺序作相应调整."""
ADJUSTS_WORDS = re.compile(
    r"(?:目录|附[件表录图]|章节名称?|标题|序言|引言)[^，。；“]{0,12}作(?:出)?相应的?(?:文字)?(?:修改|调整)"
    r"|(?:个别|部分|有关|相关|若干|一些)?(?:条文|条款)?(?:的|中的)?(?:个别|部分|有关|相关)?(?:文字|词语|表述|标点符号|标点).{0,12}(?:修改|调整|修正)"
)
"""对个别文字作相应修改."""

FORCE = re.compile(
    "(?:停止|中止|终止|暂停|恢复|继续|延期|推迟|暂缓)(?:执行|施行|适用|实施)|不再(?:执行|施行|适用|实施)|暂时(?:调整|停止)(?:适用|实施|施行)|延长[^，。]{0,30}(?:期限|时间)"
    "|应当?(?:解释|理解)为"
    "|废止《|》(?:[（(][^（）()]*[)）])?(?:同时|予以|相应|自行)*(?:废止|失效)"
)
"""What changes the force of a law or of provisions, and none of their words (停止执行、暂时调整适用、延期施行、废止)."""

_LOCUS = frozenset(
    (
        Kind.CITE,
        Kind.PREAMBLE,
        Kind.WHOLE,
        Kind.SAME,
        Kind.SENTENCE,
        Kind.SEGMENT,
        Kind.OCCURRENCE,
        Kind.TITLE,
        Kind.HEADER_NOTE,
        Kind.CONTENTS,
        Kind.HEADING,
        Kind.FIRST_WORDS,
        Kind.LAW,
        Kind.QUOTE,
    )
)


def read_item(found: tuple[Words | Quotation, ...], is_ours: Callable[[str], bool], context: Context | None = None) -> Reading:
    """Read what one item orders.

    Args:
        found: its words and quotations.
        is_ours: says whether a title in 《 》 means the law that is compiled.
        context: what the item before named last; brought up to date.
    """
    shown, tokens = tokenize(found)
    return _Phrases(Progress(shown, tokens, is_ours, context or Context()), tokens).read()


class _Phrases:
    """One pass over an item's tokens."""

    def __init__(self, item: Progress, tokens: Sequence[Token]) -> None:
        self._item = item
        self._misprints = tuple(f"{token.text}: read as 第{token.text}" for token in tokens if token.misprinted)
        given, labelling = Given(item), Labelling(item)
        self._spotting = Spotting(item)
        self._insertions = Insertions(item, given, labelling)
        self._verbs = Verbs(item, given, labelling, self._insertions, self._spotting)

    def read(self) -> Reading:
        cursor = self._item.cursor
        while cursor.peek() is not None:
            before = cursor.at
            self._clause()
            if cursor.at == before:
                self._item.unread.append(cursor.take())
        self._item.end_sentence()
        misprints = (*self._misprints, *self._item.misprints)
        return Reading(
            self._item.shown, tuple(self._item.orders), tuple(self._item.misread), misprints, tuple(dict.fromkeys(self._item.foreign)), tuple(self._item.forces)
        )

    def _clause(self) -> None:
        cursor = self._item.cursor
        token = cursor.peek()
        assert token is not None  # noqa: S101 - the caller looked
        if token.kind is Kind.STOP:
            cursor.take()
            if token.text != "\n" or not self._goes_on():
                self._item.end_sentence()
            return
        if token.kind is Kind.COLON and self._item.waiting is not None:
            self._insertions.give()
            return
        if token.kind in (Kind.COMMA, Kind.COLON, Kind.JOINT):
            cursor.take()
            return
        if self._adjusts() or self._changes_no_words():
            return
        self._item.start = token.start
        cursor.skip(Kind.TAKE, Kind.FILLER, Kind.EACH, Kind.RESPECTIVELY)
        token = cursor.peek()
        if token is None or token.kind in (Kind.STOP, Kind.COMMA):
            return
        if token.kind is Kind.EXCEPT:
            self._except()
        elif token.kind is Kind.DELETE:
            cursor.take()
            cursor.skip(Kind.TAKE)
            self._verbs.delete(self._spotting.spots(deleting=True) or self._item.subject)
        elif token.kind is Kind.ADD:
            self._insertions.add(())
        elif (
            token.kind is Kind.MERGE
            and cursor.peek(1) is not None
            and cursor.sees(Kind.CITE, past=(Kind.MERGE, Kind.FILLER))
            and not token.text.endswith(("为", "作为", "成"))
        ):
            cursor.take()
            self._verbs.rearranging.merge(self._spotting.spots())
        elif token.kind is Kind.ANNEXED and cursor.sees(Kind.CHANGE, past=(Kind.ANNEXED, Kind.FILLER)):
            # 以本决定附件替换原附件.
            cursor.skip(Kind.ANNEXED, Kind.FILLER, Kind.CHANGE)
            spots = self._spotting.spots()
            if spots:
                self._item.emit(Order(Operation.SUBSTITUTE, spots, self._item.start, cursor.passed, annexed=True))
        elif token.kind is Kind.LAW and cursor.sees(Kind.CHANGE, past=(Kind.LAW, Kind.FILLER)):
            # 将《甲规定》更名为《乙规定》.
            self._item.take_law(cursor.take())
            self._verbs.verbs((Spot((Ref((), token.start, token.end, part=Part.TITLE),)),))
        elif token.kind in _LOCUS:
            spots = self._spotting.spots()
            if not self._spares(spots):
                self._verbs.verbs(spots)
        elif token.kind in VERBS and self._item.subject:
            self._verbs.verbs(self._item.subject)

    def _goes_on(self) -> bool:
        """Say whether a line that has ended is not the end of its sentence."""
        before = self._item.shown[: self._item.cursor.passed].rstrip()
        return before[-1:] in "：:，,"

    def _adjusts(self) -> bool:
        """Read 条文顺序作相应调整 and 个别文字作相应修改, up to the end of the sentence."""
        start = self._item.cursor.offset
        rest = self._until_stop()
        comma = next((at for at, token in enumerate(rest) if token.kind is Kind.COMMA), len(rest))
        if not rest or any(token.kind is Kind.QUOTE for token in rest[:comma]):
            return False
        first = self._item.shown[start : rest[comma - 1].end] if comma else ""
        numbers, words = ADJUSTS_NUMBERS.search(first), ADJUSTS_WORDS.search(first)
        if any(token.kind is Kind.CITE and token.level is not Level.ANNEX for token in rest[:comma]) and not (
            numbers and not any(token.kind in (Kind.CHANGE, Kind.AS) for token in rest[:comma])
        ):
            return False
        if words and not numbers and any(token.kind is Kind.CHANGE for token in rest[:comma]):
            return False
        if not numbers and not words:
            return False
        if words:
            self._item.emit(Order(Operation.ADJUST_WORDING, (), start, rest[comma - 1].end))
        if numbers:
            inside = self._counts_inside(first)
            spots = (Spot((Ref(self._item.context.article(), start, rest[comma - 1].end, self._item.context.era),)),) if inside else ()
            self._item.emit(Order(Operation.RENUMBER_FOLLOWING, spots, start, rest[comma - 1].end, level=inside))
        for _ in range(comma):
            self._item.cursor.take()
        return True

    def _changes_no_words(self) -> bool:
        """Read 第三条停止执行 and 废止《…》, up to the end of the sentence: the words stay as they are."""
        rest = self._until_stop()
        if not rest or any(token.kind in (Kind.QUOTE, Kind.CHANGE, Kind.ADD) for token in rest):
            return False
        words = self._item.shown[rest[0].start : rest[-1].end]
        if not FORCE.search(words):
            return False
        self._item.forces.append(words)
        for _ in rest:
            self._item.cursor.take()
        return True

    def _counts_inside(self, words: str) -> Level | None:
        """Return what is numbered anew where that stands inside the article named last (以下各项序号顺延); `None` for the whole text."""
        if not self._item.context.article() or re.search("[条章节编]", words):
            return None
        return Level.POINT if "项" in words else Level.PARAGRAPH if "款" in words else None

    def _until_stop(self) -> list[Token]:
        found: list[Token] = []
        for token in self._item.cursor.rest():
            if token.kind in (Kind.STOP, Kind.COLON):
                break
            found.append(token)
        return found

    def _spares(self, spots: tuple[Spot, ...]) -> bool:
        """Read ，但第三条除外 after what it is an exception to."""
        cursor = self._item.cursor
        made = len(self._item.orders) - self._item.made
        if made == 0 or not cursor.sees(Kind.EXCEPT) or any(spot.operands for spot in spots):
            return False
        cursor.skip(Kind.EXCEPT)
        refs = tuple(ref for spot in spots for ref in spot.refs)
        self._item.orders[-made:] = [replace(order, exceptions=(*order.exceptions, *refs)) for order in self._item.orders[-made:]]
        return True

    def _except(self) -> None:
        """Read 除第三条外."""
        cursor = self._item.cursor
        cursor.take()
        held = self._item.context.steps
        refs = read_refs(cursor, self._item.context, self._item.take_law)
        self._item.context.steps = held
        if refs and cursor.skip(Kind.EXCEPT):
            self._item.exceptions = refs
