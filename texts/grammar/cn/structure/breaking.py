"""Breaking: where a source that lost its line breaks had them (断行).

Nothing is moved and no word is changed: what bears a number that continues the
run, and stands where a sentence has ended, gets a line of its own. White space
there is layout. Where no number says so, no line is broken.
"""

from texts.grammar.cn.structure.facts import DAY
from texts.grammar.cn.structure.headings import is_heading
from texts.grammar.cn.structure.labels import ANNEX, BLANK, HEADING, number_of
from texts.grammar.cn.structure.lines import Page
from texts.grammar.cn.structure.quotes import Quotes
from texts.grammar.cn.structure.sequence import Candidate
from texts.patterns import lazily

__all__ = ["break_annexed", "break_articles", "break_items", "break_points"]

_HEADING = lazily(HEADING)
_STOP = lazily("[\n。；！？”]")
_TAIL = lazily(rf"(?<=[。；！？”：])({BLANK}*)({HEADING}[^。；，：！？“”《》\n]{{0,40}})\n")
_CONTENTS = lazily(rf"目{BLANK}*录(?={BLANK}*(?:{HEADING}|序{BLANK}*言))([^。；！？\n]*)")
_ANNEXES = lazily(rf"(?<=[）)。] )附件{BLANK}*[二三四五六七八九十0-9]{{1,3}}{BLANK}")
_LAST_ENTRY = lazily(rf"{HEADING}[^。]{{2,60}}(附{BLANK}*则){BLANK}*$")
_FIRST = lazily(r"(?<=[一-龥])[（(]一[）)](?![》〉）)的、，。第项])")
_UNNAMED = lazily(rf"(?:^|[\n。；！？”：])({BLANK}*(?:[一二三四五六七八九十]{{1,3}}、[^。；，：！？\n]{{1,30}}|附{BLANK}*则|总{BLANK}*则){BLANK}*)(?=[第笫])")
_LONGEST_SHOWN = 60
_LONGEST_GLUED = 400
_LAST_DAY = lazily(rf"(?<=[。]){BLANK}*({DAY.pattern})\n\Z")
# The mark before the label comes first, so that the search passes over all other characters quickly.
_POINT = lazily(
    r"[：:；;。\s](?:(?P<bracketed>[（(][一二三四五六七八九十]{1,3}[）)](?!项(?!目)|[至、和及或与][（(第]))"
    r"|(?P<dotted>[1-9１-９][0-9０-９]?[．.、](?![ \t]?[0-9０-９]))"
    r"|(?P<circled>[①-⑳]))"
)


def break_articles(page: Page, chain: tuple[Candidate, ...]) -> Page:
    """Return the page with a new line before every label of the chain, every heading glued to one, and a glued 目录."""
    offsets: set[int] = set()
    starts = set(page.starts)
    for candidate in chain:
        if candidate.start not in starts:
            offsets.add(candidate.start)
            offsets.update(_headings_before(page, candidate.start))
    for tail in _TAIL.finditer(page.joined, _from(page)):
        offsets.update(_labels_in(page, tail.start(2), tail.end(2)))
    for contents in _CONTENTS.finditer(page.joined, 0, chain[0].start if chain else len(page.joined)):
        offsets.add(contents.start())
        labels = _labels_in(page, contents.start(1), contents.end(1))
        offsets.update(labels)
        last = _LAST_ENTRY.match(page.joined, labels[-1], contents.end(1)) if labels else None
        if last is not None:
            offsets.add(last.start(1))
    for annex in _ANNEXES.finditer(page.joined, chain[-1].start if chain else 0):
        if ANNEX.match(page.lines[page.line_at(annex.start())]):
            offsets.add(annex.start())
    offsets -= starts
    return page.broken_at(sorted(offsets)) if offsets else page


def break_annexed(page: Page, labels: list[Candidate]) -> Page:
    """Return the page with a new line before the articles of its annexes, and the headings glued to them."""
    starts = set(page.starts)
    glued = [label for label in labels if label.start not in starts]
    offsets = {label.start for label in glued} | {start for label in glued for start in _headings_before(page, label.start)}
    return page.broken_at(sorted(offsets - starts)) if glued else page


def break_items(page: Page, chain: tuple[Candidate, ...]) -> Page:
    """Return the page with a new line before every item of the run, and before a day that ends the text."""
    starts = set(page.starts)
    offsets = {c.start for c in chain} - starts
    day = _LAST_DAY.search(page.joined, max(0, len(page.joined) - 60))
    if day is not None:
        offsets.add(day.start(1))
    return page.broken_at(sorted(offsets)) if offsets else page


def break_points(page: Page, quotes: Quotes, units: set[int], end: int) -> Page:
    """Return the page with a new line before every point that a source prints in the middle of a line.

    （一） follows a colon and has a （二） after it; every other number follows
    the one before it, where a sentence or a clause has ended.

    Args:
        units: the offsets where articles and items start, and so do their points.
        end: where annexes start; the cells of a flattened table are no points.
    """
    offsets: list[int] = []
    last: dict[str, int] = {}
    for offset, style, number, follows in _labels_in_order(page, quotes, units, end):
        if style == "":
            last = {}
        elif page.joined[offset - 1 : offset] in ("\n", ""):
            last[style] = number
        elif (follows and number == 1) or (number > 1 and number == last.get(style, 0) + 1):
            offsets.append(offset)
            last[style] = number
    return page.broken_at(offsets) if offsets else page


def _labels_in_order(page: Page, quotes: Quotes, units: set[int], end: int) -> list[tuple[int, str, int, bool]]:
    """Return offset, style and number of every label that may be a point's, and whether the next of its style follows."""
    found: list[tuple[int, str, int, bool]] = []
    for match in _POINT.finditer(page.joined, 0, end):
        offset, style = match.start() + 1, match.lastgroup or ""
        mark = page.joined[offset - 1]
        before = page.joined[max(0, offset - 3) : offset].rstrip()[-1:] if mark != "\n" else mark
        number = number_of(match[0][1:])
        spaced = style == "dotted" and mark.isspace()
        clear = before in ("\n", "：", ":") or ((spaced or before in "；;。") and number is not None and number[0] > 1)
        if clear and number is not None and not quotes.hold(offset):
            found.append((offset, style, number[0], False))
    found.extend(_bare_firsts(page, end, {offset for offset, style, number, _ in found if style == "bracketed" and number == 2}))
    coming: dict[str, int] = {}
    found = sorted([*found, *((unit, "", 0, False) for unit in units)])
    for index in range(len(found) - 1, -1, -1):
        offset, style, value, _ = found[index]
        if not style:
            coming = {}
            continue
        found[index] = (offset, style, value, coming.get(style) == value + 1)
        coming[style] = value
    return found


def _bare_firsts(page: Page, end: int, seconds: set[int]) -> list[tuple[int, str, int, bool]]:
    """Return the （一） that follow a word on lines below which （二） starts the next line: 案件的范围（一）…； / （二）…"""
    firsts = []
    for second in sorted(seconds):
        line = page.line_at(second)
        if page.starts[line] != second or line == 0:
            continue
        start = page.starts[line - 1]
        above = [match.start() for match in _FIRST.finditer(page.joined, start + 1, min(second, end))]
        if len(above) == 1 and page.joined[start] not in "（(":
            firsts.append((above[0], "bracketed", 1, True))
    return firsts


def _from(page: Page) -> int:
    return page.starts[page.head] if page.head < len(page.starts) else len(page.joined)


def _headings_before(page: Page, start: int) -> list[int]:
    """Return where the headings start that run up to an article's label without a stop between."""
    window = page.joined[max(0, start - _LONGEST_GLUED) : start]
    stops = [m.end() for m in _STOP.finditer(window)]
    begin = start - len(window) + (stops[-1] if stops else 0)
    unnamed = _UNNAMED.search(page.joined, max(begin - 1, 0), start + 1)
    return [unnamed.start(1)] if unnamed is not None and unnamed.end() == start else _labels_in(page, begin, start)


def _labels_in(page: Page, start: int, end: int) -> list[int]:
    """Return where the headings start that fill a stretch to its end, one glued to the other."""
    labels = [m.start() for m in _HEADING.finditer(page.joined, start, end)]
    first = next((i for i, label in enumerate(labels) if is_heading(page.joined[label : min(end, label + _LONGEST_SHOWN)].rstrip())), len(labels))
    return labels[first:]
