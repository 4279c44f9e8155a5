"""Which act a reference is about, by the words before it (被引用的法律名称)."""

from texts.patterns import lazily

__all__ = ["named_before"]

# Longer than any title that real texts cite; keeps the look back short.
_WINDOW = 240
_KIND = "法典|法|条例|办法|规定|解释|细则|规则|决定|准则|章程|公约|协定|议定书|修正案|通则|规程|规范|意见|批复|通知|标准"
_OWN = lazily(f"(?:本|我国)(?:{_KIND}|实施(?:细则|办法)|暂行规定|决议|附件|安排|纪要)$")
_RELATIVE = lazily("(?:前[一二两三四五六七八九十]?|本|上)(?:条|款|项|目|章|节|编)(?:中?的?)$")
_NAMED = lazily(f"(?:{_KIND})(?:[（(][一二三四五六七八九十]{{1,3}}[)）])?(?:总则|分则|[一-龥]{{2,6}}编)?$")
_WORDS = lazily("[一-龥（）〔〕]*$")
_REMARK = lazily(r"[（(][^（()）]{0,80}[)）]$")
# The last word before a bare title that cannot be of it.
_LEAD_IN = lazily(
    "依照|按照|根据|违反|适用|符合|依据|参照|遵守|执行|属于|构成|触犯|应当|或者|以及|关于|是指|不受|取得|具有|具备|达到|除有|其中|上述|认定为|视为"
    "|实施(?!细则|办法|条例|规定)|(?<![国所私专])有(?=[一-龥]{2,}法)|原(?=[一-龥]+法)|的(?!决定|规定|办法|解释|意见|批复|通知)|将|）(?=[一-龥])"
    "|(?:(?<=法)|(?<=条例)|(?<=规定)|(?<=办法)|(?<=解释)|(?<=细则)|(?<=[条款项目]))[和与及或]"
)
_OPENING = lazily("(?:对(?!外)|[在由因除有按依以经把为是应照据如和与及])+")
# No title of its own: 违反规定第十条.
_GENERIC = lazily(f"(?:{_KIND}|有关(?:{_KIND})|前述(?:{_KIND}))")


def named_before(text: str, at: int) -> tuple[str | None, str | None]:
    """Return the act and the relative word (本条, 前款) that stand before a reference.

    Args:
        text: the whole text.
        at: where the reference begins.

    Returns:
        The title as printed without 《 》, or `None` for this text; the relative
        word, or `None`.
    """
    before = text[max(0, at - _WINDOW) : at].rpartition("\n")[2].rstrip(" \u3000")
    relative = _RELATIVE.search(before[-6:])
    if relative:
        return None, relative[0]
    bare = _REMARK.sub("", before) if before.endswith((")", "）")) else before
    for opening, closing in ("《》", "〈〉"):
        if bare.endswith(closing):
            return _between_marks(bare, opening, closing), None
    if _OWN.search(bare[-12:]):
        return None, None
    return _bare_title(before) or _bare_title(bare), None


def _between_marks(before: str, opening: str, closing: str) -> str | None:
    """Return what stands in the marks that end `before`; nested ones belong to it."""
    depth = 0
    for place in range(len(before) - 1, -1, -1):
        depth += (before[place] == closing) - (before[place] == opening)
        if depth == 0:
            return before[place + 1 : -1]
    return None


def _bare_title(before: str) -> str | None:
    named = _NAMED.search(before[-24:])
    words = _WORDS.search(before[-60:]) if named else None
    if named is None or words is None:
        return None
    ending = len(named[0])
    body, kind = words[0][:-ending], words[0][-ending:]
    cuts = [match.end() for match in _LEAD_IN.finditer(body + kind) if match.end() <= len(body)]
    title = body[cuts[-1] if cuts else 0 :] + kind
    opening = _OPENING.match(title)
    title = title[opening.end() :] if opening else title
    return None if not title or _GENERIC.fullmatch(title) else title
