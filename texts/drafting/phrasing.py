"""Phrasing: changes in the words of a drafter (修改指令的表述).

    item ::= ("将" name "改为" name "，")? clause (("；" | newline) clause)* "。"?

Inside one item the article is named once; what follows is named from there on
(第二款修改为). Quoted words stand one level lower: “ ” of the law are ‘ ’ in the act.

Law: 标点符号用法（GB/T 15834—2011）4.8.3.3 (引号里再用引号).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from texts.address import Address, Level, Step
from texts.drafting.changes import AddWords, Change, Insert, Renumber, Repeal, Restate, Reword, Strike, WordChange
from texts.grammar.cn import numerals
from texts.grammar.cn.cited import UNITS, write_step

__all__ = ["Naming", "counted", "named", "quoted", "quoted_block", "runs", "sentence", "unit", "words_of"]

_LOWERED = str.maketrans("“”‘’", "‘’“”")
_RANGED_FROM = 3
"""How many provisions that follow each other a drafter writes with 至."""


def quoted(words: str) -> str:
    """Return words of the law as an act quotes them inside a sentence."""
    return f"“{_lowered(words)}”"


def _lowered(words: str) -> str:
    """Return words of the law with their quotation marks one level lower, as they stand inside others."""
    return words.translate(_LOWERED)


def quoted_block(lines: Sequence[str]) -> str:
    """Return natural paragraphs as an act quotes them: each opens the marks, the last closes them."""
    return "\n".join(f"“{_lowered(line)}" for line in lines) + "”"


def counted(number: int, level: Level) -> str:
    """Return how many are added (增加二款)."""
    return numerals.write(number) + unit(level)


@dataclass(frozen=True, slots=True)
class Naming:
    """How provisions of the old text are named.

    Args:
        single: says of an article whether it has one 款 alone, which is then left out.
    """

    single: Callable[[Address], bool]

    def steps(self, address: Address) -> tuple[Step, ...]:
        """Return the steps that are spoken."""
        steps = address.steps
        if len(steps) > 2 and steps[1].level is Level.PARAGRAPH and self.single(Address(steps[:1])):
            return (steps[0], *steps[2:])
        if len(steps) == 2 and steps[1].level is Level.PARAGRAPH and self.single(Address(steps[:1])):
            return steps[:1]
        return steps

    def whole(self, address: Address) -> str:
        """Name a provision from the outside in."""
        return named(self.steps(address))

    def inner(self, address: Address) -> str:
        """Name what stands inside an article that has been named."""
        steps = self.steps(address)
        return named(steps[1:], steps[0].level) if len(steps) > 1 else ""


def named(steps: Sequence[Step], above: Level | None = None) -> str:
    """Return steps in words."""
    words = []
    for step in steps:
        words.append(f"第{numerals.write(step.number[0])}{unit(step.level)}" if step.level is Level.HEADING and step.number else write_step(step, above))
        above = step.level
    return "".join(words)


def unit(level: Level) -> str:
    """Return the word for a level; 一、管辖 over articles is called 部分."""
    return "部分" if level is Level.HEADING else UNITS[level]


def runs(steps: Sequence[Step]) -> str:
    """Name provisions that stand side by side: 第三条、第五条至第八条."""
    groups: list[list[Step]] = []
    for step in steps:
        last = groups[-1][-1].number if groups else None
        if last is not None and step.number is not None and last[:-1] == step.number[:-1] and last[-1] + 1 == step.number[-1]:
            groups[-1].append(step)
        else:
            groups.append([step])
    words: list[str] = []
    for group in groups:
        names = [named([step], Level.ARTICLE) for step in group]
        words.extend(names if len(group) < _RANGED_FROM else [f"{names[0]}至{names[-1]}"])
    return "、".join(words)


def sentence(changes: Sequence[Change], naming: Naming, renumbered: Address | None = None) -> str:
    """Return the words that order the changes of one article.

    Args:
        changes: one or more, of one article of the old text.
        naming: names what stands in it.
        renumbered: the article's name in the new text, where the item says so too.
    """
    text, last = "", None
    if renumbered is not None:
        text = f"将{naming.whole(Address(_place(changes[0]).steps[:1]))}改为{named(renumbered.steps)}"
    for change in _ordered(changes):
        if isinstance(change, Reword) and isinstance(last, Reword) and last.place == change.place:
            text += f"，{quoted(change.old)}修改为{quoted(change.new)}"
        elif isinstance(change, Strike) and isinstance(last, Strike) and last.place == change.place:
            text += f"、{quoted(change.old)}"
        else:
            text += _joint(text, last) + _clause(change, naming, first=not text)
        last = change
    # A provision that is given whole ends as it ends: a stop behind it could be taken for its own.
    return text if isinstance(last, Restate | Insert) else f"{text}。"


def _ordered(changes: Sequence[Change]) -> list[Change]:
    """Put first the words that change anywhere in the article: later 其中 would be taken for what was named last."""
    return sorted(changes, key=lambda change: len(_place(change).steps) > 1 or not isinstance(change, WordChange))


def _joint(text: str, last: Change | None) -> str:
    if last is None:
        return "，" if text else ""
    return "\n" if isinstance(last, Restate | Insert) else "；"


def _place(change: Change) -> Address:
    return change.places[0] if isinstance(change, Repeal | Renumber) else change.place


def _clause(change: Change, naming: Naming, *, first: bool) -> str:
    """Return one change in words; the article is named where it is the first thing said."""
    place = _place(change)
    inner = naming.inner(place)
    name = naming.whole(place) if first else inner
    match change:
        case Reword() | Strike() | AddWords():
            return words_of(change, name)
        case Restate():
            return f"{'将' if first else ''}{name}修改为：{quoted_block(change.lines)}"
        case Insert():
            labels = runs([label.steps[-1] for label in change.labels])
            return f"{name}增加{counted(len(change.labels), change.level)}，作为{labels}：{quoted_block(change.lines)}"
        case Repeal():
            return f"删去{name}"
        case Renumber():
            outer = Address(place.steps[:-1])
            before = naming.whole(outer) if first else naming.inner(outer)
            return f"将{before}{_runs_of(change.places)}改为{_runs_of(change.labels)}"


def words_of(change: WordChange, place: str) -> str:
    """Return a change of words as it is ordered of a place; `""` for the one that has just been named."""
    where = f"{place}中的" if place else "其中的"
    match change:
        case Reword():
            return f"将{where}{quoted(change.old)}修改为{quoted(change.new)}"
        case Strike():
            return f"删去{where}{quoted(change.old)}"
        case AddWords(anchor=""):
            return f"在{place or '该条'}末尾增加：{quoted(change.new)}"
        case AddWords():
            return f"在{where}{quoted(change.anchor)}{'后' if change.after else '前'}增加{quoted(change.new)}"


def _runs_of(addresses: Sequence[Address]) -> str:
    return runs([address.steps[-1] for address in addresses])
