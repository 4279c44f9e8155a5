"""Dates as law prints them (日期).

    date    ::= year "年" month "月" day "日" | year sep month sep day
    month   ::= year "年" month "月"
    year    ::= four digits: 2021, ２０２１, 二〇二一, 二○○四, 二零零七
    sep     ::= "-" | "." | "/" | "．" | "－" | "—", twice the same

Blanks may stand between the parts. What stands where a date should be and is
no day of the calendar (2月30日, 二〇一年三月二十日) is found, with no value.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from texts.grammar.cn import numerals
from texts.patterns import lazily

__all__ = ["DateMatch", "Precision", "find", "read"]


class Precision(StrEnum):
    """How much of a date is printed."""

    DAY = "day"
    MONTH = "month"


class DateMatch(NamedTuple):
    """A date in a text.

    Args:
        start, end: code points, half-open.
        text: as printed.
        value: the day; `None` for a month, and for what is no day of the calendar.
        precision: whether a day is printed at all.
        misprinted: a letter is printed for a digit, and is read as it (8月l日).
    """

    start: int
    end: int
    text: str
    value: date | None
    precision: Precision = Precision.DAY
    misprinted: bool = False


_BLANK = r"[ \t\u3000\xa0\u2002\u2003]{0,4}"
_YEAR = r"(?<![0-9０-９])[0-9０-９]{3,6}|(?<![一二三四五六七八九〇○零])[一二三四五六七八九][一二三四五六七八九零〇○◯0０OＯ]{2,4}"
_PART = r"[0-9０-９lI]{1,3}|[一二三四五六七八九十零〇○]{1,4}"
_DAY = lazily(
    f"(?P<year>{_YEAR}){_BLANK}年{_BLANK}(?P<month>{_PART}|元){_BLANK}月(?:{_BLANK}(?P<day>{_PART}){_BLANK}日)?"
    r"|(?<![0-9０-９])(?P<iso_year>[12１２][0-9０-９]{3})(?P<sep>[-./．－—])(?P<iso_month>[0-9０-９]{1,2})(?P=sep)(?P<iso_day>[0-9０-９]{1,2})(?![0-9０-９])"
)
_LETTERS = str.maketrans("lI", "11")


def find(text: str) -> Iterator[DateMatch]:
    """Yield every date in `text`, in order, those that are no day of the calendar and bare months too."""
    for match in _DAY.finditer(text):
        yield _date_match(match)


def read(text: str) -> date | None:
    """Return the day that the whole of `text` prints, blanks around it aside; `None` where it is none."""
    match = _DAY.fullmatch(text.strip())
    return _date_match(match).value if match else None


def _date_match(match: re.Match[str]) -> DateMatch:
    year, month, day = match["year"] or match["iso_year"], match["month"] or match["iso_month"], match["day"] or match["iso_day"]
    precision = Precision.DAY if day else Precision.MONTH
    value = _calendar_day(_year(year), _part(month), _part(day)) if day else None
    misprinted = any(letter in (month + (day or "")) for letter in "lI")
    return DateMatch(match.start(), match.end(), match[0], value, precision, misprinted)


def _year(text: str) -> int | None:
    # A year of three digits has lost one; which, is not to be guessed.
    return numerals.read(text) if len(text) == 4 else None


def _part(text: str) -> int | None:
    if text == "元":
        return 1
    number = numerals.read(text.translate(_LETTERS))
    # 二一日 is the 21st whether it is meant by its digits or has lost its 十.
    if number is None and re.fullmatch("[一二三][一二三四五六七八九]", text):
        return int("".join(str(numerals.read(char)) for char in text))
    return number


def _calendar_day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
