"""What an act did to each provision, and which are the same before and after."""

from collections.abc import Callable

import pytest

from texts.comparing import compare
from texts.comparison import Basis, Status
from texts.document import Document, addresses
from texts.effects import known_links, said
from texts.enacting import Enacted

Amended = Callable[..., Enacted]


def told(found: Enacted) -> list[str]:
    """The effects as `old → new by items`."""
    return [f"{effect.old} → {effect.new} by {'+'.join(one.clause.item for one in effect.by)}" for effect in found.applied[0].effects]


@pytest.mark.parametrize(
    ("items", "renumber", "effects"),
    [
        (["一、将第三条修改为：“甲。”"], False, ["art_3 → art_3 by 一、"]),
        (
            ["一、第四条增加一项，作为第一项：“（一）乙；”。"],
            False,
            [
                "None → art_4__para_1__point_1 by 一、",
                *(f"art_4__para_1__point_{number} → art_4__para_1__point_{number + 1} by " for number in (1, 2, 3)),
            ],
        ),
        (["一、在第六条后增加一条，作为第六条之一：“甲。”"], False, ["None → art_6-1 by 一、"]),
        (["一、删去第八条。"], True, ["art_9 → art_8 by ", "art_8 → None by 一、"]),
        (["一、删去第二条第二款。"], False, ["art_2 → art_2 by 一、", "art_2__para_2 → None by 一、"]),
        (
            ["一、将第七条、第八条合并，作为第七条，修改为：“甲。”"],
            True,
            ["art_7 → art_7 by 一、", "art_9 → art_8 by ", "art_8 → art_7 by 一、"],
        ),
        (["一、将第三章的章名“罚则”修改为“法律责任”。"], False, ["chp_3 → chp_3 by 一、"]),
    ],
)
def test_effects(amended: Amended, items: list[str], renumber: bool, effects: list[str]) -> None:
    assert told(amended(*items, renumber=renumber)) == effects


def test_every_provision_is_told_or_stands_as_it_stood(law: Document, amended: Amended) -> None:
    """Nothing changes that no effect names."""
    found = amended(
        "一、删去第五条第二款。", "二、将第三条改为第五条，修改为：“甲。”", "三、增加一条，作为第三条：“乙。”", "四、第二条第一款中的“名录”修改为“目录”。"
    )
    document = found.document
    named = {effect.new for effect in found.applied[0].effects}
    old = dict(addresses(law))
    inside_named = {address for address, _ in addresses(document) if any(new is not None and address.within(new) for new in named)}
    for address, provision in addresses(document, inside=True):
        if address not in inside_named and not provision.children:
            assert old[address].words == provision.words


def test_a_comparison_by_an_act_is_certain(law: Document, amended: Amended) -> None:
    """What an act says of identity is not inferred: 删去 and 增加 of like words stay a repeal and an addition."""
    found = amended("一、删去第三条。", "二、增加一条，作为第八条：“任何单位和个人都有保护花木的权利和义务。”")
    links = known_links(said(found.applied[0].effects), law, found.document)
    rows = compare(law, found.document, links).articles
    assert {(row.old.label if row.old else None, row.new.label if row.new else None) for row in rows if row.status in (Status.INSERTED, Status.DELETED)} == {
        ("第三条", None),
        (None, "第八条"),
    }
    assert {row.basis for row in rows if row.old and row.new and row.old.label != row.new.label} == {Basis.INSTRUCTION}
