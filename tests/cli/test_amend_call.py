"""`yange amend` and `yange preview`, as a shell calls them. The law is fictitious (虚构)."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.archive.amending.test_amending import FIRST, LAW, OFFICIAL, TITLE

if TYPE_CHECKING:
    from tests.cli.conftest import Yange


@pytest.fixture
def folder(yange: "Yange", tmp_path: Path) -> Path:
    """An archive that holds the law, and files beside it."""
    for name, text in {"law": LAW, "act": FIRST, "official": OFFICIAL, "wrong": FIRST.replace("花木主管部门", "水利部门")}.items():
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    assert yange("init", "laws").code == 0
    assert yange("record", "law.md", "--archive", "laws").code == 0
    return tmp_path


def test_an_act_is_shown_and_recorded(yange: "Yange", folder: Path) -> None:
    answer = yange("amend", TITLE, "--by", "act.md", "--archive", "laws")
    assert answer.code == 0, answer.err
    assert "  applied to    the text of 2001-02-08\n" in answer.out
    assert "  makes         2010-05-20, a new version\n" in answer.out
    assert "  compared      not checked 未核对: no other text of this version is held\n" in answer.out
    assert f"recorded: {TITLE}, version 2010-05-20, commit " in answer.out
    history = yange("history", TITLE, "第二条", "--archive", "laws").out
    assert "《虚构市人民代表大会常务委员会关于修改〈虚构市花木条例〉的决定》第一条\n" in history
    blame = yange("blame", TITLE, "第二条", "--archive", "laws").out
    assert "2010-05-20  园林部门  (by 第一条)" in blame


def test_a_comparison_names_the_items_of_the_act(yange: "Yange", folder: Path) -> None:
    """On a page, in a table and as JSON; between two versions that the act alone leads from one to the other."""
    assert yange("amend", TITLE, "--by", "act.md", "--archive", "laws").code == 0
    assert "第二条 修改\n（修改依据：第一条）\n" in yange("diff", TITLE, "--archive", "laws").out
    assert "<p>修改依据：第一条</p>" in yange("diff", TITLE, "--format", "html", "--archive", "laws").out
    (told,) = yange("diff", TITLE, "--json", "--archive", "laws").objects
    assert {row["new"]: row.get("items") for row in told["changes"]}["第二条"] == ["第一条"]
    assert all("items" not in row for row in told["changes"] if row["status"] == "unchanged")
    (back,) = yange("diff", TITLE, "--from", "2010-05-20", "--to", "2001-02-08", "--json", "--archive", "laws").objects
    assert all("items" not in row for row in back["changes"])


def test_a_dry_run_writes_nothing(yange: "Yange", folder: Path) -> None:
    answer = yange("amend", "--by", "act.md", "--dry-run", "--archive", "laws")
    assert (answer.code, answer.err) == (0, "nothing was written\n")
    assert yange("status", TITLE, "--on", "2011-01-01", "--json", "--archive", "laws").objects[0]["version"] == "2001-02-08"


def test_as_json(yange: "Yange", folder: Path) -> None:
    assert yange("record", "official.md", "--kind", "official", "--archive", "laws").code == 0
    (answer,) = yange("amend", "--by", "act.md", "--json", "--archive", "laws").objects
    assert (answer["schema"], answer["recorded"], answer["not_held"]) == ("yange.amendment/1", True, [])
    (law,) = answer["laws"]
    assert (law["action"], law["base"], law["version"]) == ("witness", "2001-02-08", "2010-05-20")
    assert law["compilation"]["verification"]["verdict"] == "proved"
    assert law["compared"] == "official.md (official)"
    (again,) = yange("amend", "--by", "act.md", "--json", "--archive", "laws").objects
    assert (again["laws"][0]["action"], again["act"]["action"]) == ("nothing", "nothing")


def test_what_has_no_place_is_pointed_at_and_nothing_is_recorded(yange: "Yange", folder: Path) -> None:
    answer = yange("amend", "--by", "wrong.md", "--archive", "laws")
    assert answer.code == 1
    assert "  not decided: not placed in the text of 2001-02-08: 1 of 5 instructions\n" in answer.out
    assert "^" in answer.out
    assert answer.err == "nothing was written: see above what is to be decided\n"


def test_an_act_that_is_nowhere(yange: "Yange", folder: Path) -> None:
    answer = yange("amend", "--by", "nowhere.md", "--archive", "laws")
    assert (answer.code, answer.err.splitlines()[0]) == (2, "error: nowhere.md: no such file")
    answer = yange("amend", "--by", "无此决定", "--archive", "laws")
    assert (answer.code, answer.err.splitlines()[0]) == (3, "error: not held: 无此决定")


def test_an_act_is_needed(yange: "Yange", folder: Path) -> None:
    answer = yange("amend", TITLE, "--archive", "laws")
    assert answer.code == 2
    assert answer.err.startswith("error: amended by which act?\n")


def test_the_chain_of_acts_is_compared(yange: "Yange", folder: Path) -> None:
    assert yange("record", "official.md", "act.md", "--archive", "laws").code == 0
    answer = yange("amend", TITLE, "--chain", "--archive", "laws")
    assert answer.code == 0
    assert "compared      proved 相符" in answer.out
    (found,) = yange("amend", TITLE, "--chain", "--json", "--archive", "laws").objects
    assert found["acts"][0]["compilation"]["verification"]["verdict"] == "proved"


def test_a_text_of_no_known_day_is_not_the_latest(yange: "Yange", folder: Path) -> None:
    undated = LAW.replace("（2001年2月8日虚构市第一届人民代表大会常务委员会第三次会议通过）\n\n", "").replace("自2001年3月1日起施行", "由花木主管部门解释")
    (folder / "undated.md").write_text(undated, encoding="utf-8")
    work = yange("status", TITLE, "--json", "--archive", "laws").objects[0]["work"]
    assert yange("record", "undated.md", "--set", f"work={work}", "--set", "version=new", "--archive", "laws").code == 0
    answer = yange("diff", TITLE, "--archive", "laws")
    assert (answer.code, answer.err.splitlines()[0]) == (
        2,
        "error: two versions are needed; texts held: 2001-02-08, undated; of none is it known that it stands before 2001-02-08",
    )
    assert yange("diff", TITLE, "--from", "undated", "--archive", "laws").out.startswith(f"{TITLE}　undated → 2001-02-08\n")


def test_a_preview_says_that_it_is_not_in_force(yange: "Yange", folder: Path) -> None:
    assert yange("record", "act.md", "--archive", "laws").code == 0
    answer = yange("preview", TITLE, "--on", "2010-06-01", "--archive", "laws")
    assert answer.code == 0
    assert answer.out.startswith(f"{TITLE}　（预览，尚未施行）\n")
    assert "第三条　市园林部门应当建立花木名录。\n" in answer.out
    (found,) = yange("preview", TITLE, "--on", "2010-06-01", "--json", "--archive", "laws").objects
    assert (found["in_force"], found["compiled"], found["acts"][0]["effective"]) == (False, True, "2010-07-01")
    assert yange("preview", TITLE, "--on", "2015-06-01", "--archive", "laws").code == 3
