"""What is handed in beside the texts: values, and who records."""

import pytest

from cli.authors import author
from cli.commands.record import settings
from cli.errors import BadSetting


def test_settings_are_pairs() -> None:
    assert settings(["effective = 2020年5月1日", "promulgated!=2019-12-01", "title=甲=乙"]) == {
        "effective": "2020-05-01",
        "promulgated!": "2019-12-01",
        "title": "甲=乙",
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [(["effective"], "not of the form FIELD=VALUE: 'effective'"), (["=x"], "not of the form FIELD=VALUE: '=x'"), (["a=1", "a=2"], "given twice: a")],
)
def test_a_setting_that_is_none(given: list[str], message: str) -> None:
    with pytest.raises(BadSetting) as caught:
        settings(given)
    assert str(caught.value) == message


def test_who_records(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Said, else as git knows it, else the account; never another person."""
    assert author("馆员 <a@example.org>") == "馆员 <a@example.org>"
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Git")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "git@example.org")
    assert author(None) == "Git <git@example.org>"
    monkeypatch.delenv("GIT_AUTHOR_NAME")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("LOGNAME", "clerk")
    assert author(None).startswith("clerk <clerk@")
    assert capsys.readouterr().err.startswith("recorded as clerk <clerk@")
