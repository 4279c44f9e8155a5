"""`yange compile --base OLD --act ACT`: what an amending act makes of a law, on plain files."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.exits import ExitCode
from cli.options import AsJson
from cli.output import as_json, note, say

if TYPE_CHECKING:
    from texts.document import Document
    from texts.enacting import Enacted

__all__ = ["compile"]

Base = Annotated[str, typer.Option("--base", metavar="OLD", help="The law as it reads before.")]
Act = Annotated[list[str], typer.Option("--act", metavar="ACT", help="The amending act; again for the next one, in order. One file may hold several.")]
Follow = Annotated[
    bool, typer.Option("--follow-citations", help="Give citations inside the law that the act leaves the new numbers, each told; no act orders it.")
]
Expect = Annotated[str | None, typer.Option("--expect", metavar="NEW", help="The official text, to compare with.")]


def compile(base: Base, act: Act, expect: Expect = None, follow_citations: Follow = False, json: AsJson = False) -> int:  # noqa: A001 - the verb's name
    """Compile an amending act into the text that it makes.

    The answer is the new text. What could not be placed, and how the text
    compares with the official one, is told beside it. The exit code is 1 where
    an instruction could not be placed, or the official text differs.
    """
    from cli.reading import read_text
    from texts.enacting import enact, split_acts
    from texts.grammar.cn.grammar import CN

    acts = [_document(text) for path in act for text in split_acts(read_text(path))]
    official = None if expect is None else read_text(expect)
    found = enact(_document(read_text(base)), acts, CN, None if official is None else _document(official), official, follow_citations=follow_citations)
    if json:
        from texts.formats.compilation_json import compilation_json

        as_json(compilation_json(found))
    else:
        _tell(found)
    return ExitCode.NO if found.unresolved or found.verification.verdict == "differs" else ExitCode.DONE


def _document(text: str) -> "Document":
    from texts.grammar.cn.grammar import CN

    return CN.structure(text)[0]


def _tell(found: "Enacted") -> None:
    """Print the new text; what was noticed goes to stderr."""
    from texts.formats.compilation_json import pointed
    from texts.proving import lines_of

    say("\n".join(lines_of(found.document)))
    for one in found.unresolved:
        note(f"not placed: {one.clause.item} {one.reason}\n{pointed(one.clause)}")
    for amendment, applied in zip(found.amendments, found.applied, strict=True):
        for _, message in (*amendment.notices, *applied.notices):
            note(f"noticed: {message}")
    note(f"{len(found.carried_out)} instructions carried out, {len(found.unresolved)} not placed; {found.verification.verdict.value}")
    for difference in found.verification.differences:
        note(f"differs: {difference.article or 'opening'} ({difference.kind.value})")
