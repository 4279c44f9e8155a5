"""Who made a text law, when, under which number: as a sheet of facts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cli.views.dates import day
from texts.promulgation import AmendmentNote, Commencement, Promulgation, Repeal

__all__ = ["KINDS", "LEVELS", "counted", "sheet"]

KINDS = {
    "constitution": "constitution 宪法",
    "law": "law 法律",
    "admin_regulation": "administrative regulation 行政法规",
    "local_regulation": "local regulation 地方性法规",
    "autonomous_regulation": "autonomous regulation 自治条例、单行条例",
    "dept_rule": "departmental rule 部门规章",
    "local_rule": "local government rule 地方政府规章",
    "judicial_interpretation": "judicial interpretation 司法解释",
    "amending_decision": "amending decision 修改决定",
    "amendment": "amendment 修正案",
    "decision": "decision 决定",
    "resolution": "resolution 决议",
    "reply": "reply 批复",
}

LEVELS = {
    "part": "编",
    "subpart": "分编",
    "chapter": "章",
    "section": "节",
    "article": "条",
    "item": "条 (一、二、三、)",
    "paragraph": "款",
    "point": "项",
    "indent": "目",
    "annex": "annexes 附件",
}


def sheet(facts: Promulgation, stated_by: Mapping[str, str] | None = None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the facts of a text's making; of the chief ones also that they are not stated.

    Args:
        facts: as read, the user's values included.
        stated_by: field → text, manifest or set; what is not from the text is marked so.
    """
    marks = {field: f"  (by {source})" for field, source in (stated_by or {}).items() if source != "text"}
    return tuple((name, tuple(values) or ("not stated",)) for name, values in _rows(facts, marks) if values is not None)


def _rows(facts: Promulgation, marks: Mapping[str, str]) -> Iterator[tuple[str, Iterable[str] | None]]:
    """Yield name and values; no values at all means not stated, `None` that the row is left out."""

    def marked(field: str, values: Iterable[str]) -> tuple[str, ...]:
        return tuple(value + marks.get(field, "") for value in values)

    kind = KINDS[facts.doc_type] if facts.doc_type is not None else "cannot be told"
    place = f", {facts.jurisdiction}" if facts.jurisdiction else ""
    yield "kind", marked("doc_type", [kind + place])
    yield "made by", marked("enacting_body", facts.enacting_body)
    yield "number 文号", marked("number", [facts.number.printed] if facts.number else [])
    yield "adopted 通过", marked("adoptions", (_event(x.adopted, x.meeting or x.organ) for x in facts.adoptions))
    yield "approved 批准", marked("approvals", (_event(x.approved, x.meeting or x.organ) for x in facts.approvals)) or None
    yield "promulgated 公布", marked("promulgated", _promulgated(facts))
    yield "signed", marked("signatory", [facts.signatory]) if facts.signatory else None
    yield "effective 施行", marked("commencements", map(_commencement, facts.commencements))
    yield "amended 修正", marked("amendments", map(_amendment, facts.amendments)) or None
    yield "repeals 废止", marked("repeals", map(_repeal, facts.repeals)) or None
    yield "addressed to", marked("addressee", [facts.addressee]) if facts.addressee else None


def _promulgated(facts: Promulgation) -> list[str]:
    by = "、".join(facts.issuing_authority)
    return [_event(facts.promulgated, by or None)] if facts.promulgated or by else []


def _event(on: date | None, by: str | None) -> str:
    return day(on) if by is None else f"{day(on)}  {by}"


def _commencement(commencement: Commencement) -> str:
    scope = "" if commencement.scope is None else f"{commencement.scope}: "
    known = day(commencement.effective) if commencement.effective else "day not known"
    return f"{scope}{known}  “{commencement.text}”" if commencement.text else f"{scope}{known}"


def _amendment(note: AmendmentNote) -> str:
    act = "" if note.act is None else f"  《{note.act}》"
    return f"{day(note.amended)}  {note.kind}{act}"


def _repeal(repeal: Repeal) -> str:
    adopted = repeal.adopted or repeal.promulgated
    made = (repeal.meeting or repeal.organ, day(adopted) if adopted else None, repeal.number)
    known = "，".join(part for part in made if part)
    scope = "" if repeal.scope is None else f"  (in part: {repeal.scope})"
    return f"《{repeal.title}》" + (f"  ({known})" if known else "") + scope


def counted(counts: Mapping[str, int]) -> str:
    """Return how many provisions there are, in words: 8 章, 58 条."""
    return ", ".join(f"{counts[level]} {name}" for level, name in LEVELS.items() if counts.get(level)) or "no provisions"
