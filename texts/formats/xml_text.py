"""Words of a text as XML and HTML can hold them (XML 1.0, 2.2 Characters)."""

import re

__all__ = ["legible"]

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f]")


def legible(words: str) -> str:
    """Return `words` with characters that XML forbids, and control characters, written out (<U+000B>)."""
    return _FORBIDDEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", words)
