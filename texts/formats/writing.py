"""Writing a Document in the written format (存档文本的写法); `markdown.py` specifies it."""

from texts.address import CONTAINERS, Level
from texts.document import Document, Passage, Provision, Role, addresses
from texts.formats.escaping import escape, escape_inline, written_length
from texts.formats.margins import DEEPEST_INDENT, Margins
from texts.formats.marks import UNITS, Block, Shape, default, numbers_in, split_gap

__all__ = ["MARKER", "Outline", "write", "write_outlined"]

MARKER = "<!-- yange text 1 -->"
Outline = tuple[tuple[str, int, int], ...]
"""eId, start and end of every provision, in printed order."""

_HEADINGS = frozenset((*CONTAINERS, Level.PREAMBLE, Level.ANNEX))
_LISTED = frozenset((Level.POINT, Level.INDENT, Level.SUBINDENT))


def write(document: Document) -> str:
    """Return the written text of a document; `read` gives the document back."""
    return _Page(document).text()


def write_outlined(document: Document) -> tuple[str, Outline]:
    """Return the written text of a document, and where each provision stands in it; see `markdown.outline`."""
    page = _Page(document)
    named = (str(address) for address, _ in addresses(document))
    return page.text(), tuple((eid, start, end) for eid, (start, end) in zip(named, page.spans, strict=True))


class _Page:
    """The blocks of one document, and where its provisions stand among them."""

    def __init__(self, document: Document) -> None:
        self.spans: list[tuple[int, int]] = []
        self._blocks = [MARKER]
        self._end = len(MARKER)
        self._open: list[tuple[int, int]] = []
        margins = Margins()
        for part in document.parts:
            if isinstance(part, Passage):
                for block in _write_passage(part):
                    self._append(block)
                margins.clear()
            else:
                self._write(part, margins)

    def text(self) -> str:
        """Return the whole text."""
        return "\n\n".join(self._blocks) + "\n"

    def _append(self, block: str) -> int:
        """Add a block and return where it starts."""
        self._blocks.append(block)
        start = self._end + 2
        self._end = start + len(block)
        return start

    def _write(self, top: Provision, margins: Margins) -> None:
        waiting = [(top, 0, False)]
        while waiting:
            node, depth, listed = waiting.pop()
            merged = node.level in UNITS and not node.words and bool(node.children) and _can_merge(node.children[0])
            written, paragraph = _write_block(node, depth, listed, merged, margins)
            self._close(depth)
            start = self._append(written)
            self._open_at(depth, start)
            listed = listed or node.level in _LISTED
            waiting.extend((child, depth + 1, listed) for child in reversed(node.children[merged:]))
            if merged:
                self._open_at(depth + 1, start + paragraph)
                waiting.extend((child, depth + 2, listed) for child in reversed(node.children[0].children))
        self._close(0)

    def _open_at(self, depth: int, start: int) -> None:
        self._open.append((depth, len(self.spans)))
        self.spans.append((start, start))

    def _close(self, depth: int) -> None:
        """End every provision that stands at `depth` or below where the last block does."""
        while self._open and self._open[-1][0] >= depth:
            _, index = self._open.pop()
            self.spans[index] = (self.spans[index][0], self._end)


def _write_passage(passage: Passage) -> list[str]:
    mark = "# " if passage.role is Role.TITLE else ""
    return [f"<!-- {passage.role} -->", *(mark + escape(line) for line in passage.lines), f"<!-- /{passage.role} -->"]


def _can_merge(first: Provision) -> bool:
    return first.level is Level.PARAGRAPH and bool(first.words) and not first.label and first.number is None and not first.gap


def _write_block(node: Provision, depth: int, listed: bool, merged: bool, margins: Margins) -> tuple[str, int]:
    """Return a block, and where in it the first paragraph starts that is merged into it."""
    words = node.children[0].words if merged else node.words
    block = Block(node.level, node.label, node.number, node.gap, words, own=node.level not in UNITS or bool(node.words))
    shape = _choose_shape(block)
    marks = _count_marks(shape, depth, listed, margins)
    content = node.gap + words if shape == Shape.BOLD else node.label + node.gap + words
    facts = _contradict(block, shape, content)
    if depth != margins.expect(shape, node.level, marks):
        facts.append(f"depth={depth}")
    if shape == Shape.FLOWING and content.startswith(" "):
        facts.append(f"indent={marks}")
    if shape != Shape.TABLE and "\n" in content:
        facts.append(f"lines={content.count(chr(10)) + 1}")
    margins.place(shape, node.level, marks, depth, merged=merged)
    indent = "  " * marks if shape != Shape.HEADING else ""
    # Reading without a note needs the level that the shape gives, and a line that is not blank.
    noted = facts or default(shape, content, node.label).level is not node.level or not (content or node.label)
    note = f"{indent}<!-- {' '.join((str(node.level), *facts))} -->\n" if noted else ""
    written = note + _lay_out(shape, marks, node.label, content)
    return written, len(note) + _paragraph_start(shape, indent, node, content) if merged else 0


def _paragraph_start(shape: str, indent: str, node: Provision, content: str) -> int:
    """Return where, on the line of an article or item, its first paragraph starts."""
    if shape == Shape.BOLD:
        return len(f"{indent}**{escape(node.label)}**{node.gap}")
    written = "\n".join(escape(row) for row in content.split("\n"))
    return len(indent) + written_length(written, len(node.label) + len(node.gap))


def _choose_shape(block: Block) -> str:
    rows = block.words.split("\n")
    if block.level is Level.TABLE and not block.label and not block.gap and all(row.startswith("|") for row in rows):
        return Shape.TABLE
    if len(rows) > 1 or "\n" in block.label + block.gap:
        return Shape.FLOWING
    if block.level in _HEADINGS:
        return Shape.HEADING
    if block.level is Level.ARTICLE and block.label:
        return Shape.BOLD
    return Shape.LISTED if block.level in _LISTED else Shape.FLOWING


def _count_marks(shape: str, depth: int, listed: bool, margins: Margins) -> int:
    if shape == Shape.HEADING:
        return depth + 2
    if shape == Shape.LISTED or (listed and shape != Shape.BOLD):
        return max(0, min(DEEPEST_INDENT, depth - margins.anchor - 1))
    return 0


def _contradict(block: Block, shape: str, content: str) -> list[str]:
    """Return what a note must say of the words of a block whose level is known."""
    facts = []
    read = default(shape, content, block.label)
    if read.label != block.label:
        facts.append(f"label={len(block.label)}")
    rest = content if shape == Shape.BOLD else content[len(block.label) :]
    if block.gap != (split_gap(rest)[0] if block.label else ""):
        facts.append(f"gap={len(block.gap)}")
    if block.number != numbers_in(block.label):
        facts.append("number=" + ("none" if block.number is None else "-".join(map(str, block.number))))
    if block.level in UNITS and block.own:
        facts.append("own")
    return facts


def _lay_out(shape: str, marks: int, label: str, content: str) -> str:
    if shape == Shape.HEADING:
        return ("#" * marks + " " + escape(content)) if content else "#" * marks
    indent = "  " * marks
    if shape == Shape.BOLD:
        return f"{indent}**{escape(label)}**{escape(content)}"
    if shape == Shape.LISTED:
        return f"{indent}- {escape(content)}" if content else f"{indent}-"
    if shape == Shape.TABLE:
        return "\n".join(indent + "|" + escape_inline(row[1:]) for row in content.split("\n"))
    return "\n".join(indent + escape(row) for row in content.split("\n"))
