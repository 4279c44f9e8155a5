"""docs/verification.md says of every check what it is, and how much it weighs."""

import re
from pathlib import Path

from archive.verifying.checks import Check

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "verification.md"
ROW = re.compile(r"^\| (V\d\d) (\w+) \| (\w+) \| ([^|]+) \| [^|]+ \|$", re.M)


def test_every_check_has_its_row_and_every_row_its_check() -> None:
    rows = {(number, name, severity) for number, name, severity, _ in ROW.findall(GUIDE.read_text("utf-8"))}
    assert rows == {(check.number, check.name.lower(), check.severity.value) for check in Check}


def test_numbers_are_given_once_and_in_order() -> None:
    numbers = [check.number for check in Check]
    assert numbers == sorted(set(numbers))
