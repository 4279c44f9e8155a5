"""The answers that the design promises, each as a whole. All laws here are fictitious but the first's dates."""

from datetime import date
from itertools import permutations

import pytest

from archive.records.statements import ActKind
from archive.timeline.legal_facts import Ending, EndingKind, Mention, Recorded, Suspension, VersionFacts, WorkFacts, known
from archive.timeline.standing import Fact, Force, Ground, How, NoteCode, Part, PartState, Placed, Reason, Standing
from archive.timeline.timeline import commencement_of, lay_out
from texts.promulgation import Commencement, CommencementRule

SUCCESSOR = "新疆维吾尔自治区平安建设条例"
REPEAL = Ending(EndingKind.REPEAL, date(2022, 1, 1), work="w", version="v", title=SUCCESSOR, computed=True)
PREDECESSOR = WorkFacts(endings=(REPEAL,), mentions=(Mention(adopted=date(1994, 1, 21), title=SUCCESSOR),))


def fixed(year: int, month: int, day: int, scope: str | None = None) -> Commencement:
    return Commencement(date(year, month, day), CommencementRule.FIXED, f"自{year}年{month}月{day}日起施行", scope, stated_by="art_9")


def by_rule(rule: CommencementRule | None, days: int | None = None, scope: str | None = None) -> Commencement:
    return Commencement(None, rule, "", scope, days)


def version(id_: str, act: ActKind, adopted: date, *commencements: Commencement, promulgated: date | None = None, follows: str | None = None) -> VersionFacts:
    return VersionFacts(id_, act, adopted, None, promulgated, commencements, follows=follows)


def adoption(*commencements: Commencement, adopted: date = date(2002, 6, 29), promulgated: date | None = None) -> VersionFacts:
    return version("a", ActKind.ADOPTION, adopted, *commencements, promulgated=promulgated)


def amendment(*commencements: Commencement, adopted: date = date(2009, 8, 27), promulgated: date | None = None, id_: str = "b") -> VersionFacts:
    return version(id_, ActKind.AMENDMENT, adopted, *commencements, promulgated=promulgated)


def told(work: WorkFacts, day: date) -> tuple[Force, str | None, tuple[str, ...], date | None, date | None]:
    standing = lay_out(work).at(day)
    return standing.status, standing.version, standing.candidates, standing.since, standing.until


def standings(work: WorkFacts) -> list[tuple[date | None, Force, str | None]]:
    return [(segment.start, segment.status, segment.version) for segment in lay_out(work).segments]


def codes(work: WorkFacts) -> list[tuple[NoteCode, str]]:
    return [(note.code, note.version) for note in lay_out(work).notes]


def test_the_predecessor_of_the_seed_regulation() -> None:
    """Not_yet_adopted before 1994-01-21, unknown until 2021-12-30, in_force on 2021-12-31, repealed from 2022-01-01; version always null."""
    adopted = Ground(Fact.ADOPTION, How.STATED, date(1994, 1, 21))
    assert lay_out(PREDECESSOR).segments == (
        Standing(
            None,
            date(1994, 1, 21),
            Force.NOT_YET_ADOPTED,
            possible=(Force.NOT_YET_ADOPTED,),
            until=date(1994, 1, 21),
            grounds=(adopted,),
            reasons=(Reason.NOT_HELD,),
        ),
        Standing(
            date(1994, 1, 21),
            date(2021, 12, 31),
            Force.UNKNOWN,
            possible=(Force.NOT_YET_IN_FORCE, Force.IN_FORCE),
            since=date(1994, 1, 21),
            until=date(2021, 12, 31),
            grounds=(adopted,),
            reasons=(Reason.NOT_HELD,),
        ),
        Standing(
            date(2021, 12, 31),
            date(2022, 1, 1),
            Force.IN_FORCE,
            possible=(Force.IN_FORCE,),
            until=date(2022, 1, 1),
            grounds=(Ground(Fact.REPEAL, How.INFERRED, date(2022, 1, 1), SUCCESSOR),),
            reasons=(Reason.NOT_HELD,),
        ),
        Standing(
            date(2022, 1, 1),
            None,
            Force.REPEALED,
            possible=(Force.REPEALED,),
            since=date(2022, 1, 1),
            ended_by=(SUCCESSOR,),
            grounds=(Ground(Fact.REPEAL, How.COMPUTED, date(2022, 1, 1), SUCCESSOR),),
            reasons=(Reason.NOT_HELD,),
        ),
    )
    assert not lay_out(PREDECESSOR).at(date(2021, 12, 31)).text_held
    assert lay_out(PREDECESSOR).at(date(2022, 1, 1)).repealed_by == SUCCESSOR
    assert lay_out(PREDECESSOR).at(date(2021, 12, 31)).repealed_by is None


def test_recording_the_text_of_the_predecessor_completes_it() -> None:
    text = version("p", ActKind.ADOPTION, date(1994, 1, 21), fixed(1994, 3, 1))
    assert standings(WorkFacts((text,), PREDECESSOR.endings, (), PREDECESSOR.mentions)) == [
        (None, Force.NOT_YET_ADOPTED, None),
        (date(1994, 1, 21), Force.NOT_YET_IN_FORCE, None),
        (date(1994, 3, 1), Force.IN_FORCE, "1994-01-21"),
        (date(2022, 1, 1), Force.REPEALED, None),
    ]


def test_a_law_in_force_from_a_stated_day() -> None:
    assert lay_out(WorkFacts((adoption(fixed(2002, 11, 1)),))).at(date(2005, 1, 1)) == Standing(
        date(2002, 11, 1),
        None,
        Force.IN_FORCE,
        version="2002-06-29",
        possible=(Force.IN_FORCE,),
        text_held=True,
        since=date(2002, 11, 1),
        grounds=(Ground(Fact.COMMENCEMENT, How.STATED, date(2002, 11, 1), "2002-06-29", "自2002年11月1日起施行", "art_9"),),
    )


def test_an_amended_law_without_the_amendments_own_day() -> None:
    """They are in force, and which of two texts applied on a day between is what is unknown."""
    work = WorkFacts((adoption(fixed(2002, 11, 1)), amendment(), amendment(fixed(2014, 12, 1), adopted=date(2014, 8, 31), id_="c")))
    assert told(work, date(2009, 8, 26)) == (Force.IN_FORCE, "2002-06-29", (), date(2002, 11, 1), None)
    assert told(work, date(2009, 8, 27)) == (Force.IN_FORCE, None, ("2002-06-29", "2009-08-27"), None, None)
    between = lay_out(work).at(date(2014, 11, 30))
    assert (between.start, between.end, between.reason) == (date(2009, 8, 27), date(2014, 12, 1), "the day on which a version took effect is not stated")
    assert told(work, date(2014, 12, 1)) == (Force.IN_FORCE, "2014-08-31", (), date(2014, 12, 1), None)


def test_an_unknown_commencement_is_bounded_by_promulgation_then_approval_then_adoption() -> None:
    def bound(adopted: date | None = None, approved: date | None = None, promulgated: date | None = None) -> date | None:
        return commencement_of(VersionFacts("x", ActKind.AMENDMENT, adopted, approved, promulgated)).earliest

    assert bound() is None
    assert bound(date(2020, 1, 14)) == date(2020, 1, 14)
    assert bound(date(2020, 1, 14), date(2020, 3, 26)) == date(2020, 3, 26)
    assert bound(date(2020, 1, 14), date(2020, 3, 26), date(2020, 4, 10)) == date(2020, 4, 10)


@pytest.mark.parametrize(
    ("clause", "promulgated", "expected"),
    [
        (by_rule(CommencementRule.ON_PROMULGATION), date(2016, 2, 6), (date(2016, 2, 6), date(2016, 2, 6), How.COMPUTED, None)),
        (by_rule(CommencementRule.ON_PROMULGATION), None, (date(2016, 1, 1), None, How.STATED, Reason.PROMULGATION_UNKNOWN)),
        (by_rule(CommencementRule.ON_ADOPTION), None, (date(2016, 1, 1), date(2016, 1, 1), How.COMPUTED, None)),
        # The thirtieth or the thirty-first day after: no law read here says whether the day of promulgation counts.
        (by_rule(CommencementRule.AFTER_PROMULGATION, 30), date(2016, 2, 6), (date(2016, 3, 7), date(2016, 3, 8), How.COMPUTED, Reason.COUNTING)),
        (by_rule(CommencementRule.AFTER_PROMULGATION, 30), None, (date(2016, 1, 1), None, How.STATED, Reason.PROMULGATION_UNKNOWN)),
        (by_rule(CommencementRule.CONDITIONAL), date(2016, 2, 6), (date(2016, 2, 6), None, How.STATED, Reason.CONDITIONAL)),
        (by_rule(None), date(2016, 2, 6), (date(2016, 2, 6), None, How.STATED, Reason.COMMENCEMENT_UNKNOWN)),
        (fixed(2199, 1, 1), date(2016, 2, 6), (date(2199, 1, 1), date(2199, 1, 1), How.STATED, None)),
    ],
)
def test_a_stated_rule_applied_to_a_stated_day_is_computed_and_nothing_else_is(
    clause: Commencement, promulgated: date | None, expected: tuple[date | None, date | None, How, Reason | None]
) -> None:
    window = commencement_of(adoption(clause, adopted=date(2016, 1, 1), promulgated=promulgated))
    assert (window.earliest, window.latest, window.how, window.reason) == expected


def test_what_is_amended_had_been_promulgated() -> None:
    """So what takes effect from a promulgation whose day is not stated was in force when it was amended, at the latest."""
    work = WorkFacts((adoption(by_rule(CommencementRule.ON_PROMULGATION)), amendment(), amendment(adopted=date(2014, 8, 31), id_="c")))
    assert told(work, date(2009, 8, 26))[:3] == (Force.UNKNOWN, None, ("2002-06-29",))
    assert told(work, date(2009, 8, 27))[:3] == (Force.IN_FORCE, None, ("2002-06-29", "2009-08-27"))


def test_thirty_days_after_promulgation_leaves_one_day_in_doubt() -> None:
    work = WorkFacts((adoption(by_rule(CommencementRule.AFTER_PROMULGATION, 30), adopted=date(2016, 1, 1), promulgated=date(2016, 2, 6)),))
    assert told(work, date(2016, 3, 6))[:2] == (Force.NOT_YET_IN_FORCE, None)
    assert told(work, date(2016, 3, 7))[:3] == (Force.UNKNOWN, None, ("2016-01-01",))
    assert lay_out(work).at(date(2016, 3, 7)).reasons == (Reason.COUNTING,)
    assert told(work, date(2016, 3, 8))[:2] == (Force.IN_FORCE, "2016-01-01")


def test_a_version_superseded_before_it_commenced_never_was_in_force() -> None:
    late = amendment(fixed(2025, 1, 1), adopted=date(2024, 3, 1))
    work = WorkFacts((adoption(fixed(2002, 11, 1)), late, amendment(fixed(2024, 9, 1), adopted=date(2024, 6, 1), id_="c")))
    assert standings(work)[-2:] == [(date(2002, 11, 1), Force.IN_FORCE, "2002-06-29"), (date(2024, 9, 1), Force.IN_FORCE, "2024-06-01")]
    assert codes(work) == [(NoteCode.NEVER_IN_FORCE, "2024-03-01")]
    assert lay_out(work).find("2024-03-01") == Placed(
        late, "2024-03-01", date(2025, 1, 1), How.STATED, date(2025, 1, 1), date(2025, 1, 1), None, None, None, never_in_force=True
    )


def test_two_versions_effective_the_same_day_the_later_act_applies() -> None:
    work = WorkFacts(
        (adoption(fixed(2002, 11, 1)), amendment(fixed(2010, 1, 1)), amendment(fixed(2010, 1, 1), adopted=date(2009, 12, 26), id_="c")),
    )
    assert told(work, date(2010, 1, 1)) == (Force.IN_FORCE, "2009-12-26", (), date(2010, 1, 1), None)
    assert codes(work) == [(NoteCode.NEVER_IN_FORCE, "2009-08-27")]


def test_acts_of_one_day_in_no_known_order_are_both_candidates() -> None:
    one, other = amendment(fixed(2010, 1, 1)), amendment(fixed(2010, 1, 1), id_="c")
    work = WorkFacts((adoption(fixed(2002, 11, 1)), one, other))
    assert told(work, date(2010, 1, 1)) == (Force.IN_FORCE, None, ("2009-08-27", "2009-08-27.2"), None, None)
    assert lay_out(work).at(date(2010, 1, 1)).reasons == (Reason.ORDER_UNKNOWN,)
    assert codes(work) == [(NoteCode.SAME_DAY, "2009-08-27.2")]
    ordered = WorkFacts((adoption(fixed(2002, 11, 1)), one, version("c", ActKind.AMENDMENT, date(2009, 8, 27), fixed(2010, 1, 1), follows="b")))
    assert told(ordered, date(2010, 1, 1))[1] == "2009-08-27.2"


def test_an_amendment_adopted_before_the_law_it_amends_commenced() -> None:
    work = WorkFacts((adoption(fixed(2002, 11, 1)), amendment(fixed(2002, 11, 1), adopted=date(2002, 9, 1))))
    assert standings(work) == [
        (None, Force.NOT_YET_ADOPTED, None),
        (date(2002, 6, 29), Force.NOT_YET_IN_FORCE, None),
        (date(2002, 11, 1), Force.IN_FORCE, "2002-09-01"),
    ]


def test_a_law_takes_effect_in_parts() -> None:
    work = WorkFacts(
        (adoption(fixed(2013, 1, 1), fixed(2013, 7, 1, "第三章"), by_rule(CommencementRule.CONDITIONAL, scope="第九条"), adopted=date(2012, 12, 3)),)
    )
    standing = lay_out(work).at(date(2013, 3, 1))
    assert (standing.status, standing.version, standing.since) == (Force.PARTLY_IN_FORCE, "2012-12-03", None)
    assert standing.parts == (
        Part("第三章", PartState.NOT_COMMENCED, certain=True, effective=date(2013, 7, 1)),
        Part("第九条", PartState.NOT_COMMENCED, certain=False),
    )
    assert lay_out(work).at(date(2013, 7, 1)).parts == (Part("第九条", PartState.NOT_COMMENCED, certain=False),)


def test_parts_not_yet_commenced_stay_so_through_an_amendment_and_not_through_a_re_enactment() -> None:
    first = adoption(fixed(2013, 1, 1), fixed(2020, 1, 1, "第三章"), adopted=date(2012, 12, 3))
    amended = amendment(fixed(2015, 1, 1), adopted=date(2014, 12, 1))
    anew = version("c", ActKind.REENACTMENT, date(2016, 12, 1), fixed(2017, 1, 1))
    work = WorkFacts((first, amended, anew))
    assert told(work, date(2016, 1, 1)) == (Force.PARTLY_IN_FORCE, "2014-12-01", (), date(2015, 1, 1), date(2017, 1, 1))
    assert told(work, date(2017, 1, 1)) == (Force.IN_FORCE, "2016-12-01", (), date(2017, 1, 1), None)


def test_a_part_that_commences_before_the_rest() -> None:
    first = adoption(fixed(2013, 7, 1), fixed(2013, 1, 1, "第二章"), adopted=date(2012, 12, 3))
    standing = lay_out(WorkFacts((first,))).at(date(2013, 3, 1))
    assert (standing.status, standing.version, standing.until) == (Force.PARTLY_IN_FORCE, "2012-12-03", date(2013, 7, 1))
    assert standing.parts == (Part(None, PartState.NOT_COMMENCED, certain=True, effective=date(2013, 7, 1)),)
    later = amendment(fixed(2021, 1, 1), fixed(2020, 7, 1, "第二章"), adopted=date(2020, 6, 1))
    both = lay_out(WorkFacts((first, later))).at(date(2020, 8, 1))
    assert (both.status, both.version, both.candidates, both.reasons) == (Force.IN_FORCE, None, ("2012-12-03", "2020-06-01"), (Reason.TWO_TEXTS,))


def test_repealed_in_part_until_enacted_anew() -> None:
    part = Ending(EndingKind.REPEAL, date(2008, 1, 1), scope="第五条", title="某决定")
    anew = version("c", ActKind.REENACTMENT, date(2016, 12, 1), fixed(2017, 1, 1))
    work = WorkFacts((adoption(fixed(2002, 11, 1)), anew), (part,))
    standing = lay_out(work).at(date(2008, 1, 1))
    assert (standing.status, standing.version, standing.since) == (Force.PARTLY_IN_FORCE, "2002-06-29", date(2008, 1, 1))
    assert standing.parts == (Part("第五条", PartState.REPEALED, certain=True, effective=date(2008, 1, 1)),)
    assert told(work, date(2017, 1, 1))[0] is Force.IN_FORCE


def test_effective_before_promulgated_is_a_note() -> None:
    """Effective before promulgated may be lawful (立法法 104): a note."""
    work = WorkFacts((adoption(fixed(2002, 5, 1), promulgated=date(2002, 6, 29)),))
    assert told(work, date(2002, 5, 1))[:2] == (Force.IN_FORCE, "2002-06-29")
    assert [note.message for note in lay_out(work).notes] == ["effective on 2002-05-01, promulgated on 2002-06-29; this may be lawful"]


def test_a_repeal_whose_day_is_not_known() -> None:
    repeal = Ending(EndingKind.REPEAL, None, not_before=date(2010, 3, 1), title="某条例")
    work = WorkFacts((adoption(fixed(2002, 11, 1)),), (repeal,))
    assert told(work, date(2010, 2, 28)) == (Force.IN_FORCE, "2002-06-29", (), date(2002, 11, 1), None)
    standing = lay_out(work).at(date(2010, 3, 1))
    assert (standing.status, standing.candidates, standing.possible) == (Force.UNKNOWN, ("2002-06-29",), (Force.IN_FORCE, Force.REPEALED))
    assert standing.reason == "the day of the repeal or lapse is not stated"


def test_two_repeals_of_different_days_contradict_each_other() -> None:
    repeals = (Ending(EndingKind.REPEAL, date(2010, 1, 1), title="甲"), Ending(EndingKind.REPEAL, date(2012, 1, 1), title="乙"))
    work = WorkFacts((adoption(fixed(2002, 11, 1)),), repeals)
    assert standings(work)[-3:] == [
        (date(2002, 11, 1), Force.IN_FORCE, "2002-06-29"),
        (date(2010, 1, 1), Force.UNKNOWN, None),
        (date(2012, 1, 1), Force.REPEALED, None),
    ]
    assert lay_out(work).at(date(2011, 1, 1)).reasons == (Reason.TWO_ENDINGS,)
    assert lay_out(work).at(date(2012, 1, 1)).repealed_by == "甲; 乙"


def test_amended_after_it_was_repealed_is_a_contradiction() -> None:
    work = WorkFacts((adoption(fixed(2002, 11, 1)), amendment(fixed(2015, 1, 1), adopted=date(2014, 1, 1))), (Ending(EndingKind.REPEAL, date(2010, 1, 1)),))
    assert told(work, date(2009, 12, 31))[:2] == (Force.IN_FORCE, "2002-06-29")
    assert lay_out(work).at(date(2010, 1, 1)).reasons == (Reason.CONTRADICTION,)
    assert {segment.status for segment in lay_out(work).segments if segment.start is not None and segment.start >= date(2010, 1, 1)} == {Force.UNKNOWN}


def test_repealed_before_it_commenced() -> None:
    work = WorkFacts((adoption(fixed(2002, 11, 1)),), (Ending(EndingKind.REPEAL, date(2002, 10, 1)),))
    assert [status for _, status, _ in standings(work)] == [Force.NOT_YET_ADOPTED, Force.NOT_YET_IN_FORCE, Force.REPEALED]
    assert codes(work) == [(NoteCode.NEVER_IN_FORCE, "2002-06-29")]


def test_a_fixed_term_lapses_and_a_later_repeal_clears_it_up() -> None:
    work = WorkFacts((adoption(fixed(2002, 11, 1)),), (Ending(EndingKind.LAPSE, date(2007, 11, 1)), Ending(EndingKind.REPEAL, date(2010, 1, 1))))
    assert standings(work)[-2:] == [(date(2007, 11, 1), Force.LAPSED, None), (date(2010, 1, 1), Force.REPEALED, None)]


def test_suspended_and_resumed() -> None:
    work = WorkFacts((adoption(fixed(2002, 11, 1)),), suspensions=(Suspension(date(2016, 1, 1), date(2018, 1, 1), title="某决定"),))
    assert told(work, date(2016, 1, 1)) == (Force.SUSPENDED, "2002-06-29", (), date(2016, 1, 1), date(2018, 1, 1))
    assert told(work, date(2018, 1, 1)) == (Force.IN_FORCE, "2002-06-29", (), date(2018, 1, 1), None)


def test_the_earliest_version_known_is_an_amendment() -> None:
    """ "Not held" is never shown as "did not exist"."""
    work = WorkFacts((amendment(fixed(2010, 1, 1)),))
    before = lay_out(work).at(date(1990, 1, 1))
    assert (before.status, before.reasons) == (Force.UNKNOWN, (Reason.FIRST_TEXT_UNKNOWN, Reason.ADOPTION_UNKNOWN))
    assert told(work, date(2010, 1, 1)) == (Force.IN_FORCE, "2009-08-27", (), date(2010, 1, 1), None)


def test_a_version_without_any_date() -> None:
    work = WorkFacts((adoption(fixed(2002, 11, 1)), VersionFacts("u", ActKind.AMENDMENT)))
    assert told(work, date(2002, 6, 28))[0] is Force.NOT_YET_ADOPTED
    assert told(work, date(2020, 1, 1))[:3] == (Force.IN_FORCE, None, ("2002-06-29", "undated"))
    assert lay_out(work).at(date(2020, 1, 1)).reasons == (Reason.UNDATED,)


def test_nothing_known_is_not_held() -> None:
    assert lay_out(WorkFacts()).segments == (Standing(None, None, Force.NOT_HELD, possible=(Force.NOT_HELD,), reasons=(Reason.NOT_HELD,)),)


def test_an_act_that_states_its_promulgation_alone_is_not_in_force_before() -> None:
    """Whether it was adopted by then is not known, that it had no force is."""
    work = WorkFacts((VersionFacts("a", ActKind.ADOPTION, None, None, date(1988, 11, 14), (by_rule(CommencementRule.ON_PROMULGATION),)),))
    assert standings(work) == [(None, Force.NOT_YET_IN_FORCE, None), (date(1988, 11, 14), Force.IN_FORCE, "1988-11-14")]
    assert lay_out(work).at(date(1950, 1, 1)).reasons == (Reason.ADOPTION_UNKNOWN,)


@pytest.mark.parametrize("year", [1, 1954, 1969, 1970, 2038, 2199, 9998])
def test_any_year_is_a_year(year: int) -> None:
    work = WorkFacts((adoption(fixed(year, 10, 1), adopted=date(year, 9, 20)),))
    assert told(work, date(year, 9, 30))[0] is Force.NOT_YET_IN_FORCE
    assert told(work, date(year, 10, 1)) == (Force.IN_FORCE, f"{date(year, 9, 20)}", (), date(year, 10, 1), None)


def test_the_ends_of_the_calendar() -> None:
    work = WorkFacts((adoption(Commencement(date.min, CommencementRule.FIXED, ""), adopted=date.min),), (Ending(EndingKind.REPEAL, date.max),))
    assert told(work, date.min)[:2] == (Force.IN_FORCE, "0001-01-01")
    assert told(work, date.max)[0] is Force.REPEALED


def test_two_current_records_that_differ_leave_open_what_they_differ_in() -> None:
    work = WorkFacts((adoption(fixed(2002, 11, 1)), adoption(fixed(2003, 11, 1))))
    assert told(work, date(2003, 1, 1))[:3] == (Force.UNKNOWN, None, ("2002-06-29",))
    assert codes(work) == [(NoteCode.COMMENCEMENT_CONFLICT, "2002-06-29"), (NoteCode.RECORDS_DISAGREE, "2002-06-29")]


def test_a_correction_of_a_date_changes_no_past_answer() -> None:
    wrong = Recorded(0, "d0", adoption(fixed(2002, 1, 11)))
    right = Recorded(1, "d1", adoption(fixed(2002, 11, 1)), ("d0",))

    def force(upto: int, day: date) -> Force:
        return lay_out(WorkFacts(tuple(one.fact for one in known((right, wrong), upto)))).at(day).status

    assert force(0, date(2002, 8, 1)) is Force.IN_FORCE
    assert force(1, date(2002, 8, 1)) is Force.NOT_YET_IN_FORCE


def test_a_correction_of_a_character_leaves_the_timeline_as_it_is() -> None:
    misread = Commencement(date(2002, 11, 1), CommencementRule.FIXED, "自2002年11月1日起旋行")
    corrected = [known((Recorded(0, "d0", adoption(misread)), Recorded(1, "d1", adoption(fixed(2002, 11, 1)), ("d0",))), upto) for upto in (0, 1)]
    days = [[(s.start, s.status, s.version) for s in lay_out(WorkFacts(tuple(one.fact for one in facts))).segments] for facts in corrected]
    assert days[0] == days[1]


def test_a_correction_of_a_correction_brings_nothing_back() -> None:
    facts = [Recorded(0, "d0", "甲"), Recorded(1, "d1", "乙", ("d0",)), Recorded(2, "d2", "丙", ("d1",))]
    assert [[one.fact for one in known(facts, upto)] for upto in range(-1, 3)] == [[], ["甲"], ["乙"], ["丙"]]
    assert all(known(order, 2) == known(facts, 2) for order in permutations(facts))


def test_versions_are_listed_in_legal_order_with_their_own_days() -> None:
    work = WorkFacts((amendment(), adoption(fixed(2002, 11, 1)), version("c", ActKind.REENACTMENT, date(2014, 8, 31), fixed(2014, 12, 1))))
    assert [(p.label, p.effective, p.since, p.until, p.never_in_force) for p in lay_out(work).versions] == [
        ("2002-06-29", date(2002, 11, 1), date(2002, 11, 1), None, False),
        ("2009-08-27", None, None, None, False),
        ("2014-08-31", date(2014, 12, 1), date(2014, 12, 1), None, False),
    ]
