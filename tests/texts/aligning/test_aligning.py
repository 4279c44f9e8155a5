"""Which provisions of two texts are the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from texts.address import Address
from texts.aligning import align
from texts.comparison import Basis
from texts.document import Document, addresses

Draft = Callable[[str], Document]

PARK = """
第一章　总则
第一条　为了规范虚构公园管理，制定本办法。
第二条　虚构公园分为综合公园、专类公园和社区公园。
公园名录由市园林部门公布。
第二章　管理
第三条　公园管理机构履行下列职责：
（一）养护园内植物；
（二）维护游乐设施；
（三）保持环境卫生。
第四条　禁止在公园内捕鸟、钓鱼和焚烧枝叶。
第五条　本办法自2021年3月1日起施行。
"""


def named(old: Document, new: Document) -> dict[str, str]:
    """The links by address; a divided provision's last."""
    return {str(link.old): str(link.new) for link in align(old, new).links}


def test_every_provision_of_a_text_is_its_own(draft: Draft) -> None:
    text = draft(PARK)
    assert named(text, text) == {str(address): str(address) for address, _ in addresses(text)}
    assert all(link.basis is Basis.IDENTITY and not link.moved for link in align(text, text).links)


def test_points_are_followed_past_an_inserted_one_and_across_articles(draft: Draft) -> None:
    new = PARK.replace("（一）养护", "（一）巡查园区；\n（二）养护").replace("（二）维护", "（三）维护").replace("（三）保持", "（四）保持")
    new = new.replace("第五条", "第六条").replace("第四条", "第五条").replace("第三条", "第四条").replace("第二章", "第三条　公园免费开放。\n第二章")
    links = named(draft(PARK), draft(new))
    assert links["art_3__para_1__point_1"] == "art_4__para_1__point_2"
    assert links["art_3__para_1__point_3"] == "art_4__para_1__point_4"
    assert links["art_2__para_2"] == "art_2__para_2"
    assert links["chp_2"] == "chp_2"


def test_a_chapter_is_known_by_what_stands_under_it(draft: Draft) -> None:
    new = PARK.replace("第二章　管理", "第二章　养护与秩序")
    assert named(draft(PARK), draft(new))["chp_2"] == "chp_2"


def test_an_alignment_answers_for_either_side(draft: Draft) -> None:
    alignment = align(draft(PARK), draft(PARK.replace("公园名录", "第二条之一　公园名录")))
    assert [str(link.new) for link in alignment.of_old(Address.parse("art_2"))] == ["art_2", "art_2-1"]
    assert [str(link.old) for link in alignment.of_new(Address.parse("art_2-1"))] == ["art_2"]
    assert alignment.of_old(Address.parse("art_99")) == ()


def test_which_text_is_called_old_does_not_matter(draft: Draft) -> None:
    new = draft(PARK.replace("捕鸟、钓鱼", "捕鸟").replace("综合公园、", "").replace("养护园内植物", "修剪树木"))
    there = {(link.old, link.new, link.basis, link.confidence, link.moved) for link in align(draft(PARK), new).links}
    back = {(link.new, link.old, link.basis, link.confidence, link.moved) for link in align(new, draft(PARK)).links}
    assert there == back


DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


@pytest.mark.skipif(not (DATA / "pairs").is_dir(), reason=f"no hand-read maps in {DATA}")
def test_hand_read_maps_are_met() -> None:
    """Precision and recall of the links between articles are 0.98 at least."""
    import csv

    from texts.comparing import compare
    from texts.grammar.cn.grammar import CN

    right = wrong = missed = 0
    for folder in sorted(path.parent for path in (DATA / "pairs").glob("*/gold.csv")):
        old, new = (CN.structure((folder / name).read_text(encoding="utf-8"))[0] for name in ("old.md", "new.md"))
        rows = list(csv.DictReader((folder / "gold.csv").read_text(encoding="utf-8").splitlines()))
        neutral = {(row["old_article"], row["new_article"]) for row in rows if row["confidence"] == "judgement"}
        true = {(row["old_article"], row["new_article"]) for row in rows if row["old_article"] and row["new_article"]} - neutral
        found = {(row.old.label, row.new.label) for row in compare(old, new).articles if row.old and row.new} - neutral
        right, wrong, missed = right + len(found & true), wrong + len(found - true), missed + len(true - found)
    assert right / (right + wrong) >= 0.98
    assert right / (right + missed) >= 0.98
