"""`yange verify [LAW]`: is the archive what was recorded?"""

from typing import Annotated

import typer

from cli.exits import ExitCode
from cli.opening import open_archive
from cli.options import AsJson, Folder, LawOrNone
from cli.output import as_json, note, show

__all__ = ["verify"]

Head = Annotated[
    str | None, typer.Option("--head", metavar="ID", help="Prove that the ledger extends this head, noted elsewhere: a commit id or a Ledger-SHA256.")
]


def verify(law: LawOrNone = None, head: Head = None, archive: Folder = None, json: AsJson = False) -> int:
    """Check that nothing recorded was lost or altered.

    LAW limits the checks of records and texts to one; the ledger is always
    checked as a whole. docs/verification.md explains each numbered check.
    """
    found = open_archive(archive).verify(law, head=head)
    if json:
        from cli.views.verified import verification_json

        as_json(verification_json(found))
    else:
        from cli.views.verified import page

        show(page(found))
        if head is None and found.intact:
            note(f"hint: note the head elsewhere; yange verify --head {found.head} proves later that nothing recorded by now was rewritten")
    return ExitCode.DONE if found.intact else ExitCode.DAMAGED
