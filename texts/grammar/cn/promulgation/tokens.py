"""The words of dated events (题注、公告、废止条款的词法).

    token   ::= date | title | act | number | ordinal | rule | verb | break | mark | text
    title   ::= "《" … "》"                       balanced; a mark that never closes ends with its line
    act     ::= "关于" … ("决定" | "决议")         an act named without marks
    rule    ::= ("公布" | "发布" | …) "之日" ["起"] ("施行" | …)
    verb    ::= ("审议" | "通过" | "批准" | "修正" | "公布" | "施行" | …)+
    ordinal ::= "第" numeral "次", before a verb of amendment

Width and form of marks are folded one to one for scanning, so that offsets
count in the text as printed.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from texts.grammar.cn import dates, numerals
from texts.grammar.cn.promulgation import numbers
from texts.patterns import lazily

__all__ = ["Kind", "Token", "Verb", "closing", "fold", "tokens"]


class Kind(StrEnum):
    """What a Token is."""

    DATE = "date"
    TITLE = "title"
    NUMBER = "number"
    ORDINAL = "ordinal"
    RULE = "rule"
    VERB = "verb"
    BREAK = "break"
    MARK = "mark"
    TEXT = "text"


class Verb(StrEnum):
    """What was done to a text."""

    ADOPT = "adopt"
    """通过."""
    APPROVE = "approve"
    """批准."""
    PUBLISH = "publish"
    """公布 发布 颁布 印发."""
    COMMENCE = "commence"
    """施行 实施 生效 执行."""
    AMEND = "amend"
    """修正 修订 修改."""


class Token(NamedTuple):
    """A word of a dated event.

    Args:
        text: as printed; of a title, what stands between its marks.
        start, end: code points of the whole token, half-open.
        date, number, ordinal, verbs: its value, by kind.
    """

    kind: Kind
    text: str
    start: int
    end: int
    date: dates.DateMatch | None = None
    number: numbers.NumberMatch | None = None
    ordinal: int | None = None
    verbs: tuple[Verb, ...] = ()


_FORMS: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **{ord(char): "[" for char in "〔［【〖"},
    **{ord(char): "]" for char in "〕］】〗"},
    **{ord(char): "〈" for char in "〈＜<﹤"},
    **{ord(char): "〉" for char in "〉＞>﹥"},
    **{ord(char): " " for char in "\u3000\xa0\u2002\u2003\t"},
}
_MORPHEMES = {
    "审议": None,
    "讨论": None,
    "表决": None,
    "通过": Verb.ADOPT,
    "批准": Verb.APPROVE,
    "批转": Verb.PUBLISH,
    "公布": Verb.PUBLISH,
    "发布": Verb.PUBLISH,
    "颁布": Verb.PUBLISH,
    "颁发": Verb.PUBLISH,
    "印发": Verb.PUBLISH,
    "下发": Verb.PUBLISH,
    "施行": Verb.COMMENCE,
    "实施": Verb.COMMENCE,
    "生效": Verb.COMMENCE,
    "执行": Verb.COMMENCE,
    "实行": Verb.COMMENCE,
    "修正": Verb.AMEND,
    "修订": Verb.AMEND,
    "修改": Verb.AMEND,
    "调整": Verb.AMEND,
}
_VERB = "(?:" + "|".join(_MORPHEMES) + ")+"
_PUBLISHED = "(?:公布|发布|颁布|颁发|印发|下发|通过|批准)"
_COMMENCES = "(?:施行|实施|生效|执行|实行)"
_SCAN = lazily(
    rf"(?P<rule>自?{_PUBLISHED}之日起?{_COMMENCES})"
    r"|(?P<ordinal>第?(?P<nth>[一二三四五六七八九十0-9]{1,3})次(?=修[正订改]))"
    # 修订后的《…》 and 该修正自…施行 name the result, not an event.
    r"|(?P<skip>修[正订改]后的|该修[正订改]|重新)"
    rf"|(?P<verb>{_VERB})"
    r"|(?P<title>《)"
    r"|(?P<act>关于(?=(?:修改|修订|修正|废止|批准|取消|因))|关于(?=《))"
    r"|(?P<break>\n)"
    r"|(?P<mark>[,;:。、()\[\]\"“”])"
)
_ACT_ENDS = lazily("(?:的|等)?[^《》\n,。;]{0,40}?(?:决定|决议|通知|意见)(?!的)")
# No title is longer; what opens and never closes must not be read to the end of the text each time.
_LONGEST = 600
_LONGEST_ACT = 200


def fold(text: str) -> str:
    """Fold width and forms of marks, each character to one, so that offsets stay."""
    return text.translate(_FORMS)


def closing(text: str, start: int) -> int:
    """Return where the title that opens at `start` (《) ends, past its 》.

    Titles nest (《…《…》…》), and 〈…〉 inside may close with 》; a title that
    never closes ends with its line.
    """
    depth = 0
    for place in range(start, min(len(text), start + _LONGEST)):
        char = text[place]
        if char == "《":
            depth += 1
        elif char == "》":
            depth -= 1
            if depth == 0:
                return place + 1
    nearest = text.find("》", start, start + _LONGEST)
    if nearest >= 0:
        return nearest + 1
    line = text.find("\n", start, start + _LONGEST)
    return min(len(text), start + _LONGEST) if line < 0 else line


def tokens(text: str) -> tuple[Token, ...]:
    """Split a text of dated events into its words.

    Args:
        text: as printed; its lines are joined by line breaks.
    """
    return tuple(_scan(text, fold(text)))


def _scan(text: str, folded: str) -> Iterator[Token]:
    fixed = _fixed(text, folded)
    starts = sorted(fixed)
    place = begun = nth = 0
    while True:
        while nth < len(starts) and starts[nth] < place:
            nth += 1
        match = _SCAN.search(folded, place, starts[nth] if nth < len(starts) else len(folded))
        token = _token(text, folded, match) if match else fixed[starts[nth]] if nth < len(starts) else None
        if match is None and token is None:
            break
        if token is None:
            place = match.start() + 1 if match else place
            continue
        if begun < token.start:
            yield Token(Kind.TEXT, text[begun : token.start], begun, token.start)
        if token.kind is not Kind.MARK or token.text:
            yield token
        place = begun = token.end
    if begun < len(folded):
        yield Token(Kind.TEXT, text[begun:], begun, len(folded))


def _fixed(text: str, folded: str) -> dict[int, Token]:
    """Return dates and numbers by where they start; a date goes before a number that overlaps it."""
    found = {}
    for match in numbers.find(folded):
        as_printed = match._replace(printed=numbers.printed(text[match.start : match.end], match))
        found[match.start] = Token(Kind.NUMBER, as_printed.printed, match.start, match.end, number=as_printed)
    for date in dates.find(folded):
        found[date.start] = Token(Kind.DATE, date.text, date.start, date.end, date=date)
    return found


def _token(text: str, folded: str, match: re.Match[str]) -> Token | None:
    """Return the token that a match opens; `None` where it opens none after all."""
    start, end = match.span()
    match match.lastgroup:
        case "title":
            return _title(text, folded, start)
        case "act":
            return _act(text, folded, start)
        case "verb":
            return Token(Kind.VERB, text[start:end], start, end, verbs=_verbs(match[0]))
        case "rule":
            return Token(Kind.RULE, text[start:end], start, end, verbs=(Verb.COMMENCE,))
        case "ordinal":
            return Token(Kind.ORDINAL, text[start:end], start, end, ordinal=numerals.read(match["nth"]))
        case "break":
            return Token(Kind.BREAK, "\n", start, end)
        case "skip":
            return Token(Kind.MARK, "", start, end)
        case _:
            return Token(Kind.MARK, folded[start:end], start, end)


def _verbs(run: str) -> tuple[Verb, ...]:
    parts = [_MORPHEMES[run[at : at + 2]] for at in range(0, len(run), 2)]
    # 通过批准 and 审议批准 are an approval.
    return tuple(dict.fromkeys(part for part in parts if part is not None and not (part is Verb.ADOPT and Verb.APPROVE in parts)))


def _title(text: str, folded: str, start: int) -> Token:
    end = closing(folded, start)
    return Token(Kind.TITLE, text[start:end].removeprefix("《").removesuffix("》"), start, end)


def _act(text: str, folded: str, start: int) -> Token | None:
    """Return an act that is named without marks (关于修改《…》等五件地方性法规的决定), if one starts here."""
    place = start + 2
    while place < min(len(folded), start + _LONGEST_ACT):
        if folded[place] == "《":
            inner = folded[place : (place := closing(folded, place))]
            # 关于《关于修改…的决定》: the title names the act, 关于 is a slip of the pen.
            if inner.endswith(("决定》", "修正案》", "决议》")):
                return None
        ends = _ACT_ENDS.match(folded, place)
        if ends:
            return Token(Kind.TITLE, text[start : ends.end()], start, ends.end())
        if folded.startswith(("\n", ",", "。", ";"), place):
            return None
        place += 1
    return None
