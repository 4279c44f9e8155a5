"""Canonical JSON (规范化 JSON): one value, one sequence of bytes.

Sorted keys, two spaces, UTF-8 unescaped, a newline at the end; no floats, no
duplicate keys, absent rather than null. Whoever hashes a record hashes these
bytes, so that reading refuses any others.
"""

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn

from archive.errors import Damaged, RequestError

__all__ = ["Json", "NotCanonical", "Unwritable", "dump", "load"]

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]
"""What a record may hold; `None` only as the element of an array."""


class Unwritable(RequestError):
    """A value that canonical JSON has no form for."""


class NotCanonical(Damaged):
    """Bytes that are not the canonical form of any value."""


def dump(value: Json) -> bytes:
    """Return the canonical bytes of a value.

    Args:
        value: dicts with text keys, lists or tuples, text, integers, booleans.

    Raises:
        Unwritable: a float, a null in an object, a lone surrogate, a key that is no
            text, or a value that is nested too deeply.
    """
    try:
        _check(value, "$")
        return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode("utf-8")
    except RecursionError as error:
        raise Unwritable("nested too deeply") from error
    except UnicodeEncodeError as error:
        raise Unwritable(f"text that UTF-8 cannot hold: {error.object[error.start : error.end]!a}") from error


def load(data: bytes) -> Json:
    """Read canonical bytes.

    Raises:
        NotCanonical: `data` is not byte for byte what `dump` writes.
    """
    try:
        value: Json = json.loads(data.decode("utf-8"), object_pairs_hook=_object, parse_float=_refuse, parse_constant=_refuse)
        again = dump(value)
    except (ValueError, RecursionError, Unwritable) as error:
        raise NotCanonical(f"not canonical JSON: {error}") from error
    if again != data:
        raise NotCanonical(f"not canonical JSON: differs from its canonical form at byte {_first_difference(data, again)}")
    return value


def _check(value: object, where: str) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                raise Unwritable(f"a key that is no text at {where}: {key!r}")
            if item is None:
                raise Unwritable(f"null at {where}.{key}: leave the key out where nothing is said")
            _check(item, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _check(item, f"{where}[{index}]")
    elif not (value is None or isinstance(value, str | int)):
        raise Unwritable(f"no form for {type(value).__name__} at {where}: {value!r}")


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    read = dict(pairs)
    if len(read) != len(pairs):
        raise ValueError("a key stands twice")
    return read


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"{text} is no integer")


def _first_difference(one: bytes, other: bytes) -> int:
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
