"""What holds of every two versions of a real law."""

from pathlib import Path

import pytest

from texts.comparing import compare
from texts.comparison import Comparison, Edit, Row, Status
from texts.document import Document, walk
from texts.folding import tokens
from texts.grammar.cn.grammar import CN

PAIRS = Path(__file__).resolve().parents[3] / "shared" / "data" / "more_pairs"
# Every eighth will do here; bench/quality_comparison.py --pairs takes them all.
FOLDERS = [path for path in sorted(PAIRS.glob("p*")) if path.is_dir()][3::8]

pytestmark = pytest.mark.skipif(not FOLDERS, reason=f"no pairs of versions in {PAIRS}")


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def texts(request: pytest.FixtureRequest) -> tuple[Document, Document]:
    old, new = (CN.structure((request.param / name).read_text(encoding="utf-8"))[0] for name in ("old.md", "new.md"))
    return old, new


@pytest.fixture(scope="module")
def compared(texts: tuple[Document, Document]) -> Comparison:
    return compare(*texts)


def test_every_provision_of_either_side_has_a_row(compared: Comparison) -> None:
    for document, side in ((compared.old, "old"), (compared.new, "new")):
        rows = [row for row in (*compared.articles, *compared.headings, *compared.others) if getattr(row, side)]
        words = {str(getattr(row, side).address): getattr(row, side).wording for row in rows}
        printed = "".join(node.label + node.gap + node.words for top in (*document.provisions, *document.annexes) for node in walk(top))
        shown = "".join(words.values())
        assert sorted(printed) == sorted(shown.replace("\n", "") + "".join(_labels(document)) + "\n" * printed.count("\n"))


def _labels(document: Document) -> list[str]:
    """The numbers of what has a row of its own; those inside stand in its wording."""
    from texts.aligning.units import outline

    found = outline(document)
    units = (*found.headings, *found.articles, *found.loose, *found.annexes)
    return [unit.provision.label + unit.provision.gap for unit in units]


def test_both_texts_are_rebuilt_from_the_edits(compared: Comparison) -> None:
    for row in (inner for outer in compared.rows() for inner in (outer, *outer.children)):
        old, new = row.old.wording if row.old else "", row.new.wording if row.new else ""
        assert "".join(old[slice(*edit.old)] for edit in row.edits) == old
        assert "".join(new[slice(*edit.new)] for edit in row.edits) == new
        assert all(_holds(old[slice(*edit.old)], new[slice(*edit.new)], edit) for edit in row.edits)


def _holds(old: str, new: str, edit: Edit) -> bool:
    """Say whether a run is what it says: the same, the same in another form, or another."""
    if not edit.kept:
        return old != new
    if edit.typography is None:
        return old == new
    keys = [[token.key for token in tokens(text) if token.key not in ("", "\n")] for text in (old, new)]
    return keys[0] == keys[1] or edit.typography.value in ("label", "citation")


def test_a_text_compared_with_itself_is_all_unchanged(texts: tuple[Document, Document]) -> None:
    for text in texts:
        assert {(row.status, row.typographic) for row in compare(text, text).rows()} == {(Status.UNCHANGED, False)}


def test_swapping_the_sides_mirrors_the_result(texts: tuple[Document, Document], compared: Comparison) -> None:
    back = compare(texts[1], texts[0])
    assert sorted(_told(row, turned=True) for row in back.rows()) == sorted(_told(row, turned=False) for row in compared.rows())


def _told(row: Row, *, turned: bool) -> tuple[str, ...]:
    """Write a row so that it can be compared with its mirror image."""
    sides = (row.new, row.old) if turned else (row.old, row.new)
    mirrored = {Status.INSERTED: Status.DELETED, Status.DELETED: Status.INSERTED, Status.SPLIT: Status.MERGED, Status.MERGED: Status.SPLIT}
    status = mirrored.get(row.status, row.status) if turned else row.status
    # An article that is split and merged at once is called either.
    name = "divided" if status in (Status.SPLIT, Status.MERGED) else status.value
    runs = [piece for edit in row.edits for piece in _pieces(~edit if turned else edit)]
    inside = sorted(_told(child, turned=turned) for child in row.children)
    return (*(str(side and side.address) for side in sides), name, row.basis, f"{row.confidence:.6f}", str(row.moved), *sorted(runs), str(inside))


def _pieces(edit: Edit) -> list[str]:
    if edit.kept:
        return [f"{edit.old} {edit.new} {edit.typography}"]
    sides = [("old", edit.old), ("new", edit.new)]
    return [f"{side} {span} {edit.elsewhere}" for side, span in sides if span[0] < span[1]]
