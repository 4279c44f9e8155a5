"""Points: those that lost their labels (项的序号脱落)."""

from texts.address import CONTAINERS, Level
from texts.grammar.cn.structure.labels import STYLE_LEVELS
from texts.grammar.cn.structure.pieces import Piece

__all__ = ["mend_points"]

_CLAUSE = frozenset("；;")
_UNITS = frozenset((Level.ARTICLE, Level.ITEM))


def mend_points(pieces: list[Piece]) -> list[Piece]:
    """Make points of the clauses that stand where labels are missing, if they are exactly as many.

    Between （二） and （五） two lines that end in ； are the third and fourth
    point; before the first label that is printed they follow a colon. No
    number is given to them: none is printed.
    """
    last: dict[str, int] = {}
    plain = 0
    for index, piece in enumerate(pieces):
        if piece.level in _UNITS or piece.level in CONTAINERS:
            last, plain = {}, 0
        elif piece.style and piece.number is not None:
            missing = piece.number[0] - last.get(piece.style, 0) - 1
            if 0 < missing == plain and (piece.style in last or pieces[index - plain - 1].words[-1:] in ("：", ":")):
                for lost in pieces[index - plain : index]:
                    lost.level, lost.style = STYLE_LEVELS[piece.style], piece.style
            last[piece.style] = piece.number[0]
            plain = 0
        elif piece.level is Level.PARAGRAPH and not piece.quoted and piece.words[-1] in _CLAUSE:
            plain += 1
        else:
            plain = 0
    return pieces
