from datetime import date

from texts.grammar.cn.promulgation.announcement import find_announcement
from texts.grammar.cn.promulgation.tokens import Verb

LAW = (
    "《中华人民共和国示范法》已由中华人民共和国第九届全国人民代表大会常务委员会第十次会议于1999年6月28日通过，"
    "现予公布，自1999年9月1日起施行。\n中华人民共和国主席 张三\n1999年6月28日"
)


def test_an_announcement_on_its_lines() -> None:
    found = find_announcement("中华人民共和国主席令\n第十九号\n" + LAW)
    assert found is not None
    assert found.title == "中华人民共和国示范法"
    assert (found.signers, found.signatory, found.signed) == (("中华人民共和国主席",), "中华人民共和国主席 张三", date(1999, 6, 28))
    assert [verb for event in found.events for verb in event.verbs] == [Verb.ADOPT, Verb.PUBLISH, Verb.COMMENCE]


def test_an_announcement_glued_to_what_follows() -> None:
    found = find_announcement(LAW.replace("\n", "") + "中华人民共和国示范法（1999年6月28日第九届全国人民代表大会常务委员会第十次会议通过）")
    assert found is not None
    assert found.signed == date(1999, 6, 28)
    assert found.signatory == "中华人民共和国主席 张三"


def test_a_lost_full_stop_ends_the_sentence_before_the_signature() -> None:
    found = find_announcement(LAW.replace("施行。\n", "施行").replace("\n", ""))
    assert found is not None
    assert found.signatory == "中华人民共和国主席 张三"


def test_the_sentence_goes_on_after_a_full_stop() -> None:
    found = find_announcement("《示范解释》已于2001年2月6日由最高人民法院审判委员会第1158次会议通过。现予公布，自2001年3月23日起施行。二〇〇一年三月二十日")
    assert found is not None
    assert found.signed == date(2001, 3, 20)
    assert found.signers == ()


def test_organs_sign_beside_each_other() -> None:
    found = find_announcement(
        "《示范解释》已于2013年9月30日由最高人民法院审判委员会第1592次会议通过，现予公布，自2013年11月18日起施行。最高人民法院最高人民检察院二〇一三年十一月十一日"
    )
    assert found is not None
    assert found.signers == ("最高人民法院", "最高人民检察院")


def test_a_ministers_name_is_no_organ() -> None:
    found = find_announcement("《示范规定》已经2020年1月2日部务会议通过，现予公布，自2020年3月1日起施行。\n部长 李四\n2020年1月10日")
    assert found is not None
    assert (found.signers, found.signatory) == ((), "部长 李四")


def test_an_order_may_open_with_its_verb() -> None:
    found = find_announcement("现发布《示范人员管理条例》，自1999年10月1日起施行。总理 王五1999年5月14日示范人员管理条例")
    assert found is not None
    assert (found.title, found.signatory, found.signed) == ("示范人员管理条例", "总理 王五", date(1999, 5, 14))


def test_a_day_that_opens_a_header_note_is_not_signed() -> None:
    found = find_announcement("现发布《示范条例》，自1996年10月1日起施行。 根据2011年1月8日《国务院关于修改部分行政法规的决定》修改。")
    assert found is not None
    assert found.signed is None
    note = find_announcement("现发布《示范条例》，自1996年10月1日起施行。2000年7月8日第九届全国人民代表大会常务委员会第十六次会议通过")
    assert note is not None
    assert note.signed is None


def test_a_header_note_announces_nothing() -> None:
    assert find_announcement("2011年1月8日《国务院关于废止和修改部分行政法规的决定》修订") is None
