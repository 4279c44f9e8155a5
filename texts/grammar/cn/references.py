"""References to provisions in running law text (条文中的引用).

    list      ::= reference (joint reference)*          第十条、第十二条第一款第二项、第三项
    reference ::= step+ | step+ "至" step+              第三条至第七条
    step      ::= "第" number (joint number)* unit      第一、三款; 第（一）至（三）项
    joint     ::= "、" | "，" | "和" | "或者" | "以及" | "至" …

A reference that starts further inside than the one it is joined to stands in
the same place (第一款第二项、第三项: both 第一款). A label at the start of a line
is no reference.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from texts.address import CONTAINERS, Address, Level, Step
from texts.grammar.cn import numerals
from texts.grammar.cn.cited import LEVELS, RANKS, CitedStep
from texts.grammar.cn.lawnames import named_before
from texts.patterns import lazily

__all__ = ["CitationMatch", "find"]

LONGEST_RANGE = 2000
"""第一条至第九亿条 is no range of provisions: beyond this many only its ends are listed."""

_NUMBER = f"[（(]?{numerals.NUMERAL}[)）]?"
_LIST = f"{_NUMBER}(?:[、和或至到－—-]{_NUMBER}){{0,40}}"
# 第一项目, 第二条约, 第一节课, 第一章程 are other words.
_UNIT = r"自然段|分编|编(?![制号码])|章(?!程)|节(?![目课])|条(?![件约款例])|款(?![式项])|项(?!目)|目(?!标)"
_STEP = lazily(f"第(?P<numbers>{_LIST})(?P<unit>{_UNIT})(?P<suffixes>(?:之{numerals.NUMERAL})*)|附[件表录图](?P<annex>{numerals.NUMERAL})")
_SUFFIX = lazily(f"之({numerals.NUMERAL})")
_ONE_NUMBER = lazily(f"([、和或至到－—-]?)[（(]?({numerals.NUMERAL})[)）]?")
_JOINT = lazily("[、，,]?(?:和|及|与|或者|或|以及|并)?")
_RANGE = lazily("至|到|－|—|-")
_RANGE_SIGNS = "至到－—-"
_LABEL_BEFORE = lazily('[ \t\u3000#*“"「]*')
_BLANK = " \t\u3000\u2002\n"
_DEEPEST_INDENT = 40


@dataclass(frozen=True, slots=True)
class CitationMatch:
    """One reference in a text, a range as one.

    Args:
        start, end: of its own words, code points, half-open.
        text: as printed.
        law: the act it is about as printed before it, without 《 》; `None` is
            this text (本法, or nothing said). A bare title (依照民事诉讼法第…条)
            reaches back to the last word that cannot be of it.
        relative: 本条, 前款 and the like, where one is printed before it.
        addresses: what is named, the words inherited from the reference before
            it filled in; a range with each whole number between its ends (what
            is 之一 between them, only a Document knows). A reference that
            begins with 款 or below has no article in it: it stands where it is.
        steps: the steps printed here, with their places; of a list of numbers
            the first and the last.
    """

    start: int
    end: int
    text: str
    law: str | None
    relative: str | None
    addresses: tuple[Address, ...]
    steps: tuple[CitedStep, ...]


@dataclass(frozen=True, slots=True)
class _Printed:
    """One step as printed: it may bear several numbers."""

    match: re.Match[str]
    level: Level
    numbers: tuple[tuple[int, ...], ...]


def find(text: str) -> Iterator[CitationMatch]:
    """Yield the references in `text`, in order.

    Args:
        text: running text; labels at the start of a line are passed over.
    """
    before: CitationMatch | None = None
    for run in _runs(text):
        joined = before is not None and _JOINT.fullmatch(text, before.end, run[0].match.start()) is not None
        if before is not None and joined:
            law, relative, base = before.law, before.relative, before.addresses[-1].steps
        else:
            (law, relative), base = named_before(text, run[0].match.start()), ()
        found = _reference(text, run, base)
        before = replace(found, law=law, relative=relative)
        yield before


def _runs(text: str) -> Iterator[list[_Printed]]:
    """Yield the steps that follow each other without a word between; a range as one run."""
    run: list[_Printed] = []
    for match in _STEP.finditer(text):
        step = _printed(match)
        if run and (step is None or not _continues(text, run, step)):
            yield run
            run = []
        if step is not None and (run or not _is_label(text, match)):
            run.append(step)
    if run:
        yield run


def _continues(text: str, run: list[_Printed], step: _Printed) -> bool:
    last = run[-1]
    between = text[last.match.end() : step.match.start()]
    if not between:
        return RANKS[step.level] > RANKS[last.level]
    ranged = any(text[a.match.end() : b.match.start()] for a, b in pairwise(run))
    return not ranged and _RANGE.fullmatch(between) is not None and any(step.level is earlier.level for earlier in run)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Say whether this is the label that opens a line, not a reference."""
    if match.end() == len(text) or text[match.end()] not in _BLANK:
        return False
    near = max(0, match.start() - _DEEPEST_INDENT)
    line = text.rfind("\n", near, match.start()) + 1
    return (line > 0 or near == 0) and _LABEL_BEFORE.fullmatch(text, line, match.start()) is not None


def _printed(match: re.Match[str]) -> _Printed | None:
    if match["annex"]:
        number = numerals.read(match["annex"])
        return None if number is None else _Printed(match, Level.ANNEX, ((number,),))
    numbers: list[tuple[int, ...]] = []
    for sign, printed in _ONE_NUMBER.findall(match["numbers"]):
        number = numerals.read(printed)
        if number is None:
            return None
        if sign and sign in _RANGE_SIGNS:
            numbers.extend(_between(numbers[-1], (number,)))
        numbers.append((number,))
    suffixes = [numerals.read(printed) for printed in _SUFFIX.findall(match["suffixes"])]
    numbers[-1] += tuple(suffix for suffix in suffixes if suffix is not None)
    return _Printed(match, LEVELS[match["unit"]], tuple(numbers))


def _between(first: tuple[int, ...], last: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the whole numbers strictly between two printed ones (第三十三条之一至第三十五条: 34)."""
    if first[0] < last[0] <= first[0] + LONGEST_RANGE:
        yield from ((number,) for number in range(first[0] + 1, last[0]))
    elif first[0] == last[0] and len(first) == len(last) == 2:
        yield from ((first[0], number) for number in range(first[1] + 1, min(last[1], first[1] + LONGEST_RANGE)))


def _reference(text: str, run: list[_Printed], base: tuple[Step, ...]) -> CitationMatch:
    start, end = run[0].match.start(), run[-1].match.end()
    cut = next((at for at in range(1, len(run)) if run[at].match.start() > run[at - 1].match.end()), len(run))
    found = _addresses(base, run[:cut])
    if cut < len(run):
        last = _addresses(found[-1].steps, run[cut:])
        found += (*_addresses_between(found[-1], last[0]), *last)
    return CitationMatch(start, end, text[start:end], None, None, found, tuple(cited for step in run for cited in _cited(step)))


def _addresses(base: tuple[Step, ...], run: list[_Printed]) -> tuple[Address, ...]:
    """Return what one run of steps names, joined to what stands before it."""
    outer = tuple(step for step in base if RANKS[step.level] < RANKS[run[0].level])
    found: tuple[tuple[Step, ...], ...] = (outer,)
    for step in run:
        found = (*found[:-1], *((*found[-1], Step(step.level, number)) for number in step.numbers))
    return tuple(Address(_without_containers(steps)) for steps in found)


def _without_containers(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    # 条 are numbered through the whole text: an article's address passes through no chapter.
    has_article = any(step.level is Level.ARTICLE for step in steps)
    return tuple(step for step in steps if not (has_article and step.level in CONTAINERS))


def _addresses_between(first: Address, last: Address) -> tuple[Address, ...]:
    if first.parent != last.parent or first.steps[-1].level is not last.steps[-1].level:
        return ()
    start, end = first.steps[-1], last.steps[-1]
    return tuple(first.parent / Step(start.level, number) for number in _between(start.number or (0,), end.number or (0,)))


def _cited(step: _Printed) -> list[CitedStep]:
    ends = step.numbers if len(step.numbers) == 1 else (step.numbers[0], step.numbers[-1])
    return [CitedStep(step.level, number, None, step.match.start(), step.match.end()) for number in ends]
