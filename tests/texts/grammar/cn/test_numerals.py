import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.grammar.cn import numerals

DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """Write a number below 10,000 by the schoolbook rule, place by place."""
    places = [(number // size % 10, unit) for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, ""))]
    text = "".join(DIGITS[digit] + unit if digit else "零" for digit, unit in places)
    return re.sub("零+", "零", text).strip("零")


def test_every_number_to_9999_is_written_as_drafting_rules_print_it() -> None:
    """十一 without 一 before 十, 零 where places are passed over, once."""
    for number in range(1, 10_000):
        expected = spelled(number)
        assert numerals.write(number) == (expected[1:] if expected.startswith("一十") else expected)


def test_every_number_to_9999_reads_back() -> None:
    """read(write(n)) == n, in every way of writing n."""
    for number in range(10_000):
        assert numerals.read(numerals.write(number)) == number
        assert numerals.read(str(number)) == number
        assert numerals.read(str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == number
        if number >= 100:
            assert numerals.read("".join(DIGITS[int(digit)] for digit in str(number)).replace("零", "〇")) == number


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_great_numbers_read_back(number: int) -> None:
    assert numerals.read(numerals.write(number)) == number


@given(st.text(alphabet="零〇一二三五九两十百千万亿0１", max_size=8))
def test_what_is_read_has_one_reading(text: str) -> None:
    """Two numerals of the same kind that differ only in zero forms, 两 and the 一 of 一十 mean the same number; others do not."""
    number = numerals.read(text)
    if number is not None and re.search("[十百千万亿]", text):
        plain = re.sub("(?<![一二三五九])十", "一十", re.sub("[〇0]", "零", text.replace("两", "二")))
        again = re.sub("(?<![一二三四五六七八九])十", "一十", numerals.write(number))
        assert plain.replace("零", "") == again.replace("零", "")


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(text: str) -> None:
    assert numerals.read(text) is None or numerals.read(text) >= 0  # type: ignore[operator]
    label = numerals.read_label(text)
    assert label is None or all(number >= 0 for number in label)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("一十一", 11),
        ("一百十二", 112),
        ("一百一十", 110),
        ("一百零五", 105),
        ("一百○五", 105),
        ("一〇五", 105),
        ("一千零四十", 1040),
        ("一千零四", 1004),
        ("一千零十", 1010),
        ("一千一百一十", 1110),
        ("一千二百五十九", 1259),
        ("两百", 200),
        ("两千两百", 2200),
        ("两", 2),
        ("一万零五", 10_005),
        ("一万零五百", 10_500),
        ("十二万", 120_000),
        ("二亿五千万", 250_000_000),
        ("一亿零一十万", 100_100_000),
        ("一万亿", 10**12),
        ("二〇二一", 2021),
        ("二○一○", 2010),
        ("二零零七", 2007),
        ("二ＯＯ七", 2007),
        ("二00七", 2007),
        ("二〇", 20),
        ("２０07", 2007),
        ("09", 9),
        ("〇", 0),
    ],
)
def test_printed_forms(text: str, number: int) -> None:
    assert numerals.read(text) == number


@pytest.mark.parametrize(
    "text",
    [
        *["", "条", "百", "○", "O", "亿", "一百五", "一万五", "二三", "十十", "十百", "一百零一十", "一百一十零五", "一千零一百", "一百零零五"],
        *["两十", "十两", "○○○○", "1十", "一百1", "十〇", "零五", "一亿亿", "一 百", "第一", "9" * 17, "一" * 5000],
    ],
)
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert numerals.read(text) is None


@pytest.mark.parametrize("number", [-1, 10**16])
def test_numbers_that_cannot_be_written(number: int) -> None:
    with pytest.raises(ValueError, match=f"no numeral is printed for {number}"):
        numerals.write(number)


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("第一百三十三条之一", (133, 1)),
        ("第一百三十三条之一之二", (133, 1, 2)),
        ("第133条之1", (133, 1)),
        ("第 一 条", (1,)),
        ("第二编", (2,)),
        ("第一分编", (1,)),
        ("第八章之一", (8, 1)),
        ("第二节", (2,)),
        ("第二款", (2,)),
        ("第三项", (3,)),
        ("第（三）项", (3,)),
        ("第(三)项", (3,)),
        ("第四目", (4,)),
        ("（三）", (3,)),
        ("(三)", (3,)),
        ("（十二)", (12,)),
        ("（3）", (3,)),
        ("㈠", (1,)),
        ("⑵", (2,)),
        ("3．", (3,)),
        ("3.", (3,)),
        ("3、", (3,)),
        ("三、", (3,)),
        ("三十一、", (31,)),
        ("3）", (3,)),
        ("①", (1,)),
        ("⑳", (20,)),
        ("㉑", (21,)),
        ("⒊", (3,)),
        ("附件一", (1,)),
        ("附件1：", (1,)),
        ("附表２", (2,)),
    ],
)
def test_labels(label: str, number: tuple[int, ...]) -> None:
    assert numerals.read_label(label) == number


@pytest.mark.parametrize("label", ["", "第条", "一", "第一百五条", "第一类", "条", "笫五条", "（a）", "第一条之", "附件"])
def test_what_is_no_label_is_none(label: str) -> None:
    assert numerals.read_label(label) is None


@pytest.mark.parametrize(("label", "mended"), [("笫五十四条", "第五十四条"), ("第三十－条", "第三十一条"), ("第⼗⼆条", "第十二条")])
def test_misprinted_labels_can_be_mended(label: str, mended: str) -> None:
    assert numerals.read_label(label) is None
    assert numerals.mend(label) == mended
    assert numerals.read_label(mended) is not None


def test_numeral_pattern_takes_all_that_is_read() -> None:
    """Whatever `write` prints is matched whole by NUMERAL."""
    pattern = re.compile(numerals.NUMERAL)
    assert all(pattern.fullmatch(numerals.write(number)) for number in range(10_000))
    assert pattern.fullmatch("二ＯＯ七")
    assert not pattern.fullmatch("O")
