"""How the archive knows what it says of a law: law and archive on one line of time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cli.views.dates import day, instant
from cli.views.page import Block, Facts, Heading, Page

if TYPE_CHECKING:
    from archive.answers import Event, Provenance

__all__ = ["page"]

KINDS = {
    "adopted": "adopted 通过",
    "approved": "approved 批准",
    "promulgated": "promulgated 公布",
    "effective": "effective 施行",
    "amended": "amended 修正",
    "repealed": "repealed 废止",
    "recorded": "recorded 收录",
    "corrected": "corrected 更正",
    "witnessed": "witnessed 另一来源",
    "named": "named 提及",
}


def page(provenance: "Provenance") -> Page:
    """Return events in order; each says how it is known and which commit holds it."""
    blocks: list[Block] = [Heading(provenance.title)]
    for event in provenance.events:
        blocks += [None, *_event(event)]
    return tuple(blocks)


def _event(event: "Event") -> Iterator[Block]:
    when = instant(event.at) if event.at is not None else day(event.on)
    yield Heading(f"{when}  {KINDS.get(event.kind, event.kind)}", depth=2)
    rows = [
        ("what", tuple(line for line in event.words.splitlines() if line)),
        ("version", event.version),
        ("stated by", event.stated_by),
        ("who", event.who),
        ("with", event.software),
        ("from", event.origin),
        ("source", f"sha256 {event.source_digest}" if event.source_digest else None),
        ("text", f"sha256 {event.text_digest}" if event.text_digest else None),
        ("commit", event.commit),
    ]
    yield Facts(tuple((name, (value,) if isinstance(value, str) else value) for name, value in rows if value))
