"""Days as they are typed: 2021-09-28, 2021年9月28日, 二〇二一年九月二十八日."""

import re
from datetime import date

from cli.errors import BadDay
from texts.errors import caret

__all__ = ["read_day"]

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTS = r"\s*([^\s年月日./-]+)[\s年./-]+([^\s年月日./-]+)[\s月./-]+([^\s年月日./-]+)\s*日?\s*"


def read_day(words: str) -> date:
    """Return the civil day that `words` name.

    Raises:
        BadDay: they name none.
    """
    found = _from_iso(words) if _ISO.fullmatch(words) else _from_print(words)
    if found is None:
        start, end = _fault(words)
        raise BadDay(
            f"no day of the calendar: expected a form like 2021-09-28 or 2021年9月28日\n    {words}\n    {caret(words, start, end)}",
        )
    return found


def _from_iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _from_print(words: str) -> date | None:
    from texts.grammar.cn import dates

    return dates.read(words)


def _fault(words: str) -> tuple[int, int]:
    """Return the part that makes it no day: the month or the day where the rest is well-formed."""
    parts = re.fullmatch(_PARTS, words)
    if parts is None:
        return 0, max(1, len(words))
    for month_is_good in (f"{parts[1]}-{parts[2]}-1", f"{parts[1]}年{parts[2]}月1日"):
        if _from_print(month_is_good) is not None:
            return parts.span(3)
    for year_is_good in (f"{parts[1]}-1-1", f"{parts[1]}年1月1日"):
        if _from_print(year_is_good) is not None:
            return parts.span(2)
    return parts.span(1)
