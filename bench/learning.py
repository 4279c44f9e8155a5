"""Learning: logistic regression, small enough to need no library, and the curve that says whether it is calibrated."""

from collections.abc import Sequence
from itertools import pairwise
from math import exp

__all__ = ["curve", "fit"]

_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)


def fit(said: Sequence[Sequence[float]], true: Sequence[bool], counts: Sequence[float], ridge: float = 0.001) -> list[float]:
    """Return the weights, the constant first, that make what was seen likeliest (Newton's method).

    Args:
        said: the evidence for each case.
        true: what each case was.
        counts: for how many each case counts.
        ridge: pulls the weights towards 0 a little.
    """
    rows = [(1.0, *values) for values in said]
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(40):
        slope = [-ridge * weight for weight in weights]
        bend = [[ridge * (i == j) for j in range(size)] for i in range(size)]
        for row, truth, count in zip(rows, true, counts, strict=True):
            chance = 1 / (1 + exp(-max(-30.0, min(30.0, sum(map(_times, weights, row))))))
            error, spread = (truth - chance) * count, chance * (1 - chance) * count
            for i, value in enumerate(row):
                slope[i] += error * value
                bent, scaled = bend[i], spread * value
                for j in range(i, size):
                    bent[j] += scaled * row[j]
        steps = _solved([[bend[min(i, j)][max(i, j)] for j in range(size)] for i in range(size)], slope)
        weights = [weight + max(-3.0, min(3.0, step)) for weight, step in zip(weights, steps, strict=True)]
        if max(map(abs, steps)) < 1e-4:
            break
    return weights


def curve(claims: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int, float, float]]:
    """Return for each band of confidence: from, to, how many, mean confidence, share that is right."""
    found = []
    for low, high in pairwise(_BANDS):
        inside = [(sure, right) for sure, right in claims if low <= sure < high]
        if inside:
            found.append((low, min(1.0, high), len(inside), sum(s for s, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside)))
    return found


def _times(one: float, other: float) -> float:
    return one * other


def _solved(matrix: list[list[float]], right: Sequence[float]) -> list[float]:
    """Solve a system of equations (Gauss-Jordan with pivots)."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(len(rows)):
        pivot = max(range(i, len(rows)), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(len(rows)):
            if r != i and rows[r][i]:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [row[-1] / row[i] for i, row in enumerate(rows)]
