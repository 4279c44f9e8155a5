"""On a terminal: a long answer goes through the pager, a short one does not."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

TEXTS = ("2-amended-2019.txt", "3-revised-2023.txt")


def on_terminal(pager: str, *words: str) -> str:
    """Return what a call writes on a terminal of 24 lines."""
    ours, its = pty.openpty()
    environment = {**os.environ, "PAGER": pager, "COLUMNS": "80", "LINES": "24", "TERM": "xterm"}
    environment.pop("YANGE_PAGER", None)
    with subprocess.Popen([sys.executable, "-c", "from cli.main import run; run()", *words], stdout=its, env=environment) as process:
        os.close(its)
        written = b""
        while True:
            try:
                written += os.read(ours, 4096)
            except OSError:
                break
        assert process.wait() == 0
    os.close(ours)
    return written.decode()


@pytest.mark.parametrize(("words", "paged"), [((), True), (("--no-pager",), False), (("--stat", "--only", "inserted"), False)])
def test_a_long_answer_goes_through_the_pager(examples: Path, words: tuple[str, ...], paged: bool) -> None:
    """A pager with signs of a shell is run by one, as git does it."""
    files = (str(examples / "fictitious" / name) for name in TEXTS)
    shown = on_terminal("sed s/^/PAGED/ | sed s/$/_/", "diff", "--files", *files, *words)
    assert ("PAGED" in shown) is paged
    assert "第十条" in shown


def test_where_the_pager_is_not_installed_the_answer_is_written(examples: Path) -> None:
    shown = on_terminal("no-such-pager", "diff", "--files", *(str(examples / "fictitious" / name) for name in TEXTS))
    assert "第十条" in shown
