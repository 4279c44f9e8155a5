"""Provenance: one timeline of what the law did and what the archive did."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive.answering.traced import Clock, Event

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "fictitious"
LAW = "虚构市小型游船停泊管理条例"
PREDECESSOR = "月牙湖游船停靠暂行办法"


def text(name: str, *, instead: tuple[str, str] = ("", "")) -> str:
    return (EXAMPLES / name).read_text("utf-8").replace(*instead)


@pytest.fixture
def told(desk: Any) -> Any:
    """Adopted, amended and revised versions, a further source of the first, and a correction of a day."""
    desk.record(text("1-adopted-2016.txt"), names=["1.txt"])
    desk.sleep()
    desk.record(text("3-revised-2023.txt"), text("2-amended-2019.txt"), names=["3.txt", "2.txt"])
    desk.sleep()
    desk.record(text("1-adopted-2016.txt", instead=("不超过二十元", "不超过三十元")), names=["other.txt"], kind="official")
    desk.sleep()
    desk.archive.correct(LAW, given={"effective": "2020-05-01"}, reason="the decision says so", version="2019-11-28")
    return desk


def lines(events: tuple[Event, ...]) -> list[tuple[Any, ...]]:
    return [(event.clock.value, event.kind, event.on or (event.at and event.at.date()), event.version, event.stated_by) for event in events]


def test_law_and_archive_stand_on_one_timeline(told: Any) -> None:
    day = date(2024, 1, 1)
    assert lines(told.archive.provenance(LAW).events) == [
        ("legal", "adopted", date(2016, 3, 18), "2016-03-18", "text: announcement"),
        ("legal", "approved", date(2016, 5, 27), "2016-03-18", "text: announcement"),
        ("legal", "promulgated", date(2016, 6, 8), "2016-03-18", "text: announcement"),
        ("legal", "effective", date(2016, 7, 1), "2016-03-18", "text: art_11"),
        ("legal", "amended", date(2019, 11, 28), "2019-11-28", "text: header_note"),
        ("legal", "approved", date(2020, 3, 25), "2019-11-28", "text: header_note"),
        ("legal", "promulgated", None, "2019-11-28", None),
        ("legal", "effective", date(2020, 5, 1), "2019-11-28", "the user (set)"),
        ("legal", "amended", date(2023, 9, 22), "2023-09-22", "text: announcement"),
        ("legal", "approved", date(2023, 11, 24), "2023-09-22", "text: announcement"),
        ("legal", "promulgated", date(2023, 12, 1), "2023-09-22", "text: announcement"),
        ("legal", "effective", date(2024, 1, 1), "2023-09-22", "text: art_14"),
        ("archive", "recorded", day, "2016-03-18", None),
        ("archive", "recorded", day + timedelta(days=1), "2019-11-28", None),
        ("archive", "recorded", day + timedelta(days=1), "2023-09-22", None),
        ("archive", "witnessed", day + timedelta(days=2), "2016-03-18", None),
        ("archive", "corrected", day + timedelta(days=3), "2019-11-28", None),
    ]


def test_every_event_names_what_holds_it(told: Any) -> None:
    """Each with source digest, origin, who, when, with what, and the commit id that holds it."""
    from hashlib import sha256

    commits = {commit.id: commit for commit in told.archive.ledger.history()}
    sources = {sha256(text(name).encode()).hexdigest(): origin for name, origin in (("1-adopted-2016.txt", "1.txt"), ("2-amended-2019.txt", "2.txt"))}
    for event in told.archive.provenance(LAW).events:
        commit = commits[event.commit]
        assert (event.who, event.recorded) == (commit.author, commit.recorded)
        assert event.software == commit.trailer("Recorded-With")
        assert (event.at is None) == (event.clock is Clock.LEGAL)
        of_user = event.kind == "corrected" or event.stated_by in (None, "the user (set)")
        assert (event.source_digest is None) == (event.origin is None) == (of_user and event.kind not in ("recorded", "witnessed"))
        assert event.source_digest not in sources or event.origin == sources[event.source_digest]


def test_a_day_is_held_by_the_first_record_that_states_it(told: Any) -> None:
    """A correction of one day does not take over the others."""
    events = {(event.kind, event.version): event for event in told.archive.provenance(LAW).events}
    recorded, corrected = events["recorded", "2019-11-28"], events["corrected", "2019-11-28"]
    assert events["amended", "2019-11-28"].commit == recorded.commit
    assert events["effective", "2019-11-28"].commit == corrected.commit
    assert corrected.words.endswith("the decision says so")


def test_what_was_known_on_a_past_day(told: Any) -> None:
    before = told.archive.provenance(LAW, known=date(2024, 1, 1))
    assert {event.version for event in before.events} == {"2016-03-18"}
    unknown = [event for event in told.archive.provenance(LAW, known=date(2024, 1, 2)).events if event.on is None and event.clock is Clock.LEGAL]
    assert [(event.kind, event.version) for event in unknown] == [("promulgated", "2019-11-28"), ("effective", "2019-11-28")]
    assert unknown[1].words == "the day on which a version took effect is not stated"


def test_an_act_known_from_a_header_note_alone_is_traced_to_it(desk: Any) -> None:
    desk.record(text("3-revised-2023.txt"), names=["3.txt"])
    events = {(event.kind, event.version): event for event in desk.archive.provenance(LAW).events}
    amended = events["amended", "2019-11-28"]
    assert (amended.on, amended.stated_by, amended.origin) == (date(2019, 11, 28), "header note of 2023-09-22", "3.txt")
    assert amended.commit == events["recorded", "2023-09-22"].commit


def test_a_law_of_which_only_the_repeal_is_held(told: Any) -> None:
    events = told.archive.provenance(PREDECESSOR).events
    assert lines(events) == [
        ("legal", "promulgated", date(2003, 5, 20), None, f"《{LAW}》"),
        ("legal", "repealed", date(2016, 7, 1), None, f"《{LAW}》, with the act's own commencement"),
        ("archive", "named", date(2024, 1, 1), None, None),
    ]
    assert {event.origin for event in events} == {"1.txt"}


def test_an_archive_that_has_not_heard_of_it_yet(told: Any) -> None:
    assert told.archive.provenance(LAW, known=date(2020, 1, 1)).events == ()
