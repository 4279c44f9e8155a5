"""Blaming: who wrote the words of a version, and who last restated them (逐字溯源)."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from archive.amending.ordering import orders_of
from archive.answering.answering import Asked, placed_on
from archive.answering.answers import Author, Blamed
from archive.answering.citing import provision_name
from archive.answering.derived import derived
from archive.answering.held import HeldTexts
from archive.answering.succession import Succession, succession
from archive.ledger.ledger import Ledger

if TYPE_CHECKING:
    from texts.attribution import Attribution

__all__ = ["blame"]


def blame(ledger: Ledger, asked: Asked, provision: str | None, version: str | None) -> Blamed:
    """Say who wrote each character of a version, or of one provision of it.

    Args:
        provision: as people name it; `None` is the whole text.
        version: a label, or a day on which it was operative; `None` is the latest text held.

    Raises:
        NotHeld: there is no such version, or its text is not held.
        NoSuchProvision: the version has no such provision.
    """
    from texts.blaming import blame as blame_text

    texts = HeldTexts(ledger, asked.dossier)
    chain = succession(texts)
    if version is not None:
        chain = chain.upto(texts.checked(placed_on(asked, version)).facts.id)
    document = texts.document(chain.ids[-1])
    only = chain.find(provision, chain.ids[-1])[1] if provision is not None else None
    stages = chain.stages
    descents = derived(asked.dossier.snapshot.db, (stage.pair for stage in stages if stage.pair is not None))
    reenacted = [number for number, stage in enumerate(stages) if stage.place in chain.reenacted and not stage.republished]
    found = blame_text(document, descents, reenacted, only)
    whole = only is None or not only.steps
    return Blamed(
        work=asked.dossier.work,
        title=asked.dossier.title(chain.ids[-1]),
        version=chain.spans[-1].version,
        address=None if whole else str(only),
        cited=None if whole else provision_name(str(only)),
        authors=tuple(_authors(chain, found)),
        attribution=found,
        notes=tuple(_notes(chain)),
    )


def _authors(chain: Succession, found: "Attribution") -> Iterator[Author]:
    """Yield the versions in legal order, with how much of the text is theirs."""
    wrote = found.counts()
    restated = Counter(provision.runs[0].restated for provision in found.provisions if provision.runs)
    for number, (place, _, republished) in enumerate(chain.stages):
        or_earlier = chain.starts_late if place == 0 else bool(chain.before[place])
        orders = {} if republished or place == 0 else orders_of(chain.texts, chain.ids[place])
        before = tuple(one.version for one in chain.before[place])
        yield Author(chain.spans[place], before, or_earlier, wrote[number], restated[number], republished, orders)


def _notes(chain: Succession) -> Iterator[str]:
    if chain.after:
        yield f"later texts are not held: {', '.join(span.version for span in chain.after)}"
    if chain.unplaced:
        yield f"left out, since their place among the others is not known: {', '.join(chain.unplaced)}"
