"""Parts of a text's front that a source cut in two (被拆断的题注)."""

from collections.abc import Iterator

from texts.address import Level
from texts.document import Document, Passage, Provision, Role
from texts.grammar.cn import dates
from texts.grammar.cn.promulgation.events import events
from texts.grammar.cn.promulgation.tokens import fold
from texts.patterns import lazily

__all__ = ["front_parts"]

_PLAIN_LEVELS = (Level.LEAD, Level.PARAGRAPH, Level.PREAMBLE, Level.NOTE)
_TELLS = lazily("通过|批准|公布|发布|颁布|修正|修订|修改|施行|实施|印发")
_OPENING = (Role.ANNOUNCEMENT, Role.HEADER_NOTE)
_CLOSING = (Role.SIGNATURE, Role.DATE_LINE)
# What is left of a note where a source is cut between a date and its verb.
_CONNECTS = lazily(r"(?:[ \u3000，,。]|的|并经|并|根据|依据|经|由|审议|通过|批准|公布|发布|颁布|修正|修订|修改|施行|实施)+")
_LEADS_ON = lazily(r"(?:根据|依据|并经|经|由|于|、)[ \u3000]*$")
_CONTINUES = lazily(
    r"[ \u3000]*(?:第.{1,12}(?:次会议|号)|(?:审议)?(?:通过|批准|公布|发布|颁布|修正|修订|修改|施行)|[0-9０-９]{4}年|[一二三四五六七八九〇○零]{4}年"
    r"|.{0,40}(?:会议|令|公告).{0,12}(?:通过|批准|公布|发布)|《[^》]*》(?:第.{1,3}次)?修[正订改]|[\u4e00-\u9fff]{2,20}(?:令|公告)第)"
)


def front_parts(document: Document) -> Iterator[Passage | Provision]:
    """Yield the parts before the first provision, and the signature; joined where an event was cut in two."""
    body_begun = False
    held: Passage | None = None
    for part in document.parts:
        body_begun = body_begun or (isinstance(part, Provision) and part.level not in _PLAIN_LEVELS)
        if body_begun and (isinstance(part, Provision) or part.role not in _CLOSING):
            continue
        if held is not None and _goes_on(held, part):
            held = Passage(held.role, held.lines + ((part.words,) if isinstance(part, Provision) else part.lines))
            continue
        if held is not None:
            yield held
        held = part if isinstance(part, Passage) and part.role in _OPENING else None
        if held is None:
            yield part
    if held is not None:
        yield held


def _breaks_off(text: str) -> bool:
    """Say whether a passage ends in the middle of an event: its source was cut where no line ends."""
    if _LEADS_ON.search(text):
        return True
    found = events(text) if _TELLS.search(text) or any(dates.find(fold(text))) else ()
    return bool(found) and not found[-1].verbs and any(subject.on or subject.number for subject in found[-1].subjects) and bool(found[-1].words)


def _goes_on(held: Passage, part: Passage | Provision) -> bool:
    """Say whether a part goes on with the event in whose middle the passage before it ended."""
    if isinstance(part, Passage) and part.role not in _OPENING:
        return False
    words = part.words if isinstance(part, Provision) else part.lines[0]
    if isinstance(part, Provision) and _CONNECTS.fullmatch(words):
        return True
    return bool(_CONTINUES.match(words)) and _breaks_off("\n".join(held.lines))
