"""When a text says that it takes effect (施行日期).

    clause ::= [scope] ["自"] when ["起"] ("施行" | "实施" | "生效" | "执行" | "实行")
    when   ::= date | ("公布" | "发布" | …) "之日" ["起" ["满"] numeral "日" ["后"]]
    scope  ::= "本" kind | words about a part of the text

What names the text as a whole (本条例) or nothing is the clause of the whole
text; other words before it are the scope of a part that commences apart.

Law: 立法法（2023修正）第六十一条.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from texts.grammar.cn import dates, numerals
from texts.grammar.cn.promulgation.tokens import fold
from texts.patterns import lazily
from texts.promulgation import CommencementRule

__all__ = ["Clause", "clauses", "may_commence"]


class Clause(NamedTuple):
    """A commencement clause as read.

    Args:
        rule: how the day is stated.
        on: the fixed day; `None` under a rule, and where no day of the calendar is printed.
        text: the clause as printed.
        scope: the part it is about, as printed; `None` is the whole text.
        days: of AFTER_PROMULGATION.
        names_itself: 本条例 is printed before it.
        start: where it stands in the paragraph.
    """

    rule: CommencementRule
    on: date | None
    text: str
    scope: str | None
    days: int | None
    names_itself: bool
    start: int


_COMMENCES = "(?:施行|实施|生效|执行|实行|试行)"
_KINDS = (
    "法典|法|条例|规定|办法|规则|细则|解释|决定|决议|批复|答复|安排|修正案|守则|规范|通知|意见|章程|规程|准则|标准|解答"
    "|公告|通告|命令|令|公约|程序|制度|方案|指引|纲要|目录|补充"
)
_ITSELF = lazily(rf"本[《]?[\u4e00-\u9fff]{{0,10}}?(?:{_KINDS})[》]?")
_AFTER_DATE = lazily(rf"[ ]*(?:零时|0时|24时)?[ ]*(?:公布|发布)?(?:起|开始|起开始|之日起)?[ ]*(?:正式|公布|发布)?{_COMMENCES}")
_RULE = lazily(
    r"(?P<event>公布|发布|颁布|颁发|印发|下发|公告|签发|通过|批准)之?(?:日|后)[ ]*(?:起)?[ ]*"
    r"(?:满|的?第)?(?P<span>[0-9]{1,3}|[一二三四五六七八九十]{1,4})?(?P<unit>日|天|个月|年)?[ ]*(?:后|起|内)?[ ]*"
    rf"(?:正式|公布)?{_COMMENCES}"
)
_ELSEWHERE = lazily(
    r"(?:施行|实施|生效)(?:日期|时间|的日期)?(?:,)?由[^,。;]{2,40}(?:另行)?(?:规定|公布|确定|发布|决定)|(?:施行|实施|生效)(?:日期|时间)另行(?:规定|公布)|由[^,。;]{2,40}(?:公布|规定|确定)(?:施行|实施|生效)(?:日期|时间)"
)
_STOPS = ",。;:\n"
# No clause is longer.
_LONGEST = 300
_LEADING = lazily(
    r"^(?:但是|但|其中|另外|此外|[\s(（)）,，、])+|^(?:第[0-9一二三四五六七八九十百千零〇]+条[ \u3000]*|[一二三四五六七八九十]+、|[0-9]+[.．、])(?=本)"
)
_FROM = lazily(r"(?:从|自|于|在|定于)$")
# What only leads to the clause: 本条例由…负责解释，自…; 本条例经…通过，自….
_SETTLED = lazily(r"(?:负责解释|通过|修订|修正|公布|批准|报.{0,20}备案|备案)$")
_MAKES = {"通过": CommencementRule.ON_ADOPTION, "批准": CommencementRule.CONDITIONAL}


def may_commence(words: str) -> bool:
    """Say whether a paragraph can hold a commencement clause; quick."""
    return ("施行" in words or "实施" in words or "生效" in words or "执行" in words or "实行" in words or "试行" in words) and ("日" in words or "由" in words)


def clauses(words: str) -> Iterator[Clause]:
    """Yield the commencement clauses of a paragraph, in order."""
    folded = fold(words)
    found = [*_fixed(words, folded), *_ruled(words, folded), *_elsewhere(words, folded)]
    found.sort(key=lambda clause: clause.start)
    yield from found


def _fixed(words: str, folded: str) -> Iterator[Clause]:
    for day in dates.find(folded):
        if day.precision is dates.Precision.MONTH:
            continue
        ends = _AFTER_DATE.match(folded, day.end)
        if ends and not _is_attribute(folded, ends.end()):
            yield from _clause(words, folded, day.start, ends.end(), CommencementRule.FIXED, day.value, None)


def _ruled(words: str, folded: str) -> Iterator[Clause]:
    for match in _RULE.finditer(folded):
        if _is_attribute(folded, match.end()):
            continue
        days = numerals.read(match["span"]) if match["span"] else None
        if match["span"]:
            if match["unit"] not in ("日", "天"):
                continue
            rule = CommencementRule.AFTER_PROMULGATION
        else:
            rule = _MAKES.get(match["event"], CommencementRule.ON_PROMULGATION)
        yield from _clause(words, folded, match.start(), match.end(), rule, None, days)


def _elsewhere(words: str, folded: str) -> Iterator[Clause]:
    for match in _ELSEWHERE.finditer(folded):
        yield from _clause(words, folded, match.start(), match.end(), CommencementRule.CONDITIONAL, None, None, belongs=True)


def _is_attribute(folded: str, end: int) -> bool:
    """Say whether the clause only tells of what follows: 起施行的《…》, 施行之日起, 施行前, 施行满一年."""
    return folded.startswith(("的", "之日", "前", "后", "期间", "以", "满", "日期", "细则", "办法"), end)


def _clause(
    words: str, folded: str, start: int, end: int, rule: CommencementRule, on: date | None, days: int | None, *, belongs: bool = False
) -> Iterator[Clause]:
    earliest = max(0, start - _LONGEST)
    begins = max(earliest - 1, *(folded.rfind(stop, earliest, start) for stop in _STOPS)) + 1
    before = words[begins:start]
    lead = _LEADING.search(before)
    while lead:
        begins += lead.end()
        before = words[begins:start]
        lead = _LEADING.search(before)
    scope = _FROM.sub("", fold(before).strip()).strip()
    itself = _ITSELF.match(scope)
    whole = not scope or _is_whole(scope, itself)
    # 的施行日期由…规定 reads on from 本条例.
    if belongs:
        whole = bool(itself) and "第" not in scope
        if not itself:
            return
    # Inside the title of another act, or in words that an act quotes.
    if folded.rfind("《", earliest, start) > folded.rfind("》", earliest, start) or folded.rfind("“", earliest, start) > folded.rfind("”", earliest, start):
        return
    printed = words[begins:end].strip()
    named = bool(itself) or bool(_ITSELF.match(folded[earliest:begins].lstrip()))
    yield Clause(rule, on, printed, None if whole else before.strip().removesuffix("自").removesuffix("从").removesuffix("于").strip(), days, named, begins)


def _is_whole(scope: str, itself: re.Match[str] | None) -> bool:
    if not itself:
        return False
    rest = re.sub(r"\(.*?\)", "", scope[itself.end() :]).strip()
    return not rest or bool(_SETTLED.search(rest)) or rest in ("的", "经", "也", "应", "将", "均", "统一", "除另有规定外")
