"""Labels: the numbers that provisions bear in print (编章节条项目的序号)."""

from functools import lru_cache

from texts.address import Level, Number
from texts.grammar.cn import numerals
from texts.patterns import lazily

__all__ = ["ANNEX", "ARTICLE", "BLANK", "CITING", "HEADING", "HEADING_LEVELS", "LISTED", "STYLE_LEVELS", "is_misprinted", "number_of", "split_gap"]

BLANK = r"[ \t\u3000\u2002\u2003\u2009\u00a0\u200b]"
"""White space that print puts inside and after a label."""

_CHINESE = "一二三四五六七八九十百千零〇○O"
_LOOKALIKES = "－—–ー─━-"
_NUMERAL = rf"(?:[{_CHINESE}两0-9０-９{_LOOKALIKES}]|{BLANK}(?=[{_CHINESE}0-9０-９{_LOOKALIKES}]|{BLANK}*[条编章节分])){{1,24}}"
_SUFFIX = rf"(?:{BLANK}?之{BLANK}?[一二三四五六七八九十]{{1,3}}(?![一二三四五六七八九十]))?"

ARTICLE = rf"[第笫苐]{BLANK}{{0,2}}{_NUMERAL}{BLANK}{{0,2}}条{_SUFFIX}"
"""Pattern of an article's label, misprints included; no group."""

HEADING = rf"[第笫苐]{BLANK}{{0,2}}{_NUMERAL}{BLANK}{{0,2}}(?:分{BLANK}?编|编|章|节){_SUFFIX}"
"""Pattern of the label of 编, 分编, 章, 节; no group."""

CITING = lazily(
    r"[的、，,；;。）)》〉>＞”’’]|第[一二三四五六七八九十百0-9（(]|规定|之[^间后前]|[至和及与或](?=第|本|前|《|[（(])|所[称列指规述]|中(?![华央国外级小等心])|以及第|款|项(?!目)"
    r"|修改|修正|增加|改为|删去|删除|作为|中的|分别|关于|外(?=，)|后增加|之后|之一(?:的|、|，)|[.．]"
)
"""What follows a label that is cited, and not one that is borne."""

HEADING_LEVELS = {"编": Level.PART, "章": Level.CHAPTER, "节": Level.SECTION}

_FEW = "[一二三四五六七八九十百零〇]"
_BROAD = "[0-9０-９]"
LISTED = lazily(
    rf"(?P<bracketed>[（(]{BLANK}?{_FEW}{{1,5}}{BLANK}?[）)]|{_FEW}{{1,3}}[）)]|[㈠-㈩])(?!项(?!目)|[至、和及或与][（(第])"
    rf"|(?P<comma>{_FEW}{{1,5}}{BLANK}?、)"
    rf"|(?P<dotted>(?![0０]){_BROAD}{{1,3}}{BLANK}?[．.、](?!{BLANK}?{_BROAD})|[⒈-⒛])"
    rf"|(?P<enclosed>[（(]{BLANK}?{_BROAD}{{1,3}}{BLANK}?[）)]|{_BROAD}{{1,2}}[）)]|[⑴-⒇])"
    r"|(?P<circled>[①-⑳㉑-㉟])"
)
"""What a point, an indent or an item may start with, one group for each style."""

STYLE_LEVELS = {
    "bracketed": Level.POINT,
    "comma": Level.POINT,
    "dotted": Level.INDENT,
    "enclosed": Level.SUBINDENT,
    "circled": Level.SUBINDENT,
}

ANNEX = lazily(
    rf"(?P<label>[【\[]?附{BLANK}*(?:[件表录图](?:{BLANK}*(?:[一二三四五六七八九十]{{1,3}}|[0-9０-９]{{1,3}}|[A-Z](?![A-Za-z])))?"
    rf"|[一二三四五六七八九十]{{1,3}}(?={BLANK}*[:：])|[0-9０-９]{{1,2}}(?={BLANK}*[:：])|(?={BLANK}*[:：]))[】\]]?(?:{BLANK}*[:：])?)"
    rf"(?P<gap>{BLANK}*)(?P<words>.*)"
)
"""The first line of an annex (附件一：…, 附表, 附：…)."""

_BLANKS = lazily(BLANK)
_REGULAR = lazily(rf"第[{_CHINESE[:-2]}0-9０-９]+(?:分编|编|章|节|条)(?:之[一二三四五六七八九十]+)?")
_PARTS = lazily(rf"[第笫苐]({_NUMERAL}?)(?:条|分编|编|章|节)(?:之(.+))?")


@lru_cache(maxsize=8192)
def number_of(label: str) -> Number | None:
    """Return the number that a label prints, look-alikes in it mended; `None` where it cannot be read."""
    bare = _BLANKS.sub("", label)
    read = numerals.read_label(bare)
    if read is not None:
        return read
    parts = _PARTS.fullmatch(bare)
    if parts is None:
        return numerals.read_label(bare.strip("（()）、．.") + "、")
    # 第三十－条 prints － for 一; 第三十一-条 a hyphen that stands for nothing.
    for numeral in (numerals.mend(parts[1]), parts[1].strip(_LOOKALIKES)):
        value = numerals.read(numeral)
        if value is not None:
            suffix = None if parts[2] is None else numerals.read(parts[2])
            return (value,) if suffix is None else (value, suffix)
    return None


def is_misprinted(label: str) -> bool:
    """Say whether the label of an article or heading holds a character that does not belong there."""
    return _REGULAR.fullmatch(_BLANKS.sub("", label)) is None


def split_gap(text: str) -> tuple[str, str]:
    """Part the white space at the start of `text` from the rest."""
    words = text.lstrip()
    return text[: len(text) - len(words)], words
