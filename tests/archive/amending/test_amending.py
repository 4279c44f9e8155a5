"""Amending acts recorded with the texts that they make. Every law here is fictitious (虚构)."""

from datetime import date

import pytest

from archive.amending.amended import AmendmentPlan
from archive.amending.ordering import ordered_by
from archive.answering.answers import Action
from archive.errors import NotHeld, Undecided
from archive.facade import Source
from tests.archive.conftest import Desk
from texts.comparison import Basis, Status
from texts.enacting import RULES

LAW = """# 虚构市花木条例

（2001年2月8日虚构市第一届人民代表大会常务委员会第三次会议通过）

<!-- INFO END -->

第一条　为了保护花木，制定本条例。

第二条　本市的花木主管部门负责花木工作。

第三条　任何单位和个人都有保护花木的义务。

第四条　栽种花木应当符合下列条件：

（一）有适宜的土壤；

（二）有充足的水源。

第五条　本条例自2001年3月1日起施行。
"""
LAKE = LAW.replace("花木", "湖泊")


def act(year: int, *items: str, laws: str = "《虚构市花木条例》", effective: str = "7月1日", closing: str | None = None) -> str:
    numbered = [f"{'一二三四五'[number]}、{item}" for number, item in enumerate(items)]
    body = "\n\n".join(numbered)
    end = closing or f"本决定自{year}年{effective}起施行。"
    return f"""# 虚构市人民代表大会常务委员会关于修改{laws}的决定

（{year}年5月20日虚构市第三届人民代表大会常务委员会第九次会议通过）

<!-- INFO END -->

虚构市第三届人民代表大会常务委员会第九次会议决定作如下修改：

{body}

{end}

{laws}根据本决定作相应修改并对条文顺序作相应调整，重新公布。
"""


FIRST = act(
    2010,
    "将《虚构市花木条例》第二条中的“花木主管部门”修改为“园林部门”。",
    "增加一条，作为第三条：“市园林部门应当建立花木名录。”",
    "第四条改为第五条，增加一项，作为第三项：“（三）有专门的人员。”",
)
SECOND = act(2012, "删去第三条。", "第五条改为第四条，第一款第一项中的“适宜”修改为“肥沃”。")
OFFICIAL = """# 虚构市花木条例

（2001年2月8日虚构市第一届人民代表大会常务委员会第三次会议通过，根据2010年5月20日虚构市第三届人民代表大会常务委员会第九次会议通过的《虚构市人民代表大会常务委员会关于修改〈虚构市花木条例〉的决定》修正）

<!-- INFO END -->

第一条　为了保护花木，制定本条例。

第二条　本市的园林部门负责花木工作。

第三条　市园林部门应当建立花木名录。

第四条　任何单位和个人都有保护花木的义务。

第五条　栽种花木应当符合下列条件：

（一）有适宜的土壤；

（二）有充足的水源；

（三）有专门的人员。

第六条　本条例自2001年3月1日起施行。
"""
TITLE = "虚构市花木条例"


def upon_two(of_lakes: str) -> str:
    """Return an act upon two laws; the second orders another authority in place of that for `of_lakes`."""
    return act(
        2010,
        "将《虚构市花木条例》第二条中的“花木主管部门”修改为“园林部门”。",
        f"将《虚构市湖泊条例》第二条中的“{of_lakes}主管部门”修改为“水务部门”。",
        laws="《虚构市花木条例》等二件地方性法规",
    )


def plan(desk: Desk, text: str, **told: object) -> AmendmentPlan:
    return desk.archive.plan_amendment(Source(text.encode(), "act.md"), **told)  # type: ignore[arg-type]


def amend(desk: Desk, text: str, **told: object) -> AmendmentPlan:
    planned = plan(desk, text, **told)
    desk.archive.amend(planned)
    return planned


def test_an_act_is_recorded_with_the_version_it_makes(desk: Desk) -> None:
    desk.record(LAW)
    planned = plan(desk, FIRST)
    (law,) = planned.laws
    assert (law.title, law.action, law.base, law.version) == (TITLE, Action.VERSION, "2001-02-08", "2010-05-20")
    recorded = desk.archive.amend(planned)
    assert [outcome.version for outcome in recorded.outcomes] == ["2010-05-20", "2010-05-20"]
    shown = desk.archive.show(TITLE, on=date(2010, 7, 1))
    assert shown.version == "2010-05-20"
    assert shown.witness is not None
    assert shown.witness.kind == "compiled"
    assert shown.text is not None
    assert [line for line in shown.text.splitlines() if line][2:] == [line for line in OFFICIAL.splitlines() if line][3:]
    assert desk.archive.show(TITLE, on=date(2010, 6, 30)).version == "2001-02-08"
    assert [(line.kind, line.outgoing) for line in desk.archive.relations(TITLE)] == [("amends", False)]
    acts = desk.archive.relations(planned.title)
    assert [(line.kind, line.outgoing, line.work) for line in acts] == [("amends", True, law.work)]
    assert desk.archive.verify().findings == ()


def test_what_an_act_did_is_recorded_provision_by_provision(desk: Desk) -> None:
    desk.record(LAW)
    amend(desk, FIRST)
    whole = desk.archive.history(TITLE).entries[-1]
    assert whole.changed == ("第二条", "第三条", "第五条")
    assert whole.ordered == (("第二条", ("第一条",)), ("第三条", ("第二条",)), ("第五条", ("第三条",)))
    assert whole.clauses[0] == "本决定自2010年7月1日起施行。"
    renumbered = desk.archive.history(TITLE, "第五条第二项").entries[-1]
    assert renumbered.was == ("第四条第一款第二项",)
    assert renumbered.confidence == 1.0
    compared = desk.archive.compare(TITLE, "2001-02-08", "2010-05-20").comparison
    assert {row.basis for row in compared.articles if row.old and row.new} == {Basis.INSTRUCTION}
    back = desk.archive.compare(TITLE, "2010-05-20", "2001-02-08").comparison
    assert {row.basis for row in back.articles if row.old and row.new} == {Basis.INSTRUCTION}


def test_blame_names_the_item_of_the_act(desk: Desk) -> None:
    desk.record(LAW)
    amend(desk, FIRST)
    blamed = desk.archive.blame(TITLE, "第二条")
    runs = {blamed.attribution.provisions[0].text[run.start : run.end]: run for run in blamed.attribution.provisions[0].runs}
    assert runs["园林部门"].written == 1
    assert runs["园林部门"].origin == "art_2__para_1"
    assert ordered_by(blamed.authors[1].orders, runs["园林部门"].origin) == ("第一条",)


def test_acts_one_after_the_other_are_known_through_all_of_them(desk: Desk) -> None:
    """What the second act repeals the first had added; the comparison over both says so by the acts."""
    desk.record(LAW)
    amend(desk, FIRST)
    amend(desk, SECOND)
    rows = desk.archive.compare(TITLE, "2001-02-08", "2012-05-20").comparison.articles
    assert [(row.old and row.old.label, row.new and row.new.label) for row in rows] == [(f"第{n}条", f"第{n}条") for n in "一二三四五"]
    assert {row.basis for row in rows} == {Basis.INSTRUCTION}
    assert [row.status for row in rows] == [Status.UNCHANGED, Status.MODIFIED, Status.UNCHANGED, Status.MODIFIED, Status.UNCHANGED]


def test_the_official_text_is_held_against_the_act(desk: Desk) -> None:
    desk.record(LAW)
    desk.record(OFFICIAL, names=["official.md"], kind="official")
    planned = amend(desk, FIRST)
    (law,) = planned.laws
    assert law.action is Action.WITNESS
    assert law.enacted is not None
    assert law.enacted.verification.verdict == "proved"
    shown = desk.archive.show(TITLE, version="2010-05-20")
    assert shown.witness is not None
    assert shown.witness.kind == "official"
    assert desk.archive.status(TITLE, on=date(2011, 1, 1)).version == "2010-05-20"
    assert desk.archive.timeline(TITLE).spans[1].effective == date(2010, 7, 1)
    again = plan(desk, FIRST)
    assert (again.laws[0].action, again.act and again.act.action) == (Action.NOTHING, Action.NOTHING)
    assert desk.archive.verify().findings == ()


def test_a_text_that_nothing_proves_is_read_last(desk: Desk) -> None:
    desk.record(LAW)
    amend(desk, FIRST)
    desk.record(OFFICIAL.replace("都有保护", "均有保护"))
    shown = desk.archive.show(TITLE, "第四条", version="2010-05-20")
    assert shown.text == "第四条　任何单位和个人均有保护花木的义务。"
    assert shown.witness is not None
    assert shown.witness.kind == "unofficial"
    planned = amend(desk, FIRST)
    assert planned.laws[0].enacted is not None
    assert [one.article for one in planned.laws[0].enacted.verification.differences] == ["第四条"]


def test_words_that_no_act_ordered_are_the_republication_s(desk: Desk) -> None:
    desk.record(LAW)
    desk.record(OFFICIAL.replace("都有保护", "均有保护"), kind="official")
    amend(desk, FIRST)
    blamed = desk.archive.blame(TITLE, "第四条")
    assert [(author.span.version, author.republished) for author in blamed.authors] == [("2001-02-08", False), ("2010-05-20", False), ("2010-05-20", True)]
    provision = blamed.attribution.provisions[0]
    assert {provision.text[run.start : run.end]: run.written for run in provision.runs}["均"] == 2


def test_nothing_is_recorded_where_an_instruction_has_no_place(desk: Desk) -> None:
    desk.record(LAW)
    head = desk.archive.ledger.head()
    planned = plan(desk, act(2010, "将《虚构市花木条例》第二条中的“水利部门”修改为“园林部门”。"))
    (law,) = planned.laws
    assert (law.action, law.reason) == (Action.UNDECIDED, "not placed in the text of 2001-02-08: 1 of 2 instructions")
    with pytest.raises(Undecided, match="not placed in the text of 2001-02-08: 1 of 2 instructions"):
        desk.archive.amend(planned)
    assert desk.archive.ledger.head() == head


def test_an_act_upon_several_laws(desk: Desk) -> None:
    """打包修改: a version of each law that is held, and the others named, by one move of main."""
    desk.record(LAW, names=["law.md"])
    desk.record(LAKE, names=["lake.md"])
    several = act(
        2010,
        "将《虚构市花木条例》第二条中的“花木主管部门”修改为“园林部门”。",
        "将《虚构市湖泊条例》第二条中的“湖泊主管部门”修改为“水务部门”。",
        "将《虚构市雪山条例》第二条中的“雪山主管部门”修改为“园林部门”。",
        laws="《虚构市花木条例》等三件地方性法规",
    )
    planned = amend(desk, several)
    assert [(law.title, law.version) for law in planned.laws] == [(TITLE, "2010-05-20"), ("虚构市湖泊条例", "2010-05-20")]
    assert planned.not_held == ("虚构市雪山条例",)
    assert desk.archive.show("虚构市湖泊条例第二条", on=date(2010, 7, 1)).text == "第二条　本市的水务部门负责湖泊工作。"
    assert desk.archive.timeline("虚构市雪山条例").relations[0].kind == "amends"


def test_of_several_laws_the_undecided_may_be_left(desk: Desk) -> None:
    desk.record(LAW, names=["law.md"])
    desk.record(LAKE, names=["lake.md"])
    several = upon_two("山林")
    with pytest.raises(Undecided):
        amend(desk, several)
    amend(desk, several, leave_undecided=True)
    assert desk.archive.show(TITLE, on=date(2010, 7, 1)).version == "2010-05-20"
    lake = desk.archive.timeline("虚构市湖泊条例").spans
    assert [(span.version, span.text_held) for span in lake] == [("2001-02-08", True), ("2010-05-20", False)]


def test_one_law_of_several(desk: Desk) -> None:
    desk.record(LAW, names=["law.md"])
    desk.record(LAKE, names=["lake.md"])
    several = upon_two("湖泊")
    assert [law.title for law in amend(desk, several, law="虚构市湖泊条例").laws] == ["虚构市湖泊条例"]
    with pytest.raises(NotHeld, match="does not amend 虚构市湖泊条例"):
        plan(desk, FIRST, law="虚构市湖泊条例")


def test_the_text_before_must_be_held(desk: Desk) -> None:
    """An act is applied to what every act adopted earlier left, never to an older text on a guess."""
    desk.record(LAW)
    desk.record(FIRST, names=["first.md"])
    planned = plan(desk, SECOND)
    assert planned.laws[0].reason is not None
    assert planned.laws[0].reason.startswith("the text that it is applied to, 虚构市花木条例 as of 2010-05-20, is not held")
    amend(desk, FIRST)
    assert plan(desk, SECOND).laws[0].base == "2010-05-20"


def test_an_act_that_is_held_already_is_named(desk: Desk) -> None:
    desk.record(LAW)
    desk.record(FIRST, names=["first.md"])
    planned = desk.archive.plan_amendment("关于修改《虚构市花木条例》的决定", law=TITLE)
    assert planned.act is None
    desk.archive.amend(planned)
    assert desk.archive.show(TITLE, on=date(2010, 7, 1)).version == "2010-05-20"


def test_parts_of_an_act_that_commence_later(desk: Desk) -> None:
    """第二条自…起施行 is about what the act's second item changes."""
    desk.record(LAW)
    clause = "本决定自2010年7月1日起施行，其中第二条自2011年1月1日起施行。"
    amend(desk, FIRST.replace("本决定自2010年7月1日起施行。", clause))
    shown = desk.archive.show(TITLE, on=date(2010, 8, 1))
    assert (shown.version, shown.not_commenced) == ("2010-05-20", ("art_3",))


def test_known_before_the_act_was_recorded(desk: Desk) -> None:
    desk.record(LAW)
    before = desk.sleep()
    amend(desk, FIRST)
    assert desk.archive.show(TITLE, on=date(2011, 1, 1), known=before).version == "2001-02-08"


def test_the_chain_of_acts(desk: Desk) -> None:
    desk.record(LAW)
    desk.record(OFFICIAL.replace("都有保护", "均有保护"), kind="official")
    amend(desk, FIRST)
    amend(desk, SECOND)
    replayed = desk.archive.replay(TITLE)
    assert [(one.version, one.applied_to) for one in replayed.acts] == [("2010-05-20", "held"), ("2012-05-20", "replayed")]
    first = replayed.acts[0].verification
    assert first is not None
    assert [one.article for one in first.differences] == ["第四条"]
    assert replayed.acts[1].verification is None


def test_a_chain_that_is_broken_begins_anew(desk: Desk) -> None:
    desk.record(LAW)
    desk.record(OFFICIAL, kind="official")
    amend(desk, SECOND)
    replayed = desk.archive.replay(TITLE)
    assert replayed.acts[0].reason == "the act that made it is not held; the chain begins anew with the text recorded of 2010-05-20"
    assert replayed.acts[1].enacted is not None


def test_a_preview_is_not_in_force(desk: Desk) -> None:
    desk.record(LAW)
    desk.record(FIRST, names=["first.md"])
    found = desk.archive.preview(TITLE, on=date(2010, 6, 1))
    assert found.compiled
    assert (found.base, found.version, found.acts[0][1]) == ("2001-02-08", "2010-05-20", date(2010, 7, 1))
    assert found.text is not None
    assert "第二条　本市的园林部门负责花木工作。" in found.text
    assert desk.archive.preview(TITLE, on=date(2010, 8, 1)).text is None
    assert desk.archive.preview(TITLE, on=date(2010, 5, 1)).reason == "no act is known that is adopted and not yet in force"


def test_a_user_says_of_no_text_that_it_was_compiled(desk: Desk) -> None:
    from archive.recording.manifest import BadSetting

    with pytest.raises(BadSetting, match="one of gazette, official, unofficial"):
        desk.plan(LAW, kind="compiled")


def test_a_text_of_no_known_day_stands_before_the_act_that_was_applied_to_it(desk: Desk) -> None:
    """--base says what the act was applied to, and with that where the text belongs."""
    undated = LAW.replace("（2001年2月8日虚构市第一届人民代表大会常务委员会第三次会议通过）\n\n", "").replace("自2001年3月1日起施行", "由花木主管部门解释")
    desk.record(undated)
    amend(desk, FIRST, base="undated")
    entry = desk.archive.history(TITLE, "第三条").entries[-1]
    assert (entry.span.version, entry.became, entry.ordered) == ("2010-05-20", "inserted", (("第三条", ("第二条",)),))
    assert [author.span.version for author in desk.archive.blame(TITLE).authors] == ["undated", "2010-05-20"]


def test_a_text_that_prints_several_acts_is_not_one(desk: Desk) -> None:
    desk.record(LAW)
    with pytest.raises(Undecided, match="the text prints 2 acts"):
        plan(desk, SECOND.partition("一、")[0] + "删去第三条。\n\n本决定自公布之日起施行。\n\n" + FIRST)


def test_provenance_tells_what_a_text_was_compiled_from(desk: Desk) -> None:
    from archive.answering.prov import prov_json

    desk.record(LAW)
    amend(desk, FIRST)
    found = desk.archive.provenance(TITLE)
    (event,) = (event for event in found.events if event.kind == "recorded" and event.version == "2010-05-20")
    made = event.compiled
    assert made is not None
    assert (made.base_version, made.rules, made.verdict, made.compared) == ("2001-02-08", RULES, "not_checked", None)
    (base,) = (event for event in found.events if event.kind == "recorded" and event.version == "2001-02-08")
    assert made.base_text == base.text_digest
    derived = prov_json(found)["wasDerivedFrom"].values()
    used = {one["prov:usedEntity"] for one in derived if one["prov:generatedEntity"] == f"a:text-{event.text_digest}"}
    assert {f"a:text-{made.base_text}", f"a:text-{made.act_text}"} <= used


def test_a_law_that_was_repealed_is_not_amended(desk: Desk) -> None:
    """Two laws bear the title; the act means the one that is there."""
    older = LAW.replace("2001年2月8日虚构市第一届", "1991年2月8日虚构市第一届").replace("自2001年3月1日", "自1991年3月1日")
    newer = LAW.replace("起施行。", "起施行。1991年2月8日虚构市第一届人民代表大会常务委员会第三次会议通过的《虚构市花木条例》同时废止。")
    desk.record(older, names=["older.md"])
    desk.record(newer, names=["newer.md"])
    (law,) = amend(desk, FIRST).laws
    assert (law.base, law.version) == ("2001-02-08", "2010-05-20")


def test_the_user_says_which_law_of_that_title(desk: Desk) -> None:
    older = LAW.replace("2001年2月8日", "1991年2月8日").replace("自2001年3月1日", "自1991年3月1日")
    desk.record(LAW, names=["law.md"])
    desk.record(older, names=["older.md"], work="new")
    with pytest.raises(Undecided, match="several laws bear the title") as caught:
        plan(desk, FIRST)
    assert caught.value.hint == "yange amend LAW --by ACT says which, by title and year or by id"
    (law,) = amend(desk, FIRST, law="虚构市花木条例（2001）").laws
    assert (law.base, law.version) == ("2001-02-08", "2010-05-20")
    assert [line.kind for line in desk.archive.relations("虚构市花木条例（2001）")] == ["amends"]


def test_of_two_items_upon_one_article_each_has_its_own_words(desk: Desk) -> None:
    desk.record(LAW)
    amend(desk, act(2010, "将《虚构市花木条例》第四条第一款第一项中的“适宜”修改为“肥沃”。", "第四条增加一款，作为第二款：“前款第一项的条件由园林部门认定。”"))
    blamed = desk.archive.blame(TITLE, "第四条")
    text = blamed.attribution.provisions[0].text
    items = {text[run.start : run.end]: ordered_by(blamed.authors[1].orders, run.origin) for run in blamed.attribution.provisions[0].runs if run.written == 1}
    assert items == {"肥沃": ("第一条",), "\n前款第一项的条件由园林部门认定。": ("第二条",)}


def test_of_several_laws_one_whose_title_two_bear_is_not_said_to_be_not_held(desk: Desk) -> None:
    desk.record(LAW, names=["law.md"])
    desk.record(LAKE, names=["lake.md"])
    desk.record(LAKE.replace("2001年2月8日", "1991年2月8日").replace("自2001年3月1日", "自1991年3月1日"), names=["older.md"], work="new")
    planned = plan(
        desk,
        act(
            2010,
            "将《虚构市花木条例》第二条中的“花木主管部门”修改为“园林部门”。",
            "将《虚构市湖泊条例》第二条中的“湖泊主管部门”修改为“水务部门”。",
            laws="《虚构市花木条例》等二件地方性法规",
        ),
    )
    assert ([law.title for law in planned.laws], planned.not_held, planned.unsure) == ([TITLE], (), ("虚构市湖泊条例",))


def test_the_user_says_which_law_an_act_means_that_is_recorded_already(desk: Desk) -> None:
    desk.record(LAW, names=["law.md"])
    desk.record(LAW.replace("2001年2月8日", "1991年2月8日").replace("自2001年3月1日", "自1991年3月1日"), names=["older.md"], work="new")
    desk.record(FIRST, names=["act.md"])
    (law,) = desk.archive.plan_amendment("关于修改《虚构市花木条例》的决定", law="虚构市花木条例（2001）").laws
    assert (law.action, law.base) == (Action.VERSION, "2001-02-08")
