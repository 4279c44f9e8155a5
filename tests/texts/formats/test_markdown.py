"""The written format: what is written reads back as it was, and a slice reads as a person quotes it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.address import Level
from texts.document import Document, Passage, Provision, Role, addresses
from texts.errors import MalformedText
from texts.formats import markdown
from texts.formats.marks import numbers_in

CHARACTERS = st.sampled_from(list("第一二十条章节之（）、，。1２.．)- #*_\\`<>|[]&~!+=\u3000 \t\u200b①㈠“”x@;\x85\u2028\r\x00豈")) | st.characters(
    exclude_categories=["Cs"], exclude_characters="\n"
)
NASTY = ["", "第一章 总则", "一、管辖", "（一）依法", "- x", "# x", "<!-- lead -->", "**第一条** x", "| a | b |", "1. x", "1．甲", " x", "|", "\\", "&lt;"]
LABELS = ["第一条", "第三十－条", "（一）", "1.", "1．", "一、", "①", "附件一", "第一百三十三条之一", "第二二条"]
WORDS = st.text(CHARACTERS, max_size=12) | st.sampled_from(NASTY)
NUMBERS = st.none() | st.lists(st.integers(0, 10**6), min_size=1, max_size=3).map(tuple)


@st.composite
def provisions(draw: st.DrawFn, children: st.SearchStrategy[Provision] | None = None) -> Provision:
    """Any provision that the type allows, its number printed by its label or not."""
    level = draw(st.sampled_from(list(Level)))
    label = draw(WORDS | st.sampled_from(LABELS))
    number = numbers_in(label) if draw(st.booleans()) else draw(NUMBERS)
    words = "\n".join(draw(st.lists(WORDS, min_size=1, max_size=3))) if level is Level.TABLE else draw(WORDS)
    inside = draw(st.lists(children, max_size=4)) if children is not None else []
    return Provision(level, label, number, draw(st.sampled_from(["", " ", "　"])), words, tuple(inside))


TREES = st.recursive(provisions(), lambda children: provisions(children), max_leaves=12)
PASSAGES = st.builds(Passage, st.sampled_from(list(Role)), st.lists(WORDS.filter(bool), max_size=3).map(tuple))
DOCUMENTS = st.lists(TREES | PASSAGES, max_size=5).map(lambda parts: Document(tuple(parts)))


@given(DOCUMENTS)
def test_what_is_written_reads_back(document: Document) -> None:
    """read(write(d)) == d, for every Document."""
    written = markdown.write(document)
    assert markdown.is_written(written)
    assert markdown.read(written) == document


@given(DOCUMENTS)
def test_the_outline_covers_every_provision_once_and_nests(document: Document) -> None:
    """A provision's slice holds its own lines and those of all that stands inside it, and nothing of its siblings."""
    written = markdown.write(document)
    outline = markdown.outline(written)
    named = list(addresses(document))
    assert [eid for eid, _, _ in outline] == [str(address) for address, _ in named]
    assert markdown.outline(document) == outline
    at = 0
    for part in document.parts:
        if isinstance(part, Provision):
            at = check_nesting(part, outline, at)


def check_nesting(node: Provision, outline: tuple[tuple[str, int, int], ...], at: int) -> int:
    """Check the spans below `node`, which is the one at `at`; return the position after them."""
    _, start, end = outline[at]
    assert start <= end
    before, position = start, at + 1
    for child in node.children:
        _, first, last = outline[position]
        assert before <= first
        assert last <= end
        before = last
        position = check_nesting(child, outline, position)
    return position


@given(st.text(CHARACTERS, max_size=30).map(str.strip).filter(bool))
def test_a_slice_says_what_the_provision_says(words: str) -> None:
    """The marks and escapes of a slice are no words of the law."""
    document = Document((Provision(Level.ARTICLE, "第一条", (1,), "　", children=(Provision(Level.PARAGRAPH, words=words),)),))
    written = markdown.write(document)
    (_, start, end), (_, first, last) = markdown.outline(written)
    assert markdown.plain(written[start:end]).replace("\r", "\n") == f"第一条　{words}".replace("\r", "\n")
    assert markdown.plain(written[first:last]) == words


TEXT = """\
<!-- yange text 1 -->

<!-- title -->

# 虚构省灯塔条例

<!-- /title -->

## 第一章　总　则

**第一条**　灯塔分为：

- （一）海塔；

  - 1．大的；

- （二）河塔。

其他塔不是灯塔。

| 塔 | 份 |
|----|----|

<!-- article number=11 -->
**第十－条** \\*甲\\*

<!-- annex label=4 -->
## 附件1：灯油表

一、菜油。
"""
DOCUMENT = Document(
    (
        Passage(Role.TITLE, ("虚构省灯塔条例",)),
        Provision(
            Level.CHAPTER,
            "第一章",
            (1,),
            "　",
            "总　则",
            (
                Provision(
                    Level.ARTICLE,
                    "第一条",
                    (1,),
                    "　",
                    children=(
                        Provision(
                            Level.PARAGRAPH,
                            words="灯塔分为：",
                            children=(
                                Provision(Level.POINT, "（一）", (1,), "", "海塔；", (Provision(Level.INDENT, "1．", (1,), "", "大的；"),)),
                                Provision(Level.POINT, "（二）", (2,), "", "河塔。"),
                            ),
                        ),
                        Provision(Level.PARAGRAPH, words="其他塔不是灯塔。"),
                        Provision(Level.TABLE, words="| 塔 | 份 |\n|----|----|"),
                    ),
                ),
                Provision(Level.ARTICLE, "第十－条", (11,), " ", children=(Provision(Level.PARAGRAPH, words="*甲*"),)),
            ),
        ),
        Provision(
            Level.ANNEX,
            "附件1：",
            (1,),
            "",
            "灯油表",
            (Provision(Level.ITEM, "一、", (1,), "", children=(Provision(Level.PARAGRAPH, words="菜油。"),)),),
        ),
    )
)


def test_a_text_as_a_lawyer_reads_it() -> None:
    """Format 1 is frozen: this text means this document, for ever (the text is fictitious)."""
    assert markdown.write(DOCUMENT) == TEXT
    assert markdown.read(TEXT) == DOCUMENT


def test_where_provisions_stand() -> None:
    spans = {eid: TEXT[start:end] for eid, start, end in markdown.outline(TEXT)}
    assert spans["art_1__para_1"].startswith("灯塔分为：")
    assert spans["art_1__para_1__point_1"] == "- （一）海塔；\n\n  - 1．大的；"
    assert spans["art_1"].endswith("|----|----|")
    assert markdown.plain(spans["art_1__para_1"]) == "灯塔分为：\n（一）海塔；\n1．大的；\n（二）河塔。"
    assert markdown.plain(spans["art_11"]) == "第十－条 *甲*"


def test_a_text_is_written_only_if_it_says_so() -> None:
    assert not markdown.is_written("# 虚构省灯塔条例\n")
    assert markdown.is_written("<!-- yange text 2 -->\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<!-- yange text 2 -->\n", "line 1: not a whole written text of version 1"),
        ("<!-- yange text 1 -->\n\n第一条", "line 1: not a whole written text of version 1"),
        ("<!-- yange text 1 -->\n\n<!-- title -->\n", "line 3: the text ends in the middle of a block"),
        ("<!-- yange text 1 -->\n\n<!-- title -->\n\n甲\n\n<!-- /title -->\n", "line 5: no line of a title, which ends with <!-- /title -->"),
        ("<!-- yange text 1 -->\n\n<!-- lines -->\n甲\n", "line 3: neither a role nor a level: <!-- lines -->"),
        ("<!-- yange text 1 -->\n\n<!-- lead size=3 -->\n甲\n", "line 3: no fact of a note: size=3"),
        ("<!-- yange text 1 -->\n\n<!-- lead depth=3 -->\n甲\n", "line 4: nothing stands above a block of depth 3"),
        ("<!-- yange text 1 -->\n\n<!-- lead -->\n", "line 3: the text ends in the middle of a block"),
        ("<!-- yange text 1 -->\n\n<甲>\n", "line 3: a comment that is neither a note nor the bound of a passage"),
    ],
)
def test_a_text_that_breaks_the_format_is_refused(text: str, message: str) -> None:
    with pytest.raises(MalformedText) as refused:
        markdown.read(text)
    assert str(refused.value) == message


@given(st.text(st.sampled_from(list("<!->/ titlelead=0129\n#*|第一条（）\\")), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """A text that claims the format is a Document or a MalformedText, never another error."""
    with suppress(MalformedText):
        assert isinstance(markdown.read("<!-- yange text 1 -->\n" + text + "\n"), Document)


def test_a_number_of_absurd_length_is_no_number() -> None:
    assert numbers_in("第" + "9" * 10_000 + "条") is None
    with pytest.raises(MalformedText):
        markdown.read(f"<!-- yange text 1 -->\n\n<!-- lead depth={'9' * 10_000} -->\n甲\n")


def test_depth_costs_nothing_but_a_note() -> None:
    """Size and time stay linear in depth."""
    node = Provision(Level.POINT, "（一）", (1,), "", "甲")
    for _ in range(2000):
        node = Provision(Level.POINT, "（一）", (1,), "", "甲", (node,))
    written = markdown.write(Document((node,)))
    assert len(written) < 2001 * 120
    # Comparing two trees of that depth is beyond Python, comparing what is written of them is not.
    assert markdown.write(markdown.read(written)) == written
