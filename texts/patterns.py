"""Patterns: regular expressions, compiled when they are first looked for (用时编译).

A grammar has some two hundred, most of them with classes of Chinese
characters, which take long to compile (one range of ideographs half a
millisecond); a text calls for the half of them. Once compiled, one is as
quick as any.
"""

import re
from typing import Any, cast

__all__ = ["lazily"]

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")


def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what compiles `pattern` at its first use, and is used as a compiled one is."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    __slots__ = (*_METHODS, "_flags", "pattern")

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Called for a slot that is empty, so once only: from then on the slots hold the compiled pattern's methods.
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
