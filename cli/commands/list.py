"""`yange list`: the laws that the archive holds, and those it only knows of."""

from cli.opening import open_archive
from cli.options import AsJson, Folder
from cli.output import as_json, note, show

__all__ = ["list"]


def list(archive: Folder = None, json: AsJson = False) -> None:  # noqa: A001 - the verb's name
    """List the laws held, and those known only by name."""
    works = open_archive(archive).works()
    if json:
        from cli.views.answers_json import work_json

        for line in works:
            as_json(work_json(line))
        return
    from cli.views.listed import page

    lines = tuple(works)
    if lines:
        show(page(lines))
    else:
        note("the archive holds no law yet; yange record FILE records one")
