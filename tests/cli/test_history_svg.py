"""A law through time as a picture: read back from the SVG."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from archive.answering.answers import Span
from archive.answering.touching import Chapter, Layer, Layers
from archive.facade import Archive
from cli.main import main
from cli.views.history_svg import as_svg

if TYPE_CHECKING:
    from tests.cli.conftest import Yange

LAW = "虚构市小型游船停泊管理条例"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def held(yange: "Yange", examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Yange":
    monkeypatch.setenv("YANGE_ARCHIVE", str(tmp_path / "archive"))
    assert main(["init", str(tmp_path / "archive")]) == 0
    texts = ("1-adopted-2016", "2-amended-2019", "3-revised-2023")
    assert [main(["record", str(examples / "fictitious" / f"{name}.txt")]) for name in texts] == [0, 0, 0]
    return yange


def rows(picture: str) -> list[ElementTree.Element]:
    return [part for part in ElementTree.fromstring(picture).iter(f"{SVG}g") if part.get("class") == "version"]  # noqa: S314


def touched(row: ElementTree.Element) -> list[tuple[int, int]]:
    chapters = [part for part in row.iter(f"{SVG}g") if part.get("class") == "chapter"]
    for chapter in chapters:
        assert len([part for part in chapter if part.get("class") == "touched"]) == int(chapter.get("data-touched", ""))
    return [(int(part.get("data-touched", "")), int(part.get("data-articles", ""))) for part in chapters]


def marks(row: ElementTree.Element) -> list[str]:
    return [title.text or "" for part in row if part.get("class") for title in part if title.tag == f"{SVG}title" and part.get("class") != "chapter"]


def test_each_version_is_a_row_with_its_days_and_what_it_touched(held: "Yange", tmp_path: Path) -> None:
    """What is touched is what history tells; a day that is not stated has no mark."""
    answer = held("history", LAW, "--plot", tmp_path / "plot.svg")
    assert (answer.code, answer.out, answer.err) == (0, "", f"written: {tmp_path / 'plot.svg'}\n")
    found = rows((tmp_path / "plot.svg").read_text(encoding="utf-8"))
    assert [row.get("data-version") for row in found] == ["2016-03-18", "2019-11-28", "2023-09-22"]
    assert [marks(row) for row in found] == [
        ["通过 2016-03-18", "公布 2016-06-08", "施行 2016-07-01"],
        ["通过 2019-11-28"],
        ["通过 2023-09-22", "公布 2023-12-01", "施行 2024-01-01"],
    ]
    assert [touched(row) for row in found] == [
        [(0, 3), (0, 5), (0, 2), (0, 1)],
        [(1, 3), (2, 6), (1, 2), (0, 1)],
        [(2, 3), (4, 4), (1, 4), (1, 2), (1, 1)],
    ]
    (told,) = held("history", LAW, "--json").objects
    articles = [sum(name.endswith("条") for name in entry["changed"] or ()) for entry in told["versions"]]
    assert articles == [sum(count for count, _ in touched(row)) for row in found]


@pytest.mark.parametrize("words", [("第三条",), ("--json",), ("--version", "2016-03-18")])
def test_it_draws_the_whole_law_and_nothing_else(held: "Yange", tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = held("history", LAW, *words, "--plot", tmp_path / "plot.svg")
    assert (answer.code, answer.out) == (2, "")
    assert "--plot draws the whole law and nothing else" in answer.err
    assert not (tmp_path / "plot.svg").exists()


def test_known_draws_what_was_known_then(held: "Yange", tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "archive")
    assert [layer.known for layer in archive.touched(LAW).layers] == [False, True, True]
    assert archive.touched(LAW, known=date(1999, 1, 1)).layers == ()
    archive.close()


def span(version: str, effective: date | None, *, until: date | None = None, title: str = "<script>&") -> Span:
    return Span(version, "8a11", title, "amendment", None, None, effective, None, until, text_held=True)


def test_what_is_not_known_is_said_and_nothing_is_invented() -> None:
    """No day at all gives no axis; a text that is not held gives no strip; markup is shown as it reads."""
    unknown = Layers("3f9c", "<甲>条例", (Layer(span("a", None), None), Layer(span("b", None), (Chapter(None, (False, False)),))))
    picture = as_svg(unknown)
    assert "<script" not in picture
    words = [text.text for row in rows(picture) for text in row.iter(f"{SVG}text")]
    assert "文本未收录" in words
    assert "前一文本未收录，改了哪些条文不详" in words
    assert words.count("公布 未载明　施行 未载明") == 2
    assert all(marks(row) == [] for row in rows(picture))
    assert rows(as_svg(Layers("3f9c", "甲", ()))) == []


def test_a_row_names_the_act_as_far_as_there_is_room_and_counts_what_it_touched() -> None:
    act = "虚构市人民代表大会常务委员会关于修改〈虚构市小型游船停泊管理条例〉等十二件地方性法规的决定"
    layer = Layer(span("a", None, title=act), (Chapter("第一章 总则", (True, False, True)),), known=True, deleted=1)
    (row,) = rows(as_svg(Layers("3f9c", "甲", (layer,))))
    words = [text.text for text in row.iter(f"{SVG}text")]
    assert {"触及2条", "删去1条"} <= set(words)
    assert [text for text in words if text and text.startswith("《")] == ["《虚构市人民代表大会常务委员会关于修改〈虚构市小型游船停泊…"]
    assert [title.text for title in row if title.tag == f"{SVG}title"] == [f"《{act}》"]


def test_a_line_is_whole_where_its_end_is_known_and_broken_where_not() -> None:
    """Superseded no later than a later version took effect; which day it was stays open."""
    first, second, third = span("a", date(2001, 1, 1)), span("b", None), span("c", date(2011, 1, 1), until=date(2015, 1, 1))
    lines = [part for row in rows(as_svg(Layers("3f9c", "甲", tuple(Layer(one, None) for one in (first, second, third))))) for part in row.iter(f"{SVG}line")]
    assert [line.get("stroke-dasharray") for line in lines] == ["6 4", None]
    assert lines[0].get("x2") == lines[1].get("x1")
