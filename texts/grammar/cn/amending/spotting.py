"""Spotting: where something is to change (修改位置).

spots ::= spot (("、" | "和" | "，") spot)*
spot  ::= refs "等条款"? nth? (within "中的")? (quotation ("、" quotation)*)? ("后" | "前" | "末尾")?
| refs quotation ("和" | "与") quotation "之间"
| refs quotation ("后" | "前") "的" quotation                the words right after or before others
| refs quotation ("后" | "前") "的部分"                       all that stands after or before them
| refs quotation ("至" | "到") quotation                     from the one through the other
| refs quotation "中" refs                                   第三条“…行使下列职权”中第二项
nth   ::= ("第二处" | "最后一处") ("、" nth)*
quotation ::= “…” | 《…》 | "句号" | "分号" | …
"""

from dataclasses import replace

from texts.address import CONTAINERS
from texts.amendment import Part, Place
from texts.grammar.cn.amending.given import paragraphs, together
from texts.grammar.cn.amending.orders import Ref, Spot
from texts.grammar.cn.amending.progress import Progress
from texts.grammar.cn.amending.quoting import ELLIPSIS, Quotation
from texts.grammar.cn.amending.references import read_refs
from texts.grammar.cn.amending.vocabulary import Kind
from texts.grammar.cn.cited import RANKS

__all__ = ["PLACES", "Spotting"]

PLACES = {Kind.AFTER: Place.AFTER, Kind.BEFORE: Place.BEFORE, Kind.END: Place.END, Kind.START: Place.START}


class Spotting:
    """Reads places."""

    def __init__(self, item: Progress) -> None:
        self._item = item

    def spots(self, *, deleting: bool = False) -> tuple[Spot, ...]:
        """Read the places of one order; none where none begins here.

        Args:
            deleting: whether 删去 has been said before them.
        """
        spots: list[Spot] = []
        while True:
            spot = self._spot(deleting=deleting)
            if spot is None:
                break
            spots.append(spot)
            if not self._more_spots(spot, deleting=deleting):
                break
        return tuple(spots)

    def _more_spots(self, spot: Spot, *, deleting: bool) -> bool:
        """Take the joint before another place of the same order (第二条中的“A”和第三条中的“B”)."""
        cursor = self._item.cursor
        token = cursor.peek()
        if token is None or not spot.operands:
            return False
        joint = token.kind is Kind.JOINT or token.kind is Kind.COMMA or (token.kind is Kind.FILLER and token.text == "并")
        if not joint:
            return False
        ahead = 1
        while (after := cursor.peek(ahead)) is not None and after.kind in (Kind.FILLER, Kind.LAW, Kind.CITE, Kind.SENTENCE, Kind.JOINT):
            ahead += 1
        if after is None or after.kind is not Kind.QUOTE or (ahead == 1 and spot.place is None):
            return False
        if deleting and token.kind is Kind.COMMA and not self._ends_after(ahead):
            return False
        cursor.take()
        return True

    def _ends_after(self, ahead: int) -> bool:
        """Say whether nothing is done to the quotations that stand ahead but what has been said before them."""
        while (token := self._item.cursor.peek(ahead)) is not None and token.kind in (Kind.QUOTE, Kind.FILLER, Kind.JOINT):
            ahead += 1
        return token is None or token.kind in (Kind.STOP, Kind.COMMA)

    def _spot(self, *, deleting: bool) -> Spot | None:
        cursor = self._item.cursor
        self._spare_those_named()
        refs = self._with_exceptions(read_refs(cursor, self._item.context, self._item.take_law, commas=not deleting))
        refs = self._with_name(refs)
        others = bool(refs) and cursor.skip(Kind.OTHERS)
        cursor.skip(Kind.FILLER)
        occurrences = self._occurrences()
        refs = self._inside(refs)
        if cursor.peek() is not None and cursor.sees(Kind.COLON) and self._quotes_before_verb():
            cursor.take()
        within, (operands, every) = self._within(), self._operands()
        if not refs:
            if not operands:
                return None
            refs = self._default_refs()
        place = None
        cursor.skip(Kind.FILLER)
        occurrences = self._occurrences() or occurrences
        if occurrences:
            refs = tuple(replace(ref, occurrence=occurrence) for ref in refs for occurrence in occurrences)
        if (token := cursor.peek()) is not None and token.kind in PLACES:
            place = PLACES[cursor.take().kind]
            cursor.skip(Kind.FILLER)
            if cursor.sees(Kind.QUOTE):
                return self._next_to(refs, operands, place)
        elif token is not None and token.kind is Kind.BETWEEN and len(operands) == 2:
            cursor.take()
            cursor.skip(Kind.FILLER)
            return Spot(refs, operands[:1], Place.AFTER, within=_side_by_side(*operands))
        return Spot(refs, operands, place, every, within, others)

    def _next_to(self, refs: tuple[Ref, ...], anchors: tuple[Quotation, ...], place: Place) -> Spot:
        """Read “甲”后的“乙”, and 末尾的“。”: words that stand right there."""
        operands, every = self._operands()
        if not anchors:
            last = tuple(replace(ref, occurrence=-1 if place is Place.END else 1) for ref in refs)
            return Spot(last if place in (Place.END, Place.START) else refs, operands, None, every)
        pair = (anchors[-1], operands[0]) if place is Place.AFTER else (operands[0], anchors[-1])
        return Spot(refs, operands, None, every, _side_by_side(*pair))

    def _with_exceptions(self, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Read 第三条以外的其他条文: what was named is left alone."""
        cursor = self._item.cursor
        if not refs or not cursor.sees(Kind.EXCEPT) or not cursor.sees(Kind.WHOLE, past=(Kind.EXCEPT, Kind.FILLER, Kind.COMMA)):
            return refs
        self._item.exceptions = refs
        cursor.skip(Kind.EXCEPT, Kind.FILLER, Kind.COMMA)
        self._item.context.steps = ()
        return read_refs(cursor, self._item.context, self._item.take_law)

    def _spare_those_named(self) -> None:
        """Read 其他条文: all but those of which the item has spoken."""
        token = self._item.cursor.peek()
        if token is not None and token.kind is Kind.WHOLE and "其" in token.text and not self._item.exceptions:
            spots = (spot for order in self._item.orders for spot in order.spots if spot.operands)
            self._item.exceptions = tuple(ref for spot in spots for ref in spot.refs if ref.steps)

    def _with_name(self, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Take the name that is quoted right after the number of a heading (第三章“罚则”)."""
        token = self._item.cursor.peek()
        if not refs or token is None or token.kind is not Kind.QUOTE or token.quotation is None or len(token.quotation.lines) != 1:
            return refs
        if any(not ref.steps or ref.steps[-1].level not in CONTAINERS or ref.part not in (Part.WHOLE, Part.HEADING) for ref in refs):
            return refs
        self._item.cursor.take()
        part = Part.HEADING if self._item.cursor.skip(Kind.HEADING) else refs[-1].part
        return tuple(replace(ref, named=token.quotation.lines[0], part=part) for ref in refs)

    def _inside(self, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Read 第三条“…行使下列职权”中第二项: the words quoted lead to the points."""
        cursor = self._item.cursor
        quote, link, inner = cursor.peek(), cursor.peek(1), cursor.peek(2)
        if not refs or quote is None or link is None or inner is None or quote.kind is not Kind.QUOTE or link.text not in ("中", "中的"):
            return refs
        if inner.kind is not Kind.CITE or inner.level is None or not refs[-1].steps or RANKS[inner.level] <= RANKS[refs[-1].steps[-1].level]:
            return refs
        cursor.take()
        return read_refs(cursor, self._item.context, self._item.take_law)

    def _occurrences(self) -> tuple[int, ...]:
        """Read 第二处、第三处; 两处 says no more than how many there are."""
        cursor, found = self._item.cursor, list[int]()
        while (token := cursor.peek()) is not None and token.kind is Kind.OCCURRENCE:
            found.append(cursor.take().count)
            if cursor.sees(Kind.JOINT) and cursor.sees(Kind.OCCURRENCE, past=(Kind.JOINT,)):
                cursor.take()
        if found:
            cursor.skip(Kind.FILLER)
        return tuple(filter(None, found))

    def _default_refs(self) -> tuple[Ref, ...]:
        """Return what words without a place are quoted from: what was named last, else the whole law."""
        if self._item.subject:
            return self._item.subject[-1].refs
        offset = self._item.cursor.offset
        return (Ref(self._item.context.steps, offset, offset, self._item.context.era),)

    def _quotes_before_verb(self) -> bool:
        """Say whether the quotations after a colon are what is changed, not what it is changed to."""
        ahead = 1
        while (token := self._item.cursor.peek(ahead)) is not None and (
            token.kind in (Kind.QUOTE, Kind.COMMA, Kind.JOINT) or (token.kind is Kind.STOP and token.text == "\n")
        ):
            ahead += 1
        return ahead > 1 and token is not None and token.kind in (Kind.CHANGE, Kind.DELETE)

    def _within(self) -> Quotation | None:
        """Read the words in which the operand stands (“甲”中的“乙”)."""
        cursor = self._item.cursor
        token, link, after = cursor.peek(), cursor.peek(1), cursor.peek(2)
        if token is None or link is None or after is None or token.kind is not Kind.QUOTE or after.kind is not Kind.QUOTE:
            return None
        if link.kind is not Kind.FILLER or link.text not in ("中的", "中", "里的", "里"):
            return None
        cursor.take()
        cursor.take()
        return token.quotation

    def _is_operand(self) -> bool:
        """Say whether a title in 《 》 is what is changed (第三条中的《甲法》修改为《乙法》), and not the law that follows is about."""
        before, ahead = self._item.cursor.peek(-1), 1
        if before is None or not (before.kind is Kind.JOINT or before.text in ("中的", "中", "里的")):
            return False
        while (after := self._item.cursor.peek(ahead)) is not None and after.kind in (Kind.FILLER, Kind.EACH, Kind.RESPECTIVELY, Kind.LAW, Kind.JOINT):
            ahead += 1
        return after is None or after.kind in (Kind.CHANGE, Kind.DELETE, Kind.AFTER, Kind.BEFORE, Kind.STOP, Kind.COMMA)

    def _counts_words(self) -> bool:
        """Say whether a count says no more of a quotation than what it is (“甲”一款)."""
        return self._item.cursor.sees(Kind.COUNT) and self._item.cursor.sees(Kind.CHANGE, Kind.DELETE, past=(Kind.COUNT, Kind.COMMA))

    def _operands(self) -> tuple[tuple[Quotation, ...], bool]:
        """Read “A”、“B” with what is said of them (均, 一词)."""
        cursor = self._item.cursor
        found: list[Quotation] = []
        every = False
        while (token := cursor.peek()) is not None:
            if token.kind is Kind.QUOTE and token.quotation is not None:
                joined = cursor.at > 0 and found and cursor.peek(-1) is not None and cursor.peek(-1).kind is Kind.QUOTE  # type: ignore[union-attr]
                joined = joined and paragraphs(found[-1])
                found[len(found) - bool(joined) :] = [together(found[-1], token.quotation) if joined else token.quotation]
                cursor.take()
                cursor.skip(Kind.FILLER, *((Kind.COUNT,) if self._counts_words() else ()))
            elif token.kind is Kind.RANGE and found and cursor.sees(Kind.QUOTE, past=(Kind.RANGE,)):
                # 从“甲”到“乙”: from the one through the other.
                cursor.take()
                until = cursor.take().quotation
                found[-1] = Quotation((f"{found[-1].lines[-1]}{ELLIPSIS}{until.lines[0] if until is not None else ''}",))
                cursor.skip(Kind.FILLER)
            elif token.kind is Kind.LAW and self._is_operand():
                found.append(Quotation((token.text,)))
                cursor.take()
                cursor.skip(Kind.FILLER)
            elif token.kind is Kind.JOINT and found and cursor.sees(Kind.QUOTE, Kind.LAW, past=(Kind.JOINT,)):
                cursor.take()
            else:
                break
        if found and cursor.sees(Kind.TITLE, Kind.HEADING) and cursor.sees(Kind.STOP, Kind.CHANGE, Kind.DELETE, past=(Kind.TITLE, Kind.HEADING)):
            # 删去“三、其他”标题: what is quoted is a heading.
            cursor.skip(Kind.TITLE, Kind.HEADING)
        if found:
            every = self._item.cursor.skip(Kind.EACH)
            cursor.skip(Kind.FILLER)
        return tuple(found), every


def _side_by_side(first: Quotation, second: Quotation) -> Quotation:
    """Return the words of two quotations as they stand one right after the other."""
    return Quotation((first.lines[-1] + second.lines[0],))
