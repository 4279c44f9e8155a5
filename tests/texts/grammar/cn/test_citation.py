from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.address import Address, Level, Number, Step
from texts.document import Document, Provision, addresses
from texts.errors import BadAddress, NoSuchProvision
from texts.grammar.cn import citation

EXAMPLE = "names look like 第一百三十三条之一第二款第三项, 第二编第三章, 附件一"

numbers = st.one_of(st.tuples(st.integers(1, 9999)), st.tuples(st.integers(1, 9999), st.integers(1, 12)))
occurrences = st.sampled_from([1, 1, 1, 2])


@st.composite
def written_addresses(draw: st.DrawFn) -> Address:
    """Addresses as documents have them: containers alone, or an article and what stands in it."""
    steps = []
    if draw(st.booleans()):
        steps.append(Step(Level.ANNEX, draw(numbers)))
    top = draw(st.sampled_from([Level.PREAMBLE, Level.LEAD, Level.ARTICLE, Level.CHAPTER, Level.PART]))
    if top is Level.PREAMBLE:
        steps.append(Step(top))
    elif top in (Level.PART, Level.CHAPTER):
        outer = (Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION) if top is Level.PART else (Level.CHAPTER, Level.SECTION, Level.HEADING)
        return Address((*steps, *(Step(level, draw(numbers), draw(occurrences)) for level in outer[: draw(st.integers(1, len(outer)))])))
    else:
        steps.append(Step(top, draw(numbers), draw(occurrences)))
    inner = (Level.PARAGRAPH, Level.POINT, Level.INDENT, Level.SUBINDENT)
    steps += [Step(level, draw(numbers), draw(occurrences)) for level in inner[: draw(st.integers(0, 4))]]
    if draw(st.booleans()):
        steps.append(Step(draw(st.sampled_from([Level.TABLE, Level.FORMULA, Level.NOTE])), draw(numbers)))
    return Address(tuple(steps))


@given(written_addresses())
def test_what_is_written_reads_back(address: Address) -> None:
    """read(write_address(a)) names a, word for word."""
    assert citation.read(citation.write_address(address)).address == address
    assert citation.read(str(address)).address == address


class Shape(NamedTuple):
    """How many of each a provision has."""

    paragraphs: list[int]
    """Points of each paragraph."""


shapes = st.builds(Shape, st.lists(st.integers(0, 3), min_size=1, max_size=4))


def paragraphs(shape: Shape) -> tuple[Provision, ...]:
    points = [tuple(Provision(Level.POINT, f"（{n}）", (n,), words="其他") for n in range(1, count + 1)) for count in shape.paragraphs]
    return tuple(Provision(Level.PARAGRAPH, words="款", children=children) for children in points)


def numbered(level: Level, shapes_of: list[Shape], first: int = 1) -> tuple[Provision, ...]:
    return tuple(Provision(level, "某", (first + n,), children=paragraphs(shape)) for n, shape in enumerate(shapes_of))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents with or without parts and chapters, with articles or items, with annexes that have articles of their own."""
    level = draw(st.sampled_from([Level.ARTICLE, Level.ARTICLE, Level.ITEM]))
    parts: list[Provision] = [Provision(Level.PREAMBLE, children=paragraphs(Shape([0, 0])))] if draw(st.booleans()) else []
    parts += [Provision(Level.LEAD, children=paragraphs(Shape([0])))] if draw(st.booleans()) else []
    chapters = []
    first = 1
    for number, shapes_of in enumerate(draw(st.lists(st.lists(shapes, max_size=3), max_size=4)), 1):
        chapters.append(Provision(Level.CHAPTER, "章", (1 + number // 2,), words="某章", children=numbered(level, shapes_of, first)))
        first += len(shapes_of)
    if draw(st.booleans()):
        parts += [Provision(Level.PART, "编", (n,), words="某编", children=(chapter,)) for n, chapter in enumerate(chapters, 1)]
    else:
        parts += [Provision(Level.CHAPTER, "章", (n,), words="某章", children=chapter.children) for n, chapter in enumerate(chapters, 1)]
    parts += numbered(level, draw(st.lists(shapes, max_size=3)), first)
    parts += [
        Provision(Level.ANNEX, "附件", (n,), children=numbered(Level.ARTICLE, inner))
        for n, inner in enumerate(draw(st.lists(st.lists(shapes, max_size=2), max_size=2)), 1)
    ]
    return Document(tuple(parts))


@given(documents())
def test_every_provision_is_found_by_its_written_name(document: Document) -> None:
    """resolve(read(write_address(a))) == a for every provision that a document has."""
    for address, _ in addresses(document):
        assert citation.resolve(citation.read(citation.write_address(address)), document) == address


@given(documents(), written_addresses())
def test_what_resolves_is_there(document: Document, address: Address) -> None:
    """resolve returns an address of the document, or says that there is none."""
    try:
        found = citation.resolve(citation.read(citation.write_address(address)), document)
    except (NoSuchProvision, BadAddress):
        return
    assert found in dict(addresses(document))


def article(number: Number, *points: int) -> Provision:
    return Provision(Level.ARTICLE, "条", number, children=paragraphs(Shape(list(points))))


def resolved(text: str, *parts: Provision) -> str:
    return str(citation.resolve(citation.read(text), Document(parts)))


def refused(text: str, *parts: Provision) -> tuple[str, str | None]:
    with pytest.raises((NoSuchProvision, BadAddress)) as caught:
        resolved(text, *parts)
    return str(caught.value), caught.value.hint


LAW = (article((1,), 0), article((2,), 3), article((3,), 0, 2, 0), article((3, 1), 2, 2), article((4,), 0))


@pytest.mark.parametrize(
    ("text", "eid"),
    [
        ("第二条第三项", "art_2__para_1__point_3"),
        ("第二条第一款第三项", "art_2__para_1__point_3"),
        ("第2条第（3）项", "art_2__para_1__point_3"),
        ("第２条第(三)项", "art_2__para_1__point_3"),
        ("2条3项", "art_2__para_1__point_3"),
        ("第 二 条 第三项", "art_2__para_1__point_3"),
        ("第三条第二项", "art_3__para_2__point_2"),
        ("第三条之一第二款第二项", "art_3-1__para_2__point_2"),
        ("第3条之1", "art_3-1"),
        ("第一条第一款", "art_1__para_1"),
        ("全文", ""),
        ("art_3__para_3", "art_3__para_3"),
    ],
)
def test_ways_of_naming_one_provision(text: str, eid: str) -> None:
    """项 without 款 where one 款 alone has 项; widths, brackets and blanks mean nothing."""
    assert resolved(text, *LAW) == eid


def test_read_address_reads_and_resolves() -> None:
    assert str(citation.read_address("第2条第3项", Document(LAW))) == "art_2__para_1__point_3"
    with pytest.raises(NoSuchProvision):
        citation.read_address("第九条", Document(LAW))


def test_paragraphs_of_a_point() -> None:
    point = Provision(Level.POINT, "（一）", (1,), words="其他", children=(Provision(Level.PARAGRAPH, words="其一"), Provision(Level.PARAGRAPH, words="其二")))
    law = Provision(Level.ARTICLE, "第一条", (1,), children=(Provision(Level.PARAGRAPH, children=(point,)),))
    assert resolved("第一条第一款第一项第二自然段", law) == "art_1__para_1__point_1__para_2"
    assert resolved("第一条第一项第二自然段", law) == "art_1__para_1__point_1__para_2"


def test_items_in_place_of_articles_are_cited_as_articles_and_as_points() -> None:
    items = numbered(Level.ITEM, [Shape([0]), Shape([2])])
    assert resolved("第二条第一项", *items) == "item_2__para_1__point_1"
    assert resolved("第二项", *items) == "item_2"


def test_a_chapter_is_named_alone_where_one_part_has_it() -> None:
    first = Provision(Level.PART, "第一编", (1,), children=(Provision(Level.CHAPTER, "第一章", (1,)), Provision(Level.CHAPTER, "第二章", (2,))))
    second = Provision(Level.PART, "第二编", (2,), children=(Provision(Level.CHAPTER, "第一章", (1,), children=(article((1,), 0),)),))
    assert resolved("第二章", first, second) == "part_1__chp_2"
    assert resolved("第二编第一章", first, second) == "part_2__chp_1"
    assert resolved("第二编第一条", first, second) == "art_1"
    assert refused("第一章", first, second) == (
        "第一章 names 2 provisions\n    第一章\n    ~~~~~^",
        "name one of part_1__chp_1 (第一编第一章), part_2__chp_1 (第二编第一章)",
    )


def test_articles_of_an_annex_are_its_own() -> None:
    annex = Provision(Level.ANNEX, "附件", children=(article((1,), 0, 0),))
    assert resolved("附件第一条第二款", *LAW, annex) == "annex_1__art_1__para_2"
    assert resolved("附件一第一条", *LAW, annex) == "annex_1__art_1"
    assert resolved("第一条", *LAW, annex) == "art_1"


def test_what_is_missing_is_said_with_what_there_is() -> None:
    assert refused("第二条第九项", *LAW) == ("no such provision\n    第二条第九项\n          ~~~~~^", "第二条 has 3 项: 第一项 to 第三项")
    assert refused("第三条第四款", *LAW) == ("no such provision\n    第三条第四款\n          ~~~~~^", "第三条 has 3 款: 第一款 to 第三款")
    assert refused("第一条第一项", *LAW) == ("no such provision\n    第一条第一项\n          ~~~~~^", "第一条 has 1 款 and no 项")
    assert refused("第九条", *LAW) == ("no such provision\n    第九条\n    ~~~~~^", "the text has 5 条: 第一条 to 第四条")
    assert refused("第一章", *LAW) == ("no such provision\n    第一章\n    ~~~~~^", "the text has no 章")


def test_a_point_of_several_paragraphs_is_not_guessed() -> None:
    assert refused("第三条之一第一项", *LAW) == (
        "several 款 have 项: say which\n    第三条之一第一项\n              ~~~~~^",
        "第三条之一第一款, 第三条之一第二款 have 项",
    )


def test_a_number_printed_twice_is_not_guessed() -> None:
    twice = (article((5,), 0), article((5,), 0))
    assert refused("第五条", *twice) == ("第五条 names 2 provisions\n    第五条\n    ~~~~~^", "name one of art_5 (第五条), art_5~2 (第五条（第二处）)")
    assert resolved("第五条（第二处）", *twice) == "art_5~2"
    assert resolved("art_5", *twice) == "art_5"


def test_hundreds_of_nested_points_resolve() -> None:
    node = Provision(Level.POINT, "（一）", (1,), words="末")
    for _ in range(500):
        node = Provision(Level.POINT, "（一）", (1,), words="中", children=(node,))
    law = Provision(Level.ARTICLE, "第一条", (1,), children=(Provision(Level.PARAGRAPH, children=(node,)),))
    assert resolved("第一条第一项第一项", law) == "art_1__para_1__point_1__point_1"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no provision is named"),
        ("第x条", "not the name of a provision: expected 第…条 or the like\n    第x条\n    ~~~~^"),
        ("第一百五条", "a number that cannot be read\n    第一百五条\n    ~~~~~~~~~^"),
        ("第十条、第二条", "not the name of a provision: expected 第…条 or the like\n    第十条、第二条\n          ~~~~~~~^"),
        ("第三款第二条", "第二条 cannot stand in 第三款\n    第三款第二条\n          ~~~~~^"),
        ("第三条第四条", "第四条 cannot stand in 第三条\n    第三条第四条\n          ~~~~~^"),
    ],
)
def test_what_is_no_name_is_shown_where_it_breaks(text: str, message: str) -> None:
    with pytest.raises(BadAddress) as caught:
        citation.read(text)
    assert str(caught.value) == message
    assert caught.value.hint == EXAMPLE


def test_an_address_without_a_number_has_no_name() -> None:
    with pytest.raises(BadAddress, match="'art' bears no number"):
        citation.write_address(Address.of(Step(Level.ARTICLE)))


@pytest.mark.parametrize(
    ("eid", "text"),
    [
        ("art_133-1__para_2__point_3__indent_1", "第一百三十三条之一第二款第三项第一目"),
        ("part_2__chp_3__sec_1", "第二编第三章第一节"),
        ("preamble__para_7", "序言第七自然段"),
        ("annex_1__art_3", "附件一第三条"),
        ("item_11", "第十一条"),
        ("art_3__para_1__point_2__para_2", "第三条第一款第二项第二自然段"),
        ("lead_1", "引言"),
        ("", "全文"),
    ],
)
def test_names_as_people_write_them(eid: str, text: str) -> None:
    assert citation.write_address(Address.parse(eid) if eid else Address()) == text


@given(st.text(alphabet="第一二百零条款项目章（）()之附件序言全文1２ 《》、法", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but BadAddress comes of a text that names no provision."""
    try:
        named = citation.read(text)
    except BadAddress:
        return
    assert citation.read(citation.write_address(named.address)).address == named.address


@pytest.mark.parametrize(
    ("text", "law", "named"),
    [
        ("刑法第十七条第二款", "刑法", "第十七条第二款"),
        ("《中华人民共和国刑法》第十七条", "中华人民共和国刑法", "第十七条"),
        ("刑法 第17条", "刑法", "第17条"),
        ("刑法17条2款", "刑法", "17条2款"),
        ("刑法", "刑法", None),
        ("《刑法》", "刑法", None),
        ("第十七条", None, "第十七条"),
        ("", None, None),
        ("刑法修正案（十一）第一条", "刑法修正案（十一）", "第一条"),
        ("刑法（2020修正）第一条", "刑法（2020修正）", "第一条"),
        ("关于《刑法》第三十条的解释", "关于《刑法》第三十条的解释", None),
        ("《关于〈刑法〉第三十条的解释》", "关于〈刑法〉第三十条的解释", None),
        ("《关于〈刑法〉第三十条的解释》第二条", "关于〈刑法〉第三十条的解释", "第二条"),
        ("《关于《刑法》第三十条的解释》", "关于《刑法》第三十条的解释", None),
        ("《刑法》和《民法典》", "《刑法》和《民法典》", None),
        ("宪法序言第七自然段", "宪法", "序言第七自然段"),
        ("刑法附件一", "刑法", "附件一"),
        ("民法典第五编第一章", "民法典", "第五编第一章"),
        ("刑法全文", "刑法", "全文"),
        ("刑法第一百五条", "刑法", "第一百五条"),
    ],
)
def test_law_and_provision_are_told_apart(text: str, law: str | None, named: str | None) -> None:
    assert citation.split_law(text) == (law, named)


@given(st.sampled_from(["刑法", "关于〈刑法〉第三十条的解释", "城市供水条例（2018修正）"]), written_addresses())
def test_title_and_name_come_apart_again(title: str, address: Address) -> None:
    name = citation.write_address(address)
    assert citation.split_law(title + name) == (title, name)
    assert citation.split_law(f"《{title}》{name}") == (title, name)
