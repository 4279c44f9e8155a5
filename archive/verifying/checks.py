"""Checks: what `verify` looks at, numbered (核验项目); `docs/verification.md` explains each to a user."""

from enum import Enum, StrEnum

__all__ = ["Check", "Severity"]


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """The archive is not what was recorded, or breaks its own rules; exit code 5."""
    WARNING = "warning"
    """Nothing recorded is wrong, and somebody should look."""
    NOTE = "note"
    """It may be lawful, or is a matter of the sources."""


class Check(Enum):
    """A numbered check.

    Args:
        number: `V01`, …; never given to another check.
        severity: of its findings, where they do not say otherwise.
        meaning: what holds where the check finds nothing.
    """

    # the repository
    OBJECTS = "V01", Severity.ERROR, "every object that main leads to is there, with the bytes that its id names"
    STORAGE = "V02", Severity.ERROR, "every pack, index and loose object is the one that was written"
    REPOSITORY = "V03", Severity.ERROR, "HEAD is main, and nothing makes git show another history than the ledger's"
    HEAD = "V04", Severity.ERROR, "the ledger extends the head that was noted elsewhere"
    BESIDE = "V05", Severity.WARNING, "no commit lies in the repository that main does not lead to"
    CATALOG = "V06", Severity.ERROR, "the catalog says of every record what the ledger says"
    # the ledger
    CHAIN = "V11", Severity.ERROR, "Ledger-SHA256 of every commit is what follows from its parents, words and files"
    WRITE_ONCE = "V12", Severity.ERROR, "no commit removes or changes a file; yange.json changes with the format alone"
    RECORDED_TIME = "V13", Severity.ERROR, "no commit was recorded before its parents"
    FORM = "V14", Severity.ERROR, "commits and folders are written as yange writes them"
    TRAILERS = "V15", Severity.ERROR, "the trailers of a commit name the Work, Version and digests of its files"
    ONE_COMMIT = "V16", Severity.ERROR, "each Version enters by one commit, with its record and a whole Witness"
    # the records
    PATHS = "V21", Severity.ERROR, "every file has a path that the layout knows"
    CANONICAL = "V22", Severity.ERROR, "every record is canonical JSON"
    SCHEMA = "V23", Severity.ERROR, "every record keeps to its own schema"
    IDS = "V24", Severity.ERROR, "a record's digest and ids are those of its path, and its Work is recorded"
    SUPERSEDES = "V25", Severity.ERROR, "what a record supersedes was recorded before it"
    RELATIONS = "V26", Severity.ERROR, "every Work and Version that a record points to is recorded"
    # the texts
    SOURCE_DIGEST = "V31", Severity.ERROR, "a source has the SHA-256 and length that its record states"
    TEXT_DIGEST = "V32", Severity.ERROR, "a text has the SHA-256 and length that its record states"
    REDERIVED = "V33", Severity.ERROR, "the source, read again by the recorded rules, gives the text"
    LETTERS = "V34", Severity.ERROR, "every letter of the source is in the text, once and in order"
    OUTLINE = "V35", Severity.ERROR, "the outline is that of the text"
    ROOT = "V36", Severity.ERROR, "the provisions root follows from text and outline"
    STATED = "V37", Severity.ERROR, "a Version's first record says of its making what its text states, but for what the user stated"
    COMPILED = "V38", Severity.ERROR, "base and act, compiled again by the recorded rules, give the text and the changes"
    OVERTAKEN = "V39", Severity.WARNING, "a compiled text rests on the texts of base and act that are read now"
    # the law
    TIMELINE = "V41", Severity.ERROR, "the Versions of a Work divide the calendar: one answer for every day"
    DATES = "V51", Severity.NOTE, "dates stand in the usual order, and no two records contradict each other"
    NUMBERING = "V52", Severity.NOTE, "articles, chapters and points are numbered without gap or repetition"
    CONTENTS = "V53", Severity.NOTE, "the table of contents agrees with the headings"
    WITNESSES = "V54", Severity.NOTE, "the Witnesses of a Version read the same"

    def __init__(self, number: str, severity: Severity, meaning: str) -> None:
        self.number = number
        self.severity = severity
        self.meaning = meaning
