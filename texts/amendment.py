"""Amendment: an amending act as the changes that it orders (修改决定、修正案).

Operands name the old text; labels after 作为 or 改为 name the text as it will
read; all instructions of one act take effect at once.
"""

from dataclasses import dataclass
from enum import StrEnum

from texts.address import Address, Level
from texts.document import Provision

__all__ = ["Amendment", "Clause", "Era", "Instruction", "Notice", "Operation", "OwnClause", "Part", "Payload", "Place", "Target", "Unresolved"]


class Operation(StrEnum):
    """What an instruction does to its targets."""

    SUBSTITUTE = "substitute"
    """修改为: a whole provision, heading or title reads anew."""
    REWORD = "reword"
    """中的“A”修改为“B”."""
    STRIKE = "strike"
    """删去…中的“A”."""
    ADD_WORDS = "add_words"
    """在“A”后增加“B”; 末尾增加."""
    INSERT = "insert"
    """增加一条、一款、一项、一章."""
    REPEAL = "repeal"
    """删去第…条、第…款."""
    RENUMBER = "renumber"
    """改为第…条, 作为第…款: another number, and with it another place."""
    MERGE = "merge"
    """合并为: several provisions become one."""
    SPLIT = "split"
    """分为: one provision becomes several."""
    MOVE = "move"
    """移至: to another place, the number as it follows."""
    EXCHANGE = "exchange"
    """对调: two provisions change places, each with the number of the other."""
    GROUP = "group"
    """第…章包括第…条至第…条: which articles a heading holds."""
    RENUMBER_FOLLOWING = "renumber_following"
    """条文顺序作相应调整: what follows takes the numbers that follow."""
    ADJUST_WORDING = "adjust_wording"
    """个别文字作相应修改: left to the republication."""


class Part(StrEnum):
    """Which part of a provision, or of the whole text, is meant."""

    WHOLE = "whole"
    HEADING = "heading"
    """章名, 节名: the words of a heading without what stands under it."""
    TITLE = "title"
    """名称, 标题."""
    HEADER_NOTE = "header_note"
    """题注."""
    CONTENTS = "contents"
    """目录."""
    OPENING = "opening"
    """引言: all paragraphs before the first article, where no one of them is said."""
    FIRST_WORDS = "first_words"
    """引语、开始部分: the words before the points of a paragraph."""
    PROVISO = "proviso"
    """但书: what follows 但 or 但是, to the end of its sentence."""
    FORMER = "former"
    """前段: what stands before the only ； or the only 。 inside a paragraph."""
    LATTER = "latter"
    """后段: what stands after it."""


class Era(StrEnum):
    """Which text an address names."""

    OLD = "old"
    NEW = "new"


class Place(StrEnum):
    """Where something is added, seen from its anchor."""

    AFTER = "after"
    BEFORE = "before"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Target:
    """What an instruction is about.

    Args:
        address: in the text that `era` says; empty for the whole law.
        part: which part of it.
        words: the words quoted as operand; each line of one is a paragraph.
        sentences: of the paragraph, counted from 0, where 第二句 or 后两句 are said.
        occurrence: the nth occurrence of `words`, where one is said.
        within: the words in which `words` stand (“甲”中的“乙”).
    """

    address: Address
    era: Era = Era.OLD
    part: Part = Part.WHOLE
    words: tuple[str, ...] = ()
    sentences: tuple[int, ...] = ()
    occurrence: int | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Payload:
    """The words that an act gives, without the quotation marks around them.

    Args:
        lines: one for each printed paragraph.
        provisions: the lines as the law's own grammar reads them; none for
            words inside a paragraph.
    """

    lines: tuple[str, ...]
    provisions: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of an act that order something, for a caret under them.

    Args:
        item: the item of the act, 二十五、6. for one inside another.
        text: its words, payloads shortened to “…”.
        start, end: which of them are meant; code points, half-open.
    """

    item: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Instruction:
    """One change that an act orders (修改指令).

    Args:
        clause: where it stands.
        operation: what it does.
        targets: to what.
        payload: the words given, if any.
        labels: what the result is called in the new text (作为第八条).
        place: where something is added, seen from the first target.
        every: whether all occurrences of the operand are meant (均, 统一).
        exceptions: what a change of the whole text leaves alone (除第三条外).
        level: of what is inserted.
    """

    clause: Clause
    operation: Operation
    targets: tuple[Target, ...] = ()
    payload: Payload | None = None
    labels: tuple[Address, ...] = ()
    place: Place | None = None
    every: bool = False
    exceptions: tuple[Address, ...] = ()
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An instruction that cannot be placed exactly once, with its reason.

    Args:
        clause: the words that order it.
        reason: why it was not carried out.
    """

    clause: Clause
    reason: str


class Notice(StrEnum):
    """What a reader of an act noticed, and went on."""

    MISPRINT = "act-misprint"
    """A word of the act is read although it is misprinted (将十一条修改为)."""
    QUOTE = "act-quote"
    """A quotation of the act does not close, or is not marked."""
    OPERAND = "act-operand"
    """The act quotes a whole paragraph in other words than the text has; no other can be meant."""
    IMPLIED = "implied"
    """A change that follows of itself was made though the act does not say it (the ； after what is no longer the last point)."""
    REFERENCE = "reference"
    """A citation of the text itself points to an article that bears another number now, or is repealed, and the act leaves it."""
    FOLLOWED = "followed"
    """A citation that the act leaves was given the number that the article bears now, since this was asked for."""
    OTHER_LAW = "other-law"
    """An item of the act changes another law."""
    NO_CHANGE = "act-no-change"
    """The act, or a clause of it, changes no words: it interprets, suspends, defers or repeals (解释、暂停施行、延期、废止)."""


@dataclass(frozen=True, slots=True)
class OwnClause:
    """A clause of the act itself that stays with it (施行日期、过渡条款、重新公布).

    Args:
        text: as printed.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amending act, compiled against one law.

    Args:
        instructions: in the act's order.
        unresolved: what could not be placed.
        own: the act's own clauses.
        notices: what was noticed, each with its clause and words.
        others: titles of the other laws that the act changes, as printed.
    """

    instructions: tuple[Instruction, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    own: tuple[OwnClause, ...] = ()
    notices: tuple[tuple[Notice, str], ...] = ()
    others: tuple[str, ...] = ()

    def orders(self, operation: Operation) -> bool:
        """Say whether the act orders this anywhere."""
        return any(instruction.operation is operation for instruction in self.instructions)
