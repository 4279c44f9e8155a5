"""`yange diff`: two versions of a law, or two plain files, article by article."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.comparing import Layout, Pair, Which, answer
from cli.completing import laws
from cli.days import read_day
from cli.errors import CommandError
from cli.opening import open_archive
from cli.options import AsJson, Folder, KnownDay, LawOrNone, Provision
from cli.views.comparison_table import Form

if TYPE_CHECKING:
    from archive.answering.answers import Compared
    from archive.facade import Archive
    from texts.comparison import Row
    from texts.formats.remarks import Items
    from texts.parsing import Parsed

__all__ = ["diff"]

From = Annotated[str | None, typer.Option("--from", metavar="VERSION", help="A label, or the day on which it was operative; else the one before --to.")]
To = Annotated[str | None, typer.Option("--to", metavar="VERSION", help="Likewise; else the latest text held.")]
With = Annotated[str | None, typer.Option("--with", metavar="LAW", help="Another law; --to is a version of it.", autocompletion=laws)]
TwoFiles = Annotated[tuple[str, str] | None, typer.Option("--files", metavar="OLD NEW", help="Compare two plain files instead, with no archive.")]

Only = Annotated[list[Which] | None, typer.Option("--only", help="Show what became of provisions so; may be given several times.")]
Context = Annotated[int | None, typer.Option("--context", metavar="N", min=0, help="Show N provisions before and after each as well.")]
Stat = Annotated[bool, typer.Option("--stat", help="A line for each provision: how many characters were inserted and deleted.")]
Format = Annotated[Form | None, typer.Option("--format", help="The comparison table (修改前后对照表) as a file: the whole text, unless --only or --context.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write the table, .html or .docx; else to stdout.")]


def diff(
    law: LawOrNone = None,
    provision: Provision = None,
    old: From = None,
    new: To = None,
    other: With = None,
    files: TwoFiles = None,
    known: KnownDay = None,
    archive: Folder = None,
    only: Only = None,
    context: Context = None,
    stat: Stat = False,
    form: Format = None,
    output: Output = None,
    json: AsJson = False,
) -> None:
    """Compare two versions article by article, words marked inside.

    Deleted words stand in [-…-], inserted ones in {+…+}; of an article that was
    split or merged, [~…~] went to another article and {~…~} came from another.
    What differs in form alone (width, spacing, the number of an article) is
    counted and not marked. In brackets under an article stand the 款 and 项 that
    changed, and how the two are known to be the same, where that is in doubt
    (推定, with a 可信度 from 0 to 1) or the amending act says so (修改依据, with
    the item of the act where the new version was compiled from the old one).
    A PROVISION is named as the new text numbers it, else as the old one does.
    Where the law did not apply on a day that is asked for, the text compared is
    that of the law that it replaced, or that replaced it. A terminal of 120
    columns or more shows both texts side by side.
    """
    layout = Layout(only or (), context, stat, form, output, json).settled()
    if (law is None) == (files is None):
        raise CommandError("compare what?", hint="yange diff LAW --from VERSION --to VERSION, or yange diff --files OLD NEW")
    if files is not None:
        if any(said is not None for said in (old, new, other, known)):
            raise CommandError("--files compares two files as they are", hint="leave --from, --to, --with and --known away")
        answer(_files(*files), layout)
    else:
        answer(_versions(open_archive(archive), str(law), provision, _version(old), _version(new), other, known), layout)


def _version(words: str | None) -> str | None:
    """Return a label as typed, and a day written 2020年5月1日 as the archive wants it."""
    return read_day(words).isoformat() if words is not None and "年" in words else words


def _files(old: str, new: str) -> Pair:
    from texts.comparing import compare
    from texts.formats.comparison_json import as_json as comparison_json
    from texts.formats.editions import edition

    one, other = _parsed(old), _parsed(new)
    comparison = compare(one.document, other.document)
    return Pair(
        comparison,
        f"{old} → {new}",
        None,
        (),
        lambda: (edition(one.promulgation, Path(old).name), edition(other.promulgation, Path(new).name)),
        lambda: {**comparison_json(comparison), "old": old, "new": new},
    )


def _parsed(path: str) -> "Parsed":
    from cli.reading import read_text
    from texts.grammar.cn.grammar import CN
    from texts.parsing import parse

    return parse(read_text(path), CN)


def _versions(archive: "Archive", law: str, provision: str | None, old: str | None, new: str | None, other: str | None, known: date | None) -> Pair:
    """Compare two versions held, or one provision of them; by default the last two, or the last of each of two laws."""
    from cli.views.answers_json import compared_json
    from cli.views.comparison_table import edition
    from cli.views.witness import in_short

    if other is None and (old is None or new is None):
        old, new = _neighbours(archive, law, old, new, known)
    found = archive.compare(law, old, new, other=other, known=known)
    cited = provision or archive.find(law)[1]
    part = None
    if cited is not None:
        from texts.formats.excerpt import excerpt

        comparison, part = excerpt(found.comparison, cited)
        found = replace(found, comparison=comparison)
    items = _items(found)
    sources = tuple((span.version, (in_short(span.witnesses) or "not held",)) for span in (found.old, found.new))
    titles = (found.old_title, found.new_title) if found.old_work != found.new_work else (None, None)
    return Pair(
        found.comparison,
        _name(found, part),
        found.new_title or found.title,
        sources,
        lambda: (edition(found.old, titles[0]), edition(found.new, titles[1])),
        lambda: compared_json(found, items),
        items=items,
        part=part,
        entire=part is not None and not found.comparison.headings,
    )


def _items(found: "Compared") -> "Items":
    """Return which items of the act that made the new version changed a row, where it made it of the old one."""
    from archive.amending.ordering import ordered_by
    from texts.comparison import Basis, Status

    def items(row: "Row") -> Sequence[str]:
        eid = str(row.new.address) if row.new else f"-{row.old.address}" if row.old else ""
        return ordered_by(found.orders, eid) if row.basis is Basis.INSTRUCTION and (row.amended or row.status is not Status.UNCHANGED) else ()

    return items


def _name(found: "Compared", part: str | None) -> str:
    """Return what is compared, each law named where there are two."""
    old, new = found.old_title or found.title, found.new_title or found.title
    if part is not None and old == new:
        old = new = f"{old}　{part}"
    second = found.new.version if old == new and found.old_work == found.new_work else f"{new}　{found.new.version}"
    return f"{old}　{found.old.version} → {second}"


def _neighbours(archive: "Archive", law: str, old: str | None, new: str | None, known: date | None) -> tuple[str, str]:
    """Fill in the side that was not said: the version before, or the latest text held."""
    held = [span for span in archive.timeline(law, known=known).spans if span.text_held]
    # A text of no known day has no neighbours; it is compared where the user names it.
    labels = [span.version for span in held if span.adopted or span.promulgated or span.effective] or [span.version for span in held]
    if new is None and labels:
        new = labels[-1]
    if old is None and new in labels[1:]:
        old = labels[labels.index(new) - 1]
    if old is None or new is None:
        needed = f"two versions are needed; texts held: {', '.join(span.version for span in held) or 'none'}"
        if len(held) < 2:
            raise CommandError(needed, hint="record another version with yange record, or compare with another law: --with LAW")
        why = f"no text before {new} is held" if len(held) == len(labels) else f"of none is it known that it stands before {new}"
        raise CommandError(f"{needed}; {why}" if new == labels[0] else needed, hint="say which with --from and --to")
    return old, new
