"""Merging: what two texts of one Version state of its making, put together (公布信息的合并).

What one leaves out, the other supplies. What both state and state otherwise
is told, and one of them is kept: that of the text that ranks above, or what
the user has decided.
"""

from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from archive.answering.naming import fold

__all__ = ["Difference", "merge"]

T = TypeVar("T")
_UNTOLD = frozenset({"header_note", "text", "stated_by", "printed", "jurisdiction", "variety"})
"""Words around the facts; where they differ, the facts tell it."""


class Difference(NamedTuple):
    """One fact that two texts state otherwise.

    Args:
        field: its path.
        held, other: as ISO date or as printed.
    """

    field: str
    held: str
    other: str

    def __str__(self) -> str:
        return f"{self.field}: {self.other} instead of {self.held}"


def merge(held: T, other: T, *, prefer_other: bool, decided: Collection[str] = ()) -> tuple[T, tuple[Difference, ...]]:
    """Put two statements of one kind together.

    Args:
        held: what is recorded.
        other: what a further text states.
        prefer_other: whether the further text is believed where both state a fact.
        decided: names of the fields that the user stated; they stay as held.
    """
    found: list[Difference] = []
    merged = _merge(held, other, "", prefer_other, found)
    return _as_decided(held, merged, decided), tuple(found)


def _as_decided(held: Any, merged: Any, decided: Collection[str]) -> Any:
    """Put back, at every depth, what the user stated."""
    if is_dataclass(held) and not isinstance(held, type) and type(held) is type(merged):
        kept = {
            field.name: getattr(held, field.name) if field.name in decided else _as_decided(getattr(held, field.name), getattr(merged, field.name), decided)
            for field in fields(held)
        }
        return replace(held, **kept)
    if isinstance(held, tuple) and isinstance(merged, tuple) and len(held) == len(merged):
        return tuple(_as_decided(one, two, decided) for one, two in zip(held, merged, strict=True))
    return merged


def _merge(held: Any, other: Any, path: str, prefer_other: bool, found: list[Difference]) -> Any:
    if other is None or other == () or held == other:
        return held
    if held is None or held == ():
        return other
    if is_dataclass(held) and type(held) is type(other):
        return _merge_fields(held, other, path, prefer_other, found)
    if isinstance(held, tuple) and len(held) == len(other):
        return tuple(_merge(one, two, path, prefer_other, found) for one, two in zip(held, other, strict=True))
    if not _alike(held, other) and path.rpartition(".")[2] not in _UNTOLD:
        found.append(Difference(path, _printed(held), _printed(other)))
    return other if prefer_other else held


def _merge_fields(held: Any, other: Any, path: str, prefer_other: bool, found: list[Difference]) -> Any:
    merged = {}
    for field in fields(held):
        inner = f"{path}.{field.name}" if path else field.name
        merged[field.name] = _merge(getattr(held, field.name), getattr(other, field.name), inner, prefer_other, found)
    return type(held)(**merged)


def _alike(held: Any, other: Any) -> bool:
    return isinstance(held, str) and isinstance(other, str) and fold(held) == fold(other)


def _printed(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(map(_printed, value))
    if is_dataclass(value):
        parts = (getattr(value, field.name) for field in fields(value))
        return " ".join(_printed(part) for part in parts if part is not None and part != ())
    return value.isoformat() if isinstance(value, date) else str(getattr(value, "value", value))
