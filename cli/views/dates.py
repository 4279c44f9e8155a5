"""Days in answers for people: as ISO 8601, and `not stated` where no source states one."""

from datetime import date, datetime

__all__ = ["day", "instant"]


def day(value: date | None) -> str:
    """Return a civil day as printed in answers."""
    return "not stated" if value is None else value.isoformat()


def instant(value: datetime) -> str:
    """Return an instant of archive time to the second, with its zone."""
    return value.isoformat(sep=" ", timespec="seconds")
