"""Claiming: what a text, a clause or a dossier says for the matching of Works (认定依据).

`archive/recording/matching.py` decides; here its questions are put.
"""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

from archive.answering.naming import cited_keys, fold, former_titles, name_keys
from archive.recording.matching import Claim, Profile
from archive.records.statements import ActKind, Relation, RelationKind
from archive.timeline.commencing import StatedVersion, Stating, stating
from texts.promulgation import Promulgation

if TYPE_CHECKING:
    from archive.answering.dossier import Dossier
    from archive.catalog.snapshot import Snapshot

__all__ = ["bears", "claim_of", "clause_of", "is_own", "profiles"]


def claim_of(promulgation: Promulgation, stated: Stating) -> Claim:
    """Return what a text says of the Work it belongs to.

    Args:
        promulgation: as the text states it.
        stated: the Versions that it speaks of.
    """
    first, later = stated.versions[0], stated.versions[1:]
    births = _days(first)
    # 修订 or 修正 of a text that does not say when it was first adopted.
    revision = (not births and bool(later)) or (not later and first.act.kind in (ActKind.AMENDMENT, ActKind.REENACTMENT))
    acts = [version.act.title for version in stated.versions if version.act.title is not None]
    former = former_titles(promulgation.title, acts)
    number = promulgation.number
    return Claim(
        titles=tuple(dict.fromkeys([*([promulgation.title] if promulgation.title else []), *former])),
        organs=frozenset(promulgation.enacting_body),
        jurisdiction=promulgation.jurisdiction,
        births=births or (_days(later[0]) if later else frozenset()),
        events=frozenset(day for version in stated.versions for day in _days(version)),
        acts=frozenset(version.made for version in stated.versions if version.made is not None),
        # An order that republishes an amended law bears the amending act's number.
        numbers=frozenset([fold(number.printed)]) if number is not None and not later else frozenset(),
        commencements=_commencements(stated.versions[stated.enacting]),
        revision=revision,
    )


def clause_of(relation: Relation, acting: Promulgation, made: date | None) -> Claim:
    """Return what a clause says of the Work that it names.

    Args:
        relation: the clause.
        acting: of the act that says it.
        made: the day of that act.
    """
    return Claim(
        titles=(relation.title,),
        organs=frozenset([relation.organ]) if relation.organ else frozenset(),
        jurisdiction=acting.jurisdiction,
        births=frozenset(day for day in (relation.adopted, relation.promulgated) if day is not None),
        numbers=frozenset([fold(relation.number)]) if relation.number else frozenset(),
        before=made,
        amended=made if relation.kind is RelationKind.AMENDS else None,
    )


def is_own(clause: Claim, acting: Promulgation) -> bool:
    """Say whether a clause names the very Work that it stands in: its title, and its own first adoption."""
    own = claim_of(acting, stating(acting))
    keys = {key for title in own.titles[:1] for key in name_keys(title)}
    return bool(clause.births & own.births) and not keys.isdisjoint(name_keys(clause.titles[0]))


def bears(snapshot: "Snapshot", work: str, title: str) -> bool:
    """Say whether a Work bears a title that a clause gives, other than as a former one."""
    names = {name.key for name in snapshot.names_of(work) if name.kind != "former"}
    return not names.isdisjoint(cited_keys(title))


def profiles(snapshot: "Snapshot", claim: Claim, *, aside: str | None = None) -> tuple[Profile, ...]:
    """Return the Works that bear one of a claim's titles.

    Args:
        aside: a Work that is not asked for: the one that acts.
    """
    from archive.answering.dossier import Dossier

    keys = [key for title in claim.titles for key in cited_keys(title)]
    works = {snapshot.canonical(name.work) for name in snapshot.named(keys)}
    return tuple(_profile(Dossier(snapshot, work), ending=claim.amended is not None) for work in sorted(works) if work != aside)


def _profile(dossier: "Dossier", *, ending: bool) -> Profile:
    from archive.timeline.assembling import stating_of

    names = dossier.snapshot.names_of(dossier.work)
    claims = [claim_of(entry.statement.promulgation, stating_of(entry.statement)) for entries in dossier.versions.values() for entry in entries]
    claims += [clause_of(act.relation, act.entry.statement.promulgation, None) for act in dossier.acts]
    made = [stating_of(act.entry.statement).own.made for act in dossier.acts]
    return Profile(
        work=dossier.work,
        names=frozenset(name.key for name in names if name.kind != "former"),
        former=frozenset(name.key for name in names if name.kind == "former"),
        claim=reduce(_joined, claims, Claim(())),
        held=bool(dossier.versions),
        named_before=min((day for day in made if day is not None), default=None),
        ended=_ended(dossier) if ending else None,
    )


def _ended(dossier: "Dossier") -> date | None:
    """Return the day by which a Work surely was repealed as a whole."""
    days = [ending.effective or ending.not_after for ending in dossier.facts.endings if ending.scope is None]
    return min((day for day in days if day is not None), default=None)


def _joined(one: Claim, other: Claim) -> Claim:
    return Claim(
        titles=(*one.titles, *other.titles),
        organs=one.organs | other.organs,
        jurisdiction=one.jurisdiction or other.jurisdiction,
        births=one.births | other.births,
        events=one.events | other.events | other.births,
        acts=one.acts | other.acts,
        numbers=one.numbers | other.numbers,
        commencements=one.commencements | other.commencements,
        revision=one.revision or other.revision,
    )


def _days(version: StatedVersion) -> frozenset[date]:
    return frozenset(day for day in (version.act.adopted, version.approved, version.act.promulgated) if day is not None)


def _commencements(version: StatedVersion) -> frozenset[date]:
    clauses: Iterable[date | None] = (clause.effective for clause in version.commencements if clause.scope is None)
    return frozenset(day for day in clauses if day is not None)
