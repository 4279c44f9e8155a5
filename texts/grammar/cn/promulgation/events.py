"""Dated events of a text's making (题注、公告中的事件).

    note     ::= { event }
    event    ::= ["根据"] { modifier } [subjects] [title] [ordinal] verb [object]
    modifier ::= subjects verb "的" | subjects "通过" "并经"
    subjects ::= subject { "、" subject }
    subject  ::= [date] [organ] [number] | organ "于" date

An event that only tells of another (2019年1月31日济南市…通过并经2019年2月12日山东省…批准的
《…的决定》修正) is kept as that one's modifier.
"""

from typing import NamedTuple

from texts.grammar.cn.dates import DateMatch
from texts.grammar.cn.promulgation import organs
from texts.grammar.cn.promulgation.subjects import Clause, Subject
from texts.grammar.cn.promulgation.tokens import Kind, Token, Verb, tokens
from texts.patterns import lazily

__all__ = ["Event", "Subject", "events"]


class Event(NamedTuple):
    """Something that was done to a text.

    Args:
        verbs: what was done; empty where the words break off before a verb.
        printed: the verb as printed (第一次修正 without 第一次); `""` where none is.
        subjects: who and when; several where organs acted together.
        title: the act by which it was done (《…的决定》第一次修正).
        target: the title of what was done, printed after the verb.
        ordinal: of 第一次修正.
        modifiers: earlier events told inside this one, in printed order.
        by_rule: of a commencement, 自公布之日起.
        attributive: it is told of what follows (批准的).
        based: 根据 is printed before it, so that it is told of an amendment.
        start, end: code points, half-open.
    """

    verbs: tuple[Verb, ...]
    printed: str
    subjects: tuple[Subject, ...]
    title: str | None = None
    target: str | None = None
    ordinal: int | None = None
    modifiers: tuple["Event", ...] = ()
    by_rule: bool = False
    attributive: bool = False
    based: bool = False
    start: int = 0
    end: int = 0

    @property
    def on(self) -> DateMatch | None:
        """The first date printed for it."""
        return next((subject.on for subject in self.subjects if subject.on), None)

    @property
    def words(self) -> str:
        """The organs or meetings as printed, joined as a list."""
        return "、".join(subject.words for subject in self.subjects if subject.words)


def events(text: str) -> tuple[Event, ...]:
    """Read the dated events of a header note, an announcement or a repealing clause.

    Args:
        text: as printed; its lines are joined by line breaks.
    """
    return _Reading(tokens(mended(text))).read()


_BROKEN_DATE = lazily(r"(?<=[0-9０-９年月])[ 　]*\n[ 　]*(?=[0-9０-９]{0,2}[年月日])")
_LATE_CLOSE = lazily(r"(决定|决议|修正案)((?:第.{1,3}次)?修[正订改])》")


def mended(text: str) -> str:
    """Join dates that a line break cuts in two, and move 》 before the verb that it encloses by mistake."""
    return _LATE_CLOSE.sub(r"\1》\2", _BROKEN_DATE.sub("", text))


class _Reading:
    """One pass over the tokens."""

    def __init__(self, found: tuple[Token, ...]) -> None:
        self.tokens = found
        self.clause = Clause(0)
        self.modifiers: list[Event] = []
        self.events: list[Event] = []

    def read(self) -> tuple[Event, ...]:
        for place, token in enumerate(self.tokens):
            self._take(place, token)
        self._break_off(self.tokens[-1].end if self.tokens else 0)
        return tuple(self.events)

    def _take(self, place: int, token: Token) -> None:
        match token.kind:
            case Kind.DATE:
                self._take_date(place, token)
            case Kind.TEXT:
                self._take_words(token)
            case Kind.TITLE:
                self._take_title(place, token)
            case Kind.NUMBER:
                self.clause.number = self.clause.number or token.number
            case Kind.ORDINAL:
                self.clause.ordinal = token.ordinal
            case Kind.VERB | Kind.RULE:
                self._take_verb(place, token)
            case Kind.MARK:
                self._take_mark(token)
            case Kind.BREAK:
                pass

    def _take_date(self, place: int, token: Token) -> None:
        clause = self.clause
        follower = self._after(place)
        done_then = bool(clause.words) and follower is not None and follower.kind is Kind.VERB
        if (clause.awaits_date or done_then) and clause.on is None:
            clause.on, clause.awaits_date = token.date, False
            return
        # A meeting that is said to have done nothing did it together with the next.
        meets = bool(clause.words) and clause.words[-1].endswith("会议") and not clause.title
        if (clause.listed or meets) and (clause.on or clause.words):
            clause.next_subject()
        elif not clause.is_empty():
            self._break_off(token.start)
        if self.clause.is_empty():
            self.clause.start = token.start
        self.clause.on, self.clause.listed = token.date, False

    def _take_words(self, token: Token) -> None:
        words = organs.trimmed(token.text)
        if "根据" in token.text or "依据" in token.text:
            self.clause.based = True
        self.clause.awaits_date = token.text.rstrip().endswith(("于", "在")) or (self.clause.awaits_date and not words)
        if not words or words in (
            "起",
            "的",
            "后",
            "予以",
            "并",
            "现予",
            "将",
            "现将",
            "由",
            "之日",
            "日",
            "由其",
            "日起",
            "今",
            "正式",
            "已",
            "会议",
            "零时起",
            "文件",
            "的决定",
        ):
            return
        if self.clause.is_empty():
            self.clause.start = token.start
        self.clause.words.append(words)
        self.clause.listed = token.text.rstrip().endswith("、")

    def _take_mark(self, token: Token) -> None:
        clause = self.clause
        if token.text == "、":
            clause.listed = bool(clause.on or clause.words or clause.number)
            if clause.words and not clause.number:
                clause.words[-1] += "、"
            elif clause.number:
                clause.next_subject()
        elif token.text in "。;" and not clause.is_empty():
            self._break_off(token.start)

    def _take_title(self, place: int, token: Token) -> None:
        last = self.events[-1] if self.events else None
        if self.clause.is_empty() and last and last.end == token.start and not self._leads_on(place) and not self.modifiers:
            self.events[-1] = last._replace(target=token.text, end=token.end)
            return
        if self.clause.is_empty():
            self.clause.start = token.start
        self.clause.title = token.text

    def _leads_on(self, place: int) -> bool:
        """Say whether the title at `place` is the act by which the next verb is done."""
        follower = self._after(place)
        return follower is not None and follower.kind in (Kind.ORDINAL, Kind.VERB)

    def _after(self, place: int) -> Token | None:
        return self.tokens[place + 1] if place + 1 < len(self.tokens) else None

    def _take_verb(self, place: int, token: Token) -> None:
        clause = self.clause
        if self._breaks_verb(place):
            last = self.events[-1]
            self.events[-1] = last._replace(verbs=(*last.verbs, *token.verbs), printed=last.printed + token.text, end=token.end)
            return
        follower = self._after(place)
        led = follower.text.lstrip() if follower and follower.kind is Kind.TEXT else ""
        event = Event(
            token.verbs,
            token.text,
            clause.subjects(),
            clause.title,
            None,
            clause.ordinal,
            by_rule=token.kind is Kind.RULE or _is_rule(clause.words, token),
            attributive=led.startswith("的") and not led.startswith("的决定"),
            based=clause.based,
            start=clause.start,
            end=token.end,
        )
        self.clause = Clause(token.end)
        if event.attributive or self._is_told_of_amendment(place) or led.startswith(("并经", "并报", "，并经", "和")):
            self.modifiers.append(event)
            return
        self._finish(event)

    def _breaks_verb(self, place: int) -> bool:
        """Say whether a line break cuts a verb in two: 修订 and, on the next line, 通过."""
        before = self.tokens[max(0, place - 2) : place]
        broken = len(before) == 2 and before[0].kind is Kind.VERB and before[1].kind is Kind.BREAK
        return broken and self.clause.is_empty() and bool(self.events) and not self.modifiers and self.events[-1].end == before[0].end

    def _is_told_of_amendment(self, place: int) -> bool:
        """Say whether the verb at `place` belongs to a 修正 that follows: 批准第二次修订, 批准《…的决定》的决定第一次修正."""
        following = [token for token in self.tokens[place + 1 : place + 5] if not (token.kind is Kind.TEXT and token.text.strip() == "的决定")]
        if following and following[0].kind is Kind.TITLE:
            following = following[1:]
            return bool(following) and (following[0].kind is Kind.ORDINAL or Verb.AMEND in following[0].verbs)
        return bool(following) and following[0].kind is Kind.ORDINAL

    def _finish(self, event: Event) -> None:
        """Emit an event: its modifiers belong to it where it amends, and stand alone where it does not."""
        if Verb.AMEND in event.verbs:
            begun = min((modifier.start for modifier in self.modifiers), default=event.start)
            event = event._replace(modifiers=tuple(self.modifiers), start=min(event.start, begun))
        else:
            self.events.extend(self.modifiers)
        self.modifiers = []
        self.events.append(event)

    def _break_off(self, end: int) -> None:
        """Emit the words that lead to no verb."""
        clause, self.clause = self.clause, Clause(end)
        self.events.extend(self.modifiers)
        self.modifiers = []
        if clause.is_empty():
            return
        self.events.append(Event((), "", clause.subjects(), clause.title, None, clause.ordinal, start=clause.start, end=end))


def _is_rule(words: list[str], token: Token) -> bool:
    return Verb.COMMENCE in token.verbs and any("之日" in piece for piece in words)
