"""Segmenting: the words of a text, so that no edit cuts a term in half (分词).

Chinese is written without spaces. The terms that law is written in are few
and recur, so a list of them with their frequencies (`terms.txt`, counted over
laws by `bench/count_words.py`) and the likeliest way to part a run of
characters into them is enough here; what the list does not have stands as
single characters.
"""

from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["word_lengths"]

_UNKNOWN = 17.0
"""The cost in bits of a character that is no listed word, about that of the rarest listed ones."""


@lru_cache(maxsize=4096)
def word_lengths(run: str) -> tuple[int, ...]:
    """Return the lengths of the words that a run of Chinese characters is made of.

    They cost the least together, a word as many bits as it is rare (Viterbi, from the end).
    """
    size = len(run)
    if size == 1:
        return (1,)
    cost_of, longest_of = _costs().get, _beginnings().get
    best = [0.0] * (size + 1)
    step = [1] * size
    for start in range(size - 1, -1, -1):
        least = _UNKNOWN + best[start + 1]
        for end in range(start + 2, min(start + longest_of(run[start : start + 2], 0), size) + 1):
            cost = cost_of(run[start:end])
            if cost is not None and cost + best[end] < least:
                least, step[start] = cost + best[end], end - start
        best[start] = least
    found, at = [], 0
    while at < size:
        found.append(step[at])
        at += step[at]
    return tuple(found)


@cache
def _beginnings() -> dict[str, int]:
    """Return the first two characters of the listed words with the length of the longest that begins so."""
    found: dict[str, int] = {}
    for word in _costs():
        found[word[:2]] = max(len(word), found.get(word[:2], 0))
    return found


@cache
def _costs() -> dict[str, float]:
    """Return the listed words with their cost in bits; each line of the list is a frequency, by powers of two."""
    found: dict[str, float] = {}
    for line in files("texts").joinpath("terms.txt").read_text(encoding="utf-8").splitlines():
        level, *words = line.split(" ")
        found.update(dict.fromkeys(words, 20.0 - int(level)))
    return found
