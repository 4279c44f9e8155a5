"""`yange compile` on plain files."""

import json
from pathlib import Path

import pytest

from cli.main import main

OLD = "# 虚构市花木条例\n\n<!-- INFO END -->\n\n第一条　为了保护花木，制定本条例。\n\n第二条　本条例自公布之日起施行。\n"
ACT = (
    "# 关于修改《虚构市花木条例》的决定\n\n<!-- INFO END -->\n\n"
    "一、增加一条，作为第二条：“任何人不得损毁花木。”\n\n二、将第二条改为第三条。\n\n本决定自公布之日起施行。\n"
)
NEW = "# 虚构市花木条例\n\n<!-- INFO END -->\n\n第一条　为了保护花木，制定本条例。\n\n第二条　任何人不得损毁花木。\n\n第三条　本条例自公布之日起施行。\n"


def _files(folder: Path, **texts: str) -> list[str]:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.md") for name in texts]


def test_the_text_an_act_makes_is_proved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, act, new = _files(tmp_path, old=OLD, act=ACT, new=NEW)
    assert main(["compile", "--base", old, "--act", act, "--expect", new, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["schema"] == "yange.compilation/1"
    assert (answer["instructions"], answer["applied"], answer["unresolved"]) == (2, 2, [])
    assert answer["text"] == "虚构市花木条例\n第一条　为了保护花木，制定本条例。\n第二条　任何人不得损毁花木。\n第三条　本条例自公布之日起施行。\n"
    assert answer["verification"]["verdict"] == "proved"


def test_citations_follow_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, act = _files(tmp_path, old=OLD.replace("制定本条例", "依照本条例第二条，制定本条例"), act=ACT)
    assert main(["compile", "--base", old, "--act", act]) == 0
    assert "依照本条例第二条" in capsys.readouterr().out
    assert main(["compile", "--base", old, "--act", act, "--follow-citations"]) == 0
    answer = capsys.readouterr()
    assert "依照本条例第三条" in answer.out
    assert "noticed: 第一条: 本条例第二条 becomes 本条例第三条, as asked for; the act does not say so" in answer.err


def test_an_official_text_that_differs_is_the_answer_no(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, act, new = _files(tmp_path, old=OLD, act=ACT, new=NEW.replace("任何人", "任何单位"))
    assert main(["compile", "--base", old, "--act", act, "--expect", new]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("虚构市花木条例\n")
    assert "differs: 第二条 (substantive)" in printed.err


def test_two_acts_of_one_file_apply_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    second = "<!-- ACT 2 -->\n\n# 关于修改《虚构市花木条例》的决定\n\n<!-- INFO END -->\n\n将第三条修改为：“自2002年1月1日起施行。”\n"
    old, act = _files(tmp_path, old=OLD, act=ACT + "\n" + second)
    assert main(["compile", "--base", old, "--act", act, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["text"].endswith("第三条　自2002年1月1日起施行。\n")
    assert answer["verification"]["verdict"] == "not_checked"
