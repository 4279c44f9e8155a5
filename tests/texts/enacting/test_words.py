"""Words inside a provision, said in the ways in which acts say which of them are meant."""

from collections.abc import Callable

import pytest

from texts.enacting import Enacted

Changes = Callable[..., tuple[list[str], list[str]]]
Amended = Callable[..., Enacted]

NAMED = "第二条　本市的花木主管部门负责花木工作。花木主管部门应当建立名录。"
CHECKED = "第六条　花木主管部门应当对栽种情况进行检查，检查结果向社会公布。"
FINED = "第七条　违反本条例第五条规定，拒不改正的，处五百元以下罚款；情节严重的，处五千元以下罚款。"
HANDED = "第八条　花木主管部门的工作人员玩忽职守的，依法给予处分。"


@pytest.mark.parametrize(
    ("item", "gone", "new"),
    [
        ("将第四条第一款第三项末尾的句号修改为分号。", ["（三）有专门的人员。"], ["（三）有专门的人员；"]),
        ("在第六条“花木主管部门”和“应当”之间增加“等部门”。", [CHECKED], [CHECKED.replace("部门应当", "部门等部门应当")]),
        ("将第七条中“情节严重的”后的“，处”修改为“，并处”。", [FINED], [FINED.replace("重的，处", "重的，并处")]),
        ("将第七条前段修改为：“甲；”", [FINED], ["第七条　甲；情节严重的，处五千元以下罚款。"]),
        ("将第七条后段中的“五千元”修改为“一万元”。", [FINED], [FINED.replace("五千", "一万")]),
        ("删去第七条后段。", [FINED], [FINED.split("；")[0] + "。"]),
        ("第二条第一款第一句、第二句修改为：“甲。”", [NAMED], ["第二条　甲。"]),
        ("将第二条第一款中的第一个“花木主管部门”修改为“甲”，第二个“花木主管部门”修改为“乙”。", [NAMED], ["第二条　本市的甲负责花木工作。乙应当建立名录。"]),
        ("将第二条第一款中最后一处“花木主管部门”删去。", [NAMED], ["第二条　本市的花木主管部门负责花木工作。应当建立名录。"]),
        ("第三条删去“和个人”。", ["第三条　任何单位和个人都有保护花木的义务。"], ["第三条　任何单位都有保护花木的义务。"]),
        ("将第七条中的“五百元”“五千元”分别修改为“一千元”“一万元”。", [FINED], [FINED.replace("五百", "一千").replace("五千", "一万")]),
        ("将“第三条　任何单位和个人都有保护花木的义务。”修改为“第三条　甲。”", ["第三条　任何单位和个人都有保护花木的义务。"], ["第三条　甲。"]),
        ("将第七条中“违反本条例……罚款；”修改为“甲；”", [FINED], ["第七条　甲；情节严重的，处五千元以下罚款。"]),
        ("删去第六条中“，检查结果”至“公布”一段。", [CHECKED], ["第六条　花木主管部门应当对栽种情况进行检查。"]),
        ("将第六条“进行检查，”以后的部分修改为“乙。”", [CHECKED], ["第六条　花木主管部门应当对栽种情况进行检查，乙。"]),
        ("将第二条第一款中的第一处、第二处“花木主管部门”修改为“甲”。", [NAMED], ["第二条　本市的甲负责花木工作。甲应当建立名录。"]),
        ("在第六条中增加“每年”，放在“对栽种”之前。", [CHECKED], [CHECKED.replace("对栽种", "每年对栽种")]),
        ("第二条第一款增加一句，作为第二句：“甲。”", [NAMED], [NAMED.replace("工作。", "工作。甲。")]),
        ("第二条第一款增加一句，作为第一句：“甲。”", [NAMED], [NAMED.replace("本市", "甲。本市")]),
        ("将第七条中的“，拒不改正的”移至“违反”之前。", [FINED], ["第七条　，拒不改正的" + FINED[4:].replace("，拒不改正的", "")]),
        ("将第七条中的“，拒不改正的”放在“第五条”之后。", [FINED], [FINED.replace("规定，拒不改正的", "，拒不改正的规定")]),
        ("第六条增加一句：“甲。”", [CHECKED], [CHECKED + "甲。"]),
        ("第六条：删去“，检查结果向社会公布”。", [CHECKED], ["第六条　花木主管部门应当对栽种情况进行检查。"]),
        ("第二条第一款第一句修改为：“甲。”第二句删去。", [NAMED], ["第二条　甲。"]),
        ("第二条第一款第一句修改为：“甲。”第二句中的“名录”修改为“目录”。", [NAMED], ["第二条　甲。花木主管部门应当建立目录。"]),
        ("第六条：修改为“甲。”", [CHECKED], ["第六条　甲。"]),
        ("第二条：第一款第二句修改为“甲。”", [NAMED], [NAMED.replace("花木主管部门应当建立名录", "甲")]),
        ("将第七条等条款中的“五百元”修改为“六百元”。", [FINED], [FINED.replace("五百", "六百")]),
        ("对第六条作出修改，将“公布”改为“公告”。", [CHECKED], [CHECKED.replace("公布", "公告")]),
        ("删去第六条中“进行检查”以后的内容。", [CHECKED], ["第六条　花木主管部门应当对栽种情况进行检查。"]),
        ("在第七条中的“五百元”前、“五千元”前分别增加“人民币”、“共”。", [FINED], [FINED.replace("五百", "人民币五百").replace("五千", "共五千")]),
        ("将第六条中的“花木主管部门”修改为“园林部门”，第八条中的“玩忽职守”修改为“失职”。", [CHECKED, HANDED], None),
    ],
)
def test_which_words_are_meant(changes: Changes, item: str, gone: list[str], new: list[str] | None) -> None:
    found = changes(f"一、{item}")
    assert found[0] == gone
    assert new is None or found[1] == new


@pytest.mark.parametrize("item", ["第二条修改为：“甲。”删去第二款。", "第二条修改为：“甲。”，第二款删去。", "删去第二条第二款，将第二条修改为：“甲。”"])
def test_a_paragraph_that_is_gone_already_is_repealed_in_vain(changes: Changes, item: str) -> None:
    assert changes(f"一、{item}") == ([NAMED, "区花木主管部门按照职责分工负责有关工作。"], ["第二条　甲。"])


@pytest.mark.parametrize("item", ["第二条修改为：“甲。”删去第一款。", "第二条修改为：“甲。\n\n“乙。”删去第二款。"])
def test_words_given_and_repealed_contradict(amended: Amended, item: str) -> None:
    reason = "contradicts 一、: both give the same provision other words"
    assert {one.reason for one in amended(f"一、{item}").unresolved} == {reason}


@pytest.mark.parametrize(
    "item",
    [
        "将本条例中的“花木主管部门”修改为“园林部门”，但第二条、第五条除外。",
        "将本条例中的“花木主管部门”统一修改为“园林部门”（第二条、第五条除外）。",
        "将本条例第二条、第五条以外的其他条文中的“花木主管部门”修改为“园林部门”。",
        "除第二条、第五条外，将其他条文中的“花木主管部门”修改为“园林部门”。",
    ],
)
def test_exceptions_are_left_alone(changes: Changes, item: str) -> None:
    assert changes(f"一、{item}") == ([CHECKED, HANDED], [CHECKED.replace("花木主管", "园林"), HANDED.replace("花木主管", "园林")])


def test_the_other_provisions_are_those_of_which_the_item_has_not_spoken(amended: Amended) -> None:
    found = amended("一、将第二条、第五条中的“花木主管部门”修改为“甲”，其他条文中的“花木主管部门”修改为“乙”。")
    assert found.unresolved == ()
    again = amended("一、将第二条、第五条中的“花木主管部门”修改为“甲”，将条例其他条款中的“花木主管部门”相应修改为“乙”。")
    assert again.document == found.document
    assert {line[:4] for line in found.document.articles()[5].children[0].words.split("，")} >= {"乙应当对"}


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("在第七条“第五条”与“拒不”之间增加“甲”。", "“第五条拒不” does not stand in 第七条"),
        ("将第二条第一款但书修改为：“甲。”", "第二条第一款 has no 但书 that could be told apart"),
        ("将第六条后段修改为：“甲。”", "第六条 has no 后段 that could be told apart"),
        ("第二条第一款第二句至第三句删去。", "第二条第一款 has 2 sentences"),
        ("将第二条第一款“花木主管部门”以后的部分修改为“乙。”", "the words stand 2 times, and it is not said after which"),
        ("将第六条修改为：“甲。”第六条第一句删去。", "甲。 is given other words by the same act"),
        ("第二条增加一句：“甲。”", "第二条 has several paragraphs or points, and it is not said in which the sentence is"),
        ("将第六条等条款中的“花木主管部门”修改为“甲”。", "等: others than those named may be meant, as 第二条第一款"),
        ("第六条等条款修改为：“甲。”", "等: others than those named may be meant"),
        (
            "将“花木主管部门”统一修改为“甲”（第二条、第六条）。",
            "instruction not understood: expected nothing more\n    将“花木主管部门”统一修改为“甲”（第二条、第六条）。\n                                  ~^",
        ),
        ("第二句修改为：“甲。”", "it is not said in which provision"),
        ("将第二条第一款中第三处“花木主管部门”修改为“甲”。", "“花木主管部门” stands 2 times in 第二条第一款"),
    ],
)
def test_words_that_cannot_be_told_apart_are_not_guessed(amended: Amended, item: str, reason: str) -> None:
    assert [one.reason for one in amended(f"一、{item}", renumber=False).unresolved] == [reason]
