"""Where words go: the answer to stdout, all else to stderr.

Everything that came from a source is printed through `visible` on a
terminal, since a text may hold escape sequences or bidirectional marks.
"""

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cli.manner import MANNER

if TYPE_CHECKING:
    from cli.views.page import Page

__all__ = ["ReaderGone", "as_json", "note", "on_terminal", "prepare", "say", "show", "visible"]

_LINE_ENDS = "\n\t"
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class ReaderGone(Exception):
    """The reader of stdout has closed it and wants no more."""


def prepare() -> None:
    """Make stdout and stderr carry Chinese whatever the locale says.

    Names of files come back as the bytes that they were given in.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="surrogateescape" if stream is sys.stdout else "backslashreplace")


def on_terminal() -> bool:
    """Say whether a person reads stdout."""
    return sys.stdout.isatty()


def say(text: str) -> None:
    """Write one answer, or one line of it, to stdout.

    Raises:
        ReaderGone: nobody reads it any more.
    """
    try:
        sys.stdout.write((visible(text) if on_terminal() else text) + "\n")
    except BrokenPipeError as gone:
        raise ReaderGone from gone


def as_json(answer: Mapping[str, Any]) -> None:
    """Write one answer as one line of JSON."""
    import json

    say(json.dumps(answer, ensure_ascii=False))


def show(page: "Page") -> None:
    """Write one answer: laid out and, where it is long, paged on a terminal; else plain."""
    if on_terminal():
        from cli.views.pager import show as show_on_terminal

        show_on_terminal(page, paged=MANNER.get().paged)
    else:
        from cli.views.plain import lines

        say("\n".join(lines(page)))


def note(text: str) -> None:
    """Write a note, a hint or progress to stderr."""
    try:
        sys.stderr.write(visible(text) + "\n")
    except BrokenPipeError as gone:
        raise ReaderGone from gone


def visible(text: str) -> str:
    """Return `text` with control and bidirectional characters written out (<U+202E>)."""
    return "".join(f"<U+{ord(char):04X}>" if _hidden(char) else char for char in text)


def _hidden(char: str) -> bool:
    code = ord(char)
    return (code < 0x20 and char not in _LINE_ENDS) or 0x7F <= code < 0xA0 or char in _BIDI
