from datetime import UTC, datetime, timedelta, timezone

import pytest
from dulwich.objects import Commit as DulwichCommit
from dulwich.objects import ObjectID, Tree
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import Damaged
from archive.ledger import commits, growing, trees
from archive.ledger.commits import Commit, CommitId
from archive.ledger.objects import ObjectId, object_id

printable = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30)
oids = st.text("0123456789abcdef", min_size=40, max_size=40).map(ObjectId)
keys = st.from_regex(r"[A-Z][A-Za-z0-9]{0,8}(-[A-Z0-9][A-Za-z0-9]{0,8})?", fullmatch=True)
trailers = st.lists(st.tuples(keys, printable.map(str.strip).filter(bool)), min_size=1, max_size=4).map(tuple)
messages = st.lists(printable, min_size=1, max_size=4).map("\n".join).map(str.strip).filter(bool)
moments = st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1)).map(lambda moment: moment.replace(microsecond=0))
zones = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(oids, st.lists(oids, max_size=2).map(tuple), moments, zones, messages, trailers)
def test_a_commit_is_read_as_it_was_written_by_us_and_by_dulwich(
    tree: ObjectId, parents: tuple[CommitId, ...], moment: datetime, zone: timezone, message: str, ending: tuple[tuple[str, str], ...]
) -> None:
    """decode(encode(c)) == c, whatever the words; and dulwich writes the same bytes."""
    recorded = moment.replace(tzinfo=zone)
    body = commits.compose(message, ending)
    content = commits.encode(tree, parents, "甲 <a@example.org>", recorded, body)
    oid = object_id("commit", content)
    assert commits.decode(oid, content) == Commit(oid, tree, parents, "甲 <a@example.org>", recorded, message, ending, body.encode())
    theirs = DulwichCommit()
    theirs.tree, theirs.parents = ObjectID(tree.encode()), [ObjectID(parent.encode()) for parent in parents]
    theirs.author = theirs.committer = "甲 <a@example.org>".encode()
    theirs.author_time = theirs.commit_time = int(recorded.timestamp())
    offset = recorded.utcoffset()
    assert offset is not None
    theirs.author_timezone = theirs.commit_timezone = int(offset.total_seconds())
    theirs.message = body.encode()
    assert theirs.as_raw_string() == content


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(content: bytes) -> None:
    with pytest.raises(Damaged):
        commits.decode(ObjectId("0" * 40), content)


@pytest.mark.parametrize(
    "line", ["author a <b> 1 +0000 x", "author a <b> x +0000", "author a <b> 1 0000", "author a <b> 99999999999999999 +0000", "author a <b> 1 +9900", "author"]
)
def test_a_line_that_signs_nothing_is_refused(line: str) -> None:
    content = f"tree {'0' * 40}\n{line}\ncommitter a <b> 1 +0000\n\nx\n".encode()
    with pytest.raises(Damaged) as caught:
        commits.decode(ObjectId("1" * 40), content)
    assert str(caught.value) == f"commit {'1' * 40} has no tree, author or committer"


def test_a_signature_of_git_is_no_trailer_and_no_message() -> None:
    """A signed commit of a later release is read as well."""
    content = f"tree {'0' * 40}\nauthor a <b> 1 +0000\ncommitter a <b> 1 +0000\ngpgsig -----BEGIN-----\n abc\n -----END-----\n\n字\n\nKey: value\n".encode()
    commit = commits.decode(ObjectId("1" * 40), content)
    assert (commit.message, commit.trailers, commit.recorded) == ("字", (("Key", "value"),), datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))


names = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,6}", fullmatch=True)


@given(st.dictionaries(names, st.tuples(st.booleans(), oids), max_size=12))
def test_a_tree_is_read_as_it_was_written_by_us_and_by_dulwich(named: dict[str, tuple[bool, ObjectId]]) -> None:
    """decode(encode(t)) == t, in git's own order."""
    entries = {name: trees.Entry(trees.FOLDER if folder else trees.BLOB, oid) for name, (folder, oid) in named.items()}
    theirs = Tree()
    for name, (folder, oid) in named.items():
        theirs.add(name.encode(), 0o40000 if folder else 0o100644, ObjectID(oid.encode()))
    assert trees.encode(entries) == theirs.as_raw_string()
    assert trees.decode(trees.encode(entries)) == entries


@given(st.binary(min_size=1, max_size=60))
def test_bytes_that_are_no_entry_are_refused(content: bytes) -> None:
    try:
        found = trees.decode(content)
    except Damaged:
        return
    assert len(found) > 0


@given(st.lists(st.tuples(names, names, names).map("/".join), unique=True, min_size=1, max_size=15), st.data())
def test_a_tree_grows_to_the_same_whatever_the_order(paths: list[str], data: st.DataObject) -> None:
    """The same files make the same tree, added one by one or at once, in any order; only folders on the way are written."""
    blob = ObjectId("a" * 40)
    store: dict[ObjectId, bytes] = {}
    roots = []
    for order in (sorted(paths), data.draw(st.permutations(paths))):
        tree = growing.GrowingTree(store.__getitem__, None)
        for path in order:
            if path.endswith((".", ".lock")) or any(step.endswith((".", ".lock")) for step in path.split("/")):
                continue
            tree.add(path, blob)
            _, written = tree.write()
            store.update({new.oid: new.content for new in written})
            assert len(written) <= 3
        roots.append(tree.write()[0])
        assert tree.write()[1] == [] or not store
        again = growing.GrowingTree(store.__getitem__, roots[-1]) if store else tree
        assert all(again.find(path) == tree.find(path) for path in paths)
    assert roots[0] == roots[1]
