"""Relating: what a text does to other Works (与其他法规的关系)."""

from typing import TYPE_CHECKING

from archive.answering.naming import name_keys, named_titles
from archive.records.statements import Relation, RelationKind
from texts.patterns import lazily
from texts.promulgation import DocumentType, Promulgation, Repeal

if TYPE_CHECKING:
    from texts.document import Document

__all__ = ["relations_stated"]

_AMENDMENT = lazily(r"(.+?(?:法|法典|宪法|条例|规定|办法|规则|细则))修正案")
_AMONG_OTHERS = lazily(r"[》〉>]等")
"""关于修改《甲》等十部法律的决定 names one of those that it amends."""
_AMENDS = ("修改", "修正")


def relations_stated(promulgation: Promulgation, document: "Document | None" = None) -> tuple[Relation, ...]:
    """Return what a text itself does to other Works; whom it means is decided elsewhere.

    Args:
        promulgation: its repeals, and the title of an amending act, which
            names what it amends (关于修改《…》的决定, 刑法修正案（十一）).
        document: the text itself; an act that amends several laws names them in its items alone (打包修改).
    """
    found = [*map(_repeal, promulgation.repeals), *_amended(promulgation, document)]
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


def _amended(promulgation: Promulgation, document: "Document | None") -> list[Relation]:
    title = promulgation.title or ""
    if promulgation.doc_type is DocumentType.AMENDMENT:
        match = _AMENDMENT.match(title)
        return [Relation(RelationKind.AMENDS, match[1])] if match else []
    if promulgation.doc_type is DocumentType.AMENDING_DECISION and any(word in title for word in _AMENDS):
        return [Relation(RelationKind.AMENDS, named) for named in (*named_titles(title), *_in_items(title, document))]
    return []


def _in_items(title: str, document: "Document | None") -> list[str]:
    """Return the laws that the items of an act name and its title does not."""
    if document is None:
        return []
    from texts.compiling import acts_of, laws_named

    known = {key for named in named_titles(title) for key in name_keys(named)}
    if known and not _AMONG_OTHERS.search(title):
        return []
    return [named for act in acts_of(document) for named in laws_named(act) if known.isdisjoint(name_keys(named))]
