"""Segmenting: the words of a text, so that no edit cuts a term in half (分词).

Chinese is written without spaces. The terms that law is written in are few
and recur, so a list of them with their frequencies (`terms.txt`, counted over
laws) and the likeliest way to part a run of characters into them is enough
here; what the list does not have stands as single characters.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from texts.folding import Token

__all__ = ["segmented"]

_LONGEST = 5
_UNKNOWN = 17.0
"""The cost in bits of a character that is no listed word, about that of the rarest listed ones."""


def segmented(tokens: Sequence[Token]) -> list[Token]:
    """Join the tokens of single characters that make a word.

    Args:
        tokens: of one text, in order; blanks that mean nothing left out.
    """
    found: list[Token] = []
    run: list[Token] = []
    for token in tokens:
        if len(token.key) == 1 and "\u4e00" <= token.key <= "\u9fff":
            run.append(token)
            continue
        found += _words(run)
        found.append(token)
        run = []
    return found + list(_words(run))


def _words(run: Sequence[Token]) -> Iterator[Token]:
    """Yield the likeliest words of a run of Chinese characters."""
    at = 0
    for length in _lengths("".join([token.key for token in run])):
        yield run[at] if length == 1 else Token(run[at].start, run[at + length - 1].end, "".join([token.key for token in run[at : at + length]]))
        at += length


def _lengths(text: str) -> list[int]:
    """Return the lengths of the words that cost the least together (Viterbi, from the end)."""
    costs = _costs()
    best = [0.0] * (len(text) + 1)
    step = [1] * len(text)
    for start in range(len(text) - 1, -1, -1):
        least = _UNKNOWN + best[start + 1]
        for length in range(2, min(_LONGEST, len(text) - start) + 1):
            cost = costs.get(text[start : start + length])
            if cost is not None and cost + best[start + length] < least:
                least, step[start] = cost + best[start + length], length
        best[start] = least
    found, at = [], 0
    while at < len(text):
        found.append(step[at])
        at += step[at]
    return found


@cache
def _costs() -> dict[str, float]:
    """Return the listed words with their cost in bits; each line of the list is a frequency, by powers of two."""
    found: dict[str, float] = {}
    for line in files("texts").joinpath("terms.txt").read_text(encoding="utf-8").splitlines():
        level, *words = line.split(" ")
        found.update(dict.fromkeys(words, 20.0 - int(level)))
    return found
