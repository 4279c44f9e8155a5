"""Tracing: one provision followed through the versions of a text, in both directions (条文的沿革).

    trace = trace("art_9", 2, descents)     第九条 of the third version
    trace.places[0]                         what it was called in the first
    trace.stages                            what each later version did to it

It is followed through other numbers and places, and where it was divided or
joined, through all the parts.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from texts.comparison import Basis, Status
from texts.descent import Descent, Tie, unit_of

__all__ = ["Stage", "Trace", "trace"]

Members = Callable[[int, str], Collection[str]]
"""What stands under a heading, by version and eId."""

_WORDS_ALONE = (Status.UNCHANGED, Status.RENUMBERED, Status.MOVED)


@dataclass(frozen=True, slots=True)
class Stage:
    """What one version did to a provision.

    Args:
        version: the version, counted from 0.
        old, new: eIds in the version before, and in this; several where it
            is divided, none where it does not exist.
        status: what became of it.
        confidence: how sure the links are; 1 where none was inferred.
        under: of a heading, what was given anew or deleted: itself, and what stands under it.
        basis: how the links are known: the least sure way of all of them.
    """

    version: int
    old: tuple[str, ...]
    new: tuple[str, ...]
    status: Status
    confidence: float = 1.0
    under: tuple[str, ...] = ()
    basis: Basis = Basis.IDENTITY

    @property
    def changed(self) -> bool:
        """Its words are others, or divided or joined otherwise; another number or place alone is not that."""
        return self.status not in _WORDS_ALONE


@dataclass(frozen=True, slots=True)
class Trace:
    """One provision through all versions.

    Args:
        places: its eIds in each version; none where it does not exist.
        stages: what each version from the second on did to it, for as long as it exists.
    """

    places: tuple[tuple[str, ...], ...]
    stages: tuple[Stage, ...]

    @property
    def first(self) -> int:
        """The first version that has it."""
        return next(version for version, eids in enumerate(self.places) if eids)

    @property
    def last_changed(self) -> int | None:
        """The last version that brought, changed or ended it; `None` where the first text has it and none changed it."""
        return next((stage.version for stage in reversed(self.stages) if stage.changed), None)


def trace(eid: str, version: int, descents: Sequence[Descent], members: Members | None = None) -> Trace:
    """Follow one provision back and forth.

    Args:
        eid: its name in one version.
        version: that version, counted from 0.
        descents: what each version has from the one before it, from the second on.
        members: where it is a heading, what stands under it counts as it.
    """
    places: dict[int, tuple[str, ...]] = {version: (eid,)}
    stages: dict[int, Stage] = {}
    for later in range(version, 0, -1):
        ties = [tie for one in places[later] for tie in _ties(descents[later - 1], one, back=True)]
        places[later - 1] = _once(tie.old for tie in ties)
        stages[later] = _stage(later, places, ties, _under(members, later, places, descents[later - 1], ties))
    for later in range(version + 1, len(descents) + 1):
        ties = [tie for one in places[later - 1] for tie in _ties(descents[later - 1], one, back=False)]
        places[later] = _once(tie.new for tie in ties)
        stages[later] = _stage(later, places, ties, _under(members, later, places, descents[later - 1], ties))
    alive = (stages[later] for later in sorted(stages) if stages[later].old or stages[later].new)
    return Trace(tuple(places[at] for at in sorted(places)), tuple(alive))


def _stage(version: int, places: dict[int, tuple[str, ...]], ties: Sequence[Tie], under: Iterable[Tie]) -> Stage:
    old, new = places[version - 1], places[version]
    confidence = min((tie.confidence for tie in ties if tie.basis is Basis.INFERRED), default=1.0)
    status = _status(old, new, ties)
    changed = _once(tie.new or tie.old for tie in under if tie.restated)
    if status in _WORDS_ALONE and changed:
        status = Status.MODIFIED
    return Stage(version, old, new, status, confidence, changed, _basis(ties))


def _basis(ties: "Iterable[Tie]") -> Basis:
    """Return how links are known: inferred, if one of them is; by instruction, if one is so and none inferred."""
    known = {tie.basis for tie in ties}
    return next((basis for basis in (Basis.INFERRED, Basis.INSTRUCTION) if basis in known), Basis.IDENTITY)


def _status(old: tuple[str, ...], new: tuple[str, ...], ties: Sequence[Tie]) -> Status:
    if not old:
        return Status.INSERTED
    if not new:
        return Status.DELETED
    found = {tie.status for tie in ties}
    order = (Status.SPLIT, Status.MERGED, Status.MODIFIED)
    first = next((status for status in order if status in found), None)
    if first is None and any(tie.restated for tie in ties):
        return Status.MODIFIED
    return first or next((status for status in (Status.MOVED, Status.RENUMBERED) if status in found), Status.UNCHANGED)


def _under(members: Members | None, version: int, places: dict[int, tuple[str, ...]], descent: Descent, own: Sequence[Tie]) -> list[Tie]:
    """Return the ties of a heading and of what stands under it on either side."""
    if members is None:
        return []
    here = [tie for eid in places[version] for one in members(version, eid) for tie in descent.of_new.get(one, ())]
    return [*own, *here] + [tie for eid in places[version - 1] for one in members(version - 1, eid) for tie in descent.of_old.get(one, ()) if tie.new is None]


def _ties(descent: Descent, eid: str, *, back: bool) -> tuple[Tie, ...]:
    """Return what one provision is tied to on the other side."""
    unit = unit_of(eid)
    ties = (descent.of_new if back else descent.of_old).get(unit)
    if ties is None:
        return (Tie(eid, eid, Status.UNCHANGED, amended=False),)
    return ties if eid == unit else tuple(_tie_inside(tie, eid, unit, back=back) for tie in ties)


def _tie_inside(tie: Tie, eid: str, unit: str, *, back: bool) -> Tie:
    """Return the tie of a 款, 项 or 目 in a provision that is tied."""
    other = tie.old if back else tie.new
    if other is None:
        return _tied(tie, eid, None, back=back)
    if not tie.inside:
        return _tied(tie, eid, other + eid.removeprefix(unit), back=back)
    within = [one for one in tie.inside if _within(one.new if back else one.old, eid)]
    depth = eid.count("__")
    others = _once(_cut(one.old if back else one.new, depth) for one in within)
    exact = [one for one in within if (one.new if back else one.old) == eid]
    target = (exact[0].old if back else exact[0].new) if exact else next(iter(others), None)
    gone = [one for one in tie.inside if target is not None and _within(one.old if back else one.new, target) and one not in within]
    amended = any(one.restated for one in (*within, *gone))
    status = exact[0].status if exact else tie.status
    basis = (exact or [tie])[0]
    found = Tie(tie.old, tie.new, status, amended, basis.basis if basis.basis is Basis.INFERRED else tie.basis, min(basis.confidence, tie.confidence))
    return _tied(found, eid, target, back=back)


def _tied(tie: Tie, eid: str, other: str | None, *, back: bool) -> Tie:
    status = tie.status
    if other is None:
        status = Status.INSERTED if back else Status.DELETED
    elif tie.amended and status in _WORDS_ALONE:
        status = Status.MODIFIED
    old, new = (other, eid) if back else (eid, other)
    return Tie(old, new, status, tie.amended, tie.basis, tie.confidence)


def _within(eid: str | None, other: str) -> bool:
    return eid is not None and (eid == other or eid.startswith(f"{other}__"))


def _cut(eid: str | None, depth: int) -> str | None:
    return None if eid is None else "__".join(eid.split("__")[: depth + 1])


def _once(eids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(eid for eid in eids if eid is not None))
