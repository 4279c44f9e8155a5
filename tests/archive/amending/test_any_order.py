"""In whatever order law, acts and official texts are recorded, the answers are the same. Every law here is fictitious (虚构)."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import NotHeld, Undecided
from archive.facade import Source
from tests.archive.amending.test_amending import LAW, TITLE, act
from tests.archive.conftest import Desk
from texts.enacting import enact
from texts.formats import markdown
from texts.grammar.cn.grammar import CN
from texts.parsing import parse

YEARS = (2010, 2012, 2014)
ITEMS = {
    "second": "将《虚构市花木条例》第二条中的“负责花木工作”修改为“负责花木保护工作”。",
    "first": "将《虚构市花木条例》第一条修改为：“第一条　为了爱护花木，制定本条例。”",
    "added": "《虚构市花木条例》增加一条，作为第三条：“市花木主管部门应当建立花木名录。”",
    "gone": "删去《虚构市花木条例》第三条。",
}


class Recorded(NamedTuple):
    """One thing to be recorded."""

    text: str
    amends: bool
    kind: str | None = None


@st.composite
def chains(draw: st.DrawFn) -> list[Recorded]:
    """A law, up to three acts that amend it one after the other, and official texts of some of the versions; some depart from their acts."""
    found = [Recorded(LAW, False)]
    text = LAW
    items = draw(st.permutations(tuple(ITEMS)))[: draw(st.integers(1, 3))]
    for number, item in enumerate(items):
        written = act(YEARS[number], ITEMS[item], effective=draw(st.sampled_from(("7月1日", "12月1日"))))
        found.append(Recorded(written, True))
        text = _republished(_made(text, written), YEARS[: number + 1])
        if draw(st.booleans()):
            departs = draw(st.booleans())
            found.append(Recorded(text.replace("都有保护", "均有保护").replace("制定本条例", "特制定本条例") if departs else text, False, "official"))
    return found


def _made(law: str, written: str) -> str:
    """Return the text that an act makes."""
    enacted = enact(parse(law, CN).document, [parse(written, CN).document], CN)
    assert not enacted.unresolved
    return markdown.plain(markdown.write(enacted.document))


def _republished(text: str, years: Sequence[int]) -> str:
    """Return a text with the header note that lists all acts."""
    title, _, *others = text.splitlines()
    acts = [f"，根据{year}年5月20日虚构市第三届人民代表大会常务委员会第九次会议《关于修改〈虚构市花木条例〉的决定》修正" for year in years]
    return "\n".join((title, f"（2001年2月8日虚构市第一届人民代表大会常务委员会第三次会议通过{''.join(acts)}）", *others, ""))


def record(desk: Desk, one: Recorded, name: str) -> None:
    """Record something as a user would: an act with what it makes, where that can be said, and else alone."""
    if one.amends:
        try:
            desk.archive.amend(desk.archive.plan_amendment(Source(one.text.encode(), name)))
        except (NotHeld, Undecided):
            desk.record(one.text, names=[name])
    else:
        desk.record(one.text, names=[name], **({} if one.kind is None else {"kind": one.kind}))
    desk.sleep()


def answers(desk: Desk) -> dict[str, Any]:
    archive, spans = desk.archive, desk.archive.timeline(TITLE).spans
    blamed = archive.blame(TITLE)
    return {
        "spans": [(one.version, one.kind, one.act, one.adopted, one.effective, one.until, one.text_held, one.never_in_force) for one in spans],
        "days": [archive.status(TITLE, on=date(year, month, 1)).version for year in (2001, *YEARS) for month in (2, 5, 6, 7, 8, 12)],
        "texts": [archive.show(TITLE, version=one.version).text for one in spans if one.text_held],
        "history": [(e.span.version, e.changed, e.ordered, e.given, e.deleted) for e in archive.history(TITLE).entries],
        "first": [(e.span.version, e.before, e.after, e.became, e.ordered) for e in archive.history(TITLE, "第一条").entries],
        "blame": (blamed.attribution, [(author.span.version, author.republished, dict(author.orders)) for author in blamed.authors]),
        "notes": (archive.history(TITLE).notes, blamed.notes),
    }


def covered(desk: Desk) -> None:
    """Blame covers every character once."""
    for provision in desk.archive.blame(TITLE).attribution.provisions:
        ends = [(run.start, run.end) for run in provision.runs]
        assert "".join(provision.text[start:end] for start, end in ends) == provision.text
        assert all(one[1] == two[0] for one, two in pairwise(ends))


def finished(desk: Desk, recorded: Sequence[Recorded]) -> None:
    """Apply each act once more, in the order of their adoption: of those that are done nothing is written."""
    for number, one in enumerate(recorded):
        if one.amends:
            record(desk, one, f"{number}.md")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(recorded=chains(), data=st.data())
def test_the_order_of_recording_says_nothing_about_the_law(recorded: list[Recorded], data: st.DataObject) -> None:
    """Acts and texts in any order give the answers that they give in the order in which they were made."""
    with TemporaryDirectory() as folder:
        in_order, desk = Desk(Path(folder) / "in-order"), Desk(Path(folder) / "any-order")
        for number, one in enumerate(recorded):
            record(in_order, one, f"{number}.md")
        finished(in_order, recorded)
        for number in data.draw(st.permutations(range(len(recorded)))):
            record(desk, recorded[number], f"{number}.md")
            assert desk.archive.verify().intact
        finished(desk, recorded)
        head = desk.archive.ledger.head()
        finished(desk, recorded)
        assert desk.archive.ledger.head() == head
        assert answers(desk) == answers(in_order)
        assert {one.check.number for one in desk.archive.verify().findings} <= {"V54"}
        covered(desk)
        in_order.archive.close()
        desk.archive.close()
