"""Who wrote which words, as JSON: `yange.blame/1`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from archive.amending.ordering import ordered_by
from archive.answering.citing import provision_name
from cli.views.answers_json import span_json
from texts.comparison import Basis

if TYPE_CHECKING:
    from archive.answering.answers import Author, Blamed
    from texts.attribution import Attributed, Run

__all__ = ["blame_json"]


def blame_json(blamed: "Blamed") -> dict[str, Any]:
    """Return who wrote each character, and who last restated it.

    Offsets in `runs` are code points, half-open, into the provision's `text`;
    they cover it from end to end. `written` and `restated` are labels of
    `authors`, whose `or_by` and `or_earlier` hold for them.
    """
    labels = [author.span.version for author in blamed.authors]
    return {
        "schema": "yange.blame/1",
        "work": blamed.work,
        "title": blamed.title,
        "version": blamed.version,
        "address": blamed.address,
        "cited": blamed.cited,
        "authors": [_author(author) for author in blamed.authors],
        "provisions": [_provision(provision, labels, blamed.authors) for provision in blamed.attribution.provisions],
        "notes": list(blamed.notes),
    }


def _author(author: "Author") -> dict[str, Any]:
    told = {"or_earlier": author.or_earlier, "or_by": list(author.or_by), "wrote": author.wrote, "restated": author.restated}
    return span_json(author.span) | told | {"republished": author.republished}


def _provision(provision: "Attributed", labels: list[str], authors: "Sequence[Author]") -> dict[str, Any]:
    eid = str(provision.address)
    return {
        "address": eid,
        "cited": provision_name(eid),
        "level": provision.level.value if provision.level else None,
        "text": provision.text,
        "restated": labels[provision.runs[0].restated] if provision.runs else None,
        "runs": [_run(run, provision.text, labels, authors) for run in provision.runs],
    }


def _basis(run: "Run") -> Basis:
    """Say how it is known that these are the same characters ever since: by the weakest of the links."""
    return Basis.INFERRED if run.confidence < 1 else Basis.INSTRUCTION if run.stated else Basis.IDENTITY


def _run(run: "Run", text: str, labels: list[str], authors: "Sequence[Author]") -> dict[str, Any]:
    found: dict[str, Any] = {
        "start": run.start,
        "end": run.end,
        "text": text[run.start : run.end],
        "written": labels[run.written],
        "restated": labels[run.restated],
        "origin": run.origin,
        "items": list(ordered_by(authors[run.written].orders, run.origin)),
        "republished": authors[run.written].republished,
        "basis": str(_basis(run)),
        "confidence": round(run.confidence, 3),
    }
    if run.formed is not None and run.typography is not None:
        found |= {"formed": labels[run.formed], "typography": run.typography.value}
    return found
