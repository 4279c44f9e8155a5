"""Headings: 编 分编 章 节, and those that bear none of these names (标题)."""

import re

from texts.address import Level
from texts.grammar.cn.structure.labels import BLANK, CITING, HEADING, HEADING_LEVELS, number_of, split_gap
from texts.grammar.cn.structure.pieces import Piece
from texts.patterns import lazily

__all__ = ["fold", "is_heading", "mend_headings", "read_headings"]

_LABEL = lazily(HEADING)
_SENTENCE = lazily("[。；;！？：:]")
_LONGEST = 60
_NUMBERED = lazily(rf"([一二三四五六七八九十百]{{1,4}}{BLANK}*、|[（(][一二三四五六七八九十]{{1,3}}[）)])({BLANK}*)(.*)")
_JOINING = ("、", "和", "及", "与")
_NAMED = frozenset(("附则", "总则", "总纲", "分则", "罚则"))


def fold(text: str) -> str:
    """Return a heading without white space, for comparing."""
    return "".join(text.split())


def is_heading(line: str, marks: int = 0) -> bool:
    """Say whether a whole line is the heading of a 编, 分编, 章 or 节."""
    match = _LABEL.match(line)
    if match is None or len(line) > _LONGEST or (not marks and _SENTENCE.search(line, match.end())):
        return False
    rest = line[match.end() :]
    return not rest or rest[0].isspace() or CITING.match(rest) is None


def read_headings(line: str, number: int, marks: int) -> list[Piece]:
    """Return the headings that a line prints: one, or several glued together; none where it is no heading."""
    if not is_heading(line, marks):
        return _read_unnamed(line, number, marks)
    labels = list(_LABEL.finditer(line))
    ends = [*(label.start() for label in labels[1:]), len(line)]
    return [_read_named(line, label, end, number, marks) for label, end in zip(labels, ends, strict=True)]


def _read_named(line: str, match: re.Match[str], end: int, number: int, marks: int) -> Piece:
    label = match[0]
    bare = re.sub("之.*", "", fold(label))
    level = Level.SUBPART if bare.endswith("分编") else HEADING_LEVELS[bare[-1]]
    gap, words = split_gap(line[match.end() : end])
    return Piece(level, number, words.rstrip(), label, number_of(label), gap, marks=marks)


def _read_unnamed(line: str, number: int, marks: int) -> list[Piece]:
    if fold(line) == "序言":
        return [Piece(Level.PREAMBLE, number, line, marks=marks)]
    if fold(line) in _NAMED:
        return [Piece(Level.HEADING, number, line, marks=marks)]
    if not marks:
        return []
    match = _NUMBERED.fullmatch(line)
    if match is not None:
        return [Piece(Level.HEADING, number, match[3], match[1], number_of(match[1]), match[2], marks=marks)]
    return [Piece(Level.HEADING, number, line, marks=marks)]


def mend_headings(pieces: list[Piece]) -> list[Piece]:
    """Decide what a line below a heading is: the rest of it, or the heading of a first section that lost its number.

    It is the latter where the chapter goes on with a 第二节, or with other
    headings that lost theirs; never where the words run on (甲、乙和 over 丙).
    """
    mended: list[Piece] = []
    for index, piece in enumerate(pieces):
        if piece.marks == -2 and mended and (_runs_on(mended[-1].words, piece.words) or not _has_sections(pieces, index)):
            mended[-1].words += piece.words
            mended[-1].broken = True
        else:
            mended.append(piece)
    return mended


def _runs_on(above: str, below: str) -> bool:
    return above[-1:] in _JOINING or below[:1] in _JOINING


def _has_sections(pieces: list[Piece], index: int) -> bool:
    above = pieces[index - 1].level
    for after in range(index + 1, len(pieces)):
        piece = pieces[after]
        if piece.level is Level.SECTION and above is not Level.SECTION:
            return piece.number != (1,)
        if piece.level is Level.HEADING and piece.marks == -1:
            return above is not Level.SECTION
        if piece.level in (Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION):
            return False
    return False
