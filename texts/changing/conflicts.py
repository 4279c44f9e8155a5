"""Conflicts: instructions of one act that contradict each other (同一决定内的冲突)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from texts.address import Address
from texts.amendment import Era, Instruction, Operation, Part

__all__ = ["conflicts"]

_WHOLE = frozenset((Operation.SUBSTITUTE, Operation.REPEAL, Operation.SPLIT, Operation.MERGE))


def conflicts(instructions: Sequence[Instruction]) -> Iterator[tuple[Instruction, str]]:
    """Yield every instruction that another one of the same act contradicts, with what it says of it.

    Two that give the same provision other words contradict each other, and so
    do one that replaces an article and one that replaces a paragraph of it.
    """
    changed: dict[Address, list[Instruction]] = defaultdict(list)
    for instruction in instructions:
        if instruction.operation in _WHOLE:
            for target in instruction.targets:
                if target.era is Era.OLD and target.part is Part.WHOLE and target.address.steps and not target.words and not target.sentences:
                    changed[target.address].append(instruction)
    for address, found in changed.items():
        outer = [one for at in range(1, len(address.steps)) for one in changed.get(Address(address.steps[:at]), ())]
        rivals = [*found, *outer]
        if len(rivals) > 1:
            for instruction in rivals:
                others = "、".join(dict.fromkeys(other.clause.item or "another clause" for other in rivals if other is not instruction))
                yield instruction, f"contradicts {others}: both give the same provision other words"
