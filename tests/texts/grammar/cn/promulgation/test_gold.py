"""Promulgation against values that were read by hand; the texts stay beside the checkout."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from texts.formats.promulgation_json import promulgation_json
from texts.grammar.cn.grammar import CN
from texts.parsing import parse

DATA = Path(__file__).resolve().parents[5] / "../shared/data"
GOLD = DATA / "metadata.jsonl"

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="needs ../shared/data/metadata.jsonl, which is not part of the project")


def rows() -> list[Any]:
    if not GOLD.exists():
        return []
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]


def fold(text: str | None) -> str:
    """Width, blanks, quotation marks and brackets make no other value."""
    plain = "".join(unicodedata.normalize("NFKC", text or "").split()).replace("○", "〇").replace("<", "〈").replace(">", "〉")
    return "".join(char for char in plain if char not in "[]〔〕()（）【】《》")


def comparable(stated: Any) -> dict[str, Any]:
    effective = stated.get("effective") or {}
    repealed = [one["title"] if isinstance(one, dict) else one for one in stated.get("repealed") or []]
    return {
        "doc_type": stated.get("doc_type"),
        "title": fold(stated.get("title")),
        "enacting_body": {fold(name) for name in stated.get("enacting_body") or []},
        "issuing_authority": {fold(name) for name in stated.get("issuing_authority") or []},
        "doc_number": fold(stated.get("doc_number")),
        "adoptions": sorted((one["date"] or "", fold(one["meeting"])) for one in stated.get("adoptions") or []),
        "approvals": sorted(one["date"] or "" for one in stated.get("approvals") or []),
        "promulgation_date": stated.get("promulgation_date"),
        "effective_date": effective.get("date"),
        "effective_rule": effective.get("rule"),
        "amendments": sorted((one["date"] or "", one["ordinal"] or 0) for one in stated.get("amendments") or []),
        "repealed": {fold(title) for title in repealed},
    }


@pytest.mark.parametrize("row", rows(), ids=lambda row: str(row["id"]))
def test_what_a_text_states_is_what_was_read_by_hand(row: Any) -> None:
    parsed = parse((DATA / row["path"]).read_text(encoding="utf-8"), CN)
    expected, ours = comparable(row["expected"]), comparable(promulgation_json(parsed.promulgation))
    if ours["promulgation_date"] == row["expected"].get("promulgation_date_alternative"):
        expected["promulgation_date"] = ours["promulgation_date"]
    assert ours == expected
