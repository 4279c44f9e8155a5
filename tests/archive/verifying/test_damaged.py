"""Damage on disk: bytes that are not those that were written, and what git reads beside them."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.facade import Archive
from archive.verification import verify
from archive.verifying.checks import Severity

Found = Callable[..., set[str]]
LAW = "虚构市小型游船停泊管理条例"


def flip(path: Path, share: float, bit: int = 0) -> None:
    """Flip one bit of a file."""
    os.chmod(path, path.stat().st_mode | stat.S_IWUSR)
    content = bytearray(path.read_bytes())
    content[min(int(len(content) * share), len(content) - 1)] ^= 1 << bit
    path.write_bytes(content)


def packs(folder: Path, ending: str) -> list[Path]:
    return sorted((folder / "objects" / "pack").glob(f"*.{ending}"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ending=st.sampled_from(["pack", "idx"]), number=st.integers(0, 99), share=st.floats(0, 1), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_in_a_pack_is_found(
    built: Path, tmp_path_factory: pytest.TempPathFactory, found_in: Found, ending: str, number: int, share: float, bit: int
) -> None:
    folder = Path(shutil.copytree(built, tmp_path_factory.mktemp("flipped") / "archive"))
    found = packs(folder, ending)
    flip(found[number % len(found)], share, bit)
    assert found_in(folder)
    shutil.rmtree(folder.parent)


def loose(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "objects").glob("??/*") if path.is_file())


def test_a_flipped_bit_in_any_loose_object_is_found(forger: Any, found_in: Found) -> None:
    """Each object of the archive is broken in turn: blobs of every kind, trees, commits."""
    forger.write(chained=True)
    objects = loose(forger.folder)
    assert len(objects) > 60
    for path in objects[::3]:
        whole = path.read_bytes()
        flip(path, 0.5)
        assert found_in(forger.folder) & {"V01", "V02"}, path
        path.write_bytes(whole)


@pytest.mark.parametrize("size", [0, 1, 20])
def test_a_loose_object_cut_off_is_found(forger: Any, found_in: Found, size: int) -> None:
    forger.write(chained=True)
    for path in loose(forger.folder)[::9]:
        whole = path.read_bytes()
        path.write_bytes(whole[:size])
        assert found_in(forger.folder) >= {"V02"}, path
        path.write_bytes(whole)


def test_a_missing_object_is_found_wherever_it_is(forger: Any, found_in: Found) -> None:
    """Connectivity: every object that main leads to is there."""
    forger.write(chained=True)
    for path in loose(forger.folder)[::3]:
        whole = path.read_bytes()
        path.unlink()
        assert "V01" in found_in(forger.folder), path
        path.write_bytes(whole)


@pytest.mark.parametrize("ending", ["pack", "idx"])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_pack_cut_off_is_found(archive: Path, found_in: Found, ending: str, share: float) -> None:
    path = packs(archive, ending)[0]
    os.chmod(path, path.stat().st_mode | stat.S_IWUSR)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    assert found_in(archive)


@pytest.mark.parametrize("ending", ["pack", "idx"])
def test_a_pack_that_is_gone_is_found(archive: Path, found_in: Found, ending: str) -> None:
    packs(archive, ending)[0].unlink()
    assert "V01" in found_in(archive)


def test_damage_is_told_of_the_law_that_it_is_of_and_the_rest_is_checked(forger: Any) -> None:
    """A damaged object must not stop the pass: the law and version are named, and other laws are still verified."""
    forger.write(chained=True)
    text = forger.path(".md", 0)
    oid = forger.add("blob", forger.commits[-1].files[text])
    (forger.folder / "objects" / oid[:2] / oid[2:]).unlink()
    found = verify(forger.folder)
    (missing,) = [one for one in found.findings if one.severity is Severity.ERROR]
    assert (missing.check.number, missing.title, missing.where.path) == ("V01", LAW, text)
    assert missing.label in ("2016-03-18", "2019-11-28", "2023-09-22")
    assert missing.found == "it is missing"
    assert found.versions == 3


def test_a_history_cut_off_is_checked_from_where_it_goes_on(forger: Any, found_in: Found) -> None:
    forger.write(chained=True)
    commits = [path for path in loose(forger.folder) if verify_kind(path) == b"commit"]
    for path in commits:
        whole = path.read_bytes()
        path.unlink()
        assert "V01" in found_in(forger.folder)
        path.write_bytes(whole)


def verify_kind(path: Path) -> bytes:
    import zlib

    return zlib.decompress(path.read_bytes()).partition(b" ")[0]


@pytest.mark.parametrize("words", ["", "\n", "0" * 40 + "\n", "main\n", "refs/heads/main\n", "\x00\xff"])
def test_a_main_that_names_nothing_is_found(archive: Path, found_in: Found, words: str) -> None:
    (archive / "refs/heads/main").write_text(words, "latin-1")
    assert "V01" in found_in(archive)


@pytest.mark.parametrize("place", range(40))
def test_a_flipped_digit_of_main_is_found(archive: Path, found_in: Found, place: int) -> None:
    path = archive / "refs/heads/main"
    head = path.read_text()
    path.write_text(head[:place] + ("0" if head[place] != "0" else "1") + head[place + 1 :])
    assert "V01" in found_in(archive)


def test_a_rollback_is_found_by_a_head_noted_elsewhere_and_by_what_it_leaves(archive: Path, git: Callable[..., str], found_in: Found) -> None:
    noted = git(archive, "rev-parse", "main").strip()
    git(archive, "update-ref", "refs/heads/main", "main~2")
    assert found_in(archive, noted) == {"V04"}
    warned = [one for one in verify(archive).findings if one.check.number == "V05"]
    assert [one.severity for one in warned] == [Severity.WARNING]
    assert noted in warned[0].found


def test_a_rollback_that_leaves_nothing_is_found_by_a_head_noted_elsewhere(forger: Any, built: Path, found_in: Found) -> None:
    noted = (built / "refs/heads/main").read_text().strip()
    del forger.commits[-1]
    forger.write(chained=True)
    assert found_in(forger.folder) == set()
    assert found_in(forger.folder, noted) == {"V04"}


def test_a_swapped_branch_is_found(archive: Path, tmp_path: Path, build_archive: Callable[..., Path], git: Callable[..., str], found_in: Found) -> None:
    """main is another archive's, which is sound in itself."""
    noted = git(archive, "rev-parse", "main").strip()
    other = build_archive(tmp_path / "other", instead=("每日不超过二十元", "每日不超过八十元"))
    git(archive, "fetch", "-q", str(other), "+main:other")
    git(archive, "update-ref", "refs/heads/main", "other")
    assert found_in(archive, noted) == {"V04"}
    assert "V05" in {one.check.number for one in verify(archive).findings}


def test_a_head_that_is_another_branch_is_found(archive: Path, git: Callable[..., str], found_in: Found) -> None:
    """Whoever clones gets the branch that HEAD names."""
    git(archive, "branch", "other", "main~1")
    git(archive, "symbolic-ref", "HEAD", "refs/heads/other")
    assert found_in(archive) == {"V03"}


def test_what_makes_git_show_another_history_is_found(archive: Path, git: Callable[..., str], found_in: Found) -> None:
    (archive / "info" / "grafts").write_text(f"{git(archive, 'rev-parse', 'main').strip()}\n")
    assert found_in(archive) == {"V03"}


def test_replaced_objects_are_found(archive: Path, git: Callable[..., str], found_in: Found) -> None:
    git(archive, "replace", "main", "main~1")
    assert found_in(archive) == {"V03"}
    git(archive, "pack-refs", "--all")
    assert found_in(archive) == {"V03"}


@pytest.mark.parametrize("setting", ["receive.denyNonFastForwards", "receive.denyDeletes"])
def test_an_archive_into_which_a_rollback_may_be_pushed_is_a_warning(archive: Path, git: Callable[..., str], found_in: Found, setting: str) -> None:
    git(archive, "config", setting, "false")
    assert found_in(archive) == set()
    assert [one.severity for one in verify(archive).findings if one.check.number == "V03"] == [Severity.WARNING]


@pytest.fixture
def catalog(archive: Path) -> sqlite3.Connection:
    asked = Archive.open(archive)
    asked.status(LAW)
    asked.close()
    (path,) = archive.glob("yange-catalog.sqlite")
    return sqlite3.connect(path, isolation_level=None)


@pytest.mark.parametrize(
    "edit",
    [
        "DELETE FROM records WHERE kind = 'version' AND rowid = (SELECT max(rowid) FROM records WHERE kind = 'version')",
        "DELETE FROM superseded",
        "UPDATE commits SET recorded = recorded - 86400",
        "UPDATE names SET work = (SELECT work FROM names ORDER BY work DESC LIMIT 1)",
        "UPDATE files SET blob = (SELECT min(blob) FROM files)",
        "UPDATE relations SET target = NULL",
        "UPDATE standings SET body = (SELECT max(body) FROM standings)",
        "DELETE FROM standings",
        "UPDATE summaries SET title = '别的条例'",
        "UPDATE meta SET value = 'Europe/Berlin' WHERE key = 'zone'",
        "INSERT INTO same_as SELECT max(work), min(work), 'x', 0 FROM records",
    ],
)
def test_a_catalog_that_says_otherwise_than_the_ledger_is_found(archive: Path, catalog: sqlite3.Connection, found_in: Found, edit: str) -> None:
    """Answers are read from it: a row that somebody changed would change them."""
    assert found_in(archive) == set()
    assert catalog.execute(edit).rowcount > 0
    catalog.close()
    assert found_in(archive) == {"V06"}


def test_a_catalog_that_is_no_database_is_made_anew_when_it_is_needed(archive: Path, catalog: sqlite3.Connection, found_in: Found) -> None:
    catalog.close()
    for beside in archive.glob("yange-catalog.sqlite-*"):  # what was not yet written back would mend the file
        beside.unlink()
    (archive / "yange-catalog.sqlite").write_bytes(b"not a database" * 100)
    assert found_in(archive) == set()
    assert [one.severity for one in verify(archive).findings if one.check.number == "V06"] == [Severity.WARNING]
