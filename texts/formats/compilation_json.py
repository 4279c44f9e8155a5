"""A compilation as JSON: `yange.compilation/1`."""

from collections.abc import Sequence
from typing import Any

from texts.amendment import Clause, Instruction
from texts.enacting import Enacted
from texts.errors import caret
from texts.grammar.cn.citation import write_address
from texts.proving import FOLDING, Difference, lines_of

__all__ = ["SCHEMA", "compilation_json", "pointed"]

SCHEMA = "yange.compilation/1"


def compilation_json(found: Enacted) -> dict[str, Any]:
    """Return what acts made of a law."""
    amendments, verification = found.amendments, found.verification
    notices = [pair for amendment, applied in zip(amendments, found.applied, strict=True) for pair in (*amendment.notices, *applied.notices)]
    return {
        "schema": SCHEMA,
        "instructions": sum(len(amendment.instructions) + len(amendment.unresolved) for amendment in amendments),
        "applied": len(found.carried_out),
        "unresolved": [{"item": one.clause.item, "reason": one.reason, "text": pointed(one.clause)} for one in found.unresolved],
        "notices": [{"code": notice.value, "message": message} for notice, message in notices],
        "own": [own.text for amendment in amendments for own in amendment.own],
        "other_laws": [title for amendment in amendments for title in amendment.others],
        "orders": [_instruction(instruction) for amendment in amendments for instruction in amendment.instructions],
        "text": "\n".join(lines_of(found.document)) + "\n",
        "verification": {
            "verdict": verification.verdict.value,
            "distance": verification.distance,
            "folding": FOLDING,
            "differences": [_difference(difference) for difference in verification.differences],
        },
    }


def pointed(clause: Clause) -> str:
    """Return the words of a clause, with a caret under those that are meant."""
    line = " ".join(clause.text.splitlines())
    return f"{line}\n{caret(line, clause.start, max(clause.end, clause.start + 1))}"


def _instruction(instruction: Instruction) -> dict[str, Any]:
    return {
        "item": instruction.clause.item,
        "operation": instruction.operation.value,
        "targets": [write_address(target.address) if _writable(target.address.steps) else str(target.address) for target in instruction.targets],
        "labels": [write_address(label) for label in instruction.labels],
    }


def _writable(steps: Sequence[Any]) -> bool:
    return all(step.number is not None or str(step.level) in ("preamble", "annex") for step in steps)


def _difference(difference: Difference) -> dict[str, Any]:
    return {"article": difference.article, "expected": difference.expected, "compiled": difference.compiled, "class": difference.kind.value}
