"""Whatever an act says, it is carried out or reported: nothing crashes, and no words vanish of which it does not speak."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.enacting.conftest import HEAD, LAW
from texts.address import Level
from texts.document import Document, walk
from texts.enacting import enact
from texts.formats.compilation_json import compilation_json
from texts.grammar.cn.grammar import CN

ITEMS = (
    "将第三条修改为：“甲。”",
    "将第二条第二款改为第三条，修改为：“甲。”",
    "第二条改为第四条，增加一款，作为第二款：“乙。”",
    "将第二条第一款、第二款合并为一款，作为第一款，修改为：“甲。”",
    "将第四条、第五条合并为第四条，修改为：“甲。”",
    "将第四条分为两条，作为第四条、第五条，修改为：“第四条　甲。”",
    "第五条第二款作为第一款第三项。",
    "第四条第一款第三项改为第二款。",
    "第八条改为第七条第二款。",
    "将第八条并入第七条，作为第二款。",
    "将第三条与第六条对调。",
    "将第二条第一款与第二款对调。",
    "将第二章与第三章对调。",
    "将第三章并入第二章。",
    "将第六条移至第七条之后。",
    "将第六条移至第三章，作为第八条。",
    "将第五条第二款移至第六条，作为第一款。",
    "删去第二条第一款第二句。",
    "删去第三章章名。",
    "删去第三章。",
    "删去第五条，第六条改为第五条。",
    "第四条第一款增加一项，作为第二项：“（二）甲；”，以下各项序号顺延。",
    "增加一条，作为第三条：“甲。”",
    "增加一条，作为第六条之一：“甲。”",
    "增加一章，作为第三章“养护”，包括第七条至第八条。",
    "第二章分为两节，第四条至第五条为第一节，节名为“一般规定”；第六条为第二节，节名为“检查”。",
    "在第一条前增加“第一章　总纲”。",
    "将第七条前段修改为：“甲；”",
    "将第七条“拒不改正的”以后的部分修改为“甲。”",
    "将第四条第一款第一项、第三项修改为：“（一）甲；”",
    "第四条第一项调整为第五条第一款第一项。",
    "原第五条至第七条顺延为第六条至第八条。",
)


def _read(text: str) -> Document:
    return CN.structure(text)[0]


_LAW = _read(LAW)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=4, unique=True), st.booleans())
def test_nothing_crashes_and_nothing_vanishes(items: list[str], renumber: bool) -> None:
    """An instruction that cannot be placed exactly once is reported; what no instruction names keeps its words."""
    end = "条文顺序作相应调整。" if renumber else ""
    found = enact(_LAW, [_read(HEAD + "\n\n".join(f"{'一二三四'[at]}、{item}" for at, item in enumerate(items)) + f"\n\n{end}\n")], CN)
    assert compilation_json(found)["applied"] == len(found.carried_out)
    targets = [target.address for one in found.carried_out for target in one.targets]
    labels = [label for one in found.carried_out for label in one.labels]
    named = {address.steps[0] for address in (*targets, *labels) if address.steps}
    if any(step.level is not Level.ARTICLE for step in named):
        return
    kept = [article for article in _LAW.articles() if not any(step.number == article.number for step in named)]
    words = {node.words for top in found.document.provisions for node in walk(top)}
    assert [node.words for article in kept for node in walk(article) if node.words not in words] == []
