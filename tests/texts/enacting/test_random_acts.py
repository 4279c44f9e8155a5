"""Random acts against random small laws, printed as acts are, compiled and applied."""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.enacting.writing_acts import Paragraph, label
from texts.document import Document
from texts.enacting import enact
from texts.grammar.cn import numerals
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

# Words that no instruction is made of; each is used once in a law, so that an operand stands once.
_WORDS = [a + b for a in "花木林草鸟鱼虫土石泉" for b in "园圃坡岸丘谷湖塘溪桥"]


@dataclass
class Law:
    """Articles in order, and words that are still unused."""

    articles: list[list[Paragraph]]
    unused: list[str]

    def word(self) -> str:
        return self.unused.pop()

    def sentence(self) -> Paragraph:
        return Paragraph(f"{self.word()}应当保护{self.word()}。")

    def lines(self) -> list[str]:
        return [line for number, article in enumerate(self.articles, 1) for line in _article(number, article)]


def _article(number: int, paragraphs: list[Paragraph]) -> list[str]:
    first, *rest = [line for paragraph in paragraphs for line in paragraph.lines()]
    return [f"{label(number)}　{first}", *rest]


def _quoted(lines: list[str], *, every: bool) -> str:
    opens = "“" if every else ""
    return "“" + f"\n\n{opens}".join(lines) + "”"


@st.composite
def laws(draw: st.DrawFn) -> Law:
    law = Law([], draw(st.permutations(_WORDS)))
    for _ in range(draw(st.integers(2, 6))):
        paragraphs = [law.sentence() for _ in range(draw(st.integers(1, 3)))]
        if draw(st.booleans()):
            points = [law.word() + "；" for _ in range(draw(st.integers(1, 3)))] + [law.word() + "。"]
            paragraphs.insert(0, Paragraph(f"{law.word()}的保护包括下列事项：", points))
        law.articles.append(paragraphs)
    return law


@dataclass
class Written:
    """An act's items, and the articles of the law that it makes."""

    items: list[str]
    articles: list[list[Paragraph]]


def _substitute(draw: st.DrawFn, law: Law, old: int, new: int) -> tuple[str, list[Paragraph]]:
    given_ = [law.sentence() for _ in range(draw(st.integers(1, 2)))]
    words = _quoted([line for paragraph in given_ for line in paragraph.lines()], every=draw(st.booleans()))
    moved = f"改为{label(new)}，" if old != new else ""
    return f"将{label(old)}{moved}修改为：{words}", given_


def _reword(draw: st.DrawFn, law: Law, old: int, article: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    at = draw(st.integers(0, len(article) - 1))
    paragraph = article[at]
    operand, words = paragraph.words[:2], law.word()
    changed = Paragraph(words + paragraph.words[2:], paragraph.points)
    where = f"{label(old)}第{numerals.write(at + 1)}款"
    return f"将{where}中的“{operand}”修改为“{words}”。", [*article[:at], changed, *article[at + 1 :]]


def _add_words(draw: st.DrawFn, law: Law, old: int, article: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    at = draw(st.integers(0, len(article) - 1))
    paragraph, word = article[at], law.word()
    changed = Paragraph(paragraph.words[:2] + "、" + word + paragraph.words[2:], paragraph.points)
    return f"在{label(old)}第{numerals.write(at + 1)}款中的“{paragraph.words[:2]}”后增加“、{word}”。", [*article[:at], changed, *article[at + 1 :]]


def _add_paragraph(draw: st.DrawFn, law: Law, old: int, article: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    at = draw(st.integers(0, len(article)))
    paragraph = law.sentence()
    text = f"{label(old)}增加一款，作为第{numerals.write(at + 1)}款：{_quoted(paragraph.lines(), every=True)}"
    return text, [*article[:at], paragraph, *article[at:]]


def _strike_paragraph(draw: st.DrawFn, law: Law, old: int, article: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    at = draw(st.integers(0, len(article) - 1))
    return f"删去{label(old)}第{numerals.write(at + 1)}款。", [*article[:at], *article[at + 1 :]]


def _add_point(draw: st.DrawFn, law: Law, old: int, article: list[Paragraph]) -> tuple[str, list[Paragraph]]:
    paragraph = article[0]
    at = draw(st.integers(0, len(paragraph.points) - 1))
    words = law.word() + "；"
    text = f"{label(old)}第一款增加一项，作为第{numerals.write(at + 1)}项：“（{numerals.write(at + 1)}）{words}”。"
    return text, [Paragraph(paragraph.words, [*paragraph.points[:at], words, *paragraph.points[at:]]), *article[1:]]


_Change = Callable[[st.DrawFn, Law, int, list[Paragraph]], tuple[str, list[Paragraph]]]


def _changes(article: list[Paragraph]) -> list[_Change]:
    found: list[_Change] = [_reword, _add_words, _add_paragraph]
    if len(article) > 1:
        found.append(_strike_paragraph)
    if article[0].points:
        found.append(_add_point)
    return found


@st.composite
def acts(draw: st.DrawFn, law: Law) -> Written:
    """Go through the law; leave, change, replace or strike each article, and add some between."""
    written = Written([], [])
    for old, article in enumerate(law.articles, 1):
        if draw(st.integers(0, 3)) == 0:
            added = [law.sentence() for _ in range(draw(st.integers(1, 2)))]
            written.articles.append(added)
            words = _quoted([line for paragraph in added for line in paragraph.lines()], every=True)
            written.items.append(f"增加一条，作为{label(len(written.articles))}：{words}")
        choice = draw(st.sampled_from(("leave", "change", "replace", "strike")))
        if choice == "strike" and (written.articles or old < len(law.articles)):
            written.items.append(f"删去{label(old)}。")
            continue
        if choice == "replace":
            item, article = _substitute(draw, law, old, len(written.articles) + 1)
            written.items.append(item)
        elif choice == "change":
            item, article = draw(st.sampled_from(_changes(article)))(draw, law, old, article)
            written.items.append(item)
        written.articles.append(article)
    return written


def _read(text: str) -> Document:
    return CN.structure(text)[0]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_compiled_act_makes_the_text_that_it_was_written_for(data: st.DataObject) -> None:
    """Operands name the old text, labels after 作为 or 改为 the final one, all at once; 条文顺序作相应调整 renumbers what follows."""
    law = data.draw(laws())
    act = data.draw(acts(law))
    head = "# 虚构法\n\n<!-- INFO END -->\n\n"
    old = _read(head + "\n\n".join(law.lines()) + "\n")
    items = [f"{numerals.write(number)}、{item}" for number, item in enumerate(data.draw(st.permutations(act.items)), 1)]
    printed = "# 关于修改《虚构法》的决定\n\n<!-- INFO END -->\n\n决定对《虚构法》作如下修改：\n\n" + "\n\n".join(items)
    found = enact(old, [_read(printed + "\n\n《虚构法》根据本决定作相应修改并对条文顺序作相应调整，重新公布。\n")], CN)
    assert [one.reason for one in found.unresolved] == []
    assert list(lines_of(found.document)) == ["虚构法", *Law(act.articles, []).lines()]
