"""Diffing: the words that differ between two wordings (逐字比较).

Compared are the meanings of words and marks (`folding`), so that what differs
in form alone comes out as kept, with its class; whatever else differs is an
edit of text. Nothing is left out: the edits cover both wordings.
"""

from collections.abc import Callable, Sequence
from itertools import groupby

from diff_match_patch import diff_match_patch

from texts.comparison import Edit, Typography
from texts.folding import Token, class_of, tokens

__all__ = ["Renumber", "words"]

Renumber = Callable[[str, Sequence[Token]], Sequence[str]]
"""From an old wording and its tokens to their keys, with the citations under their new numbers."""

_DELETED, _KEPT, _INSERTED = -1, 0, 1


def words(old: str, new: str, renumber: Renumber | None = None) -> tuple[Edit, ...]:
    """Return the edits that make one wording of another, in order.

    Args:
        old, new: the wordings of linked provisions.
        renumber: gives old citations their new numbers, so that a citation
            that only follows the renumbering comes out as typography.
    """
    if old == new:
        return (Edit((0, len(old)), (0, len(new)), True),) if old else ()
    of_old, of_new = tokens(old), tokens(new)
    plain = _edits(old, new, of_old, of_new, [token.key for token in of_old])
    if renumber is None:
        return plain
    keys = renumber(old, of_old)
    if keys == [token.key for token in of_old]:
        return plain
    followed = _edits(old, new, of_old, of_new, keys)
    return min(plain, followed, key=_amended)


def _amended(edits: tuple[Edit, ...]) -> int:
    return sum(edit.old[1] - edit.old[0] + edit.new[1] - edit.new[0] for edit in edits if not edit.kept)


def _edits(old: str, new: str, of_old: Sequence[Token], of_new: Sequence[Token], keys: Sequence[str]) -> tuple[Edit, ...]:
    """Compare the tokens that mean something; the blanks between are told apart afterwards."""
    solid_old = [(token, key) for token, key in zip(of_old, keys, strict=True) if key]
    solid_new = [token for token in of_new if token.key]
    codes: dict[str, str] = {}
    coded_old = "".join(codes.setdefault(key, chr(0x100 + len(codes))) for _, key in solid_old)
    coded_new = "".join(codes.setdefault(token.key, chr(0x100 + len(codes))) for token in solid_new)
    found: list[Edit] = []
    i = j = 0
    at = (0, 0)
    for run in _runs(coded_old, coded_new):
        if run[0]:
            for token, same in zip((t for t, _ in solid_old[i : i + run[0]]), solid_new[j : j + run[0]], strict=True):
                found += _kept(old, new, at, (token, same))
                at = (token.end, same.end)
            i, j = i + run[0], j + run[0]
        if run[1] or run[2]:
            ends = (solid_old[i + run[1] - 1][0].end if run[1] else at[0], solid_new[j + run[2] - 1].end if run[2] else at[1])
            found.append(Edit((at[0], ends[0]), (at[1], ends[1]), False))
            at, i, j = ends, i + run[1], j + run[2]
    if at != (len(old), len(new)):
        found.append(Edit((at[0], len(old)), (at[1], len(new)), True, Typography.SPACING if old[at[0] :] != new[at[1] :] else None))
    return tuple(_joined(_same_words_kept(old, new, found)))


def _runs(old: str, new: str) -> list[tuple[int, int, int]]:
    """Return (kept, deleted, inserted) lengths in order; each run keeps, then replaces."""
    tool = diff_match_patch()
    tool.Diff_Timeout = 0
    found = tool.diff_main(old, new, False)
    tool.diff_cleanupSemantic(found)
    runs: list[tuple[int, int, int]] = []
    for kept, group in groupby(found, key=lambda part: part[0] == _KEPT):
        parts = list(group)
        if kept:
            runs.append((sum(len(text) for _, text in parts), 0, 0))
        else:
            lengths = [sum(len(text) for kind, text in parts if kind == wanted) for wanted in (_DELETED, _INSERTED)]
            runs.append((0, lengths[0], lengths[1]))
    return runs


def _kept(old: str, new: str, at: tuple[int, int], pair: tuple[Token, Token]) -> list[Edit]:
    """Return what is kept: the blanks before a token, then the token, each with its class."""
    token, same = pair
    found = []
    for before, after in (((at[0], token.start), (at[1], same.start)), ((token.start, token.end), (same.start, same.end))):
        if before[0] < before[1] or after[0] < after[1]:
            found.append(_kept_run(old, new, before, after))
    return found


def _kept_run(old: str, new: str, before: tuple[int, int], after: tuple[int, int]) -> Edit:
    form, other = old[slice(*before)], new[slice(*after)]
    if form == other:
        return Edit(before, after, True)
    cited = form.startswith("第") and tokens(form)[0].key != tokens(other)[0].key if form and other else False
    return Edit(before, after, True, Typography.CITATION if cited else class_of(form, other))


def _same_words_kept(old: str, new: str, edits: Sequence[Edit]) -> list[Edit]:
    """Keep a run whose words are the same although a citation in it was expected to follow."""
    return [Edit(e.old, e.new, True) if not e.kept and old[slice(*e.old)] == new[slice(*e.new)] else e for e in edits]


def _joined(edits: Sequence[Edit]) -> list[Edit]:
    """Join neighbours of the same kind."""
    found: list[Edit] = []
    for edit in edits:
        last = found[-1] if found else None
        if last and (last.kept, last.typography) == (edit.kept, edit.typography):
            found[-1] = Edit((last.old[0], edit.old[1]), (last.new[0], edit.new[1]), edit.kept, edit.typography)
        else:
            found.append(edit)
    return found
