"""An amending act and what it makes of the laws that it amends, for people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from archive.amending.deriving import own_clauses
from cli.views.compilation import differences, notices, unplaced, verdict
from cli.views.page import Block, Facts, Heading, Page, Paragraph, Style
from cli.views.parsed import findings
from cli.views.promulgation import sheet

if TYPE_CHECKING:
    from archive.amending.amended import AmendmentPlan, PlannedAmendment, Previewed, Replayed, ReplayedAct

__all__ = ["planned", "previewed", "replayed"]

_MAKES = {
    "version": "a new version",
    "witness": "a text of the version held",
    "nothing": "recorded already: nothing to do",
    "undecided": "not recorded",
}


def planned(plan: "AmendmentPlan") -> Page:
    """Return what was understood of an act, and what it makes of each law."""
    blocks: list[Block] = [Heading(plan.title)]
    if plan.act is not None:
        blocks.append(Facts(tuple(sheet(plan.act.promulgation, plan.act.stated_by, plan.act.commencements))))
        blocks += findings(plan.act.findings)
        blocks += [Paragraph.of(f"note: {words}", indent=2) for words in plan.act.notes]
    for law in plan.laws:
        blocks += [None, *_law(law)]
    if plan.not_held:
        blocks += [None, Paragraph.of(f"it also amends, and no text is held of: {'、'.join(f'《{title}》' for title in plan.not_held)}")]
    if plan.unsure:
        titles = "、".join(f"《{title}》" for title in plan.unsure)
        blocks += [None, Paragraph.of(f"it also amends one of several laws of the title {titles}: yange amend LAW --by ACT says which", Style.WARNING)]
    return tuple(blocks)


def _law(law: "PlannedAmendment") -> Iterator[Block]:
    yield Heading(law.title, 2)
    rows = [("makes", f"{law.version}, {_MAKES[law.action.value]}" if law.version else _MAKES[law.action.value])]
    enacted = law.enacted
    if enacted is not None:
        rows.insert(0, ("applied to", f"the text of {law.base}"))
        rows.append(("instructions", f"{len(enacted.carried_out)} carried out, {len(enacted.unresolved)} not placed"))
        rows.append(("compared", verdict(enacted.verification, law.compared)))
        rows += [("the act adds", words) for words in own_clauses(enacted)]
    yield Facts(tuple((name, (words,)) for name, words in rows))
    if law.reason is not None:
        yield Paragraph.of(f"not decided: {law.reason}", Style.WARNING, indent=2)
    yield from (Paragraph.of(f"note: {words}", indent=2) for words in law.notes)
    if enacted is not None:
        yield from notices(enacted)
        yield from unplaced(enacted.unresolved)
        yield from differences(enacted.verification)


def replayed(found: "Replayed") -> Page:
    """Return what each act makes of what the acts before it made."""
    blocks: list[Block] = [Heading(found.title), Paragraph.of(f"from the text of {found.first} on", Style.FAINT)]
    if not found.acts:
        blocks.append(Paragraph.of("no later version is known"))
    for act in found.acts:
        blocks += [None, *_replayed_act(act)]
    return tuple(blocks)


def _replayed_act(act: "ReplayedAct") -> Iterator[Block]:
    yield Heading(f"{act.version}  {act.act or ''}".rstrip(), 2)
    if act.enacted is None:
        yield Paragraph.of(f"not applied: {act.reason}", Style.WARNING, indent=2)
        return
    from_what = "what the acts before made" if act.applied_to == "replayed" else "the text recorded of the version before"
    rows = [
        ("applied to", from_what),
        ("instructions", f"{len(act.enacted.carried_out)} carried out, {len(act.enacted.unresolved)} not placed"),
        ("compared", verdict(act.verification) if act.verification is not None else "no other text of this version is held"),
    ]
    yield Facts(tuple((name, (words,)) for name, words in rows))
    yield from unplaced(act.enacted.unresolved)
    if act.verification is not None:
        yield from differences(act.verification)


def previewed(found: "Previewed") -> Page:
    """Return a law as it will read, marked as not in force."""
    from texts.grammar.cn.amending.header_note import lowered

    if found.text is None:
        return (Heading(found.title), Paragraph.of(f"nothing to preview on {found.on}: {found.reason}"))
    acts = tuple(f"《{lowered(title)}》, {f'in force from {day}' if day is not None else 'the day it takes effect is not known'}" for title, day in found.acts)
    rows = (
        ("not in force", (f"as it will read once what is adopted takes effect 尚未施行; asked on {found.on}",)),
        ("operative now", (f"version {found.base}",)),
        ("by", acts),
        ("text", ("compiled for this answer, recorded nowhere" if found.compiled else f"recorded as version {found.version}",)),
    )
    return (Heading(f"{found.title}　（预览，尚未施行）"), Facts(rows), None, *(Paragraph.of(line) for line in found.text.splitlines() if line))
