"""Amended: what applying an amending act would do, and what it showed (修改方案与结果)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.recording.planned import Action, Planned

if TYPE_CHECKING:
    from datetime import date

    from texts.enacting import Enacted
    from texts.proving import Verification

__all__ = ["AmendmentPlan", "PlannedAmendment", "Previewed", "Replayed", "ReplayedAct"]


@dataclass(frozen=True, slots=True)
class PlannedAmendment:
    """What an act makes of one law.

    Args:
        work, title: the law.
        action: VERSION, or WITNESS where the version is held already; NOTHING
            where the same compilation is recorded; UNDECIDED with the reason.
        base: label of the version that the act is applied to.
        version: label of the version that it makes.
        enacted: the compilation; `None` where there was nothing to compile.
        compared: the text of the same version that it was held against, in words.
        reason: why it cannot be recorded.
        notes: what else is to be told.
    """

    work: str
    title: str
    action: Action
    base: str | None = None
    version: str | None = None
    enacted: "Enacted | None" = None
    compared: str | None = None
    reason: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AmendmentPlan:
    """What recording an amending act and what it makes would do; nothing is written yet.

    Args:
        act: what is recorded of the act; `None` where it is held already.
        title: of the act.
        laws: the laws held that it amends.
        not_held: titles of those that it amends and that are not held.
        prepared: what `Archive.amend` writes; opaque to callers.
        leave_undecided: whether laws of which something is undecided are left out.
        unsure: titles that several laws bear, so that it is not decided which of them it amends.
    """

    act: Planned | None
    title: str
    laws: tuple[PlannedAmendment, ...]
    not_held: tuple[str, ...]
    prepared: object = None
    leave_undecided: bool = False
    unsure: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing is left for the user to decide."""
        return self._act_decided and all(law.action is not Action.UNDECIDED for law in self.laws)

    @property
    def recordable(self) -> bool:
        """Whether it can be recorded, with the laws left out that may be."""
        left = self.leave_undecided and self._act_decided and any(law.action is not Action.UNDECIDED for law in self.laws)
        return self.ready or left

    @property
    def _act_decided(self) -> bool:
        return self.act is None or self.act.action is not Action.UNDECIDED


@dataclass(frozen=True, slots=True)
class ReplayedAct:
    """One version of a law, and what its act makes of the text before (逐次重放).

    Args:
        version: label.
        act: title of the act, where one is known.
        act_held: whether its text is held.
        applied_to: what it was applied to: `replayed`, the text that the acts before made; `held`, the text
            recorded of the version before, where the chain of acts is broken; `None` where nothing could be applied.
        enacted: the compilation.
        verification: the comparison with the text recorded of this version.
        reason: why nothing was compiled, or the chain begins anew here.
    """

    version: str
    act: str | None
    act_held: bool
    applied_to: str | None
    enacted: "Enacted | None"
    verification: "Verification | None"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Replayed:
    """A law replayed from its first text through all held acts (`yange.replay/1`).

    Args:
        work, title: the law.
        first: label of the text that it starts from.
        acts: the versions after it, in legal order.
    """

    work: str
    title: str
    first: str
    acts: tuple[ReplayedAct, ...]


@dataclass(frozen=True, slots=True)
class Previewed:
    """A law as it will read once acts that are adopted and not yet in force take effect (`yange.preview/1`).

    Args:
        work, title: the law.
        on: the day of the question.
        base: label of the version that the acts are applied to, or that is operative.
        version: label of the last of the versions to come; `None` where there is none.
        acts: those acts by title, each with the day it takes effect where that is known.
        text: as it will read; `None` where that cannot be said.
        compiled: whether we compiled it, and no text of it is recorded.
        reason: why there is nothing to show.
    """

    work: str
    title: str
    on: "date"
    base: str | None
    version: str | None
    acts: "tuple[tuple[str, date | None], ...]"
    text: str | None
    compiled: bool
    reason: str | None = None
