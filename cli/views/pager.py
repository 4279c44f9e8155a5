"""Showing a page on a terminal; a long one through a pager, as git does."""

import io
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from cli.views.page import Page
from cli.views.terminal import draw

__all__ = ["show"]

_FOR_A_SHELL = frozenset("|&;<>()$`\\\"'*?[#~=%")
"""Signs by which git knows that a pager is more than a program and its options."""


def show(page: Page, *, paged: bool = True) -> None:
    """Show a page on the terminal that stdout is.

    Args:
        paged: a page longer than the terminal goes through the pager.
    """
    screen = Console(file=sys.stdout, highlight=False)
    drawn = _drawn(page, screen)
    pager = _pager() if paged else None
    if pager and drawn.count("\n") >= screen.height:
        _through(pager, drawn)
    else:
        sys.stdout.write(drawn)


def _drawn(page: Page, screen: Console) -> str:
    """Return the page with the colours that this terminal knows (`NO_COLOR` is heeded by rich)."""
    drawing = Console(file=io.StringIO(), force_terminal=True, color_system="auto", width=screen.width, no_color=screen.no_color, highlight=False)
    draw(page, drawing)
    return str(drawing.file.getvalue())  # type: ignore[attr-defined]


def _pager() -> str | None:
    """Return the pager as the user wrote it, none where the user wants none."""
    chosen = os.environ.get("YANGE_PAGER", os.environ.get("PAGER", "less"))
    return None if chosen in ("", "cat") else chosen


def _through(pager: str, drawn: str) -> None:
    """Let a person leaf through it; leaving the pager early is no error."""
    environment = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"} | os.environ
    words = ["sh", "-c", pager] if _FOR_A_SHELL & set(pager) else shlex.split(pager)
    try:
        with _undisturbed(), subprocess.Popen(words, stdin=subprocess.PIPE, env=environment) as process:
            process.communicate(drawn.encode(errors="surrogateescape"))
    except FileNotFoundError:
        sys.stdout.write(drawn)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave Ctrl-C to the pager, which stays on the screen until the user leaves it."""
    # A handler, not SIG_IGN: the pager would inherit that.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
