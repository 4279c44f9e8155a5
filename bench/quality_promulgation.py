"""How much of the promulgation is read right (公布信息的提取质量).

    python -m bench.quality_promulgation [DATA] [--sample N] [--seed N]

DATA is the folder of test data (default: ../shared/data beside the checkout).
Prints, for the texts read by hand, each field's share of values that are equal,
with and without the markup that a source adds; for the corpus, how often each
finding is made, how the stated days agree with the dates known otherwise (the
effective date may there be an amendment's own), how many texts say the same
once their header is glued to the title, and how fast it is read.
"""

import argparse
import json
import random
import re
import tarfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from texts.finding import Code
from texts.formats.promulgation_json import promulgation_json
from texts.grammar.cn.grammar import CN
from texts.promulgation import Promulgation

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
MARK = "<!-- INFO END -->"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    parser.add_argument("--sample", type=int, default=400, help="texts of the corpus to glue")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    _gold(asked.data)
    texts = list(_corpus(asked.data))
    _whole(texts, _known(asked.data))
    _glued([text for _, text in texts], asked.sample, asked.seed)


def _read(text: str) -> Promulgation:
    return CN.promulgation(CN.structure(text)[0])[0]


def _gold(data: Path) -> None:
    equal: Counter[str] = Counter()
    rows = [json.loads(line) for line in (data / "metadata.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        ours = comparable(promulgation_json(_read((data / row["path"]).read_text(encoding="utf-8"))))
        expected = comparable(row["expected"])
        if ours["promulgation_date"] == row["expected"].get("promulgation_date_alternative"):
            expected["promulgation_date"] = ours["promulgation_date"]
        equal.update(field for field, value in expected.items() if ours[field] == value)
        equal["all fields"] += ours == expected
    print(f"read by hand: {len(rows)} texts")
    for field, count in equal.items():
        print(f"  {field:20} {count / len(rows):7.1%}")


def fold(text: str | None) -> str:
    """Fold width, blanks and brackets: for comparing only."""
    plain = "".join(unicodedata.normalize("NFKC", text or "").split()).replace("○", "〇").replace("<", "〈").replace(">", "〉")
    return "".join(char for char in plain if char not in "[]〔〕()（）【】《》")


def comparable(stated: Any) -> dict[str, Any]:
    """Return the facts of one record as values that can be compared."""
    effective = stated.get("effective") or {}
    repealed = [one["title"] if isinstance(one, dict) else one for one in stated.get("repealed") or []]
    return {
        "doc_type": stated.get("doc_type"),
        "title": fold(stated.get("title")),
        "enacting_body": sorted(fold(name) for name in stated.get("enacting_body") or []),
        "issuing_authority": sorted(fold(name) for name in stated.get("issuing_authority") or []),
        "doc_number": fold(stated.get("doc_number")),
        "adoptions": sorted((one["date"] or "", fold(one["meeting"])) for one in stated.get("adoptions") or []),
        "approvals": sorted(one["date"] or "" for one in stated.get("approvals") or []),
        "promulgation_date": stated.get("promulgation_date"),
        "effective_date": effective.get("date"),
        "effective_rule": effective.get("rule"),
        "amendments": sorted((one["date"] or "", one["ordinal"] or 0) for one in stated.get("amendments") or []),
        "repealed": sorted(fold(title) for title in repealed),
    }


def _corpus(data: Path) -> Iterator[tuple[str, str]]:
    with tarfile.open(data / "corpus.tar.gz") as corpus:
        for member in corpus:
            if member.name.endswith(".md") and (held := corpus.extractfile(member)):
                yield member.name.split("corpus/", 1)[-1], held.read().decode("utf-8")


def _known(data: Path) -> dict[str, dict[str, str | None]]:
    lines = (data / "corpus_dates.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["path"]: row for row in map(json.loads, lines)}


def _whole(texts: list[tuple[str, str]], known: dict[str, dict[str, str | None]]) -> None:
    codes: Counter[Code] = Counter()
    days: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    taken, size = 0.0, 0
    for path, text in texts:
        document = CN.structure(text)[0]
        start = time.process_time()
        stated, findings = CN.promulgation(document)
        taken += time.process_time() - start
        size += len(text.encode())
        codes.update(finding.code for finding in findings)
        kinds[str(stated.doc_type)] += 1
        days[_agreement(stated, (known.get(path) or {}).get("effective"))] += 1
    print(f"corpus: {len(texts)} texts, {size / 1e6 / taken:.0f} MB a second beside structure")
    for name, counted in (("finding", codes), ("kind", kinds), ("effective day against the dates known otherwise", days)):
        print(f"  {name}:")
        for value, count in counted.most_common():
            print(f"    {value!s:50} {count:6}")


def _agreement(stated: Promulgation, other: str | None) -> str:
    whole = next((one for one in stated.commencements if one.scope is None), None)
    ours = whole.effective.isoformat() if whole and whole.effective else None
    if other is None:
        return "not known otherwise"
    if ours is None:
        return "not stated"
    if ours == other:
        return "equal"
    return "earlier, the text was amended since" if ours < other and stated.amendments else "earlier" if ours < other else "later"


def _glued(texts: list[str], sample: int, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - a sample, not a secret
    told = [text for text in texts if (lines := _header(text)) and all(re.match("[0-9]{4}年", line) for line in lines[1:])]
    chosen = rng.sample(told, min(sample, len(told)))
    for style, glue in (("in brackets", "{title}（{note}）"), ("without brackets", "{title}{note}")):
        same = sum(comparable(promulgation_json(_read(text))) == comparable(promulgation_json(_read(_glue(text, glue)))) for text in chosen)
        print(f"  header glued to the title {style}: {same} of {len(chosen)} say the same")


def _header(text: str) -> list[str]:
    lines = [line.strip() for line in text.partition(MARK)[0].split("\n") if line.strip()]
    return lines if len(lines) > 1 and lines[0].startswith("# ") else []


def _glue(text: str, style: str) -> str:
    lines = _header(text)
    title, note = lines[0].removeprefix("# "), " ".join(line.replace("日 ", "日", 1).rstrip("）") for line in lines[1:])
    body = [line.lstrip("# ").strip() for line in text.partition(MARK)[2].split("\n")]
    return "\n".join([f"{title}(2020)", style.format(title=title, note=note), *(line for line in body if line)])


if __name__ == "__main__":
    main()
