"""Shown: the answers that a reader asks for all day (常用答复).

Apart from the other answers, because making a class costs as much as reading
a provision, and these few are all that `show` and `status` need.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

__all__ = ["Candidate", "Ground", "Shown", "Source", "Status", "WitnessLine"]


class Candidate(NamedTuple):
    """One Work that a question or a source may mean.

    Args:
        work: its id.
        title: its title now.
        organs: who adopts it.
        adopted: its first adoption, where stated.
        held: whether a text of it is held.
    """

    work: str
    title: str
    organs: tuple[str, ...] = ()
    adopted: date | None = None
    held: bool = True


class Source(NamedTuple):
    """Bytes to be recorded (来源).

    Args:
        content: the bytes as received.
        name: file name or path as given; its ending helps to tell the format.
        origin: URL or file name to be recorded; `name` where none is given.
        kind: gazette, official or unofficial; the user's statement, recorded as such.
    """

    content: bytes
    name: str
    origin: str | None = None
    kind: str | None = None


class Ground(NamedTuple):
    """One fact that an answer rests on (依据).

    Args:
        fact: adoption, commencement, repeal, lapse or suspension.
        how: stated, computed or inferred.
        day: ISO 8601; `None` where it gives none.
        source: label of the version, or title of the act, that states it.
        text: the clause as printed.
        where: the place of the clause, or who states it: an eId, `announcement`, `header_note`, `set`, `manifest`.
        commit: the commit that holds it.
    """

    fact: str
    how: str
    day: str | None
    source: str | None
    text: str | None
    where: str | None
    commit: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """The force of a Work on a day, and the version that is operative (`yange.status/1`).

    Args:
        work: id.
        title: title on that day.
        on: the day asked about.
        known: the day whose knowledge answers, or `None` for all that is known.
        status: not_held, not_yet_adopted, not_yet_in_force, in_force,
            partly_in_force, suspended, lapsed, repealed or unknown.
        version: label of the operative version, or `None`.
        candidates: labels of the versions that may be operative, where more than one may.
        reason: why `version` or `status` is not known, in words.
        text_held: whether a text of the Work is held.
        since, until: bounds of the state; `until` is the first day on which it no longer holds.
        repealed_by: title of the act that repeals the Work.
        notes: what a lawyer should know beside it, in words.
        grounds: the facts that the answer rests on.
    """

    work: str
    title: str
    on: date
    known: date | None
    status: str
    version: str | None
    candidates: tuple[str, ...]
    reason: str | None
    text_held: bool
    since: date | None
    until: date | None
    repealed_by: str | None
    notes: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class WitnessLine:
    """One text of a version, and where it comes from.

    Args:
        witness: its id.
        kind: gazette, official, compiled or unofficial.
        origin: URL or file name as given.
        source_digest, text_digest: SHA-256, hexadecimal.
        media_type, encoding: of the source's bytes.
        recorded: when it entered the archive.
        commit: the commit that holds it.
        read: whether this is the witness that is read.
        differs: whether its text is another than that of the witness that is read.
    """

    witness: str
    kind: str
    origin: str
    source_digest: str
    text_digest: str
    media_type: str
    encoding: str | None
    recorded: datetime
    commit: str
    read: bool = True
    differs: bool = False


class Shown(NamedTuple):
    """What a law, or one provision of it, says on a day (`yange.show/1`).

    Args:
        status: force and operative version on that day; answered even where no text can be.
        version: label of the version shown (equals `status.version` unless one was asked for by label), or `None`.
        address: eId of the provision, or `None` for the whole text.
        cited: the provision as people name it (第十七条第二款).
        text: its words as printed, one provision a line; `None` where no version can be named.
        written: the same in the archive's written format (Markdown).
        witness: the witness that was read.
        promulgation_title: the title printed in that text.
        not_commenced: eIds inside the text that have not commenced on that day.
        notes: what a lawyer should know beside it, in words.
    """

    status: Status
    version: str | None
    address: str | None
    cited: str | None
    text: str | None
    written: str | None
    witness: WitnessLine | None
    promulgation_title: str | None = None
    not_commenced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
