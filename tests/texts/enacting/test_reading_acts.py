"""What the words of an act are read as, before any law is looked at."""

import pytest

from texts.address import Level, Step
from texts.amendment import Era
from texts.grammar.cn.amending.orders import Order, Reading, Ref
from texts.grammar.cn.amending.phrases import read_item
from texts.grammar.cn.amending.quoting import read_quotations
from texts.grammar.cn.amending.references import Context
from texts.grammar.cn.cited import write_step

LINE = "⏎"


def reading(item: str) -> Reading:
    """Read one item, in which the article named last is 第九十九条."""
    context = Context()
    context.steps = (Step(Level.ARTICLE, (99,)),)
    return read_item(read_quotations(item.split(LINE)), lambda title: title != "乙法", context)


def _ref(ref: Ref) -> str:
    words = "".join(write_step(step, Level.ARTICLE) for step in ref.steps) or "全文"
    return words + ("新" if ref.era is Era.NEW else "") + ("" if ref.part.value == "whole" else f" {ref.part.value}")


def order(found: Order) -> str:
    """Return an order in one line."""
    targets = "、".join(_ref(ref) for spot in found.spots for ref in spot.refs)
    operands = "".join(f"“{'|'.join(operand.lines)}”" for spot in found.spots for operand in spot.operands)
    labels = " as " + "、".join(map(_ref, found.labels)) if found.labels else ""
    spared = " but " + "、".join(map(_ref, found.exceptions)) if found.exceptions else ""
    words = " = " + "“".join("|".join(payload.lines) for payload in found.payload) if found.payload else ""
    return f"{found.operation.value} {targets}{operands}{labels}{spared}{words}"


@pytest.mark.parametrize(
    ("item", "orders"),
    [
        ("将第三条第二款单列一条，作为第四条。", ["renumber 第三条第二款 as 第四条新"]),
        ("原第四条至第五条顺延为第五条至第六条。", ["renumber 第四条、第五条 as 第五条新、第六条新"]),
        ("第三条改列为第四条。", ["renumber 第三条 as 第四条新"]),
        ("第三条改作第四条，修改为：“甲。”", ["renumber 第三条 as 第四条新", "substitute 第三条 = 甲。"]),
        ("第三条修改为第四条、第五条：⏎“第四条　甲。⏎“第五条　乙。”", ["split 第三条 as 第四条新、第五条新 = 第四条　甲。|第五条　乙。"]),
        ("第三条、第四条改为第三条：“甲。”", ["merge 第三条、第四条 as 第三条新 = 甲。"]),
        ("第三条第一款改为两款，作为第一款、第二款：“甲。⏎“乙。”", ["split 第三条第一款 as 第三条第一款、第三条第二款 = 甲。|乙。"]),
        ("将第三条第一款“甲”一款修改为“乙”。", ["reword 第三条第一款“甲” = 乙"]),
        ("将第三条中的“甲”“乙”修改为“丙”。", ["reword 第三条“甲”“乙” = 丙"]),
        ("将第三条中的“甲。”“乙。”修改为：“丙。”“丁。”", ["reword 第三条“甲。|乙。” = 丙。|丁。"]),
        ("删去第三条中的《甲法》。", ["strike 第三条“《甲法》”"]),
        ("将第三条中的《甲法》修改为《丙法》。", ["reword 第三条“《甲法》” = 《丙法》"]),
        ("在第三条第一款中的“甲”后面增加“乙”二字。", ["add_words 第三条第一款“甲” = 乙"]),
        ("第三条第一款第二项后增加“甲；”作为第三项。", ["insert 第三条第一款第二项 as 第三条第一款第三项 = 甲；"]),
        (
            "第三条第一款增加一项作为第三项，原第三项改为第四项：“（三）甲；”",
            ["renumber 第三条第一款第三项 as 第三条第一款第四项", "insert 第三条第一款 as 第三条第一款第三项 = （三）甲；"],
        ),
        ("增加一条，作为第十条，以下条文序号依次顺延：“甲。”", ["renumber_following ", "insert 全文 as 第十条新 = 甲。"]),
        ("增加一条关于甲的规定，作为第十条：“乙。”", ["insert 全文 as 第十条新 = 乙。"]),
        ("宪法第八条第一款后增加一句，内容为：“甲。”", ["add_words 第八条第一款 = 甲。"]),
        ("第五编特别程序增加一章，作为第三章：⏎“第三章　甲⏎“第九条　乙。”", ["insert 第五编 as 第五编第三章新 = 第三章　甲|第九条　乙。"]),
        ("附件1修改为：“甲”", ["substitute 附件一 = 甲"]),
        ("增加附件三：“附件三：甲”", ["insert 全文 as 附件三新 = 附件三：甲"]),
        ("修改第三条为：“甲。”", ["substitute 第三条 = 甲。"]),
        ("修改第三条第一款，将“甲”修改为“乙”。", ["reword 第三条第一款“甲” = 乙"]),
        ("第三条原文为：“甲。”⏎现修改为：“乙。”", ["reword 第三条“甲。” = 乙。"]),
        ("一是将第三条修改为：“甲。”二是删去第四条。", ["substitute 第三条 = 甲。", "repeal 第四条"]),
        ("将本办法中的“甲”改为“乙”，第三条除外。", ["reword 全文“甲” but 第三条 = 乙"]),
        ("其他各项序号依次顺延。", ["renumber_following 第九十九条"]),
        ("删除第三条，其后条文序号依次递减。", ["repeal 第三条", "renumber_following "]),
        ("目录和章节名称作相应修改。", ["adjust_wording "]),
        ("将《甲法》第三条、《乙法》第五条中的“甲”修改为“乙”。", ["reword 第三条“甲” = 乙"]),
        ("将《乙法》第五条、《甲法》第三条中的“甲”修改为“乙”。", ["reword 第三条“甲” = 乙"]),
        ("删去《乙法》第五条。", []),
    ],
)
def test_an_item_is_read(item: str, orders: list[str]) -> None:
    found = reading(item)
    assert found.misread == ()
    assert [order(one) for one in found.orders] == orders


@pytest.mark.parametrize("item", ["第三条停止执行。", "废止《甲法》。", "《甲法》同时废止。", "暂时调整适用《甲法》第三条的规定。", "第三条第二款不再适用。"])
def test_what_changes_no_words_is_said_to(item: str) -> None:
    found = reading(item)
    assert (found.orders, found.misread) == ((), ())
    assert found.forces == (item[:-1],)


@pytest.mark.parametrize("item", ["第三条、修改为：“甲。”", "将三条修改为：“甲。”"])
def test_misprints_are_read_and_told(item: str) -> None:
    found = reading(item)
    assert [order(one) for one in found.orders] == ["substitute 第三条 = 甲。"]
    assert len(found.misprints) == 1


@pytest.mark.parametrize(
    ("item", "expected", "words"),
    [
        ("将第三条妥善处理为：“甲。”", "修改为, 增加, 删去 or the like", "妥善处理"),
        ("将第三条第一款中的“甲”酌情排列。", "修改为, 增加, 删去 or the like", "酌情排列"),
        ("第三条保留第一款。", "修改为, 增加, 删去 or the like", "保留"),
        ("增加一条，作为第十条。", "修改为, 增加, 删去 or the like", "。"),
    ],
)
def test_what_is_not_understood_is_shown(item: str, expected: str, words: str) -> None:
    found = reading(item)
    assert [(one.expected, found.shown[one.start : one.end]) for one in found.misread] == [(expected, words)]
    assert found.orders == ()
