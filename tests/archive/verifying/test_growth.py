"""What a commit added and lost, against comparing all paths."""

from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from archive.errors import ObjectMissing
from archive.ledger.objects import ObjectId, Objects, object_id
from archive.ledger.trees import BLOB, FOLDER, Entry, encode
from archive.verifying.checks import Check, Severity
from archive.verifying.findings import Findings, Where
from archive.verifying.growth import growth
from archive.verifying.reader import Reader

Files = dict[str, str]


class InMemory:
    """Objects in memory."""

    def __init__(self) -> None:
        self.held: dict[ObjectId, tuple[str, bytes]] = {}

    def add(self, kind: str, content: bytes) -> ObjectId:
        oid = object_id(kind, content)
        self.held[oid] = kind, content
        return oid

    def read(self, oid: ObjectId, kind: str | None = None) -> bytes:
        if oid not in self.held:
            raise ObjectMissing(oid)
        return self.held[oid][1]

    def tree(self, files: Files) -> ObjectId:
        inside: dict[str, Files] = {}
        entries: dict[str, Entry] = {}
        for path, words in files.items():
            name, slash, rest = path.partition("/")
            if slash:
                inside.setdefault(name, {})[rest] = words
            else:
                entries[name] = Entry(BLOB, self.add("blob", words.encode()))
        entries |= {name: Entry(FOLDER, self.tree(under)) for name, under in inside.items()}
        return self.add("tree", encode(entries))


PATHS = st.lists(st.sampled_from(["one", "two", "d/one", "d/two", "d/e/one", "f/one", "f/g/two"]), unique=True)
FILES = st.builds(lambda paths, words: dict(zip(paths, words, strict=False)), PATHS, st.lists(st.sampled_from(["x", "y"]), min_size=7))


def reader(objects: InMemory, findings: Findings) -> Reader:
    return Reader(cast("Objects", objects), findings)


@given(st.lists(FILES, max_size=3), FILES)
def test_growth_is_what_comparing_every_path_gives(parents: list[Files], now: Files) -> None:
    """Added is what no parent has there with that content; lost is what a parent has and the commit has not so."""
    objects, findings = InMemory(), Findings()
    found = growth(reader(objects, findings), [objects.tree(files) for files in parents], objects.tree(now), "c")
    assert [file.path for file in found.added] == sorted(path for path, words in now.items() if all(files.get(path) != words for files in parents))
    lost = {path for files in parents for path, words in files.items() if now.get(path) != words}
    told = {one.path for one in found.lost}
    # A folder that is gone is told as one.
    assert {path for path in lost if not any(path == one or path.startswith(f"{one}/") for one in told)} == set()
    assert all(any(path == one or path.startswith(f"{one}/") for path in lost) for one in told)
    assert found.sure
    assert findings.kept == []


@given(FILES.filter(lambda files: any("/" in path for path in files)), st.data())
def test_a_missing_folder_makes_it_unsure(now: Files, data: st.DataObject) -> None:
    objects, findings = InMemory(), Findings()
    tree = objects.tree(now)
    folders = sorted(oid for oid, (kind, _) in objects.held.items() if kind == "tree")
    gone = data.draw(st.sampled_from(folders))
    del objects.held[gone]
    found = growth(reader(objects, findings), [], tree, "c")
    assert not found.sure
    assert {one.check for one in findings.kept} == {Check.OBJECTS}


def test_folders_without_end_are_told_and_not_followed() -> None:
    objects, findings = InMemory(), Findings()
    tree = objects.tree({"a": "x"})
    for _ in range(5000):
        tree = objects.add("tree", encode({"a": Entry(FOLDER, tree)}))
    found = growth(reader(objects, findings), [], tree, "c")
    assert (found.added, found.sure) == ([], False)
    assert [one.check for one in findings.kept] == [Check.PATHS]


def test_of_many_findings_of_one_check_the_first_are_kept_and_the_others_counted() -> None:
    findings = Findings()
    for number in range(5003):
        findings.add(Check.CHAIN, Where(commit=str(number)), "a", "b")
    findings.add(Check.NUMBERING, Where(), "a" * 1000, "b")
    assert list(findings.left_out()) == [(Check.CHAIN, 3)]
    assert (len(findings.kept), findings.errors) == (5001, 5003)
    assert len(findings.kept[-1].expected) == 300
    assert findings.kept[-1].severity is Severity.NOTE
