"""Forks of one archive, in any order of recording and joining, against plain sets."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from archive.errors import Damaged
from archive.ledger.ledger import Addition, Ledger, Recorder

Law = Callable[..., Addition]
FORKS = 3
steps = st.lists(st.tuples(st.sampled_from(["record", "join", "record both"]), st.integers(0, FORKS - 1), st.integers(0, FORKS - 1)), max_size=9)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
@example(steps=[("record both", 0, 2), ("join", 0, 2), ("join", 1, 0)])
def test_forks_that_join_hold_the_union(
    tmp_path_factory: pytest.TempPathFactory, recorder: Recorder, law: Law, git: Callable[..., str], steps: list[tuple[str, int, int]]
) -> None:
    """Each fork has what it recorded and what it joined; parents come first; each commit says what it added; nothing is lost."""
    folder = tmp_path_factory.mktemp("forks")
    Ledger.create(folder / "0", "Asia/Shanghai", recorder)
    for number in range(1, FORKS):
        shutil.copytree(folder / "0", folder / str(number))
    forks = [Ledger.open(folder / str(number)) for number in range(FORKS)]
    held: list[set[int]] = [set() for _ in forks]
    for number, (step, one, other) in enumerate(steps, 1):
        if step == "join":
            forks[one].join(forks[other], recorder)
            held[one] |= held[other]
            continue
        for place in {one, other} if step == "record both" else {one}:
            forks[place].append([law(number)], recorder)
            held[place].add(number)
    for fork, numbers in zip(forks, held, strict=True):
        _agrees(fork, {"yange.json"} | {path for number in numbers for path, _ in law(number).files}, git)


def _agrees(fork: Ledger, paths: set[str], git: Callable[..., str]) -> None:
    assert set(fork.paths()) == paths
    entries = list(fork.commits())
    seen: set[str] = set()
    for entry in entries:
        assert seen.issuperset(entry.commit.parents)
        seen.add(entry.commit.id)
        assert fork.expected_chain(entry) == entry.commit.chain
        assert fork.lost(entry.commit) == ()
    assert seen == set(git(fork.folder, "rev-list", "main").split())
    assert {file.path for entry in entries for file in entry.added} == paths
    for since in entries:
        ancestors = set(git(fork.folder, "rev-list", since.commit.id).split())
        assert {entry.commit.id for entry in fork.commits(since=since.commit.id)} == seen - ancestors


def test_a_damaged_main_is_named(ledger: Ledger) -> None:
    main = Path(ledger.folder / "refs" / "heads" / "main")
    messages = []
    for word in ("", "ref: refs/heads/other\n", "0" * 40 + "\n", "z" * 40):
        main.write_text(word)
        with pytest.raises(Damaged) as caught:
            Ledger.open(ledger.folder)
        messages.append(f"{type(caught.value).__name__}: {caught.value}")
    assert messages == [
        "Damaged: refs/heads/main does not name a commit: ''",
        "Damaged: refs/heads/main does not name a commit: 'ref: refs/heads/other'",
        f"ObjectMissing: object {'0' * 40} is missing",
        f"Damaged: refs/heads/main does not name a commit: '{'z' * 40}'",
    ]


def test_a_history_that_was_cut_off_is_named(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    first, second = ledger.append([law(1)], recorder)[0], ledger.append([law(2)], recorder)[0]
    for pack in ledger._objects.packs():
        if pack.find(bytes.fromhex(first)) is not None:
            pack.path.with_suffix(".idx").unlink()
    again = Ledger.open(ledger.folder)
    with pytest.raises(Damaged) as caught:
        again.history()
    assert str(caught.value) == f"the history is cut off: commit {first} is missing"
    assert again.read(law(2).files[3][0]) == law(2).files[3][1]
    assert again.head() == second
