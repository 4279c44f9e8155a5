"""Front: what stands before the first words of law (题目、公布令、题注、目录)."""

import re
from dataclasses import dataclass

from texts.document import Passage, Role
from texts.grammar.cn.structure.headings import fold, is_heading
from texts.grammar.cn.structure.lines import Page

__all__ = ["Front", "read_front"]

_FURNITURE = re.compile(r">|当前位置|发布时间|来源[：:]|原文链接|字体大小|(?:时效性|发文机关|文号|发文日期|施行日期|效力级别|发布日期|实施日期|颁布时间|颁布单位)[：:\s]|.*_法律法规$")
_EVENT = "通过|公布|发布|修正|修订|批准|施行|修改|备案|废止"
_NOTE = re.compile(rf"[（(].*(?:{_EVENT})")
_ORDER = re.compile(r".{2,60}(?:公告|令|通知|公布令|主席令|决定书)$")
_NUMBER = re.compile(r"[（(〔\[]?(?:第\s*[0-9０-９一二三四五六七八九十百零〇○]+\s*号|.{1,12}[〔\[（(【][0-9０-９]{4}[〕\]）)】].{0,4}[0-9]+\s*号)[）)〕\]]?$")
_PUBLISHES = re.compile(r"[《〈].*(?:通过|公布|发布|批准|施行)")
_DAY = re.compile(r"[（(]?[0-9０-９一二三四五六七八九〇○ＯO零]{4}\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日[）)]?$")
_ADDRESSEE = re.compile(r"(?!.*(?:如下|规定|决定|通知|公告|批复)[：:]$).{2,80}[：:]$")
_SENTENCE = re.compile("[。；;]$")
_PAGE_NUMBER = re.compile(r"[.．…·•（(]*[0-9]{1,4}[)）]?$")
_LONGEST_ENTRY = 60


@dataclass(frozen=True, slots=True)
class Front:
    """What was read before the body.

    Args:
        parts: the passages, in order.
        lead: indexes of lines before `begin` that belong to the body.
        begin: index of the first heading, article or item of the body.
        contents: the lines of the table of contents, with their numbers.
    """

    parts: tuple[Passage, ...]
    lead: tuple[int, ...]
    begin: int
    contents: tuple[tuple[int, str], ...]


def read_front(page: Page, limit: int) -> Front:
    """Read the lines before the body.

    Args:
        limit: index of the line where the first article or item stands.
    """
    roles: list[Role | None] = [None] * limit
    at = _read_yaml(page, roles, limit)
    if page.marked:
        for index in range(at, min(page.head, limit)):
            roles[index] = Role.TITLE if page.marks[index] else Role.HEADER_NOTE
        at = min(page.head, limit)
    begin = _read_plain(page, roles, at, limit)
    return _gather(page, roles[:begin])


def _read_yaml(page: Page, roles: list[Role | None], end: int) -> int:
    if not end or page.lines[0] != "---":
        return 0
    for index in range(1, min(end, 200)):
        if page.lines[index] == "---":
            roles[: index + 1] = [Role.FURNITURE] * (index + 1)
            return index + 1
    return 0


def _read_plain(page: Page, roles: list[Role | None], at: int, limit: int) -> int:
    """Give the lines from `at` their roles; return the line where the body begins."""
    titled = Role.TITLE in roles
    while at < limit:
        if _is_titular(page, at):
            upto = at if fold(page.lines[at]) == "序言" else _contents_end(page, at, limit)
            if upto == at:
                return at
            role: Role | None = Role.CONTENTS
        else:
            role, upto = _read_one(page, at, limit, titled)
        roles[at:upto] = [role] * (upto - at)
        titled = titled or role is Role.TITLE
        at = upto
    return limit


def _is_titular(page: Page, index: int) -> bool:
    """Say whether a line is a heading of the body or of the contents, or the word 目录."""
    line = page.lines[index]
    return page.marks[index] > 1 or is_heading(line) or fold(line) in ("目录", "目次", "序言")


def _read_one(page: Page, index: int, end: int, titled: bool) -> tuple[Role | None, int]:
    """Return the role of what starts at a line, and the line after it."""
    line = page.lines[index]
    if page.marks[index] == 1:
        return Role.TITLE, index + 1
    if _FURNITURE.match(line):
        return Role.FURNITURE, index + 1
    if _NOTE.match(line):
        return Role.HEADER_NOTE, _note_end(page, index, end)
    if _publishes(page, index, end):
        return Role.ANNOUNCEMENT, _announcement_end(page, index, end)
    if not titled and not _SENTENCE.search(line) and len(line) < 100:
        return Role.TITLE, _title_end(page, index, end)
    if _ADDRESSEE.match(line):
        return Role.ADDRESSEE, index + 1
    return None, index + 1


def _publishes(page: Page, index: int, end: int) -> bool:
    """Say whether an announcement starts at a line."""
    if _PUBLISHES.match(page.lines[index]):
        return True
    after = page.lines[index + 1] if index + 1 < end else ""
    return _ORDER.match(page.lines[index]) is not None and (_NUMBER.match(after) is not None or _PUBLISHES.match(after) is not None)


def _contents_end(page: Page, index: int, limit: int) -> int:
    """Return the line after a table of contents that starts at `index`; `index` itself where none does.

    Contents list headings with nothing between them; the body starts where
    the first heading comes again, or else with the last headings before an
    article, as far as each ranks below the one before it.
    """
    declared = fold(page.lines[index]) in ("目录", "目次")
    seen: set[str] = set()
    at = index + declared
    while at < limit and (page.marks[at] > 1 or len(page.lines[at]) < _LONGEST_ENTRY) and not _SENTENCE.search(page.lines[at]):
        entry = _PAGE_NUMBER.sub("", fold(page.lines[at]))
        if entry in seen:
            return at
        seen.add(entry)
        at += 1
    if declared:
        return at
    opening = at
    while opening > index and is_heading(page.lines[opening - 1]) and (opening == at or _rank(page.lines[opening - 1]) < _rank(page.lines[opening])):
        opening -= 1
    return opening if at == limit and opening - index > 1 else at if at < limit and at - index > 2 else index


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


def _announcement_end(page: Page, index: int, end: int) -> int:
    """Return the line after the day under an announcement, or after its last line that is a sentence."""
    for ahead in range(index + 1, min(end, index + 40)):
        if fold(page.lines[ahead]) in ("目录", "目次") or _NOTE.match(page.lines[ahead]):
            return ahead
        if _DAY.match(page.lines[ahead]):
            return ahead + 1
    return index + 1


def _title_end(page: Page, index: int, end: int) -> int:
    while index < end and not _SENTENCE.search(page.lines[index]) and len(page.lines[index]) < 100:
        line = page.lines[index]
        if _NOTE.match(line) or _ADDRESSEE.match(line) or fold(line) in ("目录", "目次") or page.marks[index]:
            break
        index += 1
    return index


def _gather(page: Page, roles: list[Role | None]) -> Front:
    parts: list[Passage] = []
    lead = tuple(index for index, role in enumerate(roles) if role is None)
    contents = tuple((page.numbers[index], page.lines[index]) for index, role in enumerate(roles) if role is Role.CONTENTS)
    index = 0
    while index < len(roles):
        role, start = roles[index], index
        while index < len(roles) and roles[index] is role:
            index += 1
        lines = tuple(line for line in page.lines[start:index] if line)
        if role is not None and lines:
            parts.append(Passage(role, lines))
    return Front(tuple(parts), lead, len(roles), contents)
