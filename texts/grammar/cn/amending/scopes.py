"""Scopes: which items of an act a clause about its commencement names (第三条、第五条至第七条自…起施行).

    scope ::= "本决定"? ref (("、" | "和") ref)*
    ref   ::= "第" n ("条" | "项") ("至" "第" n ("条" | "项"))?

An item that is printed 三、 is cited as 第三条 or 第三项.
"""

from texts.grammar.cn import numerals
from texts.patterns import lazily

__all__ = ["items_named"]

_REF = lazily(r"第([一二三四五六七八九十百零〇]+)[条项](?:至第([一二三四五六七八九十百零〇]+)[条项])?")
_ONLY = lazily(r"(?:本(?:决定|修正案))?(?:第[一二三四五六七八九十百零〇]+[条项](?:至第[一二三四五六七八九十百零〇]+[条项])?[、和及]?)+(?:的规定)?")


def items_named(scope: str) -> frozenset[str]:
    """Return the names that the items bear in print, in either style; none where the scope says something else.

    Args:
        scope: as printed.
    """
    if _ONLY.fullmatch(scope.strip()) is None:
        return frozenset()
    found: set[str] = set()
    for match in _REF.finditer(scope):
        first = numerals.read(match[1])
        last = numerals.read(match[2]) if match[2] else first
        if first is not None and last is not None:
            for number in range(first, last + 1):
                found |= {f"{numerals.write(number)}、", f"第{numerals.write(number)}条"}
    return frozenset(found)
