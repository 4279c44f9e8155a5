"""Naming provisions as people do (条款项目的引用).

    citation ::= "全文" | step+         第一百三十三条之一第二款第三项, 第二编第三章, 序言第七自然段, 附件一第三条

Steps go from the outside in, and may be left out where the text has only one
way to go (第九条第三项 of an article with one paragraph); `resolve` decides
that in a Document. An eId (`art_9__para_1__point_3`) is read too.
"""

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from texts.address import Address, Level
from texts.document import Document
from texts.errors import BadAddress, caret
from texts.grammar.cn.cited import RANKS, STEP, Citation, CitedStep, read_step, write_step
from texts.grammar.cn.resolving import resolve
from texts.patterns import lazily

if TYPE_CHECKING:
    from texts.grammar.cn.references import CitationMatch, find

__all__ = ["Citation", "CitationMatch", "CitedStep", "find", "read", "read_address", "resolve", "split_law", "write_address"]

_WHOLE = "全文"
_EXAMPLE = "names look like 第一百三十三条之一第二款第三项, 第二编第三章, 附件一"
_EID = lazily("[a-z][a-z0-9_~-]*")
# Levels that stand inside themselves in some texts: （一）in （一）, a heading in a heading.
_NESTING = (Level.HEADING, Level.POINT, Level.INDENT, Level.SUBINDENT, Level.TABLE, Level.FORMULA, Level.NOTE)
# （一）…。 and more paragraphs of its own below.
_PARAGRAPHED = (Level.POINT, Level.INDENT, Level.SUBINDENT)
_BLANKS = " \t\u3000"


def __getattr__(name: str) -> Any:
    # Finding citations in a text loads what naming one provision does not need.
    if name in ("CitationMatch", "find"):
        from texts.grammar.cn import references

        return getattr(references, name)
    raise AttributeError(name)


def write_address(address: Address) -> str:
    """Name a provision as people do (第一百三十三条之一第二款第三项); the empty address is 全文.

    Raises:
        BadAddress: a step other than 序言 or 附件 has no number.
    """
    if not address.steps:
        return _WHOLE
    words, above = [], None
    for step in address.steps:
        if step.number is None and step.level not in (Level.PREAMBLE, Level.ANNEX):
            raise BadAddress(f"{str(address)!r} has no name in words: {str(step)!r} bears no number", hint=_EXAMPLE)
        words.append(write_step(step, above))
        above = step.level
    return "".join(words)


def read(text: str) -> Citation:
    """Read the name of one provision.

    Args:
        text: as a lawyer types it; full-width and half-width digits and brackets alike.

    Raises:
        BadAddress: it is no such name; the message shows where it stops being one.
    """
    written = text.strip()
    if _EID.fullmatch(written):
        steps = Address.parse(written).steps
        return Citation(written, tuple(CitedStep(step.level, step.number, step.occurrence, 0, len(written)) for step in steps))
    if written == _WHOLE:
        return Citation(written, ())
    steps_read = tuple(_read_steps(written))
    for outer, inner in pairwise(steps_read):
        if not _can_hold(outer.level, inner.level):
            raise _bad(f"{written[inner.start : inner.end]} cannot stand in {written[outer.start : outer.end]}", written, inner.start, inner.end)
    return Citation(written, steps_read)


def read_address(text: str, document: Document) -> Address:
    """Find the provision that people name so in `document`.

    Raises:
        BadAddress: `text` is no name of one provision, or of several.
        NoSuchProvision: the document has no such provision.
    """
    return resolve(read(text), document)


def _read_steps(text: str) -> list[CitedStep]:
    steps: list[CitedStep] = []
    at = 0
    while at < len(text) or not steps:
        match = STEP.match(text, at)
        if match is None:
            raise _bad("not the name of a provision: expected 第…条 or the like", text, at, len(text))
        step = read_step(match)
        if step is None:
            raise _bad("a number that cannot be read", text, match.start(), match.end())
        steps.append(step)
        at = match.end()
        while at < len(text) and text[at] in _BLANKS:
            at += 1
    return steps


def _can_hold(outer: Level, inner: Level) -> bool:
    """Say whether a provision of one level may stand in one of another."""
    if inner is Level.PARAGRAPH and outer in _PARAGRAPHED:
        return True
    return RANKS[inner] > RANKS[outer] or (inner is outer and inner in _NESTING)


def _bad(what: str, text: str, start: int, end: int) -> BadAddress:
    if not text:
        return BadAddress("no provision is named", hint=_EXAMPLE)
    line = " ".join(text.splitlines()) if len(text.splitlines()) > 1 else text
    return BadAddress(f"{what}\n    {line}\n    {caret(line, start, max(end, start + 1))}", hint=_EXAMPLE)


def split_law(text: str) -> tuple[str | None, str | None]:
    """Split what a lawyer types into the law's title and the provision's name, either `None` where absent.

    Only what stands at the end is a provision's name: 关于《刑法》第三十条的解释
    is a title. 《 》 around the whole title are dropped.

    Args:
        text: 刑法第十七条第二款; 《中华人民共和国刑法》第十七条; 刑法; 第十七条.
    """
    written = text.strip()
    start = _tail(written)
    title, named = written[:start].strip(), written[start:].strip()
    return _unquote(title) or None, named or None


def _tail(text: str) -> int:
    """Return where the run of steps begins that ends with the text."""
    if text.endswith(_WHOLE):
        return len(text) - len(_WHOLE)
    begin, end = len(text), -1
    for match in STEP.finditer(text):
        if end < 0 or text[end : match.start()].strip(_BLANKS):
            begin = match.start()
        end = match.end()
    return begin if end == len(text) else len(text)


def _unquote(title: str) -> str:
    """Drop 《 》 where they enclose the whole title."""
    if not (title.startswith("《") and title.endswith("》")):
        return title
    depth = 0
    for place, char in enumerate(title):
        depth += (char == "《") - (char == "》")
        if depth == 0 and place < len(title) - 1:
            return title
    return title[1:-1].strip()
