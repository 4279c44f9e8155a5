"""Checks of one Work as answers see it: its timeline, its dates, its Witnesses (法律事实核验)."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from archive.answering.dossier import Dossier
from archive.timeline.standing import Standing
from archive.verifying.checks import Check
from archive.verifying.findings import Findings, Where
from archive.verifying.reader import READ_ERRORS

__all__ = ["LawChecks", "fault_of"]


class LawChecks:
    """The checks of one Work after the other.

    Args:
        findings: where they are told.
    """

    def __init__(self, findings: Findings) -> None:
        self._findings = findings

    def check(self, dossier: Dossier) -> None:
        """Check a Work; nothing is told of one whose records cannot be read, since other checks do."""
        try:
            timeline = dossier.timeline
        except READ_ERRORS as error:
            self._findings.add(Check.TIMELINE, Where(dossier.work), "records from which a timeline can be laid out", str(error) or type(error).__name__)
            return
        fault = fault_of(timeline.segments)
        if fault is not None:
            self._findings.add(Check.TIMELINE, Where(dossier.work), "segments that follow each other without gap, from no day to no day", fault)
        ids = {placed.label: placed.facts.id for placed in timeline.versions}
        for note in timeline.notes:
            self._findings.add(Check.DATES, Where(dossier.work, ids.get(note.version)), "nothing to be told", f"{note.code.value}: {note.message}")
        self._check_witnesses(dossier)

    def _check_witnesses(self, dossier: Dossier) -> None:
        for version, (read, *others) in dossier.witnesses.items():
            for other in others:
                if other.statement.text.sha256 != read.statement.text.sha256:
                    expected = f"the text of {read.statement.source.origin}, which is read"
                    self._findings.add(
                        Check.WITNESSES, Where(dossier.work, version, other.witness), expected, f"another text, of {other.statement.source.origin}"
                    )


def fault_of(segments: Sequence[Standing]) -> str | None:
    """Return where Standings do not divide the calendar; `None` where they do."""
    if not segments:
        return "no segment"
    if segments[0].start is not None or segments[-1].end is not None:
        return f"from {segments[0].start} to {segments[-1].end}"
    for one, other in pairwise(segments):
        if one.end is None or one.end != other.start:
            return f"{one.end} is followed by {other.start}"
        if one.start is not None and one.start >= one.end:
            return f"{one.start} is not before {one.end}"
    last = segments[-1].start
    return None if last is None or last > date.min else "a segment without a day"
