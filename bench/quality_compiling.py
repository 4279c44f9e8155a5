"""How well amending acts compile: every triple of old text, act and official new text.

    python -m bench.quality_compiling [DATA]

DATA has `triples/<id>/{old,act,new}.md`; without it, the data beside the
checkout. One line for each triple that is not proved, with the articles that
differ and of which kind; then the figures.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from texts.enacting import Enacted, enact, split_acts
from texts.grammar.cn.grammar import CN
from texts.proving import Verdict

DATA = Path(__file__).resolve().parents[1] / "../shared/data"


def compiled(folder: Path) -> Enacted:
    """Compile one triple."""
    old, act, new = ((folder / f"{name}.md").read_text(encoding="utf-8") for name in ("old", "act", "new"))
    return enact(CN.structure(old)[0], [CN.structure(text)[0] for text in split_acts(act)], CN, CN.structure(new)[0], new)


def main(data: Path) -> None:
    """Compile every triple and print what came out."""
    verdicts: Counter[Verdict] = Counter()
    orders = unresolved = 0
    distances, slowest = [], (0.0, "")
    for folder in sorted(path for path in (data / "triples").iterdir() if path.is_dir()):
        start = time.process_time()
        found = compiled(folder)
        slowest = max(slowest, (time.process_time() - start, folder.name))
        checked = found.verification
        verdicts[checked.verdict] += 1
        distances.append(checked.distance)
        orders += len(found.carried_out)
        unresolved += len(found.unresolved)
        if checked.verdict is not Verdict.PROVED:
            kinds = Counter(difference.kind.value for difference in checked.differences)
            where = "、".join(difference.article or "opening" for difference in checked.differences[:8])
            print(f"{folder.name}: {checked.verdict}, {checked.distance:.3%}: {where} {dict(kinds)}")
        for one in found.unresolved:
            print(f"{folder.name}: not placed: {one.clause.item} {one.reason}")
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items())))
    print(f"{orders} instructions carried out, {unresolved} not placed; mean distance {sum(distances) / max(1, len(distances)):.4%}")
    print(f"slowest: {slowest[1]} {slowest[0]:.2f} s of CPU")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
