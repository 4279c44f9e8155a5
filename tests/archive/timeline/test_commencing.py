"""Which version each statement of a text is about. The laws are fictitious; the patterns are those of printed ones."""

from datetime import date

import pytest

from archive.records.statements import ActKind
from archive.timeline.commencing import Stating, stating
from texts.promulgation import Adoption, AmendmentNote, Approval, Commencement, CommencementRule, DocumentNumber, Promulgation

ORGAN = "某市人民代表大会常务委员会"
ADOPTED = (Adoption(date(2002, 6, 29), ORGAN, "某会议"),)
DECISION = "关于修改〈某条例〉的决定"


def article(day: date | None, rule: CommencementRule = CommencementRule.FIXED, scope: str | None = None) -> Commencement:
    return Commencement(day, rule, "本条例自…起施行", scope, stated_by="art_99")


def header(day: date, text: str = "施行") -> Commencement:
    return Commencement(day, CommencementRule.FIXED, text, stated_by="header_note")


def note(day: date, kind: str = "修正", act: str | None = DECISION, approved: date | None = None) -> AmendmentNote:
    return AmendmentNote(day, kind, act=act, approved=approved)


def revision(day: date) -> AmendmentNote:
    return note(day, "修订", act=None)


def days(stated: Stating) -> list[tuple[str | None, date | None, list[date | None]]]:
    """Return for each version what its act did, its day, and the days of its commencements."""
    return [(v.act.kind and v.act.kind.value, v.made, [clause.effective for clause in v.commencements]) for v in stated.versions]


def test_a_first_text_states_its_own_commencement() -> None:
    announced = Commencement(date(2002, 11, 1), CommencementRule.FIXED, "自2002年11月1日起施行", stated_by="announcement")
    stated = stating(Promulgation(adoptions=ADOPTED, promulgated=date(2002, 6, 29), commencements=(article(date(2002, 11, 1)), announced)))
    assert days(stated) == [("adoption", date(2002, 6, 29), [date(2002, 11, 1), date(2002, 11, 1)])]
    assert (stated.own, stated.earlier, stated.enacting) == (stated.versions[0], (), 0)
    assert (stated.own.act.promulgated, stated.own.act.meeting) == (date(2002, 6, 29), "某会议")


def test_the_printed_clause_of_an_amended_law_is_of_its_first_text() -> None:
    """The amended Version's own effective date comes from its act, the announcement or a manifest; where none is held, it is unknown."""
    notes = (note(date(2009, 8, 27)), note(date(2014, 8, 31)))
    stated = stating(Promulgation(adoptions=ADOPTED, commencements=(article(date(2002, 11, 1)),), amendments=notes))
    assert days(stated) == [
        ("adoption", date(2002, 6, 29), [date(2002, 11, 1)]),
        ("amendment", date(2009, 8, 27), []),
        ("amendment", date(2014, 8, 31), []),
    ]
    assert (stated.own.act.title, stated.enacting) == (DECISION, 0)


def test_the_printed_clause_is_of_the_latest_whole_text_enactment() -> None:
    notes = (note(date(1993, 12, 29)), revision(date(1999, 10, 31)), note(date(2017, 11, 4)))
    adoptions = (Adoption(date(1985, 1, 21), ORGAN, None),)
    stated = stating(Promulgation(adoptions=adoptions, commencements=(article(date(2000, 7, 1)),), amendments=notes))
    assert [commencements for *_, commencements in days(stated)] == [[], [], [date(2000, 7, 1)], []]
    assert stated.enacting == 2


def test_a_revision_that_kept_the_old_clause() -> None:
    """The clause belongs to the latest whole-text enactment not later than it."""
    stated = stating(Promulgation(adoptions=ADOPTED, commencements=(article(date(2002, 11, 1)),), amendments=(revision(date(2010, 5, 1)),)))
    assert days(stated) == [("adoption", date(2002, 6, 29), [date(2002, 11, 1)]), ("reenactment", date(2010, 5, 1), [])]
    assert stated.enacting == 0


@pytest.mark.parametrize(
    ("kind", "act", "expected"),
    [
        ("修正", DECISION, ActKind.AMENDMENT),
        # 根据《关于修改部分行政法规的决定》第三次修订: a partial amendment, whatever the word.
        ("修订", "关于修改部分法规的决定", ActKind.AMENDMENT),
        ("修订", None, ActKind.REENACTMENT),
        ("修正", None, ActKind.AMENDMENT),
        ("修改", None, ActKind.AMENDMENT),
    ],
)
def test_the_instrument_decides_and_not_the_headers_word(kind: str, act: str | None, expected: ActKind) -> None:
    assert stating(Promulgation(adoptions=ADOPTED, amendments=(note(date(2010, 5, 1), kind, act),))).own.act.kind is expected


def test_the_promulgation_of_the_first_text_is_not_the_amendments() -> None:
    first = stating(Promulgation(adoptions=ADOPTED, promulgated=date(2002, 8, 2), amendments=(note(date(2016, 2, 6)),)))
    assert [v.act.promulgated for v in first.versions] == [date(2002, 8, 2), None]
    number = DocumentNumber("某公告第35号")
    last = stating(Promulgation(adoptions=ADOPTED, promulgated=date(2015, 11, 4), number=number, amendments=(revision(date(2015, 11, 4)),)))
    assert [(v.act.promulgated, v.act.number) for v in last.versions] == [(None, None), (date(2015, 11, 4), "某公告第35号")]


def test_from_promulgation_is_computed_from_the_promulgation_of_its_own_act() -> None:
    """A day computed by the reader from another act's promulgation is taken out; the rule stays."""
    clause = article(date(2002, 8, 2), CommencementRule.ON_PROMULGATION)
    kept = stating(Promulgation(adoptions=ADOPTED, promulgated=date(2002, 8, 2), commencements=(clause,), amendments=(note(date(2016, 2, 6)),)))
    assert kept.versions[0].commencements == (article(None, CommencementRule.ON_PROMULGATION),)
    revised = stating(Promulgation(adoptions=ADOPTED, promulgated=date(2002, 8, 2), commencements=(clause,), amendments=(revision(date(2016, 2, 6)),)))
    assert days(revised) == [("adoption", date(2002, 6, 29), []), ("reenactment", date(2016, 2, 6), [None])]


def test_an_announcement_speaks_of_the_act_that_it_publishes() -> None:
    announced = Commencement(date(2010, 10, 1), CommencementRule.FIXED, "现予公布，自2010年10月1日起施行", stated_by="announcement")
    stated = stating(
        Promulgation(
            adoptions=ADOPTED,
            promulgated=date(2010, 9, 29),
            commencements=(article(date(2002, 11, 1)), announced),
            amendments=(note(date(2010, 8, 27)),),
        )
    )
    assert days(stated) == [("adoption", date(2002, 6, 29), [date(2002, 11, 1)]), ("amendment", date(2010, 8, 27), [date(2010, 10, 1)])]


def test_a_day_in_the_header_beside_the_articles_own() -> None:
    notes = (note(date(2018, 7, 30)),)
    beside = stating(Promulgation(adoptions=ADOPTED, commencements=(article(date(2002, 11, 1)), header(date(2018, 12, 1))), amendments=notes))
    assert [commencements for *_, commencements in days(beside)] == [[date(2002, 11, 1)], [date(2018, 12, 1)]]
    same = stating(Promulgation(adoptions=ADOPTED, commencements=(article(date(2002, 11, 1)), header(date(2002, 11, 1))), amendments=notes))
    assert [commencements for *_, commencements in days(same)] == [[date(2002, 11, 1), date(2002, 11, 1)], []]


def test_a_day_in_the_header_alone_that_may_be_of_either_is_left_out() -> None:
    notes = (note(date(2018, 7, 30)),)
    alone = stating(Promulgation(adoptions=ADOPTED, commencements=(header(date(2018, 12, 1)),), amendments=notes))
    assert [commencements for *_, commencements in days(alone)] == [[], []]
    says_so = stating(Promulgation(adoptions=ADOPTED, commencements=(header(date(2018, 12, 1), "该修正自2018年12月1日起施行"),), amendments=notes))
    assert [commencements for *_, commencements in days(says_so)] == [[], [date(2018, 12, 1)]]


def test_an_articles_day_after_a_partial_amendment_bounds_the_first_text_and_no_more() -> None:
    stated = stating(Promulgation(adoptions=ADOPTED, commencements=(article(date(2020, 5, 1)),), amendments=(note(date(2019, 10, 14)),)))
    assert days(stated) == [("adoption", date(2002, 6, 29), []), ("amendment", date(2019, 10, 14), [])]
    assert [v.in_force_by for v in stated.versions] == [date(2020, 5, 1), None]


def test_an_articles_day_before_the_only_adoption_stated_is_of_an_enactment_not_named() -> None:
    stated = stating(Promulgation(adoptions=ADOPTED, commencements=(article(date(1999, 1, 1)),)))
    assert days(stated) == [("adoption", None, [date(1999, 1, 1)]), (None, date(2002, 6, 29), [])]
    assert stated.enacting == 0


def test_several_organs_pass_one_act_and_one_organ_passes_two() -> None:
    courts = (Adoption(date(2009, 10, 12), "甲院", None), Adoption(date(2009, 11, 12), "乙院", None))
    assert days(stating(Promulgation(adoptions=courts))) == [("adoption", date(2009, 11, 12), [])]
    twice = (Adoption(date(2018, 6, 25), "甲院", None), Adoption(date(2023, 12, 5), "甲院", None))
    clauses = (article(date(2018, 7, 1)), header(date(2024, 1, 1)))
    assert days(stating(Promulgation(adoptions=twice, commencements=clauses))) == [
        ("adoption", date(2018, 6, 25), [date(2018, 7, 1)]),
        (None, date(2023, 12, 5), [date(2024, 1, 1)]),
    ]


def test_a_second_adoption_is_that_of_the_amendment_noted_by_its_approval() -> None:
    adoptions = (*ADOPTED, Adoption(date(2020, 6, 29), ORGAN, None))
    approvals = (Approval(date(2002, 10, 31), "某省人民代表大会常务委员会", None),)
    notes = (note(date(2020, 7, 31), approved=date(2020, 7, 31)),)
    stated = stating(Promulgation(adoptions=adoptions, approvals=approvals, amendments=notes))
    assert [(v.act.adopted, v.approved) for v in stated.versions] == [(date(2002, 6, 29), date(2002, 10, 31)), (date(2020, 6, 29), date(2020, 7, 31))]


def test_exceptions_by_scope_go_with_their_text() -> None:
    clauses = (article(date(2013, 1, 1)), article(date(2013, 7, 1), scope="第三章"))
    adoptions = (Adoption(date(2012, 12, 3), ORGAN, None),)
    stated = stating(Promulgation(adoptions=adoptions, commencements=clauses, amendments=(note(date(2014, 6, 29)),)))
    assert [commencements for *_, commencements in days(stated)] == [[date(2013, 1, 1), date(2013, 7, 1)], []]


def test_a_text_that_says_nothing_of_its_making_may_be_of_any_version() -> None:
    stated = stating(Promulgation(commencements=(article(date(2002, 11, 1)),)))
    assert days(stated) == [(None, None, [date(2002, 11, 1)])]


def test_what_the_user_states_of_the_texts_own_version() -> None:
    amended = Promulgation(adoptions=ADOPTED, commencements=(article(date(2002, 11, 1)),), amendments=(note(date(2009, 8, 27)),))
    stated = stating(amended, effective=date(2010, 1, 1))
    assert stated.own.commencements == (Commencement(date(2010, 1, 1), CommencementRule.FIXED, None, stated_by="manifest"),)
    assert stated.earlier[0].commencements == amended.commencements
    anew = Promulgation(adoptions=ADOPTED, commencements=(article(date(2002, 11, 1)),))
    assert days(stating(anew, kind=ActKind.REENACTMENT)) == [("adoption", None, []), ("reenactment", date(2002, 6, 29), [date(2002, 11, 1)])]
    older = Promulgation(adoptions=ADOPTED, commencements=(article(date(1999, 1, 1)),))
    assert days(stating(older, kind=ActKind.AMENDMENT)) == [("adoption", None, [date(1999, 1, 1)]), ("amendment", date(2002, 6, 29), [])]


def test_notes_in_any_printed_order() -> None:
    notes = (note(date(2014, 8, 31)), note(date(2009, 8, 27)))
    assert [made for _, made, _ in days(stating(Promulgation(adoptions=ADOPTED, amendments=notes)))] == [
        date(2002, 6, 29),
        date(2009, 8, 27),
        date(2014, 8, 31),
    ]
