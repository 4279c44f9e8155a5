"""Words that differ, with their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.comparison import Edit, Typography
from texts.diffing import words
from texts.folding import tokens
from texts.renumbering import Renumbering

TEXT = st.text(alphabet="甲乙丙第三四条款，；。、\n 　应当可以人民政府15十二", max_size=40)


def shown(old: str, new: str, renumbering: Renumbering | None = None) -> str:
    """Write the edits as [deleted|inserted], or with their class."""
    found = ""
    for edit in words(old, new, renumbering):
        one, other = old[slice(*edit.old)], new[slice(*edit.new)]
        found += one if edit.kept and not edit.typography else f"[{one}|{other}{':' + edit.typography if edit.typography else ''}]"
    return found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("纳入社区、农村社会主义精神文明建设", "纳入社会主义精神文明建设", "纳入[社区、农村|]社会主义精神文明建设"),
        ("由主管部门处理", "由主管机关处理", "由[主管部门|主管机关]处理"),
        ("国民经济和社会发展计划", "国民经济和社会发展规划", "国民经济和社会发展[计划|规划]"),
        ("处十五日以下拘留。", "处15日以下拘留，并处罚款。", "处[十五|15:numeral]日以下拘留[|，并处罚款]。"),
        ("甲，乙", "甲,乙", "甲[，|,:width]乙"),
        ("甲，乙", "甲；乙", "甲[，|；]乙"),
        ("总　则", "总则", "总[　|:spacing]则"),
        ("甲负责。乙协助。", "甲负责。\n乙协助。", "甲负责。[|\n]乙协助。"),
        ("处3，000元罚款", "处3，500元罚款", "处[3，000|3，500]元罚款"),
    ],
)
def test_edits_fall_where_a_reader_expects_them(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


@given(TEXT, TEXT)
def test_edits_cover_both_wordings_from_end_to_end(old: str, new: str) -> None:
    edits = words(old, new)
    assert "".join(old[slice(*edit.old)] for edit in edits) == old
    assert "".join(new[slice(*edit.new)] for edit in edits) == new
    at = (0, 0)
    for edit in edits:
        assert (edit.old[0], edit.new[0]) == at
        at = (edit.old[1], edit.new[1])


@given(TEXT, TEXT)
def test_swapping_the_sides_mirrors_the_edits(old: str, new: str) -> None:
    assert tuple(~edit for edit in words(new, old)) == words(old, new)


@given(TEXT, TEXT)
def test_what_is_kept_means_the_same_and_what_is_not_differs(old: str, new: str) -> None:
    for edit in words(old, new):
        one, other = old[slice(*edit.old)], new[slice(*edit.new)]
        if not edit.kept:
            assert one != other
        elif edit.typography is None:
            assert one == other
        else:
            assert [token.key for token in tokens(one) if token.key] == [token.key for token in tokens(other) if token.key]


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert words(text, text) == ((Edit((0, len(text)), (0, len(text)), True),) if text else ())


MOVED = Renumbering([((3,), (4,), 1.0), ((5,), (6,), 1.0), ((7,), (7,), 1.0)])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("违反本法第三条规定的", "违反本法第四条规定的", "违反本法[第三条|第四条:citation]规定的"),
        ("依照第三条、第五条和第七条", "依照第四条、第六条和第七条", "依照[第三条|第四条:citation]、[第五条|第六条:citation]和第七条"),
        ("依照第三条的规定", "依照第七条的规定", "依照[第三条|第七条]的规定"),
        ("依照刑法第三条的规定", "依照刑法第四条的规定", "依照刑法[第三条|第四条]的规定"),
        ("依照《甲法》第三条、第五条", "依照《甲法》第四条、第六条", "依照《甲法》[第三条、第五条|第四条、第六条]"),
        ("依照第三条的规定", "依照第三条的规定", "依照第三条的规定"),
        ("依照第三条处罚。", "依照第四条、第六条处罚。", "依照[第三条|第四条:citation][|、第六条]处罚。"),
    ],
)
def test_a_citation_that_only_follows_the_renumbering_is_typography(old: str, new: str, expected: str) -> None:
    """Another text's article never follows, nor does one that is cited in place of another."""
    assert shown(old, new, MOVED) == expected


def test_a_citation_follows_the_likest_part_of_a_split_article() -> None:
    split = Renumbering([((3,), (3,), 0.4), ((3,), (4,), 0.9)])
    assert shown("依照第三条", "依照第四条", split) == "依照[第三条|第四条:citation]"
    assert split.follows(tokens("依照第三条"), tokens("依照第四条"))
    assert not split.follows(tokens("甲"), tokens("乙"))


def test_typographic_classes_are_closed() -> None:
    assert [form.value for form in Typography] == ["width", "spacing", "punctuation", "quotation", "variant", "numeral", "label", "citation"]
