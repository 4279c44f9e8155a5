"""Whole: every provision of two texts aligned at once (全文对应)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from texts.aligning.anchors import Pair
from texts.aligning.headings import Kind, match_headings
from texts.aligning.inside import match_lines
from texts.aligning.matching import Match, Matching, match
from texts.aligning.stated import NOTHING, Statements
from texts.aligning.units import Outline, Unit, outline
from texts.comparison import Alignment, Basis, KnownLink, Link
from texts.document import Document

__all__ = ["Correspondence", "Kind", "align", "correspond"]


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Which units of two texts are the same, kind by kind."""

    titles: Kind
    headings: Kind
    articles: Kind
    loose: Kind
    annexes: Kind


def align(old: Document, new: Document, known: Sequence[KnownLink] = ()) -> Alignment:
    """Return which provisions of two texts are the same.

    Args:
        old, new: the texts; which of them is older does not matter.
        known: links that an amending act states, of headings, articles and
            what stands inside them. What it says was inserted or deleted is
            linked with nothing. A link of what either text does not have, or
            of an article with a preamble or an annex, says nothing here.

    Returns:
        The links of articles, headings and annexes, and inside each linked
        pair those of its natural paragraphs, kind by kind in order of the new text.
    """
    found = correspond(old, new, known)
    kinds = (found.titles, found.headings, found.articles, found.loose, found.annexes)
    return Alignment(tuple(link for kind in kinds for link in _links(kind)))


def correspond(old: Document, new: Document, known: Sequence[KnownLink] = ()) -> Correspondence:
    """Return which units of two texts are the same, as `align` but with the units themselves."""
    one, other = outline(old), outline(new)
    # What similarity leaves open is decided alike whichever text is given first.
    if _earlier(other, one):
        turned = _correspond(other, one, [KnownLink(link.new, link.old) for link in known])
        kinds = (turned.titles, turned.headings, turned.articles, turned.loose, turned.annexes)
        return Correspondence(*map(_turned, kinds))
    return _correspond(one, other, known)


def _correspond(old: Outline, new: Outline, known: Sequence[KnownLink]) -> Correspondence:
    articles = _matched(old.articles, new.articles, known)
    titles = Matching((Match(0, 0, Basis.IDENTITY, 1.0),) if old.titles and new.titles else ())
    return Correspondence(
        _kind(old.titles, new.titles, titles),
        _kind(old.headings, new.headings, match_headings(old.headings, new.headings, articles, Statements(known, old.headings, new.headings).units)),
        articles,
        _matched(old.loose, new.loose, known),
        _matched(old.annexes, new.annexes, known),
    )


def _matched(old: tuple[Unit, ...], new: tuple[Unit, ...], known: Sequence[KnownLink]) -> Kind:
    statements = Statements(known, old, new)
    return _kind(old, new, match(old, new, statements.units), statements)


def _kind(old: tuple[Unit, ...], new: tuple[Unit, ...], found: Matching, statements: Statements | None = None) -> Kind:
    inside: dict[Pair, Matching] = {}
    says = statements if statements and statements.inner else None
    for m in found.matches:
        stated = says.inside(m.old, m.new) if says else NOTHING
        if stated != NOTHING or old[m.old].wording != new[m.new].wording:
            inside[m.old, m.new] = match_lines(old[m.old], new[m.new], stated)
    return Kind(old, new, found, inside)


def _earlier(one: Outline, other: Outline) -> bool:
    """Give two texts a fixed order that does not depend on which is called old."""
    return [unit.wording for unit in one.articles + one.loose] < [unit.wording for unit in other.articles + other.loose]


def _turned(kind: Kind) -> Kind:
    """Return the same matches with the sides swapped."""
    inside = {(j, i): _swapped(found) for (i, j), found in kind.inside.items()}
    return Kind(kind.new, kind.old, _swapped(kind.matching), inside)


def _swapped(found: Matching) -> Matching:
    matches = (m._replace(old=m.new, new=m.old) for m in found.matches)
    return Matching(tuple(sorted(matches, key=lambda m: (m.new, m.old))), (found.alone[1], found.alone[0]))


def _links(kind: Kind) -> Iterator[Link]:
    for m in kind.matches:
        old, new = kind.old[m.old], kind.new[m.new]
        yield Link(old.address, new.address, m.basis, m.confidence, m.moved, m.similarity)
        inside = kind.inside.get((m.old, m.new))
        same = [Match(i, i, Basis.IDENTITY, 1.0) for i in range(len(old.lines))]
        for line in same if inside is None else inside.matches:
            one, other = old.lines[line.old].address, new.lines[line.new].address
            if (one, other) != (old.address, new.address):
                yield Link(one, other, line.basis, line.confidence, line.moved, line.similarity)
