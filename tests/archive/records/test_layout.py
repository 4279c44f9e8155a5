import re
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import BadPath
from archive.records import layout
from archive.records.layout import Kind, Place, VersionId, WitnessId, WorkId

ids = st.text("0123456789abcdef", min_size=12, max_size=12)
extensions = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=8)
WORK, VERSION, WITNESS = WorkId("3f9c0a12bd34"), VersionId("8a117c04e6f2"), WitnessId("77ab77ab77ab")


@given(ids.map(WorkId), ids.map(VersionId), ids.map(WitnessId), extensions, st.binary())
def test_every_path_says_what_lies_under_it(work: WorkId, version: VersionId, witness: WitnessId, extension: str, record: bytes) -> None:
    """read is the inverse of every function that makes a path."""
    digest = sha256(record).hexdigest()[:12]
    assert layout.read(layout.work_record(work, record)) == Place(Kind.WORK, work, digest=digest)
    assert layout.read(layout.version_record(work, version, record)) == Place(Kind.VERSION, work, version, digest=digest)
    assert layout.read(layout.witness_record(work, version, witness)) == Place(Kind.WITNESS, work, version, witness)
    assert layout.read(layout.witness_superseding(work, version, witness, record)) == Place(Kind.WITNESS, work, version, witness, digest)
    assert layout.read(layout.text(work, version, witness)) == Place(Kind.TEXT, work, version, witness)
    assert layout.read(layout.source(work, version, witness, extension)) == Place(Kind.SOURCE, work, version, witness, extension=extension)


def test_the_paths_are_those_of_the_design() -> None:
    assert layout.read("yange.json") == Place(Kind.ARCHIVE)
    assert layout.work_folder(WORK) == "works/3f/9c/3f9c0a12bd34"
    assert layout.text(WORK, VERSION, WITNESS) == "works/3f/9c/3f9c0a12bd34/8a117c04e6f2/77ab77ab77ab/3f9c0a12bd34.md"
    assert layout.source(WORK, VERSION, WITNESS, "txt") == "works/3f/9c/3f9c0a12bd34/8a117c04e6f2/77ab77ab77ab/source/3f9c0a12bd34.txt"
    assert re.fullmatch(r"works/3f/9c/3f9c0a12bd34/work-[0-9a-f]{12}\.json", layout.work_record(WORK, b"{}\n"))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../yange.json",
        "yange.json\n",
        "works/3f/9c/3f9c0a12bd34/../../../../HEAD",
        "works/3f/9c/3f9c0a12bd34/work-5b2e5b2e5b2e.json\n",
        "works/3f/9c/3F9C0A12BD34/work-5b2e5b2e5b2e.json",
        "works/3f/9c/3f9c0a12bd3４/work-5b2e5b2e5b2e.json",
        "works/3f/9d/3f9c0a12bd34/work-5b2e5b2e5b2e.json",
        "works/3f/9c/3f9c0a12bd34/8a117c04e6f2/77ab77ab77ab/000000000000.md",
        "works/3f/9c/3f9c0a12bd34/8a117c04e6f2/77ab77ab77ab/source/3f9c0a12bd34.tar.gz",
        "works//3f/9c/3f9c0a12bd34/work-5b2e5b2e5b2e.json",
        ".git/config",
    ],
)
def test_no_name_from_outside_leads_out(path: str) -> None:
    with pytest.raises(BadPath):
        layout.read(path)


@given(st.text())
def test_an_id_is_twelve_hexadecimal_digits(word: str) -> None:
    if not re.fullmatch("[0-9a-f]{12}", word):
        with pytest.raises(BadPath):
            layout.work_folder(WorkId(word))


@pytest.mark.parametrize("extension", ["", "a/b", "..", "TXT", "txt\n", "abcdefghi"])
def test_an_extension_is_a_plain_word(extension: str) -> None:
    with pytest.raises(BadPath):
        layout.source(WORK, VERSION, WITNESS, extension)


def test_an_id_is_minted_from_kind_chain_and_first_record() -> None:
    """Twelve digits of SHA-256 over domain, chain and record; anybody can compute it again."""
    minted = layout.mint("work", b"{}\n", "0" * 64, lambda _: False)
    assert minted == sha256(b"yange-work/1\n" + b"0" * 64 + b"\n{}\n").hexdigest()[:12]
    others = {
        layout.mint("version", b"{}\n", "0" * 64, lambda _: False),
        layout.mint("work", b"[]\n", "0" * 64, lambda _: False),
        layout.mint("work", b"{}\n", "1" * 64, lambda _: False),
    }
    assert len({minted, *others}) == 4


def test_an_id_that_is_taken_is_counted_on() -> None:
    first = layout.mint("work", b"{}\n", "", lambda _: False)
    second = layout.mint("work", b"{}\n", "", lambda word: word == first)
    third = layout.mint("work", b"{}\n", "", lambda word: word in {first, second})
    assert second == sha256(b"yange-work/1\n\n{}\n\n2").hexdigest()[:12]
    assert third == sha256(b"yange-work/1\n\n{}\n\n3").hexdigest()[:12]
