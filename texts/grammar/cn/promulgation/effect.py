"""When the text takes effect (生效): its clauses put together, and days computed where a stated rule meets a stated day.

The clause in the last article belongs to the latest enactment of the whole
text. 自公布之日起 is computed from the promulgation of that enactment alone;
where it is unknown, so is the day, unless the header note states it.
自修订发布之日起 waits for the revision: of a text whose note tells of none, the
day of the first publication is not the one that is meant.

Law: 立法法（2023修正）第六十一条.
"""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from texts.grammar.cn.promulgation.body import Stated
from texts.grammar.cn.promulgation.commencement import Clause
from texts.grammar.cn.promulgation.events import Event
from texts.patterns import lazily
from texts.promulgation import Commencement, CommencementRule

__all__ = ["Enactment", "commencements_of"]

_REVISED = lazily("(?:修订|修改|修正|重新)后?(?:公布|发布|颁布|通过)之?日")


class Enactment(NamedTuple):
    """The latest enactment of the whole text.

    Args:
        promulgated, adopted: its own days, where stated.
        commenced: what the header note says of its commencement.
        later: what the header note says of the commencement of later amendments.
        revises: whether it enacted anew a text that was there before.
    """

    promulgated: date | None
    adopted: date | None
    commenced: Event | None
    later: tuple[Event, ...] = ()
    revises: bool = False


def commencements_of(body: Stated | None, announced: tuple[Clause, ...], enactment: Enactment) -> tuple[Commencement, ...]:
    """Return every commencement that the text states, the whole text's first.

    Args:
        body: the clauses of the articles.
        announced: those of the announcement.
        enactment: what is known of the enactment that they belong to.
    """
    found: list[Commencement] = []
    if body:
        found.extend(_of_clause(clause, body.stated_by, enactment) for clause in body.clauses)
    for clause in announced:
        _add(found, _of_clause(clause, "announcement", enactment))
    if enactment.commenced:
        _add(found, _of_event(enactment.commenced, enactment))
    # What an amendment says of its own commencement must not pass for the whole text's.
    for event in enactment.later if found else ():
        _add(found, _of_event(event, enactment))
    if found and found[0].scope is None and found[0].rule is not CommencementRule.FIXED:
        # A stated day goes before one that is computed from a rule.
        found[0] = replace(found[0], effective=_stated_day(enactment) or found[0].effective)
    return tuple(found)


def _add(found: list[Commencement], one: Commencement) -> None:
    """Add what another place states, unless it states the same."""
    same = any(known.scope == one.scope and known.rule is one.rule and known.effective == one.effective for known in found)
    ruled = one.effective is None and any(known.scope == one.scope and known.rule is one.rule for known in found)
    if not same and not ruled:
        found.append(one)


def _of_clause(clause: Clause, stated_by: str, enactment: Enactment) -> Commencement:
    told = enactment.revises or not _REVISED.search(clause.text)
    effective = clause.on if clause.rule is CommencementRule.FIXED else _computed(clause.rule, enactment) if told else None
    return Commencement(effective, clause.rule, clause.text, clause.scope, clause.days, stated_by)


def _of_event(event: Event, enactment: Enactment) -> Commencement:
    rule = CommencementRule.ON_PROMULGATION if event.by_rule else CommencementRule.FIXED
    effective = _computed(rule, enactment) if event.by_rule else event.on.value if event.on else None
    text = event.printed if event.by_rule or not event.on else f"{event.on.text}{event.printed}"
    return Commencement(effective, rule, text, None, None, "header_note")


def _computed(rule: CommencementRule, enactment: Enactment) -> date | None:
    if rule is CommencementRule.ON_PROMULGATION:
        return enactment.promulgated
    if rule is CommencementRule.ON_ADOPTION:
        return enactment.adopted
    return None


def _stated_day(enactment: Enactment) -> date | None:
    """The day on which the header note says that the enactment commenced."""
    event = enactment.commenced
    return event.on.value if event and event.on and not event.by_rule else None
