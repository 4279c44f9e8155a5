"""Checks of compiled texts: that base and act give them once more (编纂文本核验)."""

from typing import TYPE_CHECKING

from archive.amending.deriving import changes_of, orders_of, own_clauses
from archive.answering.dossier import Dossier
from archive.answering.overtaken import overtaken
from archive.catalog.snapshot import Entry, StaleRow
from archive.ledger.objects import ObjectId
from archive.recording.witnessing import sha256_hex
from archive.records.statements import Witness
from archive.verifying.checks import Check, Severity
from archive.verifying.findings import Findings, Where
from archive.verifying.reader import READ_ERRORS, Reader

if TYPE_CHECKING:
    from archive.records.derivation import TextRead
    from texts.document import Document

__all__ = ["CompilationChecks"]


class CompilationChecks:
    """The checks of one Work's compiled texts after the other.

    Args:
        reader: of the repository.
        findings: where they are told.
    """

    def __init__(self, reader: Reader, findings: Findings) -> None:
        self._reader = reader
        self._findings = findings

    def check(self, dossier: Dossier) -> None:
        """Check the compiled texts of a Work; nothing is told of what cannot be read, since other checks do."""
        try:
            compiled = [entry for entries in dossier.witnesses.values() for entry in entries if entry.statement.derivation is not None]
            for entry in compiled:
                self._check(dossier, entry)
                reason = overtaken(dossier, entry)
                if reason is not None:
                    self._findings.add(Check.OVERTAKEN, _where(entry), "a text that rests on what is held now", f"{reason}; yange amend compiles it anew")
        except READ_ERRORS:
            return

    def _check(self, dossier: Dossier, entry: Entry[Witness]) -> None:
        from texts.enacting import RULES, enact
        from texts.formats import markdown
        from texts.grammar.cn.grammar import CN

        derivation = entry.statement.derivation
        assert derivation is not None  # noqa: S101 - the caller looked
        where = _where(entry)
        base, act = (self._read(dossier, one, where) for one in (derivation.base, derivation.act))
        if base is None or act is None:
            return
        enacted = enact(base, [act], CN)
        again = sha256_hex(markdown.write(enacted.document).encode("utf-8"))
        same = derivation.rules == RULES
        severity = Severity.ERROR if same else Severity.NOTE
        if again != entry.statement.text.sha256:
            self._findings.add(Check.COMPILED, where, f"text {again}, as {RULES} compiles it", f"text {entry.statement.text.sha256}", severity)
        elif (orders_of(enacted), changes_of(enacted), own_clauses(enacted)) != (derivation.orders, derivation.changes, derivation.own):
            self._findings.add(Check.COMPILED, where, f"the changes that {RULES} makes", "other changes", severity)

    def _read(self, dossier: Dossier, read: "TextRead", where: Where) -> "Document | None":
        """Return the text that was worked from; where it is not held, that is told."""
        from texts.formats import markdown

        snapshot = dossier.snapshot
        for entry in snapshot.recorded_text_once(read.sha256):
            if (entry.work, entry.version) == (read.work, read.version):
                try:
                    content = self._reader.read(ObjectId(snapshot.blob(entry, "text")), "blob", where)
                except StaleRow:
                    content = None
                return None if content is None or sha256_hex(content) != read.sha256 else markdown.read(content.decode("utf-8"))
        self._findings.add(Check.COMPILED, where, f"the text {read.sha256} that it was compiled from", "none of that version")
        return None


def _where(entry: Entry[Witness]) -> Where:
    return Where(entry.work, entry.version, entry.witness, None, entry.commit)
