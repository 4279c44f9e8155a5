"""Who wrote which words, for people: by run of words or by line, and how much each act wrote."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from archive.citing import provision_name
from archive.ordering import ordered_by
from cli.views.history import ACTS
from cli.views.page import Block, Heading, Page, Paragraph, Piece, Style, Table
from cli.views.plain import pad
from texts.errors import columns

if TYPE_CHECKING:
    from archive.answers import Author, Blamed
    from texts.attribution import Attributed, Run

__all__ = ["page"]

_DOUBT = 0.9
"""Links less sure than this are said to be so beside the words."""


def page(blamed: "Blamed", *, lines: bool) -> Page:
    """Return the words with who wrote them, and a table of the acts.

    Args:
        lines: one line for each natural paragraph, with its oldest and its
            youngest author, in place of one for each run of words.
    """
    name = blamed.title if blamed.cited is None else f"{blamed.title}　{blamed.cited}"
    labels = tuple(map(_label, blamed.authors))
    blocks: list[Block] = [Heading(name), Paragraph.of(f"version {blamed.version}", Style.FAINT)]
    for provision in blamed.attribution.provisions:
        blocks += [None, _head(provision, labels), *(_lines(provision, labels) if lines else _runs(provision, labels, blamed.authors))]
    return (*blocks, None, _acts(blamed.authors), *_legend(blamed))


def _label(author: "Author") -> str:
    """Return what stands before the words of a version; what no act ordered is the republication's."""
    label = f"{author.span.version} 重新公布" if author.republished else author.span.version
    return f"≤ {label}" if author.or_earlier else label


def _head(provision: "Attributed", labels: Sequence[str]) -> Heading:
    restated = f"  restated {labels[provision.runs[0].restated]}" if provision.runs else ""
    return Heading(provision_name(str(provision.address)) + restated, depth=2)


def _runs(provision: "Attributed", labels: Sequence[str], authors: Sequence["Author"]) -> Iterator[Block]:
    """Yield a line for each run of words; the end of a paragraph ends a line too."""
    width = max(map(columns, labels))
    for (written, aside), runs in groupby(provision.runs, key=lambda run: (run.written, _aside(run, labels, authors))):
        found = list(runs)
        words = provision.text[found[0].start : found[-1].end]
        for line in filter(None, words.split("\n")):
            yield Paragraph((Piece(f"{pad(labels[written], width)}  ", Style.FAINT), Piece(line), *aside), indent=2)


def _aside(run: "Run", labels: Sequence[str], authors: Sequence["Author"]) -> tuple[Piece, ...]:
    """Return what is to be said of a run beside its words."""
    items = ordered_by(authors[run.written].orders, run.origin)
    found = [f"by {'、'.join(items)}"] if items else []
    if run.formed is not None and run.typography is not None:
        found.append(f"{run.typography.value} {labels[run.formed]}")
    if run.confidence < _DOUBT:
        found.append(f"inferred, {run.confidence:.2f}")
    return (Piece(f"  ({'; '.join(found)})", Style.TYPOGRAPHIC),) if found else ()


def _lines(provision: "Attributed", labels: Sequence[str]) -> Iterator[Block]:
    """Yield a line for each natural paragraph: its youngest author, its oldest where that is another, its words."""
    width = max(map(columns, labels))
    at = 0
    for line in provision.text.split("\n"):
        by = sorted({run.written for run in provision.runs if run.start < at + len(line) and run.end > at})
        at += len(line) + 1
        if line and by:
            oldest = labels[by[0]] if len(by) > 1 else ""
            yield Paragraph((Piece(f"{pad(labels[by[-1]], width)}  {pad(oldest, width)}  ", Style.FAINT), Piece(line)), indent=2)


def _acts(authors: Sequence["Author"]) -> Table:
    """Return how much each act wrote."""
    total = sum(author.wrote for author in authors) or 1
    rows = [(one.span.version, _act(one), f"{one.wrote} ({one.wrote * 100 / total:.0f} %)", str(one.restated)) for one in authors]
    return Table(("version", "act", "characters written", "provisions restated"), tuple(rows))


def _act(author: "Author") -> str:
    act = f"《{author.span.act}》" if author.span.act else ACTS.get(author.span.kind, str(author.span.kind))
    if author.republished:
        act = "the republication, beyond what the act ordered 重新公布"
    never = "; superseded before it commenced" if author.span.never_in_force else ""
    return f"{act}{never}"


def _legend(blamed: "Blamed") -> Iterator[Block]:
    """Say what ≤ means here, version by version."""
    for author in blamed.authors:
        if author.or_by:
            yield Paragraph.of(f"≤ {author.span.version}: or by one whose text is not held: {', '.join(author.or_by)}", Style.WARNING)
        if author.or_earlier and author is blamed.authors[0]:
            yield Paragraph.of(f"≤ {author.span.version}: or earlier; it is the first text held, and not the law as adopted", Style.WARNING)
