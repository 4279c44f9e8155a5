"""Which versions changed a law when, for people; the words, where one provision was asked about."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cli.views.dates import day
from cli.views.page import Block, Facts, Heading, Page, Paragraph, Piece, Style

if TYPE_CHECKING:
    from archive.answers import History, HistoryEntry, Span

__all__ = ["ACTS", "page"]

ACTS = {"adoption": "adopted 制定", "amendment": "amended 修正", "reenactment": "re-enacted 修订", None: "kind of act not stated"}


def page(history: "History") -> Page:
    """Return the versions in legal order, oldest first."""
    name = history.title if history.cited is None else f"{history.title}　{history.cited}"
    blocks: list[Block] = [Heading(name)]
    for entry in history.entries:
        blocks += [None, *_entry(entry, one_provision=history.cited is not None)]
    return tuple(blocks)


def _entry(entry: "HistoryEntry", *, one_provision: bool) -> Iterator[Block]:
    span = entry.span
    yield Heading(f"{span.version}  {ACTS.get(span.kind, str(span.kind))}", depth=2)
    rows = [
        ("act", f"《{span.act}》" if span.act else None),
        ("adopted 通过", day(span.adopted)),
        ("promulgated 公布", day(span.promulgated) if span.promulgated else None),
        ("effective 施行", _effective(span)),
        ("until", day(span.until) if span.until else None),
        ("text", None if span.text_held else "not held"),
        ("changed", None if one_provision else _changed(entry)),
    ]
    yield Facts(tuple((name, (value,)) for name, value in rows if value is not None))
    if one_provision:
        yield from _words(entry)


def _effective(span: "Span") -> str:
    basis = f"  ({span.effective_basis})" if span.effective_basis else ""
    never = "; superseded before it commenced" if span.never_in_force else ""
    return day(span.effective) + basis + never


def _changed(entry: "HistoryEntry") -> str | None:
    if entry.changed is None:
        return "not known: this version and the one before it are not both held" if entry.span.kind != "adoption" else None
    return "、".join(entry.changed) or "nothing but typography"


def _words(entry: "HistoryEntry") -> Iterator[Block]:
    """Yield the words before and after, or why there are none."""
    if entry.changed is not None and not entry.changed:
        yield Paragraph.of("left as it was", Style.FAINT, indent=2)
        return
    if entry.changed is None and entry.span.kind != "adoption":
        yield Paragraph.of("what it changed is not known", Style.WARNING, indent=2)
    if entry.changed:
        yield from _lines("before: ", entry.before)
    yield from _lines("after:  " if entry.changed else "reads:  ", entry.after)


def _lines(name: str, words: str | None) -> Iterator[Block]:
    for line in (words or "(no such provision)").splitlines():
        yield Paragraph((Piece(name, Style.LABEL), Piece(line)), indent=2)
        name = " " * len(name)
