"""A law through time as a picture: its versions over legal time, and what each touched (历次修改图).

A row is a version: on the left its days, in the middle the same on the axis
of time, on the right its own articles by chapter, those it touched marked.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from texts.errors import columns
from texts.formats.xml_text import legible

if TYPE_CHECKING:
    from archive.answering.answers import Span
    from archive.answering.touching import Chapter, Layer, Layers

__all__ = ["as_svg"]

_WIDTH, _TOP, _ROW, _FOOT = 1260, 92, 54, 44
_NAMES, _TIME, _HEAT = (16, 320), (350, 740), (780, 1180)
"""Where the three parts begin and end, in pixels."""
_GAP = 4
_KINDS = {"adoption": "制定", "amendment": "修正", "reenactment": "修订"}
_INK, _FAINT, _BAR, _TOUCHED, _COOL = "#222222", "#8a8a8a", "#b9cbe0", "#b5341a", "#dfe7ef"
_WARM = ("#f3f0ea", "#f7ddd0", "#f2bfa8", "#eaa085")
"""Grounds of a chapter of which nothing, up to a third, up to two thirds, more was touched."""


def as_svg(law: "Layers") -> str:
    """Return the picture as one SVG file, in which nothing is fetched and nothing runs."""
    height = _TOP + _ROW * max(1, len(law.layers)) + _FOOT
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {_WIDTH} {height}", "width": str(_WIDTH), "height": str(height)})
    root.set("font-family", "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif")
    SubElement(root, "title").text = legible(f"{law.title} 历次修改")
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff"})
    _text(root, _NAMES[0], 32, law.title, size=20, weight="bold")
    axis = _Axis(day for layer in law.layers for day in _days(layer.span))
    _text(root, _TIME[0], 58, "法律时间", size=12, fill=_FAINT)
    _text(root, _HEAT[0], 58, "各章条文", size=12, fill=_FAINT)
    _years(root, axis, height - _FOOT)
    for place, layer in enumerate(law.layers):
        row = SubElement(root, "g", {"class": "version", "data-version": legible(layer.span.version)})
        middle = _TOP + _ROW * place + _ROW / 2
        _name(row, layer.span, middle)
        _life(row, layer.span, axis, middle, _latest_end(layer, law.layers[place + 1 :]))
        _heat(row, layer, middle)
    _legend(root, height - 14)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


class _Axis:
    """Legal time as pixels.

    Args:
        days: all that are to be shown; the axis has whole years.
    """

    def __init__(self, days: Iterable[date]) -> None:
        years = sorted({day.year for day in days})
        self.years = range(years[0], min(years[-1] + 2, date.max.year)) if years else range(0)

    def at(self, day: date) -> float:
        """Return where a day stands."""
        first, last = date(self.years[0], 1, 1).toordinal(), date(self.years[-1], 12, 31).toordinal()
        return _TIME[0] + (day.toordinal() - first) / (last - first) * (_TIME[1] - _TIME[0])


def _days(span: "Span") -> Iterator[date]:
    yield from (day for day in (span.adopted, span.promulgated, span.effective, span.until) if day is not None)


def _text(parent: Element, x: float, y: float, words: str, **style: object) -> None:
    names = {"size": "font-size", "weight": "font-weight", "anchor": "text-anchor"}
    given = {"font-size": "12", "fill": _INK} | {names.get(name, name): str(value) for name, value in style.items()}
    SubElement(parent, "text", {"x": f"{x:.1f}", "y": f"{y:.1f}", **given}).text = legible(words)


def _line(parent: Element, x: tuple[float, float], y: tuple[float, float], **style: str) -> None:
    ends = {"x1": f"{x[0]:.1f}", "x2": f"{x[1]:.1f}", "y1": f"{y[0]:.1f}", "y2": f"{y[1]:.1f}"}
    SubElement(parent, "line", ends | {name.replace("_", "-"): value for name, value in style.items()})


def _years(root: Element, axis: _Axis, bottom: float) -> None:
    """Draw the axis; of many years a few are named."""
    step = next((step for step in (1, 2, 5, 10, 20, 50) if len(axis.years) / step <= 10), 100)
    for year in axis.years:
        if year % step == 0 or len(axis.years) == 1:
            at = axis.at(date(year, 1, 1))
            _line(root, (at, at), (_TOP - 6, bottom), stroke="#e6e6e6")
            _text(root, at, _TOP - 12, str(year), size=11, fill=_FAINT, anchor="middle")


def _name(row: Element, span: "Span", middle: float) -> None:
    _text(row, _NAMES[0], middle - 9, f"{span.version}　{_KINDS.get(span.kind or '', '性质未载明')}", size=13, weight="bold")
    days = "　".join(f"{name} {'未载明' if day is None else day.isoformat()}" for name, day in (("公布", span.promulgated), ("施行", span.effective)))
    _text(row, _NAMES[0], middle + 6, days, size=11, fill="#555555")
    if span.act:
        act = f"《{span.act}》"
        _text(row, _NAMES[0] - 5, middle + 20, _fitting(act, _NAMES[1] - _NAMES[0], size=10), size=10, fill="#555555")
        SubElement(row, "title").text = legible(act)


def _fitting(words: str, width: float, *, size: int) -> str:
    """Return as much of some words as a line holds."""
    most = int(width / size * 2)
    if columns(words) <= most:
        return words
    end = next(end for end in range(len(words), -1, -1) if columns(words[:end]) <= most - 2)
    return words[:end] + "…"


def _latest_end(layer: "Layer", later: "Sequence[Layer]") -> date | None:
    """Return the day by which a version was superseded, where a later one is known to have taken effect."""
    days = [other.span.effective for other in later if other.span.effective is not None and not other.span.never_in_force]
    return min((day for day in days if layer.span.effective is None or day > layer.span.effective), default=None)


def _life(row: Element, span: "Span", axis: _Axis, middle: float, latest: date | None) -> None:
    """Draw how long a version was operative, and its days; where the end is not known, the line is broken up to `latest`."""
    if span.effective is not None and not span.never_in_force:
        until = span.until or latest
        end = axis.at(until) if until else _TIME[1]
        open_end = {} if span.until else {"stroke_dasharray": "6 4"}
        _line(row, (axis.at(span.effective), end), (middle, middle), stroke=_BAR, stroke_width="8", **open_end)
    if span.adopted is not None:
        _mark(row, "adopted", axis.at(span.adopted), middle, f"通过 {span.adopted}")
    if span.promulgated is not None:
        _mark(row, "promulgated", axis.at(span.promulgated), middle, f"公布 {span.promulgated}")
    if span.effective is not None:
        _mark(row, "effective", axis.at(span.effective), middle, f"施行 {span.effective}")


def _mark(parent: Element, kind: str, x: float, y: float, words: str) -> None:
    """Draw the mark of a day: each kind stands at its own height, so that none hides another."""
    match kind:
        case "adopted":
            mark = SubElement(parent, "circle", {"cx": f"{x:.1f}", "cy": f"{y - 10:.1f}", "r": "3.5", "fill": _FAINT})
        case "promulgated":
            mark = SubElement(parent, "path", {"d": f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z", "fill": "#ffffff", "stroke": _INK, "stroke-width": "1.5"})
        case _:
            mark = SubElement(parent, "path", {"d": f"M{x:.1f} {y + 4:.1f}l6 10h-12z", "fill": _INK})
    mark.set("class", kind)
    SubElement(mark, "title").text = legible(words)


def _heat(row: Element, layer: "Layer", middle: float) -> None:
    """Draw the articles of a version by chapter."""
    if not layer.chapters:
        _text(row, _HEAT[0], middle + 4, "文本未收录" if layer.chapters is None else "没有条文", size=12, fill=_FAINT)
        return
    articles = sum(len(chapter.touched) for chapter in layer.chapters)
    width = (_HEAT[1] - _HEAT[0] - _GAP * (len(layer.chapters) - 1)) / articles
    x = float(_HEAT[0])
    for chapter in layer.chapters:
        _chapter(row, chapter, layer, (x, middle - 13), width)
        x += width * len(chapter.touched) + _GAP
    if not layer.known and not layer.first:
        _text(row, _HEAT[0] + 6, middle + 2, "前一文本未收录，改了哪些条文不详", size=11, fill="#555555")
    touched = sum(sum(chapter.touched) for chapter in layer.chapters)
    if layer.known:
        _text(row, _HEAT[1] + 8, middle - 3, f"触及{touched}条", size=11, fill=_TOUCHED if touched else _FAINT)
    if layer.deleted:
        _text(row, _HEAT[1] + 8, middle + 11, f"删去{layer.deleted}条", size=11, fill=_TOUCHED)


def _chapter(row: Element, chapter: "Chapter", layer: "Layer", corner: tuple[float, float], width: float) -> None:
    x, y = corner
    size, touched = len(chapter.touched), sum(chapter.touched)
    part = SubElement(row, "g", {"class": "chapter", "data-touched": str(touched), "data-articles": str(size)})
    told = f"{touched}/{size}条" if layer.known else f"{size}条"
    SubElement(part, "title").text = legible(f"{chapter.heading or '条文'}：{told}")
    ground = _WARM[-(-touched * 3 // size)] if layer.known else _COOL
    SubElement(part, "rect", {"x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{width * size:.1f}", "height": "22", "fill": ground})
    for place, one in enumerate(chapter.touched):
        if one:
            tick = {"x": f"{x + width * place:.2f}", "y": f"{y:.1f}", "width": f"{max(width - 0.6, 0.8):.2f}", "height": "22", "fill": _TOUCHED}
            SubElement(part, "rect", {**tick, "class": "touched"})
    label = (chapter.heading or "").split(" ")[0].removeprefix("第").removesuffix("章")
    if label and columns(label) * 5 <= width * size:
        _text(part, x + width * size / 2, y + 33, label, size=9, fill=_FAINT, anchor="middle")


def _legend(root: Element, y: float) -> None:
    part = SubElement(root, "g", {"class": "legend"})
    x = float(_NAMES[0])
    for kind, words in (("adopted", "通过"), ("promulgated", "公布"), ("effective", "施行")):
        _mark(part, kind, x + 6, {"adopted": y + 6, "promulgated": y - 4, "effective": y - 13}[kind], words)
        _text(part, x + 18, y, words)
        x += 60
    _line(part, (x, x + 28), (y - 4, y - 4), stroke=_BAR, stroke_width="8")
    _text(part, x + 36, y, "施行期间（虚线：终止日期不详，或者尚未终止）")
    x = float(_HEAT[0])
    shown = ((_TOUCHED, "触及的条文", 92), (_WARM[2], "触及的章（越深越多）", 150), (_WARM[0], "未触及的章", 92), (_COOL, "最早或不可比的文本", 0))
    for colour, words, step in shown:
        SubElement(part, "rect", {"x": f"{x:.1f}", "y": f"{y - 10:.1f}", "width": "12", "height": "12", "fill": colour})
        _text(part, x + 17, y, words)
        x += step
