"""Learn the weights of `texts/aligning/confidence.py` (对应模型的学习).

    python bench/learn_comparison.py [DATA] [--laws N] [--calibration]

The cases are synthetic revisions of N laws of DATA/corpus.tar.gz, others than
those that `quality_comparison.py` scores, and the links of `judged_links.txt`
between texts of DATA/more_pairs. The hand-read maps are not learned from.
Prints the weights as they stand in the module. `--calibration` learns, from
the links that are told with the weights held and from the judged ones of
`told_links.txt` besides, how often they are right.
"""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path

from bench.learning import fit
from bench.revisions import Revision
from bench.sampling import DATA, read, revisions
from texts.address import Address
from texts.aligning.confidence import CONTEXT, WORDS
from texts.aligning.dividing import Division
from texts.aligning.headings import heading_evidence
from texts.aligning.matching import Inference, Match, Matching, match, unmatched
from texts.aligning.units import Unit, outline
from texts.aligning.whole import correspond

JUDGED = Path(__file__).with_name("judged_links.txt")
TOLD = Path(__file__).with_name("told_links.txt")
TOLD_COUNT = 0.5
"""A link of `TOLD` counts as half a synthetic one: synthetic revisions are harder than real ones, where of the links
that are told at 0.6 sure nine in ten are right, and the confidence is to hold for both as nearly as one curve can.
"""
JUDGED_COUNT = 2.0
"""A link judged by hand counts as so many synthetic ones, of which there are more than enough."""
SURE, HOPELESS = 2.2, -4.5
"""Log-odds beyond which an unjudged link of a judged law is taken as right, or as wrong."""

Name = tuple[str, str]
Seen = tuple[list[tuple[float, ...]], list[bool], list[float]]
"""For each case the evidence, the truth, and for how many it counts."""


def main() -> None:
    """Learn twice, since the context of a link is made of links."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    parser.add_argument("--laws", type=int, default=150)
    parser.add_argument("--calibration", action="store_true")
    asked = parser.parse_args()
    revised = list(revisions(asked.data, asked.laws, seed=1, held_out=False))
    if asked.calibration:
        written({name: fit(*seen) for name, seen in told(revised, asked.data).items()})
        return
    words, context = list(WORDS), list(CONTEXT)
    learned: dict[str, list[float]] = {}
    for _ in range(2):
        cases = Cases(words, context)
        for revision in revised:
            cases.revised(revision)
        for old, new, judged in judgements(asked.data):
            cases.judged(old, new, judged)
        learned = {name: fit(*seen) for name, seen in cases.seen.items()}
        words, context = learned["WORDS"], learned["CONTEXT"]
    written(learned)


def written(learned: Mapping[str, Sequence[float]]) -> None:
    """Print weights as the module holds them."""
    for name, weights in learned.items():
        print(f"{name} = ({', '.join(f'{weight:.2f}' for weight in weights)})")


def told(revised: Iterable[Revision], data: Path) -> dict[str, Seen]:
    """Return for each sort of link that is told its log-odds, and whether it is right."""
    found: dict[str, Seen] = {name: ([], [], []) for name in ("FIRST", "SECOND", "LINES")}

    def note(name: str, m: Match, true: bool | None, count: float = 1.0) -> None:
        if m.odds is not None and true is not None:
            said, truth, counts = found["SECOND" if m.second else name]
            said.append((m.odds,))
            truth.append(true)
            counts.append(count)

    for revision in revised:
        articles = correspond(revision.old, revision.new).articles
        for m in articles.matches:
            old, new = articles.old[m.old], articles.new[m.new]
            note("FIRST", m, (old.address, new.address) in revision.articles)
            inside = articles.inside.get((m.old, m.new), Matching())
            for line in inside.matches:
                note("LINES", line, (old.lines[line.old].address, new.lines[line.new].address) in revision.lines)
    for m, true in judged_matches(data):
        note("FIRST", m, true, TOLD_COUNT)
    return found


def judged_matches(data: Path) -> Iterator[tuple[Match, bool]]:
    """Yield the links that are told and were judged by hand, with the judgement."""
    for one, other, judged in (*judgements(data), *judgements(data, TOLD)):
        for m in match(one, other).matches:
            true = judged.get((str(one[m.old].address), str(other[m.new].address)))
            if true is not None:
                yield m, true


def judgements(data: Path, file: Path = JUDGED) -> Iterator[tuple[tuple[Unit, ...], tuple[Unit, ...], dict[Name, bool]]]:
    """Yield the articles of the judged pairs and what was said of their links."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        pair, *links = line.split()
        judged = {}
        for link in links:
            old, new = link[:-1].split("-")
            judged[f"art_{old}", f"art_{new}"] = link[-1] == "y"
        folder = data / "more_pairs" / pair
        yield outline(read(folder / "old.md")).articles, outline(read(folder / "new.md")).articles, judged


class Cases:
    """What is learned from: for each model the evidence, the truth, and for how many each case counts.

    Args:
        words, context: the weights so far.
    """

    def __init__(self, words: list[float], context: list[float]) -> None:
        self._weights = (words, context)
        self.seen: dict[str, Seen] = {name: ([], [], []) for name in ("WORDS", "CONTEXT", "DIVIDED", "HEADINGS")}

    def revised(self, revision: Revision) -> None:
        """Take the cases of a synthetic revision."""
        found = self._inferred(outline(revision.old).articles, outline(revision.new).articles)
        true = {(str(old), str(new)) for old, new in revision.articles}
        if found is not None:
            for name, pair, said in found:
                self._note(name, said, pair in true, 1.0)
        linked = correspond(revision.old, revision.new)
        headings: Set[tuple[Address, Address]] = revision.headings
        for (i, j), said in heading_evidence(linked.headings.old, linked.headings.new, linked.articles).items():
            self._note("HEADINGS", said, (linked.headings.old[i].address, linked.headings.new[j].address) in headings, 1.0)

    def judged(self, old: tuple[Unit, ...], new: tuple[Unit, ...], judged: Mapping[Name, bool]) -> None:
        """Take the cases of a pair judged by hand, and the plain ones around them."""
        inference = self._inference(old, new)
        names = {pair: self._name(inference, pair) for pair in inference.said}
        near = ({old for old, _ in judged}, {new for _, new in judged})
        for pair, name in names.items():
            odds = inference.odds_of(pair)
            plain = odds < HOPELESS or not (name[0] in near[0] or name[1] in near[1])
            true = judged.get(name, (odds > SURE or None) if pair in inference.first else (False if plain else None))
            if true is not None:
                self._note("WORDS", inference.said[pair], true, JUDGED_COUNT)
                self._note("CONTEXT", inference.around(pair), true, JUDGED_COUNT)
        division = Division(inference.evidence, inference.first, inference.context)
        for pair in division.candidates():
            said, true = division.weigh(pair), judged.get(self._name(inference, pair))
            if said is not None and true is not None:
                self._note("DIVIDED", said, true, JUDGED_COUNT)

    def _inferred(self, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> list[tuple[str, Name, tuple[float, ...]]] | None:
        if not all(unmatched(old, new)[1:]):
            return None
        inference = self._inference(old, new)
        division = Division(inference.evidence, inference.first, inference.context)
        divided = {pair: said for pair in division.candidates() if (said := division.weigh(pair))}
        groups = (("WORDS", inference.said), ("CONTEXT", {pair: inference.around(pair) for pair in inference.said}), ("DIVIDED", divided))
        return [(name, self._name(inference, pair), said) for name, group in groups for pair, said in group.items()]

    def _inference(self, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> Inference:
        linked, *rest = unmatched(old, new)
        return Inference(rest[0], rest[1], old, new, linked, *self._weights)

    @staticmethod
    def _name(inference: Inference, pair: tuple[int, int]) -> Name:
        return str(inference.evidence.old[pair[0]].address), str(inference.evidence.new[pair[1]].address)

    def _note(self, name: str, said: tuple[float, ...], true: bool, count: float) -> None:
        kept = self.seen[name]
        kept[0].append(said)
        kept[1].append(true)
        kept[2].append(count)


if __name__ == "__main__":
    main()
