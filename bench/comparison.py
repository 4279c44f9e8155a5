"""How fast two versions are compared, next to git (对照速度).

    python bench/comparison.py [DATA]

For versions of 公司法 and other long laws of DATA/more_pairs and DATA/pairs:
the time to compare two parsed texts over the time of a spawned
`git diff --word-diff` of the same files, by words as git finds them (for
Chinese, whole lines) and by characters, all in one run; the share of articles
that differ says how much there was to do. Then the same over all pairs.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.sampling import DATA, read
from texts.comparing import compare
from texts.comparison import Status

LONG = ("more_pairs/p223", "more_pairs/p224", "more_pairs/p226", "more_pairs/p154", "more_pairs/p220", "pairs/p164", "pairs/p195", "pairs/p104")
BY_CHARACTER = "--word-diff-regex=."


def main() -> None:
    """Print the ratios."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    for name in LONG:
        print(line(data / name))
    totals = [0.0, 0.0, 0.0]
    folders = sorted(path for kind in ("pairs", "more_pairs") for path in (data / kind).iterdir() if path.is_dir())
    for folder in folders:
        for at, took in enumerate(times(folder, 1)[:3]):
            totals[at] += took
    ratios = f"{totals[0] / totals[1]:.1f} x git diff --word-diff, {totals[0] / totals[2]:.1f} x by characters"
    print(f"all {len(folders)} pairs: {ratios}, {totals[0] / len(folders) * 1000:.0f} ms a pair")


def line(folder: Path) -> str:
    """Return one pair's ratios."""
    ours, by_word, by_character, articles, changed = times(folder, 15)
    return (
        f"{folder.parent.name}/{folder.name}: {articles} articles, {changed / articles:.0%} changed: {ours * 1000:.0f} ms, "
        f"{ours / by_word:.1f} x git diff --word-diff, {ours / by_character:.1f} x by characters"
    )


def times(folder: Path, repeat: int) -> tuple[float, float, float, int, int]:
    """Return seconds for ours and for git by words and by characters, the articles and how many changed."""
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


def least(works: Sequence[Callable[[], object]], repeat: int) -> list[float]:
    """Return the least time of several runs of each work, done by turns so that a busy machine slows all alike."""
    found = [float("inf")] * len(works)
    for _ in range(repeat):
        for at, work in enumerate(works):
            start = time.perf_counter()
            work()
            found[at] = min(found[at], time.perf_counter() - start)
    return found


if __name__ == "__main__":
    main()
