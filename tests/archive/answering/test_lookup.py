"""Looking a law up by what a person types; doubt is answered by a list."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from archive.errors import AmbiguousLaw, NotHeld, RequestError

Write = Callable[..., str]


@pytest.fixture
def shelf(desk: Any, regulation: Write) -> Any:
    """Laws whose titles are parts of each other, and one that quotes another's."""
    desk.record(
        regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01"),
        regulation("虚构市动物公园管理办法", "2001-05-01", effective="2001-07-01"),
        regulation("虚构市实施《虚构省湖泊条例》办法", "2003-05-01", effective="2003-07-01", repeals="《虚构市旧道路条例》同时废止。"),
    )
    desk.archive.correct("虚构市公园条例", given={"alias": "园林法; 公园法"}, reason="通称")
    return desk


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("虚构市公园条例", "虚构市公园条例"),
        ("《虚构市公园条例》", "虚构市公园条例"),
        (" 虚构市　公园条例 ", "虚构市公园条例"),
        ("公园条例", "虚构市公园条例"),
        ("园林法", "虚构市公园条例"),
        ("公园法", "虚构市公园条例"),
        ("动物公园", "虚构市动物公园管理办法"),
        ("虚构市公园条例（1999）", "虚构市公园条例"),
        ("虚构市公园条例（1999-05-01）", "虚构市公园条例"),
        ("虚构市公园条例（2018修正）", "虚构市公园条例"),
        ("虚构市实施虚构省湖泊条例办法", "虚构市实施《虚构省湖泊条例》办法"),
        ("旧道路条例", "虚构市旧道路条例"),
    ],
)
def test_what_a_person_types(shelf: Any, words: str, title: str) -> None:
    assert shelf.archive.find(words)[0].title == title


@pytest.mark.parametrize(
    ("words", "provision"),
    [("园林法第二条", "第二条"), ("虚构市公园条例 第二条第一款", "第二条第一款"), ("《虚构市公园条例》第三条", "第三条"), ("公园条例", None)],
)
def test_the_provision_behind_the_title(shelf: Any, words: str, provision: str | None) -> None:
    assert shelf.archive.find(words)[1] == provision


def test_an_id_or_the_beginning_of_one(shelf: Any) -> None:
    work = shelf.archive.find("园林法")[0].work
    assert shelf.archive.find(work)[0].title == shelf.archive.find(work[:8])[0].title == "虚构市公园条例"


def test_a_law_that_a_title_quotes_is_not_that_law(shelf: Any) -> None:
    """湖泊条例 is not held: 实施《虚构省湖泊条例》办法 is another law."""
    with pytest.raises(NotHeld, match=r"^not held: 湖泊条例$") as caught:
        shelf.archive.find("湖泊条例")
    assert str(caught.value.hint).startswith("nearest titles held: ")


def test_a_part_that_several_titles_have_is_answered_by_a_list(shelf: Any) -> None:
    with pytest.raises(AmbiguousLaw) as caught:
        shelf.archive.find("公园")
    assert sorted(line.partition("  ")[2] for line in caught.value.candidates) == [
        "虚构市公园条例  (adopted 1999-05-01; 虚构市人民代表大会常务委员会)",
        "虚构市动物公园管理办法  (adopted 2001-05-01; 虚构市人民代表大会常务委员会)",
    ]
    assert str(caught.value).startswith("'公园' may mean several laws:\n    ")


def test_a_law_that_is_only_named_says_so_in_a_list(shelf: Any) -> None:
    with pytest.raises(AmbiguousLaw) as caught:
        shelf.archive.find("条例")
    assert any(line.endswith("虚构市旧道路条例  (known by name only)") for line in caught.value.candidates)


def test_a_misspelt_title_gets_the_nearest(shelf: Any) -> None:
    with pytest.raises(NotHeld, match=r"^not held: 虚构市公圆条例$") as caught:
        shelf.archive.status("虚构市公圆条例")
    assert str(caught.value.hint).startswith("nearest titles held: 虚构市公园条例")


def test_an_empty_archive_has_no_nearest(desk: Any) -> None:
    with pytest.raises(NotHeld) as caught:
        desk.archive.status("刑法")
    assert caught.value.hint == "yange list shows what is held"


def test_a_provision_alone_names_no_law(shelf: Any) -> None:
    with pytest.raises(RequestError, match=r"^which law\? '第十七条' names a provision alone$"):
        shelf.archive.find("第十七条")


def test_completion_begins_as_the_title_does(shelf: Any) -> None:
    assert shelf.archive.titles("虚构市公") == ("虚构市公园条例",)
    assert shelf.archive.titles("园") == ("园林法",)
    assert set(shelf.archive.titles("")) >= {"园林法", "公园法", "虚构市公园条例"}


def test_a_name_that_was_corrected_away_is_found_no_more(shelf: Any) -> None:
    shelf.archive.correct("虚构市公园条例", given={"alias": "公园法"}, reason="园林法另有其法")
    with pytest.raises(NotHeld):
        shelf.archive.find("园林法")
    assert shelf.archive.find("公园法")[0].adopted == date(1999, 5, 1)
