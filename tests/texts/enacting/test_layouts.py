"""The same instructions give the same text, however an act is laid out."""

import pytest

from tests.texts.enacting.conftest import LAW
from texts.document import Document
from texts.enacting import enact
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

ITEMS = (
    "将第三条修改为：\n\n“甲。\n\n“乙。”",
    "在第四条第一款中增加一项，作为第二项：“（二）丙；”",
    "将第六条、第八条中的“花木主管部门”修改为“园林部门”。",
    "删去第七条，第八条改为第七条。",
    "将第九条改为第十条，增加两条，作为第八条、第九条：\n\n“第八条　丁。\n\n“第九条　戊。”",
)
TITLE = "# 虚构市人民代表大会常务委员会关于修改《虚构市花木条例》的决定\n\n"
SEVERAL = "# 虚构市人民代表大会常务委员会关于修改《虚构市花木条例》等两件地方性法规的决定\n\n"
PASSED = "2005年5月1日虚构市人民代表大会常务委员会第九次会议通过\n\n<!-- INFO END -->\n\n"
LEAD = "虚构市人民代表大会常务委员会第九次会议决定对《虚构市花木条例》作如下修改：\n\n"
END = "\n\n本决定自2005年6月1日起施行。\n\n《虚构市花木条例》根据本决定作相应修改，重新公布。\n"
CHINESE = "一二三四五"


def numbered(pattern: str) -> str:
    """Return the items, each after its number: 一 in place of {c}, 1 of {n}, １ of {w}."""
    labels = (pattern.format(c=CHINESE[at], n=at + 1, w=chr(ord("１") + at)) for at in range(len(ITEMS)))
    return "\n\n".join(label + item for label, item in zip(labels, ITEMS, strict=True))


def listed(pattern: str, heading: str, other: str = "一、") -> str:
    """Return an act that changes another law first."""
    first = heading.replace("花木", "树木")
    label = "二、" if other else ""
    return SEVERAL + PASSED + f"{other}{first}\n\n1.将第三条修改为：“错。”\n\n2.删去第一条。\n\n{label}{heading}\n\n" + numbered(pattern) + END


LAYOUTS = {
    "一、": TITLE + PASSED + LEAD + numbered("{c}、") + END,
    "no lead": TITLE + PASSED + numbered("{c}、") + END,
    "（一）": TITLE + PASSED + LEAD + numbered("（{c}）") + END,
    "(一)": TITLE + PASSED + LEAD + numbered("({c})") + END,
    "1.": TITLE + PASSED + LEAD + numbered("{n}.") + END,
    "1、": TITLE + PASSED + LEAD + numbered("{n}、") + END,
    "１．": TITLE + PASSED + LEAD + numbered("{w}．") + END,
    "第一条": TITLE + PASSED + numbered("第{c}条　") + END,
    "no numbers": TITLE + PASSED + LEAD + numbered("") + END,
    "修正案": TITLE.replace("关于修改", "").replace("的决定", "修正案") + PASSED + numbered("{c}、") + "\n\n六、本修正案自公布之日起施行。\n",
    "plain text": (TITLE[2:] + "（" + PASSED.split("\n")[0] + "）\n　　" + LEAD + numbered("{c}、") + END).replace("\n\n", "\n　　"),
    "signed": TITLE + PASSED + LEAD + numbered("{c}、") + END + "\n\n虚构市人民代表大会常务委员会\n\n2005年5月1日\n",
    "printed with the law": TITLE + PASSED + LEAD + numbered("{c}、") + END + "\n\n" + LAW.replace("<!-- INFO END -->\n\n", ""),
    "对《…》作出修改": listed("（{c}）", "对《虚构市花木条例》作出修改"),
    "对《…》作如下修改：": listed("（{c}）", "对《虚构市花木条例》作如下修改："),
    "修改《…》": listed("{n}.", "修改《虚构市花木条例》"),
    "关于《…》的修改": listed("{n}.", "关于《虚构市花木条例》的修改"),
    "《…》": listed("{n}.", "《虚构市花木条例》"),
    "《…》（公告）": listed("{n}.", "《虚构市花木条例》（2001年1月1日虚构市人民代表大会常务委员会公告第5号）"),
    "《…》 with no number": listed("{c}、", "《虚构市花木条例》", other=""),
    "the title in the first sentence": SEVERAL
    + PASSED
    + "一、将《虚构市树木条例》第三条修改为：“错。”\n\n删去第一条。\n\n二、"
    + numbered("").replace("将第三条", "将《虚构市花木条例》第三条", 1)
    + END,
    "in an annex": SEVERAL
    + PASSED
    + "虚构市人民代表大会常务委员会决定：\n\n对两件地方性法规的部分条款予以修改。（附件）"
    + END
    + "\n\n附件：\n\n决定修改的地方性法规\n\n一、将《虚构市树木条例》第三条修改为：“错。”\n\n二、"
    + numbered("").replace("将第三条", "将《虚构市花木条例》第三条", 1),
}


def _read(text: str) -> Document:
    return CN.structure(text)[0]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_of_an_act_does_not_matter(layout: str) -> None:
    found = enact(_read(LAW), [_read(LAYOUTS[layout])], CN)
    assert [one.reason for one in found.unresolved] == []
    lines = [line for line in lines_of(found.document) if "通过" not in line]
    assert lines[5:8] == ["第三条　甲。", "乙。", "第二章　栽种"]
    assert lines[8:13] == ["第四条　栽种花木应当符合下列条件：", "（一）有适宜的土壤；", "（二）丙；", "（三）有充足的水源；", "（四）有专门的人员。"]
    assert lines[17:19] == ["第六条　园林部门应当对栽种情况进行检查，检查结果向社会公布。", "第三章　罚则"]
    assert lines[19:] == [
        "第七条　园林部门的工作人员玩忽职守的，依法给予处分。",
        "第八条　丁。",
        "第九条　戊。",
        "第四章　附则",
        "第十条　本条例自2001年3月1日起施行。",
    ]


@pytest.mark.parametrize("labels", [("一、", "二、", "三、"), ("（一）", "（二）", "（三）"), ("1.", "2.", "3.")])
def test_all_items_in_one_paragraph(labels: tuple[str, str, str]) -> None:
    items = ("将第三条修改为：“甲。”", "在第四条第一款中增加一项，作为第二项：“（二）丙；”", "删去第七条，第八条改为第七条。")
    act = TITLE + PASSED + LEAD.strip() + "".join(label + item for label, item in zip(labels, items, strict=True)) + "\n\n本决定自公布之日起施行。\n"
    found = enact(_read(LAW), [_read(act)], CN)
    assert [one.reason for one in found.unresolved] == []
    assert {"第三条　甲。", "（二）丙；", "第七条　花木主管部门的工作人员玩忽职守的，依法给予处分。"} <= set(lines_of(found.document))


def test_an_annex_of_the_act_takes_the_place_of_that_of_the_law() -> None:
    law = _read(LAW + "\n附件：\n\n花木名录\n\n一、松\n\n二、柏\n")
    act = TITLE + PASSED + LEAD + "一、将附件修改为本决定所附附件。\n\n二、删去第三条。" + END + "\n附件：\n\n花木名录\n\n一、松\n\n二、柏\n\n三、竹\n"
    found = enact(law, [_read(act)], CN)
    assert [one.reason for one in found.unresolved] == []
    assert lines_of(found.document)[-4:] == ("花木名录", "一、松", "二、柏", "三、竹")
