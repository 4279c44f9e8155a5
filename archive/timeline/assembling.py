"""Assembling: the legal facts of a Work from its recorded Versions (法律事实的汇集).

Each recorded Version speaks of itself and, in its header note, of others.
Statements about one act, known by its day, are joined; a Version's own text
is believed on itself before the header note of another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from archive.records.statements import Act, ActKind, Relation, RelationKind, Version
from archive.timeline.commencing import StatedVersion, Stating, stating
from archive.timeline.legal_facts import Ending, EndingKind, Mention, Suspension, VersionFacts
from archive.timeline.standing import Placed
from texts.promulgation import Commencement, Promulgation

__all__ = ["Acting", "acting", "ending_by", "mention_by", "stating_of", "suspension_by", "version_facts"]


def stating_of(version: Version) -> Stating:
    """Return which Versions a recorded one speaks of, itself last with the facts as recorded."""
    if version.follows is not None and not _named_in(version.promulgation, version.act):
        # A compiled text whose header note was left to the republication: it speaks of the Versions before alone.
        before = stating(version.promulgation)
        return Stating((*before.versions, StatedVersion(version.act, None, version.commencements)), before.enacting)
    stated = stating(version.promulgation, kind=version.act.kind)
    own = StatedVersion(version.act, stated.own.approved, version.commencements, stated.own.in_force_by)
    return Stating((*stated.earlier, own), stated.enacting)


def _named_in(promulgation: Promulgation, act: Act) -> bool:
    """Say whether the header note of a text names the act."""
    days = {act.adopted, act.promulgated} - {None}
    return any({note.amended, note.promulgated, note.approved} & days for note in promulgation.amendments)


def version_facts(recorded: Mapping[str, Version], *, texts: Iterable[str] | None = None) -> tuple[VersionFacts, ...]:
    """Return the facts of every Version of one Work that the recorded ones speak of.

    Args:
        recorded: the current record of each Version of the Work, by id.
        texts: ids of those of which a text is held; `None` is all.

    Returns:
        By id; Versions that only a header note names have the ids
        `named/DAY`, and are not `recorded`.
    """
    held = frozenset(recorded if texts is None else texts)
    statings = {id_: stating_of(recorded[id_]) for id_ in sorted(recorded)}
    facts = {id_: replace(_facts(id_, said.own, text_held=id_ in held, recorded=True), follows=recorded[id_].follows) for id_, said in statings.items()}
    for said in statings.values():
        for number, named in enumerate(said.earlier):
            _join(facts, named, number)
    return tuple(facts[id_] for id_ in sorted(facts))


def _facts(id_: str, stated: StatedVersion, *, text_held: bool, recorded: bool) -> VersionFacts:
    act = stated.act
    return VersionFacts(id_, act.kind, act.adopted, stated.approved, act.promulgated, stated.commencements, text_held, recorded, in_force_by=stated.in_force_by)


def _join(facts: dict[str, VersionFacts], named: StatedVersion, number: int) -> None:
    """Add what a header note says of an earlier Version to what is known of it."""
    matches = _same_act(facts.values(), named)
    if len(matches) > 1:
        # Which of them is meant is not known, and all of them are known already.
        return
    if not matches:
        day = named.made.isoformat() if named.made is not None else "first" if number == 0 else f"undated-{number}"
        facts[f"named/{day}"] = _facts(f"named/{day}", named, text_held=False, recorded=False)
        return
    match = matches[0]
    whole = any(clause.scope is None and clause.effective is not None for clause in match.commencements)
    facts[match.id] = replace(
        match,
        act=match.act or named.act.kind,
        adopted=match.adopted or named.act.adopted,
        approved=match.approved or named.approved,
        promulgated=match.promulgated or named.act.promulgated,
        commencements=match.commencements if whole else _more(match.commencements, named.commencements),
        in_force_by=min((day for day in (match.in_force_by, named.in_force_by) if day is not None), default=None),
    )


def _more(known: Sequence[Commencement], named: Sequence[Commencement]) -> tuple[Commencement, ...]:
    """Add the clauses that say what is not known, once: a header note prints them in its own words."""
    said = {(clause.scope, clause.rule, clause.effective) for clause in known}
    return (*known, *(clause for clause in named if (clause.scope, clause.rule, clause.effective) not in said))


def _same_act(facts: Iterable[VersionFacts], named: StatedVersion) -> Sequence[VersionFacts]:
    """Return the Versions that the act of that day made.

    A header note may give the day of adoption or of approval; a Work is
    adopted once, so that where one side has no day, the adoption is the same.
    """
    known = list(facts)
    if named.act.adopted is not None and (same := [one for one in known if one.adopted == named.act.adopted]):
        return same
    days = {named.act.adopted, named.approved, named.act.promulgated} - {None}
    if same := [one for one in known if days & {one.adopted, one.approved, one.promulgated}]:
        return same
    first = [one for one in known if one.act is ActKind.ADOPTION]
    undated = named.made is None or all(one.made is None for one in first)
    return first if named.act.kind is ActKind.ADOPTION and undated else []


class Acting(NamedTuple):
    """A Version that acts on other Works, and when what it orders takes effect (同时废止).

    Args:
        work, version: ids.
        title: of the acting Work.
        clause: the Version whose last articles are printed in it, placed on its own Work's timeline.
    """

    work: str
    version: str
    title: str
    clause: Placed


def acting(work: str, version: str, title: str, record: Version, placed: Sequence[Placed]) -> Acting | None:
    """Return on whose commencement the relations of a recorded Version depend.

    The articles on repeal that an amended law prints are, like the clause
    on commencement, those of the latest whole-text enactment.

    Args:
        placed: `timeline.versions` of the acting Work.
    """
    stated = stating_of(record)
    wanted = stated.versions[stated.enacting]
    same = [version] if wanted is stated.own else [one.id for one in _same_act((one.facts for one in placed), wanted)]
    found = [one for one in placed if one.facts.id in same]
    return Acting(work, version, title, found[0]) if len(found) == 1 else None


def ending_by(relation: Relation, by: Acting) -> Ending | None:
    """Return the ending that a relation of an acting Version means; `None` where it ends nothing.

    A Version that never was in force ended nothing.
    """
    if relation.kind not in (RelationKind.REPEALS, RelationKind.REPEALS_IN_PART) or by.clause.never_in_force:
        return None
    stated = relation.effective is not None
    return Ending(
        EndingKind.REPEAL,
        effective=relation.effective if stated else by.clause.effective,
        not_before=None if stated else by.clause.earliest,
        not_after=None if stated else by.clause.latest,
        scope=relation.scope,
        work=by.work,
        version=by.version,
        title=by.title,
        computed=not stated,
    )


def suspension_by(relation: Relation, by: Acting) -> Suspension | None:
    """Return the suspension that a relation means; `None` where it suspends nothing."""
    if relation.kind is not RelationKind.SUSPENDS or by.clause.never_in_force:
        return None
    start = relation.effective or by.clause.effective
    return Suspension(start, not_before=None if start is not None else by.clause.earliest, scope=relation.scope, title=by.title)


def mention_by(relation: Relation, title: str, effective: date | None = None) -> Mention | None:
    """Return what a relation states of the other Work's first text; `None` where it states no day."""
    if relation.adopted is None and relation.promulgated is None and effective is None:
        return None
    return Mention(relation.adopted, relation.promulgated, effective, title)
