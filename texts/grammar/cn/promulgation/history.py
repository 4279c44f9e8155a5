"""What a header note tells of a text (题注): its making, then its amendments in order.

    history   ::= making { amendment }
    making    ::= { adoption | approval | publication | commencement }
    amendment ::= [adoption] event [approval] [publication] [commencement]

An adoption printed on a line of its own before 批准的《…的决定》修正 is that of
the amending act; an approval or a publication after a 修订 is that of the 修订.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from texts.grammar.cn.promulgation import numbers, organs
from texts.grammar.cn.promulgation.events import Event, Subject
from texts.grammar.cn.promulgation.tokens import Verb
from texts.promulgation import Adoption, AmendmentNote, Approval

__all__ = ["Amended", "History", "Names", "adoptions_of", "approvals_of", "history_of", "merged"]


class Names(NamedTuple):
    """What tells which place a bare rank means (县第五届人民代表大会).

    Args:
        title: that of the text.
        others: organs named elsewhere in the text.
    """

    title: str | None = None
    others: tuple[str, ...] = ()

    def organ_of(self, meeting: str) -> str:
        """Return the organ that met, in its full name."""
        return organs.organ_of(meeting, self.title, self.others)


@dataclass
class Amended:
    """One amendment, and what else the note tells of it."""

    event: Event
    adopted: Event | None = None
    approvals: list[Event] = field(default_factory=list)
    published: Event | None = None
    commenced: Event | None = None

    @property
    def kind(self) -> str:
        """修正, 修订, 修改 or 调整, as printed."""
        found: list[str] = re.findall("修正|修订|修改|调整", self.event.printed)
        return found[-1]

    @property
    def is_whole(self) -> bool:
        """Whether the whole text was enacted anew: 修订 without an act that amends it.

        国务院 prints 修订 for a partial amendment as well, and then names the
        deciding act: the instrument decides, not the word.
        """
        return self.kind == "修订" and self.event.title is None

    def day(self) -> date | None:
        """Return the day of the amendment: the one printed for it, its act's adoption, publication or approval."""
        told = [self.event, *self._told(Verb.ADOPT), self.adopted, *self._told(Verb.PUBLISH), *self._told(Verb.APPROVE), *self.approvals]
        return next((event.on.value for event in told if event and event.on and event.on.value), None)

    def _told(self, verb: Verb) -> list[Event]:
        return [event for event in self.event.modifiers if verb in event.verbs]

    def _numbering(self) -> list[Event]:
        """The events that may bear the number of the amending act, the one that published it (国务院令第571号公布) last."""
        digits = self.published is not None and any(subject.number and subject.number.number is not None for subject in self.published.subjects)
        return [self.event, *self.event.modifiers, *([self.published] if self.published and digits else [])]

    def note(self, names: Names) -> AmendmentNote:
        """Return it as the header note lists it."""
        adopting = next((event for event in (*self._told(Verb.ADOPT), self.adopted, self.event) if event and event.words), None)
        words = adopting.words if adopting else None
        approving = [*self._told(Verb.APPROVE), *self.approvals]
        numbered = next((subject for event in self._numbering() for subject in event.subjects if subject.number), None)
        ordered = self.event.title is None and any(subject.number and subject.number.is_order for subject in self.event.subjects)
        publishing = [event for event in (self.published, *self._told(Verb.PUBLISH), self.event if ordered else None) if event]
        return AmendmentNote(
            amended=self.day(),
            kind=self.kind,
            ordinal=self.event.ordinal,
            act=_one_line(self.event.title),
            organ="、".join(dict.fromkeys(names.organ_of(part) for part in organs.unsplit(words))) if words else None,
            meeting=words if words and ("会议" in words or "次" in words) else None,
            promulgated=_first_day(publishing),
            number=numbers.compose(numbered.words, numbered.number).printed if numbered and numbered.number else None,
            approved=_first_day(approving),
        )


def _one_line(title: str | None) -> str | None:
    return "".join(title.split("\n")) if title else None


def _first_day(events: list[Event]) -> date | None:
    return next((event.on.value for event in events if event.on), None)


@dataclass
class History:
    """The events of one note, sorted by what they are about."""

    adoptions: list[Event] = field(default_factory=list)
    approvals: list[Event] = field(default_factory=list)
    publications: list[Event] = field(default_factory=list)
    commencements: list[Event] = field(default_factory=list)
    amendments: list[Amended] = field(default_factory=list)
    rest: list[Event] = field(default_factory=list)


def history_of(found: tuple[Event, ...]) -> History:
    """Sort the events of a header note by what they are about, in printed order."""
    told = History()
    waiting: Event | None = None
    for place, event in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        current = told.amendments[-1] if told.amendments else None
        if Verb.AMEND in event.verbs:
            _take_amendment(told, current, event, waiting)
            waiting = None
        elif Verb.ADOPT in event.verbs and told.adoptions and _adopts_amendment(event, following):
            waiting = event
        else:
            _take(told, current, event)
    return told


def _take_amendment(told: History, current: Amended | None, event: Event, adopted: Event | None) -> None:
    # 市人大常委会通过修订, then 省人大常委会批准修订: one amendment, not two.
    if current and event.title is None and event.ordinal is None and Verb.APPROVE in event.verbs and not current.approvals:
        current.approvals.append(event)
        return
    amended = Amended(event, adopted)
    if Verb.PUBLISH in event.verbs:
        amended.published = event
    told.amendments.append(amended)


def _adopts_amendment(event: Event, following: Event | None) -> bool:
    """Say whether an adoption is that of the act by which the next event amends: 批准的《…的决定》修正."""
    if following is None or Verb.AMEND not in following.verbs:
        return False
    told = [verb for modifier in following.modifiers for verb in modifier.verbs]
    lacks = following.on is None and Verb.ADOPT not in told and (Verb.APPROVE in told or Verb.PUBLISH in told)
    return lacks or (event.based and Verb.ADOPT not in told)


def _take(told: History, current: Amended | None, event: Event) -> None:
    ordered = any(subject.number and subject.number.is_order for subject in event.subjects)
    if Verb.ADOPT in event.verbs:
        told.adoptions.append(event)
    elif Verb.APPROVE in event.verbs:
        (current.approvals if current else told.approvals).append(event)
    elif Verb.PUBLISH in event.verbs or (not event.verbs and ordered and event.on):
        if current and current.published is None:
            current.published = event
        elif not current:
            told.publications.append(event)
    elif not event.verbs:
        told.rest.append(event)
    if Verb.COMMENCE in event.verbs:
        if current:
            current.commenced = event
        else:
            told.commencements.append(event)


def merged(histories: list[History]) -> History:
    """Put together what several notes tell of one text: the fullest counts, the others fill in what it leaves out.

    An index of a source lists every day of adoption alike; the note printed
    with the text then tells which of them were amendments.
    """
    if not histories:
        return History()
    # The note printed with the text comes after what its source put above it.
    fullest = max(reversed(histories), key=lambda told: (len(told.amendments), len(told.adoptions) + len(told.approvals) + len(told.publications)))
    for told in histories:
        if told is fullest:
            continue
        fullest.adoptions = fullest.adoptions or told.adoptions
        fullest.approvals = fullest.approvals or told.approvals
        fullest.publications = fullest.publications or told.publications
        fullest.commencements = fullest.commencements or told.commencements
        fullest.rest = [*fullest.rest, *(event for event in told.rest if not event.words)]
    return fullest


def adoptions_of(event: Event, names: Names) -> list[Adoption]:
    """Return the adoptions that one event tells, one for each organ (两高 adopt together)."""
    found = []
    for subject in event.subjects or (Subject(),):
        day = subject.on.value if subject.on else _shared_day(event)
        for meeting in organs.unsplit(subject.words) or (None,):
            found.append(Adoption(day, names.organ_of(meeting) if meeting else None, meeting))
    return found


def approvals_of(event: Event, names: Names) -> list[Approval]:
    """Return the approvals that one event tells; an approval without a session is kept as 国务院批准."""
    found = []
    for subject in event.subjects or (Subject(),):
        day = subject.on.value if subject.on else _shared_day(event)
        for meeting in organs.unsplit(subject.words) or (None,):
            session = meeting if meeting and "会议" in meeting else meeting and meeting + "批准"
            found.append(Approval(day, names.organ_of(meeting) if meeting else None, session))
    return found


def _shared_day(event: Event) -> date | None:
    """The day printed once for organs listed together (4月4日甲会议、乙会议通过)."""
    return event.on.value if event.on else None
