import pytest

from texts.grammar.cn.promulgation.kinds import Made, jurisdiction_of, kind_of, variety_of
from texts.promulgation import DocumentType, DocumentVariety

NPC = ("全国人民代表大会常务委员会",)
COURT = ("最高人民法院",)


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (Made("中华人民共和国宪法"), DocumentType.CONSTITUTION),
        (Made("中华人民共和国宪法修正案（1993年）", ("全国人民代表大会",)), DocumentType.AMENDMENT),
        (Made("中华人民共和国示范法", NPC), DocumentType.LAW),
        (Made("全国人民代表大会常务委员会关于修改《示范法》的决定", NPC), DocumentType.AMENDING_DECISION),
        (Made("最高人民法院关于修改《示范规则》的决定", COURT), DocumentType.AMENDING_DECISION),
        (Made("全国人民代表大会常务委员会关于废止示范规定的决定", NPC), DocumentType.DECISION),
        (Made("全国人民代表大会常务委员会批准《示范规定》的决议", NPC), DocumentType.RESOLUTION),
        (Made("示范条例", ("国务院",)), DocumentType.ADMIN_REGULATION),
        (Made("示范管理办法", ("公安部",)), DocumentType.DEPT_RULE),
        (Made("示范管理办法", ("公安部",), approvers=("国务院",)), DocumentType.ADMIN_REGULATION),
        (Made("示范管理办法", ("公安部",), amending=("国务院关于修改部分行政法规的决定",)), DocumentType.ADMIN_REGULATION),
        (Made("示范登记规定", ("国家工商行政管理局",), revisers=("国务院",)), DocumentType.ADMIN_REGULATION),
        (Made("洛阳市示范条例", ("洛阳市人民代表大会常务委员会",)), DocumentType.LOCAL_REGULATION),
        (Made("景宁畲族自治县示范条例", ("景宁畲族自治县人民代表大会",)), DocumentType.AUTONOMOUS_REGULATION),
        (Made("洛阳市示范办法", ("洛阳市人民政府",)), DocumentType.LOCAL_RULE),
        (Made("最高人民法院关于示范的解释", COURT), DocumentType.JUDICIAL_INTERPRETATION),
        (Made("最高人民法院关于示范的批复", COURT, in_session=True), DocumentType.JUDICIAL_INTERPRETATION),
        (Made("最高人民法院关于示范的批复", COURT, series="法释"), DocumentType.JUDICIAL_INTERPRETATION),
        (Made("最高人民法院关于示范的批复", COURT, series="法复"), DocumentType.REPLY),
    ],
)
def test_the_organ_decides_and_the_title_tells_the_form(made: Made, kind: DocumentType) -> None:
    assert kind_of(made) is kind


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (Made("中华人民共和国示范法典"), DocumentType.LAW),
        (Made("中华人民共和国示范条例"), DocumentType.ADMIN_REGULATION),
        (Made("中华人民共和国示范实施办法"), None),
        (Made("示范证申领规定"), None),
        (Made("示范证申领规定", repealed_numbers=("公安部令第123号",)), DocumentType.DEPT_RULE),
        (Made("洛阳市示范条例"), DocumentType.LOCAL_REGULATION),
        (Made("洛阳市示范规定"), None),
        (Made("洛阳市示范规定", repealed_organs=("洛阳市人民代表大会常务委员会",)), DocumentType.LOCAL_REGULATION),
        (Made("上海港口示范条例"), DocumentType.LOCAL_REGULATION),
        (Made("城市绿化示范条例"), DocumentType.ADMIN_REGULATION),
    ],
)
def test_the_title_tells_what_it_can_and_no_more(made: Made, kind: DocumentType | None) -> None:
    """国务院各部门和地方人民政府制定的规章不得称“条例” (行政法规制定程序条例第五条)."""
    assert kind_of(made) is kind


@pytest.mark.parametrize(
    ("made", "variety"),
    [
        (Made("景宁畲族自治县自治条例", ("景宁畲族自治县人民代表大会",)), DocumentVariety.AUTONOMY_STATUTE),
        (Made("景宁畲族自治县示范条例", ("景宁畲族自治县人民代表大会",)), DocumentVariety.SEPARATE_REGULATION),
        (Made("深圳经济特区示范条例", ("深圳市人民代表大会常务委员会",)), DocumentVariety.SPECIAL_ZONE_REGULATION),
        (Made("上海市浦东新区示范若干规定", ("上海市人民代表大会常务委员会",)), DocumentVariety.PUDONG_REGULATION),
        (Made("海南自由贸易港示范条例", ("海南省人民代表大会常务委员会",)), DocumentVariety.FREE_TRADE_PORT_REGULATION),
        (Made("全国人民代表大会常务委员会关于示范的解释", NPC), DocumentVariety.LEGISLATIVE_INTERPRETATION),
        (Made("洛阳市示范条例", ("洛阳市人民代表大会常务委员会",)), None),
    ],
)
def test_varieties_that_the_legislation_law_names(made: Made, variety: DocumentVariety | None) -> None:
    assert variety_of(kind_of(made), made) is variety


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (Made("示范条例", ("国务院",)), "CN"),
        (Made("洛阳市示范条例", ("洛阳市人民代表大会常务委员会",)), "CN-HA"),
        (Made("云河市示范条例", ("云河市人民代表大会常务委员会",), approvers=("河南省人民代表大会常务委员会",)), "CN-HA"),
        (Made("云河市示范条例", ("云河市人民代表大会常务委员会",)), None),
    ],
)
def test_where_it_is_law(made: Made, code: str | None) -> None:
    assert jurisdiction_of(kind_of(made), made) == code
