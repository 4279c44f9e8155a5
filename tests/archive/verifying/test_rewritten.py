"""Forged content: the objects are sound and say something else.

`chained=False` leaves every message as it was, as a forger would who edits
files and hashes them again; `chained=True` computes the chain anew too.
"""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

Found = Callable[..., set[str]]
KINDS = {
    "archive": "yange.json",
    "work": "/work-",
    "version": "/version-",
    "witness": "json",
    "text": ".md",
    "source": "/source/",
}


def one_of(forger: Any, kind: str) -> str:
    """Return the path of one file of a kind."""
    paths: list[str] = sorted(forger.commits[-1].files)
    if kind == "witness":
        return next(path for path in paths if path.count("/") == 6 and path.endswith(".json"))
    return next(path for path in paths if KINDS[kind] in path)


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0x01]) + content[at + 1 :]


def test_writing_it_back_as_it_was_gives_the_same_head(forger: Any, built: Path, found_in: Found) -> None:
    """The forger changes what he means to change, and nothing else."""
    head = (built / "refs/heads/main").read_text().strip()
    assert forger.write(chained=True) == head
    assert found_in(forger.folder, head) == set()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.95])
def test_a_flipped_byte_breaks_the_chain(forger: Any, found_in: Found, kind: str, share: float) -> None:
    """A rehashed edit with unchanged trailers is found, in every kind of file, wherever it is."""
    path = one_of(forger, kind)
    content = forger.commits[-1].files[path]
    forger.put(path, flipped(content, int(len(content) * share)))
    forger.write(chained=False)
    assert "V11" in found_in(forger.folder)


@pytest.mark.parametrize(("kind", "check"), [("work", "V24"), ("version", "V24"), ("text", "V32"), ("source", "V31")])
def test_a_flipped_byte_is_found_by_the_files_own_check(forger: Any, found_in: Found, kind: str, check: str) -> None:
    """Where the chain was computed anew, digests still disagree."""
    path = one_of(forger, kind)
    content = forger.commits[-1].files[path]
    forger.put(path, flipped(content, len(content) // 2))
    forger.write(chained=True)
    assert check in found_in(forger.folder)


@pytest.mark.parametrize("words", [b"Asia/Shanghai", b"2026-03-01", b'"format": 1', b'"id"', b"yange.archive"])
def test_the_archives_own_record_is_bound_to_its_id(forger: Any, found_in: Found, words: bytes) -> None:
    """Days are counted in its time zone; the id of the archive was minted from it."""
    content = forger.commits[-1].files["yange.json"]
    forger.put("yange.json", flipped(content, content.index(words) + len(words) - 1))
    forger.write(chained=True)
    assert found_in(forger.folder) & {"V22", "V23", "V24"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_off_is_found(forger: Any, found_in: Found, kind: str) -> None:
    path = one_of(forger, kind)
    content = forger.commits[-1].files[path]
    forger.put(path, content[: len(content) // 2])
    forger.write(chained=True)
    assert found_in(forger.folder) - {"V11", "V04"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("chained", [False, True])
def test_a_file_changed_later_was_not_written_once(forger: Any, found_in: Found, kind: str, chained: bool) -> None:
    path = one_of(forger, kind)
    forger.put(path, forger.commits[-1].files[path] + b"\n", since=len(forger.commits) - 1)
    forger.write(chained=chained)
    assert "V12" in found_in(forger.folder)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("chained", [False, True])
def test_a_file_removed_later_was_not_written_once(forger: Any, found_in: Found, kind: str, chained: bool) -> None:
    del forger.commits[-1].files[one_of(forger, kind)]
    forger.write(chained=chained)
    assert "V12" in found_in(forger.folder)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_left_out_from_the_start_is_found(forger: Any, found_in: Found, kind: str) -> None:
    path = one_of(forger, kind)
    for commit in forger.commits:
        commit.files.pop(path, None)
    forger.write(chained=True)
    assert found_in(forger.folder) & {"V14", "V16", "V23", "V24", "V15"}


def test_a_record_whose_name_was_fixed_breaks_the_chain(forger: Any, found_in: Found) -> None:
    forger.edit_record(forger.path("/version-"), lambda record: record["promulgation"].update(promulgated="2016-06-09"))
    forger.write(chained=False)
    assert "V11" in found_in(forger.folder)


def test_a_date_that_the_text_does_not_state_is_found(forger: Any, found_in: Found) -> None:
    """Digest, name and chain agree; the text itself says otherwise."""
    path = next(path for path in sorted(forger.commits[1].files) if "/version-" in path)
    forger.edit_record(path, lambda record: record["promulgation"].update(promulgated="2016-06-09"))
    forger.write(chained=True)
    assert found_in(forger.folder) == {"V37"}


def test_a_record_that_is_not_canonical(forger: Any, found_in: Found) -> None:
    path = forger.path("/work-")
    content = json.dumps(json.loads(forger.commits[-1].files[path]), ensure_ascii=False, indent=4).encode()
    forger.put(path, content)
    forger.rename(path, f"{path.rpartition('/')[0]}/work-{sha256(content).hexdigest()[:12]}.json")
    forger.write(chained=True)
    assert found_in(forger.folder) == {"V22"}


@pytest.mark.parametrize(
    "edit",
    [
        {"colour": "red"},
        {"adopted": "2016-02-30"},
        {"adopted": "18.3.2016"},
        {"titles": []},
        {"kind": "decree"},
        {"schema": "yange.work/9"},
        {"aliases": "a"},
        {"same_as": "x"},
    ],
)
def test_a_record_against_its_schema(forger: Any, found_in: Found, edit: dict[str, Any]) -> None:
    forger.edit_record(forger.path("/work-"), lambda record: record.update(edit))
    forger.write(chained=True)
    assert "V23" in found_in(forger.folder)


def edit_witness(forger: Any, **changed: Any) -> None:
    forger.edit_record(one_of(forger, "witness"), lambda record: record.update(changed))
    forger.write(chained=True)


def test_a_forged_outline(forger: Any, found_in: Found) -> None:
    record = json.loads(forger.commits[-1].files[one_of(forger, "witness")])
    eid, start, end = record["outline"][3].split()
    edit_witness(forger, outline=[*record["outline"][:3], f"{eid} {start} {int(end) - 1}", *record["outline"][4:]])
    assert found_in(forger.folder) == {"V35"}


def test_a_forged_provisions_root(forger: Any, found_in: Found) -> None:
    edit_witness(forger, provisions_root="0" * 64)
    assert found_in(forger.folder) == {"V36"}


def test_lengths_and_digests_that_the_files_do_not_have(forger: Any, found_in: Found) -> None:
    record = json.loads(forger.commits[-1].files[one_of(forger, "witness")])
    edit_witness(forger, source={**record["source"], "length": 1}, text={**record["text"], "sha256": "0" * 64})
    assert found_in(forger.folder) == {"V31", "V32"}


def test_a_record_under_another_law(forger: Any, found_in: Found) -> None:
    edit_witness(forger, work="0" * 12)
    assert found_in(forger.folder) == {"V24"}


def test_a_text_that_does_not_follow_from_its_source(forger: Any, found_in: Found) -> None:
    """Text, its digests, outline and root were forged together: the source still says otherwise."""
    from archive.recording.witnessing import root
    from archive.records.statements import Extent
    from texts.formats import markdown

    path = one_of(forger, "text")
    text = forger.commits[-1].files[path].decode().replace("二十元", "八十元").replace("三十元", "八十元")
    assert text.encode() != forger.commits[-1].files[path]
    forger.put(path, text.encode())
    outline = [Extent(*extent) for extent in markdown.outline(text)]
    facts = {"sha256": sha256(text.encode()).hexdigest(), "length": len(text.encode())}
    edit_witness(forger, text=facts, provisions_root=root(text, outline))
    # The trailer still tells the digest of the text as it was.
    assert found_in(forger.folder) == {"V15", "V33", "V34"}


def test_recorded_rules_that_this_release_has_not(forger: Any, found_in: Found) -> None:
    """A release that lacks the extractor proves nothing against the text: a warning; the text is still whole in itself."""
    from archive.verification import verify

    edit_witness(forger, extractor="scanned/7")
    assert found_in(forger.folder) == set()
    assert [(one.check.number, one.severity.value) for one in verify(forger.folder).findings if one.severity.value != "note"] == [("V33", "warning")]


def test_what_older_rules_read_otherwise_is_a_note(forger: Any, found_in: Found) -> None:
    """A newer parser that reads otherwise makes a finding, and never an error: old answers stand."""
    from archive.recording.witnessing import root
    from archive.records.statements import Extent
    from archive.verification import verify
    from texts.formats import markdown

    path = one_of(forger, "text")
    # Older rules took the first point for a paragraph: the letters are the same.
    text = markdown.write(markdown.read(forger.commits[-1].files[path].decode().replace("- （一）", "（一）", 1)))
    assert text.encode() != forger.commits[-1].files[path]
    forger.put(path, text.encode())
    outline = [Extent(*extent) for extent in markdown.outline(text)]
    facts = {"sha256": sha256(text.encode()).hexdigest(), "length": len(text.encode())}
    edit_witness(forger, text=facts, provisions_root=root(text, outline), outline=list(map(str, outline)), parser="cn/0")
    assert found_in(forger.folder) <= {"V15"}
    assert ("V33", "note") in {(one.check.number, one.severity.value) for one in verify(forger.folder).findings}


def test_a_target_that_is_not_recorded(forger: Any, found_in: Found) -> None:
    path = next(path for path in sorted(forger.commits[1].files) if "/version-" in path)
    forger.edit_record(path, lambda record: record["relations"][0].update(target="0" * 12))
    forger.write(chained=True)
    assert found_in(forger.folder) == {"V26"}


def test_a_digest_superseded_that_is_not_recorded(forger: Any, found_in: Found) -> None:
    def edit(record: dict[str, Any]) -> None:
        record["supersedes"] = ["0" * 64]

    corrected = next(path for path, content in forger.commits[-1].files.items() if b"supersedes" in content)
    forger.edit_record(corrected, edit)
    forger.write(chained=True)
    assert found_in(forger.folder) == {"V25"}


def test_a_record_superseded_before_it_was_recorded(forger: Any, found_in: Found) -> None:
    """What a record supersedes was recorded before it."""
    first, second = [path for commit in entering(forger)[:2] for path in added(forger, commit) if "/version-" in path]
    digest = sha256(forger.commits[-1].files[second]).hexdigest()
    forger.edit_record(first, lambda record: record.update(supersedes=[digest]))
    forger.write(chained=True)
    assert "V25" in found_in(forger.folder)


def added(forger: Any, place: int) -> list[str]:
    """Return the paths that a commit added."""
    return sorted(set(forger.commits[place].files) - set(forger.commits[place - 1].files))


def entering(forger: Any) -> list[int]:
    """Return the places of the commits with which Versions enter."""
    return [place for place, commit in enumerate(forger.commits) if commit.message.startswith(b"Record ")]


@pytest.mark.parametrize("path", ["readme.txt", "works/aa/bb/ccccccccccc1/work-000000000000.json", "works/x", "yange.json.bak"])
def test_a_file_that_no_layout_knows(forger: Any, found_in: Found, path: str) -> None:
    forger.commits[-1].files[path] = b"{}\n"
    forger.write(chained=True)
    assert "V21" in found_in(forger.folder)


def test_a_file_that_is_not_plain(forger: Any, found_in: Found) -> None:
    """The chain is over paths and contents; a mode is neither."""
    path = one_of(forger, "text")
    for commit in forger.commits[forger.first(path) :]:
        commit.modes[path] = "100755"
    forger.write(chained=False)
    assert found_in(forger.folder) == {"V21"}


def test_two_versions_in_one_commit(forger: Any, found_in: Found) -> None:
    first, second = entering(forger)[:2]
    held = {path: forger.commits[second].files[path] for path in added(forger, second)}
    for commit in forger.commits[first:second]:
        commit.files.update(held)
    forger.write(chained=True)
    assert "V16" in found_in(forger.folder)


def test_a_witness_added_to_a_version_without_its_source(forger: Any, found_in: Found) -> None:
    path = next(path for path in sorted(forger.commits[-1].files, reverse=True) if "/source/" in path)
    place = forger.first(path)
    for commit in forger.commits[place : place + 1]:
        del commit.files[path]
    forger.write(chained=True)
    assert "V16" in found_in(forger.folder)


@pytest.mark.parametrize("key", ["Work", "Version", "Source-SHA256", "Text-SHA256"])
def test_trailers_that_name_something_else(forger: Any, found_in: Found, key: str) -> None:
    lines = forger.commits[1].message.split(b"\n")
    forger.commits[1].message = b"\n".join(key.encode() + b": " + b"0" * 12 if line.startswith(key.encode() + b":") else line for line in lines)
    forger.write(chained=True)
    assert found_in(forger.folder) == {"V15"}


def test_other_words_break_the_chain(forger: Any, found_in: Found) -> None:
    forger.commits[1].message = forger.commits[1].message.replace(b"Adopted 2016-03-18", b"Adopted 2015-03-18")
    forger.write(chained=False)
    assert found_in(forger.folder) == {"V11"}


@pytest.mark.parametrize("seconds", [1, 86400, -1, -86400])
def test_a_redated_commit_breaks_the_chain(forger: Any, found_in: Found, seconds: int) -> None:
    """The answer to `--known` rests on the time of a commit."""
    stamp, zone = forger.commits[2].stamp.split()
    forger.commits[2].stamp = f"{int(stamp) + seconds} {zone}"
    forger.write(chained=False)
    assert "V11" in found_in(forger.folder)


def test_recorded_before_its_parent(forger: Any, found_in: Found) -> None:
    stamp, zone = forger.commits[2].stamp.split()
    forger.commits[2].stamp = f"{int(stamp) - 86400} {zone}"
    forger.write(chained=True)
    assert found_in(forger.folder) == {"V13"}


def test_another_zone_breaks_the_chain(forger: Any, found_in: Found) -> None:
    forger.commits[2].stamp = forger.commits[2].stamp.replace("+0800", "+0900")
    forger.write(chained=False)
    assert found_in(forger.folder) == {"V11"}


def test_an_author_date_beside_the_recorded_one(forger: Any, found_in: Found) -> None:
    """The chain is over the time of recording; git shows the other."""
    stamp, zone = forger.commits[2].stamp.split()
    forger.commits[2].author_stamp = f"{int(stamp) - 86400 * 365} {zone}"
    forger.write(chained=False)
    assert found_in(forger.folder) == {"V14"}


def test_another_author_breaks_the_chain(forger: Any, found_in: Found) -> None:
    forger.commits[2].author = "别人 <other@example.org>"
    forger.write(chained=False)
    assert found_in(forger.folder) == {"V11"}


def test_a_chain_that_is_left_out(forger: Any, found_in: Found) -> None:
    message = forger.commits[3].message
    forger.commits[3].message = message[: message.rindex(b"Ledger-SHA256")]
    forger.write(chained=False)
    assert "V11" in found_in(forger.folder)


def test_words_behind_the_chain(forger: Any, found_in: Found) -> None:
    forger.commits[3].message += b"Signed-off-by: nobody\n"
    forger.write(chained=False)
    assert "V11" in found_in(forger.folder)


@pytest.mark.parametrize("place", [1, 2, 3, 4, 5])
def test_a_removed_commit_breaks_the_chain(forger: Any, found_in: Found, place: int) -> None:
    forger.drop(place)
    forger.write(chained=False)
    assert "V11" in found_in(forger.folder)


def test_a_removed_commit_that_others_point_to(forger: Any, found_in: Found) -> None:
    """The chain was computed anew; the law that a repeal names is gone."""
    naming = next(place for place, commit in enumerate(forger.commits) if commit.message.startswith(b"Name "))
    forger.drop(naming)
    forger.write(chained=True)
    assert found_in(forger.folder) == {"V26"}


def test_a_second_beginning(forger: Any, found_in: Found) -> None:
    forger.commits[3].parents = []
    forger.write(chained=True)
    assert "V14" in found_in(forger.folder)


def test_a_consistent_rewrite_is_found_by_a_head_noted_elsewhere_alone(
    archive: Path, tmp_path: Path, built: Path, build_archive: Callable[..., Path], found_in: Found
) -> None:
    """Everything recorded anew with other words and the same clock: it is an archive like any other."""
    noted = (built / "refs/heads/main").read_text().strip()
    forged = build_archive(tmp_path / "forged", instead=("每日不超过二十元", "每日不超过八十元"))
    assert found_in(forged) == set()
    assert found_in(forged, noted) == {"V04"}


def test_a_consistent_rewrite_of_one_record(forger: Any, built: Path, found_in: Found) -> None:
    """A title edited, its name and the chain computed anew: nothing in the archive shows it."""
    noted = (built / "refs/heads/main").read_text().strip()
    chain = forger.commits[-1].message.rpartition(b"Ledger-SHA256: ")[2].decode().strip()
    forger.edit_record(forger.path("/work-"), lambda record: record["titles"][0].update(name="别的条例"))
    forger.write(chained=True)
    assert found_in(forger.folder) == set()
    assert found_in(forger.folder, noted) == {"V04"}
    assert found_in(forger.folder, chain) == {"V04"}
