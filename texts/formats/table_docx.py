"""Table as the parts of a .docx file (修改前后对照表).

Only the parts are made here, as bytes by name: packing them is writing a file,
which is not done on this floor. No date and no author is among them, so that
the same table gives the same bytes.

Law: ECMA-376 part 1 (WordprocessingML), clauses 17.4 (tables) and 17.3 (paragraphs, runs).
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from texts.formats.docx_parts import RELATED, frame
from texts.formats.grids import Line, cells
from texts.formats.legend import LEGEND, heading, known
from texts.formats.strips import Layout, Mark, layout, paragraphs
from texts.formats.table import COLUMNS, Box, Entry, Omission, Table
from texts.formats.xml_text import legible

__all__ = ["W", "as_docx"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS = RELATED
_XML = "{http://www.w3.org/XML/1998/namespace}"
_STYLES = {
    Mark.DELETED: "Deleted",
    Mark.INSERTED: "Inserted",
    Mark.FORM: "Form",
    Mark.ELSEWHERE: "Elsewhere",
    Mark.OMITTED: "Omitted",
}
_TALLEST = 12
"""Lines; a taller row may be parted by the end of a page, or half of the page before it would stay empty."""
_PADDING = 180
"""What a cell keeps free left and right, in twentieths of a point."""
_PAGE = (16838, 11906)
"""A4 landscape, in twentieths of a point."""
_MARGIN = 720
_WIDTHS = (6400, 6400, 2598)
_FACTS = (2400, 6500, 6498)

register_namespace("w", W)
register_namespace("r", _RELATIONSHIPS)


def as_docx(table: Table) -> Mapping[str, bytes]:
    """Return the parts of a .docx file by name, in the order in which they are packed."""
    root = Element(_w("document"))
    body = _add(root, "body")
    _words(_paragraph(body, "Title"), heading(table.title, table.part))
    _editions(body, table)
    _words(_paragraph(body, "Note"), table.summary)
    _legend(_paragraph(body, "Note"), table)
    _texts(body, table)
    _paragraph(body, "Note")
    section = _add(body, "sectPr")
    _add(section, "footerReference", type="default").set(f"{{{_RELATIONSHIPS}}}id", "footer")
    _add(section, "pgSz", w=_PAGE[0], h=_PAGE[1], orient="landscape")
    _add(section, "pgMar", top=800, right=_MARGIN, bottom=900, left=_MARGIN, header=400, footer=400, gutter=0)
    return frame(tostring(root, encoding="UTF-8", xml_declaration=True))


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _add(parent: Element, name: str, **attributes: object) -> Element:
    return SubElement(parent, _w(name), {_w(key): str(value) for key, value in attributes.items()})


def _paragraph(parent: Element, style: str, *, keep: bool = False) -> Element:
    found = _add(parent, "p")
    properties = _add(found, "pPr")
    _add(properties, "pStyle", val=style)
    if keep:
        _add(properties, "keepNext")
    return found


def _words(paragraph: Element, words: str, style: str | None = None) -> None:
    run = _add(paragraph, "r")
    if style:
        _add(_add(run, "rPr"), "rStyle", val=style)
    text = _add(run, "t")
    text.set(f"{_XML}space", "preserve")
    text.text = legible(words)


def _grid(body: Element, widths: Iterable[int]) -> Element:
    found = _add(body, "tbl")
    properties = _add(found, "tblPr")
    _add(properties, "tblStyle", val="Grid")
    _add(properties, "tblW", w=sum(widths), type="dxa")
    _add(properties, "tblLayout", type="fixed")
    columns = _add(found, "tblGrid")
    for width in widths:
        _add(columns, "gridCol", w=width)
    return found


def _row(grid: Element, *, repeated: bool = False, whole: bool = True) -> Element:
    found = _add(grid, "tr")
    properties = _add(found, "trPr")
    if whole:
        _add(properties, "cantSplit")
    if repeated:
        _add(properties, "tblHeader")
    return found


def _box(row: Element, width: int, *, span: int = 1, merge: str | None = None, edges: tuple[bool, bool] = (True, True), shade: str | None = None) -> Element:
    """Add a cell.

    Args:
        row: where.
        width: in twentieths of a point.
        span: how many columns it takes.
        merge: `restart` or `continue` of a cell over several rows.
        edges: whether it has a line above and below.
        shade: its ground.
    """
    found = _add(row, "tc")
    properties = _add(found, "tcPr")
    _add(properties, "tcW", w=width, type="dxa")
    if span > 1:
        _add(properties, "gridSpan", val=span)
    if merge:
        _add(properties, "vMerge", val=merge)
    if not all(edges):
        borders = _add(properties, "tcBorders")
        for name, drawn in zip(("top", "bottom"), edges, strict=True):
            if not drawn:
                _add(borders, name, val="single", sz=2, space=0, color="E0E0E0")
    if shade:
        _add(properties, "shd", val="clear", color="auto", fill=shade)
    return found


def _editions(body: Element, table: Table) -> None:
    """Say what is known of both texts, a fact a line."""
    grid = _grid(body, _FACTS)
    names = ("", *(f"{column}：{side.name}" for column, side in zip(COLUMNS, (table.old, table.new), strict=False)))
    for line in (names, *table.facts):
        row = _row(grid)
        for width, words in zip(_FACTS, line, strict=True):
            _words(_paragraph(_box(row, width), "Note"), words, "Number" if line is names else None)


def _legend(paragraph: Element, table: Table) -> None:
    _words(paragraph, "图例：")
    for place, (mark, words) in enumerate(LEGEND, 1):
        _words(paragraph, words, _STYLES[mark])
        _words(paragraph, "　" if place < len(LEGEND) else f"。{known(instructed=table.instructed)}")


def _texts(body: Element, table: Table) -> None:
    grid = _grid(body, _WIDTHS)
    row = _row(grid, repeated=True)
    for width, column, side in zip(_WIDTHS, COLUMNS, (table.old, table.new, None), strict=True):
        _words(_paragraph(_box(row, width, shade="E4E4E4"), "Column"), f"{column}（{side.name}）" if side else column)
    for entry in table.entries:
        if isinstance(entry, Omission):
            _words(_paragraph(_box(_row(grid), sum(_WIDTHS), span=3), "Omission"), str(entry))
        else:
            _entry(grid, entry)


def _entry(grid: Element, entry: Entry) -> None:
    """Add the rows of one provision: a natural paragraph each, the remark beside all of them."""
    last = len(entry.strips) - 1
    shade = "F3F3F3" if entry.heading else None
    grids = entry.grids
    for place, (boxes, strip) in enumerate(zip(entry.boxes, entry.strips, strict=True)):
        row = _row(grid, whole=strip.lines <= _TALLEST)
        for width, box in zip(_WIDTHS, boxes, strict=False):
            style = "Omission" if box.absent else "Heading" if entry.heading else "Provision"
            part = _box(row, width, edges=(place == 0, place == last), shade=shade)
            _cell(part, box, style, {count: _widths(found, width) for count, found in grids.items()}, keep=entry.heading or (entry.together and place < last))
        merge = None if last == 0 else "restart" if place == 0 else "continue"
        beside = _box(row, _WIDTHS[2], merge=merge, shade=shade)
        for words in entry.remark.split("；") if place == 0 else [""]:
            _words(_paragraph(beside, "Note", keep=entry.heading), words)


def _widths(hundredths: tuple[int, ...], width: int) -> tuple[int, ...]:
    return tuple(one * (width - _PADDING) // 100 for one in hundredths)


def _cell(part: Element, box: Box, style: str, grids: Mapping[int, tuple[int, ...]], *, keep: bool) -> None:
    label = box.label
    found = paragraphs(box.cell)
    if not found and box.absent:
        _words(_paragraph(part, style, keep=keep), "—", "Omitted")
    elif not found:
        _runs(_paragraph(part, style if label else "Empty", keep=keep), label, ())
    for how, lines in groupby(found, key=layout):
        if how is Layout.TABLE_ROW:
            _inner(part, label, list(lines), grids, keep=keep)
        else:
            for runs in lines:
                _runs(_paragraph(part, "Rule" if how is Layout.TABLE_RULE else style, keep=keep), label, runs)
                label = ""
        label = ""


def _inner(part: Element, label: str, lines: list[Line], grids: Mapping[int, tuple[int, ...]], *, keep: bool) -> None:
    """Add rows of a table that the text prints, as a table in the cell."""
    for count, rows in groupby(map(cells, lines), key=len):
        grid = _grid(part, grids[count])
        for found in rows:
            row = _row(grid)
            for width, runs in zip(grids[count], found, strict=True):
                _runs(_paragraph(_box(row, width), "Row", keep=keep), label, runs)
                label = ""
        # A cell ends with a paragraph (17.4.66), and two tables without one between them are read as one.
        _paragraph(part, "Close", keep=keep)


def _runs(paragraph: Element, label: str, runs: Line) -> None:
    if label:
        _words(paragraph, label + "　", "Number")
    for run in runs:
        _words(paragraph, run.words, _STYLES.get(run.mark))
