"""What a text states of its own making, as plain data: the `promulgation` of `yange.parse/1`."""

from datetime import date
from typing import Any

from texts.promulgation import Adoption, AmendmentNote, Approval, Commencement, CommencementRule, DocumentNumber, Promulgation, Repeal

__all__ = ["promulgation_json"]


def promulgation_json(p: Promulgation) -> dict[str, Any]:
    """Return a Promulgation as JSON values; dates are ISO 8601, what is not stated is null."""
    return {
        "doc_type": p.doc_type and str(p.doc_type),
        "variety": p.variety and str(p.variety),
        "title": p.title,
        "jurisdiction": p.jurisdiction,
        "header_note": p.header_note,
        "enacting_body": list(p.enacting_body),
        "issuing_authority": list(p.issuing_authority) or None,
        "doc_number": p.number and p.number.printed,
        "number": _number(p.number),
        "adoptions": [_adoption(adoption) for adoption in p.adoptions],
        "approvals": [_approval(approval) for approval in p.approvals],
        "promulgation_date": _day(p.promulgated),
        "signatory": p.signatory,
        "addressee": p.addressee,
        "effective": _effective(p.commencements),
        "amendments": [_amendment(note) for note in p.amendments],
        "repealed": [_repeal(repeal) for repeal in p.repeals],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(number: DocumentNumber | None) -> dict[str, Any] | None:
    if number is None:
        return None
    return {"series": number.series, "year": number.year, "term": number.term, "number": number.number}


def _adoption(adoption: Adoption) -> dict[str, Any]:
    return {"date": _day(adoption.adopted), "organ": adoption.organ, "meeting": adoption.meeting}


def _approval(approval: Approval) -> dict[str, Any]:
    return {"date": _day(approval.approved), "organ": approval.organ, "meeting": approval.meeting}


def _effective(commencements: tuple[Commencement, ...]) -> dict[str, Any]:
    """Return the whole text's commencement, with those of its parts as exceptions."""
    whole = next((one for one in commencements if one.scope is None), None)
    exceptions = [{"scope": one.scope, **_commencement(one)} for one in commencements if one is not whole]
    stated = _commencement(whole) if whole else {"date": None, "rule": None, "text": None}
    return {**stated, "exceptions": exceptions}


def _commencement(one: Commencement) -> dict[str, Any]:
    """Return one commencement; `rule` is one of the two that fix a day, `terms` names any."""
    plain = one.rule in (CommencementRule.FIXED, CommencementRule.ON_PROMULGATION)
    return {
        "date": _day(one.effective),
        "rule": str(one.rule) if plain else None,
        "terms": one.rule and str(one.rule),
        "days": one.days,
        "text": one.text,
        "stated_by": one.stated_by,
    }


def _amendment(note: AmendmentNote) -> dict[str, Any]:
    return {
        "date": _day(note.amended),
        "kind": note.kind,
        "ordinal": note.ordinal,
        "act": note.act,
        "organ": note.organ,
        "meeting": note.meeting,
        "approved": _day(note.approved),
        "promulgated": _day(note.promulgated),
        "number": note.number,
    }


def _repeal(repeal: Repeal) -> dict[str, Any]:
    return {
        "title": repeal.title,
        "adopted": _day(repeal.adopted),
        "enacting_body": repeal.organ,
        "meeting": repeal.meeting,
        "promulgated": _day(repeal.promulgated),
        "number": repeal.number,
        "scope": repeal.scope,
        "effective": _day(repeal.effective),
    }
