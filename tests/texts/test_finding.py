"""Every code of a finding is explained to users, and no other."""

import re
from pathlib import Path

from texts.finding import Code

DOC = Path(__file__).resolve().parents[2] / "docs" / "findings.md"


def test_the_list_of_codes_and_its_explanation_agree() -> None:
    explained = re.findall(r"^\| `([a-z-]+)` \| (.+?) \| (.+?) \|$", DOC.read_text(encoding="utf-8"), re.M)
    assert [code for code, _, _ in explained] == [str(code) for code in Code]
    assert all(meaning.strip() and advice.strip() for _, meaning, advice in explained)
