"""Ordering: which items of an act changed which provision (修改依据的条项)."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from archive.amending.linking import derivation_of, republication
from archive.answering.held import HeldTexts

if TYPE_CHECKING:
    from texts.descent import Descent

__all__ = ["item_name", "ordered_by", "orders_of"]

_NUMBERED = r"([一二三四五六七八九十百零〇]+)、"


def orders_of(texts: HeldTexts, old: str, new: str, text: str | None = None) -> Mapping[str, tuple[str, ...]]:
    """Return the items of the act that made one version of another, by the eIds of what each changed; none where it was not compiled from it.

    What was repealed stands under `-` and its eId in the text before.

    Args:
        old, new: ids.
        text: SHA-256 of the text of the new version whose eIds are meant; `None` is the one that is read.
    """
    found = derivation_of(texts, new)
    if found is None or found[1].base.version != old:
        return {}
    entry, derivation = found
    named: dict[str, tuple[str, ...]] = {}
    for change in derivation.changes:
        items = (item_name(derivation.orders[number].item) for number in change.by)
        if change.new is not None or derivation.base.sha256 == texts.digest(old):
            _add(named, change.new or f"-{change.old}", (item for item in items if item))
    if (text or texts.digest(new)) == entry.statement.text.sha256:
        return named
    return _renamed(named, republication(texts, new, entry.statement.text.sha256))


def _add(named: dict[str, tuple[str, ...]], eid: str, items: Iterable[str]) -> None:
    named[eid] = tuple(dict.fromkeys((*named.get(eid, ()), *items)))


def _renamed(named: Mapping[str, tuple[str, ...]], descent: "Descent | None") -> Mapping[str, tuple[str, ...]]:
    """Return the same by the eIds that a republication gives; of what it words otherwise, article by article."""
    from texts.descent import unit_of

    found: dict[str, tuple[str, ...]] = {}
    for eid, items in named.items():
        unit = unit_of(eid)
        ties = () if descent is None or eid.startswith("-") else descent.of_old.get(unit, ())
        for tie in ties:
            if tie.new is not None:
                _add(found, tie.new if tie.restated else tie.new + eid.removeprefix(unit), items)
        if not ties and (descent is not None or eid.startswith("-")):
            _add(found, eid, items)
    return found


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
