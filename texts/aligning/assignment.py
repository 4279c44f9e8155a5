"""Assignment: the set of pairs that is best as a whole (最优匹配).

Greedy matching takes the likest pair first and leaves what remains to pair
with what remains; here the sum over all pairs is the greatest there is.
"""

from collections import defaultdict
from collections.abc import Mapping

from texts.aligning.anchors import Pair

__all__ = ["assign"]


def assign(gains: Mapping[Pair, float]) -> list[Pair]:
    """Return the pairs, each place in one at most, whose gains sum to the most.

    Args:
        gains: of every pair that may be taken; what gains nothing is not.
    """
    open_pairs = {pair: gain for pair, gain in gains.items() if gain > 0}
    if len(open_pairs) <= 1:
        return list(open_pairs)
    settled = _settle(open_pairs)
    return sorted(settled + [pair for part in _components(open_pairs) for pair in _hungarian(part)])


def _settle(open_pairs: dict[Pair, float]) -> list[Pair]:
    """Take out the pairs that every best assignment may hold, until none is left.

    A pair that gains no less than the best other pairs of its two places
    together can stand in for both, so that taking it never loses.
    """
    settled: list[Pair] = []
    while True:
        rows, columns = _by_place(open_pairs)
        sure = [pair for pair, gain in open_pairs.items() if gain >= _rival(rows[pair[0]], pair) + _rival(columns[pair[1]], pair)]
        taken: list[Pair] = []
        used: tuple[set[int], set[int]] = (set(), set())
        for i, j in sure:
            if i not in used[0] and j not in used[1]:
                taken.append((i, j))
                used[0].add(i)
                used[1].add(j)
        if not taken:
            return settled
        settled += taken
        for pair in [pair for pair in open_pairs if pair[0] in used[0] or pair[1] in used[1]]:
            del open_pairs[pair]


def _by_place(pairs: Mapping[Pair, float]) -> tuple[dict[int, list[tuple[float, Pair]]], dict[int, list[tuple[float, Pair]]]]:
    rows, columns = defaultdict(list), defaultdict(list)
    for pair, gain in pairs.items():
        rows[pair[0]].append((gain, pair))
        columns[pair[1]].append((gain, pair))
    for group in (rows, columns):
        for found in group.values():
            found.sort(reverse=True)
    return rows, columns


def _rival(ranked: list[tuple[float, Pair]], pair: Pair) -> float:
    return next((gain for gain, other in ranked[:2] if other != pair), 0.0)


def _components(pairs: Mapping[Pair, float]) -> list[dict[Pair, float]]:
    """Part the pairs into groups that share no place."""
    rows, columns = _by_place(pairs)
    waiting, found = dict.fromkeys(pairs), []
    while waiting:
        stack, part = [next(iter(waiting))], {}
        while stack:
            pair = stack.pop()
            if pair in waiting:
                del waiting[pair]
                part[pair] = pairs[pair]
                stack += [other for _, other in rows[pair[0]] + columns[pair[1]]]
        found.append(part)
    return found


def _hungarian(gains: Mapping[Pair, float]) -> list[Pair]:
    """Solve one group exactly (Kuhn-Munkres with potentials); a place may stay alone at no gain."""
    rows, columns = sorted({i for i, _ in gains}), sorted({j for _, j in gains})
    width = len(columns) + len(rows)
    cost = [[-gains.get((i, j), 0.0) for j in columns] + [0.0] * len(rows) for i in rows]
    of_row, of_column = [0.0] * (len(rows) + 1), [0.0] * (width + 1)
    holder, way = [0] * (width + 1), [0] * (width + 1)
    for row in range(1, len(rows) + 1):
        holder[0], column = row, 0
        least, used = [float("inf")] * (width + 1), [False] * (width + 1)
        while holder[column]:
            used[column] = True
            at, delta, following = holder[column], float("inf"), 0
            for other in range(1, width + 1):
                if not used[other]:
                    now = cost[at - 1][other - 1] - of_row[at] - of_column[other]
                    if now < least[other]:
                        least[other], way[other] = now, column
                    if least[other] < delta:
                        delta, following = least[other], other
            for other in range(width + 1):
                if used[other]:
                    of_row[holder[other]] += delta
                    of_column[other] -= delta
                else:
                    least[other] -= delta
            column = following
        while column:
            holder[column] = holder[way[column]]
            column = way[column]
    chosen = [(rows[holder[c] - 1], columns[c - 1]) for c in range(1, len(columns) + 1) if holder[c]]
    return [pair for pair in chosen if pair in gains]
