"""A compiled text is what base and act make, or that is found."""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from archive.facade import Archive, Source
from archive.recording.witnessing import root
from archive.records.statements import Extent
from tests.archive.amending.test_amending import FIRST, LAW
from tests.archive.verifying.conftest import AUTHOR, clock
from texts.formats import markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    Found = Callable[..., set[str]]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A fictitious law and an act that amends it."""
    folder = tmp_path / "archive"
    made = Archive.create(folder, author=AUTHOR, clock=clock())
    made.record(made.plan([Source(LAW.encode(), "law.md")]))
    made.amend(made.plan_amendment(Source(FIRST.encode(), "act.md")))
    made.close()
    return folder


def compiled(forger: Any) -> str:
    """The path of the record of the compiled text."""
    return next(str(path) for path, content in forger.commits[-1].files.items() if path.endswith(".json") and b'"derivation"' in content)


def test_what_is_compiled_is_sound(archive: Path, found_in: "Found") -> None:
    assert found_in(archive) == set()


def test_a_compiled_text_with_other_words(forger: Any, found_in: "Found") -> None:
    """Text, source, digests, root and chain agree; base and act say otherwise."""
    record = compiled(forger)
    folder = record.rpartition("/")[0]
    text = next(path for path in forger.commits[-1].files if path.startswith(folder) and path.endswith(".md") and "/source/" not in path)
    source = next(path for path in forger.commits[-1].files if path.startswith(f"{folder}/source/"))
    words = forger.commits[-1].files[text].decode().replace("园林部门负责", "水务部门负责")
    content = words.encode()

    def edit(fields: dict[str, Any]) -> None:
        for part in ("text", "source"):
            fields[part] |= {"sha256": sha256(content).hexdigest(), "length": len(content)}
        fields["provisions_root"] = root(words, [Extent(*extent) for extent in markdown.outline(words)])

    old = sha256(forger.commits[-1].files[text]).hexdigest().encode()
    for path in (text, source):
        forger.put(path, content)
    forger.edit_record(record, edit)
    for commit in forger.commits:
        commit.message = commit.message.replace(old, sha256(content).hexdigest().encode())
    forger.write(chained=True)
    assert found_in(forger.folder) == {"V38"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda record: record["derivation"]["changes"].pop(),
        lambda record: record["derivation"]["orders"][0].update(item="九、"),
        lambda record: record["derivation"]["base"].update(sha256="0" * 64),
    ],
)
def test_a_compiled_text_that_came_about_otherwise(forger: Any, found_in: "Found", edit: "Callable[[dict[str, Any]], object]") -> None:
    forger.edit_record(compiled(forger), edit)
    forger.write(chained=True)
    assert found_in(forger.folder) == {"V38"}


def test_a_base_that_is_not_recorded(forger: Any, found_in: "Found") -> None:
    forger.edit_record(compiled(forger), lambda record: record["derivation"]["base"].update(version="0" * 12))
    forger.write(chained=True)
    assert found_in(forger.folder) == {"V26", "V38"}
