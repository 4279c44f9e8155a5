"""Losslessness is checked by rules of its own, so that a parser's fault cannot hide in them."""

import pytest

from texts.address import Level
from texts.document import Document, Passage, Provision, Role
from texts.lossless import Loss, find_loss


def document(*words: str) -> Document:
    return Document(tuple(Provision(Level.PARAGRAPH, words=text) for text in words))


@pytest.mark.parametrize(
    "source",
    [
        "甲乙\n丙",
        "\ufeff　甲 乙\u200b\r\n\r\n丙\t",
        "# 甲乙\n\n## 丙",
        "<!-- 戊 -->甲乙<!--\n己\n-->丙",
        "**甲**乙\n丙",
        "  ** 甲**乙\n#丙".replace("** 甲", "**甲").replace("#丙", "# 丙"),
    ],
)
def test_layout_is_no_text(source: str) -> None:
    """White space, zero-width spaces, comments, heading marks and bold first words are none of the source's characters."""
    assert find_loss(source, document("甲乙", "丙")) is None


@pytest.mark.parametrize(
    ("words", "loss"),
    [
        (("甲丙",), Loss(1, "乙丙", "丙")),
        (("丙", "甲乙"), Loss(0, "甲乙丙", "丙甲乙")),
        (("甲乙", "丙丁"), Loss(3, "", "丁")),
        (("甲乙", "乙丙"), Loss(2, "丙", "乙丙")),
    ],
)
def test_what_is_lost_moved_or_added_is_found(words: tuple[str, ...], loss: Loss) -> None:
    assert find_loss("甲乙\n丙", document(*words)) == loss


def test_every_part_of_a_document_counts() -> None:
    """Labels, words and the lines of passages are compared, in printed order."""
    inside = Provision(Level.PARAGRAPH, words="乙", children=(Provision(Level.POINT, "（一）", (1,), "", "丙"),))
    read = Document((Passage(Role.TITLE, ("甲",)), Provision(Level.ARTICLE, "第一条", (1,), "　", children=(inside,))))
    assert find_loss("甲\n第一条　乙\n（一）丙", read) is None


def test_an_unclosed_comment_is_text() -> None:
    assert find_loss("甲<!-- 乙", document("甲<!-- 乙")) is None
