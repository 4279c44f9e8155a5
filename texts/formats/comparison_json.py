"""Comparison as JSON: `yange.comparison/1`."""

from collections.abc import Mapping, Sequence
from typing import Any

from texts.comparison import Comparison, Edit, Row, Side
from texts.formats.remarks import Items, no_items
from texts.grammar.cn import numerals

__all__ = ["SCHEMA", "as_json"]

SCHEMA = "yange.comparison/1"


def as_json(comparison: Comparison, items: Items = no_items) -> dict[str, Any]:
    """Return the Comparison as values of JSON.

    `changes` lists the articles (条, or 一、二、三、 where a text has these), one
    for each link; `headings` and `others` have the same shape. Offsets in
    `edits` are code points, half-open, into `old_text` and `new_text`;
    `children` are the natural paragraphs of provisions that differ; `items`
    are those of the amending act that changed it, where that is recorded.
    """
    rows = (comparison.articles, comparison.headings, comparison.others)
    articles, headings, others = ([_row(row, items(row)) for row in kind] for kind in rows)
    summary = {status.value: count for status, count in sorted(comparison.summary().items())}
    return {
        "schema": SCHEMA,
        "changes": articles,
        "title": None if comparison.title is None else _row(comparison.title, items(comparison.title)),
        "headings": headings,
        "others": others,
        "summary": summary,
    }


def _row(row: Row, items: Sequence[str] = ()) -> dict[str, Any]:
    found: dict[str, Any] = {
        "old": _name(row.old),
        "new": _name(row.new),
        "status": row.status.value,
        "typographic": row.typographic,
        "level": row.level.value if row.level else None,
        "old_eid": _eid(row.old),
        "new_eid": _eid(row.new),
        "moved": row.moved,
        "basis": row.basis.value,
        "confidence": round(row.confidence, 3),
        "typography": sorted(form.value for form in row.typography),
        "old_text": row.old.wording if row.old else None,
        "new_text": row.new.wording if row.new else None,
        "edits": [_edit(edit) for edit in row.edits],
    }
    if items:
        found["items"] = list(items)
    if row.children:
        found["children"] = [_row(child) for child in row.children]
    return found


def _name(side: Side | None) -> str | None:
    """Name a provision by its number, look-alikes of a misprinted label mended (第三十－条)."""
    return None if side is None or not side.label else numerals.mend(side.label)


def _eid(side: Side | None) -> str | None:
    return None if side is None else str(side.address)


def _edit(edit: Edit) -> Mapping[str, Any]:
    found: dict[str, Any] = {"kept": edit.kept, "old": list(edit.old), "new": list(edit.new)}
    if edit.typography:
        found["typography"] = edit.typography.value
    if edit.elsewhere:
        found["elsewhere"] = True
    return found
