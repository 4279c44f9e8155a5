"""No proof of a text that is not the same, wherever and however it differs."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.enacting.conftest import LAW
from texts.grammar.cn.grammar import CN
from texts.proving import Verdict, prove

ANNEXED = """
附件一：

花木名录

| 名称 | 等级 |
|---|---|
| 松 | 一级 |
| 柏 | 二级 |

附件二：

收费标准

一、松每株五元。

二、柏每株三元。
"""
CODE = LAW.replace("第一章　总则", "第一编　通则\n\n第一章　总则").replace("第二章　栽种", "第二章　栽种\n\n第一节　种")
TEXTS = [LAW, LAW + ANNEXED, CODE, LAW.replace("# 虚构市花木条例", "# 虚构市花木条例\n\n（2001年1月1日虚构市人民代表大会通过）")]
_TRIPLES = Path(__file__).resolve().parents[3] / "../shared/data/triples"
OFFICIAL = sorted(_TRIPLES.glob("*/new.md"))


def _body(text: str) -> str:
    """Return what a text says, shown by other means than the program's own: every line, without layout and width."""
    lines = re.sub(r"<!--.*?-->", "", text).splitlines()
    folded = (re.sub(r"[\s#*]|[|-]{3,}", "", unicodedata.normalize("NFKC", line)) for line in lines)
    body = "\n".join(line for line in folded if line)
    # A number on a line of its own is layout: the paragraph is that below it.
    return re.sub(r"^(第[一二三四五六七八九十百]+[编章节条])\n", r"\1", body, flags=re.MULTILINE)


def _starts(text: str) -> int:
    """Return where the body begins: what stands above says who made the text."""
    found = re.search(r"^#* *(?:第一[编章条]|[为依根].*(?:规定|解释|条例)。$)", text, re.MULTILINE)
    assert found is not None
    return found.start()


@st.composite
def mutations(draw: st.DrawFn, text: str) -> str:
    """A text that differs in one place: a character, a mark, a break between paragraphs, a line, or two lines that changed places."""
    body = _starts(text)
    kind = draw(st.sampled_from(("change", "drop", "add", "break", "join", "strike", "repeat", "swap", "mark")))
    at = draw(st.integers(body, len(text) - 2))
    if kind == "change":
        return text[:at] + draw(st.sampled_from("甲一二，。条；款")) + text[at + 1 :]
    if kind == "mark":
        marks = [match.start() for match in re.finditer("[，。；：、（）]", text[body:])]
        place = body + draw(st.sampled_from(marks))
        return text[:place] + draw(st.sampled_from("，。；：、")) + text[place + 1 :]
    if kind == "drop":
        return text[:at] + text[at + 1 :]
    if kind == "add":
        return text[:at] + draw(st.sampled_from("甲的了。，一")) + text[at:]
    if kind == "break":
        return text[:at] + "\n\n" + text[at:]
    breaks = [match.start() for match in re.finditer("\n\n", text[body:])]
    place = body + draw(st.sampled_from(breaks))
    if kind == "join":
        return text[:place] + text[place + 2 :]
    lines = text.split("\n\n")
    number = draw(st.integers(text[:body].count("\n\n"), len(lines) - 2))
    if kind == "strike":
        del lines[number]
    elif kind == "repeat":
        lines.insert(number, lines[number])
    else:
        lines[number], lines[number + 1] = lines[number + 1], lines[number]
    return "\n\n".join(lines)


@settings(max_examples=400)
@given(st.sampled_from(TEXTS), st.data())
def test_a_text_with_one_change_is_not_proved(text: str, data: st.DataObject) -> None:
    """A proof is never claimed where any character or paragraph boundary of the body differs after the folding that is stated."""
    official = data.draw(mutations(text))
    found = prove(CN.structure(text)[0], CN.structure(official)[0], (), (), official)
    if _body(official) != _body(text):
        assert found.verdict is not Verdict.PROVED
        assert found.differences


@pytest.mark.skipif(not OFFICIAL, reason="no ../shared/data/triples beside the checkout")
@settings(max_examples=60)
@given(st.data())
def test_an_official_text_with_one_change_is_not_proved(data: st.DataObject) -> None:
    """The same for texts as they are really printed."""
    texts = [text for path in OFFICIAL if len(text := path.read_text(encoding="utf-8")) < 20_000]
    text = data.draw(st.sampled_from(texts))
    official = data.draw(mutations(text))
    found = prove(CN.structure(text)[0], CN.structure(official)[0], (), (), official)
    if _body(official) != _body(text):
        assert found.verdict is not Verdict.PROVED


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_text_is_proved(text: str) -> None:
    assert prove(CN.structure(text)[0], CN.structure(text)[0], (), (), text).verdict is Verdict.PROVED
