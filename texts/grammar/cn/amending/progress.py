"""Progress: what has been read of an item so far (修改项的阅读进度)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from texts.amendment import Operation
from texts.grammar.cn.amending.cursor import Cursor
from texts.grammar.cn.amending.orders import Misread, Order, Ref, Spot
from texts.grammar.cn.amending.references import Context
from texts.grammar.cn.amending.tokens import Token
from texts.grammar.cn.amending.vocabulary import Kind

__all__ = ["Progress"]


class Progress:
    """What has been read of one item.

    Args:
        shown: its words, quotations shortened.
        tokens: the same as tokens.
        is_ours: says whether a title in 《 》 means the law that is compiled.
        context: the provision named last.
    """

    def __init__(self, shown: str, tokens: Sequence[Token], is_ours: Callable[[str], bool], context: Context) -> None:
        self.shown = shown
        self.cursor = Cursor(tokens)
        self.is_ours = is_ours
        self.context = context
        self.orders: list[Order] = []
        self.misread: list[Misread] = []
        self.foreign: list[str] = []
        context.foreign = False
        self.subject: tuple[Spot, ...] = ()
        self.exceptions: tuple[Ref, ...] = ()
        self.start = 0
        self.unread: list[Token] = []
        self.made = 0
        self.misprints: list[str] = []
        self.forces: list[str] = []
        self.waiting: Order | None = None

    def stumble(self) -> None:
        """Note that the next token is not understood where it stands."""
        passed = self.cursor.passed
        self.unread.append(self.cursor.peek() or Token(Kind.WORDS, "", passed - 1, passed))

    def end_sentence(self) -> None:
        """Report a sentence in which words stand that were not understood."""
        if self.waiting is not None:
            self.stumble()
            self.waiting = None
        if self.unread and not self.context.foreign:
            start, end = self.unread[0].start, self.unread[0].end
            expected = "修改为, 增加, 删去 or the like" if self.made == len(self.orders) else "nothing more"
            del self.orders[self.made :]
            self.misread.append(Misread(start, end, expected))
        self.unread = []
        self.made = len(self.orders)
        self.exceptions = ()
        self.context.renumbered = ()

    def take_law(self, token: Token) -> None:
        """Pass over a title; what follows is left alone where it is another law's."""
        title = token.text[1:-1]
        self.context.foreign = not self.is_ours(title)
        if self.context.foreign:
            self.foreign.append(title)

    def take_law_aside(self, token: Token) -> None:
        """Pass over a title inside a label (改为修改后《解释》第十二条)."""

    def emit(self, order: Order) -> None:
        """Add an order; what it says of another law is left out."""
        refs = [ref for spot in order.spots for ref in spot.refs]
        named = [ref for ref in refs if ref.steps]
        if not any(ref.foreign for ref in named) and (named or not self.context.foreign):
            self.orders.append(order)
            return
        if order.operation is Operation.RENUMBER and len(order.labels) == len(refs):
            order = replace(order, labels=tuple(label for label, ref in zip(order.labels, refs, strict=True) if not ref.foreign))
        spots = tuple(replace(spot, refs=tuple(ref for ref in spot.refs if ref.steps and not ref.foreign)) for spot in order.spots)
        if any(spot.refs for spot in spots):
            self.orders.append(replace(order, spots=tuple(spot for spot in spots if spot.refs)))
