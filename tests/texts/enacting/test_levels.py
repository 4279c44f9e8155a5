"""Provisions that become others: exchanged, joined, merged anew, of another level, under other headings."""

from collections.abc import Callable

import pytest

from texts.document import Document
from texts.enacting import Enacted, enact
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

Changes = Callable[..., tuple[list[str], list[str]]]
Amended = Callable[..., Enacted]

CHECKED = "花木主管部门应当对栽种情况进行检查，检查结果向社会公布。"
DUTY = "任何单位和个人都有保护花木的义务。"
HANDED = "花木主管部门的工作人员玩忽职守的，依法给予处分。"
FINED = "第七条　违反本条例第五条规定，拒不改正的，处五百元以下罚款；情节严重的，处五千元以下罚款。"
LAST = "本条例自2001年3月1日起施行。"


@pytest.mark.parametrize("item", ["将第三条与第六条对调。", "将第三条、第六条的位置互换。", "第三条和第六条顺序互换。"])
def test_an_exchange(changes: Changes, item: str) -> None:
    assert changes(f"一、{item}") == ([f"第三条　{DUTY}", f"第六条　{CHECKED}"], [f"第三条　{CHECKED}", f"第六条　{DUTY}"])


def test_an_article_that_goes_into_another(amended: Amended) -> None:
    lines = lines_of(amended("一、将第八条并入第七条，作为第二款。").document)
    assert lines[-4:] == (
        FINED,
        HANDED,
        "第四章　附则",
        f"第八条　{LAST}",
    )
    assert lines_of(amended("一、将第八条并入第七条，修改为：“甲。”").document)[-3:] == ("第七条　甲。", "第四章　附则", f"第八条　{LAST}")


def test_three_articles_that_become_two(amended: Amended) -> None:
    found = amended("一、将第六条、第七条、第八条合并为两条，作为第六条、第七条，修改为：\n\n“第六条　甲。\n\n“第七条　乙。”")
    assert found.unresolved == ()
    assert lines_of(found.document)[-5:] == ("第六条　甲。", "第三章　罚则", "第七条　乙。", "第四章　附则", f"第八条　{LAST}")


def test_articles_given_one_number_are_merged(amended: Amended) -> None:
    assert lines_of(amended("一、将第七条、第八条修改为第七条：“甲。”").document)[-3:] == ("第七条　甲。", "第四章　附则", f"第八条　{LAST}")


@pytest.mark.parametrize(
    ("item", "gone", "new"),
    [
        ("第四条第一款第三项改为第二款，修改为：“甲。”", ["（二）有充足的水源；", "（三）有专门的人员。"], ["（二）有充足的水源。", "甲。"]),
        (
            "第五条第二款作为第一款第三项，修改为：“（三）甲。”",
            ["（二）消防通道。", "违反前款规定的，由花木主管部门责令改正。"],
            ["（二）消防通道；", "（三）甲。"],
        ),
        ("第六条改为三款，作为第一款、第二款、第三款：\n\n“甲。\n\n“乙。\n\n“丙。”", [f"第六条　{CHECKED}"], ["第六条　甲。", "乙。", "丙。"]),
        ("第二条第二款改为两款，作为第二款、第三款，修改为：“甲。\n\n“乙。”", ["区花木主管部门按照职责分工负责有关工作。"], ["甲。", "乙。"]),
        (
            "第五条第一款增加一项，作为第一项，以下各项序号顺延：“（一）甲；”",
            ["（一）高压线下方；", "（二）消防通道。"],
            ["（一）甲；", "（二）高压线下方；", "（三）消防通道。"],
        ),
    ],
)
def test_another_level(changes: Changes, item: str, gone: list[str], new: list[str]) -> None:
    assert changes(f"一、{item}") == (gone, new)


SHIFTED = "一、增加一条，作为第六条：“丑。”\n\n二、将第六条、第七条改为第七条、第八条，其中"


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("第七条中的“检查结果”修改为“结果”。", None),
        ("第六条中的“检查结果”修改为“结果”。", None),
        ("第七条中的“五百元”修改为“六百元”。", None),
        ("第八条中的“五百元”修改为“六百元”。", None),
        ("第七条中的“，”修改为“、”。", "it is not plain whether this is its number before or after the change"),
        ("第七条修改为：“子。”", "it is not plain whether this is its number before or after the change"),
        ("第八条修改为：“子。”", None),
    ],
)
def test_an_article_among_those_given_other_numbers(amended: Amended, item: str, reason: str | None) -> None:
    """其中第七条 is the old or the new number: the one that is among them, or in which the words quoted stand."""
    found = amended(SHIFTED + item)
    assert [one.reason for one in found.unresolved] == ([reason] if reason else [])
    lines = lines_of(found.document)
    if reason is None:
        checked, fined = f"第七条　{CHECKED}", FINED.replace("第七条", "第八条")
        expected = {
            "检查": (checked.replace("检查结果", "结果"), fined),
            "五百": (checked, fined.replace("五百", "六百")),
            "修改": (checked, "第八条　子。"),
        }[next(word for word in ("检查", "五百", "修改") if word in item)]
        assert set(expected) <= set(lines)


def test_the_paragraphs_of_what_is_merged_are_those_of_the_new_article(amended: Amended) -> None:
    found = amended("一、将第二条、第三条合并为一条，作为第二条，第三款修改为：“子。”")
    assert found.unresolved == ()
    assert lines_of(found.document)[5:7] == ("子。", "第二章　栽种")


def test_all_paragraphs_of_an_article_become_others(amended: Amended) -> None:
    found = amended("一、第二条第一款改为第二条，第二款改为第三条，修改为：“甲。”")
    assert found.unresolved == ()
    assert lines_of(found.document)[2:6] == (
        "第一条　为了保护花木，制定本条例。",
        "第二条　本市的花木主管部门负责花木工作。花木主管部门应当建立名录。",
        "第三条　甲。",
        f"第四条　{DUTY}",
    )


@pytest.mark.parametrize("item", ["增加一款，作为第三条第二款：“甲。”", "第三条增加一款，内容为：“甲。”", "增加一款：“甲。”，作为第三条第二款。"])
def test_the_number_says_in_which_article(changes: Changes, item: str) -> None:
    assert changes(f"一、{item}") == ([], ["甲。"])


def test_words_announced_after_the_number(changes: Changes) -> None:
    assert changes("一、第六条修改为第六条，内容为：“甲。”") == ([f"第六条　{CHECKED}"], ["第六条　甲。"])


ANNEXED = "# 虚构办法\n\n<!-- INFO END -->\n\n第一条　甲。\n\n附件1\n\n收费项目\n\n1.占用费\n\n2.采砂费\n\n附件2\n\n丑。\n\n寅。\n"


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        ("附件1增加一项，作为第3项：“3.管理费”。", ["2.采砂费", "3.管理费"]),
        ("附件1增加“3.管理费”。", ["2.采砂费", "3.管理费"]),
        ("附件1增加一项，作为第2项：“2.管理费”，第2项改为第3项。", ["2.管理费", "3.采砂费"]),
        ("将附件1名称修改为“费用项目”。", ["附件1", "费用项目", "1.占用费", "2.采砂费"]),
    ],
)
def test_lists_of_an_annex(read: Callable[[str], Document], item: str, lines: list[str]) -> None:
    act = f"# 关于修改《虚构办法》的决定\n\n<!-- INFO END -->\n\n一、{item}\n\n本决定自公布之日起施行。\n"
    found = enact(read(ANNEXED), [read(act)], CN)
    assert [one.reason for one in found.unresolved] == []
    assert list(lines_of(found.document)[:-3])[-len(lines) :] == lines


def test_the_name_of_an_annex_is_not_guessed(read: Callable[[str], Document]) -> None:
    act = "# 关于修改《虚构办法》的决定\n\n<!-- INFO END -->\n\n一、将附件2名称修改为“甲”。\n\n本决定自公布之日起施行。\n"
    assert [one.reason for one in enact(read(ANNEXED), [read(act)], CN).unresolved] == ["附件2 has no name that could be told from its text"]


def test_paragraphs_of_two_articles_make_a_new_one(amended: Amended) -> None:
    found = amended("一、第二条第二款和第五条第二款改为第六条。")
    assert found.unresolved == ()
    lines = lines_of(found.document)
    at = lines.index("第六条　区花木主管部门按照职责分工负责有关工作。")
    assert lines[at + 1 : at + 3] == ("违反前款规定的，由花木主管部门责令改正。", f"第七条　{CHECKED}")


def test_following_points_alone_are_numbered_anew(amended: Amended) -> None:
    """以下各项序号顺延 is about that article: the rest of the text keeps its numbers."""
    found = amended("一、删去第三条。", "二、第五条第一款增加一项，作为第一项，以下各项序号顺延：“（一）甲；”", renumber=False)
    assert lines_of(found.document)[-1] == f"第九条　{LAST}"


@pytest.mark.parametrize(
    "item",
    [
        "第二章分为两节，第四条至第五条为第一节，节名为“一般规定”；第六条为第二节，节名为“检查”。",
        "第二章分为两节：第一节“一般规定”，包括第四条至第五条；第二节“检查”，包括第六条。",
    ],
)
def test_articles_put_under_new_headings(changes: Changes, amended: Amended, item: str) -> None:
    assert changes(f"一、{item}") == ([], ["第一节　一般规定", "第二节　检查"])
    lines = lines_of(amended(f"一、{item}").document)
    assert lines[lines.index("第一节　一般规定") + 1].startswith("第四条")
    assert lines[lines.index("第二节　检查") + 1].startswith("第六条")


def test_a_section_printed_with_the_articles_that_another_clause_adds(amended: Amended) -> None:
    found = amended("一、第二章增加一节，作为第一节“总”；增加两条，分别作为第四条、第五条。内容如下：\n\n“第一节　总\n\n“第四条　甲。\n\n“第五条　乙。”")
    assert found.unresolved == ()
    assert lines_of(found.document)[6:10] == ("第二章　栽种", "第一节　总", "第四条　甲。", "第五条　乙。")


@pytest.mark.parametrize(
    ("item", "gone", "new"),
    [
        ("将第三章“罚则”修改为“法律责任”。", ["第三章　罚则"], ["第三章　法律责任"]),
        ("第三章章名“罚则”修改为：“法律责任”。", ["第三章　罚则"], ["第三章　法律责任"]),
        ("删去第三章“罚则”章名。", ["第三章　罚则"], []),
        ("第四章“附则”改为第五章“其他规定”。", ["第四章　附则"], ["第五章　其他规定"]),
        ("将《虚构市花木条例》更名为《虚构市花卉条例》。", ["虚构市花木条例"], ["虚构市花卉条例"]),
    ],
)
def test_headings_by_their_names(changes: Changes, item: str, gone: list[str], new: list[str]) -> None:
    assert changes(f"一、{item}") == (gone, new)


def test_a_heading_called_by_another_name_is_not_guessed(amended: Amended) -> None:
    assert [one.reason for one in amended("一、删去第三章“惩罚”。").unresolved] == ["the act names it “惩罚”, the text “罚则”"]


CODE = "# 虚构法典\n\n<!-- INFO END -->\n\n" + "\n\n".join(
    (
        "第一编　总则",
        "第一章　一般规定",
        "第一条　甲。",
        "第二章　人",
        "第一节　成人",
        "第二条　乙。",
        "第二节　儿童",
        "第三条　丙。",
        "第二编　物",
        "第一章　通则",
        "第四条　丁。",
        "第二章　附则",
        "第五条　戊。",
    )
)


def _code(read: Callable[[str], Document], *items: str) -> tuple[str, ...]:
    act = "# 关于修改《虚构法典》的决定\n\n<!-- INFO END -->\n\n" + "\n\n".join(items) + "\n\n《虚构法典》的章节及条文序号作相应调整。\n"
    found = enact(read(CODE), [read(act)], CN)
    assert [one.reason for one in found.unresolved] == []
    return lines_of(found.document)


def test_a_part_with_chapters(read: Callable[[str], Document]) -> None:
    lines = _code(read, "一、增加一编，作为第二编：\n\n“第二编　程序\n\n“第一章　起诉\n\n“第四条　己。\n\n“第二章　审理\n\n“第五条　庚。”")
    assert lines[8:13] == ("第三条　丙。", "第二编　程序", "第一章　起诉", "第四条　己。", "第二章　审理")
    assert lines[13:16] == ("第五条　庚。", "第三编　物", "第一章　通则")


def test_a_section_in_a_chapter_of_a_part(read: Callable[[str], Document]) -> None:
    lines = _code(read, "一、在第一编第二章第一节后增加一节，作为第二节：\n\n“第二节　老人\n\n“第三条　己。”")
    assert lines[5:11] == ("第一节　成人", "第二条　乙。", "第二节　老人", "第三条　己。", "第三节　儿童", "第四条　丙。")


def test_a_chapter_is_struck_with_its_articles(read: Callable[[str], Document]) -> None:
    lines = _code(read, "一、删去第二编第一章“通则”。")
    assert lines[-3:] == ("第二编　物", "第一章　附则", "第四条　戊。")
