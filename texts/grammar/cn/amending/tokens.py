"""Tokens: the words that an amending act is made of (修改指令的用语).

    token ::= citation | count | title | quotation | keyword | mark | other words

What stands between the quotation marks is one token; a list of numbers under
one unit (第一、三款) is one citation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from texts.address import Level, Number, Step
from texts.amendment import Part
from texts.grammar.cn import numerals
from texts.grammar.cn.amending.quoting import Quotation, Words
from texts.grammar.cn.amending.vocabulary import KEYWORDS, Kind
from texts.grammar.cn.cited import LEVELS

__all__ = ["SEGMENTS", "Token", "tokenize"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word of an act.

    Args:
        kind: what it is.
        text: as printed; of a quotation, shortened.
        start, end: its place in the shown text, code points, half-open.
        steps: of a citation, one for each number.
        ranged: of a citation, whether a number reaches to the next (第一至三款).
        count: of a COUNT, how many; of a SENTENCE or an OCCURRENCE, which (negative from the end).
        level: of a COUNT or a SAME, of what.
        quotation: of a QUOTE.
        misprinted: whether a character is missing (将十一条修改为).
    """

    kind: Kind
    text: str
    start: int
    end: int
    steps: tuple[Step, ...] = ()
    ranged: bool = False
    count: int = 0
    level: Level | None = None
    quotation: Quotation | None = None
    misprinted: bool = False


_N = numerals.NUMERAL
_ONE = f"[（(]?{_N}[)）]?"
_UNIT = "自然段|部分|段(?!落)|分编|编|章|节|条|款|项|目"
_LOOSE = {"部分": Level.HEADING, "段": Level.PARAGRAPH}
# 一、关于… over articles is called 第一部分; a paragraph of a preamble 段 as well as 自然段.
_BLANK = "[ \u3000]?"
_CITE = (
    f"(?P<cite>第{_BLANK}(?P<numbers>{_ONE}(?:[、至和到－—-]{_ONE})*){_BLANK}(?P<unit>{_UNIT})(?P<suffixes>(?:之{_N}(?![款项目]))*)"
    f"|(?:第)?(?P<bracketed>[（(]{_N}[)）])(?P<bracket_unit>[项目])?"
    f"|附[件表录图](?:(?P<annex>[一二三四五六七八九十]{{1,3}}|[0-9０-９]{{1,2}})|(?![：:])))"
)
_BARE = r"(?P<bare>(?<=[将在])(?P<bare_number>[一二三四五六七八九十百]{1,7})条(?=修改|改|中|第|增|后|删|[、和与]))"
_SENTENCE = (
    r"(?P<sentence>第一(?P<firsts>[、至和]二(?:[、至和]三)?)句|第(?P<nth>[一二三四五六七八九十])句(?:话)?|(?P<side>最后|末|前|后|首)(?P<many>[一二两三四五])?句(?:话)?"
    r"|(?P<segment>前半?段|后半?段|前半句|后半句|但书(?:部分|规定)?))"
)
_OCCURRENCE = r"(?P<occurrence>第(?P<time>[一二三四五六七八九十])(?:处|个)|(?P<final>最后一?[处个])|前[一二两]处|后[一二两]处)"
_MARK = r"(?P<mark>(?:句|逗|分|顿|冒|问)号)(?=[，。；、]?(?:均|分别)?(?:修改|改|删|调整|和|$|[，。；、\n]|[之以]?[后前]))"
_COUNT = r"(?P<count>(?P<many_units>[一二两三四五六七八九十]{1,3})(?:个)?(?P<count_unit>自然段|部分|分编|编|章|节|条|款|项|目|附件|附表)(?![文件例之规以]))"
_SAME = r"(?P<same>(?:该|本|此|这一?)(?P<same_unit>自然段|编|章|节|条|款|项|目)(?![例约文]))"
_PATTERN = re.compile(
    "|".join(
        (
            r"(?P<law>《(?:[^《》]|《[^《》]*》)*》)",
            _CITE,
            _BARE,
            _SENTENCE,
            _OCCURRENCE,
            _MARK,
            _COUNT,
            _SAME,
            *(f"(?P<k{at}>{pattern})" for at, (_, pattern) in enumerate(KEYWORDS)),
            r"(?P<stop>[。；;！]|\n)",
            r"(?P<comma>[，,])",
            r"(?P<colon>[：:])",
            r"(?P<blank>[ \u3000\t]+)",
            r"(?P<words>(?:[一-龥](?!第[一二三四五六七八九十百]|修改为|改为|增加|删去|删除|中的)){0,30}?(?:法典|法|条例|规定|办法|细则|规则|解释)(?=第|原第|的?名称|中|的第|附件|序言)|.)",
        )
    )
)
_ONE_NUMBER = re.compile(f"([、至和到－—-]?)[（(]?({_N})[)）]?")
_SUFFIX = re.compile(f"之({_N})")
_RANGES = "至到－—-"
_MARKS = {"句号": "。", "逗号": "，", "分号": "；", "顿号": "、", "冒号": "：", "问号": "？"}
SEGMENTS = {"前": Part.FORMER, "后": Part.LATTER, "但": Part.PROVISO}
"""The part that 前段, 后段 and 但书 name, by their first character."""


def tokenize(found: Sequence[Words | Quotation]) -> tuple[str, tuple[Token, ...]]:
    """Return the words of an item with its quotations shortened, and their tokens.

    Args:
        found: the item's words and quotations, in order.
    """
    shown: list[str] = []
    tokens: list[Token] = []
    at = 0
    for part in found:
        if isinstance(part, Words):
            tokens.extend(_tokens(part.text, at))
            shown.append(part.text)
        else:
            shown.append(_short(part))
            tokens.append(Token(Kind.QUOTE, shown[-1], at, at + len(shown[-1]), quotation=part))
        at += len(shown[-1])
    return "".join(shown), tuple(tokens)


def _short(quotation: Quotation) -> str:
    first = quotation.lines[0] if quotation.lines else ""
    return f"“{first[:6]}…”" if len(first) > 8 or len(quotation.lines) > 1 else f"“{first}”"


def _tokens(text: str, offset: int) -> Iterator[Token]:
    words = -1
    for match in _PATTERN.finditer(text):
        group = match.lastgroup or ""
        token = _token(match, _group(match, group), offset)
        if token is not None and token.kind is not Kind.WORDS:
            if words >= 0:
                yield Token(Kind.WORDS, text[words : match.start()], offset + words, offset + match.start())
                words = -1
            yield token
        elif token is not None and words < 0:
            words = match.start()
    if words >= 0:
        yield Token(Kind.WORDS, text[words:], offset + words, offset + len(text))


def _group(match: re.Match[str], last: str) -> str:
    for name in ("cite", "bare", "sentence", "occurrence", "mark", "count", "same"):
        if match[name] is not None:
            return name
    return last


def _token(match: re.Match[str], group: str, offset: int) -> Token | None:
    start, end, text = offset + match.start(), offset + match.end(), match[0]
    if group == "blank":
        return None
    if group.startswith("k") and group[1:].isdigit():
        return Token(KEYWORDS[int(group[1:])][0], text, start, end)
    read = _READERS.get(group)
    if read is not None:
        token = read(match, start, end)
        return token or Token(Kind.WORDS, text, start, end)
    kinds = {"law": Kind.LAW, "stop": Kind.STOP, "comma": Kind.COMMA, "colon": Kind.COLON}
    if group == "words" and len(text) > 1:
        return Token(Kind.FILLER, text, start, end)
    return Token(kinds.get(group, Kind.WORDS), text, start, end)


def _cite(match: re.Match[str], start: int, end: int) -> Token | None:
    if match["numbers"] is None:
        return _bracketed(match, start, end) if match["bracketed"] else _annex(match, start, end)
    numbers: list[Number] = []
    ranged = False
    for sign, printed in _ONE_NUMBER.findall(match["numbers"]):
        number = numerals.read(printed)
        if number is None:
            return None
        ranged = ranged or (bool(sign) and sign in _RANGES)
        numbers.append((number,))
    suffixes = [numerals.read(printed) for printed in _SUFFIX.findall(match["suffixes"])]
    numbers[-1] += tuple(suffix for suffix in suffixes if suffix is not None)
    level = _LOOSE.get(match["unit"]) or LEVELS[match["unit"]]
    if ranged and len(numbers) == 2:
        numbers[1:] = [(number,) for number in range(numbers[0][0] + 1, numbers[1][0] + 1)]
    return Token(Kind.CITE, match[0], start, end, tuple(Step(level, number) for number in numbers), ranged, level=level)


def _bracketed(match: re.Match[str], start: int, end: int) -> Token | None:
    number = numerals.read(match["bracketed"][1:-1])
    if number is None:
        return None
    level = Level.INDENT if match["bracket_unit"] == "目" else Level.POINT
    return Token(Kind.CITE, match[0], start, end, (Step(level, (number,)),), level=level)


def _annex(match: re.Match[str], start: int, end: int) -> Token:
    number = numerals.read(match["annex"]) if match["annex"] else None
    return Token(Kind.CITE, match[0], start, end, (Step(Level.ANNEX, (number,) if number else None),), level=Level.ANNEX)


def _bare(match: re.Match[str], start: int, end: int) -> Token | None:
    number = numerals.read(match["bare_number"])
    if number is None:
        return None
    return Token(Kind.CITE, match[0], start, end, (Step(Level.ARTICLE, (number,)),), level=Level.ARTICLE, misprinted=True)


def _sentence(match: re.Match[str], start: int, end: int) -> Token:
    if match["segment"]:
        return Token(Kind.SEGMENT, match[0], start, end)
    if match["firsts"]:
        return Token(Kind.SENTENCE, match[0], start, end, count=2 if "三" in match["firsts"] else 1, ranged=True)
    if match["nth"]:
        return Token(Kind.SENTENCE, match[0], start, end, count=(numerals.read(match["nth"]) or 1) - 1)
    many = numerals.read(match["many"]) or 1 if match["many"] else 1
    back = match["side"] in ("最后", "末", "后")
    return Token(Kind.SENTENCE, match[0], start, end, count=-many if back else many - 1, ranged=many > 1)


def _occurrence(match: re.Match[str], start: int, end: int) -> Token:
    if match["final"]:
        return Token(Kind.OCCURRENCE, match[0], start, end, count=-1)
    return Token(Kind.OCCURRENCE, match[0], start, end, count=numerals.read(match["time"]) or 0 if match["time"] else 0)


def _mark(match: re.Match[str], start: int, end: int) -> Token:
    """A mark called by its name is the same as the mark in quotation marks (将句号修改为分号)."""
    return Token(Kind.QUOTE, match[0], start, end, quotation=Quotation((_MARKS[match[0]],)))


def _count(match: re.Match[str], start: int, end: int) -> Token | None:
    number = numerals.read(match["many_units"])
    if not number:
        return None
    return Token(Kind.COUNT, match[0], start, end, count=number, level=_LOOSE.get(match["count_unit"]) or LEVELS.get(match["count_unit"], Level.ANNEX))


def _same(match: re.Match[str], start: int, end: int) -> Token:
    return Token(Kind.SAME, match[0], start, end, level=LEVELS[match["same_unit"]])


_READERS = {"cite": _cite, "bare": _bare, "sentence": _sentence, "occurrence": _occurrence, "mark": _mark, "count": _count, "same": _same}
