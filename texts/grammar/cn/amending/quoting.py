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

__all__ = ["Quotation", "Words", "raised", "read_quotations", "stays_open"]

_RAISED = str.maketrans("‘’“”", "“”‘’")
# What may follow the mark that closes a quotation; anything else goes on with the quoted sentence.
_AFTER_CLOSE = re.compile(
    r"[。；;，,、：:！？]*\s*(?:$|\n|原第|[并且]?(?:将|删去|删除|增加)|第[一二三四五六七八九十百]{1,6}[条款项](?:改|修|作|中|增|后|删|、第|和第))"
)


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
    """

    lines: tuple[str, ...]
    closed: bool = True
    block: bool = False


def raised(text: str) -> str:
    """Return quoted words as they read outside the quotation: ‘ ’ become “ ”."""
    return text.translate(_RAISED)


def _curled(lines: Sequence[str]) -> list[str]:
    """Return lines whose straight marks are made into pairs."""
    if any("“" in line or "”" in line for line in lines) or not any('"' in line or "＂" in line for line in lines):
        return list(lines)
    curled, opened = [], False
    for line in lines:
        out = []
        for at, char in enumerate(line):
            if char not in '"＂':
                out.append(char)
            elif opened and at == 0:
                out.append("“")
            else:
                out.append("”" if opened else "“")
                opened = not opened
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
        if self._quoted is not None:
            stripped = line.lstrip()
            if stripped.startswith("“") and not self._is_term(stripped):
                at = len(line) - len(stripped) + 1
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
            self._close()
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

    def _close(self, *, closed: bool = True) -> None:
        assert self._quoted is not None  # noqa: S101 - only called inside a quotation
        lines = (*self._quoted, "".join(self._line))
        self.found.append(Quotation(tuple(line.strip() for line in lines if line.strip()), closed, self._block))
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
