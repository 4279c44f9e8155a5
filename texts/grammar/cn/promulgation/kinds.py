"""What kind of instrument a text is, and where it is law (法的形式, 适用地域).

The organ that made the text decides its kind, its title the form (修正案, 决定,
批复). Where the text does not name the organ, the title may: only 国务院 names
a regulation 条例 among the organs of the state's administration, and a place
before the name tells a local one. What neither tells is unknown.

Law: 立法法（2023修正）第八十条, 第八十四条, 第八十五条, 第九十一条, 第九十三条; 行政法规制定程序条例第五条.
"""

from typing import NamedTuple

from texts.grammar.cn.promulgation.places import NATION, code_of, place_in
from texts.patterns import lazily
from texts.promulgation import DocumentType, DocumentVariety

__all__ = ["Made", "jurisdiction_of", "kind_of", "variety_of"]


class Made(NamedTuple):
    """What is known of a text's making, as far as its kind hangs on it.

    Args:
        title: as printed.
        organs: who adopted or made it, in full names.
        series: of its number: 法释, 中华人民共和国主席令.
        approvers: who approved it.
        in_session: a court's or procuratorate's committee adopted it, or it was proclaimed.
        revisers: who enacted the whole text anew last.
        amending: titles of the acts that amended it.
        repealed_numbers, repealed_organs: of the acts it repeals.
    """

    title: str
    organs: tuple[str, ...] = ()
    series: str | None = None
    approvers: tuple[str, ...] = ()
    in_session: bool = False
    revisers: tuple[str, ...] = ()
    amending: tuple[str, ...] = ()
    repealed_numbers: tuple[str, ...] = ()
    repealed_organs: tuple[str, ...] = ()


_YEAR = lazily(r"[（(](?:[0-9]{4}年?|[一二三四五六七八九十]+|试行|暂行|草案|修订|[0-9]{4}年?修[正订改])[)）]$")
_AMENDS = lazily(r"关于(?:废止)?[、和]?(?:集中)?(?:修改|修订|修正)|关于(?:废止|停止执行)[^《》]{0,6}(?:和|、|以及)(?:修改|修订)")
_COURT = lazily("最高人民(?:法院|检察院)")
_INTERPRETS = lazily(r"^(?:法释|高检发释字)")
_CONGRESS = lazily(r"人民代表大会(?:常务委员会)?$")
_LOCAL_CONGRESS = lazily(r"^(?!全国).+人民代表大会(?:常务委员会)?$")
_AUTONOMOUS = lazily(r"自治[州县旗]人民代表大会$")
_GOVERNMENT = lazily(r".+(?:省|市|自治区|自治州|区|县)人民政府$")
_NATIONAL_GOVERNMENT = ("国务院", "政务院", "中央军事委员会", "中央人民政府", "中央人民政府委员会", "中共中央")
_ORDER_OF_MINISTRY = lazily(
    r"^(?:中华人民共和国)?(?!国务院|.{0,12}主席)[\u4e00-\u9fff、]{2,40}(?:部|委员会|局|总局|署|总署|银行|办公室)(?:第[0-9０-９一二三四五六七八九十百]+号)?令"
)
_NATIONAL_LAWS = lazily(r"^中华人民共和国.*(?<!办)法(?:典)?$")
_COURT_INTERPRETS = lazily(r"^关于.*(?:案件|适用法律|应用法律).*解释$")
_LOCAL_BY_NAME = lazily(r"条例$|人民代表大会|实施《[^《》]*法》(?:的)?(?:若干)?(?:办法|规定)$")
_MUNICIPALITY = lazily(r"^(?:中国)?[（(]?(?:北京|天津|上海|重庆)")


def kind_of(made: Made) -> DocumentType | None:
    """Return the kind of instrument, or `None` where it cannot be told."""
    title = bare(made.title)
    return _constitutional(title) or _formal(title, made) or _by_organ(made) or _by_name(title, made)


def bare(title: str) -> str:
    """Return a title without what brackets add at its end: （试行）, （2023修订）."""
    while _YEAR.search(title):
        title = _YEAR.sub("", title)
    return title


def _constitutional(title: str) -> DocumentType | None:
    if title in ("中华人民共和国宪法", "宪法"):
        return DocumentType.CONSTITUTION
    if title.endswith("修正案"):
        return DocumentType.AMENDMENT
    return None


def _formal(title: str, made: Made) -> DocumentType | None:
    """Tell the forms that any organ may use: decisions, resolutions, replies."""
    if title.endswith("决定"):
        return DocumentType.AMENDING_DECISION if _AMENDS.search(title) else DocumentType.DECISION
    if title.endswith("决议"):
        return DocumentType.AMENDING_DECISION if _AMENDS.search(title) else DocumentType.RESOLUTION
    if title.endswith(("批复", "答复", "复函", "的函")):
        interprets = made.in_session or bool(made.series and _INTERPRETS.match(made.series))
        return DocumentType.JUDICIAL_INTERPRETATION if interprets else DocumentType.REPLY
    return None


def _by_organ(made: Made) -> DocumentType | None:
    """Tell what the organs tell; a text enacted anew is of the kind that its last maker makes."""
    organs = made.revisers or made.organs
    if any(_COURT.search(organ) for organ in organs):
        return DocumentType.JUDICIAL_INTERPRETATION
    if any(organ.startswith("全国人民代表大会") for organ in organs):
        return DocumentType.LAW
    if any(_LOCAL_CONGRESS.match(organ) for organ in organs):
        autonomous = any(_AUTONOMOUS.search(organ) for organ in organs)
        return DocumentType.AUTONOMOUS_REGULATION if autonomous else DocumentType.LOCAL_REGULATION
    if any(organ in _NATIONAL_GOVERNMENT for organ in (*organs, *made.approvers)):
        return DocumentType.ADMIN_REGULATION
    # 国务院 amends by its decisions its own regulations alone, whoever published them first.
    if any(title.startswith("国务院关于") or title.endswith("部分行政法规的决定") for title in made.amending):
        return DocumentType.ADMIN_REGULATION
    if any(_GOVERNMENT.match(organ) for organ in organs):
        return DocumentType.LOCAL_RULE
    return DocumentType.DEPT_RULE if organs else None


def _by_name(title: str, made: Made) -> DocumentType | None:
    """Tell what the title alone tells, where no organ is named."""
    if _COURT.match(title) or title.startswith(("人民法院", "人民检察院")) or _COURT_INTERPRETS.match(title):
        return DocumentType.JUDICIAL_INTERPRETATION
    if place_in(title) or _MUNICIPALITY.match(title):
        return _local(title, made)
    if _NATIONAL_LAWS.match(title) or title.startswith("全国人民代表大会"):
        return DocumentType.LAW
    if title.startswith("国务院") or title.endswith("条例"):
        return DocumentType.ADMIN_REGULATION
    # An act is repealed by its own organ or one above it: what repeals a ministry's
    # rule and may not be told to be 国务院's by its name is a ministry's rule.
    if any(_ORDER_OF_MINISTRY.match(number) for number in made.repealed_numbers):
        return DocumentType.DEPT_RULE
    return None


def _local(title: str, made: Made) -> DocumentType | None:
    """Tell a local regulation from a local rule: by its name, or by its repealing what a congress made."""
    repeals = any(_CONGRESS.search(organ) for organ in made.repealed_organs)
    amended = any("地方性法规" in act for act in made.amending)
    return DocumentType.LOCAL_REGULATION if _LOCAL_BY_NAME.search(title) or repeals or amended else None


def variety_of(kind: DocumentType | None, made: Made) -> DocumentVariety | None:
    """Return which of the kinds that 立法法 names apart the text is, or `None`."""
    title = bare(made.title)
    if kind is DocumentType.AUTONOMOUS_REGULATION:
        return DocumentVariety.AUTONOMY_STATUTE if title.endswith("自治条例") else DocumentVariety.SEPARATE_REGULATION
    if kind is DocumentType.LAW and title.endswith("解释"):
        return DocumentVariety.LEGISLATIVE_INTERPRETATION
    if "国家监察委员会" in made.organs:
        return DocumentVariety.SUPERVISORY_REGULATION
    if kind is not DocumentType.LOCAL_REGULATION:
        return None
    if "浦东新区" in title and any(organ.startswith("上海市") for organ in made.organs):
        return DocumentVariety.PUDONG_REGULATION
    if title.startswith("海南自由贸易港"):
        return DocumentVariety.FREE_TRADE_PORT_REGULATION
    place = place_in(title)
    return DocumentVariety.SPECIAL_ZONE_REGULATION if place and place.endswith("经济特区") else None


def jurisdiction_of(kind: DocumentType | None, made: Made) -> str | None:
    """Return where the text is law, as ISO 3166-2, or `None` where it cannot be told."""
    local = (DocumentType.LOCAL_REGULATION, DocumentType.AUTONOMOUS_REGULATION, DocumentType.LOCAL_RULE)
    for name in (*made.organs, made.title, *made.approvers):
        code = code_of(name)
        if code:
            return code
    if kind in local or any(_LOCAL_CONGRESS.match(organ) for organ in made.organs):
        return None
    return NATION if kind else None
