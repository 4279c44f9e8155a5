import json
from collections.abc import Iterator

import pytest
import typer

from archive import errors as archive_errors
from cli import errors as cli_errors
from cli.exits import ExitCode
from cli.manner import Manner
from cli.output import ReaderGone
from cli.telling import exit_code, tell
from texts import errors as text_errors


def kinds(base: type[BaseException]) -> Iterator[type[BaseException]]:
    yield base
    for kind in base.__subclasses__():
        yield from kinds(kind)


@pytest.mark.parametrize("base", [text_errors.RequestError, text_errors.SourceError, archive_errors.ArchiveError, cli_errors.CommandError])
def test_every_error_raised_on_purpose_has_a_code_that_is_no_bug(base: type[BaseException]) -> None:
    """Split by whose fault it is: theirs, yours, ours, the machine's."""
    for kind in kinds(base):
        if kind is not archive_errors.ArchiveError:
            assert exit_code(kind.__new__(kind)) not in (ExitCode.BUG, ExitCode.DONE), kind


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (text_errors.NoSuchProvision("x"), 3),
        (text_errors.BadAddress("x"), 2),
        (text_errors.NotText("x"), 4),
        (archive_errors.NotAnArchive("x"), 2),
        (archive_errors.NotHeld("x"), 3),
        (archive_errors.AmbiguousLaw("x", ("1", "2")), 2),
        (archive_errors.NewerFormat(2, 1), 5),
        (archive_errors.Damaged("x"), 5),
        (archive_errors.DiskFull("x"), 1),
        (archive_errors.ReadOnly("x"), 1),
        (cli_errors.BadDay("x"), 2),
        (typer.BadParameter("x"), 2),
        (typer.Abort(), 130),
        (KeyboardInterrupt(), 130),
        (ReaderGone(), 141),
        (OSError(28, "No space left on device"), 1),
        (ZeroDivisionError(), 70),
        (RecursionError(), 70),
    ],
)
def test_exit_codes(error: BaseException, code: int) -> None:
    assert exit_code(error) == code


def test_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(text_errors.NotText("nothing but blanks", hint="is it the right file?"), Manner(), source="a.txt") == 4
    assert capsys.readouterr() == ("", "error: a.txt: nothing but blanks\nhint: is it the right file?\n")


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    tell(text_errors.NotText("没有文字", hint=None), Manner(json=True), source="a.txt")
    out, err = capsys.readouterr()
    assert out == ""
    assert json.loads(err) == {"schema": "yange.error/1", "kind": "NotText", "exit": 4, "message": "没有文字", "hint": None, "source": "a.txt"}


def test_a_bug_is_told_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    """Only `-v` shows a traceback."""
    assert tell(ValueError("odd"), Manner()) == 70
    assert capsys.readouterr().err == "error: a bug in yange: ValueError: odd\nhint: the same call with -v shows where; please report it\n"
    tell(ValueError("odd"), Manner(verbose=True))
    assert "ValueError: odd" in capsys.readouterr().err


def test_escape_sequences_of_a_source_never_reach_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    tell(text_errors.NotText("title \x1b[2J\u202e"), Manner())
    assert capsys.readouterr().err == "error: title <U+001B>[2J<U+202E>\n"


@pytest.mark.parametrize(
    ("words", "manner"),
    [
        (["show", "x", "--json"], Manner(json=True)),
        (["-v", "show"], Manner(verbose=True)),
        (["show", "--", "--json"], Manner()),
        (["show", "x", "--verbose", "--json"], Manner(json=True, verbose=True)),
    ],
)
def test_manner_is_known_before_the_call_is_understood(words: list[str], manner: Manner) -> None:
    assert Manner.of(words) == manner
