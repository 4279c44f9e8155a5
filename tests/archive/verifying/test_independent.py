"""The second verifier, which shares no line with yange, agrees with `verify`."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archive.ledger.ledger import Ledger
from archive.verification import verify

Found = Callable[..., set[str]]
Independent = Callable[..., tuple[int, set[str]]]
Forging = Callable[[Any], object]


def test_it_imports_nothing_of_yange() -> None:
    program = (Path(__file__).resolve().parents[3] / "docs" / "verify_independently.py").read_text("utf-8")
    nodes = list(ast.walk(ast.parse(program)))
    imported = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    imported |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert imported == {"hashlib", "json", "re", "subprocess", "sys"}


def test_on_an_archive_as_it_was_recorded(built: Path, independent: Independent) -> None:
    head = Ledger.open(built).head()
    chain = verify(built).chain
    assert independent(built) == (0, set())
    assert independent(built, head) == (0, set())
    assert independent(built, str(chain)) == (0, set())
    assert independent(built, "0" * 40) == (5, {"V04"})


def test_on_forks_that_were_joined(archive: Path, join_fork: Callable[[Path], None], independent: Independent) -> None:
    join_fork(archive)
    assert verify(archive).intact
    assert independent(archive) == (0, set())


def record(forger: Any, like: str) -> str:
    path: str = forger.path(like)
    return path


def put(forger: Any, like: str, content: Callable[[bytes], bytes], **since: Any) -> None:
    path = record(forger, like)
    forger.put(path, content(forger.commits[-1].files[path]), **since)


def witness(forger: Any) -> str:
    found: str = next(path for path in sorted(forger.commits[-1].files) if path.count("/") == 6 and path.endswith(".json"))
    return found


def edit(forger: Any, path: str, **changed: Any) -> None:
    forger.edit_record(path, lambda known: known.update(changed))


def flip(content: bytes) -> bytes:
    return content[:30] + bytes([content[30] ^ 1]) + content[31:]


def redate(forger: Any) -> None:
    stamp, zone = forger.commits[2].stamp.split()
    forger.commits[2].stamp = f"{int(stamp) - 86400} {zone}"


def author_date(forger: Any) -> None:
    forger.commits[2].author_stamp = "1000000000 +0800"


def behind(forger: Any) -> None:
    forger.commits[3].message += b"Signed-off-by: nobody\n"


def remove(forger: Any) -> None:
    del forger.commits[-1].files[record(forger, ".md")]


def stray(forger: Any) -> None:
    forger.commits[-1].files["readme.txt"] = b"words\n"


def executable(forger: Any) -> None:
    for commit in forger.commits:
        commit.modes[record(forger, ".md")] = "100755"


FORGINGS: dict[str, tuple[Forging, bool, str]] = {
    "a byte of a text": (lambda forger: put(forger, ".md", flip), False, "V11"),
    "a byte of a source": (lambda forger: put(forger, "/source/", flip), False, "V11"),
    "a byte of a text, chained": (lambda forger: put(forger, ".md", flip), True, "V32"),
    "a byte of a source, chained": (lambda forger: put(forger, "/source/", flip), True, "V31"),
    "a byte of a Work record, chained": (lambda forger: put(forger, "/work-", flip), True, "V24"),
    "a byte of a Version record, chained": (lambda forger: put(forger, "/version-", flip), True, "V24"),
    "a record that is not canonical": (lambda forger: put(forger, "/work-", lambda content: content + b"\n"), True, "V22"),
    "a Work record of another name": (lambda forger: edit(forger, record(forger, "/work-"), jurisdiction="CN-99"), False, "V11"),
    "a forged root": (lambda forger: edit(forger, witness(forger), provisions_root="0" * 64), True, "V36"),
    "a Witness of another law": (lambda forger: edit(forger, witness(forger), work="0" * 12), True, "V24"),
    "a digest superseded that is nowhere": (lambda forger: edit(forger, record(forger, "/version-"), supersedes=["0" * 64]), True, "V25"),
    "a file changed later": (lambda forger: put(forger, ".md", flip, since=len(forger.commits) - 1), True, "V12"),
    "a file removed later": (remove, True, "V12"),
    "a removed commit": (lambda forger: forger.drop(2), False, "V11"),
    "a commit redated": (redate, False, "V11"),
    "a commit before its parent": (redate, True, "V13"),
    "another author date": (author_date, False, "V14"),
    "words behind the chain": (behind, False, "V11"),
    "a stray file": (stray, True, "V21"),
    "an executable file": (executable, False, "V21"),
}


@pytest.mark.parametrize("name", FORGINGS)
def test_both_find_what_was_forged(forger: Any, found_in: Found, independent: Independent, name: str) -> None:
    forging, chained, check = FORGINGS[name]
    forging(forger)
    forger.write(chained=chained)
    code, numbers = independent(forger.folder)
    assert code == 5
    assert check in numbers
    assert check in found_in(forger.folder)


def test_both_find_an_object_that_is_missing(forger: Any, found_in: Found, independent: Independent) -> None:
    forger.write(chained=True)
    for path in sorted((forger.folder / "objects").glob("??/*"))[::12]:
        whole = path.read_bytes()
        path.unlink()
        code, numbers = independent(forger.folder)
        assert (code, "V01" in numbers) == (5, True), path
        assert "V01" in found_in(forger.folder)
        path.write_bytes(whole)


def test_both_are_blind_to_a_consistent_rewrite_and_see_it_by_a_head_noted_elsewhere(
    built: Path, tmp_path: Path, build_archive: Callable[..., Path], found_in: Found, independent: Independent
) -> None:
    noted = Ledger.open(built).head()
    forged = build_archive(tmp_path / "forged", instead=("每日不超过二十元", "每日不超过八十元"))
    assert (found_in(forged), independent(forged)) == (set(), (0, set()))
    assert (found_in(forged, noted), independent(forged, noted)) == ({"V04"}, (5, {"V04"}))


def test_both_find_a_head_that_is_another_branch(archive: Path, git: Callable[..., str], found_in: Found, independent: Independent) -> None:
    git(archive, "branch", "other", "main~1")
    git(archive, "symbolic-ref", "HEAD", "refs/heads/other")
    assert found_in(archive) == {"V03"}
    assert independent(archive) == (5, {"V03"})
