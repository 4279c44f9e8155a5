"""Naming: the names that a law answers to (法规名称).

Folding here is for looking names up and for nothing else; texts are compared
by `texts/folding.py`.
"""

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["cited_keys", "fold", "former_titles", "name_keys", "named_titles"]

_EDITION = r"(?:\((?:[0-9]{4}年?)?(?:第.{1,3}次)?(?:修正|修订|修改)(?:案|本|版|文本)?\))+$"
_STATE = "中华人民共和国"
_ORGANS = r"^(?:[^关《]{2,40}?(?:法院|检察院|委员会|政府|国务院|代表大会|部|局|署|厅|总局|办公室)[、,和]?)+(?=关于)"
_FORMS = {
    **dict.fromkeys(map(ord, "《》〈〉<>「」『』“”\"‘’'\u200b\u200c\u200d\u2060\u00ad"), None),
    **dict.fromkeys(map(ord, "〔【"), "["),
    **dict.fromkeys(map(ord, "〕】"), "]"),
    **dict.fromkeys(map(ord, "·•‧∙⋅●"), "·"),
    **dict.fromkeys(map(ord, "—―─━–‒‐‑−"), "-"),
}


def fold(title: str) -> str:
    """Return a title as it is looked up: one width, no spaces, no quotation marks, no （2018修正）."""
    narrow = "".join(unicodedata.normalize("NFKC", title).translate(_FORMS).split())
    folded = unicodedata.normalize("NFKC", narrow)
    return re.sub(_EDITION, "", folded) if folded.endswith(")") else folded


def name_keys(title: str) -> tuple[str, ...]:
    """Return the folded names that a title answers to: 中华人民共和国刑法 is also 刑法."""
    folded = fold(title)
    short = folded.removeprefix(_STATE)
    return (folded,) if short in ("", folded) else (folded, short)


def cited_keys(title: str) -> tuple[str, ...]:
    """Return the folded names by which others cite a title: the organ that stands before 关于 may be left out."""
    bare = re.sub(_ORGANS, "", fold(title))
    return tuple(dict.fromkeys((*name_keys(title), bare)))


def named_titles(act: str) -> tuple[str, ...]:
    """Return the titles that the title of an amending act names: 关于修改〈甲条例〉的决定.

    What stands in brackets inside of one is cited by it, and is not amended
    (关于修改《关于适用〈甲法〉的解释》的决定).
    """
    found: list[str] = []
    start, depth = 0, 0
    for at, char in enumerate(act):
        if char in "《〈<":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif char in "》〉>" and depth:
            depth -= 1
            if not depth and start < at:
                found.append(act[start:at])
    return tuple(found)


def former_titles(title: str | None, acts: Iterable[str]) -> tuple[str, ...]:
    """Return the titles that a Work may have borne before its amending acts.

    An act that names the title itself changed no title; what it names beside
    it are other Works (关于修改〈甲条例〉〈乙条例〉的决定).
    """
    own = set(name_keys(title or ""))
    found: list[str] = []
    for named in map(named_titles, acts):
        if own.isdisjoint(key for one in named for key in name_keys(one)):
            found += named
    return tuple(dict.fromkeys(found))
