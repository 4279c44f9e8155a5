from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import AlreadyAnArchive, CannotJoin, CannotWrite, Damaged, NotInLedger
from archive.ledger.ledger import Addition, Ledger, LedgerEntry, Recorder

Law = Callable[..., Addition]
Git = Callable[..., str]


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...


def fork(ledger: Ledger, place: Path, git: Git) -> Ledger:
    git(place.parent, "clone", "--quiet", "--bare", str(ledger.folder), str(place))
    return Ledger.open(place)


def test_every_commit_says_what_it_added(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    ledger.append([law(number) for number in range(6)], recorder)
    genesis, *entries = ledger.commits()
    assert [file.path for file in genesis.added] == ["yange.json"]
    for number, entry in enumerate(entries):
        assert [file.path for file in entry.added] == sorted(path for path, _ in law(number).files)
        assert {file.path: ledger.blob(file.blob) for file in entry.added} == dict(law(number).files)
        assert {file.mode for file in entry.added} == {"100644"}
        assert ledger.entry(entry.commit.id) == entry


def test_the_additions_are_those_that_git_sees(ledger: Ledger, recorder: Recorder, law: Law, git: Git) -> None:
    ledger.append([law(number * 7919 << 20) for number in range(20)], recorder)
    lines = git(ledger.folder, "log", "--reverse", "--raw", "--no-abbrev", "--root", "--no-renames", "--format=%H").split("\n")
    seen: list[tuple[str, ...]] = []
    for line in filter(None, lines):
        seen.append(("commit", line) if len(line) == 40 else (line.split("\t")[1], line.split()[3]))
    ours = [row for entry in ledger.commits() for row in [("commit", str(entry.commit.id)), *((file.path, str(file.blob)) for file in entry.added)]]
    assert ours == seen


def test_since_leaves_out_what_is_known(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    ids = ledger.append([law(number) for number in range(4)], recorder)
    assert [entry.commit.id for entry in ledger.commits(since=ids[1])] == list(ids[2:])
    assert list(ledger.commits(since=ids[-1])) == []
    assert [commit.id for commit in ledger.history(head=ids[1], since=ids[0])] == [ids[1]]


def test_a_ledger_that_was_rolled_back_is_noticed(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    ids = ledger.append([law(1), law(2)], recorder)
    (ledger.folder / "refs" / "heads" / "main").write_text(ids[0] + "\n")
    with pytest.raises(NotInLedger) as caught:
        ledger.commits(since=ids[1])
    assert str(caught.value) == f"commit {ids[1]} does not lead to {ids[0]}: the ledger was rolled back, or this is another one"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(gaps=st.lists(st.integers(0, 3), min_size=1, max_size=8), asked=st.integers(-2, 30))
def test_the_head_at_an_instant_is_the_last_one_by_then(
    tmp_path_factory: pytest.TempPathFactory, clock: Clock, recorder: Recorder, law: Law, gaps: list[int], asked: int
) -> None:
    """head_at(t) is the last commit of the line whose recorded time is not after t."""
    start = clock.now = datetime(2026, 6, 1, tzinfo=UTC)
    ledger = Ledger.create(tmp_path_factory.mktemp("head") / "archive", "Asia/Shanghai", recorder)
    for number, gap in enumerate(gaps):
        clock.now += timedelta(seconds=gap)
        ledger.append([law(number)], recorder)
    instant = start + timedelta(seconds=asked)
    by_then = [commit for commit in ledger.history() if commit.recorded <= instant]
    found = ledger.head_at(instant)
    assert found == (by_then[-1] if by_then else None)


def test_a_joined_fork_has_the_files_of_both(ledger: Ledger, recorder: Recorder, law: Law, tmp_path: Path, git: Git) -> None:
    ledger.append([law(1)], recorder)
    other = fork(ledger, tmp_path / "fork", git)
    ours = ledger.append([law(2), law(3)], recorder)
    theirs = other.append([law(4)], recorder)
    joined = ledger.join(other, recorder)
    assert ledger.commit(joined).parents == (ours[-1], theirs[-1])
    assert ledger.commit(joined).trailer("Joined") == theirs[-1]
    assert set(ledger.paths()) == {"yange.json"} | {path for number in range(1, 5) for path, _ in law(number).files}
    assert all(ledger.read(path) == content for number in range(1, 5) for path, content in law(number).files)
    order = [entry.commit.id for entry in ledger.commits()]
    assert order[-4:] == [*ours, theirs[-1], joined]
    assert list(ledger.commits())[-1].added == ()
    assert git(ledger.folder, "fsck", "--strict", "--full") == ""
    assert git(ledger.folder, "log", "--diff-filter=MDR", "-m", "--first-parent", "--format=%H") == ""
    (after,) = ledger.append([law(5)], recorder)
    assert [entry.commit.id for entry in ledger.commits(since=joined)] == [after]
    assert {entry.commit.id for entry in ledger.commits(since=ours[-1])} == {theirs[-1], joined, after}
    assert {entry.commit.id for entry in ledger.commits(since=theirs[-1])} == {*ours, joined, after}


def test_joining_again_finds_nothing_to_do(ledger: Ledger, recorder: Recorder, law: Law, tmp_path: Path, git: Git) -> None:
    other = fork(ledger, tmp_path / "fork", git)
    assert ledger.join(other, recorder) == ledger.head()
    other.append([law(1)], recorder)
    joined = ledger.join(other, recorder)
    assert ledger.join(other, recorder) == joined
    back = other.join(ledger, recorder)
    assert other.commit(back).parents[1] == joined
    assert set(other.paths()) == set(ledger.paths())


def test_a_join_never_changes_what_was_known(ledger: Ledger, recorder: Recorder, clock: Clock, law: Law, tmp_path: Path, git: Git) -> None:
    """What a fork recorded last week is known here from today on, even where we recorded nothing since."""
    other = fork(ledger, tmp_path / "fork", git)
    genesis = ledger.head()
    clock.now = datetime(2026, 7, 1, tzinfo=UTC)
    other.append([law(1)], recorder)
    clock.now = datetime(2026, 7, 8, tzinfo=UTC)
    joined = ledger.join(other, recorder)
    known = ledger.head_at(datetime(2026, 7, 2, tzinfo=UTC))
    assert known is not None
    assert known.id == genesis
    assert ledger.commit(joined).parents[0] == genesis


def test_the_same_file_from_both_sides_is_one(ledger: Ledger, recorder: Recorder, law: Law, tmp_path: Path, git: Git) -> None:
    other = fork(ledger, tmp_path / "fork", git)
    ledger.append([law(1)], recorder)
    other.append([law(1), law(2)], recorder)
    ledger.join(other, recorder)
    assert set(ledger.paths()) == {"yange.json"} | {path for number in (1, 2) for path, _ in law(number).files}


def test_other_bytes_under_one_path_are_not_joined(ledger: Ledger, recorder: Recorder, law: Law, tmp_path: Path, git: Git) -> None:
    other = fork(ledger, tmp_path / "fork", git)
    (head,) = ledger.append([law(1)], recorder)
    other.append([law(1, "另一文本")], recorder)
    text = next(path for path, _ in law(1).files if path.endswith(".md"))
    with pytest.raises(CannotJoin) as caught:
        ledger.join(other, recorder)
    assert str(caught.value) == f"both recorded {text}, with other bytes"
    assert ledger.head() == head


def test_another_archive_is_not_joined(ledger: Ledger, recorder: Recorder, tmp_path: Path) -> None:
    other = Ledger.create(tmp_path / "other", "Asia/Urumqi", recorder)
    with pytest.raises(CannotJoin) as caught:
        ledger.join(other, recorder)
    assert str(caught.value) == f"{other.folder} is another archive ({other.record.id}), not a fork of this one ({ledger.record.id})"


def test_a_fork_that_was_forged_is_not_joined(ledger: Ledger, recorder: Recorder, law: Law, tmp_path: Path, git: Git) -> None:
    """A commit of the fork that git made by hand, with a chain that does not hold."""
    other = fork(ledger, tmp_path / "fork", git)
    other.append([law(1)], recorder)
    chain = other.commit(other.head()).chain
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    forged = git(other.folder, *who, "commit-tree", "main^{tree}", "-p", "main", "-m", f"x\n\nLedger-SHA256: {chain}").strip()
    git(other.folder, "update-ref", "refs/heads/main", forged)
    with pytest.raises(CannotJoin) as caught:
        ledger.join(other, recorder)
    assert str(caught.value) == f"the fork's ledger does not hold at commit {forged}"


def test_the_chain_can_be_computed_again_by_git_and_sha256(ledger: Ledger, recorder: Recorder, law: Law, tmp_path: Path, git: Git) -> None:
    """The docstring of archive.chain is enough to write this: nothing of yange is used below the first lines."""
    other = fork(ledger, tmp_path / "fork", git)
    ledger.append([law(1), law(2)], recorder)
    other.append([law(3)], recorder)
    ledger.join(other, recorder)
    ledger.append([law(4)], recorder)

    values: dict[str, str] = {}
    for oid in git(ledger.folder, "rev-list", "--reverse", "--topo-order", "main").split():
        head, _, body = git(ledger.folder, "cat-file", "commit", oid).partition("\n\n")
        message, _, stated = body.rpartition("Ledger-SHA256: ")
        parents = [line.split()[1] for line in head.split("\n") if line.startswith("parent ")]
        person, seconds, zone = next(line for line in head.split("\n") if line.startswith("author "))[7:].rsplit(" ", 2)
        trees = [dict(line.split("\t")[::-1] for line in git(ledger.folder, "ls-tree", "-r", each).splitlines()) for each in (oid, *parents)]
        new = [path for path, entry in trees[0].items() if all(tree.get(path) != entry for tree in trees[1:])]
        lines = ["yange-ledger/1", *(f"parent {values[parent]}" for parent in parents), f"author {person}", f"recorded {seconds} {zone}"]
        lines.append(f"message {sha256(message.encode()).hexdigest()}")
        lines += [f"file {sha256(git(ledger.folder, 'cat-file', 'blob', trees[0][path].split()[2]).encode()).hexdigest()} {path}" for path in sorted(new)]
        values[oid] = sha256("".join(line + "\n" for line in lines).encode()).hexdigest()
        assert stated == values[oid] + "\n"
    assert len(values) == 6


def test_the_chain_holds_for_what_was_written_and_for_nothing_else(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    """Another author, time, word or byte gives another value."""
    ledger.append([law(1), law(2)], recorder)
    for entry in ledger.commits():
        assert ledger.expected_chain(entry) == entry.commit.chain
        assert ledger.lost(entry.commit) == ()
    commit = entry.commit
    forgeries = (
        replace(commit, author="乙 <b@example.org>"),
        replace(commit, recorded=commit.recorded + timedelta(seconds=1)),
        replace(commit, body=commit.body.replace("虚构".encode(), "真实".encode())),
        replace(commit, parents=()),
    )
    for forged in forgeries:
        assert ledger.expected_chain(LedgerEntry(forged, entry.added)) != commit.chain
    assert ledger.expected_chain(LedgerEntry(commit, entry.added[1:])) != commit.chain


def test_a_file_that_a_commit_drops_or_changes_is_lost(ledger: Ledger, recorder: Recorder, law: Law, git: Git) -> None:
    ledger.append([law(1)], recorder)
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    emptied = git(ledger.folder, *who, "commit-tree", git(ledger.folder, "mktree", "--missing").strip(), "-p", "main", "-m", "x").strip()
    commit = ledger.commit(type(ledger.head())(emptied))
    assert {file.path for file in ledger.lost(commit)} == set(ledger.paths())
    with pytest.raises(Damaged) as caught:
        _ = commit.chain
    assert str(caught.value) == f"commit {emptied} states no Ledger-SHA256: it was not written by yange"


def test_a_working_clone_is_read_and_not_written(ledger: Ledger, recorder: Recorder, law: Law, tmp_path: Path, git: Git) -> None:
    ledger.append([law(1)], recorder)
    git(tmp_path, "clone", "--quiet", str(ledger.folder), "clone")
    clone = Ledger.open(tmp_path / "clone")
    assert clone.head() == ledger.head()
    with pytest.raises(AlreadyAnArchive):
        Ledger.create(tmp_path / "clone", "Asia/Shanghai", recorder)
    with pytest.raises(CannotWrite, match="is only read"):
        clone.append([law(2)], recorder)


def test_plain_git_clones_checks_and_searches(ledger: Ledger, recorder: Recorder, law: Law, tmp_path: Path, git: Git) -> None:
    for number in range(1, 40):
        ledger.append([law(number), law(number + 1000)], recorder)
    git(tmp_path, "clone", "--quiet", str(ledger.folder), "clone")
    clone = tmp_path / "clone"
    for folder in (ledger.folder, clone):
        assert git(folder, "fsck", "--strict", "--full") == ""
        assert git(folder, "log", "--diff-filter=MDR", "--format=%H") == ""
        assert git(folder, "log", "--format=%s", "--grep", "虚构条例1017") == "记录《虚构条例1017》\n"
    assert git(clone, "log", "-1", "--format=%(trailers:key=Title,valueonly)").strip() == "虚构条例1039"
    assert git(clone, "log", "-1", "--format=%cI|%an") == "2026-03-01T09:03:21+08:00|档案员\n"
    assert git(clone, "status", "--porcelain") == ""
    assert (clone / "yange.json").read_bytes() == ledger.read("yange.json")


def test_git_refuses_to_rewrite_the_ledger(ledger: Ledger, recorder: Recorder, law: Law, tmp_path: Path, git: Git) -> None:
    ledger.append([law(1)], recorder)
    git(tmp_path, "clone", "--quiet", str(ledger.folder), "clone")
    for words in (("push", "--force", "origin", "HEAD^:main"), ("push", "origin", ":main")):
        with pytest.raises(AssertionError, match=r"denied by|deleting the current branch|deletion prohibited|non-fast-forward"):
            git(tmp_path / "clone", *words)


def test_an_archive_that_git_tidied_is_read_and_grows(ledger: Ledger, recorder: Recorder, law: Law, git: Git) -> None:
    ledger.append([law(1), law(2)], recorder)
    git(ledger.folder, "gc", "--quiet", "--aggressive", "--prune=now")
    git(ledger.folder, "pack-refs", "--all")
    again = Ledger.open(ledger.folder)
    assert again.head() == ledger.head()
    again.append([law(3)], recorder)
    assert [commit.trailer("Title") for commit in ledger.history()] == [None, "虚构条例1", "虚构条例2", "虚构条例3"]
    assert all(again.read(path) == content for number in (1, 2, 3) for path, content in law(number).files)
    assert git(ledger.folder, "fsck", "--strict", "--full") == ""
