"""Who wrote which words, for people: by run of words or by line, and how much each act wrote."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from archive.amending.ordering import ordered_by
from archive.answering.citing import provision_name
from cli.views.history import ACTS
from cli.views.page import Beside, Block, Heading, Page, Paragraph, Piece, Style, Table
from cli.views.plain import pad
from texts.comparison import Typography
from texts.errors import columns

if TYPE_CHECKING:
    from archive.answering.answers import Author, Blamed
    from texts.attribution import Attributed, Run

__all__ = ["page"]

_DOUBT = 0.9
"""Links less sure than this are said to be so beside the words."""
_NEWEST, _OLDEST = "newest", "oldest"
_FORMS = {
    Typography.WIDTH: "width 全角半角",
    Typography.SPACING: "spacing 空格",
    Typography.PUNCTUATION: "form of marks 标点形式",
    Typography.QUOTATION: "quotation marks 引号形式",
    Typography.VARIANT: "variant character 异体字",
    Typography.NUMERAL: "form of numerals 数字写法",
    Typography.LABEL: "number 序号",
    Typography.CITATION: "number cited 引用序号",
}
"""What was given another form."""


def page(blamed: "Blamed", *, lines: bool) -> Page:
    """Return the words with who wrote them, and a table of the acts.

    Args:
        lines: one line for each natural paragraph, with its oldest and its
            youngest author, in place of one for each run of words.
    """
    name = blamed.title if blamed.cited is None else f"{blamed.title}　{blamed.cited}"
    labels = tuple(map(_label, blamed.authors))
    blocks: list[Block] = [Heading(name), Paragraph.of(f"version {blamed.version}", Style.FAINT)]
    if lines:
        width = max(map(columns, (*labels, _NEWEST)))
        blocks.append(
            Beside(Piece(f"{pad(_NEWEST, width)}  {pad(_OLDEST, width)}  ", Style.FAINT), (Piece("of the words in the line", Style.FAINT),), indent=2)
        )
    for provision in blamed.attribution.provisions:
        doubt = _doubt(provision)
        blocks += [None, _head(provision, labels, doubt), *(_lines(provision, labels) if lines else _runs(provision, labels, blamed.authors, doubt))]
    return (*blocks, None, _acts(blamed.authors, labels), *_legend(blamed))


def _label(author: "Author") -> str:
    """Return what stands before the words of a version; what no act ordered is the republication's."""
    label = f"{author.span.version} 重新公布" if author.republished else author.span.version
    return f"≤ {label}" if author.or_earlier else label


def _head(provision: "Attributed", labels: Sequence[str], doubt: float | None) -> Heading:
    restated = f"  restated {labels[provision.runs[0].restated]}" if provision.runs else ""
    inferred = f"  (what it was before: inferred 推定, {doubt:.2f})" if doubt is not None else ""
    return Heading(provision_name(str(provision.address)) + restated + inferred, depth=2)


def _doubt(provision: "Attributed") -> float | None:
    """Return how sure the link is by which all of a provision's older words were followed; `None` where it is sure, or there are several."""
    found = {run.confidence for run in provision.runs if run.confidence < _DOUBT}
    return found.pop() if len(found) == 1 else None


def _runs(provision: "Attributed", labels: Sequence[str], authors: Sequence["Author"], told: float | None) -> Iterator[Block]:
    """Yield a line for each run of words; the end of a paragraph ends a line too.

    Args:
        told: the confidence that the heading tells already.
    """
    width = max(map(columns, labels))
    for (written, aside), runs in groupby(provision.runs, key=lambda run: (run.written, _aside(run, labels, authors, told))):
        found = list(runs)
        words = provision.text[found[0].start : found[-1].end]
        for line in filter(None, words.split("\n")):
            yield Beside(Piece(f"{pad(labels[written], width)}  ", Style.FAINT), (Piece(line), *aside), indent=2)


def _aside(run: "Run", labels: Sequence[str], authors: Sequence["Author"], told: float | None) -> tuple[Piece, ...]:
    """Return what is to be said of a run beside its words."""
    items = ordered_by(authors[run.written].orders, run.origin)
    found = [f"by {'、'.join(items)}"] if items else []
    if run.formed is not None and run.typography is not None:
        found.append(f"{_FORMS[run.typography]} by {labels[run.formed]}")
    if run.confidence < _DOUBT and run.confidence != told:
        found.append(f"inferred 推定, {run.confidence:.2f}")
    return (Piece(f"  ({'; '.join(found)})", Style.TYPOGRAPHIC),) if found else ()


def _lines(provision: "Attributed", labels: Sequence[str]) -> Iterator[Block]:
    """Yield a line for each natural paragraph: its youngest author, its oldest where that is another, its words."""
    width = max(map(columns, (*labels, _NEWEST)))
    at = 0
    for line in provision.text.split("\n"):
        by = sorted({run.written for run in provision.runs if run.start < at + len(line) and run.end > at})
        at += len(line) + 1
        if line and by:
            oldest = labels[by[0]] if len(by) > 1 else ""
            yield Beside(Piece(f"{pad(labels[by[-1]], width)}  {pad(oldest, width)}  ", Style.FAINT), (Piece(line),), indent=2)


def _acts(authors: Sequence["Author"], labels: Sequence[str]) -> Table:
    """Return how much each act wrote."""
    total = sum(author.wrote for author in authors) or 1
    rows = [(label, _act(one), f"{one.wrote} ({one.wrote * 100 / total:.0f} %)", str(one.restated)) for label, one in zip(labels, authors, strict=True)]
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
        others = f", by one whose text is not held: {', '.join(author.or_by)}" if author.or_by else ""
        if author.or_earlier and author is blamed.authors[0]:
            yield Paragraph.of(f"≤ {author.span.version}: the first text held, and not the law as adopted; or earlier{others}", Style.WARNING)
        elif others:
            yield Paragraph.of(f"≤ {author.span.version}: or before{others}", Style.WARNING)
