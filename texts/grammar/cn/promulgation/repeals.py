"""The acts that a text repeals (废止).

    clause  ::= repealed { ("、" | "和" | "及") repealed } ["自本条例施行之日起"] ["同时" | "即行"] "废止"
              | "废止" repealed { "、" repealed }                     in an act whose title says 废止
    repealed ::= { event "的" } title ["（" number "）"] ["中" scope]

A title by which the repealed act had been amended (《…的决定》修正的《…》) is not
itself repealed.
"""

import re
from collections.abc import Iterator
from datetime import date

from texts.grammar.cn.promulgation import numbers, organs
from texts.grammar.cn.promulgation.events import Event, events
from texts.grammar.cn.promulgation.history import Names
from texts.grammar.cn.promulgation.tokens import Kind, Token, Verb, fold, tokens
from texts.patterns import lazily
from texts.promulgation import Repeal

__all__ = ["may_repeal", "repeals"]

_REPEALS = lazily(
    r"(?:自?本[\u4e00-\u9fff]{1,6}(?:公布|施行|实施|生效)(?:施行)?(?:之日)?起?[,]?)?(?:同时|即行|一并|均|相应|自行|一律|立即|即|予以|予|宣布|也|亦|全部|随之|已)*"
    r"(?:废止|失效|作废|停止执行|停止施行|停止适用|不再施行|不再执行|不再适用)(?=[,。;)]|\s*$)"
)
_ORDERS = lazily(r"(?:^|[,:。;、]|决定|现)(?:一并|予以)?废止(?:以下|下列)?(?=[^。;]{0,160}《)")
# Words that may stand between the last title and the verb; others mean that something else is repealed.
_BETWEEN = lazily(
    r"^(?:\s|[(（][^()（）]{0,80}[)）]|[、,，和及与]|以及|等|[一二三四五六七八九十0-9]+[件部个项]|(?:行政|地方性|国务院)?(?:法规|规章|文件|司法解释|规定|办法|法律)|(?:修正|修订)[案稿]|及其(?:实施)?(?:细则|办法)|中?(?:有关|关于)?[^。;]{0,40}(?:规定|条款|部分|内容|条|款|项))*$"
)
_SCOPE = lazily(r"^\s*(?:[(（][^()（）]{0,80}[)）])?\s*(?:中|中的|内)(?P<scope>[^,，。;；、]{2,60})")
_CLAUSE_STOPS = lazily(r"[。;\n]")
_AROUND_MAKER = lazily(r"^[0-9]{4}年|(?:所发|所?制定|原来?制定|颁行)的?$|[0-9一二三四五六七八九〇○零]{4}年$")
# 《商标注册证》作废: what is void is no act.
_CERTIFICATE = lazily("(?:证|证书|证件|执照|副本|发票)$")
# No title is longer.
_LONGEST = 600
_BY_IT = ("制定", "规定", "确定", "设定", "第", "执行", "的规定", "有关规定", "处罚", "已有规定", "处理")


def may_repeal(words: str) -> bool:
    """Say whether a paragraph can repeal an act; quick."""
    return "》" in words and ("废止" in words or "失效" in words or "停止" in words or "不再" in words or "作废" in words)


def repeals(words: str, names: Names, *, ordered: bool = False) -> Iterator[Repeal]:
    """Yield the acts that a paragraph repeals, in order.

    Args:
        words: the paragraph as printed.
        names: what tells which place a bare rank means.
        ordered: the act is one that repeals (关于废止…的决定), so that 废止《…》 is its order.
    """
    folded = fold(words)
    for start, end in _sentences(folded):
        sentence, flat = words[start:end], folded[start:end]
        ends = [match.start() for match in _REPEALS.finditer(flat) if "》" in flat[: match.start()]]
        if ends:
            yield from _listed(sentence[: ends[-1]], names)
        elif ordered:
            order = _ORDERS.search(flat)
            if order:
                yield from _listed(sentence[order.end() :], names, trailing=False)


def _sentences(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of sentences; a stop inside a title or brackets ends none."""
    start = 0
    for match in _CLAUSE_STOPS.finditer(folded):
        earliest = max(start, match.start() - _LONGEST)
        if folded.rfind("《", earliest, match.start()) <= folded.rfind("》", earliest, match.start()):
            yield start, match.end()
            start = match.end()
    yield start, len(folded)


def _listed(clause: str, names: Names, *, trailing: bool = True) -> Iterator[Repeal]:
    """Read the list of acts that stands before or after the verb.

    Args:
        trailing: the list must lead to the verb, so that what follows its last title is checked.
    """
    found = tokens(clause)
    titles = [place for place, token in enumerate(found) if token.kind is Kind.TITLE and clause.startswith("《", token.start)]
    told = 0
    for nth, place in enumerate(titles, 1):
        token, following = found[place], titles[nth] if nth < len(titles) else None
        if _is_instrument(found, place) or _CERTIFICATE.search(token.text):
            continue
        after = clause[token.end : found[following].start if following is not None else len(clause)]
        if trailing and following is None and not _BETWEEN.match(fold(after)):
            continue
        yield _repeal(token, clause[told : token.start], after, names)
        told = token.end


def _is_instrument(found: tuple[Token, ...], place: int) -> bool:
    """Say whether the title at `place` is an act by which another was made or amended, or one that is only cited."""
    following = found[place + 1] if place + 1 < len(found) else None
    if following is None:
        return False
    if following.kind is Kind.ORDINAL or (following.kind is Kind.VERB and Verb.AMEND in following.verbs):
        return True
    return following.kind is Kind.TEXT and following.text.strip().startswith(_BY_IT)


def _repeal(title: Token, before: str, after: str, names: Names) -> Repeal:
    told = events(before)
    told = tuple(event for event in told if not event.words.split("条")[-1].startswith("本"))
    making = _of(told, Verb.ADOPT) or _of(told, Verb.PUBLISH) or _of(told, Verb.APPROVE) or _naming(told)
    meeting = _maker(making.words) if making else None
    scope = _SCOPE.match(fold(after))
    return Repeal(
        title="".join(title.text.split("\n")),
        organ=names.organ_of(meeting) if meeting else None,
        meeting=meeting if meeting and "会议" in meeting else None,
        adopted=_day(_of(told, Verb.ADOPT)),
        promulgated=_day(_of(told, Verb.PUBLISH)),
        number=_number(after, told),
        scope=after[scope.start("scope") : scope.end("scope")].removeprefix("的") if scope else None,
    )


def _maker(words: str) -> str | None:
    """Return the organs or meetings that words name; None for other words: (自本规定公布)之日起."""
    named = organs.trimmed(_AROUND_MAKER.sub("", words))
    parts = organs.unsplit(named)
    return named if parts and all("会议" in part or organs.is_organ(organs.organ_of(part)) for part in parts) else None


def _of(told: tuple[Event, ...], verb: Verb) -> Event | None:
    return next((event for event in told if verb in event.verbs and Verb.AMEND not in event.verbs), None)


def _naming(told: tuple[Event, ...]) -> Event | None:
    """The organ that stands before the title without a verb: 最高人民法院《关于…的解释》."""
    return next((event for event in told if not event.verbs and event.words and "本" not in event.words), None)


def _day(event: Event | None) -> date | None:
    return event.on.value if event and event.on else None


def _number(after: str, told: tuple[Event, ...]) -> str | None:
    """The number in brackets after the title, or else that of the order by which the act was published."""
    bracket = re.match(r"\s*[(（]([^()（）]{2,60}(?:[(（〔\[［][0-9０-９]{4}[)）〕\]］][^()（）]{1,20})?)[)）]", after)
    if bracket:
        found = next(iter(numbers.find(fold(bracket[1]))), None)
        if found:
            return "".join(bracket[1].split())
    for event in told:
        for subject in event.subjects:
            if subject.number and Verb.AMEND not in event.verbs:
                return numbers.compose(subject.words, subject.number).printed
    return None
