"""Chinese numerals as law prints them (条文中的数字).

Four ways of writing are read, each a whole string:

    additive    ::= section ["万" section] | … "亿" …      一千零四十, 十一, 一万零五
    positional  ::= digit digit digit+ | two with a zero    二〇二一, 一〇五, 二〇
    arabic      ::= [0-9０-９]+                             133, ２０21
    label       ::= "第" numeral unit ("之" numeral)* | "（" numeral "）" | numeral "、" | "①" …

What may be read in two ways (一百五 is 105 misprinted or 150 in speech; 二三 is
23, or two or three) is no numeral here, so that nothing is guessed.
"""

from texts.patterns import lazily

__all__ = ["MISPRINTS", "NUMERAL", "ORDINAL_UNITS", "mend", "read", "read_label", "write"]

_DIGITS = "一二三四五六七八九"
_ZEROS = "零〇○◯"
# Printed for 〇 where a Chinese digit stands before it: 二ＯＯ七, 二00七.
_ZERO_FORMS = _ZEROS + "0０OＯ"
_HIGHEST = 10**16
_LONGEST = 40

NUMERAL = f"(?:[{_DIGITS}{_ZEROS}两十百千万亿][{_DIGITS}{_ZERO_FORMS}两十百千万亿]{{0,39}}|[0-9０-９]{{1,16}})"
"""Pattern of what may be a numeral, without groups; `read` decides."""

ORDINAL_UNITS = "分编|编|章|节|条|款|项|目"
"""Pattern of the units that 第…numbers, without a group."""

MISPRINTS = str.maketrans(
    {
        **dict.fromkeys("笫苐", "第"),
        **dict.fromkeys("－—–ー─━⼀", "一"),
        "⼆": "二",
        "⼋": "八",
        "⼗": "十",
    }
)
"""Look-alikes that real texts print inside a label, and what they stand for (第三十－条, 笫五十四条)."""

_TO_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")
_VALUES = {**{char: value for value, char in enumerate(_DIGITS, 1)}, **dict.fromkeys(_ZERO_FORMS, 0), "两": 2}
_ARABIC = lazily(r"[0-9０-９]{1,16}")
_POSITIONAL = lazily(f"[{_DIGITS}][{_DIGITS}{_ZERO_FORMS}]{{1,15}}")
_SECTION = lazily(f"(?:([{_DIGITS}两])千)?(?:([{_DIGITS}两])百)?(?:([{_ZERO_FORMS}]?)([{_DIGITS}]?)十)?(?:([{_ZERO_FORMS}]?)([{_DIGITS}]))?")

_BLANK = r"[ \u3000\u2002\xa0\t]*"
_NUMBERED = lazily(f"第{_BLANK}[（(]?{_BLANK}({NUMERAL}){_BLANK}[)）]?{_BLANK}(?:{ORDINAL_UNITS})((?:{_BLANK}之{_BLANK}{NUMERAL})*)")
_SUFFIX = lazily(f"之{_BLANK}({NUMERAL})")
_BRACKETED = lazily(f"[（(]{_BLANK}({NUMERAL}){_BLANK}[)）]")
_LISTED = lazily(f"({NUMERAL}){_BLANK}[、．.，,:：)）]")
_ANNEXED = lazily(f"附[件表录图]{_BLANK}({NUMERAL}){_BLANK}[:：]?")
# First character, last character, value of the first, of each block of enclosed numbers.
_ENCLOSED = (("①", "⑳", 1), ("㉑", "㉟", 21), ("㊱", "㊿", 36), ("⑴", "⒇", 1), ("⒈", "⒛", 1), ("㈠", "㈩", 1), ("㊀", "㊉", 1), ("❶", "❿", 1))


def read(text: str) -> int | None:
    """Return the number that the whole of `text` prints, or `None` where it is no numeral.

    Args:
        text: 一千二百五十九, 二〇二一, １３３, 两千; no white space.
    """
    if _ARABIC.fullmatch(text):
        return int(text.translate(_TO_ASCII))
    if len(text) == 1:
        return {"零": 0, "〇": 0, "两": 2}.get(text, _read_additive(text))
    if len(text) > _LONGEST:
        return None
    if _POSITIONAL.fullmatch(text):
        return _read_positional(text)
    return _read_additive(text)


def _read_positional(text: str) -> int | None:
    digits = [_VALUES[char] for char in text]
    # 二三 may be 23, or two or three (二三十人).
    if len(digits) == 2 and digits[1] != 0:
        return None
    return int("".join(map(str, digits)))


def _read_additive(text: str) -> int | None:
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        high, found, low = text.partition(unit)
        if found:
            return _read_above(high, low, size)
    return _read_section(text)


def _read_above(high: str, low: str, size: int) -> int | None:
    """Return `high` times `size` and `low` together."""
    above = _read_additive(high)
    if above is None or above >= size:
        return None
    if not low:
        return above * size
    bridged = low[0] in _ZEROS
    below = _read_additive(low[1:] if bridged else low)
    if below is None or below >= (size // 10 if bridged else size):
        return None
    # 一万五 is 15,000 in speech and 10,005 by its digits.
    if below < 10 and not bridged:
        return None
    return above * size + below


def _read_section(text: str) -> int | None:
    """Return what a numeral below 10,000 prints."""
    match = _SECTION.fullmatch(text)
    if not text or match is None:
        return None
    thousands, hundreds, zero_before_ten, tens, zero_before_one, ones = match.groups()
    has_tens = zero_before_ten is not None
    if zero_before_ten and (hundreds or not thousands):
        return None
    skips = not has_tens and bool(thousands or hundreds)
    # 零 stands exactly where a place is passed over: 一百零五, not 一百五 nor 一百一十零五.
    if ones and bool(zero_before_one) != skips:
        return None
    ten = _VALUES[tens] if tens else int(has_tens)
    return sum(_VALUES[digit] * size for digit, size in ((thousands, 1000), (hundreds, 100), (ones, 1)) if digit) + ten * 10


def write(number: int) -> str:
    """Return `number` as labels of provisions print it (十一, 一百零五, 一千零四十).

    Args:
        number: from 0, below 10,000,000,000,000,000.

    Raises:
        ValueError: `number` is negative or too great to be written so.
    """
    if not 0 <= number < _HIGHEST:
        raise ValueError(f"no numeral is printed for {number}")
    if number == 0:
        return "零"
    text = _write_below(number)
    return text[1:] if text.startswith("一十") else text


def _write_below(number: int) -> str:
    for unit, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if number >= size:
            high, low = divmod(number, size)
            bridge = "零" if 0 < low < size // 10 else ""
            above = write(high) if size >= 10**4 else _DIGITS[high - 1]
            return above + unit + bridge + (_write_below(low) if low else "")
    return _DIGITS[number - 1]


def mend(text: str) -> str:
    """Return `text` with the look-alikes of MISPRINTS replaced; only for what must be a label."""
    return text.translate(MISPRINTS)


def read_label(text: str) -> tuple[int, ...] | None:
    """Return the number that a label prints, 第一百三十三条之一 as `(133, 1)`; `None` where it is no label.

    Args:
        text: 第…编 分编 章 节 条 款 项 目 with 之…, 附件一, （三）, 3．, 三、, ①; outer white space aside.
    """
    label = text.strip()
    if len(label) == 1:
        return _read_enclosed(label)
    numbered = _NUMBERED.fullmatch(label)
    if numbered:
        return _read_all([numbered[1], *_SUFFIX.findall(numbered[2])])
    for pattern in (_BRACKETED, _LISTED, _ANNEXED):
        match = pattern.fullmatch(label)
        if match:
            return _read_all([match[1]])
    return None


def _read_all(numerals: list[str]) -> tuple[int, ...] | None:
    numbers = tuple(number for number in map(read, numerals) if number is not None)
    return numbers if len(numbers) == len(numerals) else None


def _read_enclosed(char: str) -> tuple[int, ...] | None:
    for first, last, value in _ENCLOSED:
        if first <= char <= last:
            return (ord(char) - ord(first) + value,)
    return None
