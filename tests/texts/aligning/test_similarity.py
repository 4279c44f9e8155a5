"""How much of one provision's words stands in another."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.address import Address, Level
from texts.aligning.similarity import Grams, Likeness, grams
from texts.aligning.units import Unit
from texts.document import Provision

KEYS = st.lists(st.text("湖泊保护应当依法许可航道,。", max_size=30), min_size=1, max_size=14)
RARE = 8
"""Pairs of characters that more new units have bring no two units together."""


def likeness(old: list[str], new: list[str]) -> Likeness:
    """Compare units of these words."""
    units = [[Unit(Address(), Provision(Level.PARAGRAPH, words=key), place) for place, key in enumerate(keys)] for keys in (old, new)]
    return Likeness(units[0], units[1], len(old) + len(new))


@given(KEYS, KEYS, st.randoms())
def test_what_words_weigh_does_not_depend_on_the_order_in_which_a_set_is_read(old: list[str], new: list[str], rng: Random) -> None:
    found = likeness(old, new)
    weighed = sorted(set().union(*found.old))
    shuffled = list(weighed)
    rng.shuffle(shuffled)
    assert found.mass(weighed) == found.mass(shuffled)


@given(KEYS, KEYS)
def test_rare_words_in_common_are_those_of_both_that_few_new_units_have(old: list[str], new: list[str]) -> None:
    found = likeness(old, new)
    count = Counter(gram for has in found.new for gram in has)
    rare = {gram for gram, units in count.items() if units <= RARE}
    common = {(i, j): one & other & rare for i, one in enumerate(found.old) for j, other in enumerate(found.new)}
    assert found.rare_in_common(found.old, found.new) == {pair: found.mass(both) for pair, both in common.items() if both}


@pytest.mark.parametrize("count", [2, RARE, RARE + 1])
def test_a_rare_word_brings_two_units_together_however_many_there_are(count: int) -> None:
    new: list[Grams] = [grams(f"甲{place}") for place in range(count)]
    found = likeness(["游船"], [f"甲{place}" for place in range(count)])
    assert found.rare_in_common([grams("甲1")], new).keys() == {(0, 1)}
