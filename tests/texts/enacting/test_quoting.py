"""The same act gives the same text, however its quotations are printed."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.texts.enacting.conftest import HEAD, LAW, RENUMBERED
from texts.document import Document
from texts.enacting import enact
from texts.grammar.cn.grammar import CN
from texts.proving import lines_of

_WORDS = st.text(alphabet="甲乙丙丁戊己庚辛", min_size=1, max_size=4)
_LOWERED = str.maketrans("“”", "‘’")


@st.composite
def sentences(draw: st.DrawFn, end: str = "。") -> str:
    """A sentence; some quote a word, and some begin with that."""
    first, second, term = draw(_WORDS), draw(_WORDS), draw(_WORDS)
    return draw(st.sampled_from((f"{first}适用{second}", f"{first}所称“{term}”，是指{second}", f"“{term}”是指{second}", f"{first}称为“{term}”"))) + end


@st.composite
def articles(draw: st.DrawFn) -> list[str]:
    """The paragraphs of an article, with points below one of them."""
    lines = [draw(sentences()) for _ in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        at = draw(st.integers(0, len(lines)))
        count = draw(st.integers(2, 3))
        points = [f"（{'一二三'[number]}）{draw(sentences('；' if number < count - 1 else '。'))}" for number in range(count)]
        lines[at:at] = [draw(_WORDS) + "包括下列事项：", *points]
    return lines


def _lowered(lines: list[str]) -> list[str]:
    return [line.translate(_LOWERED) for line in lines]


def _bare_points(lines: list[str]) -> str:
    opened = [line if line[0] == "（" else f"“{line}" for line in _lowered(lines)]
    return "\n\n".join(opened) + "”"


STYLES: dict[str, Callable[[list[str]], str]] = {
    "opened at each paragraph, closed at the last": lambda lines: "“" + "\n\n“".join(_lowered(lines)) + "”",
    "opened at the first, closed at the last": lambda lines: "“" + "\n\n".join(_lowered(lines)) + "”",
    "each paragraph for itself": lambda lines: "\n\n".join(f"“{line}”" for line in _lowered(lines)),
    "points without marks": _bare_points,
    "inner marks not lowered": lambda lines: "“" + "\n\n“".join(lines) + "”",
    "inner marks not lowered, opened once": lambda lines: "“" + "\n\n".join(lines) + "”",
    "no marks": lambda lines: "\n\n" + "\n\n".join(lines),
    "on the next line": lambda lines: "\n\n“" + "\n\n“".join(_lowered(lines)) + "”",
    "half-width": lambda lines: '"' + '\n\n"'.join(_lowered(lines)) + '"',
    "half-width, opened once": lambda lines: '"' + "\n\n".join(_lowered(lines)) + '"',
    "half-width, inner too": lambda lines: '"' + "\n\n".join(line.translate(str.maketrans("“”", "''")) for line in lines) + '"',
    "corner marks": lambda lines: "「" + "\n\n".join(line.translate(str.maketrans("“”", "『』")) for line in lines) + "」",
    "never closed": lambda lines: "“" + "\n\n“".join(_lowered(lines)),
    "a full stop after the mark": lambda lines: "“" + "\n\n“".join(_lowered(lines)) + "”。",
    "the full stop outside": lambda lines: "“" + "\n\n“".join(_lowered(lines))[:-1] + "”。",
    "the mark on a line of its own": lambda lines: "“" + "\n\n“".join(_lowered(lines)) + "\n\n”",
}


def _amended(item: str) -> tuple[tuple[str, ...], list[str]]:
    act = f"{HEAD}一、{item}\n\n将第八条中的“玩忽职守”修改为“失职”。\n\n二、删去第六条。\n\n{RENUMBERED}\n"
    found = enact(_read(LAW), [_read(act)], CN)
    return lines_of(found.document), [one.reason for one in found.unresolved]


def _read(text: str) -> Document:
    return CN.structure(text)[0]


@settings(max_examples=40)
@given(articles(), st.sampled_from(sorted(STYLES)))
def test_an_article_reads_the_same(lines: list[str], style: str) -> None:
    """What stands between the marks is the law's, the marks are the act's."""
    text, unresolved = _amended("将第三条修改为：" + STYLES[style](lines))
    assert unresolved == []
    assert [line for line in text if line.removeprefix("第三条　") in lines] == [f"第三条　{lines[0]}", *lines[1:]]
    assert text[-1] == "第八条　本条例自2001年3月1日起施行。"
    assert any(line.endswith("工作人员失职的，依法给予处分。") for line in text)


@settings(max_examples=30)
@given(articles(), articles(), st.sampled_from(sorted(set(STYLES) - {"points without marks"})))
def test_articles_with_their_numbers_read_the_same(first: list[str], second: list[str], style: str) -> None:
    """Articles that are added bear their numbers inside the quotation."""
    printed = [f"第三条　{first[0]}", *first[1:], f"第四条　{second[0]}", *second[1:]]
    text, unresolved = _amended("增加两条，作为第三条、第四条：" + STYLES[style](printed))
    assert unresolved == []
    at = text.index(printed[0])
    assert list(text[at : at + len(printed)]) == printed


@given(st.lists(sentences("；"), min_size=2, max_size=3), st.sampled_from(sorted(set(STYLES) - {"points without marks", "the full stop outside"})))
def test_points_read_the_same(words: list[str], style: str) -> None:
    """Points that are added bear their numbers inside the quotation."""
    lines = [f"（{'二三四'[number]}）{line}" for number, line in enumerate(words)]
    labels = "、".join(f"第{'二三四'[number]}项" for number in range(len(lines)))
    text, unresolved = _amended(f"第五条第一款增加{'两三'[len(lines) - 2]}项，作为{labels}：" + STYLES[style](lines))
    assert unresolved == []
    at = text.index(lines[0])
    assert list(text[at - 1 : at + len(lines) + 1]) == ["（一）高压线下方；", *lines, f"（{'二三四五'[len(lines)]}）消防通道。"]


@given(
    st.permutations(["将第一条中的“保护”修改为“爱护”", "将第三条中的“义务”修改为“责任”", "删去第八条中的“依法”", "在第六条中的“进行”前增加“定期”"]), st.data()
)
def test_marks_of_quoted_words_may_be_of_any_kind(items: list[str], data: st.DataObject) -> None:
    """Quoted words are the same in “ ”, in half-width marks and in corner marks, one item with another."""
    kinds = ["“”", '""', "「」"]
    printed = [item.translate(str.maketrans("“”", data.draw(st.sampled_from(kinds)))) for item in items]
    whole = "，".join(items) + "。"
    assert _amended("，".join(printed) + "。") == _amended(whole)
    assert all(one != other for one, other in pairwise(items))
