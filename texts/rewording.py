"""Rewording: words inside a provision changed, added and struck (条文内文字的修改).

Words are found as printed; else in another width, spacing or form of quotation
mark, and the change then replaces what the law prints.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from texts.amendment import Part
from texts.folding import flat
from texts.patterns import lazily

__all__ = ["Edit", "apply_edits", "find_all", "segment_span", "sentence_spans"]

_PROVISO = lazily(r"[，；。]?(但是?[，,]?[^。]*。?)")
_SENTENCE = lazily(r"[^。！？]*[。！？][”’）)]*|[^。！？]+$")


@dataclass(frozen=True, slots=True)
class Edit:
    """A range of the old words and what stands there afterwards.

    Args:
        start, end: code points of the old words, half-open.
        words: the new ones.
    """

    start: int
    end: int
    words: str


def find_all(text: str, words: str) -> list[tuple[int, int]]:
    """Return where `words` stand in `text`, apart from each other."""
    found, at = [], text.find(words)
    while words and at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    return found or _find_folded(text, words)


def _find_folded(text: str, words: str) -> list[tuple[int, int]]:
    wanted = flat(words)
    if not wanted:
        return []
    keys: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        key = flat(char)
        keys.append(key)
        places.extend([place] * len(key))
    folded = "".join(keys)
    found, at = [], folded.find(wanted)
    while at >= 0:
        found.append((places[at], places[at + len(wanted) - 1] + 1))
        at = folded.find(wanted, at + len(wanted))
    return found


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a paragraph stand."""
    return [match.span() for match in _SENTENCE.finditer(text) if match[0].strip()]


def segment_span(text: str, part: Part) -> tuple[int, int] | None:
    """Return where 前段, 后段 or 但书 of a paragraph stands; `None` where it is not plain which words are meant.

    A paragraph has a former and a latter half where it has two sentences, or
    one of two halves parted by ；; a proviso where 但 or 但是 opens a clause once.
    """
    if part is Part.PROVISO:
        found = [match.span(1) for match in _PROVISO.finditer(text) if match.start() == 0 or match.start(1) > match.start()]
        return found[0] if len(found) == 1 else None
    spans = sentence_spans(text)
    if len(spans) == 1 and text.count("；") == 1:
        middle = text.index("；") + 1
        spans = [(spans[0][0], middle), (middle, spans[0][1])]
    if len(spans) != 2:
        return None
    return spans[0] if part is Part.FORMER else spans[1]


def apply_edits(text: str, edits: Sequence[Edit]) -> str | None:
    """Return `text` with all edits made at once; `None` where two of them overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(set(edits), key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            return None
        parts.extend((text[at : edit.start], edit.words))
        at = edit.end
    return "".join((*parts, text[at:]))
