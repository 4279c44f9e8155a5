"""What was understood of one text, as JSON: `yange.parse/1`."""

from collections import Counter
from typing import Any

from texts.address import Level
from texts.document import Document, walk
from texts.finding import Finding
from texts.formats.promulgation_json import promulgation_json
from texts.parsing import Parsed

__all__ = ["SCHEMA", "parse_json"]

SCHEMA = "yange.parse/1"

_COUNTED = (
    Level.PART,
    Level.SUBPART,
    Level.CHAPTER,
    Level.SECTION,
    Level.ARTICLE,
    Level.ITEM,
    Level.PARAGRAPH,
    Level.POINT,
    Level.INDENT,
    Level.SUBINDENT,
)


def parse_json(parsed: Parsed, source: str) -> dict[str, Any]:
    """Return what was understood of one text.

    Args:
        parsed: the text as read.
        source: the path as it was given.
    """
    return {
        "schema": SCHEMA,
        "source": source,
        "counts": counts(parsed.document),
        "articles": [article.label for article in parsed.document.articles()],
        "promulgation": promulgation_json(parsed.promulgation),
        "findings": [_finding(finding) for finding in parsed.findings],
    }


def counts(document: Document) -> dict[str, int]:
    """Return how many provisions of each level the body has, annexes aside, and how many annexes."""
    found: Counter[Level] = Counter()
    for top in document.provisions:
        for provision in walk(top):
            found[provision.level] += 1
    return {str(level): found[level] for level in _COUNTED} | {"annex": len(document.annexes)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {"code": str(finding.code), "line": finding.line, "message": finding.message}
