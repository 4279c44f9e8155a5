"""How well the structure of texts is read (结构识别的质量).

    python -m bench.quality_structure [DATA] [--show N] [--seed N]

DATA is the folder of test data (default: ../shared/data beside the checkout).
Prints, for the texts whose counts were read by hand, those that differ; for
the corpus, whether anything is lost or reads back otherwise than written, and
how often each finding is made. With --show, N texts of the corpus instead,
each as it was read, to be held beside the source.
"""

import argparse
import json
import random
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from texts.address import Level
from texts.document import Document, Provision, walk
from texts.formats import markdown
from texts.grammar.cn.grammar import CN
from texts.lossless import find_loss

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_LEVELS = {"parts": Level.PART, "subparts": Level.SUBPART, "chapters": Level.CHAPTER, "sections": Level.SECTION, "articles": Level.ARTICLE}


def main() -> None:
    """Read the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--show", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.show:
        _show(sorted(_corpus(asked.data)), asked.show, asked.seed)
        return
    _gold(asked.data)
    _whole(asked.data)


def _gold(data: Path) -> None:
    rows = [json.loads(line) for line in (data / "structure.jsonl").read_text(encoding="utf-8").splitlines()]
    right = 0
    for row in rows:
        document, _ = CN.structure((data / row["path"]).read_text(encoding="utf-8"))
        differences = compare(row["expected"], document)
        right += not differences
        if differences:
            print(f"  {row['id']}: {'; '.join(differences)}")
    print(f"structure: {right} of {len(rows)} documents all right")


def compare(expected: dict[str, int | str | None], document: Document) -> list[str]:
    """Return in what a document differs from the counts and labels that were read by hand."""
    counts = Counter(node.level for top in document.provisions for node in walk(top))
    differences = [f"{name} {counts[level]} for {expected[name]}" for name, level in _LEVELS.items() if counts[level] != (expected.get(name) or 0)]
    labels = ["".join(article.label.split()) for article in document.articles()]
    for name, label in (("first_article", next(iter(labels), None)), ("last_article", next(reversed(labels), None))):
        if expected.get(name) and label != expected[name]:
            differences.append(f"{name} {label} for {expected[name]}")
    return differences


def _corpus(data: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(data / "corpus.tar.gz") as archive:
        for member in archive:
            held = archive.extractfile(member) if member.name.endswith(".md") else None
            if held is not None:
                yield member.name, held.read().decode("utf-8")


def _whole(data: Path) -> None:
    codes: Counter[str] = Counter()
    files: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    read = lost = changed = 0
    for _, text in _corpus(data):
        document, findings = CN.structure(text)
        read += 1
        lost += find_loss(text, document) is not None
        changed += markdown.read(markdown.write(document)) != document
        codes.update(str(finding.code) for finding in findings)
        files.update({str(finding.code) for finding in findings})
        levels.update(str(node.level) for part in document.parts if isinstance(part, Provision) for node in walk(part))
    print(f"corpus: {read} files read; {lost} lose or move a character, {changed} read back otherwise than written")
    print("  " + ", ".join(f"{level} {count}" for level, count in levels.most_common()))
    print(f"  {'finding':24}{'times':>7}{'files':>7}")
    for code, count in codes.most_common():
        print(f"  {code:24}{count:7}{files[code]:7}")


def _show(texts: list[tuple[str, str]], size: int, seed: int) -> None:
    for name, text in random.Random(seed).sample(texts, size):  # noqa: S311 - a sample to read, no secret
        document, findings = CN.structure(text)
        print(f"===== {name}\n{markdown.write(document)}")
        for finding in findings:
            print(f"  {finding.code} {finding.line}: {finding.message}")


if __name__ == "__main__":
    main()
