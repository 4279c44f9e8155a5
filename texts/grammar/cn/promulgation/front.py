"""The front of a text (题目、公布令、题注): what stands before its first provision, sorted by what it is.

    front   ::= [announcement] opening
    opening ::= title { number | note } [addressee] words of law
    note    ::= "（" events "）" | events

A good source gives each its line; a poor one glues them into one
(居住证暂行条例中华人民共和国国务院令第663号《居住证暂行条例》已经…). Both are read alike.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from texts.document import Document, Passage, Provision, Role
from texts.grammar.cn import dates
from texts.grammar.cn.promulgation import numbers, organs
from texts.grammar.cn.promulgation.announcement import Announcement, find_announcement
from texts.grammar.cn.promulgation.cuts import front_parts
from texts.grammar.cn.promulgation.events import mended
from texts.grammar.cn.promulgation.numbers import NumberMatch
from texts.grammar.cn.promulgation.runs import bracket_end, note_end
from texts.grammar.cn.promulgation.titles import end_of, joined, opening_end, plain
from texts.grammar.cn.promulgation.tokens import fold
from texts.patterns import lazily

__all__ = ["Front", "Numbered", "front_of"]


class Numbered(NamedTuple):
    """A document number that stands for itself, with the organ printed before it."""

    organ: str
    number: NumberMatch


@dataclass
class Front:
    """What the front says, each kind in printed order.

    Args:
        titles: the titles printed, file name and announcement aside.
        announcements: those that publish the text.
        numbers: numbers in headings and on lines of their own.
        site_numbers: numbers that only the source's page prints.
        notes: header notes as printed.
        addressee: whom the text addresses.
        days: days on lines of their own, and at the very end.
        signers: organs that sign after the text.
        lead: words of law before the first article.
    """

    titles: list[str] = field(default_factory=list)
    announcements: list[Announcement] = field(default_factory=list)
    numbers: list[Numbered] = field(default_factory=list)
    site_numbers: list[Numbered] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    addressee: str | None = None
    days: list[dates.DateMatch] = field(default_factory=list)
    signers: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)


_TELLS = lazily("通过|批准|公布|发布|颁布|修正|修订|修改|施行|实施|印发")
_CONTENTS = lazily(r"目[ \u3000]*录[ \u3000\n]*(?=第[一1])|第[一1]章")
_GAP = lazily(r"[ \u3000\n,，;；。、)）]*")
_ADDRESSEE = lazily(
    r"^[ \n]*(?P<whom>[\u4e00-\u9fff、，,（）() ]{2,120}?"
    r"(?:法院|检察院|厅|局|委|部|院|人民政府|政府|委员会|办公室|机构|司|会|分院|单位|部门)(?:[（(][^()（）]{1,20}[)）])?)[:：]"
)
_SITE_NUMBER = lazily(r"(?:版本|文号|发文字号|发布文号|公布文号)[ ]*[:：]")
_REPLACED = lazily(r"[(（][^()（）]*(?:替代|废止|代替)")
_PROCLAIMS = lazily("现予公布|予以公布|予以发布|现予发布|现公布|现发布|特此公告|现印发|现将修订后的")
_NOTICE = lazily(r"^(?!.*(?:通过|修正|修订)).{0,60}关于(?:印发|发布|颁发|转发|下发).*通知$|现印发给你们")
_REFERENCE = lazily(r"^[\u4e00-\u9fff]{2,10}[\[(][0-9]{4}[\])]")
# How many titles that were printed before are looked for again.
_KNOWN = 8


def front_of(document: Document) -> Front:
    """Sort the front of a text, and the signature after it."""
    front = Front()
    for part in front_parts(document):
        if isinstance(part, Provision):
            _take_words(front, part.words)
        else:
            _take_passage(front, part)
    _take_last_day(front, document)
    return front


def _take_last_day(front: Front, document: Document) -> None:
    """Take the day that a poor source glues to the text's last sentence: 此复。一九九三年七月二十四日."""
    last = document.provisions[-1] if document.provisions else None
    while last is not None and last.children:
        last = last.children[-1]
    if last is None:
        return
    tail = last.words[-40:]
    found = list(dates.find(fold(tail)))
    if found and not tail[found[-1].end :].strip() and tail[: found[-1].start].rstrip().endswith(("。", "）", ")")):
        front.days.append(found[-1])


def _take_passage(front: Front, passage: Passage) -> None:
    text = "\n".join(passage.lines)
    match passage.role:
        case Role.TITLE:
            _take_title(front, passage.lines)
        case Role.ANNOUNCEMENT:
            _take_opening(front, text)
        case Role.HEADER_NOTE:
            _take_note(front, passage.lines)
        case Role.ADDRESSEE:
            front.addressee = front.addressee or text.rstrip(":： ")
        case Role.FURNITURE:
            _take_site(front, passage.lines)
        case Role.SIGNATURE:
            front.signers.extend(name for line in passage.lines for name in organs.unsplit(line) if organs.is_organ(name))
        case Role.DATE_LINE:
            front.days.extend(dates.find(text))
        case _:
            pass


def _take_title(front: Front, lines: tuple[str, ...]) -> None:
    named: list[str] = []
    for line in lines:
        day = next(iter(dates.find(fold(line))), None)
        if day and _TELLS.search(line, day.end):
            front.titles.extend(joined(tuple(named)))
            named = []
            _take_opening(front, line)
        else:
            named.append(line)
    front.titles.extend(joined(tuple(named)))


def _take_note(front: Front, lines: tuple[str, ...]) -> None:
    """Take a header note; what other lines stand in it (a title cut in two, a number, an announcement) goes where it belongs."""
    text = "\n".join(lines)
    if _PROCLAIMS.search(text) and find_announcement(text):
        _take_opening(front, text)
        return
    kept = []
    for line in _without_notice(front, lines):
        found = list(numbers.find(fold(line)))
        if found and found[0].is_reference and found[0].end - found[0].start >= len(line.strip(" ()（）[]")):
            front.numbers.append(_numbered(line, found[0]))
        else:
            kept.append(line)
    if kept:
        front.notes.append("\n".join(kept))


def _without_notice(front: Front, lines: tuple[str, ...]) -> list[str]:
    """Take out the notice by which a text was circulated (关于印发《…》的通知); its signature and day are the text's."""
    if not any(_NOTICE.search(line) for line in lines):
        return list(lines)
    kept = []
    for line in lines:
        day = list(dates.find(fold(line)))
        name = organs.organ_of(organs.trimmed(line))
        if len(day) == 1 and len(day[0].text) == len(line.strip()):
            front.days.extend(day)
        elif organs.is_organ(name) and not day and not line.rstrip().endswith(("：", ":")):
            front.signers.append(organs.trimmed(line))
        elif (day and len(line) < 400 and _TELLS.search(line)) or (_REFERENCE.match(fold(line)) and len(line) < 40):
            kept.append(line)
    return kept


def _take_site(front: Front, lines: tuple[str, ...]) -> None:
    for line in lines:
        labelled = _SITE_NUMBER.search(line)
        if labelled:
            told = _REPLACED.split(line[labelled.end() :])[0]
            front.site_numbers.extend(_numbered(told, found) for found in numbers.find(fold(told)))


def _numbered(text: str, found: NumberMatch) -> Numbered:
    before = text[: found.start]
    organ = "" if found.is_reference else organs.trimmed(before[before.rfind("\n") + 1 :])
    printed = numbers.printed(text[found.start : found.end], found)
    return Numbered(organ, NumberMatch(found.start, found.end, printed, found.series, found.year, found.number))


def _take_words(front: Front, words: str) -> None:
    """Take words before the first article: glued front matter, or words of law."""
    if _opens(front, words):
        _take_opening(front, words)
    else:
        front.lead.append(words)


def _opens(front: Front, words: str) -> bool:
    """Say whether words before the first article hold more than words of law."""
    if _after_title(front, words) or find_announcement(words[:1200]):
        return True
    folded = fold(words[:200])
    return bool(re.match(r"\(?[^()。]{0,60}(?:会议|国务院|部|局|委员会)[^()。]{0,30}(?:通过|批准|发布|公布)", folded)) and any(dates.find(folded))


def _after_title(front: Front, words: str) -> int:
    """Return where a title that was printed before ends in `words`, or 0."""
    known = [*front.titles[-_KNOWN:], *(notice.title for notice in front.announcements[-_KNOWN:])]
    for title in dict.fromkeys(known):
        end = end_of(plain(title), words)
        if end:
            return end
    return 0


def _take_opening(front: Front, text: str) -> None:
    text = mended(text)
    alone = next(iter(dates.find(fold(text))), None)
    if alone and alone.end - alone.start == len(text.strip()):
        front.days.append(alone)
        return
    notice = find_announcement(text)
    if notice:
        front.announcements.append(notice)
        _take_heading(front, text[: notice.start])
        text = text[notice.end :]
    contents = _CONTENTS.search(text)
    if contents and not notice:
        text = text[: contents.start()]
    _take_rest(front, text[: contents.start()] if contents and notice else text)


def _take_heading(front: Front, heading: str) -> None:
    """Take what stands before the announcement's sentence: title, organ, number."""
    past = _after_title(front, heading)
    found = list(numbers.find(fold(heading)))
    for number in found:
        numbered = _numbered(heading, number)
        organ = organs.trimmed(heading[past : number.start]) if past <= number.start and not number.is_reference else numbered.organ
        front.numbers.append(Numbered(organ.rsplit("\n", 1)[-1], numbered.number))
    named = heading[:past] if past else heading[: found[0].start] if found and found[0].is_reference else ""
    if named:
        front.titles.extend(joined((named,)))


def _take_rest(front: Front, text: str) -> None:
    """Take what follows an announcement, or all where there is none: title, numbers and notes, then words of law."""
    place = _after_title(front, text) or opening_end(text)
    if place:
        front.titles.extend(joined(tuple(text[:place].strip().split("\n"))))
    place = _take_marks(front, text, place)
    rest = text[place:].strip()
    whom = _ADDRESSEE.match(rest)
    if whom and front.addressee is None:
        front.addressee = whom["whom"].strip()
    if rest:
        front.lead.append(rest)


def _take_marks(front: Front, text: str, place: int) -> int:
    """Take the numbers and notes that follow a title; return where they end."""
    folded = fold(text)
    while True:
        gap = _GAP.match(text, place)
        begin = gap.end() if gap else place
        end = _take_mark(front, text, folded, begin, place)
        if end <= begin:
            return place
        place = end


def _take_mark(front: Front, text: str, folded: str, begin: int, past: int) -> int:
    if folded[begin : begin + 1] == "(":
        end = bracket_end(folded, begin)
        inner = text[begin + 1 : end].rstrip(")） ")
        return _take_bracket(front, inner, end, begin)
    number = next((found for found in numbers.find(folded[past : past + 120])), None)
    if number:
        start, end = past + number.start, past + number.end
        organ = organs.trimmed(text[past:start])
        amends = re.match(r"[ ]*(?:修[正订改])", folded[end : end + 4])
        if (start == begin or (not number.is_reference and organs.is_organ(organ))) and not amends:
            front.numbers.append(Numbered(organ, _numbered(text[past:end], number).number))
            return end
    return _take_run(front, text, begin)


def _take_bracket(front: Front, inner: str, end: int, begin: int) -> int:
    found = next(iter(numbers.find(fold(inner))), None)
    if found and found.start == 0 and found.end == len(inner):
        front.numbers.append(_numbered(inner, found))
        return end
    if _TELLS.search(inner):
        front.notes.append(inner)
        return end
    return begin


def _take_run(front: Front, text: str, begin: int) -> int:
    """Take the dated events that follow each other from `begin`."""
    end = note_end(text, begin)
    if end > begin:
        front.notes.append(text[begin:end])
    return end
