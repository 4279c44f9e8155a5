"""Exit codes: what a script learns without reading a word."""

from enum import IntEnum

__all__ = ["ExitCode"]


class ExitCode(IntEnum):
    """The closed list of exit codes; `docs/commands.md` prints it."""

    DONE = 0
    """Done; the answer is on stdout."""
    NO = 1
    """The answer is no, or the disk refused: nothing was changed."""
    USAGE = 2
    """The call cannot be understood, or asks for what the archive does not do."""
    NOT_HELD = 3
    """Not held, or not in force on that day."""
    NOT_UNDERSTOOD = 4
    """A source cannot be read as a legal text."""
    DAMAGED = 5
    """The archive is damaged, or not one that this release can read."""
    REMOTE = 6
    """Another archive or a network failed."""
    BUG = 70
    """A bug in yange."""
    INTERRUPTED = 130
    """Interrupted (Ctrl-C)."""
    READER_GONE = 141
    """The reader of stdout closed it (`yange list | head -1`)."""
