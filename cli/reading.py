"""Reading the files that a call names."""

import errno
from pathlib import Path

from archive.sources.registry import for_source
from cli.errors import NoSuchFile

__all__ = ["read_bytes", "read_text"]

_NOT_THERE = {
    errno.ENOENT: "no such file",
    errno.EISDIR: "is a folder, not a file",
    errno.EACCES: "may not be read",
    errno.ENAMETOOLONG: "no such file: the name is too long",
    errno.ENOTDIR: "no such file",
}


def read_bytes(path: str) -> bytes:
    """Return what a file holds.

    Raises:
        NoSuchFile: it is not there, is a folder, or may not be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        if error.errno in _NOT_THERE:
            raise NoSuchFile(f"{path}: {_NOT_THERE[error.errno]}") from error
        raise


def read_text(path: str) -> str:
    """Return the text of a file.

    Raises:
        NoSuchFile: it cannot be read.
        NotText: it holds no text that can be read for certain.
    """
    return for_source(path).extract(read_bytes(path)).text
