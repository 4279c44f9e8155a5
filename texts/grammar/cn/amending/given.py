"""Given: the words that an order gives (修改后的文字).

payload ::= ":"? newline? quotation+                 whole provisions, one paragraph after the other
| quotation (("、" | "和") quotation)*      words, one for each operand
| ":" newline line+                        without marks, to the end of the item
"""

from texts.grammar.cn.amending.progress import Progress
from texts.grammar.cn.amending.quoting import ORDERS, Quotation
from texts.grammar.cn.amending.tokens import Token
from texts.grammar.cn.amending.vocabulary import Kind

__all__ = ["GOES_ON", "Given", "paragraphs", "together"]

GOES_ON = frozenset(
    (Kind.CHANGE, Kind.AS, Kind.ADD, Kind.DELETE, Kind.MERGE, Kind.SPLIT, Kind.MOVE, Kind.INCLUDE, Kind.AFTER, Kind.BEFORE, Kind.END, Kind.START)
)
"""What follows a quotation that is an operand."""


def together(first: Quotation, second: Quotation) -> Quotation:
    """Return two quotations that stand side by side as one: each is a paragraph (“…”“…”)."""
    return Quotation((*first.lines, *second.lines), second.closed, first.block)


def paragraphs(first: Quotation) -> bool:
    """Say whether a quotation that another follows at once is a paragraph (“…。”“…。”), and not a word in a list (“甲”“乙”)."""
    return first.lines[-1:] != () and first.lines[-1][-1:] in "。；：！？…"


class Given:
    """Reads the words given."""

    def __init__(self, item: Progress) -> None:
        self._item = item

    def payload(self, *, whole: bool) -> tuple[Quotation, ...]:
        """Read the words given: one quotation after the other, or lines without marks to the end of the item."""
        cursor = self._item.cursor
        cursor.skip(Kind.FILLER)
        if cursor.sees(Kind.COMMA) and cursor.sees(Kind.QUOTE, past=(Kind.COMMA,)) and whole:
            # 修改为，“…”: a comma in the place of the colon.
            cursor.take()
        if cursor.sees(Kind.COMMA, Kind.STOP) and cursor.sees(Kind.COLON, past=(Kind.COMMA, Kind.STOP, Kind.FILLER)):
            self._contents_follow()
        colon = cursor.skip(Kind.COLON)
        if cursor.sees(Kind.STOP) and cursor.sees(Kind.QUOTE, past=(Kind.STOP,)) and (colon or whole):
            cursor.skip(Kind.STOP)
        found: list[Quotation] = []
        while (token := cursor.peek()) is not None:
            if token.kind is Kind.QUOTE and token.quotation is not None:
                before = cursor.peek(-1)
                joined = not whole and found and before is not None and before.kind is Kind.QUOTE and paragraphs(found[-1])
                found[len(found) - bool(joined) :] = [together(found[-1], token.quotation) if joined else token.quotation]
                cursor.take()
            elif token.kind is Kind.LAW and not whole:
                found.append(Quotation((token.text,)))
                cursor.take()
            elif found and (self._another_paragraph(token) if whole else self._another_quotation(token)):
                cursor.take()
            else:
                break
        if not found and colon and whole:
            return self._unmarked()
        return tuple(found)

    def announced(self) -> bool:
        """Say whether ，内容为： leads to the words given."""
        cursor = self._item.cursor
        token = cursor.peek(1)
        follows = cursor.sees(Kind.COMMA) and token is not None and token.kind is Kind.FILLER and token.text.startswith("内容")
        return follows and cursor.sees(Kind.COLON, past=(Kind.COMMA, Kind.FILLER))

    def _contents_follow(self) -> None:
        """Take ，内容为 and 。内容如下 before the words given."""
        cursor = self._item.cursor
        if (token := cursor.peek(1)) is not None and token.kind is Kind.FILLER and token.text.startswith("内容"):
            cursor.skip(Kind.COMMA, Kind.STOP, Kind.FILLER)

    def _another_quotation(self, token: Token) -> bool:
        """Say whether a joint leads to another payload (“甲”、“乙”), and not to the next operand (、“丙”修改为“丁”)."""
        after, ahead = self._item.cursor.peek(1), 2
        if token.kind is not Kind.JOINT or after is None or after.kind not in (Kind.QUOTE, Kind.LAW):
            return False
        while (later := self._item.cursor.peek(ahead)) is not None and later.kind in (Kind.FILLER, Kind.EACH, Kind.RESPECTIVELY):
            ahead += 1
        return later is None or later.kind not in GOES_ON

    def _another_paragraph(self, token: Token) -> bool:
        after, later = self._item.cursor.peek(1), self._item.cursor.peek(2)
        if token.text != "\n" or after is None or after.kind is not Kind.QUOTE:
            return False
        return later is None or later.kind in (Kind.STOP, Kind.QUOTE)

    def _unmarked(self) -> tuple[Quotation, ...]:
        """Read a payload that bears no marks: the lines below the colon, to the end of the item or to a line that orders something."""
        cursor, words = self._item.cursor, ""
        if not cursor.sees(Kind.STOP) and any(token.kind is Kind.QUOTE for token in cursor.rest()):
            return ()
        while (token := cursor.peek()) is not None:
            if words.endswith("\n") and ORDERS.match(self._item.shown[token.start :]):
                break
            gap = self._item.shown[cursor.passed : token.start] if words else ""
            words += gap + (token.text if token.quotation is None else "“" + "\n".join(token.quotation.lines) + "”")
            cursor.take()
        lines = tuple(line.strip() for line in words.splitlines() if line.strip())
        return (Quotation(lines, closed=False, block=True, marked=False),) if lines else ()
