from datetime import date

import pytest

from texts.grammar.cn.promulgation.history import Names
from texts.grammar.cn.promulgation.repeals import may_repeal, repeals
from texts.promulgation import Repeal

NAMES = Names("洛阳市示范条例")


def read(words: str, *, ordered: bool = False) -> list[Repeal]:
    return list(repeals(words, NAMES, ordered=ordered))


def titles(words: str, *, ordered: bool = False) -> list[str]:
    return [repeal.title for repeal in read(words, ordered=ordered)]


def test_a_repealed_act_is_named_with_its_making() -> None:
    (repeal,) = read("本条例自2022年1月1日起施行，洛阳市第八届人民代表大会常务委员会第六次会议于1994年1月21日通过的《洛阳市旧示范条例》同时废止。")
    assert repeal == Repeal(
        "洛阳市旧示范条例", organ="洛阳市人民代表大会常务委员会", meeting="洛阳市第八届人民代表大会常务委员会第六次会议", adopted=date(1994, 1, 21)
    )


def test_a_certificate_that_becomes_void_is_no_act() -> None:
    assert not read("遗失《示范注册证》的，应当声明作废。原《示范注册证》同时作废。")


def test_only_an_organ_makes_an_act() -> None:
    (repeal,) = read("自本规定公布之日起，《旧示范规定》即行废止。")
    assert repeal == Repeal("旧示范规定")
    (repeal,) = read("1951年政务院所发《旧示范办法》同时废止。")
    assert (repeal.title, repeal.organ) == ("旧示范办法", "政务院")


def test_several_acts_have_each_their_own_order() -> None:
    found = read("1988年11月3日原示范管理局令第1号公布的《甲细则》，2000年1月13日原示范管理局令第94号公布的《乙办法》同时废止。")
    assert [(one.title, one.organ, one.promulgated, one.number) for one in found] == [
        ("甲细则", "示范管理局", date(1988, 11, 3), "示范管理局令第1号"),
        ("乙办法", "示范管理局", date(2000, 1, 13), "示范管理局令第94号"),
    ]


def test_the_acts_by_which_it_was_amended_are_not_repealed() -> None:
    """…《关于修改〈甲条例〉的决定》修正的《甲条例》 repeals 甲条例 alone."""
    words = (
        "1993年9月17日市第十届人民代表大会常务委员会第五次会议通过、"
        "根据1997年4月16日市第十届人民代表大会常务委员会第三十六次会议《关于修改〈甲条例〉的决定》修正的《甲条例》同时废止。"
    )
    (repeal,) = read(words)
    assert (repeal.title, repeal.organ, repeal.adopted) == ("甲条例", "洛阳市人民代表大会常务委员会", date(1993, 9, 17))


def test_a_number_in_brackets_is_its_number() -> None:
    (repeal,) = read("本解释公布施行后，《最高人民法院关于甲的解释》（法释〔2002〕18号）同时废止；之前发布的司法解释与本解释不一致的，以本解释为准。")
    assert (repeal.title, repeal.number, repeal.organ) == ("最高人民法院关于甲的解释", "法释〔2002〕18号", None)


def test_an_organ_may_stand_before_the_title() -> None:
    (repeal,) = read("最高人民法院《关于甲的解释》（法释〔2000〕13号）同时废止；")
    assert (repeal.title, repeal.organ) == ("关于甲的解释", "最高人民法院")


def test_a_part_that_is_repealed_is_its_scope() -> None:
    (repeal,) = read("1997年3月25日国务院发布的《甲条例》中关于反倾销的规定同时废止。")
    assert repeal.scope == "关于反倾销的规定"


@pytest.mark.parametrize(
    "words",
    [
        "《甲条例》同时废止。",
        "自本条例施行之日起，《甲条例》即行废止。",
        "《甲条例》自本办法施行之日起即行废止。",
        "《甲条例》，同时废止。",
        "2006年1月1日起实施的《甲条例》同时废止。",
        "《甲条例》（法发〔1996〕30号）不再适用。",
    ],
)
def test_the_forms_of_repeal(words: str) -> None:
    assert may_repeal(words)
    assert titles(words) == ["甲条例"]


@pytest.mark.parametrize(
    "words",
    [
        "认为需要修改或者废止《甲条例》的，应当提出意见。",
        "依照《甲条例》的规定责令停止使用。",
        "之前发布的司法解释与本解释不一致的，不再适用。",
        "根据《甲条例》制定的有关文件，由制定机关废止。",
    ],
)
def test_what_only_speaks_of_repeal_repeals_nothing(words: str) -> None:
    assert titles(words) == []


def test_an_act_that_repeals_orders_it() -> None:
    words = "一、废止1957年8月1日第一届全国人民代表大会常务委员会第七十八次会议通过的《甲决议》及《乙决定》。"
    assert titles(words, ordered=True) == ["甲决议", "乙决定"]
    assert titles(words) == []


def test_a_mark_that_never_closes_makes_no_act_of_the_words_before_it() -> None:
    assert titles("《《《甲条例，本条例同时废止。") == []
