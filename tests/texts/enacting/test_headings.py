"""Chapters and sections: added over articles, merged, moved, and laws that get their first ones."""

from collections.abc import Callable

import pytest

from texts.document import Document
from texts.enacting import enact
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

Read = Callable[[str], Document]

PLAIN = "# 虚构办法\n\n<!-- INFO END -->\n\n" + "\n\n".join(f"第{number}条　{word}。" for number, word in zip("一二三四五", "甲乙丙丁戊", strict=True))
HEADED = "# 虚构办法\n\n<!-- INFO END -->\n\n" + "\n\n".join(
    ("第一章　总则", "第一条　甲。", "第二章　栽种", "第一节　一般规定", "第二条　乙。", "第二节　检查", "第三条　丙。", "第三章　罚则", "第四条　丁。")
)
ARTICLES = tuple(f"第{number}条　{word}。" for number, word in zip("一二三四五", "甲乙丙丁戊", strict=True))


def _lines(read: Read, law: str, *items: str) -> tuple[str, ...]:
    act = "# 关于修改《虚构办法》的决定\n\n<!-- INFO END -->\n\n" + "\n\n".join(items) + "\n\n本决定自公布之日起施行。\n"
    found = enact(read(law), [read(act)], CN)
    assert [one.reason for one in found.unresolved] == []
    return lines_of(found.document)[1:]


@pytest.mark.parametrize(
    "items",
    [
        ["一、在第一条前增加“第一章　总则”，在第三条前增加“第二章　栽种”。"],
        ["一、在第一条之前增加章名：“第一章　总则”。", "二、在第三条之前增加章名：“第二章　栽种”。"],
        ["一、全文分为两章，第一条至第二条为第一章“总则”，第三条至第五条为第二章“栽种”。"],
        ["一、增加两章章名：第一章“总则”，包括第一条、第二条；第二章“栽种”，包括第三条至第五条。"],
    ],
)
def test_a_law_gets_its_first_chapters(read: Read, items: list[str]) -> None:
    assert _lines(read, PLAIN, *items) == ("第一章　总则", *ARTICLES[:2], "第二章　栽种", *ARTICLES[2:])


def test_a_chapter_is_divided_into_chapters(read: Read) -> None:
    lines = _lines(
        read,
        PLAIN.replace("第一条", "第一章　总则\n\n第一条"),
        "一、第一章分为两章，第一条至第三条作为第一章，章名为“总纲”；第四条、第五条作为第二章，章名为“附则”。",
    )
    assert lines == ("第一章　总纲", *ARTICLES[:3], "第二章　附则", *ARTICLES[3:])


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("第一章分为两章，第一条至第三条作为第一章，章名为“总纲”；第五条作为第二章，章名为“附则”。", "第四条 would stand in none of its parts"),
        ("第一章分为两章，作为第一章、第二章：“甲。”", "it is not said which articles each part holds"),
    ],
)
def test_no_article_of_a_divided_chapter_is_lost(read: Read, item: str, reason: str) -> None:
    act = f"# 关于修改《虚构办法》的决定\n\n<!-- INFO END -->\n\n一、{item}\n\n本决定自公布之日起施行。\n"
    assert [one.reason for one in enact(read(PLAIN.replace("第一条", "第一章　总则\n\n第一条")), [read(act)], CN).unresolved] == [reason]


def test_articles_of_a_chapter_that_goes_elsewhere_are_numbered_in_order(read: Read) -> None:
    lines = _lines(read, HEADED, "一、将第三章移至第二章之前，作为第二章。", "《虚构办法》根据本决定对条文顺序作相应调整，重新公布。")
    assert lines[2:] == ("第二章　罚则", "第二条　丁。", "第三章　栽种", "第一节　一般规定", "第三条　乙。", "第二节　检查", "第四条　丙。")


def test_a_chapter_is_added_with_the_articles_that_it_includes(read: Read) -> None:
    lines = _lines(read, HEADED, "一、增加一章，作为第三章，章名为“保护”，包括第四条至第五条：\n\n“第四条　子。\n\n“第五条　丑。”")
    assert lines[-5:] == ("第三章　保护", "第四条　子。", "第五条　丑。", "第四章　罚则", "第六条　丁。")


@pytest.mark.parametrize("item", ["将第一章、第三章合并为第一章“总则”。", "将第一章和第三章合并为一章，作为第一章，章名为“总则”。", "将第三章并入第一章。"])
def test_chapters_are_merged(read: Read, item: str) -> None:
    lines = _lines(read, HEADED, f"一、{item}")
    assert "第三章　罚则" not in lines
    assert sorted(line[-2:] for line in lines if line.endswith("。")) == sorted(f"{word}。" for word in "甲乙丙丁")


@pytest.mark.parametrize("item", ["将第四条移至第二章第二节。", "第四条划归第二章第二节。", "将第四条列入第二章第二节。", "将第四条并入第二章第二节。"])
def test_articles_go_to_another_heading(read: Read, item: str) -> None:
    assert _lines(read, HEADED, f"一、{item}")[-4:] == ("第二节　检查", "第三条　丙。", "第四条　丁。", "第三章　罚则")


def test_a_section_goes_to_another_chapter(read: Read) -> None:
    assert _lines(read, HEADED, "一、将第二章第二节移至第三章，作为第一节。")[-4:] == ("第三章　罚则", "第四条　丁。", "第一节　检查", "第三条　丙。")


def test_headings_change_places(read: Read) -> None:
    lines = _lines(read, HEADED, "一、将第二章第一节与第二节对调。")
    assert lines[3:7] == ("第一节　检查", "第三条　丙。", "第二节　一般规定", "第二条　乙。")


def test_a_heading_is_struck_and_another_holds_its_articles(read: Read) -> None:
    assert _lines(read, HEADED, "一、删去第三章章名，其中第四条并入第二章第二节。")[-3:] == ("第二节　检查", "第三条　丙。", "第四条　丁。")
