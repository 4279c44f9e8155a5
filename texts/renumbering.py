"""Renumbering: where a citation of the old text points in the new (条文序号的对应调整).

第三条 that has become 第四条 because the article it cites has is no change
of what is said. Only citations of the text itself follow: 刑法第三条 is
another text's.
"""

from collections.abc import Callable, Iterable, Sequence

from texts.address import Number
from texts.folding import Token, flat
from texts.patterns import lazily

__all__ = ["Renumbering"]

_ARTICLE = lazily(r"第([0-9-]+)条")
# 本法第三条 and 依照第三条 cite the text itself; 刑法第三条, 《…》第三条 and （…令）第三条 do not.
_OWN = lazily(r"本(?:法|条例|规定|办法|细则|决定|章程|规则|解释|准则|规程|意见|通知)$")
_FOREIGN = lazily(r"[法例定则程释典宪令知见>)]$")
# 刑法第三条、第五条和第七条第二款: what cites the first cites the others.
_JOINED = lazily(r"(?:第[^第，。；]{1,8}[款项目])*[、和及与或者至到以]{0,3}(?:第[^第，。；]{1,8}[款项目][、和及与或者至到以]{0,3})*")
_BEFORE = 8


class Renumbering:
    """The numbers of the articles of two texts, matched one to one.

    Args:
        links: an old and a new number, and how like the articles are. A
            number whose article has been split or merged follows the likest part.
    """

    def __init__(self, links: Iterable[tuple[Number, Number, float]]) -> None:
        pairs = list(links)
        of_old, of_new = _likest(pairs), _likest([(new, old, similarity) for old, new, similarity in pairs])
        self._new = {old: new for old, new in of_old.items() if of_new[new] == old}
        self._old = {new: old for old, new in self._new.items()}

    def follows(self, old: Sequence[Token], new: Sequence[Token]) -> bool:
        """Say whether either text cites an article whose number is not the same in both."""
        sides = ((_cited(old), self._new), (_cited(new), self._old))
        return any(renumbered.get(number, number) != number for cited, renumbered in sides for number in cited)

    def of_old(self, text: str, tokens: Sequence[Token]) -> list[Token]:
        """Return the tokens of an old text, its own articles under their new numbers."""
        return self._named(text, tokens, lambda number: self._new.get(number))

    def of_new(self, text: str, tokens: Sequence[Token]) -> list[Token]:
        """Return the tokens of a new text, its own articles told from those of others."""
        return self._named(text, tokens, lambda number: number)

    @staticmethod
    def _named(text: str, tokens: Sequence[Token], name: Callable[[Number], Number | None]) -> list[Token]:
        found: list[Token] = []
        own, end = True, -1
        for token in tokens:
            number = _number(token) if token.key[:1] == "第" else None
            if number is None:
                found.append(token)
                continue
            if end < 0 or not _JOINED.fullmatch(text[end : token.start]):
                before = flat(text[max(0, token.start - _BEFORE) : token.start])
                own = bool(_OWN.search(before)) or not _FOREIGN.search(before)
            end = token.end
            now = name(number)
            key = f"本{now}" if now else f"旧{number}"
            found.append(token._replace(key=key) if own else token)
        return found


def _likest(pairs: Sequence[tuple[Number, Number, float]]) -> dict[Number, Number]:
    found = {one: other for one, other, _ in pairs}
    if len(found) == len(pairs):
        return found
    best: dict[Number, tuple[float, Number]] = {}
    for one, other, similarity in pairs:
        best[one] = max(best.get(one, (-1.0, ())), (similarity, other))
    return {one: other for one, (_, other) in best.items()}


def _cited(tokens: Sequence[Token]) -> list[Number]:
    """Return the numbers of the articles that a text cites."""
    return [number for token in tokens if token.key[:1] == "第" and (number := _number(token))]


def _number(token: Token) -> Number | None:
    match = _ARTICLE.fullmatch(token.key)
    return tuple(map(int, match[1].split("-"))) if match else None
