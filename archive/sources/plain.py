"""Plain text (.txt): the text as it stands."""

from typing import NamedTuple

from archive.sources.decoding import decode
from archive.sources.extractor import Extracted

__all__ = ["Plain"]


class Plain(NamedTuple):
    """Reads plain text; see `Extractor`."""

    name: str = "plain"
    version: int = 1
    media_types: tuple[str, ...] = ("text/plain",)
    extensions: tuple[str, ...] = ("txt", "text")

    def extract(self, content: bytes, *, encoding: str | None = None) -> Extracted:
        """Return the text of a source; see `Extractor.extract`."""
        decoded = decode(content, encoding=encoding)
        return Extracted(decoded.text, decoded.encoding, decoded.bom, decoded.line_ends)
