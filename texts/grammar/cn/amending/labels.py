"""Labels: how a number is printed for a provision (序号的写法)."""

import re

from texts.address import Level, Number
from texts.grammar.cn import numerals

__all__ = ["relabelled", "write_label"]

_UNITS = {Level.PART: "编", Level.SUBPART: "分编", Level.CHAPTER: "章", Level.SECTION: "节", Level.ARTICLE: "条"}
_NUMERAL = re.compile(numerals.NUMERAL)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def write_label(level: Level, number: Number) -> str:
    """Return the label that a provision of this level bears: 第一百三十三条之一, （三）, 3."""
    first = numerals.write(number[0])
    suffixes = "".join("之" + numerals.write(part) for part in number[1:])
    if level in _UNITS:
        return f"第{first}{_UNITS[level]}{suffixes}"
    if level is Level.INDENT:
        return f"{number[0]}."
    if level in (Level.ITEM, Level.HEADING):
        return f"{first}、"
    if level is Level.ANNEX:
        return f"附件{first}"
    return f"（{first}）" if level is Level.POINT else f"（{number[0]}）"


def relabelled(label: str, level: Level, number: Number) -> str:
    """Return another number in the style of a printed label.

    Args:
        label: as printed; `""` where none is.
        level: of the provision that bears it.
        number: the new one.
    """
    match = _NUMERAL.search(label)
    if match is None or level in _UNITS or len(number) > 1:
        return write_label(level, number)
    printed = match[0]
    if printed[0].isdigit():
        digits = str(number[0])
        return label[: match.start()] + (digits.translate(_WIDE) if printed[0] > "9" else digits) + label[match.end() :]
    return label[: match.start()] + numerals.write(number[0]) + label[match.end() :]
