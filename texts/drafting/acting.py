"""Acting: the whole act around its items (决定的行文).

    act ::= title lead item+ own

A draft states nothing that is not known: what only the drafter knows is a
blank in 【 】, or given.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from texts.drafting.items import Item
from texts.grammar.cn import numerals
from texts.grammar.cn.amending.header_note import lowered

__all__ = ["Given", "act", "numbered"]


@dataclass(frozen=True, slots=True)
class Given:
    """What only the drafter knows; `None` is left blank.

    Args:
        organ: who makes the act.
        title: the act's own, in place of 关于修改《…》的决定.
        effective: the day from which it is in force, as it is printed: 2025年1月1日, 公布之日.
    """

    organ: str | None = None
    title: str | None = None
    effective: str | None = None


def act(amended: str | None, items: Sequence[Item], given: Given) -> str:
    """Return the text of an act, as Markdown that yange reads.

    Args:
        amended: title of the law that it amends; `None` is left blank.
        items: in order.
        given: what only the drafter knows.
    """
    law = f"《{lowered(amended)}》" if amended else "【法律名称】"
    organ = given.organ or "【制定机关】"
    paragraphs = [
        f"# {given.title or f'{organ}关于修改{law}的决定'}",
        f"{organ}决定对{law}作如下修改：",
        *(line for name, item in zip(numbered(items), items, strict=True) for line in f"{name}{item.text}".split("\n")),
        f"本决定自{given.effective or '【施行日期】'}起施行。",
        f"{law}根据本决定作相应修改，重新公布。" if amended else f"根据本决定，对{law}作相应修改，重新公布。",
    ]
    return "\n\n".join(paragraphs) + "\n"


def numbered(items: Sequence[Item]) -> list[str]:
    """Return the numbers of items as they are printed; one alone bears none."""
    return [f"{numerals.write(at)}、" if len(items) > 1 else "" for at in range(1, len(items) + 1)]
