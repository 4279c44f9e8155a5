"""How long recording one regulation and reading one takes, in an archive of 3,000: ratios, best of several runs.

python bench/recording.py [--works 3000] [--runs 7] [--kept FOLDER]

With --kept, an archive that stands in FOLDER is copied, not built again; one
that was built is left there for the next time.

record, in process        plan and record of one regulation, synced to disk    ≤ 5 × an empty `git commit` process
record, as a process      `yange record FILE`                                  ≤ 4 × `python -c "import typer"`
show, as a process        `yange show LAW`, `yange show LAW ARTICLE`           ≤ 2 × `python -c "import typer"`
"""

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from archive.facade import Archive, Source

SEED = Path(__file__).resolve().parents[1] / "examples" / "xinjiang-pingan-jianshe-tiaoli-2021.txt"
AUTHOR = "bench <bench@example.org>"


def regulations(count: int) -> Iterator[Source]:
    """Yield fictitious regulations, each of forty articles and with an earlier one that it repeals."""
    for number in range(count):
        adopted = date(1990, 1, 1) + timedelta(days=3 * number)
        articles = "".join(f"第{_numeral(n)}条　虚构的规定，第{number}号法规第{n}项要求：有关部门应当依照职责做好工作。\n" for n in range(1, 40))
        text = (
            f"虚构市第{number}号管理条例\n（{adopted.year}年{adopted.month}月{adopted.day}日虚构市第九届人民代表大会常务委员会第八次会议通过）\n"
            f"{articles}第四十条　本条例自{adopted.year + 1}年1月1日起施行。《虚构市第{number}号暂行规定》同时废止。\n"
        )
        yield Source(text.encode(), f"{number}.txt")


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else "一二三四五六七八九"[tens - 1] + "十") + ("" if ones == 0 else "一二三四五六七八九"[ones - 1])


def best(runs: int, *works: Callable[[], object]) -> tuple[float, ...]:
    """Return the shortest of several runs of each, in seconds.

    They take turns, so that a busy machine slows all of them.
    """
    return tuple(map(min, zip(*([seconds(work) for work in works] for _ in range(runs)), strict=True)))


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process(*words: str, env: dict[str, str] | None = None) -> Callable[[], object]:
    """Return what runs a process to its end."""
    return lambda: subprocess.run(words, check=True, capture_output=True, env=env)


def variant(number: int) -> Source:
    """Return the seed under another title, so that each run records something new."""
    text = SEED.read_text("utf-8").replace("平安建设条例", f"平安建设条例（{number}）").replace("社会治安综合治理条例", f"社会治安综合治理条例（{number}）")
    return Source(text.encode(), f"seed-{number}.txt")


def main() -> None:
    """Read the options and measure in a folder of our own."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--works", type=int, default=3000)
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--kept", type=Path, help="where the archive of so many works is, or is to be left")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        filled = asked.kept or Path(name) / "filled"
        if not filled.exists():
            fill(filled, asked.works)
        shutil.copytree(filled, Path(name) / "archive")
        measure(Path(name), asked.works, asked.runs)


def fill(folder: Path, works: int) -> None:
    """Make an archive of so many regulations."""
    archive = Archive.create(folder, author=AUTHOR)
    start = time.perf_counter()
    archive.record(archive.plan(list(regulations(works))))
    took = time.perf_counter() - start
    print(f"{works} regulations recorded by one move of main: {took:.1f} s, {1000 * took / works:.1f} ms each")
    archive.close()


def measure(folder: Path, works: int, runs: int) -> None:
    """Print what each step takes in the archive that is filled."""
    archive = Archive.open(folder / "archive", author=AUTHOR)
    numbers = itertools.count()
    empty = folder / "empty"
    subprocess.run(["git", "init", "-q", str(empty)], check=True)
    commit = process("git", "-C", str(empty), "-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "-q", "--allow-empty", "-m", "empty")
    # Bytecode is cached, as in an installed wheel, in a folder of its own.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env = {**kept, "YANGE_ARCHIVE": str(folder / "archive"), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    typer = process(sys.executable, "-c", "import typer", env=env)
    yange = str(Path(sys.executable).with_name("yange"))

    def record() -> object:
        source = variant(next(numbers))
        path = folder / source.name
        path.write_bytes(source.content)
        return process(yange, "record", "--author", AUTHOR, str(path), env=env)()

    law = "虚构市第1500号管理条例" if works > 1500 else "虚构市第0号管理条例"
    for what, work, base, than, limit in (
        ("record, in process", lambda: archive.record(archive.plan([variant(next(numbers))])), commit, "an empty git commit", 5),
        ("record, as a process", record, typer, "import typer", 4),
        ("show LAW, as a process", process(yange, "show", law, env=env), typer, "import typer", 2),
        ("show LAW ARTICLE, as a process", process(yange, "show", f"{law}第十条", env=env), typer, "import typer", 2),
    ):
        took, against = best(runs, work, base)
        print(f"{what:32} {1000 * took:7.1f} ms   {took / against:5.2f} × {than} ({1000 * against:.1f} ms); wanted ≤ {limit}")
    archive.close()


if __name__ == "__main__":
    main()
