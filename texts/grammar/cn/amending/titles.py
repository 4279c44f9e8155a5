"""Titles: whether an act speaks of this law (被修改的法律名称).

    named ::= "《" title "》" | "“" alias "”"

The organ that made a law may stand before its title or not; 中华人民共和国
and the year in brackets after it may be left out.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from texts.folding import flat

__all__ = ["Names", "plain_title"]

_DATED = re.compile(r"\((?:\d{4}[^()]*|[^()]*修[正订][^()]*|法释[^()]*)\)$")
_SHORT = re.compile(r"以下(?:简称|称)[《“\"]?([^》”\")）]{2,40})[》”\"]?")
# 《解释》, 《规定》 alone name the law that the act is about.
_KINDS = frozenset(("法", "法典", "条例", "规定", "办法", "解释", "细则", "规则", "决定", "意见", "批复", "通知", "安排", "纪要", "章程", "宪法"))
_SHORTEST = 4


def plain_title(title: str) -> str:
    """Return a title without marks, spaces, the name of the state and the year of a version."""
    plain = re.sub(r"[<>\"'*#]", "", flat(title)).replace("中华人民共和国", "").replace("、", "")
    return _DATED.sub("", plain.replace("（", "(").replace("）", ")"))


@dataclass(frozen=True, slots=True)
class Names:
    """The names by which an act calls the law that is being compiled.

    Args:
        title: the law's own, plain; `None` where its text prints none.
        aliases: what the act says it calls it (以下简称《解释》), plain.
    """

    title: str | None
    aliases: frozenset[str] = frozenset()

    @classmethod
    def of(cls, title: str | None, lead: Iterable[str]) -> "Names":
        """Return the names of a law with the short names that the act's opening words give."""
        aliases = {plain_title(match[1]) for line in lead for match in _SHORT.finditer(line)}
        return cls(plain_title(title) if title else None, frozenset(aliases))

    def mean(self, named: str) -> bool:
        """Say whether a title that the act prints means this law."""
        plain = plain_title(named)
        if self.title is None or plain in self.aliases or plain in _KINDS or plain == self.title:
            return True
        return min(len(plain), len(self.title)) >= _SHORTEST and (plain.endswith(self.title) or self.title.endswith(plain))
