"""Ordering: which items of an act changed which provision (修改依据的条项)."""

import re
from collections.abc import Mapping

from archive.amending.linking import derivation_of
from archive.answering.held import HeldTexts

__all__ = ["item_name", "ordered_by", "orders_of"]

_NUMBERED = r"([一二三四五六七八九十百零〇]+)、"


def orders_of(texts: HeldTexts, version: str) -> Mapping[str, tuple[str, ...]]:
    """Return the items of the act that made a version by the eIds of what each changed, in the text after; none where it was not compiled.

    What was repealed stands under `-` and its eId in the text before.
    """
    found = derivation_of(texts, version)
    if found is None:
        return {}
    _, derivation = found
    named: dict[str, tuple[str, ...]] = {}
    for change in derivation.changes:
        eid = change.new or f"-{change.old}"
        items = (item_name(derivation.orders[number].item) for number in change.by)
        named[eid] = tuple(dict.fromkeys((*named.get(eid, ()), *(item for item in items if item))))
    return named


def ordered_by(orders: Mapping[str, tuple[str, ...]], eid: str) -> tuple[str, ...]:
    """Return the items that changed a provision, what it stands in, or something inside it: the nearest of these."""
    steps = eid.split("__")
    for count in range(len(steps), 0, -1):
        own = "__".join(steps[:count])
        if orders.get(own):
            return orders[own]
    inside = [items for other, items in orders.items() if other.startswith((f"{eid}__", f"-{eid}__"))]
    return tuple(dict.fromkeys(item for items in inside for item in items))


def item_name(item: str | None) -> str | None:
    """Return what people call an item of an act: 三、 is its 第三条."""
    if item is None:
        return None
    match = re.fullmatch(_NUMBERED, item)
    return f"第{match[1]}条" if match is not None else item.rstrip("、.．")
