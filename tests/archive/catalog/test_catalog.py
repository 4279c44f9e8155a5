"""The catalog is disposable: missing, stale, damaged or unwritable, the answers are the same."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive import errors
from archive.answering.dossier import Dossier
from archive.catalog.catalog import Catalog
from archive.catalog.current import Current
from archive.catalog.laying import lay
from archive.catalog.schema import FILE
from archive.facade import Archive, Source

LAW = "虚构市小型游船停泊管理条例"


@pytest.fixture
def held(desk: Any, seed: str, fictitious: dict[str, str]) -> Any:
    """An archive with the seed and the fictitious regulation, closed."""
    desk.record(seed)
    desk.sleep()
    desk.record(*fictitious.values(), names=list(fictitious))
    desk.archive.close()
    return desk


def said(archive: Archive) -> list[Any]:
    """Ask one of each."""
    found = [
        list(archive.works()),
        archive.status(LAW, on=date(2019, 12, 1)),
        archive.show(LAW, "第三条", on=date(2018, 1, 1)),
        archive.timeline(LAW),
        archive.status("平安建设条例", on=date(2022, 1, 1), known=date(2024, 1, 1)),
        archive.titles("虚构市"),
    ]
    archive.close()
    return found


def test_it_is_made_anew_where_it_is_missing(held: Any) -> None:
    before = said(held.reopened())
    (held.archive.folder / FILE).unlink()
    assert said(held.reopened()) == before
    assert (held.archive.folder / FILE).exists()


@pytest.mark.parametrize("size", [0, 1, 100, 5000, 40000])
def test_it_is_made_anew_where_it_is_cut_off(held: Any, size: int) -> None:
    before = said(held.reopened())
    path = held.archive.folder / FILE
    path.write_bytes(path.read_bytes()[:size])
    assert said(held.reopened()) == before


def test_it_is_made_anew_where_any_page_is_damaged(held: Any) -> None:
    """Bytes overwritten anywhere are found out, or do not matter."""
    before = said(held.reopened())
    path = held.archive.folder / FILE
    whole = path.read_bytes()
    for start in range(0, len(whole), max(4096, len(whole) // 12 // 4096 * 4096)):
        for name in path.parent.glob(f"{FILE}-*"):
            name.unlink()
        path.write_bytes(whole[:start] + os.urandom(600) + whole[start + 600 :])
        assert said(held.reopened()) == before, start


def test_one_of_other_tables_or_of_another_archive_is_made_anew(held: Any, tmp_path: Path) -> None:
    before = said(held.reopened())
    path = held.archive.folder / FILE
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = '0' WHERE key = 'schema'")
    db.close()
    assert said(held.reopened()) == before
    other = Archive.create(tmp_path / "other", author="A <a@example.org>", clock=held.clock)
    assert list(other.works()) == []
    other.close()
    shutil.copy(tmp_path / "other" / FILE, path)
    assert said(held.reopened()) == before


def test_it_follows_what_another_process_records(held: Any, regulation: Callable[..., str]) -> None:
    archive, other = held.reopened(), held.reopened()
    before = len(list(archive.works()))
    text = regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01")
    other.record(other.plan([Source(text.encode(), "a.txt")]))
    assert archive.status("虚构市公园条例").status == "in_force"
    assert len(list(archive.works())) == before + 1


def test_it_follows_a_ledger_that_was_rolled_back(held: Any, regulation: Callable[..., str]) -> None:
    """verify finds the rollback; the catalog must not go on answering from what is gone."""
    before = said(held.reopened())
    main = held.archive.folder / "refs" / "heads" / "main"
    head = main.read_text()
    archive = held.reopened()
    archive.record(archive.plan([Source(regulation("虚构市公园条例", "1999-05-01").encode(), "a.txt")]))
    archive.close()
    main.write_text(head)
    assert said(held.reopened()) == before
    again = held.reopened()
    again.record(again.plan([Source(regulation("虚构市湖泊条例", "2001-05-01").encode(), "b.txt")]))
    assert {work.title for work in again.works()} >= {"虚构市湖泊条例"}
    assert "虚构市公园条例" not in {work.title for work in again.works()}


ReadOnly = Callable[[Path, Callable[[], None]], None]


def test_an_archive_that_may_not_be_written_still_answers(held: Any, read_only: ReadOnly) -> None:
    before = said(held.reopened())
    (held.archive.folder / FILE).unlink()

    def ask() -> None:
        assert said(held.reopened()) == before

    read_only(held.archive.folder, ask)
    assert not (held.archive.folder / FILE).exists()


def test_a_catalog_that_may_not_be_written_is_read(held: Any, read_only: ReadOnly) -> None:
    before = said(held.reopened())

    def ask() -> None:
        assert said(held.reopened()) == before
        with pytest.raises(errors.ReadOnly):
            held.reopened().correct(LAW, given={"effective": "2020-05-01"}, reason="公告", version="2019-11-28")

    read_only(held.archive.folder, ask)


def test_a_stale_catalog_that_may_not_be_written_is_caught_up_in_memory(held: Any, regulation: Callable[..., str], read_only: ReadOnly) -> None:
    said(held.reopened())
    path = held.archive.folder / FILE
    stale = path.read_bytes()
    archive = held.reopened()
    archive.record(archive.plan([Source(regulation("虚构市公园条例", "1999-05-01", effective="1999-07-01").encode(), "a.txt")]))
    archive.close()
    path.write_bytes(stale)

    def ask() -> None:
        assert held.reopened().status("虚构市公园条例").status == "in_force"

    read_only(held.archive.folder, ask)
    assert path.read_bytes() == stale


def test_the_row_that_is_read_is_what_the_records_say(held: Any) -> None:
    """`show` reads a row; asked with `--known` it works the same out anew."""
    archive = held.reopened()
    list(archive.works())
    catalog = Catalog(archive.ledger)
    current = Current.open(archive.folder, archive.ledger.head())
    assert current is not None
    snapshot = catalog.snapshot()
    for line in archive.works():
        assert current.facts(line.work) == lay(Dossier(snapshot, line.work))
        for on in (date(1990, 1, 1), date(2019, 12, 1), date(2023, 6, 1)):
            now = archive.status(line.work, on=on)
            assert archive.status(line.work, on=on, known=date(2030, 1, 1)) == type(now)(
                **{**{f: getattr(now, f) for f in now.__slots__}, "known": date(2030, 1, 1)}
            )


def test_reading_loads_nothing_heavy(held: Any) -> None:
    """House: neither pydantic nor dulwich nor rich nor rapidfuzz on the read path."""
    said(held.reopened())
    script = (
        "import sys; from datetime import date; from pathlib import Path; from archive.facade import Archive\n"
        f"a = Archive.open(Path({str(held.archive.folder)!r}))\n"
        f"assert a.show({LAW!r}, on=date(2018, 1, 1)).text; assert a.show({LAW + '第三条'!r}, on=date(2018, 1, 1)).text; a.status({LAW!r}); a.titles('虚')\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} & {'pydantic', 'dulwich', 'rich', 'rapidfuzz', 'typer'}))\n"
        "print(*sorted(set(sys.modules) & {'archive.ledger.ledger', 'archive.timeline.timeline', 'archive.records.statements', 'texts.folding'}))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout == "\n\n"


def test_writers_and_readers_at_once(held: Any, regulation: Callable[..., str], tmp_path: Path) -> None:
    """Four writers at once lose nothing; a reader during a write sees one state."""
    script = (
        "import sys; from pathlib import Path; from archive.facade import Archive, Source\n"
        "folder, who = Path(sys.argv[1]), sys.argv[2]\n"
        "for path in sorted(Path(sys.argv[3]).glob(f'{who}-*.txt')):\n"
        "    a = Archive.open(folder, author=f'W{who} <w@example.org>')\n"
        "    a.record(a.plan([Source(path.read_bytes(), path.name)]))\n"
        "    lines = list(a.works())\n"
        "    assert len({line.work for line in lines}) == len(lines)\n"
        "    assert a.status(f'虚构市第{who}写入条例').status == 'in_force'\n"
        "    a.close()\n"
    )
    for who in "1234":
        acts: list[tuple[str, str]] = []
        for number in range(3):
            text = regulation(f"虚构市第{who}写入条例", "1999-05-01", amended=acts, effective="1999-07-01", body=f"第{number}版。")
            (tmp_path / f"{who}-{number}.txt").write_text(text, "utf-8")
            acts = [*acts, (f"200{number}-03-02", f"关于修改〈虚构市第{who}写入条例〉的决定")]
    running = [subprocess.Popen([sys.executable, "-c", script, str(held.archive.folder), who, str(tmp_path)]) for who in "1234"]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    archive = held.reopened()
    for who in "1234":
        assert archive.find(f"虚构市第{who}写入条例")[0].held
        assert [span.text_held for span in archive.timeline(f"虚构市第{who}写入条例").spans] == [True, True, True]


def test_the_end_of_a_day_is_that_of_the_civil_time(tmp_path: Path, seed: str) -> None:
    """`--known DATE`: the last first-parent commit by the end of that day in the archive's own zone."""
    moment = [datetime(2024, 1, 1, 15, 59, 59, tzinfo=UTC)]
    archive = Archive.create(tmp_path / "a", author="A <a@example.org>", clock=lambda: moment[0])
    archive.record(archive.plan([Source(seed.encode(), "a.txt")]))
    moment[0] += timedelta(seconds=1)
    archive.correct("平安建设条例", given={"effective!": "2022-02-01"}, reason="更正")
    on = date(2022, 1, 15)
    assert archive.status("平安建设条例", on=on, known=date(2023, 12, 31)).status == "not_held"
    assert archive.status("平安建设条例", on=on, known=date(2024, 1, 1)).status == "in_force"
    assert archive.status("平安建设条例", on=on, known=date(2024, 1, 2)).status == "not_yet_in_force"
    assert archive.status("平安建设条例", on=on, known=date.max).status == "not_yet_in_force"
