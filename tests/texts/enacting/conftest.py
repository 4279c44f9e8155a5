"""A fictitious law, and acts that amend it."""

from collections.abc import Callable

import pytest

from texts.amendment import Amendment
from texts.document import Document
from texts.enacting import Enacted, enact
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

LAW = """# 虚构市花木条例

<!-- INFO END -->

第一章　总则

第一条　为了保护花木，制定本条例。

第二条　本市的花木主管部门负责花木工作。花木主管部门应当建立名录。

区花木主管部门按照职责分工负责有关工作。

第三条　任何单位和个人都有保护花木的义务。

第二章　栽种

第四条　栽种花木应当符合下列条件：

（一）有适宜的土壤；

（二）有充足的水源；

（三）有专门的人员。

第五条　禁止在下列地点栽种高大花木：

（一）高压线下方；

（二）消防通道。

违反前款规定的，由花木主管部门责令改正。

第六条　花木主管部门应当对栽种情况进行检查，检查结果向社会公布。

第三章　罚则

第七条　违反本条例第五条规定，拒不改正的，处五百元以下罚款；情节严重的，处五千元以下罚款。

第八条　花木主管部门的工作人员玩忽职守的，依法给予处分。

第四章　附则

第九条　本条例自2001年3月1日起施行。
"""
HEAD = "# 虚构市人民代表大会常务委员会关于修改《虚构市花木条例》的决定\n\n<!-- INFO END -->\n\n决定对《虚构市花木条例》作如下修改：\n\n"
RENUMBERED = "《虚构市花木条例》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"
KEPT = "本决定自公布之日起施行。"


def _document(text: str) -> Document:
    return CN.structure(text)[0]


@pytest.fixture(scope="session")
def law() -> Document:
    """A fictitious regulation (虚构)."""
    return _document(LAW)


@pytest.fixture(scope="session")
def read() -> Callable[[str], Document]:
    """Read a text as a Document."""
    return _document


@pytest.fixture(scope="session")
def amended(law: Document) -> Callable[..., Enacted]:
    """Apply an act of these items to the fictitious law."""

    def amend(*items: str, renumber: bool = True, expected: str | None = None) -> Enacted:
        act = HEAD + "\n\n".join(items) + "\n\n" + (RENUMBERED if renumber else KEPT) + "\n"
        return enact(law, [_document(act)], CN, None if expected is None else _document(expected))

    return amend


@pytest.fixture(scope="session")
def changes(law: Document, amended: Callable[..., Enacted]) -> Callable[..., tuple[list[str], list[str]]]:
    """Return the lines that an act of these items takes away and puts in; every instruction must be placed."""

    def differ(*items: str, renumber: bool = False) -> tuple[list[str], list[str]]:
        found = amended(*items, renumber=renumber)
        assert [one.reason for one in found.unresolved] == []
        old, new = lines_of(law), lines_of(found.document)
        return [line for line in old if line not in new], [line for line in new if line not in old]

    return differ


@pytest.fixture(scope="session")
def compiled(amended: Callable[..., Enacted]) -> Callable[..., Amendment]:
    """Return the Amendment that an act of these items is."""
    return lambda *items: amended(*items).amendments[0]
