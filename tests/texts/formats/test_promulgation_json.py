from datetime import date

from texts.formats.promulgation_json import promulgation_json
from texts.promulgation import (
    Adoption,
    AmendmentNote,
    Commencement,
    CommencementRule,
    DocumentNumber,
    DocumentType,
    Promulgation,
    Repeal,
)

# The shape that tests from outside rely on; more may stand beside it.
PROMISED = {
    "doc_type",
    "title",
    "jurisdiction",
    "header_note",
    "enacting_body",
    "issuing_authority",
    "doc_number",
    "adoptions",
    "approvals",
    "promulgation_date",
    "effective",
    "amendments",
    "repealed",
}


def test_what_is_not_stated_is_null_or_empty() -> None:
    shown = promulgation_json(Promulgation())
    assert shown.keys() >= PROMISED
    assert (shown["doc_type"], shown["title"], shown["doc_number"], shown["promulgation_date"], shown["issuing_authority"]) == (None,) * 5
    assert shown["enacting_body"] == shown["adoptions"] == shown["approvals"] == shown["amendments"] == shown["repealed"] == []
    assert {name: shown["effective"][name] for name in ("date", "rule", "text", "exceptions")} == {"date": None, "rule": None, "text": None, "exceptions": []}


def test_dates_are_iso_and_names_as_printed() -> None:
    stated = Promulgation(
        title="云河市示范条例",
        doc_type=DocumentType.LOCAL_REGULATION,
        enacting_body=("云河市人民代表大会常务委员会",),
        issuing_authority=("云河市人民代表大会常务委员会",),
        number=DocumentNumber("公告第52号", "公告", None, 13, 52),
        adoptions=(Adoption(date(2021, 9, 28), "云河市人民代表大会常务委员会", "第二十八次会议"),),
        promulgated=date(2021, 9, 28),
        amendments=(AmendmentNote(date(2022, 1, 1), "修正", 1, "关于修改示范条例的决定", approved=date(2022, 2, 1)),),
        repeals=(Repeal("旧示范条例", organ="云河市人民政府", adopted=date(1994, 1, 21), number="第7号令", scope="第三章"),),
    )
    shown = promulgation_json(stated)
    assert shown["doc_type"] == "local_regulation"
    assert shown["doc_number"] == "公告第52号"
    assert shown["number"] == {"series": "公告", "year": None, "term": 13, "number": 52}
    assert shown["adoptions"] == [{"date": "2021-09-28", "organ": "云河市人民代表大会常务委员会", "meeting": "第二十八次会议"}]
    assert shown["promulgation_date"] == "2021-09-28"
    (note,) = shown["amendments"]
    assert (note["date"], note["kind"], note["ordinal"], note["act"], note["approved"]) == ("2022-01-01", "修正", 1, "关于修改示范条例的决定", "2022-02-01")
    (repealed,) = shown["repealed"]
    assert (repealed["title"], repealed["adopted"], repealed["enacting_body"], repealed["scope"]) == ("旧示范条例", "1994-01-21", "云河市人民政府", "第三章")


def test_parts_that_commence_apart_are_exceptions() -> None:
    whole = Commencement(date(2013, 1, 1), CommencementRule.FIXED, "本规定自2013年1月1日起施行", stated_by="art_9")
    part = Commencement(date(2013, 7, 1), CommencementRule.FIXED, "第三条自2013年7月1日起施行", "第三条", stated_by="art_9")
    effective = promulgation_json(Promulgation(commencements=(whole, part)))["effective"]
    assert (effective["date"], effective["rule"]) == ("2013-01-01", "fixed")
    assert [(one["scope"], one["date"]) for one in effective["exceptions"]] == [("第三条", "2013-07-01")]


def test_a_rule_that_fixes_no_day_by_itself_is_told_apart() -> None:
    after = Commencement(None, CommencementRule.AFTER_PROMULGATION, "本条例自公布之日起30日后施行", days=30)
    effective = promulgation_json(Promulgation(commencements=(after,)))["effective"]
    assert (effective["rule"], effective["terms"], effective["days"]) == (None, "after_promulgation", 30)
