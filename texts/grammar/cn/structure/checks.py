"""Checks: what a reader of a text would remark on (存疑)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from texts.address import CONTAINERS, Level, Number
from texts.finding import Code, Finding
from texts.grammar.cn import numerals
from texts.grammar.cn.structure.facts import same_words
from texts.grammar.cn.structure.frame import Frame
from texts.grammar.cn.structure.labels import is_misprinted
from texts.grammar.cn.structure.pieces import Piece
from texts.patterns import lazily

__all__ = ["check"]

_ODD = lazily("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufff9-\ufffd]")
_ENDINGS = frozenset("。；：:;！？!?”’）)】〕》…—>|")
_CLAUSE = ("；", ";")
_COLON = ("：", ":")
# What a bracket at the end adds does not end the sentence before it: 市、县（市、区）.
_BRACKETED = lazily("[（(][^（）()]*[）)]$")
# Clauses that are told apart without numbers: 第一类：…; 甲、….
_TELLING = lazily("[^，。；]{1,14}[：:]|[甲乙丙丁戊己庚辛]、")
_UNITS = (Level.ARTICLE, Level.ITEM)
_RANKS = {Level.PART: 0, Level.SUBPART: 1, Level.CHAPTER: 2, Level.SECTION: 3}
_UNIT_NAMES = {Level.PART: "编", Level.SUBPART: "分编", Level.CHAPTER: "章", Level.SECTION: "节", Level.ARTICLE: "条"}
_NAMED = lazily(r"\s*第[^编章节]{1,8}(分编|编|章|节)")
_BROKEN_FROM = 12
_SHOWN = 5


def check(frame: Frame, contents: tuple[tuple[int, str], ...], body: list[Piece], annexes: list[list[Piece]]) -> tuple[Finding, ...]:
    """Return what is remarkable about the structure of a text, in order of line."""
    found: list[Finding] = []
    for pieces in (body, *annexes):
        found.extend(_check_units(pieces, whole=pieces is body))
        found.extend(_check_headings(pieces))
        found.extend(_check_points(pieces))
        found.extend(_check_labels(pieces))
    found.extend(_check_contents(contents, body, frame))
    found.extend(_check_body(body))
    found.extend(_check_lines(body))
    found.extend(_check_clauses(body))
    found.extend(_check_glued((*body, *(piece for pieces in annexes for piece in pieces))))
    found.extend(_check_characters(frame))
    return tuple(sorted(found, key=lambda finding: finding.line or 0))


def _follows(last: Number, number: Number) -> bool:
    """Say whether `number` may come right after `last`."""
    if len(number) == 1:
        return number[0] == last[0] + 1
    return number in ((*last[:1], 1), (last[0], last[-1] + 1)) and number[0] == last[0]


def _name(number: Number, level: Level) -> str:
    unit, suffix = _UNIT_NAMES.get(level), "".join(f"之{numerals.write(n)}" for n in number[1:])
    return f"第{numerals.write(number[0])}{unit}{suffix}" if unit else numerals.write(number[0]) + suffix


def _compare(last: Number, before: str, piece: Piece) -> Finding | None:
    """Return what is odd in the number of a piece after the one before it.

    Args:
        before: the label of that one.
    """
    number = piece.number
    if number is None or _follows(last, number):
        return None
    name = piece.label.strip()
    if number == last:
        return Finding(Code.NUMBER_REPEATED, piece.line, f"{name} is printed a second time")
    if number < last:
        return Finding(Code.NUMBER_OUT_OF_ORDER, piece.line, f"{name} comes after {before}")
    return Finding(Code.NUMBER_GAP, piece.line, f"nothing is printed between {before} and {name}")


def _check_units(pieces: list[Piece], *, whole: bool) -> Iterator[Finding]:
    last: Number | None = None
    before = ""
    for piece in pieces:
        if piece.level not in _UNITS or piece.number is None:
            continue
        finding = _compare(last, before, piece) if last is not None else None
        if finding is not None:
            yield finding
        elif last is None and whole and piece.number[0] > 1:
            yield Finding(Code.NUMBER_GAP, piece.line, f"numbering starts at {piece.label.strip()}")
        if last is None or piece.number > last:
            last, before = piece.number, piece.label.strip()


def _check_headings(pieces: list[Piece]) -> Iterator[Finding]:
    """Numbers run on through the whole text, or start anew below each higher heading."""
    last: dict[Level, Piece] = {}
    anew: set[Level] = set(_RANKS)
    for piece in pieces:
        rank = _RANKS.get(piece.level)
        yield from _check_heading(piece)
        if rank is None or piece.number is None:
            continue
        before = last.get(piece.level)
        goes_on = before is not None and before.number is not None and _follows(before.number, piece.number)
        if piece.level in anew and not goes_on:
            if piece.number[0] > 1:
                yield Finding(Code.NUMBER_GAP, piece.line, f"numbering starts at {piece.label.strip()}")
        elif before is not None and before.number is not None:
            finding = _compare(before.number, before.label.strip(), piece)
            if finding is not None:
                yield finding
        last[piece.level] = piece
        anew = (anew | {level for level, lower in _RANKS.items() if lower > rank}) - {piece.level}


def _check_heading(piece: Piece) -> Iterator[Finding]:
    if piece.level is Level.HEADING and piece.marks == -3:
        yield Finding(Code.HEADING_BROKEN, piece.line, f"{piece.words} is marked as no heading of this format is")
    elif piece.level is Level.HEADING and piece.marks < 0:
        yield Finding(Code.HEADING_BROKEN, piece.line, f"the heading {piece.words} bears no number")
    elif piece.broken:
        yield Finding(Code.HEADING_BROKEN, piece.line, f"the heading {piece.label.strip()} is printed over two lines")


def _check_points(pieces: list[Piece]) -> Iterator[Finding]:
    """Points count up inside their article; a style that was left for a higher one starts anew."""
    opened: list[Piece] = []
    for piece in pieces:
        if piece.level in _UNITS or piece.level in CONTAINERS:
            opened = []
        if not piece.style or piece.quoted or piece.number is None:
            continue
        at = next((i for i, above in enumerate(opened) if above.style == piece.style), len(opened))
        if at < len(opened) and piece.number != (1,):
            finding = _compare(opened[at].number or (0,), opened[at].label.strip(), piece)
            if finding is not None:
                yield finding
        elif piece.number[0] > 1:
            yield Finding(Code.NUMBER_GAP, piece.line, f"numbering starts at {piece.label.strip()}")
        opened[at:] = [piece]


def _check_labels(pieces: list[Piece]) -> Iterator[Finding]:
    for piece in pieces:
        if piece.level in _UNIT_NAMES and is_misprinted(piece.label) and piece.number is not None:
            yield Finding(Code.LABEL_MISPRINTED, piece.line, f"{piece.label} is read as {_name(piece.number, piece.level)}")


def _check_contents(contents: tuple[tuple[int, str], ...], pieces: list[Piece], frame: Frame) -> Iterator[Finding]:
    """Contents list every heading of the levels that they list at all."""
    entries = [(line, text) for line, text in contents if same_words(text) not in ("目录", "目次", "")]
    heads = [(p.line, p.label + p.words) for p in pieces if p.level in CONTAINERS or p.level is Level.PREAMBLE]
    annexes = [(frame.page.numbers[index], frame.page.lines[index]) for index in frame.annexes]
    printed = {_entry(text) for _, text in (*heads, *annexes)}
    for line, text in entries:
        if _entry(text) not in printed:
            yield Finding(Code.CONTENTS_DISAGREE, line, f"the contents list {text}, which is no heading of the text")
    listed, levels = {_entry(text) for _, text in entries}, {_unit(text) for _, text in entries}
    for line, text in heads if entries else ():
        if _entry(text) not in listed and _unit(text) in levels:
            yield Finding(Code.CONTENTS_DISAGREE, line, f"the contents do not list the heading {text}")


def _unit(text: str) -> str:
    match = _NAMED.match(text)
    return match[1] if match else ""


def _entry(text: str) -> str:
    return same_words(re.sub(r"[.．…·•\s]*[（(]?[0-9]{0,4}[)）]?$", "", text))


def _check_body(pieces: list[Piece]) -> Iterator[Finding]:
    if not pieces:
        yield Finding(Code.EMPTY_BODY, None, "no text of law follows the title and header")
    elif not any(piece.level in _UNITS for piece in pieces):
        yield Finding(Code.NO_ARTICLES, None, "the text has neither articles nor items")


def _check_lines(pieces: list[Piece]) -> Iterator[Finding]:
    plain, apart = (Level.PARAGRAPH, Level.LEAD), (*CONTAINERS, Level.TABLE, Level.FORMULA, Level.NOTE)
    for piece, after in pairwise(pieces):
        if after.level in plain and piece.level not in apart and _breaks_off(piece.words):
            yield Finding(Code.LINE_BROKEN, piece.line, f"the line ends in the middle of a sentence: …{piece.words[-_SHOWN:]}")


def _check_clauses(pieces: list[Piece]) -> Iterator[Finding]:
    """Paragraphs that end in ；: one is broken, several or those below a colon are points that bear no number."""
    run: list[Piece] = []
    opens = below = False
    for piece, after in pairwise(pieces):
        if _is_plain(piece) and piece.words[-1:] in _CLAUSE and _is_plain(after) and after.level is Level.PARAGRAPH:
            below = opens if not run else below
            run.append(piece)
        elif run:
            yield from _judge(run, below=below)
            run = []
        opens = _is_plain(piece) and piece.words[-1:] in _COLON
    if run:
        yield from _judge(run, below=below)


def _is_plain(piece: Piece) -> bool:
    return not piece.style and not piece.quoted and (piece.level is Level.PARAGRAPH or piece.level in _UNITS)


def _judge(run: list[Piece], *, below: bool) -> Iterator[Finding]:
    first = run[0]
    if len(run) == 1 and not below:
        yield Finding(Code.LINE_BROKEN, first.line, f"the line ends in the middle of a sentence: …{first.words[-_SHOWN:]}")
    elif not all(_TELLING.match(piece.words) for piece in run):
        yield Finding(Code.NUMBER_GAP, first.line, f"the clauses from “{first.words[:_SHOWN]}…” on bear no numbers, and count as paragraphs")


def _breaks_off(words: str) -> bool:
    """Say whether a line is a piece of a sentence, and no cell of a flattened table."""
    whole = words
    words = _BRACKETED.sub("", words).rstrip()
    if len(whole) < _BROKEN_FROM or words[-1:] in _ENDINGS:
        return False
    return len(words) >= 2 * _BROKEN_FROM or any(mark in words for mark in "，、的") or not any(char.isdigit() or char.isspace() for char in words)


def _check_glued(pieces: Iterable[Piece]) -> Iterator[Finding]:
    """One finding for each line of the source that holds several provisions."""
    labels: dict[int, list[str]] = {}
    for piece in pieces:
        if piece.glued and piece.label:
            labels.setdefault(piece.line, []).append(piece.label.strip())
    for line, printed in labels.items():
        shown = "、".join(printed) if len(printed) <= _SHOWN else f"{len(printed)} labels from {printed[0]} to {printed[-1]}"
        yield Finding(Code.LABEL_GLUED, line, f"behind other words on the line: {shown}")


def _check_characters(frame: Frame) -> Iterator[Finding]:
    """One finding for each odd character, and each mark without its other half, of a line."""
    page, joined = frame.page, frame.page.joined
    odd = Counter((page.number_at(offset), joined[offset]) for offset in frame.quotes.odd)
    for (line, mark), times in odd.items():
        yield Finding(Code.QUOTE_UNBALANCED, line, f"the mark {mark} has no other half{_times(times)}")
    for (line, char), times in Counter((page.number_at(match.start()), match[0]) for match in _ODD.finditer(joined)).items():
        yield Finding(Code.ODD_CHARACTER, line, f"the character U+{ord(char):04X} stands in the text{_times(times)}")
    if joined.count("（") == joined.count("）") and joined.count("《") == joined.count("》"):
        return
    for text, number in zip(page.lines, page.numbers, strict=True):
        for opening, closing in ("（）", "《》"):
            if text.count(opening) != text.count(closing) and (opening != "（" or not _balanced(text)):
                yield Finding(Code.QUOTE_UNBALANCED, number, f"{opening} and {closing} do not pair on this line")


def _times(count: int) -> str:
    return "" if count == 1 else f", {count} times"


def _balanced(line: str) -> bool:
    """Say whether brackets pair when half-width ones count too, and those that follow a number alone do not."""
    alone = re.findall(r"(?<![（(一二三四五六七八九十0-9a-zA-Z])[一二三四五六七八九十0-9a-zA-Z]{1,3}[）)]", line)
    opened, closed = sum(map(line.count, "（(")), sum(map(line.count, "）)"))
    return opened == closed or opened == closed - len(alone)
