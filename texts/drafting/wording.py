"""Wording: the words of one article that change, each told by an operand that stands once (改动的词语).

An operand is widened to whole terms, and until it stands nowhere else in the
place that is named, or everywhere there becomes the same; then it is told once.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from texts.address import Address
from texts.diffing import words
from texts.drafting.changes import AddWords, Reword, Strike, WordChange
from texts.folding import tokens
from texts.proving import fold
from texts.rewording import find_all

__all__ = ["Line", "Scope", "line_of", "word_changes"]

_SHORTEST = 2
"""How many characters an operand has at least: a drafter quotes a term, not a particle."""
_WIDEST = 8
"""By how many words an operand is widened at most; what needs more is no change of a few words."""
_BETTER = 2
"""How many words more an operand may take for not beginning or ending with a mark, or inside a term."""
_JOINTS = ("、", "，", "；")
_QUOTES = (("“", "”"), ("‘", "’"))
_BRACKETS = (("（", "）"), ("“", "”"), ("《", "》"))
_NEAR = 2
"""How many characters between two changes are changed along with them."""
_PARTICLES = frozenset("的地得和与或及等在对由向为从按以于至并应可须不有是其之将把被所者且但经已未及无各每该本此上下中内外前后时间年月日元个名条款项")
"""What is a word by itself, though a single character."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word that stays, or a run that changes."""

    old: str
    new: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A natural paragraph before and after, cut into words that stay and runs that change."""

    pieces: tuple[_Piece, ...]

    @property
    def old(self) -> str:
        """The words before."""
        return "".join(piece.old for piece in self.pieces)

    def count(self, operand: str) -> int:
        """Say how often words stand in it, as a compiler finds them."""
        return len(find_all(self.old, operand))

    def becoming(self, operand: str, words: str) -> int:
        """Say how often words stand in it that become certain others."""
        edges: dict[int, list[int]] = defaultdict(list)
        for before, after in _edges(self.pieces):
            edges[before].append(after)
        told = "".join(piece.new for piece in self.pieces)
        return sum(any(told[a:b] == words for a in edges[start] for b in edges[end]) for start, end in find_all(self.old, operand))


def _edges(pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    """Yield where each piece begins in the old words and in the new, and where the last one ends."""
    old = new = 0
    for piece in pieces:
        yield old, new
        old, new = old + len(piece.old), new + len(piece.new)
    yield old, new


@dataclass(frozen=True, slots=True)
class Scope:
    """A place that an order names.

    Args:
        place: its address in the old text.
        lines: all natural paragraphs in it.
        spelled: how many characters its name adds.
    """

    place: Address
    lines: tuple[Line, ...]
    spelled: int = 0

    def count(self, operand: str) -> int:
        """Say how often words stand in it."""
        return sum(line.count(operand) for line in self.lines)

    def becoming(self, operand: str, words: str) -> int:
        """Say how often words stand in it that become certain others."""
        return sum(line.becoming(operand, words) for line in self.lines)


@dataclass(frozen=True, slots=True)
class _Told:
    """A run of pieces, from `start` to before `end`, and the change that tells it.

    Args:
        cost: what it takes to say.
        alike: how many changes it tells.
    """

    start: int
    end: int
    change: WordChange
    cost: int
    alike: int = 1


def line_of(old: str, new: str) -> Line:
    """Cut the two wordings of a natural paragraph into words that stay and runs that change."""
    found: list[_Piece] = []
    for edit in words(old, new):
        one, other = old[slice(*edit.old)], new[slice(*edit.new)]
        if edit.kept and one == other:
            found.extend(_Piece(word, word, False) for word in _words(one))
        elif edit.kept and fold(one) == fold(other):
            found.append(_Piece(one, other, False))
        elif found and found[-1].changed:
            found[-1] = _Piece(found[-1].old + one, found[-1].new + other, True)
        else:
            found.append(_Piece(one, other, True))
    return Line(tuple(found))


def _words(text: str) -> Iterator[str]:
    return (text[token.start : token.end] for token in tokens(text))


def word_changes(line: Line, scopes: Sequence[Scope], told_before: Sequence[WordChange] = ()) -> tuple[WordChange, ...] | None:
    """Return the changes of words that make the new wording of the old.

    Args:
        line: a natural paragraph.
        scopes: the places that may be named for it, the widest first.
        told_before: what has been told of the article; what changes this paragraph too is not told again.

    Returns:
        The changes in order; `None` where no few words tell them.
    """
    if any("\n" in piece.old + piece.new for piece in line.pieces):
        return None
    waiting = _runs(line.pieces)
    found: list[_Told] = []
    while waiting:
        start, end = waiting.pop(0)
        if any(_covers(change, line, start, end, scopes) for change in (*told_before, *(one.change for one in found))):
            continue
        told = [one for scope in scopes for one in [_ending(line, start, end, scope) or _told(line.pieces, start, end, scope)] if one is not None]
        if not told:
            return None
        best = min(told, key=lambda one: one.cost / one.alike)
        crossed = [one for one in found if one.end > best.start]
        if crossed:
            found = found[: -len(crossed)]
            waiting.insert(0, (min(crossed[0].start, best.start), best.end))
            continue
        waiting = [run for run in waiting if run[0] >= best.end]
        found.append(best)
    return tuple(one.change for one in found)


def _covers(change: WordChange, line: Line, start: int, end: int, scopes: Sequence[Scope]) -> bool:
    """Say whether a change that holds for all of a place is that of a run too."""
    if isinstance(change, AddWords) or change.place not in [scope.place for scope in scopes]:
        return False
    edges, words = list(_edges(line.pieces)), change.new if isinstance(change, Reword) else ""
    told = "".join(piece.new for piece in line.pieces)
    for first, last in find_all(line.old, change.old):
        begins = [new for at, (old, new) in enumerate(edges) if old == first and at <= start]
        ends = [new for at, (old, new) in enumerate(edges) if old == last and at >= end]
        if any(told[begin:until] == words for begin in begins for until in ends):
            return True
    return False


def _runs(pieces: Sequence[_Piece]) -> list[tuple[int, int]]:
    """Return the runs that change; what a word or less parts is one, and what opens a bracket with what closes it."""
    found: list[tuple[int, int]] = []
    for at, piece in enumerate(pieces):
        if not piece.changed:
            continue
        near = bool(found) and sum(len(between.old) for between in pieces[found[-1][1] : at]) <= _NEAR
        if found and (near or _is_open(pieces[slice(*found[-1])])):
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def _is_open(pieces: Sequence[_Piece]) -> bool:
    """Say whether a bracket or mark that these words open stays open."""
    return any(side.count(opens) > side.count(closes) for side in _joined(pieces) for opens, closes in _BRACKETS)


def _ending(line: Line, start: int, end: int, scope: Scope) -> _Told | None:
    """Tell whole sentences that are added at the end of a place."""
    old, new = _joined(line.pieces[start:end])
    last = next((one for one in reversed(scope.lines) if one.old), None)
    if old or not start or end < len(line.pieces) or last is not line or not line.pieces[start - 1].old.endswith("。") or not new.endswith("。"):
        return None
    return _Told(start, end, AddWords(scope.place, "", new), len(new) + scope.spelled)


def _told(pieces: Sequence[_Piece], start: int, end: int, scope: Scope) -> _Told | None:
    """Tell a run in one scope, widened by as few words as make its operand stand alone there."""
    old, new = _joined(pieces[start:end])
    if not old and _is_quotable(new):
        added = _added(pieces, start, end, new, scope)
        if added is not None:
            return added
    found: list[_Told] = []
    for wider in range(_WIDEST + 1):
        for before in range(wider + 1):
            one = _standing(pieces, start - before, end + wider - before, scope)
            found.extend([one] if one is not None else [])
        if any(not _is_awkward(pieces, one) for one in found) or (found and wider >= _BETTER):
            break
    return min(found, key=lambda one: (_is_awkward(pieces, one), -one.alike, one.cost), default=None)


def _joined(pieces: Sequence[_Piece]) -> tuple[str, str]:
    return "".join(piece.old for piece in pieces), "".join(piece.new for piece in pieces)


def _standing(pieces: Sequence[_Piece], start: int, end: int, scope: Scope) -> _Told | None:
    """Tell a run by its own words, where these stand alone in a scope or become the same wherever they stand."""
    if start < 0 or end > len(pieces):
        return None
    old, new = _joined(pieces[start:end])
    if not _is_readable(old) or not _is_quotable(new):
        return None
    alike = scope.becoming(old, new)
    if not alike or scope.count(old) != alike:
        return None
    change = Reword(scope.place, old, new) if new else Strike(scope.place, old)
    return _Told(start, end, change, len(old) + len(new) + scope.spelled, alike)


def _is_readable(words: str) -> bool:
    return len(words) >= _SHORTEST and _is_word(words) and _is_quotable(words)


def _is_quotable(words: str) -> bool:
    """Say whether quotation marks in these words come in pairs, so that they can stand in others."""
    return all(words.count(opens) == words.count(closes) for opens, closes in _QUOTES)


def _is_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _is_awkward(pieces: Sequence[_Piece], told: _Told) -> bool:
    """Say whether quoted words begin or end with a mark, or in the middle of a term; what is struck may take a mark along."""
    change = told.change
    words = change.anchor if isinstance(change, AddWords) else change.old
    edged = isinstance(change, Reword | AddWords) and not (words[0].isalnum() and words[-1].isalnum())
    return edged or _cuts(pieces, told.start) or _cuts(pieces, told.end)


def _cuts(pieces: Sequence[_Piece], at: int) -> bool:
    """Say whether a term is cut before a piece: single characters side by side are one that no list of words has."""
    sides = [piece.old for piece in pieces[max(0, at - 1) : at + 1]]
    return len(sides) == 2 and all(len(side) == 1 and side.isalpha() and side not in _PARTICLES for side in sides)


def _added(pieces: Sequence[_Piece], start: int, end: int, new: str, scope: Scope) -> _Told | None:
    """Tell words that are added by those beside them."""
    beside = [one for after in (True, False) for one in _beside(pieces, start, end, new, scope, after=after)]
    if start and pieces[start - 1].old in _JOINTS and new.endswith(pieces[start - 1].old) and new != pieces[start - 1].old:
        # 甲、|乙、|丙: a drafter adds “、乙” after “甲”.
        mark = pieces[start - 1].old
        beside.extend(_beside(pieces, start - 1, end, mark + new[: -len(mark)], scope, after=True))
    return min(beside, key=lambda one: (_is_awkward(pieces, one), one.cost), default=None)


def _beside(pieces: Sequence[_Piece], start: int, end: int, new: str, scope: Scope, *, after: bool) -> Iterator[_Told]:
    """Tell added words by the shortest anchors on one side that stand alone; behind them costs a little more."""
    found = 0
    for count in range(1, _WIDEST + 1):
        first, last = (start - count, end) if after else (start, end + count)
        if first < 0 or last > len(pieces) or pieces[first if after else last - 1].changed or found > _BETTER:
            return
        anchor, _ = _joined(pieces[first:start] if after else pieces[end:last])
        if _is_readable(anchor) and scope.count(anchor) == 1:
            found += 1
            yield _Told(first, last, AddWords(scope.place, anchor, new, after), len(anchor) + len(new) + scope.spelled + 2 * (not after))
