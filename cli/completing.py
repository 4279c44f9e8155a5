"""Shell completion: titles of laws and labels of versions, from the archive's catalog.

A completion that fails stays silent: the shell would print its error into the
line being typed.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archive.facade import Archive

__all__ = ["laws", "versions"]


def laws(ctx: Any, incomplete: str) -> list[str]:
    """Return titles and aliases that begin as the word being typed does."""
    try:
        return list(_archive(ctx).titles(incomplete))
    except Exception:
        return []


def versions(ctx: Any, incomplete: str) -> list[str]:
    """Return the labels of the versions of the law already typed."""
    try:
        # An option that still lacks its value leaves the law among the words not yet given to anything.
        law = ctx.params.get("law") or ctx.args[0]
        spans = _archive(ctx).timeline(law).spans
        return [span.version for span in spans if span.version.startswith(incomplete)]
    except Exception:
        return []


def _archive(ctx: Any) -> "Archive":
    from archive.facade import Archive

    return Archive.open(Path(ctx.params.get("archive") or Path.cwd()))
