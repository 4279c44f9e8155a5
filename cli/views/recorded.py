"""What recording would do or did, for people."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cli.views.page import Block, Facts, Heading, Page, Paragraph, Style
from cli.views.parsed import findings
from cli.views.promulgation import counted, sheet

if TYPE_CHECKING:
    from archive.answering.answers import Candidate, Outcome, Plan, Planned, Recorded

__all__ = ["corrected", "outcomes", "planned"]


def planned(plan: "Plan") -> Page:
    """Return what was understood of each source, and what is done with it."""
    blocks: list[Block] = []
    for entry in plan.entries:
        blocks += [*_entry(entry), None]
    return tuple(blocks)


def _entry(entry: "Planned") -> Iterator[Block]:
    yield Heading(entry.title or "(no title)")
    yield Facts(
        (
            ("source", (entry.source,)),
            *sheet(entry.promulgation, entry.stated_by, None if entry.action == "undecided" else entry.commencements),
            ("structure", (counted(entry.counts),)),
            ("law", (_work(entry),)),
            ("version", (entry.version or "cannot be named yet",)),
            *(("names", (f"《{title}》",)) for title in entry.named),
        )
    )
    yield from findings(entry.findings)
    for words in entry.notes:
        yield Paragraph.of(f"note: {words}", indent=2)
    yield from _undecided(entry)


def _work(entry: "Planned") -> str:
    if entry.work is None:
        return "undecided"
    return f"{'new' if entry.new_work else 'held already'}: {entry.matched_by} ({entry.work})"


def _undecided(entry: "Planned") -> Iterator[Block]:
    """Say what the user has to decide, and how."""
    for conflict in entry.conflicts:
        yield Paragraph.of(
            f"conflict: {conflict.field} is {conflict.stated} in the text ({conflict.where}) and {conflict.given} by {conflict.by}; "
            f"--set '{conflict.field}!={conflict.given}' records the second",
            Style.WARNING,
            indent=2,
        )
    if entry.ambiguous:
        yield Paragraph.of("it may be several laws; --set work=ID says which, --set work=new that it is none of them:", Style.WARNING, indent=2)
        yield from map(_candidate, entry.ambiguous)


def _candidate(candidate: "Candidate") -> Block:
    made = "、".join(candidate.organs)
    adopted = f", adopted {candidate.adopted}" if candidate.adopted else ""
    return Paragraph.of(f"{candidate.work}  {candidate.title}  {made}{adopted}", indent=4)


_DONE = {
    "version": "recorded",
    "witness": "recorded as another source of a version held",
    "nothing": "recorded already, byte for byte: nothing to do",
}


def outcomes(recorded: "Recorded") -> Page:
    """Return where each source is now, a line each."""
    lines: Iterable[Outcome] = recorded.outcomes
    named = tuple(Paragraph.of(f"known by name from now on: 《{work.title}》 ({work.work})") for work in recorded.named)
    return (*(Paragraph.of(f"{_DONE[x.action]}: {x.title}, version {x.version}, commit {x.commit}") for x in lines), *named)


def corrected(recorded: "Recorded") -> Page:
    """Return what was corrected, and the commit that says so."""
    done = ((x.title, f", version {x.version}" if x.version else "", x.commit) for x in recorded.outcomes)
    return tuple(Paragraph.of(f"corrected: {title}{version}, commit {commit}") for title, version, commit in done)
