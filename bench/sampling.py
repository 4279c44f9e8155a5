"""Sampling: real laws for the benches, and synthetic revisions of them."""

import random
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

from bench.revisions import Revision, revise
from texts.document import Document
from texts.grammar.cn.grammar import CN

__all__ = ["DATA", "read", "revisions"]

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
_STRANGERS = 40
"""Laws that lend their clauses to revisions of others."""


def read(path: Path) -> Document:
    """Read and parse one text."""
    return CN.structure(path.read_text(encoding="utf-8"))[0]


def revisions(data: Path, laws: int, seed: int, *, held_out: bool) -> Iterator[Revision]:
    """Yield a revision of each of so many laws of the corpus.

    Args:
        data: the folder of the test data.
        laws: how many.
        seed: decides which laws, and how they are revised.
        held_out: of the laws that nothing is learned from; they are every other one.
    """
    rng = random.Random(seed)  # noqa: S311 - a sample, not a secret
    with tarfile.open(data / "corpus.tar.gz") as corpus:
        texts = [member for member in corpus if member.name.endswith(".md") and 3_000 < member.size < 150_000][held_out::2]
        chosen = sorted(rng.sample(texts, min(len(texts), laws + _STRANGERS)), key=lambda member: member.offset)
        documents = [CN.structure(held.read().decode("utf-8"))[0] for member in chosen if (held := corpus.extractfile(member))]
    rng.shuffle(documents)
    strangers = sorted({clause for document in documents[:_STRANGERS] for clause in _clauses(document)})
    for document in documents[_STRANGERS:]:
        revision = revise(document, strangers, rng)
        if revision is not None:
            yield revision


def _clauses(document: Document) -> Iterator[str]:
    """Yield clauses of a law, for words that are new in another."""
    for article in document.articles():
        for line in article.children:
            yield from re.findall(r"[^，；。：、]{4,30}[，；。]", line.words)
