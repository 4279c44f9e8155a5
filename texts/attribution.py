"""Attribution: for every character of a text, which version wrote it and which restated it (条文的出处).

Versions are numbered from 0, the first text held, in legal order. What 0
wrote may be older: whoever knows what is not held says so.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from texts.address import Address, Level
from texts.comparison import Typography

__all__ = ["Attributed", "Attribution", "Run"]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that share their origin (一段文字的出处).

    Args:
        start, end: half-open range in the provision's text.
        written: the version that first brought these characters.
        restated: the version whose act last gave the provision as a whole anew; never earlier.
        origin: eId of the provision that they stood in then; of the paragraph in it, where that is known.
        confidence: how surely they are the same characters ever since; below
            1 where the provision was followed by an inferred link.
        stated: an amending act says so of a link by which it was followed.
        formed: the version that last changed their form alone, `None` where none did.
        typography: in which way it did.
    """

    start: int
    end: int
    written: int
    restated: int
    origin: str
    confidence: float = 1.0
    formed: int | None = None
    typography: Typography | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Attributed:
    """One provision with the origin of its characters.

    Args:
        address: its name in the text; empty for the title.
        level: what it is; `None` for the title.
        text: as printed: number, blanks and words, a natural paragraph a line.
        runs: over the text from end to end, in order.
    """

    address: Address
    level: Level | None
    text: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A text with the origin of its characters.

    Args:
        provisions: in printed order, each once; headings without what stands under them.
    """

    provisions: tuple[Attributed, ...]

    @property
    def text(self) -> str:
        """All the text, a natural paragraph a line."""
        return "\n".join(provision.text for provision in self.provisions)

    def counts(self) -> Counter[int]:
        """How many characters each version wrote, blanks and line breaks aside."""
        found: Counter[int] = Counter()
        for provision in self.provisions:
            found.update(_counts(provision.text, provision.runs))
        return found


def _counts(text: str, runs: Sequence[Run]) -> Counter[int]:
    found: Counter[int] = Counter()
    for run in runs:
        solid = len("".join(text[run.start : run.end].split()))
        if solid:
            found[run.written] += solid
    return found
