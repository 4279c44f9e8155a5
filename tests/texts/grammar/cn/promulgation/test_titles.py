import pytest

from texts.grammar.cn.promulgation.titles import agrees, joined, own_title, plain


@pytest.mark.parametrize("printed", ["示范法(1995)", "示范法（2021修订）", "示范法（2021修订）_法律法规", "示范法(2016-01-01)", "\ufeff示范法", "示范法()"])
def test_what_a_file_name_adds_is_no_title(printed: str) -> None:
    assert plain(printed) == "示范法"


def test_what_belongs_to_the_title_stays() -> None:
    assert plain("示范法（试行）") == "示范法（试行）"
    assert plain("关于示范的解释（二）") == "关于示范的解释（二）"


def test_the_year_that_tells_amendments_apart_stays() -> None:
    assert plain("示范法修正案（1993年）") == "示范法修正案（1993年）"
    assert plain("示范法修正案(1993年)(1993)") == "示范法修正案(1993年)"
    assert plain("示范法（1993年）") == "示范法"


def test_courts_beside_each_other_are_listed() -> None:
    assert plain("最高人民法院  最高人民检察院关于示范的解释(2013)") == "最高人民法院、最高人民检察院关于示范的解释"
    assert joined(("最高人民法院最高人民检察院", "关于示范的解释")) == ("最高人民法院、最高人民检察院关于示范的解释",)


def test_a_title_may_be_broken_over_lines() -> None:
    assert joined(("云河市第五届人民代表大会常务委员会关于批准", "《示范规定》", "的决议")) == ("云河市第五届人民代表大会常务委员会关于批准《示范规定》的决议",)


def test_a_part_of_a_code_is_no_title() -> None:
    assert joined(("示范法典", "附则")) == ("示范法典",)
    assert joined(("示范法典", "物权编")) == ("示范法典",)


def test_the_title_nearest_to_the_body_is_the_texts_own() -> None:
    assert own_title(("印发《关于示范的规定》的通知", "最高人民法院关于示范的规定"), None) == "最高人民法院关于示范的规定"


def test_the_full_title_goes_before_a_short_one() -> None:
    assert own_title(("示范处罚法", "中华人民共和国示范处罚法"), None) == "中华人民共和国示范处罚法"
    assert own_title(("最高人民法院关于相互协助保全的安排", "相互协助保全的安排"), None) == "最高人民法院关于相互协助保全的安排"


def test_a_text_that_prints_no_title_bears_the_one_announced() -> None:
    assert own_title((), "云河市示范条例") == "云河市示范条例"
    assert own_title(("云河市人民代表大会常务委员会公告",), "云河市示范条例") == "云河市示范条例"


def test_width_marks_and_the_states_name_make_no_other_title() -> None:
    assert agrees("中华人民共和国示范法（试行）", "示范法(试行)")
    assert not agrees("示范法", "示范条例")
