"""Writing an answer that is a file: where `--output` says, else to stdout."""

import sys
from pathlib import Path

from cli.errors import CommandError
from cli.output import ReaderGone, note, on_terminal

__all__ = ["deliver"]


def deliver(content: bytes, to: Path | None, *, text: bool) -> None:
    """Write a file.

    Args:
        content: its bytes.
        to: its name; `None` is stdout.
        text: it can be read as it is; what cannot is not written on a terminal.

    Raises:
        CommandError: it would spill on a terminal.
        ReaderGone: nobody reads stdout any more.
    """
    if to is not None:
        to.write_bytes(content)
        note(f"written: {to}")
        return
    if not text and on_terminal():
        raise CommandError("that file is no text for a terminal", hint="name a file: --output TABLE.docx")
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError as gone:
        raise ReaderGone from gone
