"""Deriving: what an act did to a text, as it is recorded (编纂依据的记录)."""

from archive.records.derivation import Change, Ordered
from texts.amendment import Instruction
from texts.enacting import Enacted

__all__ = ["changes_of", "orders_of", "own_clauses"]


def orders_of(enacted: Enacted) -> tuple[Ordered, ...]:
    """Return the instructions that were carried out, in the act's order."""
    return tuple(map(_ordered, enacted.carried_out))


def _ordered(instruction: Instruction) -> Ordered:
    clause = instruction.clause
    words = " ".join(clause.text[clause.start : clause.end].split()) or clause.text.strip()
    return Ordered(clause.item or None, instruction.operation.value, words)


def changes_of(enacted: Enacted) -> tuple[Change, ...]:
    """Return what became of each provision, by the instructions as `orders_of` lists them."""
    place = {id(order): number for number, order in enumerate(enacted.carried_out)}
    return tuple(
        Change(
            None if effect.new is None else str(effect.new),
            None if effect.old is None else str(effect.old),
            tuple(place[id(order)] for order in effect.by if id(order) in place),
        )
        for done in enacted.applied
        for effect in done.effects
    )


def own_clauses(enacted: Enacted) -> tuple[str, ...]:
    """Return what the act says beside the text that it changes."""
    return tuple(own.text for amendment in enacted.amendments for own in amendment.own)
