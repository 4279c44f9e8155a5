"""Looking a law up by what a person types (检索法规名称)."""

import re
from collections.abc import Iterable
from datetime import date

from archive.answering.naming import fold
from archive.answering.shown import Candidate
from archive.catalog.current import Current
from archive.errors import AmbiguousLaw, NotHeld

__all__ = ["look_up", "nearest"]

_ID = r"[0-9a-f]{6,12}"
_DATED = r"(.+?)[（(]\s*(\d{4})(?:-(\d{2})-(\d{2})|年)?\s*[）)]"
_QUOTED = "[《〈].*?[》〉]"
_LISTED = 20
_NEAREST = 5
_LIKE = 60.0


def look_up(current: Current, words: str) -> str:
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
        found = looking(current, typed)
        if len(found) == 1:
            return found[0]
        if found:
            return _only_held(current, typed, found, of_that_name=looking is _by_name)
    near = nearest(current, typed)
    hint = f"nearest titles held: {', '.join(near)}" if near else "yange list shows what is held"
    raise NotHeld(f"not held: {typed}", hint=hint)


def _by_id(current: Current, words: str) -> tuple[str, ...]:
    return _once(current, current.names.works_with_id(words)) if words.isascii() and re.fullmatch(_ID, words) else ()


def _by_name(current: Current, words: str) -> tuple[str, ...]:
    names = current.names.named([fold(words)])
    own = [name.work for name in names if name.kind != "former"]
    return _once(current, own or [name.work for name in names])


def _by_dated_name(current: Current, words: str) -> tuple[str, ...]:
    """Return the Works of a title that were adopted in a year, or on a day."""
    match = re.fullmatch(_DATED, words)
    if match is None:
        return ()
    works = _by_name(current, match[1]) or _by_part(current, match[1])
    adopted = {work: current.candidate(work).adopted for work in works}
    return tuple(work for work in works if (day := adopted[work]) is not None and _fits(day, match[2], match[3], match[4]))


def _fits(day: date, year: str, month: str | None, of_month: str | None) -> bool:
    return day.year == int(year) and (month is None or (day.month, day.day) == (int(month), int(of_month or 0)))


def _by_part(current: Current, words: str) -> tuple[str, ...]:
    """Return the Works with these words in their title; a law that a title names in 《》 is another law."""
    key = fold(words)
    names = current.names.named_within(key) if key else ()
    return _once(current, (name.work for name in names if key in fold(re.sub(_QUOTED, "", name.name))))


def _once(current: Current, works: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(current.names.canonical(work) for work in works))


def _only_held(current: Current, words: str, works: tuple[str, ...], *, of_that_name: bool) -> str:
    """Return the one law of that very name of which a text is held; the others are known by name only.

    Raises:
        AmbiguousLaw: texts of several are held, or of none.
    """
    candidates = [current.candidate(work) for work in works]
    held = [one for one in candidates if one.held]
    if of_that_name and len(held) == 1:
        return held[0].work
    raise AmbiguousLaw(words, tuple(_line(one) for one in candidates[:_LISTED]))


def _line(one: Candidate) -> str:
    facts = [f"adopted {one.adopted.isoformat()}"] if one.adopted else []
    facts += ["、".join(one.organs)] if one.organs else []
    facts += [] if one.held else ["known by name only"]
    return f"{one.work}  {one.title}" + (f"  ({'; '.join(facts)})" if facts else "")


def nearest(current: Current, words: str) -> tuple[str, ...]:
    """Return the titles that are most like what was typed."""
    from rapidfuzz import fuzz, process

    works = {name.key: name.work for name in current.names.all_names()}
    found = process.extract(fold(words), works.keys(), scorer=fuzz.WRatio, limit=_NEAREST * 2, score_cutoff=_LIKE)
    titles = (current.candidate(works[key]).title for key, _, _ in found)
    return tuple(dict.fromkeys(titles))[:_NEAREST]
