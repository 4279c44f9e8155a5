"""Findings: what a reader of a text noticed and could not or must not decide.

The codes are a closed list; `docs/findings.md` explains each to a user.
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Code", "Finding"]


class Code(StrEnum):
    """What was noticed. The value is the code that is printed and stored."""

    # structure
    NUMBER_GAP = "number-gap"
    """A number is missing in a run of articles, chapters or points."""
    NUMBER_REPEATED = "number-repeated"
    """The same number is printed twice among siblings."""
    NUMBER_OUT_OF_ORDER = "number-out-of-order"
    """A number is smaller than the one before it."""
    LABEL_MISPRINTED = "label-misprinted"
    """A label is read although a character of it is misprinted (笫五十四条)."""
    LABEL_GLUED = "label-glued"
    """An article or heading starts in the middle of a line."""
    HEADING_BROKEN = "heading-broken"
    """A heading is broken over several lines, or lost its number."""
    CONTENTS_DISAGREE = "contents-disagree"
    """The table of contents and the headings differ."""
    NO_ARTICLES = "no-articles"
    """The text has neither articles nor items."""
    EMPTY_BODY = "empty-body"
    """There is no text of law after title and header."""
    QUOTE_UNBALANCED = "quote-unbalanced"
    """Quotation marks or brackets open and do not close, or the reverse."""
    ODD_CHARACTER = "odd-character"
    """A control, bidirectional or private-use character, or U+FFFD, stands in the text."""
    LINE_BROKEN = "line-broken"
    """A line ends in the middle of a sentence; its lines are kept as printed, and count as paragraphs."""
    # promulgation
    TITLE_MISSING = "title-missing"
    """No title is printed."""
    TITLE_CONFLICT = "title-conflict"
    """The announcement names the text by another title than the text bears."""
    KIND_NOT_STATED = "kind-not-stated"
    """Neither organ nor title tells what kind of instrument the text is."""
    DATE_UNREADABLE = "date-unreadable"
    """Words that stand where a date should be are no day of the calendar."""
    DATE_CONFLICT = "date-conflict"
    """Two places of the text state the same fact with different dates."""
    HEADER_TRUNCATED = "header-truncated"
    """The header note is cut in the middle of a sentence."""
    ADOPTION_NOT_STATED = "adoption-not-stated"
    """The text does not say who adopted it, or when."""
    PROMULGATION_NOT_STATED = "promulgation-not-stated"
    """The text does not say when it was promulgated, or by whom."""
    NUMBER_NOT_STATED = "number-not-stated"
    """The text bears no document number of its own."""
    COMMENCEMENT_NOT_STATED = "commencement-not-stated"
    """The text does not say when it takes effect."""
    COMMENCEMENT_OF_EARLIER_VERSION = "commencement-of-earlier-version"
    """The commencement clause belongs to an earlier whole text, not to the latest amendment."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed in one text.

    Args:
        code: which kind of thing.
        line: the line of the source it stands in, from 1; `None` where it is
            about the whole text.
        message: what was found, in words.
    """

    code: Code
    line: int | None
    message: str
