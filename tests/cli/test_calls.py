"""What every call has in common, whatever the verb."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Yange


def test_release(yange: "Yange") -> None:
    answer = yange("--version")
    assert answer.code == 0
    assert answer.out.startswith("yange ")


def test_help_lists_the_verbs(yange: "Yange") -> None:
    answer = yange("--help")
    assert answer.code == 0
    assert "  parse  " in answer.out


def test_an_unknown_verb(yange: "Yange") -> None:
    answer = yange("pars")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "error: No such command 'pars'. Did you mean 'parse'?\nhint: yange --help\n"


def test_an_unknown_option_as_json(yange: "Yange") -> None:
    answer = yange("parse", "--json", "--nonsense", "x")
    assert (answer.code, answer.out) == (2, "")
    assert [fault["schema"] for fault in answer.faults] == ["yange.error/1"]


def test_without_a_verb_help_goes_to_stderr(yange: "Yange") -> None:
    answer = yange()
    assert (answer.code, answer.out) == (2, "")
    assert "Usage: yange" in answer.err


def process(*words: object, env: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", "from cli.main import run; run()", *map(str, words)], capture_output=True, env=env, check=False)


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1", "C.UTF-8"])
def test_chinese_comes_out_in_any_locale(locale: str, seed: Path) -> None:
    done = process("parse", "--json", seed, env=os.environ | {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert done.returncode == 0, done.stderr.decode()
    assert "新疆维吾尔自治区平安建设条例" in done.stdout.decode("utf-8")


def test_a_reader_that_has_enough_hears_no_complaint(seed: Path) -> None:
    """`yange parse FILE… | head -1` is quiet."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-c", "from cli.main import run; run()", "parse", str(seed)], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")
