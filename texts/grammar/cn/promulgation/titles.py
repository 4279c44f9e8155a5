"""Titles (标题): which of the printed ones is the text's own.

A text may print its title several times: as the name of a file with a year
(担保法(1995)), in its announcement, above its header note. The one nearest to
the body counts, without what a file name or a page adds.
"""

import re

from texts.grammar.cn import dates
from texts.grammar.cn.promulgation import numbers
from texts.grammar.cn.promulgation.tokens import fold
from texts.patterns import lazily

__all__ = ["NAME_ENDS", "agrees", "end_of", "joined", "opening_end", "own_title", "plain"]

NAME_ENDS = (
    "法|法典|总则|条例|规定|办法|规则|细则|解释|决定|决议|批复|答复|复函|安排|修正案|守则|规范|通知|意见|章程|规程|准则|标准|解答|公约|纲要"
    "|方案|制度|程序|目录|通则|命令|宪法|大纲|要求|公告|函|若干问题|协定|纪要|须知"
)
"""Pattern of the words that a title ends with, without groups."""

_FILE_YEAR = lazily(
    r"\s*[(（](?:(?:19|20)[0-9]{2}(?:年)?(?:修[正订改]|[0-9.\-年月日]*)?)?[)）]\s*$|_法律法规$|\s*[(（](?:19|20)[0-9]{2}[-年.][0-9.\-月]{1,6}日?[)）]$"
)
_YEARLY = lazily(r"修正案[(（](?:19|20)[0-9]{2}年[)）]$")
_COURTS = lazily(r"(最高人民法院)[\s、　]*(?=最高人民检察院)|(最高人民检察院)[\s、　]*(?=(?:公安部|司法部|国家安全部|最高人民法院))")
_PART_OF_CODE = lazily(r"(?:总则|附则|(?:第.{1,3}编)?.{2,8}编)$")
_ENDS = lazily(rf"(?:{NAME_ENDS})(?:[(（][^()（）]{{1,20}}[)）])*$")
# No title is longer, and what is no title need not be read to its end.
_LONGEST = 400
_NAME_THEN = lazily(
    rf"^.*?(?:{NAME_ENDS})(?:[(（][^()（）]{{1,20}}[)）])?(?=[(（《]|$|中?华人民共和国|主席|国务院|最高人民|国家|[\u4e00-\u9fff]{{2,12}}(?:部|委员会|局|署|政府)(?:令|公告|第))"
)
_PROCLAIMS = lazily(r"^(?!.*关于).*(?:公告|令)$")


def plain(title: str) -> str:
    """Return a title without the year that a file name adds, and without blanks; organs beside each other are listed with 、."""
    title = title.strip().lstrip("\ufeff")
    # Amendments are told apart by the year in their names: 宪法修正案（1988年）.
    while _FILE_YEAR.search(title) and not _YEARLY.search(title):
        title = _FILE_YEAR.sub("", title).strip()
    title = _COURTS.sub(lambda match: (match[1] or match[2]) + "、", title)
    return re.sub(r"\s+", "", title)


def joined(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the titles that lines print: lines go on with each other until a name ends.

    A part of a code that stands under the code's name (附则 under 民法典) is no title.
    """
    found: list[str] = []
    current = ""
    for line in lines:
        if not plain(line):
            continue
        if found and not current and _PART_OF_CODE.fullmatch(plain(line)):
            continue
        current = _follow(current, line.strip())
        if len(current) > _LONGEST:
            break
        if _ENDS.search(fold(plain(current))):
            found.append(plain(current))
            current = ""
    if current:
        found.append(plain(current))
    return tuple(title for title in found if title)


def _follow(before: str, line: str) -> str:
    beside = before.endswith(("法院", "检察院")) and line.startswith(("最高人民", "公安部", "司法部"))
    return before + ("、" if beside else "") + line


def agrees(one: str, other: str) -> bool:
    """Say whether two titles are the same but for width, marks and 中华人民共和国."""
    return _key(one) == _key(other)


def _key(title: str) -> str:
    return re.sub(r"[\s、《》〈〉<>\"“”]", "", fold(plain(title))).removeprefix("中华人民共和国")


def own_title(printed: tuple[str, ...], announced: str | None) -> str | None:
    """Return the text's own title.

    Args:
        printed: the titles in printed order.
        announced: the one that the announcement names.
    """
    named = [title for title in printed if not _PROCLAIMS.search(title)]
    if named:
        # 行政处罚法 beside 中华人民共和国行政处罚法, or the last line of a title that is broken over
        # several: the full one, wherever it stands.
        best = _key(named[-1])
        return max((title for title in named if _key(title).endswith(best)), key=len)
    return plain(announced) if announced else None


def end_of(title: str, words: str) -> int:
    """Return where `title` ends at the start of `words`, blanks and 、 aside; 0 where they start otherwise."""
    place = 0
    for char in title.replace("、", ""):
        while place < len(words) and (words[place].isspace() or words[place] == "、" or (words[place] == "《" and not place and char != "《")):
            place += 1
        if place == len(words) or words[place] != char:
            return 0
        place += 1
    return place


def opening_end(text: str) -> int:
    """Return where a title that opens `text` ends, before a number, a bracket or a day; 0 where none does."""
    folded = fold(text[:300])
    stops = [found.start for found in numbers.find(folded)] + [found.start for found in dates.find(folded)]
    bracket = re.search(r"\((?=[^()]{0,80}(?:通过|批准|发布|公布|修订|号))", folded)
    if bracket:
        stops.append(bracket.start())
    if not stops:
        return 0
    named = _NAME_THEN.match(folded[: min(stops)])
    return named.end() if named and "。" not in named[0] else 0
