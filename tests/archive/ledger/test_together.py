"""Several at once: writers lose nothing, a reader sees one state."""

import os
import threading
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.errors import AlreadyAnArchive, ArchiveLocked
from archive.ledger.ledger import Addition, Ledger, Recorder
from archive.ledger.locking import locked

Law = Callable[..., Addition]
Start = Callable[[Callable[[], None]], int]


def all_well(children: list[int]) -> bool:
    return all(os.waitpid(child, 0)[1] == 0 for child in children)


def test_four_writers_lose_nothing(ledger: Ledger, recorder: Recorder, law: Law, in_child: Start) -> None:
    """Every addition of every process is there, once, in one line of commits."""

    def write(first: int) -> None:
        for number in range(first, first + 12):
            Ledger.open(ledger.folder).append([law(number)], recorder)

    assert all_well([in_child(lambda first=first: write(first)) for first in (100, 200, 300, 400)])  # type: ignore[misc]
    expected = {f"虚构条例{first + number}" for first in (100, 200, 300, 400) for number in range(12)}
    again = Ledger.open(ledger.folder)
    titles = [commit.trailer("Title") for commit in again.history()]
    assert titles[0] is None
    assert len(titles) == 49
    assert set(titles[1:]) == expected
    assert all(again.expected_chain(entry) == entry.commit.chain for entry in again.commits())
    moments = [commit.recorded for commit in again.history()]
    assert moments == sorted(moments)


def test_of_four_who_make_one_archive_one_succeeds(tmp_path: Path, recorder: Recorder, in_child: Start) -> None:
    folder = tmp_path / "archive"

    def make() -> None:
        try:
            Ledger.create(folder, "Asia/Shanghai", recorder)
        except AlreadyAnArchive:
            return
        (tmp_path / f"made-{os.getpid()}").touch()

    assert all_well([in_child(make) for _ in range(4)])
    assert len(list(tmp_path.glob("made-*"))) == 1
    assert len(Ledger.open(folder).history()) == 1


def test_a_reader_sees_one_state(ledger: Ledger, recorder: Recorder, law: Law, in_child: Start) -> None:
    """While another process appends and merges packs, all that a head names is there, and nothing half."""

    def write() -> None:
        writer = Ledger.open(ledger.folder)
        for number in range(0, 120, 2):
            writer.append([law(number), law(number + 1)], recorder)

    child = in_child(write)
    reader = Ledger.open(ledger.folder)
    seen: set[int] = set()
    while len(seen) < 2 or max(seen) < 121:
        head = reader.head()
        paths = list(reader.paths(at=head))
        count = len(reader.history(head=head))
        assert len(paths) == (count - 1) * 5 + 1
        assert count % 2 == 1, "two that are published together are never seen apart"
        if paths[1:]:
            assert reader.read(paths[-1], at=head)
        seen.add(count)
    assert all_well([child])


def test_whoever_waits_in_vain_is_told_who_writes(ledger: Ledger, recorder: Recorder) -> None:
    with ExitStack() as stack:
        stack.enter_context(locked(ledger.folder, 60))
        with pytest.raises(ArchiveLocked) as caught:
            stack.enter_context(ledger.writing(recorder, patience=0.01))
    assert str(caught.value) == f"another process (number {os.getpid()}) is writing to {ledger.folder}; waited 0.01 s"
    assert caught.value.hint == "try again when it has finished"


def test_whoever_waits_long_enough_writes(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    let_go = threading.Event()
    held = threading.Event()

    def hold() -> None:
        with locked(ledger.folder, 60):
            held.set()
            let_go.wait()

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait()
    clock_read = threading.Event()

    def clock() -> datetime:
        clock_read.set()
        return datetime(2026, 4, 1, tzinfo=UTC)

    writer = threading.Thread(target=lambda: ledger.append([law(1)], Recorder("甲 <a@example.org>", clock, "yange 0.1.0")))
    writer.start()
    assert not clock_read.wait(0.05), "it waits"
    let_go.set()
    writer.join()
    holder.join()
    assert len(ledger.history()) == 2


def test_a_lock_is_free_when_its_holder_is_killed(ledger: Ledger, recorder: Recorder, law: Law, in_child: Start) -> None:
    def die() -> None:
        with locked(ledger.folder, 60):
            os.kill(os.getpid(), 9)

    os.waitpid(in_child(die), 0)
    ledger.append([law(1)], recorder)
