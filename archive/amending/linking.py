"""Linking: which provisions of two texts are the same, as recorded acts say (修改决定所定的条文对应).

A compiled text records what its act did. That holds for every text of the
version, provision by provision, as far as it reads the same; where a
republication departs from its act, correspondence is inferred as ever.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from archive.answering.derived import Pair, derived
from archive.answering.held import HeldTexts
from archive.answering.reading import text_of
from archive.catalog.snapshot import Entry
from archive.records.derivation import Derivation
from archive.records.statements import Witness

if TYPE_CHECKING:
    from texts.address import Address
    from texts.comparison import Comparison, KnownLink
    from texts.descent import Descent
    from texts.document import Document, Provision

__all__ = ["Links", "derivation_of", "links", "links_through", "pair", "pairs_of_act", "republication"]


class Links(NamedTuple):
    """What a recorded act says of two texts.

    Args:
        record: digest of the Witness record that says it; `""` where none does.
        known: the links.
    """

    record: str
    known: "tuple[KnownLink, ...]"


NONE = Links("", ())


def derivation_of(texts: HeldTexts, version: str) -> tuple[Entry[Witness], Derivation] | None:
    """Return how the text of a version came about, where one of its texts was compiled."""
    for entry in texts.dossier.witnesses.get(version, ()):
        if entry.statement.derivation is not None:
            return entry, entry.statement.derivation
    return None


def links(texts: HeldTexts, old: str, new: str) -> Links:
    """Return what the act that made one version says of it and the version before.

    Args:
        old, new: ids; none is said where the act was applied to another version.
    """
    found = derivation_of(texts, new)
    if found is None or found[1].base.version != old:
        return NONE
    entry, derivation = found
    from texts.effects import known_links

    before, after = texts.document(old), texts.document(new)
    known = known_links(_said(derivation), before, after)
    if derivation.base.sha256 != texts.digest(old):
        same = _same(_read(texts, derivation.base.sha256), before)
        known = tuple(link for link in known if link.old is None or _unit(link.old) in same)
    if entry.statement.text.sha256 != texts.digest(new):
        same = _same(_read(texts, entry.statement.text.sha256), after)
        known = tuple(link for link in known if link.new is None or _unit(link.new) in same)
    return Links(entry.digest, known)


def _said(derivation: Derivation) -> "Iterable[tuple[Address | None, Address | None, frozenset[str]]]":
    from texts.address import Address

    for change in derivation.changes:
        operations = frozenset(derivation.orders[number].operation for number in change.by)
        yield Address.parse(change.new) if change.new else None, Address.parse(change.old) if change.old else None, operations


def _read(texts: HeldTexts, sha256: str) -> "Document | None":
    """Return a text that is held, by its digest."""
    from texts.formats import markdown

    entries = texts.dossier.snapshot.recorded_text_once(sha256)
    return markdown.read(text_of(texts.ledger, texts.dossier.snapshot, entries[0])) if entries else None


def _same(one: "Document | None", other: "Document") -> "frozenset[Address]":
    """Return the articles, headings and annexes that read the same in two texts, form aside."""
    from texts.document import addresses

    if one is None:
        return frozenset()
    known = {address: _words(provision) for address, provision in addresses(one, inside=False)}
    return frozenset(address for address, provision in addresses(other, inside=False) if known.get(address) == _words(provision))


def _words(provision: "Provision") -> str:
    from texts.address import CONTAINERS
    from texts.document import walk
    from texts.folding import flat

    if provision.level in CONTAINERS:
        return flat(provision.words)
    return flat("\n".join(node.words for node in walk(provision)))


def _unit(address: "Address") -> "Address":
    """Return the article, heading or annex that a provision is, or is in."""
    from texts.address import CONTAINERS, Address

    return address if address.steps[0].level in CONTAINERS else Address(address.steps[:1])


def pair(texts: HeldTexts, old: str, new: str) -> Pair:
    """Return the texts of two versions, to be compared as the act that made the second says.

    Args:
        old, new: ids.
    """

    def compared() -> "Comparison":
        from texts.comparing import compare

        return compare(texts.document(old), texts.document(new), links(texts, old, new).known)

    found = derivation_of(texts, new)
    return Pair(texts.digest(old), texts.digest(new), "" if found is None else found[0].digest, compared)


def pairs_of_act(texts: HeldTexts, old: str, new: str) -> tuple[Pair, ...]:
    """Return the texts of two versions with what the act makes of the first between them, where the second departs from it.

    What stands in the second and not in the compiled text, no act ordered: it
    is the republication's.
    """
    found = derivation_of(texts, new)
    whole = (pair(texts, old, new),)
    if found is None or found[1].base.version != old:
        return whole
    entry, derivation = found
    compiled = entry.statement.text.sha256
    if compiled == texts.digest(new) or derivation.base.sha256 != texts.digest(old):
        return whole
    between = _read(texts, compiled)
    if between is None:
        return whole
    return (
        Pair(texts.digest(old), compiled, entry.digest, lambda: _by_act(texts.document(old), between, derivation)),
        _republished(texts, new, between, compiled),
    )


def republication(texts: HeldTexts, version: str, compiled: str) -> "Descent | None":
    """Return what the text that is read of a version has from the compiled one; `None` where that is not held.

    Args:
        version: its id.
        compiled: SHA-256 of the compiled text.
    """
    between = _read(texts, compiled)
    return None if between is None else derived(texts.dossier.snapshot.db, (_republished(texts, version, between, compiled),))[0]


def _republished(texts: HeldTexts, version: str, between: "Document", compiled: str) -> Pair:
    """Return the compiled text of a version and the one that is read: what corresponds is inferred, since no act says it."""

    def compared() -> "Comparison":
        from texts.comparing import compare

        return compare(between, texts.document(version))

    return Pair(compiled, texts.digest(version), "republished", compared)


def _by_act(old: "Document", new: "Document", derivation: Derivation) -> "Comparison":
    from texts.comparing import compare
    from texts.effects import known_links

    return compare(old, new, known_links(_said(derivation), old, new))


def links_through(texts: HeldTexts, versions: Sequence[str]) -> Links:
    """Return what the acts that made each of several versions in a row say of the first and the last.

    Args:
        versions: ids in legal order; nothing is said where one of them was not compiled from the one before.
    """
    steps = [links(texts, old, new) for old, new in pairwise(versions)]
    if len(steps) == 1:
        return steps[0]
    if not steps or not all(step.record for step in steps):
        return NONE
    from texts.comparison import KnownLink

    first, *rest = (_units(step.known) for step in steps)
    going = first
    for step in rest:
        going = _composed(going, step)
    reached = {new for targets in going.values() for new in targets}
    added = [KnownLink(None, new) for new in _units(steps[-1].known).get(None, ()) if new is not None and new not in reached]
    known = [KnownLink(old, new) for old, targets in going.items() if old is not None for new in targets]
    return Links("+".join(step.record for step in steps), (*known, *added))


_Units = Mapping["Address | None", "tuple[Address | None, ...]"]


def _units(known: "Iterable[KnownLink]") -> "_Units":
    """Return where each article, heading and annex went; under `None` what was added."""
    found: dict[Address | None, tuple[Address | None, ...]] = {}
    for link in known:
        if all(address is None or address == _unit(address) for address in (link.old, link.new)):
            found[link.old] = (*found.get(link.old, ()), link.new)
    return found


def _composed(one: "_Units", other: "_Units") -> "_Units":
    found: dict[Address | None, tuple[Address | None, ...]] = {}
    for old, targets in one.items():
        through = [new for middle in targets for new in (other.get(middle, ()) if middle is not None else (None,))]
        if old is None:
            through = [new for new in through if new is not None]
        if through:
            found[old] = tuple(dict.fromkeys(through))
    return found
