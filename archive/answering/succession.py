"""Succession: the texts of a Work in legal order, and what each has from the one before (历次文本的承继)."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from archive.amending.linking import pair, pairs_of_act
from archive.answering.answering import spans
from archive.answering.answers import Span
from archive.answering.derived import Pair, derived
from archive.answering.dossier import Dossier
from archive.answering.held import HeldTexts
from archive.answering.overtaken import overtaken
from archive.errors import NotHeld
from archive.timeline.standing import Placed

if TYPE_CHECKING:
    from texts.address import Address
    from texts.descent import Descent

__all__ = ["Stage", "Succession", "nowhere", "succession"]

_ADOPTION = "adoption"
_REENACTMENT = "reenactment"


class Stage(NamedTuple):
    """One step by which words came into a text.

    Args:
        place: of the version.
        pair: the text before and after the step; `None` for the first text.
        republished: what the republication did, and no act ordered.
    """

    place: int
    pair: Pair | None
    republished: bool = False


@dataclass(frozen=True)
class Succession:
    """The versions whose texts are held, in legal order, those never in force included.

    Args:
        texts: of the Work.
        spans: the versions; words are attributed to them by their place here.
        before: for each, the versions right before it whose texts are not held.
        after: the versions after the last one, likewise.
        unplaced: labels of versions whose place in legal order is not known.
    """

    texts: HeldTexts
    spans: tuple[Span, ...]
    before: tuple[tuple[Span, ...], ...]
    after: tuple[Span, ...]
    unplaced: tuple[str, ...]

    @cached_property
    def descents(self) -> tuple["Descent", ...]:
        """What each version has from the one before it, from the second on."""
        return derived(self.texts.dossier.snapshot.db, (pair(self.texts, old, new) for old, new in pairwise(self.ids)))

    @cached_property
    def stages(self) -> tuple["Stage", ...]:
        """The versions once more, in two stages where a text departs from what its act makes of the one before."""
        found = [Stage(0, None)]
        for place, (old, new) in enumerate(pairwise(self.ids), 1):
            found += [Stage(place, one, republished=bool(number)) for number, one in enumerate(pairs_of_act(self.texts, old, new))]
        return tuple(found)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the versions."""
        return tuple(str(span.id) for span in self.spans)

    @property
    def reenacted(self) -> frozenset[int]:
        """The places of versions that gave the whole text anew, or follow one that did and is not held."""
        return frozenset(place for place, span in enumerate(self.spans) if any(one.kind == _REENACTMENT for one in (span, *self.before[place])))

    @property
    def starts_late(self) -> bool:
        """Words of the first text may be older than it."""
        return bool(self.before[0]) or self.spans[0].kind != _ADOPTION

    @property
    def overtaken(self) -> tuple[str, ...]:
        """What is to be told of compiled texts that rest on another text now."""
        dossier = self.texts.dossier
        read = [(span.version, overtaken(dossier, dossier.witnesses[id_][0])) for span, id_ in zip(self.spans, self.ids, strict=True)]
        return tuple(f"the text of {label} is to be compiled anew: {reason} (yange amend LAW --by ACT)" for label, reason in read if reason is not None)

    def upto(self, version: str) -> "Succession":
        """Return the succession that ends with a version.

        Args:
            version: its id.

        Raises:
            NotHeld: its place in legal order is not known.
        """
        if version not in self.ids:
            raise NotHeld("the place of this version among the others is not known", hint="yange correct LAW --set adopted=DAY says when it was made")
        end = self.ids.index(version) + 1
        return Succession(self.texts, self.spans[:end], self.before[:end], (), self.unplaced)

    def find(self, provision: str, version: str | None = None) -> tuple[int, "Address"]:
        """Return the provision that people name so, and the place of the version that numbers it so: the latest that has it.

        Args:
            version: an id; only its numbering counts.

        Raises:
            NoSuchProvision: no text has it.
        """
        from texts.errors import NoSuchProvision
        from texts.grammar.cn.citation import read_address

        missing: NoSuchProvision | None = None
        for place in reversed(range(len(self.ids))):
            if version is None or self.ids[place] == version:
                try:
                    return place, read_address(provision, self.texts.document(self.ids[place]))
                except NoSuchProvision as error:
                    missing = missing or error
        raise missing or NotHeld("the text of this version is not held, or its place is not known")


def succession(texts: HeldTexts) -> Succession:
    """Return the texts of a Work in legal order.

    Raises:
        NotHeld: no text is held.
    """
    dossier = texts.dossier
    held: list[Span] = []
    before: list[tuple[Span, ...]] = []
    waiting: list[Span] = []
    unplaced: list[str] = []
    laid_out = _placed_by_acts(dossier, list(zip(spans(dossier), dossier.timeline.versions, strict=True)))
    bases = {one.facts.follows for _, one in laid_out}
    for span, one in laid_out:
        if nowhere(one) and len(laid_out) > 1 and one.facts.id not in bases:
            unplaced.append(span.version)
        elif span.id is not None and texts.held(span.id):
            held.append(span)
            before.append(tuple(waiting))
            waiting = []
        else:
            waiting.append(span)
    if not held:
        raise NotHeld(f"no text of {dossier.title()} is held, or none whose place among the others is known", hint="yange record FILE adds one")
    return Succession(texts, tuple(held), tuple(before), tuple(waiting), tuple(unplaced))


def _placed_by_acts(dossier: Dossier, laid_out: list[tuple[Span, Placed]]) -> list[tuple[Span, Placed]]:
    """Put a version of no known day right before the one whose act was applied to its text."""
    for span, one in list(laid_out):
        followers = [at for at, (_, other) in enumerate(laid_out) if other.facts.follows == one.facts.id and not nowhere(other)]
        if nowhere(one) and followers:
            follower = laid_out[followers[0]]
            laid_out.remove((span, one))
            laid_out.insert(laid_out.index(follower), (span, one))
    return laid_out


def nowhere(placed: Placed) -> bool:
    """Say whether nothing tells the place of a version in legal order."""
    return placed.facts.made is None and placed.effective is None
