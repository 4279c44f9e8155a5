"""Two versions side by side: of one law, across a repeal, and of two laws."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from archive.answering.answers import Compared
from archive.errors import NotHeld
from archive.facade import Archive
from texts.comparison import Status

OLD = "虚构市泊位管理规定"
NEW = "虚构市泊位管理条例"
BESIDE = "虚构市码头管理条例"
Regulation = Callable[..., str]


@pytest.fixture
def held(desk: Any, regulation: Regulation) -> Archive:
    """A law, the law that replaced it, amended since, and one that stands beside them."""
    desk.record(regulation(OLD, "1995-03-01", effective="1995-05-01", body="泊位由市政府编号。"))
    repeals = f"1995年3月1日虚构市第九届人民代表大会常务委员会第八次会议通过的《{OLD}》同时废止。"
    desk.record(regulation(NEW, "2000-03-01", effective="2000-05-01", body="泊位由市政府统一编号。", repeals=repeals))
    act = ("2005-03-01", f"关于修改〈{NEW}〉的决定")
    desk.record(regulation(NEW, "2000-03-01", amended=[act], effective="2000-05-01", body="泊位由市政府统一编号并公布。"), effective="2005-06-01")
    desk.record(regulation(BESIDE, "1998-03-01", effective="1998-05-01", body="码头由市政府编号。"))
    return desk.reopened()  # type: ignore[no-any-return]


def sides(found: Compared) -> tuple[tuple[str, str], tuple[str, str]]:
    return (found.old_title or found.title, found.old.version), (found.new_title or found.title, found.new.version)


def test_across_a_repeal_from_either_law(held: Archive) -> None:
    """The days fall in two laws, of which one repealed the other."""
    answers = [held.compare(law, "1996-01-01", "2001-01-01") for law in (OLD, NEW)]
    assert [sides(found) for found in answers] == [((OLD, "1995-03-01"), (NEW, "2000-03-01"))] * 2
    assert answers[0].comparison == answers[1].comparison
    assert [row.status for row in answers[0].comparison.articles][1] is Status.MODIFIED


def test_only_the_other_law_is_named_beside_the_one_asked_about(held: Archive) -> None:
    found = held.compare(NEW, "1996-01-01", "2001-01-01")
    assert (found.old_title, found.new_work, found.new_title) == (OLD, None, None)
    assert held.compare(NEW, "2001-01-01", "2006-01-01").old_work is None


def test_between_two_laws(held: Archive) -> None:
    assert sides(held.compare(OLD, None, None, other=BESIDE)) == ((OLD, "1995-03-01"), (BESIDE, "1998-03-01"))
    assert sides(held.compare(BESIDE, "1998-03-01", "2001-01-01", other=NEW)) == ((BESIDE, "1998-03-01"), (NEW, "2000-03-01"))


def test_a_law_that_only_stands_beside_takes_nobodys_place(held: Archive) -> None:
    with pytest.raises(NotHeld, match=f"no one version of {BESIDE} is operative on 1996-01-01"):
        held.compare(BESIDE, "1996-01-01", "2001-01-01")


def test_a_decision_that_only_repeals_takes_nobodys_place(desk: Any, regulation: Regulation) -> None:
    """关于废止《…》的决定 puts nothing in its place."""
    desk.record(regulation(OLD, "1995-03-01", effective="1995-05-01", body="泊位由市政府编号。"))
    desk.record(
        f"虚构市人民代表大会常务委员会关于废止《{OLD}》的决定\n（2005年3月1日虚构市第十届人民代表大会常务委员会第二十次会议通过）\n"
        f"虚构市第十届人民代表大会常务委员会第二十次会议决定，废止1995年3月1日虚构市第九届人民代表大会常务委员会第八次会议通过的《{OLD}》。\n"
        "本决定自2005年6月1日起施行。\n"
    )
    assert desk.archive.status(OLD, on=date(2006, 1, 1)).status == "repealed"
    with pytest.raises(NotHeld, match="is operative on 2006-01-01: repealed"):
        desk.archive.compare(OLD, "1996-01-01", "2006-01-01")
