"""Wording: what a commit says, in words and in trailers (提交说明)."""

import unicodedata
from collections.abc import Sequence

from archive.recording.understanding import Understood
from archive.records.derivation import Derivation
from archive.records.statements import Relation, RelationKind, StatedBy, Version
from texts.promulgation import Commencement

__all__ = ["compiled_words", "correction_words", "naming_words", "trailers", "version_words", "witness_words"]

_PASSIVE = {
    RelationKind.REPEALS: "Repealed",
    RelationKind.REPEALS_IN_PART: "Repealed in part",
    RelationKind.AMENDS: "Amended",
    RelationKind.REPLACES: "Replaced",
    RelationKind.SUSPENDS: "Suspended",
    RelationKind.IMPLEMENTS: "Implemented",
    RelationKind.CITES: "Cited",
}
_STATED_BY_USER = (StatedBy.MANIFEST, StatedBy.SET)


def version_words(title: str, label: str, version: Version) -> str:
    """Return what is said of a Version that is recorded."""
    act = version.act
    facts = [f"Act: {act.title}"] if act.title else []
    facts += [f"{word} {day.isoformat()}" for word, day in (("Adopted", act.adopted), ("Promulgated", act.promulgated)) if day is not None]
    facts += [f"In force from {day}" for day in _effective(version.commencements)]
    facts += [f"{field} as the user states ({by.value})" for field, by in version.stated_by.items() if by in _STATED_BY_USER]
    return _lines(f"Record {title}, version of {label}", facts)


def compiled_words(title: str, label: str, version: Version, derivation: Derivation, base: str) -> str:
    """Return what is said of a Version whose text was compiled."""
    act = version.act
    facts = [f"Act: {act.title}"] if act.title else []
    facts.append(f"Compiled from the version of {base}: {len(derivation.orders)} instructions, {derivation.verdict.replace('_', ' ')}")
    facts += [f"{word} {day.isoformat()}" for word, day in (("Adopted", act.adopted), ("Promulgated", act.promulgated)) if day is not None]
    facts += [f"In force from {day}" for day in _effective(version.commencements)]
    return _lines(f"Amend {title}, version of {label}", facts)


def witness_words(title: str, label: str, understood: Understood, differs: bool) -> str:
    """Return what is said of a further text of a Version."""
    same = "another text than the one read so far" if differs else "the same text from another source"
    return _lines(f"Witness {title}, version of {label}", [f"From {understood.source.origin}: {same}"])


def naming_words(title: str, relation: Relation, acting: str) -> str:
    """Return what is said of a Work that becomes known by its name."""
    facts = [f"Adopted {relation.adopted.isoformat()}"] if relation.adopted else []
    return _lines(f"Name {title}", [f"{_PASSIVE[relation.kind]} by {acting}", *facts])


def correction_words(title: str, label: str | None, reason: str) -> str:
    """Return what is said of a correction."""
    what = f"{title}, version of {label}" if label else title
    return _lines(f"Correct {what}", [reason])


def trailers(
    work: str, *, title: str, version: str | None = None, commencements: Sequence[Commencement] = (), understood: Understood | None = None
) -> tuple[tuple[str, str], ...]:
    """Return the trailers of a commit."""
    found = [("Work", work)]
    found += [("Version", version)] if version else []
    found += [("Title", _printable(title))]
    found += [("Effective", day) for day in _effective(commencements)[:1]]
    if understood is not None:
        found += [("Source-SHA256", understood.source.sha256), ("Text-SHA256", understood.text.sha256)]
    return tuple(found)


def _effective(commencements: Sequence[Commencement]) -> list[str]:
    return [clause.effective.isoformat() for clause in commencements if clause.scope is None and clause.effective is not None]


def _lines(subject: str, facts: Sequence[str]) -> str:
    return _printable(subject) + ("\n\n" + "\n".join(map(_printable, facts)) if facts else "")


def _printable(words: str) -> str:
    """Return words without what a line of a commit message cannot hold."""
    return " ".join("".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in words).split()) or "?"
