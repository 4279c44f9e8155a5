"""Windows: between which days a day of the law lies, where it is not known exactly (期日的范围)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from archive.timeline.legal_facts import Ending, Mention, Suspension, VersionFacts
from archive.timeline.standing import How, Reason
from texts.promulgation import Commencement, CommencementRule

__all__ = [
    "OPEN",
    "Window",
    "adoption_window",
    "commencement_window",
    "ending_window",
    "hull",
    "resumption_window",
    "shifted",
    "suspension_window",
    "whole_window",
]


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which one day lies, both included.

    Args:
        earliest: `None` where nothing bounds it below.
        latest: `None` where nothing bounds it above; it may then never come.
        how: how the day is known.
        reason: why it is not known exactly; `None` where it is.
    """

    earliest: date | None
    latest: date | None
    how: How = How.STATED
    reason: Reason | None = None

    @property
    def exact(self) -> date | None:
        """The day, where it is known."""
        return self.earliest if self.earliest == self.latest else None

    def certain_by(self, day: date) -> bool:
        """Say whether the day has come by `day`, whatever it is."""
        return self.latest is not None and self.latest <= day

    def possible_by(self, day: date) -> bool:
        """Say whether the day may have come by `day`."""
        return self.earliest is None or self.earliest <= day


OPEN = Window(None, None)
"""Nothing is known."""


def shifted(day: date, days: int) -> date:
    """Return the day `days` later, or the calendar's last or first day where that is past its end."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def hull(windows: Iterable[Window], conflict: Reason) -> Window:
    """Join what several sources say of one day.

    Windows that end are believed before those that say no day; where they
    differ, the day is one of theirs or between, and `conflict` is the reason.
    """
    given = tuple(windows)
    ending = tuple(w for w in given if w.latest is not None) or given
    first = ending[0]
    if all((w.earliest, w.latest) == (first.earliest, first.latest) for w in ending):
        return min(ending, key=lambda w: list(How).index(w.how))
    lows = [w.earliest for w in ending]
    highs = [w.latest for w in ending]
    earliest = None if None in lows else min(low for low in lows if low is not None)
    latest = None if None in highs else max(high for high in highs if high is not None)
    return Window(earliest, latest, first.how, conflict)


def floor(version: VersionFacts) -> date | None:
    """Return the day before which a commencement that is not stated cannot be presumed.

    Law: 立法法（2023修正）第一百零四条 (不溯及既往).
    """
    if version.promulgated is not None:
        return version.promulgated
    return max((day for day in (version.adopted, version.approved) if day is not None), default=None)


def commencement_window(version: VersionFacts, clause: Commencement) -> Window:
    """Return when one commencement clause of a Version takes effect.

    自公布之日起30日后施行 is computed from a known promulgation, but to one day
    nearly: whether the day of promulgation is the first of the thirty or not
    counted (民法典第二百零一条第一款 does not count the opening day, for civil
    periods) no law read here settles for commencements, so it is the 30th or
    the 31st day after.
    """
    if clause.rule is CommencementRule.ON_PROMULGATION:
        return _on_the_day(version.promulgated, clause, Window(floor(version), None, reason=Reason.PROMULGATION_UNKNOWN))
    if clause.rule is CommencementRule.ON_ADOPTION:
        return _on_the_day(version.adopted, clause, Window(None, floor(version), reason=Reason.ADOPTION_UNKNOWN))
    if clause.effective is not None:
        how = How.COMPUTED if clause.rule is CommencementRule.AFTER_PROMULGATION else How.STATED
        return Window(clause.effective, clause.effective, how)
    if clause.rule is CommencementRule.AFTER_PROMULGATION:
        if version.promulgated is None or clause.days is None:
            return Window(floor(version), None, reason=Reason.PROMULGATION_UNKNOWN)
        earliest = shifted(version.promulgated, clause.days)
        return Window(earliest, shifted(earliest, 1), How.COMPUTED, Reason.COUNTING)
    conditional = clause.rule is CommencementRule.CONDITIONAL
    return Window(floor(version), None, reason=Reason.CONDITIONAL if conditional else Reason.COMMENCEMENT_UNKNOWN)


def _on_the_day(event: date | None, clause: Commencement, otherwise: Window) -> Window:
    """Compute 自公布之日起施行 or 自通过之日起施行; a day stated beside the rule must be that of the event."""
    days = [day for day in (event, clause.effective) if day is not None]
    if not days:
        return otherwise
    conflict = None if min(days) == max(days) else Reason.COMMENCEMENT_CONFLICT
    return Window(min(days), max(days), How.COMPUTED, conflict)


def whole_window(version: VersionFacts) -> Window:
    """Return when the Version's text as a whole takes effect."""
    clauses = [commencement_window(version, clause) for clause in version.commencements if clause.scope is None]
    if clauses:
        window = hull(clauses, Reason.COMMENCEMENT_CONFLICT)
    else:
        undated = version.made is None and not version.commencements
        window = Window(floor(version), None, reason=Reason.UNDATED if undated else Reason.COMMENCEMENT_UNKNOWN)
    by = version.in_force_by
    bounded = window.latest is None and by is not None and (window.earliest is None or window.earliest <= by)
    return replace(window, latest=by) if bounded else window


def ending_window(ending: Ending) -> Window:
    """Return when one repeal or lapse takes effect."""
    if ending.effective is not None:
        return Window(ending.effective, ending.effective, How.COMPUTED if ending.computed else How.STATED)
    return Window(ending.not_before, ending.not_after, reason=Reason.ENDING_UNKNOWN)


def suspension_window(suspension: Suspension) -> Window:
    """Return when a suspension starts."""
    if suspension.start is not None:
        return Window(suspension.start, suspension.start)
    return Window(suspension.not_before, None, reason=Reason.SUSPENSION_UNKNOWN)


def resumption_window(suspension: Suspension) -> Window | None:
    """Return when a suspension ends; `None` where no end is known of."""
    if suspension.end is not None:
        return Window(suspension.end, suspension.end)
    if suspension.end_not_before is not None:
        return Window(suspension.end_not_before, None, reason=Reason.SUSPENSION_UNKNOWN)
    return None


def adoption_window(first: VersionFacts | None, mentions: Iterable[Mention]) -> Window:
    """Return when the Work was adopted.

    Args:
        first: its first Version, where that is known.
        mentions: what other acts state of it.
    """
    stated = {mention.adopted for mention in mentions if mention.adopted is not None}
    later: list[date | None] = [day for mention in mentions for day in (mention.promulgated, mention.effective)]
    if first is not None:
        stated |= {first.adopted} if first.adopted is not None else set()
        later += [first.approved, first.promulgated, whole_window(first).latest]
    if stated:
        conflict = Reason.ADOPTION_CONFLICT if len(stated) > 1 else None
        return Window(min(stated), max(stated), reason=conflict)
    # 通过 comes before 批准, 公布 and 施行: any of these bounds it.
    return Window(None, min((day for day in later if day is not None), default=None), reason=Reason.ADOPTION_UNKNOWN)
