"""How right the comparison is, and how right it is about how sure it is (对应的准确率与校准).

    python bench/quality_comparison.py [DATA] [--laws N] [--misses] [--pairs]

On the hand-read maps of DATA/pairs and on synthetic revisions of N laws of
DATA/corpus.tar.gz: precision and recall of the links between articles, between
natural paragraphs and between headings, and for each band of confidence the
share that is right. `--misses` lists what is wrong on the maps; `--pairs` says
of how many pairs of DATA/more_pairs both texts are rebuilt from the comparison,
the sides can be swapped, and each text is unchanged against itself.
"""

import argparse
import csv
from collections.abc import Mapping, Sequence, Set
from pathlib import Path

from bench.learn_comparison import judged_matches
from bench.learning import curve
from bench.sampling import DATA, read, revisions
from texts.address import Address, Level
from texts.aligning import align
from texts.comparing import compare
from texts.comparison import Link, Row, Status, printed
from texts.document import addresses


def main() -> None:
    """Score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    parser.add_argument("--laws", type=int, default=150)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--pairs", action="store_true")
    asked = parser.parse_args()
    hand_maps(asked.data, asked.misses)
    judged(asked.data)
    synthetic(asked.data, asked.laws)
    if asked.pairs:
        properties(asked.data)


def hand_maps(data: Path, misses: bool) -> None:
    """Score the links of articles on the maps read by hand; links marked as judgement count neither way."""
    found = [0, 0, 0]
    claims: list[tuple[float, bool]] = []
    for folder in sorted(path.parent for path in (data / "pairs").glob("*/gold.csv")):
        old, new = read(folder / "old.md"), read(folder / "new.md")
        names = [{address: printed(node) for address, node in addresses(text)} for text in (old, new)]
        rows = list(csv.DictReader((folder / "gold.csv").read_text(encoding="utf-8").splitlines()))
        true = {(row["old_article"], row["new_article"]) for row in rows if row["old_article"] and row["new_article"]}
        open_ = {(row["old_article"], row["new_article"]) for row in rows if row["confidence"] == "judgement"}
        links = {(names[0][link.old], names[1][link.new]): link for link in align(old, new).links if is_article(link)}
        told(found, claims, {pair: link for pair, link in links.items() if pair not in open_}, true - open_)
        if misses:
            print(folder.name, "missed", sorted(true - open_ - set(links)), "wrong", sorted(set(links) - true - open_))
    report("articles, hand-read maps", found, claims)


def judged(data: Path) -> None:
    """Say how right the links are that were judged by hand since they are not sure."""
    claims = [(m.confidence, true) for m, true in judged_matches(data)]
    print(f"articles, less sure links of real revisions, judged by hand: {sum(true for _, true in claims)} of {len(claims)} right")
    told_curve(claims)


def synthetic(data: Path, laws: int) -> None:
    """Score all links on revisions whose truth is known."""
    names = ("articles", "natural paragraphs", "headings")
    counts: list[list[int]] = [[0, 0, 0] for _ in names]
    claims: list[list[tuple[float, bool]]] = [[] for _ in names]
    for revision in revisions(data, laws, seed=5, held_out=True):
        links = align(revision.old, revision.new).links
        for at, (kind, true) in enumerate(((is_article, revision.articles), (is_line, revision.lines), (is_heading, revision.headings))):
            told(counts[at], claims[at], {named((link.old, link.new)): link for link in links if kind(link)}, {named(pair) for pair in true})
    for at, name in enumerate(names):
        report(f"{name}, synthetic revisions", counts[at], claims[at])


def properties(data: Path) -> None:
    """Say of how many pairs everything holds that must hold of every comparison."""
    folders = [path for path in sorted((data / "more_pairs").iterdir()) if path.is_dir()]
    counts = [0, 0, 0]
    for folder in folders:
        old, new = read(folder / "old.md"), read(folder / "new.md")
        there, back = compare(old, new), compare(new, old)
        counts[0] += all(rebuilt(row) for outer in there.rows() for row in (outer, *outer.children))
        counts[1] += sorted(told_of(row, turned=False) for row in there.rows()) == sorted(told_of(row, turned=True) for row in back.rows())
        counts[2] += all(row.status is Status.UNCHANGED and not row.typography for row in compare(new, new).rows())
    print(f"of {len(folders)} pairs: {counts[0]} rebuilt from the edits, {counts[1]} mirrored, {counts[2]} unchanged against themselves")


def rebuilt(row: Row) -> bool:
    """Say whether the edits of a row make both of its wordings, and keep only what is the same."""
    old, new = row.old.wording if row.old else "", row.new.wording if row.new else ""
    runs = [(old[slice(*edit.old)], new[slice(*edit.new)], edit) for edit in row.edits]
    plain = all(one == other for one, other, edit in runs if edit.kept and not edit.typography)
    return "".join(one for one, _, _ in runs) == old and "".join(other for _, other, _ in runs) == new and plain


def told_of(row: Row, *, turned: bool) -> tuple[str, ...]:
    """Write what a row says so that it can be compared with its mirror image."""
    sides = (row.new, row.old) if turned else (row.old, row.new)
    kept = sorted(str((~edit if turned else edit).old) + str((~edit if turned else edit).new) for edit in row.edits if edit.kept)
    return (*(str(side and side.address) for side in sides), str(row.amended), str(row.moved), f"{row.confidence:.6f}", *kept)


Name = tuple[str, str]
"""What two provisions that are linked are called."""


def told(found: list[int], claims: list[tuple[float, bool]], links: Mapping[Name, Link], true: Set[Name]) -> None:
    """Count the links that are right, wrong and missed, and note what each claimed."""
    right = [pair in true for pair in links]
    found[0] += sum(right)
    found[1] += len(right) - sum(right)
    found[2] += len(true - links.keys())
    claims += [(link.confidence, pair in true) for pair, link in links.items()]


def named(pair: tuple[Address, Address]) -> Name:
    """Write the addresses of two provisions."""
    return str(pair[0]), str(pair[1])


def report(name: str, found: Sequence[int], claims: Sequence[tuple[float, bool]]) -> None:
    """Print precision, recall and the curve."""
    right, wrong, missed = found
    print(f"{name}: precision {right / (right + wrong):.4f}, recall {right / (right + missed):.4f} ({right} right, {wrong} wrong, {missed} missed)")
    told_curve(claims)


def told_curve(claims: Sequence[tuple[float, bool]]) -> None:
    """Print for each band of confidence how many links were right."""
    for low, high, count, said, share in curve(claims):
        print(f"    said {low:.2f} to {high:.2f}: {count:6} links, {said:.3f} on average, {share:.3f} right")


def is_article(link: Link) -> bool:
    """Say whether a link is of articles."""
    return len(link.new.steps) == 1 and link.new.steps[0].level in (Level.ARTICLE, Level.ITEM)


def is_line(link: Link) -> bool:
    """Say whether a link is of natural paragraphs inside articles."""
    return len(link.new.steps) > 1 and link.new.steps[0].level is Level.ARTICLE


def is_heading(link: Link) -> bool:
    """Say whether a link is of chapters."""
    return bool(link.new.steps) and link.new.steps[0].level is Level.CHAPTER


if __name__ == "__main__":
    main()
