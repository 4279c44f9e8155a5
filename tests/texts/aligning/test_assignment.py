"""The best pairs as a whole."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from texts.aligning.assignment import assign

GAINS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    st.one_of(st.sampled_from([1.0, 0.5]), st.floats(-1, 1, allow_nan=False)),
    max_size=16,
)


@given(GAINS)
def test_no_other_pairs_gain_more(gains: dict[tuple[int, int], float]) -> None:
    """The sum over all pairs is the greatest there is, each place in one pair at most."""
    chosen = assign(gains)
    assert len({i for i, _ in chosen}) == len(chosen) == len({j for _, j in chosen})
    best = max(sum(max(0.0, gains.get((i, j), 0.0)) for i, j in enumerate(columns)) for columns in permutations(range(5)))
    assert abs(sum(gains[pair] for pair in chosen) - best) < 1e-9


def test_the_likest_pair_is_left_where_two_others_are_worth_more() -> None:
    """Greedy matching would take (0, 0) and leave (1, 1) to nothing."""
    assert assign({(0, 0): 3.0, (0, 1): 2.5, (1, 0): 2.5}) == [(0, 1), (1, 0)]


def test_what_gains_nothing_is_not_taken() -> None:
    assert assign({(0, 0): 0.0, (1, 1): -2.0}) == []
