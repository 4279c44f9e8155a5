"""Which versions changed a law when, for people; the words, where one provision was asked about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from cli.views.dates import day
from cli.views.page import Beside, Block, Facts, Heading, Page, Piece, Style
from cli.views.witness import in_short
from texts.descent import is_heading
from texts.grammar.cn import numerals

if TYPE_CHECKING:
    from archive.answering.answers import History, HistoryEntry, Span, Stand

__all__ = ["ACTS", "page"]

ACTS = {"adoption": "adopted 制定", "amendment": "amended 修正", "reenactment": "re-enacted 修订", None: "kind of act not stated"}
_FORMER = "原"
_DOUBT = 0.9
"""Links less sure than this are said to be so."""
_FEW = 2
"""So many names are told one by one, and not counted."""


_BECAME = {
    "modified": "modified 修改",
    "split": "split 拆分",
    "merged": "merged 合并",
    "inserted": "first appears 新增",
    "deleted": "deleted 删除",
    "present": "stands in the first text held; it may be older",
}


def page(history: "History") -> Page:
    """Return the versions in legal order, oldest first; of a provision, those that changed it."""
    name = history.title if history.cited is None else f"{history.title}　{history.cited}"
    blocks: list[Block] = [Heading(name)]
    if history.cited is not None:
        blocks.append(_life(history))
    # What stands under a heading is long; which of it changed is told by name.
    heading = history.address is not None and is_heading(history.address)
    for entry in history.entries:
        blocks += [None, *_entry(entry, one_provision=history.cited is not None, words=history.cited is not None and not heading)]
    return tuple(blocks)


def _life(history: "History") -> Facts:
    """Say when a provision first appeared, was last changed, and what it was called when."""
    first = f"{history.first_appeared}{' or earlier' if history.or_earlier else ''}"
    rows = (
        ("first appeared", (first,)),
        ("last changed", (history.last_changed or f"not since {history.first_appeared}",)),
        ("called", tuple(_called(history.stands))),
    )
    return Facts(rows)


def _called(stands: "Iterable[Stand]") -> Iterator[str]:
    """Yield the names of a provision, each with the first version that has it."""
    last: tuple[str, ...] = ()
    for stand in stands:
        if stand.names != last:
            yield f"{'、'.join(stand.names) or 'no more'} in {stand.version}"
        last = stand.names


def _entry(entry: "HistoryEntry", *, one_provision: bool, words: bool) -> Iterator[Block]:
    span = entry.span
    yield Heading(f"{span.version}  {ACTS.get(span.kind, str(span.kind))}", depth=2)
    rows = [
        ("act", f"《{span.act}》{_items(entry) if one_provision else ''}" if span.act else None),
        ("adopted 通过", day(span.adopted)),
        ("promulgated 公布", day(span.promulgated) if span.promulgated else None),
        ("effective 施行", _effective(span)),
        ("until", day(span.until) if span.until else None),
        ("text", in_short(span.witnesses) if span.text_held else "not held"),
        ("changed", None if words else _changed(entry)),
        ("became", _became(entry) if one_provision else None),
    ]
    adds = (("act adds", entry.clauses),) if entry.clauses else ()
    yield Facts((*((name, (value,)) for name, value in rows if value is not None), *adds))
    if words:
        yield from _words(entry)


def _effective(span: "Span") -> str:
    from archive.timeline.standing import Reason

    # That no source states the day is said in place of the day.
    told = span.effective_basis is not None and span.effective_basis != Reason.COMMENCEMENT_UNKNOWN
    basis = f"  ({span.effective_basis})" if told else ""
    never = "; superseded before it commenced" if span.never_in_force else ""
    return day(span.effective) + basis + never


def _changed(entry: "HistoryEntry") -> str | None:
    if entry.together is not None:
        return f"with {', '.join(entry.or_by)}, not held: {_listed((*entry.given, *entry.deleted) or entry.together)}"
    if entry.changed is None:
        return "not known: this version and the one before it are not both held" if entry.span.kind != "adoption" else None
    return _listed((*entry.given, *entry.deleted) or entry.changed, dict(entry.ordered))


def _items(entry: "HistoryEntry") -> str:
    """Return which items of the act changed a provision, where that is recorded."""
    return "、".join(dict.fromkeys(item for _, items in entry.ordered for item in items))


def _listed(names: "Sequence[str]", items: "Mapping[str, tuple[str, ...]]" = MappingProxyType({})) -> str:
    """Name provisions, three or more that follow each other by the first and the last (第三条至第六条).

    Args:
        items: by name, which items of the act changed it, where that is recorded; such a one is named by itself.
    """
    runs: list[list[str]] = []
    for name in names:
        if name in items:
            runs.append([f"{name}（{'、'.join(items[name])}）"])
        elif runs and _follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    told = "、".join(f"{run[0]}至{run[-1]}" if len(run) > _FEW else "、".join(run) for run in runs)
    return f"{told}  ({len(names)})" if len(names) > _FEW else told or "nothing but typography"


def _follows(one: str, other: str) -> bool:
    """Say whether the second has the next whole number."""
    if one.startswith(_FORMER) != other.startswith(_FORMER):
        return False
    before, after = (numerals.read_label(name.removeprefix(_FORMER)) for name in (one, other))
    return before is not None and after is not None and len(before) == len(after) == 1 and (before[0] + 1, one[-1]) == (after[0], other[-1])


def _became(entry: "HistoryEntry") -> str:
    """Say what became of a provision, under which names, and how sure that is."""
    names = f"：{'、'.join(entry.was)} → {'、'.join(entry.now)}" if entry.was and entry.now and entry.was != entry.now else ""
    doubt = f"  (inferred 推定, {entry.confidence:.2f})" if entry.confidence < _DOUBT else ""
    by = f"  by this version or by one whose text is not held: {', '.join(entry.or_by)}" if entry.or_by and entry.became != "present" else ""
    return f"{_BECAME.get(entry.became or '', str(entry.became))}{names}{doubt}{by}"


def _words(entry: "HistoryEntry") -> Iterator[Block]:
    """Yield the words before and after, what differs marked."""
    if entry.before is None or entry.after is None:
        alone = entry.before if entry.after is None else entry.after
        yield from _marked("before: " if entry.after is None else "reads:  ", [(alone or "", Style.PLAIN)])
        return
    from texts.diffing import words

    edits = words(entry.before, entry.after)
    yield from _marked("before: ", [(entry.before[slice(*edit.old)], Style.PLAIN if edit.kept else Style.DELETED) for edit in edits])
    yield from _marked("after:  ", [(entry.after[slice(*edit.new)], Style.PLAIN if edit.kept else Style.INSERTED) for edit in edits])


def _marked(name: str, pieces: Iterable[tuple[str, Style]]) -> Iterator[Block]:
    """Yield a block for each line of the pieces, the name before the first."""
    before, waiting = Piece(name, Style.LABEL), list[Piece]()
    for text, style in pieces:
        first, *others = text.split("\n")
        waiting.append(Piece(first, style))
        for line in others:
            yield Beside(before, tuple(piece for piece in waiting if piece.words), indent=2)
            before, waiting = Piece(" " * len(name)), [Piece(line, style)]
    yield Beside(before, tuple(piece for piece in waiting if piece.words), indent=2)
