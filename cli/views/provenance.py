"""How the archive knows what it says of a law: law and archive on one line of time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cli.views.compilation import VERDICTS
from cli.views.dates import day, instant
from cli.views.page import Block, Facts, Heading, Page

if TYPE_CHECKING:
    from archive.answering.traced import CompiledFrom, Event, Provenance

__all__ = ["page"]

CLOCKS = {"legal": "law 法律", "archive": "archive 档案"}
KINDS = {
    "adopted": "adopted 通过",
    "approved": "approved 批准",
    "promulgated": "promulgated 公布",
    "effective": "effective 施行",
    "amended": "amended 修改",
    "repealed": "repealed 废止",
    "recorded": "recorded 收录",
    "corrected": "corrected 更正",
    "witnessed": "witnessed 另一来源",
    "named": "named 提及",
}


def page(provenance: "Provenance") -> Page:
    """Return events in order, each with its clock and how it is known; then the records that hold them, numbered."""
    held = _numbered(provenance)
    blocks: list[Block] = [Heading(provenance.title)]
    for event in provenance.events:
        blocks += [None, *_event(event, held)]
    for commit, number in held.items():
        blocks += [None, *_held(number, [event for event in provenance.events if event.commit == commit])]
    return tuple(blocks)


def _numbered(provenance: "Provenance") -> dict[str, int]:
    """Number the commits in the order in which events name them."""
    return {commit: number for number, commit in enumerate(dict.fromkeys(event.commit for event in provenance.events), 1)}


def _event(event: "Event", held: dict[str, int]) -> Iterator[Block]:
    when = instant(event.at) if event.at is not None else day(event.on)
    yield Heading(f"{CLOCKS[event.clock.value]}  {when}  {KINDS.get(event.kind, event.kind)}", depth=2)
    known = f"[{held[event.commit]}]" if event.stated_by is None else f"{event.stated_by} [{held[event.commit]}]"
    rows = [("version", event.version), ("what", event.words), ("known by", known)]
    yield Facts(tuple((name, (value,)) for name, value in rows if value))


def _held(number: int, events: "list[Event]") -> Iterator[Block]:
    """Yield what one commit holds: who recorded it when, from which bytes."""
    first = max(events, key=lambda event: (event.source_digest is not None, event.who is not None))
    yield Heading(f"[{number}]  commit {first.commit}", depth=2)
    rows = [
        ("recorded", instant(first.recorded) if first.recorded is not None else None),
        ("who", first.who),
        ("with", first.software),
        ("from", first.origin),
        ("source", f"sha256 {first.source_digest}" if first.source_digest else None),
        ("text", f"sha256 {first.text_digest}" if first.text_digest else None),
        *_compiled(first.compiled),
    ]
    yield Facts(tuple((name, (value,)) for name, value in rows if value))


def _compiled(made: "CompiledFrom | None") -> Iterator[tuple[str, str | None]]:
    """Yield what a compiled text was made of."""
    if made is not None:
        yield "base", f"version {made.base_version or '?'}, text sha256 {made.base_text}"
        yield "act", f"{made.act}, text sha256 {made.act_text}"
        yield "compiled", f"by {made.rules}, {VERDICTS[made.verdict]}"
        yield "compared", f"text sha256 {made.compared}" if made.compared is not None else None
