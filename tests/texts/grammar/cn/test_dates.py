from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.grammar.cn import dates, numerals
from texts.grammar.cn.dates import DateMatch, Precision

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def arabic(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def wide(day: date) -> str:
    return arabic(day).translate(WIDE)


def padded(day: date) -> str:
    return f"{day.year}年{day.month:02}月{day.day:02}日"


def spaced(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日"


def chinese(day: date, zero: str = "〇") -> str:
    year = "".join(numerals.write(int(digit)) for digit in str(day.year)).replace("零", zero)
    return f"{year}年{numerals.write(day.month)}月{numerals.write(day.day)}日"


def chinese_with_circle(day: date) -> str:
    return chinese(day, "○")


def chinese_with_zero(day: date) -> str:
    return chinese(day, "零")


def dotted(day: date) -> str:
    return f"{day.year}.{day.month}.{day.day}"


FORMS = [arabic, wide, padded, spaced, chinese, chinese_with_circle, chinese_with_zero, date.isoformat, dotted]


def days() -> Iterator[date]:
    return (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))


@pytest.mark.parametrize("form", [arabic, chinese])
def test_every_day_from_1900_to_2100_reads_back(form: Callable[[date], str]) -> None:
    """read(write(day)) == day in the two forms that drafting rules print."""
    assert all(dates.read(form(day)) == day for day in days())


@given(st.dates(FIRST, LAST), st.sampled_from(FORMS), st.sampled_from(["", "自", "（", "第十次会议", "于 "]), st.sampled_from(["", "起施行。", "）", "至"]))
def test_a_day_is_found_in_every_form(day: date, form: Callable[[date], str], before: str, after: str) -> None:
    """A date is found whole, wherever it stands."""
    printed = form(day)
    assert list(dates.find(before + printed + after)) == [DateMatch(len(before), len(before + printed), printed, day)]


@given(st.text(alphabet="0129２一二十〇○年月日 -.l元", max_size=40))
def test_matches_do_not_overlap_and_quote_the_text(text: str) -> None:
    """Whatever is found stands there; each match starts where the last ended or later."""
    end = 0
    for match in dates.find(text):
        assert match.start >= end
        assert text[match.start : match.end] == match.text
        assert match.value is None or dates.read(match.text) == match.value
        end = match.end


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年9月28日", date(2021, 9, 28)),
        ("２０07年9月１日", date(2007, 9, 1)),
        ("2021 年 9 月 28 日", date(2021, 9, 28)),
        ("2021年　9月 28日", date(2021, 9, 28)),
        ("二〇二一年九月二十八日", date(2021, 9, 28)),
        ("二○一○年七月八日", date(2010, 7, 8)),
        ("二零零七年二月一日", date(2007, 2, 1)),
        ("二ＯＯ七年二月一日", date(2007, 2, 1)),
        ("一九九四年一月二十一日", date(1994, 1, 21)),
        ("一九九四年元月二一日", date(1994, 1, 21)),
        ("2021-09-28", date(2021, 9, 28)),
        ("2021.9.28", date(2021, 9, 28)),
        ("2021．9．28", date(2021, 9, 28)),
        ("2021/9/28", date(2021, 9, 28)),
        ("2199年12月31日", date(2199, 12, 31)),
    ],
)
def test_printed_forms(text: str, day: date) -> None:
    assert dates.read(text) == day


@pytest.mark.parametrize("text", ["2021年2月30日", "2021年13月1日", "二〇一年三月二十日", "20211年3月2日", "2021年9月0日", "2021-02-29", "0000年1月1日"])
def test_what_is_no_day_of_the_calendar_is_found_without_value(text: str) -> None:
    (match,) = dates.find(f"自{text}起施行")
    assert (match.text, match.value, match.precision) == (text, None, Precision.DAY)
    assert dates.read(text) is None


@pytest.mark.parametrize("text", ["2021年9月", "二〇二一年九月"])
def test_a_month_is_no_day(text: str) -> None:
    (match,) = dates.find(f"{text}修订")
    assert (match.text, match.value, match.precision) == (text, None, Precision.MONTH)


def test_a_letter_for_a_digit_is_read_and_said() -> None:
    (match,) = dates.find("自1995年8月l日起施行")
    assert (match.value, match.misprinted) == (date(1995, 8, 1), True)


@pytest.mark.parametrize(
    "text", ["", "9月28日", "每年3月1日", "××××年××月××日", "18年8月1日", "第50年的12月31日", "民国三十八年一月一日", "2021年度", "1.2.3", "2021.9-28"]
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert list(dates.find(text)) == []
    assert dates.read(text) is None


def test_several_dates_in_one_header() -> None:
    text = "（1994年5月12日通过　2004年4月6日修订　根据2016年11月7日《关于修改…的决定》修正）"
    assert [match.value for match in dates.find(text)] == [date(1994, 5, 12), date(2004, 4, 6), date(2016, 11, 7)]
