"""Descent as JSON, for keeping: short, and read back to the same value."""

from typing import Any

from texts.comparison import Basis, Status, Typography
from texts.descent import Descent, Strand, Tie

__all__ = ["as_json", "from_json"]


def as_json(descent: Descent) -> list[Any]:
    """Return a Descent as values of JSON."""
    return [[_tie(tie) for tie in descent.ties], {eid: [_strand(strand) for strand in strands] for eid, strands in descent.strands.items()}]


def from_json(values: list[Any]) -> Descent:
    """Read what `as_json` returned.

    Raises:
        ValueError, TypeError, KeyError: it is something else.
    """
    ties, strands = values
    return Descent(tuple(map(_read_tie, ties)), {eid: tuple(map(_read_strand, found)) for eid, found in strands.items()})


def _tie(tie: Tie) -> list[Any]:
    return [tie.old, tie.new, tie.status.value, tie.amended, tie.basis.value, tie.confidence, [_tie(one) for one in tie.inside]]


def _read_tie(values: list[Any]) -> Tie:
    old, new, status, amended, basis, confidence, inside = values
    return Tie(old, new, _STATUS[status], amended, _BASIS[basis], confidence, tuple(map(_read_tie, inside)))


def _strand(strand: Strand) -> list[Any]:
    found = [strand.new[0], strand.new[1], strand.source, strand.old[0], strand.old[1], strand.confidence]
    form = None if strand.typography is None else strand.typography.value
    return [*found, form, True] if strand.stated else found if form is None else [*found, form]


def _read_strand(values: list[Any]) -> Strand:
    start, end, source, low, high, confidence, *rest = values
    return Strand((start, end), source, (low, high), confidence, _FORM[rest[0]] if rest and rest[0] else None, len(rest) > 1)


# Looking a name up is many times faster than calling the enum, and a law of sixty versions has a hundred thousand of them.
_STATUS = {one.value: one for one in Status}
_BASIS = {one.value: one for one in Basis}
_FORM = {one.value: one for one in Typography}
