import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.address import Address, Level, Step
from texts.grammar.cn import citation


def found(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(match.law, match.relative, " ".join(map(str, match.addresses))) for match in citation.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "违反本法第十条、第十二条第一款第二项、第三项规定的",
            [(None, None, "art_10"), (None, None, "art_12__para_1__point_2"), (None, None, "art_12__para_1__point_3")],
        ),
        ("依照第三条至第五条", [(None, None, "art_3 art_4 art_5")]),
        ("依照第三条第一款至第三款", [(None, None, "art_3__para_1 art_3__para_2 art_3__para_3")]),
        ("违反第二十六条第一、五项、第二十七条第三款的", [(None, None, "art_26__point_1 art_26__point_5"), (None, None, "art_27__para_3")]),
        ("第十八条第一款第三至五项", [(None, None, "art_18__para_1__point_3 art_18__para_1__point_4 art_18__para_1__point_5")]),
        ("有前款第（一）至（三）项情形", [(None, "前款", "point_1 point_2 point_3")]),
        ("依照本条第一款、第三款", [(None, "本条", "para_1"), (None, "本条", "para_3")]),
        ("依照《中华人民共和国刑法》第十七条、第十八条", [("中华人民共和国刑法", None, "art_17"), ("中华人民共和国刑法", None, "art_18")]),
        ("依照《中华人民共和国刑法》（以下简称刑法）第十七条", [("中华人民共和国刑法", None, "art_17")]),
        ("依照《刑法》第十七条和本解释第二条", [("刑法", None, "art_17"), (None, None, "art_2")]),
        ("将刑法第一百三十三条之一修改为", [("刑法", None, "art_133-1")]),
        ("违反治安管理处罚法第十条、第十一条的", [("治安管理处罚法", None, "art_10"), ("治安管理处罚法", None, "art_11")]),
        ("依照对外贸易法第三条", [("对外贸易法", None, "art_3")]),
        ("《关于〈刑法〉第三十条的解释》第一条", [("刑法", None, "art_30"), ("关于〈刑法〉第三十条的解释", None, "art_1")]),
        ("刑法第一百二十条之一至第一百二十条之三", [("刑法", None, "art_120-1 art_120-2 art_120-3")]),
        ("适用第二章、第三章第一节的规定", [(None, None, "chp_2"), (None, None, "chp_3__sec_1")]),
        ("见附件一、附件二", [(None, None, "annex_1"), (None, None, "annex_2")]),
        ("第133条第1款", [(None, None, "art_133__para_1")]),
        ("依照第一条至第九亿条", [(None, None, "art_1 art_900000000")]),
        ("第一项目、第二条约、第三节课、第一章程、第四条例", []),
        ("第一百五条", []),
    ],
)
def test_references(text: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert found(text) == expected


def test_labels_at_the_start_of_a_line_are_no_references() -> None:
    text = "第一章　总则\n第一条 依照第二条。\n“第三条　违反第四条\n第五条规定的"
    assert [match.text for match in citation.find(text)] == ["第二条", "第四条", "第五条"]


def test_places_of_the_printed_steps() -> None:
    text = "依照本法第十二条第一款第二项、第三项"
    first, second = citation.find(text)
    assert [text[step.start : step.end] for step in first.steps] == ["第十二条", "第一款", "第二项"]
    assert [text[step.start : step.end] for step in second.steps] == ["第三项"]
    assert (text[first.start : first.end], second.text) == ("第十二条第一款第二项", "第三项")


numbers = st.tuples(st.integers(1, 1300))


@given(st.lists(st.tuples(numbers, numbers, numbers, st.integers(1, 3)), min_size=1, max_size=6))
def test_a_list_of_full_citations_is_found_whole(items: list[tuple[tuple[int], tuple[int], tuple[int], int]]) -> None:
    """Each address written into a list is found again, in order."""
    levels = (Level.ARTICLE, Level.PARAGRAPH, Level.POINT)
    written = [Address(tuple(Step(level, number) for level, number in zip(levels[:depth], found_numbers, strict=False))) for *found_numbers, depth in items]
    text = "违反本条例" + "、".join(map(citation.write_address, written)) + "规定的"
    assert [address for match in citation.find(text) for address in match.addresses] == written


@given(st.text(alphabet="第一二三条款项至、和（）《》法本之附件\n 的", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    """Matches stand where they say, in order, and name something."""
    end = 0
    for match in citation.find(text):
        assert end <= match.start < match.end
        assert text[match.start : match.end] == match.text
        assert match.addresses
        end = match.end
