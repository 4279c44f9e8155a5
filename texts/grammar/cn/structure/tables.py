"""Tables, formulas and notes: what stands in a body and is no 款 (表格、公式、注)."""

from texts.address import Level
from texts.grammar.cn.structure.facts import EVENT
from texts.grammar.cn.structure.lines import Page
from texts.grammar.cn.structure.pieces import Piece
from texts.patterns import lazily

__all__ = ["read_apart"]

_EQUATION = lazily(r"(?![^=＝]{0,200}(?:公式|为[：:]))[^。；=＝]{1,200}[=＝][^。；]{1,200}[^。；，：:、]")
_NOTE = lazily(r"[（(]?注\s*[：:]|[-—－]{1,2}\s*[0-9]{1,4}\s*[-—－]{1,2}$|第\s*[0-9]{1,4}\s*页(?:\s*共\s*[0-9]{1,4}\s*页)?$")
# What a bracket says of the making of an annex (1949年9月28日…公布) is none of its words.
_REMARK = lazily(rf"[（(]{EVENT.pattern}[）)]")


def read_apart(page: Page, index: int, last: int) -> tuple[Piece, int] | None:
    """Read a table, a formula or a note that starts at a line.

    Returns:
        It, and the index of the line after it; `None` where there is none.
    """
    line = page.lines[index]
    end = _table_end(page, index, last) if line[0] in "|<" or "\t" in line else index
    if end > index:
        return Piece(Level.TABLE, page.numbers[index], "\n".join(page.lines[index:end])), end
    if ("=" in line or "＝" in line) and _EQUATION.fullmatch(line):
        return Piece(Level.FORMULA, page.numbers[index], line), index + 1
    if line[0] in "（(注-—－第" and (_NOTE.match(line) or (line[-1] in "）)" and _REMARK.fullmatch(line))):
        return Piece(Level.NOTE, page.numbers[index], line), index + 1
    return None


def _table_end(page: Page, index: int, last: int) -> int:
    line, end = page.lines[index], index
    if line[0] == "|":
        while end < last and page.lines[end][:1] == "|":
            end += 1
    elif line[0] == "<" and line[:6].lower() == "<table":
        while end < last and "</table>" not in page.lines[end].lower():
            end += 1
        end = min(last, end + 1)
    elif "\t" in line:
        while end < last and "\t" in page.lines[end]:
            end += 1
        end = end if end - index > 1 else index
    return end
