"""What each kind of instruction makes of a text."""

from collections.abc import Callable

import pytest

from texts.amendment import Notice
from texts.document import Document, walk
from texts.enacting import Enacted, enact
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

Changes = Callable[..., tuple[list[str], list[str]]]
Amended = Callable[..., Enacted]

CHECKED = "花木主管部门应当对栽种情况进行检查，检查结果向社会公布。"
NAMED = "本市的花木主管部门负责花木工作。花木主管部门应当建立名录。"


@pytest.mark.parametrize(
    ("items", "gone", "new"),
    [
        (["一、将第三条修改为：“甲。\n\n“乙。”"], ["第三条　任何单位和个人都有保护花木的义务。"], ["第三条　甲。", "乙。"]),
        (
            ["一、将第二条第一款中的“花木主管部门”修改为“园林部门”。"],
            [f"第二条　{NAMED}"],
            ["第二条　本市的园林部门负责花木工作。园林部门应当建立名录。"],
        ),
        (
            ["一、将第二条第一款中的第二处“花木主管部门”修改为“园林部门”。"],
            [f"第二条　{NAMED}"],
            ["第二条　本市的花木主管部门负责花木工作。园林部门应当建立名录。"],
        ),
        (["一、第二条第一款第二句修改为：“甲。”"], [f"第二条　{NAMED}"], ["第二条　本市的花木主管部门负责花木工作。甲。"]),
        (
            ["一、在第六条中的“进行检查”后增加“和评估”，删去“，检查结果向社会公布”。"],
            [f"第六条　{CHECKED}"],
            ["第六条　花木主管部门应当对栽种情况进行检查和评估。"],
        ),
        (["一、第三条末尾增加“，并有权举报”。"], ["第三条　任何单位和个人都有保护花木的义务。"], ["第三条　任何单位和个人都有保护花木的义务，并有权举报。"]),
        (["一、第三条增加一款，作为第一款：“甲。”"], ["第三条　任何单位和个人都有保护花木的义务。"], ["第三条　甲。", "任何单位和个人都有保护花木的义务。"]),
        (["一、第五条第一款增加一项，作为第二项：“（二）输油管上方；”。"], ["（二）消防通道。"], ["（二）输油管上方；", "（三）消防通道。"]),
        (["一、删去第四条第三项。"], ["（二）有充足的水源；", "（三）有专门的人员。"], ["（二）有充足的水源。"]),
        (
            ["一、将第四条第（一）项至第（三）项修改为：“（一）甲；\n\n“（二）乙。”"],
            ["（一）有适宜的土壤；", "（二）有充足的水源；", "（三）有专门的人员。"],
            ["（一）甲；", "（二）乙。"],
        ),
        (["一、在第六条后增加一条，作为第六条之一：“甲。”"], [], ["第六条之一　甲。"]),
        (["一、将第三章的章名“罚则”修改为“法律责任”。"], ["第三章　罚则"], ["第三章　法律责任"]),
        (["一、删去第三章章名。"], ["第三章　罚则"], []),
        (["一、将名称修改为：“虚构市花卉条例”。"], ["虚构市花木条例"], ["虚构市花卉条例"]),
        (["一、将第九条改为第十条。"], ["第九条　本条例自2001年3月1日起施行。"], ["第十条　本条例自2001年3月1日起施行。"]),
        (
            ["一、将第五条第二款移作第六条第一款。"],
            ["违反前款规定的，由花木主管部门责令改正。", f"第六条　{CHECKED}"],
            ["第六条　违反前款规定的，由花木主管部门责令改正。", CHECKED],
        ),
    ],
)
def test_one_instruction(changes: Changes, items: list[str], gone: list[str], new: list[str]) -> None:
    assert changes(*items) == (gone, new)


def test_every_provision_named_is_changed_and_no_other(amended: Amended) -> None:
    found = "\n".join(lines_of(amended("一、除第二条外，将本条例中的“花木主管部门”统一修改为“园林部门”。").document))
    assert found.count("花木主管部门") == 3
    assert found.count("园林部门") == 3


def test_the_first_operand_takes_the_first_payload(changes: Changes) -> None:
    _, new = changes("一、将第七条中的“五百元”、“五千元”分别修改为“一千元”、“一万元”。")
    assert new == ["第七条　违反本条例第五条规定，拒不改正的，处一千元以下罚款；情节严重的，处一万元以下罚款。"]


def test_operands_name_the_old_text_and_labels_the_new(amended: Amended) -> None:
    """将第三条改为第四条 and a new 第三条, in whatever order, take effect at once."""
    forth = amended("一、增加一条，作为第三条：“甲。”", "二、将第三条改为第四条，修改为：“乙。”")
    back = amended("一、将第三条改为第四条，修改为：“乙。”", "二、增加一条，作为第三条：“甲。”")
    assert lines_of(forth.document) == lines_of(back.document)
    assert {"第三条　甲。", "第四条　乙。", "第十条　本条例自2001年3月1日起施行。"} <= set(lines_of(forth.document))


def test_what_follows_keeps_its_number_unless_the_act_orders_otherwise(amended: Amended) -> None:
    """条文序号作相应调整 renumbers what follows, and only then."""
    kept = lines_of(amended("一、删去第六条。", renumber=False).document)
    assert "第九条　本条例自2001年3月1日起施行。" in kept
    assert "第八条　本条例自2001年3月1日起施行。" in lines_of(amended("一、删去第六条。").document)


def test_a_taken_number_pushes_what_bore_it_and_says_so(amended: Amended) -> None:
    found = amended("一、增加一条，作为第九条：“甲。”", renumber=False)
    assert lines_of(found.document)[-3:] == ("第九条　甲。", "第四章　附则", "第十条　本条例自2001年3月1日起施行。")
    assert [notice for notice, _ in found.applied[0].notices] == [Notice.IMPLIED]


@pytest.mark.parametrize(
    "item",
    [
        "一、将第七条、第八条合并为一条，作为第七条，修改为：“甲。”",
        "一、将第七条与第八条合并，作为第七条，修改为：“甲。”",
        "一、第七条、第八条合并修改为第七条：“甲。”",
    ],
)
def test_merged_articles(amended: Amended, item: str) -> None:
    found = amended(item)
    assert found.unresolved == ()
    assert lines_of(found.document)[-4:] == ("第三章　罚则", "第七条　甲。", "第四章　附则", "第八条　本条例自2001年3月1日起施行。")


def test_a_divided_article(amended: Amended) -> None:
    lines = lines_of(amended("一、将第二条分为两条，作为第二条、第三条，修改为：“第二条　甲。\n\n“第三条　乙。”").document)
    assert lines[3:6] == ("第二条　甲。", "第三条　乙。", "第四条　任何单位和个人都有保护花木的义务。")


def test_a_paragraph_that_becomes_an_article(amended: Amended) -> None:
    lines = lines_of(amended("一、将第二条第二款改为第三条，修改为：“甲。”").document)
    assert lines[3:6] == (f"第二条　{NAMED}", "第三条　甲。", "第四条　任何单位和个人都有保护花木的义务。")


@pytest.mark.parametrize(
    "items",
    [
        ["一、增加一章，作为第三章：\n\n“第三章　养护\n\n“第七条　甲。\n\n“第八条　乙。”"],
        ["一、增加一章，作为第三章“养护”，包括第七条、第八条。", "二、增加一条，作为第七条：“甲。”", "三、增加一条，作为第八条：“乙。”"],
        ["一、增加一章，作为第三章，章名为“养护”，包括第七条至第八条。", "二、增加两条，作为第七条、第八条：“第七条　甲。\n\n“第八条　乙。”"],
    ],
)
def test_a_new_chapter(amended: Amended, items: list[str]) -> None:
    found = amended(*items)
    assert [one.reason for one in found.unresolved] == []
    assert lines_of(found.document)[-8:] == (
        "第三章　养护",
        "第七条　甲。",
        "第八条　乙。",
        "第四章　罚则",
        "第九条　违反本条例第五条规定，拒不改正的，处五百元以下罚款；情节严重的，处五千元以下罚款。",
        "第十条　花木主管部门的工作人员玩忽职守的，依法给予处分。",
        "第五章　附则",
        "第十一条　本条例自2001年3月1日起施行。",
    )


def test_a_section_holds_the_articles_that_it_includes(amended: Amended) -> None:
    lines = lines_of(amended("一、第二章增加一节，作为第一节，节名为“一般规定”，包括第四条至第五条。").document)
    assert lines[6:9] == ("第二章　栽种", "第一节　一般规定", "第四条　栽种花木应当符合下列条件：")


def test_a_moved_article(amended: Amended) -> None:
    lines = lines_of(amended("一、将第六条移至第七条之后。").document)
    assert lines.index("第三章　罚则") < lines.index("第七条　花木主管部门应当对栽种情况进行检查，检查结果向社会公布。")


def test_a_citation_that_points_elsewhere_now_is_told_and_left(amended: Amended) -> None:
    """References follow the numbers only where the act says so."""
    found = amended("一、删去第三条。")
    assert "第六条　违反本条例第五条规定，拒不改正的，处五百元以下罚款；情节严重的，处五千元以下罚款。" in lines_of(found.document)
    told = "第六条 cites 本条例第五条, which is 第四条 now; the act does not change it"
    assert (Notice.REFERENCE, told) in found.applied[0].notices
    assert (Notice.REFERENCE, "第七条 cites 本条例第五条, which is repealed; the act does not change it") in amended(
        "一、删去第五条。", renumber=False
    ).applied[0].notices


CITING = "# 虚构办法\n\n<!-- INFO END -->\n\n" + "\n\n".join(
    ("第一条　甲。", "第二条　乙。", "第三条　丙。", "第四条　依照本办法第一条、第二条第一款、第三条和《丁法》第三条。", "第五条　戊。\n")
)
CITED = "# 关于修改《虚构办法》的决定\n\n<!-- INFO END -->\n\n{}\n\n《虚构办法》根据本决定对条文顺序作相应调整，重新公布。\n"


def test_citations_follow_the_numbers_on_request_alone(read: Callable[[str], Document]) -> None:
    """Each is told; no act orders it, and what cites a repealed article or another law stays as it is."""
    law, act = read(CITING), read(CITED.format("一、删去第二条。\n\n二、第五条修改为：“依照本办法第三条。”"))
    left, followed = enact(law, [act], CN), enact(law, [act], CN, follow_citations=True)
    assert lines_of(left.document)[3:] == ("第三条　依照本办法第一条、第二条第一款、第三条和《丁法》第三条。", "第四条　依照本办法第三条。")
    assert lines_of(followed.document)[3:] == ("第三条　依照本办法第一条、第二条第一款、第二条和《丁法》第三条。", "第四条　依照本办法第三条。")
    repealed = (Notice.REFERENCE, "第三条 cites 第二条, which is repealed; the act does not change it")
    assert left.applied[0].notices == (repealed, (Notice.REFERENCE, "第三条 cites 第三条, which is 第二条 now; the act does not change it"))
    assert followed.applied[0].notices == (repealed, (Notice.FOLLOWED, "第三条: 第三条 becomes 第二条, as asked for; the act does not say so"))
    assert followed.applied[0].effects == left.applied[0].effects


def test_a_citation_that_the_act_may_have_written_is_not_followed(read: Callable[[str], Document]) -> None:
    act = read(CITED.format("一、删去第二条。\n\n二、将第四条中的“第一条”修改为“第三条”。"))
    found = enact(read(CITING), [act], CN, follow_citations=True)
    assert lines_of(found.document)[3] == "第三条　依照本办法第三条、第二条第一款、第三条和《丁法》第三条。"
    assert all(notice is Notice.REFERENCE for notice, _ in found.applied[0].notices)


def test_untouched_provisions_are_the_same_objects(law: Document, amended: Amended) -> None:
    found = amended("一、将第三条修改为：“甲。”", renumber=False).document
    old = {id(node) for top in law.provisions for node in walk(top)}
    articles = [article for article in found.articles() if id(article) not in old]
    assert [article.label for article in articles] == ["第三条"]


def test_items_stand_for_articles_where_a_text_has_these(read: Callable[[str], Document]) -> None:
    """批复 are numbered 一、二、三、, and acts call these 条."""
    reply = read("# 虚构法院关于花木问题的批复\n\n<!-- INFO END -->\n\n虚构区法院：\n\n答复如下：\n\n一、甲。\n\n二、乙。\n\n丙。\n\n三、丁。\n")
    act = read(
        "# 关于修改《虚构法院关于花木问题的批复》的决定\n\n<!-- INFO END -->\n\n"
        "1.将第二条修改为：\n\n“二、戊。”\n\n2.增加一条作为第三条：\n\n“己。”\n\n3.删除第一条。\n\n4.条文顺序作相应调整。\n"
    )
    found = enact(reply, [act], CN)
    assert found.unresolved == ()
    assert lines_of(found.document)[-3:] == ("一、戊。", "二、丁。", "三、己。")


def test_a_chapter_takes_back_articles_in_the_order_of_their_numbers(amended: Amended) -> None:
    lines = lines_of(amended("一、第三章包括第六条至第八条。", renumber=False).document)
    assert [line[:3] for line in lines if line[0] == "第"][-6:] == ["第三章", "第六条", "第七条", "第八条", "第四章", "第九条"]


def test_a_chapter_made_of_what_another_held_stands_before_its_sections(amended: Amended) -> None:
    found = amended(
        "一、删去第二章章名。", "二、增加一章，作为第二章“养护”，包括第四条至第六条。", "三、增加一节，作为第二章第一节“土壤”，包括第四条。", renumber=False
    )
    lines = lines_of(found.document)
    assert [line for line in lines if line[2] in "章节"] == ["第一章　总则", "第二章　养护", "第一节　土壤", "第三章　罚则", "第四章　附则"]
    assert lines.index("第一节　土壤") + 1 == lines.index("第四条　栽种花木应当符合下列条件：")


def test_new_chapters_stand_in_the_order_of_their_numbers(read: Callable[[str], Document]) -> None:
    """Articles that came without chapters; the last chapter is added with its articles."""
    law = read("# 虚构市规则\n\n<!-- INFO END -->\n\n第一条　甲。\n\n第二条　乙。\n\n第三条　丙。\n")
    act = read(
        "# 关于修改《虚构市规则》的决定\n\n<!-- INFO END -->\n\n一、增加一章，作为第一章“总则”，包括第一条。\n\n"
        "二、增加一章，作为第二章：\n\n“第二章　管理\n\n“第二条　丁。”\n\n"
        "三、增加一章，作为第三章“附则”，包括第三条、第四条。\n\n四、将第二条、第三条改为第三条、第四条。\n"
    )
    found = enact(law, [act], CN)
    assert found.unresolved == ()
    assert [line[:3] for line in lines_of(found.document)[1:]] == ["第一章", "第一条", "第二章", "第二条", "第三章", "第三条", "第四条"]


def test_a_heading_without_a_word_of_its_own_is_called_a_part(read: Callable[[str], Document]) -> None:
    """一、管辖 over articles is cited as 第一部分 (民事诉讼法的司法解释)."""
    law = read("# 虚构解释\n\n<!-- INFO END -->\n\n一、管辖\n\n第一条　甲。\n\n二、证据\n\n第二条　乙。\n")
    act = read(
        "# 关于修改《虚构解释》的决定\n\n<!-- INFO END -->\n\n一、增加一部分，作为第二部分“当事人”，包括第二条。\n\n二、增加一条，作为第二条：“丙。”\n\n"
        "三、将第二部分改为第三部分。\n\n四、将第二条改为第三条。\n"
    )
    found = enact(law, [act], CN)
    assert found.unresolved == ()
    assert lines_of(found.document)[1:] == ("一、管辖", "第一条　甲。", "二、当事人", "第二条　丙。", "三、证据", "第三条　乙。")


def test_an_annex_is_printed_with_its_label(read: Callable[[str], Document]) -> None:
    law = read("# 虚构市规则\n\n<!-- INFO END -->\n\n第一条　甲。\n\n第二条　乙。\n\n附件：名录\n\n松、柏。\n")
    act = read("# 关于修改《虚构市规则》的决定\n\n<!-- INFO END -->\n\n将附件修改为：“附件：\n\n“松、柏、竹。”\n")
    found = enact(law, [act], CN)
    assert found.unresolved == ()
    assert lines_of(found.document)[3:] == ("附件：", "松、柏、竹。")
