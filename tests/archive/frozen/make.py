"""Make the frozen archive of format 1, or ask it again.

    python tests/archive/frozen/make.py --anew       makes format-1.tar: only before the format is released
    python tests/archive/frozen/make.py --answers    asks the archive that is there, and stores what it answers

Once format 1 is released, format-1.tar is never made again: every later
release must read it the same. Answers may then only grow new fields.
"""

import contextlib
import io
import json
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TAR, ANSWERS = HERE / "format-1.tar", HERE / "answers.json"
AUTHOR = "馆员 <librarian@example.org>"
LAW, FIRST, LAST = "虚构市风铃悬挂管理条例", "虚构县风铃悬挂管理办法", "虚构市安静生活条例"
KEPT = ("HEAD", "config", "objects", "packed-refs", "refs")
"""Of a repository, what git needs."""

QUESTIONS: tuple[tuple[str, ...], ...] = (
    ("list",),
    *(
        (*("status", law), "--on", day)
        for law, day in (
            (FIRST, "1957-03-03"),
            (FIRST, "1957-03-05"),
            (FIRST, "2001-07-31"),
            (FIRST, "2001-08-01"),
            (LAW, "2001-05-10"),
            (LAW, "2001-07-31"),
            (LAW, "2001-08-01"),
            (LAW, "2008-12-31"),
            (LAW, "2009-01-01"),
            (LAW, "2016-03-01"),
            (LAW, "2021-09-30"),
            (LAW, "2021-10-01"),
            (LAST, "2199-12-31"),
        )
    ),
    ("status", LAW, "--on", "2010-01-01", "--known", "2025-01-02"),
    ("status", LAW, "--on", "2010-01-01", "--known", "2024-12-31"),
    ("show", LAW, "--on", "2002-01-01"),
    ("show", LAW, "第三条第一款第二项", "--on", "2002-01-01"),
    ("show", LAW, "第三条第一款第二项", "--on", "2010-01-01"),
    ("show", LAW, "第四条", "--version", "2015-11-27", "--on", "2020-01-01"),
    ("show", LAW, "--on", "2010-01-01", "--known", "2025-01-02"),
    ("history", LAW),
    ("history", LAW, "第四条"),
    ("provenance", LAW),
    ("provenance", FIRST),
    ("verify",),
)


def build(folder: Path) -> None:
    """Record every kind of thing: encodings, formats, a header-note act, a further Witness, a correction, a fork that is joined."""
    from archive.facade import Archive, Source
    from archive.ledger.ledger import Ledger, Recorder

    now = [datetime(2025, 1, 1, 4, tzinfo=UTC)]

    def clock() -> datetime:
        now[0] += timedelta(minutes=1)
        return now[0]

    def source(name: str, encoding: str = "utf-8", instead: tuple[str, str] = ("", "")) -> Source:
        return Source((HERE / "sources" / name).read_text("utf-8").replace(*instead).encode(encoding), name, f"https://example.org/{name}")

    archive = Archive.create(folder, author=AUTHOR, clock=clock)
    archive.record(archive.plan([source("2-adopted-2001.txt", "gb18030"), source("4-revised-2015.txt")]))
    now[0] += timedelta(days=1)
    archive.record(archive.plan([source("3-amended-2008.md")]))
    archive.record(archive.plan([source("4-revised-2015.txt", instead=("三百克", "三百五十克"))], given={"kind": "official"}))
    now[0] += timedelta(days=1)
    archive.correct(LAW, given={"effective": "2009-01-01"}, reason="the decision itself says so", version="2008-09-26")
    archive.correct(LAW, given={"alias": "风铃条例"}, reason="as people call it")
    archive.close()
    with tempfile.TemporaryDirectory() as there:
        fork = Path(there) / "fork"
        unpack(pack(folder), fork)
        other = Archive.open(fork, author=AUTHOR, clock=clock)
        other.record(other.plan([source("1-adopted-1957.txt", "utf-16")]))
        other.close()
        here = Archive.open(folder, author=AUTHOR, clock=clock)
        here.record(here.plan([source("5-repeal-2021.txt")]))
        here.close()
        Ledger.open(folder).join(Ledger.open(fork), Recorder(AUTHOR, clock, "yange 0.1.0"))


def pack(folder: Path) -> bytes:
    """Return a repository as a tar whose bytes depend on nothing else."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder).parts[0] in KEPT):
            entry = tarfile.TarInfo(path.relative_to(folder).as_posix())
            entry.size, entry.mode = path.stat().st_size, 0o644
            with path.open("rb") as file:
                tar.addfile(entry, file)
    return written.getvalue()


def unpack(content: bytes, folder: Path) -> None:
    """Make the repository again."""
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        tar.extractall(folder, filter="data")
    (folder / "refs" / "heads").mkdir(parents=True, exist_ok=True)
    (folder / "refs" / "tags").mkdir(exist_ok=True)


def asked(folder: Path, question: tuple[str, ...]) -> dict[str, Any]:
    """Return the exit code of a call, and what it answers as JSON."""
    from cli.main import main

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        code = main([*question, "--archive", str(folder), "--json"])
    return {"question": list(question), "code": int(code), "answers": [json.loads(line) for line in out.getvalue().splitlines()]}


def answers() -> Iterator[dict[str, Any]]:
    """Yield every question with its answers."""
    with tempfile.TemporaryDirectory() as there:
        unpack(TAR.read_bytes(), Path(there) / "archive")
        for question in QUESTIONS:
            yield asked(Path(there) / "archive", question)


def main(words: list[str]) -> int:
    """Do what is asked for."""
    steps: dict[str, Callable[[], object]] = {"--anew": _anew, "--answers": lambda: None}
    if not words or set(words) - set(steps):
        print(__doc__)
        return 2
    for word in words:
        steps[word]()
    ANSWERS.write_text(json.dumps(list(answers()), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    return 0


def _anew() -> None:
    with tempfile.TemporaryDirectory() as there:
        build(Path(there) / "archive")
        TAR.write_bytes(pack(Path(there) / "archive"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
