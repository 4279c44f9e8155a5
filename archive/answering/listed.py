"""Listed: what `list` says of each Work (目录行)."""

from datetime import date
from typing import NamedTuple

__all__ = ["WorkLine"]


class WorkLine(NamedTuple):
    """One line of `list`.

    Args:
        work: id.
        title: the title of the latest version known.
        kind: a `DocumentType` value, where it can be told.
        jurisdiction: ISO 3166-2.
        organs: who adopts it.
        adopted: its first adoption, where stated.
        versions: labels of the versions held, in legal order.
        held: whether a text is held; else the Work is only named by another.
    """

    work: str
    title: str
    kind: str | None
    jurisdiction: str | None
    organs: tuple[str, ...]
    adopted: date | None
    versions: tuple[str, ...]
    held: bool
