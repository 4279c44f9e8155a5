"""Blaming: who wrote the words of a version, and who last restated them (逐字溯源)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from archive.amending.linking import derivation_of
from archive.amending.ordering import orders_of
from archive.answering.answering import Asked, placed_on
from archive.answering.answers import Author, Blamed
from archive.answering.citing import provision_name
from archive.answering.derived import derived
from archive.answering.held import HeldTexts
from archive.answering.reading import extents as extents_of
from archive.answering.reading import text_of
from archive.answering.succession import Succession, succession
from archive.ledger.ledger import Ledger
from texts.formats.escaping import plain

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
    found = blame_text(document, descents, reenacted, only, _Inside(chain).parts)
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


class _Inside:
    """Where the paragraphs of provisions stood in the texts that acts made: an act's items are about these."""

    def __init__(self, chain: Succession) -> None:
        self._chain = chain
        self._texts: dict[int, tuple[str, Mapping[str, tuple[int, int]]] | None] = {}

    def parts(self, number: int, eid: str) -> tuple[tuple[int, int, str], ...]:
        """Return the paragraphs of a provision in the text of a stage; none where no act is recorded of it."""
        if number not in self._texts:
            self._texts[number] = self._compiled(number)
        text = self._texts[number]
        if text is None or eid not in text[1]:
            return ()
        written, extents = text
        start, end = extents[eid]
        inside = [(place, name) for name, place in extents.items() if start <= place[0] and place[1] <= end and name.startswith(f"{eid}__")]
        leaves = [(place, name) for place, name in inside if not any(other.startswith(f"{name}__") for _, other in inside)]
        return tuple(_found(plain(written[start:end]), [(plain(written[slice(*place)]), name) for place, name in leaves]))

    def _compiled(self, number: int) -> tuple[str, Mapping[str, tuple[int, int]]] | None:
        stage = self._chain.stages[number]
        found = None if stage.pair is None or stage.republished else derivation_of(self._chain.texts, self._chain.ids[stage.place])
        if stage.pair is None or found is None:
            return None
        texts = self._chain.texts
        entry = next(iter(texts.dossier.snapshot.recorded_text_once(stage.pair.new)), None)
        return None if entry is None else (text_of(texts.ledger, texts.dossier.snapshot, entry), extents_of(entry.statement))


def _found(text: str, inner: list[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield where paragraphs stand in the printed text of the provision that they are in, one after the other."""
    at = 0
    for words, eid in inner:
        start = text.find(words, at)
        if start >= 0:
            # The break before a paragraph came with it.
            yield at if text[at:start] == "\n" else start, start + len(words), eid
            at = start + len(words)


def _authors(chain: Succession, found: "Attribution") -> Iterator[Author]:
    """Yield the versions in legal order, with how much of the text is theirs."""
    wrote = found.counts()
    restated = Counter(provision.runs[0].restated for provision in found.provisions if provision.runs)
    for number, (place, step, republished) in enumerate(chain.stages):
        or_earlier = chain.starts_late if place == 0 else bool(chain.before[place])
        orders = {} if republished or step is None else orders_of(chain.texts, chain.ids[place - 1], chain.ids[place], step.new)
        before = tuple(one.version for one in chain.before[place])
        yield Author(chain.spans[place], before, or_earlier, wrote[number], restated[number], republished, orders)


def _notes(chain: Succession) -> Iterator[str]:
    yield from chain.overtaken
    if chain.after:
        yield f"later texts are not held: {', '.join(span.version for span in chain.after)}"
    if chain.unplaced:
        yield f"left out, since their place among the others is not known: {', '.join(chain.unplaced)}"
