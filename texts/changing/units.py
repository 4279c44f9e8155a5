"""Units: whole provisions changed, added, repealed and given other numbers (整条整款的修改)."""

from collections.abc import Iterator

from texts.address import Level
from texts.amendment import Era, Instruction, Operation
from texts.changing.errors import Unplaced
from texts.changing.inserting import Inserting
from texts.changing.regrouping import Regrouping
from texts.changing.relabelling import Relabelling
from texts.changing.repealing import Repealing
from texts.changing.site import Site
from texts.changing.substituting import Substituting

__all__ = ["Units"]


class Units:
    """The whole provisions that one act changes.

    Args:
        site: the text.
        substituting: gives provisions other words.
    """

    def __init__(self, site: Site, substituting: Substituting) -> None:
        self._site = site
        self._relabelling = Relabelling(site)
        regrouping = Regrouping(site, substituting)
        self._carried = {
            Operation.SUBSTITUTE: substituting.change,
            Operation.INSERT: Inserting(site).change,
            Operation.REPEAL: Repealing(site).change,
            Operation.RENUMBER: self._relabelling.change,
            Operation.RENUMBER_FOLLOWING: self._relabelling.follow,
            Operation.MERGE: regrouping.merge,
            Operation.SPLIT: regrouping.split,
            Operation.MOVE: regrouping.move,
            Operation.EXCHANGE: regrouping.exchange,
            Operation.GROUP: regrouping.group,
        }
        self._later: list[Instruction] = []

    def change(self, instruction: Instruction) -> None:
        """Carry out one instruction.

        Raises:
            Unplaced: it cannot be.
        """
        if any(target.era is Era.NEW for target in instruction.targets) or self._crosses(instruction):
            self._later.append(instruction)
            return
        self._carry_out(instruction)

    def _crosses(self, instruction: Instruction) -> bool:
        """Say whether paragraphs go to another article: which one bears its number is known only at the end."""
        if instruction.operation is not Operation.RENUMBER or not instruction.targets[0].address.steps:
            return False
        old, new = instruction.targets[0].address.steps, instruction.labels[0].steps
        return old[0].level is Level.ARTICLE and (len(old) > 1 or len(new) > 1) and old[0] != new[0] and new[0].level is Level.ARTICLE

    def settle(self) -> Iterator[tuple[Instruction, str]]:
        """Carry out what names provisions of the new text; yield what cannot be."""
        for instruction in self._later:
            try:
                self._carry_out(instruction)
            except Unplaced as unplaced:
                yield instruction, unplaced.reason
        self._relabelling.drop_empty()

    def _carry_out(self, instruction: Instruction) -> None:
        for target in instruction.targets:
            node = self._site.tree.find(target.address) if target.era is Era.OLD else None
            if node is not None and node.parent is not None and not self._site.tree.holds(node):
                raise Unplaced(f"{node.label or node.words[:12]} stands in what the same act prints anew")
        carry_out = self._carried.get(instruction.operation)
        if carry_out is not None:
            carry_out(instruction)
