"""Typography injected into real laws: no false amendment, no true one lost."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from texts.address import Level
from texts.comparing import compare
from texts.comparison import Row, Status, Typography
from texts.document import Document, addresses
from texts.grammar.cn import numerals
from texts.grammar.cn.grammar import CN

PAIRS = Path(__file__).resolve().parents[3] / "shared" / "data" / "more_pairs"
FOLDERS = [path for path in sorted(PAIRS.glob("p*")) if path.is_dir()][3::16]

pytestmark = pytest.mark.skipif(not FOLDERS, reason=f"no laws in {PAIRS}")

Change = Callable[[str, random.Random], str]

_MARKS = {"，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "、": "､", "。": "｡", "？": "?"}
_VARIANTS = {"账": "帐", "决": "決", "减": "減", "况": "況", "净": "淨", "秘": "祕", "占": "佔", "册": "冊", "毁": "燬", "污": "汚", "雇": "僱", "鉴": "鑑"}
_COUNT = re.compile("(?<![一二三四五六七八九十百千零〇第点之分两万亿])([一二三四五六七八九十百千]{1,5})(?=(?:日|年|个月|万元|元|倍|周岁|人以上))")


def width(text: str, dice: random.Random) -> str:
    marked = [_MARKS.get(char, char) if dice.random() < 0.7 else char for char in text]
    return "".join(chr(ord(char) + 0xFEE0) if char.isascii() and char.isalnum() and dice.random() < 0.7 else char for char in marked)


def spacing(text: str, dice: random.Random) -> str:
    """Put blanks and characters of no width between Chinese characters, and at the ends."""
    pieces = [char + dice.choice("　 \u200b\u00a0") if "\u4e00" <= char <= "\u9fff" and dice.random() < 0.05 else char for char in text]
    return "".join(pieces).rstrip() + dice.choice(("", "　", " "))


def punctuation(text: str, dice: random.Random) -> str:
    for form, other in (("〔", "["), ("〕", "]"), ("——", dice.choice(("—", "--"))), ("《", "〈"), ("》", "〉"), ("……", "..."), ("·", "•")):
        text = text.replace(form, other)
    return text


def quotation(text: str, dice: random.Random) -> str:
    left, right = dice.choice(("「」", "『』", '""'))
    return text.replace("“", left).replace("”", right)


def variant(text: str, dice: random.Random) -> str:
    return "".join(_VARIANTS.get(char, char) if dice.random() < 0.7 else char for char in text)


def numeral(text: str, _: random.Random) -> str:
    return _COUNT.sub(lambda match: str(numerals.read(match[1]) or match[1]), text)


# Blanks go last: what they part is one word for no other form.
FORMS: dict[Typography, Change] = {
    Typography.NUMERAL: numeral,
    Typography.VARIANT: variant,
    Typography.PUNCTUATION: punctuation,
    Typography.QUOTATION: quotation,
    Typography.WIDTH: width,
    Typography.SPACING: spacing,
}

AMENDMENTS: tuple[tuple[str, str], ...] = (
    ("，", "；"),
    ("、", "或者"),
    ("。(?=.)", "。\n"),
    ("应当", "可以"),
    ("或者", "和"),
    ("以上", "以下"),
    ("(?<=[\u4e00-\u9fff]{3})[\u4e00-\u9fff](?=[\u4e00-\u9fff]{3})", ""),
    ("；(?=\n)", "，"),
    ("(?<!\n)\n(?=[^（第一二三四五六七八九十\n])", ""),
    ("(?<=，)", "除法律另有规定外，"),
    ("“([^”]*)”", r"\1"),
    ("[二三四五六七八九](?=万元|日内|年以)", "一"),
    ("(?<=[条例法])第([一二三四五])条", r"第二十\1条"),
    ("的(?=，)", ""),
    ("([\u4e00-\u9fff]{2})、([\u4e00-\u9fff]{2})", r"\2、\1"),
)
"""Changes of text as patterns and what comes in their place; the third puts a break between paragraphs, the ninth takes one away."""


class Law:
    """A real law by its articles as printed.

    Args:
        folder: of a pair; the new text is taken.

    Attributes:
        read: the text as parsed.
        articles: what is printed from each 第…条 to the next.
    """

    def __init__(self, folder: Path) -> None:
        text = (folder / "new.md").read_text(encoding="utf-8").replace("<!-- INFO END -->", "")
        self.read = CN.structure(text)[0]
        self._front, *self.articles = re.split(r"(?m)^(?=[ \t　#]*第[一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?[　 ])", text)
        self.plain = len(self.articles) == sum(node.level is Level.ARTICLE for _, node in addresses(self.read))

    def printed(self, articles: list[str]) -> Document:
        """Read the text with other articles."""
        return CN.structure(self._front + "".join(articles))[0]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def law(request: pytest.FixtureRequest) -> Law:
    found = Law(request.param)
    if not found.plain:
        pytest.skip("its articles are not printed one after the other")
    return found


def formed(article: str, forms: list[Typography], dice: random.Random) -> str:
    """Print an article in other forms, its line breaks kept."""
    lines = []
    for line in article.split("\n"):
        for form in forms if line.strip() and not line.lstrip().startswith("#") else ():
            line = FORMS[form](line, dice)
        lines.append(line)
    return "\n".join(lines)


def changed(row: Row) -> list[tuple[str, str]]:
    """Return the words of a row that are others."""
    old, new = row.old.wording if row.old else "", row.new.wording if row.new else ""
    return [(old[slice(*edit.old)], new[slice(*edit.new)]) for edit in row.edits if not edit.kept]


@pytest.mark.parametrize("forms", [*([form] for form in FORMS), list(FORMS)], ids=lambda forms: forms[0] if len(forms) == 1 else "all")
def test_no_form_makes_an_amendment(law: Law, forms: list[Typography]) -> None:
    """Every line of every article in another form: all is unchanged, and every difference has its class."""
    dice = random.Random(forms[0])  # noqa: S311
    found = compare(law.read, law.printed([formed(article, forms, dice) for article in law.articles]))
    rows = list(found.rows())
    assert [(row.old and row.old.label, changed(row)) for row in rows if row.status is not Status.UNCHANGED or row.amended] == []
    classes = frozenset[Typography]().union(*(row.typography for row in rows))
    assert classes <= {*forms, Typography.SPACING} if len(forms) == 1 else classes
    assert all(row.typography for row in rows if row.old and row.new and row.old.wording != row.new.wording)
    assert all(edit.typography for row in rows for edit in row.edits if row.old and row.new and len(row.edits) > 1 and changed_form(row, edit.old, edit.new))


def changed_form(row: Row, old: tuple[int, int], new: tuple[int, int]) -> bool:
    assert row.old is not None
    assert row.new is not None
    return row.old.wording[slice(*old)] != row.new.wording[slice(*new)]


def test_empty_lines_are_no_change(law: Law) -> None:
    """空: lines of nothing, and of nothing but blanks and characters of no width."""
    dice = random.Random(1)  # noqa: S311
    new = [re.sub("\n", lambda _: "\n" + dice.choice(("", "\n", "　　\n", "\u200b\n", "\t\n\n")), article) for article in law.articles]
    found = compare(law.read, law.printed(new))
    assert [(row.old and row.old.label, changed(row)) for row in found.rows() if row.status is not Status.UNCHANGED or row.typography] == []


@pytest.mark.parametrize("seed", range(3))
def test_no_amendment_is_lost_among_the_forms(law: Law, seed: int) -> None:
    """A third of the articles have one small amendment each, all articles other forms: those are amended, and no others."""
    dice = random.Random(seed)  # noqa: S311
    amended: set[int] = set()
    new: list[str] = []
    for at, article in enumerate(law.articles):
        label, words = re.match(r"([\s#]*第[^条]+条(?:之[一二三四五六七八九十]+)?[　 ]+)(.*)", article, re.DOTALL).groups()  # type: ignore[union-attr]
        # The headings that follow an article are none of its words.
        words, after = re.match(r"(.*?)((?:\n[\s#]*第[^条\n]{1,6}[编章节][ 　].*)?\s*)\Z", words, re.DOTALL).groups()  # type: ignore[union-attr]
        if dice.random() < 1 / 3:
            possible = [now for pattern, other in AMENDMENTS if (now := re.sub(pattern, other, words, count=1)) != words]
            if possible:
                amended.add(at)
                words = dice.choice(possible)
        new.append(formed(label + words + after, list(FORMS), dice))
    rows = compare(law.read, law.printed(new)).articles
    names = [str(address) for address, node in addresses(law.read) if node.level is Level.ARTICLE]
    expected = {names[at] for at in amended}
    found = {str(row.old.address) for row in rows if row.old and row.amended}
    assert found == expected, [
        (row.old and row.old.wording, row.new and row.new.wording) for row in rows if row.old and str(row.old.address) in found ^ expected
    ]
    assert not any(row.typographic for row in rows if row.amended)


_CITED = re.compile("(本法|本条例|本规定|本办法)?第([一二三四五六七八九十百千]+)条")


def test_numbers_and_citations_that_follow_are_no_amendment(law: Law) -> None:
    """An article is put before all others: every number, and every citation of 本法第…条, goes up by one."""

    def up(match: re.Match[str]) -> str:
        number = numerals.read(match[2])
        return f"{match[1]}第{numerals.write(number + 1)}条" if match[1] and number else match[0]

    new: list[str] = []
    for article in law.articles:
        label, words = re.match(r"([\s#]*第[^条]+条)(.*)", article, re.DOTALL).groups()  # type: ignore[union-attr]
        new.append(_CITED.sub(up, label.replace("第", "本法第")).replace("本法", "") + _CITED.sub(up, words))
    rows = compare(law.read, law.printed(["第一条　虚构的一条。\n", *new])).articles
    # 第…条 without 本法 may be another law's or this one's: it did not go up, so it is not told here.
    plain = [row for row in rows if row.old and all(match[1] for match in _CITED.finditer(row.old.wording))]
    assert len(plain) > len(rows) / 3
    assert [(row.old and row.old.label, changed(row)) for row in plain if row.amended or row.status is not Status.RENUMBERED] == []
    cited = [row for row in plain if row.old and _CITED.search(row.old.wording)]
    assert all(Typography.CITATION in row.typography for row in cited)
    assert all(row.typography == {Typography.LABEL} for row in plain if row not in cited)
