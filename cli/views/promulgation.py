"""Who made a text law, when, under which number: as a sheet of facts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from cli.views.dates import day
from cli.views.kinds import KINDS, LEVELS
from texts.promulgation import AmendmentNote, Commencement, Promulgation, Repeal

__all__ = ["counted", "sheet"]

Rows = tuple[tuple[str, tuple[str, ...]], ...]


def sheet(facts: Promulgation, stated_by: Mapping[str, str] | None = None, own: Sequence[Commencement] | None = None) -> Rows:
    """Return the facts of a text's making; of the chief ones also that they are not stated.

    Args:
        facts: as read, the user's values included.
        stated_by: field → text, manifest or set; what is not from the text is marked so.
        own: the commencements of the version itself, where the archive has told
            them from the clause that an amended text still prints.
    """
    marks = {field: f"  (by {source})" for field, source in (stated_by or {}).items() if source != "text"}
    return tuple((name, tuple(values) or ("not stated",)) for name, values in _rows(facts, marks, own) if values is not None)


def _rows(facts: Promulgation, marks: Mapping[str, str], own: Sequence[Commencement] | None) -> Iterator[tuple[str, Sequence[str] | None]]:
    """Yield name and values; no values at all means not stated, `None` that the row is left out."""

    def marked(field: str, values: Iterable[str]) -> list[str]:
        found = list(values)
        return [*found[:-1], found[-1] + marks.get(field, "")] if found else []

    kind = KINDS[facts.doc_type] if facts.doc_type is not None else "cannot be told"
    place = f", {facts.jurisdiction}" if facts.jurisdiction else ""
    amended = bool(facts.amendments)
    yield "kind", marked("doc_type", [kind + place])
    yield "made by", marked("enacting_body", facts.enacting_body)
    yield "number 文号", marked("number", [facts.number.printed] if facts.number else [])
    yield "adopted 通过", marked("" if amended else "adopted", (_event(x.adopted, x.meeting or x.organ) for x in facts.adoptions))
    yield "approved 批准", marked("" if amended else "approved", (_event(x.approved, x.meeting or x.organ) for x in facts.approvals)) or None
    yield "amended 修正", marked("adopted", map(_amendment, facts.amendments)) or None
    yield "promulgated 公布", marked("promulgated", _promulgated(facts))
    yield "signed", marked("signatory", [facts.signatory]) if facts.signatory else None
    yield from _effective(facts, own, marks.get("effective", ""))
    yield "repeals 废止", [*map(_repeal, facts.repeals)] or None
    yield "addressed to", [facts.addressee] if facts.addressee else None


def _effective(facts: Promulgation, own: Sequence[Commencement] | None, mark: str) -> Iterator[tuple[str, Sequence[str] | None]]:
    """Yield when the version takes effect, and a clause that is about an earlier one apart from it."""
    of_version = facts.commencements if own is None else own
    yield "effective 施行", [_commencement(commencement) + mark for commencement in of_version]
    earlier = [commencement for commencement in facts.commencements if commencement not in of_version]
    yield "", [f"{_commencement(commencement)}  (of an earlier version)" for commencement in earlier] or None


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
