"""Placing: which provisions of a law the words of an act name (修改对象的定位)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from texts.address import CONTAINERS, Address, Level, Step
from texts.amendment import Era, Part, Target
from texts.document import Document, walk
from texts.errors import BadAddress, NoSuchProvision
from texts.folding import flat
from texts.grammar.cn import numerals
from texts.grammar.cn.amending.orders import Order, Ref
from texts.grammar.cn.amending.quoting import Quotation
from texts.grammar.cn.citation import write_address
from texts.grammar.cn.cited import Citation, CitedStep
from texts.grammar.cn.resolving import Index, Place, index, resolve_in
from texts.grammar.cn.structure.labels import ARTICLE
from texts.rewording import find_all

__all__ = ["Places", "Unplaced", "without_number"]

_OPENING, _LISTING = ("：", ":"), ("，", "、", "；", ",", ";")
_TWO_COUNTS = "the lines of the list in it may be paragraphs or not, and it is not plain which paragraph is meant"
_NUMBERED = re.compile(rf"({ARTICLE})[\s　]+")


class Unplaced(Exception):
    """A reference that cannot be placed.

    Args:
        reason: why not.
        start, end: the words that name it, in the item's shown text.
    """

    def __init__(self, reason: str, start: int, end: int) -> None:
        super().__init__(reason)
        self.reason, self.start, self.end = reason, start, end


def without_number(ref: Ref, lines: tuple[str, ...]) -> tuple[Ref, tuple[str, ...]]:
    """Return where quoted words stand that begin with the number of their article (将“第三条　甲。”修改为“第三条　乙。”), and the words alone."""
    match = _NUMBERED.match(lines[0]) if lines else None
    number = numerals.read_label(match[1]) if match is not None and not ref.steps else None
    if match is None or number is None:
        return ref, lines
    return replace(ref, steps=(Step(Level.ARTICLE, number),)), (lines[0][match.end() :], *lines[1:])


class Places:
    """The provisions of one law, as an act may name them.

    Args:
        law: the text left by every act adopted earlier.
    """

    def __init__(self, law: Document) -> None:
        self.index: Index = index(law)

    def place(self, ref: Ref) -> Target:
        """Look a reference up in the law."""
        sentences = () if ref.sentence is None else _sentences(ref.sentence, many=ref.many)
        if not ref.steps and (sentences or ref.part in (Part.FIRST_WORDS, Part.PROVISO, Part.FORMER, Part.LATTER)):
            raise Unplaced("it is not said in which provision", ref.start, ref.end)
        if not ref.steps:
            return Target(Address(), Era.OLD, ref.part, occurrence=ref.occurrence)
        if ref.named is not None and ref.era is Era.OLD:
            self._check_name(ref)
        if ref.era is Era.NEW:
            return Target(Address(ref.steps), Era.NEW, ref.part, sentences=sentences, occurrence=ref.occurrence)
        address = self._find(ref)
        whole = len(ref.steps) == 1 and ref.steps[0].number is None and address.steps[0].level is Level.LEAD and ref.part is Part.WHOLE
        return Target(address, Era.OLD, Part.OPENING if whole else ref.part, sentences=sentences, occurrence=ref.occurrence)

    def place_words(self, ref: Ref, words: tuple[str, ...]) -> Target:
        """Look up where quoted words stand; of two ways to count the paragraphs, the one in which they do."""
        ref = self._by_which_number(ref, words)
        target = self.place(ref)
        other = self._with_list_lines(target)
        if other is None:
            return target
        found = [address for address in (target.address, other) if words and self._holds(address, words)]
        if len(found) > 1 or not words:
            raise Unplaced(_TWO_COUNTS, ref.start, ref.end)
        return replace(target, address=found[0]) if found else target

    def _by_which_number(self, ref: Ref, words: tuple[str, ...]) -> Ref:
        """Return 其中第六条 by its old number, where articles have just been given others: by the words that it holds."""
        if not ref.among:
            return ref
        olds = [(old, *ref.steps[1:]) for old, new in ref.among if ref.steps[0] in (old, new)]
        found = [steps for steps in olds if words and self._holds(self._find(replace(ref, steps=steps)), words)]
        if len(found) != 1:
            raise Unplaced("it is not plain whether this is its number before or after the change", ref.start, ref.end)
        return replace(ref, steps=found[0], among=())

    def _with_list_lines(self, target: Target) -> Address | None:
        """Return the paragraph meant where the lines of a list without numbers (组成：/ 主任，/ 委员若干人。) are of the paragraph that opens it.

        `None` where there is no such list before it, or it makes no difference.
        """
        steps = target.address.steps
        at = next((at for at, step in enumerate(steps) if step.level is Level.PARAGRAPH and step.number is not None), None)
        above = None if at is None or target.era is Era.NEW else self._at(Address(steps[:at]))
        if at is None or above is None:
            return None
        standing = [place for place in self.index.children(above) if place.provision is not None and place.provision.level is Level.PARAGRAPH]
        ends = [place.provision.words[-1:] for place in standing if place.provision is not None]
        opening: list[int] = []
        listing = False
        for number, (end, after) in enumerate(zip(ends, [*ends[1:], ""], strict=True), 1):
            if not listing:
                opening.append(number)
            listing = after in _LISTING if end in _OPENING else listing and end in _LISTING
        wanted = (steps[at].number or (0,))[0]
        if not 0 < wanted <= len(opening) or opening[wanted - 1] == wanted:
            return None
        return Address((*steps[:at], steps[at]._replace(number=(opening[wanted - 1],)), *steps[at + 1 :]))

    def _at(self, address: Address) -> Place | None:
        return next((place for place in self.index.places if place.address == address), None)

    def _holds(self, address: Address, words: tuple[str, ...]) -> bool:
        place = self._at(address)
        inside = () if place is None or place.provision is None else walk(place.provision)
        return any(find_all(node.words, words[0]) for node in inside)

    def beside(self, named: Sequence[Address], operands: Sequence[str]) -> str | None:
        """Return the name of a provision beside those named in which one of the words stands; `None` where there is none."""
        for place in self.index.places:
            inside = any(place.address.steps[: len(address.steps)] == address.steps for address in named)
            words = "" if place.provision is None or inside else place.provision.words
            if words and any(find_all(words, operand) for operand in operands):
                return write_address(place.address)
        return None

    def _check_name(self, ref: Ref) -> None:
        """Refuse a heading that the act calls by another name than the text has (第三章“罚则”)."""
        address = self._find(ref)
        words = next(place.provision.words for place in self.index.places if place.provision is not None and place.address == address)
        if ref.named is not None and flat(words) not in flat(ref.named):
            raise Unplaced(f"the act names it “{ref.named}”, the text “{words}”", ref.start, ref.end)

    def _find(self, ref: Ref) -> Address:
        if ref.steps[0].level in (Level.LEAD, Level.PREAMBLE) and len(ref.steps) == 1:
            return self._find_opening(ref)
        if ref.steps[0].level is Level.LEAD and len(ref.steps) == 2:
            # 引言第二段: each paragraph before the first article is one of its own.
            ref = replace(ref, steps=(Step(Level.LEAD, ref.steps[1].number),))
        if len(ref.steps) == 1 and ref.steps[0].level is Level.PARAGRAPH and self.has(Level.LEAD):
            # 第一段 of a reply: a paragraph before the first item.
            ref = replace(ref, steps=(Step(Level.LEAD, ref.steps[0].number),))
        if ref.steps[0].level is Level.ARTICLE and self.article_level() is Level.HEADING:
            ref = replace(ref, steps=(Step(Level.HEADING, ref.steps[0].number), *ref.steps[1:]))
            if len(ref.steps) > 1 and ref.steps[1].level is Level.PARAGRAPH:
                return self._find_under_heading(ref)
        try:
            return resolve_in(self.index, Citation("", tuple(CitedStep(step.level, step.number, None, 0, 0) for step in ref.steps)))
        except (BadAddress, NoSuchProvision) as error:
            what = error.message.splitlines()[0]
            raise Unplaced(f"{what}: {error.hint}" if error.hint else what, ref.start, ref.end) from error

    def _find_under_heading(self, ref: Ref) -> Address:
        """Find 第二条第一款 where numbered headings stand for articles: their paragraphs are numbered through the text."""
        above = self._find(replace(ref, steps=ref.steps[:1]))
        heading = next(place for place in self.index.places if place.provision is not None and place.address == above)
        inside = [place.address for place in self.index.children(heading) if place.provision is not None and place.provision.level is Level.PARAGRAPH]
        number = (ref.steps[1].number or (0,))[0]
        if len(ref.steps) > 2 or not 0 < number <= len(inside):
            raise Unplaced(f"there are {len(inside)} 款 under it", ref.start, ref.end)
        return inside[number - 1]

    def _find_opening(self, ref: Ref) -> Address:
        """Find 引言 or 序言: whichever of the two the law has."""
        wanted = ref.steps[0].level
        other = Level.PREAMBLE if wanted is Level.LEAD else Level.LEAD
        for level in (wanted, other):
            if self.has(level):
                return Address((Step(level, None if level is Level.PREAMBLE else (1,)),))
        raise Unplaced("the text has no words before its first article", ref.start, ref.end)

    def has(self, level: Level) -> bool:
        """Say whether the law has provisions of a level."""
        return any(place.provision is not None and place.provision.level is level for place in self.index.places)

    def article_level(self) -> Level:
        """Return what an act calls 条 in this law: the articles, else the items (三、), else numbered headings with their paragraphs."""
        if self.has(Level.ARTICLE):
            return Level.ARTICLE
        if self.has(Level.ITEM):
            return Level.ITEM
        numbered = any(place.provision is not None and place.provision.level is Level.HEADING and place.provision.number for place in self.index.places)
        return Level.HEADING if numbered else Level.ARTICLE

    def _place_whole(self, ref: Ref) -> Target:
        target = self.place(self._by_which_number(ref, ()))
        if self._with_list_lines(target) is not None:
            raise Unplaced(_TWO_COUNTS, ref.start, ref.end)
        return target

    def targets(self, order: Order) -> tuple[Target, ...]:
        """Look up all that an order is about."""
        found: list[Target] = []
        for target in (self._place_whole(ref) for spot in order.spots for ref in spot.refs):
            if found and target.sentences and found[-1].sentences and replace(target, sentences=()) == replace(found[-1], sentences=()):
                # 第一句、第二句 of one paragraph are one stretch of words.
                found[-1] = replace(found[-1], sentences=(*found[-1].sentences, *target.sentences))
            else:
                found.append(target)
        return tuple(found)

    def heading(self, ref: Ref, operand: Quotation) -> Address | None:
        """Return the one heading that is quoted with its number."""
        if ref.part not in (Part.TITLE, Part.HEADING) and ref.steps:
            return None
        quoted = flat("".join(operand.lines))
        found = [
            place.address
            for place in self.index.places
            if place.provision is not None and place.provision.level in CONTAINERS and flat(place.provision.label + place.provision.words) == quoted
        ]
        return found[0] if len(found) == 1 else None


def _sentences(sentence: int, *, many: bool) -> tuple[int, ...]:
    """Return which sentences are meant, negative from the end."""
    if not many:
        return (sentence,)
    return tuple(range(sentence, 0)) if sentence < 0 else tuple(range(sentence + 1))
