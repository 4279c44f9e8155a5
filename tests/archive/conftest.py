"""An archive on a disk of its own, a clock that is passed in, and fictitious regulations to record."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from archive.answering.answers import Plan, Recorded
from archive.facade import Archive, Source

AUTHOR = "档案员 <archivist@example.org>"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


class Desk:
    """An archive, and whoever records in it.

    Args:
        folder: where the archive is.
    """

    def __init__(self, folder: Path) -> None:
        self.now = datetime(2024, 1, 1, 4, tzinfo=UTC)
        self.archive = Archive.create(folder, author=AUTHOR, clock=self.clock)

    def clock(self) -> datetime:
        """Say the time: the same until it is moved on."""
        return self.now

    def sleep(self, days: int = 1) -> date:
        """Move the clock on; return the civil day that it was before."""
        before = (self.now + timedelta(hours=8)).date()
        self.now += timedelta(days=days)
        return before

    def plan(self, *texts: str, names: Sequence[str] = (), **given: str) -> Plan:
        """Plan to record some texts; `given` are `--set` pairs."""
        called = names or [f"source-{index}.txt" for index in range(len(texts))]
        sources = [Source(text.encode(), name) for text, name in zip(texts, called, strict=True)]
        return self.archive.plan(sources, given=given)

    def record(self, *texts: str, names: Sequence[str] = (), **given: str) -> Recorded:
        """Record some texts by one move of main."""
        return self.archive.record(self.plan(*texts, names=names, **given))

    def reopened(self) -> Archive:
        """Open the archive again, as another process would."""
        return Archive.open(self.archive.folder, author=AUTHOR, clock=self.clock)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "archive")
    yield made
    made.archive.close()


@pytest.fixture
def seed() -> str:
    """The regulation that the first user starts from."""
    return (EXAMPLES / "xinjiang-pingan-jianshe-tiaoli-2021.txt").read_text("utf-8")


@pytest.fixture
def fictitious() -> dict[str, str]:
    """The fictitious regulation of the examples: adopted, the decision, as amended, as revised."""
    folder = EXAMPLES / "fictitious"
    return {path.stem.split("-", 1)[1]: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}


def _printed(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@pytest.fixture
def regulation() -> Callable[..., str]:
    """Write a fictitious regulation as it would be printed."""

    def write(
        title: str, adopted: str | None, *, amended: Sequence[tuple[str, str]] = (), effective: str | None = None, repeals: str = "", body: str = "虚构的规定。"
    ) -> str:
        events = [f"{_printed(date.fromisoformat(adopted))}虚构市第九届人民代表大会常务委员会第八次会议通过"] if adopted else []
        events += [f"根据{_printed(date.fromisoformat(day))}虚构市第十届人民代表大会常务委员会第二十次会议《{act}》修正" for day, act in amended]
        note = f"（{'　'.join(events)}）\n" if events else ""
        clause = f"本条例自{_printed(date.fromisoformat(effective))}起施行。" if effective else ""
        return f"{title}\n{note}第一条　为了演示软件，制定本条例。本条例是虚构示例，不是法律。\n第二条　{body}\n第三条　{clause}{repeals}\n"

    return write
