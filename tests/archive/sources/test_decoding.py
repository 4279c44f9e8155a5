import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.sources.decoding import ENCODINGS, LineEnds, decode
from archive.sources.errors import AmbiguousEncoding, BinarySource, EmptySource, MixedEncodings, UndecodableSource
from texts.errors import NotText, SourceError

CORPUS = Path(__file__).resolve().parents[3] / "../shared/data"
# A fictitious rule, written for this test.
LAW = """虚构市鸭子管理条例

第一章　总　则

第一条　为了加强鸭子管理，维护池塘秩序，根据有关法律、行政法规的规定，结合本市实际，制定本条例。
第二条　本市行政区域内鸭子的饲养、放养和监督管理活动，适用本条例。
第三条　市人民政府应当加强对鸭子管理工作的领导，所需经费由本级财政予以保障。
"""
REMEDY = "save it as UTF-8, or say which encoding it is in"
MARKED = [
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (b"\x84\x31\x95\x33", "gb18030"),
]

# Sentences as law has them, so that the encoding can be told.
sentences = st.lists(st.sampled_from([*LAW.split("\n"), "（一）违反本条例第2条的；", "Article 3", "附件 1"]), min_size=1, max_size=20)


def refusal(content: bytes, encoding: str | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        decode(content, encoding=encoding)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "gb2312", "utf-16-le", "utf-16-be"])
def test_a_law_is_read_in_every_encoding_that_is_found(encoding: str) -> None:
    decoded = decode(LAW.encode(encoding))
    assert decoded.text == LAW
    assert decoded.encoding == ("gb18030" if encoding.startswith("gb") else encoding)
    assert not decoded.bom


@pytest.mark.parametrize(("mark", "encoding"), MARKED)
def test_a_byte_order_mark_decides_and_is_left_out(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + LAW.encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.bom) == (LAW, encoding, True)


def test_only_one_byte_order_mark_is_left_out() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"A").text == "\ufeffA"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_what_is_said_to_be_in_an_encoding_is_read_in_it(encoding: str) -> None:
    text = "第一條　加強管理。\n"
    assert decode(text.encode(encoding), encoding=encoding).text == text


def test_an_encoding_that_is_not_read_here() -> None:
    with pytest.raises(ValueError, match="not an encoding that is read here: 'utf-7'"):
        decode(b"A", encoding="utf-7")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", "　\u3000\n".encode(), codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF8 + b"\n"])
def test_nothing_to_read(content: bytes) -> None:
    error = refusal(content)
    assert isinstance(error, EmptySource)
    assert str(error) == ("the source holds nothing but white space" + f" ({len(content)} bytes)" if content else "the source is empty")
    assert error.hint == "check that the file was saved or downloaded whole"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", "a PDF file"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00word/document.xml", "a Word file (.docx)"),
        (b"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)"),
        (b"PK\x03\x04\x14\x00a.txt", "a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "an old Office file (.doc, .wps, .xls)"),
        (b"{\\rtf1\\ansi", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG picture"),
        (b"\xff\xd8\xff\xe0", "a JPEG picture"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"\n<!DOCTYPE html><html>", "a web page (HTML)"),
        (b"a\x00b\x01\x02\x00\x00\x07", "binary data"),
        (b"\x01\x02\x03\x04\x05", "binary data"),
    ],
)
def test_other_kinds_of_files_are_named(content: bytes, kind: str) -> None:
    error = refusal(content)
    assert isinstance(error, BinarySource)
    assert error.kind == kind
    assert str(error).startswith(f"the source is {kind}, not text")
    assert error.hint


def test_a_word_file_says_what_would_work() -> None:
    error = refusal(b"PK\x03\x04 word/document.xml")
    assert str(error) == "the source is a Word file (.docx), not text"
    assert error.hint == "open it in a word processor and save it as plain text (UTF-8)"


def test_utf_8_that_goes_over_to_gb18030() -> None:
    first, rest = LAW.encode(), "第四条　违反本条例规定的，由市人民政府责令改正。\n".encode("gb18030")
    error = refusal(first + rest)
    assert isinstance(error, MixedEncodings)
    assert (error.encoding, error.offset, error.line, error.rest) == ("UTF-8", len(first), 8, "GB18030")
    assert str(error) == f"the source is UTF-8 up to byte {len(first)} (line 8), then what follows looks like GB18030"
    assert error.hint == "convert each part by itself, or get the file again from where it came from"


def test_gb18030_that_goes_over_to_utf_8() -> None:
    first = LAW.encode("gb18030")
    error = refusal(first + LAW.encode())
    assert isinstance(error, MixedEncodings)
    assert str(error) == f"the source is GB18030 up to byte {len(first)} (line 8), then what follows looks like UTF-8"


def test_a_character_cut_off_at_the_end() -> None:
    content = LAW.rstrip().encode()[:-1]
    error = refusal(content)
    assert isinstance(error, MixedEncodings)
    assert (
        str(error) == f"the source is UTF-8 up to byte {len(content) - 2} (line 7), then what follows looks like a character cut off at the end of the source"
    )


def test_one_broken_byte_of_utf_8() -> None:
    content = LAW.encode().replace("市人民".encode(), b"\xff\xff\xff", 1)
    error = refusal(content)
    assert isinstance(error, MixedEncodings)
    offset = content.index(b"\xff")
    assert str(error) == f"the source is UTF-8 up to byte {offset} (line 7), then what follows (ff ff ff e6) is in no encoding that is read here"


def test_short_gbk_that_is_valid_utf_8_too() -> None:
    """学习 in GBK is two letters of another script in UTF-8."""
    error = refusal("学习".encode("gbk"))
    assert isinstance(error, AmbiguousEncoding)
    assert str(error) == "the source may be UTF-8 or GB18030, which give different texts: byte 0 (line 1) is d1 a7 cf b0"
    assert error.hint == REMEDY


def test_a_few_characters_are_too_few_to_tell_gb18030_by() -> None:
    error = refusal("同意。\n".encode("gb18030"))
    assert str(error) == "the source is neither UTF-8 nor UTF-16 nor (for certain) GB18030: byte 2 (line 1) is d2 e2 a1 a3"
    assert error.hint == REMEDY
    assert decode("同意。\n".encode("gb18030"), encoding="gb18030").text == "同意。\n"


@pytest.mark.parametrize("encoding", ["big5", "euc-kr", "shift_jis", "euc-jp"])
def test_other_encodings_are_refused(encoding: str) -> None:
    text = {"euc-kr": "이 법은 공포한 날부터 시행한다. 국민의 권리와 의무", "big5": "第一條　為了加強管理，維護公共秩序，制定本條例。"}.get(
        encoding, "この法律は、公布の日から施行する。国民の権利"
    )
    error = refusal((text * 20).encode(encoding))
    assert isinstance(error, UndecodableSource)
    assert str(error).startswith("the source is neither UTF-8 nor UTF-16 nor (for certain) GB18030: byte 0 (line 1) is ")
    assert error.hint == REMEDY


@pytest.mark.parametrize(
    ("content", "text", "ends"),
    [
        (b"a\nb\n", "a\nb\n", LineEnds(lf=2)),
        (b"a\r\nb\r\n", "a\nb\n", LineEnds(crlf=2)),
        (b"a\rb", "a\nb", LineEnds(cr=1)),
        (b"a\r\r\nb\n", "a\n\nb\n", LineEnds(lf=1, crlf=1, cr=1)),
        ("a\u2028b\u2029".encode(), "a\nb\n", LineEnds(separators=2)),
    ],
)
def test_line_ends_are_recorded(content: bytes, text: str, ends: LineEnds) -> None:
    decoded = decode(content)
    assert (decoded.text, decoded.line_ends) == (text, ends)


@pytest.mark.parametrize("odd", ["\u202e", "\ue000", "\ufffd", "\x0c", "\x1b", "\uf900", "\u200b"])
def test_odd_characters_are_kept(odd: str) -> None:
    """What is odd in a text is for the parser to report; nothing is stripped or replaced."""
    assert decode(f"第一条{odd}为了".encode()).text == f"第一条{odd}为了"


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_source_error(content: bytes) -> None:
    """No other exception, and no character that the bytes do not hold."""
    try:
        decoded = decode(content)
    except NotText:
        return
    assert "\x00" not in decoded.text
    assert decoded.text.count("\ufffd") == content.decode(decoded.encoding).count("\ufffd")


@given(sentences, st.binary(min_size=1, max_size=12), st.integers(0, 400), st.sampled_from(["utf-8", "gb18030", "utf-16-le"]))
def test_foreign_bytes_in_a_law_are_never_replaced(lines: list[str], foreign: bytes, at: int, encoding: str) -> None:
    """Whatever is read encodes back to the bytes that were handed in."""
    whole = "\n".join(lines).encode(encoding)
    content = whole[:at] + foreign + whole[at:]
    try:
        decoded = decode(content)
    except NotText:
        return
    if decoded.line_ends.cr == decoded.line_ends.crlf == decoded.line_ends.separators == 0 and not decoded.bom:
        assert decoded.text.encode(decoded.encoding) == content


def normalised(text: str) -> str:
    for end in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(MARKED), st.booleans())
def test_any_text_comes_back_or_is_refused(text: str, mark: tuple[bytes, str], marked: bool) -> None:
    """UTF-8 without a mark, and everything with one."""
    prefix, encoding = mark if marked else (b"", "utf-8")
    try:
        decoded = decode(prefix + text.encode(encoding))
    except NotText:
        return
    # What begins with U+FEFF, or with bytes that are a mark of another encoding, says so itself.
    if not text.startswith("\ufeff") and not (prefix + text.encode(encoding)).startswith(
        (codecs.BOM_UTF32_LE, b"\x84\x31\x95\x33") if prefix == codecs.BOM_UTF16_LE else ()
    ):
        assert decoded.text == normalised(text)


@given(sentences, st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16-be"]))
def test_any_law_comes_back_in_every_encoding_or_is_refused(lines: list[str], encoding: str) -> None:
    """Without a mark too: the same text or an error, never another text."""
    text = "\n".join(lines)
    try:
        decoded = decode(text.encode(encoding))
    except NotText:
        return
    assert decoded.text == text


@given(st.lists(st.sampled_from(LAW.split("\n")), min_size=4, max_size=30), st.integers(1, 29))
def test_two_encodings_in_one_source_are_never_read(lines: list[str], at: int) -> None:
    """A source of which both halves hold Chinese, in two encodings, is refused."""
    first, second = "".join(lines[:at]), "".join(lines[at:])
    if len(first) >= 4 and len(second) >= 4:
        assert isinstance(refusal(first.encode() + b"\n" + second.encode("gb18030")), UndecodableSource)
        assert isinstance(refusal(first.encode("gb18030") + b"\n" + second.encode()), UndecodableSource)


def test_real_laws_are_read_in_every_encoding() -> None:
    sources = sorted(CORPUS.glob("structure/*.*"))[:40]
    if not sources:
        pytest.skip("../shared/data is not there")
    for path in sources:
        text = decode(path.read_bytes()).text
        for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
            decoded = decode(text.encode(encoding))
            assert (decoded.text, decoded.encoding) == (text, encoding)
