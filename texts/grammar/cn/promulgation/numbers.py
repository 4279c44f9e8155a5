"""Document numbers (发文字号) and their parts.

    number       ::= order | announcement | reference
    order        ::= organ "令" [year] "第" numeral "号" | organ "第" numeral "号令"
    announcement ::= organ "公告" ["第" numeral "号"]
    reference    ::= series "〔" year "〕" ["第"] numeral "号"        国发〔1987〕24号, 法释〔2013〕8号

The organ stands in the words before; `compose` puts the two together.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from texts.grammar.cn import numerals
from texts.patterns import lazily
from texts.promulgation import DocumentNumber

__all__ = ["NumberMatch", "compose", "find", "printed"]


class NumberMatch(NamedTuple):
    """A document number in a text, without the organ before it.

    Args:
        start, end: code points, half-open.
        printed: as printed; `printed` clears blanks and the brackets around 第…号.
        series: of a reference, its series (法释); else the kind of act (令, 公告), or `None`.
        year, number: where printed and readable.
    """

    start: int
    end: int
    printed: str
    series: str | None
    year: int | None
    number: int | None

    @property
    def is_reference(self) -> bool:
        """Whether the number names its own series, so that no organ belongs to it."""
        return self.series is not None and self.series not in ("令", "公告", "通告")

    @property
    def is_order(self) -> bool:
        """Whether it is that of an order (令) or a proclamation, by which an organ makes law known."""
        return not self.is_reference


_NUMERAL = "[0-9]{1,6}|[一二三四五六七八九十百零〇○]{1,8}"
_BLANKS = r"[ \n]{0,4}"
_NUMBER = lazily(
    rf"(?P<series>[\u4e00-\u9fff]{{2,12}}){_BLANKS}[\[(]{_BLANKS}(?P<reference_year>(?:19|20)[0-9]{{2}}){_BLANKS}[\])]{_BLANKS}第?(?P<reference>[0-9]{{1,6}}){_BLANKS}号"
    rf"|(?P<word>令|公告|通告){_BLANKS}[(\[]?{_BLANKS}(?:第?[0-9一二三四五六七八九十]{{1,3}}届)?(?P<year>(?:19|20)[0-9]{{2}})?{_BLANKS}[)\]]?年?{_BLANKS}[(\[]?{_BLANKS}第?{_BLANKS}(?P<order>{_NUMERAL}){_BLANKS}号{_BLANKS}[)\]]?"
    rf"|[(\[]?第{_BLANKS}(?P<bare>{_NUMERAL}){_BLANKS}号{_BLANKS}[)\]]?(?P<after>令|公告|通告)?"
    r"|(?P<silent>公告|令)(?=公布|发布|颁布|[ ]*$)",
    re.MULTILINE,
)
# Where the words before a series end, when nothing separates them: …若干问题的解释法释[2013]25号.
_BEFORE_SERIES = lazily(
    r".*(?:政府|法院|检察院|委员会|国务院|解释|规定|批复|答复|条例|办法|决定|决议|通知|意见|规则|细则|安排|解答|纪要|公告|版本|文号|令|以|由|经|的|与|和|替代)(?=[\u4e00-\u9fff]{2})"
)


def find(folded: str) -> Iterator[NumberMatch]:
    """Yield every document number in `folded`, in order.

    Args:
        folded: width and brackets folded to their narrow forms.
    """
    for match in _NUMBER.finditer(folded):
        if match["series"]:
            yield _reference(match)
        else:
            yield _order(match)


def printed(words: str, match: NumberMatch) -> str:
    """Return a number as the text prints it: without blanks, and without brackets around 第…号."""
    words = "".join(words.split())
    if match.is_reference or match.year is not None:
        return words
    return re.sub(r"[()（）\[\]〔〕［］【】]", "", words)


def _reference(match: re.Match[str]) -> NumberMatch:
    skipped = _BEFORE_SERIES.match(match["series"])
    start = match.start() + (skipped.end() if skipped else 0)
    series = match.string[start : match.end("series")]
    return NumberMatch(start, match.end(), match.string[start : match.end()], series, int(match["reference_year"]), int(match["reference"]))


def _order(match: re.Match[str]) -> NumberMatch:
    if match["silent"]:
        return NumberMatch(match.start(), match.end(), match[0], match["silent"], None, None)
    year = int(match["year"]) if match["year"] else None
    number = numerals.read(match["order"] or match["bare"])
    return NumberMatch(match.start(), match.end(), match[0], match["word"] or match["after"], year, number)


_TERM = lazily(r"第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})届")


def compose(organ: str | None, match: NumberMatch) -> DocumentNumber:
    """Return the whole number of an instrument.

    Args:
        organ: the words before the number that name the organ, as printed; `None` where none are.
        match: the number.
    """
    if match.is_reference:
        return DocumentNumber(match.printed, match.series, match.year, None, match.number)
    organ = "".join((organ or "").split())
    term = _TERM.search(organ) or _TERM.search(match.printed)
    series = organ + (match.series or "") or None
    return DocumentNumber(organ + match.printed, series, match.year, numerals.read(term[1]) if term else None, match.number)
