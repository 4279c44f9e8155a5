"""Orders: what the words of an act order, before any law is looked at (修改指令的语义成分)."""

from dataclasses import dataclass

from texts.address import Level, Step
from texts.amendment import Era, Operation, Part, Place
from texts.grammar.cn.amending.quoting import Quotation

__all__ = ["Misread", "Order", "Reading", "Ref", "Spot"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A provision as an act names it.

    Args:
        steps: from the outside in, what the words before it said filled in.
        start, end: where it stands in the item's shown text.
        era: which text it names.
        part: which part of it.
        sentence: which sentence, from the end where negative; `None` for all.
        many: whether `sentence` counts several (后两句).
        occurrence: which occurrence of the quoted words.
        foreign: whether it stands in another law than the one that is compiled.
        named: the name of a heading as the act prints it (第三章“罚则”).
        among: of articles just given other numbers (其中第六条), the old and the new one of each,
            where it is not plain by which this one is called.
    """

    steps: tuple[Step, ...]
    start: int
    end: int
    era: Era = Era.OLD
    part: Part = Part.WHOLE
    sentence: int | None = None
    many: bool = False
    occurrence: int | None = None
    foreign: bool = False
    named: str | None = None
    among: tuple[tuple[Step, Step], ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is to change: provisions, and words quoted from them.

    Args:
        refs: the provisions.
        operands: the words quoted.
        place: after or before them, at the start or at the end of them.
        every: whether all occurrences are meant.
        within: the words in which the operands stand (“甲”中的“乙”).
        others: whether others may be meant besides those named (第三条等条款).
    """

    refs: tuple[Ref, ...]
    operands: tuple[Quotation, ...] = ()
    place: Place | None = None
    every: bool = False
    within: Quotation | None = None
    others: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """One thing ordered.

    Args:
        operation: what.
        spots: to what.
        start, end: its words in the item's shown text.
        payload: the words given.
        labels: what the result is called.
        level: of what is inserted.
        respectively: whether the first payload is for the first operand (分别).
        exceptions: what is left alone.
        annexed: whether the words given stand in an annex of the act.
    """

    operation: Operation
    spots: tuple[Spot, ...]
    start: int
    end: int
    payload: tuple[Quotation, ...] = ()
    labels: tuple[Ref, ...] = ()
    level: Level | None = None
    respectively: bool = False
    exceptions: tuple[Ref, ...] = ()
    annexed: bool = False


@dataclass(frozen=True, slots=True)
class Misread:
    """Words of an item that were not understood.

    Args:
        start, end: where they stand in the item's shown text.
        expected: what would have been.
    """

    start: int
    end: int
    expected: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one item was read as.

    Args:
        shown: its words, quotations shortened.
        orders: in order.
        misread: what was not understood.
        misprints: words read although a character is missing.
        foreign: titles of other laws that it changes.
        forces: clauses that change no words (停止执行, 废止《…》), as printed.
    """

    shown: str
    orders: tuple[Order, ...]
    misread: tuple[Misread, ...] = ()
    misprints: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
