"""Front: what stands before the first words of law (题目、公布令、题注、目录)."""

from itertools import islice
from typing import NamedTuple

from texts.document import Passage, Role
from texts.grammar.cn.structure.facts import ADDRESSEE, DAY, EVENT, FURNITURE, NOTE, NUMBER, ORDER, PUBLISHING, SENTENCE, same_words
from texts.grammar.cn.structure.headings import fold, is_heading
from texts.grammar.cn.structure.labels import HEADING
from texts.grammar.cn.structure.lines import Page
from texts.patterns import lazily

__all__ = ["Front", "read_front"]

_PAGE_NUMBER = lazily(r"[.．…·•（(]*[0-9]{1,4}[)）]?$")
_NAMED = lazily("《([^《》]{2,80})》")
_REMNANT = lazily(r"[^。]{0,120}(?:通过|公布|发布|修正|修订|批准|施行|修改)[^。]{0,80}[）)]")
_GOES_ON = lazily("[。；;！？：:]$|^.{0,12}[对就将]《")
_YEAR_AFTER = lazily(r"[（(](?:[0-9]{4})?[）)]$")
_LABEL = lazily(HEADING)
_NUMBERED_HEADING = lazily(r"[一二三四五六七八九十]{1,3}[ 　]?、[^。；：，]{1,40}")
_LONGEST_ENTRY = 60
_LONGEST_TITLE = 100
_MOST_NAMES = 20


class Front(NamedTuple):
    """What was read before the body.

    Args:
        parts: the passages in order, and the lines between them
            that belong to the body.
        begin: index of the first heading, article or item of the body.
        contents: the lines of the table of contents, with their numbers.
    """

    parts: tuple[Passage | range, ...]
    begin: int
    contents: tuple[tuple[int, str], ...]


def read_front(page: Page, limit: int, *, open_end: bool) -> Front:
    """Read the lines before the body.

    Args:
        limit: index of the line where the first article or item stands; where
            there is neither, of the end.
        open_end: whether there is neither; the first sentence that is no front
            matter then begins the body.
    """
    roles: list[Role | None] = [None] * limit
    at = _read_yaml(page, roles, limit)
    if page.marked:
        header, at = _header_start(page, at, limit), min(page.head, limit)
        for index in range(header, at):
            roles[index] = Role.TITLE if page.marks[index] else Role.HEADER_NOTE
    begin = _read_plain(page, roles, at, limit, open_end=open_end)
    return _gather(page, roles[:begin])


def _read_yaml(page: Page, roles: list[Role | None], end: int) -> int:
    if not end or page.lines[0] != "---":
        return 0
    for index in range(1, min(end, 200)):
        if page.lines[index] == "---":
            roles[: index + 1] = [Role.FURNITURE] * (index + 1)
            return index + 1
    return 0


def _header_start(page: Page, at: int, limit: int) -> int:
    """Return the line of the last title before the mark that ends the header; what stands above belongs to no header."""
    start = min(page.head, limit)
    while start > at and page.marks[start - 1] != 1:
        start -= 1
    while start > at and page.marks[start - 1] == 1:
        start -= 1
    return start


def _read_plain(page: Page, roles: list[Role | None], at: int, limit: int, *, open_end: bool) -> int:
    """Give the lines from `at` their roles; return the line where the body begins."""
    names = [_words_of(page, [index for index in range(at) if roles[index] is Role.TITLE])] if Role.TITLE in roles else []
    while at < limit:
        if at + 1 == limit and not open_end and _NUMBERED_HEADING.fullmatch(page.lines[at]):
            return at
        if _is_titular(page, at):
            upto = at if fold(page.lines[at]) == "序言" else _contents_end(page, at, limit)
            if upto == at:
                return at
            role: Role | None = Role.CONTENTS
        else:
            role, upto = _read_one(page, at, limit, names)
            if role is None and open_end and SENTENCE.search(page.lines[at]):
                return at
        roles[at:upto] = [role] * (upto - at)
        # What leads into the articles never ends with a day: what stands above one is the notice that publishes them.
        above = at - 1
        while role is Role.ANNOUNCEMENT and DAY.fullmatch(page.lines[at]) and above >= 0 and roles[above] is None:
            roles[above], above = Role.ANNOUNCEMENT, above - 1
        if role is Role.TITLE and not names:
            names.append(_words_of(page, list(range(at, upto))))
        if role in (Role.TITLE, Role.ANNOUNCEMENT):
            named = _NAMED.finditer("".join(page.lines[at:upto]))
            names.extend(same_words(match[1]) for match in islice(named, max(0, _MOST_NAMES - len(names))))
        at = upto
    return limit


def _words_of(page: Page, indexes: list[int]) -> str:
    """Return the words of a title, without the year that a collection adds to it."""
    return same_words(_YEAR_AFTER.sub("", "".join(page.lines[index] for index in indexes)))


def _is_titular(page: Page, index: int) -> bool:
    """Say whether a line is a heading of the body or of the contents, or the word 目录."""
    line = page.lines[index]
    return page.marks[index] > 1 or is_heading(line) or fold(line) in ("目录", "目次", "序言")


def _read_one(page: Page, index: int, limit: int, names: list[str]) -> tuple[Role | None, int]:
    """Return the role of what starts at a line, and the line after it."""
    line = page.lines[index]
    if page.marks[index] == 1:
        return Role.TITLE, index + 1
    if FURNITURE.match(line):
        return Role.FURNITURE, index + 1
    if NOTE.match(line) and not NUMBER.fullmatch(line):
        return Role.HEADER_NOTE, _note_end(page, index, limit)
    if EVENT.fullmatch(line) or _is_remnant(page, index):
        return Role.HEADER_NOTE, index + 1
    if _publishes(page, index, limit):
        return Role.ANNOUNCEMENT, _announcement_end(page, index, limit, names)
    again = _title_again(page, index, limit, names)
    if again:
        return Role.TITLE, again
    if not names and not SENTENCE.search(line) and len(line) < _LONGEST_TITLE:
        return Role.TITLE, _title_end(page, index, limit)
    if NUMBER.fullmatch(line) or DAY.fullmatch(line):
        noted = index > 0 and NOTE.match(page.lines[index - 1]) is not None
        return Role.HEADER_NOTE if noted else Role.ANNOUNCEMENT, index + 1
    if ADDRESSEE.fullmatch(line):
        return Role.ADDRESSEE, index + 1
    return None, index + 1


def _is_remnant(page: Page, index: int) -> bool:
    """Say whether a line is what a header cut in the middle left below the mark that should end it."""
    line = page.lines[index]
    if not page.marked or index > page.head + 2:
        return False
    if line in ("（", "("):
        return True
    unopened = sum(map(line.count, "）)")) > sum(map(line.count, "（("))
    return (unopened and _REMNANT.fullmatch(line) is not None) or EVENT.fullmatch(line.rstrip("）)")) is not None


def _publishes(page: Page, index: int, limit: int) -> bool:
    """Say whether an announcement starts at a line."""
    line = page.lines[index]
    if PUBLISHING.match(line):
        return True
    after = page.lines[index + 1] if index + 1 < limit else ""
    return (ORDER.fullmatch(line) or NUMBER.fullmatch(line)) is not None and (NUMBER.fullmatch(after) or PUBLISHING.match(after)) is not None


def _title_again(page: Page, index: int, limit: int, names: list[str]) -> int:
    """Return the line after the title, where one or several lines print it again; else 0.

    Args:
        names: the words of the title that was read first, and of what titles
            and announcements name in 《》.
    """
    title, longest = names[0] if names else "", max(map(len, names), default=0)
    words = ""
    for upto in range(index, min(limit, index + 6)):
        words += same_words(page.lines[upto])
        if not words or len(words) > 2 * longest + 40 or _GOES_ON.search(page.lines[upto]):
            return 0
        alike = title and (title in words or (words in title and len(words) > 5 and words[-1] == title[-1]))
        if words in names or (upto == index and alike):
            return upto + 1
    return 0


def _contents_end(page: Page, index: int, limit: int) -> int:
    """Return the line after a table of contents that starts at `index`; `index` itself where none does.

    Contents list headings with nothing between them; the body starts where
    the first heading comes again, or else with the last headings before an
    article, as far as each ranks below the one before it.
    """
    declared = fold(page.lines[index]) in ("目录", "目次")
    seen: set[str] = set()
    at = index + declared
    while at < limit and _is_entry(page, at, declared=declared):
        entry = _PAGE_NUMBER.sub("", fold(page.lines[at]))
        if entry in seen:
            return at
        seen.update((entry, _LABEL.sub("", entry)))
        at += 1
    if declared:
        return at
    opening = at
    while opening > index and is_heading(page.lines[opening - 1]) and (opening == at or _rank(page.lines[opening - 1]) < _rank(page.lines[opening])):
        opening -= 1
    end = opening if at == limit else at
    if end - index > (1 if at == limit else 2):
        return end
    # One or two headings with nothing below them are contents where the body prints them again.
    later = {fold(line) for line in page.lines[end:] if len(line) < _LONGEST_ENTRY} if end > index else set()
    return end if end > index and all(fold(line) in later for line in page.lines[index:end]) else index


def _is_entry(page: Page, index: int, *, declared: bool) -> bool:
    """Say whether a line may be an entry of the contents; without the word 目录, only a heading may."""
    line = page.lines[index]
    if SENTENCE.search(line) and not page.marks[index]:
        return False
    return len(line) < _LONGEST_ENTRY and (declared or _is_titular(page, index) or fold(line) == "附则")


def _rank(line: str) -> int:
    return next((rank for rank, unit in enumerate(("编", "分编", "章", "节")) if unit in fold(line)[:8]), 9)


def _note_end(page: Page, index: int, end: int) -> int:
    depth = 0
    while index < end:
        line = page.lines[index]
        depth += sum(line.count(mark) for mark in "（(") - sum(line.count(mark) for mark in "）)")
        index += 1
        if depth <= 0:
            break
    return index


def _announcement_end(page: Page, index: int, limit: int, names: list[str]) -> int:
    """Return the line after the day under an announcement; where there is none, after its heading and its sentence."""
    sentence = index + 1
    for ahead in range(index, min(limit, index + 40)):
        line = page.lines[ahead]
        if ahead > index and (fold(line) in ("目录", "目次") or NOTE.match(line) or is_heading(line) or page.marks[ahead]):
            break
        if ahead > index and PUBLISHING.match(line) is None and _title_again(page, ahead, limit, names):
            break
        if DAY.fullmatch(line):
            return ahead + 1
        if PUBLISHING.match(line) or NUMBER.fullmatch(line):
            sentence = ahead + 1
    return sentence


def _title_end(page: Page, index: int, limit: int) -> int:
    """Return the line after a title that may be broken over several lines."""
    upto = index + 1
    while upto < limit and upto < index + 6:
        line = page.lines[upto]
        if SENTENCE.search(line) or len(line) >= _LONGEST_TITLE or _is_titular(page, upto) or page.marks[upto]:
            break
        if (
            any(pattern.match(line) for pattern in (NOTE, EVENT, FURNITURE, PUBLISHING))
            or NUMBER.fullmatch(line)
            or ADDRESSEE.fullmatch(line)
            or DAY.fullmatch(line)
        ):
            break
        if _publishes(page, upto, limit) or same_words(line) == same_words("".join(page.lines[index:upto])):
            break
        upto += 1
    return upto


def _gather(page: Page, roles: list[Role | None]) -> Front:
    spans: list[tuple[Role | None, int, int]] = []
    for index, role in enumerate(roles):
        if spans and spans[-1][0] is role:
            spans[-1] = (role, spans[-1][1], index + 1)
        else:
            spans.append((role, index, index + 1))
    contents = tuple((page.numbers[index], page.lines[index]) for index, role in enumerate(roles) if role is Role.CONTENTS)
    parts: list[Passage | range] = []
    for role, start, end in spans:
        lines = tuple(line for line in page.lines[start:end] if line)
        if role is None:
            parts.append(range(start, end))
        elif lines:
            parts.append(Passage(role, lines))
    return Front(tuple(parts), len(roles), contents)
