"""What the ledger costs, against git doing the like on the same disk.

    python bench/ledger.py [VERSIONS]

Synthetic laws of about 20 kB, each Version with two records, a text and a
source, as an archive has them. Only the ratios count.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from archive.ledger.ledger import Addition, Ledger, Recorder
from archive.records import layout

START = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = "公民法人其他组织应当依照本条例规定履行义务县级以上地方人民政府主管部门负责监督管理工作并接受社会"
ENVIRONMENT = {**os.environ, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
PERSON = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")


def git(folder: Path, *words: str, given: bytes | None = None) -> None:
    """Run git as a process."""
    subprocess.run(["git", *words], cwd=folder, env=ENVIRONMENT, input=given, check=True, capture_output=True)


def taken(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def texts(seed: int, versions: int) -> Iterator[str]:
    """Yield the versions of a made-up law, each with a few articles changed."""
    dice = random.Random(seed)  # noqa: S311
    articles = ["".join(dice.choices(WORDS, k=60)) + "。" for _ in range(110)]
    for _ in range(versions):
        for _ in range(4):
            articles[dice.randrange(len(articles))] = "".join(dice.choices(WORDS, k=60)) + "。"
        yield "".join(f"第{number}条　{article}\n\n" for number, article in enumerate(articles, 1))


def additions(count: int) -> Iterator[Addition]:
    """Yield made-up Versions, five of each Work."""
    for work_number in range((count + 4) // 5):
        work = layout.WorkId(f"{random.Random(work_number).getrandbits(48):012x}")  # noqa: S311
        for number, words in enumerate(texts(work_number, 5)):
            yield addition(work, number, words)


def addition(work: layout.WorkId, number: int, words: str) -> Addition:
    """Return one made-up Version."""
    version, witness = layout.VersionId(f"{number:012x}"), layout.WitnessId(f"{number:012x}")
    record = ("{\n" + "".join(f'  "article_{line:03}": "{work}{number}",\n' for line in range(60)) + "}\n").encode()
    text = words.encode()
    files = (
        (layout.version_record(work, version, record), record),
        (layout.witness_record(work, version, witness), record + b"\n"),
        (layout.text(work, version, witness), b"# \n\n" + text),
        (layout.source(work, version, witness, "txt"), text),
    )
    return Addition(files, f"Record {work} {number}", (("Work", work), ("Version", version)))


def stream(made: list[Addition]) -> bytes:
    """Return the same for `git fast-import`."""
    parts: list[bytes] = []
    for number, one in enumerate(made):
        message = one.message.encode()
        parts.append(b"commit refs/heads/main\ncommitter B <b@example.org> %d +0800\ndata %d\n%s\n" % (1_767_000_000 + number, len(message), message))
        parts += [b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(content), content) for path, content in one.files]
    return b"".join(parts)


def read_cold(folder: Path, path: str) -> bytes:
    """Open an archive and read one file."""
    return Ledger.open(folder).read(path)


def size(folder: Path) -> float:
    """Return the megabytes of the objects in a repository."""
    return sum(path.stat().st_size for path in (folder / "objects").rglob("*") if path.is_file()) / 1e6


def main(count: int) -> None:
    """Print the ratios."""
    ticks = (START + timedelta(seconds=second) for second in range(10_000_000))
    recorder = Recorder("Bench <bench@example.org>", lambda: next(ticks), "bench")
    made = list(additions(count))[:count]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        git(folder, "init", "--quiet", "--bare", "imported")
        git(folder, "init", "--quiet", "--initial-branch=main", "committed")
        imported = taken(lambda: git(folder / "imported", "fast-import", "--quiet", given=stream(made)))
        ledger = Ledger.create(folder / "archive", "Asia/Shanghai", recorder)
        bulk = taken(lambda: ledger.append(made, recorder))
        print(f"{count} versions in one append     {bulk:7.2f} s   {bulk / imported:5.2f} × git fast-import ({imported:.2f} s)")
        print(
            f"  their objects                 {size(folder / 'archive'):7.1f} MB  {size(folder / 'archive') / size(folder / 'imported'):5.2f} × git fast-import"
        )

        commits, appends, opened = [], [], []
        new = [addition(layout.WorkId(f"{number:012x}"), 0, words) for number, words in enumerate(texts(-1, 60))]
        for one in new:
            commits.append(taken(lambda: git(folder / "committed", *PERSON, "commit", "--quiet", "--allow-empty", "--message", "x")))
            appends.append(taken(partial(ledger.append, [one], recorder)))
            opened.append(taken(partial(read_cold, ledger.folder, one.files[2][0])))
        base = median(commits)
        print(f"one append, synced              {median(appends) * 1e3:7.2f} ms  {median(appends) / base:5.2f} × an empty git commit ({base * 1e3:.2f} ms)")
        print(f"  the slowest of {len(appends)}             {max(appends) * 1e3:7.2f} ms  (packs are merged)")
        print(f"open, and read one text         {median(opened) * 1e3:7.2f} ms  {median(opened) / base:5.2f} ×")

        fresh = Ledger.open(ledger.folder)
        raw = taken(lambda: git(ledger.folder, "log", "--raw", "--no-abbrev", "--no-renames", "--format=raw"))
        walked = taken(lambda: sum(len(entry.added) for entry in fresh.commits()))
        print(f"commits() over all              {walked:7.2f} s   {walked / raw:5.2f} × git log --raw ({raw:.2f} s)")
        middle = START + timedelta(seconds=count // 2)
        cold = taken(lambda: Ledger.open(ledger.folder).head_at(middle))
        rev = taken(lambda: git(ledger.folder, "rev-list", "-1", "--first-parent", f"--until={middle.isoformat()}", "main"))
        print(f"head_at half of it ago          {cold * 1e3:7.1f} ms  {cold / rev:5.2f} × git rev-list --until ({rev * 1e3:.1f} ms)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
