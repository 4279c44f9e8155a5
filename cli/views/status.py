"""The force of a law on a day, for people."""

from typing import TYPE_CHECKING

from cli.views.dates import day
from cli.views.page import Facts, Heading, Page

if TYPE_CHECKING:
    from archive.answering.shown import Ground, Status

__all__ = ["FORCE", "force", "page"]

FORCE = {
    "not_held": "not held 未收录",
    "not_yet_adopted": "not yet adopted 尚未制定",
    "not_yet_in_force": "not yet in force 尚未施行",
    "in_force": "in force 有效",
    "partly_in_force": "partly in force 部分有效",
    "suspended": "suspended 暂停施行",
    "lapsed": "lapsed 失效",
    "repealed": "repealed 已废止",
    "unknown": "unknown 不明",
}


def page(status: "Status") -> Page:
    """Return the answer as facts, with the reason for what is not known."""
    rows = [
        ("on", day(status.on)),
        ("force 效力", FORCE[status.status]),
        ("since", day(status.since) if status.since else None),
        ("until", f"{day(status.until)} (the first day on which it no longer holds)" if status.until else None),
        ("repealed by", f"《{status.repealed_by}》" if status.repealed_by else None),
        ("version", status.version or _no_version(status)),
        ("may be", ", ".join(status.candidates) or None),
        ("because", status.reason),
        ("as known on", day(status.known) if status.known else None),
    ]
    known = [("known by", tuple(map(_ground, status.grounds)))] if status.grounds else []
    return (Heading(status.title), Facts((*((name, (value,)) for name, value in rows if value is not None), *known)))


_ENDS = {"repeal": "repealed", "lapse": "lapsed", "suspension": "suspended"}
_PLACES = {"announcement": "in the announcement", "header_note": "in the header note", "set": "by the user (--set)", "manifest": "by the user (manifest)"}


def _ground(ground: "Ground") -> str:
    """Return one fact, how and where it is known, and the commit that holds it, in one line."""
    day = ground.day or "a day not known"
    if ground.fact == "adoption":
        fact = f"adopted {day}"
    elif ground.fact == "commencement":
        fact = f"version {ground.source} in effect from {day}"
    else:
        fact = f"{_ENDS[ground.fact]} from {day}" + (f" by 《{ground.source}》" if ground.source else "")
    where = f" {_PLACES.get(ground.where, f'in {ground.where}')}" if ground.where else ""
    text = f" “{ground.text}”" if ground.text else ""
    commit = f"; commit {ground.commit}" if ground.commit else ""
    return f"{fact}; {ground.how}{where}{text}{commit}"


def _no_version(status: "Status") -> str:
    if not status.text_held:
        return "no text held"
    return "cannot be named" if status.candidates or status.status in ("in_force", "partly_in_force", "unknown") else "none operative"


def force(status: "Status") -> str:
    """Return the force on the day in one line: in force 有效 on 2026-11-23, since 2022-01-01."""
    since = f", since {day(status.since)}" if status.since else ""
    until = f", until {day(status.until)}" if status.until else ""
    return f"{FORCE[status.status]} on {day(status.on)}{since}{until}"
