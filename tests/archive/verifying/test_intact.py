"""An archive that is what was recorded: nothing is found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.errors import RequestError
from archive.facade import Archive
from archive.ledger.ledger import Ledger
from archive.verification import verify
from archive.verifying.checks import Severity

Found = Callable[..., set[str]]


def test_nothing_is_wrong_and_differing_witnesses_are_a_note(built: Path) -> None:
    found = verify(built)
    assert found.intact
    assert [one for one in found.findings if one.severity is not Severity.NOTE] == []
    notes = {one.check.number: one for one in found.findings}
    assert set(notes) == {"V54"}
    assert (notes["V54"].title, notes["V54"].label) == ("虚构市小型游船停泊管理条例", "2016-03-18")
    assert notes["V54"].expected == "the text of https://example.org/1-adopted-2016.txt, which is read"


def test_what_was_counted(built: Path) -> None:
    found = verify(built)
    ledger = Ledger.open(built)
    assert (found.head, found.chain) == (ledger.head(), ledger.commit(ledger.head()).chain)
    assert (found.commits, found.versions) == (len(ledger.history()), 3)
    assert found.works == len({path.split("/")[3] for path in ledger.paths("works")})


def test_every_head_of_its_past_proves_it(built: Path, found_in: Found) -> None:
    """`--head ID` proves that the ledger extends a head noted elsewhere: by git's id, a part of it, or the chain."""
    for commit in Ledger.open(built).history():
        assert found_in(built, commit.id) == set()
        assert found_in(built, commit.id[:12]) == set()
        assert found_in(built, commit.chain) == set()


@pytest.mark.parametrize("head", ["", "main", "HEAD", "0123456789", "g" * 40, "0" * 41, "A" * 40])
def test_what_is_no_head_is_refused(built: Path, head: str) -> None:
    with pytest.raises(RequestError, match="not a head"):
        verify(built, head=head)


def test_a_head_of_another_archive_is_an_error(built: Path, found_in: Found) -> None:
    assert found_in(built, "0" * 40) == {"V04"}
    assert found_in(built, "0" * 64) == {"V04"}


def test_verifying_changes_nothing(archive: Path) -> None:
    def everything() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in archive.rglob("*") if path.is_file()}

    before = everything()
    verify(archive)
    assert everything() == before


def test_one_law_alone(built: Path) -> None:
    """LAW limits the checks of records and texts to one; the ledger is still checked as a whole."""
    held = Archive.open(built)
    whole = held.verify()
    one = held.verify("虚构市小型游船停泊管理条例")
    other = held.verify("月牙湖游船停靠暂行办法")
    assert one == whole
    assert other.findings == ()
    assert other.chain == whole.chain


def test_forks_that_were_joined_are_intact(archive: Path, join_fork: Callable[[Path], list[str]], found_in: Found) -> None:
    """Forks made apart join by a merge whose tree is the union; each head of either proves it."""
    heads = join_fork(archive)
    found = verify(archive)
    assert found.intact
    assert found.versions == 5
    for head in heads:
        assert found_in(archive, head) == set()


def test_a_clone_with_files_checked_out_is_verified_too(archive: Path, tmp_path: Path, git: Callable[..., str]) -> None:
    git(tmp_path, "clone", "-q", str(archive), "clone")
    assert verify(tmp_path / "clone").intact


def test_git_may_pack_it_anew(archive: Path, git: Callable[..., str], found_in: Found) -> None:
    git(archive, "gc", "-q")
    assert found_in(archive) == set()
    git(archive, "repack", "-q", "-a", "-d", "-f", "--depth=50")
    assert found_in(archive) == set()


def test_what_is_recorded_while_it_is_verified_lies_not_beside(archive: Path) -> None:
    """A reader during a write sees one state: the pass keeps to the head that it began with."""
    from archive.ledger.objects import Objects
    from archive.verifying.findings import Findings
    from archive.verifying.lineage import Lineage
    from archive.verifying.reader import Reader
    from archive.verifying.storage import StorageChecks

    head = Ledger.open(archive).head()
    findings = Findings()
    begun = Lineage(Reader(Objects(archive / "objects"), findings), Ledger.open(archive).commit(head).parents[0])
    storage = StorageChecks(archive, findings, bare=True)
    storage.check_beside(begun, begun.beyond(head))
    assert findings.kept == []
    storage.check_beside(begun, ())
    assert [head in one.found for one in findings.kept] == [True]
