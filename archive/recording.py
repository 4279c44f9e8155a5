"""Recording: the one way in (著录).

    plan     read the sources, decide, show; nothing is written
    record   write what was planned, all of it or nothing, by one move of main

Where somebody else recorded in between, the plan is decided again upon what
is there now, under the lock.
"""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath

from archive.answers import Action, Outcome, Plan, Recorded, Source
from archive.catalog.catalog import Catalog
from archive.catalog.snapshot import Snapshot
from archive.dossier import Dossier
from archive.errors import RequestError, Undecided
from archive.ledger import CommitId, Ledger, Recorder
from archive.manifest import BadSetting, Setting, read_manifest, read_settings, settings_for
from archive.objects import ObjectId
from archive.planning import Planner, Prepared
from archive.statements import StatedBy
from archive.understanding import Understood, understand

__all__ = ["Recording", "plan", "record", "settings_of"]


@dataclass(frozen=True, slots=True)
class Recording:
    """A plan with what is needed to write it.

    Args:
        head: the ledger's head that it was decided upon.
        understood: the sources.
        prepared: what each would write.
    """

    head: CommitId
    understood: tuple[Understood, ...]
    prepared: tuple[Prepared, ...]


def settings_of(source: Source, given: Mapping[str, str], manifest: Mapping[str, dict[str, Setting]], folder: PurePath) -> dict[str, Setting]:
    """Return what the user states of one source: `--set` before the manifest."""
    return {**settings_for(source.name, manifest, folder), **read_settings(given, StatedBy.SET)}


def plan(ledger: Ledger, catalog: Catalog, sources: Sequence[Source], given: Mapping[str, str], manifest: Path | None = None) -> Plan:
    """Say what recording some sources would do.

    Raises:
        BadSetting: a field or value that cannot be.
        SourceError: a source is no text.
    """
    stated = _manifest(manifest)
    folder = manifest.parent if manifest is not None else PurePath()
    understood = tuple(understand(source, settings_of(source, given, stated, folder)) for source in sources)
    head = ledger.head()
    prepared = catalog.ask(lambda snapshot: _prepare(ledger, snapshot, understood))
    return Plan(tuple(one.planned for one in prepared), Recording(head, understood, prepared))


def _manifest(path: Path | None) -> dict[str, dict[str, Setting]]:
    if path is None:
        return {}
    try:
        return read_manifest(path.read_text("utf-8-sig"), path.name)
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"the manifest {path} cannot be read: {error}") from error


def _prepare(ledger: Ledger, snapshot: Snapshot, understood: Sequence[Understood]) -> tuple[Prepared, ...]:
    with closing(Planner(snapshot, ledger.commit(CommitId(snapshot.head)).chain)) as planner:
        return tuple([planner.plan(one, last=one is understood[-1]) for one in understood])


def record(ledger: Ledger, catalog: Catalog, planned: Plan, recorder: Recorder) -> Recorded:
    """Write what was planned.

    Raises:
        Undecided: something is left for the user to decide.
        ArchiveLocked, CannotWrite: the machine refuses; nothing was recorded.
    """
    recording = planned.prepared
    if not isinstance(recording, Recording):
        raise RequestError("this plan was not made by this archive", hint="make it with Archive.plan")
    _require_decided(recording.prepared)
    if not any(one.additions for one in recording.prepared):
        return _recorded(ledger, catalog, recording.prepared, {})
    commits: dict[int, CommitId] = {}
    with ledger.writing(recorder) as writing:
        prepared = recording.prepared
        if writing.head != recording.head:
            prepared = catalog.ask(lambda snapshot: _prepare(ledger, snapshot, recording.understood))
            _require_decided(prepared)
        for index, one in enumerate(prepared):
            ids = [writing.add(addition) for addition in one.additions]
            if ids:
                commits[index] = ids[0]
    return _recorded(ledger, catalog, prepared, commits)


def _require_decided(prepared: Sequence[Prepared]) -> None:
    undecided = [one.planned for one in prepared if one.planned.action is Action.UNDECIDED]
    if not undecided:
        return
    lines = [f"    {one.source}: {'; '.join((*one.notes, one.matched_by)).strip('; ')}" for one in undecided]
    raise Undecided("nothing was recorded; this is to be decided:\n" + "\n".join(lines), hint="--set FIELD=VALUE, --set work=ID or --set work=new")


def _recorded(ledger: Ledger, catalog: Catalog, prepared: Sequence[Prepared], commits: Mapping[int, CommitId]) -> Recorded:
    def outcomes(snapshot: Snapshot) -> tuple[Outcome, ...]:
        return tuple(_outcome(snapshot, one, commits.get(index)) for index, one in enumerate(prepared))

    named = tuple(candidate for one in prepared for candidate in one.names)
    return Recorded(catalog.ask(outcomes), ledger.head(), named)


def _outcome(snapshot: Snapshot, prepared: Prepared, commit: CommitId | None) -> Outcome:
    planned = prepared.planned
    work, label = str(planned.work), planned.version or "undated"
    if commit is None:
        dossier = Dossier.of(snapshot, work)
        placed = dossier.version(label)
        held = dossier.record(placed.facts.id) if placed is not None else None
        commit = CommitId(ObjectId(held.commit)) if held is not None else None
    return Outcome(planned.source, planned.action, work, label, planned.title or "?", commit or snapshot.head)
