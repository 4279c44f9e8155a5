"""Whole pages, as they are written off a terminal."""

from dataclasses import replace
from datetime import UTC, date, datetime

from archive.answering.answers import (
    Action,
    Candidate,
    Clock,
    Conflict,
    Event,
    History,
    HistoryEntry,
    Outcome,
    Plan,
    Planned,
    Provenance,
    Recorded,
    Shown,
    Span,
    Stand,
    Status,
    WitnessLine,
    WorkLine,
)
from archive.answering.shown import Ground
from cli.views import history, listed, provenance, recorded, shown, status
from cli.views.page import Page
from cli.views.plain import lines
from texts.finding import Code, Finding
from texts.promulgation import Adoption, Commencement, CommencementRule, DocumentNumber, DocumentType, Promulgation, Repeal

DAY = date(2021, 9, 28)
STATUS = Status(
    work="3f9c",
    title="某市停船条例",
    on=date(2026, 1, 1),
    known=None,
    status="in_force",
    version="2021-09-28",
    candidates=(),
    reason=None,
    text_held=True,
    since=date(2022, 1, 1),
    until=None,
    repealed_by=None,
)
WITNESS = WitnessLine("77ab", "official", "https://example.org/1", "ab" * 32, "cd" * 32, "text/plain", "utf-8", datetime(2026, 1, 1, 8, tzinfo=UTC), "ef" * 20)
ADOPTED = Span("2021-09-28", "8a11", None, "adoption", DAY, DAY, date(2022, 1, 1), "第十条", date(2024, 1, 1), text_held=True)
AMENDED = Span("2023-05-05", None, "关于修改〈某市停船条例〉的决定", "amendment", date(2023, 5, 5), None, None, None, None, text_held=False)


def written(page: Page) -> str:
    return "\n".join(lines(page)) + "\n"


def test_status() -> None:
    assert (
        written(status.page(STATUS))
        == """\
某市停船条例
  on          2026-01-01
  force 效力  in force 有效
  since       2022-01-01
  version     2021-09-28
"""
    )


def test_status_of_a_law_of_which_only_the_repeal_is_held() -> None:
    """Not held is never shown as did not exist."""
    known = Status(
        work="3f9c",
        title="某市旧停船条例",
        on=date(2021, 12, 31),
        known=date(2026, 2, 1),
        status="in_force",
        version=None,
        candidates=(),
        reason="no text of it is held",
        text_held=False,
        since=None,
        until=date(2022, 1, 1),
        repealed_by="某市停船条例",
        grounds=(Ground("repeal", "inferred", "2022-01-01", "某市停船条例", None, None, "ef" * 20),),
    )
    assert (
        written(status.page(known))
        == f"""\
某市旧停船条例
  on           2021-12-31
  force 效力   in force 有效
  until        2022-01-01 (the first day on which it no longer holds)
  repealed by  《某市停船条例》
  version      no text held
  because      no text of it is held
  as known on  2026-02-01
  known by     repealed from 2022-01-01 by 《某市停船条例》; inferred; commit {"ef" * 20}
"""
    )


def test_what_a_status_rests_on() -> None:
    """Stated, computed or inferred; where; and the commit that holds it."""
    grounds = (
        Ground("commencement", "stated", "2022-01-01", "2021-09-28", "本条例自2022年1月1日起施行", "art_10", "ef" * 20),
        Ground("commencement", "stated", "2023-05-01", "2023-04-01", None, "set", "ab" * 20),
    )
    assert f"""
  known by    version 2021-09-28 in effect from 2022-01-01; stated in art_10 “本条例自2022年1月1日起施行”; commit {"ef" * 20}
              version 2023-04-01 in effect from 2023-05-01; stated by the user (--set); commit {"ab" * 20}
""" in written(status.page(replace(STATUS, grounds=grounds)))


def test_show() -> None:
    text = "第三条　船应当停好。\n（一）系缆；"
    marked = "**第三条**　船应当停好。\n\n  - （一）系缆；\n"
    page = shown.page(Shown(STATUS, "2021-09-28", "art_3", "第三条", text, marked, WITNESS, promulgation_title="某市停船条例"))
    assert (
        written(page)
        == f"""\
某市停船条例　第三条
version 2021-09-28, in force 有效 on 2026-01-01, since 2022-01-01

第三条　船应当停好。
      （一）系缆；

  from  official republication 官方文本: https://example.org/1 (text/plain, utf-8)
        sha256 {"ab" * 32}
        recorded 2026-01-01 08:00:00+00:00
        commit {"ef" * 20}
"""
    )


def test_show_of_a_version_that_is_not_the_operative_one_says_so() -> None:
    page = shown.page(Shown(STATUS, "1999-01-01", "art_3", "第三条", "第三条　旧。", None, WITNESS))
    assert "version 1999-01-01, as asked for; operative on 2026-01-01: version 2021-09-28 (in force 有效" in written(page)


def test_history() -> None:
    page = history.page(History("3f9c", "某市停船条例", None, None, (HistoryEntry(ADOPTED, None), HistoryEntry(AMENDED, None))))
    assert (
        written(page)
        == """\
某市停船条例

2021-09-28  adopted 制定
  adopted 通过      2021-09-28
  promulgated 公布  2021-09-28
  effective 施行    2022-01-01  (第十条)
  until             2024-01-01

2023-05-05  amended 修正
  act             《关于修改〈某市停船条例〉的决定》
  adopted 通过    2023-05-05
  effective 施行  not stated
  text            not held
  changed         not known: this version and the one before it are not both held
"""
    )


def test_history_of_versions_that_cannot_be_told_apart() -> None:
    entry = HistoryEntry(AMENDED, None, or_by=("2022-01-01",), together=("第三条", "第五条"))
    page = written(history.page(History("3f9c", "某市停船条例", None, None, (entry,))))
    assert "  changed         with 2022-01-01, not held: 第三条、第五条\n" in page


def test_history_names_a_run_of_provisions_by_its_ends() -> None:
    """And counts them; 第五条之一 stands in no run."""

    def changed(*names: str) -> str:
        page = written(history.page(History("3f9c", "某市停船条例", None, None, (HistoryEntry(AMENDED, names),))))
        return page.splitlines()[-1].removeprefix("  changed         ")

    assert changed("第三条", "第四条", "第五条", "第五条之一", "第七条", "第八条") == "第三条至第五条、第五条之一、第七条、第八条  (6)"
    assert changed("第三条", "第四条") == "第三条、第四条"
    assert changed("第三条", "第四章", "第五章", "第六章", "附件一") == "第三条、第四章至第六章、附件一  (5)"
    assert changed() == "nothing but typography"


def test_a_day_that_is_not_stated_is_said_once() -> None:
    unknown = replace(AMENDED, effective_basis="the day on which a version took effect is not stated")
    event = replace(AMENDED, effective_basis="the commencement depends on an event whose day is not recorded")
    pages = [written(history.page(History("3f9c", "某市停船条例", None, None, (HistoryEntry(one, None),)))) for one in (unknown, event)]
    assert "  effective 施行  not stated\n" in pages[0]
    assert "  effective 施行  not stated  (the commencement depends on an event whose day is not recorded)\n" in pages[1]


def test_history_of_a_provision_shows_its_words() -> None:
    entries = (
        HistoryEntry(ADOPTED, ("第二条",), None, "船应当停好。", became="inserted", now=("第二条",)),
        HistoryEntry(
            AMENDED, None, "船应当停好。", "船应当\n停稳。", became="modified", was=("第二条",), now=("第三条",), confidence=0.8, or_by=("2022-01-01",)
        ),
    )
    stands = (Stand("2021-09-28", ("第二条",)), Stand("2023-05-05", ("第三条",)))
    found = History("3f9c", "某市停船条例", "art_3", "第三条", entries, (), "2023-05-05", stands, "2021-09-28", last_changed="2023-05-05")
    page = written(history.page(found))
    assert "某市停船条例　第三条\n  first appeared  2021-09-28\n  last changed    2023-05-05\n" in page
    assert "  called          第二条 in 2021-09-28\n                  第三条 in 2023-05-05\n" in page
    assert "became            first appears 新增\n  reads:  船应当停好。\n" in page
    assert "modified 修改：第二条 → 第三条  (inferred 推定, 0.80)  by this version or by one whose text is not held: 2022-01-01\n" in page
    assert "  before: 船应当[-停好-]。\n  after:  船应当\n          {+停稳+}。\n" in page


def test_list() -> None:
    held = WorkLine("3f9c", "某市停船条例", "local_regulation", "CN", (), DAY, ("2021-09-28", "2023-05-05"), held=True)
    named = WorkLine("77ab", "旧条例", None, None, (), None, (), held=False)
    assert (
        written(listed.page((held, named)))
        == """\
title         kind                         versions                id
某市停船条例  local regulation 地方性法规  2021-09-28, 2023-05-05  3f9c
旧条例        cannot be told               known by name only      77ab
"""
    )


PROMULGATION = Promulgation(
    title="某市停船条例",
    doc_type=DocumentType.LOCAL_REGULATION,
    enacting_body=("某市人民代表大会常务委员会",),
    number=DocumentNumber("某市人大常委会公告第7号"),
    adoptions=(Adoption(DAY, None, "第三次会议"),),
    commencements=(Commencement(date(2022, 1, 1), CommencementRule.FIXED, "本条例自2022年1月1日起施行"),),
    repeals=(Repeal("旧条例", adopted=date(1994, 1, 21)),),
)
PLANNED = Planned(
    source="a.txt",
    action=Action.VERSION,
    title="某市停船条例",
    work="3f9c",
    new_work=True,
    version="2021-09-28",
    matched_by="no law held has this title",
    promulgation=PROMULGATION,
    stated_by={"adopted": "text", "effective": "manifest"},
    counts={"chapter": 2, "article": 10},
    findings=(Finding(Code.NUMBER_GAP, 7, "第五条 is followed by 第七条"),),
    named=("旧条例",),
    commencements=PROMULGATION.commencements,
)


def test_what_recording_understood() -> None:
    assert (
        written(recorded.planned(Plan((PLANNED,))))
        == """\
某市停船条例
  source            a.txt
  kind              local regulation 地方性法规
  made by           某市人民代表大会常务委员会
  number 文号       某市人大常委会公告第7号
  adopted 通过      2021-09-28  第三次会议
  promulgated 公布  not stated
  effective 施行    2022-01-01  “本条例自2022年1月1日起施行”  (by manifest)
  repeals 废止      《旧条例》  (1994-01-21)
  structure         2 章, 10 条
  law               new: no law held has this title (3f9c)
  version           2021-09-28
  names             《旧条例》
  finding: line 7: 第五条 is followed by 第七条 (number-gap)

"""
    )


def test_a_clause_of_an_earlier_version_is_told_from_the_version_s_own_day() -> None:
    """The commencement clause printed in an amended law belongs to the latest whole-text enactment."""
    own = Commencement(date(2024, 5, 1), CommencementRule.FIXED, "")
    page = written(recorded.planned(Plan((replace(PLANNED, commencements=(own,)),))))
    assert "  effective 施行    2024-05-01  (by manifest)\n                    2022-01-01  “本条例自2022年1月1日起施行”  (of an earlier version)\n" in page
    page = written(recorded.planned(Plan((replace(PLANNED, commencements=()),))))
    assert "  effective 施行    not stated\n" in page


def test_what_the_user_has_to_decide() -> None:
    """A conflict between text and manifest stops the write unless the user decides."""
    undecided = Planned(
        source="a.txt",
        action=Action.UNDECIDED,
        title="某市停船条例",
        work=None,
        new_work=False,
        version=None,
        matched_by="",
        promulgation=Promulgation(),
        stated_by={},
        counts={},
        findings=(),
        ambiguous=(Candidate("3f9c", "某市停船条例", ("某市人大常委会",), DAY),),
        conflicts=(Conflict("promulgated", "2021-09-28", "announcement", "2021-09-29", "set"),),
    )
    page = written(recorded.planned(Plan((undecided,))))
    assert "conflict: promulgated is 2021-09-28 in the text (announcement) and 2021-09-29 by set; --set 'promulgated!=2021-09-29' records the second" in page
    assert "    3f9c  某市停船条例  某市人大常委会, adopted 2021-09-28\n" in page


def test_what_was_recorded() -> None:
    done = Recorded((Outcome("a.txt", Action.NOTHING, "3f9c", "2021-09-28", "某市停船条例", "ef" * 20),), "ef" * 20)
    assert written(recorded.outcomes(done)) == f"recorded already, byte for byte: nothing to do: 某市停船条例, version 2021-09-28, commit {'ef' * 20}\n"


def test_provenance() -> None:
    legal = Event(Clock.LEGAL, "adopted", DAY, None, "2021-09-28", "第三次会议", "text: announcement", "ef" * 20)
    archival = Event(
        Clock.ARCHIVE, "recorded", None, datetime(2026, 1, 1, 8, tzinfo=UTC), "2021-09-28", "a.txt", None, "ef" * 20, "馆员 <a@example.org>", "yange 0.1.0"
    )
    assert written(provenance.page(Provenance("3f9c", "某市停船条例", (legal, archival), (WITNESS,)))) == (
        "某市停船条例\n"
        "\n"
        "law 法律  2021-09-28  adopted 通过\n"
        "  version   2021-09-28\n"
        "  what      第三次会议\n"
        "  known by  text: announcement [1]\n"
        "\n"
        "archive 档案  2026-01-01 08:00:00+00:00  recorded 收录\n"
        "  version   2021-09-28\n"
        "  what      a.txt\n"
        "  known by  [1]\n"
        "\n"
        f"[1]  commit {'ef' * 20}\n"
        "  who   馆员 <a@example.org>\n"
        "  with  yange 0.1.0\n"
    )
