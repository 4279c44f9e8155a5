"""How a call wants its errors told."""

from collections.abc import Sequence
from typing import NamedTuple, Self

__all__ = ["Manner"]


class Manner(NamedTuple):
    """How errors are to be told; read before the call is parsed, since that may fail.

    Args:
        json: as JSON.
        verbose: with a traceback.
    """

    json: bool = False
    verbose: bool = False

    @classmethod
    def of(cls, arguments: Sequence[str]) -> Self:
        """Read it from the words typed."""
        words = arguments[: arguments.index("--")] if "--" in arguments else arguments
        return cls("--json" in words, "-v" in words or "--verbose" in words)
