import pytest

from texts.grammar.cn.promulgation import organs
from texts.grammar.cn.promulgation.places import code_of, place_in


@pytest.mark.parametrize(
    ("meeting", "organ"),
    [
        ("第八届全国人民代表大会常务委员会第十四次会议", "全国人民代表大会常务委员会"),
        ("中华人民共和国第九届全国人民代表大会第一次会议", "全国人民代表大会"),
        ("国务院第109次常务会议", "国务院"),
        ("公安部部长办公会议", "公安部"),
        ("国家互联网信息办公室2021年第20次室务会议", "国家互联网信息办公室"),
        ("最高人民法院审判委员会第1592次会议", "最高人民法院"),
        ("最高人民检察院第十二届检察委员会第12次会议", "最高人民检察院"),
        ("最高人民检察院检察委员会第八届第八十一次会议", "最高人民检察院"),
        ("云河市第一届人民代表大会常务委员会第八次会议主席团", "云河市人民代表大会常务委员会"),
        ("云河市十四届人大常委会第十次会议", "云河市人民代表大会常务委员会"),
        ("云河市十四届人大五次会议", "云河市人民代表大会"),
        ("云河市第九届人民代表大会常务委员第十五次会议", "云河市人民代表大会常务委员会"),
        ("中华人民共和国国务院", "国务院"),
        ("中央军委", "中央军事委员会"),
        ("中华人民共和国主席", "中华人民共和国主席"),
        ("原国家工商行政管理局", "国家工商行政管理局"),
    ],
)
def test_an_organ_is_named_without_term_and_session(meeting: str, organ: str) -> None:
    assert organs.organ_of(meeting) == organ


def test_a_bare_rank_is_the_place_that_the_title_names() -> None:
    assert organs.organ_of("县第五届人民代表大会第五次会议", "景宁畲族自治县示范条例") == "景宁畲族自治县人民代表大会"
    assert organs.organ_of("市人民政府", "洛阳市示范条例") == "洛阳市人民政府"
    assert organs.organ_of("市文物事业管理局", "洛阳市示范条例") == "洛阳市文物事业管理局"
    assert organs.organ_of("市场监督管理局", "洛阳市示范条例") == "市场监督管理局"


def test_a_bare_rank_that_nothing_tells_stays_as_printed() -> None:
    assert organs.organ_of("省第十二届人民代表大会常务委员会第九次会议", "洛阳市示范条例") == "省人民代表大会常务委员会"


def test_another_organ_of_the_text_tells_the_place_too() -> None:
    assert organs.organ_of("省人民政府", "洛阳市示范条例", ("河南省第十届人民代表大会",)) == "河南省人民政府"


def test_organs_beside_each_other_are_several() -> None:
    assert organs.unsplit("卫生部、交通部、铁道部") == ("卫生部", "交通部", "铁道部")
    assert organs.unsplit("最高人民法院最高人民检察院") == ("最高人民法院", "最高人民检察院")


def test_a_conjunction_inside_a_name_splits_nothing() -> None:
    assert organs.unsplit("人力资源和社会保障部") == ("人力资源和社会保障部",)


def test_the_officer_who_promulgates_laws_keeps_his_title() -> None:
    assert organs.issuers("主席") == ("中华人民共和国主席",)
    assert organs.issuers("中华人民共和国公安部") == ("公安部",)


def test_an_issuer_keeps_its_term() -> None:
    assert organs.issuers("云河市第十二届人民代表大会常务委员会") == ("云河市第十二届人民代表大会常务委员会",)


@pytest.mark.parametrize("words", ["本办法自发布之日起施行", "制定本规定", "关于示范", "2020年"])
def test_a_clause_is_no_organ(words: str) -> None:
    assert not organs.is_organ(words)


def test_a_place_is_known_by_its_province() -> None:
    assert place_in("洛阳市示范条例") == "洛阳市"
    assert code_of("洛阳市示范条例") == "CN-HA"
    assert code_of("新疆维吾尔自治区示范条例") == "CN-XJ"
    assert code_of("深圳经济特区示范条例") == "CN-GD"


def test_a_word_that_only_looks_like_a_place_is_none() -> None:
    assert place_in("城市绿化条例") is None
    assert code_of("地区示范条例") is None
