"""Facts: how the lines around a text of law look (公布令、题注、落款的样式)."""

import re

from texts.patterns import lazily

__all__ = [
    "ADDRESSED",
    "ADDRESSEE",
    "CLOSING",
    "DAY",
    "EVENT",
    "FURNITURE",
    "NOTE",
    "NUMBER",
    "ORDER",
    "PUBLISHING",
    "SENTENCE",
    "SIGNING",
    "same_words",
    "title_pattern",
]

_DIGIT = "[0-9０-９一二三四五六七八九十〇○ＯOo零元]"
_DATE = (
    rf"(?:{_DIGIT}{{4}}\s*年\s*{_DIGIT}{{1,3}}\s*月\s*{_DIGIT}{{1,3}}\s*日|(?:19|20)[0-9]{{2}}(?:-[0-9]{{1,2}}-[0-9]{{1,2}}|[.][0-9]{{1,2}}[.][0-9]{{1,2}}))"
)
_WORDS = "(?:《[^》\n]{0,120}》|〈[^〉\n]{0,120}〉|[^《〈。；;\n])"
_TERMS = "(?:《[^》\n]{0,120}》|〈[^〉\n]{0,120}〉|[^《〈。；;：:\n])"
_HAPPENED = "(?:通过|公布|发布|颁布|批准|修正|修订|修改|调整|施行|实施|生效|备案|废止|印发)(?!的|《|〈|后|之日|等|部分|办法|条例|细则|意见|方案)"

DAY = lazily(rf"[（(]\s*{_DATE}\s*[）)]|{_DATE}")
"""A line that is a day and nothing else, by `fullmatch`."""

NUMBER = lazily(
    r"[（(〔\[]?(?:[一-龥]{0,30}(?:令|公告|通告|主席令)?\s*第\s*[0-9０-９一二三四五六七八九十百零〇○]{1,7}\s*号(?:令|公告)?"
    r"|[一-龥]{1,12}\s*[〔\[（(【［]\s*(?:19|20|１９|２０)?[0-9０-９]{2,4}\s*[〕\]）)】］]\s*(?:第\s*)?[0-9０-９]{1,5}\s*号"
    r"|[一-龥]{1,20}(?:令|公告)\s*[（(]?[0-9]{4}年第[0-9]{1,4}号[）)]?)[）)〕\]]?"
)
"""A document number (发文字号), alone on its line by `fullmatch`."""

ORDER = lazily(r"[一-龥、\s（）()0-9]{2,60}(?:公告|令|通知|通告|公布令|主席令|命令)")
"""The heading of an announcement, by `fullmatch`."""

PUBLISHING = lazily(
    rf"(?:现将|现发布|现公布)?《{_WORDS}{{0,300}}?(?:已|业|经|现予|予以|现公布|现发布){_WORDS}{{0,500}}?"
    rf"(?:通过|公布|发布|颁布|批准|施行|实施|执行|印发)(?:[。.](?:{_WORDS}{{1,60}}?(?:起施行|起实施|起执行|废止)[。.])?|(?=[一-龥\s·]{{2,40}}{_DATE})|$)"
)
"""What an announcement says: 《…》已由…通过，现予公布，自…起施行。"""

EVENT = lazily(
    rf"(?:根据|经|依据|按照|于)?{_DATE}{_TERMS}{{0,260}}?{_HAPPENED}(?:[，,、]?\s*(?:现予公布|现予发布|(?:并)?自{_WORDS}{{1,40}}?(?:起)?(?:施行|实施|生效|执行)))*[，,。；\s]*"
)
"""One dated event of a header note (题注)."""

NOTE = lazily(r"[（(](?=[^）)\n]{0,200}?(?:通过|公布|发布|颁布|修正|修订|批准|施行|修改|备案|废止))")
"""The start of a header note in brackets."""

ADDRESSEE = lazily(
    r"(?![^\n]{0,160}(?:如下|规定|决定|通知|公告|批复|包括|之一|其中|内容|通过|解释|要求)[：:])(?:各[^。；《》\n]{2,160}[：:]|[^。；，《》\n]{2,120}(?:[院部局会府厅署室所校司关委]|单位|部门|机关|组织|企业|公司)[）)]?[：:])"
)
"""Whom a reply or a notice addresses (主送机关), by `fullmatch`."""

ADDRESSED = lazily(r"[一-龥、]{2,60}(?:院|部|局|会|厅)[：:](?=你|贵)")
"""An addressee that its letter follows on the same line."""

SIGNING = lazily(r"[一-龥·\s、，（）]{2,60}")
"""Who signs (署名), by `fullmatch`."""

FURNITURE = lazily(
    r">|!?\[[^\]\n]*\]\(|当前位置|(?:您|你)(?:现在)?的位置|发布时间|发布日期|【?字体|打印本页|分享到|责任编辑|浏览次数|来源\s*[：:]|原文链接|原文网址|网址|https?://"
    r"|(?:时效性|发文机关|文号|发文日期|施行日期|效力级别|发布日期|实施日期|颁布时间|颁布日期|颁布单位|生效日期|发布单位|发布部门|制定机关|公布日期|法律类别|信息来源|索引号|主题分类)\s*[：:]"
    r"|[^。]{2,80}_[^。]{2,20}$"
)
"""What a web page prints around a text."""

SENTENCE = lazily("[。；;！？]$")
"""The end of a sentence, at the end of a line."""

CLOSING = lazily(
    r"(?:此外，)?(?:本(?:决定|决议|修正案|规定|解释|批复|通知|命令)自.{2,40}(?:施行|生效|执行)。|.{0,200}根据本(?:决定|修正案).{0,120}(?:公布|调整|修改).{0,20}$|此复。$)"
)
"""A sentence after the last item that is about the whole act."""

_MARKS = str.maketrans("", "", "、，,《》〈〉<>（）()“”\"'‘’ \t\u3000\u2002\u2003\u00a0\u200b·")


def same_words(text: str) -> str:
    """Return a title without white space and marks, for comparing."""
    return text.translate(_MARKS)


def title_pattern(title: str) -> "re.Pattern[str]":
    """Return a pattern of a title as the text repeats it, outside 《》."""
    bare = re.sub(r"\s*[（(](?:[0-9]{4})?[）)]$", "", title)
    words = [re.escape(word) for word in re.split(r"[\s、]+", bare)]
    return re.compile(r"(?<![《〈＜<])" + r"[\s、]*".join(words) + r"(?![》〉＞>]|的通知)")
