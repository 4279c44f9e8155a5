"""Aligning: which provisions of two texts are the same (条文对应)."""

from texts.aligning.whole import align

__all__ = ["align"]
