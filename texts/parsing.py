"""From text to Document and Promulgation (解析)."""

from dataclasses import dataclass

from texts.document import Document
from texts.finding import Finding
from texts.formats import markdown
from texts.grammar.base import Grammar
from texts.promulgation import Promulgation

__all__ = ["Parsed", "parse"]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a grammar says of one text.

    Args:
        document: the text in its parts.
        promulgation: what it states of its own making.
        findings: what was noticed, structure first, in order of line.
    """

    document: Document
    promulgation: Promulgation
    findings: tuple[Finding, ...]


def parse(text: str, grammar: Grammar) -> Parsed:
    """Read a text, as promulgated or in the archive's own written format.

    Args:
        text: as decoded.
        grammar: the jurisdiction's rules; a text in the written format
            already says what its parts are, and is read without them.

    Raises:
        MalformedText: a text that claims the written format and breaks it.
    """
    noticed: tuple[Finding, ...] = ()
    if markdown.is_written(text):
        document = markdown.read(text)
    else:
        document, noticed = grammar.structure(text)
    promulgation, of_promulgation = grammar.promulgation(document)
    return Parsed(document, promulgation, noticed + of_promulgation)
