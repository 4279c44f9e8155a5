from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.grammar.cn.promulgation.commencement import Clause, clauses, may_commence
from texts.promulgation import CommencementRule


def only(words: str) -> Clause:
    assert may_commence(words)
    (clause,) = clauses(words)
    return clause


@pytest.mark.parametrize(
    ("words", "rule", "on", "text"),
    [
        ("本条例自2022年1月1日起施行。", CommencementRule.FIXED, date(2022, 1, 1), "本条例自2022年1月1日起施行"),
        ("本规定自２０１３年１月１日起施行", CommencementRule.FIXED, date(2013, 1, 1), "本规定自２０１３年１月１日起施行"),
        ("本办法从一九九五年一月一日起执行。", CommencementRule.FIXED, date(1995, 1, 1), "本办法从一九九五年一月一日起执行"),
        ("本规则自2001年8月1日零时起施行。", CommencementRule.FIXED, date(2001, 8, 1), "本规则自2001年8月1日零时起施行"),
        ("本条例自2018年9月1日施行。", CommencementRule.FIXED, date(2018, 9, 1), "本条例自2018年9月1日施行"),
        ("本实施细则自公布之日起施行。", CommencementRule.ON_PROMULGATION, None, "本实施细则自公布之日起施行"),
        ("本条例自发布之日起实施。", CommencementRule.ON_PROMULGATION, None, "本条例自发布之日起实施"),
        ("本规则自通过之日起施行。", CommencementRule.ON_ADOPTION, None, "本规则自通过之日起施行"),
        ("本条例的施行日期由云河市人民政府另行规定。", CommencementRule.CONDITIONAL, None, "本条例的施行日期由云河市人民政府另行规定"),
    ],
)
def test_the_clause_of_the_whole_text(words: str, rule: CommencementRule, on: date | None, text: str) -> None:
    clause = only(words)
    assert (clause.rule, clause.on, clause.text, clause.scope) == (rule, on, text, None)
    assert clause.names_itself


def test_days_after_promulgation_stay_a_rule() -> None:
    clause = only("本条例自公布之日起30日后施行。")
    assert (clause.rule, clause.days, clause.on) == (CommencementRule.AFTER_PROMULGATION, 30, None)


def test_a_part_that_commences_apart_has_its_scope() -> None:
    whole, part = clauses("本规定自2013年1月1日起施行，依照《示范法》新设定的制度自2013年7月1日起施行。")
    assert whole.scope is None
    assert (part.scope, part.on) == ("依照《示范法》新设定的制度", date(2013, 7, 1))


def test_articles_that_commence_apart_are_a_scope() -> None:
    _, part = clauses("本条例自2020年1月1日起施行。其中，第三条、第四条自2021年1月1日起施行。")
    assert part.scope == "第三条、第四条"


def test_words_that_lead_to_the_clause_are_no_scope() -> None:
    clause = only("本规定由最高人民检察院负责解释，自发布之日起施行。")
    assert clause.scope is None
    assert clause.names_itself


@pytest.mark.parametrize(
    "words",
    [
        "自1997年2月5日起施行的《云河市示范管理规定》同时废止。",
        "市人民政府应当自本条例施行之日起一年内制定办法。",
        "本条例施行前已经设立的，继续有效。",
        "《2020年1月1日起施行》",
        "修改为：“本法自2020年1月1日起施行。",
    ],
)
def test_what_tells_of_something_else_is_no_clause(words: str) -> None:
    assert list(clauses(words)) == []


def test_what_is_no_day_of_the_calendar_has_no_day() -> None:
    clause = only("本条例自2021年2月30日起施行。")
    assert (clause.rule, clause.on) == (CommencementRule.FIXED, None)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.sampled_from(["法", "条例", "规定", "办法", "实施细则", "解释", "决定"]))
def test_a_fixed_day_is_read_as_printed(day: date, kind: str) -> None:
    """法律应当明确规定施行日期: what is printed is what is read."""
    clause = only(f"第九条 本{kind}自{day.year}年{day.month}月{day.day}日起施行。")
    assert (clause.on, clause.scope) == (day, None)
