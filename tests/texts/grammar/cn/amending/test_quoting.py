"""Quotations as acts really print them."""

import pytest

from texts.grammar.cn.amending.quoting import Quotation, Words, raised, read_quotations, stays_open


def quoted(*lines: str) -> list[tuple[str, ...]]:
    return [part.lines for part in read_quotations(lines) if isinstance(part, Quotation)]


def test_every_paragraph_opens_and_the_last_alone_closes() -> None:
    assert quoted("将第一条修改为：“甲。", "“乙：", "“（一）丙。”") == [("甲。", "乙：", "（一）丙。")]


def test_only_the_first_paragraph_opens() -> None:
    assert quoted("将第一条修改为：", "“甲。", "乙。”") == [("甲。", "乙。")]


def test_each_paragraph_is_a_quotation_of_its_own() -> None:
    assert quoted("第十五条：“甲。”“乙。”修改为：“丙。”") == [("甲。",), ("乙。",), ("丙。",)]


def test_a_quotation_that_never_closes_ends_with_the_item() -> None:
    parts = read_quotations(("第四款修改为：“甲。乙。",))
    assert parts == (Words("第四款修改为："), Quotation(("甲。乙。",), closed=False, block=True))
    assert stays_open(("第四款修改为：“甲。乙。",))


def test_a_paragraph_that_begins_with_a_term_in_marks_of_its_own() -> None:
    assert quoted("修改为：“甲。", "“花木”是指花卉。", "“丙。”") == [("甲。", "“花木”是指花卉。", "丙。")]


def test_marks_inside_a_quotation_stand_one_level_higher_in_the_law() -> None:
    assert raised("称‘花木“栽”种’的") == "称“花木‘栽’种”的"


def test_marks_that_were_not_lowered_read_as_printed() -> None:
    assert raised("称‘花木’的，指“树”") == "称“花木”的，指“树”"


def test_words_go_on_after_a_quotation() -> None:
    found = read_quotations(("增加一项，作为第三项：“（三）甲；”原第三项改为第四项。",))
    assert found[-1] == Words("原第三项改为第四项。")


@pytest.mark.parametrize("line", ['将"甲"修改为"乙"。', "将“甲”修改为“乙”。"])
def test_straight_marks_are_paired(line: str) -> None:
    assert quoted(line) == [("甲",), ("乙",)]
