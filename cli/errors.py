"""The errors of the command line itself: a call that cannot be understood.

CommandError        the words typed
├── BadDay          no day of the calendar
├── BadSetting      a `--set` or a line of a manifest that cannot be read
└── NoSuchFile      a file that is not there or may not be read
"""

__all__ = ["BadDay", "BadSetting", "CommandError", "NoSuchFile"]


class CommandError(Exception):
    """Base of the errors that a call itself makes.

    Args:
        message: what is wrong, and where.
        hint: what would work, or `None`.
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class BadDay(CommandError):
    """Words that stand where a day should be and are none."""


class BadSetting(CommandError):
    """A value handed in beside the text (`--set`, a manifest) that cannot be read."""


class NoSuchFile(CommandError):
    """A file named on the command line that is not there, is a folder, or may not be read."""
