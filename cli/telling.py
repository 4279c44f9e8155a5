"""Telling an error: in words or as JSON, on stderr, with its exit code."""

import sys

import typer

from archive import errors as archive
from cli.errors import CommandError
from cli.exits import ExitCode
from cli.manner import Manner
from cli.output import ReaderGone, note
from texts import errors as texts

__all__ = ["exit_code", "tell"]

# typer keeps the base of its errors in a module that moved between 0.26 and 0.28.
_WrongCall: type[Exception] = typer.BadParameter.__mro__[1]

# The first that fits counts, so the narrower stands before the wider.
_CODES: tuple[tuple[type[BaseException], ExitCode], ...] = (
    (ReaderGone, ExitCode.READER_GONE),
    (KeyboardInterrupt, ExitCode.INTERRUPTED),
    (typer.Abort, ExitCode.INTERRUPTED),
    (CommandError, ExitCode.USAGE),
    (_WrongCall, ExitCode.USAGE),
    (texts.NoSuchProvision, ExitCode.NOT_HELD),
    (texts.RequestError, ExitCode.USAGE),
    (texts.SourceError, ExitCode.NOT_UNDERSTOOD),
    (archive.NotHeld, ExitCode.NOT_HELD),
    (archive.NotHeld, ExitCode.NOT_HELD),
    (archive.RequestError, ExitCode.USAGE),
    (archive.SourceError, ExitCode.NOT_UNDERSTOOD),
    (archive.MachineError, ExitCode.NO),
    (archive.IntegrityError, ExitCode.DAMAGED),
    (OSError, ExitCode.NO),
)


def exit_code(error: BaseException) -> ExitCode:
    """Return the exit code that an error becomes."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), ExitCode.BUG)


def tell(error: BaseException, manner: Manner, *, source: str | None = None) -> ExitCode:
    """Write an error to stderr and return its exit code.

    Args:
        error: what was raised.
        manner: in words or as JSON.
        source: the file that it is about, where one of several.
    """
    code = exit_code(error)
    if code is ExitCode.READER_GONE:
        return code
    if manner.verbose:
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    message, hint = _message(error, code), _hint(error, code)
    if manner.json:
        import json

        facts = {"schema": "yange.error/1", "kind": type(error).__name__, "exit": int(code), "message": message, "hint": hint, "source": source}
        note(json.dumps(facts, ensure_ascii=False))
    else:
        note(f"error: {message}" if source is None or message.startswith(source) else f"error: {source}: {message}")
        if hint is not None:
            note(f"hint: {hint}")
    return code


def _message(error: BaseException, code: ExitCode) -> str:
    if code is ExitCode.INTERRUPTED:
        return "interrupted"
    if isinstance(error, OSError):
        return ": ".join(str(part) for part in (error.filename, error.strerror) if part is not None) or str(error)
    if isinstance(error, _WrongCall):
        return str(getattr(error, "format_message", error.__str__)())
    if code is ExitCode.BUG:
        return f"a bug in yange: {type(error).__name__}: {error}"
    return str(error)


def _hint(error: BaseException, code: ExitCode) -> str | None:
    if code is ExitCode.BUG:
        return "the same call with -v shows where; please report it"
    context = getattr(error, "ctx", None)
    if isinstance(error, _WrongCall) and context is not None:
        return f"{context.command_path} --help"
    hint = getattr(error, "hint", None)
    return None if hint is None else str(hint)
