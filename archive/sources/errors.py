"""The errors of `archive.sources`: what was handed in is no text that can be read for certain.

SourceError                of `texts`
├── NotText                of `texts`
│   ├── EmptySource        no characters but white space
│   ├── BinarySource       a file of another kind: PDF, Word, a picture
│   └── UndecodableSource  bytes of no encoding, or of several
│       ├── MixedEncodings      one encoding up to a byte, another after it
│       └── AmbiguousEncoding   several encodings would do
└── UnknownExtractor       recorded with an extractor that this release does not have
"""

from texts.errors import NotText, SourceError

__all__ = ["AmbiguousEncoding", "BinarySource", "EmptySource", "MixedEncodings", "UndecodableSource", "UnknownExtractor"]

_CONVERT = "save it as UTF-8, or say which encoding it is in"


class EmptySource(NotText):
    """There is nothing to read (空文件).

    Args:
        length: of the source, in bytes.
    """

    def __init__(self, length: int) -> None:
        what = "the source is empty" if length == 0 else f"the source holds nothing but white space ({length} bytes)"
        super().__init__(what, hint="check that the file was saved or downloaded whole")
        self.length = length


class BinarySource(NotText):
    """The source is a file of another kind.

    Args:
        kind: in words: a PDF file.
        remedy: what would work.
        offset: the byte that shows it.
    """

    def __init__(self, kind: str, remedy: str, offset: int = 0) -> None:
        where = f" (byte {offset})" if offset else ""
        super().__init__(f"the source is {kind}, not text{where}", hint=remedy)
        self.kind = kind
        self.offset = offset


class UndecodableSource(NotText):
    """The bytes are no text in any encoding that is read here.

    Args:
        encoding: what they were read as, or `None` where nothing fits.
        offset: the first byte that does not fit, from 0.
        line: the line that it stands in, from 1.
        shown: the bytes there, hexadecimal.
    """

    def __init__(self, encoding: str | None, offset: int, line: int, shown: str, *, what: str | None = None, hint: str = _CONVERT) -> None:
        read_as = f"not {encoding}" if encoding else "neither UTF-8 nor UTF-16 nor (for certain) GB18030"
        super().__init__(what or f"the source is {read_as}: byte {offset} (line {line}) is {shown}", hint=hint)
        self.encoding = encoding
        self.offset = offset
        self.line = line
        self.shown = shown


class MixedEncodings(UndecodableSource):
    """The source changes its encoding on the way.

    Args:
        rest: the encoding that it looks like from `offset` on, or `None`.
    """

    def __init__(self, encoding: str, offset: int, line: int, shown: str, rest: str | None) -> None:
        after = f"what follows looks like {rest}" if rest else f"what follows ({shown}) is in no encoding that is read here"
        hint = "convert each part by itself, or get the file again from where it came from"
        super().__init__(encoding, offset, line, shown, what=f"the source is {encoding} up to byte {offset} (line {line}), then {after}", hint=hint)
        self.rest = rest


class AmbiguousEncoding(UndecodableSource):
    """Several encodings would do, and would give different texts.

    Args:
        encodings: which.
    """

    def __init__(self, encodings: tuple[str, ...], offset: int, line: int, shown: str) -> None:
        super().__init__(
            None, offset, line, shown, what=f"the source may be {' or '.join(encodings)}, which give different texts: byte {offset} (line {line}) is {shown}"
        )
        self.encodings = encodings


class UnknownExtractor(SourceError):
    """A record names an extractor that this release does not have.

    Args:
        name: of the extractor.
        version: of its rules.
    """

    def __init__(self, name: str, version: int) -> None:
        super().__init__(f"this release has no extractor {name!r} with rules {version}", hint="use a release of yange that has it")
        self.name = name
        self.version = version
