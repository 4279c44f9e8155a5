"""`yange draft` on plain files."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Yange

OLD = "# 虚构市花木条例\n\n<!-- INFO END -->\n\n第一条　为了保护花木，制定本条例。\n\n第二条　任何单位不得损毁花木。\n\n第三条　本条例自公布之日起施行。\n"
NEW = OLD.replace("任何单位", "任何组织和个人").replace("第三条", "第三条　鼓励栽种花木。\n\n第四条")
ACT = """# 【制定机关】关于修改《虚构市花木条例》的决定

【制定机关】决定对《虚构市花木条例》作如下修改：

一、将第二条中的“单位”修改为“组织和个人”。

二、增加一条，作为第三条：“鼓励栽种花木。”

三、将第三条改为第四条。

本决定自【施行日期】起施行。

《虚构市花木条例》根据本决定作相应修改，重新公布。
"""


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_the_act(yange: "Yange", texts: tuple[Path, Path]) -> None:
    answer = yange("draft", *texts)
    assert (answer.code, answer.out) == (0, ACT)
    assert answer.err == "3 items; compiled and applied to the old text, they make the new one\n"


def test_what_it_makes_is_compiled_like_any_other_act(yange: "Yange", texts: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "act.md").write_text(yange("draft", *texts).out, encoding="utf-8")
    answer = yange("compile", "--base", texts[0], "--act", tmp_path / "act.md", "--expect", texts[1], "--json")
    assert answer.code == 0
    assert answer.objects[0]["verification"]["verdict"] == "proved"


def test_as_json(yange: "Yange", texts: tuple[Path, Path]) -> None:
    answer = yange("draft", *texts, "--json")
    assert answer.code == 0
    assert answer.objects == [
        {
            "schema": "yange.draft/1",
            "act": ACT,
            "items": [
                {"item": "一、", "text": "将第二条中的“单位”修改为“组织和个人”。", "articles": ["第二条"]},
                {"item": "二、", "text": "增加一条，作为第三条：“鼓励栽种花木。”", "articles": ["第三条"]},
                {"item": "三、", "text": "将第三条改为第四条。", "articles": ["第三条", "第四条"]},
            ],
            "verified": True,
            "not_expressed": [],
        }
    ]


def test_what_the_drafter_knows_is_filled_in(yange: "Yange", texts: tuple[Path, Path]) -> None:
    answer = yange("draft", *texts, "--organ", "虚构市人大常委会", "--title", "虚构市人大常委会关于修改花木条例的决定", "--effective", "2031-05-01")
    assert answer.out.startswith("# 虚构市人大常委会关于修改花木条例的决定\n\n虚构市人大常委会决定对《虚构市花木条例》作如下修改：\n")
    assert "\n本决定自2031年5月1日起施行。\n" in answer.out


def test_a_day_that_is_none(yange: "Yange", texts: tuple[Path, Path]) -> None:
    assert yange("draft", *texts, "--effective", "2031-02-30").code == 2


def test_what_cannot_be_expressed_is_the_answer_no(yange: "Yange", texts: tuple[Path, Path]) -> None:
    texts[1].write_text(OLD.replace("第三条", "笫三条"), encoding="utf-8")
    answer = yange("draft", *texts)
    assert answer.code == 1
    assert "not expressed: 笫三条: its number is printed 笫三条\n" in answer.err
    assert yange("draft", *texts, "--json").objects[0]["verified"] is False


def test_texts_that_read_the_same(yange: "Yange", texts: tuple[Path, Path]) -> None:
    answer = yange("draft", texts[0], texts[0])
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "both texts read the same: there is nothing to amend\n"


def test_a_text_without_articles(yange: "Yange", texts: tuple[Path, Path]) -> None:
    texts[1].write_text("# 虚构市通知\n\n<!-- INFO END -->\n\n请爱护花木。\n", encoding="utf-8")
    answer = yange("draft", *texts)
    assert (answer.code, answer.out) == (4, "")
    assert answer.err.startswith("error: the new text has no articles")
