"""Replaying: a law from its first text through all the acts held that amend it (逐次重放).

Each act is applied to what the acts before it made, not to the text recorded
of the version before, so that what official record and acts disagree about
once is carried on and seen.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from archive.amending.amended import Previewed, Replayed, ReplayedAct
from archive.amending.compiling import HeldAct, amending_acts, apply_act, compared_with, made_by
from archive.answering.answering import Asked
from archive.answering.held import HeldTexts
from archive.answering.overtaken import overtaken
from archive.errors import NotHeld, Undecided
from archive.ledger.ledger import Ledger
from archive.records.statements import ActKind
from archive.timeline.standing import Placed

if TYPE_CHECKING:
    from texts.document import Document

__all__ = ["preview", "replay"]


def replay(ledger: Ledger, asked: Asked) -> Replayed:
    """Apply all acts held that amend a law, one after the other, from its first text.

    Raises:
        NotHeld: no text of the law is held.
    """
    replaying = _Replaying(ledger, asked)
    return Replayed(asked.dossier.work, asked.dossier.title(), replaying.first.label, tuple(map(replaying.next, replaying.later)))


class _Replaying:
    """One law on its way."""

    def __init__(self, ledger: Ledger, asked: Asked) -> None:
        self._ledger = ledger
        self._dossier = asked.dossier
        self._texts = HeldTexts(ledger, asked.dossier)
        versions = asked.dossier.timeline.versions
        start = next((place for place, one in enumerate(versions) if self._texts.held(one.facts.id)), None)
        if start is None:
            raise NotHeld(f"no text of {asked.dossier.title()} is held")
        self.first = versions[start]
        self.later = versions[start + 1 :]
        self._acts = _by_version(ledger, asked)
        self._at = self.first
        self._text: Document | None = self._recorded(self.first) or self._texts.document(self.first.facts.id)
        self._source = "held"

    def next(self, placed: Placed) -> ReplayedAct:
        """Go on to the next version."""
        acts = self._acts.get(placed.facts.id, ())
        act = acts[0] if len(acts) == 1 else None
        reason = self._broken(placed)
        if reason is None and act is not None:
            return self._apply(placed, act)
        self._at, self._text, self._source = placed, self._recorded(placed), "held"
        if self._text is not None:
            reason = f"{reason}; the chain begins anew with the text recorded of {placed.label}"
        return ReplayedAct(placed.label, None if act is None else act.title, bool(acts), None, None, None, reason)

    def _broken(self, placed: Placed) -> str | None:
        """Return why nothing can be applied here; `None` where it can."""
        if placed.facts.act is ActKind.REENACTMENT:
            return "the whole text was enacted anew"
        try:
            _one_act(self._acts, placed.facts.id)
        except Undecided as error:
            return error.message
        return "no text is held that it could be applied to" if self._text is None else None

    def _apply(self, placed: Placed, act: HeldAct) -> ReplayedAct:
        source, recorded = self._source, self._recorded(placed)
        try:
            enacted = apply_act(self._ledger, self._dossier, act, self._at, self._text).enacted
        except Undecided as error:
            self._at, self._text, self._source = placed, recorded, "held"
            return ReplayedAct(placed.label, act.title, True, None, None, None, error.message)
        whole = not enacted.unresolved
        self._at, self._text, self._source = placed, enacted.document if whole else recorded, "replayed" if whole else "held"
        return ReplayedAct(placed.label, act.title, True, source, enacted, None if recorded is None else enacted.verification)

    def _recorded(self, placed: Placed) -> "Document | None":
        """Return the text recorded of a version that is not compiled."""
        from archive.answering.reading import text_of
        from texts.formats import markdown

        entry = compared_with(self._dossier, placed.facts.id)
        return None if entry is None else markdown.read(text_of(self._ledger, self._dossier.snapshot, entry))


def _by_version(ledger: Ledger, asked: Asked) -> dict[str, tuple[HeldAct, ...]]:
    """Return the acts held by the version that each made: several where acts of one day are known to have made one text."""
    found: dict[str, tuple[HeldAct, ...]] = {}
    for act in amending_acts(ledger, asked.dossier):
        try:
            made = made_by(asked.dossier, act)
        except Undecided:
            continue
        if made is not None:
            found[made.facts.id] = (*found.get(made.facts.id, ()), act)
    return found


def _one_act(acts: Mapping[str, tuple[HeldAct, ...]], version: str) -> HeldAct:
    """Return the act that made a version.

    Raises:
        Undecided: none is held, or several are and their order is not known.
    """
    found = acts.get(version, ())
    if len(found) > 1:
        raise Undecided(f"several acts of that day are held, and which was applied first is not known: {'; '.join(act.title for act in found)}")
    if not found:
        raise Undecided("the act that made it is not held")
    return found[0]


def preview(ledger: Ledger, asked: Asked) -> Previewed:
    """Say how a law will read once the acts that are adopted and not yet in force take effect."""
    dossier = asked.dossier
    operative = _operative(asked)
    if operative is None:
        return _nothing(asked, None, "no one version is operative on that day")
    versions = dossier.timeline.versions
    later = versions[versions.index(operative) + 1 :]
    coming = [one for one in later if _coming(one, asked)]
    if not coming:
        return _nothing(asked, operative, "no act is known that is adopted and not yet in force")
    acts = _by_version(ledger, asked)
    # An act that was overtaken before it took effect changed the text that the later one was applied to.
    text, compiled, reason = _carried(ledger, asked, operative, later[: later.index(coming[-1]) + 1], acts)
    named = tuple((_title(asked, one, acts), one.effective) for one in coming)
    return Previewed(dossier.work, dossier.title(), asked.on, operative.label, coming[-1].label, named, text, compiled, reason)


def _nothing(asked: Asked, operative: Placed | None, reason: str) -> Previewed:
    dossier = asked.dossier
    return Previewed(dossier.work, dossier.title(), asked.on, None if operative is None else operative.label, None, (), None, False, reason)


def _operative(asked: Asked) -> Placed | None:
    """Return the operative version, the earliest of those that may be."""
    timeline = asked.dossier.timeline
    standing = timeline.at(asked.on)
    labels = (standing.version,) if standing.version else standing.candidates
    found = [one for one in timeline.versions if one.label in labels]
    return found[0] if found else None


def _coming(placed: Placed, asked: Asked) -> bool:
    """Say whether a version is made by that day, and takes effect after it, or that is not known."""
    made, effective = placed.facts.made, placed.effective
    return made is not None and made <= asked.on and (effective is None or effective > asked.on) and not placed.never_in_force


def _title(asked: Asked, placed: Placed, acts: Mapping[str, tuple[HeldAct, ...]]) -> str:
    held, record = acts.get(placed.facts.id, ()), asked.dossier.record(placed.facts.id)
    if len(held) == 1:
        return held[0].title
    return (record.statement.act.title if record is not None else None) or f"the act of {placed.label}"


def _carried(
    ledger: Ledger, asked: Asked, operative: Placed, versions: Sequence[Placed], acts: Mapping[str, tuple[HeldAct, ...]]
) -> tuple[str | None, bool, str | None]:
    """Return the text of the last of some versions, whether it was compiled for this answer, and why there is none.

    Args:
        versions: those after the operative one, in legal order.
    """
    from texts.formats import markdown

    texts = HeldTexts(ledger, asked.dossier)
    held = [place for place, one in enumerate(versions) if texts.held(one.facts.id) and not overtaken(asked.dossier, asked.dossier.witnesses[one.facts.id][0])]
    at = versions[held[-1]] if held else operative
    if not texts.held(at.facts.id):
        return None, False, f"the text of the version of {at.label} is not held"
    document = texts.document(at.facts.id)
    rest = versions[held[-1] + 1 :] if held else versions
    for placed in rest:
        try:
            act = _one_act(acts, placed.facts.id)
            enacted = apply_act(ledger, asked.dossier, act, at, document).enacted
        except Undecided as error:
            return None, False, f"the version of {placed.label}: {error.message}"
        if enacted.unresolved:
            return None, False, f"not placed, of the instructions of {act.title}: {len(enacted.unresolved)}, the first since {enacted.unresolved[0].reason}"
        at, document = placed, enacted.document
    return markdown.plain(markdown.write(document)), bool(rest), None
