"""How well amending acts are drafted: every pair of versions, and every triple beside the official act.

    python -m bench.quality_drafting [DATA [ID…]]

DATA has `more_pairs/` and `pairs/` with `<id>/{old,new}.md`, and `triples/`
with the official `act.md` as well; without it, the data beside the checkout.
One line each: proved or not, items, length of the act as a share of the new
text, and of the naive act, which restates every article that changes; for a
triple the articles that the draft names and those that the official act
names. What is not proved is followed by its reasons. Named pairs are printed
with their acts.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, median

from bench.sampling import DATA, read
from texts.address import Address, Level
from texts.amendment import Amendment
from texts.applying import apply
from texts.comparing import compare
from texts.compiling import acts_of, compile_act
from texts.document import Document
from texts.drafting import Draft, Given, draft
from texts.drafting.acting import act
from texts.drafting.inside import Detail
from texts.drafting.lines import reads_alike
from texts.drafting.pairing import pair
from texts.drafting.planning import Manner, plan
from texts.enacting import split_acts
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of


def naive(old: Document, new: Document) -> str:
    """Return the act that restates every article that changes."""
    pairing = pair(compare(old, new))
    whole = {found.new.address: Detail.WHOLE for found in (*pairing.articles, *pairing.others) if found.new}
    return act(CN.promulgation(old)[0].title, plan(old, new, pairing, Manner(whole, stated=True)), Given())


def named(old: Document, acts: Sequence[str]) -> set[Address]:
    """Return the articles that acts name, by their numbers before or, where they are new, after."""
    found: set[Address] = set()
    for text in acts:
        for one in acts_of(CN.structure(text)[0]):
            amendment = compile_act(one, old)
            found.update(_articles(amendment))
            old = apply(old, amendment.instructions).document
    return found


def _articles(amendment: Amendment) -> Iterator[Address]:
    for instruction in amendment.instructions:
        places = [target.address for target in instruction.targets if target.address.steps] or instruction.labels
        yield from (Address(place.steps[:1]) for place in places if place.steps[0].level in (Level.ARTICLE, Level.ITEM))


def idle(old: Document, new: Document, found: Draft) -> int:
    """Return how many articles a draft names that read the same under the same number."""
    same = {
        one.old.address
        for one in pair(compare(old, new)).articles
        if one.old and one.new and one.old.address == one.new.address and reads_alike(one.old.provision, one.new.provision)
    }
    return len(same & {address for item in found.items for address in item.old})


def _folders(data: Path, *kinds: str) -> list[Path]:
    return [path for kind in kinds for path in sorted((data / kind).iterdir()) if path.is_dir()]


def _line(name: str, old: Document, new: Document, found: Draft) -> tuple[float, float, str]:
    length = sum(map(len, lines_of(new)))
    shares = (len(found.act) / length, len(naive(old, new)) / length)
    verdict = "proved" if found.verified else "NOT PROVED"
    return *shares, f"{name}: {verdict}, {len(found.items)} items, {shares[0]:.0%} of the new text, restating all {shares[1]:.0%}"


def main(data: Path, wanted: Sequence[str]) -> None:
    """Draft every act and print what came of it."""
    shares: list[tuple[float, float]] = []
    proved, unchanged, slowest = 0, 0, (0.0, "")
    for folder in _folders(data, "more_pairs", "pairs"):
        if wanted and folder.name not in wanted:
            continue
        old, new = read(folder / "old.md"), read(folder / "new.md")
        start = time.process_time()
        found = draft(old, new, CN)
        slowest = max(slowest, (time.process_time() - start, folder.name))
        proved += found.verified
        unchanged += idle(old, new, found)
        *lengths, line = _line(folder.name, old, new, found)
        shares.append((lengths[0], lengths[1]))
        print(line, *(f"    {one.article or '-'}: {one.reason}" for one in found.not_expressed[:5]), sep="\n", flush=True)
        if wanted:
            print(found.act)
    ratios = [share / whole for share, whole in shares]
    print(f"{proved} of {len(shares)} proved; the act is {mean(ratios):.0%} of the one that restates all (median {median(ratios):.0%})")
    print(f"{unchanged} articles named that do not change")
    print(f"slowest: {slowest[1]} {slowest[0]:.1f} s of CPU")
    if not wanted:
        _beside_official(data)


def _beside_official(data: Path) -> None:
    """Print for each triple how many articles the draft names, and the official act."""
    proved, counts = 0, [0, 0]
    for folder in _folders(data, "triples"):
        old, new = read(folder / "old.md"), read(folder / "new.md")
        found = draft(old, new, CN)
        ours, theirs = named(old, [found.act]), named(old, split_acts((folder / "act.md").read_text(encoding="utf-8")))
        proved += found.verified
        counts[0] += len(ours)
        counts[1] += len(theirs)
        more = "、".join(CN.write_address(address) for address in sorted(ours - theirs, key=str)[:8])
        verdict = "proved" if found.verified else "NOT PROVED"
        print(f"{folder.name}: {verdict}, names {len(ours)} articles, the official act {len(theirs)}; ours alone: {more or 'none'}")
        print(*(f"    {one.article or '-'}: {one.reason}\n" for one in found.not_expressed[:3]), sep="", end="", flush=True)
    print(f"{proved} triples proved; drafts name {counts[0]} articles, the official acts {counts[1]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA, sys.argv[2:])
