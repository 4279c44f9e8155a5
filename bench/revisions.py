"""Revisions: synthetic new versions of real laws, whose true correspondence is known.

A law is taken apart into articles and natural paragraphs that remember where
they come from. Articles kept out of one side only are insertions and
deletions in the law's own vocabulary, which are the hard ones; the others are
reworded, split, merged and moved, and everything is numbered anew.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from texts.address import Address, Level
from texts.document import Document, Provision, addresses, walk
from texts.grammar.cn import numerals

__all__ = ["Revision", "revise"]

_CLAUSE = re.compile(r"[^，；。：、]*[，；。：、]?")
_OWN_CITATION = re.compile(r"(?<![》法例定则])第([一二三四五六七八九十百]+)条")
_BOILERPLATE = (
    "违反本法规定，构成犯罪的，依法追究刑事责任。",
    "本法自公布之日起施行。",
    "违反本法规定，给他人造成损害的，依法承担民事责任。",
    "法律、行政法规另有规定的，依照其规定。",
    "具体办法由国务院规定。",
)


@dataclass(frozen=True, slots=True)
class Revision:
    """A law, a revision of it, and what corresponds.

    Args:
        old, new: the two texts.
        articles, lines, headings: true pairs of addresses.
        strength: the share of clauses that were reworded.
    """

    old: Document
    new: Document
    articles: frozenset[tuple[Address, Address]]
    lines: frozenset[tuple[Address, Address]]
    headings: frozenset[tuple[Address, Address]]
    strength: float


@dataclass
class _Line:
    level: Level
    words: str
    origins: set[int]
    points: "list[_Line]" = field(default_factory=list)


@dataclass(eq=False)
class _Chapter:
    words: str
    origins: set[int]


@dataclass
class _Article:
    origins: set[int]
    lines: list[_Line]
    chapter: _Chapter | None


def revise(law: Document, strangers: Sequence[str], rng: random.Random) -> Revision | None:
    """Return a revision of a law, or `None` where the law is too short or not in articles.

    Args:
        law: a real text.
        strangers: clauses of other laws, for words that are new.
        rng: decides everything.
    """
    articles = _taken_apart(law)
    if len(articles) < 6:
        return None
    only_old, only_new = _kept_out(articles, rng)
    strength = rng.choice((0.0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7))
    before = [a for a in articles if not a.origins & only_new]
    after = [_copy(a) for a in articles if not a.origins & only_old]
    _rename(after, strength, rng)
    _gather(before, after, rng)
    for article in after:
        if rng.random() < 0.3 + strength:
            _reword(article, rng.random() * 2 * strength, strangers, rng)
    after = _rearranged(after, rng)
    _rehead(after, strangers, rng)
    old, of_old = _put_together(before)
    new, of_new = _put_together(after)
    same, lines, headings = (frozenset((a, b) for a, x in one for b, y in other if x & y) for one, other in zip(of_old, of_new, strict=True))
    return Revision(old, new, same, lines, headings, strength)


def _taken_apart(law: Document) -> list[_Article]:
    """Return the articles of a law, its lowest 编 章 节 as their chapters."""
    chapter: _Chapter | None = None
    articles: list[_Article] = []
    counter = iter(range(1 << 30))
    for node in (node for top in law.provisions for node in walk(top)):
        if node.level in (Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION):
            chapter = _Chapter(node.words, {next(counter)})
        elif node.level is Level.ARTICLE:
            lines = [_line(child, counter) for child in node.children if child.level is Level.PARAGRAPH and child.words]
            if lines:
                articles.append(_Article({next(counter)}, lines, chapter))
    return articles


def _line(node: Provision, counter: Iterator[int]) -> _Line:
    return _Line(node.level, node.words, {next(counter)}, [_line(child, counter) for child in node.children if child.words])


def _copy(article: _Article) -> _Article:
    return _Article(set(article.origins), [_copied(line) for line in article.lines], article.chapter)


def _copied(line: _Line) -> _Line:
    return _Line(line.level, line.words, set(line.origins), [_copied(point) for point in line.points])


def _kept_out(articles: Sequence[_Article], rng: random.Random) -> tuple[set[int], set[int]]:
    """Choose the articles that only the old text has, and those that only the new one has."""
    rates = (rng.choice((0.0, 0.02, 0.05, 0.15, 0.3)), rng.choice((0.0, 0.05, 0.1, 0.2, 0.4)))
    out: tuple[set[int], set[int]] = (set(), set())
    run = 0
    for article in articles:
        side = 0 if rng.random() < rates[0] else 1
        if run or rng.random() < rates[side]:
            out[side].update(article.origins)
            run = run - 1 if run else rng.choice((0, 0, 0, 0, 2, 4))
    return out


def _rename(articles: Sequence[_Article], strength: float, rng: random.Random) -> None:
    """Change terms throughout, as revisions do: 经费 to 资金."""
    if rng.random() > 0.2 + strength:
        return
    words = "".join(line.words for article in articles for line in article.lines)
    terms = [words[at : at + 3] for at in (rng.randrange(max(1, len(words) - 3)) for _ in range(rng.randint(1, 6)))]
    for term in terms:
        if re.fullmatch(r"[^，；。：、\n第条款项]{3}", term):
            other = "".join(rng.sample(term, 3)) if rng.random() < 0.3 else rng.choice(("主管部门", "有关机构", "管理单位", "资金"))
            for line in _all_lines(articles):
                line.words = line.words.replace(term, other)


def _gather(before: Sequence[_Article], after: list[_Article], rng: random.Random) -> None:
    """Take the clause on crimes out of the articles on penalties and make it one article, as many revisions do."""
    if rng.random() < 0.6:
        return
    tail = rng.choice(("；构成犯罪的，依法追究刑事责任。", "；给他人造成损失的，依法承担赔偿责任。"))
    for article in before:
        line = article.lines[-1]
        if line.words.endswith("。") and rng.random() < 0.15:
            line.words = line.words[:-1] + tail
    if rng.random() < 0.7:
        after.insert(
            rng.randint(len(after) * 2 // 3, len(after)), _Article(set(), [_Line(Level.PARAGRAPH, "违反本法规定，" + tail[1:], set())], after[-1].chapter)
        )


def _all_lines(articles: Sequence[_Article]) -> Iterator[_Line]:
    for article in articles:
        for line in article.lines:
            yield line
            yield from line.points


def _reword(article: _Article, strength: float, strangers: Sequence[str], rng: random.Random) -> None:
    for line in _all_lines([article]):
        line.words = _reworded(line.words, strength, strangers, rng)
    if rng.random() < strength:
        article.lines.insert(rng.randint(0, len(article.lines)), _Line(Level.PARAGRAPH, _sentence(strangers, rng), set()))
    if len(article.lines) > 1 and rng.random() < strength / 2:
        article.lines.pop(rng.randrange(len(article.lines)))
    listed = [line for line in article.lines if len(line.points) > 1]
    if listed and rng.random() < 0.2 + strength:
        points = rng.choice(listed).points
        if rng.random() < 0.6:
            points.insert(rng.randint(0, len(points)), _Line(Level.POINT, rng.choice(strangers).rstrip("，。：") + "；", set()))
        else:
            points.pop(rng.randrange(len(points)))


def _reworded(words: str, strength: float, strangers: Sequence[str], rng: random.Random) -> str:
    out = []
    for clause in filter(None, _CLAUSE.findall(words)):
        if rng.random() >= strength:
            out.append(clause)
            continue
        way = rng.random()
        if way < 0.2:
            continue
        if way < 0.4:
            out += [rng.choice(strangers), clause]
        elif way < 0.55:
            out.append(rng.choice(strangers))
        else:
            at = rng.randrange(max(1, len(clause) - 2))
            out.append(clause[:at] + rng.choice(strangers)[:3].rstrip("，。") + clause[at + rng.randint(1, 3) :])
    return "".join(out) or words


def _sentence(strangers: Sequence[str], rng: random.Random) -> str:
    if rng.random() < 0.15:
        return rng.choice(_BOILERPLATE)
    return "".join(rng.choice(strangers).rstrip("。，；：") + "，" for _ in range(rng.randint(1, 4))).rstrip("，") + "。"


def _rearranged(articles: list[_Article], rng: random.Random) -> list[_Article]:
    """Split, merge, add and move articles."""
    rate = rng.choice((0.0, 0.02, 0.06, 0.12))
    found: list[_Article] = []
    for article in articles:
        found += _split(article, rng) if rng.random() < rate else [article]
        if len(found) > 1 and rng.random() < rate:
            last = found.pop()
            _merge(found[-1] if rng.random() < 0.8 else rng.choice(found), last)
        if rng.random() < rate / 3:
            found.append(_Article(set(), [_Line(Level.PARAGRAPH, rng.choice(_BOILERPLATE), set())], article.chapter))
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        start = rng.randrange(len(found))
        block = found[start : start + rng.choice((1, 1, 2, 5))]
        rest = found[:start] + found[start + len(block) :]
        at = rng.randint(0, len(rest))
        for article in block:
            article.chapter = rest[max(0, at - 1)].chapter if rest else None
        found = rest[:at] + block + rest[at:]
    return found


def _split(article: _Article, rng: random.Random) -> list[_Article]:
    """Divide an article between two of its paragraphs, or between two sentences of one."""
    if len(article.lines) > 1:
        at = rng.randint(1, len(article.lines) - 1)
        return [_part(article, lines) for lines in (article.lines[:at], article.lines[at:])]
    line = article.lines[0]
    sentences = re.findall(r"[^。]+。", line.words)
    if len(sentences) < 2 or line.points:
        return [article]
    at = rng.randint(1, len(sentences) - 1)
    parts = [_Line(line.level, "".join(part), set(line.origins)) for part in (sentences[:at], sentences[at:])]
    return [_Article(set(article.origins), [part], article.chapter) for part in parts]


def _part(article: _Article, lines: list[_Line]) -> _Article:
    """Return a part of an article; one of new words alone comes from nowhere."""
    return _Article(set(article.origins) if any(line.origins for line in _all_lines([_Article(set(), lines, None)])) else set(), lines, article.chapter)


def _merge(into: _Article, article: _Article) -> None:
    into.lines += article.lines
    into.origins |= article.origins


def _rehead(articles: Sequence[_Article], strangers: Sequence[str], rng: random.Random) -> None:
    """Name some chapters anew, and part some in two."""
    chapters = dict.fromkeys(article.chapter for article in articles if article.chapter)
    for chapter in chapters:
        inside = [article for article in articles if article.chapter is chapter]
        words = rng.choice(strangers)[: rng.randint(4, 8)].rstrip("，；。") if rng.random() < 0.15 else chapter.words
        renamed, added = _Chapter(words, chapter.origins), _Chapter(rng.choice(strangers)[:5].rstrip("，；。"), set())
        cut = rng.randint(1, len(inside) - 1) if len(inside) > 3 and rng.random() < 0.08 else len(inside)
        for at, article in enumerate(inside):
            article.chapter = renamed if at < cut else added


_Named = list[tuple[Address, set[int]]]


def _put_together(articles: Sequence[_Article]) -> tuple[Document, tuple[_Named, _Named, _Named]]:
    """Return the articles as a text, numbered through, and the origins of its articles, lines and headings by address."""
    origins: list[set[int]] = []
    parts: list[Provision] = []
    groups = groupby(enumerate(articles, 1), key=lambda numbered: numbered[1].chapter)
    for count, (chapter, inside) in enumerate(groups, 1):
        if chapter is None:
            parts += [_article(number, article, origins) for number, article in inside]
            continue
        origins.append(chapter.origins)
        children = tuple(_article(number, article, origins) for number, article in inside)
        parts.append(Provision(Level.CHAPTER, f"第{numerals.write(count)}章", (count,), "　", chapter.words, children))
    document = Document(tuple(parts))
    found: tuple[_Named, _Named, _Named] = ([], [], [])
    for (address, node), ids in zip(addresses(document), origins, strict=True):
        found[{Level.ARTICLE: 0, Level.CHAPTER: 2}.get(node.level, 1)].append((address, ids))
    return document, found


def _article(number: int, article: _Article, origins: list[set[int]]) -> Provision:
    origins.append(article.origins)
    return Provision(Level.ARTICLE, f"第{numerals.write(number)}条", (number,), "　", "", tuple(_provision(line, 0, origins) for line in article.lines))


def _provision(line: _Line, number: int, origins: list[set[int]]) -> Provision:
    origins.append(line.origins)
    inside = tuple(_provision(point, at, origins) for at, point in enumerate(line.points, 1))
    if not number:
        return Provision(Level.PARAGRAPH, words=line.words, children=inside)
    return Provision(Level.POINT, f"（{numerals.write(number)}）", (number,), "", line.words, inside)
