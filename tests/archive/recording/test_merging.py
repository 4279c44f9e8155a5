"""What two texts of one Version state, put together."""

from datetime import date

import pytest

from archive.recording.merging import merge
from texts.promulgation import Adoption, Commencement, CommencementRule, DocumentNumber, Promulgation

DAY = date(1999, 5, 1)


def test_what_one_leaves_out_the_other_supplies() -> None:
    held = Promulgation(title="虚构市公园条例", adoptions=(Adoption(DAY, None, None),))
    other = Promulgation(adoptions=(Adoption(DAY, "虚构市人大常委会", "第八次会议"),), promulgated=date(1999, 5, 8))
    merged, differing = merge(held, other, prefer_other=False)
    assert merged == Promulgation(title="虚构市公园条例", adoptions=other.adoptions, promulgated=date(1999, 5, 8))
    assert differing == ()
    assert merge(other, held, prefer_other=False) == (merged, ())


@pytest.mark.parametrize("prefer_other", [False, True])
def test_what_both_state_otherwise_is_told_and_one_is_kept(prefer_other: bool) -> None:
    held, other = Promulgation(promulgated=date(1999, 5, 8)), Promulgation(promulgated=date(1999, 5, 9))
    merged, differing = merge(held, other, prefer_other=prefer_other)
    assert merged == (other if prefer_other else held)
    assert [str(one) for one in differing] == ["promulgated: 1999-05-09 instead of 1999-05-08"]


def test_the_words_around_a_fact_are_not_told() -> None:
    def stated(words: str, where: str) -> Promulgation:
        return Promulgation(commencements=(Commencement(DAY, CommencementRule.FIXED, words, stated_by=where),))

    merged, differing = merge(stated("自1999年5月1日起施行", "art_3"), stated("自１９９９年５月１日起施行", "announcement"), prefer_other=False)
    assert differing == ()
    assert merged == stated("自1999年5月1日起施行", "art_3")


def test_another_width_of_a_title_is_no_difference() -> None:
    _, differing = merge(Promulgation(title="虚构条例（试行）"), Promulgation(title="虚构条例(试行)"), prefer_other=False)
    assert differing == ()


def test_lists_of_other_length_are_told_as_a_whole() -> None:
    held = Promulgation(adoptions=(Adoption(DAY, "甲", None),))
    other = Promulgation(adoptions=(Adoption(DAY, "甲", None), Adoption(DAY, "乙", None)))
    merged, differing = merge(held, other, prefer_other=False)
    assert merged == held
    assert [str(one) for one in differing] == ["adoptions: 1999-05-01 甲; 1999-05-01 乙 instead of 1999-05-01 甲"]


def test_a_part_that_only_one_has_is_taken_whole() -> None:
    number = DocumentNumber("虚构市人大常委会公告第7号", number=7)
    assert merge(Promulgation(), Promulgation(number=number), prefer_other=False) == (Promulgation(number=number), ())
