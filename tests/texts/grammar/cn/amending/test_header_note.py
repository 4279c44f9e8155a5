"""The header note that a law has after its acts. All laws here are fictitious (虚构)."""

from dataclasses import replace
from datetime import date

import pytest

from texts.grammar.cn.amending.header_note import header_note
from texts.promulgation import Adoption, AmendmentNote, Approval, Promulgation

CITY = "虚构市第三届人民代表大会常务委员会第九次会议"
PROVINCE = "虚构省第十二届人民代表大会常务委员会第二次会议"
LAW = Promulgation(title="虚构市花木条例", adoptions=(Adoption(date(2001, 2, 8), None, CITY),))
ACT = Promulgation(title="虚构市人民代表大会常务委员会关于修改《虚构市花木条例》的决定", adoptions=(Adoption(date(2010, 5, 20), None, CITY),))
APPROVED = (Approval(date(2010, 7, 1), None, PROVINCE),)


def test_one_act() -> None:
    assert header_note(LAW, [ACT]) == (
        f"（2001年2月8日{CITY}通过，根据2010年5月20日{CITY}通过的《虚构市人民代表大会常务委员会关于修改〈虚构市花木条例〉的决定》修正）"
    )


def test_acts_that_were_approved() -> None:
    """What the approving congress did is part of the note, of law and act alike."""
    law = replace(LAW, approvals=(Approval(date(2001, 3, 1), None, PROVINCE),))
    assert header_note(law, [replace(ACT, approvals=APPROVED), ACT]) == (
        f"（2001年2月8日{CITY}通过，2001年3月1日{PROVINCE}批准，"
        f"根据2010年5月20日{CITY}通过、2010年7月1日{PROVINCE}批准的《虚构市人民代表大会常务委员会关于修改〈虚构市花木条例〉的决定》第一次修正，"
        f"根据2010年5月20日{CITY}通过的《虚构市人民代表大会常务委员会关于修改〈虚构市花木条例〉的决定》第二次修正）"
    )


@pytest.mark.parametrize(
    ("law", "act"),
    [
        (replace(LAW, amendments=(AmendmentNote(date(2005, 1, 1), "修正"),)), ACT),
        (replace(LAW, adoptions=(Adoption(None, None, CITY),)), ACT),
        (LAW, replace(ACT, adoptions=())),
        (LAW, replace(ACT, approvals=(Approval(None, None, PROVINCE),))),
        (LAW, replace(ACT, title=None)),
    ],
)
def test_what_is_not_all_stated_is_left_to_the_republication(law: Promulgation, act: Promulgation) -> None:
    assert header_note(law, [act]) is None
