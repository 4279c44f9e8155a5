"""Commencing: which Version each statement of a text is about (施行日期的归属).

A text says more than its own Version: its header note (题注) names the acts
before it, and the commencement clause in its last article is mostly an
earlier one's. Here every stated day is given to the Version it belongs to;
one that belongs to none surely is left out, so that it stays unknown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from archive.records.statements import Act, ActKind
from texts.promulgation import Adoption, AmendmentNote, Commencement, CommencementRule, Promulgation

__all__ = ["StatedVersion", "Stating", "stating"]

_REVISED = "修订"
_OF_THE_AMENDMENT = ("修正", "修订", "修改", "决定")
"""Words by which a clause outside the articles says that it is about the amendment (该修正自…起施行)."""


@dataclass(frozen=True, slots=True)
class StatedVersion:
    """One Version that a text speaks of.

    Args:
        act: the act that made it, with its own days.
        approved: 批准.
        commencements: its own.
        in_force_by: a day by which it, or what superseded it, had surely
            commenced, where its commencement is not known.
    """

    act: Act
    approved: date | None = None
    commencements: tuple[Commencement, ...] = ()
    in_force_by: date | None = None

    @property
    def made(self) -> date | None:
        """The first known day of the act itself."""
        return self.act.adopted or self.approved or self.act.promulgated

    @property
    def whole_text(self) -> bool:
        """Whether the act enacted the whole text, and so its commencement clause."""
        return self.act.kind is not ActKind.AMENDMENT


@dataclass(frozen=True, slots=True)
class Stating:
    """The Versions that one text speaks of.

    Args:
        versions: in order of their acts; the last is the text's own.
        enacting: index of the one whose articles on commencement and repeal
            the text prints: the latest whole-text enactment.
    """

    versions: tuple[StatedVersion, ...]
    enacting: int

    @property
    def own(self) -> StatedVersion:
        """The Version that the text is of."""
        return self.versions[-1]

    @property
    def earlier(self) -> tuple[StatedVersion, ...]:
        """Those that it names, first to last."""
        return self.versions[:-1]


def stating(promulgation: Promulgation, *, kind: ActKind | None = None, effective: date | None = None, stated_by: str = "manifest") -> Stating:
    """Give what a text states to the Versions it is about.

    A fixed day belongs to the latest whole-text enactment not later than it,
    if need be to one that the text does not name; 自公布之日起施行 to the
    latest whole-text enactment of all.

    Args:
        promulgation: as the text states it.
        kind: what the last act made of the Work, where the user or the act
            itself says so; else it is read from the header note.
        effective: when the text's own Version takes effect, likewise.
        stated_by: who says so.
    Law: 立法法（2023修正）第六十一条, 第六十三条第二款.
    """
    versions = _acts(promulgation)
    if kind is not None:
        versions[-1] = replace(versions[-1], act=replace(versions[-1].act, kind=kind))
    _give_days(versions, promulgation)
    if len(versions) == 1 and kind in (ActKind.AMENDMENT, ActKind.REENACTMENT):
        # What is amended was adopted before, although the text does not say so.
        versions.insert(0, StatedVersion(Act(kind=ActKind.ADOPTION)))
    enacting = _give_clauses(versions, promulgation)
    if effective is not None:
        scoped = tuple(clause for clause in versions[-1].commencements if clause.scope is not None)
        clause = Commencement(effective, CommencementRule.FIXED, None, stated_by=stated_by)
        versions[-1] = replace(versions[-1], commencements=(clause, *scoped))
    return Stating(tuple(versions), enacting)


def _acts(promulgation: Promulgation) -> list[StatedVersion]:
    """Return the acts that a text names: the first, then each amendment of its header note."""
    notes = _in_order(promulgation.amendments)
    dated = bool(notes or promulgation.adoptions or promulgation.approvals or promulgation.promulgated)
    # A text that says nothing of its making may be of any version.
    first = Act(kind=ActKind.ADOPTION if dated else None, organs=promulgation.enacting_body)
    return [StatedVersion(first), *(StatedVersion(_amending(note), note.approved) for note in notes)]


def _in_order(notes: Sequence[AmendmentNote]) -> Sequence[AmendmentNote]:
    """Sort by day; as printed where a day is missing."""
    days = [note.amended or note.promulgated for note in notes]
    if None in days:
        return notes
    return sorted(notes, key=lambda note: note.amended or note.promulgated or date.min)


def _amending(note: AmendmentNote) -> Act:
    """Read what an act made of the Work from the instrument that the header note names.

    根据《关于修改…的决定》第三次修订 is a partial amendment, whatever the word;
    第…次会议修订 names no act but the text itself, enacted anew.
    """
    anew = note.act is None and _REVISED in note.kind
    return Act(
        kind=ActKind.REENACTMENT if anew else ActKind.AMENDMENT,
        title=note.act,
        organs=(note.organ,) if note.organ is not None else (),
        meeting=note.meeting,
        number=note.number,
        adopted=note.amended,
        promulgated=note.promulgated,
    )


def _give_days(versions: list[StatedVersion], promulgation: Promulgation) -> None:
    """Give adoption, approval and promulgation to the act that they are about."""
    passed: set[str | None] = set()
    for adoption in sorted(promulgation.adoptions, key=lambda adoption: adoption.adopted or date.min):
        if adoption.organ in passed and adoption.adopted is not None:
            _give_further(versions, adoption)
        else:
            _give_adoption(versions, _latest(versions, adoption.adopted), adoption)
        passed.add(adoption.organ)
    for approval in promulgation.approvals:
        index = _latest(versions, approval.approved)
        versions[index] = replace(versions[index], approved=approval.approved or versions[index].approved)
    if promulgation.promulgated is not None:
        index = _latest(versions, promulgation.promulgated)
        act = versions[index].act
        number = promulgation.number.printed if promulgation.number is not None else act.number
        versions[index] = replace(versions[index], act=replace(act, promulgated=promulgation.promulgated, number=number))


def _give_adoption(versions: list[StatedVersion], index: int, adoption: Adoption) -> None:
    """Give one adoption; where several organs pass an act, it is passed when the last of them has done so."""
    act = versions[index].act
    adopted = max((day for day in (act.adopted, adoption.adopted) if day is not None), default=None)
    versions[index] = replace(versions[index], act=replace(act, adopted=adopted, meeting=act.meeting or adoption.meeting))


def _give_further(versions: list[StatedVersion], adoption: Adoption) -> None:
    """Give a later adoption by an organ that has passed the text before: it passed another act.

    That act is the one that a note names by the day of its approval alone, or
    is named nowhere else; what it did to the text is then not known.
    """
    for index, version in enumerate(versions):
        if version.act.adopted == adoption.adopted:
            return
        by_approval = version.approved is not None and version.act.adopted == version.approved
        if by_approval and adoption.adopted is not None and version.approved is not None and adoption.adopted < version.approved:
            versions[index] = replace(version, act=replace(version.act, adopted=adoption.adopted, meeting=version.act.meeting or adoption.meeting))
            return
    organs = (adoption.organ,) if adoption.organ is not None else ()
    act = StatedVersion(Act(kind=None, organs=organs, meeting=adoption.meeting, adopted=adoption.adopted))
    versions.insert(_latest(versions, adoption.adopted) + 1, act)


def _latest(versions: Sequence[StatedVersion], day: date | None, among: Iterable[int] | None = None, default: int = 0) -> int:
    """Return the index of the latest Version made by `day`; `default` where none was, or no day is given."""
    indices = range(len(versions)) if among is None else among
    made = [(index, versions[index].made) for index in indices]
    return max((index for index, one in made if day is not None and one is not None and one <= day), default=default)


def _give_clauses(versions: list[StatedVersion], promulgation: Promulgation) -> int:
    """Give the commencement clauses, and return the index of the Version whose last articles the text prints.

    The articles' clauses are given first, since the others are read beside them.
    """
    enacting = max((index for index, version in enumerate(versions) if version.whole_text), default=0)
    stated = [_without_computed(clause, promulgation) for clause in promulgation.commencements]
    if any(_before_first(versions, clause) for clause in stated):
        # No whole-text enactment that is named is old enough: an earlier one is not named.
        versions[0] = replace(versions[0], act=replace(versions[0].act, kind=None))
        versions.insert(0, StatedVersion(Act(kind=ActKind.ADOPTION)))
        enacting += 1
    for clause in sorted(stated, key=_outside_articles):
        index = _owner(versions, clause, promulgation)
        if index is None:
            continue
        if clause.scope is None and not _outside_articles(clause):
            enacting = index
        if _restated_perhaps(versions, index, clause):
            versions[index] = replace(versions[index], in_force_by=clause.effective)
        elif clause not in versions[index].commencements:
            versions[index] = replace(versions[index], commencements=(*versions[index].commencements, clause))
    return enacting


def _restated_perhaps(versions: Sequence[StatedVersion], index: int, clause: Commencement) -> bool:
    """Say whether an amendment made before the stated day may have put it there.

    自2020年5月1日起施行 in a text adopted in 2001 and amended in 2019 is the day
    of either; that the law was in force from then on is all that is sure.
    """
    return clause.scope is None and not _outside_articles(clause) and _latest(versions, clause.effective, default=index) > index


def _before_first(versions: Sequence[StatedVersion], clause: Commencement) -> bool:
    """Say whether an article states a commencement before the first act that the text names was adopted."""
    adopted = versions[0].act.adopted
    return not _outside_articles(clause) and clause.effective is not None and adopted is not None and clause.effective < adopted


def _outside_articles(clause: Commencement) -> bool:
    return clause.stated_by in ("announcement", "header_note")


def _without_computed(clause: Commencement, promulgation: Promulgation) -> Commencement:
    """Take out a day that was computed from a promulgation or adoption: which act's that is, is decided here."""
    events = {
        CommencementRule.ON_PROMULGATION: {promulgation.promulgated},
        CommencementRule.ON_ADOPTION: {adoption.adopted for adoption in promulgation.adoptions},
    }
    computed = clause.rule is not None and clause.effective in events.get(clause.rule, set())
    return replace(clause, effective=None) if computed else clause


def _owner(versions: Sequence[StatedVersion], clause: Commencement, promulgation: Promulgation) -> int | None:
    """Return the index of the Version that a clause is about; `None` where that is not sure."""
    whole_texts = [index for index, version in enumerate(versions) if version.whole_text]
    if not whole_texts:
        return None
    if clause.stated_by == "announcement" and promulgation.promulgated is not None:
        # 现予公布，自…起施行: the announcement speaks of the act that it publishes.
        return _latest(versions, promulgation.promulgated)
    if clause.effective is None:
        return whole_texts[-1] if versions[whole_texts[-1]].act.kind is not None or len(versions) == 1 else None
    enactment = _latest(versions, clause.effective, whole_texts)
    if not _outside_articles(clause):
        return enactment
    latest = _latest(versions, clause.effective)
    if latest == enactment:
        return enactment
    # An amendment stands between: the day may be of either.
    of_article = {one.effective for one in versions[enactment].commencements if one.scope is None and not _outside_articles(one)}
    if clause.effective in of_article:
        return enactment
    if of_article or any(word in (clause.text or "") for word in _OF_THE_AMENDMENT):
        return latest
    return None
