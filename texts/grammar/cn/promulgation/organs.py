"""The organs that make law, and their sessions (机关与会议).

    meeting ::= organ-with-term session              洛阳市第十二届人民代表大会常务委员会第三十八次会议
    session ::= ["第"] numeral "次" [kind] "会议"     国务院第109次常务会议, 公安部部长办公会议

An organ is named without its term and session (洛阳市人民代表大会常务委员会);
a meeting is kept as printed.
"""

import re

from texts.grammar.cn.promulgation.places import place_in
from texts.patterns import lazily

__all__ = ["is_organ", "issuers", "organ_of", "organs_in", "trimmed", "unsplit"]

_NUMERAL = "(?:[0-9]{1,4}|[一二三四五六七八九十百零〇○]{1,7})"
_KIND = "(?:常务|全体|扩大|[部局署室行院厅会委党]务|办公|临时|联席|特别|部长|主任|局长|署长|行长|总理|院长|市长|省长|主席|检察长){0,3}"
_SESSION = lazily(
    rf"(?:(?:19|20)[0-9]{{2}}年)?(?:第?{_NUMERAL}[次届]|第{_NUMERAL}){_KIND}会议(?:主席团)?$"
    rf"|第{_NUMERAL}次$"
    rf"|{_KIND}会议$"
)
_TERM = lazily(rf"第?{_NUMERAL}届")
# The committee in which a court or a procuratorate decides is not the organ.
_COMMITTEE = lazily(r"(?<=[院])(?:审判|检察)委员会$")
_CONGRESS = lazily(r"(?:人民代表大?会|人大)(?:常(?:务)?委(?:员)?会{0,2}|常务员会|常务委员$|常委员会)")
_CONGRESS_ALONE = lazily(r"(?:人民代表会|人大)$")
_LEADING = lazily(
    r"^(?:的|以(?=[\u4e00-\u9fff]{2,})|根据|依据|依照|按照|已经|已由|已|由|经|于|自|从|在|并|及|以及|和|与|后|其|现|原|又|业经|[\s、,，。;；:：()（）\[\]])+"
)
_TRAILING = lazily(r"(?:于|由|经|根据|自|并|和|及|以|关于|[\s、,，。;；:：()（）\[\]])+$")
# 市场监督管理局 and 区域合作局 begin with no rank.
_BARE = lazily(r"^(省|市|县|州|区|自治县|自治州|自治区|自治旗)(?=人民|政府|$|(?![场政容域际级])[\u4e00-\u9fff]{2,20}(?:局|厅|委|委员会|办公室)$)")
_SUFFIX = lazily(
    r"(?:代表大会|常务委员会|委员会|国务院|政务院|人民政府|政府|法院|检察院|[军经计建科体教编工]委|发展改革委|发改委|部|局|署|办公室|银行|总行|中央|主席团|主席|总理|大会|协会|总社|办|院|会|厅|司"
    r"|革命委员会|指挥部)$"
)
_NO_ORGAN = lazily("本(?:条例|规定|办法|法|细则|解释|决定)|关于|制定|[。；：《》0-9]|规定$")
_BETWEEN = lazily(
    r"[、,，\s]+|(?<=法院)(?=最高人民)|(?<=检察院)(?=最高人民)|(?<=国务院)(?:和)?(?=中央军)|(?<=[部局署会])和(?=[\u4e00-\u9fff]{1,12}[部局署会]$)"
)
_STATE = "中华人民共和国"


def trimmed(words: str) -> str:
    """Return `words` without the particles around an organ (已由…于, 经…, 根据…)."""
    return _TRAILING.sub("", _LEADING.sub("", words.strip()))


def organ_of(meeting: str, title: str | None = None, others: tuple[str, ...] = ()) -> str:
    """Return the organ whose meeting or name is printed, in its full name, without term and session.

    Args:
        meeting: 县第五届人民代表大会第五次会议, 中华人民共和国国务院, 最高人民法院审判委员会第1592次会议.
        title: that of the text, which tells where a bare rank (县) is.
        others: other organs of the text, which may tell it too.
    """
    name = "".join(meeting.split())
    name = _SESSION.sub("", name)
    name = _TERM.sub("", name)
    name = _CONGRESS.sub("人民代表大会常务委员会", name)
    name = _CONGRESS_ALONE.sub("人民代表大会", name)
    name = _COMMITTEE.sub("", name)
    name = re.sub("^中共中央政治局$", "中共中央", name)
    if name.startswith(_STATE) and name not in (_STATE, _STATE + "主席"):
        name = name[len(_STATE) :]
    name = re.sub("^中央军委$", "中央军事委员会", name.removeprefix("原"))
    return _with_place(name, title, others)


def _with_place(name: str, title: str | None, others: tuple[str, ...]) -> str:
    bare = _BARE.match(name)
    if not bare:
        return name
    for told in (title or "", *others):
        place = place_in(told.removeprefix(_STATE))
        if place and place.endswith(bare[1]):
            return place + name[bare.end() :]
    return name


def unsplit(words: str) -> tuple[str, ...]:
    """Split words that name several organs or meetings beside each other (卫生部、交通部)."""
    parts = (trimmed(part) for part in _BETWEEN.split(words))
    return tuple(part for part in parts if part)


def is_organ(words: str) -> bool:
    """Say whether `words` can be the name of an organ."""
    return 2 <= len(words) <= 40 and bool(_SUFFIX.search(words)) and not _NO_ORGAN.search(words)


def organs_in(words: str, title: str | None = None, others: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the organs that `words` name, without terms and sessions, each once."""
    return tuple(dict.fromkeys(organ_of(part, title, others) for part in unsplit(words)))


def issuers(words: str) -> tuple[str, ...]:
    """Return the organs that publish, as printed, but for 中华人民共和国 before a ministry's name."""
    found = []
    for part in unsplit(words):
        name = "".join(part.split())
        state = name.startswith(_STATE) and name != _STATE + "主席"
        found.append(name[len(_STATE) :] if state else name)
    return tuple(dict.fromkeys("中华人民共和国主席" if name == "主席" else name for name in found))
