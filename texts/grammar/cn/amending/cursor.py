"""Cursor: a place among the tokens of an item (词元流)."""

from collections.abc import Sequence

from texts.grammar.cn.amending.tokens import Token
from texts.grammar.cn.amending.vocabulary import Kind

__all__ = ["Cursor"]


class Cursor:
    """A place among tokens, which moves forward.

    Args:
        tokens: of one item.
    """

    __slots__ = ("_tokens", "at", "ranged")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self.at = 0
        self.ranged = False

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the token that many places ahead, or `None` past the end."""
        place = self.at + ahead
        return self._tokens[place] if 0 <= place < len(self._tokens) else None

    def take(self) -> Token:
        """Return the next token and move past it."""
        token = self._tokens[self.at]
        self.at += 1
        return token

    def take_through(self, token: Token) -> None:
        """Move past a token that stands ahead."""
        while self.take() is not token:
            pass

    def skip(self, *kinds: Kind) -> bool:
        """Move past tokens of some kinds; say whether there were any."""
        start = self.at
        while (token := self.peek()) is not None and token.kind in kinds:
            self.at += 1
        return self.at > start

    def sees(self, *kinds: Kind, past: tuple[Kind, ...] = ()) -> bool:
        """Say whether the next token, some kinds passed over, is of one of `kinds`."""
        ahead = 0
        while (token := self.peek(ahead)) is not None and token.kind in past:
            ahead += 1
        return token is not None and token.kind in kinds

    @property
    def offset(self) -> int:
        """Where the next token begins in the shown text."""
        token = self.peek()
        return token.start if token is not None else (self._tokens[-1].end if self._tokens else 0)

    @property
    def passed(self) -> int:
        """Where the token before ended."""
        return self._tokens[self.at - 1].end if self.at else 0

    def rest(self) -> Sequence[Token]:
        """Return the tokens still ahead."""
        return self._tokens[self.at :]
