"""The arguments and options that verbs share."""

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["AsJson", "Files"]

AsJson = Annotated[bool, typer.Option("--json", help="One JSON object, or one per line.")]

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Text or Markdown, as published.")]
