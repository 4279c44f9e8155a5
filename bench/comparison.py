"""How fast two versions are compared, next to git (对照速度).

    python bench/comparison.py [DATA]

For versions of 公司法 and other long laws of DATA/more_pairs and DATA/pairs:
the time to compare two parsed texts over the time of a spawned
`git diff --word-diff` of the same files, by words as git finds them (for
Chinese, whole lines) and by characters, all in one run, on the wall's clock and
as the processor counts it; the share of articles that differ says how much there
was to do. Then the same over all pairs.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.sampling import DATA, read
from texts.comparing import compare
from texts.comparison import Status

LONG = ("more_pairs/p223", "more_pairs/p224", "more_pairs/p226", "more_pairs/p154", "more_pairs/p220", "pairs/p164", "pairs/p195", "pairs/p104")
BY_CHARACTER = "--word-diff-regex=."


class Took(NamedTuple):
    """Seconds on the wall's clock and of the processor, child processes included."""

    wall: float
    processor: float


def main() -> None:
    """Print the ratios."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    for name in LONG:
        print(line(data / name))
    totals = [Took(0.0, 0.0)] * 3
    folders = sorted(path for kind in ("pairs", "more_pairs") for path in (data / kind).iterdir() if path.is_dir())
    for folder in folders:
        found = times(folder, 1)[:3]
        totals = [Took(total.wall + took.wall, total.processor + took.processor) for total, took in zip(totals, found, strict=True)]
    print(f"all {len(folders)} pairs: {ratios(*totals)}, {totals[0].wall / len(folders) * 1000:.0f} ms a pair")


def line(folder: Path) -> str:
    """Return one pair's ratios."""
    ours, by_word, by_character, articles, changed = times(folder, 15)
    return (
        f"{folder.parent.name}/{folder.name}: {articles} articles, {changed / articles:.0%} changed: "
        f"{ours.wall * 1000:.1f} ms, {ratios(ours, by_word, by_character)}"
    )


def ratios(ours: Took, by_word: Took, by_character: Took) -> str:
    """Say how many times as long as git it took, on both clocks."""
    named = (("git diff --word-diff", by_word), ("by characters", by_character))
    return ", ".join(f"{ours.wall / git.wall:.1f} x {name} (processor {ours.processor / git.processor:.1f} x)" for name, git in named)


def times(folder: Path, repeat: int) -> tuple[Took, Took, Took, int, int]:
    """Return what ours took, and git by words and by characters, the articles and how many changed."""
    old, new = folder / "old.md", folder / "new.md"
    texts = (read(old), read(new))
    rows = compare(*texts).articles
    git = ["git", "diff", "--no-index", "--word-diff"]
    ours, by_word, by_character = least(
        (
            lambda: compare(*texts),
            lambda: subprocess.run([*git, str(old), str(new)], capture_output=True, check=False),
            lambda: subprocess.run([*git, BY_CHARACTER, str(old), str(new)], capture_output=True, check=False),
        ),
        repeat,
    )
    return (
        ours,
        by_word,
        by_character,
        max(1, len(rows)),
        sum(row.status not in (Status.UNCHANGED, Status.RENUMBERED) for row in rows),
    )


def least(works: Sequence[Callable[[], object]], repeat: int) -> list[Took]:
    """Return the least times of several runs of each work, done by turns so that a busy machine slows all alike."""
    found = [Took(float("inf"), float("inf"))] * len(works)
    for _ in range(repeat):
        for at, work in enumerate(works):
            start = clocks()
            work()
            end = clocks()
            found[at] = Took(min(found[at].wall, end.wall - start.wall), min(found[at].processor, end.processor - start.processor))
    return found


def clocks() -> Took:
    """Read both clocks; a child process counts once it has ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(time.perf_counter(), time.process_time() + children.ru_utime + children.ru_stime)


if __name__ == "__main__":
    main()
