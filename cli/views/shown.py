"""What a law or a provision says on a day, for people."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cli.views.page import Block, Facts, Heading, Page, Paragraph, Style
from cli.views.status import force
from cli.views.status import page as status_page
from cli.views.text import blocks
from cli.views.witness import known_by

if TYPE_CHECKING:
    from archive.answering.answers import Shown

__all__ = ["page"]


def page(shown: "Shown") -> Page:
    """Return the text between its name and its source; where there is none, the force and why."""
    if shown.text is None:
        return status_page(shown.status)
    return (Heading(_name(shown)), *_day(shown), None, *blocks(shown), None, *_source(shown))


def _name(shown: "Shown") -> str:
    title = shown.promulgation_title or shown.status.title
    return title if shown.cited is None else f"{title}　{shown.cited}"


def _day(shown: "Shown") -> Iterator[Block]:
    """Say of which day and version the text is."""
    status = shown.status
    if shown.version == status.version:
        yield Paragraph.of(f"version {shown.version}, {force(status)}", Style.FAINT)
    else:
        operative = f"version {status.version}" if status.version else "no version can be named"
        yield Paragraph.of(f"version {shown.version}, as asked for; operative on {status.on}: {operative} ({force(status)})", Style.WARNING)
    if status.known is not None:
        yield Paragraph.of(f"as this archive knew it at the end of {status.known}", Style.FAINT)


def _source(shown: "Shown") -> Iterator[Block]:
    if shown.not_commenced:
        yield Paragraph.of(f"not yet commenced: {', '.join(shown.not_commenced)}", Style.WARNING)
    if shown.witness is not None:
        yield Facts((("from", known_by(shown.witness)),))
