"""Random laws with chapters, and random acts that amend them, printed as acts are; all fictitious (虚构)."""

from dataclasses import dataclass, field
from itertools import count

from hypothesis import strategies as st

from texts.grammar.cn import numerals

WORDS = [a + b + c for c in "东西南北" for a in "花木林草鸟鱼虫土石泉" for b in "园圃坡岸丘谷湖塘溪桥"]
"""Words that no instruction is made of; each is used once in a law, so that an operand stands once."""


@dataclass
class Paragraph:
    """A paragraph, with points below it where its words end in a colon."""

    words: str
    points: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return it as printed."""
        return [self.words, *(f"（{numerals.write(at)}）{words}" for at, words in enumerate(self.points, 1))]


@dataclass
class Article:
    """An article; `suffix` numbers one that is inserted without renumbering (第三条之一)."""

    paragraphs: list[Paragraph]
    suffix: int | None = None


@dataclass
class Chapter:
    """A chapter with its articles."""

    name: str
    articles: list[Article]


@dataclass
class Words:
    """Words that are still unused."""

    unused: list[str] = field(default_factory=lambda: list(WORDS))

    def word(self) -> str:
        """Return the next."""
        return self.unused.pop()

    def sentence(self) -> Paragraph:
        """Return a paragraph of new words."""
        return Paragraph(f"{self.word()}应当保护{self.word()}。")

    def article(self, draw: st.DrawFn) -> Article:
        """Return an article of new words."""
        paragraphs = [self.sentence() for _ in range(draw(st.integers(1, 3)))]
        if draw(st.booleans()):
            points = [self.word() + "；" for _ in range(draw(st.integers(1, 2)))] + [self.word() + "。"]
            paragraphs.insert(0, Paragraph(f"{self.word()}的保护包括下列事项：", points))
        return Article(paragraphs)


@st.composite
def new_articles(draw: st.DrawFn, words: Words) -> Article:
    """Draw an article of new words."""
    return words.article(draw)


def label(number: int, suffix: int | None = None) -> str:
    """Return 第三条, 第三条之一."""
    return f"第{numerals.write(number)}条" + (f"之{numerals.write(suffix)}" if suffix else "")


def numbers(chapters: list[Chapter]) -> list[tuple[int, int | None]]:
    """Return the number of each article through all chapters."""
    found, last = [], count(1)
    number = 0
    for article in (article for chapter in chapters for article in chapter.articles):
        number = number if article.suffix else next(last)
        found.append((number, article.suffix))
    return found


def printed(chapters: list[Chapter]) -> list[str]:
    """Return the lines of a law."""
    labels = iter(numbers(chapters))
    lines: list[str] = []
    for at, chapter in enumerate(chapters, 1):
        lines.append(f"第{numerals.write(at)}章　{chapter.name}")
        for article in chapter.articles:
            first, *rest = [line for paragraph in article.paragraphs for line in paragraph.lines()]
            lines.extend([f"{label(*next(labels))}　{first}", *rest])
    return lines


def quoted(lines: list[str]) -> str:
    """Return words in the marks that open each paragraph."""
    return "“" + "\n\n“".join(lines) + "”"


def body(article: Article) -> list[str]:
    """Return the lines of an article without its number."""
    return [line for paragraph in article.paragraphs for line in paragraph.lines()]


@dataclass
class Act:
    """What a random act makes of a law: the new chapters, and items to print once all numbers are known."""

    chapters: list[Chapter]
    changes: list["Change"]


@dataclass
class Change:
    """One thing that the act orders.

    Args:
        text: with {old} and {new} where numbers of articles go.
        olds: numbers of the old law.
        news: articles of the new law whose numbers are told.
        chapters: chapters of the new law whose numbers are told as {chapter}.
    """

    text: str
    olds: list[int] = field(default_factory=list)
    news: list[Article] = field(default_factory=list)
    chapters: list[Chapter] = field(default_factory=list)

    def item(self, act: Act) -> str:
        """Return the item as it is printed."""
        places = {id(article): number for article, number in zip((a for c in act.chapters for a in c.articles), numbers(act.chapters), strict=True)}
        news = [label(*places[id(article)]) for article in self.news]
        heads = [f"第{numerals.write(next(at for at, one in enumerate(act.chapters, 1) if one is chapter))}章" for chapter in self.chapters]
        return self.text.format(old=[label(number) for number in self.olds], new=news, chapter=heads)


@st.composite
def laws(draw: st.DrawFn, words: Words) -> list[Chapter]:
    """Draw a law of two or three chapters."""
    return [Chapter(words.word(), [words.article(draw) for _ in range(draw(st.integers(1, 4)))]) for _ in range(draw(st.integers(2, 3)))]


def _merge(draw: st.DrawFn, words: Words, old: int, articles: list[Article]) -> tuple[list[Article], list[Change]]:
    new = words.article(draw)
    count_ = draw(st.sampled_from(("将{old[0]}、{old[1]}合并为{new[0]}，修改为：", "{old[0]}与{old[1]}合并，作为{new[0]}，修改为：")))
    return [new], [Change(count_ + quoted(body(new)), [old, old + 1], [new])]


def _split(draw: st.DrawFn, words: Words, old: int, articles: list[Article]) -> tuple[list[Article], list[Change]]:
    first, second = words.article(draw), words.article(draw)
    lines = [f"{{new[0]}}　{body(first)[0]}", *body(first)[1:], f"{{new[1]}}　{body(second)[0]}", *body(second)[1:]]
    return [first, second], [Change("将{old[0]}分为两条，作为{new[0]}、{new[1]}，修改为：\n\n" + quoted(lines), [old], [first, second])]


def _promote(draw: st.DrawFn, words: Words, old: int, articles: list[Article]) -> tuple[list[Article], list[Change]]:
    kept, last = Article(articles[0].paragraphs[:-1]), Article(articles[0].paragraphs[-1:])
    where = numerals.write(len(articles[0].paragraphs))
    return [kept, last], [Change(f"将{{old[0]}}第{where}款改为{{new[0]}}。", [old], [last])]


def _exchange(draw: st.DrawFn, words: Words, old: int, articles: list[Article]) -> tuple[list[Article], list[Change]]:
    return [articles[1], articles[0]], [Change("将{old[0]}与{old[1]}对调。", [old, old + 1])]


def _point(draw: st.DrawFn, words: Words, old: int, articles: list[Article]) -> tuple[list[Article], list[Change]]:
    first, *rest = articles[0].paragraphs
    at = draw(st.integers(0, len(first.points) - 2))
    where, points, new = f"{{old[0]}}第一款第{numerals.write(at + 1)}项", list(first.points), words.word() + "；"
    kind = draw(st.sampled_from(("substitute", "reword", "strike", "insert after")))
    if kind == "substitute":
        points[at], text = new, f"将{where}修改为：“（{numerals.write(at + 1)}）{new}”"
    elif kind == "reword":
        text = f"将{where}中的“{points[at][:3]}”修改为“{new[:3]}”。"
        points[at] = new
    elif kind == "strike":
        del points[at]
        text = f"删去{where}。"
    else:
        points.insert(at + 1, new)
        text = f"在{where}后增加一项，作为第{numerals.write(at + 2)}项：“（{numerals.write(at + 2)}）{new}”"
    return [Article([Paragraph(first.words, points), *rest])], [Change(text, [old])]


def _substitute(draw: st.DrawFn, words: Words, old: int, articles: list[Article]) -> tuple[list[Article], list[Change]]:
    new = words.article(draw)
    return [new], [Change("将{old[0]}改为{new[0]}，修改为：" + quoted(body(new)), [old], [new])]


def _paragraph(draw: st.DrawFn, words: Words, old: int, articles: list[Article]) -> tuple[list[Article], list[Change]]:
    paragraphs = list(articles[0].paragraphs)
    at = draw(st.integers(0, len(paragraphs) - 1))
    new = words.sentence()
    where = numerals.write(at + 1)
    if draw(st.booleans()):
        paragraphs[at] = new
        return [Article(paragraphs)], [Change(f"将{{old[0]}}第{where}款修改为：“{new.words}”", [old])]
    paragraphs.insert(at, new)
    later = "".join(f"第{numerals.write(n)}款改为第{numerals.write(n + 1)}款，" for n in range(at + 1, len(paragraphs)))
    return [Article(paragraphs)], [Change(f"{{old[0]}}{later}增加一款，作为第{where}款：“{new.words}”", [old])]


def _choices(articles: list[Article]) -> list[tuple[int, object]]:
    """Return what may be done at the first of these articles, with how many of them it takes."""
    first = articles[0]
    found: list[tuple[int, object]] = [(1, _split), (1, _substitute), (1, _paragraph)]
    if len(articles) > 1:
        found.extend([(2, _merge), (2, _exchange)])
    if len(first.paragraphs) > 1 and not first.paragraphs[-1].points:
        found.append((1, _promote))
    if first.paragraphs[0].points:
        found.append((1, _point))
    return found


@st.composite
def acts(draw: st.DrawFn, law: list[Chapter], words: Words) -> Act:
    """Go through the law; leave or change articles, add and strike some, add, rename and strike chapters."""
    act = Act([], [])
    old = 1
    for at, chapter in enumerate(law, 1):
        if draw(st.integers(0, 4)) == 0:
            added = Chapter(words.word(), [words.article(draw) for _ in range(draw(st.integers(1, 2)))])
            lines = [f"{{chapter[0]}}　{added.name}"]
            for number, article in enumerate(added.articles):
                lines.extend([f"{{new[{number}]}}　{body(article)[0]}", *body(article)[1:]])
            act.changes.append(Change("增加一章，作为{chapter[0]}：\n\n" + quoted(lines), news=list(added.articles), chapters=[added]))
            act.chapters.append(added)
        name = f"第{numerals.write(at)}章"
        if len(law) > 2 and act.chapters and draw(st.integers(0, 5)) == 0:
            act.changes.append(Change(f"删去{name}。"))
            old += len(chapter.articles)
            continue
        kept = Chapter(chapter.name, [])
        if draw(st.integers(0, 4)) == 0:
            kept.name = words.word()
            act.changes.append(Change(f"将{name}章名修改为“{kept.name}”。"))
        waiting = list(chapter.articles)
        while waiting:
            choice = draw(st.sampled_from(("leave", "leave", "change", "strike", "insert")))
            if choice == "change":
                size, change = draw(st.sampled_from(_choices(waiting)))
                made, orders = change(draw, words, old, waiting[:size])  # type: ignore[operator]
                act.changes.extend(orders)
                kept.articles.extend(made)
                del waiting[:size]
                old += size
                continue
            if choice == "strike" and (kept.articles or len(waiting) > 1):
                act.changes.append(Change("删去{old[0]}。", [old]))
            else:
                kept.articles.append(waiting[0])
            del waiting[0]
            if choice == "insert":
                new = words.article(draw)
                kept.articles.append(new)
                act.changes.append(Change(f"在{{old[0]}}后增加一条，作为{{new[0]}}：{quoted(body(new))}", [old], [new]))
            old += 1
        act.chapters.append(kept)
    return act
