"""The run of articles is the best chain of rising numbers, whatever else looks like a label."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from texts.grammar.cn.structure.sequence import Candidate, choose_chain

CANDIDATES = st.lists(st.tuples(st.integers(1, 6), st.sampled_from([None, 1, 2]), st.sampled_from([1.0, 2.0, 4.0, 6.0, 7.0, 10.0])), max_size=9).map(
    lambda rows: [Candidate(i, i + 1, "", (n,) if suffix is None else (n, suffix), score) for i, (n, suffix, score) in enumerate(rows)]
)


def follows(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    if len(number) == 1:
        return number[0] == last[0] + 1
    return number == (*last[:1], 1) if len(last) == 1 else number == (last[0], last[1] + 1)


def worth(chain: tuple[Candidate, ...]) -> float:
    """The sum that the rule states: scores, less six and a little for each break, less three for not starting at one."""
    total = sum(candidate.score for candidate in chain)
    first = chain[0].number[0]
    total -= 0.0 if first <= 1 else 3.0 + min(12.0, 0.05 * first)
    for last, candidate in pairwise(chain):
        if not follows(last.number, candidate.number):
            total -= min(12.0, 6.0 + 0.05 * (candidate.number[0] - last.number[0]))
    return total


@given(CANDIDATES)
def test_the_chain_is_the_best_of_all(candidates: list[Candidate]) -> None:
    """Of all chains of rising numbers, the one whose sum is highest."""
    chain = tuple(choose_chain(candidates))
    rising = [
        group for size in range(1, len(candidates) + 1) for group in combinations(candidates, size) if all(a.number < b.number for a, b in pairwise(group))
    ]
    best = max(map(worth, rising), default=0.0)
    if best <= 0:
        assert not chain
        return
    assert all(a.number < b.number for a, b in pairwise(chain))
    assert abs(worth(chain) - best) < 1e-6


def test_a_citation_between_articles_does_not_break_the_run() -> None:
    """第五十条 inside 第二条 is weak, and far from its neighbours."""
    labels = [(1, 10.0), (2, 10.0), (50, 4.0), (3, 10.0), (4, 10.0)]
    chain = choose_chain([Candidate(i, i + 1, "", (n,), score) for i, (n, score) in enumerate(labels)])
    assert [candidate.number for candidate in chain] == [(1,), (2,), (3,), (4,)]


def test_a_gap_is_paid_for_by_what_comes_after_it() -> None:
    """Lost articles leave a gap; the run goes on after it."""
    chain = choose_chain([Candidate(i, i + 1, "", (n,), 10.0) for i, n in enumerate([1, 2, 31, 32])])
    assert [candidate.number[0] for candidate in chain] == [1, 2, 31, 32]
