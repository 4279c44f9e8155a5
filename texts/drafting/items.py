"""Items: what an act says in one numbered item (决定的分项), and how an answer is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from texts.address import Address

__all__ = ["Draft", "Item", "NotExpressed"]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an act that is being drafted.

    Args:
        text: its words, without its number; each line a paragraph.
        old: the provisions of the old text that it names.
        new: those of the new text.
    """

    text: str
    old: tuple[Address, ...] = ()
    new: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class NotExpressed:
    """What no order of an act can bring about.

    Args:
        article: its label; `""` for what stands in no article.
        reason: why.
    """

    article: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An act that turns one text into another.

    Args:
        act: its whole text, blanks marked.
        items: what it orders.
        verified: whether the act, compiled and applied to the old text, makes the new one.
        not_expressed: what it does not bring about.
    """

    act: str
    items: tuple[Item, ...]
    verified: bool
    not_expressed: tuple[NotExpressed, ...]

    def articles(self) -> Iterable[Address]:
        """Yield the provisions of the old text that the act names, each once."""
        yield from dict.fromkeys(address for item in self.items for address in item.old)
