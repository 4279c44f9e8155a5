"""Timeline: the Versions of a Work laid out over legal time (时间轴).

    facts = WorkFacts(versions=(VersionFacts(...), ...), endings=(...), ...)   # archive/timeline/legal_facts.py
    timeline = lay_out(facts)

    timeline.at(date(2021, 12, 31))     Standing: status, version or candidates, since, until, reason, parts, grounds
    timeline.segments                   the same for every day: Standings that partition the calendar, ends exclusive
    timeline.versions                   Placed: every Version in legal order, labelled, with its own days
    timeline.find("2021-09-28")         the Placed of that label
    timeline.notes                      what is lawful or odd, and should be told
    known(recorded, upto)               the facts that were recorded, and not corrected, by then (`--known`)
    commencement_of(facts)              when one Version takes effect: what its repeals do with it (`Ending`)

Pure: no clock, no git, no pydantic. The same facts in any order give the same
Timeline. A day is a civil day of the jurisdiction; what is not stated is
unknown, and an answer is given only where every possible day leads to it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.timeline.chronology import Chronology, chronology
from archive.timeline.judging import Judgement, judge
from archive.timeline.legal_facts import VersionFacts, WorkFacts, known
from archive.timeline.legal_order import Place
from archive.timeline.noting import notes_on
from archive.timeline.standing import Force, Note, Placed, Standing, State
from archive.timeline.windows import Window, shifted, whole_window

__all__ = ["Timeline", "commencement_of", "known", "lay_out"]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A Work over legal time.

    Args:
        segments: Standings in order of time; together they cover every day once.
        versions: in legal order; those that cannot be placed last.
        notes: by code and version.
    """

    segments: tuple[Standing, ...]
    versions: tuple[Placed, ...]
    notes: tuple[Note, ...]

    def at(self, day: date) -> Standing:
        """Say how the Work stands on a civil day."""
        return self.segments[bisect_right(self.segments[1:], day, key=lambda segment: segment.start or date.min)]

    def find(self, label: str) -> Placed | None:
        """Return the Version of that label."""
        return next((placed for placed in self.versions if placed.label == label), None)


def commencement_of(version: VersionFacts) -> Window:
    """Return when a Version's text as a whole takes effect.

    What it repeals without a day of its own ends then (同时废止): its
    `exact`, `earliest` and `latest` are the Ending's `effective`,
    `not_before` and `not_after`.
    """
    return whole_window(version)


def lay_out(work: WorkFacts) -> Timeline:
    """Lay a Work out over legal time."""
    facts = chronology(work)
    spans = _spans(facts)
    segments = _joined(_standing(spans, index) for index in range(len(spans)))
    versions = tuple(_placed(entry.place, entry.whole, spans) for entry in facts.entries if entry.place is not None)
    return Timeline(segments, versions, notes_on(facts, versions))


@dataclass(frozen=True, slots=True)
class _Span:
    """Days with one judgement."""

    start: date | None
    end: date | None
    judgement: Judgement


def _spans(facts: Chronology) -> tuple[_Span, ...]:
    """Judge once between any two days on which something may change, and join what is the same."""
    points = [day for day in facts.turning_points() if day > date.min]
    starts: list[date | None] = [None, *points]
    spans: list[_Span] = []
    for start, end in zip(starts, [*points, None], strict=True):
        day = start if start is not None else shifted(points[0], -1) if points else date.min
        judgement = judge(facts, day)
        if spans and spans[-1].judgement == judgement:
            spans[-1] = replace(spans[-1], end=end)
        else:
            spans.append(_Span(start, end, judgement))
    return tuple(spans)


def _standing(spans: Sequence[_Span], index: int) -> Standing:
    span = spans[index]
    of = span.judgement.standing
    since, until = (None, None) if of.status is Force.UNKNOWN else _extent(spans, index)
    return replace(of, start=span.start, end=span.end, since=since, until=until)


def _joined(segments: Iterable[Standing]) -> tuple[Standing, ...]:
    """Join neighbours that answer the same; an unknown status holds for just the days on which it is unknown."""
    found: list[Standing] = []
    for segment in segments:
        if found and replace(found[-1], start=segment.start, end=segment.end) == segment:
            found[-1] = replace(found[-1], end=segment.end)
        else:
            found.append(segment)
    return tuple(replace(one, since=one.start, until=one.end) if one.status is Force.UNKNOWN else one for one in found)


def _extent(spans: Sequence[_Span], index: int) -> tuple[date | None, date | None]:
    """Return since when and until when the answer of this span holds in law, where that is known."""
    states = spans[index].judgement.states
    if spans[index].judgement.standing.candidates:
        return None, None
    first = last = index
    while first > 0 and spans[first - 1].judgement.states <= states:
        first -= 1
    while last + 1 < len(spans) and spans[last + 1].judgement.states <= states:
        last += 1
    since = spans[first].start if first > 0 and not states & spans[first - 1].judgement.states else None
    until = spans[last].end if last + 1 < len(spans) and not states & spans[last + 1].judgement.states else None
    return since, until


def _placed(place: Place, whole: Window, spans: Sequence[_Span]) -> Placed:
    label = place.label
    sole = [index for index, span in enumerate(spans) if span.judgement.standing.version == label]
    since = until = None
    if sole:
        since = spans[sole[0]].start if sole[0] > 0 and not _applies(label, spans[sole[0] - 1].judgement.states) else None
        after = sole[-1] + 1
        until = spans[sole[-1]].end if after < len(spans) and not _applies(label, spans[after].judgement.states) else None
    never = not any(_applies(label, span.judgement.states) for span in spans)
    how = whole.how if whole.exact is not None else None
    return Placed(place.facts, label, whole.exact, how, whole.earliest, whole.latest, whole.reason, since, until, never)


def _applies(label: str, states: frozenset[State]) -> bool:
    return any(label in labels for _, labels in states)
