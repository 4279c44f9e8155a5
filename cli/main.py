"""The command line, put together."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, cast

import typer
import typer.core
import typer.main

from cli.exits import ExitCode
from cli.manner import MANNER, Manner
from cli.output import prepare, say

__all__ = ["VERBS", "app", "main", "run"]

VERBS = (
    "init",
    "record",
    "list",
    "show",
    "status",
    "history",
    "diff",
    "blame",
    "provenance",
    "verify",
    "correct",
    "amend",
    "preview",
    "parse",
    "compile",
    "draft",
)
"""The verbs in the order that help lists them; each is `cli/commands/VERB.py` with a function VERB."""


class Verbs(typer.core.TyperGroup):
    """The verbs, each imported only when it is asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Names alone: help lists them, and a mistyped one finds its neighbour.
        self.commands = cast("dict[str, Any]", dict.fromkeys(VERBS))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in VERBS:
            return None
        verb = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        verb.command(cmd_name)(getattr(import_module(f"cli.commands.{cmd_name}"), cmd_name))
        command = typer.main.get_command(verb)
        command.params += [_flag("--no-pager", words=_NO_PAGER), _flag("-v", "--verbose", words=_VERBOSE)]
        return command


_NO_PAGER = "Write a long answer on the terminal itself."
_VERBOSE = "Show the traceback of an error."


def _flag(*names: str, words: str) -> typer.core.TyperOption:
    """Return an option that every verb takes; `Manner.of` reads it."""
    return typer.core.TyperOption(param_decls=list(names), is_flag=True, expose_value=False, help=words)


def _print_release(wanted: bool) -> None:
    if wanted:
        from archive.release import RELEASE

        say(f"yange {RELEASE}")
        raise typer.Exit


app = typer.Typer(name="yange", cls=Verbs, rich_markup_mode=None, pretty_exceptions_enable=False, no_args_is_help=True)


@app.callback()
def yange(
    version: Annotated[bool, typer.Option("--version", help="Print the release and exit.", is_eager=True, callback=_print_release)] = False,
    no_pager: Annotated[bool, typer.Option("--no-pager", help=_NO_PAGER)] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help=_VERBOSE)] = False,
) -> None:
    """沿革: what a regulation said on a day, who changed it, and how that is known."""


def main(arguments: Sequence[str]) -> int:
    """Carry out one call and return its exit code; the one place where errors become one.

    Args:
        arguments: the words after `yange`.
    """
    manner = Manner.of(arguments)
    before = MANNER.set(manner)
    try:
        # A verb returns its exit code, or None for DONE.
        return typer.main.get_command(app).main(list(arguments), "yange", standalone_mode=False, obj=manner) or ExitCode.DONE
    except Exception as error:
        from cli.telling import tell

        return tell(error, manner)
    finally:
        MANNER.reset(before)


def run() -> None:
    """Be the program `yange`."""
    # A question is answered before a collection would find anything; imports alone would start thirty.
    gc.set_threshold(100_000)
    prepare()
    code = main(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = ExitCode.READER_GONE
    if code == ExitCode.READER_GONE:
        # Python flushes stdout once more on its way out, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
