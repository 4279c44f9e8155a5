"""What an act makes of a text, and how that compares with another, for people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cli.views.page import Block, Paragraph, Piece, Style

if TYPE_CHECKING:
    from texts.amendment import Unresolved
    from texts.enacting import Enacted
    from texts.proving import Difference, Verification

__all__ = ["VERDICTS", "differences", "notices", "unplaced", "verdict"]

VERDICTS = {
    "proved": "proved 相符: every character and paragraph is the same",
    "consistent": "consistent 相容: what differs is what the act leaves open",
    "differs": "differs 不符",
    "not_checked": "not checked 未核对: no other text of this version is held",
}
CLASSES = {
    "typographic": "form alone 仅字形",
    "paragraphs": "paragraphs 分段",
    "cross_reference": "numbers cited 引用条号",
    "header_note": "header note 题注",
    "substantive": "words 文字",
}


def verdict(verification: "Verification", compared: str | None = None) -> str:
    """Return what a comparison showed, in words."""
    words = VERDICTS[verification.verdict.value]
    count = f" ({len(verification.differences)} places)" if verification.differences else ""
    return f"{words}{count}" + (f", against {compared}" if compared is not None else "")


def unplaced(found: tuple["Unresolved", ...]) -> Iterator[Block]:
    """Yield the instructions that could not be placed, each with a caret under its words."""
    from texts.formats.compilation_json import pointed

    for one in found:
        yield Paragraph.of(f"not placed: {one.clause.item} {one.reason.splitlines()[0]}", Style.WARNING, indent=2)
        yield from (Paragraph.of(line, indent=4) for line in pointed(one.clause).splitlines())


def differences(verification: "Verification") -> Iterator[Block]:
    """Yield where a compiled text and the other differ, words marked: [-compiled-] {+the other+}."""
    for difference in verification.differences:
        yield Paragraph.of(f"{difference.article or 'opening 开头'}: {CLASSES[difference.kind.value]}", Style.LABEL, indent=2)
        yield from _marked(difference)


def _marked(difference: "Difference") -> Iterator[Block]:
    from texts.diffing import words

    compiled, expected = difference.compiled or "", difference.expected or ""
    pieces: list[Piece] = []
    for edit in words(compiled, expected):
        if edit.kept:
            pieces.append(Piece(expected[slice(*edit.new)]))
        else:
            pieces += [Piece(compiled[slice(*edit.old)], Style.DELETED), Piece(expected[slice(*edit.new)], Style.INSERTED)]
    yield from _lines(pieces)


def _lines(pieces: list[Piece]) -> Iterator[Block]:
    waiting: list[Piece] = []
    for piece in pieces:
        first, *others = piece.words.split("\n")
        waiting.append(Piece(first, piece.style))
        for words in others:
            yield Paragraph(tuple(one for one in waiting if one.words), indent=4)
            waiting = [Piece(words, piece.style)]
    yield Paragraph(tuple(one for one in waiting if one.words), indent=4)


def notices(enacted: "Enacted") -> Iterator[Block]:
    """Yield what was noticed in act and text."""
    for amendment, applied in zip(enacted.amendments, enacted.applied, strict=True):
        for _, message in (*amendment.notices, *applied.notices):
            yield Paragraph.of(f"noticed: {message}", indent=2)
