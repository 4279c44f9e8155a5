from datetime import date

from texts.grammar.cn.promulgation.events import events
from texts.grammar.cn.promulgation.history import History, Names, adoptions_of, approvals_of, history_of, merged
from texts.promulgation import Adoption, AmendmentNote

NAMES = Names("洛阳市示范条例")


def told(*lines: str) -> History:
    return history_of(events("\n".join(lines)))


def notes(history: History) -> list[AmendmentNote]:
    return [amended.note(NAMES) for amended in history.amendments]


def test_making_comes_before_amendments() -> None:
    history = told("2000年1月2日甲市第一届人民代表大会常务委员会第一次会议通过", "2000年2月3日乙省第二届人民代表大会常务委员会第二次会议批准")
    assert len(history.adoptions) == len(history.approvals) == 1
    assert not history.amendments


def test_an_adoption_on_its_own_line_is_that_of_the_act_approved_below() -> None:
    """甲通过 ⏎ 乙批准的《…的决定》修正: one amendment, of the day of its adoption."""
    history = told(
        "2015年6月26日 洛阳市第十二届人民代表大会常务委员会第二十九次会议通过",
        "2015年7月30日 河南省第十二届人民代表大会常务委员会第二十一次会议批准",
        "2019年6月21日 洛阳市第十三届人民代表大会常务委员会第二十次会议通过",
        "2019年8月1日 河南省第十三届人民代表大会常务委员会第十三次会议批准的《关于修改〈洛阳市示范条例〉的决定》修正",
    )
    assert len(history.adoptions) == 1
    (note,) = notes(history)
    assert (note.amended, note.approved, note.act) == (date(2019, 6, 21), date(2019, 8, 1), "关于修改〈洛阳市示范条例〉的决定")
    assert note.organ == "洛阳市人民代表大会常务委员会"


def test_the_first_adoption_is_never_that_of_an_amendment() -> None:
    history = told(
        "2001年4月12日 洛阳市第五届人民代表大会第五次会议通过",
        "2021年5月28日 河南省第十三届人民代表大会常务委员会第二十九次会议批准的《关于修改〈洛阳市示范条例〉的决定》修正",
    )
    assert len(history.adoptions) == 1
    (note,) = notes(history)
    assert note.amended == note.approved == date(2021, 5, 28)


def test_what_follows_a_revision_is_the_revisions() -> None:
    history = told("1988年9月23日国务院令第14号发布", "2010年7月21日国务院第120次常务会议修订通过", "2010年7月26日国务院令第578号公布", "2010年8月1日施行")
    assert len(history.publications) == 1
    assert not history.commencements
    (amended,) = history.amendments
    assert amended.is_whole
    assert amended.published is not None
    assert amended.commenced is not None


def test_a_revision_by_a_named_act_is_partial_whatever_the_word() -> None:
    """The instrument decides, never the header's word 修正 or 修订."""
    history = told("2011年1月8日《国务院关于废止和修改部分行政法规的决定》第一次修订")
    assert not history.amendments[0].is_whole


def test_approval_of_a_revision_is_no_second_amendment() -> None:
    history = told(
        "2014年10月29日洛阳市第十四届人民代表大会常务委员会第二十三次会议通过修订", "2014年11月27日河南省第十二届人民代表大会常务委员会第十一次会议批准修订"
    )
    (note,) = notes(history)
    assert (note.amended, note.approved) == (date(2014, 10, 29), date(2014, 11, 27))


def test_approval_of_a_counted_revision_is_that_revision() -> None:
    history = told("1986年2月6日国务院批准修订", "1992年6月6日国务院批准第二次修订", "1992年7月25日交通部发布")
    assert [(note.amended, note.ordinal, note.promulgated) for note in notes(history)] == [
        (date(1986, 2, 6), None, None),
        (date(1992, 6, 6), 2, date(1992, 7, 25)),
    ]


def test_an_adoption_told_as_basis_is_that_of_the_amending_act() -> None:
    history = told(
        "1997年8月1日国务院第61次常务会议通过",
        "根据2013年12月4日国务院第32次常务会议通过 2013年12月7日以国务院令第645号发布的《国务院关于修改部分行政法规的决定》修改",
    )
    assert len(history.adoptions) == 1
    (note,) = notes(history)
    assert (note.amended, note.promulgated, note.number) == (date(2013, 12, 4), date(2013, 12, 7), "国务院令第645号")


def test_the_order_that_revises_is_its_number_and_day() -> None:
    (note,) = notes(told("2022年1月23日 中华人民共和国国务院令第751号第二次修订"))
    assert (note.amended, note.promulgated, note.number, note.ordinal) == (date(2022, 1, 23), date(2022, 1, 23), "中华人民共和国国务院令第751号", 2)


def test_the_order_that_publishes_a_revision_is_its_number() -> None:
    """The text's own number stays that of its first publication."""
    history = told("1997年10月21日国务院令第231号公布", "2010年2月2日国务院第100次常务会议修订通过", "2010年2月11日国务院令第571号公布")
    (note,) = notes(history)
    assert (note.promulgated, note.number) == (date(2010, 2, 11), "国务院令第571号")
    assert [subject.number.number for event in history.publications for subject in event.subjects if subject.number] == [231]


def test_a_proclamation_without_digits_is_no_number_of_an_amendment() -> None:
    (note,) = notes(told("2015年6月26日洛阳市第十二届人民代表大会常务委员会第二十九次会议修订", "2015年8月12日洛阳市人民代表大会常务委员会公告公布"))
    assert (note.promulgated, note.number) == (date(2015, 8, 12), None)


def test_two_organs_that_amend_together_are_named_without_their_sessions() -> None:
    (note,) = notes(told("1988年9月23日国务院、中央军事委员会发布", "2010年7月21日国务院第120次常务会议、中央军事委员会修订通过"))
    assert (note.organ, note.meeting) == ("国务院、中央军事委员会", "国务院第120次常务会议、中央军事委员会")


def test_one_day_for_two_organs_is_both_organs() -> None:
    (event,) = events("2007年4月4日最高人民法院审判委员会第1422次会议、最高人民检察院第十届检察委员会第75次会议通过")
    day = date(2007, 4, 4)
    assert adoptions_of(event, NAMES) == [
        Adoption(day, "最高人民法院", "最高人民法院审判委员会第1422次会议"),
        Adoption(day, "最高人民检察院", "最高人民检察院第十届检察委员会第75次会议"),
    ]


def test_an_approval_without_session_is_kept_with_its_verb() -> None:
    (event,) = events("1988年10月31日国务院批准")
    (approval,) = approvals_of(event, NAMES)
    assert (approval.organ, approval.meeting) == ("国务院", "国务院批准")


def test_the_note_printed_with_the_text_tells_more_than_an_index() -> None:
    """An index lists three adoptions; the note says that two of them amended."""
    index = told("2018年3月30日甲会议通过", "2021年9月24日乙会议通过", "2024年3月29日丙会议通过")
    note = told("2018年3月30日甲会议通过 根据2021年9月24日乙会议《关于修改部分法规的决定》修正 根据2024年3月29日丙会议《关于修改示范条例的决定》修正")
    both = merged([index, note])
    assert len(both.adoptions) == 1
    assert len(both.amendments) == 2
