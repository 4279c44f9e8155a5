"""Placing: in which part of a text a day is printed (出处)."""

from collections.abc import Callable
from datetime import date

from archive.catalog.snapshot import Entry, Snapshot
from archive.errors import ArchiveError
from archive.records.statements import Witness
from texts.errors import TextsError

__all__ = ["Places"]


class Places:
    """Finds days in the texts that are held; each text is read once.

    Args:
        read: the bytes of a blob by its id.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._printed: dict[str, dict[date, str]] = {}

    def of(self, day: date, snapshot: Snapshot, witness: Entry[Witness] | None) -> str | None:
        """Return the first part of a text that prints a day: announcement, header_note, an article; `None` where none does."""
        if witness is None:
            return None
        if witness.digest not in self._printed:
            self._printed[witness.digest] = self._days_in(snapshot, witness)
        return self._printed[witness.digest].get(day)

    def _days_in(self, snapshot: Snapshot, witness: Entry[Witness]) -> dict[date, str]:
        from texts.document import Passage, addresses
        from texts.formats import markdown
        from texts.grammar.cn.dates import find

        try:
            document = markdown.read(self._read(snapshot.blob(witness, "text")).decode("utf-8"))
        except (ArchiveError, TextsError, UnicodeDecodeError):
            # verify says what is wrong with it; where a day stands is then not known.
            return {}
        words = [(part.role.value, line) for part in document.parts if isinstance(part, Passage) for line in part.lines]
        words += [(str(address), node.words) for address, node in addresses(document)]
        found: dict[date, str] = {}
        for place, line in words:
            for match in find(line):
                if match.value is not None:
                    found.setdefault(match.value, place)
        return found
