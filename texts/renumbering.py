"""Renumbering: where a citation of the old text points in the new (条文序号的对应调整).

第三条 that has become 第四条 because the article it cites has is no change
of what is said. Only citations of the text itself follow: 刑法第三条 is
another text's.
"""

import re
from collections.abc import Mapping, Sequence

from texts.address import Address, Level, Number
from texts.comparison import Alignment
from texts.folding import Token

__all__ = ["Renumbering"]

_ARTICLE = re.compile(r"第([0-9-]+)条")
# 本法第三条, 依照第三条 cite the text itself; 刑法第三条, 《…》第三条 and （…令）第三条 do not.
_OWN = re.compile(r"本(?:法|条例|规定|办法|细则|决定|章程|规则|解释|准则|规程|意见|通知|办法)$")
_FOREIGN = re.compile(r"(?:[法例定则程释典宪令知见]|[》〉）)])$")
_JOINED = re.compile(r"[、和及与或者至到,，以]{1,3}|(?:第?.{1,6}[款项目][、和及与或者至到,，以]{0,3})*")


class Renumbering:
    """The new numbers of the articles of an old text.

    Args:
        alignment: says what became of them.
    """

    def __init__(self, alignment: Alignment) -> None:
        self._new: Mapping[Number, Number] = {}
        best: dict[Number, tuple[float, Number]] = {}
        for link in alignment.links:
            old, new = _article(link.old), _article(link.new)
            if old and new and link.similarity > best.get(old, (-1.0, ()))[0]:
                best[old] = (link.similarity, new)
        self._new = {old: new for old, (_, new) in best.items() if old != new}

    def __call__(self, text: str, tokens: Sequence[Token]) -> list[str]:
        """Return the keys of the tokens, citations of the text's own articles under their new numbers."""
        keys, own, end = [], True, -1
        for token in tokens:
            match = _ARTICLE.fullmatch(token.key)
            if match is None:
                keys.append(token.key)
                continue
            if end < 0 or not _JOINED.fullmatch(text[end : token.start]):
                own = self._is_own(text[max(0, token.start - 6) : token.start].rstrip())
            end = token.end
            number = tuple(map(int, match[1].split("-")))
            new = self._new.get(number) if own else None
            keys.append(token.key if new is None else f"第{'-'.join(map(str, new))}条")
        return keys

    @staticmethod
    def _is_own(before: str) -> bool:
        return bool(_OWN.search(before)) or not _FOREIGN.search(before)


def _article(address: Address) -> Number | None:
    if len(address.steps) == 1 and address.steps[0].level is Level.ARTICLE and address.steps[0].occurrence == 1:
        return address.steps[0].number
    return None
