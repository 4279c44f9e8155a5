"""Recording: the one way in, and what is told before and after."""

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archive.answering.answers import Action
from archive.catalog.schema import FILE
from archive.errors import AmbiguousLaw, NotHeld, Undecided
from archive.facade import Archive, Source
from archive.recording.manifest import BadSetting

Write = Callable[..., str]
PREDECESSOR = "新疆维吾尔自治区社会治安综合治理条例"


def git(archive: Archive, *words: str) -> str:
    return subprocess.run(["git", "-C", str(archive.folder), *words], check=True, capture_output=True, text=True).stdout


# ---- the first user's regulation


@pytest.mark.parametrize(
    ("on", "status", "since", "until", "by"),
    [
        ("1994-01-20", "not_yet_adopted", None, "1994-01-21", None),
        ("1994-01-21", "unknown", "1994-01-21", "2021-12-31", None),
        ("2021-12-30", "unknown", "1994-01-21", "2021-12-31", None),
        ("2021-12-31", "in_force", None, "2022-01-01", None),
        ("2022-01-01", "repealed", "2022-01-01", None, "新疆维吾尔自治区平安建设条例"),
    ],
)
def test_the_predecessor_answers_as_the_design_says(desk: Any, seed: str, on: str, status: str, since: str | None, until: str | None, by: str | None) -> None:
    desk.record(seed)
    found = desk.archive.status(PREDECESSOR, on=date.fromisoformat(on))
    told = (found.status, found.since and found.since.isoformat(), found.until and found.until.isoformat(), found.repealed_by)
    assert told == (status, since, until, by)
    assert (found.version, found.text_held) == (None, False)
    assert found.reason == "no text is held; later amendments are possible and not held"


def test_the_predecessor_is_completed_by_its_text(desk: Any, seed: str) -> None:
    desk.record(seed)
    before = desk.archive.find(PREDECESSOR)[0]
    text = (
        f"{PREDECESSOR}\n（1994年1月21日新疆维吾尔自治区第八届人民代表大会常务委员会第六次会议通过）\n"
        "第一条　这不是原文，而是测试用的虚构文字。\n第二条　本条例自1994年3月1日起施行。\n"
    )
    plan = desk.plan(text, names=["predecessor.txt"])
    assert (plan.entries[0].work, plan.entries[0].new_work) == (before.work, False)
    assert plan.entries[0].notes == (f"completes {PREDECESSOR}, which was known by its name only",)
    desk.archive.record(plan)
    assert desk.archive.status(PREDECESSOR, on=date(2021, 12, 30)).version == "1994-01-21"
    assert desk.archive.status(PREDECESSOR, on=date(2022, 1, 1)).status == "repealed"
    assert desk.archive.status(PREDECESSOR, on=date(1994, 2, 1)).status == "not_yet_in_force"


def test_what_the_seed_states_is_recorded_with_how_it_is_known(desk: Any, seed: str) -> None:
    planned = desk.plan(seed).entries[0]
    assert (planned.action, planned.version, planned.new_work, planned.named) == (Action.VERSION, "2021-09-28", True, (PREDECESSOR,))
    assert planned.stated_by["effective"] == planned.stated_by["promulgated"] == "text"
    assert planned.counts == {"chapter": 8, "article": 58, "paragraph": 92, "point": 36}
    assert "signatory" not in planned.stated_by
    desk.record(seed)
    relations = desk.archive.relations("平安建设条例")
    assert [(one.kind, one.outgoing, one.title, one.effective) for one in relations] == [("repeals", True, PREDECESSOR, date(2022, 1, 1))]
    mirrored = desk.archive.relations(PREDECESSOR)
    assert [(one.kind, one.outgoing, one.title, one.effective) for one in mirrored] == [("repeals", False, "新疆维吾尔自治区平安建设条例", date(2022, 1, 1))]


# ---- what stands in the ledger


def test_a_plain_git_reads_what_was_recorded(desk: Any, seed: str, fictitious: dict[str, str]) -> None:
    desk.record(seed)
    desk.record(*fictitious.values(), names=list(fictitious))
    git(desk.archive, "fsck", "--strict")
    assert git(desk.archive, "log", "--diff-filter=MDR", "--oneline") == ""
    log = git(desk.archive, "log", "--format=%s", "--grep=虚构市小型游船停泊管理条例, version of 2019-11-28")
    assert log == "Record 虚构市小型游船停泊管理条例, version of 2019-11-28\n"


def test_every_record_passes_its_own_schema(desk: Any, seed: str, fictitious: dict[str, str]) -> None:
    from archive.records.records import check

    desk.record(seed, *fictitious.values())
    desk.archive.correct("小型游船停泊管理条例", given={"effective": "2020-05-01"}, reason="公告", version="2019-11-28")
    paths = [path for path in desk.archive.ledger.paths("works") if path.endswith(".json")]
    assert len(paths) > 10
    for path in paths:
        check(desk.archive.ledger.read(path))


def test_each_version_enters_by_one_commit_and_all_by_one_move(desk: Any, fictitious: dict[str, str]) -> None:
    before = len(list(desk.archive.ledger.commits()))
    recorded = desk.record(*fictitious.values(), names=list(fictitious))
    after = list(desk.archive.ledger.commits())
    assert len({one.commit for one in recorded.outcomes}) == len(fictitious)
    assert len(after) - before == len(fictitious) + len(recorded.named)
    assert len(list((desk.archive.folder / "objects" / "pack").glob("*.pack"))) == 2


# ---- again, and otherwise


def test_the_same_bytes_are_nothing_new(desk: Any, seed: str) -> None:
    first = desk.record(seed)
    again = desk.plan(seed)
    assert (again.entries[0].action, again.entries[0].notes) == (Action.NOTHING, ("the same bytes are recorded already",))
    recorded = desk.archive.record(again)
    assert recorded.head == first.head
    assert recorded.outcomes[0].commit == first.outcomes[0].commit


def test_the_same_bytes_twice_in_one_call(desk: Any, seed: str) -> None:
    recorded = desk.record(seed, seed)
    assert [one.action for one in recorded.outcomes] == [Action.VERSION, Action.NOTHING]
    assert recorded.outcomes[0].work == recorded.outcomes[1].work


def test_the_same_text_from_another_source_is_another_witness(desk: Any, regulation: Write) -> None:
    text = regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01")
    desk.record(text)
    recorded = desk.record(text.replace("\n", "\r\n"), kind="gazette", origin="https://example.org/gazette")
    assert recorded.outcomes[0].action is Action.WITNESS
    shown = desk.archive.show("虚构市公园条例")
    assert shown.witness is not None
    assert (shown.witness.kind, shown.witness.origin, shown.notes) == ("gazette", "https://example.org/gazette", ())
    lines = desk.archive.timeline("虚构市公园条例").spans[0].witnesses
    assert [(line.kind, line.read, line.differs) for line in lines] == [("gazette", True, False), ("unofficial", False, False)]


def test_a_text_that_differs_is_kept_and_told(desk: Any, regulation: Write) -> None:
    desk.record(regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01"))
    other = regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01", body="别的文字。")
    plan = desk.plan(other)
    assert (plan.entries[0].action, plan.entries[0].notes) == (Action.WITNESS, ("its text differs from the one held of 1999-05-01",))
    desk.archive.record(plan)
    shown = desk.archive.show("虚构市公园条例", "第二条")
    assert shown.text == "第二条　虚构的规定。"
    assert shown.notes == ("another witness of this version reads otherwise: source-0.txt (unofficial); shown is source-0.txt (unofficial)",)


def test_a_further_source_adds_what_the_first_left_out(desk: Any, regulation: Write) -> None:
    desk.record(regulation("虚构市公园条例", "1999-05-01"))
    assert desk.archive.status("虚构市公园条例", on=date(2010, 1, 1)).status == "unknown"
    desk.record(regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01"))
    assert desk.archive.status("虚构市公园条例", on=date(2010, 1, 1)).since == date(1999, 7, 1)
    assert len(desk.archive.timeline("虚构市公园条例").spans) == 1


# ---- what the user states


def test_an_amended_law_has_its_own_commencement_from_the_user_alone(desk: Any, regulation: Write) -> None:
    acts = [("2005-03-02", "关于修改〈虚构市公园条例〉的决定")]
    text = regulation("虚构市公园条例", "1999-05-01", amended=acts, effective="1999-07-01")
    desk.record(text, effective="2005-04-01")
    span = desk.archive.timeline("虚构市公园条例").spans[-1]
    assert (span.version, span.effective, span.effective_basis) == ("2005-03-02", date(2005, 4, 1), "stated by the user (set)")
    assert desk.archive.status("虚构市公园条例", on=date(2005, 4, 1)).version == "2005-03-02"
    assert desk.archive.status("虚构市公园条例", on=date(2005, 3, 31)).version == "1999-05-01"


def test_a_value_that_the_text_contradicts_stops_the_recording(desk: Any, seed: str) -> None:
    plan = desk.plan(seed, effective="2022-02-01", promulgated="2021-09-28")
    conflict = plan.entries[0].conflicts[0]
    assert (conflict.field, conflict.stated, conflict.where, conflict.given, conflict.by) == ("effective", "2022-01-01", "art_58", "2022-02-01", "set")
    assert (plan.entries[0].action, plan.ready) == (Action.UNDECIDED, False)
    with pytest.raises(Undecided) as caught:
        desk.archive.record(plan)
    assert str(caught.value) == (
        "nothing was recorded; this is to be decided:\n    source-0.txt: what the user states contradicts the text: FIELD! instead of FIELD overrules the text"
    )
    assert list(desk.archive.works()) == []


def test_the_user_overrules_the_text_and_both_values_are_kept(desk: Any, seed: str) -> None:
    plan = desk.archive.plan([Source(seed.encode(), "a.txt")], given={"effective!": "2022-02-01"})
    assert (plan.ready, plan.entries[0].stated_by["effective"]) == (True, "set")
    desk.archive.record(plan)
    assert desk.archive.status("平安建设条例", on=date(2022, 1, 31)).status == "not_yet_in_force"
    path = next(path for path in desk.archive.ledger.paths("works") if "/version-" in path)
    record = json.loads(desk.archive.ledger.read(path))
    assert record["overridden"] == [{"field": "effective", "stated": "2022-01-01", "where": "art_58"}]
    assert record["stated_by"] == {"effective": "set"}


def test_what_the_user_decided_outlives_a_text_that_ranks_above(desk: Any, seed: str) -> None:
    """The user's own word stays: a gazette that states otherwise is told, and decides nothing."""
    desk.record(seed, **{"promulgated!": "2021-10-01"})
    plan = desk.plan(seed.replace("平安建设工作", "平安建设的工作"), names=["gazette.txt"], kind="gazette")
    assert "it states promulgated: 2021-09-28 instead of 2021-10-01" in plan.entries[0].notes
    desk.archive.record(plan)
    promulgated = [event for event in desk.archive.provenance("平安建设条例").events if event.kind == "promulgated"]
    assert [(event.on, event.stated_by) for event in promulgated] == [(date(2021, 10, 1), "the user (set)")]


def test_a_field_that_is_unknown_is_refused_with_those_that_are_known(desk: Any, seed: str) -> None:
    with pytest.raises(BadSetting, match=r"^unknown field: 'colour'$") as caught:
        desk.plan(seed, colour="red")
    assert str(caught.value.hint).startswith("known fields: title (title of the text), doc_type (kind of instrument)")
    with pytest.raises(BadSetting, match=r"^effective: '2022-13-01' cannot be read: month must be in 1..12$"):
        desk.plan(seed, effective="2022-13-01")
    with pytest.raises(BadSetting, match=r"^kind: 'rumour' cannot be read: one of gazette, official, unofficial$"):
        desk.plan(seed, kind="rumour")


def test_a_manifest_states_what_the_texts_do_not(desk: Any, regulation: Write, tmp_path: Path) -> None:
    acts = [("2005-03-02", "关于修改〈虚构市公园条例〉的决定")]
    (tmp_path / "a.txt").write_text(regulation("虚构市公园条例", "1999-05-01", amended=acts, effective="1999-07-01"), "utf-8")
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text('{"path": "a.txt", "effective": "2005-04-01", "kind": "official", "alias": ["公园条例", "园林法"]}\n\n', "utf-8")
    source = Source((tmp_path / "a.txt").read_bytes(), str(tmp_path / "a.txt"))
    plan = desk.archive.plan([source], manifest=manifest)
    assert plan.entries[0].stated_by["effective"] == "manifest"
    desk.archive.record(plan)
    assert desk.archive.status("园林法", on=date(2005, 4, 1)).version == "2005-03-02"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "m.jsonl, line 1: not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ('{"effective": "2020-01-01"}', "m.jsonl, line 1: expected an object with a path"),
        ('{"path": "a.txt", "efective": "2020-01-01"}', "m.jsonl, line 1: unknown field: 'efective'"),
        ('{"path": "a.txt", "effective": 20200101}', "m.jsonl, line 1: effective: expected words, found 20200101"),
        ('{"path": "a.txt"}\n{"path": "a.txt"}', "m.jsonl, line 2: a.txt stands twice"),
    ],
)
def test_a_manifest_that_cannot_be_read_says_where(desk: Any, seed: str, tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "m.jsonl").write_text(line, "utf-8")
    with pytest.raises(BadSetting) as caught:
        desk.archive.plan([Source(seed.encode(), "a.txt")], manifest=tmp_path / "m.jsonl")
    assert str(caught.value) == message


# ---- which Work


def test_namesakes_are_two_works_and_the_question_is_answered_by_a_list(desk: Any, regulation: Write) -> None:
    desk.record(regulation("虚构市安全条例", "1993-02-22", effective="1993-02-22"))
    desk.record(regulation("虚构市安全条例", "2015-07-01", effective="2015-07-01"))
    with pytest.raises(AmbiguousLaw) as caught:
        desk.archive.status("虚构市安全条例")
    assert {line.partition("  ")[2] for line in caught.value.candidates} == {
        "虚构市安全条例  (adopted 1993-02-22; 虚构市人民代表大会常务委员会)",
        "虚构市安全条例  (adopted 2015-07-01; 虚构市人民代表大会常务委员会)",
    }
    assert desk.archive.find("虚构市安全条例（2015）")[0].adopted == date(2015, 7, 1)
    assert desk.archive.find("虚构市安全条例(1993-02-22)")[0].adopted == date(1993, 2, 22)


def test_a_retitled_work_answers_to_both_titles(desk: Any, regulation: Write) -> None:
    desk.record(regulation("虚构市公园管理条例", "1999-05-01", effective="1999-07-01"))
    acts = [("2005-03-02", "关于修改〈虚构市公园管理条例〉的决定")]
    desk.record(regulation("虚构市城市公园条例", "1999-05-01", amended=acts, effective="1999-07-01"))
    assert desk.archive.find("虚构市公园管理条例")[0] == desk.archive.find("虚构市城市公园条例")[0]
    assert desk.archive.show("虚构市公园管理条例", version="1999-05-01").promulgation_title == "虚构市公园管理条例"
    assert desk.archive.status("虚构市公园管理条例", on=date(2000, 1, 1)).title == "虚构市公园管理条例"


def test_what_is_not_decided_is_asked_and_the_user_decides(desk: Any, regulation: Write) -> None:
    first = desk.record(regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01"))
    undated = regulation("虚构市公园条例", None, body="不知何时的文字。")
    plan = desk.plan(undated)
    entry = plan.entries[0]
    assert (entry.action, [one.work for one in entry.ambiguous]) == (Action.UNDECIDED, [first.outcomes[0].work])
    assert entry.matched_by == "the title is the same, and no stated date or number says whether it is the same Work"
    as_new = desk.plan(undated, work="new").entries[0]
    assert (as_new.action, as_new.new_work, as_new.version) == (Action.VERSION, True, "undated")
    same = desk.plan(undated, work=first.outcomes[0].work, adopted="2003-01-01").entries[0]
    assert (same.action, same.new_work, same.version, same.stated_by["adopted"]) == (Action.VERSION, False, "2003-01-01", "set")
    with pytest.raises(BadSetting, match=r"^work: no law has the id 'ffffffffffff'$"):
        desk.plan(undated, work="ffffffffffff")


def test_a_text_that_names_no_act_is_given_to_no_version(desk: Any, regulation: Write) -> None:
    work = desk.record(regulation("虚构市公园条例", "1999-05-01")).outcomes[0].work
    entry = desk.plan(regulation("虚构市公园条例", None, body="别的。"), work=work).entries[0]
    assert entry.notes == ("the text does not say by which act it reads so: --set adopted=DAY or version=LABEL says it (1999-05-01)",)
    told = desk.plan(regulation("虚构市公园条例", None, body="别的。"), work=work, version="1999-05-01").entries[0]
    assert (told.action, told.version) == (Action.WITNESS, "1999-05-01")


def test_a_text_without_a_title_waits_for_one(desk: Any) -> None:
    text = "第一条　为了演示，制定本办法。\n第二条　虚构的规定。\n"
    assert desk.plan(text).entries[0].notes == ("no title is printed: --set title=… says it",)
    assert desk.plan(text, title="虚构办法").entries[0].title == "虚构办法"


def test_an_amending_act_gives_the_amended_version_its_commencement(desk: Any, fictitious: dict[str, str]) -> None:
    """The amended Version's own effective date comes from its act, held as a Work of its own."""
    desk.record(fictitious["amended-2019"])
    assert desk.archive.timeline("小型游船停泊管理条例").spans[-1].effective is None
    desk.record(fictitious["decision-2019"])
    span = desk.archive.timeline("虚构市小型游船停泊管理条例").spans[-1]
    assert (span.version, span.text_held) == ("2019-11-28", True)
    assert span.effective is not None


def test_a_revision_that_repeals_its_own_earlier_text_does_not_end_the_work(desk: Any, regulation: Write) -> None:
    acts = [("2005-03-02", "关于修改〈虚构市公园条例〉的决定")]
    clause = "1999年5月1日虚构市第九届人民代表大会常务委员会第八次会议通过的《虚构市公园条例》同时废止。"
    recorded = desk.record(regulation("虚构市公园条例", "1999-05-01", amended=acts, effective="1999-07-01", repeals=clause))
    assert recorded.named == ()
    assert desk.archive.status("虚构市公园条例", on=date(2020, 1, 1)).status == "in_force"


# ---- corrections


def test_a_correction_changes_the_answer_and_not_the_past_one(desk: Any, regulation: Write) -> None:
    desk.record(regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01"))
    day = desk.sleep()
    desk.archive.correct("虚构市公园条例", given={"effective!": "1999-08-01"}, reason="公报所载日期不同")
    assert desk.archive.status("虚构市公园条例", on=date(1999, 7, 15)).status == "not_yet_in_force"
    assert desk.archive.status("虚构市公园条例", on=date(1999, 7, 15), known=day).status == "in_force"
    kinds = [(event.kind, event.words.split(";")[0]) for event in desk.archive.provenance("虚构市公园条例").events if event.clock.value == "archive"]
    assert kinds == [("recorded", "Record 虚构市公园条例, version of 1999-05-01"), ("corrected", "Correct 虚构市公园条例, version of 1999-05-01")]


def test_a_character_is_corrected_by_a_better_text(desk: Any, regulation: Write) -> None:
    desk.record(regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01", body="公圆应当开放。"))
    day = desk.sleep()
    better = regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01", body="公园应当开放。")
    desk.archive.correct("虚构市公园条例", source=Source(better.encode(), "better.txt"), reason="扫描错字")
    shown = desk.archive.show("虚构市公园条例", "第二条")
    assert (shown.text, shown.notes) == ("第二条　公园应当开放。", ())
    assert desk.archive.show("虚构市公园条例", "第二条", known=day).text == "第二条　公圆应当开放。"


def test_two_works_that_turn_out_to_be_one(desk: Any, regulation: Write) -> None:
    one = desk.record(regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01")).outcomes[0].work
    other = desk.record(regulation("虚构市园林条例", "2005-03-02", effective="2005-04-01")).outcomes[0].work
    desk.archive.correct(other, given={"work": one}, reason="同一条例改名")
    found = desk.archive.timeline("虚构市园林条例")
    assert (found.work, [span.version for span in found.spans]) == (one, ["1999-05-01", "2005-03-02"])
    assert len(list(desk.archive.works())) == 1


def test_a_correction_that_says_nothing_is_refused(desk: Any, seed: str) -> None:
    desk.record(seed)
    with pytest.raises(BadSetting, match=r"^a correction says why$"):
        desk.archive.correct("平安建设条例", given={"effective!": "2022-02-01"}, reason=" ")
    with pytest.raises(Undecided, match=r"what is recorded says otherwise:\n    effective: recorded 2022-01-01, given 2022-02-01"):
        desk.archive.correct("平安建设条例", given={"effective": "2022-02-01"}, reason="误")
    with pytest.raises(NotHeld, match="no version of 新疆维吾尔自治区平安建设条例 called '1999-01-01' is held"):
        desk.archive.correct("平安建设条例", given={"effective!": "2022-02-01"}, reason="误", version="1999-01-01")


# ---- beside others


def test_who_recorded_in_between_is_taken_into_account(desk: Any, regulation: Write) -> None:
    """A plan is decided again, under the lock, upon what is there now."""
    text = regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01")
    mine = desk.plan(text)
    other = desk.reopened()
    other.record(other.plan([Source(text.encode(), "theirs.txt")]))
    recorded = desk.archive.record(mine)
    assert recorded.outcomes[0].action is Action.NOTHING
    assert len(list(desk.archive.works())) == 1


def test_recording_needs_no_catalog(desk: Any, seed: str) -> None:
    desk.record(seed)
    desk.archive.close()
    (desk.archive.folder / FILE).unlink()
    assert desk.reopened().plan([Source(seed.encode(), "a.txt")]).entries[0].action is Action.NOTHING
