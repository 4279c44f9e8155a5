"""`yange diff`: two versions of a law, or two plain files, article by article."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cli.completing import laws
from cli.days import read_day
from cli.errors import CommandError
from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, LawOrNone
from cli.output import as_json, show

if TYPE_CHECKING:
    from archive.answers import Compared
    from archive.facade import Archive
    from texts.document import Document

__all__ = ["diff"]

From = Annotated[str | None, typer.Option("--from", metavar="VERSION", help="A label, or the day on which it was operative; else the one before --to.")]
To = Annotated[str | None, typer.Option("--to", metavar="VERSION", help="Likewise; else the latest text held.")]
With = Annotated[str | None, typer.Option("--with", metavar="LAW", help="Another law; --to is a version of it.", autocompletion=laws)]
TwoFiles = Annotated[tuple[str, str] | None, typer.Option("--files", metavar="OLD NEW", help="Compare two plain files instead, with no archive.")]


def diff(
    law: LawOrNone = None,
    old: From = None,
    new: To = None,
    other: With = None,
    files: TwoFiles = None,
    known: KnownDay = None,
    archive: Folder = None,
    json: AsJson = False,
) -> None:
    """Compare two versions article by article, words marked inside.

    Deleted words stand in [-…-], inserted ones in {+…+}. What differs in form
    alone (width, spacing, the number of an article) is counted and not marked.
    Where the law did not apply on a day that is asked for, the text compared is
    that of the law that it replaced, or that replaced it.
    """
    if (law is None) == (files is None) or (other is not None and law is None):
        raise CommandError("compare what?", hint="yange diff LAW --from VERSION --to VERSION, or yange diff --files OLD NEW")
    if files is not None:
        _compare_files(*files, json)
    else:
        _compare_versions(open_archive(archive), str(law), _version(old), _version(new), other, known, json)


def _version(words: str | None) -> str | None:
    """Return a label as typed, and a day written 2020年5月1日 as the archive wants it."""
    return read_day(words).isoformat() if words is not None and "年" in words else words


def _compare_files(old: str, new: str, json: bool) -> None:
    from texts.comparing import compare

    comparison = compare(_document(old), _document(new))
    if json:
        from texts.formats.comparison_json import as_json as comparison_json

        as_json({**comparison_json(comparison), "old": old, "new": new})
    else:
        from cli.views.compared import page

        show(page(comparison, f"{old} → {new}"))


def _document(path: str) -> "Document":
    from cli.reading import read_text
    from texts.grammar.cn.grammar import CN
    from texts.parsing import parse

    return parse(read_text(path), CN).document


def _compare_versions(archive: "Archive", law: str, old: str | None, new: str | None, other: str | None, known: date | None, json: bool) -> None:
    """Compare two versions held, by default the last two, or the last of each of two laws."""
    if other is None and (old is None or new is None):
        old, new = _neighbours(archive, law, old, new, known)
    found = archive.compare(law, old, new, other=other, known=known)
    if json:
        from cli.views.answers_json import compared_json

        as_json(compared_json(found))
    else:
        from cli.views.compared import page
        from cli.views.witness import in_short

        sources = tuple((span.version, (in_short(span.witnesses) or "not held",)) for span in (found.old, found.new))
        show(page(found.comparison, _name(found), sources))


def _name(found: "Compared") -> str:
    """Return what is compared, each law named where there are two."""
    old, new = found.old_title or found.title, found.new_title or found.title
    second = found.new.version if old == new and found.old_work == found.new_work else f"{new}　{found.new.version}"
    return f"{old}　{found.old.version} → {second}"


def _neighbours(archive: "Archive", law: str, old: str | None, new: str | None, known: date | None) -> tuple[str, str]:
    """Fill in the side that was not said: the version before, or the latest text held."""
    labels = [span.version for span in archive.timeline(law, known=known).spans if span.text_held]
    if new is None and labels:
        new = labels[-1]
    if old is None and new in labels[1:]:
        old = labels[labels.index(new) - 1]
    if old is None or new is None:
        held = ", ".join(labels) or "none"
        raise CommandError(f"two versions are needed; texts held: {held}", hint="say which with --from and --to")
    return old, new
