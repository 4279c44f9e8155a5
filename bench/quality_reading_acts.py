"""How well amending acts are read, whatever law they change.

    python -m bench.quality_reading_acts [PATH …] [--show N]

PATH is a text, a folder of texts or a tarball; without it, the corpus and the
triples beside the checkout. A text is taken for an amending act where an item
of it orders something. First the texts with what is not understood in them,
then the phrases that are not, the commonest first; then the figures.
"""

import argparse
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from texts.compiling import acts_of
from texts.enacting import split_acts
from texts.grammar.cn.amending.items import Act
from texts.grammar.cn.amending.orders import Reading
from texts.grammar.cn.amending.phrases import read_item
from texts.grammar.cn.amending.quoting import read_quotations
from texts.grammar.cn.amending.references import Context
from texts.grammar.cn.grammar import CN

DATA = Path(__file__).resolve().parents[1] / "../shared/data"
_AMENDS = re.compile(r"修改为[：:\n]|”修改为“|作(?:出)?(?:如下|以下)(?:补充)?(?:、)?(?:修改|修正)|增加[一二两三四五六七八九十]+[条款项章]，?作为")
_ORDERS = re.compile(r"修改|增加|删|改为|作为")


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of a file, folder or tarball with their names."""
    if path.is_dir():
        for found in sorted(inner for inner in path.rglob("*") if inner.suffix in (".md", ".txt")):
            yield found.name if found.stem != "act" else f"{found.parent.name}/{found.name}", found.read_text(encoding="utf-8")
    elif path.name.endswith((".tar.gz", ".tgz", ".tar")):
        with tarfile.open(path) as packed:
            for member in packed:
                held = packed.extractfile(member) if member.name.endswith((".md", ".txt")) else None
                if held is not None:
                    yield Path(member.name).name, held.read().decode("utf-8")
    else:
        yield path.name, path.read_text(encoding="utf-8")


def readings(act: Act) -> Iterator[tuple[str, Reading]]:
    """Yield what each item of an act is read as; every law that it names is taken for ours."""
    context = Context()
    for item in act.items:
        yield item.name, read_item(read_quotations(item.lines), lambda _: True, context)


class Figures:
    """What was read so far."""

    def __init__(self) -> None:
        self.acts = self.items = self.silent = self.orders = self.misread = 0
        self.phrases: Counter[str] = Counter()

    def add(self, name: str, act: Act) -> None:
        """Read one act, and print what of it is not understood."""
        found = list(readings(act))
        if not any(reading.orders for _, reading in found):
            return
        self.acts += 1
        self.items += len(found)
        for item, reading in found:
            self.orders += len(reading.orders)
            for one in reading.misread:
                self.misread += 1
                phrase = reading.shown[max(0, one.start - 12) : one.end + 12].replace("\n", "⏎")
                self.phrases[reading.shown[one.start : one.end] or "(end)"] += 1
                print(f"{name}: {item} …{phrase}…: expected {one.expected}")
            if not reading.orders and not reading.misread and _ORDERS.search(reading.shown):
                self.silent += 1
                print(f"{name}: {item} orders nothing: {reading.shown[:60]!r}")


def main(paths: list[Path], show: int) -> None:
    """Read every act and print what came out."""
    figures = Figures()
    for path in paths:
        for name, text in texts(path):
            if not _AMENDS.search(text):
                continue
            for part in split_acts(text):
                for act in acts_of(CN.structure(part)[0]):
                    figures.add(name, act)
    for phrase, count in figures.phrases.most_common(show):
        print(f"{count:5} {phrase!r}")
    print(
        f"{figures.acts} acts, {figures.items} items, {figures.orders} orders read; {figures.misread} not understood, {figures.silent} items that order nothing"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="*", type=Path, default=[DATA / "corpus.tar.gz", DATA / "triples"])
    parser.add_argument("--show", type=int, default=40)
    chosen = parser.parse_args()
    main(chosen.path, chosen.show)
