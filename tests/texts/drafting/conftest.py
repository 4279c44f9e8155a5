"""A fictitious law, and the drafting of what changes in it."""

from collections.abc import Callable, Sequence

import pytest

from texts.document import Document
from texts.drafting import Draft, draft
from texts.enacting import enact
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

LAW = """# 虚构市花木条例

<!-- INFO END -->

第一章　总则

第一条　为了保护花木，制定本条例。

第二条　本市的花木主管部门负责花木工作。花木主管部门应当建立名录。

区花木主管部门按照职责分工负责有关工作。

区财政部门应当安排经费，并对经费的使用情况进行监督检查。

第三条　任何单位和个人都有保护花木的义务。

第二章　栽种

第四条　栽种花木应当符合下列条件：

（一）有适宜的土壤和充足的水源；

（二）有专门的人员和必要的设备；

（三）有健全的管理制度和应急预案。

第五条　禁止在高压线下方和消防通道栽种高大花木。违反规定的，由花木主管部门责令改正。

第六条　花木主管部门应当对栽种情况进行检查，检查结果向社会公布。

第三章　附则

第七条　花木名录由花木主管部门另行制定。

第八条　本条例自2020年1月1日起施行。
"""

Drafted = Callable[..., list[str]]


def document(text: str) -> Document:
    return CN.structure(text)[0]


def checked(old: Document, new: Document) -> Draft:
    """Draft an act and hold it against the new text, line by line, without the room that verifies it."""
    found = draft(old, new, CN)
    made = enact(old, [document(found.act)], CN) if found.items else None
    assert found.verified, found.not_expressed
    assert found.not_expressed == ()
    if made is not None:
        assert [one.reason for one in made.unresolved] == []
        assert [*map(_folded, lines_of(made.document))] == [*map(_folded, lines_of(new))]
    return found


def _folded(line: str) -> str:
    return "".join(line.split())


@pytest.fixture(scope="session")
def items() -> Drafted:
    """Return the items that make the law read so: pairs of words of it and what stands there instead."""

    def written(*changes: tuple[str, str], law: str = LAW) -> list[str]:
        new = law
        for before, after in changes:
            assert new.count(before) == 1, before
            new = new.replace(before, after)
        return [item.text for item in checked(document(law), document(new)).items]

    return written


@pytest.fixture(scope="session")
def act() -> Callable[[Sequence[str]], Draft]:
    """Return the draft that turns the law, or one text, into another."""
    return lambda texts: checked(*map(document, texts))
