"""The input formats that this release reads (输入格式)."""

from archive.sources.errors import UnknownExtractor
from archive.sources.extractor import Extractor
from archive.sources.markdown_file import MarkdownFile
from archive.sources.plain import Plain

__all__ = ["EXTRACTORS", "by_rules", "for_source"]

_PLAIN = Plain()

EXTRACTORS: tuple[Extractor, ...] = (_PLAIN, MarkdownFile())
"""Every version of every extractor that a record may name; the latest of a name first."""


def for_source(name: str, media_type: str | None = None) -> Extractor:
    """Return the extractor for a source; plain text where neither says otherwise.

    A file of another kind is refused by what it holds, not by how it is called.

    Args:
        name: file name, path or URL as given.
        media_type: as stated, with or without parameters.
    """
    stated = (media_type or "").partition(";")[0].strip().lower()
    ending = name.rpartition(".")[2].lower()
    by_type = (extractor for extractor in EXTRACTORS if stated in extractor.media_types)
    by_ending = (extractor for extractor in EXTRACTORS if ending in extractor.extensions)
    return next(by_type, None) or next(by_ending, _PLAIN)


def by_rules(name: str, version: int) -> Extractor:
    """Return the extractor that a record names.

    Raises:
        UnknownExtractor: this release does not have it.
    """
    for extractor in EXTRACTORS:
        if (extractor.name, extractor.version) == (name, version):
            return extractor
    raise UnknownExtractor(name, version)
