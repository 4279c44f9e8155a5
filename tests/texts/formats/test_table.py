"""The comparison table, and its two formats read back."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.address import Address
from texts.aligning.units import Unit, outline
from texts.comparing import compare
from texts.comparison import Comparison, KnownLink, Status
from texts.document import Document
from texts.formats.comparison_text import headline
from texts.formats.editions import edition
from texts.formats.grids import cells
from texts.formats.strips import Layout, Mark, Run, Strip, abridged, layout, paragraphs, strips
from texts.formats.table import Edition, Entry, Omission, Table, changed, table
from texts.formats.table_docx import W, as_docx
from texts.formats.table_html import as_html
from texts.grammar.cn.grammar import CN
from texts.parsing import parse

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "examples/fictitious"
PAIRS = ROOT / "../shared/data/more_pairs"
Draft = Callable[[str], Document]

OLD = """
# 虚构渡口管理办法
第一章 总则
第一条 为了管理虚构渡口，制定本办法。
第二条 渡口由渡口管理站管理。
管理站应当公布渡运时间。
第三条 渡船应当遵守下列规定：
（一）系牢缆绳；
（二）不得超载。
违反前款规定的，处十元罚款。
第四条 渡口禁止垂钓。
第五条 夜间停止渡运。渡工应当在岸边悬挂红灯。
第二章 附则
第六条 本办法自2001年1月1日起施行。
"""
NEW = """
# 虚构渡口管理条例
第一章 总则
第一条 为了管理虚构渡口,制定本条例。
第二条 渡口由渡口管理站管理。
管理站应当收取费用，并开具收据。
管理站应当公布渡运时间和价格。
第三条 渡船应当遵守下列规定：
（一）系牢缆绳；
（二）配备救生圈；
（三）不得超载。
违反前款规定的，处一百元罚款。
第四条 夜间停止渡运。
第五条 渡工应当在岸边悬挂红灯。
第二章 监督
第六条 任何人可以向管理站投诉。
第三章 附则
第七条 本条例自2021年1月1日起施行。
"""


@dataclass
class Found:
    """One provision as a format shows it."""

    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    remark: str = ""


class HtmlTable(HTMLParser):
    """Reads the provisions back from the HTML."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Found] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._cell = ""
        self._texts = False
        self._grid = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.tags.add(tag)
        self.attributes |= names.keys()
        kind = names.get("class") or ""
        if tag == "table":
            self._grid = kind == "grid"
            self._texts = self._grid or kind == "texts"
        if tag == "tbody" and self._texts and "omission" not in kind:
            self.found.append(Found())
        if tag == "td" and not self._grid:
            self._cell = kind.split()[0] if kind and self._texts else ""
        if tag == "tr" and self._grid:
            getattr(self.found[-1], self._cell).append("|")
        if tag == "p" and self._cell in ("old", "new"):
            getattr(self.found[-1], self._cell).append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "td" and self._grid:
            getattr(self.found[-1], self._cell)[-1] += "|"
        elif tag == "td":
            self._cell = ""
        if tag == "table":
            self._grid = False

    def handle_data(self, data: str) -> None:
        if self._cell in ("old", "new"):
            getattr(self.found[-1], self._cell)[-1] += data
        elif self._cell == "remark":
            self.found[-1].remark += data


def from_html(made: Table) -> list[Found]:
    return HtmlTable(as_html(made)).found


def from_docx(made: Table) -> list[Found]:
    """Read the provisions back from the last table of the document."""
    name = f"{{{W}}}"
    root = ElementTree.fromstring(as_docx(made)["word/document.xml"])  # noqa: S314
    found: list[Found] = []
    for row in root.findall(f"{name}body/{name}tbl")[-1].findall(f"{name}tr")[1:]:
        cells = row.findall(f"{name}tc")
        if len(cells) < 3:
            continue
        merge = cells[2].find(f"{name}tcPr/{name}vMerge")
        if merge is None or merge.get(f"{name}val") == "restart":
            found.append(Found())
        for lines, cell in zip((found[-1].old, found[-1].new), cells, strict=False):
            lines.extend(_lines(cell, name))
        found[-1].remark += "".join(text.text or "" for text in cells[2].iter(f"{name}t"))
    return found


def _lines(cell: ElementTree.Element, name: str) -> Iterator[str]:
    for part in cell:
        if part.tag == f"{name}tbl":
            for row in part.findall(f"{name}tr"):
                boxes = ["".join(_run_text(run, name) for run in box.iter(f"{name}r")) for box in row.findall(f"{name}tc")]
                yield f"|{'|'.join(boxes)}|"
        style = part.find(f"{name}pPr/{name}pStyle")
        if style is not None and style.get(f"{name}val") in ("Provision", "Heading", "Rule"):
            yield "".join(_run_text(run, name) for run in part.findall(f"{name}r"))


def _run_text(run: ElementTree.Element, name: str) -> str:
    text = "".join(part.text or "" for part in run.iter(f"{name}t"))
    style = run.find(f"{name}rPr/{name}rStyle")
    return text.removesuffix("　") if style is not None and style.get(f"{name}val") == "Number" else text


FORMATS = pytest.mark.parametrize("read_back", [from_html, from_docx])


def printed(unit: Unit) -> list[str]:
    """A unit as a cell shows it: its number, then its words by line."""
    lines = unit.wording.split("\n") if unit.wording else []
    return [unit.label + line if place == 0 else line for place, line in enumerate(lines or [""])]


def units(document: Document) -> Iterator[Unit]:
    found = outline(document)
    yield from (*found.headings, *found.articles, *found.loose, *found.annexes)


def assert_whole(made: Table, comparison: Comparison, read_back: Callable[[Table], list[Found]]) -> None:
    """Both texts are rebuilt exactly from the cells, and each row says what the table says."""
    entries = [entry for entry in made.entries if isinstance(entry, Entry)]
    found = read_back(made)
    assert len(found) == len(entries)
    assert [one.remark for one in found] == ["".join(entry.remark.split("；")) for entry in entries]
    rows = [(one, entry) for one, entry in zip(found, entries, strict=True) if entry.row != comparison.title]
    for place, document in enumerate((comparison.old, comparison.new)):
        shown = ["\n".join((one.old, one.new)[place]) for one, entry in rows if (entry.row.old, entry.row.new)[place] and not entry.again[place]]
        expected = ["\n".join(printed(unit)) for unit in units(document)]
        assert sorted(shown) == sorted(expected)
        if place:
            positions = [entry.row.new.address for _, entry in rows if entry.row.new and not entry.again[1]]
            assert len(set(positions)) == len(positions)


def read(path: Path, name: str) -> tuple[Document, Edition]:
    parsed = parse(path.read_text(encoding="utf-8"), CN)
    return parsed.document, edition(parsed.promulgation, name)


@lru_cache
def made_of(old: Path, new: Path) -> tuple[Table, Comparison]:
    (one, before), (other, after) = read(old, "甲"), read(new, "乙")
    comparison = compare(one, other)
    return table(comparison, before, after), comparison


@pytest.fixture
def ferry(draft: Draft) -> tuple[Table, Comparison]:
    comparison = compare(draft(OLD), draft(NEW))
    return table(comparison, Edition("2001"), Edition("2021")), comparison


@FORMATS
def test_both_texts_are_rebuilt_from_the_cells(ferry: tuple[Table, Comparison], read_back: Callable[[Table], list[Found]]) -> None:
    assert_whole(*ferry, read_back)


@FORMATS
@pytest.mark.parametrize(("old", "new"), [("1-adopted-2016", "2-amended-2019"), ("2-amended-2019", "3-revised-2023"), ("3-revised-2023", "1-adopted-2016")])
def test_the_fictitious_examples_are_rebuilt(old: str, new: str, read_back: Callable[[Table], list[Found]]) -> None:
    assert_whole(*made_of(EXAMPLES / f"{old}.txt", EXAMPLES / f"{new}.txt"), read_back)


@FORMATS
@pytest.mark.parametrize("pair", ["p002", "p007", "p181"])
def test_real_pairs_are_rebuilt(pair: str, read_back: Callable[[Table], list[Found]]) -> None:
    if not PAIRS.is_dir():
        pytest.skip("no data beside the checkout")
    assert_whole(*made_of(PAIRS / pair / "old.md", PAIRS / pair / "new.md"), read_back)


_LINE = st.lists(st.sampled_from(["渡口", "渡船", "管理站", "应当", "，", "公布", "时间", "。"]), min_size=1, max_size=8).map("".join)
_ARTICLE = st.lists(_LINE, min_size=1, max_size=4)


@given(st.lists(_ARTICLE, min_size=1, max_size=3), st.lists(_ARTICLE, min_size=1, max_size=3))
def test_strips_are_the_two_wordings(draft: Draft, old: list[list[str]], new: list[list[str]]) -> None:
    """The strips of a row, joined, are its two wordings; each ends where a natural paragraph does."""
    texts = [draft("\n".join(f"第{'一二三'[place]}条 " + "\n".join(lines) for place, lines in enumerate(articles))) for articles in (old, new)]
    for row in compare(texts[0], texts[1]).articles:
        found = strips(row)
        for side, shown in ((row.old, [one.old for one in found]), (row.new, [one.new for one in found])):
            wording = side.wording if side else ""
            assert "".join(run.words for cell in shown for run in cell) == wording
            assert "\n".join("".join(run.words for run in line) for cell in shown for line in paragraphs(cell)) == wording
            assert all(cell[-1].words.endswith("\n") for cell in shown[:-1] if cell and any(later for later in shown[shown.index(cell) + 1 :]))


def test_an_inserted_paragraph_stands_beside_nothing(ferry: tuple[Table, Comparison]) -> None:
    """Cells are aligned by 款: what follows an inserted one stands beside what it was."""
    [entry] = [one for one in ferry[0].entries if isinstance(one, Entry) and one.row.new and one.row.new.label == "第二条"]
    shown = [("".join(run.words for run in one.old), "".join(run.words for run in one.new)) for one in entry.strips]
    assert shown == [
        ("渡口由渡口管理站管理。\n", "渡口由渡口管理站管理。\n"),
        ("", "管理站应当收取费用，并开具收据。\n"),
        ("管理站应当公布渡运时间。", "管理站应当公布渡运时间和价格。"),
    ]
    assert entry.remark == "修改；第三款修改；增加第二款"


def test_rows_come_in_the_order_of_the_new_text_with_deletions_at_their_old_place(ferry: tuple[Table, Comparison]) -> None:
    rows = [one.row for one in ferry[0].entries if isinstance(one, Entry)]
    assert [(row.old and row.old.label, row.new and row.new.label) for row in rows] == [
        ("", ""),
        ("第一章", "第一章"),
        ("第一条", "第一条"),
        ("第二条", "第二条"),
        ("第三条", "第三条"),
        ("第四条", None),
        ("第五条", "第四条"),
        ("第五条", "第五条"),
        (None, "第二章"),
        (None, "第六条"),
        ("第二章", "第三章"),
        ("第六条", "第七条"),
    ]


def test_the_last_column_says_what_became_of_each(ferry: tuple[Table, Comparison]) -> None:
    remarks = {(one.row.new or one.row.old).label: one.remark for one in ferry[0].entries if isinstance(one, Entry) and (one.row.new or one.row.old)}  # type: ignore[union-attr]
    assert remarks["第三条"] == "修改；第二款修改；增加第一款第二项"
    assert remarks["第五条"] == "原第五条拆分为第四条、第五条，文字未变"
    assert remarks["第六条"] == "新增"
    assert remarks["第一章"] == ""
    assert remarks["第三章"] == "由第二章改为第三章，文字未变"


def test_a_divided_article_is_shown_in_full_once(ferry: tuple[Table, Comparison]) -> None:
    """What another row of it has is faint in the first, and a sign for it stands in the second."""
    first, second = [one for one in ferry[0].entries if isinstance(one, Entry) and one.row.status is Status.SPLIT]
    assert [(run.words, run.mark) for run in first.strips[0].old] == [("夜间停止渡运。", Mark.KEPT), ("渡工应当在岸边悬挂红灯。", Mark.ELSEWHERE)]
    assert [(run.words, run.mark) for run in second.strips[0].old] == [("……", Mark.OMITTED), ("渡工应当在岸边悬挂红灯。", Mark.KEPT)]
    assert (first.again, second.again) == ((False, False), (True, False))


def test_only_what_is_wanted_is_shown_and_the_rest_is_said_to_be_left_out(ferry: tuple[Table, Comparison]) -> None:
    comparison = ferry[1]
    made = table(comparison, Edition("2001"), Edition("2021"), wanted=lambda row: row.status is Status.INSERTED)
    assert [str(one) if isinstance(one, Omission) else one.row.new and one.row.new.label for one in made.entries] == [
        "（第一条至第五条从略，共6条）",
        "第二章",
        "第六条",
        "（第七条从略，共1条）",
    ]
    near = table(comparison, Edition("2001"), Edition("2021"), wanted=lambda row: row.status is Status.DELETED, around=1)
    assert [str(one) if isinstance(one, Omission) else (one.row.new or one.row.old) and (one.row.new or one.row.old).label for one in near.entries] == [  # type: ignore[union-attr]
        "第一章",
        "（第一条至第二条从略，共2条）",
        "第三条",
        "第四条",
        "第四条",
        "（第五条至第七条从略，共3条）",
    ]


def test_what_is_shown_stands_under_all_its_headings() -> None:
    """A section without its chapter could be that of any."""
    text = "# 虚构渡口办法\n第一章 甲\n第一节 乙\n第一条 略。\n第二章 丙\n第一节 丁\n第二条 略。\n第二节 戊\n第三条 渡船应当停好{}。\n第三章 己\n第四条 略。\n"
    old, new = (parse(text.format(words), CN).document for words in ("", "并系牢"))
    made = table(compare(old, new), Edition("甲"), Edition("乙"), wanted=changed)
    assert [str(one) if isinstance(one, Omission) else one.row.new and one.row.new.wording for one in made.entries] == [
        "（第一条从略，共1条）",
        "丙",
        "（第二条从略，共1条）",
        "戊",
        "渡船应当停好并系牢。",
        "（第四条从略，共1条）",
    ]


def test_marks_between_what_stands_elsewhere_go_with_it() -> None:
    """A full stop alone is nothing to compare."""
    away = (Run("渡工应当悬挂红灯", Mark.ELSEWHERE), Run("。", Mark.KEPT))
    assert abridged([Strip(away, ())], old=True, new=False) == (Strip((Run("……", Mark.OMITTED),), ()),)
    assert abridged([Strip((Run("甲", Mark.DELETED), Run("。", Mark.KEPT)), ())], old=True, new=False)[0].old == (Run("甲", Mark.DELETED), Run("。", Mark.KEPT))


@FORMATS
def test_rows_of_a_table_stand_beside_each_other(draft: Draft, read_back: Callable[[Table], list[Found]]) -> None:
    rows = ["| 船型 | 费用 |", "|---|---|", "| 小船 | 十元 |", "| 大船 | 二十元 |"]
    old = draft("第一条 收费标准如下：\n" + "\n".join([*rows[:2], rows[3]]))
    new = draft("第一条 收费标准如下：\n" + "\n".join(rows))
    comparison = compare(old, new)
    made = table(comparison, Edition("甲"), Edition("乙"))
    assert_whole(made, comparison, read_back)
    (entry,) = (one for one in made.entries if isinstance(one, Entry))
    assert [(bool(one.old), bool(one.new)) for one in entry.strips] == [(True, True), (True, True), (True, True), (False, True), (True, True)]
    assert [layout(runs) for one in entry.strips for runs in paragraphs(one.new)] == [Layout.WORDS, Layout.TABLE_ROW, Layout.TABLE_RULE] + [
        Layout.TABLE_ROW
    ] * 2


def test_a_table_is_set_in_columns_that_are_the_same_on_both_sides(draft: Draft) -> None:
    """What changed in it is marked cell by cell, and no bar is printed."""
    old = draft("第一条 收费标准如下：\n| 船型 | 费用 |\n|---|---|\n| 小船 | 十元 |")
    new = draft("第一条 收费标准如下：\n| 船型 | 费用 |\n|---|---|\n| 小船 | 十元，满载的渡船加收五元 |\n| 大船 | 免费 |")
    made = table(compare(old, new), Edition("甲"), Edition("乙"))
    (entry,) = (one for one in made.entries if isinstance(one, Entry))
    assert entry.grids == {2: (14, 86)}
    assert entry.remark == "修改；表格修改1行、增加1行"
    page = as_html(made)
    assert page.count('<table class="grid">') == 5
    assert '<td style="width: 86%"> 十元<ins>，满载的渡船加收五元</ins> </td>' in page
    body = as_docx(made)["word/document.xml"].decode()
    assert body.count('<w:gridCol w:w="870" />') == 5


@given(st.lists(st.tuples(st.sampled_from(["|", " 甲 ", "乙\\|丙", "丁"]), st.sampled_from(list(Mark))), max_size=8))
def test_cells_of_a_row_joined_by_bars_are_the_row(runs: list[tuple[str, Mark]]) -> None:
    line = (Run("|"), *(Run(words, mark) for words, mark in runs), Run("|"))
    found = cells(line)
    if layout(line) is Layout.TABLE_ROW:
        assert "".join(f"|{''.join(run.words for run in cell)}" for cell in found) + "|" == "".join(run.words for run in line)
    assert {run for cell in found for run in cell if run.words.isalnum()} <= {Run(run.words.strip("|"), run.mark) for run in line}


@pytest.mark.parametrize(
    ("old", "new", "remark"),
    [
        ("渡船应当停好，系牢。", "渡船应当停好、系牢。", "修改标点"),
        ("渡船应当停好，系牢。", "渡船应当停好、系紧。", "修改"),
        ("渡船应当停好。系牢。", "渡船应当停好。\n系牢。", "修改"),
    ],
)
def test_a_change_of_marks_alone_is_said_to_be_one(draft: Draft, old: str, new: str, remark: str) -> None:
    """An eye passes over a comma; a paragraph more is more than a mark."""
    made = table(compare(draft(f"第一条 {old}\n第二条 略。"), draft(f"第一条 {new}\n第二条 略。")), Edition("甲"), Edition("乙"))
    assert [one.remark.split("；")[0] for one in made.entries if isinstance(one, Entry)] == [remark, ""]


def test_several_points_of_one_paragraph_name_it_once(draft: Draft) -> None:
    text = "第一条 渡船应当符合下列要求：\n（一）缆绳系{}；\n（二）救生圈{}；\n（三）红灯{}。\n违反前款规定的，由管理站处{}罚款。"
    old, new = draft(text.format("牢", "完好", "明亮", "十元")), draft(text.format("紧", "齐全", "高挂", "二十元"))
    (entry,) = (one for one in table(compare(old, new), Edition("甲"), Edition("乙")).entries if isinstance(one, Entry))
    assert entry.remark == "修改；第一款第一项、第二项、第三项、第二款修改"


def test_items_of_a_decision_are_cited_without_their_marks() -> None:
    """一、 is no article: its number stands in quotes."""
    title = "# 虚构市关于渡口的决定\n"
    old = parse(title + "一、渡口由市交通局管理，具体办法另行规定。渡船应当系牢缆绳，夜间应当悬挂红灯。\n二、渡工应当年满十八周岁，身体健康。\n", CN).document
    new = parse(
        title + "一、渡口由市交通局管理，具体办法另行规定。\n二、渡船应当系牢缆绳，夜间应当悬挂红灯。\n三、渡工应当年满十八周岁，身体健康。\n", CN
    ).document
    comparison = compare(old, new)
    made = table(comparison, Edition("甲"), Edition("乙"))
    assert [one.remark for one in made.entries if isinstance(one, Entry)] == ["原“一”拆分为“一”、“二”，文字未变"] * 2 + ["由“二”改为“三”，文字未变"]
    assert [headline(row) for row in comparison.articles] == ["一 拆分", "一 → 二 拆分", "二 → 三 仅序号变化"]


def test_an_inserted_last_point_stands_by_itself(draft: Draft) -> None:
    """（二）… 。 becomes （二）… ； and the new （三） is no part of it."""
    text = "第一条 渡工应当具备下列条件：\n（一）年满十八周岁；\n（二）身体健康"
    comparison = compare(draft(f"{text}。"), draft(f"{text}；\n（三）会游泳。"))
    (entry,) = (one for one in table(comparison, Edition("甲"), Edition("乙")).entries if isinstance(one, Entry))
    shown = [("".join(run.words for run in one.old), "".join(run.words for run in one.new)) for one in entry.strips]
    assert shown[2:] == [("（二）身体健康。", "（二）身体健康；\n"), ("", "（三）会游泳。")]
    mirrored = strips(compare(draft(f"{text}；\n（三）会游泳。"), draft(f"{text}。")).articles[0])
    assert [bool(one.new) for one in mirrored] == [True, True, True, False]


def test_a_short_provision_is_not_parted_by_the_end_of_a_page_and_a_long_one_may_be(draft: Draft) -> None:
    texts = draft(f"第一条 {'渡船应当停好。' * 5}\n第二条 {'渡船应当停好。' * 50}")
    made = table(compare(texts, texts), Edition("甲"), Edition("乙"))
    assert [one.together for one in made.entries if isinstance(one, Entry)] == [True, False]
    rows = ElementTree.fromstring(as_docx(made)["word/document.xml"]).findall(f"{{{W}}}body/{{{W}}}tbl")[-1].findall(f"{{{W}}}tr")  # noqa: S314
    assert [row.find(f"{{{W}}}trPr/{{{W}}}cantSplit") is not None for row in rows] == [True, True, False]


def test_what_a_row_above_strikes_out_is_not_struck_out_twice() -> None:
    gone = Strip((Run("渡工应当登记。", Mark.DELETED),), ())
    assert abridged([gone], old=True, new=False) == (Strip((Run("……", Mark.OMITTED),), ()),)
    assert abridged([gone], old=False, new=True) == (gone,)


def test_what_an_amending_act_states_is_said_where_it_matters(draft: Draft) -> None:
    """第四条改为第五条 needs a reason to be believed; 第一条 is 第一条."""
    old, new = (draft(text.replace("# 虚构渡口管理办法\n", "")) for text in (OLD, NEW))
    pairs = [(1, 1), (2, 2), (5, 4)]
    links = [KnownLink(Address.parse(f"art_{one}"), Address.parse(f"art_{other}")) for one, other in pairs]
    made = table(compare(old, new, links), Edition("甲"), Edition("乙"))
    remarks = {one.row.new.label: one.remark for one in made.entries if isinstance(one, Entry) and one.row.new}
    assert remarks["第四条"].endswith("；条文对应由修改依据载明")
    assert "依据" not in remarks["第一条"] + remarks["第二条"]
    for page in (as_html(made), as_docx(made)["word/document.xml"].decode()):
        assert "说明栏注明“修改依据”的，条文对应由修改决定、修正案载明" in page
    items = table(compare(old, new, links), Edition("甲"), Edition("乙"), items=lambda row: ("第三条", "四、2") if row.amended else ())
    told = {one.row.new.label: one.remark for one in items.entries if isinstance(one, Entry) and one.row.new}
    assert told["第三条"].endswith("；修改依据：第三条、“四、2”")
    compared = table(compare(old, new), Edition("甲"), Edition("乙"))
    assert "修改依据" not in as_html(compared)


def test_every_changed_article_comes_once(ferry: tuple[Table, Comparison]) -> None:
    made, comparison = ferry
    links = [(row.old, row.new) for row in comparison.articles if changed(row)]
    shown = [(one.row.old, one.row.new) for one in made.entries if isinstance(one, Entry)]
    assert all(shown.count(link) == 1 for link in links)


def test_html_holds_nothing_that_runs_or_is_fetched(draft: Draft) -> None:
    """A text that looks like markup is shown as it reads."""
    evil = '<script>alert(1)</script><img src="https://example.org/x"> & "\x01'
    comparison = compare(draft(f"第一条 {evil}甲。"), draft(f"第一条 {evil}乙。"))
    page = as_html(table(comparison, Edition("<b>"), Edition("&amp;"), title="<i>"))
    read = HtmlTable(page)
    assert read.tags == {"html", "head", "meta", "title", "style", "body", "h1", "table", "tr", "th", "p", "ins", "span", "del", "colgroup", "col", "thead"} | {
        "tfoot",
        "tbody",
        "td",
    }
    assert not read.attributes & {"src", "href", "onload", "onclick"}
    assert read.found[0].new == ["第一条" + evil.replace("\x01", "<U+0001>") + "乙。"]
    assert "http://" not in page
    assert "url(" not in page
    assert "default-src 'none'" in page
    assert "<thead>" in page


def test_the_docx_is_a_package_whose_parts_are_all_named(ferry: tuple[Table, Comparison]) -> None:
    """Each part is well-formed, each relationship and each style that is used exists, and the same table gives the same bytes."""
    parts = as_docx(ferry[0])
    assert dict(parts) == dict(as_docx(ferry[0]))
    assert next(iter(parts)) == "[Content_Types].xml"
    roots = {name: ElementTree.fromstring(data) for name, data in parts.items()}  # noqa: S314
    targets = {element.get("Target") for element in roots["word/_rels/document.xml.rels"]}
    assert targets == {"styles.xml", "footer.xml"}
    overrides = {element.get("PartName") for element in roots["[Content_Types].xml"] if element.get("PartName")}
    assert overrides == {f"/{name}" for name in parts if name.startswith("word/") and not name.endswith(".rels")}
    name = f"{{{W}}}"
    used = {element.get(f"{name}val") for kind in ("pStyle", "rStyle", "tblStyle") for element in roots["word/document.xml"].iter(f"{name}{kind}")}
    assert used <= {element.get(f"{name}styleId") for element in roots["word/styles.xml"].iter(f"{name}style")}
    first = roots["word/document.xml"].findall(f"{name}body/{name}tbl")[-1].find(f"{name}tr/{name}trPr/{name}tblHeader")
    assert first is not None
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    assert zipfile.ZipFile(packed).testzip() is None


def test_the_head_says_what_the_texts_state_and_no_more() -> None:
    """An amended text prints the commencement of its first version: the amendment's own is not stated."""
    made, _ = made_of(EXAMPLES / "1-adopted-2016.txt", EXAMPLES / "2-amended-2019.txt")
    assert made.title == "虚构市小型游船停泊管理条例"
    assert made.facts == (
        ("通过", "2016年3月18日 虚构市第三届人民代表大会常务委员会第十一次会议", "—"),
        ("最近一次修改", "—", "2019年11月28日修正"),
        ("修改依据", "—", "《虚构市人民代表大会常务委员会关于修改〈虚构市小型游船停泊管理条例〉的决定》"),
        ("批准", "2016年5月27日 虚构省第十二届人民代表大会常务委员会第二十一次会议", "2020年3月25日"),
        ("公布", "2016年6月8日", "未载明"),
        ("文号", "虚构市第三届人民代表大会常务委员会公告第7号", "—"),
        ("施行", "本条例自2016年7月1日起施行", "—"),
        ("最近一次修改的施行日期", "—", "未载明"),
        ("文本所载施行条款", "—", "本条例自2016年7月1日起施行"),
    )


def test_where_nothing_is_stated_the_head_says_so(draft: Draft) -> None:
    parsed = parse("第一条 甲。\n第二条 乙。\n", CN)
    made = table(compare(parsed.document, parsed.document), edition(parsed.promulgation, "甲"), edition(parsed.promulgation, "乙"))
    assert made.facts == (("通过", "未载明", "未载明"), ("公布", "未载明", "未载明"), ("施行", "未载明", "未载明"))
    assert "<h1>修改前后对照表</h1>" in as_html(made)
