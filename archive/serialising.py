"""Serialising: statements as JSON values, and back (记录的读写)."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from archive.errors import Damaged
from archive.statements import SCHEMAS

__all__ = ["BadRecord", "decode", "encode"]

T = TypeVar("T")


class BadRecord(Damaged):
    """Bytes that are no record of the schema they claim."""


def encode(statement: Any) -> dict[str, Any]:
    """Return a statement as JSON values; nothing is `null` or empty.

    Args:
        statement: a dataclass of this module or of `texts/promulgation.py`.
    """
    found: dict[str, Any] = {}
    if type(statement) in SCHEMAS:
        found["schema"] = SCHEMAS[type(statement)]
    for name in _names(type(statement)):
        value = getattr(statement, name)
        if value is not None and (plain := _plain(value)) not in ([], {}):
            found[name] = plain
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return encode(value)


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(_hints(kind))


def _hints(kind: Any) -> dict[str, Any]:
    """Return the fields of a dataclass with their types, in order; worked out once."""
    if kind not in _HINTS:
        hints = get_type_hints(kind)
        _HINTS[kind] = {field.name: hints[field.name] for field in fields(kind)}
    return _HINTS[kind]


_HINTS: dict[Any, dict[str, Any]] = {}


def decode(kind: type[T], data: Mapping[str, Any]) -> T:
    """Return the statement that JSON values stand for; the inverse of `encode`.

    Raises:
        BadRecord: a field is missing, unknown, or of another type.
    """
    schema = SCHEMAS.get(kind)
    if schema is not None and data.get("schema") != schema:
        raise BadRecord(f"expected a record of schema {schema}, found {data.get('schema')!r}")
    hints = _hints(kind)
    unknown = [name for name in data if name not in hints and not (schema and name == "schema")]
    if unknown:
        raise BadRecord(f"unknown field in {kind.__name__}: {', '.join(map(repr, unknown))}")
    try:
        absent: dict[str, Any] = {name: None for name, hint in hints.items() if name not in data and types.NoneType in get_args(hint)}
        return kind(**absent, **{name: _typed(hints[name], value) for name, value in data.items() if name in hints})
    except TypeError as error:
        raise BadRecord(f"{kind.__name__}: {error}") from error


def _typed(hint: Any, value: Any) -> Any:
    """Return a JSON value as the type that the field's hint names."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        return _typed(next(arm for arm in inner if arm is not types.NoneType), value)
    if origin is tuple and isinstance(value, list) and value:
        return tuple(_typed(inner[0], item) for item in value)
    if origin is Mapping and isinstance(value, dict):
        return {key: _typed(inner[1], item) for key, item in value.items()}
    try:
        return _single(hint, value)
    except ValueError as error:
        raise BadRecord(f"expected {getattr(hint, '__name__', hint)}, found {value!r}") from error


def _single(hint: Any, value: Any) -> Any:
    if is_dataclass(hint) and isinstance(value, dict):
        return decode(hint, value)  # type: ignore[arg-type]
    if hint is date and isinstance(value, str) and len(value) == len("2021-09-28"):
        return date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, Enum) and isinstance(value, str):
        return hint(value)
    if hint in (str, int) and type(value) is hint:
        return value
    raise BadRecord(f"expected {getattr(hint, '__name__', hint)}, found {value!r}")
