"""Random acts against random laws with chapters: merged, divided, exchanged, promoted, 章 款 项, and 第三条之一."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.enacting.writing_acts import Act, Article, Change, Words, acts, body, label, laws, new_articles, printed, quoted
from texts.document import Document
from texts.enacting import Enacted, enact
from texts.grammar.cn import numerals
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

HEAD = "# 虚构法\n\n<!-- INFO END -->\n\n"
_ACT = "# 关于修改《虚构法》的决定\n\n<!-- INFO END -->\n\n决定对《虚构法》作如下修改：\n\n"


def _read(text: str) -> Document:
    return CN.structure(text)[0]


def _enacted(old: list[str], items: list[str], end: str) -> Enacted:
    listed = "\n\n".join(f"{numerals.write(number)}、{item}" for number, item in enumerate(items, 1))
    return enact(_read(HEAD + "\n\n".join(old) + "\n"), [_read(_ACT + listed + "\n\n" + end + "\n")], CN)


@settings(max_examples=100)
@given(st.data())
def test_a_compiled_act_makes_the_text_that_it_was_written_for(data: st.DataObject) -> None:
    """Operands name the old text, labels after 作为 or 改为 the final one, all at once; 章节及条文序号作相应调整 renumbers what follows."""
    words = Words()
    law = data.draw(laws(words))
    act: Act = data.draw(acts(law, words))
    items = data.draw(st.permutations([change.item(act) for change in act.changes]))
    found = _enacted(printed(law), items, "《虚构法》的有关章节及条文序号根据本决定作相应调整，重新公布。")
    assert [one.reason for one in found.unresolved] == []
    assert list(lines_of(found.document)) == ["虚构法", *printed(act.chapters)]


@settings(max_examples=40)
@given(st.data())
def test_articles_are_added_without_renumbering(data: st.DataObject) -> None:
    """第三条之一 stands after 第三条, and no other number changes."""
    words = Words()
    law = data.draw(laws(words))
    old, act, number = printed(law), Act(law, []), 0
    for chapter in law:
        for article in list(chapter.articles):
            number += 1
            if data.draw(st.booleans()):
                count = data.draw(st.integers(1, 2))
                added = [Article(data.draw(new_articles(words)).paragraphs, suffix) for suffix in range(1, count + 1)]
                at = chapter.articles.index(article) + 1
                chapter.articles[at:at] = added
                labels = [label(number, suffix) for suffix in range(1, count + 1)]
                lines = [line for one, name in zip(added, labels, strict=True) for line in [f"{name}　{body(one)[0]}", *body(one)[1:]]]
                act.changes.append(Change(f"在{label(number)}后增加{'一两'[count - 1]}条，作为{'、'.join(labels)}：\n\n{quoted(lines)}"))
    found = _enacted(old, data.draw(st.permutations([change.text for change in act.changes])), "本决定自公布之日起施行。")
    assert [one.reason for one in found.unresolved] == []
    assert list(lines_of(found.document)) == ["虚构法", *printed(law)]
