"""Notes on a timeline: what is lawful or possible, and should be told (提示)."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from archive.timeline.chronology import Chronology
from archive.timeline.standing import Note, NoteCode, Placed, Reason

__all__ = ["notes_on"]


def notes_on(facts: Chronology, versions: Sequence[Placed]) -> tuple[Note, ...]:
    """Return the notes on a Work and its Versions, sorted."""
    found = {note for placed in versions for note in _on_version(placed)}
    found |= set(_on_order(facts)) | set(_on_work(facts))
    labels = {placed.facts.id: placed.label for placed in versions}
    found |= {
        Note(NoteCode.RECORDS_DISAGREE, labels[one], "two current records of this version differ; what they differ in is not known")
        for one in facts.disagreeing
    }
    return tuple(sorted(found))


def _on_version(placed: Placed) -> Iterator[Note]:
    version = placed.facts
    if placed.effective is not None and version.promulgated is not None and placed.effective < version.promulgated:
        yield Note(
            NoteCode.EFFECTIVE_BEFORE_PROMULGATED, placed.label, f"effective on {placed.effective}, promulgated on {version.promulgated}; this may be lawful"
        )
    if placed.never_in_force:
        yield Note(NoteCode.NEVER_IN_FORCE, placed.label, "superseded, or the law ended, before it took effect; it never was in force")
    days = [day for day in (version.adopted, version.approved, version.promulgated) if day is not None]
    if any(later < earlier for earlier, later in pairwise(days)):
        yield Note(NoteCode.DATES_OUT_OF_ORDER, placed.label, "adoption, approval and promulgation are stated in another order than acts are made")
    if placed.reason is Reason.COMMENCEMENT_CONFLICT:
        yield Note(NoteCode.COMMENCEMENT_CONFLICT, placed.label, f"its commencement is stated as {placed.earliest} and as {placed.latest}")


def _on_order(facts: Chronology) -> Iterator[Note]:
    for one, other in combinations([entry.place for entry in facts.entries if entry.place is not None], 2):
        if one.rank is not None and one.rank == other.rank:
            yield Note(NoteCode.SAME_DAY, other.label, f"made on the same day as {one.label}; which came later is not known")


def _on_work(facts: Chronology) -> Iterator[Note]:
    if any(w is not None and w.reason is Reason.TWO_ENDINGS for w in (facts.repeal, facts.lapse)):
        yield Note(NoteCode.TWO_ENDINGS, "", "two acts end it on different days")
    if facts.amended_after_ending:
        yield Note(NoteCode.AMENDED_AFTER_ENDING, "", f"amended after it had ended by {facts.surely_ended}")
    if facts.adoption.reason is Reason.ADOPTION_CONFLICT:
        yield Note(NoteCode.ADOPTION_CONFLICT, "", f"its adoption is stated as {facts.adoption.earliest} and as {facts.adoption.latest}")
