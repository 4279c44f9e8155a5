"""Settling: which Version of a Work a text is of, and what it adds to it (版本的认定)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from archive.answering.dossier import Dossier
from archive.answering.naming import name_keys
from archive.recording.merging import merge
from archive.recording.relating import relations_stated
from archive.recording.understanding import Understood
from archive.records.statements import Relation, StatedBy, Version, WitnessKind
from archive.timeline.assembling import stating_of
from archive.timeline.commencing import StatedVersion
from texts.promulgation import Commencement

__all__ = ["Settled", "settle_version"]

_RANK = tuple(WitnessKind)


class Settled(NamedTuple):
    """Which Version a text is of.

    Args:
        version: its id; `None` for one that is not held.
        merged: the Version's record with what the text states beside it; `None` where that is nothing.
        notes: where text and record differ, in words.
        undecided: why it cannot be told, in words; `None` where it can.
    """

    version: str | None
    merged: Version | None = None
    notes: tuple[str, ...] = ()
    undecided: str | None = None


def settle_version(understood: Understood, dossier: Dossier) -> Settled:
    """Say which Version of a Work a text is of.

    The same text is the same Version; else the day of the act that made it
    decides. A text that states no day is not given to a Version.
    """
    told = understood.settings.get("version")
    if told is not None:
        return _as_told(told.value, understood, dossier)
    same_text = {id_ for id_, entries in dossier.witnesses.items() if any(entry.statement.text.sha256 == understood.text.sha256 for entry in entries)}
    own = understood.told.stated.own
    of_act = [id_ for id_ in dossier.versions if _same_act(own, stating_of(dossier.versions[id_][-1].statement).own)]
    found = [id_ for id_ in of_act if id_ in same_text] or of_act or (sorted(same_text) if own.made is None else [])
    if len(found) == 1:
        return _with_merged(found[0], understood, dossier)
    if found:
        return Settled(None, undecided=f"several versions were made that day: --set version=LABEL says which ({_labels(dossier, found)})")
    if own.made is None and dossier.versions:
        return Settled(
            None, undecided=f"the text does not say by which act it reads so: --set adopted=DAY or version=LABEL says it ({_labels(dossier, dossier.versions)})"
        )
    return Settled(None)


def _as_told(words: str, understood: Understood, dossier: Dossier) -> Settled:
    if words == "new":
        return Settled(None)
    placed = dossier.version(words)
    if placed is None or placed.facts.id not in dossier.versions:
        return Settled(None, undecided=f"no version is called {words!r}: --set version=LABEL with one of {_labels(dossier, dossier.versions)}, or new")
    return _with_merged(placed.facts.id, understood, dossier)


def _labels(dossier: Dossier, versions: Iterable[str]) -> str:
    return ", ".join(dossier.labels[id_] for id_ in versions)


def _same_act(one: StatedVersion, other: StatedVersion) -> bool:
    """Say whether two texts are of one act: the day of its adoption decides, else any of its days."""
    if one.act.adopted is not None and other.act.adopted is not None:
        return one.act.adopted == other.act.adopted
    return bool(_days(one) & _days(other))


def _days(version: StatedVersion) -> set[date]:
    return {day for day in (version.act.adopted, version.approved, version.act.promulgated) if day is not None}


def _with_merged(version: str, understood: Understood, dossier: Dossier) -> Settled:
    """Add to a Version's record what a further text of it states.

    What both state and state otherwise stays as it is, unless the further
    text ranks above those held; what the user stated stays in any case.
    """
    entry = dossier.versions[version][-1]
    held = entry.statement
    best = min((_RANK.index(witness.statement.kind) for witness in dossier.witnesses.get(version, ())), default=len(_RANK))
    above = _RANK.index(understood.kind) < best
    told = understood.told
    promulgation, of_text = merge(held.promulgation, told.promulgation, prefer_other=above, decided=held.stated_by)
    act, of_act = merge(held.act, told.stated.own.act, prefer_other=above, decided=_of_act(held.stated_by))
    by_user = {name: by for name, by in told.stated_by.items() if by is not StatedBy.TEXT and name not in held.stated_by}
    merged = replace(
        held,
        act=act,
        promulgation=promulgation,
        commencements=_commencements(held, told.stated.own.commencements, prefer_other=above),
        relations=_relations(held.relations, relations_stated(told.promulgation, understood.parsed.document)),
        stated_by={**held.stated_by, **by_user},
        supersedes=(),
    )
    notes = tuple(f"it states {difference}" for difference in dict.fromkeys((*of_text, *of_act)))
    if merged == replace(held, supersedes=()):
        return Settled(version, notes=notes)
    return Settled(version, replace(merged, supersedes=(entry.digest,)), notes)


def _of_act(fields: Iterable[str]) -> set[str]:
    """Name the fields of an act as the act does (`act_title` is its title)."""
    return {name.removeprefix("act_") for name in fields if name != "title"}


def _commencements(held: Version, other: tuple[Commencement, ...], *, prefer_other: bool) -> tuple[Commencement, ...]:
    """Keep what is held, unless that is nothing or the further text ranks above; the user's own word stays."""
    if not other or "effective" in held.stated_by:
        return held.commencements
    return other if prefer_other or not held.commencements else held.commencements


def _relations(held: tuple[Relation, ...], other: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """Add the relations to Works that no relation held is to."""
    known = {(relation.kind, name_keys(relation.title)[0]) for relation in held}
    return (*held, *(relation for relation in other if (relation.kind, name_keys(relation.title)[0]) not in known))
