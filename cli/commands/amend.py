"""`yange amend [LAW] --by ACT`: an amending act applied to the laws that it amends, and recorded with what it makes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.commands.record import Kind, Origin, settings
from cli.errors import CommandError
from cli.exits import ExitCode
from cli.opening import open_archive
from cli.options import AsJson, Author, Folder, KnownDay, LawOrNone, Settings
from cli.output import as_json, note, show

if TYPE_CHECKING:
    from datetime import date

    from archive.amending.amended import AmendmentPlan
    from archive.answering.answers import Recorded, Source
    from archive.facade import Archive

__all__ = ["amend"]

By = Annotated[str | None, typer.Option("--by", metavar="ACT", help="The amending act: a file, or the name of an act that is held.")]
Base = Annotated[str | None, typer.Option("--base", metavar="LABEL", help="The version that the act was applied to; else what every act adopted earlier left.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be recorded, and write nothing.")]
LeaveUndecided = Annotated[
    bool, typer.Option("--leave-undecided", help="Of several laws, record those of which all is decided; the others are only named by the act.")
]
Chain = Annotated[
    bool, typer.Option("--chain", help="Instead: apply all acts held one after the other, from the first text, and compare with what is recorded.")
]


def amend(
    law: LawOrNone = None,
    by: By = None,
    base: Base = None,
    chain: Chain = False,
    dry_run: DryRun = False,
    leave_undecided: LeaveUndecided = False,
    given: Settings = None,
    kind: Kind = None,
    origin: Origin = None,
    known: KnownDay = None,
    author: Author = None,
    archive: Folder = None,
    json: AsJson = False,
) -> int:
    """Apply an amending act to the text it amends, compare, and record both.

    The act is recorded as a law of its own; of LAW, or without it of every law
    held that the act amends, the version that it makes, with the compiled text
    and how each changed provision came about. Where another text of that
    version is held, both are compared. An instruction that cannot be placed
    exactly once stops the recording. What acts adopted later were applied to
    is another text then: theirs are compiled anew. --set is about the act.
    """
    if chain:
        if law is None or by is not None:
            raise CommandError("--chain replays one law through the acts held", hint="yange amend LAW --chain")
        return _replay(open_archive(archive), law, known, json)
    if by is None:
        raise CommandError("amended by which act?", hint="yange amend [LAW] --by FILE, or the name of an act that is held; yange amend LAW --chain replays it")
    if known is not None:
        raise CommandError("--known goes with --chain", hint="what is recorded now is recorded by what is known now")
    from cli.authors import author as who

    opened = open_archive(archive, author=None if dry_run else who(author))
    source = _source(by, origin, kind)
    plan = opened.plan_amendment(source, law=law, given=settings(given or []), base=base, leave_undecided=leave_undecided)
    recorded = opened.amend(plan) if plan.recordable and not dry_run else None
    _tell(plan, recorded, json)
    if recorded is None:
        note("nothing was written" if plan.ready else "nothing was written: see above what is to be decided")
    return ExitCode.DONE if plan.ready or recorded is not None else ExitCode.NO


def _source(by: str, origin: str | None, kind: str | None) -> "Source | str":
    """Return the act's file; words that name none mean an act that is held."""
    if not Path(by).exists():
        if Path(by).suffix in (".txt", ".md", ".markdown") or "/" in by:
            from cli.errors import NoSuchFile

            raise NoSuchFile(f"{by}: no such file")
        return by
    from archive.answering.shown import Source
    from cli.reading import read_bytes, read_text
    from texts.enacting import split_acts

    if len(split_acts(read_text(by))) > 1:
        raise CommandError(f"{by} holds several acts", hint="each from a file of its own, in the order in which they were adopted")
    return Source(read_bytes(by), by, origin, kind)


def _tell(plan: "AmendmentPlan", recorded: "Recorded | None", json: bool) -> None:
    from cli.views.amended import planned
    from cli.views.amended_json import amendment_json
    from cli.views.recorded import outcomes

    if json:
        as_json(amendment_json(plan, recorded))
    else:
        show((*planned(plan), *((None, *outcomes(recorded)) if recorded is not None else ())))


def _replay(archive: "Archive", law: str, known: "date | None", json: bool) -> int:
    from cli.views.amended import replayed
    from cli.views.amended_json import replay_json

    found = archive.replay(law, known=known)
    if json:
        as_json(replay_json(found))
    else:
        show(replayed(found))
    disagree = [one for one in found.acts if one.enacted is not None and (one.enacted.unresolved or one.enacted.verification.verdict == "differs")]
    return ExitCode.NO if disagree else ExitCode.DONE
