"""The order of recording says nothing about the law, and a past answer never changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.answering.shown import Status
from archive.facade import Archive

Write = Callable[..., str]
BASE = date(1990, 1, 1)
TITLES = ("虚构市公园条例", "虚构市湖泊条例", "虚构市道路条例")


@dataclass(frozen=True)
class Text:
    """One text of a fictitious regulation, as the archive is given it."""

    title: str
    adopted: str
    amended: tuple[tuple[str, str], ...] = ()
    effective: str | None = None
    repeals: str = ""
    body: str = "虚构的规定。"


def day(number: int) -> str:
    return (BASE + timedelta(days=number)).isoformat()


@st.composite
def laws(draw: st.DrawFn) -> list[Text]:
    """Up to three Works with up to three Versions each; some repeal others, by title and date or by title alone."""
    found: list[Text] = []
    starts = draw(st.permutations([0, 2000, 4000]))
    for title, start in zip(TITLES, starts, strict=True):
        adopted = day(start + draw(st.integers(0, 50)))
        after = draw(st.none() | st.integers(60, 900))
        effective = None if after is None else day(start + after)
        amended: tuple[tuple[str, str], ...] = ()
        for number in range(draw(st.integers(1, 3))):
            if number:
                amended = (*amended, (day(start + 1000 * number + draw(st.integers(0, 50))), f"关于修改〈{title}〉的决定"))
            repeals = ""
            found.append(Text(title, adopted, amended, effective, repeals, f"第{number}版虚构的规定。"))
    dated = draw(st.booleans())
    return [_with_repeal(text, found, dated=dated) for text in found]


def _with_repeal(text: Text, texts: Sequence[Text], *, dated: bool) -> Text:
    """Let each text of the latest Work repeal an earlier one, in the same words."""
    earlier = [one for one in texts if one.adopted < text.adopted and one.title != text.title]
    if not earlier or text.title != TITLES[2]:
        return text
    target = min(earlier, key=lambda one: one.title)
    year, month, of_month = map(int, target.adopted.split("-"))
    when = f"{year}年{month}月{of_month}日虚构市第九届人民代表大会常务委员会第八次会议通过的" if dated else ""
    return replace(text, repeals=f"{when}《{target.title}》同时废止。")


Answers = dict[tuple[str, str], Any]


def told(status: Status) -> tuple[Any, ...]:
    return (status.status, status.version, status.candidates, status.since, status.until, status.repealed_by, status.title, status.text_held)


def answers(archive: Archive, texts: Sequence[Text]) -> Answers:
    """Ask for everything whose answer bears no id."""
    found: Answers = {}
    days = sorted(
        {
            date.fromisoformat(words) + timedelta(days=n)
            for t in texts
            for words in (t.adopted, t.effective, *(a for a, _ in t.amended))
            if words
            for n in (-1, 0)
        }
    )
    for title in sorted({text.title for text in texts}):
        timeline = archive.timeline(title)
        found[title, "spans"] = [(s.version, s.kind, s.adopted, s.effective, s.until, s.text_held, s.never_in_force) for s in timeline.spans]
        found[title, "relations"] = sorted((r.kind, r.outgoing, r.title, str(r.effective)) for r in timeline.relations)
        found[title, "days"] = [(on.isoformat(), told(archive.status(title, on=on))) for on in days]
        found[title, "texts"] = [archive.show(title, "第二条", version=span.version).text for span in timeline.spans if span.text_held]
    return found


def recorded(desk: Any, write: Write, texts: Sequence[Text], cuts: Sequence[bool]) -> None:
    """Record texts one after the other, in one call where there is no cut between them."""
    batch: list[str] = []
    for text, cut in zip(texts, cuts, strict=False):
        batch.append(write(text.title, text.adopted, amended=text.amended, effective=text.effective, repeals=text.repeals, body=text.body))
        if cut:
            desk.record(*batch)
            batch = []
    if batch:
        desk.record(*batch)


@pytest.fixture
def new_desk(desk: Any) -> Callable[[Path], Any]:
    return type(desk)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=laws(), data=st.data())
def test_the_same_texts_in_any_order_give_the_same_answers(new_desk: Callable[[Path], Any], regulation: Write, texts: list[Text], data: st.DataObject) -> None:
    """Versions recorded in any order, one by one or together, give the same answers."""
    shuffled = data.draw(st.permutations(texts))
    cuts = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    with TemporaryDirectory() as folder:
        one, other = new_desk(Path(folder) / "one"), new_desk(Path(folder) / "other")
        recorded(one, regulation, texts, [False] * len(texts))
        recorded(other, regulation, shuffled, cuts)
        assert answers(other.archive, texts) == answers(one.archive, texts)
        one.archive.close()
        other.archive.close()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(texts=laws(), data=st.data())
def test_a_past_answer_never_changes(new_desk: Callable[[Path], Any], regulation: Write, texts: list[Text], data: st.DataObject) -> None:
    """What was answered on a day is answered still, as known at the end of that day, whatever was recorded or corrected since."""
    shuffled = data.draw(st.permutations(texts))
    on = BASE + timedelta(days=data.draw(st.integers(0, 8000)))
    with TemporaryDirectory() as folder:
        desk = new_desk(Path(folder) / "archive")
        said: list[tuple[date, str, tuple[Any, ...]]] = []
        for text in shuffled:
            recorded(desk, regulation, [text], [True])
            if data.draw(st.booleans()):
                held = [span.version for span in desk.archive.timeline(text.title).spans if span.text_held]
                label = data.draw(st.sampled_from(held))
                desk.archive.correct(text.title, given={"effective!": day(data.draw(st.integers(0, 8000)))}, reason="更正", version=label)
            now = {title: told(desk.archive.status(title, on=on)) for title in {one.title for one in shuffled[: shuffled.index(text) + 1]}}
            known = desk.sleep()
            said += [(known, title, answer) for title, answer in now.items()]
        archive = desk.reopened()
        for known, title, answer in said:
            assert told(archive.status(title, on=on, known=known)) == answer
        archive.close()
        desk.archive.close()
