"""Derivation: how a compiled text came out of a text and an act, as it is recorded (编纂依据)."""

from dataclasses import dataclass

__all__ = ["Change", "Derivation", "Ordered", "TextRead"]


@dataclass(frozen=True, slots=True)
class TextRead:
    """The text of a Version that was worked from.

    Args:
        work, version: ids.
        sha256: of the text as kept, hexadecimal.
    """

    work: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """One instruction of an act that was carried out (修改指令).

    Args:
        item: what the act calls it: 二十五、.
        operation: what it does, as `texts.amendment.Operation` names it.
        words: the words that order it, what they quote shortened to “…”.
    """

    item: str | None
    operation: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one provision; see `texts.effects.Effect`.

    Args:
        new: its eId in the compiled text; absent where it was repealed.
        old: its eId in the text before; absent where it was added.
        by: which of the instructions ordered it, counted from 0; absent where it follows of itself.
    """

    new: str | None = None
    old: str | None = None
    by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a compiled text came about.

    Args:
        base: the text left by every act adopted earlier.
        act: the amending act.
        rules: what compiled it, with the version of its rules: `amending/1`.
        verdict: what a comparison with another text of the same Version showed, as `texts.proving.Verdict` names it.
        compared: SHA-256 of that text as kept; absent where none was held.
        orders: the instructions, in the act's order.
        changes: what became of the provisions that they name, and of those numbered anew.
        own: the act's own clauses as printed (施行日期、过渡条款), which no republished text prints.
    """

    base: TextRead
    act: TextRead
    rules: str
    verdict: str
    compared: str | None = None
    orders: tuple[Ordered, ...] = ()
    changes: tuple[Change, ...] = ()
    own: tuple[str, ...] = ()

    @property
    def proved(self) -> bool:
        """Whether another text of the Version reads the same, to the character."""
        return self.verdict == "proved"
