"""Diffing: the words that differ between two wordings (逐字比较).

Compared is what words and marks mean (`folding`), a word at a time
(`segmenting`): what differs in form alone comes out as kept, with its class,
and no edit cuts a term in half. Nothing is left out: the edits cover both
wordings from end to end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel, Postfix, Prefix

from texts.comparison import Edit, Typography
from texts.folding import Token, class_of, tokens
from texts.renumbering import Renumbering

__all__ = ["joined_edits", "moved_on", "words"]

_DELETED, _KEPT, _INSERTED = -1, 0, 1
_LONGEST = 10**9
"""Tokens of one side times those of the other that are still compared; a law's longest article has some thousands."""
_CLOSING = "，。；：\n"
_MARKS = 0x2190
"""Punctuation is coded as symbols from here, words as letters, so that the clean-up prefers to break at marks."""
_LETTERS = 0x3400
_SYMBOLS = 0x23FF
_SURROGATES = 0xD800
_ENDS = 2


def words(old: str, new: str, renumber: Renumbering | None = None) -> tuple[Edit, ...]:
    """Return the edits that make one wording of another, in order.

    Args:
        old, new: the wordings of linked provisions.
        renumber: gives articles that are cited their new numbers, so that a
            citation that only follows comes out as typography.
    """
    if old == new:
        return (Edit((0, len(old)), (0, len(new)), True),) if old else ()
    start, end = _alike(old, new)
    if start or end:
        ends = (len(old) - end, len(new) - end)
        inner = _changed(old[start : ends[0]], new[start : ends[1]], renumber)
        outer = [Edit((0, start), (0, start), True), *moved_on(inner, start, start), Edit((ends[0], len(old)), (ends[1], len(new)), True)]
        return tuple(joined_edits(outer))
    return _changed(old, new, renumber)


def _changed(old: str, new: str, renumber: Renumbering | None) -> tuple[Edit, ...]:
    """Return the edits of two wordings that are not the same; one may be empty."""
    if not old or not new:
        return (Edit((0, len(old)), (0, len(new)), False),)
    of_old, of_new = tokens(old), tokens(new)
    plain = _edits(old, new, of_old, of_new)
    if renumber is None or not ("条" in old or "条" in new) or not renumber.follows(of_old, of_new):
        return plain
    return min(plain, _edits(old, new, renumber.of_old(old, of_old), renumber.of_new(new, of_new)), key=_amended)


def moved_on(edits: Iterable[Edit], old: int, new: int) -> Iterator[Edit]:
    """Yield the edits with their ranges moved on by so many code points."""
    if not old and not new:
        yield from edits
        return
    for edit in edits:
        yield Edit((edit.old[0] + old, edit.old[1] + old), (edit.new[0] + new, edit.new[1] + new), edit.kept, edit.typography)


def joined_edits(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Join neighbouring edits of the same kind; empty ones go."""
    last: Edit | None = None
    for edit in edits:
        if edit.old[0] == edit.old[1] and edit.new[0] == edit.new[1]:
            continue
        if last and (last.kept, last.typography) == (edit.kept, edit.typography):
            last = Edit((last.old[0], edit.old[1]), (last.new[0], edit.new[1]), edit.kept, edit.typography)
            continue
        if last:
            yield last
        last = edit
    if last:
        yield last


def _alike(old: str, new: str) -> tuple[int, int]:
    """Return how many characters at both ends are the same, parted from the rest by a mark that closes a clause."""
    start = Prefix.similarity(old, new)
    while start and (old[start - 1] not in _CLOSING or old[start - 2 : start - 1].isdecimal()):
        start -= 1
    end = min(min(len(old), len(new)) - start, Postfix.similarity(old, new))
    while end and (old[-end] not in _CLOSING or old[len(old) - end + 1 : len(old) - end + 2].isdecimal()):
        end -= 1
    return start, end


def _amended(edits: tuple[Edit, ...]) -> int:
    return sum(edit.old[1] - edit.old[0] + edit.new[1] - edit.new[0] for edit in edits if not edit.kept)


def _edits(old: str, new: str, of_old: Sequence[Token], of_new: Sequence[Token]) -> tuple[Edit, ...]:
    """Compare the tokens that mean something; the blanks between are told apart afterwards."""
    solid = [[token for token in side if token.key] for side in (of_old, of_new)]
    found: list[Edit] = []
    at = (0, 0)
    i = j = 0
    for kept, deleted, inserted in _runs([t.key for t in solid[0]], [t.key for t in solid[1]], old > new):
        if kept:
            ends = (solid[0][i + kept - 1].end, solid[1][j + kept - 1].end)
            found += _kept_run(old, new, at, ends, zip(solid[0][i : i + kept], solid[1][j : j + kept], strict=True))
            at, i, j = ends, i + kept, j + kept
        if deleted or inserted:
            ends = (solid[0][i + deleted - 1].end if deleted else at[0], solid[1][j + inserted - 1].end if inserted else at[1])
            same_words = old[at[0] : ends[0]] == new[at[1] : ends[1]]
            found.append(Edit((at[0], ends[0]), (at[1], ends[1]), same_words))
            at, i, j = ends, i + deleted, j + inserted
    found.append(_kept(old, new, (at[0], len(old)), (at[1], len(new))))
    return tuple(joined_edits(found))


def _runs(old: Sequence[str], new: Sequence[str], turned: bool) -> list[tuple[int, int, int]]:
    """Return (kept, deleted, inserted) counts of tokens in order; each run keeps or replaces.

    Args:
        old, new: what the tokens mean.
        turned: the new side comes first; chosen by the wordings alone, so that swapping the sides mirrors the result.
    """
    first, second = (new, old) if turned else (old, new)
    keys = dict.fromkeys((*first, *second))
    short = dict(zip(keys, _letters(0, len(keys)), strict=True))
    parts = _plain("".join([short[key] for key in first]), "".join([short[key] for key in second]))
    counted = [(kind, len(text)) for kind, text in parts] if _clean(parts) else _cleaned(parts, short)
    runs: list[tuple[int, int, int]] = []
    for kept, group in groupby(counted, key=lambda part: part[0] == _KEPT):
        if kept:
            runs.append((sum([count for _, count in group]), 0, 0))
        else:
            changed = list(group)
            counts = [sum([count for kind, count in changed if kind == wanted]) for wanted in (_DELETED, _INSERTED)]
            runs.append((0, counts[1], counts[0]) if turned else (0, counts[0], counts[1]))
    return runs


def _clean(parts: Sequence[tuple[int, str]]) -> bool:
    """Say whether the shortest edits are plain already: one place is changed, and it can be nowhere else."""
    kept = [at for at, (kind, _) in enumerate(parts) if kind == _KEPT]
    return all(at in (0, len(parts) - 1) for at in kept) and not (len(kept) == _ENDS and len(parts) == _ENDS + 1)


def _cleaned(parts: Sequence[tuple[int, str]], short: Mapping[str, str]) -> list[tuple[int, int]]:
    """Return how many tokens are kept, deleted and inserted once what is kept by chance is taken as changed.

    Args:
        parts: the shortest edits, a character for each token.
        short: the character of each token.
    """
    codes = _Codes(short)
    found = codes.spelled(parts)
    diff_match_patch().diff_cleanupSemantic(found)
    return [(kind, codes.count(text)) for kind, text in found]


def _plain(old: str, new: str) -> list[tuple[int, str]]:
    """Return the shortest edits of one text into the other, in diff-match-patch's form.

    Its own search for them is exact as well (with `Diff_Timeout = 0`), but in
    Python; texts too long for any search are taken as replaced.
    """
    if len(old) * len(new) > _LONGEST:
        return [(_DELETED, old), (_INSERTED, new)]
    found: list[tuple[int, str]] = []
    gone, come = "", ""
    for code in Indel.opcodes(old, new):
        if code.tag != "equal":
            gone += old[code.src_start : code.src_end]
            come += new[code.dest_start : code.dest_end]
            continue
        found += [part for part in ((_DELETED, gone), (_INSERTED, come)) if part[1]]
        found.append((_KEPT, old[code.src_start : code.src_end]))
        gone, come = "", ""
    return found + [part for part in ((_DELETED, gone), (_INSERTED, come)) if part[1]]


class _Codes:
    """Characters that stand for tokens, for a tool that compares characters.

    Words are compared as one character each, but the semantic clean-up, which
    weighs what is kept against what is changed, sees as many as they have.

    Args:
        short: the character that each token was compared as.
    """

    def __init__(self, short: Mapping[str, str]) -> None:
        self._next = [_MARKS, _LETTERS]
        self._long = {char: self._coded(key) for key, char in short.items()}
        self._starts = {long[0] for long in self._long.values()}

    def spelled(self, parts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
        """Return the parts with as many characters for a token as it has."""
        return [(kind, "".join([self._long[char] for char in text])) for kind, text in parts]

    def count(self, spelled: str) -> int:
        """Return how many tokens a spelled text has."""
        return sum(map(self._starts.__contains__, spelled))

    def _coded(self, key: str) -> str:
        if key == "\n":
            return key
        if len(key) == 1 and not key.isalnum() and self._next[0] < _SYMBOLS:
            self._next[0] += 1
            return chr(self._next[0] - 1)
        self._next[1] += len(key)
        return _letters(self._next[1] - len(key), self._next[1])


def _letters(start: int, end: int) -> str:
    """Return the letters of a range of codes."""
    if end <= _SURROGATES:
        return _common_letters()[start:end]
    # Surrogates are no characters.
    return "".join([chr(code if code < _SURROGATES else code + 0x2800) for code in range(start, end)])


@cache
def _common_letters() -> str:
    return "".join(map(chr, range(_SURROGATES)))


def _kept_run(old: str, new: str, at: tuple[int, int], ends: tuple[int, int], pairs: Iterable[tuple[Token, Token]]) -> Iterator[Edit]:
    """Yield a run that is kept: as a whole where it is the same, else token by token with the blanks before."""
    if old[at[0] : ends[0]] == new[at[1] : ends[1]]:
        yield Edit((at[0], ends[0]), (at[1], ends[1]), True)
        return
    for token, same in pairs:
        yield _kept(old, new, (at[0], token.start), (at[1], same.start))
        yield _kept(old, new, (token.start, token.end), (same.start, same.end))
        at = (token.end, same.end)


def _kept(old: str, new: str, before: tuple[int, int], after: tuple[int, int]) -> Edit:
    form, other = old[slice(*before)], new[slice(*after)]
    if form == other:
        return Edit(before, after, True)
    if form.startswith("第") and other.startswith("第") and tokens(form)[0].key != tokens(other)[0].key:
        return Edit(before, after, True, Typography.CITATION)
    return Edit(before, after, True, class_of(form, other))
