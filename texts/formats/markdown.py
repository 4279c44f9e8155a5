r"""The written format of a Document: the Markdown that an archive stores (存档文本).

Every character of the Document stands in it as printed, and reading it back
gives the same Document: nothing in it is inferred from legal language. Version
1 is frozen. A file is UTF-8, its lines end in `\n`; blocks are separated by
one blank line, and blank lines mean nothing else.

    file      ::= "<!-- yange text 1 -->" block*
    block     ::= passage | [note] provision
    passage   ::= "<!-- ROLE -->" line* "<!-- /ROLE -->"
    provision ::= "#"{2,} " " text          a heading: its depth in the tree, plus two
                | "**" label "**" text      an article, with its first paragraph on its line
                | indent "- " text          below the last block at the margin, two spaces a depth
                | indent text               anything else; indented, inside the list item above
                | row+                      a table, one row a line, each starting with "|"
    note      ::= "<!-- LEVEL key=value … -->"

A block without a note is read thus: a heading that starts with 第…编, 分编, 章
or 节 is that, any other is `heading`, where 一、 at its start is a label; a
plain line at the margin is an `item` if it starts with 一、 (its text is its
first paragraph), else a `paragraph`; a list item is a `point` (（一）, (一), 一、),
an `indent` (1．, 1., 1、) or a `subindent` (（1）, ①). A label's number is the
numerals in it (`marks.numbers_in`); the white space after a label is the gap.
Articles and items stand below the last heading, plain lines below the last
article or item after that heading, else below the heading.

Where that is not so, a note says what is: the level always, and of the rest
what differs: `label=N` and `gap=N` (lengths in code points), `number=133-1` or
`number=none`, `depth=N` (0 for a part of the document), `own` (an article's or
item's text is its own and not its first paragraph's), `lines=N` (a table's).
The line under a note is the block's, even if it is empty.

A backslash stands before each of ``\ ` * _ [ ] < ~`` everywhere, before `&`
where a letter, a digit or `#` follows, before `- + # > |` at the start of a
block's text, and between a number of up to nine ASCII digits at the start and
`.` or `)`. Nowhere else is there one.
"""

from texts.document import Document
from texts.formats.marks import plain
from texts.formats.reading import is_written, read, read_outline
from texts.formats.writing import Outline, write, write_outlined

__all__ = ["is_written", "outline", "plain", "read", "write", "write_outlined"]


def outline(text: Document | str) -> Outline:
    """Return where each provision stands in the written text: eId, start, end.

    Args:
        text: a document, or the written text that stores one.

    Returns:
        In printed order. Offsets are code points, half-open; a slice covers
        the provision's own lines and those of all that stands inside it.

    Raises:
        MalformedText: `text` is a string and not in the written format.
    """
    return read_outline(text) if isinstance(text, str) else write_outlined(text)[1]
