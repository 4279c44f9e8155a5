"""Whole: every provision of two texts aligned at once (全文对应)."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from texts.address import Address
from texts.aligning.anchors import Pair
from texts.aligning.assignment import assign
from texts.aligning.confidence import HEADINGS, logit, sure
from texts.aligning.inside import match_lines
from texts.aligning.matching import Match, in_order, match
from texts.aligning.units import Outline, Unit, outline
from texts.comparison import Alignment, Basis, KnownLink, Link
from texts.document import Document

__all__ = ["align"]


def align(old: Document, new: Document, known: Sequence[KnownLink] = ()) -> Alignment:
    """Return which provisions of two texts are the same.

    Args:
        old, new: the texts; which of them is older does not matter.
        known: links that an amending act states. What it says was inserted
            or deleted is linked with nothing.

    Returns:
        The links of articles, headings and annexes, and inside each linked
        pair those of its natural paragraphs, in order of the new text.
    """
    one, other = outline(old), outline(new)
    # What similarity leaves open is decided alike whichever text is given first.
    if _earlier(other, one):
        turned = _align(other, one, [KnownLink(link.new, link.old) for link in known])
        return Alignment(tuple(sorted((replace(link, old=link.new, new=link.old) for link in turned), key=_by_new(other))))
    return Alignment(tuple(sorted(_align(one, other, known), key=_by_new(other))))


def _earlier(one: Outline, other: Outline) -> bool:
    """Give two texts a fixed order that does not depend on which is called old."""
    return [unit.wording for unit in one.articles + one.loose] < [unit.wording for unit in other.articles + other.loose]


def _by_new(new: Outline) -> Callable[[Link], tuple[int, str]]:
    """Return the key that puts links in order of the new text."""
    order: dict[Address, int] = {}
    for unit in (*new.titles, *new.headings, *new.articles, *new.loose, *new.annexes):
        for address in (unit.address, *(line.address for line in unit.lines)):
            order.setdefault(address, len(order))
    return lambda link: (order[link.new], str(link.old))


def _align(old: Outline, new: Outline, known: Sequence[KnownLink]) -> Iterator[Link]:
    articles = list(_linked(old.articles, new.articles, known))
    rest = [*_linked(old.loose, new.loose, known), *_linked(old.annexes, new.annexes, known)]
    yield from (link for link, _, _ in (*articles, *rest))
    for _, a, b in (*articles, *rest):
        yield from _inside(a, b)
    yield from _headings(old.headings, new.headings, articles)
    yield from _titles(old.titles, new.titles)


def _linked(old: Sequence[Unit], new: Sequence[Unit], known: Sequence[KnownLink]) -> Iterator[tuple[Link, Unit, Unit]]:
    places = ({unit.address: unit.place for unit in old}, {unit.address: unit.place for unit in new})
    stated = {places[0][k.old]: places[1][k.new] for k in known if k.old in places[0] and k.new in places[1]}
    found = match(old, new, stated)
    return zip(_links(found, old, new), (old[m.old] for m in found), (new[m.new] for m in found), strict=True)


def _links(matches: Sequence[Match], old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Link]:
    run = set(in_order(sorted((m.old, m.new) for m in matches), [1 + len(unit.key) / 1000 for unit in old]))
    for m in matches:
        yield Link(old[m.old].address, new[m.new].address, m.basis, m.confidence, (m.old, m.new) not in run, m.similarity)


def _inside(old: Unit, new: Unit) -> Iterator[Link]:
    """Link the natural paragraphs of linked units, but for the words that are the unit's own."""
    one, other = ([line for line in unit.lines if line.address != unit.address] for unit in (old, new))
    found = match_lines(one, other) if one and other else []
    run = set(in_order(sorted((m.old, m.new) for m in found), [1 + len(line.words) for line in one]))
    for m in found:
        yield Link(one[m.old].address, other[m.new].address, m.basis, m.confidence, (m.old, m.new) not in run, m.similarity)


def _titles(old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Link]:
    """Link the titles: a text has one, whatever it says."""
    for one, other in zip(old, new, strict=False):
        yield Link(one.address, other.address, Basis.IDENTITY, 1.0)


def _headings(old: Sequence[Unit], new: Sequence[Unit], articles: Sequence[tuple[Link, Unit, Unit]]) -> Iterator[Link]:
    """Link headings by their words and by the linked articles that stand under both."""
    common = Counter((i, j) for _, a, b in articles for i in a.under for j in b.under)
    sizes = [Counter(place for unit in side for place in unit.under) for side in ([a for _, a, _ in articles], [b for _, _, b in articles])]
    odds: dict[Pair, float] = {}
    for one in old:
        for other in new:
            if one.provision.level is other.provision.level:
                i, j = one.place, other.place
                share = common[i, j] / max(1, sizes[0][i], sizes[1][j])
                said = (fuzz.ratio(one.key, other.key) / 100, share, float(one.number == other.number))
                odds[i, j] = logit(HEADINGS, said)
    found = [Match(i, j, Basis.IDENTITY if old[i].key == new[j].key else Basis.INFERRED, sure(odds[i, j])) for i, j in assign(odds)]
    return _links(sorted(found, key=lambda m: m.new), old, new)
