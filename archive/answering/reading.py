"""Reading: the text of a witness, checked against its record (读取文本)."""

from archive.catalog.snapshot import Entry, Snapshot
from archive.errors import Damaged
from archive.ledger.ledger import Ledger
from archive.ledger.objects import ObjectId
from archive.recording.witnessing import sha256_hex
from archive.records.statements import Witness

__all__ = ["extents", "text_of"]


def text_of(ledger: Ledger, snapshot: Snapshot, witness: Entry[Witness]) -> str:
    """Return the text of a witness in the written format.

    Raises:
        Damaged: it is missing, or not what was recorded.
    """
    content = ledger.blob(ObjectId(snapshot.blob(witness, "text")))
    if sha256_hex(content) != witness.statement.text.sha256:
        raise Damaged(f"the text of witness {witness.witness} is not the one recorded", hint="yange verify says what is wrong")
    return content.decode("utf-8")


def extents(witness: Witness) -> dict[str, tuple[int, int]]:
    """Return where each provision stands in the text, by its eId."""
    found = {}
    for line in witness.outline:
        eid, start, end = line.split(" ")
        found[eid] = (int(start), int(end))
    return found
