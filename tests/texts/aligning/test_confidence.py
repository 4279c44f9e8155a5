"""How surely two provisions are the same."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.aligning import confidence, dividing, evidence, headings

CALIBRATIONS = (confidence.FIRST, confidence.SECOND, confidence.LINES)
ODDS = st.floats(-40, 40)


@pytest.mark.parametrize(
    ("weights", "names"),
    [
        (confidence.WORDS, evidence.WORDS),
        (confidence.CONTEXT, evidence.CONTEXT),
        (confidence.DIVIDED, dividing.DIVISION),
        (confidence.HEADINGS, headings.HEADING),
    ],
)
def test_each_value_has_a_weight_after_the_constant(weights: Sequence[float], names: Sequence[str]) -> None:
    assert len(weights) == 1 + len(names)


@pytest.mark.parametrize("calibration", CALIBRATIONS)
@given(ODDS, ODDS)
def test_more_evidence_never_makes_less_sure(calibration: Sequence[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert confidence.sure(confidence.logit(calibration, (low,))) <= confidence.sure(confidence.logit(calibration, (high,)))


@given(ODDS)
def test_what_is_inferred_is_never_quite_sure(odds: float) -> None:
    assert 0 < confidence.sure(odds) < 1
