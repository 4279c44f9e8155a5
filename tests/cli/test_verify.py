"""`yange verify` and `yange provenance` as a shell calls them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Yange = Callable[..., Any]


@pytest.fixture
def archive(yange: Yange, examples: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    assert yange("init", folder).code == 0
    assert yange("record", "--archive", folder, *sorted((examples / "fictitious").glob("[123]-*ed-*.txt"))).code == 0
    return folder


def test_an_intact_archive(yange: Yange, archive: Path) -> None:
    found = yange("verify", "--archive", archive)
    assert found.code == 0
    assert found.out.splitlines()[0] == "intact 完好"
    assert "  checked        5 commits, 2 laws, 3 versions" in found.out.splitlines()


def test_the_shape_that_others_rely_on(yange: Yange, archive: Path) -> None:
    (answer,) = yange("verify", "--archive", archive, "--json").objects
    assert {key: answer[key] for key in ("schema", "versions", "findings", "intact")} == {
        "schema": "yange.verification/1",
        "versions": 3,
        "findings": [],
        "intact": True,
    }
    assert yange("verify", "--archive", archive, "--head", answer["head"]).code == 0
    assert yange("verify", "--archive", archive, "--head", answer["chain"]).code == 0


def test_a_head_that_it_does_not_extend(yange: Yange, archive: Path) -> None:
    found = yange("verify", "--archive", archive, "--head", "0" * 40, "--json")
    assert found.code == 5
    (finding,) = found.objects[0]["findings"]
    assert (finding["check"], finding["severity"], finding["expected"]) == ("V04", "error", f"a history that holds {'0' * 40}")
    assert yange("verify", "--archive", archive, "--head", "main").code == 2


def test_a_damaged_archive_is_told_and_not_crashed_upon(yange: Yange, archive: Path) -> None:
    """Even where it cannot be opened."""
    for pack in (archive / "objects" / "pack").glob("*.pack"):
        pack.chmod(0o644)
        pack.write_bytes(pack.read_bytes()[:-30] + b"\x00" * 30)
    found = yange("verify", "--archive", archive)
    assert found.code == 5
    assert found.out.startswith("NOT what was recorded")
    assert "V02 error 错误" in found.out
    (answer,) = yange("verify", "--archive", archive, "--json").objects
    assert {"check", "severity", "work", "version", "expected", "found"} <= set(answer["findings"][0])
    (archive / "refs/heads/main").write_text("0" * 40)
    assert yange("verify", "--archive", archive).code == 5


def test_no_archive(yange: Yange, tmp_path: Path) -> None:
    assert yange("verify", "--archive", tmp_path).code == 2
    assert yange("provenance", "某条例", "--archive", tmp_path).code == 2


def test_one_law(yange: Yange, archive: Path) -> None:
    assert yange("verify", "月牙湖游船停靠暂行办法", "--archive", archive).code == 0
    assert yange("verify", "没有的法", "--archive", archive).code == 3


def test_provenance_in_each_form(yange: Yange, archive: Path) -> None:
    law = "虚构市小型游船停泊管理条例"
    page = yange("provenance", law, "--archive", archive)
    assert page.code == 0
    assert all(line.startswith(("law 法律  ", "archive 档案  ")) for line in page.out.split("\n\n")[1:] if not line.startswith("["))
    (answer,) = yange("provenance", law, "--archive", archive, "--json").objects
    assert answer == json.loads(yange("provenance", law, "--archive", archive, "--format", "json").out)
    assert (answer["schema"], {event["clock"] for event in answer["events"]}) == ("yange.provenance/1", {"legal", "archive"})
    prov = json.loads(yange("provenance", law, "--archive", archive, "--format", "prov").out)
    assert {"prefix", "entity", "activity", "agent", "used", "wasGeneratedBy", "wasAssociatedWith", "wasDerivedFrom"} <= set(prov)
