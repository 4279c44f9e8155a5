"""Matching: which Work is this? (同一法规的认定)

The most dangerous decision of the archive: two Works in one, or one in two,
spoil every later answer. So titles only propose; what decides is continuity:
the same first adoption, or an act that both sides know. What does not decide
is `Ambiguous`, and the user is asked.

    proposes                decides for                     decides against
    title, alias            the first adoption, approval,   another first adoption
                            promulgation or number is the   and no act in common;
                            same; or one side lists an act  another jurisdiction
                            that made the other's text
    former title named by   all of these: the same first    anything else: one act
    an amending act         adoption, the same organ, like  amends many laws, and many
                            titles, no act left out         are adopted on one day

A Work that is only named (废止了某条例) is completed by a text of the same
title whose first adoption agrees with what was stated; where nothing was
stated of it but its title, by a text adopted before the act that names it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from archive.answering.naming import cited_keys, fold, name_keys

__all__ = ["Ambiguous", "Claim", "New", "Profile", "Same", "Verdict", "match", "resolve"]

_STANDING_COMMITTEE = "常务委员会"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says of the Work it belongs to, or what a clause says of another Work.

    Args:
        titles: its title, former titles behind it.
        organs: who adopted it.
        jurisdiction: ISO 3166-2.
        births: days of its first adoption, approval and promulgation.
        events: days of every act that made or changed it, `births` included.
        acts: of each of these acts one day, the first that is stated.
        numbers: document numbers of its own, folded.
        commencements: days on which its printed clause says it takes effect.
        revision: whether the text calls itself a revision (修订) of an earlier one that it does not date.
        before: it was adopted before this day (a clause that repeals it).
        amended: it was there to be amended on this day (the title of an act that amends it).
    """

    titles: tuple[str, ...]
    organs: frozenset[str] = frozenset()
    jurisdiction: str | None = None
    births: frozenset[date] = frozenset()
    events: frozenset[date] = frozenset()
    acts: frozenset[date] = frozenset()
    numbers: frozenset[str] = frozenset()
    commencements: frozenset[date] = frozenset()
    revision: bool = False
    before: date | None = None
    amended: date | None = None


class Profile(NamedTuple):
    """What the archive knows of one Work that a Claim may mean.

    Args:
        work: its id.
        names: folded titles and aliases.
        former: folded titles that amending acts of it name.
        claim: the same facts as of a source, over all its Versions.
        held: whether a text of it is held.
        named_before: of a Work that is only named, the day of the act that names it.
        ended: the day by which it surely was repealed as a whole; looked for only where the claim is of an act that amends.
    """

    work: str
    names: frozenset[str]
    former: frozenset[str]
    claim: Claim
    held: bool = True
    named_before: date | None = None
    ended: date | None = None


class Same(NamedTuple):
    """It is this Work."""

    work: str
    why: str


class New(NamedTuple):
    """It is a Work that the archive does not know."""

    why: str


class Ambiguous(NamedTuple):
    """It may be one of these, or none; we never choose."""

    candidates: tuple[str, ...]
    why: str


Verdict = Same | New | Ambiguous


def match(claim: Claim, profiles: Iterable[Profile]) -> Verdict:
    """Say to which Work a source belongs.

    Args:
        claim: what the source says.
        profiles: the Works that bear one of its titles or names.
    """
    proposed = [profile for profile in profiles if _proposed(claim, profile)]
    return _decide([(profile, _judge(claim, profile)) for profile in proposed])


def resolve(claim: Claim, profiles: Iterable[Profile]) -> Verdict:
    """Say which Work a clause names (《某条例》同时废止).

    A clause that states nothing but the title means the one Work of that title
    there was by then; where several were, it is not decided.
    """
    proposed = [profile for profile in profiles if _cited_title(claim, profile) and not _apart(claim, profile)]
    agreeing = [(profile, why) for profile in proposed if (why := _agreement(claim, profile))]
    if agreeing:
        return _decide(agreeing)
    if claim.births:
        proposed = [profile for profile in proposed if not profile.claim.births]
    return _decide([(profile, "the only one of that title by then") for profile in proposed])


def _proposed(claim: Claim, profile: Profile) -> bool:
    """Say whether title, alias or former title make it worth asking."""
    keys = [key for title in claim.titles for key in name_keys(title)]
    own = set(name_keys(claim.titles[0])) if claim.titles else set()
    return not profile.names.isdisjoint(keys) or not profile.former.isdisjoint(own)


_UNSURE = ""
_LIKE_TITLES = 0.6


def _judge(claim: Claim, profile: Profile) -> str | None:
    """Return why they are one, `""` where that is not decided, `None` where they are not."""
    if _other_place(claim, profile.claim):
        return None
    if not _same_title(claim, profile):
        return _retitled(claim, profile)
    if why := _agreement(claim, profile):
        return why
    if not _organs_agree(claim, profile.claim):
        return None
    if not profile.held and not profile.claim.births:
        return _completes(claim, profile)
    if claim.births and profile.claim.births:
        return _despite_other_births(claim, profile.claim)
    return _UNSURE


def _retitled(claim: Claim, profile: Profile) -> str | None:
    """Judge two texts of different titles, of which an act that amends one names the other's.

    A later text lists every act that an earlier one does: where an act before
    the earlier text's last is on one side only, they are two Works.
    """
    known = profile.claim
    births = claim.births & known.births
    last = min(max(claim.acts, default=date.min), max(known.acts, default=date.min))
    same_acts = all(day in claim.acts and day in known.acts for day in claim.acts | known.acts if day <= last)
    if not births or not same_acts or not _organs_agree(claim, known) or not _like_titles(claim, profile):
        return None
    return f"first adopted on {min(births)}, under a title that an act amending it names"


def _like_titles(claim: Claim, profile: Profile) -> bool:
    """Say whether two titles share most of their words, as a title and its successor do."""
    from difflib import SequenceMatcher

    own = name_keys(claim.titles[0])[-1] if claim.titles else ""
    return any(SequenceMatcher(None, own, name, autojunk=False).ratio() >= _LIKE_TITLES for name in profile.names)


def _agreement(claim: Claim, profile: Profile) -> str | None:
    """Return the fact that both sides state, in words."""
    known = profile.claim
    for mine, theirs, words in (
        (claim.births, known.births, "first adopted on {}"),
        (claim.births, known.events, "an act of {} that it is known by"),
        (claim.events, known.births, "it lists the act of {}"),
    ):
        if common := mine & theirs:
            return "same title, " + words.format(min(common))
    if common_numbers := claim.numbers & known.numbers:
        return f"same title and number {min(common_numbers)}"
    if not (claim.births and known.births) and (common := claim.commencements & known.commencements):
        return f"same title, in force from {min(common)}"
    return None


def _despite_other_births(claim: Claim, known: Claim) -> str | None:
    """Judge two texts of one title whose first adoptions differ and that share no act.

    A text that says it was adopted (通过) and no more is another Work
    (国家安全法 of 1993 and of 2015); one that calls itself a revision (修订) is
    the same, of which it does not say when it was first adopted.
    """
    later = min(claim.births) > max(known.births)
    revised = claim.revision if later else known.revision
    return "same title and organ, and the later text is a revision" if revised else None


def _completes(claim: Claim, profile: Profile) -> str | None:
    """Judge a text against a Work of which only the title is known: the clause means the Work of that title there was by then."""
    if profile.named_before is not None and claim.births and min(claim.births) >= profile.named_before:
        return None
    by = f"an act of {profile.named_before}" if profile.named_before is not None else "another act"
    return f"the Work of that title that {by} names"


def _apart(claim: Claim, profile: Profile) -> bool:
    """Say whether a clause cannot mean this Work."""
    known = profile.claim
    if _other_place(claim, known):
        return True
    if claim.births and known.births and not (claim.births & known.events):
        return True
    if claim.numbers and known.numbers and not (claim.births or claim.numbers & known.numbers):
        return True
    if claim.amended is not None and profile.ended is not None and profile.ended <= claim.amended:
        # What is no more is not amended.
        return True
    return claim.before is not None and bool(known.births) and min(known.births) >= claim.before


def _other_place(claim: Claim, known: Claim) -> bool:
    return claim.jurisdiction is not None and known.jurisdiction is not None and claim.jurisdiction != known.jurisdiction


def _same_title(claim: Claim, profile: Profile) -> bool:
    return bool(claim.titles) and not profile.names.isdisjoint(name_keys(claim.titles[0]))


def _cited_title(claim: Claim, profile: Profile) -> bool:
    return bool(claim.titles) and not profile.names.isdisjoint(cited_keys(claim.titles[0]))


def _organs_agree(claim: Claim, known: Claim) -> bool:
    """Say whether the organs may be the same: a congress and its standing committee are one legislature.

    Law: 立法法（2023修正）第十条第三款 (常务委员会在大会闭会期间对其制定的法律进行部分补充和修改).
    """
    if not claim.organs or not known.organs:
        return True
    return not _legislatures(claim.organs).isdisjoint(_legislatures(known.organs))


def _legislatures(organs: Iterable[str]) -> set[str]:
    return {fold(organ).removesuffix(_STANDING_COMMITTEE) for organ in organs}


def _decide(judged: Sequence[tuple[Profile, str | None]]) -> Verdict:
    """Turn what was judged of each candidate into one verdict."""
    same = [(profile.work, why) for profile, why in judged if why]
    unsure = [profile.work for profile, why in judged if why == _UNSURE]
    if len(same) == 1:
        return Same(*same[0])
    if same:
        return Ambiguous(tuple(work for work, _ in same), "the facts agree with several Works")
    if unsure:
        return Ambiguous(tuple(unsure), "the title is the same, and no stated date or number says whether it is the same Work")
    return New("another adoption than any Work of that title" if judged else "no Work of that title is known")
