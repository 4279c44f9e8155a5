"""Verifying: what a drafted act makes of the old text, compiled and applied like any other (拟写结果的核验)."""

from dataclasses import dataclass

from texts.amendment import Amendment, Unresolved
from texts.applying import apply
from texts.compiling import acts_of, compile_act
from texts.document import Document, Passage, Role
from texts.grammar.base import Grammar
from texts.proving import Verdict, Verification, fold, prove

__all__ = ["Checked", "check", "title_of"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What an act makes of a law, beside what it should.

    Args:
        document: what it makes.
        unresolved: the orders that were not carried out.
        verification: how the body compares with the new text's.
        titled: whether the title is that of the new text, where both texts print one.
    """

    document: Document
    unresolved: tuple[Unresolved, ...]
    verification: Verification
    titled: bool

    @property
    def proved(self) -> bool:
        """Title and every line of the body are those of the new text, and every order was carried out."""
        return self.verification.verdict is Verdict.PROVED and not self.unresolved and self.titled


def check(old: Document, new: Document, act: str, grammar: Grammar) -> Checked:
    """Compile a drafted act, apply it to the old text and compare the body with the new text's.

    The note under the title is left aside, since no act orders it.
    """
    made, amendments, unresolved = old, list[Amendment](), list[Unresolved]()
    for found in acts_of(grammar.structure(act)[0]):
        amendments.append(compile_act(found, made))
        applied = apply(made, amendments[-1].instructions)
        unresolved.extend((*amendments[-1].unresolved, *applied.unresolved))
        made = applied.document
    return Checked(made, tuple(unresolved), prove(_body(made), _body(new), amendments, unresolved), _is_titled(old, new, made))


def _is_titled(old: Document, new: Document, made: Document) -> bool:
    """Say whether a title came out; of one that a text does not print nothing is known."""
    return None in (title_of(old), title_of(new)) or title_of(made) == title_of(new)


def title_of(document: Document) -> str | None:
    """Return the title that a text prints first, folded as a proof folds lines; `None` where it prints none."""
    titles = document.passages(Role.TITLE)
    return fold("".join(titles[0].lines)) if titles else None


def _body(document: Document) -> Document:
    return Document(tuple(part for part in document.parts if not (isinstance(part, Passage) and part.role in (Role.TITLE, Role.HEADER_NOTE))))
