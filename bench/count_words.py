"""Make the two lists of words that comparing rests on, counted over laws (词频统计).

    python bench/count_words.py terms FOLDER > texts/terms.txt
    python bench/count_words.py commonplace FOLDER > texts/aligning/commonplace.txt

FOLDER holds laws as .md files, in folders of any depth; those of
DATA/corpus.tar.gz made the lists held. The same folder gives the same lists.
`terms` are the terms that `texts/segmenting.py` parts a text into: they are
found with jieba (pip install jieba), which nothing else needs. `commonplace`
are the pairs of characters that `texts/aligning/similarity.py` weighs less.
"""

import argparse
import logging
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from math import log2
from operator import add
from pathlib import Path

from texts.aligning.units import outline
from texts.grammar.cn.grammar import CN

LAWS = {"terms": 400, "commonplace": 500}
"""Of so many laws the words are counted; costs in bits mean something for that number only."""
SEED = {"terms": 11, "commonplace": 7}
LEAST_ARTICLES, MOST_CHARACTERS = 8, 60_000
"""A text of fewer articles is mostly a form, a longer one would outweigh the others."""

SELDOM = 9
"""What stands less often than this is no term, but a chance."""
PLAIN = 150
"""A term that only jieba's guessing knows (the words of one trade) must stand so often."""
OF_NUMBERS = ("统一", "唯一", "单一", "之一", "逐一", "任一", "一般", "一定", "一律", "一致", "一切", "一并", "一旦")
"""The only listed words with a character of numbers in them; `folding` reads these as words too."""
COMMON = 0.004
"""A pair of characters that fewer articles have is not commonplace."""

_CITED = re.compile("第[一二三四五六七八九十百]+[条款项]")
_HAN = re.compile("[\u4e00-\u9fff]{2,5}")
_NUMBERS = re.compile("[一二三四五六七八九十百千万亿零两]")


def main() -> None:
    """Print a list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", choices=sorted(LAWS))
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    articles = list(sampled(asked.folder, LAWS[asked.list], SEED[asked.list]))
    lines = terms(articles) if asked.list == "terms" else commonplace(articles)
    sys.stdout.writelines(f"{line}\n" for line in lines)


def sampled(folder: Path, laws: int, seed: int) -> Iterator[str]:
    """Yield the folded words of the articles of so many laws of a folder, drawn by lot."""
    paths = sorted(folder.rglob("*.md"))
    random.Random(seed).shuffle(paths)  # noqa: S311 - a sample, not a secret
    for path in paths:
        text = path.read_text(encoding="utf-8")
        articles = outline(CN.structure(text)[0]).articles if len(text) <= MOST_CHARACTERS else ()
        if len(articles) >= LEAST_ARTICLES:
            yield from (unit.key for unit in articles)
            laws -= 1
        if not laws:
            return
    sys.exit(f"{folder}: {laws} laws too few")


def terms(articles: Iterable[str]) -> Iterator[str]:
    """Yield a line for each power of two: it, and the terms that stand about so often."""
    try:
        jieba = import_module("jieba")
    except ModuleNotFoundError:
        sys.exit("terms are found with jieba: pip install jieba")
    jieba.setLogLevel(logging.WARNING)
    known, guessed, of_numbers = Counter[str](), Counter[str](), Counter[str]()
    for article in articles:
        words = _CITED.sub("", article)
        known.update(filter(_term, jieba.cut(words, HMM=False)))
        guessed.update(filter(_term, jieba.cut(words, HMM=True)))
        of_numbers.update({word: article.count(word) for word in OF_NUMBERS})
    known.update({word: count for word, count in guessed.items() if word not in known and count >= PLAIN and len(word) > 2})
    known.update({word: max(SELDOM, count) for word, count in of_numbers.items()})
    return listed({word: round(log2(count)) for word, count in known.items() if count >= SELDOM}, upwards=False)


def commonplace(articles: Iterable[str]) -> Iterator[str]:
    """Yield a line for each half octave below 1 of the share of articles: it, and the pairs that so many have."""
    found, of = Counter[str](), 0
    for article in articles:
        found.update(set(map(add, article, article[1:])))
        of += 1
    common = {pair: count for pair, count in found.items() if "\n" not in pair and count >= COMMON * of}
    return listed({pair: round(-2 * log2(count / of)) for pair, count in common.items()}, upwards=True)


def listed(levels: Mapping[str, int], *, upwards: bool) -> Iterator[str]:
    """Yield the lines of a list: the level, then its words in order."""
    lines: dict[int, list[str]] = {}
    for word, level in levels.items():
        lines.setdefault(level, []).append(word)
    for level in sorted(lines, reverse=not upwards):
        yield f"{level} {' '.join(sorted(lines[level]))}"


def _term(word: str) -> bool:
    return bool(_HAN.fullmatch(word)) and not _NUMBERS.search(word)


if __name__ == "__main__":
    main()
