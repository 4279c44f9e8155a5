"""`yange init`: a new archive."""

from pathlib import Path
from typing import Annotated

import typer

from cli.options import AsJson, Author, Folder
from cli.output import as_json, say

__all__ = ["init"]


def init(
    directory: Annotated[Path | None, typer.Argument(metavar="DIR", help="A folder that does not exist or is empty.")] = None,
    zone: Annotated[str, typer.Option("--zone", metavar="ZONE", help="The civil time in which the archive counts days.")] = "Asia/Shanghai",
    archive: Folder = None,
    author: Author = None,
    json: AsJson = False,
) -> None:
    """Make a new archive."""
    from archive.facade import Archive
    from cli.authors import author as who

    folder = directory or archive or Path.cwd()
    Archive.create(folder, author=who(author), zone=zone)
    if json:
        as_json({"schema": "yange.archive/1", "archive": str(folder), "zone": zone})
    else:
        say(f"made an archive in {folder}")
