"""Which archive a call is about."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.facade import Archive

__all__ = ["open_archive"]


def open_archive(folder: Path | None, *, author: str | None = None) -> "Archive":
    """Open the archive named by `--archive` or `YANGE_ARCHIVE`, else the one that the current folder is in.

    Args:
        folder: as typed, `None` where nothing was.
        author: who records, `Name <mail>`; needed for writing alone.
    """
    from archive.facade import Archive

    return Archive.open(folder or Path.cwd(), author=author)
