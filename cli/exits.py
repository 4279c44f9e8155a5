"""Exit codes: what a script learns without reading a word."""

from enum import IntEnum

__all__ = ["ExitCode"]


class ExitCode(IntEnum):
    """The closed list of exit codes; `meaning` says each in words, and `docs/commands.md` prints them."""

    DONE = 0
    NO = 1
    USAGE = 2
    NOT_HELD = 3
    NOT_UNDERSTOOD = 4
    DAMAGED = 5
    REMOTE = 6
    BUG = 70
    INTERRUPTED = 130
    READER_GONE = 141

    @property
    def meaning(self) -> str:
        """What the code tells a script, in words."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.DONE: "done",
    ExitCode.NO: "the answer is no; or the machine refused (a full or read-only disk), and nothing was changed",
    ExitCode.USAGE: "the call cannot be understood, or leaves something undecided",
    ExitCode.NOT_HELD: "not held, or not in force on that day",
    ExitCode.NOT_UNDERSTOOD: "a source cannot be read as a legal text",
    ExitCode.DAMAGED: "the archive is damaged, or of a format that this release cannot read",
    ExitCode.REMOTE: "another archive or a network failed",
    ExitCode.BUG: "a bug in yange",
    ExitCode.INTERRUPTED: "interrupted",
    ExitCode.READER_GONE: "the reader of stdout closed it, as `head` does",
}
