"""What folds alike and what never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.comparison import Typography
from texts.folding import class_of, flat, tokens

FORMS = [
    ("，", ",", Typography.WIDTH),
    ("（一）", "(一)", Typography.WIDTH),
    ("１５日", "15日", Typography.WIDTH),
    ("总　则", "总则", Typography.SPACING),
    ("施行\u200b", "施行", Typography.SPACING),
    ("〔2013〕", "[2013]", Typography.PUNCTUATION),
    ("——", "--", Typography.PUNCTUATION),
    ("——", "—", Typography.PUNCTUATION),
    ("……", "...", Typography.PUNCTUATION),
    ("关于修改〈甲法〉", "关于修改<甲法>", Typography.PUNCTUATION),
    ("“甲”", "「甲」", Typography.QUOTATION),
    ("“甲”", '"甲"', Typography.QUOTATION),
    ("账簿", "帐簿", Typography.VARIANT),
    ("二〇二一年", "二○二一年", Typography.VARIANT),
    ("二〇二一年", "二零二一年", Typography.VARIANT),
    ("⼈民", "人民", Typography.VARIANT),
    ("十五日", "15日", Typography.NUMERAL),
    ("二〇二一年", "2021年", Typography.NUMERAL),
    ("百分之二十", "20%", Typography.NUMERAL),
    ("百分之二点五", "2.5%", Typography.NUMERAL),
    ("一万元", "1万元", Typography.NUMERAL),
    ("一万元", "10000元", Typography.NUMERAL),
    ("1,000元", "一千元", Typography.NUMERAL),
    ("第 三 条", "第三条", Typography.SPACING),
    ("第三条", "第3条", Typography.NUMERAL),
]
OTHERS = [
    ("甲，乙", "甲；乙"),
    ("甲、乙", "甲或者乙"),
    ("甲。乙", "甲\n乙"),
    ("甲。", "甲；"),
    ("10 5", "105"),
    ("十五日", "十六日"),
    ("15日", "16日"),
    ("第三条", "第四条"),
    ("第三条", "第三款"),
    ("第三条", "第三条之一"),
    ("10%", "10‰"),
    ("10%", "10"),
    ("1.5倍", "15倍"),
    ("“甲”", "甲"),
    ("《甲法》", "甲法"),
    ("应当", "可以"),
    ("以上", "以下"),
    ("作出", "做出"),
    ("两年", "二年"),
    ("著作权", "着作权"),
    ("甲～乙", "甲—乙"),
]


def keys(text: str) -> list[str]:
    return [token.key for token in tokens(text) if token.key]


def joined(text: str) -> str:
    return "".join(keys(text))


@pytest.mark.parametrize(("form", "other", "typography"), FORMS)
def test_another_form_of_the_same_folds_alike_and_is_named(form: str, other: str, typography: Typography) -> None:
    assert joined(form) == joined(other)
    assert class_of(form, other) is typography
    assert class_of(other, form) is typography


@pytest.mark.parametrize(("words", "others"), OTHERS)
def test_what_may_mean_another_thing_never_folds_alike(words: str, others: str) -> None:
    """A different mark or a paragraph boundary is a change of text."""
    assert joined(words) != joined(others)


@given(st.text(alphabet="甲乙第三条十二一般统百分之万元〇○15０，,；。 　\n\u200b“”「（()）——-…%Ａa帐账第零两", max_size=60))
def test_tokens_cover_the_text_from_end_to_end(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert token.start == at
        assert token.end > at
        at = token.end
    assert at == len(text)


@given(st.text(max_size=80))
def test_any_text_has_tokens(text: str) -> None:
    assert "".join(text[token.start : token.end] for token in tokens(text)) == text


def test_words_are_not_cut_by_a_numeral_that_counts_nothing() -> None:
    assert keys("应当统一规定一般情形之一") == ["应当", "统一", "规定", "一般", "情形", "之一"]


def test_flat_keeps_marks_apart() -> None:
    assert flat("甲，乙；丙。") == "甲,乙;丙。"
    assert flat("（一）“甲　乙”") == '(一)"甲乙"'
