"""The frozen archive of format 1 must always read the same (`make.py` tells how it was made)."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from archive.ledger.ledger import Ledger

HERE = Path(__file__).resolve().parent
GOLDEN = json.loads((HERE / "answers.json").read_text("utf-8"))


def load_make() -> ModuleType:
    spec = spec_from_file_location("frozen_make", HERE / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make = load_make()


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frozen") / "archive"
    make.unpack((HERE / "format-1.tar").read_bytes(), folder)
    return folder


def missing(golden: Any, answer: Any, where: str = "") -> Iterator[str]:
    """Yield what an answer says otherwise than it did; a shape only ever grows, so that new fields are none of it."""
    if isinstance(golden, dict) and isinstance(answer, dict):
        for key, value in golden.items():
            if key not in answer:
                yield f"{where}.{key} is gone"
            else:
                yield from missing(value, answer[key], f"{where}.{key}")
    elif isinstance(golden, list) and isinstance(answer, list) and len(golden) == len(answer):
        for index, (one, other) in enumerate(zip(golden, answer, strict=True)):
            yield from missing(one, other, f"{where}[{index}]")
    elif golden != answer:
        yield f"{where}: {golden!r} became {answer!r}"


def test_every_question_was_asked() -> None:
    assert [golden["question"] for golden in GOLDEN] == [list(question) for question in make.QUESTIONS]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: " ".join(golden["question"]))
def test_it_answers_as_it_did(frozen: Path, golden: dict[str, Any]) -> None:
    answer = make.asked(frozen, tuple(golden["question"]))
    assert list(missing(golden, answer)) == []


def test_its_head_is_the_one_that_was_noted(frozen: Path) -> None:
    """The bytes in the tests were not made anew."""
    verified = next(golden["answers"][0] for golden in GOLDEN if golden["question"] == ["verify"])
    assert (Ledger.open(frozen).head(), verified["intact"]) == (verified["head"], True)


def test_the_second_verifier_agrees(frozen: Path) -> None:
    program = HERE.parents[2] / "docs" / "verify_independently.py"
    done = subprocess.run([sys.executable, "-I", str(program), str(frozen)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "nothing is wrong\n")


def test_it_can_still_be_added_to(frozen: Path, tmp_path: Path) -> None:
    """An archive of an older release is written to by this one, and stays intact."""
    from datetime import UTC, datetime

    from archive.facade import Archive, Source

    make.unpack((HERE / "format-1.tar").read_bytes(), tmp_path / "archive")
    archive = Archive.open(tmp_path / "archive", author=make.AUTHOR, clock=lambda: datetime(2031, 1, 1, tzinfo=UTC))
    text = "虚构市另一条例\n（2022年1月2日虚构市第七届人民代表大会常务委员会第一次会议通过）\n第一条　虚构。\n第二条　本条例自2022年3月1日起施行。\n"
    archive.record(archive.plan([Source(text.encode(), "a.txt")]))
    assert archive.verify(head=Ledger.open(frozen).head()).intact
