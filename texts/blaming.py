"""Blaming: who wrote each character of a text, and who last restated it (逐字溯源).

    descents = [derive(compare(old, new)) for old, new in pairwise(documents)]
    attribution = blame(documents[-1], descents)

Each character is followed back, from the text asked about, through what every
text has from the one before it, to the first text that has it.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from texts.address import CONTAINERS, Address
from texts.aligning.units import Unit, outline
from texts.attribution import Attributed, Attribution, Run
from texts.comparison import Typography
from texts.descent import Descent, Strand
from texts.document import Document, addresses

__all__ = ["Parts", "blame"]


Parts = Callable[[int, str], Sequence[tuple[int, int, str]]]
"""Of a version and a provision in it, where in its printed text what stands inside it begins and ends, and its eId; none where that is not known."""


class _Chain(NamedTuple):
    """The versions that words are followed through."""

    descents: Sequence[Descent]
    reenacted: Collection[int]
    parts: Parts


def blame(
    text: Document, descents: Sequence[Descent], reenacted: Collection[int] = (), only: Address | None = None, parts: Parts = lambda version, eid: ()
) -> Attribution:
    """Return for every character of a text which version wrote and which restated it.

    Args:
        text: the last of the versions.
        descents: what each version has from the one before it, from the
            second version on, in legal order.
        reenacted: the versions whose act gave the whole text anew (修订).
        only: the provision asked about, all that stands under it included;
            `None` or the empty address is the whole text.
        parts: what stands inside the provisions of a version, where words are to be told by the paragraph that they stood in.
    """
    chain = _Chain(descents, reenacted, parts)
    return Attribution(tuple(_attributed(unit, chain, only) for unit in _units(text, only)))


def _units(text: Document, only: Address | None) -> Iterator[Unit]:
    """Yield what is attributed as one, in printed order: the title, headings, articles, annexes."""
    found = outline(text)
    if only is None or not only.steps:
        yield from found.titles
    units = {unit.address: unit for kind in (found.headings, found.articles, found.loose, found.annexes) for unit in kind}
    for address, _ in addresses(text):
        unit = units.get(address)
        if unit is not None and (only is None or _asked(unit, only, found.headings)):
            yield unit


def _asked(unit: Unit, only: Address, headings: Sequence[Unit]) -> bool:
    """Say whether a unit is the provision asked about, or stands under it, or has it inside."""
    if only.steps and only.steps[0].level in CONTAINERS:
        return any(address.within(only) for address in (unit.address, *(headings[place].address for place in unit.under)))
    return unit.address == Address(only.steps[:1]) or not only.steps


def _attributed(unit: Unit, chain: _Chain, only: Address | None) -> Attributed:
    provision = unit.provision
    text = provision.label + provision.gap + unit.wording
    runs = _runs(str(unit.address), len(text), chain)
    level = provision.level if unit.address.steps else None
    if only is None or len(only.steps) < 2 or not only.within(unit.address) or only == unit.address:
        return Attributed(unit.address, level, text, runs)
    start, end = _extent(unit, only, len(text))
    return Attributed(only, only.steps[-1].level, text[start:end], tuple(_cut(runs, start, end)))


def _extent(unit: Unit, only: Address, length: int) -> tuple[int, int]:
    """Return where the natural paragraphs of a provision stand in the unit that it is in."""
    at = length - len(unit.wording)
    found: list[tuple[int, int]] = []
    for line, words in zip(unit.lines, unit.wording.split("\n"), strict=True):
        if line.address.within(only):
            found.append((at, at + len(words)))
        at += len(words) + 1
    return (found[0][0], found[-1][1]) if found else (0, 0)


def _cut(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    for run in runs:
        if run.start < end and run.end > start:
            yield replace(run, start=max(run.start, start) - start, end=min(run.end, end) - start)


def _runs(eid: str, length: int, chain: _Chain) -> tuple[Run, ...]:
    whole = _origins(_Piece(0, length, eid, 0, length), len(chain.descents), chain.descents) if length else []
    pieces = [(part, written) for piece, written in whole for part in _inside(piece, chain.parts(written, piece.eid))]
    last = max((written for _, written in pieces), default=0)
    last = max(last, _restated(eid, chain.descents, chain.reenacted))
    return tuple(_joined(Run(p.start, p.end, written, last, p.eid, p.confidence, p.formed, p.typography, p.stated) for p, written in pieces))


def _inside(piece: "_Piece", parts: Sequence[tuple[int, int, str]]) -> Iterator["_Piece"]:
    """Divide a piece by what it stood in when it was written; what stood in no part stays as it is."""
    if not parts or piece.end - piece.start != piece.high - piece.low:
        yield piece
        return
    at = piece.low
    for low, high, eid in parts:
        if low > at and low < piece.high:
            yield _part(piece, at, low)
            at = low
        if low <= at < min(high, piece.high):
            end = min(high, piece.high)
            yield _part(piece, at, end)._replace(eid=eid)
            at = end
    if at < piece.high:
        yield _part(piece, at, piece.high)


def _restated(eid: str, descents: Sequence[Descent], reenacted: Collection[int]) -> int:
    """Return the version whose act last gave a provision as a whole anew."""
    for version in range(len(descents), 0, -1):
        descent = descents[version - 1]
        if version in reenacted or eid in descent.restated:
            return version
        eid = descent.before(eid)
    return 0


class _Piece(NamedTuple):
    """Characters on their way back.

    Args:
        start, end: where they stand in the provision asked about.
        eid: the provision in which they stood in the version that has been reached.
        low, high: where they stood in it; as many characters, unless their form was another.
        confidence, formed, typography, stated: as of a Run.
    """

    start: int
    end: int
    eid: str
    low: int
    high: int
    confidence: float = 1.0
    formed: int | None = None
    typography: Typography | None = None
    stated: bool = False


def _origins(whole: _Piece, version: int, descents: Sequence[Descent]) -> list[tuple[_Piece, int]]:
    """Return the pieces that characters of one version are made of, in order, each with the version that wrote it."""
    found: list[tuple[_Piece, int]] = []
    going = [whole]
    for reached in range(version, 0, -1):
        carried: list[_Piece] = []
        for piece in going:
            strands = descents[reached - 1].strands.get(piece.eid)
            if strands is None:
                carried.append(piece)
            elif piece.end - piece.start == piece.high - piece.low:
                for part, strand in _parted(piece, strands):
                    if strand is None:
                        found.append((part, reached))
                    else:
                        carried.append(_back(part, strand, reached))
            else:
                found.append(_latest(piece, reached, descents))
        going = carried
        if not going:
            break
    found += [(piece, 0) for piece in going]
    return sorted(found, key=lambda one: one[0].start)


def _latest(piece: _Piece, version: int, descents: Sequence[Descent]) -> tuple[_Piece, int]:
    """Follow characters of another form (十五 for 15) as a whole: they are as young as the youngest of them."""
    inner = _origins(_Piece(0, piece.high - piece.low, piece.eid, piece.low, piece.high), version, descents)
    youngest, written = max(inner, key=lambda one: one[1])
    sure = piece.confidence * min(one.confidence for one, _ in inner)
    stated = piece.stated or any(one.stated for one, _ in inner)
    return piece._replace(eid=youngest.eid, low=youngest.low, high=youngest.high, confidence=sure, stated=stated), written


def _parted(piece: _Piece, strands: Sequence[Strand]) -> Iterator[tuple[_Piece, Strand | None]]:
    """Part a piece at the ends of the strands; what none covers comes with `None`."""
    at = piece.low
    for strand in strands:
        low, high = max(strand.new[0], at), min(strand.new[1], piece.high)
        if low >= high:
            continue
        if at < low:
            yield _part(piece, at, low), None
        yield _part(piece, low, high), strand
        at = high
    if at < piece.high:
        yield _part(piece, at, piece.high), None


def _part(piece: _Piece, low: int, high: int) -> _Piece:
    if low == piece.low and high == piece.high:
        return piece
    moved = piece.start - piece.low
    return _Piece(low + moved, high + moved, piece.eid, low, high, *piece[5:])


def _back(piece: _Piece, strand: Strand, version: int) -> _Piece:
    """Return where a piece stood in the version before."""
    if strand.new[1] - strand.new[0] == strand.old[1] - strand.old[0]:
        moved = strand.old[0] - strand.new[0]
        low, high = piece.low + moved, piece.high + moved
    else:
        low, high = strand.old
    formed, typography = piece.formed, piece.typography
    if formed is None and strand.typography is not None:
        formed, typography = version, strand.typography
    return _Piece(piece.start, piece.end, strand.source, low, high, piece.confidence * strand.confidence, formed, typography, piece.stated or strand.stated)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours of the same origin."""
    last: Run | None = None
    for run in runs:
        if last is not None and replace(run, start=last.start, end=last.end) == last:
            last = replace(last, end=run.end)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
