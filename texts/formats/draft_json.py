"""A drafted act as JSON: `yange.draft/1`."""

from collections.abc import Iterable
from typing import Any

from texts.address import Address
from texts.drafting import Draft
from texts.drafting.acting import numbered
from texts.drafting.phrasing import named

__all__ = ["SCHEMA", "draft_json"]

SCHEMA = "yange.draft/1"


def draft_json(found: Draft) -> dict[str, Any]:
    """Return an act with its items, each with the provisions that it is about, under their old and new names."""
    names = zip(numbered(found.items), found.items, strict=True)
    return {
        "schema": SCHEMA,
        "act": found.act,
        "items": [{"item": name, "text": item.text, "articles": list(_named((*item.old, *item.new)))} for name, item in names],
        "verified": found.verified,
        "not_expressed": [{"article": one.article, "reason": one.reason} for one in found.not_expressed],
    }


def _named(addresses: Iterable[Address]) -> Iterable[str]:
    return dict.fromkeys(named(address.steps) for address in addresses)
