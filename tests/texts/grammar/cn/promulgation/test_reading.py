from collections.abc import Callable
from datetime import date

import pytest

from texts.address import Level
from texts.document import Document, Passage, Provision, Role
from texts.finding import Code
from texts.grammar.cn.promulgation import promulgation
from texts.promulgation import Adoption, Approval, Commencement, CommencementRule, DocumentType, Promulgation

Make = Callable[..., Document]

CITY = "洛阳市示范条例"
ADOPTED = "2015年6月26日 洛阳市第十二届人民代表大会常务委员会第二十九次会议通过"
APPROVED = "2015年7月30日 河南省第十二届人民代表大会常务委员会第二十一次会议批准"


def read(document: Document) -> Promulgation:
    return promulgation(document)[0]


def codes(document: Document) -> set[Code]:
    return {finding.code for finding in promulgation(document)[1]}


def messages(document: Document, code: Code) -> list[str]:
    return [finding.message for finding in promulgation(document)[1] if finding.code is code]


def test_a_local_regulation_with_all_that_its_note_states(make: Make) -> None:
    document = make(
        title=CITY,
        note=(ADOPTED, APPROVED, "2015年8月12日 洛阳市第十二届人民代表大会常务委员会公告第67号公布", "2015年12月1日 施行"),
        articles=("为了示范，制定本条例。", "本条例自2015年12月1日起施行。"),
    )
    stated, findings = promulgation(document)
    assert stated.title == CITY
    assert (stated.doc_type, stated.jurisdiction) == (DocumentType.LOCAL_REGULATION, "CN-HA")
    assert stated.enacting_body == ("洛阳市人民代表大会常务委员会",)
    assert stated.issuing_authority == ("洛阳市第十二届人民代表大会常务委员会",)
    assert stated.adoptions == (Adoption(date(2015, 6, 26), "洛阳市人民代表大会常务委员会", "洛阳市第十二届人民代表大会常务委员会第二十九次会议"),)
    assert stated.approvals == (Approval(date(2015, 7, 30), "河南省人民代表大会常务委员会", "河南省第十二届人民代表大会常务委员会第二十一次会议"),)
    assert stated.promulgated == date(2015, 8, 12)
    assert stated.number is not None
    assert (stated.number.term, stated.number.number) == (12, 67)
    assert stated.commencements == (Commencement(date(2015, 12, 1), CommencementRule.FIXED, "本条例自2015年12月1日起施行", stated_by="art_2"),)
    assert findings == ()


def test_what_a_text_does_not_say_is_absent_and_said_to_be(make: Make) -> None:
    document = make(title="示范证申领规定", articles=("为了示范，制定本规定。",))
    stated = read(document)
    assert (stated.doc_type, stated.number, stated.promulgated) == (None, None, None)
    assert (stated.enacting_body, stated.issuing_authority, stated.adoptions, stated.commencements) == ((), (), (), ())
    assert codes(document) == {
        Code.KIND_NOT_STATED,
        Code.ADOPTION_NOT_STATED,
        Code.PROMULGATION_NOT_STATED,
        Code.NUMBER_NOT_STATED,
        Code.COMMENCEMENT_NOT_STATED,
    }


def test_a_text_without_any_title_says_so(make: Make) -> None:
    assert Code.TITLE_MISSING in codes(make(title=None))


def test_a_promulgation_date_is_never_taken_from_another_date(make: Make) -> None:
    """自公布之日起施行 with an adoption alone: the day stays unknown."""
    document = make(title=CITY, note=ADOPTED, articles=("本条例自公布之日起施行。",))
    stated = read(document)
    assert stated.promulgated is None
    (clause,) = stated.commencements
    assert (clause.rule, clause.effective) == (CommencementRule.ON_PROMULGATION, None)


def test_a_rule_with_a_known_promulgation_gives_the_day(make: Make) -> None:
    document = make(title="示范条例", note="2020年1月2日 中华人民共和国国务院令第7号公布", articles=("本条例自公布之日起施行。",))
    (clause,) = read(document).commencements
    assert clause.effective == date(2020, 1, 2)


def test_a_rule_belongs_to_the_latest_enactment_of_the_whole_text(make: Make) -> None:
    """The first promulgation does not date the clause of a text that was enacted anew."""
    note = ("1990年1月2日 中华人民共和国国务院令第7号公布", "2010年7月21日 国务院第120次常务会议修订通过")
    document = make(title="示范条例", note=note, articles=("本条例自公布之日起施行。",))
    assert read(document).commencements[0].effective is None
    known = make(title="示范条例", note=(*note, "2010年7月26日 中华人民共和国国务院令第578号公布"), articles=("本条例自公布之日起施行。",))
    assert read(known).commencements[0].effective == date(2010, 7, 26)


def test_a_day_that_the_note_states_goes_before_one_that_is_computed(make: Make) -> None:
    note = ("2005年11月14日 最高人民法院审判委员会第1371次会议通过", "2005年12月14日 最高人民法院公告公布", "2005年12月21日 施行")
    document = make(title="最高人民法院关于示范的规定", note=note, articles=("本规定自公布之日起施行。",))
    assert read(document).commencements[0].effective == date(2005, 12, 21)
    assert messages(document, Code.DATE_CONFLICT) == ["the articles say “本规定自公布之日起施行”, which is 2005-12-14, the header note 2005-12-21"]


def test_days_after_promulgation_are_not_counted_for_the_text(make: Make) -> None:
    document = make(title="示范条例", note="2020年1月2日 中华人民共和国国务院令第7号公布", articles=("本条例自公布之日起30日后施行。",))
    (clause,) = read(document).commencements
    assert (clause.rule, clause.days, clause.effective) == (CommencementRule.AFTER_PROMULGATION, 30, None)


def test_a_clause_that_an_act_quotes_is_not_its_own(make: Make) -> None:
    quoted = Provision(
        Level.ITEM,
        "一、",
        (1,),
        children=(Provision(Level.PARAGRAPH, words="将第九条修改为："), Provision(Level.PARAGRAPH, words="“本法自2020年1月1日起施行。")),
    )
    own = Provision(Level.ITEM, "二、", (2,), children=(Provision(Level.PARAGRAPH, words="本决定自2024年5月1日起施行。"),))
    document = make(title="全国人民代表大会常务委员会关于修改《示范法》的决定", articles=())
    stated = read(Document((*document.parts, own, quoted)))
    assert [(clause.effective, clause.stated_by) for clause in stated.commencements] == [(date(2024, 5, 1), "item_2")]


def test_the_clause_is_named_by_the_article_that_states_it() -> None:
    """A number that is printed twice gets its occurrence, as `addresses` gives it."""
    from texts.document import addresses

    article = Provision(Level.ARTICLE, "第五条", (5,), children=(Provision(Level.PARAGRAPH, words="甲。"),))
    last = Provision(Level.ARTICLE, "第五条", (5,), children=(Provision(Level.PARAGRAPH, words="本条例自2020年1月1日起施行。"),))
    chapter = Provision(Level.CHAPTER, "第一章", (1,), children=(article, last))
    document = Document((Passage(Role.TITLE, (CITY,)), chapter))
    (clause,) = read(document).commencements
    named = {str(address): node for address, node in addresses(document)}
    assert clause.stated_by == "art_5~2"
    assert named[clause.stated_by] is last


def test_an_announcement_for_a_revision_leaves_the_first_adoption(make: Make) -> None:
    document = make(
        title="中华人民共和国示范法",
        announcement=(
            "中华人民共和国主席令第35号",
            "《中华人民共和国示范法》已由中华人民共和国第十二届全国人民代表大会常务委员会第十七次会议于2015年11月4日修订通过，现将修订后的《中华人民共和国示范法》公布，自2016年1月1日起施行。",
            "中华人民共和国主席 张三",
            "二〇一五年十一月四日",
        ),
        note="2000年7月8日第九届全国人民代表大会常务委员会第十六次会议通过 2015年11月4日第十二届全国人民代表大会常务委员会第十七次会议修订",
        articles=("本法自2016年1月1日起施行。",),
    )
    stated, findings = promulgation(document)
    assert [adoption.adopted for adoption in stated.adoptions] == [date(2000, 7, 8)]
    assert [note.amended for note in stated.amendments] == [date(2015, 11, 4)]
    assert stated.promulgated == date(2015, 11, 4)
    assert findings == ()


def test_an_announcement_of_an_amending_act_is_that_acts(make: Make) -> None:
    """The order that publishes 关于修改…的决定 gives its number to the amendment, not to the law."""
    document = make(
        title="中华人民共和国示范法",
        announcement=(
            "中华人民共和国主席令第71号",
            "《全国人民代表大会常务委员会关于修改〈中华人民共和国示范法〉的决定》已由第八届全国人民代表大会常务委员会第二十次会议"
            "于1996年7月5日通过，现予公布，自公布之日起施行。",
            "中华人民共和国主席 张三",
            "一九九六年七月五日",
        ),
        note="1987年9月5日第六届全国人民代表大会常务委员会第二十二次会议通过 根据1996年7月5日第八届全国人民代表大会常务委员会第二十次会议"
        "《关于修改〈中华人民共和国示范法〉的决定》修正",
    )
    stated = read(document)
    assert (stated.number, stated.promulgated, stated.issuing_authority) == (None, None, ())
    (note,) = stated.amendments
    assert (note.promulgated, note.number) == (date(1996, 7, 5), "中华人民共和国主席令第71号")


def test_the_meeting_may_be_named_in_the_first_words_alone(make: Make) -> None:
    document = make(
        title="第五届全国人民代表大会常务委员会关于批准示范规定的决议",
        note="（1980年9月29日通过）",
        lead="第五届全国人民代表大会常务委员会第十六次会议决定：批准示范规定。",
        articles=(),
    )
    stated = read(document)
    assert stated.adoptions == (Adoption(date(1980, 9, 29), "全国人民代表大会常务委员会", "第五届全国人民代表大会常务委员会第十六次会议"),)
    assert (stated.enacting_body, stated.doc_type) == (("全国人民代表大会常务委员会",), DocumentType.RESOLUTION)


def test_the_clause_of_commencement_may_name_the_maker(make: Make) -> None:
    document = make(title="上海市示范规定", articles=("本规定经上海市人民代表大会常务委员会审议通过，自1989年3月1日起施行。",))
    stated = read(document)
    assert (stated.enacting_body, stated.doc_type) == (("上海市人民代表大会常务委员会",), DocumentType.LOCAL_REGULATION)


def test_approved_by_one_and_issued_by_another(make: Make) -> None:
    document = make(title="示范动物管理条例", note=("1988年10月31日 国务院批准", "1988年11月14日 国家科学技术委员会令第2号发布"))
    stated = read(document)
    assert stated.enacting_body == stated.issuing_authority == ("国家科学技术委员会",)
    assert stated.doc_type is DocumentType.ADMIN_REGULATION
    assert stated.adoptions == ()


@pytest.mark.parametrize(
    ("note", "code", "message"),
    [
        ("二〇一年三月二十日 最高人民法院审判委员会第9次会议通过", Code.DATE_UNREADABLE, "no day of the calendar: 二〇一年三月二十日"),
        ("2021年2月30日 最高人民法院审判委员会第9次会议通过", Code.DATE_UNREADABLE, "no day of the calendar: 2021年2月30日"),
        ("2020年11月9日 最高人民法院审判委员会", Code.HEADER_TRUNCATED, "the header note breaks off: 2020年11月9日最高人民法院审判委员会"),
    ],
)
def test_what_cannot_be_read_is_said(make: Make, note: str, code: Code, message: str) -> None:
    assert message in messages(make(title="最高人民法院关于示范的解释", note=note), code)


def test_two_places_that_disagree_are_said(make: Make) -> None:
    document = make(
        title=CITY,
        announcement=(f"《{CITY}》已由洛阳市第十二届人民代表大会常务委员会第二十九次会议于2015年6月27日通过，现予公布，自2015年12月1日起施行。",),
        note=ADOPTED,
        articles=("本条例自2016年1月1日起施行。",),
    )
    assert messages(document, Code.DATE_CONFLICT) == [
        "the announcement says adopted 2015-06-27, the header note 2015-06-26",
        "the articles say in effect from 2016-01-01, the announcement from 2015-12-01",
    ]


def test_an_announcement_may_misprint_the_title(make: Make) -> None:
    document = make(
        title="最高人民法院关于审理示范案件的规定",
        announcement=(
            "《最高人民法院关于审查示范案件的规定》已于1997年11月25日由最高人民法院审判委员会第946次会议通过，现予公布。",
            "最高人民法院",
            "1997年12月11日",
        ),
    )
    assert read(document).title == "最高人民法院关于审理示范案件的规定"
    assert Code.TITLE_CONFLICT in codes(document)


def test_the_clause_of_an_amended_text_is_an_earlier_versions(make: Make) -> None:
    note = (ADOPTED, "2019年6月21日洛阳市第十三届人民代表大会常务委员会第二十次会议《关于修改部分法规的决定》修正")
    document = make(title=CITY, note=note, articles=("本条例自2015年12月1日起施行。",))
    assert Code.COMMENCEMENT_OF_EARLIER_VERSION in codes(document)


def test_taking_effect_before_adoption_is_no_earlier_version(make: Make) -> None:
    """What is stated may lawfully look back (立法法（2023修正）第一百零四条)."""
    document = make(title=CITY, note=ADOPTED, articles=("本条例自2015年1月1日起施行。",))
    assert Code.COMMENCEMENT_OF_EARLIER_VERSION not in codes(document)


def test_an_amendments_own_day_does_not_pass_for_the_texts(make: Make) -> None:
    note = ("1996年6月4日 国务院令第198号发布", "2011年1月8日《国务院关于废止和修改部分行政法规的决定》第一次修改，自2011年1月8日起施行")
    whole = make(title="示范道路管理条例", note=note, articles=("本条例自1996年10月1日起施行。",))
    assert [clause.effective for clause in read(whole).commencements] == [date(1996, 10, 1), date(2011, 1, 8)]
    assert read(make(title="示范道路管理条例", note=note)).commencements == ()


def test_nothing_is_read_from_nothing() -> None:
    stated, findings = promulgation(Document())
    assert stated == Promulgation()
    assert Code.TITLE_MISSING in {finding.code for finding in findings}


def test_what_waits_for_a_revision_does_not_commence_with_the_first_publication(make: Make) -> None:
    """自修订发布之日起: a note that tells of no revision leaves the day unknown."""
    clause = "本条例自修订发布之日起施行。"
    (unknown,) = read(make(title="示范奖励条例", note="1982年3月16日 国务院发布", articles=(clause,))).commencements
    assert (unknown.effective, unknown.rule) == (None, CommencementRule.ON_PROMULGATION)
    revised = ("1982年3月16日 国务院发布", "1986年6月4日国务院修订发布")
    (known,) = read(make(title="示范奖励条例", note=revised, articles=(clause,))).commencements
    assert known.effective == date(1986, 6, 4)
