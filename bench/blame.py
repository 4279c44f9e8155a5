"""What history and blame cost, and how that grows with the law and its versions.

    python bench/blame.py [ARTICLES VERSIONS]

A made-up law is amended again and again: each version rewords eight articles,
puts one in and renumbers what follows. Seconds of CPU: first when nothing is
kept, then from a warm archive, as a new process would answer.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from archive.facade import Archive, Source
from texts.grammar.cn import numerals

TITLE = "虚构市大型条例"
WORDS = "公民法人其他组织应当依照本条例规定履行义务县级以上地方人民政府主管部门负责监督管理工作并接受社会"
MAKER = "虚构市人民代表大会常务委员会"
ADOPTED = date(1980, 1, 1)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
"""What is recorded by this bench is recorded then."""


def versions(articles: int, count: int) -> Iterator[str]:
    """Yield the texts of a made-up law, each an amendment of the last."""
    dice = random.Random(1)  # noqa: S311

    def sentence() -> str:
        return "".join(dice.choices(WORDS, k=60)) + "。"

    law = [[sentence() for _ in range(dice.choice((1, 1, 2, 3)))] for _ in range(articles)]
    for version in range(count):
        body = "\n".join(f"第{numerals.write(number)}条　" + "\n".join(lines) for number, lines in enumerate(law, 1))
        yield f"{TITLE}\n（{_header(version)}）\n{body}\n"
        for _ in range(8):
            at = dice.randrange(len(law))
            law[at] = [line[:20] + sentence()[:8] + line[28:] for line in law[at]]
        law.insert(dice.randrange(len(law)), [sentence()])
        law.pop(dice.randrange(len(law)))


def _header(version: int) -> str:
    day = ADOPTED + timedelta(days=200 * version)
    made = f"{ADOPTED:%Y年%-m月%-d日}{MAKER}通过"
    return made if not version else f"{made}　根据{day:%Y年%-m月%-d日}{MAKER}《关于修改〈{TITLE}〉的决定》修正"


def filled(folder: Path, articles: int, count: int) -> Path:
    """Return an archive that holds the versions."""
    archive = Archive.create(folder, author="Bench <bench@example.org>", clock=lambda: NOW)
    for number, text in enumerate(versions(articles, count)):
        sources = [Source(text.encode(), f"{number}.txt")]
        archive.record(archive.plan(sources, given={"adopted": str(ADOPTED)} if not number else {}))
    laid_out = archive.timeline(TITLE).spans
    assert [span.text_held for span in laid_out] == [True] * count
    archive.close()
    return folder


def cpu(folder: Path, question: Callable[[Archive], object]) -> float:
    """Return the seconds of CPU of a question to an archive just opened."""
    before = time.process_time()
    archive = Archive.open(folder)
    question(archive)
    archive.close()
    return time.process_time() - before


def main(articles: int, count: int) -> None:
    """Print what it costs for a half, the whole and the double of the law, then of its versions."""
    print(f"{'articles':>8} {'versions':>8} {'nothing kept':>12} {'history':>8} {'of one':>8} {'blame':>8} {'of one':>8}   seconds of CPU")
    for size, many in ((articles // 2, count), (articles, count // 2), (articles, count), (articles, count * 2), (articles * 2, count)):
        with tempfile.TemporaryDirectory() as name:
            folder = filled(Path(name) / "archive", size, many)
            middle = f"第{numerals.write(size // 2)}条"
            cold = cpu(folder, lambda archive: archive.blame(TITLE))
            questions: tuple[Callable[[Archive], object], ...] = (
                lambda archive: archive.history(TITLE),
                lambda archive, cited=middle: archive.history(TITLE, cited),  # type: ignore[misc]
                lambda archive: archive.blame(TITLE),
                lambda archive, cited=middle: archive.blame(TITLE, cited),  # type: ignore[misc]
            )
            warm = [cpu(folder, question) for question in questions]
        print(f"{size:8} {many:8} {cold:12.2f} " + " ".join(f"{seconds:8.2f}" for seconds in warm), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (500, 60))
