"""`diff` as counts, as a table in a file, and in two columns."""

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from cli.main import main
from cli.views.compared import page
from cli.views.page import Heading, Sides
from cli.views.plain import lines
from cli.views.terminal import draw
from texts.comparing import compare
from texts.errors import columns
from texts.grammar.cn.grammar import CN
from texts.parsing import parse

if TYPE_CHECKING:
    from tests.cli.conftest import Yange

LAW = "虚构市小型游船停泊管理条例"


@pytest.fixture
def files(examples: Path) -> tuple[Path, Path]:
    return examples / "fictitious" / "2-amended-2019.txt", examples / "fictitious" / "3-revised-2023.txt"


@pytest.fixture
def held(yange: "Yange", files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Yange":
    monkeypatch.setenv("YANGE_ARCHIVE", str(tmp_path / "archive"))
    assert main(["init", str(tmp_path / "archive")]) == 0
    assert [main(["record", str(file)]) for file in files] == [0, 0]
    return yange


def test_stat_counts_characters_by_provision(yange: "Yange", files: tuple[Path, Path]) -> None:
    answer = yange("diff", "--files", *files, "--stat", "--only", "inserted", "--only", "split")
    assert answer.out.splitlines()[1:] == [
        "条文             情况  增   删",
        "第四条           拆分  +0   -0",
        "第四条 → 第五条  拆分  +0   -0",
        "第三章           新增  +2   -0  ++",
        "第十条           新增  +26  -0  ++++++++++++++++++++++++++",
        "6 修改 · 1 新增 · 1 拆分 · 4 仅序号变化 · 条文以外 2 处",
    ]


def test_only_and_context_choose_provisions(yange: "Yange", files: tuple[Path, Path]) -> None:
    def shown(*words: object) -> list[str]:
        return [block.split("\n")[0] for block in yange("diff", "--files", *files, *words).out.split("\n\n")[1:]]

    assert shown("--only", "inserted") == ["第三章 新增", "第十条 新增"]
    near = ["第六条 → 第七条 修改", "第三章 新增", "第七条 → 第八条 仅序号变化", "第八条 → 第九条 仅序号变化"]
    near += ["第十条 新增", "第九条 → 第十一条 仅序号变化"]
    assert shown("--only", "inserted", "--context", 1) == near
    assert shown("--only", "typographic") == []


def test_the_table_is_written_where_it_is_wanted(held: "Yange", tmp_path: Path) -> None:
    """By the name of the file, or to stdout; the head says what the archive knows of both versions."""
    answer = held("diff", LAW, "--output", tmp_path / "table.html")
    assert (answer.code, answer.out, answer.err) == (0, "", f"written: {tmp_path / 'table.html'}\n")
    made = (tmp_path / "table.html").read_text(encoding="utf-8")
    assert made == held("diff", LAW, "--format", "html").out
    assert "<h1>《虚构市小型游船停泊管理条例》修改前后对照表</h1>" in made
    assert "<th>修改前：2019-11-28</th><th>修改后：2023-09-22</th>" in made
    assert "<th>施行</th><td>未载明</td><td>2024年1月1日</td>" in made
    assert "<th>修改依据</th><td>《虚构市人民代表大会常务委员会关于修改〈虚构市小型游船停泊管理条例〉的决定》</td><td>未载明</td>" in made


def test_the_docx_is_a_zip_of_the_same_table(held: "Yange", tmp_path: Path) -> None:
    assert held("diff", LAW, "-o", tmp_path / "table.docx").code == 0
    content = (tmp_path / "table.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        assert package.namelist()[0] == "[Content_Types].xml"
        words = package.read("word/document.xml").decode()
    assert "《虚构市小型游船停泊管理条例》修改前后对照表" in words
    assert held("diff", LAW, "-o", tmp_path / "again.docx").code == 0
    assert (tmp_path / "again.docx").read_bytes() == content


def test_the_table_of_what_was_asked_for_says_what_it_leaves_out(held: "Yange") -> None:
    made = held("diff", LAW, "--format", "html", "--only", "inserted").out
    assert "（第十一条至第十四条从略，共4条）" in made
    assert "泊位使用费" not in made


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("-o", "table.pdf"), "error: what sort of file is table.pdf?\nhint: name it .html or .docx, or say --format\n"),
        (("--format", "html", "--stat"), "error: --json, --stat and --format are three answers\nhint: one of them at a time\n"),
    ],
)
def test_two_things_at_once_are_refused(yange: "Yange", files: tuple[Path, Path], words: tuple[str, ...], message: str) -> None:
    answer = yange("diff", "--files", *files, *words)
    assert (answer.code, answer.out, answer.err) == (2, "", message)


@pytest.mark.parametrize("words", [("--from", "2019-11-28"), ("--to", "2019-11-28"), ("--with", "x"), ("--known", "2019-11-28")])
def test_files_are_compared_as_they_are(yange: "Yange", files: tuple[Path, Path], words: tuple[str, ...]) -> None:
    answer = yange("diff", "--files", *files, *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "error: --files compares two files as they are\nhint: leave --from, --to, --with and --known away\n"


def test_one_provision_is_compared_by_itself(held: "Yange") -> None:
    """With all parts of one that was divided, and whether it changed or not."""

    def shown(*words: object) -> list[str]:
        return [block.split("\n")[0] for block in held("diff", *words).out.split("\n\n")[1:]]

    assert shown(f"{LAW}第五条") == ["第四条 拆分", "第四条 → 第五条 拆分"]
    assert shown(LAW, "第八条第一款") == ["第七条 → 第八条 仅序号变化"]
    assert shown(LAW, "第三章") == ["第三章 新增", "第十条 新增"]
    assert held("diff", LAW, "第八条第一款").out.startswith(f"{LAW}　第八条第一款　2019-11-28 → 2023-09-22\n")
    assert f"<h1>《{LAW}》第三章修改前后对照表</h1>" in held("diff", LAW, "第三章", "--format", "html").out
    (told,) = held("diff", LAW, "第五条", "--json").objects
    assert [(row["old"], row["new"]) for row in told["changes"]] == [("第四条", "第四条"), ("第四条", "第五条")]
    answer = held("diff", LAW, "第九十条")
    assert (answer.code, answer.out) == (3, "")
    assert "hint: the text has 14 条: 第一条 to 第十四条" in answer.err


def test_a_version_that_has_none_before_it_says_so(held: "Yange") -> None:
    answer = held("diff", LAW, "--to", "2019-11-28")
    assert answer.code == 2
    assert answer.err == (
        "error: two versions are needed; texts held: 2019-11-28, 2023-09-22; no text before 2019-11-28 is held\nhint: say which with --from and --to\n"
    )


def test_json_gives_every_provision(yange: "Yange", files: tuple[Path, Path]) -> None:
    answer = yange("diff", "--files", *files, "--json", "--context", 2)
    assert (answer.code, answer.out, answer.faults[0]["message"]) == (2, "", "--json gives every provision")


def drawn(old: str, new: str, width: int) -> list[str]:
    made = page(compare(parse(old, CN).document, parse(new, CN).document), "甲 → 乙")
    screen = Console(file=io.StringIO(), width=width, color_system=None)
    draw(made, screen)
    return str(screen.file.getvalue()).splitlines()  # type: ignore[attr-defined]


OLD = "第一条　渡船应当系牢缆绳，不得超载，夜间应当悬挂“红灯”（fictitious），并且停在岸边。\n渡工应当穿救生衣。\n第二条　略。\n"
NEW = "第一条　渡船应当系牢缆绳，不得超载，夜间应当悬挂“白灯”（fictitious），并且停在岸边。\n渡口应当公布时间。\n渡工应当穿救生衣。\n第二条　略。\n"


@pytest.mark.parametrize("width", [120, 121, 160, 300])
def test_two_columns_stand_where_the_terminal_is_wide(width: int) -> None:
    """The line between them stands in one column of the terminal, whatever the width of the characters."""
    found = [line for line in drawn(OLD, NEW, width) if "│" in line]
    assert {columns(line.split("│")[0]) for line in found} == {(min(width, 200) - 3) // 2 + 1}
    assert all(columns(line) <= width for line in found)
    old, new = ("".join(line.split("│")[side].strip() for line in found) for side in (0, 1))
    marked = ("红", "[-红-]"), ("白", "{+白+}"), ("渡口应当公布时间。", "{+渡口应当公布时间。+}")
    for shown, text in ((old, OLD), (new, NEW)):
        expected = text.split("第二条")[0].removeprefix("第一条　").replace("\n", "")
        for words, mark in marked:
            expected = expected.replace(words, mark)
        assert shown == expected
    assert not any(part.strip()[:1] in {"，", "。", "）", "”"} for line in found for part in line.split("│"))


def test_a_narrow_terminal_has_one_column() -> None:
    found = drawn(OLD, NEW, 119)
    assert not any("│" in line for line in found)
    assert "  {+渡口应当公布时间。+}" in found
    assert "（第一款修改；增加第二款）" in found


def test_off_a_terminal_both_sides_stand_in_one() -> None:
    made = page(compare(parse(OLD, CN).document, parse(NEW, CN).document), "甲 → 乙")
    assert [type(block) for block in made if isinstance(block, Heading | Sides)] == [Heading, Heading, Sides]
    assert list(lines(made))[-5:] == [
        "第一条 修改",
        "（第一款修改；增加第二款）",
        "  渡船应当系牢缆绳，不得超载，夜间应当悬挂“[-红-]{+白+}灯”（fictitious），并且停在岸边。",
        "  {+渡口应当公布时间。+}",
        "  渡工应当穿救生衣。",
    ]
