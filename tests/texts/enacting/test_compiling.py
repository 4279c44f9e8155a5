"""What cannot be placed is reported, never guessed."""

from collections.abc import Callable

import pytest

from texts.amendment import Amendment, Notice
from texts.document import Document
from texts.enacting import Enacted, enact
from texts.formats.compilation_json import compilation_json
from texts.grammar.cn import numerals
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

Amended = Callable[..., Enacted]

BOTH = "both give the same provision other words"


@pytest.mark.parametrize(
    ("items", "reasons"),
    [
        (["一、将第十条修改为：“甲。”"], ["no such provision: the text has 9 条: 第一条 to 第九条"]),
        (["一、将第六条中的“苗圃”修改为“花圃”。"], ["“苗圃” does not stand in 第六条"]),
        (["一、在第二条第一款“花木主管部门”后增加“等”。"], ["“花木主管部门” stands 2 times in 第二条第一款"]),
        (
            ["一、将第六条修改为：“甲。”", "二、将第六条修改为：“乙。”"],
            [f"contradicts 二、: {BOTH}", f"contradicts 一、: {BOTH}"],
        ),
        (
            ["一、将第五条修改为：“甲。”", "二、删去第五条第二款。"],
            [f"contradicts 一、: {BOTH}", f"contradicts 二、: {BOTH}"],
        ),
        (["一、增加一条，作为第三条：“甲。”", "二、增加一条，作为第三条：“乙。”"], ["two provisions would bear the number 3"]),
        (["一、第三条第二句删去。"], ["第三条 has 1 sentences"]),
    ],
)
def test_what_is_not_there_exactly_once_is_unresolved(law: Document, amended: Amended, items: list[str], reasons: list[str]) -> None:
    found = amended(*items, renumber=False)
    assert sorted(one.reason for one in found.unresolved) == sorted(reasons)


def test_a_refused_act_leaves_the_text_alone(law: Document, amended: Amended) -> None:
    assert lines_of(amended("一、将第六条修改为：“甲。”", "二、将第六条修改为：“乙。”", renumber=False).document) == lines_of(law)


def test_words_that_are_not_understood_are_shown_with_a_caret(amended: Amended) -> None:
    answer = compilation_json(amended("一、将第六条妥善处理为：“甲。”"))
    assert answer["unresolved"][0]["item"] == "一、"
    assert answer["unresolved"][0]["text"] == "将第六条妥善处理为：“甲。”\n        ~~~~~~~^"


def test_a_misprint_is_read_with_a_notice(amended: Amended) -> None:
    found = amended("一、将三条修改为：“甲。”", renumber=False)
    assert "第三条　甲。" in lines_of(found.document)
    assert found.amendments[0].notices == ((Notice.MISPRINT, "一、三条: read as 第三条"),)


def test_items_against_other_laws_are_passed_over(law: Document, read: Callable[[str], Document]) -> None:
    act = read(
        "# 虚构市人民代表大会常务委员会关于修改《虚构市树木条例》等两件地方性法规的决定\n\n<!-- INFO END -->\n\n"
        "一、修改《虚构市树木条例》\n\n1.将第三条修改为：“甲。”\n\n2.删去第四条。\n\n"
        "二、修改《虚构市花木条例》\n\n1.将第三条修改为：“乙。”\n\n2.删去第八条。\n\n本决定自公布之日起施行。\n"
    )
    found = enact(law, [act], CN)
    assert [instruction.clause.item for instruction in found.carried_out] == ["二、1.", "二、2."]
    assert found.amendments[0].others == ("虚构市树木条例",)
    assert "第三条　乙。" in lines_of(found.document)


def test_the_acts_own_clauses_stay_with_it(amended: Amended) -> None:
    found = amended("一、删去第三条。", renumber=False)
    assert [own.text for own in found.amendments[0].own] == ["本决定自公布之日起施行。"]


def test_a_text_without_a_title_is_no_law_among_several(read: Callable[[str], Document]) -> None:
    act = read(
        "# 关于修改《虚构市树木条例》等两件地方性法规的决定\n\n<!-- INFO END -->\n\n"
        "一、修改《虚构市树木条例》\n\n1.将第一条修改为：“甲。”\n\n二、修改《虚构市花木条例》\n\n1.将第一条修改为：“乙。”\n"
    )
    found = enact(read("<!-- INFO END -->\n\n第一条　丙。\n\n第二条　丁。\n"), [act], CN)
    assert [one.reason for one in found.unresolved] == ["the act changes 2 laws, and the text prints no title"] * 2


def test_an_act_that_names_one_law_is_about_that_one(law: Document, read: Callable[[str], Document]) -> None:
    act = read("# 关于修改《虚构市花卉条例》的决定\n\n<!-- INFO END -->\n\n一、修改《虚构市花卉条例》\n\n1.将第三条修改为：“甲。”\n\n2.删去第八条。\n")
    found = enact(law, [act], CN)
    assert "第三条　甲。" in lines_of(found.document)
    assert found.amendments[0].notices == ((Notice.OTHER_LAW, "the act names 虚构市花卉条例, the text is titled 虚构市花木条例"),)


def test_an_act_of_more_than_a_hundred_items(compiled: Callable[..., Amendment]) -> None:
    """一百零一、 is a number where 一百、 is not the last."""
    words = [f"甲{numerals.write(at)}" for at in range(1, 104)]
    found = compiled(*(f"{numerals.write(at)}、在第三条中的“保护花木”后增加“{word}”。" for at, word in enumerate(words, 1)))
    assert [one.clause.item for one in found.instructions if one.payload][99:] == ["一百、", "一百零一、", "一百零二、", "一百零三、"]
