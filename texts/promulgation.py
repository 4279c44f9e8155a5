"""Promulgation: who made a text law, when, under which number (公布信息).

Every value is what one text states. What it does not say is `None` or an
empty tuple, never taken from another fact.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "Adoption",
    "AmendmentNote",
    "Approval",
    "Commencement",
    "CommencementRule",
    "DocumentNumber",
    "DocumentType",
    "DocumentVariety",
    "Promulgation",
    "Repeal",
]


class DocumentType(StrEnum):
    """What kind of instrument a text is (法的形式).

    Law: 立法法（2023修正）第十条, 第七十二条, 第八十条, 第八十四条, 第八十五条, 第九十一条, 第九十三条, 第一百一十九条.
    """

    CONSTITUTION = "constitution"
    LAW = "law"
    ADMIN_REGULATION = "admin_regulation"
    LOCAL_REGULATION = "local_regulation"
    AUTONOMOUS_REGULATION = "autonomous_regulation"
    DEPT_RULE = "dept_rule"
    LOCAL_RULE = "local_rule"
    JUDICIAL_INTERPRETATION = "judicial_interpretation"
    AMENDING_DECISION = "amending_decision"
    AMENDMENT = "amendment"
    DECISION = "decision"
    RESOLUTION = "resolution"
    REPLY = "reply"


class DocumentVariety(StrEnum):
    """Which of the kinds that 立法法 names apart within a DocumentType a text is.

    Law: 立法法（2023修正）第五十三条, 第八十四条, 第八十五条, 第一百一十八条.
    """

    AUTONOMY_STATUTE = "autonomy_statute"
    """自治条例."""
    SEPARATE_REGULATION = "separate_regulation"
    """单行条例."""
    SPECIAL_ZONE_REGULATION = "special_zone_regulation"
    """经济特区法规."""
    PUDONG_REGULATION = "pudong_regulation"
    """浦东新区法规."""
    FREE_TRADE_PORT_REGULATION = "free_trade_port_regulation"
    """海南自由贸易港法规."""
    LEGISLATIVE_INTERPRETATION = "legislative_interpretation"
    """法律解释: by the Standing Committee of the National People's Congress."""
    SUPERVISORY_REGULATION = "supervisory_regulation"
    """监察法规: by the National Supervisory Commission."""


class CommencementRule(StrEnum):
    """How a text says when it takes effect (施行日期).

    Law: 立法法（2023修正）第六十一条.
    """

    FIXED = "fixed"
    """自2022年1月1日起施行."""
    ON_PROMULGATION = "on_promulgation"
    """自公布之日起施行."""
    AFTER_PROMULGATION = "after_promulgation"
    """自公布之日起30日后施行: a rule whose day is computed only from a known promulgation."""
    ON_ADOPTION = "on_adoption"
    """自通过之日起施行."""
    CONDITIONAL = "conditional"
    """On an event, or on a day that another act fixes."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """An organ passed the text (通过)."""

    adopted: date | None
    organ: str | None
    meeting: str | None
    """The session as printed: 第十三届全国人民代表大会第三次会议."""


@dataclass(frozen=True, slots=True)
class Approval:
    """A higher organ approved the text (批准)."""

    approved: date | None
    organ: str | None
    meeting: str | None
    """As printed: 河南省第十三届人民代表大会常务委员会第二十一次会议; 国务院批准."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """The number an organ gave the instrument (发文字号).

    Args:
        printed: as printed, its lines joined: 中华人民共和国国务院令第556号.
        series: what is numbered: 中华人民共和国国务院令, 法释, 国发.
        year: of a yearly series (法释〔2013〕8号).
        term: of a series by term of the organ (第十三届人大常委会公告 第52号): 13.
        number: the number in the series.
    """

    printed: str
    series: str | None = None
    year: int | None = None
    term: int | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Commencement:
    """When the text, or a part of it, takes effect (施行).

    Args:
        effective: the day, stated or computed from a stated rule; else `None`.
        rule: how it is stated; `None` where nothing is.
        days: for AFTER_PROMULGATION, how many.
        text: the clause as printed; `None` where a user states the day, and no text does.
        scope: the provisions it is about, as printed; `None` is the whole text.
        stated_by: where it stands: an eId, `announcement` or `header_note`.
    """

    effective: date | None
    rule: CommencementRule | None
    text: str | None
    scope: str | None = None
    days: int | None = None
    stated_by: str | None = None


@dataclass(frozen=True, slots=True)
class AmendmentNote:
    """One amendment that the header note lists (题注中的修改).

    Args:
        amended: the day the amending act was adopted.
        kind: the word printed: 修正, 修订, 修改.
        ordinal: of 第一次修正; `None` where none is printed.
        act: title of the amending act as printed, without outer 《》.
        organ, meeting: who adopted it, as printed.
        promulgated: the day it was published, where the note says so.
        number: the amending act's own number.
        approved: the day a higher organ approved it, where the note says so.
    """

    amended: date | None
    kind: str
    ordinal: int | None = None
    act: str | None = None
    organ: str | None = None
    meeting: str | None = None
    promulgated: date | None = None
    number: str | None = None
    approved: date | None = None


@dataclass(frozen=True, slots=True)
class Repeal:
    """One act that this text repeals (废止).

    Args:
        title: as printed, without outer 《》.
        organ: who made it, where stated.
        meeting: the session that adopted it, where stated.
        adopted, promulgated: its own days, where stated.
        number: its own number, where stated.
        scope: the part that is repealed; `None` is the whole act.
        effective: the day of the repeal, where the clause states one of its own;
            `None` means with the text's commencement (同时废止).
    """

    title: str
    organ: str | None = None
    meeting: str | None = None
    adopted: date | None = None
    promulgated: date | None = None
    number: str | None = None
    scope: str | None = None
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Promulgation:
    """What one text states of its own making.

    Args:
        title: as printed, its lines joined.
        doc_type: the kind of instrument; `None` where it cannot be told.
        variety: which of the kinds within it, where 立法法 names one.
        jurisdiction: where it is law, as ISO 3166-2 (`CN`, `CN-XJ`), or `None`.
        header_note: 题注 as printed.
        enacting_body: the organs that made it (机关), without their session.
        issuing_authority: the organs or the officer that published it.
        number: its own number.
        adoptions, approvals: in printed order.
        promulgated: the day it was published.
        signatory: who signed, as printed (总理 温家宝).
        commencements: the whole text's first, then exceptions by scope.
        amendments: as the header note lists them.
        repeals: what it repeals.
        addressee: whom a reply addresses.
    """

    title: str | None = None
    doc_type: DocumentType | None = None
    jurisdiction: str | None = None
    header_note: str | None = None
    enacting_body: tuple[str, ...] = ()
    issuing_authority: tuple[str, ...] = ()
    number: DocumentNumber | None = None
    adoptions: tuple[Adoption, ...] = ()
    approvals: tuple[Approval, ...] = ()
    promulgated: date | None = None
    signatory: str | None = None
    commencements: tuple[Commencement, ...] = ()
    amendments: tuple[AmendmentNote, ...] = ()
    repeals: tuple[Repeal, ...] = ()
    addressee: str | None = None
    variety: DocumentVariety | None = None
