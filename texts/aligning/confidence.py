"""Confidence: how surely two provisions are the same, learned and not guessed (可信度).

The weights are those of logistic regressions on revisions whose truth is
known; `bench/learn_comparison.py` finds them, `bench/quality_comparison.py`
prints how well they are calibrated.
"""

from collections.abc import Sequence
from math import exp

__all__ = ["CONTEXT", "DIVIDED", "HEADINGS", "LEAST", "WORDS", "logit", "sure"]

# The constant first, then one weight for each value, in the order of the lists of the same name.
WORDS = (-4.37, 6.02, 5.61, -1.87, 9.68, -2.46)
"""For `evidence.WORDS`."""
CONTEXT = (-6.49, 5.84, 6.47, -2.98, 7.14, -3.50, 1.64, 4.09, 0.24, 0.69)
"""For `evidence.CONTEXT`."""
DIVIDED = (-14.38, 1.77, 0.61, 1.88, 4.30, -0.05, 2.72, 2.14, 0.21, 3.14, 1.07)
"""For `dividing.DIVISION`."""
HEADINGS = (-8.70, 7.97, 11.07, 3.37)
"""For `headings.HEADING`."""

LEAST = -0.4
"""Log-odds from which a link is told: 0.4 sure, where what it finds still outweighs what it gets wrong."""

_LEAST, _MOST = 0.001, 0.999


def logit(weights: Sequence[float], said: Sequence[float]) -> float:
    """Return the log-odds that a pair is a link.

    Args:
        weights: the constant first, then one for each value.
        said: the evidence.
    """
    return weights[0] + sum(weight * value for weight, value in zip(weights[1:], said, strict=True))


def sure(odds: float) -> float:
    """Return log-odds as a probability, never quite 0 or 1."""
    return min(_MOST, max(_LEAST, 1 / (1 + exp(-max(-50.0, min(50.0, odds))))))
