"""Editions: what a text states of its own making, for the head of a table (对照表的表头).

What it does not state is said to be not stated (未载明), never filled in.
"""

from collections.abc import Iterator
from datetime import date

from texts.formats.table import Edition
from texts.promulgation import AmendmentNote, Promulgation

__all__ = ["NOT_STATED", "edition", "in_print"]

NOT_STATED = "未载明"


def edition(promulgation: Promulgation, name: str) -> Edition:
    """Return what a text states of itself.

    Args:
        promulgation: as read from that text.
        name: how it is told from the other text.
    """
    return Edition(name, tuple(_facts(promulgation)))


def in_print(day: date | None) -> str:
    """Return a day as laws print it (2021年9月28日)."""
    return NOT_STATED if day is None else f"{day.year}年{day.month}月{day.day}日"


def _facts(stated: Promulgation) -> Iterator[tuple[str, str]]:
    last = _last(stated)
    if last is None:
        yield "通过", _adopted(stated)
        if stated.approvals:
            yield "批准", f"{in_print(stated.approvals[-1].approved)} {stated.approvals[-1].meeting or stated.approvals[-1].organ or ''}".strip()
    else:
        yield "最近一次修改", f"{in_print(last.amended)}{last.kind}"
        yield "修改依据", f"《{last.act}》" if last.act else NOT_STATED
        if last.approved:
            yield "批准", in_print(last.approved)
    yield "公布", in_print((last and last.promulgated) or stated.promulgated)
    if stated.number:
        yield "文号", stated.number.printed
    yield from _commencement(stated, last)


def _last(stated: Promulgation) -> AmendmentNote | None:
    """Return the latest amendment that the header note lists; the last one printed where a day is missing."""
    notes = stated.amendments
    if any(note.amended is None for note in notes):
        return notes[-1]
    return max(notes, key=lambda note: note.amended or date.min, default=None)


def _adopted(stated: Promulgation) -> str:
    if not stated.adoptions:
        return NOT_STATED
    last = stated.adoptions[-1]
    return f"{in_print(last.adopted)} {last.meeting or last.organ or ''}".strip()


def _commencement(stated: Promulgation, last: AmendmentNote | None) -> Iterator[tuple[str, str]]:
    """Yield the clause as printed; a clause older than the last amendment does not say when that took effect."""
    clause = next((one for one in stated.commencements if one.scope is None), None)
    if clause is None:
        yield "施行", NOT_STATED
        return
    words = clause.text or in_print(clause.effective)
    if last is None or (clause.effective and last.amended and clause.effective >= last.amended):
        yield "施行", words
    else:
        yield "最近一次修改的施行日期", NOT_STATED
        yield "文本所载施行条款", words
