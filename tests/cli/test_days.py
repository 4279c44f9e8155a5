from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.days import read_day
from cli.errors import BadDay


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    """`--on` takes 2021-09-28 and 2021年9月28日."""
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.year}年{day.month}月{day.day}日") == day
    assert read_day(f"{day.year}-{day.month}-{day.day}") == day


def test_chinese_numerals() -> None:
    assert read_day("二〇二一年九月二十八日") == date(2021, 9, 28)


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("2021-13-28", "         ~^"),
        ("2021-02-30", "            ~^"),
        ("2021年2月30日", "             ~^"),
        ("2021年13月1日", "          ~^"),
        ("去年", "    ~~~^"),
        ("2021-9", "    ~~~~~^"),
        ("20210928", "    ~~~~~~~^"),
        ("", "    ^"),
    ],
)
def test_a_caret_points_at_what_is_wrong(words: str, marks: str) -> None:
    with pytest.raises(BadDay) as caught:
        read_day(words)
    assert str(caught.value) == f"no day of the calendar: expected a form like 2021-09-28 or 2021年9月28日\n    {words}\n{marks}"
