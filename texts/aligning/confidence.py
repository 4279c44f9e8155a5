"""Confidence: how surely two provisions are the same, learned and not guessed (可信度).

The weights are those of logistic regressions on revisions whose truth is
known; `bench/learn_comparison.py` finds them, `bench/quality_comparison.py`
prints how well they are calibrated.
"""

from collections.abc import Sequence
from math import exp
from operator import mul

__all__ = ["CONTEXT", "DIVIDED", "FIRST", "HEADINGS", "LEAST", "LINES", "SECOND", "WORDS", "logit", "sure"]

# The constant first, then one weight for each value, in the order of the lists of the same name.
WORDS = (-4.28, 6.24, 5.55, -2.41, 9.83, -2.93)
"""For `evidence.WORDS`."""
CONTEXT = (-6.23, 6.07, 6.35, -3.68, 7.31, -4.10, 1.53, 4.12, 0.20, 0.69)
"""For `evidence.CONTEXT`."""
DIVIDED = (-14.33, 1.48, -0.65, 1.89, 3.95, -0.02, 3.32, 2.16, -0.16, 2.79, 0.94)
"""For `dividing.DIVISION`."""
HEADINGS = (-8.62, 7.88, 10.99, 3.29)
"""For `headings.HEADING`."""

# Links that are told were chosen among many, and are right less often, or more often, than their own evidence
# says: the constant and the weight of their log-odds. Which links are told does not change by it. They lie between
# synthetic revisions, where what is less sure is wrong more often, and real ones, where nearly all of it is right.
FIRST = (0.46, 0.71)
"""For the one link of a provision, or its first."""
SECOND = (1.65, 0.82)
"""For further links of provisions that have been split or merged."""
LINES = (0.36, 0.55)
"""For links of natural paragraphs."""

LEAST = -0.4
"""Log-odds of the evidence from which a link is told, a chance of 0.4: there what it finds still outweighs what it gets wrong."""

_LEAST, _MOST = 0.001, 0.999


def logit(weights: Sequence[float], said: Sequence[float]) -> float:
    """Return the log-odds that a pair is a link.

    Args:
        weights: the constant first, then one for each value.
        said: the evidence.
    """
    odds: float = sum(map(mul, weights, (1.0, *said)))
    return odds


def sure(odds: float) -> float:
    """Return log-odds as a probability, never quite 0 or 1."""
    return min(_MOST, max(_LEAST, 1 / (1 + exp(-max(-50.0, min(50.0, odds))))))
