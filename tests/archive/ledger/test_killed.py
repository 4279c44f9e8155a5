"""Killed at each of its system calls, what writes leaves the archive as before or after."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from archive.errors import NotAnArchive
from archive.ledger import packing, store
from archive.ledger.ledger import Addition, Ledger, Recorder
from archive.ledger.objects import Objects

Law = Callable[..., Addition]
Git = Callable[..., str]
SAMPLE = 40


class Tracer(Protocol):
    def killed_at_each(self, work: Callable[[], None], step: int = 1) -> Iterator[int]: ...


def sound(ledger: Ledger) -> None:
    """Everything is there, the chain holds, nothing is lost."""
    for entry in ledger.commits():
        assert ledger.expected_chain(entry) == entry.commit.chain
        assert ledger.lost(entry.commit) == ()


def put_back(kept: Path, folder: Path) -> None:
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)


def test_an_append_that_is_killed_was_made_or_was_not(tracer: Tracer, tmp_path: Path, ledger: Ledger, recorder: Recorder, law: Law, git: Git) -> None:
    ledger.append([law(1)], recorder)
    folder, kept = ledger.folder, tmp_path / "kept"
    shutil.copytree(folder, kept)
    before = ledger.head()

    opened = Ledger.open(folder)

    def append() -> None:
        opened.append([law(2), law(3)], recorder)

    seen = []
    for call in tracer.killed_at_each(append):
        again = Ledger.open(folder)
        seen.append((again.head() == before, len(again.history())))
        again.append([law(4)], recorder)
        sound(Ledger.open(folder))
        assert len(Ledger.open(folder).history()) == seen[-1][1] + 1
        assert not list(folder.rglob("tmp_*"))
        assert [path.name for path in folder.rglob("*.lock")] == ["yange.lock"]
        if call % SAMPLE == 0:
            git(folder, "fsck", "--strict", "--full")
        put_back(kept, folder)
    # All before, then all after: it happens at one moment.
    assert set(seen) == {(True, 2), (False, 4)}
    assert seen == sorted(seen, reverse=True)


def test_the_making_of_an_archive_that_is_killed_can_be_repeated(tracer: Tracer, tmp_path: Path, recorder: Recorder, law: Law) -> None:
    folder = tmp_path / "archive"
    Ledger.create(tmp_path / "another", "Asia/Shanghai", recorder)  # so that the calls of importing are not counted
    seen = []
    for call in tracer.killed_at_each(lambda: void(Ledger.create(folder, "Asia/Shanghai", recorder)), step=3):
        try:
            ledger = Ledger.open(folder)
        except NotAnArchive:
            ledger = Ledger.create(folder, "Asia/Shanghai", recorder)
            seen.append("before")
        else:
            seen.append("after")
        if call % 8 == 0:
            ledger.append([law(1)], recorder)
        sound(ledger)
        shutil.rmtree(folder)
    assert set(seen) == {"before", "after"}
    assert seen == sorted(seen, reverse=True)


def test_a_merge_of_packs_that_is_killed_loses_nothing(tracer: Tracer, tmp_path: Path, ledger: Ledger, recorder: Recorder, law: Law) -> None:
    for number in range(4):
        ledger.append([law(number)], recorder)
    folder, kept = ledger.folder, tmp_path / "kept"
    shutil.copytree(folder, kept)
    packs = folder / "objects" / "pack"
    merged = Objects(folder / "objects").packs()
    calls = []
    for call in tracer.killed_at_each(lambda: packing.merge(packs, merged)):
        calls.append(call)
        again = Ledger.open(folder)
        sound(again)
        again.append([law(9)], recorder)
        packing.merge(packs, Objects(folder / "objects").packs())
        sound(Ledger.open(folder))
        assert len(list(packs.glob("*.idx"))) == 1
        assert len(list(packs.glob("*.pack"))) <= 2
        put_back(kept, folder)
    assert len(calls) > 20


def test_left_over_locks_and_packs_block_nothing(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    """What a killed git, dulwich or yange leaves is removed under the lock."""
    folder = ledger.folder
    left = [folder / "refs" / "heads" / "main.lock", folder / "objects" / "pack" / "tmp_yange_1_2", folder / "objects" / "pack" / "tmp_yange_1_2.idx"]
    loose = folder / "objects" / "ab" / ("c" * 38 + ".lock")
    loose.parent.mkdir()
    old, young = folder / "objects" / "pack" / "pack-0.pack", folder / "objects" / "pack" / "pack-1.pack"
    for path in (*left, loose, old, young):
        path.write_text("left over")
    os.utime(old, (0, 0))
    ledger.append([law(1)], recorder)
    assert not any(path.exists() for path in (*left, loose, old))
    assert young.exists(), "a push may be about to bring its index"
    sound(ledger)


def test_a_making_that_was_interrupted_is_named(tmp_path: Path, recorder: Recorder) -> None:
    store.claim(tmp_path / "archive")
    os.mkdir(tmp_path / "archive" / "objects")
    (tmp_path / "archive" / "HEAD").write_text("ref: refs/heads/main\n")
    with pytest.raises(NotAnArchive) as caught:
        Ledger.open(tmp_path / "archive")
    assert str(caught.value) == f"no archive at {tmp_path / 'archive'}: its making was interrupted"
    assert caught.value.hint == "repeat yange init"
    Ledger.create(tmp_path / "archive", "Asia/Shanghai", recorder)
    assert not (tmp_path / "archive" / "yange.making").exists()


def void(_: object) -> None:
    """Forget what is returned."""
