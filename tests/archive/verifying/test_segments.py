"""Whether segments divide the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.timeline.standing import Force, Standing
from archive.verifying.law import fault_of

DAYS = st.lists(st.dates(date(1949, 1, 1), date(2199, 1, 1)), unique=True, max_size=6).map(sorted)


def segments(days: list[date]) -> list[Standing]:
    starts: list[date | None] = [None, *days]
    ends: list[date | None] = [*days, None]
    return [Standing(start, end, Force.IN_FORCE) for start, end in zip(starts, ends, strict=True)]


@given(DAYS)
def test_segments_that_follow_each_other_are_without_fault(days: list[date]) -> None:
    assert fault_of(segments(days)) is None


@given(DAYS.filter(bool), st.data())
def test_a_segment_left_out_or_moved_is_a_fault(days: list[date], data: st.DataObject) -> None:
    whole = segments(days)
    place = data.draw(st.integers(0, len(whole) - 1))
    assert fault_of(whole[:place] + whole[place + 1 :]) is not None
    end = whole[place].end
    if end is not None:
        moved = Standing(whole[place].start, end + timedelta(days=1), Force.IN_FORCE)
        assert fault_of([*whole[:place], moved, *whole[place + 1 :]]) is not None


@pytest.mark.parametrize("swapped", [[0, 2, 1], [1, 0, 2], [2, 1, 0]])
def test_segments_in_another_order_are_a_fault(swapped: list[int]) -> None:
    whole = segments([date(2000, 1, 1), date(2010, 1, 1)])
    assert fault_of([whole[place] for place in swapped]) is not None


def test_no_segment_is_a_fault() -> None:
    assert fault_of([]) == "no segment"
