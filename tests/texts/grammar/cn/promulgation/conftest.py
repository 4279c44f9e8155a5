"""Documents made by hand; every regulation named in these tests is fictitious."""

from collections.abc import Callable

import pytest

from texts.address import Level
from texts.document import Document, Passage, Provision, Role

Make = Callable[..., Document]


def article(number: int, *paragraphs: str) -> Provision:
    children = tuple(Provision(Level.PARAGRAPH, words=words) for words in paragraphs)
    return Provision(Level.ARTICLE, f"第{number}条", (number,), " ", children=children)


@pytest.fixture
def make() -> Make:
    """Return a maker of documents: passages by role, then articles with one paragraph each."""

    def made(
        title: str | None = "云河市示范条例",
        note: str | tuple[str, ...] = (),
        announcement: tuple[str, ...] = (),
        articles: tuple[str, ...] = ("为了示范，制定本条例。",),
        lead: str = "",
        after: tuple[Passage, ...] = (),
        addressee: str = "",
        furniture: tuple[str, ...] = (),
    ) -> Document:
        parts: list[Passage | Provision] = []
        notes = (note,) if isinstance(note, str) else note
        for role, lines in (
            (Role.TITLE, (title,) if title else ()),
            (Role.FURNITURE, furniture),
            (Role.ANNOUNCEMENT, announcement),
            (Role.HEADER_NOTE, notes),
            (Role.ADDRESSEE, (addressee,) if addressee else ()),
        ):
            if lines:
                parts.append(Passage(role, tuple(lines)))
        if lead:
            parts.append(Provision(Level.LEAD, words=lead))
        parts.extend(article(number, words) for number, words in enumerate(articles, 1))
        parts.extend(after)
        return Document(tuple(parts))

    return made
