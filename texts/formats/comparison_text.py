"""Comparison as plain text: what changed, with marks that need no terminal (新旧对照).

Deleted words stand in [-…-], inserted ones in {+…+}; old words that another
part of a divided article has in [~…~], new ones that come from another article
in {~…~}. What differs in form alone is not marked. Colour and columns are the
command line's.
"""

from collections.abc import Iterator

from texts.comparison import Comparison, Edit, Row, Side, Status, Typography

__all__ = ["NAMES", "as_text", "headline", "marked", "summary"]

NAMES = {
    Status.UNCHANGED: "未变",
    Status.MODIFIED: "修改",
    Status.RENUMBERED: "仅序号变化",
    Status.MOVED: "移动",
    Status.SPLIT: "拆分",
    Status.MERGED: "合并",
    Status.INSERTED: "新增",
    Status.DELETED: "删除",
}
_FIRST_WORDS = 20
_SUMMED = (Status.MODIFIED, Status.INSERTED, Status.DELETED, Status.SPLIT, Status.MERGED, Status.MOVED, Status.RENUMBERED)


def as_text(comparison: Comparison) -> str:
    """Return the changed provisions, a blank line between them, the summary last."""
    blocks = ["\n".join([headline(row), *marked(row).splitlines()]) for row in comparison.rows() if _shown(row)]
    return "\n\n".join([*blocks, summary(comparison)]) + "\n"


def summary(comparison: Comparison) -> str:
    """Return the count of articles by what became of them: 12 修改 · 5 新增 · 1 删除 · 30 仅序号变化."""
    counts = comparison.summary()
    parts = [f"{counts[status]} {NAMES[status]}" for status in _SUMMED if counts[status]]
    counted = comparison.articles or comparison.others
    forms = sum(1 for row in counted if row.typographic and row.typography - {Typography.LABEL})
    around = sum(1 for row in comparison.rows() if row.amended and all(row is not other for other in counted))
    parts += [f"{forms} 仅文字形式"] if forms else []
    parts += [f"条文以外 {around} 处"] if around else []
    return " · ".join(parts) or "未变"


def headline(row: Row) -> str:
    """Return what a row is about: 第三条 → 第四条 修改; what bears no number is named by its first words."""
    sides = [side for side in (row.old, row.new) if side]
    labels = dict.fromkeys(side.label.rstrip("、.．：:") for side in sides if side.label)
    names = " → ".join(labels) or ("标题" if not any(side.address.steps for side in sides) else _first_words(sides[-1]))
    moved = " 移动" if row.moved and row.status is not Status.MOVED else ""
    return f"{names} {NAMES[row.status]}{moved}"


def _first_words(side: Side) -> str:
    words = side.wording.partition("\n")[0]
    return words if len(words) <= _FIRST_WORDS else words[:_FIRST_WORDS] + "…"


def marked(row: Row) -> str:
    """Return the words of both sides in one, deletions and insertions marked."""
    return "".join(_marked(row, edit) for edit in row.edits)


def _marked(row: Row, edit: Edit) -> str:
    old = row.old.wording[slice(*edit.old)] if row.old else ""
    new = row.new.wording[slice(*edit.new)] if row.new else ""
    if edit.kept:
        return new
    sign, other = ("~", "~") if edit.elsewhere else ("-", "+")
    return "".join(_by_line(old, f"[{sign}", f"{sign}]")) + "".join(_by_line(new, f"{{{other}", f"{other}}}"))


def _by_line(words: str, before: str, after: str) -> Iterator[str]:
    """Mark each line of a run by itself, so that a mark never spans a line break."""
    for line in words.splitlines(keepends=True):
        bare = line.rstrip("\n")
        yield (before + bare + after if bare else "") + line[len(bare) :]


def _shown(row: Row) -> bool:
    return row.amended or row.status not in (Status.UNCHANGED, Status.RENUMBERED)
