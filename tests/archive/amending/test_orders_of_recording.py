"""Acts, official texts and corrections recorded in any order. Every law here is fictitious (虚构)."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from archive.answering.answers import Action
from archive.errors import Undecided
from archive.facade import Archive, Source
from archive.ledger.ledger import Recorder
from tests.archive.amending.test_amending import FIRST, LAW, OFFICIAL, TITLE, act, amend, plan
from tests.archive.conftest import Desk

ACT = "虚构市人民代表大会常务委员会关于修改《虚构市花木条例》的决定"
LATER = act(2012, "将《虚构市花木条例》第一条中的“保护”修改为“爱护”。")
LAST = act(2014, "将《虚构市花木条例》第一条中的“花木”修改为“草木”。")


def lines(desk: Desk, on: date) -> list[str]:
    text = desk.archive.show(TITLE, on=on).text
    assert text is not None
    return [line for line in text.splitlines() if line][2:]


def test_an_act_recorded_late_changes_what_the_acts_after_it_were_applied_to(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    in_order = Desk(tmp_path_factory.mktemp("in-order") / "archive")
    for text in (FIRST, LATER, LAST):
        if not in_order.archive.titles(TITLE):
            in_order.record(LAW)
        amend(in_order, text)
    desk.record(LAW)
    for text in (LAST, LATER):
        amend(desk, text)
    laws = plan(desk, FIRST).laws
    assert [(law.action, law.base, law.version) for law in laws] == [
        (Action.VERSION, "2001-02-08", "2010-05-20"),
        (Action.WITNESS, "2010-05-20", "2012-05-20"),
        (Action.WITNESS, "2012-05-20", "2014-05-20"),
    ]
    amend(desk, FIRST)
    for on in (date(2011, 1, 1), date(2013, 1, 1), date(2015, 1, 1)):
        assert lines(desk, on) == lines(in_order, on)
    assert [entry.ordered for entry in desk.archive.history(TITLE).entries] == [entry.ordered for entry in in_order.archive.history(TITLE).entries]
    assert desk.archive.blame(TITLE).attribution == in_order.archive.blame(TITLE).attribution
    assert desk.archive.verify().findings == ()


def test_a_title_that_an_act_recorded_late_changed_is_that_of_the_later_versions(desk: Desk) -> None:
    desk.record(LAW)
    amend(desk, LATER)
    amend(desk, act(2010, "将名称修改为：“虚构市园林条例”。"))
    assert [desk.archive.status(TITLE, on=date(year, 1, 1)).title for year in (2010, 2011, 2013)] == [TITLE, "虚构市园林条例", "虚构市园林条例"]
    assert desk.archive.status("虚构市园林条例", on=date(2013, 1, 1)).version == "2012-05-20"
    assert plan(desk, LATER).laws[0].action is Action.NOTHING
    assert desk.archive.verify().findings == ()


def test_a_later_act_that_does_not_fit_any_more_is_told(desk: Desk) -> None:
    desk.record(LAW)
    amend(desk, act(2012, "将《虚构市花木条例》第二条中的“花木主管部门”修改为“花木局”。"))
    (law,) = amend(desk, FIRST).laws
    assert law.notes[0].endswith("not placed in the text of 2010-05-20: 1 of 2 instructions")
    overtaken = "it was compiled from the text of 2001-02-08, and the version of 2010-05-20 stands between (yange amend LAW --by ACT)"
    assert desk.archive.show(TITLE, on=date(2013, 1, 1)).notes == (f"this text is to be compiled anew: {overtaken}",)
    assert desk.archive.show(TITLE, on=date(2011, 1, 1)).notes == ()
    assert f"the text of 2012-05-20 is to be compiled anew: {overtaken}" in desk.archive.history(TITLE).notes
    assert f"the text of 2012-05-20 is to be compiled anew: {overtaken}" in desk.archive.blame(TITLE).notes
    assert {one.check.number for one in desk.archive.verify().findings} == {"V39"}


def test_a_text_that_rests_on_one_to_be_compiled_anew_is_told(desk: Desk) -> None:
    """A header note names an act between that is not held: what was compiled without it stands, and so does what follows, with a word."""
    desk.record(LAW)
    amend(desk, LATER)
    acts = "".join(f"　根据{year}年5月20日虚构市第三届人民代表大会常务委员会第九次会议《关于修改〈虚构市花木条例〉的决定》修正" for year in (2010, 2012, 2014))
    desk.record(LAW.replace("第三次会议通过", f"第三次会议通过{acts}").replace("为了保护花木", "为了爱护草木"), names=["official.md"], kind="official")
    (law,) = amend(desk, LAST).laws
    assert law.notes == (
        f"the text of 2012-05-20: by {ACT}, cannot be compiled anew: it was compiled from the text of 2001-02-08, and the version of 2010-05-20 stands between;"
        " the text that it is applied to, 虚构市花木条例 as of 2010-05-20, is not held; record it first, or its amending act by yange amend;"
        " --base LABEL applies the act to another text (held: 2001-02-08, 2012-05-20, 2014-05-20)",
        "the text of 2014-05-20: it was compiled from the text of 2012-05-20, which is to be compiled anew itself",
    )
    assert desk.archive.verify().intact


@pytest.mark.parametrize("law", ["base", "act"])
def test_a_better_text_of_base_or_act_overtakes_what_was_compiled(desk: Desk, law: str) -> None:
    desk.record(LAW)
    amend(desk, FIRST)
    better = LAW.replace("都有保护", "均有保护") if law == "base" else FIRST.replace("园林部门", "园林局")
    name, version = (TITLE, "2001-02-08") if law == "base" else (ACT, None)
    desk.archive.correct(name, version=version, reason="更正", source=Source(better.encode(), "better.md"))
    assert "to be compiled anew" in desk.archive.show(TITLE, on=date(2011, 1, 1)).notes[0]
    desk.archive.amend(desk.archive.plan_amendment(ACT))
    shown = desk.archive.show(TITLE, on=date(2011, 1, 1))
    assert shown.notes == ()
    assert ("均有保护" if law == "base" else "园林局") in (shown.text or "")
    assert desk.archive.verify().findings == ()


def test_a_corrected_commencement_of_an_act_holds_for_what_it_made(desk: Desk) -> None:
    desk.record(LAW)
    amend(desk, FIRST)
    before = desk.sleep()
    desk.archive.correct(ACT, given={"effective!": "2010-09-01"}, reason="更正")
    assert desk.archive.status(TITLE, on=date(2010, 8, 1)).version == "2001-02-08"
    assert desk.archive.status(TITLE, on=date(2010, 8, 1), known=before).version == "2010-05-20"
    amend(desk, FIRST)
    assert desk.archive.status(TITLE, on=date(2010, 8, 1)).version == "2001-02-08"
    assert plan(desk, FIRST).laws[0].action is Action.NOTHING


def test_a_corrected_day_of_an_act_is_that_of_what_it_made(desk: Desk) -> None:
    """It is the same version, and no second one of the new day."""
    desk.record(LAW)
    amend(desk, FIRST)
    desk.archive.correct(ACT, given={"adopted!": "2010-05-21"}, reason="更正")
    assert [one.version for one in desk.archive.timeline(TITLE).spans] == ["2001-02-08", "2010-05-21"]
    assert desk.archive.show(TITLE, "第三条", on=date(2010, 7, 1)).text == "第三条　市园林部门应当建立花木名录。"
    assert desk.archive.plan_amendment(ACT).laws[0].action is Action.NOTHING


def test_an_act_of_no_known_day_makes_a_version_named_by_its_commencement(desk: Desk) -> None:
    desk.record(LAW)
    undated = FIRST.replace("（2010年5月20日虚构市第三届人民代表大会常务委员会第九次会议通过）\n\n", "")
    with pytest.raises(Undecided, match="--set adopted=DAY says it"):
        amend(desk, undated)
    (law,) = amend(desk, undated, base="2001-02-08").laws
    assert law.version == "2010-07-01"
    assert desk.archive.show(TITLE, "第三条", version=law.version).text == "第三条　市园林部门应当建立花木名录。"


def test_two_acts_of_one_day(desk: Desk) -> None:
    """Which was applied first the user says; nothing is put together on a guess."""
    desk.record(LAW)
    amend(desk, FIRST)
    second = act(2010, "将《虚构市花木条例》第一条中的“保护”修改为“爱护”。").replace("关于修改", "关于修正")
    with pytest.raises(Undecided, match="--base 2010-05-20 applies this act to what that one made"):
        amend(desk, second)
    amend(desk, second, base="2010-05-20")
    assert desk.archive.status(TITLE, on=date(2010, 7, 1)).version == "2010-05-20.2"
    assert desk.archive.show(TITLE, "第一条", on=date(2010, 7, 1)).text == "第一条　为了爱护花木，制定本条例。"
    assert desk.archive.show(TITLE, "第三条", on=date(2010, 7, 1)).text == "第三条　市园林部门应当建立花木名录。"
    assert plan(desk, second).laws[0].action is Action.NOTHING
    assert {one.check.number for one in desk.archive.verify().findings} == {"V51"}
    with pytest.raises(Undecided, match="is the one that this act made"):
        amend(desk, FIRST, base="2010-05-20")


def test_an_act_that_two_forks_recorded(desk: Desk, tmp_path: Path) -> None:
    """Each fork made a Work and a version of its own; nothing is damaged, and which of the two is meant is not guessed."""
    desk.record(LAW)
    shutil.copytree(desk.archive.folder, tmp_path / "fork")
    fork = Archive.open(tmp_path / "fork", author="另一人 <other@example.org>", clock=desk.clock)
    fork.record(fork.plan([Source(LAW.replace("花木", "湖泊").encode(), "lake.md")]))
    fork.amend(fork.plan_amendment(Source(FIRST.encode(), "act.md")))
    amend(desk, FIRST)
    desk.sleep()
    desk.archive.ledger.join(fork.ledger, Recorder("档案员 <archivist@example.org>", desk.clock, "yange test"))
    fork.close()
    joined = desk.reopened()
    assert {one.check.number for one in joined.verify().findings} == {"V51"}
    assert joined.status(TITLE, on=date(2011, 1, 1)).candidates == ("2010-05-20", "2010-05-20.2")
    assert [joined.show(TITLE, "第三条", version=label).text for label in ("2010-05-20", "2010-05-20.2")] == ["第三条　市园林部门应当建立花木名录。"] * 2
    assert [entry.changed for entry in joined.history(TITLE).entries[1:]] == [("第二条", "第三条", "第五条"), ()]
    (law,) = joined.plan_amendment(Source(FIRST.encode(), "act.md")).laws
    assert (law.action, law.base) == (Action.NOTHING, "2001-02-08")
    joined.close()


def test_of_two_acts_of_one_day_none_is_replayed_alone(desk: Desk) -> None:
    second = act(2010, "将《虚构市花木条例》第一条中的“保护”修改为“爱护”。").replace("关于修改", "关于修正")
    desk.record(LAW, names=["law.md"])
    desk.record(FIRST, names=["first.md"])
    desk.record(second, names=["second.md"])
    (one,) = desk.archive.replay(TITLE).acts
    assert (one.enacted, one.act_held) == (None, True)
    assert one.reason is not None
    assert one.reason.startswith("several acts of that day are held, and which was applied first is not known")
    found = desk.archive.preview(TITLE, on=date(2010, 6, 1))
    assert found.text is None


def test_a_preview_is_of_what_an_act_left_that_never_was_in_force(desk: Desk) -> None:
    """An act that was overtaken before it took effect changed the text all the same."""
    desk.record(LAW, names=["law.md"])
    desk.record(FIRST.replace("2010年7月1日", "2015年7月1日"), names=["first.md"])
    desk.record(LATER, names=["later.md"])
    found = desk.archive.preview(TITLE, on=date(2012, 6, 1))
    assert (found.base, found.version) == ("2001-02-08", "2012-05-20")
    assert found.text is not None
    assert "第二条　本市的园林部门负责花木工作。" in found.text
    assert "第一条　为了爱护花木，制定本条例。" in found.text


SHIFTED = (
    OFFICIAL.replace("第六条", "第七条")
    .replace("第五条", "第六条")
    .replace("第四条", "第五条")
    .replace("第三条", "第四条")
    .replace("第二条", "第二条　花木工作坚持保护优先。\n\n第三条")
)


def test_the_items_of_an_act_are_named_by_the_numbers_that_a_republication_gives(desk: Desk) -> None:
    desk.record(LAW)
    desk.record(SHIFTED, kind="official")
    amend(desk, FIRST)
    assert desk.archive.history(TITLE).entries[-1].ordered == (("第三条", ("第一条",)), ("第四条", ("第二条",)), ("第六条", ("第三条",)))
    assert desk.archive.history(TITLE, "第二条").entries[-1].ordered == ()
    compared = desk.archive.compare(TITLE, "2001-02-08", "2010-05-20")
    assert (compared.orders.get("art_3__para_1"), compared.orders.get("art_4"), compared.orders.get("art_2")) == (("第一条",), ("第二条",), None)
    blamed = desk.archive.blame(TITLE)
    wrote = {run.written for one in blamed.attribution.provisions if str(one.address) == "art_7" for run in one.runs}
    assert wrote == {0}
    assert {run.written for one in blamed.attribution.provisions if str(one.address) == "art_2" for run in one.runs} == {2}
