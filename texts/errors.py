"""The errors of `texts`, by whose fault they are.

`SourceError` is about the text that was handed in: `NotText` where bytes or
characters are no text, `MalformedText` where a stored text breaks the written
format. `RequestError` is about the question that was asked: `BadAddress` where
it names no provision, `NoSuchProvision` where the document does not have it.
"""

from unicodedata import east_asian_width

__all__ = ["BadAddress", "MalformedText", "NoArticles", "NoSuchProvision", "NotText", "RequestError", "SourceError", "TextsError", "caret"]


class TextsError(Exception):
    """Base of every error that `texts` raises on purpose.

    Args:
        message: what is wrong, and where.
        hint: what would work, or `None`.
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SourceError(TextsError):
    """The text that was handed in cannot be read as what it should be."""


class NotText(SourceError):
    """What was handed in holds no text, or characters that no text has."""


class MalformedText(SourceError):
    """A text in the archive's own written format breaks that format."""


class NoArticles(SourceError):
    """A text in which no article (条) was found, where articles are what is asked about."""


class RequestError(TextsError):
    """The question cannot be answered as it was put."""


class BadAddress(RequestError):
    """A name of a provision (条款项目) that cannot be read."""


class NoSuchProvision(RequestError):
    """A provision that this document does not have."""


def columns(text: str) -> int:
    """Return the terminal columns that `text` takes; wide and full-width characters take two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def caret(line: str, start: int, end: int) -> str:
    """Return the line of marks that points at `line[start:end]` on a terminal, last column as `^`.

    Args:
        line: the line printed above the marks.
        start, end: code points, half-open; `start < end`.
    """
    width = max(1, columns(line[start:end]))
    return " " * columns(line[:start]) + "~" * (width - 1) + "^"
