"""Does a decoded text look like Chinese law? (是否像中文法律文本)

Used only to refuse: bytes of any other encoding decode as GB18030 nearly
always, into rare characters. Measured over 3,700 texts of law: of the
characters beyond ASCII each text has at least 0.96 that are common and 0.36
that are frequent, any run of 200 at least 0.95 common; UTF-8, UTF-16, Big5,
EUC-KR, Shift-JIS and EUC-JP read as GB18030 at most 0.56 and 0.11. The bounds
lie in the middle.
"""

from collections.abc import Iterator
from functools import cache

__all__ = ["looks_chinese", "readable_share"]

# The 150 most frequent characters of the legislation measured.
_FREQUENT = frozenset(
    "的人第条法行定和应十当民规以理管政有者会关业或部用门国一务设二工机市事三生公保员本建其不作地责区主对在经施制产等处合为位可发单物"
    "安府全五四动上及依由院照资中出权护进构实级方下水证提监他并所通自家内委时议大体任品查要案准期成得同审按报件组违营代表职划款标交六情"
    "利年请共开日立服收重据项检县防文信律织办告"
)
_MARKS = frozenset("　、。·—～‖…‘’“”〔〕〈〉《》「」『』【】（），．：；？！％／－〇○×①②③④⑤⑥⑦⑧⑨⑩")
_WINDOW = 200
# Two or three characters of any encoding may look like anything.
_ENOUGH = 10
_SLICE = 1 << 14
_SLICES = 64


@cache
def _common() -> frozenset[str]:
    """The 3,755 characters of everyday use (GB 2312 第一级汉字), and the marks and full-width letters beside them."""
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    return frozenset(row.decode("gb2312", "ignore") for row in rows) | _MARKS | frozenset(map(chr, range(0xFF01, 0xFF5F)))


def _samples(text: str) -> Iterator[str]:
    """Yield the text, or where it is long, slices from all over it."""
    if len(text) <= _SLICE * _SLICES:
        yield text
        return
    step = len(text) // _SLICES
    yield from (text[start : start + _SLICE] for start in range(0, len(text) - _SLICE, step))


def _beyond_ascii(text: str) -> str:
    return "".join(char for sample in _samples(text) for char in sample if char > "\x7f")


def looks_chinese(text: str) -> bool:
    """Say whether what stands beyond ASCII in `text` reads as Chinese law does, all the way through."""
    beyond = _beyond_ascii(text)
    common = [char in _common() for char in beyond]
    frequent = sum(char in _FREQUENT for char in beyond)
    if len(beyond) < _ENOUGH or sum(common) < 0.85 * len(beyond) or frequent < 0.2 * len(beyond):
        return False
    windows = (common[start : start + _WINDOW] for start in range(0, len(common) - _WINDOW + 1, _WINDOW))
    return all(sum(window) >= 0.7 * _WINDOW for window in windows)


def readable_share(text: str) -> float:
    """Return the share of characters that are ASCII in print or common in Chinese."""
    known = _common()
    return sum(" " <= char <= "~" or char in "\r\n\t" or char in known for char in text) / max(1, len(text))
