"""Quoting: which words of an item are the act's and which it quotes (引文).

    item    ::= (words | quotation)*
    quotation ::= "“" paragraph (newline "“"? paragraph)* "”"

A quotation of several paragraphs may open each of them and closes the last
alone; or each paragraph is a quotation of its own; or the last one never
closes. Inside a quotation the marks stand one level lower: ‘ ’ there are “ ”
in the law, and “ ” inside those are ‘ ’.

Law: 标点符号用法（GB/T 15834—2011）4.8.3.3 (引号里再用引号).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from texts.grammar.cn.amending.vocabulary import BARE_NAMES

__all__ = ["ELLIPSIS", "ORDERS", "Quotation", "Words", "raised", "read_quotations", "stays_open"]

ELLIPSIS = "……"
"""What stands in a quotation for words that are left out (“甲……乙”)."""
_RAISED = str.maketrans("‘’“”", "“”‘’")
_STOPS = "。；，、"
_CLOSES = {"‘": "’", "“": "”"}
_CORNERS = str.maketrans("「」『』", "“”‘’")
# What may follow the mark that closes a quotation; anything else goes on with the quoted sentence.
_AFTER_CLOSE = re.compile(
    r"[。；;，,、：:！？]*\s*(?:$|\n|原第|[并且]?(?:将|删去|删除|增加)|第[一二三四五六七八九十百]{1,6}[条款项](?:改|修|作|中|增|后|删|、第|和第))"
)


_N = "[一二三四五六七八九十百零]{1,7}"
_LATER = f"第{_N}[款项]|之[一二三四五六七八九十]|[、和至]|中的?|的"
_NAMED = f"(?:原)?第{_N}(?:[条款项](?:之{_N})?|[编章节](?:“[^”\\n]{{1,30}}”)?)"
ORDERS = re.compile(
    rf"(?:并|同时|另|其中|原)?[，,]?(?:将|把|删去|删除|在)(?:原|该条|本条|其)?第{_N}[条款项](?:{_LATER})*(?:“|修改为|改为|作为|增加|删|后增|移|合并|[。；]$)"
    rf"|(?:{'|'.join(BARE_NAMES)}|原)?{_NAMED}(?:[、和至]?{_NAMED})*(?:相应地?|依次|分别|顺次)*"
    rf"(?:修改为[：:“]|改为(?:[：:“]|第{_N}[条款项编章节])|作为第|增加[一二两三]|中的?“|删去|删除)"
    r"|增加[一二两三四五六七八九十]{1,2}[条款项章节]，?(?:作为|[：:])"
)
"""How a line begins that orders something: no line of a law does."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the act itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the act quotes.

    Args:
        lines: one for each paragraph, without the marks around them.
        closed: whether the mark that closes it is printed.
        block: whether it starts a line or follows a colon, as a whole provision does.
        stop: the mark that the act prints after it; `""` for none.
        marked: whether marks stand around it.
    """

    lines: tuple[str, ...]
    closed: bool = True
    block: bool = False
    stop: str = ""
    marked: bool = True


def raised(text: str) -> str:
    """Return quoted words as they read outside the quotation: ‘ ’ become “ ”, and “ ” inside those ‘ ’.

    Marks that are not lowered although they stand inside a quotation (“甲称“乙”。”) read as they are printed.
    """
    out: list[str] = []
    waiting = ""
    depth = 0
    for char in text:
        if not waiting and char in _CLOSES:
            waiting, depth = _CLOSES[char], 0
            out.append("“")
        elif char == waiting and not depth:
            out.append("”")
            waiting = ""
        elif waiting == "’":
            depth += (char == "‘") - (char == "’")
            out.append(char.translate(_RAISED))
        else:
            depth += (char == "“") - (char == "”") if waiting else 0
            out.append(char if waiting else char.translate(_RAISED))
    return "".join(out)


def _curled(lines: Sequence[str]) -> list[str]:
    """Return lines whose straight marks and corner marks are made into “ ” and ‘ ’.

    Straight marks come in pairs; where one is open, the first of a line opens its paragraph anew.
    """
    lines = [line.translate(_CORNERS) for line in lines]
    if not any('"' in line or "＂" in line for line in lines):
        return list(lines)
    curled, opened, inner, inside = [], False, False, False
    for line in lines:
        out = []
        for at, char in enumerate(line):
            if char in '"＂' and not inside:
                again = opened and at == 0
                out.append("“" if again or not opened else "”")
                opened = again or not opened
            elif char == "'" and opened:
                inner = not inner
                out.append("‘" if inner else "’")
            else:
                inside = (inside or char == "“") and char != "”" if not opened else False
                out.append(char)
        curled.append("".join(out))
    return curled


class _Scanner:
    """One pass over the lines of an item."""

    def __init__(self) -> None:
        self.found: list[Words | Quotation] = []
        self._words: list[str] = []
        self._quoted: list[str] | None = None
        self._line: list[str] = []
        self._depth = 0
        self._block = False
        self._inside = False

    def read(self, lines: Sequence[str]) -> None:
        for number, line in enumerate(_curled(lines)):
            if number:
                self._break()
            self._read_line(line)
        self._end()

    @property
    def open(self) -> bool:
        return self._quoted is not None

    def _break(self) -> None:
        if self._quoted is None:
            self._words.append("\n")
        else:
            self._quoted.append("".join(self._line))
            self._line = []
            self._depth = 0

    def _read_line(self, line: str) -> None:
        at = 0
        if self._quoted is not None and ORDERS.match(line.lstrip()):
            # The mark that should have closed the paragraph before is missing.
            self._close(closed=False)
            self._words.append("\n")
        if self._quoted is not None:
            stripped = line.lstrip()
            if stripped.startswith("“") and not self._is_term(stripped):
                at = len(line) - len(stripped) + 1
        elif line.lstrip().startswith("“") and "".join(self._words).rstrip()[-1:] in tuple("：:") and self._is_term(line.lstrip()):
            # “旅游经营者”是指…, given without marks of the act.
            self._words.append(line)
            return
        while at < len(line):
            at = self._read_char(line, at)

    @staticmethod
    def _is_term(line: str) -> bool:
        """Say whether a line opens with words in marks of their own (“旅游经营者”是指…)."""
        close = line.find("”")
        return close > 0 and line.find("“", 1, close) < 0 and not _AFTER_CLOSE.match(line, close + 1)

    def _read_char(self, line: str, at: int) -> int:
        char = line[at]
        if self._quoted is None:
            if char == "“":
                self._open(line, at)
            else:
                self._words.append(char)
        elif char == "“":
            self._depth += 1
            self._line.append(char)
        elif char == "”" and self._closes():
            self._close(stop=line[at + 1 : at + 2])
        else:
            self._line.append(char)
        return at + 1

    def _open(self, line: str, at: int) -> None:
        self._flush()
        before = line[:at].rstrip()
        self._block = not before or before[-1] in "：:"
        self._quoted, self._line, self._depth = [], [], 0

    def _closes(self) -> bool:
        if self._depth:
            self._depth -= 1
            return False
        return True

    def _close(self, *, closed: bool = True, stop: str = "") -> None:
        assert self._quoted is not None  # noqa: S101 - only called inside a quotation
        lines = (*self._quoted, "".join(self._line))
        self.found.append(Quotation(tuple(line.strip() for line in lines if line.strip()), closed, self._block, stop if stop in _STOPS else ""))
        self._quoted, self._line = None, []

    def _flush(self) -> None:
        if self._words:
            self.found.append(Words("".join(self._words)))
            self._words = []

    def _end(self) -> None:
        if self._quoted is not None:
            self._close(closed=False)
        self._flush()


def read_quotations(lines: Sequence[str]) -> tuple[Words | Quotation, ...]:
    """Return the words and the quotations of an item, in order.

    Args:
        lines: the item's, the first without its number.
    """
    scanner = _Scanner()
    scanner.read(lines)
    return tuple(scanner.found)


def stays_open(lines: Sequence[str]) -> bool:
    """Say whether a quotation is open after these lines."""
    found = read_quotations(lines)
    return bool(found) and isinstance(found[-1], Quotation) and not found[-1].closed
