"""Who made and published a text, when, under which number (制定、批准、公布).

Each fact is looked for where it is stated of the text itself, in this order:
the header note's own events, the announcement, what stands alone in the front.
An announcement that publishes a revision speaks of the revision: where the
header note tells of the first enactment, its facts are the text's.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from texts.grammar.cn.promulgation import numbers, organs
from texts.grammar.cn.promulgation.announcement import Announcement
from texts.grammar.cn.promulgation.effect import Enactment
from texts.grammar.cn.promulgation.events import Event
from texts.grammar.cn.promulgation.front import Front, Numbered
from texts.grammar.cn.promulgation.history import Amended, History, Names, adoptions_of, approvals_of
from texts.grammar.cn.promulgation.titles import agrees
from texts.grammar.cn.promulgation.tokens import Verb
from texts.patterns import lazily
from texts.promulgation import Adoption, AmendmentNote, Approval, DocumentNumber

__all__ = ["Making"]

_AMENDS = lazily("关于(?:修改|修订|修正)")
_BY_TITLE = lazily(r"^(?P<organ>[\u4e00-\u9fff、]{2,40}?)(?=(?:关于|批准|印发|对))")
_BY_CLAUSE = lazily(r"本[\u4e00-\u9fff]{1,6}(?:已|业)?[经由](?P<organ>[\u4e00-\u9fff]{4,40}?)(?:审议|修订)?(?:通过|修订|批准)[，,]")
_IN_LEAD = lazily(
    r"^\s*(?:[0-9０-９一二三四五六七八九〇○零]{4}年[0-9０-９一二三四五六七八九十]{1,2}月[0-9０-９一二三四五六七八九十]{1,3}日)?(?P<meeting>[^，。：:；《》]{4,60}?会议)(?:(?:审议|讨论|通过)[^，。：:]{0,20})?(?:决定|决议|通过|批准|特作)"
)


class Making(NamedTuple):
    """The places that tell of a text's making.

    Args:
        front: the front of the text.
        told: the events of its header notes.
        names: what tells which place a bare rank means.
        clause: the paragraph that holds the commencement clause.
    """

    front: Front
    told: History
    names: Names
    clause: str = ""

    @property
    def announced(self) -> Announcement | None:
        """The announcement that publishes the text."""
        return next((notice for notice in self.front.announcements if notice is not self.amending), None)

    @property
    def amending(self) -> Announcement | None:
        """The announcement of an act that amends the text, printed above the text as amended."""
        title = self.names.title or ""
        return next((notice for notice in self.front.announcements if _AMENDS.search(notice.title) and not agrees(notice.title, title)), None)

    def _own_numbers(self) -> list[Numbered]:
        """The numbers that stand for themselves, without that of an order by which an amending act was published."""
        amended = self.amending is not None and self.announced is None
        return [numbered for numbered in self.front.numbers if not (amended and numbered.number.is_order)]

    @property
    def whole(self) -> Amended | None:
        """The latest amendment that enacted the whole text anew."""
        return next((amended for amended in reversed(self.told.amendments) if amended.is_whole), None)

    def adoptions(self) -> tuple[Adoption, ...]:
        """Return who adopted the text, and when."""
        found = [adoption for event in self.told.adoptions for adoption in adoptions_of(event, self.names)]
        if not found and not self._first_is_told():
            found = [adoption for event in self._announced(Verb.ADOPT) for adoption in adoptions_of(event, self.names)]
            if not found:
                revising = [amended.event for amended in self.told.amendments[:1] if Verb.ADOPT in amended.event.verbs]
                found = [adoption for event in revising for adoption in adoptions_of(event, self.names)]
        return tuple(self._with_meeting(adoption) for adoption in found)

    def _first_is_told(self) -> bool:
        """Whether the header note tells how the text was first made."""
        return bool(self.told.adoptions or self.told.approvals or self.told.publications)

    def _announced(self, verb: Verb) -> list[Event]:
        return [event for event in self.announced.events if verb in event.verbs] if self.announced else []

    def _with_meeting(self, adoption: Adoption) -> Adoption:
        """Fill in the meeting of an adoption (一九七九年…通过) from the announcement or the first words of the text."""
        if adoption.meeting:
            return adoption
        for event in self._announced(Verb.ADOPT):
            for other in adoptions_of(event, self.names):
                if other.adopted == adoption.adopted and other.meeting:
                    return other
        for words in self.front.lead[:2]:
            opened = _IN_LEAD.match(words)
            if opened:
                meeting = organs.trimmed(opened["meeting"])
                return replace(adoption, organ=self.names.organ_of(meeting), meeting=meeting)
        return adoption

    def approvals(self) -> tuple[Approval, ...]:
        """Return who approved the text, and when."""
        told = self.told.approvals or self._announced(Verb.APPROVE)
        if not told and not self._first_is_told() and self.told.amendments:
            told = self.told.amendments[0].approvals
        return tuple(approval for event in told for approval in approvals_of(event, self.names))

    def amendments(self) -> tuple[AmendmentNote, ...]:
        """Return the amendments that the header note lists, and the revision that the announcement publishes."""
        found = [amended.note(self.names) for amended in self.told.amendments]
        told = {note.amended for note in found} | {day.value for event in self.told.adoptions for day in (event.on,) if day}
        for event in self._announced(Verb.AMEND):
            if Verb.ADOPT in event.verbs and event.on and event.on.value not in told:
                found.append(Amended(event).note(self.names))
        return tuple(self._published(note) for note in _numbered_once(found))

    def _published(self, note: AmendmentNote) -> AmendmentNote:
        """Add what the announcement of an amending act says of it."""
        notice = self.amending
        if notice is None or all(event.on is None or event.on.value != note.amended for event in notice.events):
            return note
        ordered = next((numbered for numbered in self.front.numbers if numbered.number.is_order), None)
        number = numbers.compose(ordered.organ, ordered.number).printed if ordered and self.announced is None else None
        return replace(note, promulgated=note.promulgated or notice.signed, number=note.number or number)

    def makers(self) -> tuple[str, ...]:
        """Return the organs that made the text, without their sessions."""
        adopted = [adoption.organ for adoption in self.adoptions() if adoption.organ]
        published = [self.names.organ_of(name) for event in self.told.publications for name in organs.unsplit(event.words)]
        titled = self._in_title()
        ordered = [self.names.organ_of(name) for name in (*self._announcers(), *self.front.signers) if not name.endswith("主席")]
        return tuple(dict.fromkeys(adopted or published or titled or self.revisers() or self._in_clause() or ordered))

    def revisers(self) -> tuple[str, ...]:
        """Return the organs that enacted the whole text anew last."""
        whole = self.whole
        return tuple(dict.fromkeys(self.names.organ_of(name) for name in organs.unsplit(whole.event.words))) if whole else ()

    def _in_clause(self) -> list[str]:
        """The organ that the commencement clause names: 本规定经上海市人民代表大会常务委员会审议通过，自…起施行."""
        found = _BY_CLAUSE.search(self.clause)
        return [self.names.organ_of(found["organ"])] if found and organs.is_organ(self.names.organ_of(found["organ"])) else []

    def _in_title(self) -> list[str]:
        named = _BY_TITLE.match(self.names.title or "")
        if not named:
            return []
        found = [self.names.organ_of(name) for name in organs.unsplit(named["organ"])]
        return found if found and all(organs.is_organ(name) for name in found) else []

    def issuers(self) -> tuple[str, ...]:
        """Return the organs or the officer that published the text, as printed."""
        for event in self.told.publications:
            if event.words:
                return organs.issuers(event.words)
        if self.told.publications:
            return ()
        announcers = self._announcers() or organs.issuers("、".join(self.front.signers))
        if announcers:
            return announcers
        published = self._republished()
        return organs.issuers(published.words) if published and published.words else ()

    def _announcers(self) -> tuple[str, ...]:
        if self.announced and self.announced.signers:
            return organs.issuers("、".join(self.announced.signers))
        for numbered in (*self._own_numbers(), *self.front.site_numbers):
            if numbered.number.is_order and numbered.organ:
                return organs.issuers(numbered.organ)
        return ()

    def _republished(self) -> Event | None:
        """The publication of the latest revision of the whole text, where the note tells of no earlier one."""
        return self.whole.published if self.whole else None

    def number(self) -> DocumentNumber | None:
        """Return the text's own number; one that bears no digits (公告) only where there is no other."""
        found = list(self._numbers())
        return next((number for number in found if number.number is not None), found[0] if found else None)

    def _numbers(self) -> Iterator[DocumentNumber]:
        for event in self.told.publications:
            composed = [numbers.compose(subject.words, subject.number) for subject in event.subjects if subject.number]
            if composed:
                yield replace(composed[0], printed="、".join(number.printed for number in composed))
        for numbered in (*self._own_numbers(), *self.front.site_numbers):
            yield numbers.compose(numbered.organ, numbered.number)
        for event in self.told.rest:
            yield from (numbers.compose(subject.words, subject.number) for subject in event.subjects if subject.number)
        published = self._republished() if not self.told.publications else None
        for subject in published.subjects if published else ():
            if subject.number:
                yield numbers.compose(subject.words, subject.number)

    def promulgated(self) -> date | None:
        """Return the day on which the text was published."""
        for event in self.told.publications:
            if event.on:
                return event.on.value
        if self.announced and self.announced.signed:
            return self.announced.signed
        for event in self._announced(Verb.PUBLISH):
            if event.on:
                return event.on.value
        published = self._republished()
        if published and published.on:
            return published.on.value
        return self._dated()

    def _dated(self) -> date | None:
        """The day printed alone under the title or at the end (成文日期)."""
        alone = [event.on for event in self.told.rest if event.on and not event.words and not event.subjects[0].number]
        adopted = {adoption.adopted for adoption in self.adoptions()}
        return next((day.value for day in (*alone, *self.front.days) if day.value and day.value not in adopted), None)

    def enactment(self) -> Enactment:
        """Return what is known of the latest enactment of the whole text, to which the commencement clause belongs."""
        whole = self.whole
        announced_day = self.announced.signed if self.announced else None
        later = tuple(amended.commenced for amended in self.told.amendments if amended.commenced and amended is not whole)
        if whole is None:
            adopted = next((adoption.adopted for adoption in self.adoptions()), None)
            commenced = next(iter(self.told.commencements), None)
            return Enactment(self.promulgated(), adopted, commenced, later)
        published = whole.published.on.value if whole.published and whole.published.on else announced_day
        return Enactment(published, whole.day(), whole.commenced, later, revises=True)


def _numbered_once(found: list[AmendmentNote]) -> list[AmendmentNote]:
    """Join an amendment told by its number alone (法释[2008]18号修改) with the one told by its day."""
    bare = [note for note in found if note.amended is None and note.number and not note.act and not note.meeting]
    unnumbered = [note for note in found if note.amended is not None and note.number is None]
    if len(bare) == 1 and len(unnumbered) == 1:
        joined = replace(unnumbered[0], number=bare[0].number)
        return [joined if note is unnumbered[0] else note for note in found if note is not bare[0]]
    return found
