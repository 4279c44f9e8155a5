"""The names that a law answers to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.answering.naming import fold, former_titles, name_keys, named_titles


def test_an_act_that_names_the_title_itself_names_no_former_one() -> None:
    acts = ["关于修改〈甲条例〉〈乙条例〉的决定", "关于修改〈丙条例〉等五部法规的决定", "关于修改部分法规的决定"]
    assert former_titles("乙条例", acts) == ("丙条例",)


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("中华人民共和国刑法", ("中华人民共和国刑法", "刑法")),
        ("中华人民共和国公司法（2018修正）", ("中华人民共和国公司法", "公司法")),
        ("最高人民法院 关于适用《中华人民共和国民法典》的解释", ("最高人民法院关于适用中华人民共和国民法典的解释",)),
        ("虚构条例（试行）", ("虚构条例(试行)",)),
        ("中华人民共和国", ("中华人民共和国",)),
    ],
)
def test_the_names_that_a_title_answers_to(title: str, keys: tuple[str, ...]) -> None:
    assert name_keys(title) == keys


def test_the_titles_that_an_amending_act_names() -> None:
    act = "济南市人民代表大会常务委员会关于修改<甲条例><乙规定>的决定"
    assert named_titles(act) == ("甲条例", "乙规定")


@given(st.text(st.characters(categories=["Lo", "Ps", "Pe", "Pi", "Pf", "Zs", "Nd"])))
def test_folding_twice_is_folding_once(title: str) -> None:
    """A key found is the key looked for."""
    assert fold(fold(title)) == fold(title)
