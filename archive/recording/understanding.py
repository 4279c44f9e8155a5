"""Understanding: from the bytes of a source to what will be recorded of it (来源的理解)."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from archive.answering.shown import Source
from archive.recording.manifest import FIELDS, Overlaid, Setting, overlay
from archive.recording.witnessing import root, sha256_hex
from archive.records.statements import Extent, SourceFacts, TextFacts, WitnessKind
from archive.timeline.commencing import stating
from texts.document import Document, Passage
from texts.parsing import Parsed

__all__ = ["Understood", "understand"]

_EXTENSION = re.compile(r"[a-z0-9]{1,8}")


class Understood(NamedTuple):
    """A source, read.

    Args:
        content: the bytes as received.
        name: of the source as given.
        source: their facts.
        kind: where the text comes from.
        written: the text in the archive's written format.
        text: its facts.
        extractor, parser: what read it, with the version of their rules.
        outline: every provision's place in the written text.
        provisions_root: over them.
        parsed: the text in its parts, what it states, what was noticed.
        told: what it states, with the user's values.
        settings: the user's values.
    """

    content: bytes
    name: str
    source: SourceFacts
    kind: WitnessKind
    written: bytes
    text: TextFacts
    extractor: str
    parser: str
    outline: tuple[str, ...]
    provisions_root: str
    parsed: Parsed
    told: Overlaid
    settings: Mapping[str, Setting]


def understand(source: Source, settings: Mapping[str, Setting]) -> Understood:
    """Read a source.

    Args:
        settings: what the user states of it.

    Raises:
        SourceError: it is no text.
    """
    from archive.sources.registry import for_source
    from texts.formats import markdown
    from texts.grammar.cn.grammar import CN
    from texts.parsing import parse

    extractor = for_source(source.name)
    extracted = extractor.extract(source.content)
    parsed = parse(extracted.text, CN)
    written, extents = markdown.write_outlined(parsed.document)
    outline = [Extent(*extent) for extent in extents]
    content = written.encode("utf-8")
    kind = settings["kind"].value if "kind" in settings else source.kind
    origin = settings["origin"].value if "origin" in settings else source.origin
    return Understood(
        content=source.content,
        name=source.name,
        source=SourceFacts(
            sha256_hex(source.content),
            len(source.content),
            extractor.media_types[0],
            origin or source.name,
            _extension(source.name, extractor.extensions[0]),
            extracted.encoding,
        ),
        kind=WitnessKind(kind) if kind is not None else WitnessKind.UNOFFICIAL,
        written=content,
        text=TextFacts(sha256_hex(content), len(content)),
        extractor=f"{extractor.name}/{extractor.version}",
        parser=f"{CN.name}/{CN.rules}",
        outline=tuple(map(str, outline)),
        provisions_root=root(written, outline),
        parsed=parsed,
        told=overlay(parsed.promulgation, settings, _place_in(parsed)),
        settings=settings,
    )


def _extension(name: str, otherwise: str) -> str:
    found = PurePath(name).suffix.removeprefix(".").lower()
    return found if _EXTENSION.fullmatch(found) else otherwise


def _place_in(parsed: Parsed) -> Callable[[str], str]:
    """Return what says in which part of the text a field is stated."""

    def place(field: str) -> str:
        stated = FIELDS[field].stated
        value = stated(parsed.promulgation, stating(parsed.promulgation)) if stated else None
        if field == "effective":
            clauses = [clause for clause in parsed.promulgation.commencements if clause.effective == value and clause.stated_by]
            return clauses[0].stated_by or "the text" if clauses else "the text"
        return _passage_with(parsed.document, value) if isinstance(value, date) else "the text"

    return place


def _passage_with(document: Document, day: date) -> str:
    """Return the part of the text that prints a day in Arabic figures, by its role."""
    printed = re.compile(rf"{day.year}年0?{day.month}月0?{day.day}日")
    for part in document.parts:
        if isinstance(part, Passage) and any(printed.search(line) for line in part.lines):
            return part.role.value
    return "the text"
