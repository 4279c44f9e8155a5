"""A Comparison as JSON and as plain text."""

import json

from texts.address import Level
from texts.comparing import compare
from texts.document import Document, Passage, Provision, Role
from texts.formats.comparison_json import as_json
from texts.formats.comparison_text import as_text, summary


def law(*articles: tuple[str, int, str]) -> Document:
    """A fictitious law."""
    return Document(
        (
            Passage(Role.TITLE, ("虚构码头管理办法",)),
            *(Provision(Level.ARTICLE, label, (number,), "　", "", (Provision(Level.PARAGRAPH, words=words),)) for label, number, words in articles),
        )
    )


OLD = law(("第一条", 1, "为了管理虚构码头，制定本办法。"), ("第二条", 2, "码头经营者应当取得许可。"), ("第三条", 3, "违反第二条规定的，处三千元罚款。"))
NEW = law(
    ("第一条", 1, "为了管理虚构码头,制定本办法。"),
    ("第二条", 2, "码头分为客运码头与货运码头，具体名录另行公布。"),
    ("第三条", 3, "码头经营者应当依法取得许可。"),
    ("第四条", 4, "违反第三条规定的，处三千元罚款。"),
)


def test_the_plain_view_shows_what_changed_and_counts_the_rest() -> None:
    assert as_text(compare(OLD, NEW)) == (
        "第二条 新增\n"
        "{+码头分为客运码头与货运码头，具体名录另行公布。+}\n"
        "\n"
        "第二条 → 第三条 修改\n"
        "码头经营者应当{+依法+}取得许可。\n"
        "\n"
        "1 修改 · 1 新增 · 1 仅序号变化 · 2 仅文字形式\n"
    )


def test_words_that_another_part_of_a_divided_article_has_are_neither_deleted_nor_inserted() -> None:
    price = "码头经营者应当在入口处公布票价、班次和投诉电话，接受旅客监督。"
    whole = law(("第一条", 1, "为了管理虚构码头，制定本办法。"), ("第二条", 2, "取得许可后，方可按照核定的航线停靠客船；" + price))
    parts = law(("第一条", 1, "为了管理虚构码头，制定本办法。"), ("第二条", 2, "取得许可后，方可依法按照核定的航线停靠客船；"), ("第三条", 3, price))
    assert as_text(compare(whole, parts)) == (
        "第二条 拆分\n"
        f"取得许可后，方可{{+依法+}}按照核定的航线停靠客船；[~{price}~]\n"
        "\n"
        "第二条 → 第三条 拆分\n"
        f"[~取得许可后，方可按照核定的航线停靠客船；~]{price}\n"
        "\n"
        "1 拆分\n"
    )
    assert f"取得许可后，方可[-依法-]按照核定的航线停靠客船；{{~{price}~}}\n" in as_text(compare(parts, whole))


def test_what_changed_outside_of_articles_is_not_passed_over() -> None:
    titled = Document((Passage(Role.TITLE, ("虚构码头和航道管理办法",)), *OLD.provisions))
    assert summary(compare(OLD, titled)) == "条文以外 1 处"
    old, new = (
        Document((Provision(Level.PARAGRAPH, words=words), Provision(Level.PARAGRAPH, words="会议要求落实。"))) for words in ("批准规划。", "批准规划和预算。")
    )
    assert summary(compare(old, new)) == "1 修改"


def test_what_bears_no_number_is_named_by_its_first_words() -> None:
    titled = Document((Passage(Role.TITLE, ("虚构码头和航道管理办法",)), *OLD.provisions))
    assert as_text(compare(OLD, titled)).splitlines()[0] == "标题 修改"
    old, new = (
        Document((Provision(Level.PARAGRAPH, words=words), Provision(Level.PARAGRAPH, words="会议要求落实。")))
        for words in ("会议批准虚构码头建设规划，并要求各有关部门落实。", "会议批准虚构码头建设规划，并要求各有关部门研究落实。")
    )
    assert as_text(compare(old, new)).splitlines()[0] == "会议批准虚构码头建设规划，并要求各有关部… 修改"


def test_texts_that_are_the_same_are_said_to_be() -> None:
    assert summary(compare(OLD, OLD)) == "未变"
    assert as_text(compare(OLD, OLD)) == "未变\n"


def test_the_json_names_articles_as_printed() -> None:
    found = as_json(compare(OLD, NEW))
    assert found["schema"] == "yange.comparison/1"
    assert [(row["old"], row["new"], row["status"], row["typographic"]) for row in found["changes"]] == [
        ("第一条", "第一条", "unchanged", True),
        (None, "第二条", "inserted", False),
        ("第二条", "第三条", "modified", False),
        ("第三条", "第四条", "renumbered", True),
    ]
    assert found["summary"] == {"inserted": 1, "modified": 1, "renumbered": 1, "unchanged": 1}
    assert found["title"]["status"] == "unchanged"
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


def test_the_spans_of_the_json_are_code_points_of_its_texts() -> None:
    for row in as_json(compare(OLD, NEW))["changes"]:
        for side in ("old", "new"):
            text = row[f"{side}_text"] or ""
            assert "".join(text[edit[side][0] : edit[side][1]] for edit in row["edits"]) == text
    [modified] = [row for row in as_json(compare(OLD, NEW))["changes"] if row["status"] == "modified"]
    assert [modified["new_text"][slice(*edit["new"])] for edit in modified["edits"] if not edit["kept"]] == ["依法"]
