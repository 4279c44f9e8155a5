"""The legal facts of a Work, gathered from what its versions say of themselves and of each other. All laws are fictitious."""

from datetime import date
from itertools import permutations

from archive.records.statements import ActKind, Relation, RelationKind, Version
from archive.timeline.assembling import Acting, acting, ending_by, mention_by, suspension_by, version_facts
from archive.timeline.commencing import stating
from archive.timeline.legal_facts import Ending, EndingKind, Mention, Suspension, VersionFacts, WorkFacts
from archive.timeline.standing import Force
from archive.timeline.timeline import lay_out
from texts.promulgation import Adoption, AmendmentNote, Commencement, CommencementRule, Promulgation

ORGAN = "某市人民代表大会常务委员会"
CLAUSE = Commencement(date(2002, 11, 1), CommencementRule.FIXED, "自2002年11月1日起施行", stated_by="art_99")
FIRST = Promulgation(adoptions=(Adoption(date(2002, 6, 29), ORGAN, None),), promulgated=date(2002, 7, 5), commencements=(CLAUSE,))
NOTES = (AmendmentNote(date(2009, 8, 27), "修正", act="关于修改某条例的决定"), AmendmentNote(date(2014, 8, 31), "修正", act="关于修改某条例的决定"))
ONCE = Promulgation(adoptions=FIRST.adoptions, commencements=(CLAUSE,), amendments=NOTES[:1])
TWICE = Promulgation(adoptions=FIRST.adoptions, commencements=(CLAUSE,), amendments=NOTES)


def recorded(promulgation: Promulgation, *, effective: date | None = None) -> Version:
    own = stating(promulgation, effective=effective).own
    return Version("w", act=own.act, promulgation=promulgation, commencements=own.commencements)


def days(facts: tuple[VersionFacts, ...]) -> list[tuple[str, date | None, date | None, list[date | None], bool]]:
    return [(f.id, f.adopted, f.promulgated, [c.effective for c in f.commencements], f.text_held) for f in facts]


def test_a_header_note_makes_known_the_versions_that_are_not_held() -> None:
    facts = version_facts({"v3": recorded(TWICE)})
    assert days(facts) == [
        ("named/2002-06-29", date(2002, 6, 29), None, [date(2002, 11, 1)], False),
        ("named/2009-08-27", date(2009, 8, 27), None, [], False),
        ("v3", date(2014, 8, 31), None, [], True),
    ]
    assert [f.recorded for f in facts] == [False, False, True]
    standing = lay_out(WorkFacts(facts)).at(date(2005, 1, 1))
    assert (standing.status, standing.version, standing.text_held) == (Force.IN_FORCE, "2002-06-29", False)


def test_recording_an_earlier_text_completes_what_a_header_note_named() -> None:
    facts = version_facts({"v3": recorded(TWICE), "v1": recorded(FIRST)})
    assert days(facts) == [
        ("named/2009-08-27", date(2009, 8, 27), None, [], False),
        ("v1", date(2002, 6, 29), date(2002, 7, 5), [date(2002, 11, 1)], True),
        ("v3", date(2014, 8, 31), None, [], True),
    ]


def test_the_facts_are_the_same_in_every_order() -> None:
    versions = {"v1": recorded(FIRST), "v2": recorded(ONCE), "v3": recorded(TWICE)}
    assert len({version_facts(dict(order)) for order in permutations(versions.items())}) == 1


def test_what_a_version_does_not_say_of_itself_another_may() -> None:
    silent = Promulgation(adoptions=FIRST.adoptions)
    facts = version_facts({"v1": recorded(silent), "v2": recorded(ONCE)})
    assert days(facts)[0] == ("v1", date(2002, 6, 29), None, [date(2002, 11, 1)], True)


def test_a_versions_own_text_is_believed_on_itself() -> None:
    other = Commencement(date(2003, 1, 1), CommencementRule.FIXED, "自2003年1月1日起施行", stated_by="art_99")
    later = Promulgation(adoptions=FIRST.adoptions, commencements=(other,), amendments=NOTES[:1])
    assert days(version_facts({"v1": recorded(FIRST), "v2": recorded(later)}))[0][3] == [date(2002, 11, 1)]


def test_a_note_that_gives_the_day_of_approval_names_the_same_act() -> None:
    approved = AmendmentNote(date(2009, 9, 30), "修正", act="关于修改某条例的决定", approved=date(2009, 9, 30))
    adopted = AmendmentNote(date(2009, 8, 27), "修正", act="关于修改某条例的决定", approved=date(2009, 9, 30))
    later = Promulgation(adoptions=FIRST.adoptions, commencements=(CLAUSE,), amendments=(approved, NOTES[1]))
    held = Promulgation(adoptions=FIRST.adoptions, commencements=(CLAUSE,), amendments=(adopted,))
    assert [f.id for f in version_facts({"v2": recorded(held), "v3": recorded(later)})] == ["named/2002-06-29", "v2", "v3"]


def acting_version(id_: str, versions: dict[str, Version]) -> Acting | None:
    placed = lay_out(WorkFacts(version_facts(versions))).versions
    return acting("w", id_, "某条例", versions[id_], placed)


REPEALS = Relation(RelationKind.REPEALS, "旧条例", "old", adopted=date(1994, 1, 21))


def test_a_repeal_takes_effect_with_the_act_that_orders_it() -> None:
    by = acting_version("v1", {"v1": recorded(FIRST)})
    assert by is not None
    assert ending_by(REPEALS, by) == Ending(
        EndingKind.REPEAL, date(2002, 11, 1), date(2002, 11, 1), date(2002, 11, 1), work="w", version="v1", title="某条例", computed=True
    )
    assert mention_by(REPEALS, "某条例") == Mention(date(1994, 1, 21), None, None, "某条例")


def test_a_repeal_printed_again_in_an_amended_law_is_of_the_enactment_that_ordered_it() -> None:
    alone = acting_version("v3", {"v3": recorded(TWICE)})
    assert alone is not None
    assert alone.clause.label == "2002-06-29"
    ending = ending_by(REPEALS, alone)
    assert ending is not None
    assert (ending.effective, ending.version) == (date(2002, 11, 1), "v3")


def test_a_repeal_of_its_own_day_and_one_whose_day_is_not_known() -> None:
    silent = acting_version("v1", {"v1": recorded(Promulgation(adoptions=FIRST.adoptions))})
    assert silent is not None
    unknown = ending_by(REPEALS, silent)
    assert unknown is not None
    assert (unknown.effective, unknown.not_before, unknown.not_after) == (None, date(2002, 6, 29), None)
    own = ending_by(Relation(RelationKind.REPEALS_IN_PART, "旧条例", "old", scope="第五条", effective=date(2003, 1, 1)), silent)
    assert own is not None
    assert (own.effective, own.scope, own.computed) == (date(2003, 1, 1), "第五条", False)
    assert ending_by(Relation(RelationKind.CITES, "旧条例"), silent) is None


def test_an_act_that_never_was_in_force_ends_nothing() -> None:
    later = Promulgation(adoptions=FIRST.adoptions, commencements=(CLAUSE,), amendments=(AmendmentNote(date(2002, 9, 1), "修订"),))
    versions = {"v1": recorded(FIRST), "v2": recorded(later, effective=date(2002, 10, 1))}
    by = acting_version("v1", versions)
    assert by is not None
    assert by.clause.never_in_force
    assert ending_by(REPEALS, by) is None


def test_an_act_may_suspend() -> None:
    by = acting_version("v1", {"v1": recorded(FIRST)})
    assert by is not None
    relation = Relation(RelationKind.SUSPENDS, "旧条例", "old", scope="第三条")
    assert suspension_by(relation, by) == Suspension(date(2002, 11, 1), scope="第三条", title="某条例")
    assert suspension_by(REPEALS, by) is None


def test_the_act_kinds_are_read_from_the_record() -> None:
    assert [f.act for f in version_facts({"v3": recorded(TWICE)})] == [ActKind.ADOPTION, ActKind.AMENDMENT, ActKind.AMENDMENT]
