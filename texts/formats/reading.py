"""Reading the written format (存档文本的读法); `markdown.py` specifies it."""

import re
from dataclasses import dataclass, field, replace

from texts.address import Level
from texts.document import Document, Passage, Provision, Role, addresses
from texts.errors import MalformedText
from texts.formats.margins import Margins
from texts.formats.marks import UNITS, Block, Shape, default, numbers_in, split_gap, unescape, written_length
from texts.formats.writing import MARKER, Outline
from texts.patterns import lazily

__all__ = ["is_written", "read", "read_outline"]

_OPENING = lazily(r"<!-- yange text ([0-9]+) -->")
_COMMENT = lazily(r" *<!-- (/?)([a-z_]+)((?: [a-z]+(?:=[0-9a-z-]+)?)*) -->")
_SHAPED = lazily(r"(?P<heading>#+)(?: |$)|(?P<indent>(?:  )*)(?:(?P<listed>-)(?: |$)|\*\*(?P<bold>(?:[^*\\]|\\.)+)\*\*|(?P<row>(?=\|)))?")
_ROLES = {str(role): role for role in Role}
_LEVELS = {str(level): level for level in Level}
_FACT = lazily(r"own|(?:label|gap|depth|lines|indent)=[0-9]{1,9}|number=(?:none|[0-9]{1,18}(?:-[0-9]{1,18})*)")
_HINT = "the format is specified in texts/formats/markdown.py"


def is_written(text: str) -> bool:
    """Say whether a text claims to be in the written format, of any version."""
    return _OPENING.match(text) is not None


def read(text: str) -> Document:
    """Read a written text.

    Raises:
        MalformedText: it is in another version of the format, or breaks it.
    """
    return _Reader(text).document


def read_outline(text: str) -> Outline:
    """Return eId, start and end of every provision of a written text; see `markdown.outline`."""
    reader = _Reader(text)
    named = (str(address) for address, _ in addresses(reader.document))
    return tuple((eid, start, end) for eid, (start, end) in zip(named, reader.spans, strict=True))


@dataclass(frozen=True, slots=True)
class _Note:
    """What the comment above a block says of it."""

    level: Level
    facts: dict[str, str]

    def count(self, key: str) -> int | None:
        return int(self.facts[key]) if key in self.facts else None


@dataclass(slots=True)
class _Open:
    """A provision whose inside is still being read."""

    block: Block
    span: int
    children: list[Provision] = field(default_factory=list)


class _Reader:
    """One pass over the lines of one written text."""

    def __init__(self, text: str) -> None:
        opening = _OPENING.match(text)
        if opening is None or opening[0] != MARKER or not text.endswith("\n"):
            raise MalformedText("line 1: not a whole written text of version 1", hint=f"its first line is {MARKER}")
        self.spans: list[tuple[int, int]] = []
        self._lines = text.split("\n")
        self._next, self._at, self._end = 0, 0, 0
        self._open: list[_Open] = []
        self._parts: list[Passage | Provision] = []
        self._margins = Margins()
        self._take()
        while self._next < len(self._lines) - 1:
            self._read_block()
        self._close(0)
        self.document = Document(tuple(self._parts))

    def _take(self) -> str:
        """Return the next line and step over it."""
        if self._next == len(self._lines) - 1:
            raise self._malformed("the text ends in the middle of a block")
        line = self._lines[self._next]
        self._next += 1
        self._at += len(line) + 1
        return line

    def _malformed(self, what: str) -> MalformedText:
        return MalformedText(f"line {self._next}: {what}", hint=_HINT)

    def _read_block(self) -> None:
        start, line = self._at, self._take()
        if not line:
            return
        comment = _COMMENT.fullmatch(line)
        if comment is None:
            if line.lstrip(" ").startswith("<"):
                raise self._malformed("a comment that is neither a note nor the bound of a passage")
            self._read_provision(start, line, None)
        elif comment[2] in _ROLES and not comment[1] and not comment[3]:
            self._read_passage(_ROLES[comment[2]])
        elif comment[2] in _LEVELS and not comment[1]:
            note = self._read_note(comment)
            self._read_provision(start, self._take(), note)
        else:
            raise self._malformed(f"neither a role nor a level: {line.strip()}")

    def _read_passage(self, role: Role) -> None:
        self._close(0)
        self._margins.clear()
        lines, closing, mark = [], f"<!-- /{role} -->", "# " if role is Role.TITLE else ""
        while (line := self._take()) != closing:
            if line and (line.startswith("<") or not line.startswith(mark)):
                raise self._malformed(f"no line of a {role}, which ends with {closing}")
            if line:
                lines.append(unescape(line[len(mark) :]))
        self._parts.append(Passage(role, tuple(lines)))

    def _read_note(self, comment: re.Match[str]) -> _Note:
        facts = {}
        for fact in comment[3].split():
            if _FACT.fullmatch(fact) is None:
                raise self._malformed(f"no fact of a note: {fact}")
            key, _, value = fact.partition("=")
            facts[key] = value
        return _Note(_LEVELS[comment[2]], facts)

    def _read_provision(self, start: int, line: str, note: _Note | None) -> None:
        at, (shape, marks, bold, cut) = self._at - len(line) - 1, _shape(line)
        told = note.count("indent") if note else None
        if told is not None:
            marks, cut = told, 2 * told
        content = "\n".join((line[cut:], *(row[2 * marks :] for row in self._gather(shape, marks, note))))
        block = _interpret(shape, unescape(content), bold, note)
        merged = not block.own and bool(block.words)
        depth = note.count("depth") if note else None
        if depth is None:
            depth = self._margins.expect(shape, block.level, marks)
        if not 0 <= depth <= len(self._open):
            raise self._malformed(f"nothing stands above a block of depth {depth}")
        self._margins.place(shape, block.level, marks, depth, merged=merged)
        self._close(depth)
        self._push(replace(block, words="") if merged else block, start)
        if merged:
            before = len(block.gap) if shape == Shape.BOLD else written_length(content, len(block.label) + len(block.gap))
            self._push(Block(Level.PARAGRAPH, "", None, "", block.words), at + cut + before)
        self._end = self._at - 1

    def _gather(self, shape: str, marks: int, note: _Note | None) -> list[str]:
        """Take the further lines of the block."""
        told = note.count("lines") if note else None
        if told is not None:
            return [self._take() for _ in range(told - 1)]
        rows, start = [], "  " * marks + "|"
        while shape == Shape.TABLE and self._lines[self._next].startswith(start):
            rows.append(self._take())
        return rows

    def _push(self, block: Block, start: int) -> None:
        self._open.append(_Open(block, len(self.spans)))
        self.spans.append((start, start))

    def _close(self, depth: int) -> None:
        """Finish every provision that stands at `depth` or below."""
        while len(self._open) > depth:
            done = self._open.pop()
            block = done.block
            node = Provision(block.level, block.label, block.number, block.gap, block.words, tuple(done.children))
            self.spans[done.span] = (self.spans[done.span][0], self._end)
            (self._open[-1].children if self._open else self._parts).append(node)


def _shape(line: str) -> tuple[str, int, str, int]:
    """Return the shape of a line, its marks or its indent in steps, a bold label, and where its text starts."""
    shaped = _SHAPED.match(line)
    if shaped is None:
        return Shape.FLOWING, 0, "", 0
    if shaped["heading"]:
        return Shape.HEADING, len(shaped["heading"]), "", shaped.end()
    indent = len(shaped["indent"]) // 2
    if shaped["listed"]:
        return Shape.LISTED, indent, "", shaped.end()
    if shaped["bold"]:
        return Shape.BOLD, indent, unescape(shaped["bold"]), shaped.end()
    return (Shape.FLOWING if shaped["row"] is None else Shape.TABLE), indent, "", shaped.end()


def _interpret(shape: str, content: str, bold: str, note: _Note | None) -> Block:
    read = default(shape, content, bold)
    if note is None:
        return read
    told_label, told_gap, number = note.count("label"), note.count("gap"), note.facts.get("number")
    label = read.label if told_label is None else content[:told_label]
    rest = content if shape == Shape.BOLD else content[len(label) :]
    gap = rest[:told_gap] if told_gap is not None else split_gap(rest)[0] if label else ""
    numbered = numbers_in(label) if number is None else None if number == "none" else tuple(map(int, number.split("-")))
    return Block(note.level, label, numbered, gap, rest[len(gap) :], own=note.level not in UNITS or "own" in note.facts)
