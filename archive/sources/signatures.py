"""What other kinds of files begin with (文件类型的识别)."""

__all__ = ["kind_of"]

_TEXT_FROM_WORD = "open it in a word processor and save it as plain text (UTF-8)"
_TEXT_FROM_PDF = "get the text from the official site, or extract and proofread it; then save it as UTF-8"
_TEXT_FROM_PICTURE = "a picture holds no text; get the text from the official site"
_UNPACK = "unpack it and record the files in it"
_TEXT_FROM_PAGE = "copy the text of the law from the page and save it as plain text (UTF-8)"

_SIGNATURES = (
    (b"%PDF-", "a PDF file", _TEXT_FROM_PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc, .wps, .xls)", _TEXT_FROM_WORD),
    (b"{\\rtf", "an RTF file", _TEXT_FROM_WORD),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", _TEXT_FROM_PICTURE),
    (b"\xff\xd8\xff", "a JPEG picture", _TEXT_FROM_PICTURE),
    (b"GIF8", "a GIF picture", _TEXT_FROM_PICTURE),
    (b"II*\x00", "a TIFF picture", _TEXT_FROM_PICTURE),
    (b"MM\x00*", "a TIFF picture", _TEXT_FROM_PICTURE),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"SQLite format 3\x00", "an SQLite database", "export its text"),
    (b"\x7fELF", "a program", "this is no document"),
)
_ZIP = b"PK\x03\x04"
_ZIP_KINDS = (
    (b"word/", "a Word file (.docx)", _TEXT_FROM_WORD),
    (b"xl/", "an Excel file (.xlsx)", "save its text as UTF-8"),
    (b"opendocument.text", "an OpenDocument text (.odt)", _TEXT_FROM_WORD),
    (b"OFD.xml", "an OFD file", _TEXT_FROM_PDF),
    (b"epub", "an EPUB book", _TEXT_FROM_WORD),
)
_PAGES = (b"<!doctype html", b"<html")
# Far enough to see the first names in a zip archive.
_HEAD = 8192


def kind_of(content: bytes) -> tuple[str, str] | None:
    """Return the kind of file that `content` is and what would work in its place; `None` for what may be text.

    Args:
        content: the source; only its beginning is looked at.
    """
    head = content[:_HEAD]
    if head.startswith(_ZIP):
        return next(((kind, remedy) for mark, kind, remedy in _ZIP_KINDS if mark in head), ("a zip archive", _UNPACK))
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_PAGES):
        return "a web page (HTML)", _TEXT_FROM_PAGE
    return next(((kind, remedy) for mark, kind, remedy in _SIGNATURES if head.startswith(mark)), None)
