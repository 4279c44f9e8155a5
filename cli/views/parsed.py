"""What was understood of one text, for people."""

from collections.abc import Iterable

from cli.views.page import Block, Facts, Heading, Page, Paragraph, Style
from cli.views.promulgation import counted, sheet
from texts.finding import Finding
from texts.formats.parse_json import counts
from texts.parsing import Parsed

__all__ = ["findings", "page"]


def page(parsed: Parsed, source: str) -> Page:
    """Return what was understood, what is not stated, and what was noticed."""
    return (
        Heading(parsed.promulgation.title or "(no title)"),
        Facts((("source", (source,)), *sheet(parsed.promulgation), ("structure", (counted(counts(parsed.document)),)))),
        *findings(parsed.findings),
        None,
    )


def findings(found: Iterable[Finding]) -> Iterable[Block]:
    """Yield what was noticed in a text, a line each."""
    for finding in found:
        where = "" if finding.line is None else f"line {finding.line}: "
        yield Paragraph.of(f"finding: {where}{finding.message} ({finding.code})", Style.WARNING, indent=2)
