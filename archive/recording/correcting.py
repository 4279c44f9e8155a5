"""Correcting: a record that supersedes what was recorded wrongly (更正).

Nothing recorded is changed. What the archive answered before the correction
it answers still, when asked with `--known`.
"""

from collections.abc import Mapping
from dataclasses import replace

from archive.answering.dossier import Dossier
from archive.answering.lookup import look_up
from archive.answering.shown import Source
from archive.catalog.catalog import Catalog
from archive.catalog.snapshot import Entry
from archive.errors import NotHeld, Undecided
from archive.ledger.ledger import Ledger, Recorder
from archive.ledger.writing import Addition
from archive.recording import wording
from archive.recording.manifest import BadSetting, Overlaid, Setting, overlay, read_settings
from archive.recording.planned import Action, Outcome, Recorded
from archive.recording.preparing import witness_files
from archive.recording.understanding import understand
from archive.records import canonical, layout
from archive.records.layout import VersionId, WorkId
from archive.records.serialising import encode
from archive.records.statements import DatedName, StatedBy, Version, Work

__all__ = ["correct", "correct_text"]

_OF_WORK = ("alias", "work")


def correct(ledger: Ledger, catalog: Catalog, recorder: Recorder, law: str, given: Mapping[str, str], reason: str, version: str | None) -> Recorded:
    """Add a record that supersedes what is held of a Version, or of the Work itself.

    Args:
        law: as typed.
        given: field → value; a value that the text contradicts needs `FIELD!`.
        reason: why, in words; recorded.
        version: label; `None` is the only version held, or the Work for its own fields.

    Raises:
        NotHeld: there is no such law or version.
        Undecided: several versions are held and none is named, or the text states otherwise.
        BadSetting: a field or value that cannot be.
    """
    if not reason.strip():
        raise BadSetting("a correction says why", hint="give a reason")
    settings = read_settings(given, StatedBy.SET)
    if not settings:
        raise BadSetting("nothing to correct is given", hint="--set FIELD=VALUE")
    with ledger.writing(recorder) as writing:
        meant = look_up(catalog.current(), law)
        addition, label, work = catalog.ask(lambda snapshot: _addition(Dossier.of(snapshot, meant), settings, reason, version))
        commit = writing.add(addition)
    title = catalog.ask(lambda snapshot: Dossier.of(snapshot, work).title())
    outcome = Outcome(law, Action.VERSION, work, label or "", title, commit)
    return Recorded((outcome,), ledger.head())


def correct_text(ledger: Ledger, catalog: Catalog, recorder: Recorder, law: str, source: Source, reason: str, version: str | None) -> Recorded:
    """Add a better text of a Version, which takes the place of the witness that is read.

    Raises:
        NotHeld, Undecided, BadSetting: as `correct`.
        SourceError: the source is no text.
    """
    if not reason.strip():
        raise BadSetting("a correction says why", hint="give a reason")
    understood = understand(source, {})

    def addition(dossier: Dossier, chain: str) -> tuple[Addition, str, Dossier]:
        entry = _named_version(dossier, version)
        work, id_ = WorkId(entry.work), VersionId(str(entry.version))
        read = dossier.witnesses[id_][0]
        if read.statement.source.sha256 == understood.source.sha256:
            raise BadSetting("these are the bytes that are recorded already", hint="there is nothing to do")
        files = witness_files(understood, work, id_, chain, supersedes=(read.digest,))
        title, label = dossier.title(id_), dossier.labels[id_]
        facts = wording.trailers(work, title=title, version=id_, understood=understood)
        return Addition(files, wording.correction_words(title, label, reason), facts), label, dossier

    with ledger.writing(recorder) as writing:
        meant = look_up(catalog.current(), law)
        prepared, label, dossier = catalog.ask(lambda snapshot: addition(Dossier.of(snapshot, meant), writing.chain))
        commit = writing.add(prepared)
    return Recorded((Outcome(source.name, Action.WITNESS, dossier.work, label, dossier.title(), commit),), ledger.head())


def _addition(dossier: Dossier, settings: Mapping[str, Setting], reason: str, version: str | None) -> tuple[Addition, str | None, str]:
    of_work = [name for name in settings if name in _OF_WORK]
    if of_work and len(of_work) < len(settings):
        raise BadSetting(f"{', '.join(of_work)} is about the law, the others are about a version", hint="correct them one after the other")
    if of_work:
        return _of_work(dossier, settings, reason)
    return _of_version(dossier, _named_version(dossier, version), settings, reason)


def _of_work(dossier: Dossier, settings: Mapping[str, Setting], reason: str) -> tuple[Addition, str | None, str]:
    """Give a Work other aliases, or say that it is another Work."""
    current = dossier.records
    merged = Work(
        titles=tuple(dict.fromkeys(name for entry in current for name in entry.statement.titles)),
        aliases=tuple(part.strip() for part in settings["alias"].value.split(";")) if "alias" in settings else (),
    )
    newest = current[-1].statement if current else Work(titles=(DatedName(dossier.title()),))
    statement = replace(
        newest,
        titles=merged.titles or newest.titles,
        aliases=merged.aliases or newest.aliases,
        same_as=_other(dossier, settings["work"].value) if "work" in settings else newest.same_as,
        supersedes=tuple(sorted(entry.digest for entry in current)),
    )
    record = canonical.dump(encode(statement))
    work = WorkId(dossier.work)
    message = wording.correction_words(dossier.title(), None, reason)
    return Addition(((layout.work_record(work, record), record),), message, wording.trailers(work, title=dossier.title())), None, work


def _other(dossier: Dossier, words: str) -> str:
    found = dossier.snapshot.works_with_id(words) if words.isascii() and words.isalnum() else ()
    if len(found) != 1 or dossier.snapshot.canonical(found[0]) == dossier.work:
        raise BadSetting(f"work: {words!r} is no id of another law", hint="yange list --json shows ids")
    return dossier.snapshot.canonical(found[0])


def _named_version(dossier: Dossier, label: str | None) -> Entry[Version]:
    labels = ", ".join(dossier.labels[id_] for id_ in dossier.versions) or "none"
    if label is None:
        if len(dossier.versions) != 1:
            raise Undecided(f"which version of {dossier.title()} is to be corrected? held: {labels}", hint="name it by its label")
        return next(iter(dossier.versions.values()))[-1]
    placed = dossier.version(label)
    entry = dossier.record(placed.facts.id) if placed is not None else None
    if entry is None:
        raise NotHeld(f"no version of {dossier.title()} called {label!r} is held", hint=f"held: {labels}")
    return entry


def _of_version(dossier: Dossier, entry: Entry[Version], settings: Mapping[str, Setting], reason: str) -> tuple[Addition, str | None, str]:
    held = entry.statement
    told = overlay(held.promulgation, settings, lambda field: "what is recorded")
    if told.conflicts:
        lines = "".join(f"\n    {one.field}: recorded {one.stated}, given {one.given}" for one in told.conflicts)
        raise Undecided(f"what is recorded says otherwise:{lines}", hint="FIELD! instead of FIELD overrules it")
    statement = _corrected(held, told, settings, reason)
    current = dossier.versions[str(entry.version)]
    statement = replace(statement, supersedes=tuple(sorted(one.digest for one in current)))
    record = canonical.dump(encode(statement))
    work, version = WorkId(entry.work), VersionId(str(entry.version))
    title, label = dossier.title(version), dossier.labels[version]
    message = wording.correction_words(title, label, reason)
    facts = wording.trailers(work, title=title, version=version, commencements=statement.commencements)
    return Addition(((layout.version_record(work, version, record), record),), message, facts), label, work


def _corrected(held: Version, told: Overlaid, settings: Mapping[str, Setting], reason: str) -> Version:
    """Return a Version's statement with the user's values; what the user said before stays said."""
    own = told.stated.own
    by_user = {name: StatedBy.SET for name in settings if told.stated_by.get(name) is StatedBy.SET}
    keeps_effective = "effective" in held.stated_by and "effective" not in by_user
    kind = own.act.kind if "act_kind" in by_user else held.act.kind
    return replace(
        held,
        act=replace(own.act, kind=kind, title=own.act.title or held.act.title),
        promulgation=told.promulgation,
        commencements=held.commencements if keeps_effective else own.commencements,
        stated_by={**held.stated_by, **by_user},
        overridden=(*held.overridden, *told.overridden),
        reason=reason.strip(),
    )
