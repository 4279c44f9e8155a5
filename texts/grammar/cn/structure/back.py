"""Back: what stands after the last words of law (落款)."""

from typing import NamedTuple

from texts.document import Passage, Role
from texts.grammar.cn.structure.facts import DAY, FURNITURE
from texts.grammar.cn.structure.lines import Page
from texts.patterns import lazily

__all__ = ["Back", "read_back"]

_ORGAN = lazily(
    r"[一-龥·\s　、（）]{2,50}(?:会|院|部|局|署|府|厅|委|团|办|处|司|银行|社|总队|中心|公署|主席|总理|省长|市长|州长|县长|主任|部长|局长|署长)"
    r"(?:[\s　]{1,4}[一-龥·]{2,6}(?:\s[一-龥])?)?"
)
_CLOSING = lazily(r"【?(?:打印|关闭|返回顶部|上一篇|下一篇|相关链接|扫一扫|责任编辑|分享到|附件下载|版权所有)")
_MOST = 6


class Back(NamedTuple):
    """What was read after the body.

    Args:
        parts: the passages, in order.
        end: index of the line where they start.
    """

    parts: tuple[Passage, ...]
    end: int


def read_back(page: Page, first: int, last: int) -> Back:
    """Read the last lines between two indexes: who signs, and the day; a page's furniture after them."""
    furniture = last
    while furniture > first and (_CLOSING.match(page.lines[furniture - 1]) or FURNITURE.match(page.lines[furniture - 1])):
        furniture -= 1
    day = furniture
    if day > first and DAY.fullmatch(page.lines[day - 1]):
        day -= 1
    signed = day
    while signed > first and day - signed < _MOST and _signs(page, signed - 1, dated=day < furniture):
        signed -= 1
    spans = ((Role.SIGNATURE, signed, day), (Role.DATE_LINE, day, furniture), (Role.FURNITURE, furniture, last))
    parts = tuple(Passage(role, page.lines[start:end]) for role, start, end in spans if start < end)
    return Back(parts, signed)


def _signs(page: Page, index: int, *, dated: bool) -> bool:
    line = page.lines[index]
    if page.marks[index] or line[0] == "第" or _ORGAN.fullmatch(line) is None:
        return False
    return dated or (index > 0 and page.lines[index - 1][-1:] in "。）)")
