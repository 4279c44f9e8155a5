"""What an act calls 条 in a text that has none: items (一、, 1.), or numbered headings with their paragraphs."""

from collections.abc import Callable

import pytest

from texts.document import Document
from texts.enacting import Enacted, enact
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

Read = Callable[[str], Document]

TITLE = "虚构法院关于花木纠纷的解释"
HEADED = "\n\n".join(
    (
        "为了处理花木纠纷，现解释如下：",
        "一、损失的范围",
        "损失是指甲。",
        "损失包括乙。",
        "二、重大过失",
        "重大过失是指丙。",
        "三、赔偿的限额",
        "按照丁赔偿。",
        "四、施行",
        "本解释自公布之日起施行。",
    )
)
COUNTED = "\n\n".join(
    (
        "为了执行，制定本规定。",
        "一、机构",
        "1.甲。",
        "2.下列事项由乙办理：",
        "（1）丙；",
        "（2）丁。",
        "二、管辖",
        "3.戊。",
        "4.己。",
    )
)


def _amended(read: Read, body: str, *items: str) -> Enacted:
    act = f"# 虚构法院关于修改《{TITLE}》的决定\n\n<!-- INFO END -->\n\n" + "\n\n".join(items) + "\n\n本决定自公布之日起施行。\n"
    found = enact(read(f"# {TITLE}\n\n<!-- INFO END -->\n\n{body}\n"), [read(act)], CN)
    assert [one.reason for one in found.unresolved] == []
    return found


def test_numbered_headings_stand_for_articles(read: Read) -> None:
    found = _amended(
        read,
        HEADED,
        "1.将第一条第二款中的“乙”修改为“己”。",
        "2.删除第二条。",
        "3.将第三条修改为：\n\n“三、赔偿的上限\n\n按照戊赔偿。\n\n按照庚赔偿。”",
        "4.条文顺序作相应调整。",
    )
    assert lines_of(found.document)[2:] == (
        "一、损失的范围",
        "损失是指甲。",
        "损失包括己。",
        "二、赔偿的上限",
        "按照戊赔偿。",
        "按照庚赔偿。",
        "三、施行",
        "本解释自公布之日起施行。",
    )


def test_arabic_items_stand_for_articles(read: Read) -> None:
    found = _amended(
        read,
        COUNTED,
        "1.将第1条修改为：\n\n“1.庚。”",
        "2.将第2条第（1）项修改为：\n\n“（1）辛；”",
        "3.删除第三条。",
        "4.增加一条作为第四条：\n\n“4.壬。”",
        "5.条文顺序作相应调整。",
        "6.将标题“二、管辖”修改为“二、执行管辖”。",
    )
    assert lines_of(found.document)[2:] == ("一、机构", "1.庚。", "2.下列事项由乙办理：", "（1）辛；", "（2）丁。", "二、执行管辖", "3.己。", "4.壬。")


def test_a_heading_is_struck_and_its_items_stay(read: Read) -> None:
    found = _amended(read, COUNTED, "1.删去标题“二、管辖”。")
    assert lines_of(found.document)[-3:] == ("（2）丁。", "3.戊。", "4.己。")


OPENED = "为了甲，制定本解释。\n\n现就乙解释如下：\n\n一、通则\n\n第一条　丙。\n\n二、其他\n\n第二条　丁。"


@pytest.mark.parametrize(
    ("item", "lines"),
    [
        ("将引言第一段修改为：\n\n“为了戊。”", ("为了戊。", "现就乙解释如下：", "一、通则")),
        ("将引言第二段中的“乙”修改为“己”。", ("为了甲，制定本解释。", "现就己解释如下：", "一、通则")),
        ("将引言中的“乙”修改为“己”。", ("为了甲，制定本解释。", "现就己解释如下：", "一、通则")),
        ("将导语修改为：\n\n“庚。”", ("庚。", "一、通则", "第一条　丙。")),
        ("将第一段修改为：\n\n“庚。”", ("庚。", "现就乙解释如下：", "一、通则")),
        ("删除“一、通则”标题。", ("为了甲，制定本解释。", "现就乙解释如下：", "第一条　丙。")),
        ("将小标题“一、通则”修改为“一、总则”。", ("为了甲，制定本解释。", "现就乙解释如下：", "一、总则")),
    ],
)
def test_the_words_before_the_first_article(read: Read, item: str, lines: tuple[str, ...]) -> None:
    """引言 is all of them, 引言第一段 and 第一段 one paragraph."""
    assert lines_of(_amended(read, OPENED, f"1.{item}").document)[1:4] == lines
