"""Who did it and when: what an event's verb is told of (事件的主体).

subjects ::= subject { "、" subject }
subject  ::= [date] [organ] [number] | organ "于" date
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from texts.grammar.cn.dates import DateMatch
from texts.grammar.cn.promulgation import organs
from texts.grammar.cn.promulgation.numbers import NumberMatch

__all__ = ["Clause", "Subject"]


class Subject(NamedTuple):
    """Who did it, and when.

    Args:
        on: the date; `None` where none is printed.
        words: the organ or meeting as printed; `""` where none is.
        number: the document number printed after the organ.
    """

    on: DateMatch | None = None
    words: str = ""
    number: NumberMatch | None = None


@dataclass
class Clause:
    """The words of one event, until its verb."""

    start: int
    done: list[Subject] = field(default_factory=list)
    on: DateMatch | None = None
    words: list[str] = field(default_factory=list)
    number: NumberMatch | None = None
    title: str | None = None
    ordinal: int | None = None
    awaits_date: bool = False
    listed: bool = False
    based: bool = False

    def is_empty(self) -> bool:
        """Say whether nothing was read yet."""
        return not (self.done or self.on or self.words or self.number or self.title)

    def subject(self) -> Subject | None:
        """Return the subject that is being read."""
        if not (self.on or self.words or self.number):
            return None
        return Subject(self.on, _join(self.words), self.number)

    def subjects(self) -> tuple[Subject, ...]:
        """Return all subjects read so far."""
        last = self.subject()
        return (*self.done, last) if last else tuple(self.done)

    def next_subject(self) -> None:
        """Close the subject that is being read; another follows it in the list."""
        last = self.subject()
        if last:
            self.done.append(last._replace(words=last.words.rstrip("、")))
        self.on, self.words, self.number, self.awaits_date, self.listed = None, [], None, False, False


def _join(words: list[str]) -> str:
    """Join the pieces of an organ's name; organs on lines of their own stand in a list."""
    whole = ""
    for piece in words:
        beside = whole and organs.is_organ(whole) and organs.is_organ(piece)
        whole += ("、" if beside else "") + piece
    return whole
