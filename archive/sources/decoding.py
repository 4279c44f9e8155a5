"""From bytes to text, for certain or not at all (解码).

A wrong guess would be quoted as law, so nothing is guessed: a byte order mark
decides; else UTF-8 where every byte fits; else UTF-16 or GB18030 (which holds
GBK and GB 2312) where every byte fits and the result reads as Chinese or ASCII
text. Everything else is refused, with the byte where it breaks. No character
is ever replaced.
"""

import re
from typing import NamedTuple

from archive.sources.errors import AmbiguousEncoding, BinarySource, EmptySource, MixedEncodings, UndecodableSource
from archive.sources.likeness import looks_chinese, readable_share
from archive.sources.signatures import kind_of

__all__ = ["ENCODINGS", "Decoded", "LineEnds", "decode"]

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030", "big5hkscs")
"""What a source may be said to be in; the last is never found, only said."""

# The longer first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Two Chinese characters in UTF-8. Over 44 MB of law in GB18030 these bytes never occur.
_UTF8_CHINESE = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xbc\xbd][\x80-\xbf]){2}")
_NOT_BINARY = "if it is text, save it as UTF-8"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 1 << 16


class LineEnds(NamedTuple):
    """How many lines of the source ended in what."""

    lf: int = 0
    crlf: int = 0
    cr: int = 0
    separators: int = 0
    """U+2028 and U+2029, which word processors leave behind."""


class Decoded(NamedTuple):
    """The text of a source.

    Args:
        text: as decoded; its lines end in LF.
        encoding: one of ENCODINGS.
        bom: a byte order mark stood before it, and was left out.
        line_ends: what its lines ended in.
    """

    text: str
    encoding: str
    bom: bool
    line_ends: LineEnds


def decode(content: bytes, *, encoding: str | None = None) -> Decoded:
    """Return the text that `content` holds.

    Args:
        content: the source as received.
        encoding: what it is said to be in, one of ENCODINGS; `None` finds it.

    Raises:
        EmptySource: it holds nothing but white space.
        BinarySource: it is a file of another kind.
        UndecodableSource: it is in no encoding for certain, or in several.
        ValueError: `encoding` is none of ENCODINGS.
    """
    if encoding is not None and encoding not in ENCODINGS:
        raise ValueError(f"not an encoding that is read here: {encoding!r}")
    if not content:
        raise EmptySource(0)
    kind = kind_of(content)
    if kind:
        raise BinarySource(*kind)
    mark, marked = _mark(content, encoding)
    body = content[len(mark) :]
    found = encoding or marked
    text, found = (_strict(body, found, len(mark)), found) if found else _find(body)
    _check(text, content)
    return _with_line_ends(text, found, bool(mark))


def _mark(content: bytes, encoding: str | None) -> tuple[bytes, str | None]:
    """Return the byte order mark, where there is one that does not contradict `encoding`."""
    for mark, marked in _MARKS:
        if content.startswith(mark) and encoding in (None, marked):
            return mark, marked
    return b"", None


def _strict(body: bytes, encoding: str, shift: int) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and error.start:
            raise MixedEncodings("UTF-8", *_place(body, error.start, shift), _rest(body, error.start)) from error
        raise UndecodableSource(encoding.upper(), *_place(body, error.start, shift)) from error


def _place(body: bytes, offset: int, shift: int = 0) -> tuple[int, int, str]:
    """Return offset in the source, line and the bytes there."""
    return offset + shift, body.count(b"\n", 0, offset) + 1, body[offset : offset + 4].hex(" ")


def _find(body: bytes) -> tuple[str, str]:
    """Decode what bears no byte order mark."""
    if b"\x00" in body:
        return _utf_16(body)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _gb18030(body, error.start), "gb18030"
    _refuse_ambiguous(text, body)
    return text, "utf-8"


def _utf_16(body: bytes) -> tuple[str, str]:
    """Decode UTF-16 without a mark, where one byte order alone gives text."""
    sample = body[: min(_SAMPLE, len(body) // 2 * 2)]
    shares = {order: readable_share(sample.decode(order, "replace")) for order in ("utf-16-le", "utf-16-be")}
    order = max(shares, key=lambda name: shares[name])
    if shares[order] < 0.9 or min(shares.values()) > 0.6:
        raise BinarySource("binary data", _NOT_BINARY, body.index(b"\x00"))
    return _strict(body, order, 0), order


def _refuse_ambiguous(text: str, body: bytes) -> None:
    """Refuse short GBK that happens to be valid UTF-8 (学习 is), into letters of other scripts."""
    if text.isascii() or any(char >= "\u2000" for char in text):
        return
    try:
        other = body.decode("gb18030")
    except UnicodeDecodeError:
        return
    if readable_share(other) > 0.9:
        first = next(at for at, byte in enumerate(body) if byte > 0x7F)
        raise AmbiguousEncoding(("UTF-8", "GB18030"), *_place(body, first))


def _gb18030(body: bytes, broken: int) -> str:
    """Decode GB18030, knowing that UTF-8 breaks at a byte."""
    stray = _UTF8_CHINESE.search(body)
    if stray is None:
        try:
            text = body.decode("gb18030")
        except UnicodeDecodeError as error:
            if looks_chinese(body[: error.start].decode("gb18030", "ignore")):
                raise MixedEncodings("GB18030", *_place(body, error.start), None) from error
            raise UndecodableSource(None, *_place(body, broken)) from error
        if not looks_chinese(text):
            raise UndecodableSource(None, *_place(body, broken))
        return text
    if stray.start() < broken:
        raise MixedEncodings("UTF-8", *_place(body, broken), _rest(body, broken))
    raise MixedEncodings("GB18030", *_place(body, stray.start()), "UTF-8")


def _rest(body: bytes, broken: int) -> str | None:
    """Return what the line looks like from the broken byte on."""
    if len(body) - broken < 4 and 0xC2 <= body[broken] <= 0xF4:
        return "a character cut off at the end of the source"
    end = body.find(b"\n", broken, broken + _SAMPLE)
    line = body[broken : end if end >= 0 else broken + _SAMPLE]
    try:
        return "GB18030" if readable_share(line.decode("gb18030")) > 0.85 else None
    except UnicodeDecodeError:
        return None


def _check(text: str, content: bytes) -> None:
    """Refuse what decodes and is no text all the same."""
    if not text.strip().strip("\ufeff\u200b"):
        raise EmptySource(len(content))
    nul = text.find("\x00")
    controls = len(_CONTROLS.findall(text, 0, _SAMPLE))
    if nul >= 0 or controls > 0.05 * min(len(text), _SAMPLE):
        raise BinarySource("binary data", _NOT_BINARY, max(nul, 0))


def _with_line_ends(text: str, encoding: str, bom: bool) -> Decoded:
    crlf, cr, lf = text.count("\r\n"), text.count("\r"), text.count("\n")
    ends = LineEnds(lf - crlf, crlf, cr - crlf, text.count("\u2028") + text.count("\u2029"))
    if cr:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if ends.separators:
        text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return Decoded(text, encoding, bom, ends)
