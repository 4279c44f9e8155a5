"""Recording: the one way in (著录).

    plan     read the sources, decide, show; nothing is written
    record   write what was planned, all of it or nothing, by one move of main

Where somebody else recorded in between, the plan is decided again upon what
is there now, under the lock.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path, PurePath
from typing import NamedTuple

from archive.answering.shown import Source
from archive.catalog.catalog import Catalog
from archive.catalog.snapshot import Snapshot
from archive.errors import RequestError, Undecided
from archive.ledger.ledger import CommitId, Ledger, Recorder
from archive.recording.manifest import BadSetting, Setting, read_manifest, read_settings, settings_for
from archive.recording.planned import Action, Outcome, Plan, Planned, Recorded
from archive.recording.planning import Planner, Prepared
from archive.recording.understanding import Understood, understand
from archive.records.statements import StatedBy

__all__ = ["Recording", "decided", "plan", "record", "settings_of"]


class Recording(NamedTuple):
    """A plan with what is needed to write it.

    Args:
        head: the ledger's head that it was decided upon.
        prepared: what each source would write.
        again: decides the same upon another state of the archive.
    """

    head: CommitId
    prepared: tuple[Prepared, ...]
    again: Callable[[Snapshot], tuple[Prepared, ...]]


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
    recording = decided(ledger, catalog, lambda snapshot: _prepare(ledger, snapshot, understood))
    return Plan(tuple(one.planned for one in recording.prepared), recording)


def decided(ledger: Ledger, catalog: Catalog, decide: Callable[[Snapshot], tuple[Prepared, ...]]) -> Recording:
    """Decide upon the archive as it is."""
    head = ledger.head()
    return Recording(head, catalog.ask(decide), decide)


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


def record(ledger: Ledger, catalog: Catalog, recording: object, recorder: Recorder) -> Recorded:
    """Write what was planned.

    Args:
        recording: what `plan` or `amending.plan_amendment` prepared.

    Raises:
        Undecided: something is left for the user to decide.
        ArchiveLocked, CannotWrite: the machine refuses; nothing was recorded.
    """
    if not isinstance(recording, Recording):
        raise RequestError("this plan was not made by this archive", hint="make it with Archive.plan")
    _require_decided(recording.prepared)
    if not any(one.additions for one in recording.prepared):
        return _recorded(recording.prepared, (), ledger.head())
    with ledger.writing(recorder) as writing:
        prepared = recording.prepared
        if writing.head != recording.head:
            prepared = catalog.ask(recording.again)
            _require_decided(prepared)
        commits = tuple([tuple([writing.add(addition) for addition in one.additions]) for one in prepared])
    return _recorded(prepared, commits, ledger.head())


def _require_decided(prepared: Sequence[Prepared]) -> None:
    undecided = [one.planned for one in prepared if one.planned.action is Action.UNDECIDED]
    if not undecided:
        return
    lines = [f"    {one.source}: {'; '.join((*one.notes, one.matched_by)).strip('; ')}" for one in undecided]
    raise Undecided("nothing was recorded; this is to be decided:\n" + "\n".join(lines), hint="--set FIELD=VALUE, --set work=ID or --set work=new")


def _recorded(prepared: Sequence[Prepared], commits: Sequence[tuple[CommitId, ...]], head: CommitId) -> Recorded:
    """Say what was written; a source that stood in the plan twice is held by the commit of the first."""
    written = {(one.planned.work, one.planned.version): made[0] for one, made in zip(prepared, commits, strict=False) if made}
    outcomes = [_outcome(one.planned, written.get((one.planned.work, one.planned.version)) or one.held_by or head) for one in prepared]
    return Recorded(tuple(outcomes), head, tuple(candidate for one in prepared for candidate in one.names))


def _outcome(planned: Planned, commit: str) -> Outcome:
    return Outcome(planned.source, planned.action, str(planned.work), planned.version or "undated", planned.title or "?", commit)
