"""Checks of one Witness: source, text, and that the one follows from the other (文本核验)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.recording.witnessing import root, sha256_hex
from archive.records.statements import Extent, SourceFacts, TextFacts, Witness
from archive.sources.errors import UnknownExtractor
from archive.verifying.checks import Check, Severity
from archive.verifying.findings import Findings, Where
from texts.errors import TextsError
from texts.finding import Code

if TYPE_CHECKING:
    from texts.document import Document
    from texts.parsing import Parsed
    from texts.promulgation import Promulgation

__all__ = ["Reread", "WitnessChecks"]

_NOTED = {
    Code.NUMBER_GAP: Check.NUMBERING,
    Code.NUMBER_REPEATED: Check.NUMBERING,
    Code.NUMBER_OUT_OF_ORDER: Check.NUMBERING,
    Code.CONTENTS_DISAGREE: Check.CONTENTS,
}
_USUAL = {
    Check.NUMBERING: "numbers that follow each other",
    Check.CONTENTS: "a table of contents that agrees with the headings",
}


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a source again gave.

    Args:
        promulgation: what it states of its making.
        parser: the rules by which it was read, `cn/1`.
    """

    promulgation: "Promulgation"
    parser: str


class WitnessChecks:
    """The checks of one Witness after the other.

    Args:
        findings: where they are told.
    """

    def __init__(self, findings: Findings) -> None:
        self._findings = findings

    def check_digests(self, record: Witness, source: bytes | None, text: bytes | None, where: Where) -> None:
        """Check the digests and lengths that a record states; what is `None` could not be read."""
        for check, facts, content in ((Check.SOURCE_DIGEST, record.source, source), (Check.TEXT_DIGEST, record.text, text)):
            if content is not None:
                self._check_facts(check, facts, content, where)

    def check_text(self, record: Witness, source: bytes, text: bytes, where: Where) -> Reread | None:
        """Check that the text follows from the source, and what is recorded of the text.

        Returns:
            What the source states; `None` where it cannot be read again.
        """
        try:
            words = text.decode("utf-8")
        except UnicodeDecodeError as error:
            self._findings.add(Check.TEXT_DIGEST, where, "text in UTF-8", str(error))
            return None
        self._check_outline(record, words, where)
        return self._check_source(record, source, words, where)

    def _check_facts(self, check: Check, facts: SourceFacts | TextFacts, content: bytes, where: Where) -> None:
        digest = sha256_hex(content)
        if digest != facts.sha256:
            self._findings.add(check, where, f"SHA-256 {facts.sha256}", digest)
        if len(content) != facts.length:
            self._findings.add(check, where, f"{facts.length} bytes", f"{len(content)} bytes")

    def _check_outline(self, record: Witness, words: str, where: Where) -> None:
        from texts.formats import markdown

        try:
            outline = [Extent(*extent) for extent in markdown.outline(words)]
        except TextsError as error:
            self._findings.add(Check.OUTLINE, where, "a text in the written format", str(error))
            return
        printed = tuple(map(str, outline))
        if printed != record.outline:
            expected, found = _first_difference(printed, record.outline)
            self._findings.add(Check.OUTLINE, where, expected, found)
        computed = root(words, outline)
        if computed != record.provisions_root:
            self._findings.add(Check.ROOT, where, computed, record.provisions_root)

    def _check_source(self, record: Witness, source: bytes, words: str, where: Where) -> Reread | None:
        extracted = self._extract(record, source, where)
        if extracted is None:
            return None
        from texts.formats import markdown
        from texts.grammar.cn.grammar import CN
        from texts.parsing import parse

        try:
            parsed = parse(extracted, CN)
            again, parser = markdown.write(parsed.document), f"{CN.name}/{CN.rules}"
            # What is written the same reads the same: the text need not be read a second time.
            self._check_letters(extracted, parsed.document if again == words else markdown.read(words), where)
        except TextsError as error:
            self._findings.add(Check.REDERIVED, where, "a source that can be read again", str(error))
            return None
        self._compare(record.parser, parser, again, words, where)
        self._note(parsed, where)
        return Reread(parsed.promulgation, parser)

    def _extract(self, record: Witness, source: bytes, where: Where) -> str | None:
        """Return the text that the recorded extractor makes of the source."""
        from archive.sources.registry import by_rules

        name, _, version = record.extractor.rpartition("/")
        try:
            extractor = by_rules(name, int(version))
            return extractor.extract(source, encoding=record.source.encoding).text
        except (UnknownExtractor, ValueError) as error:
            # A release that lacks the rules proves nothing against the text.
            expected = f"extractor {record.extractor} in this release, to read the source again"
            self._findings.add(Check.REDERIVED, where, expected, str(error), Severity.WARNING)
        except TextsError as error:
            self._findings.add(Check.REDERIVED, where, f"a source that {record.extractor} reads", str(error))
        return None

    def _check_letters(self, source: str, document: "Document", where: Where) -> None:
        """Check, whatever the parser's version, that no letter is lost, added or moved."""
        from texts.formats import markdown
        from texts.lossless import find_loss

        if markdown.is_written(source):
            if markdown.read(source) != document:
                self._findings.add(Check.LETTERS, where, "the source's own parts", "others")
            return
        loss = find_loss(source, document)
        if loss is not None:
            self._findings.add(Check.LETTERS, where, f"{loss.source!r} after {loss.offset} letters", repr(loss.document))

    def _compare(self, recorded: str, parser: str, again: str, words: str, where: Where) -> None:
        if again == words:
            return
        at = next((index for index, (one, other) in enumerate(zip(again, words, strict=False)) if one != other), min(len(again), len(words)))
        expected, found = f"{again[at : at + 40]!r} at {at}, as {parser} reads it", repr(words[at : at + 40])
        if recorded == parser:
            self._findings.add(Check.REDERIVED, where, expected, found)
        else:
            self._findings.add(Check.REDERIVED, where, expected, f"{found}, as {recorded} read it", Severity.NOTE)

    def _note(self, parsed: "Parsed", where: Where) -> None:
        for finding in parsed.findings:
            check = _NOTED.get(finding.code)
            if check is not None:
                line = f"line {finding.line}: " if finding.line is not None else ""
                self._findings.add(check, where, _USUAL[check], line + finding.message)


def _first_difference(computed: tuple[str, ...], recorded: tuple[str, ...]) -> tuple[str, str]:
    for one, other in zip(computed, recorded, strict=False):
        if one != other:
            return one, other
    at = min(len(computed), len(recorded))
    return (*computed[at : at + 1], "no more provisions")[0], (*recorded[at : at + 1], "no more provisions")[0]
