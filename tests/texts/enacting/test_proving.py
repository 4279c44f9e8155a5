"""A proof is claimed only where every character and paragraph is the same."""

from collections.abc import Callable

import pytest

from texts.document import Document, Passage, Role
from texts.proving import Class, Verdict, prove

OLD = (
    "# 虚构办法\n\n<!-- INFO END -->\n\n第一条　为了甲（乙），制定本办法。\n\n第二条　丙：\n\n（一）丁；\n\n（二）戊。\n\n"
    "第三条　本办法第二条自公布之日起施行。\n"
)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("甲", "己", Class.SUBSTANTIVE),
        ("，", "；", Class.SUBSTANTIVE),
        ("丁；\n\n（二）", "丁；（二）", Class.PARAGRAPHS),
        ("本办法第二条", "本办法第一条", Class.CROSS_REFERENCE),
        ("自公布之日", "“自公布之日”", Class.SUBSTANTIVE),
    ],
)
def test_any_other_character_or_paragraph_is_no_proof(read: Callable[[str], Document], old: str, new: str, kind: Class) -> None:
    """No proof where any character or paragraph boundary of the body differs after the folding that is stated."""
    official = OLD.replace(old, new, 1)
    found = prove(read(OLD), read(official), (), (), official)
    assert found.verdict is Verdict.DIFFERS
    assert kind in {difference.kind for difference in found.differences}


@pytest.mark.parametrize(("old", "new"), [("第二项", "第（二）项"), ("一张", "1张"), ("台账", "台帐"), ("二〇二〇", "二零二零"), ("‘己’", "“己”")])
def test_another_form_of_the_same_is_typographic_and_no_proof(read: Callable[[str], Document], old: str, new: str) -> None:
    """Another form of the same mark, character or number is told as such, and never proved."""
    words = "为了甲，依照前条第二项于二〇二〇年建立台账一张，称为‘己’"
    law, official = OLD.replace("为了甲", words), OLD.replace("为了甲", words.replace(old, new))
    found = prove(read(law), read(official), (), (), official)
    assert (found.verdict is Verdict.PROVED, [difference.kind for difference in found.differences]) == (False, [Class.TYPOGRAPHIC])


def test_width_and_spacing_are_folded(read: Callable[[str], Document]) -> None:
    found = prove(read(OLD), read(OLD.replace("（乙）", "(乙)").replace("第一条　", "第一条 ")), ())
    assert (found.verdict, found.distance, found.differences) == (Verdict.PROVED, 0.0, ())


def test_an_article_too_many_is_no_proof(read: Callable[[str], Document]) -> None:
    found = prove(read(OLD), read(OLD + "\n第四条　己。\n"), ())
    assert [(difference.article, difference.compiled) for difference in found.differences] == [("第四条", None)]


def test_a_title_that_a_source_prints_twice_is_one(read: Callable[[str], Document]) -> None:
    twice = Document((Passage(Role.TITLE, ("虚构办法",)), *read(OLD).parts))
    assert prove(read(OLD), twice, ()).verdict is Verdict.PROVED
    other = Document((Passage(Role.TITLE, ("虚构规定",)), *read(OLD).parts))
    assert prove(read(OLD), other, ()).verdict is Verdict.DIFFERS
