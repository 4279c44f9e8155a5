"""`yange draft OLD NEW`: the amending act that turns one text of a law into another, on plain files."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.exits import ExitCode
from cli.options import AsJson
from cli.output import as_json, note, say

if TYPE_CHECKING:
    from texts.document import Document
    from texts.drafting import Draft

__all__ = ["draft"]

Old = Annotated[str, typer.Argument(metavar="OLD", help="The law as it reads before.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="The law as it shall read.")]
Title = Annotated[str | None, typer.Option("--title", metavar="WORDS", help="The act's own title; else 关于修改《…》的决定.")]
Organ = Annotated[str | None, typer.Option("--organ", metavar="WORDS", help="Who makes the act; else a blank 【制定机关】.")]
Effective = Annotated[str | None, typer.Option("--effective", metavar="DAY", help="From when it is in force, or 公布之日; else a blank 【施行日期】.")]


def draft(old: Old, new: New, title: Title = None, organ: Organ = None, effective: Effective = None, json: AsJson = False) -> int:
    """Write the amending act (修改决定) that turns one text of a law into another.

    The answer is the act. It says what changes in the fewest words that a
    drafter would choose, and no article that does not change; what only the
    drafter knows stands in 【 】. It has been compiled and applied to OLD: where
    that does not give title and body of NEW, what is missing is told on stderr
    with the reason, and the exit code is 1. The note under the title is left
    aside, since no act orders it.
    """
    from texts.drafting import Given
    from texts.drafting import draft as written
    from texts.grammar.cn.grammar import CN

    found = written(_document(old), _document(new), CN, Given(organ, title, _day(effective)))
    if json:
        from texts.formats.draft_json import draft_json

        as_json(draft_json(found))
    else:
        _tell(found)
    return ExitCode.DONE if found.verified else ExitCode.NO


def _document(path: str) -> "Document":
    from cli.reading import read_text
    from texts.grammar.cn.grammar import CN
    from texts.parsing import parse

    return parse(read_text(path), CN).document


def _day(words: str | None) -> str | None:
    """Return a day as an act prints it; 公布之日 stands as it is."""
    from cli.days import read_day

    if words is None or words.endswith("之日"):
        return words
    day = read_day(words)
    return f"{day.year}年{day.month}月{day.day}日"


def _tell(found: "Draft") -> None:
    """Print the act; what it does not bring about goes to stderr."""
    if found.items:
        say(found.act.rstrip("\n"))
    else:
        note("both texts read the same: there is nothing to amend")
    for one in found.not_expressed:
        note(f"not expressed: {one.article or 'outside the articles'}: {one.reason}")
    if found.items:
        note(f"{len(found.items)} items; compiled and applied to the old text, they {'make' if found.verified else 'do not make'} the new one")
