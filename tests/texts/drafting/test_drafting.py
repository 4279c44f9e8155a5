"""Every kind of change of a law, in the words of a drafter."""

from collections.abc import Callable

import pytest

from texts.document import Document
from texts.drafting import Draft, Given, draft
from texts.errors import NoArticles
from texts.grammar.cn.grammar import CN

Items = Callable[..., list[str]]


def test_a_few_words(items: Items) -> None:
    assert items(("任何单位和个人", "任何组织和个人")) == ["将第三条中的“单位”修改为“组织”。"]


def test_an_operand_is_widened_until_it_stands_once_in_the_article(items: Items) -> None:
    found = items(("对栽种情况进行检查", "对养护情况进行检查"))
    assert found == ["将第六条中的“栽种”修改为“养护”。"]
    assert items(("，检查结果向社会", "，抽查结果向社会")) == ["将第六条中的“检查结果”修改为“抽查结果”。"]


def test_words_that_change_everywhere_in_an_article_are_told_once(items: Items) -> None:
    found = items(
        ("本市的花木主管部门负责花木工作。花木主管部门应当", "本市的园林主管部门负责花木工作。园林主管部门应当"), ("区花木主管部门", "区园林主管部门")
    )
    assert found == ["将第二条中的“花木主管部门”修改为“园林主管部门”。"]


def test_the_same_words_in_several_articles_are_told_together(items: Items) -> None:
    found = items(("建立名录", "建立图册"), ("第七条　花木名录", "第七条　花木图册"))
    assert found == ["将第二条、第七条中的“名录”修改为“图册”。"]


def test_words_are_added_beside_a_whole_term(items: Items) -> None:
    assert items(("保护花木的义务", "保护花木和名木的义务")) == ["在第三条中的“花木”后增加“和名木”。"]
    assert items(("应当建立名录", "应当依法建立名录")) == ["在第二条中的“建立”前增加“依法”。"]


def test_words_are_struck(items: Items) -> None:
    assert items(("，检查结果向社会公布。", "。")) == ["删去第六条中的“，检查结果向社会公布”。"]


def test_one_paragraph_reads_anew(items: Items) -> None:
    found = items(("区花木主管部门按照职责分工负责有关工作。", "区人民政府确定的部门协助市有关部门。"))
    assert found == ["将第二条第二款修改为：“区人民政府确定的部门协助市有关部门。”"]


def test_a_paragraph_is_added_and_what_follows_is_counted_on(items: Items) -> None:
    found = items(("区花木主管部门按照", "街道办事处协助开展花木工作。\n\n区花木主管部门按照"))
    assert found == ["第二条增加一款，作为第二款：“街道办事处协助开展花木工作。”"]


def test_two_paragraphs_are_added_in_one_order(items: Items) -> None:
    found = items(("都有保护花木的义务。", "都有保护花木的义务。\n\n鼓励认养花木。\n\n认养办法另行制定。"))
    assert found == ["第三条增加二款，作为第二款、第三款：“鼓励认养花木。\n“认养办法另行制定。”"]


def test_a_paragraph_goes(items: Items) -> None:
    assert items(("区花木主管部门按照职责分工负责有关工作。\n\n", "")) == ["删去第二条第二款。"]


def test_a_point_of_the_only_paragraph_is_named_without_it(items: Items) -> None:
    found = items(("（二）有专门的人员和必要的设备；", "（二）聘有园艺师；"))
    assert found == ["将第四条第二项修改为：“（二）聘有园艺师；”"]


def test_a_point_at_the_end_mends_the_marks_of_itself(items: Items) -> None:
    found = items(("应急预案。", "应急预案；\n\n（四）已经备案。"))
    assert found == ["第四条增加一项，作为第四项：“（四）已经备案。”"]


def test_points_behind_one_that_goes_are_numbered_anew(items: Items) -> None:
    found = items(("（一）有适宜的土壤和充足的水源；\n\n", ""), ("（二）有专门", "（一）有专门"), ("（三）有健全", "（二）有健全"))
    assert found == ["删去第四条第一项；将第二项、第三项改为第一项、第二项。"]


def test_an_article_that_is_other_altogether_is_restated(items: Items) -> None:
    found = items(("任何单位和个人都有保护花木的义务。", "爱护环境，人人有责。\n\n对作出贡献的，给予表彰。"))
    assert found == ["将第三条修改为：“爱护环境，人人有责。\n“对作出贡献的，给予表彰。”"]


def test_quotation_marks_stand_one_level_lower(items: Items) -> None:
    found = items(("任何单位和个人都有保护花木的义务。", "本条例所称“花木”，包括“古树‘名木’”。"))
    assert found == ["将第三条修改为：“本条例所称‘花木’，包括‘古树“名木”’。”"]


def test_an_article_is_added_and_the_rest_follows(items: Items) -> None:
    law = "# 虚构市花木条例\n\n<!-- INFO END -->\n\n第一条　为了保护花木。\n\n第二条　花木归市所有。\n\n第三条　自公布之日起施行。\n"
    found = items(("第二条　花木归市所有。\n\n第三条", "第二条　鼓励栽种。\n\n第三条　花木归市所有。\n\n第四条"), law=law)
    assert found == ["增加一条，作为第二条：“鼓励栽种。”", "将第二条、第三条改为第三条、第四条。"]


def test_an_article_that_opens_a_chapter_is_put_there(items: Items) -> None:
    found = items(("第三章　附则\n\n第七条", "第三章　附则\n\n第七条　名录每年公布。\n\n第八条"), ("第八条　本条例", "第九条　本条例"))
    assert found == ["在第三章中增加一条，作为第七条：“名录每年公布。”", "将第七条、第八条改为第八条、第九条。"]


def test_articles_that_go(items: Items) -> None:
    found = items(("第六条　花木主管部门应当对栽种情况进行检查，检查结果向社会公布。\n\n", ""), ("第七条", "第六条"), ("第八条", "第七条"))
    assert found == ["删去第六条。", "将第七条、第八条改为第六条、第七条。"]


def test_an_article_under_another_number_with_other_words(items: Items) -> None:
    law = "# 虚构市花木条例\n\n<!-- INFO END -->\n\n第一条　为了保护花木。\n\n第二条　花木归市所有，由市管理。\n\n第三条　自公布之日起施行。\n"
    found = items(("第二条　花木归市所有", "第二条　鼓励栽种。\n\n第三条　花木归区所有"), ("第三条　自", "第四条　自"), law=law)
    assert found == ["增加一条，作为第二条：“鼓励栽种。”", "将第二条改为第三条，将其中的“归市”修改为“归区”。", "将第三条改为第四条。"]


def test_many_numbers_are_left_to_follow() -> None:
    old = [f"第{n}条所说的是{w}。" for n, w in enumerate("花木林草鸟鱼虫土石泉", 1)]
    new = [*old[:2], "新增的内容甲。", *old[2:4], "新增的内容乙。", *old[4:7], "新增的内容丙。", *old[7:]]
    found = draft(_law(old), _law(new), CN)
    assert found.verified
    assert [item.text.partition("：")[0] for item in found.items] == [
        "增加一条，作为第三条",
        "增加一条，作为第六条",
        "增加一条，作为第十条",
        "对条文顺序作相应调整。",
    ]


def _law(articles: list[str]) -> Document:
    from texts.grammar.cn import numerals

    lines = [f"第{numerals.write(at)}条　{words}" for at, words in enumerate(articles, 1)]
    return CN.structure("# 虚构市规则\n\n<!-- INFO END -->\n\n" + "\n\n".join(lines) + "\n")[0]


def test_a_chapter_is_named_anew(items: Items) -> None:
    assert items(("第二章　栽种", "第二章　栽种和养护")) == ["将第二章章名修改为“栽种和养护”。"]


def test_a_chapter_with_its_articles(items: Items) -> None:
    found = items(
        ("第三章　附则\n\n第七条", "第三章　罚则\n\n第七条　损毁花木的，处以罚款。\n\n第八条　构成犯罪的，追究刑事责任。\n\n第四章　附则\n\n第九条"),
        ("第八条　本条例", "第十条　本条例"),
    )
    assert found == [
        "增加一章，作为第三章：\n“第三章　罚则\n“第七条　损毁花木的，处以罚款。\n“第八条　构成犯罪的，追究刑事责任。”",
        "将第三章改为第四章。",
        "将第七条、第八条改为第九条、第十条。",
    ]


def test_a_chapter_over_articles_that_are_there(items: Items) -> None:
    found = items(("第六条　花木主管部门应当", "第三章　检查\n\n第六条　花木主管部门应当"), ("第三章　附则", "第四章　附则"))
    assert found == ["增加一章，作为第三章“检查”，包括第六条。", "将第三章改为第四章。"]


def test_a_chapter_that_goes_with_its_articles(items: Items) -> None:
    gone = "第二章　栽种\n\n" + "第四条" + LAW_FROM_FOUR
    found = items((gone, ""), ("第三章", "第二章"), ("第七条", "第四条"), ("第八条", "第五条"))
    assert found == ["删去第二章。", "将第三章改为第二章。", "将第七条、第八条改为第四条、第五条。"]


LAW_FROM_FOUR = """　栽种花木应当符合下列条件：

（一）有适宜的土壤和充足的水源；

（二）有专门的人员和必要的设备；

（三）有健全的管理制度和应急预案。

第五条　禁止在高压线下方和消防通道栽种高大花木。违反规定的，由花木主管部门责令改正。

第六条　花木主管部门应当对栽种情况进行检查，检查结果向社会公布。

"""


def test_the_title(items: Items) -> None:
    assert items(("虚构市花木条例", "虚构市园林条例")) == ["将名称修改为：“虚构市园林条例”。"]


def test_an_annex(items: Items) -> None:
    found = items(("1日起施行。\n", "1日起施行。\n\n附件：\n\n花木名录\n"))
    assert found == ["增加附件一，内容为：“附件：\n“花木名录”"]


def test_what_only_the_drafter_knows_is_blank(act: Callable[..., Draft]) -> None:
    old = "# 虚构市规则\n\n<!-- INFO END -->\n\n第一条　甲乙丙丁。\n\n第二条　自公布之日起施行。\n"
    found = act((old, old.replace("甲乙丙丁", "甲乙戊丁")))
    assert found.act == (
        "# 【制定机关】关于修改《虚构市规则》的决定\n\n【制定机关】决定对《虚构市规则》作如下修改：\n\n"
        "将第一条修改为：“甲乙戊丁。”\n\n本决定自【施行日期】起施行。\n\n《虚构市规则》根据本决定作相应修改，重新公布。\n"
    )


def test_what_the_drafter_gives_is_printed(items: Items) -> None:
    old, new = _law(["花木归市所有。", "自公布之日起施行。"]), _law(["林草归市所有。", "自公布之日起施行。"])
    found = draft(old, new, CN, Given("虚构市人民政府", "虚构市人民政府关于修改一件规则的决定", "公布之日"))
    assert found.verified
    assert found.act.startswith("# 虚构市人民政府关于修改一件规则的决定\n\n虚构市人民政府决定对《虚构市规则》作如下修改：\n")
    assert "\n本决定自公布之日起施行。\n" in found.act
    assert "【" not in found.act


def test_nothing_changes(items: Items) -> None:
    assert items() == []
    assert items(("第三条　任何", "第三条 任何")) == []


def test_a_misprinted_number_is_not_expressed() -> None:
    old = "# 虚构市规则\n\n<!-- INFO END -->\n\n第一条　甲。\n\n第二条　乙。\n\n第三条　丙。\n"
    found = draft(CN.structure(old)[0], CN.structure(old.replace("第二条", "笫二条"))[0], CN)
    assert not found.verified
    assert [(one.article, one.reason) for one in found.not_expressed] == [
        ("笫二条", "its number is printed 笫二条"),
        ("第二条", "the new text has none of this number"),
    ]


def test_marks_that_cannot_be_quoted_are_not_expressed(items: Items) -> None:
    """‘ ’ inside no other marks read “ ” once they have been quoted."""
    old = "# 虚构市规则\n\n<!-- INFO END -->\n\n第一条　花木归市所有。\n\n第二条　自公布之日起施行。\n"
    found = draft(CN.structure(old)[0], CN.structure(old.replace("花木归", "‘花木’归"))[0], CN)
    assert [(one.article, one.reason) for one in found.not_expressed] == [("第一条", "its quotation marks would be others after they have been quoted")]


def test_a_number_that_is_printed_twice_is_not_expressed() -> None:
    old = "# 虚构市规则\n\n<!-- INFO END -->\n\n第一条　甲乙丙丁。\n\n第二条　花木归市所有。\n\n第三条　林草归市所有。\n\n第四条　自公布之日起施行。\n"
    found = draft(CN.structure(old)[0], CN.structure(old.replace("第三条", "第二条"))[0], CN)
    assert not found.verified
    assert ("第二条", "the new text prints this number more than once") in [(one.article, one.reason) for one in found.not_expressed]


def test_a_text_without_articles_is_not_understood() -> None:
    law = _law(["花木归市所有。", "自公布之日起施行。"])
    with pytest.raises(NoArticles, match="the new text has no articles"):
        draft(law, CN.structure("# 虚构市通知\n\n<!-- INFO END -->\n\n请大家爱护花木。\n")[0], CN)


def test_a_paragraph_that_a_source_cuts_short_stays_so(items: Items) -> None:
    assert items(("任何单位和个人都有保护花木的义务。", "任何单位，")) == ["将第三条修改为：“任何单位，”"]
