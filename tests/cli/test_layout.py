import io
import itertools

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from cli.output import visible
from cli.views.page import Beside, Facts, Heading, Page, Paragraph, Piece, Style, Table
from cli.views.plain import lines, pad
from cli.views.terminal import breaks, draw
from texts.errors import columns

words = st.text(alphabet="甲乙丙丁法律，。；：（）《》“”0123abc -", max_size=120)


@given(words, st.integers(20, 60))
def test_breaking_loses_nothing_and_fits(text: str, width: int) -> None:
    """Every line fits the terminal; together they are the text."""
    offsets = [0, *breaks(text, width), len(text)]
    pieces = [text[a:b] for a, b in itertools.pairwise(offsets)]
    assert "".join(pieces) == text
    assert all(columns(piece) <= width for piece in pieces)


@given(st.lists(st.sampled_from(["甲乙", "法律，", "（条）", "。", "施行；", "《办法》"]), max_size=60).map("".join), st.integers(20, 60))
def test_no_line_starts_with_a_comma(text: str, width: int) -> None:
    """避头尾: a mark that ends words starts no line, one that opens words ends none."""
    for at in breaks(text, width):
        run = text[max(0, at - 6) : at + 1]
        if any(char not in "，。；）》" for char in run):
            assert text[at] not in "，。；）》" or set(text[at - 1]) & set("，。；）》"), text[:at]
            assert text[at - 1] not in "（《"


def test_words_in_latin_letters_stay_whole() -> None:
    assert breaks("条例 abcdefghij", 12) == [3]


MARKED = st.sampled_from(
    ["甲乙", "法律，", "（条）", "甲。", "《办法》", "[-删去，-]", "{+增加。+}", "[-（甲-]", "乙{+，并+}", "[~移出~]", "{~移入~}", "abc", "10℃"]
)
"""Each shorter than a line, so that there is always a place to break."""


@given(st.lists(MARKED, max_size=40).map("".join), st.integers(20, 60))
def test_marks_of_a_change_stay_with_their_words(text: str, width: int) -> None:
    """No line ends with a mark that opens or starts with one that closes; a mark hides no comma at the start of a line."""
    for at in breaks(text, width):
        assert not text.endswith(("[-", "{+", "[~", "{~"), 0, at)
        assert not text.startswith(("-]", "+}", "~]", "~}"), at)
        assert not text.startswith(("{+，", "[-，", "，", "。", "）"), at)


def test_words_beside_a_name_stay_beside_it() -> None:
    """Every line after the first stands behind the name, wrapped or not."""
    block = Beside(Piece("2021  ", Style.FAINT), (Piece("渡船应当系牢缆绳，不得超载，"), Piece("夜间应当悬挂红灯", Style.INSERTED), Piece("。")), indent=2)
    assert list(lines((block,))) == ["  2021  渡船应当系牢缆绳，不得超载，{+夜间应当悬挂红灯+}。"]
    screen = Console(file=io.StringIO(), width=40, color_system=None)
    draw((block,), screen)
    assert str(screen.file.getvalue()).splitlines() == [  # type: ignore[attr-defined]
        "  2021  渡船应当系牢缆绳，不得超载，{+夜",
        "        间应当悬挂红灯+}。",
    ]


def test_plain_page() -> None:
    page: Page = (
        Heading("某条例"),
        Facts((("公布", ("2021-09-28",)), ("repeals", ("《甲》", "《乙》")))),
        None,
        Paragraph((Piece("处"), Piece("五", Style.DELETED), Piece("十", Style.INSERTED), Piece("元。")), indent=2),
        Paragraph((Piece("船长应当"), Piece("持证", Style.MOVED_OUT), Piece("到岗", Style.MOVED_IN), Piece("。"))),
        Table(("title", "id"), (("某条例", "1"), ("a", "22"))),
    )
    assert list(lines(page)) == [
        "某条例",
        "  公布     2021-09-28",
        "  repeals  《甲》",
        "           《乙》",
        "",
        "  处[-五-]{+十+}元。",
        "船长应当[~持证~]{~到岗~}。",
        "title   id",
        "某条例  1",
        "a       22",
    ]


@given(st.text(alphabet="甲a，（", max_size=10), st.integers(30, 40))
def test_padding_counts_columns(text: str, width: int) -> None:
    """A Chinese character takes two columns."""
    assert columns(pad(text, width)) == width


@given(st.text())
def test_visible_leaves_no_control_character(text: str) -> None:
    """A text may hold escape sequences or bidirectional marks; a terminal must not obey them."""
    shown = visible(text)
    assert not any(ord(char) < 0x20 and char not in "\n\t" for char in shown)
    assert not set(shown) & set("\x7f\x9b\u202e\u2066\u200f")
