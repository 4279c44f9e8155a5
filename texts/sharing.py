"""Sharing: what a row of a divided provision leaves to the other rows (拆分、合并条文的各部分).

An article that is split has a row for each part. What one row lacks because
another has it is no deletion, and is marked as standing elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from texts.comparison import Edit, Row, Side, Status

__all__ = ["shared_out"]

_Range = tuple[int, int]


def shared_out(rows: Sequence[Row]) -> list[Row]:
    """Return the rows, the words of divided provisions that another row has marked as elsewhere.

    Args:
        rows: of one kind of provision.
    """
    parts: dict[tuple[bool, object], list[Row]] = defaultdict(list)
    for row in rows:
        if row.status in (Status.SPLIT, Status.MERGED):
            for is_new, side in enumerate((row.old, row.new)):
                parts[bool(is_new), _name(side)].append(row)
    return [_marked(row, parts) if row.status in (Status.SPLIT, Status.MERGED) else row for row in rows]


def _name(side: Side | None) -> object:
    return side.address if side else None


def _marked(row: Row, parts: dict[tuple[bool, object], list[Row]]) -> Row:
    kept: list[list[_Range]] = []
    for is_new, side in enumerate((row.old, row.new)):
        others = [other for other in parts[bool(is_new), _name(side)] if other is not row]
        kept.append(sorted((edit.new if is_new else edit.old) for other in others for edit in other.edits if edit.kept))
    if not any(kept):
        return row
    # The line break between two parts went with the division.
    texts = [side.wording if side else "" for side in (row.old, row.new)]
    kept = [_widened(ranges, text) for ranges, text in zip(kept, texts, strict=True)]
    return row._replace(edits=tuple(piece for edit in row.edits for piece in _pieces(edit, kept[0], kept[1])))


def _widened(kept: Sequence[_Range], text: str) -> list[_Range]:
    """Take the line breaks around what is kept elsewhere along with it; ranges that touch become one."""
    found: list[_Range] = []
    for start, end in kept:
        start, end = start - (text[start - 1 : start] == "\n"), end + (text[end : end + 1] == "\n")
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _pieces(edit: Edit, old: Sequence[_Range], new: Sequence[_Range]) -> Iterator[Edit]:
    """Part a run that is not kept into what stands elsewhere and what does not."""
    if edit.kept:
        yield edit
        return
    sides = (list(_parted(edit.old, old)), list(_parted(edit.new, new)))
    if not any(elsewhere for side in sides for _, elsewhere in side):
        yield edit
        return
    for part, elsewhere in sides[0]:
        yield Edit(part, (edit.new[0], edit.new[0]), False, elsewhere=elsewhere)
    for part, elsewhere in sides[1]:
        yield Edit((edit.old[1], edit.old[1]), part, False, elsewhere=elsewhere)


def _parted(whole: _Range, kept: Sequence[_Range]) -> Iterator[tuple[_Range, bool]]:
    """Part a range at the ends of the ranges that are kept elsewhere."""
    at = whole[0]
    for start, end in kept:
        start, end = max(start, at), min(end, whole[1])
        if start >= end:
            continue
        if at < start:
            yield (at, start), False
        yield (start, end), True
        at = end
    if at < whole[1]:
        yield (at, whole[1]), False
