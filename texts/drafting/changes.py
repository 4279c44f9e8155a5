"""Changes: what a drafter orders, before it is put in words (拟写的修改内容).

Places are named in the old text; numbers given are those of the new one.
"""

from dataclasses import dataclass

from texts.address import Address, Level

__all__ = ["AddWords", "Change", "Insert", "Renumber", "Repeal", "Restate", "Reword", "Strike", "WordChange"]


@dataclass(frozen=True, slots=True)
class Reword:
    """第五条中的“甲”修改为“乙”.

    Args:
        place: where the words stand.
        old, new: they, each inside one natural paragraph.
    """

    place: Address
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Strike:
    """删去第五条中的“甲”."""

    place: Address
    old: str


@dataclass(frozen=True, slots=True)
class AddWords:
    """在第五条中的“甲”后增加“乙”.

    Args:
        place: where the anchor stands.
        anchor: the words beside which others are added; `""` for the end of the place.
        new: these.
        after: on which side.
    """

    place: Address
    anchor: str
    new: str
    after: bool = True


@dataclass(frozen=True, slots=True)
class Restate:
    """将第五条第二款修改为：“…”; of an article, a 款 or a 项.

    Args:
        place: what reads anew.
        lines: how, one for each natural paragraph.
    """

    place: Address
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Insert:
    """第五条增加一款，作为第二款：“…”.

    Args:
        place: inside what.
        labels: what is added, as it is named in the new text.
        lines: its words.
    """

    place: Address
    labels: tuple[Address, ...]
    lines: tuple[str, ...]

    @property
    def level(self) -> Level:
        """What is added."""
        return self.labels[0].steps[-1].level


@dataclass(frozen=True, slots=True)
class Repeal:
    """删去第五条第二款."""

    places: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Renumber:
    """第四项至第六项改为第三项至第五项."""

    places: tuple[Address, ...]
    labels: tuple[Address, ...]


WordChange = Reword | Strike | AddWords
"""What leaves the provision as it is but for some words."""

Change = WordChange | Restate | Insert | Repeal | Renumber
"""What is ordered of one article, in the order in which it is said."""
