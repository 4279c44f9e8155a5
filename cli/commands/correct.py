"""`yange correct LAW`: say what was recorded wrongly; what was recorded stays."""

from typing import TYPE_CHECKING, Annotated

import typer

from cli.commands.record import settings
from cli.opening import open_archive
from cli.options import AsJson, Author, Folder, Law, Settings, VersionLabel
from cli.output import as_json, show

if TYPE_CHECKING:
    from archive.answering.shown import Source

__all__ = ["correct"]

Reason = Annotated[str, typer.Option("--reason", metavar="WHY", help="Why, in words; recorded.")]
Text = Annotated[str | None, typer.Option("--text", metavar="FILE", help="A better text of the version, which is read from then on.")]


def correct(
    law: Law,
    reason: Reason,
    given: Settings = None,
    text: Text = None,
    version: VersionLabel = None,
    author: Author = None,
    archive: Folder = None,
    json: AsJson = False,
) -> None:
    """Correct what was recorded wrongly.

    A record is added that supersedes the one before; nothing is changed, and
    --known still answers what the archive said before. FIELD!=VALUE overrules
    what is recorded.
    """
    from cli.authors import author as who
    from cli.views.answers_json import recorded_json
    from cli.views.recorded import corrected

    source = None if text is None else _source(text)
    opened = open_archive(archive, author=who(author))
    done = opened.correct(law, given=settings(given or []), reason=reason, version=version, source=source)
    if json:
        for answer in recorded_json(done):
            as_json(answer)
    else:
        show(corrected(done))


def _source(path: str) -> "Source":
    from archive.answering.shown import Source
    from cli.reading import read_bytes

    return Source(read_bytes(path), path)
