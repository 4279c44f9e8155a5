"""Showing: force and text of a Work on a day, read from its row in the catalog (效力与条文的查询).

On the path of every reader: nothing heavy is imported here.
"""

import json
import sqlite3
import zlib
from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from archive.answering.shown import Ground, Shown, Status, WitnessLine
from archive.errors import Damaged, NotHeld

__all__ = ["Laid", "not_held", "outline_of", "show", "status", "witness_line"]


class Laid(NamedTuple):
    """One Work laid out over legal time, and where its texts are.

    Args:
        facts: as `archive/catalog/laying.py` writes them.
        known: the day whose knowledge answers; `None` is all.
        blob: gives the bytes of a file by its git id.
        outline: gives the places of the provisions by the digest of a witness's record.
    """

    facts: dict[str, Any]
    known: date | None
    blob: Callable[[str], bytes]
    outline: Callable[[str], dict[str, tuple[int, int]]]


def not_held(work: str, title: str, on: date, known: date | None) -> Status:
    """Return the answer about a Work of which nothing was known by then."""
    reason = f"nothing was recorded of it by the end of {known.isoformat()}" if known else "nothing is recorded of it"
    return Status(work, title, on, known, "not_held", None, (), reason, False, None, None, None)


def status(laid: Laid, on: date) -> Status:
    """Say whether the Work is in force on a day, and which version is operative."""
    segment = _segment(laid, on)
    return Status(
        work=laid.facts["work"],
        title=segment["title"],
        on=on,
        known=laid.known,
        status=segment["status"],
        version=segment["version"],
        candidates=tuple(segment["candidates"]),
        reason=segment["reason"],
        text_held=segment["text_held"],
        since=_day(segment["since"]),
        until=_day(segment["until"]),
        repealed_by=segment["repealed_by"],
        notes=(*laid.facts["notes"], *segment["parts"]),
        grounds=tuple(Ground(**one) for one in segment["grounds"]),
    )


def show(laid: Laid, on: date, provision: str | None, version: str | None) -> Shown:
    """Say what the Work, or a provision of it, says on a day, or in the version of a label.

    Raises:
        NotHeld: no version has that label.
        NoSuchProvision: the version has no such provision.
    """
    force = status(laid, on)
    held = _version(laid, version or force.version)
    if version is not None and held is None:
        labels = ", ".join(one["label"] for one in laid.facts["versions"]) or "none"
        raise NotHeld(f"no version of {laid.facts['title']} is called {version!r}", hint=f"versions known: {labels}")
    if held is None or not held["witnesses"]:
        notes = (f"the text of the version of {held['label']} is not held",) if held else ()
        return Shown(force, held["label"] if held else None, None, provision, None, None, None, notes=notes)
    read, *others = held["witnesses"]
    written = _text(laid, read)
    address, cited, piece = _piece(laid, read, written, provision)
    from texts.formats.escaping import plain

    scopes = _segment(laid, on)["not_commenced"] if version is None else []
    return Shown(
        status=force,
        version=held["label"],
        address=address,
        cited=cited,
        text=plain(piece),
        written=piece,
        witness=witness_line(read, read),
        promulgation_title=held["title"],
        not_commenced=_not_commenced(written, scopes) if scopes else (),
        notes=(*_overtaken(read), *(_differing(read, other) for other in others if other["text_digest"] != read["text_digest"])),
    )


def witness_line(facts: dict[str, Any], read: dict[str, Any]) -> WitnessLine:
    """Return one text of a version, and whether it is the one that is read."""
    return WitnessLine(
        witness=facts["witness"],
        kind=facts["kind"],
        origin=facts["origin"],
        source_digest=facts["source_digest"],
        text_digest=facts["text_digest"],
        media_type=facts["media_type"],
        encoding=facts["encoding"],
        recorded=datetime.fromisoformat(facts["recorded"]),
        commit=facts["commit"],
        read=facts is read,
        differs=facts["text_digest"] != read["text_digest"],
    )


def outline_of(db: sqlite3.Connection, record: str) -> dict[str, tuple[int, int]]:
    """Return where each provision stands in a witness's text, from its record in the catalog.

    Raises:
        Damaged: the row is not what was recorded.
    """
    row = db.execute("SELECT body FROM records WHERE digest = ?", (record,)).fetchone()
    try:
        content = zlib.decompress(row[0]) if row else b""
    except zlib.error:
        content = b""
    if sha256(content).hexdigest() != record:
        raise Damaged(f"the catalog holds another record than {record}")
    split = (line.split(" ") for line in json.loads(content).get("outline", ()))
    return {eid: (int(start), int(end)) for eid, start, end in split}


def _segment(laid: Laid, on: date) -> dict[str, Any]:
    """Return the answer for the days that `on` is among."""
    found: dict[str, Any] = laid.facts["segments"][0]
    day = on.isoformat()
    for segment in laid.facts["segments"][1:]:
        if segment["start"] > day:
            break
        found = segment
    return found


def _version(laid: Laid, label: str | None) -> dict[str, Any] | None:
    versions: list[dict[str, Any]] = laid.facts["versions"]
    by_label = (one for one in versions if one["label"] == label)
    by_id = (one for one in versions if one["id"] == label)
    return next(by_label, None) or next(by_id, None)


def _text(laid: Laid, witness: dict[str, Any]) -> str:
    content = laid.blob(witness["blob"])
    if sha256(content).hexdigest() != witness["text_digest"]:
        raise Damaged(f"the text of witness {witness['witness']} is not the one recorded", hint="yange verify says what is wrong")
    return content.decode("utf-8")


def _piece(laid: Laid, witness: dict[str, Any], written: str, provision: str | None) -> tuple[str | None, str | None, str]:
    """Return eId, name and text of a provision; of the whole text, `None`, `None` and all of it."""
    if provision is None:
        return None, None, written
    from texts.grammar.cn.citation import read, write_address

    outline = laid.outline(witness["record"])
    eid = _named_outright([(step.level, step.number, step.occurrence or 1) for step in read(provision).steps], outline)
    if eid is None:
        from texts.formats import markdown
        from texts.grammar.cn.citation import read_address

        address = read_address(provision, markdown.read(written))
        if not address.steps:
            return None, None, written
        eid = str(address)
    from texts.address import Address

    start, end = outline[eid]
    return eid, write_address(Address.parse(eid)), written[start:end]


def _named_outright(steps: list[tuple[Any, Any, int]], outline: dict[str, tuple[int, int]]) -> str | None:
    """Return the eId that the steps spell, where just one provision bears it; the tree is asked for all else."""
    from texts.address import Address, Level, Step

    if not steps or steps[0][0] is not Level.ARTICLE or any(number is None for _, number, _ in steps):
        return None
    path = [str(Address(tuple(Step(*step) for step in steps[:count]))) for count in range(1, len(steps) + 1)]
    return path[-1] if path[-1] in outline and not any(f"{eid}~2" in outline for eid in path) else None


def _not_commenced(written: str, scopes: list[str]) -> tuple[str, ...]:
    """Return the eIds of what has not commenced, as far as its scope names provisions."""
    from texts.errors import RequestError
    from texts.formats import markdown
    from texts.grammar.cn.citation import read_address

    document, found = markdown.read(written), []
    for scope in scopes:
        try:
            found.append(str(read_address(scope, document)))
        except RequestError:
            # Words that name no provision (其他条款) stay in the notes of the answer.
            continue
    return tuple(found)


def _overtaken(read: dict[str, Any]) -> tuple[str, ...]:
    return (f"this text is to be compiled anew: {read['overtaken']} (yange amend LAW --by ACT)",) if read["overtaken"] else ()


def _differing(read: dict[str, Any], other: dict[str, Any]) -> str:
    return f"another witness of this version reads otherwise: {other['origin']} ({other['kind']}); shown is {read['origin']} ({read['kind']})"


def _day(words: str | None) -> date | None:
    return None if words is None else date.fromisoformat(words)
