"""Legend: what the marks of a comparison table mean (图例)."""

from texts.formats.strips import Mark

__all__ = ["DOUBT", "LEGEND", "heading"]

LEGEND = (
    (Mark.INSERTED, "增加的文字"),
    (Mark.DELETED, "删去的文字"),
    (Mark.FORM, "仅文字形式不同"),
    (Mark.ELSEWHERE, "见拆分、合并的其他行"),
)

DOUBT = "条文对应由文本比对得出，可信度低于0.90的，在说明栏注明。"
"""How the rows are known, unless a remark says otherwise."""


def heading(title: str) -> str:
    """Return what stands over the table."""
    return f"《{title}》修改前后对照表" if title else "修改前后对照表"
