"""Texts for comparing, all of them fictitious."""

import re
from collections.abc import Callable, Sequence

import pytest

from texts.address import Level
from texts.document import Document, Passage, Provision, Role
from texts.grammar.cn import numerals

Draft = Callable[[str], Document]

_LABEL = re.compile(r"(第\S+条(?:之\S+)?|第\S+章|（[一二三四五六七八九十]+）)(\s*)(.*)")


@pytest.fixture(scope="session")
def draft() -> Draft:
    """A reader of plain drafts: # title, 第一章 名, 第一条 words, （一） words, | row |; any other line is a 款."""

    def read(text: str) -> Document:
        title: list[str] = []
        lines: list[str] = []
        for line in filter(None, map(str.strip, text.strip().splitlines())):
            (title if line.startswith("#") else lines).append(line.lstrip("# "))
        return Document((*([Passage(Role.TITLE, tuple(title))] if title else []), *_provisions(lines)))

    return read


def _provisions(lines: Sequence[str]) -> tuple[Provision, ...]:
    chapters: list[tuple[str | None, list[list[str]]]] = [(None, [])]
    for line in lines:
        if re.match(r"第\S+章\s", line):
            chapters.append((line, []))
        elif re.match(r"第\S+条(?:之\S+)?\s", line) or not chapters[-1][1]:
            chapters[-1][1].append([line])
        else:
            chapters[-1][1][-1].append(line)
    found: list[Provision] = []
    for heading, groups in chapters:
        inside = tuple(_article(group) for group in groups)
        if heading is None:
            found += inside
        else:
            label, gap, words = _parts(heading)
            found.append(Provision(Level.CHAPTER, label, numerals.read_label(label), gap, words, inside))
    return tuple(found)


def _article(lines: Sequence[str]) -> Provision:
    label, gap, first = _parts(lines[0])
    if not label:
        return Provision(Level.LEAD, words=lines[0])
    children: list[Provision] = []
    for line in [first, *lines[1:]]:
        if line.startswith("（"):
            point, between, words = _parts(line)
            lead = children.pop()
            node = Provision(Level.POINT, point, numerals.read_label(point), between, words)
            children.append(Provision(lead.level, words=lead.words, children=(*lead.children, node)))
        elif line.startswith("|"):
            rows = children.pop().words + "\n" if children[-1].level is Level.TABLE else ""
            children.append(Provision(Level.TABLE, words=rows + line))
        else:
            children.append(Provision(Level.PARAGRAPH, words=line))
    return Provision(Level.ARTICLE, label, numerals.read_label(label), gap, "", tuple(children))


def _parts(line: str) -> tuple[str, str, str]:
    match = _LABEL.fullmatch(line)
    return (match[1], match[2], match[3]) if match else ("", "", line)
