"""What holds of every two versions of a real law."""

from pathlib import Path

import pytest

from texts.drafting import draft
from texts.enacting import enact
from texts.grammar.cn.grammar import CN
from texts.proving import fold, lines_of

PAIRS = Path(__file__).resolve().parents[4] / "shared" / "data" / "more_pairs"
# Every twentieth will do here; bench/quality_drafting.py takes them all.
FOLDERS = [path for path in sorted(PAIRS.glob("p*")) if path.is_dir()][2::20]

pytestmark = pytest.mark.skipif(not FOLDERS, reason=f"no pairs of versions in {PAIRS}")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_drafted_act_makes_the_new_text(folder: Path) -> None:
    """apply(old, compile(draft(old, new))) == new, and the act is no longer than one that restates all that changes."""
    old, new = (CN.structure((folder / name).read_text(encoding="utf-8"))[0] for name in ("old.md", "new.md"))
    found = draft(old, new, CN)
    assert found.verified, found.not_expressed
    made = enact(old, [CN.structure(found.act)[0]], CN)
    assert made.unresolved == ()
    articles = [{fold(line) for line in lines_of(document)} for document in (made.document, new)]
    titles = {fold(line) for document in (old, new, made.document) for part in document.parts if not hasattr(part, "level") for line in part.lines}
    assert articles[0] - titles == articles[1] - titles
