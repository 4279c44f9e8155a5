"""Every golden holds a comment, a source (fictitious), the Document read from it as written, and the findings.

To write goldens anew after a change of the rules: YANGE_UPDATE_GOLDENS=1. A
golden whose Document does not hold its source is never written.
"""

import os
from pathlib import Path

import pytest

from texts.formats import markdown
from texts.grammar.cn import structure
from texts.lossless import find_loss

FOLDER = Path(__file__).parent / "goldens"
GOLDENS = sorted(FOLDER.glob("*.golden"))
SOURCE, WRITTEN, FINDINGS = "\n=== source\n", "\n=== written\n", "\n=== findings\n"


def parts(golden: Path) -> tuple[str, str, str, str]:
    comment, _, rest = golden.read_text(encoding="utf-8").partition(SOURCE)
    source, _, rest = rest.partition(WRITTEN)
    written, _, findings = rest.partition(FINDINGS)
    return comment, source, written, findings


def test_there_are_goldens() -> None:
    assert len(GOLDENS) > 20


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda path: path.stem)
def test_golden(golden: Path) -> None:
    """A source reads as its golden says, and nothing of it is lost."""
    comment, source, written, findings = parts(golden)
    assert "fictitious" in comment, "a golden says that its text is fictitious"
    document, noticed = structure.read(source)
    assert find_loss(source, document) is None
    read = markdown.write(document)
    told = "".join(f"{finding.code} {finding.line}: {finding.message}\n" for finding in noticed)
    if os.environ.get("YANGE_UPDATE_GOLDENS"):
        golden.write_text(comment + SOURCE + source + WRITTEN + read + FINDINGS + told, encoding="utf-8")
    assert (read, told) == (written, findings)
    assert markdown.read(read) == document
