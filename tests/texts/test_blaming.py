"""Who wrote each character of a text, over chains of generated revisions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from texts.address import Address, Level
from texts.attribution import Attributed, Attribution
from texts.blaming import blame
from texts.comparing import compare
from texts.comparison import KnownLink, Typography
from texts.deriving import derive
from texts.descent import Descent
from texts.document import Document, Passage, Provision, Role
from texts.formats.descent_json import as_json, from_json
from texts.grammar.cn import numerals

SENTENCES = (
    "申请人应当向登记机关提交书面材料。",
    "登记机关收到材料后在十五日内答复。",
    "船舶停泊期间不得占用公共航道。",
    "每年冬季由管理站组织安全检查。",
    "湖面结冰的，码头暂停对外开放。",
    "垃圾投放到岸边的收集容器中。",
    "救生衣的数量与核定乘员人数相同。",
    "泊位编号由管理站向社会公布。",
    "从事水上旅游的经营者购买责任保险。",
    "发生碰撞事故后立即报告值班人员。",
    "夜间航行的船只显示规定的灯光信号。",
    "驾驶人员持有有效的适任证书。",
)
"""Sentences that share little, so that what corresponds is beyond doubt."""
INSERTED = ("但是，确有困难的除外", "经主管部门批准", "在保证安全的前提下")


@dataclass(frozen=True)
class Chain:
    """Versions of a law."""

    documents: tuple[Document, ...]

    @property
    def descents(self) -> list[Descent]:
        return [derive(compare(old, new)) for old, new in pairwise(self.documents)]

    @property
    def blamed(self) -> Attribution:
        return blame(self.documents[-1], self.descents)


def law(articles: Sequence[Sequence[str]], title: str = "虚构市停泊条例") -> Document:
    """Return a law of so many articles, each of so many paragraphs, numbered through."""
    parts = [
        Provision(Level.ARTICLE, f"第{numerals.write(number)}条", (number,), "　", "", tuple(Provision(Level.PARAGRAPH, words=words) for words in paragraphs))
        for number, paragraphs in enumerate(articles, 1)
    ]
    return Document((Passage(Role.TITLE, (title,)), *parts))


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Versions of a law: articles put in, taken out, moved, split, merged and reworded."""
    pool = list(draw(st.permutations(SENTENCES)))
    articles = [[pool.pop()] for _ in range(draw(st.integers(2, 5)))]
    versions = [law(articles)]
    for _ in range(draw(st.integers(1, 4))):
        for _ in range(draw(st.integers(1, 3))):
            articles = draw(revised(articles, pool))
        versions.append(law(articles))
    return Chain(tuple(versions))


@st.composite
def revised(draw: st.DrawFn, articles: list[list[str]], pool: list[str]) -> list[list[str]]:
    """Return the articles after one change."""
    found = [list(article) for article in articles]
    at = draw(st.integers(0, len(found) - 1))
    match draw(st.sampled_from(("insert", "delete", "move", "reword", "paragraph", "merge", "split"))):
        case "insert" if pool:
            found.insert(at, [pool.pop()])
        case "delete" if len(found) > 2:
            found.pop(at)
        case "move":
            found.insert(draw(st.integers(0, len(found) - 1)), found.pop(at))
        case "reword":
            words = found[at][0]
            middle = draw(st.integers(2, len(words) - 2))
            found[at][0] = words[:middle] + draw(st.sampled_from(INSERTED)) + words[middle:]
        case "paragraph" if pool:
            found[at].insert(draw(st.integers(0, len(found[at]))), pool.pop())
        case "merge" if at and len(found) > 2:
            found[at - 1] += found.pop(at)
        case "split" if len(found[at]) > 1:
            found[at : at + 1] = [found[at][:1], found[at][1:]]
    return found


def of_article(found: Attribution, number: int) -> Attributed:
    return next(one for one in found.provisions if str(one.address) == f"art_{number}")


def authors(provision: Attributed) -> list[tuple[int, str]]:
    return [(run.written, provision.text[run.start : run.end]) for run in provision.runs]


def character_authors(found: Attribution, words: str) -> list[int]:
    """Return who wrote each character of some words, wherever they stand."""
    for provision in found.provisions:
        at = provision.text.find(words)
        if at >= 0:
            return each(provision)[at : at + len(words)]
    raise AssertionError(f"{words!r} does not stand in the text")


def author_of(found: Attribution, words: str) -> set[int]:
    return set(character_authors(found, words))


def each(provision: Attributed) -> list[int]:
    """Return the author of each character."""
    return [run.written for run in provision.runs for _ in range(run.start, run.end)]


@given(chains())
def test_every_character_has_one_author(chain: Chain) -> None:
    """Every character once; concatenation is the text."""
    for provision in chain.blamed.provisions:
        ends = [0, *(run.end for run in provision.runs)]
        assert [run.start for run in provision.runs] == ends[:-1]
        assert all(run.start < run.end for run in provision.runs)
        assert ends[-1] == len(provision.text)


@given(chains())
def test_all_of_the_text_is_attributed(chain: Chain) -> None:
    """Title and articles stand in it, each once, in printed order."""
    printed = ["虚构市停泊条例"]
    printed += [f"{article.label}{article.gap}" + "\n".join(line.words for line in article.children) for article in chain.documents[-1].articles()]
    assert [provision.text for provision in chain.blamed.provisions] == printed


@given(chains())
def test_the_first_version_wrote_all_of_itself(chain: Chain) -> None:
    """Blame of the first version is all one."""
    found = blame(chain.documents[0], [])
    assert {(run.written, run.restated, run.confidence, run.formed) for provision in found.provisions for run in provision.runs} == {(0, 0, 1.0, None)}


@given(chains(), st.sets(st.integers(1, 4)))
def test_nobody_wrote_after_the_last_restatement(chain: Chain, reenacted: set[int]) -> None:
    """The author of a run never comes later than its restater."""
    descents = chain.descents
    for provision in blame(chain.documents[-1], descents, reenacted & set(range(len(descents) + 1))).provisions:
        assert all(0 <= run.written <= run.restated <= len(descents) for run in provision.runs)
        assert len({run.restated for run in provision.runs}) <= 1


@given(chains())
def test_an_author_has_the_words(chain: Chain) -> None:
    """What a version is said to have written stands in its text, at the origin named."""
    for provision in chain.blamed.provisions:
        for run in provision.runs:
            if run.formed is None:
                words = provision.text[run.start : run.end]
                origin = next(one for one in blame(chain.documents[run.written], []).provisions if str(one.address) == run.origin)
                assert words in origin.text


@given(chains())
def test_a_sentence_was_written_by_the_first_version_that_has_it(chain: Chain) -> None:
    """Through whatever was done around it: put in, taken out, moved, split, merged, renumbered.

    Where an article was replaced as a whole and the link inferred, a mark or a
    word that both have (人员, 。) may be taken for kept.
    """
    texts = ["\n".join(line.words for article in document.articles() for line in article.children) for document in chain.documents]
    found = chain.blamed
    for sentence in SENTENCES:
        if sentence in texts[-1]:
            first = next(version for version, text in enumerate(texts) if sentence in text)
            by = Counter(character_authors(found, sentence))
            assert max(by) == first
            assert by[first] > len(sentence) * 0.7


@given(chains(), st.integers(1, 5))
def test_renumbering_alone_changes_no_author(chain: Chain, shift: int) -> None:
    """Another number is another form of it, told apart."""
    before = chain.blamed
    last = chain.documents[-1]
    renumbered = replace(last, parts=tuple(_shifted(part, shift) for part in last.parts))
    after = blame(renumbered, [*chain.descents, derive(compare(last, renumbered))])
    for old, new in zip(before.provisions, after.provisions, strict=True):
        words = (old.text.split("　", 1)[-1], new.text.split("　", 1)[-1])
        assert words[0] == words[1]
        assert each(old)[-len(words[0]) :] == each(new)[-len(words[1]) :]
        assert {run.restated for run in old.runs} == {run.restated for run in new.runs}
        if old.address.steps:
            assert max(run.written for run in new.runs if run.start < len(new.text) - len(words[1])) <= len(chain.descents)


def _shifted(part: Passage | Provision, by: int) -> Passage | Provision:
    if isinstance(part, Passage) or part.number is None:
        return part
    number = part.number[0] + by
    return replace(part, label=f"第{numerals.write(number)}条", number=(number,))


@given(chains(), st.randoms(use_true_random=False))
def test_moving_a_block_changes_no_author(chain: Chain, dice: Random) -> None:
    last = chain.documents[-1]
    articles = [[line.words for line in article.children] for article in last.articles()]
    dice.shuffle(articles)
    moved = law(articles)
    before, after = chain.blamed, blame(moved, [*chain.descents, derive(compare(last, moved))])
    for paragraphs in articles:
        for words in paragraphs:
            assert author_of(after, words) == author_of(before, words)


@given(st.permutations(SENTENCES), st.integers(0, 3), st.integers(4, 7))
def test_a_paragraph_that_goes_into_another_article_keeps_its_author(pool: list[str], source: int, target: int) -> None:
    articles = [[pool[at]] for at in range(8)]
    articles[source].append(pool[8])
    old = law(articles)
    articles[target].append(articles[source].pop())
    new = law(articles)
    assert author_of(blame(new, [derive(compare(old, new))]), pool[8]) == {0}


@settings(max_examples=25)
@given(chains(), st.integers(0, 30))
def test_a_part_is_attributed_as_in_the_whole(chain: Chain, pick: int) -> None:
    """Who is asked about one provision says what is said about it in the whole text."""
    descents, last = chain.descents, chain.documents[-1]
    names = [f"art_{number}__para_{line}" for number, article in enumerate(last.articles(), 1) for line in range(1, len(article.children) + 1)]
    eid = names[pick % len(names)]
    (part,) = blame(last, descents, only=Address.parse(eid)).provisions
    whole = of_article(chain.blamed, int(eid.split("__")[0].removeprefix("art_")))
    at = whole.text.index(part.text)
    assert each(part) == each(whole)[at : at + len(part.text)]


def test_words_that_come_back_have_a_new_author() -> None:
    """What was deleted and enacted again was written by the act that enacted it again."""
    chain = Chain((law([[SENTENCES[0]], [SENTENCES[2]]]), law([[SENTENCES[0]]]), law([[SENTENCES[0]], [SENTENCES[2]]])))
    assert author_of(chain.blamed, SENTENCES[2]) == {2}


def test_a_split_article_keeps_its_authors() -> None:
    chain = Chain((law([[SENTENCES[0], SENTENCES[1]], [SENTENCES[2]]]), law([[SENTENCES[0]], [SENTENCES[1]], [SENTENCES[2]]])))
    found = chain.blamed
    assert [author_of(found, words) for words in SENTENCES[:3]] == [{0}, {0}, {0}]
    assert of_article(found, 2).runs[-1].origin == "art_1"
    assert of_article(found, 2).runs[-1].restated == 1
    assert of_article(found, 3).runs[-1].restated == 0


def test_paragraphs_that_change_places_keep_their_authors() -> None:
    chain = Chain((law([[SENTENCES[0], SENTENCES[1], SENTENCES[2]]]), law([[SENTENCES[2], SENTENCES[0], SENTENCES[1]]])))
    assert [author_of(chain.blamed, words) for words in SENTENCES[:3]] == [{0}, {0}, {0}]


def test_another_form_keeps_the_author_and_is_told() -> None:
    """Typography: the author stays, the restatement of the form is reported apart."""
    chain = Chain((law([["登记机关收到材料后在十五日内答复。"]]), law([["登记机关收到材料后在15日内答复。"]]), law([["登记机关收到材料后在15日内书面答复。"]])))
    found = of_article(chain.blamed, 1)
    assert authors(found) == [(0, "第一条　登记机关收到材料后在"), (0, "15"), (0, "日内"), (2, "书面"), (0, "答复。")]
    assert [(run.formed, run.typography) for run in found.runs][1] == (1, Typography.NUMERAL)
    assert {run.restated for run in found.runs} == {2}


def test_a_reenactment_restates_all_and_writes_what_is_new() -> None:
    chain = Chain((law([[SENTENCES[0]], [SENTENCES[1]]]), law([[SENTENCES[0]], [SENTENCES[1]], [SENTENCES[2]]])))
    found = blame(chain.documents[-1], chain.descents, reenacted={1})
    assert [(run.written, run.restated) for provision in found.provisions for run in provision.runs] == [(0, 1), (0, 1), (0, 1), (1, 1)]


def test_counts_leave_blanks_aside() -> None:
    chain = Chain((law([[SENTENCES[0]]]), law([[SENTENCES[0], SENTENCES[2]]])))
    assert chain.blamed.counts() == {0: len("虚构市停泊条例第一条") + len(SENTENCES[0]), 1: len(SENTENCES[2])}


@pytest.mark.parametrize("only", [None, Address()])
def test_all_of_it(only: Address | None) -> None:
    document = law([[SENTENCES[0]]])
    assert blame(document, [], only=only).text == f"虚构市停泊条例\n第一条　{SENTENCES[0]}"


def test_blanks_that_were_put_in_are_nobodys_words() -> None:
    """总则 printed 总　则 is another form; who wrote the words wrote the blank."""
    old, new = (Document((Provision(Level.CHAPTER, "第一章", (1,), "　", words),)) for words in ("总则", "总　　则"))
    (found,) = blame(new, [derive(compare(old, new))]).provisions
    assert [(run.written, run.restated, run.formed, run.typography, found.text[run.start : run.end]) for run in found.runs] == [
        (0, 0, None, None, "第一章　总"),
        (0, 0, 1, Typography.SPACING, "　　"),
        (0, 0, None, None, "则"),
    ]


def test_what_an_act_states_of_a_provision_is_told_of_its_words() -> None:
    """第一条改为第二条: the words of that article are known to be the same by the act, at every later version; the others are not."""
    texts = (law([[SENTENCES[0]], [SENTENCES[1]]]), law([[SENTENCES[2]], [SENTENCES[0], SENTENCES[3]], [SENTENCES[1]]]))
    link = KnownLink(Address.parse("art_1"), Address.parse("art_2"))
    first = from_json(as_json(derive(compare(*texts, [link]))))
    third = law([[SENTENCES[2]], [SENTENCES[0], SENTENCES[3]], [SENTENCES[1]], [SENTENCES[4]]])
    found = blame(third, [first, derive(compare(texts[1], third))])
    told = {
        words: {run.stated for run in of_article(found, number).runs if words in of_article(found, number).text[run.start : run.end]}
        for number, words in ((2, SENTENCES[0]), (2, SENTENCES[3]), (3, SENTENCES[1]), (4, SENTENCES[4]))
    }
    assert told == {SENTENCES[0]: {True}, SENTENCES[3]: {False}, SENTENCES[1]: {False}, SENTENCES[4]: {False}}
