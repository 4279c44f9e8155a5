"""`yange record FILE…`: read texts as published, show what was understood, write each as a version."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.errors import BadSetting
from cli.exits import ExitCode
from cli.manner import Manner
from cli.opening import open_archive
from cli.options import AsJson, Author, Files, Folder, Settings
from cli.output import as_json, note, show

if TYPE_CHECKING:
    from archive.answering.answers import Plan, Recorded, Source

__all__ = ["record", "settings"]

Manifest = Annotated[Path | None, typer.Option("--manifest", metavar="FILE", help="JSONL, an object a line: path, and fields as for --set.")]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="gazette, official or unofficial: where the text comes from.")]
Origin = Annotated[str | None, typer.Option("--origin", metavar="URL", help="Where it was found; else the path as given.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be recorded, and write nothing.")]


def record(
    context: typer.Context,
    files: Files,
    given: Settings = None,
    manifest: Manifest = None,
    kind: Kind = None,
    origin: Origin = None,
    dry_run: DryRun = False,
    author: Author = None,
    archive: Folder = None,
    json: AsJson = False,
) -> int:
    """Record texts as published, one version per file.

    All files are recorded together or none is. What a text does not state is
    recorded as not stated, unless --set or --manifest says it.
    """
    from cli.authors import author as who

    sources, worst = _read(files, origin, kind, context.obj)
    if worst:
        return worst
    opened = open_archive(archive, author=None if dry_run else who(author))
    plan = opened.plan(sources, given=settings(given or []), manifest=manifest)
    if dry_run or not plan.ready:
        _tell_plan(plan, json)
        return ExitCode.DONE if plan.ready else ExitCode.USAGE
    recorded = opened.record(plan)
    _tell(plan, recorded, json)
    return ExitCode.DONE


def _read(files: list[str], origin: str | None, kind: str | None, manner: Manner) -> "tuple[list[Source], int]":
    """Read every file; what is wrong with any of them is told of all, each by its name."""
    from archive.answering.shown import Source
    from archive.sources.registry import for_source
    from cli.reading import read_bytes
    from cli.telling import tell

    sources: list[Source] = []
    worst = int(ExitCode.DONE)
    for path in files:
        try:
            content = read_bytes(path)
            for_source(path).extract(content)
            sources.append(Source(content, path, origin, kind))
        except Exception as error:
            worst = max(worst, tell(error, manner, source=path))
    return sources, worst


def settings(given: list[str]) -> dict[str, str]:
    """Read FIELD=VALUE pairs.

    Raises:
        BadSetting: one has no `=`, no field, or a field given before.
    """
    found: dict[str, str] = {}
    for pair in given:
        field, equals, value = pair.partition("=")
        if not equals or not field.strip():
            raise BadSetting(f"not of the form FIELD=VALUE: {pair!r}", hint="for example --set effective=2020-05-01")
        if field in found:
            raise BadSetting(f"given twice: {field}", hint="one value for a field")
        found[field.strip()] = _as_iso(value.strip())
    return found


def _as_iso(value: str) -> str:
    """Return a day written 2020年5月1日 as the archive wants it, anything else as typed."""
    from texts.grammar.cn import dates

    day = dates.read(value)
    return value if day is None else day.isoformat()


def _tell_plan(plan: "Plan", json: bool) -> None:
    from cli.views.answers_json import plan_json
    from cli.views.recorded import planned

    if json:
        for answer in plan_json(plan):
            as_json(answer)
    else:
        show(planned(plan))
    note("nothing was written" if plan.ready else "nothing was written: see above what is to be decided")


def _tell(plan: "Plan", recorded: "Recorded", json: bool) -> None:
    from cli.views.answers_json import recorded_json
    from cli.views.recorded import outcomes, planned

    if json:
        for answer in recorded_json(recorded):
            as_json(answer)
    else:
        show((*planned(plan), *outcomes(recorded)))
