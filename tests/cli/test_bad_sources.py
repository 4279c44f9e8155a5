"""Bad input through the command: one clear error, the right exit code, no traceback."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Yange

LAW = "某市停船条例\n（2021年9月28日某市第一届人民代表大会常务委员会第三次会议通过）\n第一条　为了停船，制定本条例。\n第二条　本条例自2022年1月1日起施行。\n"


def file(folder: Path, content: bytes | str, name: str = "law.txt") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\t\r\n", b"\x00\x01\x02\xff\xfe" * 100, bytes(range(256)) * 8, "﻿".encode(), LAW.encode() + LAW.encode("gb18030")],
    ids=["empty", "blanks", "binary", "every byte", "a byte order mark", "two encodings"],
)
def test_what_is_no_text_is_refused(yange: "Yange", tmp_path: Path, content: bytes) -> None:
    answer = yange("parse", "--json", file(tmp_path, content))
    assert (answer.code, answer.out) == (4, "")
    (fault,) = answer.faults
    assert fault["schema"] == "yange.error/1"
    assert fault["exit"] == 4
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_encoding_changes_nothing(yange: "Yange", tmp_path: Path, encoding: str) -> None:
    """GB18030 or UTF-16 bytes are decoded."""
    answer = yange("parse", "--json", file(tmp_path, LAW.encode(encoding)))
    assert answer.code == 0, answer.err
    (found,) = answer.objects
    assert found["articles"] == ["第一条", "第二条"]
    assert found["promulgation"]["title"] == "某市停船条例"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028"])
def test_a_line_end_changes_nothing(yange: "Yange", tmp_path: Path, ending: str) -> None:
    (found,) = yange("parse", "--json", file(tmp_path, LAW.replace("\n", ending))).objects
    assert found["counts"]["article"] == 2


def test_a_title_that_is_a_path(yange: "Yange", tmp_path: Path) -> None:
    (found,) = yange("parse", "--json", file(tmp_path, LAW.replace("某市停船条例", "../../etc/条例"))).objects
    assert found["promulgation"]["title"] == "../../etc/条例"


def test_control_and_bidirectional_characters_are_found(yange: "Yange", tmp_path: Path) -> None:
    (found,) = yange("parse", "--json", file(tmp_path, LAW.replace("停船，", "停\x1b[31m船\u202e，"))).objects
    assert "odd-character" in {finding["code"] for finding in found["findings"]}


def test_ten_thousand_nested_points(yange: "Yange", tmp_path: Path) -> None:
    points = "".join(f"（一）甲：\n1．乙：\n（{n}）丙：\n" for n in range(1, 3334))
    answer = yange("parse", "--json", file(tmp_path, LAW.replace("第二条", points + "第二条")))
    assert answer.code == 0, answer.err
    assert answer.objects[0]["articles"] == ["第一条", "第二条"]


def test_a_file_that_is_not_there(yange: "Yange", tmp_path: Path) -> None:
    answer = yange("parse", tmp_path / "none.txt")
    assert (answer.code, answer.out, answer.err) == (2, "", f"error: {tmp_path}/none.txt: no such file\n")


def test_a_folder(yange: "Yange", tmp_path: Path) -> None:
    answer = yange("parse", tmp_path)
    assert (answer.code, answer.out, answer.err) == (2, "", f"error: {tmp_path}: is a folder, not a file\n")


def test_every_file_is_answered_for(yange: "Yange", tmp_path: Path) -> None:
    """It keeps going over files and exits with the worst code."""
    good, bad, gone = file(tmp_path, LAW), file(tmp_path, b"", "empty.txt"), tmp_path / "gone.txt"
    answer = yange("parse", "--json", gone, good, bad, good)
    assert answer.code == 4
    assert [found["source"] for found in answer.objects] == [str(good), str(good)]
    assert [(fault["source"], fault["exit"]) for fault in answer.faults] == [(str(gone), 2), (str(bad), 4)]


def test_the_source_is_the_path_as_given(yange: "Yange", tmp_path: Path) -> None:
    file(tmp_path, LAW)
    assert yange("parse", "--json", "./law.txt").objects[0]["source"] == "./law.txt"
