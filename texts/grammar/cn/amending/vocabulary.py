"""Vocabulary: the words that acts order in, by what they are (修改用语).

Each list is tried in its order, so a longer word stands before one that begins
it. What is in no list and no citation is not understood, and said to be so.
"""

from enum import Enum, auto

__all__ = ["BARE_NAMES", "KEYWORDS", "Kind"]

BARE_NAMES = ("宪法", "刑法")
"""What is amended by 修正案, whose items cite it by this name without 《 》; every other law is amended by a 修改决定."""


class Kind(Enum):
    """What a token is."""

    CITE = auto()
    """第二款: one step of a citation, or several numbers under one unit."""
    SENTENCE = auto()
    """第二句, 后两句."""
    SEGMENT = auto()
    """前段, 后段, 但书."""
    OCCURRENCE = auto()
    """第一处."""
    COUNT = auto()
    """一条, 两款: how many units."""
    LAW = auto()
    """《…》."""
    QUOTE = auto()
    TITLE = auto()
    """名称, 标题."""
    HEADER_NOTE = auto()
    CONTENTS = auto()
    PREAMBLE = auto()
    """引言, 序言."""
    HEADING = auto()
    """章名, 节名."""
    FIRST_WORDS = auto()
    WHOLE = auto()
    """本法, 全文, 条文中."""
    SAME = auto()
    """该条, 本款."""
    CHANGE = auto()
    AS = auto()
    ADD = auto()
    DELETE = auto()
    MERGE = auto()
    SPLIT = auto()
    MOVE = auto()
    EXCHANGE = auto()
    """对调, 互换."""
    INCLUDE = auto()
    AFTER = auto()
    BEFORE = auto()
    BETWEEN = auto()
    START = auto()
    END = auto()
    EACH = auto()
    """均, 统一: every occurrence."""
    RESPECTIVELY = auto()
    """分别: the first for the first."""
    EXCEPT = auto()
    """除…外."""
    JOINT = auto()
    """、和与."""
    RANGE = auto()
    """至."""
    TAKE = auto()
    """将, 在."""
    FILLER = auto()
    STOP = auto()
    """。；, the end of a line."""
    COMMA = auto()
    COLON = auto()
    OTHERS = auto()
    """等条款: perhaps not all have been named."""
    PUT = auto()
    """放在, 置于."""
    ANNEXED = auto()
    """本决定所附附件一: words that the act prints in an annex of its own."""
    WORDS = auto()


def _words(listed: str) -> str:
    """Return a pattern for one of the words of a list."""
    return "|".join(listed.split(" "))


def _any(*patterns: str) -> str:
    return "|".join(patterns)


_ANNEX = "附[件表录图][一二三四五六七八九十0-9]{0,2}"
KEYWORDS: tuple[tuple[Kind, str], ...] = (
    (Kind.ANNEXED, _any(f"本(?:决定|修正案)(?:所附|后附|附|的)*(?:{_ANNEX}|《[^》]*》)", f"[（(]?(?:内容)?(?:详?见(?:本决定)?{_ANNEX}|附后)[)）]?")),
    (Kind.FILLER, f"(?:对)?[^，。；：“”《》第\n]{{0,40}}(?:予以|进行)(?:修改|修正)(?:[（(](?:见)?{_ANNEX}[)）])?(?=[。；，\n]|$)"),
    (Kind.FILLER, _any("(?:现)?(?:决定)?(?:对)?[^，。；：“”《》第\n]{0,20}作(?:出)?(?:了)?(?:如下|以下|下列)(?:补充)?(?:修改|修正|调整)")),
    (
        Kind.FILLER,
        _any(
            "根据(?:以上|上述|前述|前款)(?:修改|调整|规定)(?:情况|内容)?",
            "[一二三四五六七八九十]是(?=[将把对在第删增])",
            "关于[^，。；：“”第\n]{1,40}的(?:规定|内容|条款|条文)(?=[，：作])",
            "进行(?:了)?(?:如下|以下)?(?:修改|修正)|作出?(?:了)?(?:修改|修正)(?=[，,：:])",
            "等[一二三四五六七八九十0-9]{1,3}个?(?:条款|条文|条|款|项)(?=中|的|里)",
            "修改(?=[第《本该附原])",
            "(?:应当?|拟)(?=修改|改|删)",
            "(?:总则|附则|分则)(?=第|增|中)",
            "(?:并|予以|，)*重新公布",
            "(?:其)?内容(?:不变|不作修改|未作修改)|(?:的)?条号",
            "(?<=[章节编])(?:各条款?|全部条文|所有条文)(?=中)",
            "(?:组成|构成)(?=[。；，]|$)",
            "凡(?=$|[本在])|所称的?",
            "(?:条文|文字)(?=修改为|改为)",
            "部分(?=修改|改|删|$|[，。])",
            "单独(?=一)|独立的?(?=一)|分出(?=，)",
            "句(?=修改|改|删)",
            "所有的?",
            "[（(](?=除|第[^（）()]{1,30}除外)|(?<=外)[)）]",
            "(?:以后|其后|之后|后续)(?=各|条|的?条)",
            "(?:所)?涉及的?(?=$|机构|部门)",
            "(?:数字|金额|数额|标准|条件|期限|词语)(?=$)",
            "全条|(?<=[条款])全文|条文内容|条款内容",
            "修改后的?",
            _words("修改的"),
            "调整后的?",
            "[（(](?:法释|主席令|国务院令)[^（）()除]{0,40}[)）]|[（(]第[^（）()除条款项]{0,40}[)）]",
        ),
    ),
    (Kind.OTHERS, "等(?:有关|相关)?(?:条款|条文|规定)?(?=中|里|的|修改|改为|删)"),
    (Kind.PUT, _any("(?:放|列|加|写|补充)[在于](?=“|$)", "置于|放到|插入到?(?=“|$)")),
    (Kind.HEADING, _any("(?:的)?(?:章|节|编|分编)(?:的)?(?:名称|章名|标题|名|题)", "(?:的)?章节名称?")),
    (Kind.TITLE, _any("(?:的)?小?(?:法律|法规|条例|文件|规章|决定|规定|解释)?(?:名称|标题|题目)")),
    (Kind.HEADER_NOTE, _words("题注")),
    (Kind.CONTENTS, _words("目录")),
    (Kind.PREAMBLE, _words("引言部分 引言 导言 导语 序言部分 序言 前言 开头语 开头部分 首部 引语部分")),
    (Kind.FIRST_WORDS, _any("的?(?:引导语|开始部分|条首部分|条首|项前部分|首段|引语|首句前部分)")),
    (Kind.MERGE, _words("并入到 并入 并为 并成 归并为 归并到 合并至 合并到 合并修改为 合并改为 合并成为 合并为 合并作为 合并成 合并")),
    (Kind.SPLIT, _any("分(?=[一二两三四五六七八九十]个?[章节])", _words("拆分为 拆分成 拆为 分拆为 分为 分成 分作"))),
    (Kind.EXCHANGE, _any("(?:的)?(?:先后)?(?:顺序|位置|次序)?(?:相互|互相)?(?:对调|互换|调换|交换)(?:顺序|位置|次序)?")),
    (Kind.MOVE, _words("移至 移到 移作 移入 列入 归入 划归 划入 调整至 调整到 调至 移")),
    (
        Kind.CHANGE,
        _words(
            "现修改为 现改为 修改为 修改成 修订为 修正为 更改为 改成 改写为 改作 改为"
            " 依次顺延为 相应顺延为 顺延为 递延为 后移为 前移为 递补为 恢复为 变成 变更为 变为 规范为 统一为 纠正为 更正为 改称为 改称"
            " 更名为 替换为 替换成 代替为 替换 取代 调整为 表述为 修改如下"
        ),
    ),
    (Kind.AS, _words("依次作为 单独作为 单独列为 单列为 另列为 改列为 移列为 转列为 单列 另列 另立 编为 列为 作为 成为 变作")),
    (Kind.ADD, _any("加(?=[一二两三四五六]|$|[：:“])", _words("增加规定 增加内容 增加 增写 增设 增列 增补 新增 加上 加入 补充"))),
    (Kind.DELETE, _words("予以删除 予以删去 予以废止 删去 删除 删掉 去掉 废止 撤销 取消")),
    (Kind.INCLUDE, _words("包括 由")),
    (Kind.RESPECTIVELY, _words("分别 依次 顺次")),
    (Kind.EACH, _words("均 统一 全部 都 各处 一律 每处")),
    (Kind.EXCEPT, _words("除 以外 之外 外")),
    (Kind.BETWEEN, _words("之间 中间")),
    (Kind.AFTER, _any("以下(?=的?(?:文字|部分|内容))", _words("之后 后面 以后 后边 后"))),
    (Kind.BEFORE, _words("之前 前面 以前 前")),
    (Kind.END, _any("(?:的)?(?:末尾|最后|结尾|尾部|句末|句尾|末)处?")),
    (Kind.START, _any("(?:的)?(?:开头|句首|之首|首)处?")),
    (
        Kind.WHOLE,
        _any(
            _words("全文"),
            "(?:(?<=[将对在])(?:条例|规定|办法|解释|细则|规则))?(?:有关|相关|其他|其余|各|部分)(?:条款|条文)(?:中)?",
            _words("全部条文 条文中 条文"),
            "(?<=[将对在])(?:条例|规定|办法|解释|细则|规则|规章|意见|通知)(?:全文|条文)?中",
            "(?:本|该)(?:法|条例|规定|办法|解释|决定|细则|规则|意见|通知|批复|章程)(?:其他条款|其他条文|全文|条文|各条款|各条|中)?",
            _words("各章节 各条款 各条 其他条款 其他条文 文中 正文"),
        ),
    ),
    (Kind.RANGE, _words("至 到")),
    (Kind.TAKE, _words("将 把 对 在 于 从 以 用")),
    (
        Kind.FILLER,
        _any(
            "原来的?",
            "原文(?:为)?",
            "原(?=第|附|序|条|《|“|[（(]|[编章节条款项目])",
            "原(?:为|来|先)?",
            _words("现行"),
            "其中的?",
            _words("其中 其 并且 并 且 同时 即"),
            "相应地?",
            "但是?(?=第|本)",
            _words("一并 再"),
            "另外?",
            _words("此外 中的 里的 中 里 的"),
            "规定的?",
            "内容(?:如下|为)?",
            _words("表述 字样"),
            "所(?=规定|列)",
            "[一二两三四五六七八九十]{1,2}个?字",
            "字(?=修改|改|后|前|之|删|[，。；、]|$)",
            "等?[一几][词句语字段]话?",
            "等?[两二三四五]处",
            _words(f"词语 文字 为 如下 该 予以 作 由此 自 序号 分项 {' '.join(BARE_NAMES)}"),
        ),
    ),
    (Kind.JOINT, _words("、 和 与 以及 及 或者 或")),
)
"""What each kind of word looks like, in the order in which they are tried."""
