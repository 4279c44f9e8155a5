"""Shell completion: verbs, options, titles of laws; quick, and silent where it cannot help."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.main import main

LAW = "新疆维吾尔自治区平安建设条例"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("completion") / "archive"
    seed = Path(__file__).resolve().parents[2] / "examples" / "xinjiang-pingan-jianshe-tiaoli-2021.txt"
    beside = ["--archive", str(folder), "--author", "馆员 <librarian@example.org>"]
    assert main(["init", *beside]) == 0
    assert main(["record", str(seed), *beside]) == 0
    return folder


def completed(words: str, **environment: str) -> tuple[list[str], str]:
    """Return what bash is offered for the last word of a line."""
    typed = words.split(" ")
    asked = {"_YANGE_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(typed) - 1)}
    done = subprocess.run(
        [sys.executable, "-c", "from cli.main import run; run()"], capture_output=True, text=True, env=os.environ | asked | environment, check=False
    )
    return done.stdout.split(), done.stderr


def test_verbs() -> None:
    assert completed("yange sta") == (["status"], "")


def test_options() -> None:
    offered, _ = completed("yange show x --ver")
    assert "--version" in offered


def test_titles_of_laws(archive: Path) -> None:
    offered, noise = completed("yange show 新疆维吾尔自治区平", YANGE_ARCHIVE=str(archive))
    assert (offered, noise) == ([LAW], "")


def test_titles_in_an_archive_named_by_an_option(archive: Path) -> None:
    assert completed(f"yange show --archive {archive} 新疆维吾尔自治区平") == ([LAW], "")


def test_labels_of_versions(archive: Path) -> None:
    assert completed(f"yange show {LAW} --version 20", YANGE_ARCHIVE=str(archive)) == (["2021-09-28"], "")


@pytest.mark.parametrize("words", ["yange show 新", "yange show x --version 2", "yange status "])
def test_where_it_cannot_help_it_is_silent(words: str, tmp_path: Path) -> None:
    """The shell would print an error into the line being typed."""
    assert completed(words, YANGE_ARCHIVE=str(tmp_path)) == ([], "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from cli.main import run; run()", "--show-completion", shell],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
    )
    assert done.returncode == 0, done.stderr
    assert "_YANGE_COMPLETE" in done.stdout
