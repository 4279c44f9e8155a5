"""How fast a text is parsed, and that time and memory grow with it alone (解析速度).

    python bench/parsing.py [CORPUS]

Prints megabytes of UTF-8 a second over the Markdown files below CORPUS, and
for texts that are made to be hard the time for twice the length over the time
for the length (2.0 is linear), and the peak of memory over the text's own.
"""

import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from texts.formats import markdown
from texts.grammar.cn import structure
from texts.grammar.cn.grammar import CN
from texts.grammar.cn.numerals import write
from texts.parsing import parse

HARD: dict[str, Callable[[int], str]] = {
    "one line without end": lambda n: "第一条 " + "甲乙丙丁，" * n,
    "articles on one line": lambda n: "".join(f"第{write(i)}条 甲应当乙。" for i in range(1, n // 2)),
    "articles on lines": lambda n: "\n".join(f"第{write(i)}条 甲应当乙。" for i in range(1, n // 2)),
    "the same article again": lambda n: "第一条 甲应当乙。\n" * (n // 2),
    "articles backwards": lambda n: "\n".join(f"第{write(i)}条 甲应当乙。" for i in range(n // 2, 0, -1)),
    "citations": lambda n: "第一条 " + "依照第二条。第三条的规定，" * (n // 3),
    "opening quotation marks": lambda n: "第一条 甲\n" + "“" * (5 * n),
    "quotations over lines": lambda n: "一、修改为：\n" + "“第二条 甲。\n" * (n // 2) + "”",
    "nested points": lambda n: "第一条 甲：\n" + "（一）\n1．\n（1）\n①\n" * (n // 2),
    "points on one line": lambda n: "第一条 甲：" + "（一）乙；（二）丙：" * (n // 2),
    "points that count on": lambda n: "第一条 甲：\n" + "\n".join(f"（{write(i)}）乙；\n丙" for i in range(1, n // 2)),
    "headings": lambda n: "第一章 甲\n" * n,
    "headings and articles": lambda n: "".join(f"第{write(i)}章 甲\n乙丙\n第{write(i)}条 甲。\n" for i in range(1, n // 4)),
    "contents without end": lambda n: "目录\n" + "".join(f"第{write(i)}章 甲\n" for i in range(1, n)),
    "annexes": lambda n: "第一条 甲。\n" + "".join(f"附件{i}\n第一条 乙。\n" for i in range(1, n // 2)),
    "items": lambda n: "".join(f"{write(i)}、甲应当乙。\n" for i in range(1, n // 2)),
    "brackets": lambda n: "甲\n" + "（" * (5 * n),
    "bracketed events": lambda n: "甲条例\n" + "（2020年1月1日通过" * n,
    "events": lambda n: "甲条例(2020)\n甲条例" + "2020年1月1日甲通过 " * n,
    "titles again": lambda n: "甲条例(2020)\n" + "甲条例" * n,
    "comments": lambda n: "<!-- 甲 -->\n乙。" * n,
    "open comments": lambda n: "<!-- 甲\n乙。" * n,
    "marks": lambda n: "# 甲\n## 乙\n" * n,
    "table rows": lambda n: "第一条 甲：\n" + "| 甲 | 乙 |\n" * n,
    "tab rows": lambda n: "第一条 甲：\n" + "甲\t乙\n" * n,
    "blanks": lambda n: "第一条" + "\u3000 " * (3 * n) + "甲",
    "blank numerals": lambda n: "第" + "一 " * (3 * n) + "条",
    "numerals": lambda n: "第" + "一" * (5 * n) + "条 甲",
    "control characters": lambda n: "第一条 甲\x00\x1b\u202e\u2066" * n,
    "compatibility ideographs": lambda n: "第一条 \uf900\uf901\ufa0e\U0002f800\n" * n,
    "lines of one mark": lambda n: "）\n" * (3 * n),
    "sums": lambda n: "甲" * n + "=" * n + "\n" + "甲=" * n,
    "book titles": lambda n: "甲条例\n" + "《" * (5 * n),
    "published titles": lambda n: "甲条例\n" + "《甲》已由" * n,
    "organs": lambda n: "甲条例(2020)\n" + "甲委员会" * n + "2020年1月1日",
}
"""Texts that grow with a number, each hard in its own way."""


def seconds(text: str) -> float:
    """Return the best of three times of reading the structure of a text."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        structure.read(text)
        best = min(best, time.process_time() - start)
    return best


def peak(text: str) -> float:
    """Return the peak of memory while parsing over the memory of the text."""
    tracemalloc.start()
    structure.read(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / sys.getsizeof(text)


def show_hard(size: int) -> None:
    """Print, for every hard text, time for twice the length over time for the length."""
    print(f"{'text':28} {'MB/s':>7} {'2n/n':>6} {'memory':>7}")
    for name, make in HARD.items():
        short, long = make(size), make(2 * size)
        once, twice = seconds(short), seconds(long)
        print(f"{name:28} {len(long.encode('utf-8', 'replace')) / 1e6 / twice:7.1f} {twice / once:6.2f} {peak(short):7.1f}")


def show_corpus(folder: Path) -> None:
    """Print the speed of a whole parse, and of writing and reading back, over the files of a folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    size = sum(len(text.encode()) for text in texts) / 1e6
    start = time.process_time()
    parsed = [parse(text, CN).document for text in texts]
    whole = time.process_time() - start
    start = time.process_time()
    for text in texts:
        structure.read(text)
    shape = time.process_time() - start
    start = time.process_time()
    for document in parsed:
        markdown.read(markdown.write(document))
    back = time.process_time() - start
    print(
        f"{len(texts)} files, {size:.1f} MB: parse {size / whole:.1f} MB/s, structure alone {size / shape:.1f} MB/s, write and read back {size / back:.1f} MB/s"
    )


if __name__ == "__main__":
    show_hard(int(sys.argv[2]) if len(sys.argv) > 2 else 20_000)
    if len(sys.argv) > 1:
        show_corpus(Path(sys.argv[1]))
