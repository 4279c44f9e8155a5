"""Serialising: statements as JSON values, and back (记录的读写)."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from archive.errors import Damaged
from archive.records.statements import SCHEMAS

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
        if value is not None and (plain := _plain(value)) not in ([], {}, ""):
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
    found = _FIELDS.get(kind)
    if found is None:
        found = _FIELDS[kind] = tuple(field.name for field in fields(kind))
    return found


_FIELDS: dict[Any, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the fields of one dataclass are read from JSON values; worked out once.

    Args:
        read: field → what reads its value.
        absent: what the fields are that need not be there and have no default.
    """

    read: dict[str, Callable[[Any], Any]]
    absent: dict[str, None]


_SHAPES: dict[Any, _Shape] = {}


def _shape(kind: Any) -> _Shape:
    found = _SHAPES.get(kind)
    if found is None:
        hints = get_type_hints(kind)
        bare = [field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING]
        absent = {name: None for name in bare if types.NoneType in get_args(hints[name])}
        found = _SHAPES[kind] = _Shape({field.name: _reader(hints[field.name]) for field in fields(kind)}, absent)
    return found


def decode(kind: type[T], data: Mapping[str, Any]) -> T:
    """Return the statement that JSON values stand for; the inverse of `encode`.

    Raises:
        BadRecord: a field is missing, unknown, or of another type.
    """
    schema = SCHEMAS.get(kind)
    if schema is not None and data.get("schema") != schema:
        raise BadRecord(f"expected a record of schema {schema}, found {data.get('schema')!r}")
    shape = _shape(kind)
    given = {name: value for name, value in data.items() if name != "schema"} if schema is not None else data
    try:
        read = {name: shape.read[name](value) for name, value in given.items()}
        return kind(**{**shape.absent, **read})
    except KeyError as error:
        raise BadRecord(f"unknown field in {kind.__name__}: {error}") from error
    except TypeError as error:
        raise BadRecord(f"{kind.__name__}: {error}") from error


def _reader(hint: Any) -> Callable[[Any], Any]:
    """Return what reads a JSON value as the type that a field's hint names."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (types.UnionType, Union):
        return _reader(next(arm for arm in inner if arm is not types.NoneType))
    if origin is tuple:
        return _many(_reader(inner[0]))
    if origin is Mapping:
        return _mapping(_reader(inner[1]))
    if is_dataclass(hint):
        return _nested(hint)
    if hint is date:
        return _day
    return _word(hint) if issubclass(hint, Enum) else _exactly(hint)


def _many(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def reader(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or not value:
            raise BadRecord(f"expected a list, found {value!r}")
        return tuple([read(item) for item in value])

    return reader


def _mapping(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def reader(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise BadRecord(f"expected an object, found {value!r}")
        return {key: read(item) for key, item in value.items()}

    return reader


def _nested(kind: Any) -> Callable[[Any], Any]:
    def reader(value: Any) -> Any:
        if not isinstance(value, dict):
            raise BadRecord(f"expected {kind.__name__}, found {value!r}")
        return decode(kind, value)

    return reader


def _day(value: Any) -> date:
    try:
        if isinstance(value, str) and len(value) == len("2021-09-28"):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise BadRecord(f"expected date, found {value!r}")


def _word(kind: Any) -> Callable[[Any], Any]:
    def reader(value: Any) -> Any:
        try:
            return kind(value)
        except ValueError as error:
            raise BadRecord(f"expected {kind.__name__}, found {value!r}") from error

    return reader


def _exactly(kind: Any) -> Callable[[Any], Any]:
    def reader(value: Any) -> Any:
        if type(value) is not kind:
            raise BadRecord(f"expected {kind.__name__}, found {value!r}")
        return value

    return reader
