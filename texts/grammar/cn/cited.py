"""The words a citation is made of: 第十七条, 第（三）项, 附件一, 序言 (引用的用语).

    step    ::= "第" number unit suffix* again? | ARABIC unit suffix* | annex number? suffix* | "序言" | "引言" | "全文"
    number  ::= numeral | "（" numeral "）"
    unit    ::= "编" | "分编" | "章" | "节" | "条" | "款" | "自然段" | "项" | "目"
    suffix  ::= "之" numeral
    again   ::= "（第" numeral "处）"                     the second 第五条 of a text that prints two
    annex   ::= "附件" | "附表" | "附录" | "附图"

What law has no word for, and a text prints nonetheless, has one here so that
it can be named: 标题 (a heading without number), 子目 (below 目), 表格, 公式, 注.

Law: 立法法（2023修正）第六十五条第二款.
"""

import re
from dataclasses import dataclass

from texts.address import CONTAINERS, Address, Level, Number, Step
from texts.grammar.cn import numerals
from texts.patterns import lazily

__all__ = ["LEVELS", "RANKS", "STEP", "UNITS", "Citation", "CitedStep", "read_step", "write_step"]

UNITS = {
    Level.PREAMBLE: "序言",
    Level.LEAD: "引言",
    Level.PART: "编",
    Level.SUBPART: "分编",
    Level.CHAPTER: "章",
    Level.SECTION: "节",
    Level.HEADING: "标题",
    Level.ARTICLE: "条",
    # 一、 in place of articles is cited as 条: 刑法修正案（十一）第一条 is printed 一、.
    Level.ITEM: "条",
    Level.PARAGRAPH: "款",
    Level.POINT: "项",
    Level.INDENT: "目",
    Level.SUBINDENT: "子目",
    Level.TABLE: "个表格",
    Level.FORMULA: "个公式",
    Level.NOTE: "处注",
    Level.ANNEX: "附件",
}
"""The word for each level; 自然段 beside it for the paragraphs of what is no article."""

LEVELS = {**{unit: level for level, unit in UNITS.items() if level is not Level.ITEM}, "自然段": Level.PARAGRAPH}
"""The level of each word."""

_ORDER = (Level.ANNEX, Level.PREAMBLE, Level.LEAD, *CONTAINERS, Level.ARTICLE, Level.ITEM, Level.PARAGRAPH, Level.POINT, Level.INDENT, Level.SUBINDENT)
RANKS = {**{level: rank for rank, level in enumerate(_ORDER)}, Level.TABLE: len(_ORDER), Level.FORMULA: len(_ORDER), Level.NOTE: len(_ORDER)}
"""How far inside a level stands: a citation goes from the outside in."""

_UNIT = "自然段|分编|子目|标题|个表格|个公式|处注|序言|引言|编|章|节|条|款|项|目"
_BARE = {"序言": Level.PREAMBLE, "引言": Level.LEAD}

STEP = lazily(
    f"(?:第[ \u3000]*[（(]?(?P<number>{numerals.NUMERAL})[)）]?[ \u3000]*(?P<unit>{_UNIT})"
    f"|(?<![0-9０-９])(?P<arabic>[0-9０-９]{{1,8}})(?P<arabic_unit>条|款|项)"
    f"|附[件表录图](?P<annex>{numerals.NUMERAL})?"
    "|(?P<bare>序言|引言))"
    f"(?P<suffixes>(?:之{numerals.NUMERAL})*)(?:（第(?P<again>{numerals.NUMERAL})处）)?"
)
"""One step of a citation; whether its numerals are any, `read_step` says."""
_SUFFIX = lazily(f"之({numerals.NUMERAL})")


@dataclass(frozen=True, slots=True)
class CitedStep:
    """One step of a citation as somebody wrote it.

    Args:
        level: what it says the provision is; 条 is read as ARTICLE.
        number: as written; `None` for 附件 alone.
        occurrence: of （第二处）; `None` where none is written.
        start, end: its place in the text, code points, half-open.
    """

    level: Level
    number: Number | None
    occurrence: int | None
    start: int
    end: int

    @property
    def step(self) -> Step:
        """The step of an Address that is named."""
        return Step(self.level, self.number, self.occurrence or 1)


@dataclass(frozen=True, slots=True)
class Citation:
    """The name of a provision as somebody wrote it (引用), not yet looked up in any text.

    Args:
        text: as written.
        steps: from the outside in; none for the whole text (全文).
    """

    text: str
    steps: tuple[CitedStep, ...]

    @property
    def address(self) -> Address:
        """The address that is named word for word; which provision that is, `resolve` finds in a Document."""
        return Address(tuple(cited.step for cited in self.steps))


def read_step(match: re.Match[str]) -> CitedStep | None:
    """Return the step that a match of STEP writes, or `None` where a numeral in it is none."""
    printed = [text for text in (match["number"] or match["arabic"] or match["annex"], *_SUFFIX.findall(match["suffixes"])) if text]
    numbers = tuple(number for number in map(numerals.read, printed) if number is not None)
    occurrence = numerals.read(match["again"]) if match["again"] else None
    if len(numbers) < len(printed) or (match["again"] and not occurrence):
        return None
    unit = match["unit"] or match["arabic_unit"] or match["bare"] or "附件"
    return CitedStep(LEVELS[unit], _number(match, numbers), occurrence, match.start(), match.end())


def _number(match: re.Match[str], numbers: Number) -> Number | None:
    # 引言 is the first one; 序言 bears no number in an address.
    if match["bare"] and not numbers:
        return None if _BARE[match["bare"]] is Level.PREAMBLE else (1,)
    return numbers or None


def write_step(step: Step, above: Level | None) -> str:
    """Return the words for one step.

    Args:
        step: it has a number, unless it is a preamble or an annex.
        above: the level it stands in: a paragraph is 款 in an article, 自然段 elsewhere.
    """
    number = step.number or ()
    suffixes = "".join("之" + numerals.write(part) for part in number[1:])
    again = "" if step.occurrence == 1 else f"（第{numerals.write(step.occurrence)}处）"
    first = numerals.write(number[0]) if number else ""
    if step.level is Level.ANNEX:
        return f"附件{first}{suffixes}{again}"
    if step.number is None or (step.level is Level.LEAD and number == (1,)):
        return f"{UNITS[step.level]}{suffixes}{again}"
    unit = "自然段" if step.level is Level.PARAGRAPH and above not in (Level.ARTICLE, Level.ITEM) else UNITS[step.level]
    return f"第{first}{unit}{suffixes}{again}"
