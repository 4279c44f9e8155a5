"""How an answer is known: which text was read, from which bytes, in which commit."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cli.views.dates import instant

if TYPE_CHECKING:
    from archive.answering.answers import WitnessLine

__all__ = ["WITNESSES", "in_short", "known_by"]

WITNESSES = {
    "gazette": "gazette 公报标准文本",
    "official": "official republication 官方文本",
    "compiled": "compiled by yange from the acts 编纂文本",
    "unofficial": "unofficial text 非官方文本",
}


def known_by(witness: "WitnessLine") -> tuple[str, ...]:
    """Return where a text comes from, a line each."""
    encoding = "" if witness.encoding is None else f", {witness.encoding}"
    return (
        f"{WITNESSES.get(witness.kind, witness.kind)}: {witness.origin} ({witness.media_type}{encoding})",
        f"sha256 {witness.source_digest}",
        f"recorded {instant(witness.recorded)}",
        f"commit {witness.commit}",
    )


def in_short(witnesses: "Sequence[WitnessLine]") -> str | None:
    """Return where the text that is read comes from, in one line; `None` where none is held."""
    if not witnesses:
        return None
    read = witnesses[0]
    others = f"; {len(witnesses) - 1} more" if len(witnesses) > 1 else ""
    return f"{WITNESSES.get(read.kind, read.kind)}: {read.origin}; commit {read.commit}{others}"
