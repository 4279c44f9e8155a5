"""Typography among amendments: no false amendment, no true one lost."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from texts.address import Level
from texts.comparing import compare
from texts.comparison import Status, Typography
from texts.document import Document, Provision
from texts.grammar.cn import numerals

Change = Callable[[str], str]

ARTICLES = (
    "为了加强虚构河道管理，保障防洪安全，根据《虚构水法》和〔2013〕8号文件，制定本条例。",
    "本条例所称“河道”，是指虚构市行政区域内的江河、湖泊（含人工水道）；地下暗河除外。",
    "河道管理单位应当建立账簿，自二〇一〇年起按年度归档，保存期限不少于十五年。",
    "占用河道——包括临时占用的——应当经市人民政府水务部门批准。",
    "河道采砂实行许可制度，年度采砂总量不得超过一万二千立方米，超出部分加收百分之二十的费用。",
    "违反本条例第四条规定的，责令限期拆除，处三万元以上十万元以下罚款。",
    "水务部门工作人员玩忽职守、滥用职权的，依法给予处分；构成犯罪的，依法追究刑事责任。",
    "汛期由市防汛指挥机构统一调度，任何单位和个人必须服从，不得拒绝：“统一调度”不适用于船闸。",
)
"""A fictitious law with every mark and number that may be printed in another form."""

FORMS: dict[Typography, Change] = {
    Typography.WIDTH: lambda text: text.replace("，", ",").replace("（", "("),
    Typography.SPACING: lambda text: text[:4] + "　" + text[4:] + "\u200b",
    Typography.PUNCTUATION: lambda text: text.replace("〔", "[").replace("〕", "]").replace("——", "--").replace("《", "〈").replace("》", "〉"),
    Typography.QUOTATION: lambda text: text.replace("“", "「").replace("”", "」"),
    Typography.VARIANT: lambda text: text.replace("账", "帐").replace("二〇一〇", "二○一○"),
    Typography.NUMERAL: lambda text: text.replace("十五年", "15年").replace("百分之二十", "20%").replace("三万元", "30000元").replace("十万元", "10万元"),
}
AMENDMENTS: tuple[Change, ...] = (
    lambda text: text.replace("，", "；", 1),
    lambda text: text.replace("、", "或者", 1),
    lambda text: text.replace("应当", "可以", 1),
    lambda text: text.replace("十五年", "二十年", 1),
    lambda text: text.replace("百分之二十", "百分之三十", 1),
    lambda text: text.replace("第四条", "第五条", 1),
    lambda text: text.replace("。", "，法律另有规定的除外。", 1),
    lambda text: text.replace("“", "", 1).replace("”", "", 1),
    lambda text: text[:3] + text[4:],
    lambda text: text.replace("；", "。\n", 1),
)

Plan = tuple[frozenset[Typography], int | None]


def law(articles: list[str], first: int) -> Document:
    """Number articles from `first`; a line break is a new 款."""
    return Document(
        tuple(
            Provision(
                Level.ARTICLE,
                f"第{numerals.write(number)}条",
                (number,),
                "　",
                "",
                tuple(Provision(Level.PARAGRAPH, words=line) for line in text.split("\n")),
            )
            for number, text in enumerate(articles, first)
        )
    )


plans = st.lists(
    st.tuples(st.frozensets(st.sampled_from(list(FORMS))), st.one_of(st.none(), st.integers(0, len(AMENDMENTS) - 1))),
    min_size=len(ARTICLES),
    max_size=len(ARTICLES),
)


@settings(max_examples=60, deadline=None)
@given(plans, st.booleans())
def test_no_false_amendment_and_no_true_one_lost(plan: list[Plan], renumbered: bool) -> None:
    """Every class in every article, with and without a true amendment beside it."""
    shift = 1 if renumbered else 0
    new: list[str] = []
    for text, (forms, amendment) in zip(ARTICLES, plan, strict=True):
        changed = text if amendment is None else AMENDMENTS[amendment](text)
        if shift:
            changed = changed.replace("第五条", "第六条").replace("第四条", "第五条")
        for form in forms:
            changed = FORMS[form](changed)
        new.append(changed)
    inserted = ["虚构河道的名录由市人民政府公布。"] * shift
    rows = {row.old.address.steps[0].number: row for row in compare(law(list(ARTICLES), 1), law(inserted + new, 1)).articles if row.old}
    for number, (text, (forms, amendment)) in enumerate(zip(ARTICLES, plan, strict=True), 1):
        row = rows[number,]
        amended = amendment is not None and AMENDMENTS[amendment](text) != text
        printed = {form for form in forms if FORMS[form](text) != text}
        assert row.new is not None, (number, plan)
        assert row.amended == amended, (row.old, row.new)
        assert (row.status is Status.MODIFIED) == amended
        if not amended:
            assert row.status is (Status.RENUMBERED if shift else Status.UNCHANGED)
            expected = printed | ({Typography.LABEL} if shift else set()) | ({Typography.CITATION} if shift and "第四条" in text else set())
            assert row.typography == expected
            assert row.typographic == bool(expected)
        else:
            assert not row.typographic


def test_a_number_of_an_article_in_another_form_is_its_form() -> None:
    old = law(["甲应当乙。"], 3)
    new = Document((replace(old.articles()[0], label="第3条"),))
    [row] = compare(old, new).articles
    assert (row.status, row.typographic) == (Status.UNCHANGED, True)
    assert row.typography == {Typography.NUMERAL}
