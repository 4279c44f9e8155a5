"""How two texts are shown side by side: as a page, as counts, as JSON, as a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cli.delivering import deliver
from cli.errors import CommandError
from cli.output import as_json, show
from cli.views.comparison_table import Form

if TYPE_CHECKING:
    from cli.views.compared import Wanted
    from texts.comparison import Comparison, Row
    from texts.formats.remarks import Items
    from texts.formats.table import Edition

__all__ = ["Layout", "Pair", "Which", "answer"]


class Which(StrEnum):
    """What became of the provisions that are to be shown."""

    UNCHANGED = "unchanged"
    MODIFIED = "modified"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    INSERTED = "inserted"
    DELETED = "deleted"
    TYPOGRAPHIC = "typographic"
    """Another form of the same words, the number of the provision aside."""


class Pair(NamedTuple):
    """Two texts and what is known of them.

    Args:
        comparison: of the two.
        name: what is compared, in a line.
        title: of the law, where the texts do not print it.
        sources: where the texts come from, as names and values.
        editions: what the head of a table says of each.
        json: the answer as values of JSON.
        items: of the amending act, by what they changed.
        part: the provision that it is about, as people name it; `None` is the whole.
        entire: it is short, and shown whether it changed or not.
    """

    comparison: "Comparison"
    name: str
    title: str | None
    sources: tuple[tuple[str, tuple[str, ...]], ...]
    editions: "Callable[[], tuple[Edition, Edition]]"
    json: Callable[[], Mapping[str, Any]]
    items: "Items | None" = None
    part: str | None = None
    entire: bool = False


class Layout(NamedTuple):
    """What was asked to be shown, and how.

    Args:
        only: what became of the provisions to show; none is all that changed, in a table all.
        context: how many others to show before and after each; `None` where nothing was said.
        stat: counts alone.
        form: a file of that sort.
        to: its name; `None` is stdout.
        json: one JSON object.
    """

    only: Sequence[Which] = ()
    context: int | None = None
    stat: bool = False
    form: Form | None = None
    to: Path | None = None
    json: bool = False

    def settled(self) -> "Layout":
        """Return the layout, its form read from the file's name where it was not said.

        Raises:
            CommandError: it asks for two things at once, or for a file of no sort.
        """
        form = self.form or next((form for form in Form if self.to and self.to.suffix.lower() == f".{form}"), None)
        if self.to is not None and form is None:
            raise CommandError(f"what sort of file is {self.to}?", hint="name it .html or .docx, or say --format")
        if sum((self.json, self.stat, form is not None)) > 1:
            raise CommandError("--json, --stat and --format are three answers", hint="one of them at a time")
        if self.json and (self.only or self.context is not None):
            raise CommandError("--json gives every provision", hint="leave --only and --context away")
        return self._replace(form=form)


def answer(pair: Pair, layout: Layout) -> None:
    """Write the answer as it was asked for."""
    if layout.json:
        as_json(pair.json())
    elif layout.form is not None:
        _deliver_table(pair, layout, layout.form)
    else:
        from cli.views.compared import page, stat
        from texts.formats.remarks import no_items

        wanted = (lambda _: True) if pair.entire and not layout.only else _wanted(layout.only)
        if layout.stat:
            show(stat(pair.comparison, pair.name, pair.sources, wanted=wanted, around=layout.context or 0))
        else:
            show(page(pair.comparison, pair.name, pair.sources, wanted=wanted, around=layout.context or 0, items=pair.items or no_items))


def _deliver_table(pair: Pair, layout: Layout, form: Form) -> None:
    """Write the table of the whole text, or of what was asked for."""
    from cli.views.comparison_table import written
    from texts.formats.remarks import no_items
    from texts.formats.table import table

    whole = not layout.only and layout.context is None
    wanted = None if whole else _wanted(layout.only)
    made = table(pair.comparison, *pair.editions(), title=pair.title, wanted=wanted, around=layout.context or 0, items=pair.items or no_items)
    deliver(written(replace(made, part=pair.part or ""), form), layout.to, text=form is Form.HTML)


def _wanted(only: Sequence[Which]) -> "Wanted":
    from texts.comparison import Typography
    from texts.formats.table import changed

    def one_of(row: "Row") -> bool:
        form_alone = row.typographic and bool(row.typography - {Typography.LABEL})
        return any(form_alone if which is Which.TYPOGRAPHIC else row.status.value == which.value for which in only)

    return one_of if only else changed
