"""Relating: what a text does to other Works (与其他法规的关系)."""

from archive.naming import named_titles
from archive.statements import Relation, RelationKind
from texts.patterns import lazily
from texts.promulgation import DocumentType, Promulgation, Repeal

__all__ = ["relations_stated"]

_AMENDMENT = lazily(r"(.+?(?:法|法典|宪法|条例|规定|办法|规则|细则))修正案")
_AMENDS = ("修改", "修正")


def relations_stated(promulgation: Promulgation) -> tuple[Relation, ...]:
    """Return what a text itself does to other Works; whom it means is decided elsewhere.

    Args:
        promulgation: its repeals, and the title of an amending act, which
            names what it amends (关于修改《…》的决定, 刑法修正案（十一）).
    """
    found = [*map(_repeal, promulgation.repeals), *_amended(promulgation)]
    return tuple(dict.fromkeys(found))


def _repeal(repeal: Repeal) -> Relation:
    return Relation(
        kind=RelationKind.REPEALS if repeal.scope is None else RelationKind.REPEALS_IN_PART,
        title=repeal.title,
        organ=repeal.organ,
        meeting=repeal.meeting,
        adopted=repeal.adopted,
        promulgated=repeal.promulgated,
        number=repeal.number,
        scope=repeal.scope,
        effective=repeal.effective,
    )


def _amended(promulgation: Promulgation) -> list[Relation]:
    title = promulgation.title or ""
    if promulgation.doc_type is DocumentType.AMENDMENT:
        match = _AMENDMENT.match(title)
        return [Relation(RelationKind.AMENDS, match[1])] if match else []
    if promulgation.doc_type is DocumentType.AMENDING_DECISION and any(word in title for word in _AMENDS):
        return [Relation(RelationKind.AMENDS, named) for named in named_titles(title)]
    return []
