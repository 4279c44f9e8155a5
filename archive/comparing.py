"""Comparing: two versions side by side (新旧对照)."""

from archive.answering import Asked, placed_on, spans
from archive.answers import Compared
from archive.held import HeldTexts
from archive.ledger import Ledger

__all__ = ["compare"]


def compare(ledger: Ledger, asked: Asked, old: str, new: str) -> Compared:
    """Compare two versions of a Work.

    Args:
        old, new: a label, or a day on which the version was operative.

    Raises:
        NotHeld: there is no such version, or its text is not held.
    """
    from texts.comparing import compare as compare_texts

    texts = HeldTexts(ledger, asked.dossier)
    one, other = (texts.checked(placed_on(asked, words)) for words in (old, new))
    by_label = {span.version: span for span in spans(asked.dossier)}
    comparison = compare_texts(texts.document(one.facts.id), texts.document(other.facts.id))
    return Compared(asked.dossier.work, asked.dossier.title(), by_label[one.label], by_label[other.label], comparison)
