"""The arguments and options that verbs share."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.completing import laws, versions
from cli.days import read_day

__all__ = ["AsJson", "Author", "Files", "Folder", "KnownDay", "Law", "LawOrNone", "OnDay", "Provision", "Settings", "VersionLabel"]

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, or one per line.")]

Author = Annotated[str | None, typer.Option("--author", metavar="WHO", envvar="YANGE_AUTHOR", help="Who records: 'Name <mail>'; else as git knows you.")]

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Text or Markdown, as published.")]

Folder = Annotated[
    Path | None,
    typer.Option("--archive", metavar="DIR", envvar="YANGE_ARCHIVE", help="The archive; else the one that the current folder is in."),
]

_law: Any = typer.Argument(metavar="LAW", help="A title, an alias, an id, or a citation: 刑法第十七条第二款.", autocompletion=laws)
Law = Annotated[str, _law]
LawOrNone = Annotated[str | None, _law]

Provision = Annotated[str | None, typer.Argument(metavar="PROVISION", help="As cited: 第十七条第二款; or its eId: art_17__para_2.")]

OnDay = Annotated[date | None, typer.Option("--on", metavar="DAY", parser=read_day, help="The law on that day; else today.")]

KnownDay = Annotated[
    date | None, typer.Option("--known", metavar="DAY", parser=read_day, help="As this archive knew it at the end of that day; else all it knows.")
]

Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="What the text does not state (effective=2020-05-01); FIELD!=VALUE overrides what it states."),
]

VersionLabel = Annotated[
    str | None,
    typer.Option("--version", metavar="LABEL", help="That version (yange history lists them), in force or not.", autocompletion=versions),
]
