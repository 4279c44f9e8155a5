from collections.abc import Callable

import pytest

from texts.address import Level
from texts.document import Document, Passage, Provision, Role
from texts.grammar.cn.promulgation import promulgation
from texts.grammar.cn.promulgation.front import front_of
from texts.grammar.cn.promulgation.runs import note_end

Make = Callable[..., Document]

TITLE = "中华人民共和国示范法"
ORDER = (
    f"{TITLE}中华人民共和国主席令第十九号《{TITLE}》已由中华人民共和国第九届全国人民代表大会常务委员会第十次会议于1999年6月28日通过，"
    "现予公布，自1999年9月1日起施行。中华人民共和国主席 张三1999年6月28日"
)
NOTE = "1999年6月28日第九届全国人民代表大会常务委员会第十次会议通过 根据2009年8月27日第十一届全国人民代表大会常务委员会第十次会议《关于修改部分法律的决定》修正"


@pytest.mark.parametrize("note", [f"（{NOTE}）", NOTE])
def test_front_matter_glued_into_one_line_is_read_as_on_its_lines(make: Make, note: str) -> None:
    """A poor source glues order, title, note and contents; what they say stays the same."""
    glued = make(title=TITLE + "(2009)", lead=ORDER + TITLE + note + "目录第一章 总则第二章 附则")
    clean = make(
        title=TITLE,
        announcement=(
            "中华人民共和国主席令",
            "第十九号",
            f"《{TITLE}》已由中华人民共和国第九届全国人民代表大会常务委员会第十次会议于1999年6月28日通过，现予公布，自1999年9月1日起施行。",
            "中华人民共和国主席 张三",
            "1999年6月28日",
        ),
        note=NOTE,
    )
    one, other = promulgation(glued)[0], promulgation(clean)[0]
    assert one.title == other.title == TITLE
    assert (one.adoptions, one.amendments, one.number, one.promulgated) == (other.adoptions, other.amendments, other.number, other.promulgated)
    assert (one.issuing_authority, one.signatory, one.doc_type) == (other.issuing_authority, other.signatory, other.doc_type)


def test_words_of_law_before_the_first_article_are_no_note(make: Make) -> None:
    lead = "为了示范，根据《中华人民共和国示范法》和1999年6月28日国务院发布的有关规定，制定本条例。"
    front = front_of(make(lead=lead))
    assert front.lead == [lead]
    assert front.notes == []


def test_a_note_that_was_cut_goes_on_in_the_words_after_it(make: Make) -> None:
    document = make(title="最高人民法院关于示范的批复", note="2020年11月9日 最高人民法院审判委员会", lead="第1815次会议通过，自2021年1月1日起施行）")
    (adoption,) = promulgation(document)[0].adoptions
    assert adoption.meeting == "最高人民法院审判委员会第1815次会议"


def test_a_note_that_was_cut_between_date_and_verb_is_one() -> None:
    parts = (
        Passage(Role.TITLE, ("示范管理条例",)),
        Passage(Role.ANNOUNCEMENT, ("1996年1月29日", "中华人民共和国国务院令第193号")),
        Provision(Level.LEAD, words="发布"),
        Passage(Role.HEADER_NOTE, ("1997年1月14日《国务院关于修改〈示范管理条例〉的决定》修订",)),
    )
    read = promulgation(Document(parts))[0]
    assert str(read.promulgated) == "1996-01-29"
    assert [str(note.amended) for note in read.amendments] == ["1997-01-14"]


def test_a_number_that_only_the_page_prints_counts_where_the_text_prints_none(make: Make) -> None:
    document = make(title="最高人民法院关于示范的解释", furniture=("> 版本：法释〔2024〕13号，现行有效（替代法释〔2015〕16号）",))
    number = promulgation(document)[0].number
    assert number is not None
    assert number.printed == "法释〔2024〕13号"


def test_the_notice_that_circulates_a_text_is_signed_and_dated_for_it(make: Make) -> None:
    document = make(
        title="示范支付暂行规定",
        note=(
            "关于印发《示范支付暂行规定》的通知",
            "示部发〔1994〕489号",
            "各省、自治区、直辖市示范厅（局）：",
            "现印发给你们，请结合实际情况贯彻执行。",
            "劳动部",
            "一九九四年十二月六日",
            "1995年1月1日 执行",
        ),
    )
    read = promulgation(document)[0]
    assert (read.enacting_body, read.issuing_authority, str(read.promulgated)) == (("劳动部",), ("劳动部",), "1994-12-06")
    assert read.number is not None
    assert read.number.printed == "示部发〔1994〕489号"
    assert read.adoptions == ()


def test_the_day_at_the_very_end_dates_a_reply(make: Make) -> None:
    document = make(
        title="最高人民法院关于示范的批复",
        lead="最高人民法院关于示范的批复（法复〔1993〕5号）吉林省高级人民法院：你院请示收悉。经研究，同意你院的意见。",
        articles=(),
    )
    last = Provision(Level.PARAGRAPH, words="此复。一九九三年七月二十四日")
    read = promulgation(Document((*document.parts, last)))[0]
    assert (read.addressee, str(read.promulgated)) == ("吉林省高级人民法院", "1993-07-24")
    assert read.issuing_authority == ()


def test_a_signature_after_the_text_publishes_it(make: Make) -> None:
    after = (Passage(Role.SIGNATURE, ("最高人民法院",)), Passage(Role.DATE_LINE, ("一九九三年七月二十四日",)))
    read = promulgation(make(title="最高人民法院关于示范的答复", after=after))[0]
    assert (read.issuing_authority, str(read.promulgated)) == (("最高人民法院",), "1993-07-24")


@pytest.mark.parametrize("after", ["为了示范，制定本条例。", "示范条例第一章 总则", "广东省高级人民法院：你院请示收悉。", ""])
def test_a_note_ends_where_events_no_longer_follow_each_other(after: str) -> None:
    assert note_end("示范条例" + NOTE + after, 4) == 4 + len(NOTE)


def test_no_note_starts_in_words_of_law() -> None:
    assert note_end("2020年5月1日起施行前已经设立的企业", 0) == 0
