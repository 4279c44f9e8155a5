"""Payloads: the words that an act gives, as the law's own grammar reads them (修改后的条文)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from texts.address import CONTAINERS, Level, Number
from texts.amendment import Payload
from texts.document import Provision
from texts.grammar.cn import numerals, structure
from texts.grammar.cn.amending.quoting import Quotation, raised
from texts.grammar.cn.structure.labels import ANNEX, ARTICLE, HEADING

__all__ = ["finished", "numbered", "read_payload", "read_words"]

_ARTICLE = re.compile(rf"{ARTICLE}(?=[\s　])")
_HEADING = re.compile(rf"{HEADING}(?:[\s　]|$)")
_FINAL = "。；;：:！？…）)|"
_ITEM = re.compile(f"{numerals.NUMERAL}[、.．]")
# A frame in which the lines cannot be taken for a title, a header or a signature.
_FRONT = "# 法\n\n<!-- INFO END -->\n\n"
_BACK = "\n\n第九千条　止。"
_LEADS = "第一条　有下列情形之一的：\n\n"


def read_words(quotations: Sequence[Quotation]) -> tuple[str, ...]:
    """Return quoted words as they read in the law, one string for each paragraph."""
    return tuple(raised(line) if quotation.marked else line for quotation in quotations for line in quotation.lines)


def numbered(line: str) -> Number | None:
    """Return the number with which a line begins as an article or an item: 第一条　, 一、."""
    match = _ARTICLE.match(line) or _ITEM.match(line)
    return numerals.read_label(match[0]) if match is not None else None


def finished(quotations: Sequence[Quotation], level: Level) -> Sequence[Quotation]:
    """Return the words given for whole provisions with the full stop that the act prints behind the mark that closes them (“甲”。)."""
    if level not in (Level.ARTICLE, Level.PARAGRAPH, Level.ITEM) or not quotations or quotations[-1].stop != "。":
        return quotations
    last = quotations[-1]
    if not last.lines or last.lines[-1].rstrip("’”")[-1:] in _FINAL:
        return quotations
    return (*quotations[:-1], replace(last, lines=(*last.lines[:-1], last.lines[-1] + "。")))


def read_payload(quotations: Sequence[Quotation], level: Level, number: Number | None = None) -> Payload:
    """Read the words given for provisions of one level.

    Args:
        quotations: as the act prints them, the paragraphs in order.
        level: of what they replace or add.
        number: of the item that they replace: printed before them, it is not of the words.

    Returns:
        For an article its paragraphs, unless the words bear numbers of
        articles: then these; for 编章节 the headings with their articles.
    """
    lines = read_words(quotations)
    if level in (Level.ITEM, Level.HEADING) and (label := _ITEM.match(lines[0])) is not None and numerals.read_label(label[0]) == number:
        lines = (lines[0][label.end() :].lstrip(), *lines[1:])
        if level is Level.HEADING:
            return Payload(lines, (Provision(level, words=lines[0], children=_read_article(lines[1:]).children if lines[1:] else ()),))
    if level is Level.HEADING and number is not None:
        return Payload(lines, _read_article(lines).children)
    if level is Level.ARTICLE or level in CONTAINERS:
        with_numbers = any(_ARTICLE.match(line) or _HEADING.match(line) for line in lines)
        return Payload(lines, _read(lines) if with_numbers else _read_article(lines).children)
    if level is Level.ITEM or level is Level.PARAGRAPH:
        return Payload(lines, _read_article(lines).children)
    if level in (Level.POINT, Level.INDENT, Level.SUBINDENT):
        return Payload(lines, _read_points(lines, level))
    if level is Level.ANNEX:
        return Payload(lines, _read_annex(lines))
    plain = Level.PARAGRAPH if level is Level.PREAMBLE else level
    return Payload(lines, tuple(Provision(plain, words=line) for line in lines))


def _read(lines: Sequence[str]) -> tuple[Provision, ...]:
    document, _ = structure.read(_FRONT + "\n\n".join(lines))
    return document.provisions


def _read_article(lines: Sequence[str]) -> Provision:
    document, _ = structure.read(_FRONT + "第一条　" + "\n\n".join(lines) + _BACK)
    articles = document.articles()
    return articles[0] if articles else Provision(Level.ARTICLE, children=tuple(Provision(Level.PARAGRAPH, words=line) for line in lines))


def _read_points(lines: Sequence[str], level: Level) -> tuple[Provision, ...]:
    document, _ = structure.read(_FRONT + _LEADS + "\n\n".join(lines) + _BACK)
    article = document.articles()[0]
    found = article.children[0].children if article.children else ()
    if found and found[0].label and found[0].level is level:
        return (*found, *article.children[1:])
    first = Provision(level, words=lines[0])
    return (replace(first, children=tuple(Provision(Level.PARAGRAPH, words=line) for line in lines[1:])),)


def _read_annex(lines: Sequence[str]) -> tuple[Provision, ...]:
    if not ANNEX.match(lines[0]):
        return tuple(Provision(Level.PARAGRAPH, words=line) for line in lines)
    document, _ = structure.read(_FRONT + "第一条　为。" + "\n\n" + "\n\n".join(lines))
    return document.annexes
