"""A text as promulgated, and the same text as stored, say the same."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.address import Level
from texts.errors import MalformedText
from texts.formats import markdown
from texts.grammar.base import Grammar
from texts.grammar.cn.grammar import CN
from texts.parsing import parse

GRAMMARS: list[Grammar] = [CN]
CORPUS = Path(__file__).resolve().parents[2] / "../shared/data/structure"

TEXT = """\
# 虚构省灯塔条例
2020年3月1日 虚构省第一届人民代表大会常务委员会第三次会议通过
<!-- INFO END -->
## 第一章 总则
第一条 为了保护灯塔，制定本条例。
笫二条 本条例自2020年5月1日起施行。
"""


@pytest.mark.parametrize("grammar", GRAMMARS, ids=lambda grammar: grammar.name)
def test_a_grammar_says_what_it_is(grammar: Grammar) -> None:
    assert grammar.name
    assert grammar.rules >= 1
    assert "/" in grammar.zone


@pytest.mark.parametrize("grammar", GRAMMARS, ids=lambda grammar: grammar.name)
def test_what_is_stored_says_what_was_promulgated(grammar: Grammar) -> None:
    """parse(write(parse(t).document)) has the same document and promulgation; its structure has nothing left to remark on."""
    fresh = parse(TEXT, grammar)
    stored = parse(markdown.write(fresh.document), grammar)
    assert stored.document == fresh.document
    assert stored.promulgation == fresh.promulgation
    assert {finding.code for finding in stored.findings} < {finding.code for finding in fresh.findings}


def test_a_fictitious_regulation() -> None:
    read = parse(TEXT, CN)
    assert [article.label for article in read.document.articles()] == ["第一条", "笫二条"]
    assert [article.number for article in read.document.articles()] == [(1,), (2,)]
    assert [top.level for top in read.document.provisions] == [Level.CHAPTER]


def test_a_broken_stored_text_is_not_read_as_a_promulgated_one() -> None:
    with pytest.raises(MalformedText):
        parse("<!-- yange text 1 -->\n\n<!-- title -->\n", CN)


@given(st.text(max_size=200))
def test_any_text_is_parsed(text: str) -> None:
    """No text crashes, whatever it is; one that claims the stored format may be refused."""
    if not markdown.is_written(text):
        parse(text, CN)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the test data beside the checkout are absent")
def test_real_texts_as_stored_say_what_was_promulgated() -> None:
    for path in sorted(CORPUS.iterdir()):
        fresh = parse(path.read_text(encoding="utf-8"), CN)
        stored = parse(markdown.write(fresh.document), CN)
        assert (stored.document, stored.promulgation) == (fresh.document, fresh.promulgation), path.name
