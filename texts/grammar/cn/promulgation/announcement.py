"""The announcement that publishes a text (公布令、公告).

    announcement ::= [heading] [number] sentence ["特此公告。"] [signature] [date]
    heading      ::= organ ("令" | "公告")
    sentence     ::= "《" title "》" ("已由" | "已于" | "已经") event "，现予公布" ["，自" when "起施行"] "。"
    signature    ::= organ { organ } | office name

Law: 立法法（2023修正）第六十二条, 第八十八条.
"""

import re
from datetime import date
from typing import NamedTuple

from texts.grammar.cn import dates
from texts.grammar.cn.promulgation import numbers, organs
from texts.grammar.cn.promulgation.events import Event, events
from texts.grammar.cn.promulgation.numbers import NumberMatch
from texts.grammar.cn.promulgation.tokens import closing, fold
from texts.patterns import lazily

__all__ = ["Announcement", "find_announcement"]


class Announcement(NamedTuple):
    """An announcement as read.

    Args:
        start, end: where it stands in the text, half-open; its heading aside.
        title: the title that it names.
        sentence: its sentence as printed.
        events: what the sentence tells.
        signers: organs that sign, as printed.
        signatory: the officer and name, as printed (总理 温家宝).
        signed: the day under it.
    """

    start: int
    end: int
    title: str
    sentence: str
    events: tuple[Event, ...]
    signers: tuple[str, ...]
    signatory: str | None
    signed: date | None


_BEGINS = lazily(r"》[ \n]*(?:已|业|经|于|由|现予|现将|修订案?已)")
_PUBLISHES = lazily(r"(?:现|兹)(?:将)?(?:予以?)?(?:发布|公布|颁布|颁发)[ \n]*$")
_GOES_ON = lazily(r"[ \n]*(?:现予|现将|予以|自[^。]{2,30}起(?:施行|实施))")
# A day that opens a header note is none under an announcement.
_EVENT_FOLLOWS = lazily(r"[ ]*(?!.{0,30}关于)[^《》。0-9\n]{2,40}(?:会议|国务院)[^。\n]{0,8}(?:通过|批准|发布|公布)")
_TELLS = lazily("通过|批准|公布|发布|审议|同意|修订")
_OFFICES = "中华人民共和国主席|委员长|国务院总理|总理|主席|部长|主任|署长|局长|行长|省长|市长|州长|县长|区长|院长|检察长|审计长|会长|秘书长"
_OFFICE = lazily(rf"(?P<office>{_OFFICES})[ \n]*(?P<name>[\u4e00-\u9fff·]{{2,4}}|[\u4e00-\u9fff] [\u4e00-\u9fff])?")
_PHRASES = lazily(r"特此(?:公告|公布|通知)|现予公布|[。.,，;；]")
# How far below the sentence its signature may stand.
_REACH = 160


def find_announcement(text: str) -> Announcement | None:
    """Find the sentence that publishes a text, with what is signed below it.

    Args:
        text: the front of a text; its lines are joined by line breaks, or glued.
    """
    folded = fold(text)
    for opening in re.finditer("《", folded):
        end = closing(folded, opening.start())
        led = _PUBLISHES.search(folded, max(0, opening.start() - 8), opening.start())
        if not led and not _BEGINS.match(folded, end - 1):
            continue
        stops = _sentence_end(folded, end)
        while _GOES_ON.match(folded, stops):
            stops = _sentence_end(folded, stops)
        if led or _TELLS.search(folded, end, stops):
            return _read(text, folded, led.start() if led else opening.start(), (opening.start(), end), stops)
    return None


def _sentence_end(folded: str, start: int) -> int:
    """Return where the sentence ends; where its 。 is lost, an office or a line break ends it."""
    limit = min(len(folded), start + 600)
    place = start
    while place < limit:
        char = folded[place]
        if char == "《":
            place = closing(folded, place)
            continue
        if char == "。":
            return place + 1
        if char == "\n" and re.search(r"(?:施行|公布|实施)[ ]*$", folded[start:place]):
            return place
        office = folded.startswith(("中华人民共和国主席", "总理 ", "总理\n"), place)
        if office and re.search(r"(?:施行|公布|实施)$", folded[start:place].rstrip()):
            return place
        place += 1
    return limit


def _read(text: str, folded: str, start: int, titled: tuple[int, int], stops: int) -> Announcement:
    # The title is what the sentence is about, not an act by which something was done.
    told = events(text[titled[1] : stops])
    day = next((found for found in dates.find(folded[stops : stops + _REACH]) if found.precision is dates.Precision.DAY), None)
    below = text[stops : stops + day.start] if day else _signature_without_day(text, stops)
    if day and not (_is_signature(below) and not _EVENT_FOLLOWS.match(folded, stops + day.end)):
        day, below = None, ""
    signers, signatory = _signature(below)
    end = stops + (day.end if day else len(below))
    title = text[slice(*titled)].removeprefix("《").removesuffix("》")
    return Announcement(start, end, title, text[start:stops], told, signers, signatory, day.value if day else None)


def _signature_without_day(text: str, start: int) -> str:
    lines = text[start : start + _REACH].split("\n")
    kept = []
    for line in lines[:6]:
        words = _PHRASES.sub("", line).strip()
        if words and not (organs.is_organ(words) or _OFFICE.match(words)):
            break
        kept.append(line)
    return "\n".join(kept)


def _is_signature(below: str) -> bool:
    """Say whether the words between the sentence and a date are a signature and not the next title or note."""
    words = _PHRASES.sub("", below).strip()
    return not any(mark in fold(words) for mark in ("《", "(", "第", "关于", "根据", "经"))


def _signature(below: str) -> tuple[tuple[str, ...], str | None]:
    words = _PHRASES.sub("\n", below).strip()
    office = _OFFICE.search(words)
    if office:
        name = "".join((office["name"] or "").split())
        signatory = " ".join(part for part in (office["office"], name) if part)
        before = words[: office.start()].strip()
        if office["office"] == "中华人民共和国主席":
            return ("中华人民共和国主席",), signatory
        return _organs(before), signatory
    return _organs(words), None


def _organs(words: str) -> tuple[str, ...]:
    return tuple(name for name in organs.unsplit(words) if organs.is_organ(name))


def heading_organ(text: str, number: NumberMatch) -> str:
    """Return the organ printed before a number of `text`: its line up to 令 or 公告, a title before it aside."""
    before = text[: number.start].rstrip()
    line = before[before.rfind("\n") + 1 :]
    return organs.trimmed(line) if not number.is_reference else ""


def first_number(text: str) -> NumberMatch | None:
    """Return the first document number in `text`."""
    folded = fold(text)
    for found in numbers.find(folded):
        return found
    return None
