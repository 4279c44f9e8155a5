"""Aligning: which provisions of two texts are the same (条文对应)."""

from texts.aligning.matching import Match, Matching
from texts.aligning.whole import Correspondence, Kind, align, correspond

__all__ = ["Correspondence", "Kind", "Match", "Matching", "align", "correspond"]
