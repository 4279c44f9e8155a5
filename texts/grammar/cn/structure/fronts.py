"""Fronts: front matter that a source prints on one line (题目、公布令、题注连排).

The line is read from its start as a row of known things: the title again, a
number, what the announcement says, who signs, a day, the header note, dated
events. Each gets a line of its own; what is none of them ends the reading.
"""

import re

from texts.grammar.cn.structure.facts import ADDRESSED, DAY, EVENT, NOTE, NUMBER, PUBLISHING, title_pattern
from texts.grammar.cn.structure.lines import Page
from texts.patterns import lazily

__all__ = ["break_front"]

_ORDER = lazily(r"中华人民共和国[一-龥]{2,12}(?:公告|令)(?=[《第（(])|[一-龥]{2,30}(?:公告|令)(?=《)")
_SIGNED = lazily(rf"[一-龥\s·、]{{2,40}}?(?={DAY.pattern})")
_SHORT = 40
_LONGEST = 4000


def break_front(page: Page, end: int) -> Page:
    """Return the page with a new line before each thing that its glued front matter prints.

    Args:
        end: offset in `joined` of the first article or item, or of the end.
    """
    if page.marked or not page.lines:
        return page
    title = title_pattern(page.lines[0]) if len(page.lines[0]) < 120 and not page.marks[0] else None
    offsets: list[int] = []
    for index in range(title is not None, min(len(page.lines), 8)):
        start = page.starts[index]
        if start >= end:
            break
        length = min(len(page.lines[index]), end - start, _LONGEST)
        again = title.match(page.lines[index]) if title else None
        if length > _SHORT or (again is not None and length > again.end() + 2):
            offsets.extend(start + cut for cut in _cuts(page.lines[index][:length], title))
    return page.broken_at(offsets) if offsets else page


def _cuts(line: str, title: "re.Pattern[str] | None") -> list[int]:
    cuts, at = [], 0
    while at < len(line):
        upto = _step(line, at, title)
        if upto <= at:
            break
        if upto < len(line):
            cuts.append(upto)
        at = upto
    # A row of one is a line that only starts like front matter.
    return cuts if len(cuts) > 1 or (cuts and (title is None or title.match(line))) else []


def _step(line: str, at: int, title: "re.Pattern[str] | None") -> int:
    """Return where the thing that starts at `at` ends, or `at`."""
    while at < len(line) and line[at].isspace():
        at += 1
    closed = _bracket_end(line, at) if NOTE.match(line, at) else at
    if closed > at:
        return closed
    day = DAY.match(line, at)
    if day is not None and any(pattern.match(line, day.end()) for pattern in (title, NUMBER, NOTE) if pattern is not None):
        return day.end()
    for pattern in (title, ADDRESSED, NUMBER, _ORDER, PUBLISHING, EVENT, DAY, _SIGNED):
        match = pattern.match(line, at) if pattern is not None else None
        if match is not None and match.end() > at:
            return _events_end(line, match.end(), title) if pattern is EVENT else match.end()
    return at


def _events_end(line: str, at: int, title: "re.Pattern[str] | None") -> int:
    """Return where a row of dated events ends."""
    while True:
        match = EVENT.match(line, at)
        if match is None or (title is not None and title.match(line, at)):
            return at
        at = match.end()


def _bracket_end(line: str, at: int) -> int:
    """Return where a header note in brackets ends; `at` where its bracket never closes."""
    depth = 0
    for offset in range(at, len(line)):
        depth += (line[offset] in "（(") - (line[offset] in "）)")
        if depth == 0:
            return offset + 1
    return at
