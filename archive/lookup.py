"""Looking a law up by what a person types (检索法规名称)."""

import re
from collections.abc import Iterable
from datetime import date

from archive.answers import Candidate
from archive.catalog.snapshot import Snapshot
from archive.catalog.summaries import candidate
from archive.errors import AmbiguousLaw, NotHeld
from archive.naming import fold

__all__ = ["look_up", "nearest"]

_ID = re.compile(r"[0-9a-f]{6,12}")
_DATED = re.compile(r"(.+?)[（(]\s*(\d{4})(?:-(\d{2})-(\d{2})|年)?\s*[）)]$")
_LISTED = 20
_NEAREST = 5
_LIKE = 60.0


def look_up(snapshot: Snapshot, words: str) -> str:
    """Return the Work that a person means.

    Args:
        words: title, alias, former title, a part of a title that one law alone
            has, title with year of adoption (国家安全法（1993）), or id.

    Raises:
        NotHeld: no law is called so; the hint names the nearest titles.
        AmbiguousLaw: several are.
    """
    typed = words.strip()
    for looking in (_by_id, _by_name, _by_dated_name, _by_part):
        found = looking(snapshot, typed)
        if len(found) == 1:
            return found[0]
        if found:
            return _only_held(snapshot, typed, found, of_that_name=looking is _by_name)
    near = nearest(snapshot, typed)
    hint = f"nearest titles held: {', '.join(near)}" if near else "yange list shows what is held"
    raise NotHeld(f"not held: {typed}", hint=hint)


def _by_id(snapshot: Snapshot, words: str) -> tuple[str, ...]:
    return _once(snapshot, snapshot.works_with_id(words)) if _ID.fullmatch(words) else ()


def _by_name(snapshot: Snapshot, words: str) -> tuple[str, ...]:
    names = snapshot.named([fold(words)])
    own = [name.work for name in names if name.kind != "former"]
    return _once(snapshot, own or [name.work for name in names])


def _by_dated_name(snapshot: Snapshot, words: str) -> tuple[str, ...]:
    """Return the Works of a title that were adopted in a year, or on a day."""
    match = _DATED.fullmatch(words)
    if match is None:
        return ()
    works = _by_name(snapshot, match[1]) or _by_part(snapshot, match[1])
    adopted = {work: candidate(snapshot, work).adopted for work in works}
    return tuple(work for work in works if (day := adopted[work]) is not None and _fits(day, match[2], match[3], match[4]))


def _fits(day: date, year: str, month: str | None, of_month: str | None) -> bool:
    return day.year == int(year) and (month is None or (day.month, day.day) == (int(month), int(of_month or 0)))


def _by_part(snapshot: Snapshot, words: str) -> tuple[str, ...]:
    key = fold(words)
    return _once(snapshot, (name.work for name in snapshot.named_within(key))) if key else ()


def _once(snapshot: Snapshot, works: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(snapshot.canonical(work) for work in works))


def _only_held(snapshot: Snapshot, words: str, works: tuple[str, ...], *, of_that_name: bool) -> str:
    """Return the one law of that very name of which a text is held; the others are known by name only.

    Raises:
        AmbiguousLaw: texts of several are held, or of none.
    """
    candidates = [candidate(snapshot, work) for work in works]
    held = [one for one in candidates if one.held]
    if of_that_name and len(held) == 1:
        return held[0].work
    raise AmbiguousLaw(words, tuple(_line(one) for one in candidates[:_LISTED]))


def _line(one: Candidate) -> str:
    facts = [f"adopted {one.adopted.isoformat()}"] if one.adopted else []
    facts += ["、".join(one.organs)] if one.organs else []
    facts += [] if one.held else ["known by name only"]
    return f"{one.work}  {one.title}" + (f"  ({'; '.join(facts)})" if facts else "")


def nearest(snapshot: Snapshot, words: str) -> tuple[str, ...]:
    """Return the titles that are most like what was typed."""
    from rapidfuzz import fuzz, process

    works = dict(snapshot.all_names())
    found = process.extract(fold(words), works.keys(), scorer=fuzz.WRatio, limit=_NEAREST * 2, score_cutoff=_LIKE)
    titles = (candidate(snapshot, works[key]).title for key, _, _ in found)
    return tuple(dict.fromkeys(titles))[:_NEAREST]
