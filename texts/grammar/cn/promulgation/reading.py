"""From a Document to its Promulgation (公布信息的提取): what each place says, put together.

A fact is taken from the place that states it of the text itself. What no place
states stays unknown, and a finding says so; what two places state differently
is kept as the first states it, and a finding says that too.

Law: 立法法（2023修正）第六十一条, 第六十二条, 第八十八条.
"""

from dataclasses import replace

from texts.document import Document
from texts.finding import Finding
from texts.grammar.cn.promulgation.body import commencement_in, repeals_in
from texts.grammar.cn.promulgation.commencement import Clause, clauses
from texts.grammar.cn.promulgation.effect import commencements_of
from texts.grammar.cn.promulgation.events import events
from texts.grammar.cn.promulgation.front import Front, front_of
from texts.grammar.cn.promulgation.history import History, Names, history_of, merged
from texts.grammar.cn.promulgation.kinds import Made, jurisdiction_of, kind_of, variety_of
from texts.grammar.cn.promulgation.making import Making
from texts.grammar.cn.promulgation.noticing import notice
from texts.grammar.cn.promulgation.titles import own_title
from texts.promulgation import Promulgation

__all__ = ["promulgation"]


def promulgation(document: Document) -> tuple[Promulgation, tuple[Finding, ...]]:
    """Read what a text states of its own making.

    Args:
        document: the text in its parts; nothing else is asked.

    Returns:
        What is stated, and what was noticed: facts that are not stated, dates
        that are none, places that disagree.
    """
    front = front_of(document)
    told = merged([history_of(events(note)) for note in front.notes])
    title = own_title(tuple(front.titles), front.announcements[0].title if front.announcements else None)
    body = commencement_in(document)
    making = Making(front, told, Names(title, _organs(told, front)), body.words if body else "")
    stated = Promulgation(
        title=title,
        header_note="\n".join(front.notes) or None,
        enacting_body=making.makers(),
        issuing_authority=making.issuers(),
        number=making.number(),
        adoptions=making.adoptions(),
        approvals=making.approvals(),
        promulgated=making.promulgated(),
        signatory=making.announced.signatory if making.announced else None,
        commencements=commencements_of(body, _announced(making), making.enactment()),
        amendments=making.amendments(),
        repeals=repeals_in(document, front.lead, making.names, ordered=bool(title and "废止" in title)),
        addressee=front.addressee,
    )
    stated = _classed(stated, making)
    return stated, notice(stated, making, body)


def _organs(told: History, front: Front) -> tuple[str, ...]:
    """Return every organ named in the front, to tell which place a bare rank means."""
    named = [event.words for event in (*told.approvals, *told.adoptions, *told.publications)]
    named += [event.words for announced in front.announcements for event in announced.events]
    return tuple(words for words in dict.fromkeys(named) if words)


def _announced(making: Making) -> tuple[Clause, ...]:
    return tuple(clauses(making.announced.sentence)) if making.announced else ()


def _classed(stated: Promulgation, making: Making) -> Promulgation:
    """Add the kind, the variety and the jurisdiction, which hang on the rest."""
    made = Made(
        title=stated.title or "",
        organs=stated.enacting_body,
        series=stated.number.series if stated.number else None,
        approvers=tuple(approval.organ for approval in stated.approvals if approval.organ),
        in_session=bool(stated.adoptions or making.front.announcements),
        revisers=making.revisers(),
        amending=tuple(note.act for note in stated.amendments if note.act),
        repealed_numbers=tuple(repeal.number for repeal in stated.repeals if repeal.number),
        repealed_organs=tuple(repeal.organ for repeal in stated.repeals if repeal.organ),
    )
    kind = kind_of(made)
    return replace(stated, doc_type=kind, variety=variety_of(kind, made), jurisdiction=jurisdiction_of(kind, made))
