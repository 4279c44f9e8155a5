"""Legend: what the marks of a comparison table mean (图例)."""

from texts.formats.strips import Mark

__all__ = ["LEGEND", "heading", "known"]

LEGEND = (
    (Mark.INSERTED, "增加的文字"),
    (Mark.DELETED, "删去的文字"),
    (Mark.FORM, "仅文字形式不同"),
    (Mark.ELSEWHERE, "见拆分、合并的其他行"),
)

_COMPARED = "条文对应由文本比对得出，可信度低于0.90的，在说明栏注明。"
_INSTRUCTED = "说明栏注明“修改依据”的，条文对应由修改决定、修正案载明；其余由文本比对得出，可信度低于0.90的，亦注明。"


def known(*, instructed: bool) -> str:
    """Return how the rows are known, unless a remark says otherwise.

    Args:
        instructed: what became of some of them is stated by an amending act.
    """
    return _INSTRUCTED if instructed else _COMPARED


def heading(title: str, part: str = "") -> str:
    """Return what stands over the table.

    Args:
        title: of the law; `""` where it is not known.
        part: the provision that the table is about; `""` is the whole.
    """
    return f"《{title}》{part}修改前后对照表" if title else f"{part}修改前后对照表"
