"""References: which provisions a clause names, what is left out filled in (修改对象的引用).

    refs ::= ref (("、" | "和" | "至" | "，") ref)*         "，" only where quoted words follow the list
    ref  ::= step+ name? part? | "序言" step? | ("该" | "这一") unit | "本法" | "名称" | …
    part ::= "章名" | "引导语" | "第二句" | "前段" | "后段" | "但书"
    name ::= the words of a heading after its number: 第五编特别程序, 第六十七条…职权第二十项

A reference that begins inside an article stands in the article named last
(第五条第一款第二项、第三项; 将第一款修改为…).
"""

from collections.abc import Callable
from dataclasses import replace

from texts.address import CONTAINERS, Level, Number, Step
from texts.amendment import Era, Part
from texts.grammar.cn.amending.cursor import Cursor
from texts.grammar.cn.amending.orders import Ref
from texts.grammar.cn.amending.tokens import SEGMENTS, Token
from texts.grammar.cn.amending.vocabulary import Kind
from texts.grammar.cn.cited import RANKS

__all__ = ["Context", "read_refs"]

_PARTS = {Kind.TITLE: Part.TITLE, Kind.HEADER_NOTE: Part.HEADER_NOTE, Kind.CONTENTS: Part.CONTENTS}
_STARTS = frozenset((Kind.CITE, Kind.PREAMBLE, Kind.WHOLE, Kind.SAME, Kind.SENTENCE, Kind.SEGMENT, *_PARTS, Kind.HEADING, Kind.FIRST_WORDS))
_ABOUT = ("职权", "职责", "事项", "情形", "行为", "条件", "规定", "人员")
_LEAD_WORDS = ("引言", "导言", "导语", "开头", "首部", "引语")


class Context:
    """The provision that was named last, which shorter references lean on, and whether another law was."""

    def __init__(self) -> None:
        self.foreign = False
        self.steps: tuple[Step, ...] = ()
        self.era = Era.OLD
        self.headings: tuple[Step, ...] = ()
        self.left: tuple[Step, ...] = ()
        # Articles that the sentence has given other numbers, old and new; and those among which the last is named.
        self.renumbered: tuple[tuple[Step, Step], ...] = ()
        self.among: tuple[tuple[Step, Step], ...] = ()

    def name(self, ref: Ref) -> None:
        """Remember a reference."""
        if ref.steps:
            self.steps, self.era = ref.steps, ref.era
            self.headings = tuple(step for step in ref.steps if step.level in CONTAINERS) or self.headings

    def outer(self, level: Level) -> tuple[Step, ...]:
        """Return the steps in which a provision of `level` stands here."""
        return (
            tuple(step for step in self.steps if RANKS[step.level] < RANKS[level] and step.level not in CONTAINERS)
            if level not in CONTAINERS
            else tuple(step for step in self.headings if RANKS[step.level] < RANKS[level])
        )

    def article(self) -> tuple[Step, ...]:
        """Return the steps down to the article named last."""
        return tuple(step for step in self.steps if RANKS[step.level] <= RANKS[Level.ITEM])


def read_refs(cursor: Cursor, context: Context, take_law: Callable[[Token], None], *, era: Era = Era.OLD, commas: bool = False) -> tuple[Ref, ...]:
    """Read a list of references; none where none begins here.

    Args:
        cursor: before the first.
        context: read and brought up to date.
        take_law: told of each title in 《 》 on the way.
        era: the text that numbers of articles name.
        commas: whether a comma may stand in the list where quoted words follow it.
    """
    found: list[Ref] = []
    while True:
        _skip_before(cursor, take_law)
        token = cursor.peek()
        if token is None or token.kind not in _STARTS:
            break
        among = not found and _is_among(cursor)
        leaning = token.level is not None and RANKS[token.level] > RANKS[Level.ITEM]
        read = [replace(ref, foreign=context.foreign) for ref in _one(cursor, context, era)]
        if era is Era.OLD and token.kind is Kind.CITE:
            read = _among(read, context, among=among or bool(found and found[-1].among), leaning=leaning)
        if not read:
            break
        if found and cursor.ranged:
            found.extend(_between(found[-1], read[0]))
        cursor.ranged = False
        found.extend(read)
        context.name(read[-1])
        if not _goes_on(cursor, commas=commas):
            break
    return tuple(found)


def _skip_before(cursor: Cursor, take_law: Callable[[Token], None]) -> None:
    while (token := cursor.peek()) is not None and token.kind in (Kind.FILLER, Kind.TAKE, Kind.LAW):
        if token.kind is Kind.LAW:
            take_law(token)
        cursor.take()
    token = cursor.peek()
    after = cursor.peek(1)
    if token is not None and token.kind is Kind.WHOLE and after is not None and after.kind in (Kind.CITE, Kind.TITLE, Kind.PREAMBLE, Kind.CONTENTS, Kind.WHOLE):
        cursor.take()


def _is_among(cursor: Cursor) -> bool:
    """Say whether 其中 stands before a reference."""
    back = -1
    while (token := cursor.peek(back)) is not None and token.kind in (Kind.FILLER, Kind.TAKE):
        if token.text.startswith("其中"):
            return True
        back -= 1
    return False


def _among(refs: list[Ref], context: Context, *, among: bool, leaning: bool) -> list[Ref]:
    """Return references behind 其中: to what has just been given other numbers, by the old one or the new one.

    Only one of the two may be among them; else the words quoted decide.
    """
    if leaning:
        return [replace(ref, among=context.among) for ref in refs] if context.among else refs
    context.among = ()
    if not among or not context.renumbered:
        return refs
    olds = {old for old, _ in context.renumbered}
    news = {new: old for old, new in context.renumbered}
    found: list[Ref] = []
    for ref in refs:
        first = ref.steps[0]
        if first in news and first not in olds:
            found.append(replace(ref, steps=(news[first], *ref.steps[1:])))
        else:
            found.append(replace(ref, among=context.renumbered if first in news and news[first] != first else ()))
    context.among = found[-1].among
    return found


def _goes_on(cursor: Cursor, *, commas: bool) -> bool:
    """Take a joint or 至 where another reference follows it."""
    token = cursor.peek()
    if commas and token is not None and token.kind is Kind.COMMA and _lists(cursor):
        cursor.take()
        return True
    if token is None or token.kind not in (Kind.JOINT, Kind.RANGE):
        return False
    ahead = 1
    while (after := cursor.peek(ahead)) is not None and after.kind in (Kind.FILLER, Kind.LAW):
        ahead += 1
    if after is None or after.kind not in (Kind.CITE, Kind.PREAMBLE, Kind.SENTENCE, Kind.TITLE, Kind.HEADING, Kind.WHOLE, Kind.CONTENTS):
        return False
    cursor.ranged = token.kind is Kind.RANGE
    cursor.take()
    return True


def _lists(cursor: Cursor) -> bool:
    """Say whether a comma stands between provisions of one list (第三条第一款，第四条第二款中的“甲”): nothing is said of the first before it."""
    ahead, first = 2, cursor.peek(1)
    if first is None or first.kind is not Kind.CITE or first.level is not Level.ARTICLE:
        return False
    while (token := cursor.peek(ahead)) is not None and token.kind in (Kind.CITE, Kind.JOINT, Kind.RANGE, Kind.COMMA, Kind.SENTENCE, Kind.FILLER):
        ahead += 1
    return token is not None and token.kind is Kind.QUOTE


def _one(cursor: Cursor, context: Context, era: Era) -> list[Ref]:
    token = cursor.peek()
    assert token is not None  # noqa: S101 - the caller looked
    if token.kind is Kind.CITE:
        return _cited(cursor, context, era)
    if token.kind is Kind.PREAMBLE:
        return _preamble(cursor, era)
    cursor.take()
    if token.kind is Kind.SAME:
        steps = tuple(step for step in context.steps if token.level is not None and RANKS[step.level] <= RANKS[token.level])
        ref = Ref(steps, token.start, token.end, context.era)
        inner = cursor.peek()
        if inner is not None and inner.kind is Kind.CITE and inner.level is not None and token.level is not None and RANKS[inner.level] > RANKS[token.level]:
            context.steps = steps
            return _cited(cursor, context, era)
        return [_with_part(cursor, ref)]
    if token.kind is Kind.SENTENCE:
        return [Ref(context.steps, token.start, token.end, context.era, sentence=token.count, many=token.ranged)]
    if token.kind is Kind.SEGMENT:
        return [Ref(context.steps, token.start, token.end, context.era, SEGMENTS[token.text[0]])]
    if token.kind in (Kind.HEADING, Kind.FIRST_WORDS):
        part = Part.HEADING if token.kind is Kind.HEADING else Part.FIRST_WORDS
        return [Ref(context.steps, token.start, token.end, context.era, part)]
    return [Ref((), token.start, token.end, Era.OLD, _PARTS.get(token.kind, Part.WHOLE))]


def _preamble(cursor: Cursor, era: Era) -> list[Ref]:
    token = cursor.take()
    lead = token.text.startswith(_LEAD_WORDS)
    outer = (Step(Level.LEAD),) if lead else (Step(Level.PREAMBLE),)
    after = cursor.peek()
    if after is None or after.kind is not Kind.CITE or after.level is not Level.PARAGRAPH:
        return [_with_part(cursor, Ref(outer, token.start, token.end, era))]
    cursor.take()
    return [_with_part(cursor, Ref((*outer, step), token.start, after.end, era)) for step in after.steps]


def _cited(cursor: Cursor, context: Context, era: Era) -> list[Ref]:
    """Read steps that follow each other: 第五条第一款第二、三项."""
    first = cursor.take()
    assert first.level is not None  # noqa: S101 - every citation has one
    leaning = RANKS[first.level] > RANKS[Level.ITEM] and first.level is not Level.ANNEX
    outer = context.outer(first.level) if leaning or first.level in CONTAINERS else ()
    if first.level in CONTAINERS and first.level is not Level.SECTION:
        outer = tuple(step for step in outer if step.level in (Level.PART, Level.SUBPART))
    found = [(*outer, step) for step in first.steps]
    end = first.end
    last = first.level
    named = _heading_name(cursor, last)
    while (token := _inner(cursor, last)) is not None:
        cursor.take_through(token)
        named = _heading_name(cursor, token.level or last)
        found = [(*found[-1], step) for step in token.steps] if len(found) == 1 else [(*steps, step) for steps in found for step in token.steps]
        end, last = token.end, token.level or last
    kind = context.era if leaning and outer else era
    bare = [tuple(step for step in steps if not (step.level in CONTAINERS and any(s.level is Level.ARTICLE for s in steps))) for steps in found]
    refs = [Ref(steps, first.start, end, kind, named=named) for steps in bare]
    refs[-1] = _with_part(cursor, refs[-1])
    if refs[-1].part is not Part.WHOLE or refs[-1].sentence is not None:
        refs = [replace(ref, part=refs[-1].part, sentence=refs[-1].sentence, many=refs[-1].many) for ref in refs]
    return refs


def _heading_name(cursor: Cursor, level: Level) -> str | None:
    """Take the name of a heading right after its number: 第三章“罚则”, 第五编特别程序增加一章."""
    token, after = cursor.peek(), cursor.peek(1)
    if level not in CONTAINERS or token is None or after is None:
        return None
    if token.kind is Kind.WORDS and after.kind in (Kind.CITE, Kind.ADD, Kind.DELETE, Kind.COMMA, Kind.FILLER, Kind.SPLIT, Kind.END, Kind.AFTER, Kind.BEFORE):
        return cursor.take().text
    if token.text in ("总则", "附则", "分则"):
        return cursor.take().text
    return None


def _inner(cursor: Cursor, above: Level) -> Token | None:
    """Return the next token if it is a step that stands inside `above`."""
    token = cursor.peek()
    if token is not None and token.kind is Kind.FILLER and (token.text in ("的", "中", "中的") or token.text.startswith("原")):
        token = cursor.peek(1)
    elif token is not None and token.kind is Kind.WORDS and token.text.endswith(_ABOUT):
        # 第六十七条全国人民代表大会常务委员会职权第二十项: what the article is about.
        token = cursor.peek(1)
    if token is None or token.kind is not Kind.CITE or token.level is None:
        return None
    return token if RANKS[token.level] > RANKS[above] else None


def _with_part(cursor: Cursor, ref: Ref) -> Ref:
    """Read what narrows a reference: 的章名, 第二句, 引导语."""
    while (token := cursor.peek()) is not None:
        after = cursor.peek(1)
        if (
            token.kind is Kind.FILLER
            and token.text in ("中的", "中", "的")
            and after is not None
            and after.kind in (Kind.SENTENCE, Kind.SEGMENT, Kind.HEADING, Kind.FIRST_WORDS)
        ):
            cursor.take()
            continue
        if token.kind is Kind.HEADING or (token.kind is Kind.TITLE and ref.steps and ref.steps[-1].level in (*CONTAINERS, Level.ANNEX, Level.ARTICLE)):
            ref = replace(ref, part=Part.HEADING, end=token.end)
        elif token.kind is Kind.FIRST_WORDS:
            ref = replace(ref, part=Part.FIRST_WORDS, end=token.end)
        elif token.kind is Kind.SEGMENT:
            ref = replace(ref, part=SEGMENTS[token.text[0]], end=token.end)
        elif token.kind is Kind.SENTENCE:
            ref = replace(ref, sentence=token.count, many=token.ranged, end=token.end)
        else:
            break
        cursor.take()
    return ref


def _between(first: Ref, last: Ref) -> list[Ref]:
    """Return the whole numbers strictly between two references of a range."""
    if first.steps == last.steps and first.sentence is not None and last.sentence is not None:
        return [replace(last, sentence=sentence) for sentence in range(first.sentence + 1, last.sentence)]
    if not first.steps or not last.steps:
        return []
    one, other = first.steps[-1], last.steps[-1]
    if one.level is not other.level or one.number is None or other.number is None or first.steps[:-1] != last.steps[:-1]:
        return []
    if len(one.number) == len(other.number) == 2 and one.number[0] == other.number[0]:
        numbers: list[Number] = [(one.number[0], number) for number in range(one.number[1] + 1, other.number[1])]
    else:
        numbers = [(number,) for number in range(one.number[0] + 1, other.number[0])]
    return [replace(last, steps=(*first.steps[:-1], Step(one.level, number))) for number in numbers]
