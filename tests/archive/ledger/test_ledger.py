import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from archive.errors import (
    AlreadyAnArchive,
    AlreadyRecorded,
    BadAddition,
    BadPath,
    HeadMoved,
    NewerFormat,
    NotAnArchive,
    NotInLedger,
    RequestError,
    WriteOnceViolated,
)
from archive.ledger.commits import CommitId
from archive.ledger.ledger import Addition, Ledger, Recorder
from archive.ledger.objects import ObjectId
from archive.ledger.packing import PackWriter
from archive.ledger.writing import Writing
from archive.records import canonical, layout

Law = Callable[..., Addition]


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...


def test_a_new_archive_holds_its_own_record_alone(ledger: Ledger) -> None:
    assert list(ledger.paths()) == ["yange.json"]
    stated = json.loads(ledger.read("yange.json"))
    assert stated == {"schema": "yange.archive/1", "format": 1, "zone": "Asia/Shanghai", "id": ledger.record.id, "created": "2026-03-01T09:02:03+08:00"}
    assert ledger.commit(ledger.head()).parents == ()


def test_the_id_of_an_archive_is_minted_from_its_genesis(ledger: Ledger) -> None:
    stated = {key: value for key, value in json.loads(ledger.read("yange.json")).items() if key != "id"}
    assert ledger.record.id == layout.mint("archive", canonical.dump(stated), "", lambda _: False)


def test_what_is_appended_is_read(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    additions = [law(number) for number in range(5)]
    ids = ledger.append(additions, recorder)
    assert ledger.head() == ids[-1]
    again = Ledger.open(ledger.folder)
    for addition in additions:
        for path, content in addition.files:
            assert again.read(path) == content
            assert again.holds(path)
    assert sorted(again.paths()) == sorted(["yange.json", *(path for addition in additions for path, _ in addition.files)])
    assert list(again.paths(layout.work_folder(layout.WorkId(f"{3:012x}")))) == sorted(path for path, _ in additions[3].files)
    assert list(again.paths("works/ff")) == []
    assert list(again.paths("yange.json")) == []


def test_each_addition_is_a_commit_and_main_moves_once(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    genesis = ledger.head()
    with ledger.writing(recorder) as writing:
        first = writing.add(law(1))
        assert ledger.head() == genesis
        second = writing.add(law(2))
        assert writing.head == second
        assert ledger.head() == genesis
    assert ledger.head() == second
    assert ledger.commit(second).parents == (first,)
    assert ledger.commit(first).parents == (genesis,)


def test_a_read_at_a_commit_sees_that_state(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    first, second = ledger.append([law(1), law(2)], recorder)
    path = law(2).files[0][0]
    assert not ledger.holds(path, at=first)
    assert ledger.holds(path, at=second)
    with pytest.raises(NotInLedger) as caught:
        ledger.read(path, at=first)
    assert str(caught.value) == f"not recorded: {path}"


def test_a_commit_says_in_words_and_trailers_what_it_recorded(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    (oid,) = ledger.append([law(7)], recorder)
    commit = ledger.commit(oid)
    assert commit.message == "记录《虚构条例7》"
    assert commit.trailers == (("Work", f"{7:012x}"), ("Title", "虚构条例7"), ("Recorded-With", "yange 0.1.0"), ("Ledger-SHA256", commit.chain))
    assert commit.author == "档案员 <clerk@example.org>"
    assert commit.recorded.isoformat() == "2026-03-01T09:02:04+08:00"


def test_nothing_that_is_recorded_is_changed(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    """A path that exists is refused unless the same bytes are handed in, and then there is nothing to do."""
    (head,) = ledger.append([law(1)], recorder)
    with pytest.raises(AlreadyRecorded) as same:
        ledger.append([law(2), law(1)], recorder)
    assert same.value.paths == tuple(path for path, _ in law(1).files)
    text = next(path for path, _ in law(1).files if path.endswith(".md"))
    with pytest.raises(WriteOnceViolated) as other:
        ledger.append([Addition(((text, b"other"),), "改写")], recorder)
    assert str(other.value) == f"{text} is written once and never changed: other bytes are recorded there"
    mixed = Addition((*law(1).files, *law(2).files), "混合")
    with pytest.raises(WriteOnceViolated):
        ledger.append([mixed], recorder)
    with pytest.raises(WriteOnceViolated):
        ledger.append([Addition((("yange.json", b"{}\n"),), "改写")], recorder)
    assert ledger.head() == head
    assert len(ledger.history()) == 2


def test_an_addition_that_is_refused_leaves_the_others_of_its_session(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    """AlreadyRecorded is an answer, not a defect of the session."""
    with ledger.writing(recorder) as writing:
        writing.add(law(1))
        with pytest.raises(AlreadyRecorded):
            writing.add(law(1))
        writing.add(law(2))
    assert [commit.trailer("Title") for commit in ledger.history()] == [None, "虚构条例1", "虚构条例2"]


def test_a_session_that_fails_records_nothing(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    head = ledger.head()

    def record_and_fail() -> None:
        with ledger.writing(recorder) as writing:
            writing.add(law(1))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record_and_fail()
    assert ledger.head() == head
    assert not [path for path in (ledger.folder / "objects" / "pack").iterdir() if path.name.startswith("tmp_")]
    ledger.append([law(1)], recorder)


def test_an_empty_session_changes_nothing(ledger: Ledger, recorder: Recorder) -> None:
    head = ledger.head()
    assert ledger.append([], recorder) == ()
    assert ledger.head() == head


@pytest.mark.parametrize(
    ("files", "message", "trailers", "error"),
    [
        ((), "字", (), "a commit adds files: there is none"),
        ("twice", "字", (), "a commit adds files, each once"),
        ("one", " \n ", (), "a commit says in words what it records: the message is empty"),
        ("one", "字\x07", (), "a control character in the message: '\\x07'"),
        ("one", "字\r\n", (), None),
        ("one", "a\rb", (), "a control character in the message: '\\r'"),
        ("one", "\ud800", (), "a control character in the message: '\\ud800'"),
        ("one", "字", (("Title", "a\nLedger-SHA256: 0"),), "a control character in the trailer Title: '\\n'"),
        ("one", "字", (("title", "a"),), "not a trailer: 'title': 'a'"),
        ("one", "字", (("Title", ""),), "not a trailer: 'Title': ''"),
        ("one", "字", (("Ledger-SHA256", "0"),), "the trailer Ledger-SHA256 is the ledger's own"),
    ],
)
def test_what_cannot_be_written_is_refused(
    ledger: Ledger, recorder: Recorder, law: Law, files: object, message: str, trailers: tuple[tuple[str, str], ...], error: str | None
) -> None:
    one = law(1).files[:1]
    handed = {"one": one, "twice": one * 2}.get(str(files), ())
    addition = Addition(handed, message, trailers)
    if error is None:
        ledger.append([addition], recorder)
        return
    head = ledger.head()
    with pytest.raises(BadAddition) as caught:
        ledger.append([addition], recorder)
    assert str(caught.value) == error
    assert ledger.head() == head


def test_a_path_that_leads_out_is_refused(ledger: Ledger, recorder: Recorder) -> None:
    with pytest.raises(BadPath):
        ledger.append([Addition((("../../x", b""),), "字")], recorder)


def test_a_message_that_looks_like_trailers_stays_a_message(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    (oid,) = ledger.append([Addition(law(1).files, "题\n\nTitle: 伪造\nWork: 伪造", (("Title", "真"),))], recorder)
    commit = ledger.commit(oid)
    assert commit.message == "题\n\nTitle: 伪造\nWork: 伪造"
    assert [key for key, _ in commit.trailers] == ["Title", "Recorded-With", "Ledger-SHA256"]


def test_recorded_time_never_precedes_the_parent(ledger: Ledger, recorder: Recorder, clock: Clock, law: Law) -> None:
    """A clock that is behind is not believed, and what it said is kept."""
    clock.now = datetime(2026, 5, 1, tzinfo=UTC)
    (ahead,) = ledger.append([law(1)], recorder)
    clock.now = datetime(2026, 4, 1, 0, 0, 0, 999_999, tzinfo=UTC)
    (behind,) = ledger.append([law(2)], recorder)
    assert ledger.commit(behind).recorded == ledger.commit(ahead).recorded == datetime(2026, 5, 1, tzinfo=UTC)
    assert ledger.commit(behind).trailer("Clock-Said") == "2026-04-01T08:00:00+08:00"
    assert ledger.commit(ahead).trailer("Clock-Said") is None


def test_a_clock_without_a_zone_is_refused(ledger: Ledger, law: Law) -> None:
    naive = Recorder("甲 <a@example.org>", lambda: datetime(2026, 3, 2), "yange 0.1.0")
    with pytest.raises(BadAddition) as caught:
        ledger.append([law(1)], naive)
    assert str(caught.value) == "the clock gives no time zone: 2026-03-02T00:00:00"


@pytest.mark.parametrize("author", ["", "甲", "甲 <a@b", "甲\n <a@example.org>", " <a@example.org>", "甲 <a b>"])
def test_an_author_is_a_name_and_a_mail(ledger: Ledger, clock: Clock, law: Law, author: str) -> None:
    with pytest.raises(BadAddition):
        ledger.append([law(1)], Recorder(author, clock, "yange 0.1.0"))


def test_a_head_that_moved_is_refused(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    genesis = ledger.head()
    (head,) = ledger.append([law(1)], recorder, expected_head=genesis)
    with pytest.raises(HeadMoved) as caught:
        ledger.append([law(2)], recorder, expected_head=genesis)
    assert str(caught.value) == f"the archive has grown in between: expected head {genesis}, found {head}"


def test_the_same_inputs_give_the_same_commits(tmp_path: Path, law: Law) -> None:
    """Same parent, order, inputs, clock, zone, author and release: the same commit ids, today and in a year."""
    heads = []
    for name in ("one", "two"):
        ticks = iter(datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=second) for second in range(100))
        recorder = Recorder("档案员 <clerk@example.org>", lambda ticks=ticks: next(ticks), "yange 0.1.0")  # type: ignore[misc]
        ledger = Ledger.create(tmp_path / name, "Asia/Shanghai", recorder)
        ledger.append([law(1), law(2)], recorder)
        ledger.append([law(3, "甲" * 900), law(4)], recorder)
        heads.append([commit.id for commit in ledger.history()])
    assert heads[0] == heads[1]
    assert heads[0][-1] == "ea83b5704c261bec61b78458b1566b95a6dde242"


def test_one_append_writes_one_pack_and_only_the_folders_on_the_way(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    ledger.append([law(number << 24) for number in range(200)], recorder)
    before = set((ledger.folder / "objects" / "pack").iterdir())
    ledger.append([law(999 << 24)], recorder)
    new = sorted(path.suffix for path in set((ledger.folder / "objects" / "pack").iterdir()) - before)
    assert new == [".idx", ".pack"]
    (index,) = (path for path in set((ledger.folder / "objects" / "pack").iterdir()) - before if path.suffix == ".idx")
    # Four contents (three records are the same bytes), eight folders, one commit.
    assert int.from_bytes(index.read_bytes()[8 + 255 * 4 : 8 + 256 * 4], "big") == 3 + 8 + 1
    assert not list((ledger.folder / "objects").glob("??"))


def test_many_appends_do_not_leave_many_packs(ledger: Ledger, recorder: Recorder, law: Law) -> None:
    for number in range(1, 80):
        ledger.append([law(number)], recorder)
    assert len(list((ledger.folder / "objects" / "pack").glob("*.idx"))) < 34
    again = Ledger.open(ledger.folder)
    assert len(list(again.paths())) == 79 * 5 + 1
    assert all(again.read(path) == content for number in range(1, 80) for path, content in law(number).files)


def test_an_archive_is_found_from_inside(ledger: Ledger, tmp_path: Path) -> None:
    assert Ledger.around(ledger.folder / "objects" / "pack") == ledger.folder
    assert Ledger.around(ledger.folder) == ledger.folder
    assert Ledger.around(tmp_path) is None


def test_a_folder_that_is_no_archive_is_named(tmp_path: Path, git: Callable[..., str]) -> None:
    messages = []
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    git(tmp_path, "init", "--quiet", "--bare", "foreign")
    for name in ("absent", "empty", "file", "foreign"):
        with pytest.raises(NotAnArchive) as caught:
            Ledger.open(tmp_path / name)
        messages.append(str(caught.value).replace(str(tmp_path), ""))
    assert messages == [
        "no archive at /absent: no such folder",
        "no archive at /empty: it is no git repository",
        "no archive at /file: no such folder",
        "no archive at /foreign: it has no branch main",
    ]


def test_a_git_repository_that_is_no_archive_is_named(tmp_path: Path, git: Callable[..., str]) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main", ".")
    git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--allow-empty", "--message", "x")
    with pytest.raises(NotAnArchive) as caught:
        Ledger.open(tmp_path)
    assert str(caught.value) == f"no archive at {tmp_path}: a git repository without yange.json"


def test_a_newer_format_is_not_guessed_at(ledger: Ledger, recorder: Recorder) -> None:
    """A ledger of format 2, made here by hand, is refused with the number found."""
    from archive.ledger import store

    head = ledger.commit(ledger.head())
    objects = ledger._objects
    with PackWriter(ledger.folder / "objects" / "pack") as pack:
        writing = Writing(objects, pack, head, recorder, ledger.zone)
        record = b'{\n  "format": 2,\n  "later": 1.5\n}\n'
        writing._tree.add("yange.json", ObjectId(writing._write_blob("yange.json", record)), replacing=True)
        new = writing._commit((), "Migrate", (), writing._parents())
        pack.finish()
    store.publish(ledger.folder, head.id, CommitId(new))
    with pytest.raises(NewerFormat) as caught:
        Ledger.open(ledger.folder)
    assert str(caught.value) == "the archive has format 2; this release of yange reads formats up to 1"
    assert caught.value.hint == "install a newer release of yange"


def test_an_archive_is_made_where_nothing_is(tmp_path: Path, recorder: Recorder) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("keep me")
    (tmp_path / "file").touch()
    for name, message in (("full", f"{tmp_path / 'full'} is not empty"), ("file", f"{tmp_path / 'file'} is a file")):
        with pytest.raises(AlreadyAnArchive) as caught:
            Ledger.create(tmp_path / name, "Asia/Shanghai", recorder)
        assert str(caught.value) == message
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]
    Ledger.create(tmp_path / "deep" / "down", "Asia/Shanghai", recorder)
    with pytest.raises(AlreadyAnArchive) as again:
        Ledger.create(tmp_path / "deep" / "down", "Asia/Shanghai", recorder)
    assert str(again.value) == f"{tmp_path / 'deep' / 'down'} is an archive already"


@pytest.mark.parametrize("zone", ["", "Nowhere/City", "../../etc/passwd", "/etc/localtime"])
def test_a_zone_is_one_of_the_list(tmp_path: Path, recorder: Recorder, zone: str) -> None:
    with pytest.raises(RequestError):
        Ledger.create(tmp_path / "archive", zone, recorder)
    assert not (tmp_path / "archive").exists()
