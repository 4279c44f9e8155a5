from datetime import date

from texts.grammar.cn.promulgation.events import Event, events
from texts.grammar.cn.promulgation.tokens import Verb


def days(event: Event) -> list[date | None]:
    return [subject.on.value if subject.on else None for subject in event.subjects]


def test_one_line_is_one_event() -> None:
    (event,) = events("2020年1月2日 云河市第一届人民代表大会常务委员会第三次会议通过")
    assert event.verbs == (Verb.ADOPT,)
    assert days(event) == [date(2020, 1, 2)]
    assert event.words == "云河市第一届人民代表大会常务委员会第三次会议"


def test_the_day_may_follow_the_organ() -> None:
    (event,) = events("已由云河市第一届人民代表大会常务委员会第三次会议于2020年1月2日通过")
    assert days(event) == [date(2020, 1, 2)]
    assert event.words == "云河市第一届人民代表大会常务委员会第三次会议"


def test_organs_that_act_together_have_each_their_day() -> None:
    (event,) = events("2007年8月27日最高人民法院审判委员会第1436次会议、2007年9月7日最高人民检察院第十届检察委员会第82次会议通过")
    assert days(event) == [date(2007, 8, 27), date(2007, 9, 7)]


def test_a_meeting_that_did_nothing_did_it_with_the_next() -> None:
    (event,) = events("2018年7月30日 最高人民法院审判委员会第1745次会议\n2018年10月19日 最高人民检察院第十三届检察委员会第七次会议通过")
    assert days(event) == [date(2018, 7, 30), date(2018, 10, 19)]


def test_organs_on_lines_of_their_own_are_a_list() -> None:
    (event,) = events("1984年1月7日 国务院\n中央军委发布")
    assert event.words == "国务院、中央军委"


def test_an_amendment_keeps_what_is_told_of_its_act() -> None:
    (event,) = events(
        "2019年1月31日甲市第一届人民代表大会常务委员会第一次会议通过并经2019年2月12日乙省第二届人民代表大会常务委员会第十次会议批准的《关于修改〈示范条例〉的决定》修正"
    )
    assert event.verbs == (Verb.AMEND,)
    assert event.title == "关于修改〈示范条例〉的决定"
    assert [modifier.verbs for modifier in event.modifiers] == [(Verb.ADOPT,), (Verb.APPROVE,)]


def test_an_approval_may_be_told_before_the_adoption() -> None:
    (event,) = events(
        "2004年5月27日 乙省第十届人民代表大会常务委员会第八次会议批准的"
        "2004年5月11日甲市第十三届人民代表大会常务委员会第十一次会议《关于修改部分法规的决定》第二次修正"
    )
    assert days(event) == [date(2004, 5, 11)]
    assert event.ordinal == 2
    assert days(event.modifiers[0]) == [date(2004, 5, 27)]


def test_titles_nest() -> None:
    (event,) = events("2015年5月20日甲会议《关于修改〈实施《示范法》办法〉的决定》修正")
    assert event.title == "关于修改〈实施《示范法》办法〉的决定"


def test_an_act_may_be_named_without_marks() -> None:
    (event,) = events("2010年9月29日甲会议关于修改《示范规定》等二十件地方性法规的决定第二次修正")
    assert event.title == "关于修改《示范规定》等二十件地方性法规的决定"
    assert event.ordinal == 2


def test_a_mark_that_closes_too_late_is_mended() -> None:
    (event,) = events("2012年1月13日甲会议《关于修改部分地方性法规的决定修正》")
    assert (event.title, event.printed) == ("关于修改部分地方性法规的决定", "修正")


def test_a_date_that_a_line_break_cuts_is_one_date() -> None:
    (event,) = events("2014年9月26\n日乙省第十二届人民代表大会常务委员会第十次会议批准")
    assert days(event) == [date(2014, 9, 26)]


def test_what_a_verb_is_about_is_no_act() -> None:
    (event, _) = events("1987年12月29日甲会议通过《示范市场管理条例》根据1993年7月23日乙会议《关于修改〈示范市场管理条例〉的决定》修正")
    assert event.target == "示范市场管理条例"


def test_a_commencement_may_be_by_rule() -> None:
    publication, commencement = events("1990年1月1日 国家统计局令第1号发布  自发布之日施行")
    assert publication.subjects[0].number is not None
    assert commencement.verbs == (Verb.COMMENCE,)
    assert commencement.by_rule


def test_a_verb_that_a_line_break_cuts_is_one_event() -> None:
    (event,) = events("2008年8月1日国务院第20次常务会议修订\n通过")
    assert event.verbs == (Verb.AMEND, Verb.ADOPT)


def test_words_that_lead_to_no_verb_are_kept() -> None:
    (event,) = events("2020年11月9日 最高人民法院审判委员会")
    assert event.verbs == ()
    assert event.words == "最高人民法院审判委员会"


def test_what_is_no_day_of_the_calendar_is_found_without_value() -> None:
    (event,) = events("二〇一年三月二十日甲会议通过")
    assert event.on is not None
    assert event.on.value is None
