"""Real acts on real texts, where the data stands beside the checkout."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from texts.document import Document
from texts.enacting import enact, split_acts
from texts.grammar.cn.grammar import CN
from texts.proving import Class, Verdict, fold

TRIPLES = Path(__file__).resolve().parents[3] / "../shared/data/triples"
FOLDERS = sorted(path for path in TRIPLES.iterdir() if path.is_dir()) if TRIPLES.is_dir() else []


@pytest.mark.skipif(not FOLDERS, reason="no ../shared/data/triples beside the checkout")
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_instruction_is_placed_and_no_proof_is_false(folder: Path, read: Callable[[str], Document]) -> None:
    """A proof is never claimed where any character or paragraph boundary of the body differs."""
    old, act, new = ((folder / f"{name}.md").read_text(encoding="utf-8") for name in ("old", "act", "new"))
    found = enact(read(old), [read(text) for text in split_acts(act)], CN, read(new), new)
    assert [one.reason for one in found.unresolved] == []
    if found.verification.verdict is Verdict.PROVED:
        printed = {fold(line.lstrip("#* ")) for line in new.splitlines()}
        missing = [
            line for top in found.document.articles() for line in (fold(child.words) for child in top.children) if not any(line in one for one in printed)
        ]
        assert missing == []
        return
    noise = {entry.get("new") for entry in json.loads((folder / "meta.json").read_text(encoding="utf-8")).get("known_source_noise") or []}
    wrong = {difference.article for difference in found.verification.differences if difference.kind is Class.SUBSTANTIVE}
    # 附则, 附件 and 十三、: headings and annexes in which two sources depart from each other, not from the act.
    assert wrong - noise <= {"附则", "附件一", "附件一:", "附件二", "十三、"}
