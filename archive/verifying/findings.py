"""Findings of `verify`: what was expected and what was found, of which law (核验结果)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from archive.records.layout import Place
from archive.verifying.checks import Check, Severity

__all__ = ["Finding", "Findings", "Where"]

_KEPT_PER_CHECK = 5000
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Where:
    """What a finding is about.

    Args:
        work, version, witness: ids, as far as known.
        path: of the file.
        commit: that holds it, or that is itself meant.
    """

    work: str | None = None
    version: str | None = None
    witness: str | None = None
    path: str | None = None
    commit: str | None = None

    @classmethod
    def at(cls, place: Place | None, path: str | None, commit: str | None) -> "Where":
        """Return where a file stands."""
        if place is None:
            return cls(path=path, commit=commit)
        return cls(place.work, place.version, place.witness, path, commit)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    Args:
        check: which.
        severity: mostly the check's own.
        where: what it is about.
        expected: what an intact archive has there.
        found: what there is.
        title: of the Work, where it can be told.
        label: of the Version, likewise.
    """

    check: Check
    severity: Severity
    where: Where
    expected: str
    found: str
    title: str | None = None
    label: str | None = None


@dataclass(slots=True)
class Findings:
    """Findings as they are made; of one check so many are kept, and the others counted."""

    kept: list[Finding] = field(default_factory=list)
    counts: Counter[Check] = field(default_factory=Counter)
    errors: int = 0

    def add(self, check: Check, where: Where, expected: str, found: str, severity: Severity | None = None) -> None:
        """Add one finding.

        Args:
            severity: where it is not the check's own.
        """
        weight = severity or check.severity
        self.counts[check] += 1
        self.errors += weight is Severity.ERROR
        if self.counts[check] <= _KEPT_PER_CHECK:
            self.kept.append(Finding(check, weight, where, _short(expected), _short(found)))

    def left_out(self) -> Iterator[tuple[Check, int]]:
        """Yield the checks of which not every finding was kept, and how many were not."""
        yield from ((check, count - _KEPT_PER_CHECK) for check, count in self.counts.items() if count > _KEPT_PER_CHECK)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
