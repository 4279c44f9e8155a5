"""The header note of an amended law: who adopted it, and by which act it was amended (修正后的题注).

    note     ::= "（" made ("，" approved)? ("，根据" made ("、" approved)? "的《" act "》" ordinal "修正")+ "）"
    made     ::= day meeting ("、" day meeting)* "通过"
    approved ::= day meeting "批准"                    of the law of a city, by the congress above it (立法法第八十一条)

It is written where the law and the act both state what it says; else it is
left to the republication.
"""

from collections.abc import Sequence
from datetime import date

from texts.grammar.cn import numerals
from texts.promulgation import Promulgation

_THEN = "\n"
"""Between adoption and approval: a comma in the law's own making, 、 in that of an act."""

__all__ = ["header_note", "lowered"]


def header_note(law: Promulgation, acts: Sequence[Promulgation]) -> str | None:
    """Return the header note of a law after these acts; `None` where a part of it is not stated.

    Args:
        law: what the old text states; a law amended before is left alone, since its note may not name every act.
        acts: what the amending acts state, in order.
    """
    if law.amendments or not acts:
        return None
    made = _adopted(law)
    changes = [_change(act) for act in acts]
    if made is None or not all(changes):
        return None
    ordinals = [""] if len(acts) == 1 else [f"第{numerals.write(number)}次" for number in range(1, len(acts) + 1)]
    return f"（{made.replace(_THEN, '，')}" + "".join(f"，根据{change}{ordinal}修正" for change, ordinal in zip(changes, ordinals, strict=True)) + "）"


def _change(act: Promulgation) -> str | None:
    made = _adopted(act)
    if made is None or act.title is None:
        return None
    return f"{made.replace(_THEN, '、')}的《{lowered(act.title)}》"


def _adopted(stated: Promulgation) -> str | None:
    """Return day and meeting of each adoption and of the approval; `None` where one of them is not stated."""
    adopted = [_day(adoption.adopted) + adoption.meeting for adoption in stated.adoptions if adoption.adopted is not None and adoption.meeting]
    approved = [_day(one.approved) + one.meeting for one in stated.approvals if one.approved is not None and one.meeting]
    if not adopted or (len(adopted), len(approved)) != (len(stated.adoptions), len(stated.approvals)) or len(approved) > 1:
        return None
    return "、".join(adopted) + "通过" + "".join(f"{_THEN}{one}批准" for one in approved)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def lowered(title: str) -> str:
    """Return a title as it is printed inside 《 》: the marks in it stand one level lower."""
    return title.translate(str.maketrans("《》〈〉", "〈〉《》"))
