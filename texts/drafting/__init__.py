"""Drafting: the amending act that turns one text of a law into another (修改决定的拟写)."""

from texts.drafting.acting import Given
from texts.drafting.items import Draft, Item, NotExpressed
from texts.drafting.trying import draft

__all__ = ["Draft", "Given", "Item", "NotExpressed", "draft"]
