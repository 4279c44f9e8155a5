"""Aligning: which provisions of two texts are the same (条文对应).

`whole` aligns two texts, kind by kind of what `units` finds in them; `matching`
aligns the units of one kind: what an act says (`stated`), equal words
(`anchors`), then the best whole (`assignment`) of what speaks for each pair
(`evidence`, from `similarity`), weighed as learned (`confidence`), then what was
split or merged (`dividing`). `headings` and `inside` do it for 编章节 and 款项目.
The words are compared afterwards, in `texts/diffing.py`, their classes told in
`texts/folding.py`. Decisions 0005 and 0006 say why.
"""

from texts.aligning.matching import Match, Matching
from texts.aligning.whole import Correspondence, Kind, align, correspond

__all__ = ["Correspondence", "Kind", "Match", "Matching", "align", "correspond"]
