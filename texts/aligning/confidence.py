"""Confidence: how surely two provisions are the same, learned and not guessed (可信度).

The weights are those of logistic regressions on revisions whose truth is
known; `bench/quality_comparison.py --learn` finds them and prints how well
they are calibrated.
"""

from collections.abc import Sequence
from math import exp, log

__all__ = ["logit", "sure"]

WORDS = (-4.43, 5.83, 6.07, -2.74, 10.57, -1.67)
CONTEXT = (-6.47, 5.28, 6.93, -3.44, 8.40, -2.40, 1.81, 3.63, 0.69, 0.86)
DIVIDED = (-15.16, 1.38, -0.72, 2.38, 5.44, -0.62, 3.04, 1.53, 0.17, 1.49, 0.86)
HEADINGS = (-4.0, 5.0, 5.0, 0.5)

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


def odds(probability: float) -> float:
    """Return a probability as log-odds."""
    return log(probability / (1 - probability))
