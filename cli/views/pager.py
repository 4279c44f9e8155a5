"""Showing a page on a terminal; a long one through a pager, as git does."""

import io
import os
import shlex
import subprocess
import sys

from rich.console import Console

from cli.views.page import Page
from cli.views.terminal import draw

__all__ = ["show"]


def show(page: Page) -> None:
    """Show a page on the terminal that stdout is."""
    screen = Console(file=sys.stdout, highlight=False)
    drawn = _drawn(page, screen)
    pager = _pager()
    if pager and drawn.count("\n") >= screen.height:
        _through(pager, drawn)
    else:
        sys.stdout.write(drawn)


def _drawn(page: Page, screen: Console) -> str:
    """Return the page with the colours that this terminal knows (`NO_COLOR` is heeded by rich)."""
    drawing = Console(file=io.StringIO(), force_terminal=True, color_system="auto", width=screen.width, no_color=screen.no_color, highlight=False)
    draw(page, drawing)
    return str(drawing.file.getvalue())  # type: ignore[attr-defined]


def _pager() -> list[str]:
    """Return the pager's words, none where the user wants none."""
    chosen = os.environ.get("YANGE_PAGER", os.environ.get("PAGER", "less"))
    return [] if chosen in ("", "cat") else shlex.split(chosen)


def _through(pager: list[str], drawn: str) -> None:
    """Let a person leaf through it; leaving the pager early is no error."""
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8"} | os.environ
    try:
        with subprocess.Popen(pager, stdin=subprocess.PIPE, env=environment) as process:
            process.communicate(drawn.encode())
    except FileNotFoundError:
        sys.stdout.write(drawn)
