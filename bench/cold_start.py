"""How long a person waits: `yange show` as a process, against `python -c "import typer"`.

    python bench/cold_start.py [ROUNDS]

Bytecode is cached, as in an installed wheel, in a folder of its own. The runs
alternate, so that a busy machine slows all of them. The ratio is that of the
least times, which other processes disturb least (the goal: at most 2).
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

SEED = Path(__file__).resolve().parents[1] / "examples" / "xinjiang-pingan-jianshe-tiaoli-2021.txt"
YANGE = Path(sys.executable).with_name("yange")


def seconds(*words: object, **settings: str) -> float:
    """Return how long a process takes that must succeed."""
    before = time.perf_counter()
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=kept | settings)
    return time.perf_counter() - before


def main(rounds: int) -> None:
    """Print medians and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {"YANGE_ARCHIVE": f"{folder}/archive", "YANGE_AUTHOR": "Bench <bench@example.org>", "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
        seconds(YANGE, "init", f"{folder}/archive", **environment)
        seconds(YANGE, "record", SEED, **environment)
        law = "新疆维吾尔自治区平安建设条例"
        calls = {
            'python -c "import typer"': (sys.executable, "-c", "import typer"),
            "yange --version": (YANGE, "--version"),
            "yange show LAW PROVISION": (YANGE, "show", law, "第九条"),
            "yange show LAW": (YANGE, "show", law),
            "yange status LAW": (YANGE, "status", law),
            "yange list": (YANGE, "list"),
            "yange parse FILE": (YANGE, "parse", SEED),
        }
        taken: dict[str, list[float]] = {name: [] for name in calls}
        for words in calls.values():
            seconds(*words, **environment)
        for _ in range(rounds):
            for name, words in calls.items():
                taken[name].append(seconds(*words, **environment))
    base = min(next(iter(taken.values())))
    for name, times in taken.items():
        print(f"{name:28} least {min(times) * 1000:6.1f} ms  {min(times) / base:5.2f} ×   median {median(times) * 1000:6.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
