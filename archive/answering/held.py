"""Held: the texts of one Work's versions, read once each (所存文本)."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.answering.dossier import Dossier
from archive.answering.reading import extents, text_of
from archive.errors import NotHeld
from archive.ledger.ledger import Ledger
from archive.timeline.standing import Placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from texts.document import Document

__all__ = ["HeldTexts"]


@dataclass
class HeldTexts:
    """The texts of one Work's versions.

    Args:
        ledger: where they are.
        dossier: of the Work.
    """

    ledger: Ledger
    dossier: Dossier
    _written: dict[str, str] = field(default_factory=dict)
    _documents: dict[str, "Document"] = field(default_factory=dict)
    _extents: dict[str, "Mapping[str, tuple[int, int]]"] = field(default_factory=dict)

    def held(self, version: str) -> bool:
        """Say whether a text of the version is held."""
        return version in self.dossier.witnesses

    def digest(self, version: str) -> str:
        """Return the SHA-256 of the text that is read of a version."""
        return self.dossier.witnesses[version][0].statement.text.sha256

    def written(self, version: str) -> str:
        """Return the text that is read of a version, in the written format."""
        if version not in self._written:
            self._written[version] = text_of(self.ledger, self.dossier.snapshot, self.dossier.witnesses[version][0])
        return self._written[version]

    def document(self, version: str) -> "Document":
        """Return the same as a tree."""
        from texts.formats import markdown

        if version not in self._documents:
            self._documents[version] = markdown.read(self.written(version))
        return self._documents[version]

    def extents(self, version: str) -> "Mapping[str, tuple[int, int]]":
        """Return where each provision stands in the written text, by its eId."""
        if version not in self._extents:
            self._extents[version] = extents(self.dossier.witnesses[version][0].statement)
        return self._extents[version]

    def words(self, version: str, eids: "Iterable[str]") -> str | None:
        """Return the words of provisions as a person quotes them; `None` of none."""
        from texts.formats import markdown

        places = [self.extents(version)[eid] for eid in eids]
        return "\n".join(markdown.plain(self.written(version)[start:end]) for start, end in places) if places else None

    def under(self, version: str, eid: str) -> tuple[str, ...]:
        """Return the eIds of what stands inside a provision, and of a heading of what stands under it."""
        start, end = self.extents(version)[eid]
        return tuple(other for other, (first, last) in self.extents(version).items() if start <= first and last <= end and other != eid)

    def checked(self, placed: Placed) -> Placed:
        """Return a version whose text is held.

        Raises:
            NotHeld: it is not; the hint lists those that are.
        """
        if not self.held(placed.facts.id):
            held = ", ".join(one.label for one in self.dossier.timeline.versions if one.facts.text_held) or "none"
            raise NotHeld(f"the text of the version of {placed.label} is not held", hint=f"texts held: {held}")
        return placed
