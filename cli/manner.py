"""How a call wants its answer and its errors told."""

from collections.abc import Sequence
from contextvars import ContextVar
from typing import NamedTuple, Self

__all__ = ["MANNER", "Manner"]


class Manner(NamedTuple):
    """How an answer and errors are to be told; read before the call is parsed, since that may fail.

    Args:
        json: as JSON.
        verbose: errors with a traceback.
        paged: a long answer through a pager, on a terminal.
    """

    json: bool = False
    verbose: bool = False
    paged: bool = True

    @classmethod
    def of(cls, arguments: Sequence[str]) -> Self:
        """Read it from the words typed."""
        words = arguments[: arguments.index("--")] if "--" in arguments else arguments
        return cls("--json" in words, "-v" in words or "--verbose" in words, "--no-pager" not in words)


MANNER: ContextVar[Manner] = ContextVar("MANNER", default=Manner())  # noqa: B039
"""Of the call that is being carried out, for those to whom no context is passed."""
