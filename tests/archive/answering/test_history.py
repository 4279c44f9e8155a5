"""Which versions changed a provision, and who wrote its words, from what an archive holds."""

import sqlite3
import zlib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from archive.answering.answers import Blamed, History
from archive.catalog.schema import FILE
from archive.errors import NotHeld
from archive.facade import Archive
from texts.errors import NoSuchProvision

LAW = "虚构市泊位管理条例"
FIRST = ("2005-03-01", "关于修改〈虚构市泊位管理条例〉的决定")
SECOND = ("2010-03-01", "关于修改部分地方性法规的决定")
Regulation = Callable[..., str]


def told(found: History) -> list[tuple[str, tuple[str, ...] | None, str | None, tuple[str, ...]]]:
    return [(entry.span.version, entry.changed, entry.became, entry.or_by) for entry in found.entries]


def written(found: Blamed) -> list[tuple[str, str]]:
    """Return the words with the versions that wrote them."""
    labels = [author.span.version for author in found.authors]
    return [(labels[run.written], provision.text[run.start : run.end]) for provision in found.attribution.provisions for run in provision.runs]


@pytest.fixture
def held(desk: Any, regulation: Regulation) -> Archive:
    """Three versions, all held; the second was superseded before it commenced."""
    desk.record(regulation(LAW, "2000-03-01", effective="2000-05-01", body="泊位由市政府编号。"))
    desk.record(regulation(LAW, "2000-03-01", amended=[FIRST], effective="2000-05-01", body="泊位由市政府统一编号。"), effective="2012-01-01")
    desk.record(regulation(LAW, "2000-03-01", amended=[FIRST, SECOND], effective="2000-05-01", body="泊位由市政府统一编号并公布。"), effective="2010-06-01")
    return desk.reopened()  # type: ignore[no-any-return]


@pytest.fixture
def gap(desk: Any, regulation: Regulation) -> Archive:
    """The text of 2005 is not held; that of 2010 says that there was one."""
    desk.record(regulation(LAW, "2000-03-01", effective="2000-05-01", body="泊位由市政府编号。"))
    desk.record(regulation(LAW, "2000-03-01", amended=[FIRST, SECOND], effective="2000-05-01", body="泊位由市政府统一编号。"))
    return desk.reopened()  # type: ignore[no-any-return]


def test_only_the_versions_that_changed_it(held: Archive) -> None:
    assert told(held.history(LAW, "第一条")) == [("2000-03-01", ("第一条",), "inserted", ())]
    assert told(held.history(LAW, "第二条")) == [
        ("2000-03-01", ("第二条",), "inserted", ()),
        ("2005-03-01", ("第二条",), "modified", ()),
        ("2010-03-01", ("第二条",), "modified", ()),
    ]


def test_the_words_before_and_after(held: Archive) -> None:
    assert [(entry.before, entry.after) for entry in held.history(f"{LAW}第二条").entries] == [
        (None, "第二条　泊位由市政府编号。"),
        ("第二条　泊位由市政府编号。", "第二条　泊位由市政府统一编号。"),
        ("第二条　泊位由市政府统一编号。", "第二条　泊位由市政府统一编号并公布。"),
    ]


def test_a_version_that_never_was_in_force_wrote_its_words(held: Archive) -> None:
    """Later acts amended what it left, in force or not."""
    found = held.blame(LAW, "第二条")
    assert [author.span.never_in_force for author in found.authors] == [False, True, False]
    assert written(found) == [
        ("2000-03-01", "第二条　泊位由市政府"),
        ("2005-03-01", "统一"),
        ("2000-03-01", "编号"),
        ("2010-03-01", "并公布"),
        ("2000-03-01", "。"),
    ]
    assert {run.restated for run in found.attribution.provisions[0].runs} == {2}


def test_blame_of_an_older_text_knows_nothing_of_later_ones(held: Archive) -> None:
    found = held.blame(LAW, "第二条", version="2005-03-01")
    assert [author.span.version for author in found.authors] == ["2000-03-01", "2005-03-01"]
    assert written(found)[1:] == [("2005-03-01", "统一"), ("2000-03-01", "编号。")]


def test_a_change_that_a_text_not_held_may_have_made(gap: Archive) -> None:
    """Not held is never shown as did not exist."""
    assert told(gap.history(LAW, "第二条")) == [("2000-03-01", ("第二条",), "inserted", ()), ("2010-03-01", None, "modified", ("2005-03-01",))]
    assert told(gap.history(LAW, "第一条")) == [("2000-03-01", ("第一条",), "inserted", ())]
    assert [(entry.span.version, entry.changed, entry.or_by, entry.together) for entry in gap.history(LAW).entries] == [
        ("2000-03-01", None, (), None),
        ("2005-03-01", None, (), None),
        ("2010-03-01", None, ("2005-03-01",), ("第二条",)),
    ]


def test_words_that_a_text_not_held_may_have_brought(gap: Archive) -> None:
    found = gap.blame(LAW, "第二条")
    assert [(author.span.version, author.or_by, author.or_earlier, author.wrote, author.restated) for author in found.authors] == [
        ("2000-03-01", (), False, len("第二条泊位由市政府编号。"), 0),
        ("2010-03-01", ("2005-03-01",), True, len("统一"), 1),
    ]


def test_before_the_first_text_held_it_says_or_earlier(desk: Any, regulation: Regulation) -> None:
    desk.record(regulation(LAW, "2000-03-01", amended=[FIRST], body="泊位由市政府编号。"))
    found = desk.archive.blame(LAW, "第二条")
    assert [(author.span.version, author.or_by, author.or_earlier) for author in found.authors] == [("2005-03-01", ("2000-03-01",), True)]
    history = desk.archive.history(LAW, "第二条")
    assert (history.first_appeared, history.or_earlier, history.last_changed) == ("2005-03-01", True, None)
    assert told(history) == [("2005-03-01", None, "present", ("2000-03-01",))]


def test_later_texts_that_are_not_held_are_told(desk: Any, regulation: Regulation) -> None:
    desk.record(regulation(LAW, "2000-03-01", body="泊位由市政府编号。"))
    desk.record(
        f"虚构市第十届人民代表大会常务委员会关于修改《{LAW}》的决定\n（2005年3月1日虚构市第十届人民代表大会常务委员会第二十次会议通过）\n"
        f"一、将《{LAW}》第二条修改为：“泊位由市政府统一编号。”\n本决定自公布之日起施行。\n"
    )
    assert [note for note in desk.archive.history(LAW, "第二条").notes if "not held" in note] == [
        "not held, so that it is not known whether they changed it: the texts of 2005-03-01"
    ]


def test_a_whole_text_by_its_name(held: Archive) -> None:
    assert held.history(LAW, "全文") == held.history(LAW)
    assert held.blame(LAW, "全文") == held.blame(LAW)


def test_a_question_without_an_answer(held: Archive) -> None:
    with pytest.raises(NoSuchProvision):
        held.history(LAW, "第九十条")
    with pytest.raises(NoSuchProvision):
        held.blame(LAW, "第九十条")
    with pytest.raises(NotHeld):
        held.blame(LAW, version="1999-01-01")
    with pytest.raises(NotHeld):
        held.blame(LAW, known=date(1999, 1, 1))


def test_what_was_worked_out_is_kept_and_can_go(held: Archive) -> None:
    """The catalog is disposable: the same answer with it, without it, and where it is damaged."""
    first = held.blame(LAW)
    held.close()
    path = held.folder / FILE
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM descents").fetchone() == (2,)
        db.execute("UPDATE descents SET body = ?", (b"no such thing",))
    db.close()
    assert held.blame(LAW) == first
    held.close()
    path.unlink()
    assert held.blame(LAW) == first


def test_what_other_rules_worked_out_is_not_used(held: Archive) -> None:
    first = held.blame(LAW)
    held.close()
    with sqlite3.connect(held.folder / FILE) as db:
        # That nothing became another would be a wrong answer, and one that can be read.
        db.execute("UPDATE descents SET rules = 'of another release', body = ?", (zlib.compress(b"[[],{}]"),))
    db.close()
    assert held.blame(LAW) == first


def test_what_is_no_more_is_told_from_what_bears_its_number_now(desk: Any) -> None:
    """第二条 of before is gone, and another article has its number."""
    made = "2001年2月8日虚构市第一届人民代表大会常务委员会第三次会议通过"
    before = (
        f"虚构市钟楼管理条例\n（{made}）\n第一条　为了保护钟楼，制定本条例。\n第二条　钟楼每日敲钟三次，节日除外。\n第三条　登楼者应当扶好栏杆，不得奔跑。\n"
    )
    after = (
        f"虚构市钟楼管理条例\n（{made}　根据2010年5月20日虚构市第三届人民代表大会常务委员会"
        "第九次会议通过的《关于修改〈虚构市钟楼管理条例〉的决定》修正）\n第一条　为了保护钟楼，制定本条例。\n第二条　登楼者应当扶好栏杆，不得追逐奔跑。\n"
    )
    desk.record(before, after)
    entry = desk.archive.history("虚构市钟楼管理条例").entries[-1]
    assert (entry.given, entry.deleted) == (("第二条",), ("原第二条",))
    assert entry.changed == ("第二条",)
