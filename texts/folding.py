"""Folding: the same words in another typographic form (字形与标点的折叠).

For looking up and comparing only: no stored text is ever folded. Two forms
fold alike only where no reader could read another meaning from the other:
a mark for another mark (，for ；) never does, nor does the space between two
digits, nor the break between two natural paragraphs.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple, cast
from unicodedata import normalize

from texts.comparison import Typography
from texts.grammar.cn import numerals
from texts.patterns import lazily
from texts.segmenting import word_lengths

__all__ = ["Token", "class_of", "flat", "tokens"]

_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("｡"): "。", ord("､"): "、"}
_SPACES = "\t \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_BLANK = {ord(char): None for char in _SPACES + _ZERO_WIDTH}
_QUOTES = {ord(char): '"' for char in "「」『』“”‘’‚‛„‟〝〞〟＂＇\"'"}
_MARKS = {
    ord(char): to
    for to, chars in {
        "[": "〔［【[",
        "]": "〕］】]",
        "<": "《〈＜﹤<«‹",
        ">": "》〉＞﹥>»›",
        "-": "—―─━–‒‐‑－−-",
        "…": "…⋯",
        "·": "·•・‧∙⋅",
        "~": "～〜∼~",
        ":": "：︰∶:",
    }.items()
    for char in chars
}
# Only forms of one character that no text distinguishes (第一批异体字整理表), and those that printing swaps.
_VARIANTS = {
    ord(char): to
    for to, chars in {
        "账": "帐",
        "污": "汙汚",
        "决": "決",
        "群": "羣",
        "雇": "僱",
        "凶": "兇",
        "册": "冊",
        "栖": "棲",
        "毁": "燬譭",
        "踪": "蹤",
        "秘": "祕",
        "占": "佔",
        "减": "減",
        "况": "況",
        "净": "淨凈",
        "冲": "沖",
        "凉": "涼",
        "鉴": "鑑",
        "零": "〇○◯",
    }.items()
    for char in chars
}
_FLAT = {**_WIDTH, **_BLANK, **_QUOTES, **_MARKS, **_VARIANTS}
_FREQUENT = tuple((char, char.translate(_FLAT)) for char in "，；：（）《》“”\u3000 ")
"""The marks that law is full of, and what they fold to."""

_NUMBER = f"第[（(]?{numerals.NUMERAL}[)）]?(?:{numerals.ORDINAL_UNITS})(?:之{numerals.NUMERAL})*"
_RATE = f"(?:百分之|千分之){numerals.NUMERAL}(?:点[一二三四五六七八九零〇]+)?"
_FIGURE = r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+[.．][0-9０-９]+"
# Characters of numbers belong to the words in which they count nothing: 统一, 一般.
_HAN = "(?:[统唯单任之逐]一|(?![第一二三四五六七八九十百千万亿两零])[\u4e00-\u9fff])+|一[般定律致切并旦]|第三[人方者]"
_TOKEN = lazily(
    f"(?P<han>{_HAN})|(?P<mark>[，。；、：])|(?P<citation>{_NUMBER})|(?P<rate>{_RATE}|(?:{_FIGURE}|[0-9０-９]+)[%％‰])|(?P<figure>{_FIGURE})|(?P<scaled>[0-9０-９]+[万亿])"
    f"|(?P<numeral>{numerals.NUMERAL})|(?P<break>\\n)|(?P<blank>[{_SPACES}{_ZERO_WIDTH}])|(?P<word>[A-Za-zＡ-Ｚａ-ｚ]+)"
    r"|(?P<dash>[—―─━–‒‐‑－−-]+)|(?P<dots>[…⋯]+|\.{3,})|(?P<char>.)",
    re.DOTALL,
)
_FOLDED = lazily(f"[{''.join([re.escape(chr(code)) for code in _FLAT if chr(code).translate(_FLAT) != chr(code)])}]")
_SPACED = lazily(f"[{_SPACES}{_ZERO_WIDTH}]+")
_RUNS = lazily(r"-+|…+|\.{3,}")
_JOINED = lazily(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")


class Token(NamedTuple):
    """A word, a mark, a number, a citation or a run of blanks (词元).

    Args:
        start, end: code points in the text.
        key: what it means; equal for forms that differ by typography alone,
            empty for blanks that mean nothing.
    """

    start: int
    end: int
    key: str


_token = cast("Callable[[tuple[int, int, str]], Token]", partial(tuple.__new__, Token))
"""Make a token as `Token` does, in a third of the time; there are a hundred in a paragraph."""


def flat(text: str) -> str:
    """Fold width, spacing, quotation marks, forms of marks and variants: for finding equal words fast."""
    # A table looks up each character; few are folded, and most of these are a handful of marks.
    for char, to in _FREQUENT:
        if char in text:
            text = text.replace(char, to)
    return text.translate(_FLAT) if _FOLDED.search(text) else text


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text, which cover it from end to end."""
    if not _SPACED.search(text):
        return _tokens(text)
    kept = _without_blanks(text)
    found: list[Token] = []
    at = 0
    for token in _tokens("".join([text[place] for place in kept])):
        start, end = kept[token.start], kept[token.end - 1] + 1
        if at < start:
            found.append(Token(at, start, ""))
        found.append(Token(start, end, token.key))
        at = end
    if at < len(text):
        found.append(Token(at, len(text), ""))
    return found


def _tokens(text: str) -> list[Token]:
    """Return the tokens of a text whose blanks all mean something."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, start, end, form = match.lastgroup, match.start(), match.end(), match[0]
        if kind == "han":
            key, at = form.translate(_VARIANTS), 0
            for length in word_lengths(key):
                found.append(_token((start + at, start + at + length, key[at : at + length])))
                at += length
        else:
            found.append(_token((start, end, _KEYS[kind or "char"](form))))
    return found


def _without_blanks(text: str) -> list[int]:
    """Return the places of a text's characters without the blanks that mean nothing; a word may be spaced: 总　则."""
    found: list[int] = []
    at = 0
    for match in _SPACED.finditer(text):
        found += range(at, match.start())
        if _parts_words(text, match.start(), match.end()):
            found.append(match.start())
        at = match.end()
    return [*found, *range(at, len(text))]


def class_of(old: str, new: str) -> Typography:
    """Name the difference between two forms that mean the same: the first fold that makes them equal.

    Args:
        old, new: words of different form and equal keys.
    """
    folds: dict[int, int | str | None] = {}
    for typography, more in _LADDER:
        folds.update(more)
        one, other = old.translate(folds), new.translate(folds)
        if one == other or (typography is Typography.PUNCTUATION and _RUNS.sub(_once, one) == _RUNS.sub(_once, other)):
            return typography
    if [*map(flat_char, old)] == [*map(flat_char, new)]:
        return Typography.VARIANT
    return Typography.NUMERAL


_LADDER: tuple[tuple[Typography, dict[int, int | str | None]], ...] = (
    (Typography.SPACING, dict(_BLANK)),
    (Typography.WIDTH, dict(_WIDTH)),
    (Typography.QUOTATION, dict(_QUOTES)),
    (Typography.PUNCTUATION, dict(_MARKS)),
    (Typography.VARIANT, dict(_VARIANTS)),
)


@lru_cache(maxsize=4096)
def flat_char(text: str) -> str:
    """Fold one character, compatibility ideographs (康熙部首、兼容汉字) included."""
    folded = text.translate(_FLAT)
    if folded == text and (0x2E80 <= ord(text) <= 0x2FDF or 0xF900 <= ord(text) <= 0xFAFF or ord(text) >= 0x2F800):
        return normalize("NFKC", text).translate(_FLAT)
    return folded


def _once(run: re.Match[str]) -> str:
    """Read a run of dashes or dots as one mark: —— and —, …… and ..."""
    return "-" if run[0][0] == "-" else "…"


def _parts_words(text: str, start: int, end: int) -> bool:
    """Say whether a blank stands between two letters or digits, where it means something: 10 5 is not 105."""
    return start > 0 and end < len(text) and bool(_JOINED.match(text[start - 1]) and _JOINED.match(text[end]))


@lru_cache(maxsize=4096)
def _citation(text: str) -> str:
    label = text.translate(_WIDTH)
    number = numerals.read_label(label)
    unit = re.sub(r"之.*", "", label)[-1]
    return f"第{'-'.join(map(str, number))}{unit}" if number else label


def _figure(text: str) -> str:
    plain = text.translate(_WIDTH).replace(",", "")
    return f"#{plain if '.' in plain else int(plain)}"


def _numeral(text: str) -> str:
    value = None if text == "两" else numerals.read(text)
    return flat(text) if value is None else f"#{value}"


def _scaled(text: str) -> str:
    return f"#{int(text[:-1].translate(_WIDTH)) * {'万': 10**4, '亿': 10**8}[text[-1]]}"


def _rate(text: str) -> str:
    plain = text.translate(_WIDTH)
    if plain[-1] in "%‰":
        return _figure(plain[:-1]) + plain[-1]
    whole, _, part = plain[3:].partition("点")
    value = numerals.read(whole)
    if value is None:
        return flat(plain)
    digits = "".join(str("零一二三四五六七八九".index(digit)) for digit in part.replace("〇", "零"))
    return f"#{value}{'.' if digits else ''}{digits}{'%' if plain[0] == '百' else '‰'}"


def _dash(_: str) -> str:
    return "-"


def _dots(_: str) -> str:
    return "…"


def _space(_: str) -> str:
    return " "


_KEYS: dict[str, Callable[[str], str]] = {
    "citation": _citation,
    "rate": _rate,
    "figure": _figure,
    "scaled": _scaled,
    "numeral": _numeral,
    "blank": _space,
    "break": str,
    "word": flat,
    "dash": _dash,
    "dots": _dots,
    "mark": flat_char,
    "char": flat_char,
}
