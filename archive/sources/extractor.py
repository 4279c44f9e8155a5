"""Extractor: what makes text of the bytes of one file format (提取)."""

from typing import NamedTuple, Protocol

from archive.sources.decoding import LineEnds

__all__ = ["Extracted", "Extractor"]


class Extracted(NamedTuple):
    """The text of a source, and how it was got.

    Args:
        text: verbatim; its lines end in LF.
        encoding: of the characters in the source; `None` where its format knows none.
        bom: a byte order mark stood before it.
        line_ends: what its lines ended in.
    """

    text: str
    encoding: str | None
    bom: bool
    line_ends: LineEnds


class Extractor(Protocol):
    """One input format.

    The same bytes give the same text as long as name and version are the same:
    a record names both, and `verify` makes the text again from the source.

    Attributes:
        name: `plain`.
        version: of its rules, raised whenever the same bytes would give other text.
        media_types: those that it reads, the one it records first.
        extensions: endings of file names, without a dot, in small letters.
    """

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def version(self) -> int: ...  # noqa: D102

    @property
    def media_types(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def extensions(self) -> tuple[str, ...]: ...  # noqa: D102

    def extract(self, content: bytes, *, encoding: str | None = None) -> Extracted:
        """Return the text of a source.

        Args:
            content: the bytes as received.
            encoding: what they are said to be in; `None` finds it.

        Raises:
            NotText: there is no text that can be read for certain.
        """
        ...
