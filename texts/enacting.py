"""Enacting: amending acts compiled and applied one after the other (逐次修改)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from texts.amendment import Amendment, Instruction, Unresolved
from texts.applying import Applied, apply
from texts.compiling import acts_of, compile_act
from texts.document import Document, Passage, Role
from texts.grammar.base import Grammar
from texts.grammar.cn.amending.header_note import header_note
from texts.proving import Verification, prove, unchecked

__all__ = ["RULES", "Enacted", "enact", "split_acts"]

RULES = "amending/1"
"""The rules by which acts are compiled, and their version: raised whenever the same text and act may give another text."""
_NEXT = re.compile(r"^<!-- ACT \d+ -->[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Enacted:
    """What acts make of a law.

    Args:
        document: the new text.
        amendments: the acts as compiled, each against the text that the one before left; what could not be applied is among its unresolved.
        applied: for each act, what was carried out and what followed.
        verification: the comparison with the official text.
    """

    document: Document
    amendments: tuple[Amendment, ...]
    applied: tuple[Applied, ...]
    verification: Verification

    @property
    def carried_out(self) -> tuple[Instruction, ...]:
        """The instructions that were carried out."""
        return tuple(instruction for applied in self.applied for instruction in applied.applied)

    @property
    def unresolved(self) -> tuple[Unresolved, ...]:
        """The instructions that were not, with reasons."""
        found = zip(self.amendments, self.applied, strict=True)
        return tuple(one for amendment, applied in found for one in (*amendment.unresolved, *applied.unresolved))


def split_acts(text: str) -> tuple[str, ...]:
    """Return the texts of the acts that one file holds, parted by `<!-- ACT 2 -->`."""
    return tuple(part for part in _NEXT.split(text) if part.strip())


def enact(
    law: Document, acts: Sequence[Document], grammar: Grammar, expected: Document | None = None, printed: str | None = None, *, follow_citations: bool = False
) -> Enacted:
    """Apply acts to a law in order.

    Args:
        law: the text left by every act adopted earlier.
        acts: each one or several acts.
        grammar: the jurisdiction's rules.
        expected: the official text to compare with.
        printed: the same as it came, for its line breaks.
        follow_citations: whether citations inside the law that an act leaves take the new numbers; no act orders it.
    """
    old = law
    amendments: list[Amendment] = []
    applied: list[Applied] = []
    for text in acts:
        for act in acts_of(text):
            amendments.append(compile_act(act, law))
            applied.append(apply(law, amendments[-1].instructions, follow_citations=follow_citations))
            law = applied[-1].document
    law = _with_note(law, header_note(grammar.promulgation(old)[0], [grammar.promulgation(act)[0] for act in acts]))
    verification = unchecked() if expected is None else prove(law, expected, amendments, [one for done in applied for one in done.unresolved], printed)
    return Enacted(law, tuple(amendments), tuple(applied), verification)


def _with_note(law: Document, note: str | None) -> Document:
    """Return a law with the header note that its acts make; as it is where they do not say all of it."""
    if note is None:
        return law
    written = Passage(Role.HEADER_NOTE, (note,))
    parts = [part for part in law.parts if not (isinstance(part, Passage) and part.role is Role.HEADER_NOTE)]
    titles = [at for at, part in enumerate(parts, 1) if isinstance(part, Passage) and part.role is Role.TITLE]
    at = titles[-1] if titles else 0
    return Document((*parts[:at], written, *parts[at:]))
