"""What the phrases of real acts order; the words are examples, the forms are those that acts print."""

import pytest

from texts.address import Address
from texts.grammar.cn.amending.orders import Order, Ref
from texts.grammar.cn.amending.phrases import read_item
from texts.grammar.cn.amending.quoting import read_quotations


def _name(ref: Ref) -> str:
    return str(Address(ref.steps)) + ("" if ref.part == "whole" else f"/{ref.part}") + ("" if ref.sentence is None else f"/{ref.sentence}")


def _shown(order: Order) -> str:
    places = ", ".join(_name(ref) for spot in order.spots for ref in spot.refs)
    labels = ", ".join(_name(ref) for ref in order.labels)
    return f"{order.operation} {places}" + (f" → {labels}" if labels else "")


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("将第三条中的“甲”修改为“乙”。\n将第六项修改为：“（六）丙”。", ["reword art_3", "substitute art_3__point_6"]),
        (
            "将第八条第一款中的“甲”修改为“乙”。\n增加两款，作为第二款、第三款：“丙。\n“丁。”\n将第二款改为第四款，修改为：“戊。”",
            [
                "reword art_8__para_1",
                "insert art_8 → art_8__para_2, art_8__para_3",
                "renumber art_8__para_2 → art_8__para_4",
                "substitute art_8__para_2",
            ],
        ),
        (
            "将第十一条第四款改为第十二条第一款，修改为：“甲。”\n增加两款，作为第二款、第三款：“乙。\n“丙。”",
            ["renumber art_11__para_4 → art_12__para_1", "substitute art_11__para_4", "insert art_12 → art_12__para_2, art_12__para_3"],
        ),
        ("删去第三十五条、第四十条第二款、第四十四条。", ["repeal art_35, art_40__para_2, art_44"]),
        ("删去第十八条第二款中的“甲”，第三款中的“乙”。", ["strike art_18__para_2, art_18__para_3"]),
        ("将第二十五条至第二十七条合并为一条，作为第二十五条，修改为：“甲。”", ["merge art_25, art_26, art_27 → art_25"]),
        ("将第二十条第（三）项、第二十一条第一、二项中的“甲”修改为“乙”。", ["reword art_20__point_3, art_21__point_1, art_21__point_2"]),
        ("在第一百二十条之一后增加五条，作为第一百二十条之二至第一百二十条之四：“甲。”", ["insert art_120-1 → art_120-2, art_120-3, art_120-4"]),
        ("将第十六条第三款移至第十七条作为第二款。", ["renumber art_16__para_3 → art_17__para_2"]),
        ("将《解释》原第八条改为修改后《解释》第十三条，修改为：“甲。”", ["renumber art_8 → art_13", "substitute art_8"]),
        ("第三章第二节改为第四章，章名修改为“甲”。", ["renumber chp_3__sec_2 → chp_4", "substitute chp_4/heading"]),
        ("宪法序言第七自然段后两句：“甲。”修改为：“乙。”", ["reword preamble__para_7/-2"]),
        ("将第六条第二款第一句中的“甲”修改为“乙”，第二句删去。", ["reword art_6__para_2/0", "repeal art_6__para_2/1"]),
        ("在刑法第二百九十九条中增加一款作为第二款，将该条修改为:\n“甲。\n“乙。”", ["substitute art_299"]),
        ("第六条改为第七条，第一款修改为：“甲。”第二款修改为：“乙。”", ["renumber art_6 → art_7", "substitute art_6__para_1", "substitute art_6__para_2"]),
        ("将第七条改为第十条，并将其中的“甲”修改为“乙”、“丙”修改为“丁”。", ["renumber art_7 → art_10", "reword art_7", "reword art_7"]),
        ("此外，对部分文字作了修改，并对条文顺序作相应调整。", ["adjust_wording ", "renumber_following "]),
    ],
)
def test_an_item(text: str, orders: list[str]) -> None:
    reading = read_item(read_quotations(text.split("\n")), lambda _: True)
    assert reading.misread == ()
    assert [_shown(order) for order in reading.orders] == orders


@pytest.mark.parametrize("text", ["将第五条与第六条的内容通盘考虑。", "将第三条第一款中“甲”酌情“乙”修改为“丙”。", "将第六条妥善处理为：“甲。”"])
def test_what_is_not_understood_orders_nothing(text: str) -> None:
    reading = read_item(read_quotations([text]), lambda _: True)
    assert reading.orders == ()
    assert len(reading.misread) == 1
