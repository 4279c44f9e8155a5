"""Proving: whether what an act makes of a text is the official one (与官方文本的核对).

Two texts are equal where every line of the body is, after folding width
(ＡＢ for AB, （ for ( and the like) and spacing; the break between two paragraphs
is never folded away.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from texts.address import Level
from texts.amendment import Amendment, Operation, Unresolved
from texts.document import Document, Passage, Provision, Role, walk
from texts.folding import tokens
from texts.patterns import lazily

__all__ = ["FOLDING", "Class", "Difference", "Verdict", "Verification", "lines_of", "prove", "unchecked"]

FOLDING = "width and spacing"
"""What is folded before two texts are compared; the answer states it."""

_OUTSIDE = (Role.ANNOUNCEMENT, Role.HEADER_NOTE, Role.FURNITURE, Role.SIGNATURE, Role.DATE_LINE, Role.CONTENTS)
_PRINTED = (*(role for role in _OUTSIDE if role is not Role.HEADER_NOTE),)
_UNITS = (Level.ARTICLE, Level.ITEM)
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACING = lazily(r"[\s\u200b\ufeff\u3000]+")
_HEADER_ENDS = "<!-- INFO END -->"
_COMMENT = lazily(r"<!--.*?-->", re.DOTALL)
_ALONE = lazily(r"^(第[一二三四五六七八九十百千零〇]+[条章节编](?:之[一二三四五六七八九十]+)?)\n", re.MULTILINE)
_CITED = lazily(r"第[一二三四五六七八九十百千零〇\d]+条(?:之[一二三四五六七八九十]+)?|第[（(]?[一二三四五六七八九十百\d]+[)）]?[款项目章节编]")


class Verdict(StrEnum):
    """What a comparison with an official text shows."""

    PROVED = "proved"
    """Every character and paragraph of the body is the same."""
    CONSISTENT = "consistent"
    """What differs is what the act leaves open, or typographic."""
    DIFFERS = "differs"
    NOT_CHECKED = "not_checked"
    """There is no text to compare with."""


class Class(StrEnum):
    """What a difference is."""

    TYPOGRAPHIC = "typographic"
    """Another form of the same mark, character or number."""
    PARAGRAPHS = "paragraphs"
    """The same words, divided into other paragraphs."""
    CROSS_REFERENCE = "cross_reference"
    """Nothing but numbers of provisions."""
    HEADER_NOTE = "header_note"
    """The note under the title that says who adopted and amended the law (题注)."""
    SUBSTANTIVE = "substantive"


@dataclass(frozen=True, slots=True)
class Difference:
    """One article, heading or opening that is not the same.

    Args:
        article: its label; `""` for what stands before the first.
        expected: the official lines; `None` where there is no such article.
        compiled: ours, likewise.
        kind: what the difference is.
    """

    article: str
    expected: str | None
    compiled: str | None
    kind: Class


@dataclass(frozen=True, slots=True)
class Verification:
    """A comparison of a compiled text with the official one.

    Args:
        verdict: what it shows.
        distance: edits over the length of the longer text, lines counted.
        differences: article by article.
    """

    verdict: Verdict
    distance: float
    differences: tuple[Difference, ...]


def unchecked() -> Verification:
    """Return what is known where there is no official text."""
    return Verification(Verdict.NOT_CHECKED, 0.0, ())


def lines_of(document: Document) -> tuple[str, ...]:
    """Return the text of a law, one provision a line, labels and words as printed.

    The note under the title stands in it; contents, announcements and
    signatures do not.
    """
    return tuple(_lines(document, _PRINTED))


def _lines(document: Document, outside: Sequence[Role]) -> Iterable[str]:
    for part in document.parts:
        if isinstance(part, Provision):
            yield from _provision_lines(part)
        elif part.role not in outside or _is_untitled(part):
            yield from part.lines


def _is_untitled(part: Passage) -> bool:
    """Say whether headings that are listed before the text stand under no 目录: they may be headings that are printed twice."""
    return part.role is Role.CONTENTS and not fold(part.lines[0]).startswith("目录")


def _provision_lines(top: Provision) -> Iterable[str]:
    opening = ""
    for node in walk(top):
        line = node.label + node.gap + node.words
        if node.level in _UNITS and not node.words and node.children and not node.children[0].label:
            opening = line
            continue
        yield from (opening + line).split("\n")
        opening = ""


def prove(
    compiled: Document, expected: Document, amendments: Sequence[Amendment], unresolved: Sequence[Unresolved] = (), printed: str | None = None
) -> Verification:
    """Compare a compiled text with the official one.

    Args:
        compiled: what the acts make of the old text.
        expected: the official text.
        amendments: the acts, for what they leave open.
        unresolved: what could not be applied; nothing is consistent with that.
        printed: the official text as it came; where its lines are not those of
            `expected` (labels glued into a line are read apart), there is no proof.
    """
    compiled, expected = _titled_once(compiled), _titled_once(expected)
    ours, theirs = _sections(compiled), _sections(expected)
    differences = (*_note_differs(compiled, expected, printed), *_differences(ours, theirs))
    ours_text, theirs_text = (_folded(_lines(document, _OUTSIDE)) for document in (compiled, expected))
    if not differences and ours_text == theirs_text and printed is not None and not _stands_in(compiled, printed):
        differences = (Difference("", None, None, Class.PARAGRAPHS),)
    if not differences and ours_text == theirs_text:
        return Verification(Verdict.PROVED, 0.0, ())
    open_ = not unresolved and _left_open(differences, amendments)
    verdict = Verdict.CONSISTENT if open_ else Verdict.DIFFERS
    return Verification(verdict, _distance(ours_text, theirs_text), differences)


def _titled_once(document: Document) -> Document:
    """Return a text without the title that a source prints again below its own heading."""
    titles = document.passages(Role.TITLE)
    again = [title for title in titles[1:] if fold("".join(title.lines)) == fold("".join(titles[0].lines))]
    return Document(tuple(part for part in document.parts if not any(part is title for title in again))) if again else document


def _stands_in(compiled: Document, printed: str) -> bool:
    """Say whether the body and each annex stand in a text line by line as they are printed there."""
    body = _folded(line for provision in compiled.provisions for line in _provision_lines(provision))
    annexes = (_folded(_provision_lines(annex)) for annex in compiled.annexes)
    lines = _folded(line.lstrip("#* ").replace("**", "") for line in _COMMENT.sub("", printed).splitlines())
    return all(part in _ALONE.sub(r"\1", lines) for part in (body, *annexes))


def fold(line: str) -> str:
    """Return a line with width and spacing folded away."""
    return _SPACING.sub("", line.translate(_NARROW))


def _folded(lines: Iterable[str]) -> str:
    return "\n".join(line for line in map(fold, lines) if line)


def _sections(document: Document) -> list[tuple[str, str]]:
    """Return the folded lines of a text by what they stand under: the opening, each heading, each article."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for part in document.parts:
        if isinstance(part, Passage):
            if part.role not in _OUTSIDE or _is_untitled(part):
                found[-1][1].extend(part.lines)
            continue
        for node in _tops(part):
            label = fold(node.label) or fold(node.words)[:20]
            if node.level is Level.LEAD or not (node.label or node.words):
                label = ""
            found.append((label, list(_own_lines(node))))
    return [(label, _folded(lines)) for label, lines in found if _folded(lines)]


def _tops(part: Provision) -> Iterable[Provision]:
    """Yield headings and articles, the one without the other."""
    waiting = [part]
    while waiting:
        node = waiting.pop()
        yield node
        if node.level not in _UNITS and any(inner.level in _UNITS for inner in walk(node)):
            waiting.extend(reversed(node.children))


def _own_lines(node: Provision) -> Iterable[str]:
    if node.level not in _UNITS and any(inner.level in _UNITS for inner in walk(node)):
        return [node.label + node.gap + node.words]
    return _provision_lines(node)


def _differences(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> Iterable[Difference]:
    if ours == theirs:
        return
    mine, official = _by_label(ours), _by_label(theirs)
    for label in dict.fromkeys([*official, *mine]):
        expected, compiled = official.get(label), mine.get(label)
        if expected != compiled:
            yield Difference(label[0], expected, compiled, _class(expected, compiled))
    if list(mine) != list(official) and mine == official:
        yield Difference("", "\n".join(label for label, _ in official), "\n".join(label for label, _ in mine), Class.SUBSTANTIVE)


def _by_label(sections: list[tuple[str, str]]) -> dict[tuple[str, int], str]:
    """Return sections by label; a label printed again counts on."""
    found: dict[tuple[str, int], str] = {}
    for label, text in sections:
        again = 1
        while (label, again) in found:
            again += 1
        found[label, again] = text
    return found


def _class(expected: str | None, compiled: str | None) -> Class:
    if expected is None or compiled is None:
        return Class.SUBSTANTIVE
    if expected.replace("\n", "") == compiled.replace("\n", ""):
        return Class.PARAGRAPHS
    if _meaning(expected) == _meaning(compiled):
        return Class.TYPOGRAPHIC
    if _CITED.sub("第条", expected) == _CITED.sub("第条", compiled):
        return Class.CROSS_REFERENCE
    return Class.SUBSTANTIVE


def _meaning(text: str) -> list[str]:
    """Return what the words and marks of a text mean, in whatever numerals, quotation marks and variant characters (1张, 一张)."""
    return [token.key for token in tokens(text) if token.key]


def _left_open(differences: Sequence[Difference], amendments: Sequence[Amendment]) -> bool:
    """Say whether the acts leave all that differs to the republication (个别文字作相应修改, 条文序号作相应调整)."""
    if any(amendment.unresolved for amendment in amendments) or not differences:
        return False
    renumbered = any(amendment.orders(operation) for amendment in amendments for operation in (Operation.RENUMBER_FOLLOWING, Operation.RENUMBER))
    worded = any(amendment.orders(Operation.ADJUST_WORDING) for amendment in amendments)
    open_classes = {Class.TYPOGRAPHIC, Class.HEADER_NOTE, *((Class.CROSS_REFERENCE,) if renumbered else ())}
    return all(difference.kind in open_classes or (worded and _slight(difference)) for difference in differences)


def _slight(difference: Difference) -> bool:
    """Say whether no more than single words of an article differ."""
    if difference.expected is None or difference.compiled is None or "\n" in (difference.expected, difference.compiled):
        return False
    return _distance(difference.expected, difference.compiled) < 0.1


def _note_differs(ours: Document, theirs: Document, printed: str | None) -> Iterable[Difference]:
    """Yield the header note that the official text prints under its title, where ours is not the same.

    A note in brackets is part of the print; dated lines above the mark that
    ends a header are what a collection says of the text.
    """
    body = {fold(line) for line in printed.split(_HEADER_ENDS)[-1].splitlines()} if printed is not None and _HEADER_ENDS in printed else set()
    official = [line for line in _notes(theirs) if (line[:1] == "(" and line[-1:] == ")") or line in body]
    if official and not set(official) <= set(_notes(ours)):
        yield Difference("", "\n".join(official), "\n".join(_notes(ours)) or None, Class.HEADER_NOTE)


def _notes(document: Document) -> list[str]:
    return [fold(line) for passage in document.passages(Role.HEADER_NOTE) for line in passage.lines]


def _distance(one: str, other: str) -> float:
    from rapidfuzz.distance import Levenshtein

    longest = max(len(one), len(other))
    # Most texts differ little: the hint lets it look near the diagonal first, and changes no result.
    return Levenshtein.distance(one, other, score_hint=64) / longest if longest else 0.0
