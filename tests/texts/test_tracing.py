"""One provision through the versions of a text."""

import json
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from texts.comparing import compare
from texts.comparison import Basis, Status
from texts.deriving import derive
from texts.descent import Descent, Tie, is_heading, unit_of
from texts.document import Document
from texts.formats.descent_json import as_json, from_json
from texts.tracing import Trace, trace

Draft = Callable[[str], Document]

FIRST = """
# 虚构湖泊保护条例
第一章　总则
第一条　为了保护虚构湖泊，改善水体环境，制定本条例。
第二条　虚构市行政区域内湖泊的规划、保护和利用，适用本条例。
第二章　保护
第三条　市人民政府水务部门负责湖泊保护的监督管理，建立湖泊档案。
发展改革、生态环境等部门按照各自职责做好相关工作。
第四条　禁止在湖泊保护范围内实施下列行为：
（一）填湖造地；
（二）倾倒垃圾、渣土；
（三）围网养殖。
第五条　游船经营者应当取得许可，并按照核定的航线行驶。
"""
SECOND = """
# 虚构湖泊保护条例
第一章　总则
第一条　为了保护虚构湖泊，改善水体环境，制定本条例。
第二条　虚构市行政区域内湖泊的规划、保护和利用，适用本条例。
第三条　每年三月为湖泊保护宣传月，由教育机构组织学生参加。
第二章　保护
第四条　市人民政府水务部门负责湖泊保护的监督管理，建立湖泊档案。
第五条　发展改革、生态环境等部门按照各自职责做好相关工作。
第六条　禁止在湖泊保护范围内实施下列行为：
（一）填湖造地；
（二）使用炸药捕鱼；
（三）倾倒垃圾、渣土；
（四）围网养殖。
第七条　游船经营者应当取得许可，并按照核定的航线行驶。
"""
THIRD = """
# 虚构湖泊保护条例
第一章　总则
第一条　为了保护虚构湖泊，改善水体环境，制定本条例。
第二条　虚构市行政区域内湖泊的规划、保护和利用，适用本条例。
第三条　每年三月为湖泊保护宣传月，由教育机构组织学生参加。
第二章　保护
第四条　市人民政府水务部门负责湖泊保护的监督管理，建立湖泊档案。
发展改革、生态环境等部门按照各自职责做好相关工作。
第五条　禁止在湖泊保护范围内实施下列行为：
（一）填湖造地；
（二）使用炸药捕鱼；
（三）倾倒垃圾、渣土、污泥；
（四）围网养殖。
"""


@pytest.fixture
def descents(draft: Draft) -> list[Descent]:
    return [derive(compare(old, new)) for old, new in pairwise(map(draft, (FIRST, SECOND, THIRD)))]


def told(found: Trace) -> Sequence[tuple[int, str]]:
    return [(stage.version, stage.status.value) for stage in found.stages]


def test_back_and_forth_through_other_numbers(descents: list[Descent]) -> None:
    """Whichever version's number names it, it is the same provision."""
    places = (("art_4",), ("art_6",), ("art_5",))
    assert {trace(places[version][0], version, descents).places for version in range(3)} == {places}


def test_a_split_is_followed_through_both_parts_and_their_merger(descents: list[Descent]) -> None:
    found = trace("art_3", 0, descents)
    assert found.places == (("art_3",), ("art_4", "art_5"), ("art_4",))
    assert told(found) == [(1, "split"), (2, "merged")]
    assert all(stage.changed for stage in found.stages)


def test_one_part_of_a_split_is_followed_back_to_the_whole(descents: list[Descent]) -> None:
    assert trace("art_5", 1, descents).places == (("art_3",), ("art_5",), ("art_4",))


def test_an_insertion_first_appears(descents: list[Descent]) -> None:
    found = trace("art_3", 2, descents)
    assert (found.places, found.first, found.last_changed) == (((), ("art_3",), ("art_3",)), 1, 1)
    assert told(found) == [(1, "inserted"), (2, "unchanged")]


def test_a_deletion_ends_it(descents: list[Descent]) -> None:
    found = trace("art_5", 0, descents)
    assert found.places == (("art_5",), ("art_7",), ())
    assert told(found) == [(1, "renumbered"), (2, "deleted")]
    assert [stage.changed for stage in found.stages] == [False, True]


def test_a_point_is_followed_past_one_that_was_put_in(descents: list[Descent]) -> None:
    found = trace("art_4__para_1__point_2", 0, descents)
    assert found.places == (("art_4__para_1__point_2",), ("art_6__para_1__point_3",), ("art_5__para_1__point_3",))
    assert [stage.changed for stage in found.stages] == [False, True]


def test_a_paragraph_is_changed_where_one_of_its_points_is(descents: list[Descent]) -> None:
    found = trace("art_4__para_1", 0, descents)
    assert told(found) == [(1, "modified"), (2, "modified")]


def test_a_paragraph_of_an_article_that_was_renumbered_alone(descents: list[Descent]) -> None:
    assert trace("art_5__para_1", 0, descents).places[1] == ("art_7__para_1",)


def test_a_heading_changes_with_what_stands_under_it(descents: list[Descent]) -> None:
    under = {"chp_1": [("art_1", "art_2"), ("art_1", "art_2", "art_3"), ("art_1", "art_2", "art_3")]}
    found = trace("chp_1", 0, descents, lambda version, eid: under[eid][version])
    assert [(stage.version, stage.status, stage.under) for stage in found.stages] == [(1, Status.MODIFIED, ("art_3",)), (2, Status.UNCHANGED, ())]


def test_what_nobody_touched_is_left_out(descents: list[Descent]) -> None:
    """A Descent mentions what became another; the rest stands as it stood."""
    assert "art_1" not in descents[0].of_new
    assert "art_1" not in descents[0].strands
    assert told(trace("art_1", 0, descents)) == [(1, "unchanged"), (2, "unchanged")]


def test_a_descent_is_kept_and_read_back(descents: list[Descent]) -> None:
    for descent in descents:
        assert from_json(json.loads(json.dumps(as_json(descent)))) == descent


@pytest.mark.parametrize("values", [[], [[], {}, []], [[["art_1"]], {}], [[["a", "b", "no status", False, "identity", 1, []]], {}]])
def test_what_is_no_descent_is_refused(values: list[object]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_json(values)


@pytest.mark.parametrize(
    ("eid", "unit", "heading"),
    [
        ("", "", False),
        ("art_133-1__para_2__point_3", "art_133-1", False),
        ("chp_3__sec_2", "chp_3__sec_2", True),
        ("part_2~2__subpart_1", "part_2~2__subpart_1", True),
        ("annex_1__chp_1__art_3", "annex_1", False),
        ("preamble__para_3", "preamble", False),
    ],
)
def test_what_is_compared_as_one(eid: str, unit: str, heading: bool) -> None:
    """An article's eId does not pass through the chapters above it; what stands in an annex is of the annex."""
    assert (unit_of(eid), is_heading(eid)) == (unit, heading)


def test_another_number_alone_is_not_given_anew() -> None:
    assert not Tie("art_1", "art_2", Status.RENUMBERED, amended=False, basis=Basis.IDENTITY).restated
    assert Tie("art_1", "art_2", Status.SPLIT, amended=False, basis=Basis.INFERRED).restated
