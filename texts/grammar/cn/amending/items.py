"""Items: the parts of an amending act, each with its lines (决定的分项).

    act   ::= lead* item* own* annex*
    item  ::= ("一、" | "第一条" | "（一）" | "1.") line+ | heading subitem+ | title-line item+
    annex ::= item+ (附件：决定修改的行政法规) | words that take the place of an annex of the law
    heading ::= ("修改" | "对")? "《" title "》" …        打包修改: one item for each law
    subitem ::= ("1." | "（一）") line+

An act that changes one provision has no items: its lines are one. A run of
items may stand in one paragraph. The law as it reads now, printed after an act,
is no part of it.

Law: none that numbers them; the convention that the acts show.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from texts.address import CONTAINERS, Level
from texts.document import Document, Provision, Role, walk
from texts.grammar.cn import numerals
from texts.grammar.cn.amending.quoting import stays_open
from texts.grammar.cn.amending.vocabulary import BARE_NAMES

__all__ = ["Act", "Item", "read_acts"]

_OWN = re.compile(
    r"(?:此外，)?(?:本(?:决定|修正案|决议|修改决定)|本(?:补充)?(?:规定|解释|安排|办法|条例|意见|通知)[^“”]{0,80}(?:施行|生效|实施)|根据本(?:决定|修正案|决议)|《[^》]*(?:〈[^〉]*〉[^》]*)*》[^“”。]{0,40}(?:(?:根据|依照|按照)本(?:决定|修正案|决议)|作相应(?:的)?(?:修改|修正|调整)后?，?重新公布)|自本决定(?:施行|实施|公布)之日起)"
)
_ORDERING = re.compile(r"修改为|增加|删去|删除|改为|作为|合并|移至|调整为|修改[。；]?$")
_AMENDS = re.compile("修改|修正|修订|废止")
_ANNOUNCES = re.compile(r"(?:作(?:出)?(?:如下|以下)(?:补充)?(?:修改|修正|调整)|修改如下|修改内容如下)[：:]$")
_PURPOSE = re.compile(
    r"(?P<lead>(?:为了?|根据|依据|按照|鉴于|经|第?[^，。；“]{2,60}会议)[^“]*?(?:[，：:]|决定[，：:]?|作(?:出)?(?:如下|以下)(?:补充)?(?:修改|修正)[：:]?))"
    r"\s*(?=(?:对|将|把|在[^，“]{0,40}第|删去|删除|增加|第[一二三四五六七八九十百]+条))"
)
_MARKED = re.compile(r"(?P<mark>[“”])|(?<=[：:。；;”])(?P<number>[（(][一二三四五六七八九十]{1,3}[)）]|[0-9０-９]{1,2}[．.、])(?=将|把|在|删|增加|第|原|对|《)")
_RUN = 2
_RENAMES = re.compile(r"(?:修改|修订|更名|改|变更)为")
_NAMES_FIRST = re.compile(rf"(?:将|删去|在)?(?:{'|'.join(BARE_NAMES)})(?:序言)?第")
_LAW_FIRST = re.compile(r"(?:删去|删除|将|对|在|修改)?《[^》]+》(?:[（(][^（）()]*[)）])?(?:第|附|名称|中|修改|作)")
_TITLE_ALONE = re.compile(r"《(?:[^《》]|《[^《》]*》|〈[^〈〉]*〉)+》(?:[（(][^（）()]*[)）])?[：:]?")
_ENDS = "。；;：:”…！？"
_SUB = re.compile(
    r"(?P<dotted>[0-9０-９]{1,3}[．.、](?![0-9０-９]))|(?P<bracketed>[（(][一二三四五六七八九十]{1,4}[）)])|(?P<comma>[一二三四五六七八九十]{1,4}、)"
)
_HEADING = re.compile(
    r"(?:对|修改|将|关于|在)?(?:[^《》，。；：“第]{0,30})《.{2,200}》(?:[（(][^（）()]*[)）])?(?:的?修改|作(?:出)?(?:如下|以下)?(?:修改|修正)|的决定|中)?[：:。]?"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an act.

    Args:
        name: 一、 or 二十五、6. or 第三条; `""` where the act has none.
        heading: the line above it that names the law, or `None`.
        lines: its lines, the first without the number.
        whole: of an item that is part of another one about one provision (三、将第五条作如下修改：), the name of that.
    """

    name: str
    heading: str | None
    lines: tuple[str, ...]
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: several may be printed one after the other.

    Args:
        title: its lines joined; `None` where none is printed.
        lead: the words before the first item that order nothing.
        items: in order.
        own: the act's own clauses.
        annexes: what it prints after them.
    """

    title: str | None
    lead: tuple[str, ...]
    items: tuple[Item, ...]
    own: tuple[str, ...]
    annexes: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line, with the number it bears where it opens an item of the act."""

    text: str
    label: str | None = None
    article: bool = False
    gap: str = ""
    heading: bool = False


def read_acts(document: Document) -> tuple[Act, ...]:
    """Return the acts that a text prints, in order; a title after words of an act begins the next.

    The law that many acts are printed with, as it reads now, is no act.
    """
    acts: list[Act] = []
    title: str | None = None
    lines: list[_Line] = []
    annexes: list[Provision] = []
    for part in document.parts:
        if isinstance(part, Provision):
            if part.level is Level.ANNEX and not _lists_changes(part):
                annexes.append(part)
                continue
            for line in _lines(part):
                if line.heading and lines and _goes_on(lines[-1].text):
                    lines[-1] = replace(lines[-1], text=lines[-1].text + line.text)
                elif not line.article or _opens_item(line, lines):
                    lines.append(line)
                elif line.gap and not _goes_on(lines[-1].text):
                    lines.append(_Line(f"{line.label}{line.gap}{line.text}"))
                else:
                    # 将第七条与第八条合并: a cited article that was taken for one that starts here.
                    lines[-1] = replace(lines[-1], text=f"{lines[-1].text}{line.label}{line.gap}{line.text}")
        elif part.role is Role.TITLE:
            if lines and (not acts or _changes_a_text(title, lines)):
                acts.append(_Reading(title).read(lines, annexes))
            lines, annexes, title = [], [], "".join(part.lines)
    if lines and (not acts or _changes_a_text(title, lines)):
        acts.append(_Reading(title).read(lines, annexes))
    return tuple(acts)


def _lists_changes(annex: Provision) -> bool:
    """Say whether an annex holds the items of the act (附件：决定修改的行政法规) and no text of law."""
    return any(_ORDERING.search(node.words) and _LAW_FIRST.match(node.words.lstrip()) for node in walk(annex))


def _opens_item(line: _Line, before: Sequence[_Line]) -> bool:
    """Say whether an article opens an item of an act that numbers its items so (第一条, 第二条).

    The run of them goes on, and no other kind of number is in it; where a
    source has lost one, the next names at once what it changes.
    """
    items = [one for one in before if one.label is not None]
    if not items:
        return not before or not (_goes_on(before[-1].text) or any(_SUB.match(one.text) for one in before))
    if not items[-1].article or _goes_on(before[-1].text):
        return False
    last, number = (numerals.read_label(one.label or "") or (0,) for one in (items[-1], line))
    follows = number[0] == last[0] + 1 or (number[0] > last[0] and _NAMES_FIRST.match(line.text) is not None)
    return follows and not stays_open([one.text for one in before[before.index(items[-1]) :]])


def _goes_on(line: str) -> bool:
    """Say whether what a line says does not end with it: it is a number alone, or stops in the middle of a sentence."""
    return line[-1:] not in _ENDS or _SUB.fullmatch(line.strip()) is not None


def _changes_a_text(title: str | None, lines: Sequence[_Line]) -> bool:
    """Say whether what follows an act is another act, and not the law as it reads now, printed after it."""
    return bool(title and _AMENDS.search(title)) or any(_ANNOUNCES.search(line.text) or _quotes_an_order(line.text) for line in lines)


def _lines(top: Provision) -> Iterator[_Line]:
    """Yield the printed lines of a provision and all inside it."""
    label: str | None = None
    article, gap = False, ""
    for node in walk(top):
        if node.level in (Level.ARTICLE, Level.ITEM):
            label, gap, article = node.label, node.gap, node.level is Level.ARTICLE
            if node.words:
                yield _Line(node.words, label, article, gap)
                label = None
        elif node.level is Level.HEADING and _SUB.fullmatch(node.label):
            # 打包修改: each law's heading is printed as an item's number and its title.
            yield _Line(node.words, node.label)
        elif node.level is Level.ANNEX or (top.level is Level.ANNEX and node.level is Level.HEADING):
            continue
        else:
            yield _Line(node.label + node.gap + node.words, label, article and label is not None, gap, node.level in CONTAINERS)
            label = None


class _Reading:
    """One pass over the lines of an act."""

    def __init__(self, title: str | None) -> None:
        self._title = title
        self._lead: list[str] = []
        self._own: list[str] = []
        self._items: list[Item] = []
        self._heading: str | None = None
        self._name = ""
        self._sub = ""
        self._style: str | None = None
        self._count = 0
        self._lines: list[str] = []
        self._whole = ""
        self._standing: str | None = None

    def read(self, lines: list[_Line], annexes: Sequence[Provision] = ()) -> Act:
        for line in lines:
            for piece in _pieces(line):
                self._add(piece)
        self._close()
        return Act(self._title, tuple(self._lead), tuple(self._items), tuple(self._own), tuple(annexes))

    def _add(self, line: _Line) -> None:
        if line.label is not None:
            self._close()
            self._name, self._sub, self._heading, self._style, self._count = line.label, "", self._standing, None, 0
        elif self._lines and stays_open(self._lines):
            self._lines.append(line.text)
            return
        text = line.text.strip()
        if _OWN.match(text) and not _quotes_an_order(text):
            self._close()
            self._own.append(text)
            return
        sub = self._opens_sub(text)
        if sub is not None:
            self._close()
            self._sub = sub[0]
            text = text[sub.end() :].strip()
            if sub["comma"] and (not self._name or self._style is None):
                self._name, self._sub, self._style, self._count, self._heading = sub[0], "", None, 0, self._standing
        if _TITLE_ALONE.fullmatch(text) and line.label is None:
            # A title on a line of its own, above items that start again from 一、.
            self._close()
            self._name, self._sub, self._heading, self._style, self._count = "", "", text, None, 0
            self._standing = text
            return
        if not self._lines and _HEADING.fullmatch(text) and not _RENAMES.search(text) and not _ORDERING.search(re.sub("《.*》", "", text).replace("修改", "")):
            self._heading = text
            return
        if not self._name and not self._items and not self._sub and not self._lines:
            lead = _lead_of(text)
            if lead:
                self._lead.append(text[:lead].strip())
                text = text[lead:].strip()
            if not text or not _ORDERING.search(text):
                self._lead.extend([text] if text else [])
                return
        self._lines.append(text)

    def _opens_sub(self, text: str) -> re.Match[str] | None:
        """Return the number with which a line opens an item inside an item, if it goes on with their run."""
        match = _SUB.match(text)
        if match is None or (self._lines and self._lines[-1][-1:] in "：:" and not _ANNOUNCES.search(self._lines[-1])):
            return None
        style = match.lastgroup
        number = (numerals.read_label(match[0]) or (0,))[0]
        if style == "comma" and self._name and self._style is None:
            return match if number == self._own_number() + 1 else None
        if self._style is None:
            begins = number == 1 or (style == "comma" and not self._items and not self._lines)
            if not begins or (self._lines and _ORDERING.search(self._lines[-1]) and style != "dotted" and not _ANNOUNCES.search(self._lines[-1])):
                return None
            self._style, self._count = style, number
            return match
        if style != self._style or number != self._count + 1:
            return None
        self._count = number
        return match

    def _own_number(self) -> int:
        """Return the number of the item that is being read, where it is one of the run 一、二、."""
        return (numerals.read_label(self._name) or (0,))[0] if re.fullmatch("[一二三四五六七八九十]+、", self._name) else 0

    def _close(self) -> None:
        if self._lines:
            announces = not self._sub and _ANNOUNCES.search(self._lines[-1]) is not None
            self._whole = self._name if announces else self._whole if self._sub else ""
            self._items.append(Item(self._name + self._sub, self._heading, tuple(self._lines), self._whole))
            self._lines = []


def _pieces(line: _Line) -> Iterator[_Line]:
    """Yield the parts of a line that holds a whole run of items (…如下修改：（一）将…（二）删去…), numbers inside quotations aside."""
    starts: list[int] = []
    quoted = False
    for match in _MARKED.finditer(line.text):
        if match["mark"]:
            quoted = match["mark"] == "“"
        elif not quoted and (numerals.read_label(match["number"]) or (0,))[0] == len(starts) + 1:
            starts.append(match.start("number"))
    if len(starts) < _RUN or not _ANNOUNCES.search(line.text[: starts[0]]):
        yield line
        return
    yield replace(line, text=line.text[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        yield _Line(line.text[start:end])


def _lead_of(text: str) -> int:
    """Return where the words end that say why and by whom, before those that order (为了…，将…修改为)."""
    end = 0
    while (match := _PURPOSE.match(text, end)) is not None:
        end = match.end("lead")
    return end


def _quotes_an_order(text: str) -> bool:
    return "“" in text and _ORDERING.search(text) is not None
