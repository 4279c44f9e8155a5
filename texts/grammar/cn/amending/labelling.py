"""Labelling: the numbers of the new text that an order says (修改后的序号)."""

from dataclasses import replace

from texts.amendment import Era, Operation, Part
from texts.grammar.cn.amending.orders import Order, Ref, Spot
from texts.grammar.cn.amending.progress import Progress
from texts.grammar.cn.amending.references import read_refs

__all__ = ["Labelling", "olds"]


def olds(spots: tuple[Spot, ...]) -> tuple[Ref, ...]:
    """Return all provisions that an order is about."""
    return tuple(ref for spot in spots for ref in spot.refs)


class Labelling:
    """Reads numbers after 作为 and 改为."""

    def __init__(self, item: Progress) -> None:
        self._item = item

    def labels(self, spots: tuple[Spot, ...]) -> tuple[Ref, ...]:
        """Read the numbers that something bears in the new text; they lean on the old place where they begin inside an article."""
        held = self._item.context.steps, self._item.context.era
        if spots:
            last = olds(spots)[-1]
            if last.steps:
                self._item.context.steps, self._item.context.era = last.steps, last.era
        refs = read_refs(self._item.cursor, self._item.context, self._item.take_law_aside, era=Era.NEW)
        self._item.context.steps, self._item.context.era = held
        return refs

    def include(self, labels: tuple[Ref, ...]) -> None:
        """Read 包括第一条至第七条: the numbers are those of the new text."""
        held = self._item.context.steps, self._item.context.era
        refs = read_refs(self._item.cursor, self._item.context, self._item.take_law_aside, era=Era.NEW)
        self._item.context.steps, self._item.context.era = held
        if not labels or not refs:
            return
        spot = Spot(tuple(replace(ref, part=Part.WHOLE) for ref in refs))
        self._item.emit(Order(Operation.GROUP, (spot,), self._item.start, self._item.cursor.passed, labels=labels[:1]))
