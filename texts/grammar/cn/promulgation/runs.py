"""Runs of dated events (题注的起止): where a header note ends that nothing encloses.

    run ::= event { gap event }

A poor source glues the note to the words around it: …办法1985年6月13日浙江省…通过为了….
The note goes on as long as events of the text's making follow each other.
"""

from texts.grammar.cn.promulgation import organs
from texts.grammar.cn.promulgation.events import Event, events
from texts.grammar.cn.promulgation.tokens import closing

__all__ = ["bracket_end", "note_end"]

# No note is longer, and no event stands further from the one before.
_LONGEST = 6000
_GAP = 12
# 施行前已经设立的, 通过后: the words only date what is ruled.
_TELLS_OF_MORE = ("前", "后", "之日", "期间", "以前", "以后")


def note_end(text: str, begin: int) -> int:
    """Return where the run of dated events that starts at `begin` ends; `begin` where none starts there.

    Args:
        text: a line of the front of a text; no date in it is broken over lines.
    """
    end = 0
    for event in events(text[begin : begin + _LONGEST]):
        if not _is_making(event) or event.start - end > _GAP or text.startswith(_TELLS_OF_MORE, begin + event.end):
            break
        end = event.end
    return begin + end


def _is_making(event: Event) -> bool:
    """Say whether an event is one of the text's making, and not of what it rules."""
    if not event.verbs or not (event.on or event.modifiers or event.by_rule or any(subject.number for subject in event.subjects)):
        return False
    return all(_is_maker(subject.words) for told in (event, *event.modifiers) for subject in told.subjects)


def _is_maker(words: str) -> bool:
    return not words or all(organs.is_organ(organs.organ_of(part)) or part.endswith("会议") for part in organs.unsplit(words))


def bracket_end(folded: str, begin: int) -> int:
    """Return the end of a bracket, past its ); one that never closes ends with its text.

    Args:
        folded: the text with marks folded to one width.
        begin: where its ( stands.
    """
    depth, place = 0, begin
    limit = min(len(folded), begin + _LONGEST)
    while place < limit:
        char = folded[place]
        if char == "《":
            place = closing(folded, place)
            continue
        depth += (char == "(") - (char == ")")
        place += 1
        if depth == 0:
            return place
    return limit
