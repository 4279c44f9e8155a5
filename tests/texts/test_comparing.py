"""Two texts side by side."""

from collections.abc import Callable

import pytest

from texts.address import Address, Level
from texts.comparing import compare
from texts.comparison import Basis, Comparison, KnownLink, Row, Status, Typography
from texts.document import Document
from texts.grammar.cn.grammar import CN

Draft = Callable[[str], Document]

LAKE = """
# 虚构湖泊保护条例
第一章　总则
第一条　为了保护虚构湖泊，改善水体环境，制定本条例。
第二条　虚构市行政区域内湖泊的规划、保护和利用，适用本条例。
第三条　湖泊保护坚持统筹规划、保护优先、综合治理的原则。
第二章　保护
第四条　市人民政府水务部门负责湖泊保护的监督管理，建立湖泊档案。
发展改革、生态环境等部门按照各自职责做好相关工作。
第五条　禁止在湖泊保护范围内实施下列行为：
（一）填湖造地；
（二）倾倒垃圾、渣土；
（三）围网养殖。
第六条　单位和个人有权举报破坏湖泊的行为。举报属实的，给予奖励。
第七条　游船经营者应当取得许可，并按照核定的航线行驶。
第三章　法律责任
第八条　违反本条例第五条规定的，责令改正，处一万元以上五万元以下罚款。
第九条　违反本条例第七条规定，未经许可经营游船的，没收违法所得。
第十条　本条例自2020年1月1日起施行。
"""


def told(comparison: Comparison) -> list[tuple[str | None, str | None, str]]:
    """Say what became of each article."""
    return [(row.old.label if row.old else None, row.new.label if row.new else None, row.status.value) for row in comparison.articles]


def row_of(comparison: Comparison, label: str) -> Row:
    return next(row for row in comparison.articles if row.new and row.new.label == label)


def test_a_text_compared_with_itself_is_all_unchanged(draft: Draft) -> None:
    found = compare(draft(LAKE), draft(LAKE))
    rows = list(found.rows())
    assert len(rows) == 1 + 3 + 10
    assert {row.status for row in rows} == {Status.UNCHANGED}
    assert {row.basis for row in rows} == {Basis.IDENTITY}
    assert not any(row.typography or row.children for row in rows)


def test_an_inserted_article_renumbers_those_after_it_and_citations_follow(draft: Draft) -> None:
    new = LAKE.replace("第六条　单位", "第六条　湖泊实行名录管理，名录由水务部门拟定。\n第七条　单位")
    for old, now in (
        ("第十条　", "第十一条　"),
        ("第九条　", "第十条　"),
        ("第八条　", "第九条　"),
        ("第七条　游", "第八条　游"),
        ("本条例第七条", "本条例第八条"),
    ):
        new = new.replace(old, now)
    found = compare(draft(LAKE), draft(new))
    assert told(found)[4:] == [
        ("第五条", "第五条", "unchanged"),
        (None, "第六条", "inserted"),
        ("第六条", "第七条", "renumbered"),
        ("第七条", "第八条", "renumbered"),
        ("第八条", "第九条", "renumbered"),
        ("第九条", "第十条", "renumbered"),
        ("第十条", "第十一条", "renumbered"),
    ]
    assert row_of(found, "第十条").typography == {Typography.LABEL, Typography.CITATION}
    assert all(row.typographic for row in found.articles if row.status is Status.RENUMBERED)
    assert found.summary() == {Status.UNCHANGED: 5, Status.INSERTED: 1, Status.RENUMBERED: 5}


def test_an_inserted_point_does_not_make_what_follows_look_changed(draft: Draft) -> None:
    new = LAKE.replace("（二）倾倒", "（二）采挖水草；\n（三）倾倒").replace("（三）围网", "（四）围网")
    row = row_of(compare(draft(LAKE), draft(new)), "第五条")
    assert row.status is Status.MODIFIED
    assert [(str(child.new.address), child.status.value) for child in row.children if child.new] == [
        ("art_5__para_1", "unchanged"),
        ("art_5__para_1__point_1", "unchanged"),
        ("art_5__para_1__point_2", "inserted"),
        ("art_5__para_1__point_3", "renumbered"),
        ("art_5__para_1__point_4", "renumbered"),
    ]
    assert row.new is not None
    assert [row.new.wording[slice(*edit.new)] for edit in row.edits if not edit.kept] == ["（二）采挖水草；\n"]


def test_an_inserted_paragraph_leaves_the_next_as_it_was(draft: Draft) -> None:
    new = LAKE.replace("发展改革、", "水务部门应当定期公布湖泊水质。\n发展改革、")
    row = row_of(compare(draft(LAKE), draft(new)), "第四条")
    assert [(child.status.value, str(child.new and child.new.address)) for child in row.children] == [
        ("unchanged", "art_4__para_1"),
        ("inserted", "art_4__para_2"),
        ("unchanged", "art_4__para_3"),
    ]


def test_a_paragraph_boundary_is_a_change_of_text(draft: Draft) -> None:
    new = LAKE.replace("的行为。举报", "的行为。\n举报")
    row = row_of(compare(draft(LAKE), draft(new)), "第六条")
    assert row.status is Status.MODIFIED
    assert not row.typographic
    assert row.new is not None
    assert [row.new.wording[slice(*edit.new)] for edit in row.edits if not edit.kept] == ["\n"]


def test_a_different_mark_is_a_change_of_text(draft: Draft) -> None:
    row = row_of(compare(draft(LAKE), draft(LAKE.replace("许可，并", "许可；并"))), "第七条")
    assert (row.status, row.typographic) == (Status.MODIFIED, False)


def test_a_moved_article_is_told_from_those_around_it(draft: Draft) -> None:
    old = draft(LAKE)
    moved = LAKE.replace("第三条　湖泊保护坚持统筹规划、保护优先、综合治理的原则。\n", "")
    moved = moved.replace("第十条　本条例", "第九条　湖泊保护坚持统筹规划、保护优先、综合治理的原则。\n第十条　本条例")
    for number, (label, now) in enumerate(zip("四五六七八九", "三四五六七八", strict=True)):
        before = "湖" if number == 5 else ""
        moved = moved.replace(f"第{label}条　" + ("违反" if label == "九" else before), f"第{now}条　" + ("违反" if label == "九" else before), 1)
    found = compare(old, draft(moved))
    assert {(row.old and row.old.label, row.new and row.new.label) for row in found.articles if row.moved} == {("第三条", "第九条")}
    assert row_of(found, "第九条").status is Status.MOVED
    assert not row_of(found, "第九条").typographic


def test_a_split_article_has_a_row_for_each_part_and_no_false_deletion(draft: Draft) -> None:
    new = LAKE.replace("发展改革、生态环境等部门", "第四条之一　发展改革、生态环境等部门")
    found = compare(draft(LAKE), draft(new))
    rows = [row for row in found.articles if row.status is Status.SPLIT]
    assert [(row.old and row.old.label, row.new and row.new.label) for row in rows] == [("第四条", "第四条"), ("第四条", "第四条之一")]
    assert not any(row.amended for row in rows)
    assert all(any(edit.elsewhere for edit in row.edits) for row in rows)
    assert found.summary()[Status.SPLIT] == 1


def test_a_clause_that_any_law_has_makes_no_second_part(draft: Draft) -> None:
    """A penalty loses 构成犯罪的，依法追究刑事责任, and a new article of these words alone comes from no article."""
    crime = "构成犯罪的，依法追究刑事责任"
    office = "第十条　水务部门工作人员滥用职权、玩忽职守、徇私舞弊，{}依法给予处分。\n"
    old = LAKE.replace("第十条　本条例", office.format(f"{crime}；尚不构成犯罪的，") + "第十一条　本条例")
    new = LAKE.replace("第十条　本条例", office.format("") + f"第十一条　违反本条例规定，{crime}。\n第十二条　本条例")
    assert told(compare(draft(old), draft(new)))[-3:] == [
        ("第十条", "第十条", "modified"),
        (None, "第十一条", "inserted"),
        ("第十一条", "第十二条", "renumbered"),
    ]


def test_an_article_of_stock_words_goes_on_only_in_the_same_words(draft: Draft) -> None:
    """A penalty that is gone does not go on in the one article that says 构成犯罪的，依法追究刑事责任 for all."""
    penalty = "第十条　水务部门违法发放经营许可的，对直接负责的主管人员依法给予处分；构成犯罪的，依法追究刑事责任。\n第十一条　本条例"
    stock = "第十条　违反本条例规定，构成犯罪的，依法追究刑事责任。\n第十一条　本条例"
    old, new, again = (draft(LAKE.replace("第十条　本条例", text)) for text in (penalty, stock, stock.replace("规定", "有关规定")))
    assert told(compare(old, new))[-3:] == [("第十条", None, "deleted"), (None, "第十条", "inserted"), ("第十一条", "第十一条", "unchanged")]
    assert told(compare(new, again))[-2:] == [("第十条", "第十条", "modified"), ("第十一条", "第十一条", "unchanged")]


def test_a_merged_article_has_a_row_for_each_source(draft: Draft) -> None:
    new = LAKE.replace("第七条　游船经营者", "游船经营者")
    found = compare(draft(LAKE), draft(new))
    assert [(row.old and row.old.label, row.new and row.new.label) for row in found.articles if row.status is Status.MERGED] == [
        ("第六条", "第六条"),
        ("第七条", "第六条"),
    ]


def test_what_an_act_states_is_linked_as_stated(draft: Draft) -> None:
    new = draft(LAKE.replace("湖泊保护坚持统筹规划、保护优先、综合治理的原则。", "湖泊保护坚持保护优先的原则。"))
    plain = row_of(compare(draft(LAKE), new), "第三条")
    assert (plain.status, plain.basis) == (Status.MODIFIED, Basis.INFERRED)
    linked = compare(draft(LAKE), new, [KnownLink(Address.parse("art_3"), Address.parse("art_3"))])
    assert ("第三条", "第三条", "modified") in told(linked)
    apart = compare(draft(LAKE), new, [KnownLink(Address.parse("art_3"), None), KnownLink(None, Address.parse("art_3"))])
    assert [label for label in told(apart) if "第三条" in label] == [("第三条", None, "deleted"), (None, "第三条", "inserted")]
    for found in (linked, apart):
        assert (row_of(found, "第三条").basis, row_of(found, "第三条").confidence) == (Basis.INSTRUCTION, 1.0)


def test_headings_and_titles_have_rows(draft: Draft) -> None:
    new = LAKE.replace("虚构湖泊保护条例", "虚构湖泊保护管理条例").replace("第三章　法律责任", "第三章　责任")
    found = compare(draft(LAKE), draft(new))
    assert found.title is not None
    assert found.title.status is Status.MODIFIED
    assert [(row.new.label if row.new else None, row.status.value) for row in found.headings] == [
        ("第一章", "unchanged"),
        ("第二章", "unchanged"),
        ("第三章", "modified"),
    ]


def test_a_heading_that_each_text_has_once_goes_on_whatever_stands_under_it(draft: Draft) -> None:
    new = LAKE.replace("第三章　法律责任", "第三章　保障\n第八条　湖泊保护所需资金列入预算。\n第四章　法律责任")
    new = new[: new.index("第八条　违反")] + "第九条　拒不整改的，可以约谈其负责人。\n"
    headings = {(row.old and row.old.label, row.new and row.new.label): row for row in compare(draft(LAKE), draft(new)).headings}
    assert set(headings) == {("第一章", "第一章"), ("第二章", "第二章"), (None, "第三章"), ("第三章", "第四章")}
    assert headings["第三章", "第四章"].status is Status.RENUMBERED


def test_a_deleted_article_is_shown_at_its_old_place(draft: Draft) -> None:
    new = LAKE.replace("第二条　虚构市行政区域内湖泊的规划、保护和利用，适用本条例。\n", "")
    assert told(compare(draft(LAKE), draft(new)))[:3] == [("第一条", "第一条", "unchanged"), ("第二条", None, "deleted"), ("第三条", "第三条", "unchanged")]


def test_a_table_is_compared_row_by_row(draft: Draft) -> None:
    table = LAKE.replace("处一万元以上五万元以下罚款。", "按照下表罚款：\n| 填湖 | 五万元 |\n| 倾倒 | 一万元 |\n| 围网 | 二万元 |")
    row = row_of(compare(draft(table), draft(table.replace("| 倾倒 | 一万元 |\n", "").replace("二万元", "三万元"))), "第八条")
    assert [(child.status.value, str((child.new or child.old) and (child.new or child.old).address)) for child in row.children if child.level == "table"] == [  # type: ignore[union-attr]
        ("unchanged", "art_8__table_1__table_1"),
        ("deleted", "art_8__table_1__table_2"),
        ("modified", "art_8__table_1__table_2"),
    ]


ANNEX = """
附件
虚构湖泊名录
| 湖泊 | 所在区 |
|---|---|
| 甲湖 | 东区 |
| 乙湖 | 西区 |
| 丙湖 | 北区 |
一、甲湖保护范围为岸线外五十米。
二、乙湖保护范围为岸线外三十米。
三、丙湖保护范围为岸线外二十米。
"""
GAINED = "| 丁湖 | 南区 |\n"
NESTED = "| 戊湖 | <table><tr><td>东岸</td><td>东区</td></tr></table>和南区 |\n"
LISTED = "三、\n丁湖保护范围为岸线外十米。\n"


@pytest.mark.parametrize("gained", [GAINED, NESTED, LISTED])
def test_an_annex_that_gains_a_row_has_one_inserted_row(gained: str) -> None:
    """Neither what follows in a table nor the numbers that follow in a list make more of it, and no character is lost."""
    old = LAKE + ANNEX
    new = old.replace("三、丙湖", LISTED.replace("、\n", "、") + "四、丙湖") if gained == LISTED else old.replace("| 乙湖", gained + "| 乙湖")
    found, back = (compare(CN.structure(one)[0], CN.structure(other)[0]) for one, other in ((old, new), (new, old)))
    [row] = [row for row in found.rows() if row.amended]
    assert row.new is not None
    assert row.level is Level.ANNEX
    inserted = [child.new.label + child.new.wording for child in row.children if child.status is Status.INSERTED and child.new]
    assert "\n".join(inserted) == gained.strip()
    assert {child.status for child in row.children} == {Status.UNCHANGED, Status.INSERTED} | ({Status.RENUMBERED} if gained == LISTED else set())
    assert [row.new.wording[slice(*edit.new)] for edit in row.edits if not edit.kept] == [gained]
    assert "".join(row.new.wording[slice(*edit.new)] for edit in row.edits) == row.new.wording
    [mirrored] = [row for row in back.rows() if row.amended]
    assert [~edit for edit in mirrored.edits] == list(row.edits)


@pytest.mark.parametrize("text", ["", "# 题", "虚构序言。", "第一条　甲。"])
def test_the_least_texts_compare(draft: Draft, text: str) -> None:
    assert {row.status for row in compare(draft(text), draft(text)).rows()} <= {Status.UNCHANGED}
    assert {row.status for row in compare(draft(""), draft(text)).rows()} <= {Status.INSERTED}
    assert {row.status for row in compare(draft(text), draft("")).rows()} <= {Status.DELETED}
