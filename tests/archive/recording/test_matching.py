"""Which Work is this? Namesakes apart, retitled Works together, doubt told."""

from dataclasses import replace
from datetime import date

import pytest

from archive.answering.naming import name_keys
from archive.recording.matching import Ambiguous, Claim, New, Profile, Same, Verdict, match, resolve

NPCSC = frozenset({"全国人民代表大会常务委员会"})
NPC = frozenset({"全国人民代表大会"})


def days(*iso: str) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, iso))


def claim(title: str, *births: str, events: tuple[str, ...] = (), organs: frozenset[str] = NPCSC, **more: object) -> Claim:
    all_days = days(*births, *events)
    return Claim((title,), organs, births=days(*births), events=all_days, acts=all_days, **more)  # type: ignore[arg-type]


def profile(work: str, of: Claim, *, former: tuple[str, ...] = (), held: bool = True, named_before: date | None = None) -> Profile:
    names = frozenset(key for title in of.titles[:1] for key in name_keys(title))
    return Profile(work, names, frozenset(key for title in former for key in name_keys(title)), of, held, named_before)


def test_namesakes_are_kept_apart() -> None:
    """国家安全法 of 1993 and of 2015 share title and organ, and are two Works."""
    first = profile("w1", claim("中华人民共和国国家安全法", "1993-02-22", events=("2009-08-27",)))
    assert match(claim("中华人民共和国国家安全法", "2015-07-01"), [first]) == New("another adoption than any Work of that title")


def test_a_later_text_of_the_same_work_is_known_by_its_first_adoption() -> None:
    held = profile("w1", claim("中华人民共和国公司法", "1993-12-29"))
    later = claim("中华人民共和国公司法", "1993-12-29", events=("1999-12-25", "2005-10-27"))
    assert match(later, [held]) == Same("w1", "same title, first adopted on 1993-12-29")


@pytest.mark.parametrize("newer_first", [False, True])
def test_a_revision_that_does_not_say_when_it_was_first_adopted(newer_first: bool) -> None:
    """修订 continues the Work of that title and organ; 通过 does not say so."""
    old = claim("虚构市公园条例", "1999-05-01")
    revised = claim("虚构市公园条例", "2012-03-04", revision=True)
    held, asked = (revised, old) if newer_first else (old, revised)
    assert match(asked, [profile("w1", held)]) == Same("w1", "same title and organ, and the later text is a revision")


def test_a_later_text_lists_the_act_that_made_an_earlier_revision() -> None:
    gazette = profile("w1", claim("虚构市公园条例", "2012-03-04", revision=True))
    consolidated = claim("虚构市公园条例", "1999-05-01", events=("2012-03-04", "2018-11-02"))
    assert match(consolidated, [gazette]) == Same("w1", "same title, it lists the act of 2012-03-04")


@pytest.mark.parametrize("old_first", [True, False])
def test_a_retitled_work_stays_one(old_first: bool) -> None:
    """济南市钢结构…条例 was 莱芜市钢结构…条例: the amending act names the old title."""
    old, new = OLD_TITLE, NEW_TITLE
    same = Same("w1", "first adopted on 2016-09-21, under a title that an act amending it names")
    if old_first:
        assert match(new, [profile("w1", old)]) == same
    else:
        assert match(old, [profile("w1", new, former=("甲市钢结构建筑应用条例",))]) == same


OLD_TITLE = claim("甲市钢结构建筑应用条例", "2016-09-21", organs=frozenset({"甲市人民代表大会常务委员会"}))
NEW_TITLE = replace(
    claim("乙市钢结构建筑应用条例", "2016-09-21", events=("2019-01-31",), organs=OLD_TITLE.organs),
    titles=("乙市钢结构建筑应用条例", "甲市钢结构建筑应用条例"),
)


@pytest.mark.parametrize(
    "other",
    [
        replace(OLD_TITLE, births=days("2016-09-22"), events=days("2016-09-22"), acts=days("2016-09-22")),
        replace(OLD_TITLE, events=days("2016-09-21", "2017-05-05"), acts=days("2016-09-21", "2017-05-05")),
        replace(OLD_TITLE, organs=frozenset({"丙市人民代表大会常务委员会"})),
        replace(OLD_TITLE, titles=("甲市养犬管理规定",)),
    ],
    ids=["another adoption", "an act that the later text does not list", "another organ", "a title of other words"],
)
def test_an_act_may_name_another_law_beside(other: Claim) -> None:
    """关于修改《地方组织法》的决定 stands in the header of 人民法院组织法, adopted the same day: two laws."""
    asked = replace(NEW_TITLE, titles=(NEW_TITLE.titles[0], other.titles[0]))
    assert isinstance(match(asked, [profile("w1", other)]), New)
    assert isinstance(match(other, [profile("w1", asked, former=other.titles)]), New)


def test_congress_and_standing_committee_are_one_legislature() -> None:
    adopted = profile("w1", claim("中华人民共和国刑法", organs=NPC, commencements=days("1980-01-01")))
    assert isinstance(match(claim("中华人民共和国刑法", organs=NPCSC, commencements=days("1980-01-01")), [adopted]), Same)


@pytest.mark.parametrize("stated", [True, False])
def test_a_named_work_is_completed_by_its_text(stated: bool) -> None:
    births = ("1994-01-21",) if stated else ()
    named = profile("w1", claim("虚构自治区综合治理条例", *births, organs=frozenset()), held=False, named_before=date(2021, 9, 28))
    verdict = match(claim("虚构自治区综合治理条例", "1994-01-21"), [named])
    assert isinstance(verdict, Same)
    assert verdict.work == "w1"


def test_a_text_adopted_after_the_act_that_names_its_title_is_another() -> None:
    named = profile("w1", claim("虚构条例", organs=frozenset()), held=False, named_before=date(2021, 9, 28))
    assert match(claim("虚构条例", "2022-05-01"), [named]) == New("another adoption than any Work of that title")


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        (claim("虚构条例"), claim("虚构条例", "2001-01-01")),
        (claim("虚构条例", "2001-01-01"), claim("虚构条例")),
        (claim("虚构条例"), claim("虚构条例")),
    ],
)
def test_what_no_date_decides_is_asked(asked: Claim, held: Claim) -> None:
    why = "the title is the same, and no stated date or number says whether it is the same Work"
    assert match(asked, [profile("w1", held)]) == Ambiguous(("w1",), why)


def test_facts_that_agree_with_two_works_are_asked() -> None:
    two = [profile(work, claim("虚构条例", "2001-01-01")) for work in ("w1", "w2")]
    assert match(claim("虚构条例", "2001-01-01"), two) == Ambiguous(("w1", "w2"), "the facts agree with several Works")


def test_another_place_is_another_work() -> None:
    held = profile("w1", claim("城市绿化条例", "2001-01-01", jurisdiction="CN-XJ"))
    assert isinstance(match(claim("城市绿化条例", "2001-01-01", jurisdiction="CN-HA"), [held]), New)


def test_a_trial_act_is_another_work() -> None:
    """条例（试行） replaced by 条例 is another Work: the titles differ, and so do the adoptions."""
    trial = profile("w1", claim("虚构条例（试行）", "1990-01-01"))
    assert match(claim("虚构条例", "2001-01-01"), [trial]) == New("no Work of that title is known")


NAMESAKES = [profile("w1", claim("印刷业条例", "1997-03-08")), profile("w2", claim("印刷业条例", "2001-07-26"))]
CLAUSES: list[tuple[Claim, list[Profile], Verdict]] = [
    (claim("印刷业条例", "1997-03-08"), NAMESAKES, Same("w1", "same title, first adopted on 1997-03-08")),
    (Claim(("印刷业条例",), before=date(2001, 7, 26)), NAMESAKES, Same("w1", "the only one of that title by then")),
    (Claim(("印刷业条例",), before=date(2020, 1, 1)), NAMESAKES, Ambiguous(("w1", "w2"), "the facts agree with several Works")),
    (claim("印刷业条例", "1988-01-01"), NAMESAKES, New("no Work of that title is known")),
    (Claim(("出版条例",)), NAMESAKES, New("no Work of that title is known")),
    (
        claim("印刷业条例", "2016-02-06"),
        [profile("w1", claim("印刷业条例", "2001-07-26", events=("2016-02-06",)))],
        Same("w1", "same title, an act of 2016-02-06 that it is known by"),
    ),
]


def test_a_number_decides_where_both_sides_state_one() -> None:
    """法释〔2013〕12号 is the interpretation of that number, or one of that title whose number is not known."""
    clause = Claim(("虚构解释",), numbers=frozenset({"法释[2013]12号"}), before=date(2021, 12, 30))
    of_that_number, of_another, of_none = (
        profile(work, claim("虚构解释", "2013-04-28", numbers=numbers))
        for work, numbers in (("w1", clause.numbers), ("w2", frozenset({"法释[2016]1号"})), ("w3", frozenset()))
    )
    assert resolve(clause, [of_that_number, of_another]) == Same("w1", "same title and number 法释[2013]12号")
    assert resolve(clause, [of_another]) == New("no Work of that title is known")
    assert resolve(clause, [of_none]) == Same("w3", "the only one of that title by then")


def test_a_clause_means_no_law_that_an_omnibus_act_amended_beside() -> None:
    """关于修改《水资源管理条例》等十九件地方性法规的决定 stands in the headers of nineteen Works; the clause names one."""
    beside = [profile(f"w{n}", claim(f"虚构条例{n}", f"200{n}-01-01"), former=("水资源管理条例",)) for n in range(3)]
    named = profile("w9", claim("水资源管理条例", "2002-10-31"))
    assert resolve(Claim(("水资源管理条例",), before=date(2020, 9, 24)), [*beside, named]) == Same("w9", "the only one of that title by then")


@pytest.mark.parametrize(("clause", "profiles", "verdict"), CLAUSES)
def test_what_a_clause_of_repeal_names(clause: Claim, profiles: list[Profile], verdict: Verdict) -> None:
    assert resolve(clause, profiles) == verdict
