"""Escaping: the marks that keep a printed character from being read as Markdown (转义).

A room of its own, since whoever shows a text needs this and nothing else of the format.
"""

import re

from texts.patterns import lazily

__all__ = ["escape", "escape_inline", "plain", "unescape", "written_length"]

_INLINE = lazily(r"[\\`*_\[\]<~]|&(?=[#0-9A-Za-z])")
_START = lazily(r"(?=[-+#>|])|[0-9]{1,9}(?=[.)])")
_ESCAPED = lazily(r"\\([!-/:-@\[-`{-~])")
_COMMENT_LINE = lazily(r"^[ ]*<!--.*-->(?:\n|$)", re.M)
_STRUCTURE = lazily(r"^[ ]*(?:#+ |- )?", re.M)


def escape_inline(text: str) -> str:
    """Return `text` with a backslash before each mark that Markdown would read inside a line."""
    return _INLINE.sub(r"\\\g<0>", text) if _INLINE.search(text) else text


def escape(text: str) -> str:
    """Return `text` with a backslash before each mark that Markdown, or this format, would read at the start of a block or inside it."""
    text = escape_inline(text)
    start = _START.match(text)
    return text if start is None else f"{start[0]}\\{text[start.end() :]}"


def unescape(text: str) -> str:
    """Return the characters that an escaped text stands for."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def written_length(written: str, length: int) -> int:
    """Return how many characters of an escaped text stand for the first `length` of what it says."""
    at = 0
    for _ in range(length):
        at += 2 if written[at] == "\\" else 1
    return at


def plain(written: str) -> str:
    """Return a slice of a written text as a person quotes it: without marks, notes and escapes, a line for each paragraph.

    Args:
        written: the whole of one or several blocks, or the paragraph that
            follows a label on its line, as `outline` delimits them.
    """
    bare = _STRUCTURE.sub("", _COMMENT_LINE.sub("", written))
    bare = re.sub(r"\\(.)|\*\*", lambda found: found[1] or "", bare)
    return "\n".join(line for line in bare.split("\n") if line)
