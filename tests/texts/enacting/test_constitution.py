"""Amendments of a (fictitious) constitution: their items are articles, and name what they change in ways of their own."""

from collections.abc import Callable

import pytest

from texts.document import Document
from texts.enacting import enact
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

Read = Callable[[str], Document]

YEARS = "甲年以后，国家变了。在乙指引下，沿着丙的道路，逐步实现丁，建设成为戊的国家。"
LAW = "# 虚构国宪法\n\n<!-- INFO END -->\n\n" + "\n\n".join(
    (
        "序言",
        "虚构国是历史悠久的国家。",
        YEARS,
        "第一章　总纲",
        "第一条　虚构国是己国家。",
        "庚制度是根本制度。禁止破坏。",
        "第二章　国家机构",
        "第一节　议会",
        "第二条　议会行使下列职权：",
        "（一）制定法律；",
        "（二）决定戒严；",
        "（三）任免官员。",
        "第二节　法院",
        "第三条　法院审判。",
        "法院由下列人员组成：",
        "院长，",
        "法官若干人。",
        "法官由议会任免。",
        "第三章　国旗、国徽",
        "第四条　国旗是辛。",
    )
)
CHANGED = "甲年以后，国家变了。在乙、壬指引下，沿着癸道路，逐步实现丁，推动子，建设成为戊的国家。"


@pytest.mark.parametrize(
    ("items", "gone", "new"),
    [
        (
            ["宪法序言第二自然段中“在乙指引下”修改为“在乙、壬指引下”；“沿着丙的道路”修改为“沿着癸道路”；在“建设成为”前增写“推动子，”。"],
            [YEARS],
            [CHANGED],
        ),
        (
            [f"宪法序言第二自然段中“在乙指引下”修改为“在乙、壬指引下”，“逐步实现丁”之后增加“推动子”。这一自然段相应地修改为：“{CHANGED}”"],
            [YEARS],
            [CHANGED],
        ),
        (
            ["宪法第一条第二款“庚制度是根本制度。”后增写一句，内容为：“丑是特征。”"],
            ["庚制度是根本制度。禁止破坏。"],
            ["庚制度是根本制度。丑是特征。禁止破坏。"],
        ),
        (["宪法第一条第二款“庚制度是根本制度。禁止破坏。”修改为：“寅。”“卯。”"], ["庚制度是根本制度。禁止破坏。"], ["寅。", "卯。"]),
        (["宪法第二条议会职权第二项“（二）决定戒严”修改为“（二）决定紧急状态”。"], ["（二）决定戒严；"], ["（二）决定紧急状态；"]),
        (
            ["宪法第二条“议会行使下列职权”中第一项“（一）制定法律”修改为“（一）制定和修改法律”；增加一项，作为第三项“（三）批准条约”，第三项相应改为第四项。"],
            ["（一）制定法律；", "（三）任免官员。"],
            ["（一）制定和修改法律；", "（三）批准条约；", "（四）任免官员。"],
        ),
        (
            ["宪法第三章章名“国旗、国徽”修改为“国旗、国歌、国徽”。宪法第四条增加一款，作为第二款：“国歌是辰。”"],
            ["第三章　国旗、国徽"],
            ["第三章　国旗、国歌、国徽", "国歌是辰。"],
        ),
        (
            [
                "宪法第二章“国家机构”中增加一节，作为第二节“监察”；增加一条，作为第三条。内容如下：\n\n“第二节　监察\n\n“第三条　监察巳。\n\n“监察午。”"
                "\n\n第二节相应改为第三节，第三条、第四条相应改为第四条、第五条。"
            ],
            ["第二节　法院", "第三条　法院审判。", "第四条　国旗是辛。"],
            ["第二节　监察", "第三条　监察巳。", "监察午。", "第三节　法院", "第四条　法院审判。", "第五条　国旗是辛。"],
        ),
        *(
            (
                [
                    "宪法第二章“国家机构”中增加一节，作为第二节“监察”；增加一条，作为第三条。内容如下：\n\n第二节　监察\n\n第三条　监察巳。\n\n监察午。"
                    f"\n\n{following}，第三条、第四条相应改为第四条、第五条。"
                ],
                ["第二节　法院", "第三条　法院审判。", "第四条　国旗是辛。"],
                ["第二节　监察", "第三条　监察巳。", "监察午。", "第三节　法院", "第四条　法院审判。", "第五条　国旗是辛。"],
            )
            for following in ("第二节相应改为第三节", "宪法第二章第二节“法院”改为第三节")
        ),
        (["宪法第三条第三款“法官由议会任免。”修改为：“法官由议会选举。”"], ["法官由议会任免。"], ["法官由议会选举。"]),
        (["宪法第三条第五款“法官由议会任免。”修改为：“法官由议会选举。”"], ["法官由议会任免。"], ["法官由议会选举。"]),
    ],
)
def test_one_article_of_an_amendment(read: Read, items: list[str], gone: list[str], new: list[str]) -> None:
    act = "# 虚构国宪法修正案（2018年）\n\n<!-- INFO END -->\n\n" + "\n\n".join(f"第{'三四'[at]}十二条　{item}" for at, item in enumerate(items)) + "\n"
    law = read(LAW)
    found = enact(law, [read(act)], CN)
    assert [one.reason for one in found.unresolved] == []
    old, lines = lines_of(law), lines_of(found.document)
    assert ([line for line in old if line not in lines], [line for line in lines if line not in old]) == (gone, new)


def test_an_item_that_the_source_has_lost_hides_no_other(read: Read) -> None:
    act = "# 虚构国宪法修正案（2018年）\n\n<!-- INFO END -->\n\n第三十二条　宪法第一条第一款修改为：“子。”\n\n第三十五条　宪法第四条修改为：“丑。”\n"
    found = enact(read(LAW), [read(act)], CN)
    assert found.unresolved == ()
    assert {"第一条　子。", "第四条　丑。"} <= set(lines_of(found.document))


def test_paragraphs_after_a_list_without_numbers_are_not_guessed(read: Read) -> None:
    act = "# 虚构国宪法修正案（2018年）\n\n<!-- INFO END -->\n\n第三十二条　宪法第三条第三款修改为：“寅。”\n"
    reason = "the lines of the list in it may be paragraphs or not, and it is not plain which paragraph is meant"
    assert [one.reason for one in enact(read(LAW), [read(act)], CN).unresolved] == [reason]
