"""Markdown (.md): the text as it stands, since the grammar reads its headings and comments."""

from typing import NamedTuple

from archive.sources.decoding import decode
from archive.sources.extractor import Extracted

__all__ = ["MarkdownFile"]


class MarkdownFile(NamedTuple):
    """Reads Markdown; see `Extractor`."""

    name: str = "markdown"
    version: int = 1
    media_types: tuple[str, ...] = ("text/markdown",)
    extensions: tuple[str, ...] = ("md", "markdown")

    def extract(self, content: bytes, *, encoding: str | None = None) -> Extracted:
        """Return the text of a source; see `Extractor.extract`."""
        decoded = decode(content, encoding=encoding)
        return Extracted(decoded.text, decoded.encoding, decoded.bom, decoded.line_ends)
