"""What an amending act states is linked as it states, at every level, and nothing else is touched."""

from collections.abc import Callable

from texts.address import Address
from texts.aligning import align
from texts.comparing import compare
from texts.comparison import Basis, Comparison, KnownLink, Row, Status
from texts.document import Document
from texts.grammar.cn.grammar import CN

Draft = Callable[[str], Document]

BRIDGE = """
# 虚构桥梁管理条例
第一章　总则
第一条　为了加强虚构桥梁管理，保障通行安全，制定本条例。
第二条　虚构市行政区域内桥梁的养护、检测和使用，适用本条例。
第二章　养护
第三条　桥梁养护单位应当建立养护档案，记载每次巡查的结果。
养护经费列入本级财政预算，专款专用。
第四条　桥梁检测每两年进行一次，检测报告报送交通运输部门。
第五条　禁止在桥梁上下实施下列行为：
（一）停放危险品车辆；
（二）摆设摊位、堆放杂物；
（三）采挖砂石。
第三章　附则
第六条　渡口设施参照本条例执行。
第七条　本条例自2020年1月1日起施行。
"""


def known(*links: str) -> list[KnownLink]:
    """Read links written old>new; one side may be empty."""
    sides = [link.split(">") for link in links]
    return [KnownLink(*(Address.parse(side) if side else None for side in pair)) for pair in sides]


def names(row: Row) -> tuple[str, str]:
    return str(row.old.address) if row.old else "", str(row.new.address) if row.new else ""


def by_names(comparison: Comparison) -> dict[tuple[str, str], Row]:
    """Return every row and child by the addresses of its sides."""
    found = {names(row): row for row in comparison.rows()}
    return found | {names(child): child for row in comparison.rows() for child in row.children}


def stated(row: Row) -> bool:
    return (row.basis, row.confidence) == (Basis.INSTRUCTION, 1.0)


def untouched(plain: Comparison, linked: Comparison, *but: str) -> None:
    """Assert that all articles are compared alike but those named."""
    for one, other in ((plain, linked), (linked, plain)):
        rows = list(other.articles)
        assert all(row in rows for row in one.articles if not set(names(row)) & set(but))


def test_a_chapter_is_linked_as_stated(draft: Draft) -> None:
    """整章改名: nothing of its words or its articles is left."""
    old, new = draft(BRIDGE), draft(BRIDGE.replace("第二章　养护", "第三章　检修与监测").replace("第三章　附则", "第四章　附则"))
    plain = compare(old, new)
    linked = compare(old, new, known("chp_2>chp_3", "chp_3>chp_4"))
    assert {names(row) for row in linked.headings} == {("chp_1", "chp_1"), ("chp_2", "chp_3"), ("chp_3", "chp_4")}
    assert [stated(row) for row in linked.headings] == [False, True, True]
    untouched(plain, linked)


def test_a_chapter_that_is_deleted_and_one_that_is_inserted_are_not_linked(draft: Draft) -> None:
    old, new = draft(BRIDGE), draft(BRIDGE)
    apart = compare(old, new, known("chp_2>", ">chp_2"))
    rows = by_names(apart)
    assert [(names(row), row.status) for row in apart.headings if row.status is not Status.UNCHANGED] == [
        (("chp_2", ""), Status.DELETED),
        (("", "chp_2"), Status.INSERTED),
    ]
    assert stated(rows["chp_2", ""])
    assert stated(rows["", "chp_2"])
    assert align(old, new, known("chp_2>", ">chp_2")).of_old(Address.parse("chp_2")) == ()


def test_a_section_that_is_not_there_says_nothing_of_its_chapter(draft: Draft) -> None:
    plain, linked = (compare(draft(BRIDGE), draft(BRIDGE), links) for links in ((), known("chp_2__sec_1>chp_2", "chp_1>chp_1__sec_4")))
    assert plain.headings == linked.headings


def test_a_section_that_became_a_chapter_is_linked_as_stated() -> None:
    sections = BRIDGE.replace("第二章　养护\n", "第二章　养护\n第一节　档案\n").replace("第四条　桥梁", "第二节　检测\n第四条　桥梁")
    chapters = BRIDGE.replace("第四条　桥梁", "第三章　监测评估\n第四条　桥梁").replace("第三章　附则", "第四章　附则")
    old, new = (CN.structure(text)[0] for text in (sections, chapters))
    row = by_names(compare(old, new, known("chp_2__sec_2>chp_3")))["chp_2__sec_2", "chp_3"]
    assert (row.status, stated(row)) == (Status.MODIFIED, True)


def test_an_article_is_linked_as_stated_whatever_it_says(draft: Draft) -> None:
    new = BRIDGE.replace("第四条　桥梁检测每两年进行一次，检测报告报送交通运输部门。", "第四条　虚构市设立通行费减免制度。")
    plain, linked = (compare(draft(BRIDGE), draft(new), links) for links in ((), known("art_4>art_4")))
    assert {names(row) for row in plain.articles if row.status in (Status.DELETED, Status.INSERTED)} == {("art_4", ""), ("", "art_4")}
    row = by_names(linked)["art_4", "art_4"]
    assert (row.status, stated(row)) == (Status.MODIFIED, True)
    untouched(plain, linked, "art_4")


def test_equal_articles_of_which_one_is_deleted_and_one_inserted_are_not_linked(draft: Draft) -> None:
    plain, apart = (compare(draft(BRIDGE), draft(BRIDGE), links) for links in ((), known("art_4>", ">art_4")))
    rows = by_names(apart)
    assert (rows["art_4", ""].status, rows["", "art_4"].status) == (Status.DELETED, Status.INSERTED)
    assert stated(rows["art_4", ""])
    assert stated(rows["", "art_4"])
    assert all(stated(child) for child in rows["art_4", ""].children)
    untouched(plain, apart, "art_4")


def test_articles_that_are_stated_to_be_merged_are(draft: Draft) -> None:
    new = BRIDGE.replace("第三条　桥梁养护单位", "第三条　虚构市另设基金。桥梁养护单位").replace(
        "第四条　桥梁检测每两年进行一次，检测报告报送交通运输部门。\n", ""
    )
    new = new.replace("第五条", "第四条").replace("第六条", "第五条").replace("第七条", "第六条")
    plain, linked = (compare(draft(BRIDGE), draft(new), links) for links in ((), known("art_3>art_3", "art_4>art_3")))
    rows = by_names(linked)
    for pair in (("art_3", "art_3"), ("art_4", "art_3")):
        assert (rows[pair].status, stated(rows[pair])) == (Status.MERGED, True)
    untouched(plain, linked, "art_3", "art_4")
    assert rows["art_5", "art_4"].status is Status.RENUMBERED


def test_an_article_that_is_stated_to_be_split_is(draft: Draft) -> None:
    new = BRIDGE.replace("养护经费列入本级财政预算，专款专用。", "第三条之一　经费另行规定。")
    plain, linked = (compare(draft(BRIDGE), draft(new), links) for links in ((), known("art_3>art_3", "art_3>art_3-1")))
    rows = by_names(linked)
    assert ("art_3", "art_3-1") not in by_names(plain)
    for pair in (("art_3", "art_3"), ("art_3", "art_3-1")):
        assert (rows[pair].status, stated(rows[pair])) == (Status.SPLIT, True)
    untouched(plain, linked, "art_3", "art_3-1")


def test_a_paragraph_is_linked_as_stated(draft: Draft) -> None:
    """第三条第二款改为第三款 and is reworded beyond recognition, beside a new one."""
    new = BRIDGE.replace("养护经费列入本级财政预算，专款专用。", "巡查每季度不少于一次。\n所需资金由政府安排。")
    links = known("art_3__para_2>art_3__para_3", ">art_3__para_2")
    plain, linked = (compare(draft(BRIDGE), draft(new), links) for links in ((), links))
    rows = by_names(linked)
    assert stated(rows["art_3__para_2", "art_3__para_3"])
    assert (rows["", "art_3__para_2"].status, stated(rows["", "art_3__para_2"])) == (Status.INSERTED, True)
    assert rows["art_3__para_1", "art_3__para_1"].status is Status.UNCHANGED
    assert not stated(rows["art_3__para_1", "art_3__para_1"])
    untouched(plain, linked, "art_3")
    assert {(str(link.old), str(link.new)) for link in align(draft(BRIDGE), draft(new), links).links if link.basis is Basis.INSTRUCTION} == {
        ("art_3", "art_3"),
        ("art_3__para_2", "art_3__para_3"),
    }


def test_a_point_is_linked_as_stated(draft: Draft) -> None:
    """（二） is deleted and another （二） put in, though they read alike."""
    new = BRIDGE.replace("（二）摆设摊位、堆放杂物；", "（二）摆设摊位、堆放建筑杂物；")
    point = "art_5__para_1__point_2"
    plain, linked, apart = (compare(draft(BRIDGE), draft(new), links) for links in ((), known(f"{point}>{point}"), known(f"{point}>", f">{point}")))
    assert not stated(by_names(plain)[point, point])
    assert stated(by_names(linked)[point, point])
    rows = by_names(apart)
    assert (rows[point, ""].status, rows["", point].status) == (Status.DELETED, Status.INSERTED)
    assert stated(rows[point, ""])
    assert stated(rows["", point])
    row = rows["art_5", "art_5"]
    assert row.old is not None
    assert [row.old.wording[slice(*edit.old)] for edit in row.edits if not edit.kept] == ["（二）摆设摊位、堆放杂物；\n"]
    untouched(plain, apart, "art_5")


def test_what_stands_in_articles_of_equal_words_is_parted_as_stated(draft: Draft) -> None:
    """第三条第二款 is deleted and the same words are enacted anew."""
    apart = by_names(compare(draft(BRIDGE), draft(BRIDGE), known("art_3__para_2>", ">art_3__para_2")))
    assert stated(apart["art_3__para_2", ""])
    assert stated(apart["", "art_3__para_2"])
    assert apart["art_3", "art_3"].status is Status.MODIFIED


def moved_out(law: str) -> str:
    """第三条第二款作为第四条: what follows is renumbered."""
    for number, now in zip("七六五四", "八七六五", strict=True):
        law = law.replace(f"第{number}条", f"第{now}条")
    return law.replace("养护经费列入本级财政预算，专款专用。", "第四条　养护所需资金，纳入政府预算管理。")


def test_a_paragraph_that_became_an_article_is_linked_as_stated(draft: Draft) -> None:
    old, new = draft(BRIDGE), draft(moved_out(BRIDGE))
    links = known("art_3>art_3", "art_3__para_2>art_4")
    rows = by_names(compare(old, new, links))
    assert (rows["art_3", "art_4"].status, stated(rows["art_3", "art_4"])) == (Status.SPLIT, True)
    assert stated(rows["art_3__para_2", "art_4__para_1"])
    assert stated(rows["art_3__para_2", ""])
    for before, now in ((4, 5), (5, 6), (6, 7), (7, 8)):
        assert rows[f"art_{before}", f"art_{now}"].status is Status.RENUMBERED
    assert [str(link.new) for link in align(old, new, links).of_old(Address.parse("art_3__para_2"))] == ["art_4__para_1"]


def test_an_article_that_became_a_paragraph_is_linked_as_stated(draft: Draft) -> None:
    """The same read backwards mirrors it."""
    links = known("art_3>art_3", "art_3__para_2>art_4")
    there = compare(draft(BRIDGE), draft(moved_out(BRIDGE)), links)
    back = compare(draft(moved_out(BRIDGE)), draft(BRIDGE), [KnownLink(link.new, link.old) for link in links])
    rows = by_names(back)
    assert (rows["art_4", "art_3"].status, stated(rows["art_4", "art_3"])) == (Status.MERGED, True)
    assert stated(rows["art_4__para_1", "art_3__para_2"])
    assert sorted(names(row)[::-1] for row in back.rows()) == sorted(names(row) for row in there.rows())


def test_a_paragraph_that_went_to_another_article_is_linked_as_stated(draft: Draft) -> None:
    """第三条第二款改为第四条第二款; both articles go on."""
    new = BRIDGE.replace("养护经费列入本级财政预算，专款专用。\n", "").replace("报送交通运输部门。", "报送交通运输部门。\n所需资金由政府安排。")
    plain, linked = (compare(draft(BRIDGE), draft(new), links) for links in ((), known("art_3__para_2>art_4__para_2")))
    assert ("art_3", "art_4") not in by_names(plain)
    rows = by_names(linked)
    assert stated(rows["art_3", "art_4"])
    assert stated(rows["art_3__para_2", "art_4__para_2"])
    assert rows["art_3__para_1", "art_3__para_1"].status is Status.UNCHANGED
    assert rows["art_4__para_1", "art_4__para_1"].status is Status.UNCHANGED
    untouched(plain, linked, "art_3", "art_4")


def test_a_link_whose_provision_is_in_neither_text_changes_nothing(draft: Draft) -> None:
    plain, linked = (compare(draft(BRIDGE), draft(BRIDGE), links) for links in ((), known("art_99>art_1", ">art_98", "art_2>art_97")))
    assert plain == linked


def test_what_is_stated_as_it_stands_shows_nothing_more(draft: Draft) -> None:
    """An act's table names every provision that is left: each is linked as stated, and no row has other words or parts."""
    old, new = draft(BRIDGE), draft(moved_out(BRIDGE))
    plain = compare(old, new)
    links = [KnownLink(link.old, link.new) for link in align(old, new).links]
    found = compare(old, new, links)
    assert {link.basis for link in align(old, new, links).links if link.new.steps} == {Basis.INSTRUCTION}
    assert [row._replace(basis=Basis.INFERRED, confidence=0.0, children=()) for row in found.articles] == [
        row._replace(basis=Basis.INFERRED, confidence=0.0, children=()) for row in plain.articles
    ]
    assert [names(child) for row in found.articles for child in row.children] == [names(child) for row in plain.articles for child in row.children]
