"""Random changes of random small laws: the act that is drafted makes the new text, and names nothing that stays."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from texts.address import Address
from texts.document import Document, addresses
from texts.drafting import Draft, draft
from texts.drafting.lines import lines_inside
from texts.enacting import enact
from texts.grammar.cn import numerals
from texts.grammar.cn.grammar import CN
from texts.proving import fold, lines_of

# Few enough to recur, so that an operand must be widened to stand alone.
_WORDS = ["花木", "林草", "苗圃", "名录", "单位", "个人", "检查", "公布", "经费", "土壤", "水源", "设备"]
_VERBS = ["应当保护", "可以使用", "负责管理", "不得损毁", "定期公布"]


@dataclass(frozen=True)
class Article:
    """A fictitious article: paragraphs, the first with points below it where there are any."""

    paragraphs: tuple[str, ...]
    points: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        listed = [f"（{numerals.write(at)}）{words}{'。' if at == len(self.points) else '；'}" for at, words in enumerate(self.points, 1)]
        first = self.paragraphs[0][:-1] + "，包括：" if listed else self.paragraphs[0]
        return [first, *listed, *self.paragraphs[1:]]


Chapters = tuple[tuple[str, tuple[Article, ...]], ...]

sentences = st.lists(
    st.builds(lambda a, v, b: a + v + b, st.sampled_from(_WORDS), st.sampled_from(_VERBS), st.sampled_from(_WORDS)), min_size=2, max_size=4
).map(lambda parts: "，".join(parts) + "。")
articles = st.builds(
    Article,
    st.lists(sentences, min_size=1, max_size=3).map(tuple),
    st.one_of(st.just(()), st.lists(st.builds(lambda a, b: f"{a}的{b}", st.sampled_from(_WORDS), st.sampled_from(_WORDS)), min_size=2, max_size=4).map(tuple)),
)
chapters = st.lists(st.tuples(st.sampled_from(_WORDS), st.lists(articles, min_size=1, max_size=3).map(tuple)), min_size=1, max_size=3).map(tuple)


def _printed(law: Chapters) -> Document:
    lines, number = ["# 虚构市规则", "<!-- INFO END -->"], 0
    for at, (name, held) in enumerate(law, 1):
        lines.append(f"第{numerals.write(at)}章　{name}")
        for article in held:
            number += 1
            first, *rest = article.lines()
            lines += [f"第{numerals.write(number)}条　{first}", *rest]
    return CN.structure("\n\n".join(lines) + "\n")[0]


@st.composite
def revisions(draw: st.DrawFn) -> tuple[Chapters, Chapters]:
    """A law, and the same with some articles reworded, added, struck and moved over the edge of a chapter."""
    old = draw(chapters)
    new = []
    for name, held in old:
        kept: list[Article] = []
        for article in held:
            match draw(st.sampled_from(["stay", "stay", "stay", "reword", "paragraph", "points", "other", "strike", "add"])):
                case "reword":
                    word, other = draw(st.sampled_from(_WORDS)), draw(st.sampled_from(_WORDS))
                    kept.append(Article((article.paragraphs[0].replace(word, other, 1), *article.paragraphs[1:]), article.points))
                case "paragraph":
                    at = draw(st.integers(1, len(article.paragraphs)))
                    kept.append(Article((*article.paragraphs[:at], draw(sentences), *article.paragraphs[at:]), article.points))
                case "points":
                    kept.append(Article(article.paragraphs, article.points[: draw(st.integers(0, 4))]))
                case "other":
                    kept.append(draw(articles))
                case "strike":
                    pass
                case "add":
                    kept += [article, draw(articles)]
                case _:
                    kept.append(article)
        new.append((draw(st.one_of(st.just(name), st.sampled_from(_WORDS))), tuple(kept)))
    if draw(st.booleans()):
        new.insert(draw(st.integers(0, len(new))), (draw(st.sampled_from(_WORDS)), tuple(draw(st.lists(articles, min_size=1, max_size=2)))))
    return old, tuple(chapter for chapter in new if chapter[1])


@settings(max_examples=60)
@given(revisions())
def test_a_drafted_act_makes_the_new_text(revision: tuple[Chapters, Chapters]) -> None:
    """apply(old, compile(draft(old, new))) == new."""
    old, new = map(_printed, revision)
    if not new.articles():
        return
    found = draft(old, new, CN)
    assert found.verified, (found.act, found.not_expressed)
    made = enact(old, [CN.structure(found.act)[0]], CN).document if found.items else old
    assert [*map(fold, lines_of(made))] == [*map(fold, lines_of(new))], found.act
    _names_nothing_that_stays(found, old, new)


def _names_nothing_that_stays(found: Draft, old: Document, new: Document) -> None:
    """An article that reads the same under the same number is in no item."""
    was, is_ = ({address: [*map(fold, lines_inside(p))] for address, p in addresses(document)} for document in (old, new))
    # Of two articles that read the same either may have become the other.
    same = {address for address, lines in was.items() if is_.get(address) == lines and list(was.values()).count(lines) == 1}
    for item in found.items:
        assert not [str(address) for address in item.old if address in same and address in item.new and len(address.steps) == 1 and _is_article(address)], (
            item.text
        )


def _is_article(address: Address) -> bool:
    return str(address).startswith("art_")
