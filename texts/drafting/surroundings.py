"""Surroundings: what stands around the articles: 名称, 引言, 序言, 附件 (条文以外的变动)."""

from collections.abc import Iterator, Sequence

from texts.address import Address, Level, Step
from texts.document import Document, Role
from texts.drafting.items import Item
from texts.drafting.lines import whole_lines
from texts.drafting.pairing import Pair
from texts.drafting.phrasing import named, quoted_block
from texts.proving import fold

__all__ = ["annexes", "lead", "title"]

_LEAD = Address((Step(Level.LEAD, (1,)),))


def title(old: Document, new: Document) -> Iterator[Item]:
    """Say how the title (名称) reads anew, where both texts print one."""
    was, is_ = (document.passages(Role.TITLE) for document in (old, new))
    if was and is_ and fold("".join(was[0].lines)) != fold("".join(is_[0].lines)):
        yield Item(f"将名称修改为：{quoted_block(is_[0].lines)}。")


def lead(old: Document, new: Document) -> Iterator[Item]:
    """Say how the words before the first article (引言) change."""
    was, is_ = (tuple(line for p in document.provisions if p.level is Level.LEAD for line in whole_lines(p)) for document in (old, new))
    if _differ(was, is_):
        if was and is_:
            yield Item(f"将引言修改为：{quoted_block(is_)}", (_LEAD,), (_LEAD,))
        elif was:
            yield Item("删去引言。", (_LEAD,))


def annexes(pairs: Sequence[Pair]) -> Iterator[Item]:
    """Say how annexes (附件) change, which are new and which go."""
    for pair in pairs:
        old, new = pair.old, pair.new
        if Level.ANNEX not in {one.provision.level for one in (old, new) if one}:
            continue
        if new is None:
            assert old is not None  # noqa: S101 - one side is there
            yield Item(f"删去{named(old.address.steps)}。", (old.address,))
        elif old is None:
            yield Item(f"增加{named(new.address.steps)}，内容为：{quoted_block(whole_lines(new.provision))}", (), (new.address,))
        elif _differ(whole_lines(old.provision), whole_lines(new.provision)):
            text = f"将{named(old.address.steps)}修改为：{quoted_block(whole_lines(new.provision))}"
            yield Item(text, (old.address,), (new.address,))


def _differ(was: Sequence[str], is_: Sequence[str]) -> bool:
    return [*map(fold, was)] != [*map(fold, is_)]
