"""Remarks: what became of a provision, in the words of a comparison table (说明栏)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from texts.address import Address, Level
from texts.comparison import Basis, Row, Side, Status, Typography
from texts.errors import RequestError
from texts.grammar.cn.citation import write_address

__all__ = ["FORMS", "Items", "beside", "no_items", "parts", "remark"]

Items = Callable[[Row], Sequence[str]]
"""Which items of the amending act changed a row, as far as that is recorded (修改依据的条项)."""


def no_items(_: Row) -> Sequence[str]:
    """Return none: no act is held, or it was not compiled."""
    return ()


FORMS = {
    Typography.WIDTH: "全角半角",
    Typography.SPACING: "空格",
    Typography.PUNCTUATION: "标点形式",
    Typography.QUOTATION: "引号形式",
    Typography.VARIANT: "异体字",
    Typography.NUMERAL: "数字写法",
    Typography.LABEL: "序号",
    Typography.CITATION: "引用条文的序号",
}
_DOUBT = 0.9
"""Links less sure than this are said to be so."""
_NAMING = "第附序"
"""How a number begins that says what it is: 第三条, 附件二."""
_MOST = 8
"""Changes inside one provision that are named; more of them say nothing."""
_ROWS = {Status.MODIFIED: "修改", Status.INSERTED: "增加", Status.DELETED: "删去", Status.MOVED: "移动"}
_INSIDE = {Status.MODIFIED: "{}修改", Status.INSERTED: "增加{}", Status.DELETED: "删去原{}", Status.MOVED: "{}移动"}


def remark(row: Row, parts: Mapping[Side, Sequence[Side]], items: Sequence[str] = ()) -> str:
    """Return what a row says in its last column; `""` where nothing became of it.

    Args:
        row: a row of two texts.
        parts: into what the old side went, and out of what the new side came.
        items: of the amending act, which changed it.
    """
    said = [*_became(row, parts), *_inside(row), *_tables(row), *_form(row), *_doubt(row, items)]
    return "；".join(said)


def beside(row: Row, parts: Mapping[Side, Sequence[Side]], items: Sequence[str] = ()) -> str:
    """Return what a remark adds to the two numbers and the word for what became of a row (第三条 → 第四条 修改); `""` where nothing."""
    divided = _became(row, parts) if row.status in (Status.SPLIT, Status.MERGED) else ()
    return "；".join([*divided, *_inside(row), *_tables(row), *_form(row), *_doubt(row, items)])


def parts(rows: Iterable[Row]) -> dict[Side, list[Side]]:
    """Return for each side that has another in which rows of the other text it stands."""
    found: dict[Side, list[Side]] = {}
    for row in rows:
        if row.old and row.new:
            found.setdefault(row.old, []).append(row.new)
            found.setdefault(row.new, []).append(row.old)
    return found


def _became(row: Row, parts: Mapping[Side, Sequence[Side]]) -> Iterator[str]:
    old, new = _label(row.old), _label(row.new)
    other_number = f"由{old}改为{new}" if old and new and old != new else ""
    amended = "，文字有修改" if row.amended else "，文字未变"
    match row.status:
        case Status.INSERTED:
            yield "新增"
        case Status.DELETED:
            yield "删除"
        case Status.MODIFIED:
            yield "，".join(filter(None, ("修改标点" if _marks_alone(row) else "修改", other_number, "位置移动" if row.moved else "")))
        case Status.RENUMBERED:
            yield (other_number or "序号变化") + "，文字未变"
        case Status.MOVED:
            yield "，".join(filter(None, ("位置移动", other_number, "文字未变")))
        case Status.SPLIT:
            yield f"原{old}拆分为{_names(parts, row.old)}" + amended
        case Status.MERGED:
            yield f"原{_names(parts, row.new)}合并为{new}" + amended


def _marks_alone(row: Row) -> bool:
    """Say whether no letter, numeral or paragraph of either side is another: an eye passes over a comma."""
    sides = (row.old.wording if row.old else "", row.new.wording if row.new else "")
    words = [side[slice(*place)] for edit in row.edits if not edit.kept for side, place in zip(sides, (edit.old, edit.new), strict=True)]
    return not any(char.isalnum() or char == "\n" for run in words for char in run)


def _names(parts: Mapping[Side, Sequence[Side]], side: Side | None) -> str:
    return "、".join(dict.fromkeys(_label(part) for part in parts.get(side, ()))) if side else ""


def _label(side: Side | None) -> str:
    """Return a number as it is cited: a mark after it is no part of it, and what says not of itself what it is stands in quotes."""
    label = side.label.rstrip("、.．：:") if side else ""
    return label if not label or label[0] in _NAMING else f"“{label}”"


def _inside(row: Row) -> Iterator[str]:
    """Yield what became of its 款 and 项, where it has several; what is deleted by its old number, all else by its new one."""
    if row.status is not Status.MODIFIED or row.level not in (Level.ARTICLE, Level.ITEM) or len(row.children) < 2:
        return
    changed = [child for child in row.children if child.status in _INSIDE and child.level is not Level.TABLE]
    whole = {(child.status, _side(child).address) for child in changed if child.status in (Status.INSERTED, Status.DELETED)}
    told = [child for child in changed if not any((child.status, above) in whole for above in _above(_side(child).address))]
    if len(told) > _MOST:
        return
    for status, how in _INSIDE.items():
        names = list(filter(None, (_told(row, child) for child in told if child.status is status)))
        if names:
            yield how.format("、".join(_listed(dict.fromkeys(names))))


def _listed(names: Iterable[str]) -> Iterator[str]:
    """Name each in turn, the 款 of several 项 once: 第一款第三项、第四项."""
    last = ""
    for name in names:
        above, kuan, inside = name.rpartition("款")
        yield inside if inside and above + kuan == last else name
        last = above + kuan if inside else ""


def _tables(row: Row) -> Iterator[str]:
    """Yield how many rows of tables changed: they have no names."""
    if row.status is not Status.MODIFIED:
        return
    counts = Counter(child.status for child in row.children if child.level is Level.TABLE)
    told = [f"{how}{counts[status]}行" for status, how in _ROWS.items() if counts[status]]
    if told:
        yield f"表格{'、'.join(told)}"


def _above(address: Address) -> Iterator[Address]:
    while address.steps:
        address = address.parent
        yield address


def _told(row: Row, child: Row) -> str:
    """Name a provision inside a row."""
    top = row.old if child.new is None else row.new
    return _name(top, _side(child), _paragraphs(row, old=child.new is None)) if top else ""


def _paragraphs(row: Row, *, old: bool) -> int:
    sides = (child.old if old else child.new for child in row.children)
    return sum(1 for side in sides if side and side.address.steps[-1].level is Level.PARAGRAPH)


def _name(top: Side, side: Side, paragraphs: int) -> str:
    """Name a provision within its article; 款 goes unsaid where there is one alone."""
    count = len(top.address.steps)
    inside = side.address.steps[count:]
    if paragraphs == 1 and inside and inside[0].level is Level.PARAGRAPH:
        inside = inside[1:]
    try:
        return write_address(Address((*top.address.steps, *inside))).removeprefix(write_address(top.address)) if inside else ""
    except RequestError:
        return ""


def _side(row: Row) -> Side:
    side = row.new or row.old
    if side is None:
        raise ValueError("a row has a side")
    return side


def _form(row: Row) -> Iterator[str]:
    forms = [FORMS[form] for form in Typography if form in row.typography and form is not Typography.LABEL]
    if forms:
        only = "" if row.amended else "仅"
        yield f"{only}文字形式不同：{'、'.join(forms)}"


def _doubt(row: Row, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"修改依据：{'、'.join(item if item[0] in _NAMING else f'“{item}”' for item in items)}"
    elif row.basis is Basis.INSTRUCTION:
        # Of the same words under the same number nobody asks how that is known.
        if row.old and row.new and (_label(row.old) != _label(row.new) or row.moved or row.status in (Status.SPLIT, Status.MERGED)):
            yield "条文对应由修改依据载明"
    elif row.basis is Basis.INFERRED and row.confidence < _DOUBT:
        what = "条文对应系推定" if row.old and row.new else "无对应条文系推定"
        yield f"{what}，可信度{row.confidence:.2f}"
