"""Anchors and the order that most of them keep."""

from collections.abc import Sequence
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from texts.address import Address, Level, Step
from texts.aligning.anchors import exact, in_order, longest_run
from texts.aligning.units import Unit
from texts.document import Provision

PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=9, unique=True).map(sorted)


def units(*texts: str) -> list[Unit]:
    return [
        Unit(Address.of(Step(Level.ARTICLE, (at,))), Provision(Level.ARTICLE, "", (at,), children=(Provision(Level.PARAGRAPH, words=text),)), at)
        for at, text in enumerate(texts)
    ]


def test_equal_words_are_paired_where_they_stand_once() -> None:
    assert exact(units("甲。", "乙。", "丙。"), units("丙。", "甲。")) == [(0, 1), (2, 0)]


def test_another_form_of_the_same_words_is_paired() -> None:
    assert exact(units("甲，乙。"), units("甲,乙。")) == [(0, 0)]


def test_words_that_stand_twice_are_paired_next_to_what_is_known() -> None:
    assert exact(units("具体办法另行规定。", "甲。", "具体办法另行规定。"), units("甲。", "具体办法另行规定。", "乙。")) == [(1, 0), (2, 1)]


def test_words_that_stand_twice_alone_are_left_open() -> None:
    assert exact(units("甲。", "甲。"), units("甲。", "甲。", "甲。")) == []


def weight(pairs: Sequence[tuple[int, int]], weights: Sequence[float]) -> float:
    return sum(weights[i] for i, _ in pairs)


@given(PAIRS, st.lists(st.integers(1, 5).map(float), min_size=8, max_size=8))
def test_the_run_is_the_heaviest_that_keeps_the_order(pairs: list[tuple[int, int]], weights: list[float]) -> None:
    run = in_order(pairs, weights)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(run))
    parts = [part for size in range(len(pairs) + 1) for part in combinations(pairs, size)]
    best = max(weight(part, weights) for part in parts if all(one[1] <= other[1] for one, other in pairwise(part)))
    assert weight(run, weights) == best


def test_a_run_of_nothing_is_nothing() -> None:
    assert longest_run([], []) == set()
