"""Additions: what is handed to the ledger, and by whom."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from archive.ledger.commits import Trailer

__all__ = ["Addition", "Recorder"]


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who writes, by which clock, with what.

    Args:
        author: `Name <mail>`.
        clock: gives the present as an aware datetime.
        release: of the program, for `Recorded-With`: `yange 0.1.0`.
    """

    author: str
    clock: Callable[[], datetime]
    release: str


class Addition(NamedTuple):
    """What one commit adds.

    Args:
        files: paths of `layout` and their bytes.
        message: what is recorded, in words; a title in it is found by `git log --grep`.
        trailers: keys and values, before those that the ledger adds.
    """

    files: tuple[tuple[str, bytes], ...]
    message: str
    trailers: tuple[Trailer, ...] = ()
