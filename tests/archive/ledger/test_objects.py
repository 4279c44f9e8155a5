import os
from collections.abc import Callable
from pathlib import Path

import pytest
from dulwich.objects import Blob, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import Damaged, ObjectMissing
from archive.ledger import delta
from archive.ledger.objects import ObjectId, Objects, object_id
from archive.ledger.packing import PackWriter, merge
from archive.ledger.packs import Pack

Git = Callable[..., str]
lines = st.lists(
    st.sampled_from([b"", b"\n", b"first line, long enough to be copied\n", b"another line that is long enough\n", b"x\r\n", b"\x00\xff"]), max_size=12
).map(b"".join)
contents = lines | st.binary(max_size=400)


@given(contents, contents)
def test_a_delta_makes_the_target_of_the_base(base: bytes, target: bytes) -> None:
    """apply(base, encode(base, target)) == target."""
    assert delta.apply(base, delta.encode(base, target)) == target


@given(contents, contents)
def test_dulwich_reads_our_deltas(base: bytes, target: bytes) -> None:
    from dulwich.pack import apply_delta

    assert b"".join(apply_delta(base, delta.encode(base, target))) == target


@given(contents, contents)
def test_we_read_the_deltas_of_dulwich(base: bytes, target: bytes) -> None:
    from dulwich.pack import create_delta

    assert delta.apply(base, b"".join(create_delta(base, target))) == target


@given(contents, st.binary(max_size=40))
def test_no_delta_does_more_than_be_refused(base: bytes, damaged: bytes) -> None:
    try:
        delta.apply(base, damaged)
    except Damaged:
        return


def test_a_long_copy_is_parted() -> None:
    base = bytes(range(256)) * (70_000)
    assert delta.apply(base, delta.encode(base, base + b"x")) == base + b"x"
    assert len(delta.encode(base, base + b"x")) < 40


def test_a_line_changed_in_a_law_costs_little() -> None:
    base = "".join(f"第{number}条　公民的合法权益受法律保护。\n" for number in range(300)).encode()
    target = base.replace("第7条".encode(), "第八条".encode()).replace("第290条".encode(), "第二百条".encode())
    assert len(delta.encode(base, target)) < 700


def _write(folder: Path, blobs: list[bytes]) -> list[ObjectId]:
    folder.mkdir(parents=True, exist_ok=True)
    base: tuple[ObjectId, bytes] | None = None
    with PackWriter(folder) as writer:
        for content in blobs:
            oid = object_id("blob", content)
            writer.add("blob", oid, content, base)
            base = oid, content
        writer.finish()
    return [object_id("blob", content) for content in blobs]


@given(blobs=st.lists(contents, min_size=1, max_size=12))
def test_what_is_packed_is_read_by_us_and_by_dulwich(tmp_path_factory: pytest.TempPathFactory, blobs: list[bytes]) -> None:
    """A pack written here has the same objects for every reader."""
    folder = tmp_path_factory.mktemp("repository")
    with Repo.init_bare(folder) as repo:
        ids = _write(folder / "objects" / "pack", blobs)
        objects = Objects(folder / "objects")
        for oid, content in zip(ids, blobs, strict=True):
            assert objects.read(oid, "blob") == content
            assert repo[oid.encode()].as_raw_string() == content
        assert objects.holds(ids[0])


def test_git_finds_our_packs_in_order(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "--quiet", "--bare", ".")
    versions = [("\n".join(f"第{n}条 {n * seed}" for n in range(200)) + "\n").encode() for seed in range(60)]
    ids = _write(tmp_path / "objects" / "pack", versions)
    (index,) = (tmp_path / "objects" / "pack").glob("*.idx")
    listed = git(tmp_path, "verify-pack", "-v", str(index))
    assert all(oid in listed for oid in ids)
    assert git(tmp_path, "cat-file", "blob", ids[-1]).encode() == versions[-1]
    git(tmp_path, "index-pack", "--strict", "-o", str(tmp_path / "again.idx"), str(index.with_suffix(".pack")))
    assert (tmp_path / "again.idx").read_bytes() == index.read_bytes()


def test_we_read_what_git_packed_and_what_it_left_loose(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "--quiet", "--bare", ".")
    versions = [("\n".join(f"第{n}条 {n * seed}" for n in range(100)) + "\n").encode() for seed in range(1, 20)]
    with Repo(str(tmp_path)) as repo:
        tree = Tree()
        for number, content in enumerate(versions):
            blob = Blob.from_string(content)
            repo.object_store.add_object(blob)
            tree.add(f"{number:02}.md".encode(), 0o100644, blob.id)
        repo.object_store.add_object(tree)
        repo.refs[Ref(b"refs/tags/all")] = tree.id
    ids = [object_id("blob", content) for content in versions]
    assert [Objects(tmp_path / "objects").read(oid) for oid in ids] == versions
    for form in ("true", "false"):
        git(tmp_path, "-c", f"repack.useDeltaBaseOffset={form}", "repack", "-a", "-d", "-f", "-q")
        assert not list((tmp_path / "objects").glob("??/*"))
        assert [Objects(tmp_path / "objects").read(oid) for oid in ids] == versions


def test_we_read_what_another_repository_lends(tmp_path: Path, git: Git) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "lender")
    git(tmp_path, "init", "--quiet", "--bare", "borrower")
    (oid,) = _write(tmp_path / "lender" / "objects" / "pack", ["沿革".encode()])
    (tmp_path / "borrower" / "objects" / "info" / "alternates").write_text(str(tmp_path / "lender" / "objects") + "\n")
    assert Objects(tmp_path / "borrower" / "objects").read(oid) == "沿革".encode()
    assert Objects(tmp_path / "borrower" / "objects").holds(oid)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    oid = ObjectId("0" * 40)
    with pytest.raises(ObjectMissing) as caught:
        Objects(tmp_path).read(oid)
    assert str(caught.value) == f"object {oid} is missing"


def test_a_flipped_bit_anywhere_is_never_read_as_the_object(tmp_path: Path) -> None:
    """Whatever byte of a pack is flipped, an object is read as it was written, or not at all."""
    blobs = [("第一条 " + word * 40).encode() for word in ("甲", "乙", "丙")]
    ids = _write(tmp_path / "pack", blobs)
    for path in sorted((tmp_path / "pack").iterdir()):
        path.chmod(0o644)
        sound = path.read_bytes()
        for at in range(0, len(sound), 3):
            path.write_bytes(sound[:at] + bytes((sound[at] ^ 0x55,)) + sound[at + 1 :])
            for oid, content in zip(ids, blobs, strict=True):
                try:
                    assert Objects(tmp_path).read(oid) == content
                except Damaged:
                    continue
        path.write_bytes(sound)


def test_deltas_that_are_their_own_base_end(tmp_path: Path) -> None:
    first, second = (object_id("blob", content) for content in (b"one", b"two"))
    with PackWriter(tmp_path) as writer:
        writer.add_deflated(bytes.fromhex(first), 7, 3, bytes.fromhex(second) + b"x")
        writer.add_deflated(bytes.fromhex(second), 7, 3, bytes.fromhex(first) + b"x")
        name = writer.finish()
    with pytest.raises(Damaged) as caught:
        Objects(tmp_path.parent / "none").read(first) if name is None else Pack(tmp_path / f"{name}.idx").read(12)
    assert str(caught.value) == f"{name}.pack: deltas that are their own base"


def test_an_unfinished_pack_leaves_nothing(tmp_path: Path) -> None:
    with PackWriter(tmp_path) as writer:
        writer.add("blob", object_id("blob", b"x"), b"x")
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


@given(piles=st.lists(st.lists(st.integers(0, 8), min_size=1, max_size=6), min_size=1, max_size=5))
def test_merging_keeps_every_object_once(tmp_path_factory: pytest.TempPathFactory, piles: list[list[int]]) -> None:
    """Packs that overlap, with deltas upon what stands twice, become one that has all."""
    folder = tmp_path_factory.mktemp("objects") / "pack"
    content = {number: ("\n".join(f"第{n}条 {n % 7}" for n in range(40)) + f"\n{number}\n").encode() for number in range(9)}
    for pile in piles:
        _write(folder, [content[number] for number in pile])
    before = Objects(folder.parent)
    merge(folder, before.packs())
    after = Objects(folder.parent)
    assert len(after.packs()) == 1
    wanted = {number for pile in piles for number in pile}
    assert after.packs()[0].count == len(wanted)
    assert after.packs()[0].intact()
    for number in wanted:
        assert after.read(object_id("blob", content[number])) == content[number]


def test_a_reader_goes_on_while_packs_are_merged(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    ids = [_write(folder, [bytes([number]) * 30])[0] for number in range(4)]
    reader = Objects(tmp_path)
    assert reader.holds(ids[0])
    merge(folder, Objects(tmp_path).packs())
    assert [reader.read(oid) for oid in ids] == [bytes([number]) * 30 for number in range(4)]
    assert len(os.listdir(folder)) == 2
