"""The reference of the command line, written from the command line itself.

`python -m cli.reference > docs/commands.md`; a test keeps the page current.
"""

from collections.abc import Iterator
from typing import Any

import typer.main

from cli.exits import ExitCode
from cli.main import VERBS, app

__all__ = ["reference"]

_HEAD = """\
# Commands

Written by `python -m cli.reference` from the code; do not edit.

stdout carries the answer alone; notes, hints and errors go to stderr. Off a
terminal there is no colour, no wrapping and no pager; on one, a long answer
goes through `YANGE_PAGER`, else `PAGER`, else `less`. `--json` gives one
object, or one per line, each with its `schema`; errors too, on stderr, as
`yange.error/1`. A day is written 2021-09-28 or 2021年9月28日. `-v` shows the
traceback of an error, `--no-pager` writes a long answer on the terminal
itself."""


def reference() -> str:
    """Return the page."""
    root = typer.main.get_command(app)
    context: Any = root.make_context("yange", ["parse", "-"], resilient_parsing=True)
    blocks = [_HEAD, *(_verb(context, name) for name in VERBS), _exit_codes()]
    return "\n\n".join(blocks) + "\n"


def _verb(context: Any, name: str) -> str:
    command = context.command.get_command(context, name)
    inner = command.context_class(command, parent=context, info_name=name)
    usage = inner.get_usage().removeprefix("Usage: ").translate({ord("{"): None, ord("}"): None})
    lines = [f"## {name}", "", f"    {' '.join(usage.split())}", "", *_paragraphs(command.help or ""), *_parameters(command, inner)]
    return "\n".join(lines).rstrip()


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.strip().split("\n\n"):
        yield " ".join(paragraph.split())
        yield ""


def _parameters(command: Any, context: Any) -> Iterator[str]:
    records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    rows = [(name, " ".join(words.split())) for name, words in filter(None, records) if name not in ("--help", "--no-pager", "-v, --verbose")]
    if rows:
        yield from ("| | |", "|---|---|")
        yield from (f"| `{name}` | {words.replace('|', chr(92) + '|')} |" for name, words in rows)


def _exit_codes() -> str:
    rows = (f"| {code.value} | {code.meaning} |" for code in ExitCode)
    return "\n".join(("## Exit codes", "", "| | |", "|---|---|", *rows))


if __name__ == "__main__":
    print(reference(), end="")
