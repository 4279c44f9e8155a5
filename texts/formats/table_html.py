"""Table as HTML: one file by itself that prints on A4 (修改前后对照表).

Nothing in it is fetched and nothing runs: no script, no font, no picture. All
words of the texts are written through ElementTree, which escapes them.
"""

from collections.abc import Mapping
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from texts.formats.grids import Line, cells
from texts.formats.legend import LEGEND, heading, known
from texts.formats.strips import Layout, Mark, Run, layout, paragraphs
from texts.formats.table import COLUMNS, Box, Entry, Omission, Table
from texts.formats.xml_text import legible

__all__ = ["as_html"]

_TAGS = {Mark.DELETED: "del", Mark.INSERTED: "ins"}
_CLASSES = {Mark.FORM: "form", Mark.ELSEWHERE: "elsewhere", Mark.OMITTED: "omitted"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
@page { size: A4 landscape; margin: 14mm 12mm 16mm;
  @bottom-center { content: counter(page) " / " counter(pages); font: 9pt serif; } }
body { font: 10.5pt/1.5 "Songti SC", "SimSun", "Noto Serif CJK SC", "Source Han Serif SC", serif; color: #111; max-width: 272mm; margin: 1em auto; }
h1 { font-size: 16pt; line-height: 1.3; text-align: center; margin: 0 0 .6em; text-wrap: balance; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
th, td { border: .5pt solid #555; padding: 2pt 5pt; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
td, p { unicode-bidi: isolate; }
p { margin: 0; text-indent: 2em; min-height: 1.5em; orphans: 2; widows: 2; }
td.old p, td.new p { white-space: pre-wrap; tab-size: 4em; }
p.rule { text-indent: 0; font-size: 2pt; color: #bbb; min-height: 0; overflow: hidden; white-space: nowrap; }
.texts td.old, .texts td.new { overflow: hidden; }
.texts td.tabled { padding: 0 5pt; }
table.grid { font-size: 9pt; line-height: 1.35; }
.texts tbody table.grid tr td { border: .25pt solid #999; padding: 1pt 3pt; white-space: pre-wrap; }
.editions { font-size: 9pt; margin-bottom: .5em; }
.editions th:first-child { width: 15%; font-weight: normal; }
.summary, .legend { font-size: 9pt; margin: 0 0 .4em; text-indent: 0; }
.texts thead { display: table-header-group; }
.texts thead th { text-align: center; background: #e4e4e4; }
.texts tfoot { display: table-footer-group; }
.texts tfoot td { border: none; border-top: .5pt solid #555; padding: 0; height: 0; }
.texts col.remark { width: 17%; }
.texts tbody.together { break-inside: avoid; }
.texts tbody td.old, .texts tbody td.new { border-top: .25pt solid #e0e0e0; border-bottom: .25pt solid #e0e0e0; }
.texts tbody tr:first-child td { border-top: .5pt solid #555; }
.texts tbody tr:last-child td { border-bottom: .5pt solid #555; }
.texts td.remark { font-size: 9pt; }
.texts td.remark p { text-indent: 0; min-height: 0; }
.texts tbody.heading td { background: #f3f3f3; }
.texts tbody.heading p { text-align: center; text-indent: 0; }
.texts tbody.heading { break-after: avoid; }
.texts tbody.omission td { text-align: center; color: #555; font-size: 9pt; }
.label { font-weight: bold; margin-right: 1em; }
td.none { text-align: center !important; }
td.none::before { content: "—"; color: #999; }
ins { font-weight: bold; text-decoration: none; color: #00408a; background: #e8effa; }
del { text-decoration: line-through; color: #a8171b; }
.form { border-bottom: .75pt dotted #777; }
.elsewhere, .omitted { color: #808080; }
@media screen { .texts > thead th { position: sticky; top: 0; } }
* { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
"""


def as_html(table: Table) -> str:
    """Return the table as one HTML file."""
    page = Element("html", {"lang": "zh-Hans"})
    head = SubElement(page, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    _text(head, "title", heading(table.title, table.part))
    _text(head, "style", _STYLE)
    body = SubElement(page, "body")
    _text(body, "h1", heading(table.title, table.part))
    _editions(body, table)
    _text(body, "p", table.summary, "summary")
    _legend(body, table)
    _texts(body, table)
    return "<!DOCTYPE html>\n" + tostring(page, encoding="unicode", method="html") + "\n"


def _text(parent: Element, tag: str, words: str, name: str | None = None) -> Element:
    found = SubElement(parent, tag, {"class": name} if name else {})
    found.text = legible(words)
    return found


def _editions(body: Element, table: Table) -> None:
    """Say what is known of both texts, a fact a line."""
    part = SubElement(body, "table", {"class": "editions"})
    head = SubElement(part, "tr")
    for words in ("", *(f"{column}：{side.name}" for column, side in zip(COLUMNS, (table.old, table.new), strict=False))):
        _text(head, "th", words)
    for name, *values in table.facts:
        row = SubElement(part, "tr")
        _text(row, "th", name)
        for words in values:
            _text(row, "td", words)


def _legend(body: Element, table: Table) -> None:
    part = _text(body, "p", "图例：", "legend")
    for mark, words in LEGEND:
        _run(part, Run(words, mark))
        part[-1].tail = "　"
    part[-1].tail = f"。{known(instructed=table.instructed)}"


def _texts(body: Element, table: Table) -> None:
    part = SubElement(body, "table", {"class": "texts"})
    columns = SubElement(part, "colgroup")
    for name in ("old", "new", "remark"):
        SubElement(columns, "col", {"class": name})
    names = SubElement(SubElement(part, "thead"), "tr")
    for column, side in zip(COLUMNS, (table.old, table.new, None), strict=True):
        _text(names, "th", f"{column}（{side.name}）" if side else column)
    # Repeated at the foot of each page: it closes the table where a provision goes over.
    _text(SubElement(SubElement(part, "tfoot"), "tr"), "td", "").set("colspan", str(len(COLUMNS)))
    for entry in table.entries:
        if isinstance(entry, Omission):
            row = SubElement(SubElement(part, "tbody", {"class": "omission"}), "tr")
            _text(row, "td", str(entry)).set("colspan", str(len(COLUMNS)))
        else:
            _entry(part, entry)


def _entry(part: Element, entry: Entry) -> None:
    """Add the rows of one provision: a natural paragraph each, the remark beside all of them."""
    kind = ("heading" if entry.heading else "provision") + (" together" if entry.together else "")
    body = SubElement(part, "tbody", {"class": kind, "data-status": entry.row.status.value})
    for name, side, again in (("old", entry.row.old, entry.again[0]), ("new", entry.row.new, entry.again[1])):
        if side:
            body.set(f"data-{name}", str(side.address))
        if again:
            body.set(f"data-{name}-again", "")
    grids = entry.grids
    for place, boxes in enumerate(entry.boxes):
        row = SubElement(body, "tr")
        for name, box in zip(("old", "new"), boxes, strict=True):
            _box(row, name, box, grids)
        if place == 0:
            found = SubElement(row, "td", {"class": "remark", "rowspan": str(len(entry.strips))})
            for words in filter(None, entry.remark.split("；")):
                _text(found, "p", words)


def _box(row: Element, name: str, box: Box, grids: Mapping[int, tuple[int, ...]]) -> None:
    shown = paragraphs(box.cell) or ([()] if box.label else [])
    tabled = bool(shown) and all(layout(runs) is not Layout.WORDS for runs in shown)
    found = SubElement(row, "td", {"class": f"{name} none" if box.absent else f"{name} tabled" if tabled else name})
    label = box.label
    for how, lines in groupby(shown, key=layout):
        if how is Layout.TABLE_ROW:
            _grid(found, label, list(lines), grids)
        else:
            for runs in lines:
                _runs(SubElement(found, "p", {"class": how.value} if how is Layout.TABLE_RULE else {}), label, runs)
                label = ""
        label = ""


def _grid(cell: Element, label: str, lines: list[Line], grids: Mapping[int, tuple[int, ...]]) -> None:
    """Add rows of a table that the text prints."""
    for count, rows in groupby(map(cells, lines), key=len):
        part = SubElement(cell, "table", {"class": "grid"})
        for row in rows:
            line = SubElement(part, "tr")
            for width, runs in zip(grids[count], row, strict=True):
                _runs(SubElement(line, "td", {"style": f"width: {width}%"}), label, runs)
                label = ""


def _runs(line: Element, label: str, runs: Line) -> None:
    if label:
        _text(line, "span", label, "label")
    for run in runs:
        _run(line, run)


def _run(line: Element, run: Run) -> None:
    if run.mark in _TAGS:
        _text(line, _TAGS[run.mark], run.words)
    elif run.mark in _CLASSES:
        _text(line, "span", run.words, _CLASSES[run.mark])
    elif len(line):
        line[-1].tail = (line[-1].tail or "") + legible(run.words)
    else:
        line.text = (line.text or "") + legible(run.words)
