"""Header notes made at random, printed in each of the ways that sources print them, and read back."""

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from texts.address import Level
from texts.document import Document, Passage, Provision, Role
from texts.grammar.cn import numerals
from texts.grammar.cn.promulgation import promulgation
from texts.promulgation import Promulgation

TITLE = "洛阳市示范条例"
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@dataclass(frozen=True)
class Amended:
    adopted: date
    approved: date | None
    kind: str
    ordinal: int | None
    act: str | None


@dataclass(frozen=True)
class Made:
    adopted: date
    approved: date | None
    promulgated: date | None
    amendments: tuple[Amended, ...]


amendments = st.builds(
    Amended,
    DAYS,
    st.none() | DAYS,
    st.sampled_from(["修正", "修订"]),
    st.none() | st.integers(1, 12),
    st.sampled_from([None, "洛阳市人民代表大会常务委员会关于修改〈洛阳市示范条例〉的决定", "关于修改部分地方性法规的决定"]),
)
histories = st.builds(Made, DAYS, st.none() | DAYS, st.none() | DAYS, st.lists(amendments, max_size=4).map(tuple))


def arabic(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def chinese(day: date) -> str:
    year = "".join(numerals.write(int(digit)) for digit in str(day.year)).replace("零", "〇")
    return f"{year}年{numerals.write(day.month)}月{numerals.write(day.day)}日"


def events(made: Made, *, written: bool) -> list[str]:
    on = chinese if written else arabic
    lines = [on(made.adopted) + "洛阳市第十二届人民代表大会常务委员会第二十九次会议通过"]
    if made.approved:
        lines.append(on(made.approved) + "河南省第十二届人民代表大会常务委员会第二十一次会议批准")
    if made.promulgated:
        lines.append(on(made.promulgated) + "洛阳市第十二届人民代表大会常务委员会公告第67号公布")
    return lines + [amendment(one, on(one.adopted), on(one.approved) if one.approved else None) for one in made.amendments]


def amendment(one: Amended, adopted: str, approved: str | None) -> str:
    ordinal = f"第{numerals.write(one.ordinal)}次" if one.ordinal else ""
    meeting = adopted + "洛阳市第十三届人民代表大会常务委员会第三次会议"
    approving = f"{approved}河南省第十三届人民代表大会常务委员会第四次会议批准" if approved else ""
    if one.act is None:
        return f"{meeting}{ordinal}{one.kind}" + (f" {approving}" if approved else "")
    told = f"{meeting}通过并经{approving}的" if approved else meeting
    return f"根据{told}《{one.act}》{ordinal}{one.kind}"


def document(*parts: Passage | Provision) -> Document:
    last = Provision(Level.ARTICLE, "第一条", (1,), children=(Provision(Level.PARAGRAPH, words="为了示范，制定本条例。"),))
    return Document((Passage(Role.TITLE, (TITLE,)), *parts, last))


def check(stated: Promulgation, made: Made) -> None:
    assert [adoption.adopted for adoption in stated.adoptions] == [made.adopted]
    assert [approval.approved for approval in stated.approvals] == ([made.approved] if made.approved else [])
    assert [(note.amended, note.approved, note.kind, note.ordinal, note.act) for note in stated.amendments] == [
        (one.adopted, one.approved, one.kind, one.ordinal, one.act) for one in made.amendments
    ]
    assert stated.enacting_body == ("洛阳市人民代表大会常务委员会",)
    assert stated.promulgated == made.promulgated


@given(histories, st.booleans())
def test_a_note_of_one_event_a_line_is_read_back(made: Made, written: bool) -> None:
    """题注: what is printed of adoption, approval, promulgation and amendment is what is read."""
    check(promulgation(document(Passage(Role.HEADER_NOTE, tuple(events(made, written=written)))))[0], made)


@given(histories, st.booleans())
def test_a_note_in_brackets_is_read_back(made: Made, written: bool) -> None:
    """The same note in one line and brackets says the same."""
    line = "（" + "\u3000".join(events(made, written=written)) + "）"
    check(promulgation(document(Passage(Role.HEADER_NOTE, (line,))))[0], made)


@given(histories, st.booleans(), st.sampled_from(["", "目录第一章 总则", "为了示范，制定本条例。"]))
def test_a_note_glued_to_its_title_is_read_back(made: Made, bracketed: bool, after: str) -> None:
    """The same note glued between title and text says the same."""
    note = " ".join(events(made, written=False))
    glued = TITLE + (f"（{note}）" if bracketed else note) + after
    check(promulgation(document(Provision(Level.LEAD, words=glued)))[0], made)


WORDS = "2020年1月1日 二〇二〇年 《 》 〈 （ ） 通过 批准 的 修正 第一次 根据 关于修改 决定 公告 令第1号 法释〔2020〕1号 会议 、 ， 。 已由 现予公布"
MORE = "起施行 自 本条例 同时废止 第 洛阳市 国务院 “ 甲"
PIECES = st.sampled_from([*WORDS.split(), *MORE.split(), "\n", "中华人民共和国主席 张三"])
ROLES = st.sampled_from([Role.TITLE, Role.ANNOUNCEMENT, Role.HEADER_NOTE, Role.FURNITURE, Role.ADDRESSEE, Role.SIGNATURE, Role.DATE_LINE])


@given(st.lists(st.tuples(ROLES | st.none(), st.lists(PIECES, min_size=1, max_size=20).map("".join)), max_size=6))
def test_no_text_is_too_odd_to_be_read(pieces: list[tuple[Role | None, str]]) -> None:
    """Whatever stands where the law's making should be told, something is answered, and the same each time."""
    parts = tuple(Passage(role, tuple(words.split("\n"))) if role else Provision(Level.LEAD, words=words.replace("\n", "")) for role, words in pieces)
    once, again = promulgation(document(*parts)), promulgation(document(*parts))
    assert once == again
    assert all(finding.line is None and finding.message for finding in once[1])


@given(st.text(max_size=200))
def test_any_characters_are_read(words: str) -> None:
    """No character has a meaning that stops the reading."""
    stated, _ = promulgation(document(Passage(Role.HEADER_NOTE, (words,)), Provision(Level.LEAD, words=words)))
    assert stated.title == TITLE or words
