"""Findings about a text's making: what is not stated, what is no date, what two places state differently."""

from collections.abc import Iterator
from datetime import date

from texts.finding import Code, Finding
from texts.grammar.cn.dates import DateMatch, Precision
from texts.grammar.cn.promulgation.announcement import Announcement
from texts.grammar.cn.promulgation.body import Stated
from texts.grammar.cn.promulgation.effect import Enactment
from texts.grammar.cn.promulgation.events import Event
from texts.grammar.cn.promulgation.front import Front
from texts.grammar.cn.promulgation.history import History, Names, adoptions_of
from texts.grammar.cn.promulgation.making import Making
from texts.grammar.cn.promulgation.titles import agrees
from texts.grammar.cn.promulgation.tokens import Verb, fold
from texts.promulgation import Commencement, CommencementRule, Promulgation

__all__ = ["notice"]

_OUTSIDE = ("announcement", "header_note")


def notice(stated: Promulgation, making: Making, body: Stated | None) -> tuple[Finding, ...]:
    """Return what was noticed about a text's making.

    Args:
        stated: what was read.
        making: the places it was read from.
        body: the commencement clauses of the articles.
    """
    front, told = making.front, making.told
    return (
        *_absent(stated),
        *_unreadable(front, told, body),
        *_cut(front, told),
        *_conflicts(stated, making.announced),
        *_conflicting(stated.commencements, making.enactment(), [adoption.adopted for adoption in stated.adoptions]),
        *_earlier(stated),
    )


def _about(code: Code, message: str) -> Finding:
    return Finding(code, None, message)


def _absent(stated: Promulgation) -> Iterator[Finding]:
    if stated.title is None:
        yield _about(Code.TITLE_MISSING, "no title is printed")
    if stated.doc_type is None:
        yield _about(Code.KIND_NOT_STATED, "neither organ nor title tells what kind of instrument the text is")
    if not stated.enacting_body:
        yield _about(Code.ADOPTION_NOT_STATED, "the text does not say who made it")
    elif stated.adoptions and all(adoption.adopted is None for adoption in stated.adoptions):
        yield _about(Code.ADOPTION_NOT_STATED, "the text does not say when it was adopted")
    elif not stated.adoptions and stated.promulgated is None:
        yield _about(Code.ADOPTION_NOT_STATED, "the text does not say when it was first adopted or published")
    if stated.promulgated is None:
        yield _about(Code.PROMULGATION_NOT_STATED, "the text does not say when it was promulgated")
    elif not stated.issuing_authority:
        yield _about(Code.PROMULGATION_NOT_STATED, "the text does not say who promulgated it")
    if stated.number is None:
        yield _about(Code.NUMBER_NOT_STATED, "the text bears no document number of its own")
    if not stated.commencements:
        yield _about(Code.COMMENCEMENT_NOT_STATED, "the text does not say when it takes effect")


def _events(told: History) -> Iterator[Event]:
    yield from (*told.adoptions, *told.approvals, *told.publications, *told.commencements, *told.rest)
    for amended in told.amendments:
        yield from (amended.event, *amended.event.modifiers, *amended.approvals)
        yield from (event for event in (amended.adopted, amended.published, amended.commenced) if event)


def _unreadable(front: Front, told: History, body: Stated | None) -> Iterator[Finding]:
    days: list[DateMatch] = [subject.on for event in _events(told) for subject in event.subjects if subject.on]
    days += [subject.on for notice in front.announcements for event in notice.events for subject in event.subjects if subject.on]
    days += front.days
    for day in dict.fromkeys(days):
        if day.value is None and day.precision is Precision.DAY:
            yield _about(Code.DATE_UNREADABLE, f"no day of the calendar: {day.text}")
        elif day.misprinted:
            yield _about(Code.DATE_UNREADABLE, f"a letter is printed for a digit, read as {day.value}: {day.text}")
    for clause in body.clauses if body else ():
        if clause.rule is CommencementRule.FIXED and clause.on is None:
            yield _about(Code.DATE_UNREADABLE, f"no day of the calendar: {clause.text}")


def _cut(front: Front, told: History) -> Iterator[Finding]:
    for event in told.rest:
        if event.words and not event.verbs and not any(subject.number for subject in event.subjects) and event.on:
            yield _about(Code.HEADER_TRUNCATED, f"the header note breaks off: {event.on.text}{event.words}")
        elif event.title and not event.verbs:
            yield _about(Code.HEADER_TRUNCATED, f"the header note breaks off: {event.words}《{event.title}")
    for note in front.notes:
        folded = fold(note)
        if folded.count("《") != folded.count("》"):
            yield _about(Code.HEADER_TRUNCATED, f"a title in the header note does not close: {note[-60:]}")


def _conflicts(stated: Promulgation, announced: Announcement | None) -> Iterator[Finding]:
    """Compare the announcement with the header note, and with the title."""
    listed = {adoption.adopted for adoption in stated.adoptions} | {note.amended for note in stated.amendments}
    if announced is None:
        return
    if stated.title and not agrees(announced.title, stated.title):
        yield _about(Code.TITLE_CONFLICT, f"the announcement names it 《{announced.title}》, the text bears the title {stated.title}")
    for event in announced.events:
        days = {adoption.adopted for adoption in adoptions_of(event, Names())} - {None} if Verb.ADOPT in event.verbs else set()
        if days and not days & listed:
            yield _about(Code.DATE_CONFLICT, f"the announcement says adopted {_days(days)}, the header note {_days(listed)}")


def _conflicting(commencements: tuple[Commencement, ...], enactment: Enactment, adopted: list[date | None]) -> Iterator[Finding]:
    """Compare what the articles, the announcement and the header note say of the same enactment's commencement."""
    first = commencements[0] if commencements else None
    if first is None or first.scope is not None or first.effective is None or first.stated_by in _OUTSIDE:
        return
    event = enactment.commenced
    noted = event.on.value if event and event.on else None
    computed = enactment.promulgated if first.rule is CommencementRule.ON_PROMULGATION else first.effective
    # A day before the text's latest adoption is that of an earlier version: no conflict.
    latest = max((day for day in adopted if day), default=None)
    if noted and computed and noted != computed and not (latest and computed < latest):
        yield _about(Code.DATE_CONFLICT, f"the articles say “{first.text}”, which is {computed}, the header note {noted}")
    for other in commencements[1:]:
        amended = any(word in (other.text or "") for word in ("修正", "修订", "修改"))
        if other.stated_by == "announcement" and other.scope is None and other.effective not in (None, first.effective) and not amended:
            yield _about(Code.DATE_CONFLICT, f"the articles say in effect from {first.effective}, the announcement from {other.effective}")


def _days(days: set[date | None]) -> str:
    return ", ".join(sorted(str(day) for day in days if day))


def _earlier(stated: Promulgation) -> Iterator[Finding]:
    """Notice a clause that belongs to an earlier whole text: the last amendment came after it."""
    if not stated.commencements:
        return
    clause = stated.commencements[0]
    last = stated.amendments[-1] if stated.amendments else None
    partial = last is not None and (last.act is not None or last.kind != "修订")
    made = [adoption.adopted for adoption in stated.adoptions] + [note.amended for note in stated.amendments]
    # What takes effect before it is first adopted may do so lawfully (立法法（2023修正）第一百零四条).
    later = sorted(day for day in made if day)[1:]
    before = clause.effective is not None and any(clause.effective < day for day in later)
    if clause.scope is None and clause.stated_by != "header_note" and (before or partial):
        yield _about(
            Code.COMMENCEMENT_OF_EARLIER_VERSION,
            f"the clause “{clause.text}” is that of an earlier version; when the last amendment takes effect is not stated",
        )
