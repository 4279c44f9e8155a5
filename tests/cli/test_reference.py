from pathlib import Path

from cli.reference import reference


def test_the_page_is_current() -> None:
    """`python -m cli.reference > docs/commands.md`."""
    page = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
    assert page.read_text(encoding="utf-8") == reference()
