"""Random acts against laws as they are really printed, where the data stands beside the checkout."""

import re
import tarfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.enacting.writing_acts import label, quoted
from texts.document import Document, Provision, Role
from texts.enacting import enact
from texts.grammar.cn import numerals
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

CORPUS = Path(__file__).resolve().parents[3] / "../shared/data/corpus.tar.gz"
LAWS = 25
_LABEL = re.compile(r"^(第[一二三四五六七八九十百]+条)([\s　])")


@cache
def held() -> tuple[Document, ...]:
    """Return laws whose articles are numbered through from 第一条."""
    found: list[Document] = []
    with tarfile.open(CORPUS) as corpus:
        for member in corpus:
            if not member.name.endswith(".md") or not 6_000 < member.size < 20_000:
                continue
            packed = corpus.extractfile(member)
            document = CN.structure(packed.read().decode("utf-8") if packed else "")[0]
            numbers = [article.number for article in document.articles()]
            if len(numbers) > 12 and numbers == [(number,) for number in range(1, len(numbers) + 1)] and not document.annexes:
                found.append(document)
            if len(found) == LAWS:
                break
    return tuple(found)


def _label_of(line: str) -> str:
    found = _LABEL.match(line)
    return found[0] if found is not None else ""


def _operand(words: str) -> str | None:
    """Return words of a paragraph that stand in it once."""
    runs = (words[at : at + 6] for at in range(3, len(words) - 6))
    return next((run for run in runs if re.fullmatch("[一-龥]{6}", run) and words.count(run) == 1), None)


@dataclass
class _Writing:
    """An act and the lines of the law that it makes, so far."""

    items: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    number: int = 0

    def keep(self, block: list[str]) -> None:
        """Let an article stand, with the number that follows."""
        self.number += 1
        mark = _label_of(block[0])[-1]
        self.lines.extend([label(self.number) + mark + block[0][len(_label_of(block[0])) :], *block[1:]])

    def change(self, draw: st.DrawFn, old: int, block: list[str], article: Provision) -> None:
        """Leave an article or change it in one way, and maybe add one after it."""
        heading_after = len(block) > 1 and re.match("第.+[章节编]", block[-1]) is not None
        operand = _operand(article.children[0].words) if len(article.children) == 1 and not article.children[0].children else None
        choice = draw(st.sampled_from(("leave", "leave", "replace", "reword", "add words", "strike", "insert")))
        if choice == "strike" and not heading_after and self.lines:
            self.items.append(f"删去{label(old)}。")
            return
        if choice == "replace" and len(block) == 1:
            self.items.append(f"将{label(old)}修改为：{quoted(['甲适用乙。', '丙适用丁。'])}")
            block = [_label_of(block[0]) + "甲适用乙。", "丙适用丁。"]
        elif choice == "reword" and operand is not None:
            self.items.append(f"将{label(old)}中的“{operand}”修改为“甲乙”。")
            block = [block[0].replace(operand, "甲乙", 1), *block[1:]]
        elif choice == "add words" and operand is not None:
            self.items.append(f"在{label(old)}中的“{operand}”后增加“甲乙”。")
            block = [block[0].replace(operand, operand + "甲乙", 1), *block[1:]]
        self.keep(block)
        if choice == "insert" and not heading_after:
            self.number += 1
            self.items.append(f"在{label(old)}后增加一条，作为{label(self.number)}：“甲。”")
            self.lines.append(f"{label(self.number)}　甲。")


def _act(title: str, items: list[str]) -> Document:
    listed = "\n\n".join(f"{numerals.write(at)}、{item}" for at, item in enumerate(items, 1))
    end = f"《{title}》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"
    return CN.structure(f"# 关于修改《{title}》的决定\n\n<!-- INFO END -->\n\n决定对《{title}》作如下修改：\n\n{listed}\n\n{end}\n")[0]


@pytest.mark.skipif(not CORPUS.exists(), reason="no ../shared/data/corpus.tar.gz beside the checkout")
@settings(max_examples=60)
@given(st.data())
def test_a_real_law_is_changed_where_the_act_says_and_nowhere_else(data: st.DataObject) -> None:
    """What the act does not name keeps every character, and its number follows."""
    law = data.draw(st.sampled_from(held()))
    lines = lines_of(law)
    places = [at for at, line in enumerate(lines) if _LABEL.match(line)]
    writing = data.draw(_written(law, [list(lines[at:to]) for at, to in zip(places, [*places[1:], len(lines)], strict=True)]))
    title = "".join(line for passage in law.passages(Role.TITLE) for line in passage.lines)
    found = enact(law, [_act(title, writing.items)], CN)
    assert [one.reason for one in found.unresolved] == []
    expected = [*lines[: places[0]], *writing.lines]
    assert [re.sub(r"\s", "", line) for line in lines_of(found.document)] == [re.sub(r"\s", "", line) for line in expected]


@st.composite
def _written(draw: st.DrawFn, law: Document, blocks: list[list[str]]) -> _Writing:
    writing = _Writing()
    for old, (block, article) in enumerate(zip(blocks, law.articles(), strict=True), 1):
        writing.change(draw, old, block, article)
    return writing
