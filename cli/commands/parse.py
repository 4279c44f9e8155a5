"""`yange parse FILE…`: what is understood of plain files, with no archive."""

import typer

from cli.exits import ExitCode
from cli.manner import Manner
from cli.options import AsJson, Files
from cli.output import as_json, show

__all__ = ["parse"]


def parse(context: typer.Context, files: Files, json: AsJson = False) -> int:
    """Show what is understood of texts as published.

    Structure, promulgation, findings; no archive is needed. Every file is answered for; the exit code is that of the worst.
    """
    manner: Manner = context.obj
    return max(_parse_one(path, manner) for path in files)


def _parse_one(path: str, manner: Manner) -> ExitCode:
    """Answer for one file; an error is told at once, so that the others still get theirs."""
    from cli.reading import read_text
    from texts.formats.parse_json import parse_json
    from texts.grammar.cn.grammar import CN
    from texts.parsing import parse as parse_text

    try:
        parsed = parse_text(read_text(path), CN)
        if manner.json:
            as_json(parse_json(parsed, path))
        else:
            from cli.views.parsed import page

            show(page(parsed, path))
    except Exception as error:
        from cli.telling import tell

        return tell(error, manner, source=path)
    return ExitCode.DONE
